import { median, type TextRun } from './items.js';
import { boxOfLine, leadingOf, type TextLine } from './lines.js';
import { joinTexts, type TableBlock } from './tables.js';

/** Lines of a column in which tables without ruling lines are put together. */
export type LineOrTable = TextLine | TableBlock;

interface Band {
  x0: number;
  x1: number;
}

const FIGURE = /^[<>≤≥≈±~+＋－-]?[〔[(（]?[+－-]?\d[\d,.]*[%％‰]?[〕\])）]?$/;
const SERIAL = /^[(（]?\d{1,3}[)）.、]?$/;
const SENTENCE_SIGN = /[。；，;]/;
const LEADER = /[.…·．]{3}/;
const LONGEST_CELL = 40;
const LONGEST_HEADING = 20;
/** Lines between two rows, of cells that need several. */
const MOST_BETWEEN = 4;
const MOST_HEAD_LINES = 6;
const FEWEST_COLUMNS = 3;

export const isTable = (part: LineOrTable): part is TableBlock => 'rows' in part;

/**
 * Finds tables without ruling lines among the lines of a column: rows of at least three cells, most of them with
 * figures, that stand below each other. What is not sure stays lines.
 *
 * @param fewest rows that make a table
 */
export function alignTables(lines: readonly TextLine[], fewest = 2): LineOrTable[] {
  const found: LineOrTable[] = [];
  let i = 0;
  while (i < lines.length) {
    const end = isRow(lines[i]!) ? endOfRows(lines, i) : i;
    const body = lines.slice(i, end);
    const bands = bandsOf(body.filter(isRow));
    const isSure = bands.length >= FEWEST_COLUMNS && body.filter(isRow).length >= fewest;
    if (end === i || !isSure) {
      found.push(lines[i]!);
      i++;
      continue;
    }
    const heads = headLines(found, body, bands);
    if (heads.length === 0 && !body.some(isSureRow)) {
      found.push(...body);
    } else {
      found.splice(found.length - heads.length);
      found.push(toTable(heads, body, bands));
    }
    i = end;
  }
  return found;
}

/** Figures of a row, its serial number aside. */
function figuresOf({ runs }: TextLine): number {
  return runs.filter(({ text }, i) => FIGURE.test(text) && !(i === 0 && SERIAL.test(text))).length;
}

function isRow(line: TextLine): boolean {
  const fits = line.runs.every(
    ({ text }) => text.length <= LONGEST_CELL && !SENTENCE_SIGN.test(text) && !LEADER.test(text),
  );
  return fits && line.runs.length >= 3 && figuresOf(line) >= 1;
}

/** A row that a line of a list of contents cannot be: 1 总则 3. */
const isSureRow = (line: TextLine) => figuresOf(line) >= 2 || line.runs.length >= 4;

/** Index behind the last row that belongs to a table which begins at `from`. */
function endOfRows(lines: readonly TextLine[], from: number): number {
  let end = from + 1;
  let bands = bandsOf([lines[from]!]);
  for (let i = end; i < lines.length && i - end < MOST_BETWEEN; i++) {
    const line = lines[i]!;
    const distance = line.y - lines[i - 1]!.y;
    if (distance > 4.5 * line.size || !mayBelong(line, bands)) break;
    if (!isRow(line)) continue;
    end = i + 1;
    bands = bandsOf(lines.slice(from, end).filter(isRow));
  }
  return endOfWrapped(lines, end, bands);
}

/** Takes in the last lines of the cells of the last row, which stand closer than rows do. */
function endOfWrapped(lines: readonly TextLine[], behind: number, bands: readonly Band[]): number {
  let end = behind;
  while (end < lines.length) {
    const line = lines[end]!;
    const isClose = line.y - lines[end - 1]!.y < 1.35 * line.size;
    const isPart =
      line.runs.length < bands.length && line.runs.every((run) => run.text.length <= LONGEST_HEADING);
    if (!isClose || !isPart || !mayBelong(line, bands) || SENTENCE_SIGN.test(line.runs[0]!.text)) break;
    end++;
  }
  return end;
}

function mayBelong(line: TextLine, bands: readonly Band[]): boolean {
  return line.runs.every(
    (run) =>
      run.text.length <= LONGEST_CELL && !/[。；]/.test(run.text) && bandsUnder(run, bands).length <= 1,
  );
}

/** The columns: what the cells of the rows cover, those that overlap as one. */
function bandsOf(rows: readonly TextLine[]): Band[] {
  const bands: Band[] = [];
  for (const run of rows.flatMap(({ runs }) => runs).sort((a, b) => a.x0 - b.x0)) {
    const last = bands.at(-1);
    if (last && run.x0 < last.x1) last.x1 = Math.max(last.x1, run.x1);
    else bands.push({ x0: run.x0, x1: run.x1 });
  }
  return bands;
}

const bandsUnder = (run: TextRun, bands: readonly Band[]) =>
  bands.filter((band) => run.x0 < band.x1 - 1 && run.x1 > band.x0 + 1);

/** The lines in front of the rows that are headings of their columns. */
function headLines(
  before: readonly LineOrTable[],
  body: readonly TextLine[],
  bands: readonly Band[],
): TextLine[] {
  const heads: TextLine[] = [];
  let below = body[0]!;
  const pitch = Math.max(leadingOf(body), 1.6 * below.size);
  while (heads.length < MOST_HEAD_LINES) {
    const line = before[before.length - 1 - heads.length];
    if (!line || isTable(line) || below.y - line.y > 2 * pitch) break;
    const fits = line.runs.every(({ text }) => text.length <= LONGEST_HEADING && !SENTENCE_SIGN.test(text));
    const isWithin = line.x0 >= bands[0]!.x0 - 4 * line.size && line.x1 <= bands.at(-1)!.x1 + 4 * line.size;
    const isTail = line.runs.length === 1 && heads.length > 0 && below.y - line.y < 1.4 * line.size;
    if (isCaption(line, bands)) break;
    if (!fits || !isWithin || !(line.runs.length >= 2 || isTail)) break;
    heads.unshift(line);
    below = line;
  }
  while (heads[0]?.runs.length === 1) heads.shift();
  return heads;
}

/** A caption is one line of words, though a space may part its number from its name. */
function isCaption({ runs, size }: TextLine, bands: readonly Band[]): boolean {
  const [first, second] = runs;
  if (runs.length !== 2) return false;
  return second!.x0 - first!.x1 < 2 * size || runs.some((run) => bandsUnder(run, bands).length === 0);
}

function toTable(heads: readonly TextLine[], body: readonly TextLine[], found: readonly Band[]): TableBlock {
  const bands = found.map((band) => ({ ...band }));
  for (const line of [...body, ...heads]) for (const run of line.runs) takeIn(run, bands);
  bands.sort((a, b) => a.x0 - b.x0);
  const rows = groupRows(body);
  const cells = rows.map((lines) => rowCells(lines, bands));
  const stacks = readStacked(body, bands, rows);
  stacks?.forEach((text, i) => {
    cells[i]![0] = text;
  });
  const headRows = groupHeads(heads).map((lines) => rowCells(lines, bands));
  const boxes = [...heads, ...body].map(boxOfLine);
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y0: boxes[0]!.y0,
    y1: boxes.at(-1)!.y1,
    rows: [...headRows, ...cells],
  };
}

/** Widens the column that a run belongs to, or makes one of its own. */
function takeIn(run: TextRun, bands: Band[]): void {
  const under = bandsUnder(run, bands);
  if (under.length > 1) return;
  const [band] = under;
  if (!band) bands.push({ x0: run.x0, x1: run.x1 });
  else {
    band.x0 = Math.min(band.x0, run.x0);
    band.x1 = Math.max(band.x1, run.x1);
  }
}

/** The lines of each row: every line that is none belongs to the nearest row. */
function groupRows(body: readonly TextLine[]): TextLine[][] {
  const anchors = body.filter((line) => isRow(line) || line.runs.length >= 3);
  const groups = anchors.map((anchor) => [anchor]);
  for (const line of body) {
    if (anchors.includes(line)) continue;
    let nearest = 0;
    anchors.forEach((anchor, i) => {
      if (Math.abs(anchor.y - line.y) < Math.abs(anchors[nearest]!.y - line.y)) nearest = i;
    });
    groups[nearest]!.push(line);
  }
  return groups;
}

/** Lines of headings that follow each other closely are one row of headings. */
function groupHeads(heads: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [];
  for (const line of heads) {
    const last = groups.at(-1)?.at(-1);
    if (last && line.y - last.y < 1.45 * line.size) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups;
}

function rowCells(lines: readonly TextLine[], bands: readonly Band[]): string[] {
  const texts = bands.map((): string[] => []);
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    for (const run of line.runs) {
      const band = bandsUnder(run, bands)[0] ?? bands[0]!;
      texts[bands.indexOf(band)]!.push(run.text);
    }
  }
  return texts.map(joinTexts);
}

/**
 * Reads a first column in which single characters are set below each other, as the names of categories beside the
 * rows that they span: the name for every row. Null where the column is no such one.
 */
function readStacked(
  body: readonly TextLine[],
  bands: readonly Band[],
  rows: readonly (readonly TextLine[])[],
): string[] | null {
  const runs = body.flatMap((line) => line.runs).filter((run) => bandsUnder(run, bands)[0] === bands[0]);
  if (runs.length < 2 || !runs.every(({ text }) => /^[\u3400-\u9fff]$/.test(text))) return null;
  if (Math.max(...runs.map(({ x0 }) => x0)) - runs[0]!.x0 > 2) return null;
  const step = median(runs.slice(1).map((run, i) => run.y - runs[i]!.y));
  const stacks: TextRun[][] = [];
  for (const run of runs) {
    const last = stacks.at(-1)?.at(-1);
    if (last && run.y - last.y <= 1.6 * step) stacks.at(-1)!.push(run);
    else stacks.push([run]);
  }
  return rows.map(([line]) => {
    const distance = (stack: readonly TextRun[]) =>
      Math.max(stack[0]!.y - line!.y, line!.y - stack.at(-1)!.y, 0);
    const nearest = [...stacks].sort((a, b) => distance(a) - distance(b))[0]!;
    return nearest.map(({ text }) => text).join('');
  });
}
