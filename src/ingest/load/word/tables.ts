import { child, elementsOf, type XmlElement } from '../xml.js';

interface Cell {
  readonly text: string;
  /** Column at which it begins. */
  readonly column: number;
  readonly width: number;
  /** Goes on with the cell above it, whose text it has. */
  readonly isRepeated: boolean;
}

const MOST_COLUMNS = 100;
/** A cell that holds sentences is no label: it stands once, however many rows it spans. */
const SENTENCE = /[。；;]/;

/** The rows of a table without those that tracked changes delete. */
export function tableRows(table: XmlElement): XmlElement[] {
  return unwrapped(table, 'w:tr').filter((row) => child(child(row, 'w:trPr'), 'w:del') === null);
}

export function rowCells(row: XmlElement): XmlElement[] {
  return unwrapped(row, 'w:tc');
}

/** Elements of a name, also where content controls or insertions are around them. */
function unwrapped(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === name) return [element];
    return WRAPPERS.has(element.name) ? unwrapped(element, name) : [];
  });
}

const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

/**
 * The rows of a table as lines, cells separated by tabs. A merged cell stands in every row and column that it spans;
 * one that holds sentences stands once. A row of one cell before all others is a caption and no row.
 *
 * @param textOf the text of a cell, in one line
 */
export function tableLines(table: XmlElement, textOf: (cell: XmlElement) => string): string[] {
  const rows: Cell[][] = [];
  for (const row of tableRows(table)) rows.push(readRow(row, rows.at(-1) ?? [], textOf));
  const width = Math.max(0, ...rows.flat().map((cell) => cell.column + cell.width));
  const lines: string[] = [];
  for (const row of rows) {
    const [whole] = row;
    const isWhole = row.length === 1 && whole!.width >= width;
    const isCaption = isWhole && lines.every((line) => !line.includes('\t'));
    lines.push(isCaption || (isWhole && SENTENCE.test(whole!.text)) ? whole!.text : lineOf(row, width));
  }
  return lines.filter((line) => /[^\t]/.test(line));
}

function readRow(row: XmlElement, above: readonly Cell[], textOf: (cell: XmlElement) => string): Cell[] {
  const cells: Cell[] = [];
  let column = count(child(child(row, 'w:trPr'), 'w:gridBefore'));
  for (const element of rowCells(row)) {
    const properties = child(element, 'w:tcPr');
    const last = cells.at(-1);
    if (goesOn(child(properties, 'w:hMerge')) && last) {
      cells[cells.length - 1] = { ...last, width: last.width + 1 };
      column++;
      continue;
    }
    if (column >= MOST_COLUMNS) break;
    const at = column;
    const width = Math.max(1, count(child(properties, 'w:gridSpan')));
    const upper = goesOn(child(properties, 'w:vMerge'))
      ? above.find((cell) => cell.column === at)
      : undefined;
    const isDeleted = child(properties, 'w:cellDel') !== null;
    const text = upper?.text ?? (isDeleted ? '' : textOf(element));
    cells.push({ text, column, width, isRepeated: upper !== undefined });
    column += width;
  }
  return cells;
}

/** Whether a cell goes on with the one before it. */
function goesOn(merge: XmlElement | null): boolean {
  return merge !== null && merge.attributes.val !== 'restart';
}

function count(element: XmlElement | null): number {
  const value = Number(element?.attributes.val ?? 0);
  return value > 0 ? Math.min(MOST_COLUMNS, value) : 0;
}

function lineOf(row: readonly Cell[], width: number): string {
  const line: string[] = Array(width).fill('');
  for (const { text, column, width, isRepeated } of row) {
    if (!SENTENCE.test(text)) line.fill(text, column, column + width);
    else if (!isRepeated) line[column] = text;
  }
  return line.join('\t');
}

/** Whether a table has one column: it is a frame around paragraphs. */
export function isFrame(table: XmlElement): boolean {
  return tableRows(table).every((row) => rowCells(row).length <= 1);
}
