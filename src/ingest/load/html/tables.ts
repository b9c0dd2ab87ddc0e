import { type Element, isTag } from 'domhandler';
import { numberAttribute, textBelow } from './dom.js';

/** A cell of a table with the number of rows and columns that it spans. */
export interface TableCell {
  readonly element: Element;
  readonly rows: number;
  readonly columns: number;
}

const MOST_COLUMNS = 100;
const MOST_CELLS = 100_000;
/** A cell of prose as long as this, holding most of the text of its table, is an article laid out by it. */
const LONG_PROSE = 400;

/** The rows of a table without those of tables in it; the foot is last wherever it is written. */
function rowsOf(table: Element): Element[] {
  const sections = table.children.filter(isTag);
  const rows = (section: Element) =>
    section.name === 'tr' ? [section] : section.children.filter(isTag).filter(({ name }) => name === 'tr');
  const inBody = sections.filter(({ name }) => ['tr', 'thead', 'tbody'].includes(name));
  const inFoot = sections.filter(({ name }) => name === 'tfoot');
  return [...inBody, ...inFoot].flatMap(rows);
}

/** The cells that a row brings. */
export function cellsOfRow(row: Element): Element[] {
  return row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
}

/**
 * Whether a table holds data and does not lay out the page: most of its rows have several cells, and none of them
 * holds the prose of an article.
 */
export function isDataTable(table: Element): boolean {
  if (table.attribs.role === 'presentation') return false;
  const texts = new Map(
    rowsOf(table).flatMap((row) => cellsOfRow(row).map((cell) => [cell, tight(textBelow(cell))] as const)),
  );
  const grid = layGrid(table);
  if (!grid) return true;
  const filled = grid
    .map(
      (row) =>
        new Set(row.map((cell) => cell?.element).filter((cell) => cell && texts.get(cell) !== '')).size,
    )
    .filter((cells) => cells > 0);
  if (filled.filter((cells) => cells > 1).length * 3 <= filled.length) return false;
  let longest = '';
  let total = 0;
  for (const text of texts.values()) {
    if (text.length > longest.length) longest = text;
    total += text.length;
  }
  return !(longest.length > LONG_PROSE && longest.split('。').length > 3 && longest.length > total / 2);
}

const tight = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** A cell in one of the rows and columns that it spans; `first` in the first of its columns. */
export type LaidCell = TableCell & { readonly first: boolean };

/** A cell of a row above, with the column in which it hangs down and the number of rows that it still spans. */
interface Hanging {
  readonly cell: TableCell;
  readonly column: number;
  readonly left: number;
}

/**
 * The rows of a data table with the cell that stands in each of its columns: a cell stands in every row and column
 * that it spans. Null where there are more of them than any table has.
 */
export function layGrid(table: Element): LaidCell[][] | null {
  const rows = rowsOf(table);
  const grid: LaidCell[][] = [];
  let hanging: readonly Hanging[] = [];
  let laid = 0;
  for (const [i, row] of rows.entries()) {
    const next = layGridRow(row, hanging, rows.length - i);
    laid += next?.line.length ?? 0;
    if (!next || laid > MOST_CELLS) return null;
    grid.push(next.line);
    hanging = next.hanging;
  }
  return grid;
}

/** One row under the cells that hang down into it; null where it has too many columns. */
function layGridRow(
  row: Element,
  hanging: readonly Hanging[],
  rowsLeft: number,
): { readonly line: LaidCell[]; readonly hanging: Hanging[] } | null {
  const line: LaidCell[] = [];
  const put = (cell: TableCell, at: number) => {
    for (let j = 0; j < cell.columns && at + j < MOST_COLUMNS; j++)
      line[at + j] = { ...cell, first: j === 0 };
  };
  for (const { cell, column } of hanging) put(cell, column);
  const from = hanging.filter(({ left }) => left > 1).map((hung) => ({ ...hung, left: hung.left - 1 }));
  let column = 0;
  for (const element of cellsOfRow(row)) {
    while (line[column]) column++;
    if (column >= MOST_COLUMNS) return null;
    const spanned = numberAttribute(element, 'rowspan', 1, rowsLeft);
    const cell = {
      element,
      rows: spanned === 0 ? rowsLeft : spanned,
      columns: Math.max(1, numberAttribute(element, 'colspan', 1, MOST_COLUMNS)),
    };
    put(cell, column);
    if (cell.rows > 1) from.push({ cell, column, left: cell.rows - 1 });
  }
  return { line, hanging: from };
}
