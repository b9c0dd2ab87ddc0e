import type { Document, Span } from '../../model/document.js';
import type { Cell } from '../../model/plan.js';

interface Row {
  readonly cells: readonly { readonly text: string; readonly span: Span }[];
}

const FIGURE = /^[<>≤≥≈~曒－-]?\d[\d,.]*%?$/;
const SERIAL = /^(\d{1,3}|[一二三四五六七八九十]{1,3})$/;
const LONGEST_HEADING = 24;

/**
 * Reads the rows of one table into cells that carry the headings of their column, from the top down, and of their row.
 * A heading that spans columns stands over all of them; a row that lacks its first cells takes those of the row above.
 */
export function readTable(document: Document, rows: readonly Span[]): Cell[][] {
  const table = rows.map((span) => splitRow(document, span));
  const first = table.findIndex((row, i) => isBody(row, i));
  const heads = first < 0 ? [] : table.slice(0, first);
  const width = Math.max(0, ...table.map((row) => row.cells.length));
  const columns = columnHeadings(heads, width);
  let above: string[] = [];
  return table.map((row, i) => {
    if (i < heads.length) return row.cells.map((cell) => ({ ...cell, columns: [], row: '' }));
    // A flattened row lacks the category in front: its cells stand under the last columns.
    const shift = heads.length === 1 && row.cells.length === heads[0]!.cells.length - 1 ? 1 : 0;
    const labels = row.cells.map((cell, j) => cell.text || (j < 3 ? (above[j] ?? '') : ''));
    above = labels;
    const label = labels.find((text) => text !== '' && !SERIAL.test(text) && !FIGURE.test(text)) ?? '';
    return row.cells.map((cell, j) => ({ ...cell, columns: columns[j + shift] ?? [], row: label }));
  });
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
function isBody(row: Row, index: number): boolean {
  const [lead] = row.cells;
  if (lead && SERIAL.test(lead.text)) return true;
  if (row.cells.some((cell) => FIGURE.test(cell.text) && !/^20\d\d$/.test(cell.text))) return true;
  return index > 0 && row.cells.some((cell) => cell.text.length > LONGEST_HEADING);
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
