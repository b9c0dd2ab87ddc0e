import Cypher from '@neo4j/cypher-builder';
import { compileConnection, firstNodes, type ListedRows } from './connection.js';
import { compileCounts, countStated } from './counts.js';
import { contextOf, headingOf, headingsOver, projectEvidence } from './evidence.js';
import { follow, isPlan, NODE_TYPES, type NodeType, type Path, sortable } from './graphModel.js';
import { compileParts } from './parts.js';
import { factsOf, mentionsIn } from './passages.js';
import { askedOf, compileField, type Selection, select } from './selection.js';
import { type Filter, filterOf, groupOfPlan, isStated, keepSentences } from './sources.js';
import { targetsOfOthers, testTargets } from './targets.js';

/** Steps that a transitive field goes at most. */
const MOST_STEPS = 4;

/** The properties and subqueries of a node that a selection asks for, as a map. */
export function projectNode(typeName: string, node: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const type = NODE_TYPES[typeName]!;
  return compileParts(
    askedOf(typeName, below),
    { __typename: () => new Cypher.Literal(typeName) },
    (selection) => compileField(selection, () => projectField(typeName, type, node, selection)),
  );
}

function projectField(
  typeName: string,
  type: NodeType,
  node: Cypher.Node,
  selection: Selection,
): Cypher.Expr {
  switch (`${typeName}.${selection.field}`) {
    case 'Evidence.plan':
    case 'Section.plan':
      return planOf(node, selection.below);
    case 'Evidence.section':
      return headingOf(node);
    case 'Evidence.sectionPath':
      return headingsOver(node);
    case 'Evidence.prefix':
    case 'Evidence.suffix':
      return contextOf(node, selection.field as 'prefix' | 'suffix');
    case 'Evidence.mentions':
      return mentionsIn(node, selection, projectPassage);
    case 'Evidence.facts':
      return factsOf(node, selection.below);
    case 'Plan.sections':
      if (selection.args.flat === true) return allSections(node, selection.below);
      break;
    case 'Plan.issuers':
      return Cypher.coalesce(node.property('issuers'), new Cypher.List([]));
    case 'Target.others':
      return targetsOfOthers(node, selection, projectNode);
  }
  const property = type.properties[selection.field];
  if (property) return node.property(property);
  const path = type.paths[selection.field];
  if (!path) throw new Error(`${typeName} has no field ${selection.field}.`);
  return path.shape === 'list' || path.shape === 'one'
    ? projectList(node, path, selection)
    : projectConnection(node, path, selection);
}

function projectList(node: Cypher.Node, path: Path, selection: Selection): Cypher.Expr {
  const other = new Cypher.Node();
  const rows = new Cypher.Match(follow(node, path, other))
    .return([projectNode(path.to, other, selection.below), 'item'])
    .orderBy([other.property(path.orderBy), 'ASC']);
  const list = new Cypher.Collect(rows);
  return path.shape === 'one' ? Cypher.head(list) : list;
}

function projectConnection(node: Cypher.Node, path: Path, selection: Selection): Cypher.Expr {
  return compileConnection(selection, () => {
    if (path.to === 'Target') return targetsOver(node, path, selection);
    return selection.args.transitive === true
      ? reached(node, path, selection)
      : followed(node, path, selection);
  });
}

function targetsOver(node: Cypher.Node, path: Path, selection: Selection): ListedRows {
  const target = new Cypher.Node();
  return listTargets(
    target,
    selection,
    (tests) => {
      const found = new Cypher.Match(follow(node, path, target));
      return tests.length > 0 ? found.where(Cypher.and(...tests)) : found;
    },
    path.orderBy,
  );
}

/**
 * Targets for which the filter of a selection holds.
 *
 * @param match what finds the targets, with more that must hold of them
 * @param orderBy the property that orders them
 */
export function listTargets(
  target: Cypher.Node,
  { args }: Pick<Selection, 'args'>,
  match: (tests: readonly Cypher.Predicate[]) => Cypher.Match,
  orderBy = 'holdsBy',
): ListedRows {
  const tests = testTargets(target, filterOf(args) ?? {});
  const rows = (more: readonly Cypher.Predicate[]) => match([...tests, ...more]);
  return {
    rows,
    counted: rows,
    keys: keysOf(target, 'Target', orderBy),
    node: (below) => projectNode('Target', target, below),
    others: (part) => (part.field === 'counts' ? countTargets(part, target, rows([])) : null),
  };
}

/** The targets that a plan sets, in the order of its text. */
export function targetsSetBy(plan: string, below: readonly Selection[], most: number): Cypher.Expr {
  const [node, target] = [new Cypher.Node(), new Cypher.Node()];
  const path = NODE_TYPES.Plan!.paths.targets!;
  const match = (tests: readonly Cypher.Predicate[]) =>
    new Cypher.Match(follow(node, path, target)).where(Cypher.and(isPlan(node, plan), ...tests));
  return firstNodes(listTargets(target, { args: {} }, match, path.orderBy), below, most);
}

function countTargets(part: Selection, target: Cypher.Node, match: Cypher.Match): Cypher.Expr {
  const by = String(part.args.by);
  if (by === 'HOLDS_BY')
    return compileCounts(part, { rows: match, item: target, value: target.property('holdsBy') });
  const [indicator, plan] = [new Cypher.Node(), new Cypher.Node()];
  const { paths } = NODE_TYPES.Target!;
  const [path, other] = by === 'INDICATOR' ? [paths.indicator!, indicator] : [paths.plan!, plan];
  return compileCounts(part, {
    rows: Cypher.utils.concat(match, new Cypher.Match(follow(target, path, other))),
    item: target,
    value: groupOfPlan(by, plan) ?? indicator.property('name'),
  });
}

/** Orders by a property, and what is the same in it by the key of its type. */
const keysOf = (node: Cypher.Node, type: string, orderBy: string) => [
  { value: sortable(node, orderBy), descending: false },
  { value: node.property(NODE_TYPES[type]!.key), descending: false },
];

/** The nodes over a path, the best supported first; with a filter those that sentences state for which it holds. */
function followed(node: Cypher.Node, path: Path, { args }: Selection): ListedRows {
  const other = new Cypher.Node();
  const relationship = new Cypher.Relationship();
  const filter = filterOf(args);
  const kept = new Cypher.Variable();
  const match = () => new Cypher.Match(follow(node, path, other, relationship));
  const within = (more: readonly Cypher.Predicate[]) =>
    match()
      .with('*', [keepSentences(relationship, filter!), kept])
      .where(Cypher.and(Cypher.gt(kept.property('count'), new Cypher.Literal(0)), ...more));
  const all = (more: readonly Cypher.Predicate[]) =>
    more.length > 0 ? match().where(Cypher.and(...more)) : match();
  const stated = filter ? kept : relationship;
  return {
    rows: filter ? within : all,
    counted: (more) => {
      if (!filter) return all(more);
      // All of them are counted without their sentences, which the store is slow to plan.
      return more.length > 0 ? within(more).return(other) : match().where(isStated(relationship, filter));
    },
    keys: [{ value: stated.property('count'), descending: true }, ...keysOf(other, path.to, path.orderBy)],
    node: (below) => projectNode(path.to, other, below),
    ofEdge: ofRelationship(stated),
    others: (part) =>
      part.field === 'counts'
        ? countStated(
            part,
            { rows: match(), relationship, item: other, values: { KIND: other.property('kind') } },
            filter ?? {},
          )
        : null,
  };
}

/**
 * What a path leads to in one step or several, without its start: the nearest first, with the evidence of every step; with a filter
 * over steps that sentences state for which it holds.
 */
function reached(node: Cypher.Node, path: Path, { args }: Selection): ListedRows {
  const other = new Cypher.Node();
  const chain = new Cypher.Variable();
  const joined = new Cypher.Variable();
  const filter = filterOf(args);
  const ways = new Cypher.QuantifiedPath(
    new Cypher.Pattern(node),
    stepOver(chain, path, filter),
    new Cypher.Pattern(other, { labels: [NODE_TYPES[path.to]!.label] }),
  );
  const match = () => new Cypher.Match(ways).shortest(1).where(Cypher.neq(other, node));
  const steps = Cypher.size(chain);
  const kept = new Cypher.Variable();
  const rows = (more: readonly Cypher.Predicate[]) => {
    const whole = filter ? keptSteps(chain, filter) : chain;
    const found = match()
      .with('*', [whole, kept])
      .with('*', [joinSteps(kept), joined]);
    return more.length > 0 ? found.where(Cypher.and(...more)) : found;
  };
  return {
    rows,
    counted: (more) => (more.length > 0 ? match().where(Cypher.and(...more)) : match()),
    keys: [{ value: steps, descending: false }, ...keysOf(other, path.to, path.orderBy)],
    node: (below) => projectNode(path.to, other, below),
    ofEdge: ofRelationship(joined),
    others: (part) =>
      part.field === 'counts' ? countReached(part, { match: match(), chain, other }, filter ?? {}) : null,
  };
}

/** How many of what is reached share a value of their own, or of a plan that states one of the steps. */
function countReached(
  part: Selection,
  { match, chain, other }: { match: Cypher.Match; chain: Cypher.Variable; other: Cypher.Node },
  filter: Filter,
): Cypher.Expr {
  const step = new Cypher.Relationship();
  const rows = Cypher.utils.concat(match, new Cypher.Unwind([chain, step]));
  const values = { KIND: other.property('kind') };
  return countStated(part, { rows, relationship: step, item: other, values }, filter);
}

/** Up to so many steps over a path, each of which sentences state for which the filter holds. */
function stepOver(chain: Cypher.Variable, path: Path, filter: Filter | null): Cypher.QuantifiedPattern {
  const step = new Cypher.Pattern()
    .related(chain as Cypher.Relationship, { type: path.type, direction: path.direction })
    .to();
  if (!filter) return step.quantifier({ min: 1, max: MOST_STEPS });
  const test = isStated(chain, filter);
  // The builder has no conditions within a quantified pattern.
  return new Cypher.Raw(
    (env) => `(${env.compile(step)} WHERE ${env.compile(test)}){1,${MOST_STEPS}}`,
  ) as unknown as Cypher.QuantifiedPattern;
}

/** The steps of a way, each with the sentences alone for which a filter holds. */
function keptSteps(chain: Cypher.Variable, filter: Filter): Cypher.Expr {
  const [place, step] = [new Cypher.Variable(), new Cypher.Variable()];
  const kept = keepSentences(step, filter);
  return new Cypher.Raw((env) => {
    const [all, at, one] = [chain, place, step].map((part) => env.compile(part));
    return (
      `COLLECT { UNWIND range(0, size(${all}) - 1) AS ${at} WITH ${at}, ${all}[${at}] AS ${one}` +
      ` RETURN ${env.compile(kept)} AS kept ORDER BY ${at} }`
    );
  });
}

/** The relationships of a way as one: the evidence of every step, and the confidence of the weakest. */
function joinSteps(chain: Cypher.Variable): Cypher.Expr {
  return new Cypher.Raw((env) => {
    const steps = env.compile(chain);
    const joined = (key: string) => `reduce(joined = [], step IN ${steps} | joined + step.${key})`;
    const least = `reduce(least = 1.0, step IN ${steps} | CASE WHEN step.confidence < least THEN step.confidence ELSE least END)`;
    return `{evidence: ${joined('evidence')}, confidences: ${joined('confidences')}, count: size(${joined('evidence')}), confidence: ${least}}`;
  });
}

/** What selections that are built by hand call the ids of all sentences of an edge; the schema has no such field. */
export const EVIDENCE_IDS = 'evidenceIds';

/** What an edge says of its relationship, or of a map with the same fields. */
export const ofRelationship =
  (relationship: Cypher.Relationship | Cypher.Variable) =>
  (part: Selection): Cypher.Expr => {
    if (part.field === EVIDENCE_IDS) return relationship.property('evidence');
    return part.field === 'evidence'
      ? projectEvidence(relationship, part, (passage) => projectNode('Evidence', passage, part.below))
      : relationship.property(part.field);
  };

/** All sections of a plan, in the order of the text. */
function allSections(plan: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const section = new Cypher.Node();
  return new Cypher.Collect(
    new Cypher.Match(new Cypher.Pattern(section, { labels: ['Section'] }))
      .where(Cypher.eq(section.property('plan'), plan.property('id')))
      .return([projectNode('Section', section, below), 'item'])
      .orderBy([section.property('ordinal'), 'ASC']),
  );
}

const projectPassage = (passage: Cypher.Node, below: readonly Selection[]) =>
  projectNode('Evidence', passage, below);

/** The plan that a passage or a section belongs to. */
function planOf(part: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const plan = new Cypher.Node();
  return Cypher.head(
    new Cypher.Collect(
      new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] }))
        .where(Cypher.eq(plan.property('id'), part.property('plan')))
        .return([projectNode('Plan', plan, below), 'item']),
    ),
  );
}

/** Nodes of a type in a list of keys, in the order of the list, each with its type; null for keys of none. */
export function nodesByKey(
  typeName: string,
  keys: readonly string[],
  below: readonly Selection[],
): Cypher.Expr {
  const key = new Cypher.Variable();
  const node = new Cypher.Node();
  const type = NODE_TYPES[typeName]!;
  const found = new Cypher.Collect(
    new Cypher.Match(new Cypher.Pattern(node, { labels: [type.label] }))
      .where(Cypher.eq(node.property(type.key), key))
      .return([projectNode(typeName, node, [select('__typename'), ...below]), 'item']),
  );
  return new Cypher.ListComprehension(key).in(new Cypher.Param([...keys])).map(Cypher.head(found));
}
