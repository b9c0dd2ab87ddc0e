import type { Knowledge } from '../../knowledge/knowledge.js';
import { replaceEvery } from '../../language/everywhere.js';
import { ORDINAL_ENDING } from '../../language/numerals.js';
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
  /** The question asks for the highest, for the lowest. */
  readonly highest: boolean;
  readonly lowest: boolean;
  /** It names anything. */
  readonly isNamed: boolean;
  /** It names several plans. */
  readonly isCompared: boolean;
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

export const YEAR = /(20\d\d)\s*年?(?:底|末|前)?/;
/** A question whose words are all those of an intent of `questions.yaml`. */
export function readIntent(question: Question, { questions }: Knowledge): LogicalForm | null {
  const frame = replaceEvery(question.frame, questions.planByNumber.pattern, '«P»');
  const plan = question.names.find(isCorpusPlan)?.reference;
  const indicator = question.names.find(({ reference }) => reference.type === 'Indicator')?.reference;
  if (question.names.some(isEntity)) return null;
  const facts = plan ? factsAsked(frame, questions) : [];
  if (plan && facts.length > 0) return { kind: 'factOf', plan, described: null, facts };
  const asked: Names = {
    plan,
    indicator,
    isNamed: question.names.length > 0,
    isCompared: question.names.filter(isCorpusPlan).length > 1,
    lowest: questions.lowest.pattern.test(question.frame),
    highest: questions.highest.pattern.test(question.frame),
    year: yearOf(question),
  };
  const intent = questions.intents.find(
    ({ id, pattern, needs }) =>
      !FACT_INTENTS[id] &&
      pattern.test(frame) &&
      hasNeeds(needs, asked) &&
      !OTHERWISE[id]?.(asked) &&
      !leftover(frame, [pattern, YEAR], questions),
  );
  return intent ? MEANINGS[intent.id]!(asked) : null;
}

/** Whether a question has the names that an intent needs, and none where it needs none. */
const hasNeeds = (needs: readonly string[], { plan, indicator, isNamed }: Names): boolean =>
  (!needs.includes('plan') || plan !== undefined) &&
  (!needs.includes('indicator') || indicator !== undefined) &&
  (needs.length > 0 || !isNamed);

/** When the words of an intent ask for something else. */
const OTHERWISE: Readonly<Record<string, (asked: Names) => boolean>> = {
  targetsOfPlan: ({ isCompared, indicator }) => isCompared || indicator !== undefined,
  targetsFor: ({ isCompared, lowest }) => isCompared || lowest,
};

/** The years that a frame names. */
export const yearsNamed = (frame: string): number[] =>
  [...new Set((frame.match(/20\d\d/g) ?? []).map(Number))].sort();

const NUMBER = new RegExp(`(?<![\\d.])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?!\\d)(?!年|${ORDINAL_ENDING}\\b)`, 'g');

/** The numbers of a question that are no years, nor counts of periods: 10家, 2.31, 150 or so. */
export const numbersOf = (frame: string): number[] =>
  (frame.match(NUMBER) ?? [])
    .map((number) => Number(number.replaceAll(',', '')))
    .filter((number) => number < 2000 || number > 2060);

export function yearOf({ frame }: Question): number | null {
  const found = YEAR.exec(frame)?.[1];
  return found ? Number(found) : null;
}

/** Facts of the head of a plan that words of a question ask for, whatever else it says. */
export const factsSpokenOf = (frame: string, questions: Knowledge['questions']): Fact[] =>
  questions.intents.flatMap(({ id, pattern }) => (pattern.test(frame) ? (FACT_INTENTS[id] ?? []) : []));

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
