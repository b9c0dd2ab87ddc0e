import type { Knowledge } from '../../knowledge/knowledge.js';
import { type Described, isCorpusPlan, MARK, type Question } from '../../model/question.js';
import { withNames } from '../understand/asides.js';
import type { ReadTerms } from '../understand/terms.js';
import { readDates } from './dates.js';

/**
 * Takes the description of a plan off a question: 领导小组办公室设在市水利局的那个方案，要求再生水利用率达到多少, Take the plan issued
 * on 9 May 2022: how many …. What describes it is a date of issue, a text that it cites, or what a sentence of it says.
 */
export function splitDescription(
  question: Question,
  { questions }: Knowledge,
  readTerms: ReadTerms,
): { question: Question; described: Described | null } {
  const none = { question, described: null };
  if (question.names.some(isCorpusPlan)) return none;
  const rule = questions.described.find(({ pattern }) => pattern.test(question.frame));
  const { said, rest } = rule?.pattern.exec(question.frame)?.groups ?? {};
  if (!said || !rest) return none;
  const before = question.frame.indexOf(said);
  const inside = question.names.filter((_, i) => {
    const at = [...question.frame.matchAll(MARK)][i]?.index ?? -1;
    return at >= before && at < before + said.length;
  });
  const outside = question.names.filter((name) => !inside.includes(name));
  const part = { ...question, frame: said, text: withNames(said, inside), names: inside };
  const cited = questions.cites.pattern.test(said)
    ? inside.find(({ reference }) => reference.type === 'Plan')?.reference
    : undefined;
  const dates = questions.issued.pattern.test(said) ? readDates(said, questions) : null;
  const terms = cited || dates ? [] : readTerms(part, [], []);
  if (!cited && !dates && terms.length === 0) return none;
  return {
    question: {
      ...question,
      frame: rest,
      text: withNames(rest, outside),
      names: outside,
    },
    described: { from: dates?.from ?? null, to: dates?.to ?? null, cited: cited ?? null, said: terms },
  };
}
