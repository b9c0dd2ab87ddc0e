import Cypher from '@neo4j/cypher-builder';
import { compileConnection, type ListedRows, type OrderKey } from './connection.js';
import { compileCounts, countStated } from './counts.js';
import { compileFilter, shownUnasked } from './filters.js';
import { follow, NODE_TYPES, sortable } from './graphModel.js';
import { EVIDENCE_IDS, listTargets, projectNode } from './project.js';
import type { Selection } from './selection.js';
import { type Filter, groupOfPlan } from './sources.js';

/** Fields of the root that list nodes of a type, and what they order by if nothing is asked. */
export const ROOT_LISTS: Readonly<Record<string, { readonly type: string; readonly name: string }>> = {
  plans: { type: 'Plan', name: 'title' },
  zones: { type: 'Zone', name: 'name' },
  industries: { type: 'Industry', name: 'name' },
  institutions: { type: 'Institution', name: 'name' },
  projects: { type: 'Project', name: 'name' },
  indicators: { type: 'Indicator', name: 'name' },
};

/** Properties by the values of the order enums of the schema. */
const ORDERS: Readonly<Record<string, string>> = {
  TITLE: 'title',
  NAME: 'name',
  ISSUED_ON: 'issuedOn',
  PERIOD_START: 'periodStart',
  CONFIDENCE: 'confidence',
};
/** All targets for which a filter holds, the earliest first. */
export function compileTargets(selection: Selection): Cypher.Expr {
  return compileConnection(selection, () => {
    const node = new Cypher.Node();
    return listTargets(node, selection, (tests) => {
      const match = new Cypher.Match(new Cypher.Pattern(node, { labels: [NODE_TYPES.Target!.label] }));
      return match.where(Cypher.and(Cypher.isNotNull(node.property('id')), ...tests));
    });
  });
}

/** All nodes of a type for which a filter holds, in the order that is asked for. */
export function compileList(selection: Selection): Cypher.Expr {
  const { type, name } = ROOT_LISTS[selection.field]!;
  return compileConnection(selection, () => listNodes(type, name, selection));
}

function listNodes(type: string, name: string, { args }: Selection): ListedRows {
  const node = new Cypher.Node();
  const asked = (args.filter ?? {}) as Filter;
  const filter = compileFilter(type, node, asked);
  const tests: Cypher.Predicate[] = filter ? [filter] : [Cypher.isNotNull(node.property(name))];
  const sure = shownUnasked(type, node, asked);
  if (sure) tests.push(sure);
  if (type === 'Plan') tests.push(Cypher.eq(node.property('external'), Cypher.false));
  const match = (more: readonly Cypher.Predicate[]) =>
    new Cypher.Match(new Cypher.Pattern(node, { labels: [NODE_TYPES[type]!.label] })).where(
      Cypher.and(...tests, ...more),
    );
  return {
    rows: match,
    counted: match,
    keys: orderKeys(type, name, node, args.orderBy as Order | undefined),
    node: (below) => projectNode(type, node, below),
    others: (part) => (part.field === 'counts' ? countNodes(type, node, match([]), { part, args }) : null),
  };
}

interface Order {
  readonly field: string;
  readonly direction?: 'ASC' | 'DESC';
}

function orderKeys(type: string, name: string, node: Cypher.Node, order: Order | undefined): OrderKey[] {
  const descending = order?.direction === 'DESC';
  const last = { value: node.property(NODE_TYPES[type]!.key), descending: false };
  if (order?.field === 'PLANS')
    return [{ value: new Cypher.Count(directedAt(type, node, new Cypher.Node())), descending }, last];
  const property = ORDERS[order?.field ?? ''] ?? name;
  const value = property === name ? node.property(name) : sortable(node, property);
  return [{ value, descending }, last];
}

/** The plans that direct something at a thing. */
const directedAt = (type: string, node: Cypher.Node, plan: Cypher.Node, stated?: Cypher.Relationship) =>
  new Cypher.Match(follow(node, NODE_TYPES[type]!.paths.plans!, plan, stated));

/** Of the plans that direct something at a thing so many have a sentence told. */
const MOST_TOLD = 20;

/** What a question asks for by the number of plans. */
export interface RankedAsked {
  readonly type: string;
  /** How their names end; null where that does not matter. */
  readonly noun: string | null;
  /** Names that are left out, and ends of names. */
  readonly not: readonly string[];
  readonly notEnding: readonly string[];
}

/** The things of a type at which most plans direct something, other than at their own place, with a sentence of each plan. */
export function rankThings(
  { type, noun, not, notEnding }: RankedAsked,
  below: Readonly<Record<'node' | 'evidence', readonly Selection[]>>,
  most: number,
): Cypher.Expr {
  const [node, end] = [new Cypher.Node(), new Cypher.Variable()];
  const name = node.property('name');
  const foreign = (plan: Cypher.Node, stated?: Cypher.Relationship) =>
    directedAt(type, node, plan, stated).where(
      Cypher.neq(Cypher.coalesce(plan.property('jurisdiction'), new Cypher.Literal('')), name),
    );
  const plans = () => new Cypher.Count(foreign(new Cypher.Node()));
  const tests = [
    Cypher.isNotNull(name),
    Cypher.not(Cypher.in(name, new Cypher.Param(not))),
    Cypher.none(end, new Cypher.Param(notEnding), Cypher.endsWith(name, end)),
    ...(noun === null ? [] : [Cypher.endsWith(name, new Cypher.Param(noun))]),
    new Cypher.Exists(foreign(new Cypher.Node())),
  ];
  const row = new Cypher.Map({
    node: projectNode(type, node, below.node),
    plans: plans(),
    evidence: firstSentences(foreign, below.evidence),
    [EVIDENCE_IDS]: idsOfSentences(foreign),
  });
  return new Cypher.Collect(
    new Cypher.Match(new Cypher.Pattern(node, { labels: [NODE_TYPES[type]!.label] }))
      .where(Cypher.and(...tests))
      .return([row, 'item'])
      .orderBy([plans(), 'DESC'], [name, 'ASC'])
      .limit(new Cypher.Param(most)),
  );
}

/** The first sentence of each statement. */
function firstSentences(
  match: (plan: Cypher.Node, stated: Cypher.Relationship) => Cypher.Match,
  below: readonly Selection[],
): Cypher.Expr {
  const [stated, passage] = [new Cypher.Relationship(), new Cypher.Node()];
  return new Cypher.Collect(
    match(new Cypher.Node(), stated)
      .match(new Cypher.Pattern(passage, { labels: ['Passage'] }))
      .where(Cypher.eq(passage.property('id'), Cypher.head(stated.property('evidence'))))
      .return([projectNode('Evidence', passage, below), 'item'])
      .orderBy([passage.property('id'), 'ASC'])
      .limit(new Cypher.Param(MOST_TOLD)),
  );
}

/** The ids of all sentences of the statements. */
function idsOfSentences(
  match: (plan: Cypher.Node, stated: Cypher.Relationship) => Cypher.Match,
): Cypher.Expr {
  const [stated, id] = [new Cypher.Relationship(), new Cypher.Variable()];
  return new Cypher.Collect(
    match(new Cypher.Node(), stated)
      .unwind([stated.property('evidence'), id])
      .return(id),
  );
}

/** Paths from plans by the groups that count what is at their end, by its name. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  ZONE: 'zones',
  INDUSTRY: 'industries',
  INSTITUTION: 'institutions',
  PROJECT: 'projects',
};
const OWN = ['KIND', 'ISSUER'];

/** How many of the listed nodes share a value: their own, that of a neighbour, or that of the plans that direct something at them. */
function countNodes(
  type: string,
  node: Cypher.Node,
  match: Cypher.Match,
  { part, args }: { part: Selection; args: Selection['args'] },
): Cypher.Expr {
  const by = String(part.args.by);
  const { paths } = NODE_TYPES[type]!;
  if (OWN.includes(by))
    return compileCounts(part, { rows: match, item: node, value: node.property(by.toLowerCase()) });
  if (NEIGHBOURS[by]) {
    const other = new Cypher.Node();
    const rows = Cypher.utils.concat(match, new Cypher.Match(follow(node, paths[NEIGHBOURS[by]]!, other)));
    return compileCounts(part, { rows, item: node, value: other.property('name') });
  }
  if (type === 'Plan') return compileCounts(part, { rows: match, item: node, value: groupOfPlan(by, node)! });
  const relationship = new Cypher.Relationship();
  const directed = new Cypher.Match(follow(node, paths.plans!, new Cypher.Node(), relationship));
  const stated = (args.filter as Filter | undefined)?.stated as Filter | undefined;
  const rows = Cypher.utils.concat(match, directed);
  return countStated(part, { rows, relationship, item: node, values: {} }, stated ?? {});
}
