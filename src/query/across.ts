import Cypher from '@neo4j/cypher-builder';
import { loadOntology } from '../knowledge/load.js';
import { ENTITY_TYPES } from '../model/entity.js';
import { Problem } from '../model/problem.js';
import { pageSize, skipped } from './connection.js';
import { countStated } from './counts.js';
import { projectEvidence } from './evidence.js';
import { fromGlobalId, keyOf } from './globalId.js';
import { follow, isPlan, NODE_TYPES, type Path, typeOf } from './graphModel.js';
import { categoryOf, isOfKind } from './kinds.js';
import { linked } from './linked.js';
import { isCalled } from './names.js';
import { compileParts } from './parts.js';
import { nodesByKey, ofRelationship, projectNode } from './project.js';
import { compileField, type Selection } from './selection.js';
import { type Filter, filterOf, keepSentences } from './sources.js';

const USUAL_PATHS = 3;
const MOST_STEPS = 6;
const USUAL_STEPS = 4;
const USUAL_NEIGHBOURS = 50;
/** Sentences of a statement. */
const USUAL_PROOFS = 2;
/** What plans state of things; paths and neighbourhoods go over these. */
const STATEMENTS = Object.entries(loadOntology().predicates)
  .filter(([, { walked }]) => walked)
  .map(([predicate]) => predicate)
  .join('|');

/** What plans state something of. */
const LINKED_TYPES = ['Plan', ...ENTITY_TYPES];

/** What two plans direct something at: both, and each alone. */
export function comparePlans({ args, below }: Selection): Cypher.Expr {
  const [a, b] = [keyOf(args.a, 'Plan'), keyOf(args.b, 'Plan')];
  const plan = (key: string) => (part: Selection) => Cypher.head(nodesByKey('Plan', [key], part.below));
  return compileParts(below, { a: plan(a), b: plan(b) }, (part) =>
    part.field in NODE_TYPES.Plan!.paths ? compareOver(part, a, b) : Cypher.Null,
  );
}

function compareOver(part: Selection, a: string, b: string): Cypher.Expr {
  const path = NODE_TYPES.Plan!.paths[part.field]!;
  const matchOnly = (own: string, its: string, isShared: boolean) => {
    const plan = new Cypher.Node();
    const other = new Cypher.Node();
    const second = new Cypher.Node();
    const also = new Cypher.Exists(new Cypher.Match(follow(second, path, other)).where(isPlan(second, its)));
    const match = new Cypher.Match(follow(plan, path, other)).where(
      Cypher.and(isPlan(plan, own), isShared ? also : Cypher.not(also)),
    );
    return { match, other };
  };
  const sides: Readonly<Record<string, () => ReturnType<typeof matchOnly>>> = {
    shared: () => matchOnly(a, b, true),
    onlyA: () => matchOnly(a, b, false),
    onlyB: () => matchOnly(b, a, false),
  };
  const item = (other: Cypher.Node, { field, below }: Selection) =>
    field.endsWith('Edges')
      ? comparedEdge({ path, other, plans: { a, b } }, below)
      : projectNode(path.to, other, below);
  const list = (side: Selection) => {
    const { match, other } = sides[side.field.replace(/Edges$/, '')]!();
    return new Cypher.Collect(
      match
        .return([item(other, side), 'item'])
        .orderBy([other.property('name'), 'ASC'], [other.property('id'), 'ASC'])
        .skip(new Cypher.Param(skipped(side.args)))
        .limit(new Cypher.Param(pageSize(side.args, USUAL_NEIGHBOURS))),
    );
  };
  return compileParts(part.below, {}, (side) => {
    if (side.field.replace(/Edges$/, '') in sides) return compileField(side, () => list(side));
    const counted = sides[side.field.replace(/Count$/, '')];
    return counted ? new Cypher.Count(counted().match) : Cypher.Null;
  });
}

/** A thing of a comparison with what each of the two plans says of it. */
function comparedEdge(
  { path, other, plans }: { path: Path; other: Cypher.Node; plans: Readonly<Record<'a' | 'b', string>> },
  below: readonly Selection[],
): Cypher.Expr {
  const said = (key: string, parts: readonly Selection[]) => {
    const [plan, stated] = [new Cypher.Node(), new Cypher.Relationship()];
    const entries = parts.map((part) => [part.key, ofRelationship(stated)(part)] as const);
    return Cypher.head(
      new Cypher.Collect(
        new Cypher.Match(follow(plan, path, other, stated))
          .where(isPlan(plan, key))
          .return([new Cypher.Map(Object.fromEntries(entries)), 'item']),
      ),
    );
  };
  const entries = below.map((part): [string, Cypher.Expr] => {
    if (part.field === 'node') return [part.key, projectNode(path.to, other, part.below)];
    if (part.field === 'a' || part.field === 'b') return [part.key, said(plans[part.field], part.below)];
    return [part.key, Cypher.Null];
  });
  return new Cypher.Map(Object.fromEntries(entries));
}

/** Two things to connect. */
interface Ways {
  readonly from: { readonly type: string; readonly key: string };
  readonly to: { readonly type: string; readonly key: string };
  /** Steps of a way at most. */
  readonly longest: number;
  readonly most: number;
  /** Of these ways only those over things and plans that were read: over no section and no text that is only cited. */
  readonly isOfThings?: boolean;
}

/** The shortest ways between two nodes over what the plans state, with the sentences of every step. */
export const compilePaths = ({ args, below }: Selection): Cypher.Expr =>
  shortestWays(
    {
      from: fromGlobalId(String(args.from), LINKED_TYPES),
      to: fromGlobalId(String(args.to), LINKED_TYPES),
      longest: stepsOf(args),
      most: pageSize(args, USUAL_PATHS),
    },
    below,
  );

/** The same for questions, of things that are known. */
export function shortestWays(ways: Ways, below: readonly Selection[]): Cypher.Expr {
  const { from, to, longest, most, isOfThings = false } = ways;
  const step = new Cypher.NamedVariable('step');
  const node = new Cypher.NamedNode('one');
  return new Cypher.Raw((env) => {
    const entries = below
      .filter(({ field }) => field === 'nodes' || field === 'steps')
      .map((part) =>
        part.field === 'nodes'
          ? `\`${part.key}\`: COLLECT { UNWIND nodes(way) AS one RETURN ${env.compile(linked(node, part.below))} AS item }`
          : `\`${part.key}\`: COLLECT { UNWIND relationships(way) AS step RETURN ${env.compile(statement(step, part.below))} AS item }`,
      );
    const label = (type: string) => NODE_TYPES[type]!.label;
    return (
      `COLLECT { MATCH (a:${label(from.type)} {id: ${env.compile(new Cypher.Param(from.key))}}), (b:${label(to.type)} {id: ${env.compile(new Cypher.Param(to.key))}})` +
      ` MATCH way = ALL SHORTEST (a)-[:${STATEMENTS}]-{1,${longest}}(b)` +
      (isOfThings ? ' WHERE all(one IN nodes(way) WHERE one:Entity OR one.external = false)' : '') +
      ` RETURN {${entries.join(', ')}} AS item LIMIT ${env.compile(new Cypher.Param(most))} }`
    );
  });
}

/** @throws Problem BAD_USER_INPUT */
function stepsOf({ longest }: Selection['args']): number {
  const steps = typeof longest === 'number' ? longest : USUAL_STEPS;
  if (steps >= 1 && steps <= MOST_STEPS) return steps;
  throw new Problem(
    'BAD_USER_INPUT',
    `\`longest\` is ${steps}; a way has 1 to ${MOST_STEPS} steps.`,
    `Ask for at most ${MOST_STEPS}.`,
  );
}

/** What plans state of one thing of another; with a filter what sentences state for which it holds. */
export function compileStatements({ args, below }: Selection): Cypher.Expr {
  const [from, to] = [args.from, args.to].map((id) => fromGlobalId(String(id), LINKED_TYPES));
  const [step, kept] = [new Cypher.NamedRelationship('step'), new Cypher.NamedVariable('kept')];
  const end = ({ type, key }: NonNullable<typeof from>) => {
    const [label, id] = [NODE_TYPES[type]!.label, new Cypher.Param(key)];
    return new Cypher.Raw((env) => `(:${label} {id: ${env.compile(id)}})`);
  };
  const [subject, object] = [end(from!), end(to!)];
  return new Cypher.Raw(
    (env) =>
      `COLLECT { MATCH ${env.compile(subject)}-[step:${STATEMENTS}]->${env.compile(object)}` +
      ` WITH *, ${env.compile(keptOf(step, filterOf(args)))} AS kept WHERE kept.count > 0` +
      ` RETURN ${env.compile(statement(step, below, kept))} AS item ORDER BY kept.count DESC, type(step) }`,
  );
}

/** A relationship, with a filter what is left of it under that. */
const keptOf = (relationship: Cypher.Relationship, filter: Filter | null): Cypher.Expr =>
  filter ? keepSentences(relationship, filter) : relationship;

/**
 * What plans state of a node: its neighbours, the best supported first, and the statements, for drawing; with a filter what sentences
 * state for which it holds.
 */
export function compileNeighbourhood({ args, below }: Selection): Cypher.Expr {
  const { type, key } = fromGlobalId(String(args.id), LINKED_TYPES);
  const limit = new Cypher.Param(pageSize(args, USUAL_NEIGHBOURS));
  const [start, one] = [new Cypher.Node(), new Cypher.NamedNode('one')];
  const [relationship, kept] = [new Cypher.NamedRelationship('step'), new Cypher.NamedVariable('kept')];
  const skip = new Cypher.Param(skipped(args));
  const filter = filterOf(args);
  const matched = new Cypher.Raw(
    (env) =>
      `MATCH (${env.compile(start)}:${NODE_TYPES[type]!.label} {id: ${env.compile(new Cypher.Param(key))}})-[step:${STATEMENTS}]-(one)` +
      ' WHERE one:Entity OR one:Plan',
  );
  const rows = new Cypher.Raw(
    (env) =>
      `${env.compile(matched)} WITH *, ${env.compile(keptOf(relationship, filter))} AS kept` +
      (filter ? ' WHERE kept.count > 0' : ''),
  );
  const page = new Cypher.Raw(
    (env) =>
      `ORDER BY support DESC, coalesce(one.name, one.title), one.id SKIP ${env.compile(skip)} LIMIT ${env.compile(limit)}`,
  );
  const values = { PREDICATE: 'type(step)', TYPE: typeOf('one'), KIND: 'one.kind' };
  const count = (part: Selection) =>
    countStated(
      part,
      {
        rows: matched,
        relationship,
        item: relationship,
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, new Cypher.Raw(() => value)]),
        ),
      },
      filter ?? {},
    );
  const compile: Readonly<Record<string, (part: Selection, env: Cypher.RawCypherContext) => string>> = {
    nodes: (part, env) =>
      `COLLECT { ${env.compile(rows)} WITH one, max(kept.count) AS support RETURN ${env.compile(linked(one, part.below))} AS item` +
      ` ${env.compile(page)} }`,
    edges: (part, env) =>
      `COLLECT { ${env.compile(rows)} WITH one, max(kept.count) AS support, collect({step: step, kept: kept}) AS steps` +
      ` ${env.compile(page)} UNWIND steps AS each WITH one, each.step AS step, each.kept AS kept` +
      ` RETURN ${env.compile(statement(relationship, part.below, kept))} AS item` +
      ' ORDER BY kept.count DESC, coalesce(one.name, one.title), type(step) }',
    total: (_part, env) => `COUNT { ${env.compile(rows)} RETURN 1 }`,
    nodeCount: (_part, env) => `COUNT { ${env.compile(rows)} RETURN DISTINCT one }`,
    counts: (part, env) => env.compile(count(part)),
  };
  return new Cypher.Raw((env) => {
    const entries = below.map((part) => `\`${part.key}\`: ${compile[part.field]?.(part, env) ?? 'null'}`);
    return `{${entries.join(', ')}}`;
  });
}

/** Zones that plans target and for which none says that they develop an industry. */
export function compileCoverage({ args, below }: Selection): Cypher.Expr {
  const zone = new Cypher.Node();
  const industry = new Cypher.Node();
  const { plans, industries } = NODE_TYPES.Zone!.paths;
  const targeted = follow(zone, plans!, new Cypher.Node());
  const develops = new Cypher.Match(follow(zone, industries!, industry)).where(
    isCalled(industry, args.industry),
  );
  const tests: Cypher.Predicate[] = [
    Cypher.isNotNull(zone.property('name')),
    new Cypher.Exists(new Cypher.Match(targeted)),
    Cypher.not(new Cypher.Exists(develops)),
  ];
  if (typeof args.kind === 'string') tests.push(isOfKind('Zone', zone, args.kind));
  if (typeof args.category === 'string') tests.push(isOfKind('Zone', zone, args.category, categoryOf));
  return new Cypher.Collect(
    new Cypher.Match(new Cypher.Pattern(zone, { labels: ['Zone'] }))
      .where(Cypher.and(...tests))
      .return([projectNode('Zone', zone, below), 'item'])
      .orderBy([new Cypher.Count(new Cypher.Match(targeted)), 'DESC'], [zone.property('name'), 'ASC'])
      .limit(new Cypher.Param(pageSize(args))),
  );
}

/** A relationship as paths and neighbourhoods show it, with its first sentences, or with those that are kept of it. */
function statement(step: Cypher.Variable, below: readonly Selection[], kept = step): Cypher.Expr {
  return new Cypher.Raw((env) => {
    const of = env.compile(step);
    const said = env.compile(kept);
    const end = (name: string) => `${typeOf(name)} + ':' + ${name}.id`;
    const entries = below.map((part) => {
      switch (part.field) {
        case 'predicate':
          return `\`${part.key}\`: type(${of})`;
        case 'from':
          return `\`${part.key}\`: ${end(`startNode(${of})`)}`;
        case 'to':
          return `\`${part.key}\`: ${end(`endNode(${of})`)}`;
        case 'count':
        case 'confidence':
          return `\`${part.key}\`: ${said}.${part.field}`;
        case 'evidence': {
          const write = (passage: Cypher.Node) => projectNode('Evidence', passage, part.below);
          return `\`${part.key}\`: ${env.compile(projectEvidence(kept, part, write, USUAL_PROOFS))}`;
        }
        default:
          return `\`${part.key}\`: null`;
      }
    });
    return `{${entries.join(', ')}}`;
  });
}
