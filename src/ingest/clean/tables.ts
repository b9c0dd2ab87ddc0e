import type { Line } from './lines.js';

const NUMBER = /^[<>≤≥≈~－-]?\d[\d,.]*%?$/;
const SENTENCE_SIGN = /[。；;，、:：]/;
const LONGEST_LABEL = 34;
const LINES_TO_CAPTION = 24;

/** Lines of a table that was flattened to text, put together again: one row, its cells in order. */
export interface TableRow {
  readonly lines: readonly Line[];
  /** For every cell the lines, or parts of lines, that it is made of. */
  readonly cells: readonly CellText[];
}

/** Characters of a cell with their places in the source. */
export interface CellText {
  readonly text: string;
  readonly origins: readonly number[];
}

/** A table row whose cells are separated by tabs. */
export function isTabRow(line: Line): boolean {
  return line.text.includes('\t');
}

/**
 * A table row flattened to one line: at least three cells separated by spaces, two of them numbers,
 * as 战略性新兴产业产值 亿元 9860 14200 18500 预期性.
 */
export function isFlatRow(line: Line): boolean {
  const cells = line.text.split(/\s+/);
  if (cells.length < 3 || SENTENCE_SIGN.test(line.text)) return false;
  return cells.filter((cell) => NUMBER.test(cell)).length >= 2;
}

/**
 * Puts flattened tables together. A row takes in the lines of its label that were cut off in front of it;
 * what stands between the caption of the table and its first row is the row of column headings; characters set
 * below each other between rows are a category and make a row of one cell.
 *
 * @param isCaption whether a line opens a table or box (表1:…, 专栏2:…)
 * @returns for the index of the first line of a row, the row; its other lines are skipped
 */
export function assembleRows(
  lines: readonly Line[],
  isCaption: (line: Line) => boolean,
): ReadonlyMap<number, TableRow> {
  const rows = new Map<number, TableRow>();
  let lastRow = -1;
  lines.forEach((line, i) => {
    if (isTabRow(line)) rows.set(i, { lines: [line], cells: cellsOf(line, /\t/) });
    else if (isFlatRow(line))
      for (const { at, row } of assembleFlatRow(lines, i, lastRow, isCaption)) rows.set(at, row);
    else return;
    lastRow = i;
  });
  return rows;
}

/** A row with the index of its first line. */
interface PlacedRow {
  readonly at: number;
  readonly row: TableRow;
}

/** A flat row with its label, and in front of it the column headings or the category that stand between it and the last row. */
function assembleFlatRow(
  lines: readonly Line[],
  at: number,
  lastRow: number,
  isCaption: (line: Line) => boolean,
): PlacedRow[] {
  const inTable = lastRow >= 0 && at - lastRow <= 8;
  const cells = joinBrackets(cellsOf(lines[at]!, /\s+/));
  const first = cells[0]!;
  const startsWithUnit = first.text.length <= 3 && !NUMBER.test(first.text);
  const hasNoLabelAbove = /^\d{1,3}$/.test(first.text) || !(inTable || startsWithUnit);
  const from = hasNoLabelAbove ? at : labelStart(lines, at, lastRow, isCaption);
  const row = {
    lines: lines.slice(from, at + 1),
    cells: labelled(cells, lines.slice(from, at), startsWithUnit),
  };
  const above = inTable ? categoryRow(lines, from, lastRow) : headingRow(lines, from, lastRow, isCaption);
  return above ? [above, { at: from, row }] : [{ at: from, row }];
}

/** The cells of a row with the lines of its label: a cell of their own in front of the unit, else the beginning of the first one. */
function labelled(
  cells: readonly CellText[],
  lines: readonly Line[],
  startsWithUnit: boolean,
): readonly CellText[] {
  const label = joinCells(lines.flatMap((part) => cellsOf(part, /\s+/)));
  if (label === null) return cells;
  return startsWithUnit ? [label, ...cells] : [joinCells([label, cells[0]!])!, ...cells.slice(1)];
}

/** The characters set below each other between two rows, as a row of one cell. */
function categoryRow(lines: readonly Line[], firstLine: number, lastRow: number): PlacedRow | null {
  const category = lines.slice(lastRow + 1, firstLine);
  if (category.length === 0 || category.some((part) => part.text.length > 2)) return null;
  const cell = joinCells(category.flatMap((part) => cellsOf(part, /\s+/)))!;
  return { at: lastRow + 1, row: { lines: category, cells: [cell] } };
}

/** Index of the first line of the label of a row: the lines before it that are no other row and no category. */
function labelStart(
  lines: readonly Line[],
  row: number,
  lastRow: number,
  isCaption: (line: Line) => boolean,
): number {
  let from = row;
  while (from - 1 > lastRow && row - from < 3) {
    const line = lines[from - 1]!;
    if (
      line.text.length < 2 ||
      line.text.length > LONGEST_LABEL ||
      SENTENCE_SIGN.test(line.text) ||
      isCaption(line)
    )
      break;
    const before = lines[from - 2];
    const endsLabel = before !== undefined && line.number - before.number === 1 && before.text.length > 2;
    if (line.text.length === 2 && !endsLabel) break;
    from--;
  }
  return from;
}

/**
 * The column headings between a caption and the first row. Lines that follow each other without a blank one
 * make one cell (2020年 / (基数)); single characters set below each other are the category of the rows.
 */
function headingRow(
  lines: readonly Line[],
  firstRow: number,
  lastRow: number,
  isCaption: (line: Line) => boolean,
): PlacedRow | null {
  let at = firstRow;
  while (at - 1 > lastRow && firstRow - at < LINES_TO_CAPTION && !isCaption(lines[at - 1]!)) at--;
  if (at === 0 || !isCaption(lines[at - 1]!)) return null;
  const between = lines.slice(at, firstRow).filter((line) => line.text.length > 1);
  if (between.length === 0 || between.some((line) => /[。；;]/.test(line.text))) return null;
  const cells: CellText[] = [];
  between.forEach((line, i) => {
    const parts = joinBrackets(cellsOf(line, /\s+/));
    const before = between[i - 1];
    const goesOn = before !== undefined && (line.number - before.number === 1 || /^[(（]/.test(line.text));
    if (goesOn && cells.length > 0) cells.push(joinCells([cells.pop()!, parts.shift()!])!);
    cells.push(...parts);
  });
  return { at, row: { lines: lines.slice(at, firstRow), cells } };
}

function cellsOf(line: Line, separator: RegExp): CellText[] {
  const cells: CellText[] = [];
  let from = 0;
  const push = (to: number) => {
    const kept = [...Array(to - from).keys()].map((i) => from + i).filter((i) => !/\s/.test(line.text[i]!));
    cells.push({ text: kept.map((i) => line.text[i]).join(''), origins: kept.map((i) => line.origins[i]!) });
  };
  for (const found of line.text.matchAll(new RegExp(separator, 'g'))) {
    push(found.index);
    from = found.index + found[0].length;
  }
  push(line.text.length);
  return cells;
}

/** A cell in brackets belongs to the one before it: 服务业增加值 (亿元). */
function joinBrackets(cells: readonly CellText[]): CellText[] {
  const joined: CellText[] = [];
  for (const cell of cells) {
    if (joined.length > 0 && /^[(（]/.test(cell.text)) joined.push(joinCells([joined.pop()!, cell])!);
    else joined.push(cell);
  }
  return joined;
}

function joinCells(cells: readonly CellText[]): CellText | null {
  if (cells.length === 0) return null;
  return { text: cells.map(({ text }) => text).join(''), origins: cells.flatMap(({ origins }) => origins) };
}
