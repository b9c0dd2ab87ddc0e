import type { Knowledge } from '../../knowledge/knowledge.js';
import { type FormOf, isCorpusPlan, type Question } from '../../model/question.js';
import { factsSpokenOf } from './intents.js';
import type { WeighedForm } from './planSet.js';

/** What the head of a plan that a question names may be asked for, and the texts that it, or any plan, repeals. */
export function readPlanFacts(
  question: Question,
  { questions }: Knowledge,
): WeighedForm<FormOf<'factOf'> | FormOf<'repeals'>>[] {
  const plans = question.names.filter(isCorpusPlan).map(({ reference }) => reference);
  const [plan] = plans;
  const asksPlans = questions.asksPlans.pattern.test(question.frame) ? 1 : 0;
  const only = {
    'fact asks plans': asksPlans,
    'fact of one plan': plans.length === 1 ? 1 : 0,
    'fact of named things': question.names.length - plans.length,
  };
  const spokenOf = plan ? factsSpokenOf(question.frame, questions) : [];
  const facts = spokenOf.map(
    (fact): WeighedForm<FormOf<'factOf'>> => ({
      form: { kind: 'factOf', plan: plan!, described: null, facts: [fact] },
      features: { ...only, [`fact ${fact}`]: 1 },
    }),
  );
  if (!questions.repeals.pattern.test(question.frame)) return facts;
  const form: FormOf<'repeals'> = { kind: 'repeals', repealing: plan ?? null, repealed: null };
  return [
    ...facts,
    { form, features: { ...only, 'fact repealed': 1, 'fact repealed of one plan': plan ? 1 : 0 } },
  ];
}
