import Cypher from '@neo4j/cypher-builder';
import { NODE_TYPES, type NodeType, type Path } from './graphModel.js';
import type { Selection } from './selection.js';

/** Largest page that a field returns. */
export const LARGEST_PAGE = 100;
const USUAL_PAGE = 20;
const USUAL_EVIDENCE = 5;
/** Steps that a transitive field goes at most. */
const MOST_STEPS = 4;

/** The properties and subqueries of a node that a selection asks for, as a map. */
export function projectNode(typeName: string, node: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const type = NODE_TYPES[typeName]!;
  const entries: Record<string, Cypher.Expr> = { __typename: new Cypher.Literal(typeName) };
  for (const selection of below) {
    if (selection.field === '__typename') entries[selection.key] = new Cypher.Literal(typeName);
    else entries[selection.key] = projectField(typeName, type, node, selection);
  }
  return new Cypher.Map(entries);
}

function projectField(
  typeName: string,
  type: NodeType,
  node: Cypher.Node,
  selection: Selection,
): Cypher.Expr {
  if (typeName === 'Evidence' && selection.field === 'plan') return planOfPassage(node, selection.below);
  if (typeName === 'Evidence' && selection.field === 'section') return sectionOfPassage(node);
  if (typeName === 'Section' && selection.field === 'plan') return planOfPassage(node, selection.below);
  if (typeName === 'Target' && selection.field === 'others') return targetsOfOthers(node, selection);
  const property = type.properties[selection.field];
  if (property) return node.property(property);
  const path = type.paths[selection.field];
  if (!path) throw new Error(`${typeName} has no field ${selection.field}.`);
  return path.shape === 'list' || path.shape === 'one'
    ? projectList(node, path, selection)
    : projectConnection(node, path, selection);
}

/** Pattern from a node over a path. */
function follow(
  node: Cypher.Node,
  path: Path,
  relationship: Cypher.Relationship,
  other: Cypher.Node,
): Cypher.Pattern {
  return new Cypher.Pattern(node)
    .related(relationship, { type: path.type, direction: path.direction })
    .to(other, { labels: [NODE_TYPES[path.to]!.label] });
}

function projectList(node: Cypher.Node, path: Path, selection: Selection): Cypher.Expr {
  const other = new Cypher.Node();
  const rows = new Cypher.Match(follow(node, path, new Cypher.Relationship(), other))
    .return([projectNode(path.to, other, selection.below), 'item'])
    .orderBy([other.property(path.orderBy), 'ASC']);
  const list = new Cypher.Collect(rows);
  return path.shape === 'one' ? Cypher.head(list) : list;
}

function projectConnection(node: Cypher.Node, path: Path, selection: Selection): Cypher.Expr {
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of selection.below) {
    if (part.field === 'totalCount') entries[part.key] = countPath(node, path, selection);
    else if (part.field === 'pageInfo') {
      entries[part.key] = pageInfo(
        part,
        Cypher.gt(countPath(node, path, selection), new Cypher.Param(pageSize(selection))),
      );
    } else if (part.field === 'nodes' || part.field === 'edges')
      entries[part.key] = page(node, path, selection, part);
    else if (part.field === '__typename') entries[part.key] = Cypher.Null;
  }
  return new Cypher.Map(entries);
}

function countPath(node: Cypher.Node, path: Path, selection: Selection): Cypher.Expr {
  if (selection.args.transitive === true)
    return new Cypher.Count(reach(node, path, new Cypher.Variable(), new Cypher.Node()));
  return new Cypher.Count(new Cypher.Match(follow(node, path, new Cypher.Relationship(), new Cypher.Node())));
}

/** What a path leads to in one step or several, without its start; `chain` becomes the relationships of the shortest way. */
function reach(node: Cypher.Node, path: Path, chain: Cypher.Variable, other: Cypher.Node): Cypher.Match {
  const step = new Cypher.Pattern()
    .related(chain as Cypher.Relationship, { type: path.type, direction: path.direction })
    .to()
    .quantifier({ min: 1, max: MOST_STEPS });
  const ways = new Cypher.QuantifiedPath(
    new Cypher.Pattern(node),
    step,
    new Cypher.Pattern(other, { labels: [NODE_TYPES[path.to]!.label] }),
  );
  return new Cypher.Match(ways).shortest(1).where(Cypher.neq(other, node));
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

function page(node: Cypher.Node, path: Path, selection: Selection, part: Selection): Cypher.Expr {
  const other = new Cypher.Node();
  const relationship = new Cypher.Relationship();
  const item =
    part.field === 'nodes'
      ? projectNode(path.to, other, part.below)
      : projectEdge(path, relationship, other, part.below);
  if (selection.args.transitive === true) {
    const chain = new Cypher.Variable();
    return new Cypher.Collect(
      reach(node, path, chain, other)
        .with('*', [joinSteps(chain), relationship])
        .return([item, 'item'])
        .orderBy([Cypher.size(chain), 'ASC'], [other.property(path.orderBy), 'ASC'])
        .limit(new Cypher.Param(pageSize(selection))),
    );
  }
  const order: [Cypher.Expr, 'ASC' | 'DESC'][] = [[other.property(path.orderBy), 'ASC']];
  if (path.shape === 'evidence') order.unshift([relationship.property('count'), 'DESC']);
  return new Cypher.Collect(
    new Cypher.Match(follow(node, path, relationship, other))
      .return([item, 'item'])
      .orderBy(...order)
      .limit(new Cypher.Param(pageSize(selection))),
  );
}

function projectEdge(
  path: Path,
  relationship: Cypher.Relationship,
  other: Cypher.Node,
  below: readonly Selection[],
): Cypher.Expr {
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of below) {
    if (part.field === 'node') entries[part.key] = projectNode(path.to, other, part.below);
    else if (part.field === 'evidence') entries[part.key] = projectEvidence(relationship, part);
    else if (part.field === '__typename') entries[part.key] = Cypher.Null;
    else entries[part.key] = relationship.property(part.field);
  }
  return new Cypher.Map(entries);
}

/** The passages that a relationship names as its evidence, the surest first and in the order of the text. */
export function projectEvidence(relationship: Cypher.Relationship, selection: Selection): Cypher.Expr {
  const index = new Cypher.Variable();
  const passage = new Cypher.NamedNode('passage');
  const ids = relationship.property('evidence');
  const places = Cypher.range(new Cypher.Literal(0), Cypher.minus(Cypher.size(ids), new Cypher.Literal(1)));
  const rows = new Cypher.Unwind([places, index])
    .match(new Cypher.Pattern(passage, { labels: ['Passage'] }))
    .where(
      Cypher.eq(
        passage.property('id'),
        new Cypher.Raw((env) => `${env.compile(ids)}[${env.compile(index)}]`),
      ),
    )
    .return([projectNode('Evidence', passage, selection.below), 'item'])
    .orderBy(
      [
        new Cypher.Raw(
          (env) => `${env.compile(relationship.property('confidences'))}[${env.compile(index)}]`,
        ),
        'DESC',
      ],
      [passage.property('start'), 'ASC'],
    )
    .limit(new Cypher.Param(pageSize(selection, USUAL_EVIDENCE)));
  return new Cypher.Collect(rows);
}

function planOfPassage(passage: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const plan = new Cypher.Node();
  return Cypher.head(
    new Cypher.Collect(
      new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] }))
        .where(Cypher.eq(plan.property('id'), passage.property('plan')))
        .return([projectNode('Plan', plan, below), 'item']),
    ),
  );
}

/** What other plans set for the indicator of a target, in the same scope. */
function targetsOfOthers(target: Cypher.Node, selection: Selection): Cypher.Expr {
  const other = new Cypher.Node();
  const measures = () => new Cypher.Relationship();
  const none = new Cypher.Literal('');
  const scope = (node: Cypher.Node) => Cypher.coalesce(node.property('scope'), none);
  const pattern = new Cypher.Pattern(target)
    .related(measures(), { type: 'MEASURES' })
    .to(new Cypher.Node(), { labels: ['Indicator'] })
    .related(measures(), { type: 'MEASURES', direction: 'left' })
    .to(other, { labels: ['Target'] });
  const isOther = Cypher.and(
    Cypher.neq(other.property('planId'), target.property('planId')),
    Cypher.eq(scope(other), scope(target)),
  );
  return new Cypher.Collect(
    new Cypher.Match(pattern)
      .where(isOther)
      .return([projectNode('Target', other, selection.below), 'item'])
      .orderBy([other.property('holdsBy'), 'ASC'], [other.property('baseValue'), 'DESC'])
      .limit(new Cypher.Param(pageSize(selection))),
  );
}

function sectionOfPassage(passage: Cypher.Node): Cypher.Expr {
  const section = new Cypher.Node();
  const pattern = new Cypher.Pattern(passage)
    .related(new Cypher.Relationship(), { type: 'HAS_PASSAGE', direction: 'left' })
    .to(section, { labels: ['Section'] });
  return Cypher.head(
    new Cypher.Collect(new Cypher.Match(pattern).return([section.property('heading'), 'item'])),
  );
}

export function pageInfo(part: Selection, hasNextPage: Cypher.Expr): Cypher.Expr {
  const entries: Record<string, Cypher.Expr> = {};
  for (const field of part.below)
    entries[field.key] = field.field === 'hasNextPage' ? hasNextPage : Cypher.Null;
  return new Cypher.Map(entries);
}

/** The page that a selection asks for, within the limits. */
export function pageSize(selection: Selection, usual = USUAL_PAGE): number {
  const asked = typeof selection.args.first === 'number' ? selection.args.first : usual;
  return Math.max(0, Math.min(LARGEST_PAGE, asked));
}
