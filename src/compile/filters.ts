import Cypher from '@neo4j/cypher-builder';
import { loadKinds } from '../knowledge/load.js';
import { Problem } from '../model/problem.js';
import { keyOf } from './globalId.js';
import { follow, NODE_TYPES, type Path } from './graphModel.js';

/** An argument `filter` of the schema. */
export type Filter = Readonly<Record<string, unknown>>;

/** What is called so: by its name, by one of its other names, or by its English name, in whatever case. */
export function isCalled(node: Cypher.Node, name: unknown): Cypher.Predicate {
  const said = String(name).toLowerCase().replaceAll('|', ' ');
  return Cypher.contains(node.property('nameKey'), new Cypher.Param(`|${said}|`));
}

/** What has the words in one of its names, in Chinese or English. */
function namedWith(node: Cypher.Node, words: unknown): Cypher.Predicate {
  const said = String(words).toLowerCase().replaceAll('|', ' ');
  return Cypher.contains(node.property('nameKey'), new Cypher.Param(said));
}

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
    if (value === null || value === undefined) continue;
    const test = compileTest(type, node, name, value);
    if (test) all.push(test);
  }
  return joined(all, Cypher.and);
}

function joined(
  tests: readonly Cypher.Predicate[],
  join: (...tests: Cypher.Predicate[]) => Cypher.Predicate | undefined,
): Cypher.Predicate | null {
  return tests.length > 1 ? (join(...tests) ?? null) : (tests[0] ?? null);
}

function compileTest(type: string, node: Cypher.Node, name: string, value: unknown): Cypher.Predicate | null {
  const nested = (filters: unknown) =>
    (filters as Filter[]).map((one) => compileFilter(type, node, one)).filter((test) => test !== null);
  const property = (field: string) => node.property(field);
  const param = () => new Cypher.Param(value);
  switch (name) {
    case 'and':
      return joined(nested(value), Cypher.and);
    case 'or':
      return joined(nested(value), Cypher.or);
    case 'not': {
      const test = compileFilter(type, node, value as Filter);
      return test && Cypher.not(test);
    }
    case 'name':
      return isCalled(node, value);
    case 'nameContains':
      return namedWith(node, value);
    case 'titleContains':
      return Cypher.contains(property('title'), param());
    case 'issuer':
      return issues(node, param());
    case 'kind':
      return isOfKind(type, node, value);
    case 'number':
      return Cypher.eq(property(name), param());
    case 'issuedFrom':
      return Cypher.gte(property('issuedOn'), dateParam(value));
    case 'issuedTo':
      return Cypher.lte(property('issuedOn'), dateParam(value));
    case 'year':
      return Cypher.startsWith(property('issuedOn'), new Cypher.Param(`${String(value)}-`));
    case 'hasTargetFor':
      return new Cypher.Exists(hasTarget(node, value));
    case 'plan':
      return new Cypher.Exists(isInPlan(type, node, keyOf(value, 'Plan')));
    default: {
      const path = NODE_TYPES[type]!.paths[NEIGHBOURS[type]?.[name] ?? ''];
      return path ? new Cypher.Exists(hasNeighbour(node, path, value)) : null;
    }
  }
}

/**
 * Whether a thing is of a kind of its type.
 *
 * @throws Problem BAD_USER_INPUT where the type has no such kind
 */
export function isOfKind(type: string, node: Cypher.Node, kind: unknown): Cypher.Predicate {
  const kinds = loadKinds()[type]!;
  if (!kinds.includes(String(kind)))
    throw new Problem(
      'BAD_USER_INPUT',
      `“${String(kind)}” is no kind of ${type}.`,
      `Kinds are: ${kinds.join(', ')}.`,
    );
  return Cypher.eq(node.property('kind'), new Cypher.Param(kind));
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

function hasNeighbour(node: Cypher.Node, path: Path, name: unknown): Cypher.Clause {
  const other = new Cypher.Node();
  return new Cypher.Match(follow(node, path, other)).where(isCalled(other, name));
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
