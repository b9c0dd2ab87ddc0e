import Cypher from '@neo4j/cypher-builder';
import { ENTITY_TYPES } from '../model/entity.js';
import { Problem } from '../model/problem.js';
import { keyOf } from './globalId.js';
import { follow, NODE_TYPES, type Path } from './graphModel.js';
import { categoryOf, isOfKind } from './kinds.js';
import { isCalled, namedWith } from './names.js';
import { confidenceOf, type Filter, filterOf, isGiven, isStated, isSure, testPlan } from './sources.js';
import { testTargets } from './targets.js';

/** Filters that ask for a neighbour by its name or id: the path to it. */
const NEIGHBOURS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Plan: { targetsZone: 'zones', focusesOn: 'industries', involves: 'institutions', proposes: 'projects' },
  Zone: { develops: 'industries', partOf: 'partOf' },
  Industry: { developedIn: 'zones', partOf: 'partOf' },
  Institution: { worksIn: 'industries', locatedIn: 'zones' },
  Project: { serves: 'industries', locatedIn: 'zones', responsible: 'responsible' },
};

/** What a filter demands of a node; null where it demands nothing. What is not given does not count. */
export function compileFilter(type: string, node: Cypher.Node, filter: Filter): Cypher.Predicate | null {
  const all: Cypher.Predicate[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (!isGiven(value)) continue;
    const test = compileTest({ type, node, name, value, filter });
    if (test) all.push(test);
  }
  return joined(all, Cypher.and);
}

/**
 * How sure the surest place of a thing must be for lists at the root to show it unasked: of names read less surely half are
 * none (the reliability table of models/README.md).
 */
const SHOWN_FROM = 0.6;
const SHOWN_WITH_A_BOUND: readonly string[] = ENTITY_TYPES;
/** Conditions that ask for a thing itself: then it is shown however unsure it is. */
const OF_ITSELF: readonly string[] = ['name', 'nameContains', 'minConfidence'];

/** What a list demands beside its filter: that its things are sure enough to be shown unasked; null where it demands nothing. */
export function shownUnasked(type: string, node: Cypher.Node, filter: Filter): Cypher.Predicate | null {
  if (!SHOWN_WITH_A_BOUND.includes(type) || asksForItself(filter)) return null;
  return isSure(node.property('confidence'), SHOWN_FROM);
}

function asksForItself(filter: Filter): boolean {
  const { and, or, ...own } = filter as Filter & { and?: Filter[]; or?: Filter[] };
  if (OF_ITSELF.some((name) => isGiven(own[name]))) return true;
  return [...(and ?? []), ...(or ?? [])].some(asksForItself);
}

function joined(
  tests: readonly Cypher.Predicate[],
  join: (...tests: Cypher.Predicate[]) => Cypher.Predicate | undefined,
): Cypher.Predicate | null {
  return tests.length > 1 ? (join(...tests) ?? null) : (tests[0] ?? null);
}

/** One condition of a filter, with the filter that it stands in. */
interface Condition {
  readonly type: string;
  readonly node: Cypher.Node;
  readonly name: string;
  readonly value: unknown;
  readonly filter: Filter;
}

const nested = ({ type, node, value }: Condition) =>
  (value as Filter[]).map((one) => compileFilter(type, node, one)).filter((test) => test !== null);

/** What each condition demands, by its name. Those of neighbours and of the plan itself stand elsewhere. */
const TESTS: Readonly<Record<string, (condition: Condition) => Cypher.Predicate | null>> = {
  and: (condition) => joined(nested(condition), Cypher.and),
  or: (condition) => joined(nested(condition), Cypher.or),
  not: ({ type, node, value }) => {
    const test = compileFilter(type, node, value as Filter);
    return test && Cypher.not(test);
  },
  name: ({ node, value }) => isCalled(node, value),
  nameContains: ({ node, value }) => namedWith(node, value),
  titleContains: ({ node, value }) => Cypher.contains(node.property('title'), new Cypher.Param(value)),
  issuer: ({ node, value }) => issues(node, new Cypher.Param(value)),
  kind: ({ type, node, value }) => isOfKind(type, node, value),
  category: ({ type, node, value }) => isOfKind(type, node, value, categoryOf),
  number: ({ node, value }) => Cypher.eq(node.property('number'), new Cypher.Param(value)),
  city: ({ node, value }) => Cypher.eq(node.property('city'), new Cypher.Param(value)),
  issuedFrom: ({ node, value }) => Cypher.gte(node.property('issuedOn'), dateParam(value)),
  issuedTo: ({ node, value }) => Cypher.lte(node.property('issuedOn'), dateParam(value)),
  hasTargetFor: ({ node, value }) => new Cypher.Exists(hasTarget(node, value)),
  plan: ({ type, node, value }) => new Cypher.Exists(isInPlan(type, node, keyOf(value, 'Plan'))),
  stated: ({ type, node, value }) => {
    const filter = filterOf({ filter: value });
    return filter && new Cypher.Exists(isDirectedAt(type, node, filter));
  },
  targets: ({ node, value }) => {
    const filter = filterOf({ filter: value });
    return filter && new Cypher.Exists(measures(node, filter));
  },
  minConfidence: ({ type, node, value }) => {
    const least = confidenceOf({ minConfidence: value });
    // Of plans it is about the neighbours that are asked for beside it.
    return type === 'Plan' ? null : isSure(node.property('confidence'), least);
  },
};

function compileTest(condition: Condition): Cypher.Predicate | null {
  const { type, node, name, value } = condition;
  const test = TESTS[name];
  if (test) return test(condition);
  const path = NODE_TYPES[type]!.paths[NEIGHBOURS[type]?.[name] ?? ''];
  return path ? new Cypher.Exists(hasNeighbour(path, condition)) : testPlan(node, name, value);
}

function dateParam(value: unknown): Cypher.Param {
  const said = String(value);
  const date = new Date(`${said}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(said) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(said)
  )
    throw new Problem('BAD_USER_INPUT', `“${said}” is no date.`, 'Give one as 2022-07-26 (ISO 8601).');
  return new Cypher.Param(said);
}

/** Whether an organ issues a plan, alone or with others. */
export function issues(plan: Cypher.Node, organ: Cypher.Expr): Cypher.Predicate {
  const all = Cypher.coalesce(plan.property('issuers'), new Cypher.List([]));
  return Cypher.or(Cypher.eq(plan.property('issuer'), organ), Cypher.in(organ, all));
}

function hasNeighbour(path: Path, { type, node, value, filter }: Condition): Cypher.Clause {
  const other = new Cypher.Node();
  const stated = new Cypher.Relationship();
  const tests = [isCalled(other, value)];
  if (type === 'Plan' && filter.minConfidence)
    tests.push(Cypher.gte(stated.property('confidence'), new Cypher.Param(confidenceOf(filter))));
  return new Cypher.Match(follow(node, path, other, stated)).where(Cypher.and(...tests));
}

function hasTarget(plan: Cypher.Node, indicator: unknown): Cypher.Clause {
  const measured = new Cypher.Node();
  const pattern = new Cypher.Pattern(plan)
    .related(new Cypher.Relationship(), { type: 'SETS' })
    .to(new Cypher.Node(), { labels: ['Target'] })
    .related(new Cypher.Relationship(), { type: 'MEASURES' })
    .to(measured, { labels: ['Indicator'] });
  return new Cypher.Match(pattern).where(isCalled(measured, indicator));
}

function isInPlan(type: string, node: Cypher.Node, key: string): Cypher.Clause {
  const plan = new Cypher.Node();
  return new Cypher.Match(follow(node, NODE_TYPES[type]!.paths.plans!, plan)).where(
    Cypher.eq(plan.property('id'), new Cypher.Param(key)),
  );
}

function isDirectedAt(type: string, node: Cypher.Node, filter: Filter): Cypher.Clause {
  const stated = new Cypher.Relationship();
  const pattern = follow(node, NODE_TYPES[type]!.paths.plans!, new Cypher.Node(), stated);
  return new Cypher.Match(pattern).where(isStated(stated, filter));
}

function measures(indicator: Cypher.Node, filter: Filter): Cypher.Clause {
  const target = new Cypher.Node();
  const match = new Cypher.Match(follow(indicator, NODE_TYPES.Indicator!.paths.targets!, target));
  const tests = testTargets(target, filter);
  return tests.length > 0 ? match.where(Cypher.and(...tests)) : match;
}
