import Cypher from '@neo4j/cypher-builder';
import { Problem } from '../model/problem.js';
import { keyOf } from './globalId.js';
import { isCalled, keyOfName } from './names.js';
import { findFirst } from './statement.js';

/** An argument `filter` of the schema. */
export type Filter = Readonly<Record<string, unknown>>;

/** Years of a plan that filters compare, and how. */
const BOUNDS: Readonly<
  Record<string, readonly [string, (value: Cypher.Expr, bound: Cypher.Expr) => Cypher.Predicate]>
> = {
  periodFrom: ['periodEnd', Cypher.gte],
  periodTo: ['periodStart', Cypher.lte],
};
/** Steps from the place that a plan governs to one that it is a part of. */
const MOST_STEPS = 2;

/** Whether a condition demands anything. */
export const isGiven = (value: unknown) => value !== null && value !== undefined;

/** What a filter demands of the plan that states something; null for a condition that is about something else. */
export function testPlan(plan: Cypher.Node, name: string, value: unknown): Cypher.Predicate | null {
  if (name === 'place') return governs(plan, value);
  if (name === 'file') return Cypher.eq(plan.property('file'), new Cypher.Param(value));
  if (name === 'plan') return Cypher.eq(plan.property('id'), new Cypher.Param(keyOf(value, 'Plan')));
  if (name === 'year')
    return Cypher.startsWith(plan.property('issuedOn'), new Cypher.Param(`${String(value)}-`));
  const bound = BOUNDS[name];
  return bound ? bound[1](plan.property(bound[0]), new Cypher.Param(value)) : null;
}

/** All that a filter demands of the plan that states something. */
export function testsOfPlan(plan: Cypher.Node, filter: Filter): Cypher.Predicate[] {
  return Object.entries(filter)
    .filter(([, value]) => isGiven(value))
    .map(([name, value]) => testPlan(plan, name, value))
    .filter((test) => test !== null);
}

/** Whether a plan governs what is called so, or something that plans say is a part of it. */
const governs = (plan: Cypher.Node, place: unknown): Cypher.Predicate =>
  governsCalled(plan, new Cypher.Param(place), (called) => isCalled(called, place));

function governsCalled(
  plan: Cypher.Node,
  place: Cypher.Expr,
  isPlace: (called: Cypher.Node) => Cypher.Predicate,
): Cypher.Predicate {
  const [own, called] = [new Cypher.Node(), new Cypher.Node()];
  const within = new Cypher.Raw(
    (env) =>
      `EXISTS { MATCH (${env.compile(own)}:Zone)-[:PART_OF]->{0,${MOST_STEPS}}(${env.compile(called)}:Zone)` +
      ` WHERE ${env.compile(own)}.name = ${env.compile(plan)}.jurisdiction AND ${env.compile(isPlace(called))} }`,
  );
  return Cypher.or(Cypher.eq(plan.property('jurisdiction'), place), within);
}

/** The argument `filter` of a field, where it demands something. */
export function filterOf({ filter }: Readonly<Record<string, unknown>>): Filter | null {
  const given = Object.entries((filter ?? {}) as Filter).filter(([, value]) => isGiven(value));
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** @throws Problem BAD_USER_INPUT where it is no share */
export function confidenceOf({ minConfidence }: Filter): number {
  return shareOf('minConfidence', minConfidence) ?? 0;
}

/** A bound of a confidence; null where none is given. */
export function shareOf(name: string, bound: unknown): number | null {
  if (typeof bound !== 'number') return null;
  if (bound >= 0 && bound <= 1) return bound;
  throw new Problem('BAD_USER_INPUT', `\`${name}\` is ${bound}.`, 'Give 0 to 1.');
}

/** Whether something was read at least so surely. What an earlier version has stored without a confidence counts as certain. */
export function isSure(confidence: Cypher.Expr, least: number): Cypher.Predicate {
  return Cypher.gte(Cypher.coalesce(confidence, new Cypher.Literal(1)), new Cypher.Param(least));
}

/** Sentences of a relationship, each with its place in the lists of the relationship and the plan that it stands in. */
export interface Sentences {
  readonly index: Cypher.Variable;
  readonly plan: Cypher.Node;
  /** Clauses that bind them, one row for each sentence for which the filter holds. */
  readonly rows: Cypher.Raw;
}

/**
 * The sentences that state a relationship and for which a filter holds.
 *
 * @throws Problem BAD_USER_INPUT
 */
export function sentencesOf(relationship: Cypher.Variable, filter: Filter): Sentences {
  const [index, plan] = [new Cypher.Variable(), new Cypher.Node()];
  return { index, plan, rows: keptPlaces({ relationship, index, plan }, filter, true) };
}

/** Before and behind every year of a plan. */
const NO_YEAR = { periodFrom: -1_000_000, periodTo: 1_000_000 };

/**
 * The ids of the plans for which a filter holds, found once in a statement. What is not demanded holds of all: whatever is, the
 * statement is the same, and the store has planned it. Its planner would take seconds for such tests at every place that is filtered.
 *
 * @throws Problem BAD_USER_INPUT
 */
export function plansFor({ place, file, plan: planId, year, periodFrom, periodTo }: Filter): Cypher.Expr {
  const plan = new Cypher.Node();
  const asked = {
    id: isGiven(planId) ? keyOf(planId, 'Plan') : '',
    file: file ?? '',
    begins: isGiven(year) ? `${String(year)}-` : '',
    from: periodFrom ?? NO_YEAR.periodFrom,
    to: periodTo ?? NO_YEAR.periodTo,
    place: place ?? '',
    named: keyOfName(place ?? ''),
  };
  // As one map: the store plans anew for texts of another length, not for those in a map.
  const given = new Cypher.Param(asked);
  const of = (name: keyof typeof asked) => new Cypher.Raw((env) => `${env.compile(given)}.${name}`);
  const unless = (name: keyof typeof asked, none: string | number, test: Cypher.Predicate) =>
    Cypher.or(Cypher.eq(of(name), new Cypher.Literal(none)), test);
  const isPlace = (called: Cypher.Node) => Cypher.contains(called.property('nameKey'), of('named'));
  const tests = () => [
    unless('id', '', Cypher.eq(plan.property('id'), of('id'))),
    unless('file', '', Cypher.eq(plan.property('file'), of('file'))),
    unless('begins', '', Cypher.startsWith(plan.property('issuedOn'), of('begins'))),
    unless('from', NO_YEAR.periodFrom, Cypher.gte(plan.property('periodEnd'), of('from'))),
    unless('to', NO_YEAR.periodTo, Cypher.lte(plan.property('periodStart'), of('to'))),
    unless('place', '', governsCalled(plan, of('place'), isPlace)),
  ];
  return findFirst(
    `plans ${JSON.stringify(asked)}`,
    () =>
      new Cypher.Collect(
        new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] }))
          .where(Cypher.and(...tests()))
          .return([plan.property('id'), 'id']),
      ),
  );
}

/** Clauses that bind the places of sentences for which a filter holds; their plans too where those are asked for. */
function keptPlaces(
  { relationship, index, plan }: Omit<Sentences, 'rows'> & { readonly relationship: Cypher.Variable },
  { minConfidence, ...ofPlan }: Filter,
  withPlan: boolean,
): Cypher.Raw {
  const passage = new Cypher.Node();
  // In a map as well: whole numbers and others would be planned apart.
  const sure = new Cypher.Param({ least: confidenceOf({ minConfidence }) });
  const plans = [minConfidence, ...Object.values(ofPlan)].some(isGiven) ? plansFor(ofPlan) : null;
  return new Cypher.Raw((env) => {
    const [of, i, one, whose] = [relationship, index, passage, plan].map((part) => env.compile(part));
    const isSure = `${of}.confidences[${i}] >= ${env.compile(sure)}.least`;
    if (!withPlan && !plans)
      return `UNWIND [${i} IN range(0, size(${of}.evidence) - 1) WHERE ${isSure}] AS ${i}`;
    const matched = [`(${one}:Passage)`, ...(withPlan ? [`(${whose}:Plan)`] : [])];
    const tests = [
      `${one}.id = ${of}.evidence[${i}]`,
      ...(withPlan ? [`${whose}.id = ${one}.plan`] : []),
      isSure,
      ...(plans ? [`${one}.plan IN ${env.compile(plans)}`] : []),
    ];
    return `UNWIND range(0, size(${of}.evidence) - 1) AS ${i} MATCH ${matched.join(', ')} WHERE ${tests.join(' AND ')}`;
  });
}

/** A relationship with the sentences for which a filter holds alone, as a map with its fields; without any its `count` is 0. */
export function keepSentences(relationship: Cypher.Variable, filter: Filter): Cypher.Expr {
  const index = new Cypher.Variable();
  const rows = keptPlaces({ relationship, index, plan: new Cypher.Node() }, filter, false);
  const [places, at] = [new Cypher.Variable(), new Cypher.Variable()];
  // Aggregating functions are not allowed in all places that this may stand in.
  return new Cypher.Raw((env) => {
    const [of, i, all, one] = [relationship, index, places, at].map((part) => env.compile(part));
    const list = (key: string) => `[${one} IN ${all} | ${of}.${key}[${one}]]`;
    return (
      `head([${all} IN [COLLECT { ${env.compile(rows)} RETURN ${i} AS place ORDER BY ${i} }] |` +
      ` {evidence: ${list('evidence')}, confidences: ${list('confidences')}, count: size(${all}), confidence:` +
      ` reduce(most = 0.0, ${one} IN ${all} | CASE WHEN ${of}.confidences[${one}] > most THEN ${of}.confidences[${one}] ELSE most END)}])`
    );
  });
}

/** Whether a sentence for which a filter holds states a relationship. */
export function isStated(relationship: Cypher.Variable, filter: Filter): Cypher.Predicate {
  const place = { relationship, index: new Cypher.Variable(), plan: new Cypher.Node() };
  const rows = keptPlaces(place, filter, false);
  return new Cypher.Raw((env) => `EXISTS { ${env.compile(rows)} RETURN 1 }`);
}

/** Values of the groups of the schema that are about the plan that states something. */
const OF_PLAN: Readonly<Record<string, (plan: string) => string>> = {
  PLACE: (plan) => `${plan}.jurisdiction`,
  YEAR: (plan) => `left(${plan}.issuedOn, 4)`,
  FILE: (plan) => `${plan}.file`,
  PLAN: (plan) => `${plan}.title`,
  PERIOD: (plan) => `toString(${plan}.periodStart) + '-' + toString(${plan}.periodEnd)`,
};

/** What a group of the schema counts of a plan; null where it is about something else. */
export function groupOfPlan(by: unknown, plan: Cypher.Node): Cypher.Expr | null {
  const value = OF_PLAN[String(by)];
  return value ? new Cypher.Raw((env) => value(env.compile(plan))) : null;
}
