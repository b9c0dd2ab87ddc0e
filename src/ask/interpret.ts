import type { QuestionRules } from '../knowledge/rules.js';
import type { EntityType } from '../model/entity.js';
import { type LogicalForm, logicalForm, type Question, type Reference } from '../model/question.js';

interface Names {
  readonly plan: Reference | undefined;
  readonly entity: Reference | undefined;
  readonly indicator: Reference | undefined;
  readonly year: number | null;
  /** The question asks for the highest. */
  readonly highest: boolean;
}
type Build = (names: Names) => LogicalForm;

const entitiesOf =
  (type: EntityType): Build =>
  ({ plan }) => ({ kind: 'entitiesOf', plan: plan!, type });
const factOf =
  (fact: 'number' | 'issuer' | 'issuedOn'): Build =>
  ({ plan }) => ({ kind: 'factOf', plan: plan!, fact });

/** What each intent of `graph/rules/questions.yaml` means. */
const MEANINGS: Readonly<Record<string, Build>> = {
  planNumber: factOf('number'),
  planIssuer: factOf('issuer'),
  planDate: factOf('issuedOn'),
  targetsOfPlan: ({ plan }) => ({ kind: 'targetsOf', plan: plan! }),
  zonesOfPlan: entitiesOf('Zone'),
  industriesOfPlan: entitiesOf('Industry'),
  institutionsOfPlan: entitiesOf('Institution'),
  projectsOfPlan: entitiesOf('Project'),
  plansMentioning: ({ entity }) => ({ kind: 'plansOf', entity: entity!, relation: 'mentions' }),
  plansOf: ({ entity }) => ({ kind: 'plansOf', entity: entity!, relation: 'directs' }),
  allPlans: () => ({ kind: 'allPlans' }),
  conflicts: () => ({ kind: 'conflicts' }),
  targetsFor: ({ indicator, plan, year, highest }) => ({
    kind: 'targetsFor',
    indicator: indicator!,
    plan: plan ?? null,
    year,
    highest,
  }),
};

const YEAR = /(20\d\d)\s*年?(?:底|末|前)?/;

/**
 * Whether a question says something beyond its names, the words of the intent and fillers: an answer to the intent
 * would then leave that out of account, and be wrong.
 */
function saysMore(question: Question, intent: RegExp, rules: QuestionRules): boolean {
  const rest = question.frame
    .replace(/«[PEI]»/g, ' ')
    .replace(YEAR, ' ')
    .replace(new RegExp(intent.source, 'giu'), ' ')
    .toLowerCase();
  const english = rest.match(/[a-z0-9][a-z0-9'’-]*/g) ?? [];
  if (english.some((word) => !rules.fillers.en.includes(word))) return true;
  const fillers = [...rules.fillers.zh].sort((a, b) => b.length - a.length);
  const chinese = fillers
    .reduce((text, filler) => text.replaceAll(filler, ' '), rest)
    .replace(/[^\u4e00-\u9fff]/g, '');
  return chinese.length > 0;
}

/** The logical form of a question, or null where its words fit no intent with the names that it has. */
export function interpretQuestion(question: Question, rules: QuestionRules): LogicalForm | null {
  const plan = question.names.find(({ reference }) => reference.type === 'Plan')?.reference;
  const indicator = question.names.find(({ reference }) => reference.type === 'Indicator')?.reference;
  const entities = new Map(
    question.names
      .filter(({ reference }) => reference.type !== 'Plan' && reference.type !== 'Indicator')
      .map(({ reference }) => [reference.id, reference]),
  );
  const entity = entities.size === 1 ? [...entities.values()][0] : undefined;
  const year = YEAR.exec(question.frame)?.[1];
  for (const intent of rules.intents) {
    if (!intent.pattern.test(question.frame)) continue;
    if (intent.needs.includes('plan') && !plan) continue;
    if (intent.needs.includes('entity') && !entity) continue;
    if (intent.needs.includes('indicator') && (!indicator || entities.size > 0)) continue;
    if (intent.needs.length === 0 && question.names.length > 0) continue;
    if (saysMore(question, intent.pattern, rules)) continue;
    return logicalForm.parse(
      MEANINGS[intent.id]!({
        plan,
        entity,
        indicator,
        year: year ? Number(year) : null,
        highest: rules.highest.test(question.frame),
      }),
    );
  }
  if (question.names.length > 0) return null;
  for (const rule of rules.unknownNames) {
    const name = rule.pattern.exec(question.text)?.groups?.name;
    if (name) return { kind: 'unknownName', name: name.trim() };
  }
  return null;
}
