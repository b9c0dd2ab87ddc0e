import Cypher from '@neo4j/cypher-builder';
import { compileConnection, type Listed } from './connection.js';
import { contextOf, headingOf, headingsOver, projectEvidence } from './evidence.js';
import { follow, NODE_TYPES, type NodeType, type Path, sortable } from './graphModel.js';
import { compileParts } from './parts.js';
import { factsOf, mentionsIn } from './passages.js';
import { askedOf, compileField, type Selection, select } from './selection.js';
import { targetsOfOthers } from './targets.js';

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
      return mentionsIn(node, selection.below);
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
  return compileConnection(selection, () =>
    selection.args.transitive === true ? reached(node, path) : followed(node, path),
  );
}

/** The nodes over a path, the best supported first. */
function followed(node: Cypher.Node, path: Path): Listed {
  const other = new Cypher.Node();
  const relationship = new Cypher.Relationship();
  const match = (more: readonly Cypher.Predicate[]) => {
    const found = new Cypher.Match(follow(node, path, other, relationship));
    return more.length > 0 ? found.where(Cypher.and(...more)) : found;
  };
  const byName = [
    { value: sortable(other, path.orderBy), descending: false },
    { value: other.property(NODE_TYPES[path.to]!.key), descending: false },
  ];
  const keys =
    path.shape === 'evidence'
      ? [{ value: relationship.property('count'), descending: true }, ...byName]
      : byName;
  return {
    rows: match,
    counted: match,
    keys,
    node: (below) => projectNode(path.to, other, below),
    ofEdge: ofRelationship(relationship),
  };
}

/** What a path leads to in one step or several, without its start: the nearest first, with the evidence of every step. */
function reached(node: Cypher.Node, path: Path): Listed {
  const other = new Cypher.Node();
  const chain = new Cypher.Variable();
  const joined = new Cypher.Variable();
  const step = new Cypher.Pattern()
    .related(chain as Cypher.Relationship, { type: path.type, direction: path.direction })
    .to()
    .quantifier({ min: 1, max: MOST_STEPS });
  const ways = new Cypher.QuantifiedPath(
    new Cypher.Pattern(node),
    step,
    new Cypher.Pattern(other, { labels: [NODE_TYPES[path.to]!.label] }),
  );
  const match = () => new Cypher.Match(ways).shortest(1).where(Cypher.neq(other, node));
  const steps = Cypher.size(chain);
  const keys = [
    { value: steps, descending: false },
    { value: other.property(path.orderBy), descending: false },
    { value: other.property(NODE_TYPES[path.to]!.key), descending: false },
  ];
  return {
    rows: (more) => {
      const found = match().with('*', [joinSteps(chain), joined]);
      return more.length > 0 ? found.where(Cypher.and(...more)) : found;
    },
    counted: (more) => (more.length > 0 ? match().where(Cypher.and(...more)) : match()),
    keys,
    node: (below) => projectNode(path.to, other, below),
    ofEdge: ofRelationship(joined),
  };
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

/** What an edge says of its relationship, or of a map with the same fields. */
const ofRelationship =
  (relationship: Cypher.Relationship | Cypher.Variable) =>
  (part: Selection): Cypher.Expr =>
    part.field === 'evidence'
      ? projectEvidence(relationship, part, (passage) => projectNode('Evidence', passage, part.below))
      : relationship.property(part.field);

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
