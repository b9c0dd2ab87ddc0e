import type { PageBlock } from './layout.js';

/** The pages of a document with the tables that go on over them as one, and what recurs of them. */
export interface Continued {
  readonly pages: readonly (readonly PageBlock[])[];
  /** Head rows and captions that were taken out, as they stand. */
  readonly dropped: readonly string[];
}

type Table = Extract<PageBlock, { kind: 'table' }>;
type Row = readonly string[];

/** Lines between the head of a page and a table that goes on there: its caption, its unit. */
const MOST_CAPTIONS = 3;
const LONGEST_CAPTION = 50;
/** Columns of one table begin within this many points of each other on all of its pages. */
const SAME_PLACE = 12;
const FIGURE = /^[^\u3400-\u9fffA-Za-z]*\d[^\u3400-\u9fffA-Za-z]*$/;

/**
 * Goes on with tables over pages: head rows that a page repeats are taken out, and captions that it repeats word for
 * word; a row that a page break cuts is put together on the page on which it begins. Notes at the foot of a page that
 * a table runs over stand before the table, so that its rows follow each other.
 */
export function continueTables(pages: readonly (readonly PageBlock[])[]): Continued {
  const dropped: string[] = [];
  const done = pages.map((blocks) => [...blocks]);
  let head: readonly Row[] = [];
  for (let i = 1; i < done.length; i++) {
    const before = done[i - 1]!;
    const page = done[i]!;
    const last = before.findLastIndex(({ kind }) => kind !== 'note');
    const first = page.findIndex(({ kind }) => kind === 'table');
    const [upper, lower] = [before[last], page[first]];
    if (upper?.kind !== 'table' || lower?.kind !== 'table' || !mayGoOn(upper, lower, page.slice(0, first))) {
      head = [];
      continue;
    }
    if (head.length === 0) head = upper.table.rows;
    const repeated = commonRows(head, lower.table.rows);
    if (first > 0 && repeated === 0) {
      head = [];
      continue;
    }
    const captions = page.slice(0, first).filter((block) => before.some((other) => isSameLine(block, other)));
    dropped.push(...lower.table.rows.slice(0, repeated).map((row) => row.join(' ').trim()));
    dropped.push(...captions.map((block) => (block.kind === 'line' ? block.text : '')));
    const { above, below } = joinCutRow(upper.table.rows, lower.table.rows.slice(repeated));
    const rows = fillCategory(above, below);
    before.splice(last, 1, { ...upper, table: { ...upper.table, rows: above } });
    before.push(before.splice(last, 1)[0]!);
    page.splice(first, 1, { ...lower, table: { ...lower.table, rows } });
    done[i] = page.filter((block) => !captions.includes(block));
  }
  return { pages: done, dropped };
}

function mayGoOn({ table: upper }: Table, { table: lower }: Table, between: readonly PageBlock[]): boolean {
  const isCaption = (block: PageBlock) => block.kind === 'line' && block.text.length <= LONGEST_CAPTION;
  const columns = (rows: readonly Row[]) => Math.max(...rows.map((row) => row.length));
  return (
    between.length <= MOST_CAPTIONS &&
    between.every(isCaption) &&
    columns(upper.rows) === columns(lower.rows) &&
    Math.abs(upper.x1 - upper.x0 - (lower.x1 - lower.x0)) <= 2 * SAME_PLACE
  );
}

/** How many rows two tables begin with alike. */
function commonRows(a: readonly Row[], b: readonly Row[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count]!.join('\t') === b[count]!.join('\t')) count++;
  return count;
}

function isSameLine(a: PageBlock, b: PageBlock): boolean {
  return a.kind === 'line' && b.kind === 'line' && a.text.replace(/\s/g, '') === b.text.replace(/\s/g, '');
}

/**
 * Puts a row together that a page break cuts: the first row of a page which lacks its first cell goes on with the
 * last row of the page before, where no column has figures in both.
 */
function joinCutRow(
  above: readonly Row[],
  below: readonly Row[],
): { above: readonly Row[]; below: readonly Row[] } {
  const upper = above.at(-1);
  const lower = below[0];
  if (!upper || !lower || !isCut(upper, lower)) return { above, below };
  return {
    above: [...above.slice(0, -1), upper.map((text, i) => text + (lower[i] ?? ''))],
    below: below.slice(1),
  };
}

/** The category of the last row is also that of the rows that go on below the page break without one. */
function fillCategory(above: readonly Row[], below: readonly Row[]): readonly Row[] {
  const category = above.at(-1)?.[0] ?? '';
  const named = below.findIndex(([first]) => first !== '');
  const own = below.slice(0, named < 0 ? below.length : named);
  const isCategory =
    /^[\u3400-\u9fff]{2}/.test(category) && own.every((row) => row.slice(1).every((text) => text !== ''));
  return isCategory ? [...own.map((row) => [category, ...row.slice(1)]), ...below.slice(own.length)] : below;
}

function isCut(upper: Row, lower: Row): boolean {
  if (lower[0] !== '' || upper[0] === '' || upper.length !== lower.length) return false;
  const filled = lower.flatMap((text, i) => (text === '' ? [] : [i]));
  const hasFigures = (row: Row) => row.slice(1).some((text) => FIGURE.test(text));
  if (hasFigures(upper) && hasFigures(lower)) return false;
  // A name of a category over several rows leaves the first cell empty as well, but its row is full.
  const isSerial = /^[(（]?\d{1,3}[)）.、]?$/.test(upper[0]!);
  const isOpen = filled.some((i) => upper[i] !== '' && !/[。；]$/.test(upper[i]!));
  return isOpen && (isSerial || filled.length < lower.length - 1);
}
