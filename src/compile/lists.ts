import Cypher from '@neo4j/cypher-builder';
import { compileConnection, type Listed, type OrderKey, pageSize } from './connection.js';
import { compileFilter, type Filter } from './filters.js';
import { follow, NODE_TYPES, sortable } from './graphModel.js';
import { projectNode } from './project.js';
import { compileField, type Selection } from './selection.js';

/** Fields of the root that list nodes of a type, and what they order by if nothing is asked. */
export const LISTS: Readonly<Record<string, { readonly type: string; readonly name: string }>> = {
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
};
/** All nodes of a type for which a filter holds, in the order that is asked for. */
export function compileList(selection: Selection): Cypher.Expr {
  const { type, name } = LISTS[selection.field]!;
  return compileConnection(selection, () => listNodes(type, name, selection));
}

function listNodes(type: string, name: string, { args }: Selection): Listed {
  const node = new Cypher.Node();
  const filter = compileFilter(type, node, (args.filter ?? {}) as Filter);
  const tests: Cypher.Predicate[] = filter ? [filter] : [Cypher.isNotNull(node.property(name))];
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
    others: (part) => (part.field === 'counts' ? compileCounts(type, node, match([]), part) : null),
  };
}

interface Order {
  readonly field: string;
  readonly direction?: 'ASC' | 'DESC';
}

function orderKeys(type: string, name: string, node: Cypher.Node, order: Order | undefined): OrderKey[] {
  const descending = order?.direction === 'DESC';
  const last = { value: node.property(NODE_TYPES[type]!.key), descending: false };
  if (order?.field === 'PLANS') {
    const plans = follow(node, NODE_TYPES[type]!.paths.plans!, new Cypher.Node());
    return [{ value: new Cypher.Count(new Cypher.Match(plans)), descending }, last];
  }
  const property = ORDERS[order?.field ?? ''] ?? name;
  const value = property === name ? node.property(name) : sortable(node, property);
  return [{ value, descending }, last];
}

/** How many of the listed nodes share a value: a kind, an issuer, a year, or a neighbour by its name. */
function compileCounts(type: string, node: Cypher.Node, match: Cypher.Match, part: Selection): Cypher.Expr {
  const by = String(part.args.by);
  const key = new Cypher.Variable();
  const count = new Cypher.Variable();
  const path = NODE_TYPES[type]!.paths[{ ZONE: 'zones', INDUSTRY: 'industries' }[by] ?? ''];
  const other = new Cypher.Node();
  const rows = path ? Cypher.utils.concat(match, new Cypher.Match(follow(node, path, other))) : match;
  const value = path
    ? other.property('name')
    : by === 'YEAR'
      ? new Cypher.Function('left', [node.property('issuedOn'), new Cypher.Literal(4)])
      : node.property(by.toLowerCase());
  const grouped = new Cypher.With([value, key], [Cypher.count(node), count])
    .where(Cypher.isNotNull(key))
    .return([new Cypher.Map(mapCount(part.below, key, count)), 'item'])
    .orderBy([count, 'DESC'], [key, 'ASC'])
    .limit(new Cypher.Param(compileField(part, () => pageSize(part.args))));
  return new Cypher.Collect(Cypher.utils.concat(rows, grouped));
}

function mapCount(
  below: readonly Selection[],
  key: Cypher.Variable,
  count: Cypher.Variable,
): Record<string, Cypher.Expr> {
  return Object.fromEntries(
    below.map((part) => [
      part.key,
      part.field === 'value' ? key : part.field === 'count' ? count : Cypher.Null,
    ]),
  );
}
