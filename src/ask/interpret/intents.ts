import type { Knowledge } from '../../knowledge/knowledge.js';
import type { EntityType } from '../../model/entity.js';
import {
  type Fact,
  isCorpusPlan,
  isEntity,
  type LogicalForm,
  type Question,
  type Reference,
} from '../../model/question.js';
import { leftover } from './leftover.js';

interface Names {
  readonly plan: Reference | undefined;
  readonly indicator: Reference | undefined;
  readonly year: number | null;
  /** The question asks for the highest. */
  readonly highest: boolean;
}
type Build = (names: Names) => LogicalForm;

const entitiesOf =
  (type: EntityType): Build =>
  ({ plan }) => ({ kind: 'entitiesOf', plan: plan!, type });

/** The intents that ask for what the head of a plan says. */
const FACT_INTENTS: Readonly<Record<string, Fact>> = {
  planNumber: 'number',
  planIssuer: 'issuer',
  planDate: 'issuedOn',
  planPeriod: 'period',
  planKind: 'kind',
};

/** What each intent of `graph/rules/questions.yaml` means. */
const MEANINGS: Readonly<Record<string, Build>> = {
  targetsOfPlan: ({ plan }) => ({ kind: 'targetsOf', plan: plan! }),
  zonesOfPlan: entitiesOf('Zone'),
  industriesOfPlan: entitiesOf('Industry'),
  institutionsOfPlan: entitiesOf('Institution'),
  projectsOfPlan: entitiesOf('Project'),
  citedByPlan: ({ plan }) => ({ kind: 'cited', plan: plan! }),
  conflicts: () => ({ kind: 'conflicts' }),
  targetsFor: ({ indicator, plan, year, highest }) => ({
    kind: 'targetsFor',
    indicator: indicator!,
    plan: plan ?? null,
    year,
    highest,
    of: 'value',
  }),
};

/** 文号是«P»的方案: the number names the plan. */
const NUMBERED =
  /(?:文号|编号)?[是为]?«P»号?的?(?:那[份个]|这[份个])?(?:规划|方案|意见|文件|通知|预案|政策|计划)?/gu;

export const YEAR = /(20\d\d)\s*年?(?:底|末|前)?/;
/** A question whose words are all those of an intent of `questions.yaml`. */
export function readIntent(question: Question, { questions }: Knowledge): LogicalForm | null {
  const frame = question.frame.replace(NUMBERED, '«P»');
  const plan = question.names.find(isCorpusPlan)?.reference;
  const indicator = question.names.find(({ reference }) => reference.type === 'Indicator')?.reference;
  const entities = question.names.filter(isEntity);
  const isCompared = question.names.filter(isCorpusPlan).length > 1;
  const facts = plan && entities.length === 0 ? factsAsked(frame, questions) : [];
  if (plan && facts.length > 0) return { kind: 'factOf', plan, described: null, facts };
  for (const intent of questions.intents) {
    if (FACT_INTENTS[intent.id] || !intent.pattern.test(frame)) continue;
    if (intent.needs.includes('plan') && !plan) continue;
    if (intent.needs.includes('indicator') && !indicator) continue;
    if (intent.id === 'targetsOfPlan' && (isCompared || indicator)) continue;
    if (intent.id === 'targetsFor' && (isCompared || questions.lowest.pattern.test(question.frame))) continue;
    if (entities.length > 0) continue;
    if (intent.needs.length === 0 && question.names.length > 0) continue;
    if (leftover(frame, [intent.pattern, YEAR], questions)) continue;
    return MEANINGS[intent.id]!({
      plan,
      indicator,
      year: yearOf(question),
      highest: questions.highest.test(question.frame),
    });
  }
  return null;
}

export function yearOf({ frame }: Question): number | null {
  const found = YEAR.exec(frame)?.[1];
  return found ? Number(found) : null;
}

/** What a question asks of a plan, where it asks for nothing else: its number, its issuer, its date, several of them. */
export function factsAsked(frame: string, questions: Knowledge['questions']): Fact[] {
  const asked = questions.intents.filter(({ id, pattern }) => FACT_INTENTS[id] && pattern.test(frame));
  const isAll = !leftover(
    frame,
    asked.map(({ pattern }) => pattern),
    questions,
  );
  return isAll ? asked.map(({ id }) => FACT_INTENTS[id]!) : [];
}
