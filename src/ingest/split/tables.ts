import type { TableRules } from '../../knowledge/rules.js';
import type { Document, Span } from '../../model/document.js';
import type { Cell } from '../../model/plan.js';

interface Row {
  readonly cells: readonly { readonly text: string; readonly span: Span }[];
}

const SERIAL = /^(\d{1,3}|[一二三四五六七八九十]{1,3})$/;
const LONGEST_HEADING = 24;

/**
 * Reads rows that follow each other, which are one table or several, into cells that carry the headings of their
 * column, from the top down, and of their row. A heading that spans columns stands over all of them; a row that lacks
 * its first cells takes those of the row above. What a row is about is its label, not the category that it shares with
 * its neighbours.
 */
export function readTable(document: Document, rows: readonly Span[], rules: TableRules): Cell[][] {
  const table = rows.map((span) => splitRow(document, span));
  const starts = table.flatMap((row, i) => (i === 0 || opensTable(row, table[i - 1]!, rules) ? [i] : []));
  return starts.flatMap((start, i) => readRows(table.slice(start, starts[i + 1]), rules));
}

/** A row of headings behind a row of figures; further rows of headings belong to it. */
function opensTable(row: Row, before: Row, rules: TableRules): boolean {
  const lead = row.cells.find(({ text }) => text !== '');
  return (
    lead !== undefined &&
    rules.openings.pattern.test(lead.text) &&
    !hasFigures(row, rules) &&
    hasFigures(before, rules)
  );
}

function readRows(table: readonly Row[], rules: TableRules): Cell[][] {
  const first = table.findIndex((row, i) => !isCategory(row) && isBody(row, i, rules));
  const heads = table.slice(0, Math.max(0, first)).filter((row) => !isCategory(row));
  const width = Math.max(0, ...table.map((row) => row.cells.length));
  const columns = columnHeadings(heads, width);
  const labels = inheritLabels(table, first, heads);
  const kinds = kindsOfColumns(columns, labels, rules);
  return table.map((row, i) => {
    const own = labels[i];
    if (!own) return row.cells.map((cell) => ({ ...cell, columns: [], row: '' }));
    const label = labelOf(own, kinds, rules);
    return row.cells.map((cell, j) => ({ ...cell, columns: columns[j + own.shift] ?? [], row: label }));
  });
}

/** The texts of a row of the body, those that it takes from above filled in. */
interface RowLabels {
  readonly texts: readonly string[];
  /** Columns that it lacks in front. */
  readonly shift: number;
}

/** For every row of the body its labels; null for headings and for categories that span the table. */
function inheritLabels(table: readonly Row[], first: number, heads: readonly Row[]): (RowLabels | null)[] {
  let above: readonly string[] = [];
  return table.map((row, i) => {
    if (i < first || isCategory(row)) return null;
    // A flattened row lacks the category in front: its cells stand under the last columns.
    const shift = heads.length === 1 && row.cells.length === heads[0]!.cells.length - 1 ? 1 : 0;
    const texts = row.cells.map((cell, j) => cell.text || (j < 3 ? (above[j] ?? '') : ''));
    above = texts;
    return { texts, shift };
  });
}

/** A row of one cell that spans the table, as it stands in each of its columns. */
function isCategory({ cells }: Row): boolean {
  const [lead] = cells;
  return cells.length > 1 && lead!.text !== '' && cells.every(({ text }) => text === lead!.text);
}

/** Which columns of a table cannot name what its rows are about. */
interface ColumnKinds {
  /** Headed as categories, units, serial numbers and the like. */
  readonly other: ReadonlySet<number>;
  /** Neighbouring rows have the same cell there. */
  readonly shared: ReadonlySet<number>;
}

function kindsOfColumns(
  columns: readonly (readonly string[])[],
  labels: readonly (RowLabels | null)[],
  { notLabels }: TableRules,
): ColumnKinds {
  const shared = new Set<number>();
  labels.forEach((row, i) => {
    const above = labels[i - 1];
    row?.texts.forEach((text, j) => {
      if (text !== '' && above?.texts[j + row.shift - above.shift] === text) shared.add(j + row.shift);
    });
    // What a row lacks in front it shares with the one above.
    if (row?.shift === 1) shared.add(0);
  });
  const other = columns.flatMap((path, column) =>
    path.some((heading) => notLabels.pattern.test(heading)) ? [column] : [],
  );
  return { other: new Set(other), shared };
}

/** The first of the words in front of the figures that neighbouring rows do not share, else the last of them. */
function labelOf({ texts, shift }: RowLabels, kinds: ColumnKinds, rules: TableRules): string {
  const words = texts.flatMap((text, j) => (isWords(text, rules) ? [j] : []));
  const [lead = -1] = words;
  const figures = texts.findIndex((text, j) => j > lead && rules.figure.pattern.test(text));
  const named = words.filter((j) => (figures < 0 || j < figures) && !kinds.other.has(j + shift));
  return texts[named.find((j) => !kinds.shared.has(j + shift)) ?? named.at(-1) ?? lead] ?? '';
}

function isWords(text: string, { figure }: TableRules): boolean {
  return text !== '' && !SERIAL.test(text) && !figure.pattern.test(text);
}

function splitRow(document: Document, span: Span): Row {
  const cells: { text: string; span: Span }[] = [];
  let start = span.start;
  for (let i = span.start; i <= span.end; i++) {
    if (i < span.end && document.text[i] !== '\t') continue;
    cells.push({ text: document.text.slice(start, i), span: { start, end: i } });
    start = i + 1;
  }
  return { cells };
}

/** The first row that holds figures or a serial number, or words too long for headings. */
function isBody(row: Row, index: number, rules: TableRules): boolean {
  const [lead] = row.cells;
  if (lead && SERIAL.test(lead.text)) return true;
  if (hasFigures(row, rules)) return true;
  return index > 0 && row.cells.some((cell) => cell.text.length > LONGEST_HEADING);
}

/** Whether figures other than years stand in a row. */
function hasFigures(row: Row, { figure }: TableRules): boolean {
  return row.cells.some((cell) => figure.pattern.test(cell.text) && !/^20\d\d$/.test(cell.text));
}

/** For every column its headings: an empty heading cell belongs to the heading on its left that spans it. */
function columnHeadings(heads: readonly Row[], width: number): string[][] {
  return Array.from({ length: width }, (_, column) => {
    const path: string[] = [];
    heads.forEach((row, level) => {
      const spans = row.cells.length - 1 > column || level < heads.length - 1;
      const own = row.cells[column]?.text ?? '';
      const isLeaf =
        heads[0]!.cells[column] !== undefined && column < heads[0]!.cells.length - 1 && level > 0;
      const text = own || (spans && !isLeaf ? leftOf(row, column) : '');
      if (text !== '' && path.at(-1) !== text) path.push(text);
    });
    return path;
  });
}

function leftOf(row: Row, column: number): string {
  for (let i = Math.min(column, row.cells.length) - 1; i >= 0; i--) {
    if (row.cells[i]!.text !== '') return row.cells[i]!.text;
  }
  return '';
}
