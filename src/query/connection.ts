import Cypher from '@neo4j/cypher-builder';
import { Problem } from '../model/problem.js';
import { compileParts } from './parts.js';
import { compileField, type Selection } from './selection.js';

/** Largest page that a field returns. */
export const LARGEST_PAGE = 100;
const USUAL_PAGE = 20;

/** What rows are ordered by. Values must not be null; the last key must be unique. */
export interface OrderKey {
  readonly value: Cypher.Expr;
  readonly descending: boolean;
}

/** The rows of a connection: each call makes a match of its own, so that the parts of a selection do not meet. */
export interface ListedRows {
  /** Rows for which more holds too, ready to return. */
  readonly rows: (more: readonly Cypher.Predicate[]) => Cypher.Match | Cypher.With;
  /** The same for counting. */
  readonly counted: (more: readonly Cypher.Predicate[]) => Cypher.Clause;
  readonly keys: readonly OrderKey[];
  /** What is asked of the node of a row. */
  readonly node: (below: readonly Selection[]) => Cypher.Expr;
  /** What an edge says besides its node and its cursor, as `evidence`. */
  readonly ofEdge?: (part: Selection) => Cypher.Expr;
  /** What the connection says besides its rows and their number, as `counts`. */
  readonly others?: (part: Selection) => Cypher.Expr | null;
}

/**
 * A connection after Relay's specification: pages by keys, so that rows which come or go elsewhere do not move a page; totals
 * are counted only where they are asked for, and in the store.
 *
 * @throws FieldProblem BAD_USER_INPUT for pages and cursors that are none
 */
export function compileConnection(selection: Selection, list: () => ListedRows): Cypher.Expr {
  return compileField(selection, () => {
    checkPage(selection.args, list().keys);
    return compileParts(selection.below, {}, (part) => compilePart(selection, part, list()));
  });
}

function compilePart(selection: Selection, part: Selection, listed: ListedRows): Cypher.Expr {
  switch (part.field) {
    case 'totalCount':
      return new Cypher.Count(listed.counted([]));
    case 'nodes':
      return page(selection, listed, listed.node(part.below));
    case 'edges':
      return page(selection, listed, edgeOf(listed, part.below));
    case 'pageInfo':
      return compilePageInfo(selection, part, listed);
    default:
      return listed.others?.(part) ?? Cypher.Null;
  }
}

function edgeOf({ node, keys, ofEdge }: ListedRows, below: readonly Selection[]): Cypher.Expr {
  return compileParts(
    below,
    { node: (part) => node(part.below), cursor: () => cursorOf(keys), __typename: () => Cypher.Null },
    (part) => ofEdge?.(part) ?? Cypher.Null,
  );
}

/** The items of the page that a selection asks for, in the order of the connection. */
function page({ args }: Selection, listed: ListedRows, item: Cypher.Expr): Cypher.Expr {
  const isBackward = typeof args.last === 'number';
  const rows = listed.rows(within(args, listed.keys)).return([item, 'item']);
  const items = new Cypher.Collect(
    rows.orderBy(...orderOf(listed.keys, isBackward)).limit(new Cypher.Param(pageSize(args))),
  );
  return isBackward ? new Cypher.Function('reverse', [items]) : items;
}

const orderOf = (keys: readonly OrderKey[], isBackward: boolean) =>
  keys.map(({ value, descending }): [Cypher.Expr, 'ASC' | 'DESC'] => [
    value,
    descending === isBackward ? 'ASC' : 'DESC',
  ]);

/** The first nodes of a list, in its order: of questions, which have no pages. */
export const firstNodes = (listed: ListedRows, below: readonly Selection[], most: number): Cypher.Expr =>
  new Cypher.Collect(
    listed
      .rows([])
      .return([listed.node(below), 'item'])
      .orderBy(...orderOf(listed.keys, false))
      .limit(new Cypher.Param(most)),
  );

function compilePageInfo(selection: Selection, part: Selection, listed: ListedRows): Cypher.Expr {
  const { args } = selection;
  const isBackward = typeof args.last === 'number';
  const hasMore = () =>
    Cypher.gt(new Cypher.Count(listed.counted(within(args, listed.keys))), new Cypher.Param(pageSize(args)));
  const given = (cursor: unknown) => (typeof cursor === 'string' ? Cypher.true : Cypher.false);
  const cursors = () => page(selection, listed, cursorOf(listed.keys));
  return compileParts(part.below, {
    hasNextPage: () => (isBackward ? given(args.before) : hasMore()),
    hasPreviousPage: () => (isBackward ? hasMore() : given(args.after)),
    startCursor: () => Cypher.head(cursors()),
    endCursor: () => Cypher.last(cursors()),
  });
}

/** The values of the keys of a row, as a list; `writeCursor` makes them the cursor that users see. */
function cursorOf(keys: readonly OrderKey[]): Cypher.Expr {
  return new Cypher.List(keys.map(({ value }) => value));
}

export function writeCursor(values: unknown): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readCursor(cursor: unknown, size: number): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === size && values.every(isKey)) return values;
  } catch {
    // Told below.
  }
  throw new Problem(
    'BAD_USER_INPUT',
    `“${String(cursor)}” is not a cursor of this connection in this order.`,
    'Give a cursor that it returned.',
  );
}

const isKey = (value: unknown) => typeof value === 'string' || typeof value === 'number';

function within(args: Selection['args'], keys: readonly OrderKey[]): Cypher.Predicate[] {
  const bounds: Cypher.Predicate[] = [];
  if (typeof args.after === 'string') bounds.push(beyond(keys, readCursor(args.after, keys.length), false));
  if (typeof args.before === 'string') bounds.push(beyond(keys, readCursor(args.before, keys.length), true));
  return bounds;
}

/** Rows behind the values of the keys, or in front of them: by the first key that differs. */
function beyond(keys: readonly OrderKey[], values: readonly unknown[], isFront: boolean): Cypher.Predicate {
  const cases = keys.map(({ value, descending }, i) => {
    const same = keys.slice(0, i).map((key, j) => Cypher.eq(key.value, new Cypher.Param(values[j])));
    const bound = new Cypher.Param(values[i]);
    const differs = descending === isFront ? Cypher.gt(value, bound) : Cypher.lt(value, bound);
    return same.reduceRight<Cypher.Predicate>((rest, test) => Cypher.and(test, rest), differs);
  });
  return cases.reduceRight((rest, test) => Cypher.or(test, rest));
}

/**
 * The size of the page that a field asks for.
 *
 * @throws Problem BAD_USER_INPUT where it is none, or more than a page holds
 */
export function pageSize({ first, last }: Selection['args'], usual = USUAL_PAGE): number {
  const [name, asked] = typeof last === 'number' ? ['last', last] : ['first', first];
  if (typeof asked !== 'number') return usual;
  if (asked >= 0 && asked <= LARGEST_PAGE) return asked;
  throw new Problem(
    'BAD_USER_INPUT',
    `\`${name}\` is ${asked}; a page has 0 to ${LARGEST_PAGE}.`,
    `Ask for at most ${LARGEST_PAGE}, and for more with the cursors of the page where there are any.`,
  );
}

/**
 * How many rows a list that has no cursors leaves out in front of those that it gives.
 *
 * @throws Problem BAD_USER_INPUT where that is less than none
 */
export function skipped({ skip }: Selection['args']): number {
  if (typeof skip !== 'number') return 0;
  if (skip >= 0) return skip;
  throw new Problem('BAD_USER_INPUT', `\`skip\` is ${skip}.`, 'Give 0 or more.');
}

/** @throws Problem BAD_USER_INPUT where a page is asked for from both ends, is none, or begins at no cursor, whatever is asked of it */
function checkPage(args: Selection['args'], keys: readonly OrderKey[]): void {
  pageSize(args);
  within(args, keys);
  if (typeof args.first === 'number' && typeof args.last === 'number')
    throw new Problem(
      'BAD_USER_INPUT',
      '`first` and `last` are both given.',
      'Give `first` (with `after`) to go forwards or `last` (with `before`) to go backwards.',
    );
}
