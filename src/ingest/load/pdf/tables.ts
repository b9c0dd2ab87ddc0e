import { boxOfGrid, type Grid, type GridCell, intervalOf, placesOf } from './grid.js';
import { type Box, baseLines, type Glyph, toRuns } from './items.js';
import { lineText, toLines } from './lines.js';
import { writeReference } from './references.js';

/** A table on its page; every row has a text for every column. */
export interface TableBlock extends Box {
  readonly rows: readonly (readonly string[])[];
}

/** What a grid and the characters in it make; `isTable` is false where its cells cannot be told apart. */
export interface FilledGrid {
  readonly table: TableBlock;
  readonly isTable: boolean;
}

/** A gap that parts two pieces of text in a row, in parts of the size. */
const PIECE_GAP = 0.3;
/** A line stands between two characters if it cuts off no more than this part of one. */
const BETWEEN = 0.15;
/** A grid with fewer filled cells than this part of them is a drawing. */
const LEAST_FILLED = 0.25;
/** A grid in which more pieces than this part of them lie over its lines is a drawing. */
const MOST_CROSSING = 0.3;

export function isInside(glyph: Glyph, box: Box): boolean {
  const x = (glyph.x0 + glyph.x1) / 2;
  const y = glyph.y - (glyph.turn === 0 ? 0.35 * glyph.size : 0);
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

/** Sets the glyphs that stand in a grid into its cells; the text of a cell that spans rows is in each of them. */
export function fillGrid(grid: Grid, glyphs: readonly Glyph[]): FilledGrid {
  const cellAt = new Map(
    grid.cells.flatMap((cell) =>
      [...placesOf(cell)].map(([row, column]) => [`${row}:${column}`, cell] as const),
    ),
  );
  const find = (glyph: Glyph): GridCell | undefined => {
    const y = glyph.y - (glyph.turn === 0 ? 0.35 * glyph.size : 0);
    return cellAt.get(`${intervalOf(grid.ys, y)}:${intervalOf(grid.xs, (glyph.x0 + glyph.x1) / 2)}`);
  };
  const contents = new Map<GridCell, Glyph[]>();
  let crossing = 0;
  const pieces = toPieces(glyphs);
  for (const piece of pieces) {
    const parts = partPiece(piece, grid, find);
    if (parts.length > 1) crossing++;
    for (const part of parts) {
      const cell = mostOf(part.map(find));
      if (cell) contents.set(cell, [...(contents.get(cell) ?? []), ...part]);
    }
  }
  const rows = Array.from(
    { length: grid.ys.length - 1 },
    () => Array(grid.xs.length - 1).fill('') as string[],
  );
  for (const [cell, own] of contents) {
    const text = cellText(own);
    for (const row of rows.slice(cell.row, cell.row + cell.rows)) row[cell.column] = text;
  }
  const isTable =
    contents.size >= LEAST_FILLED * grid.cells.length &&
    crossing <= MOST_CROSSING * Math.max(pieces.length, 4);
  return { table: { ...boxOfGrid(grid), rows: withoutEmpty(rows, grid) }, isTable };
}

/** Glyphs that follow each other closely on one line; turned ones alone. */
function toPieces(glyphs: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = glyphs.filter(({ turn }) => turn !== 0).map((glyph) => [glyph]);
  for (const line of baseLines(glyphs.filter(({ turn }) => turn === 0))) {
    let last: Glyph | undefined;
    for (const glyph of line) {
      if (last && glyph.x0 - last.x1 < PIECE_GAP * glyph.size && glyph.char.trim() !== '')
        pieces.at(-1)!.push(glyph);
      else if (glyph.char.trim() !== '') pieces.push([glyph]);
      last = glyph.char.trim() === '' ? undefined : glyph;
    }
  }
  return pieces;
}

/**
 * Parts a piece at the lines of the grid that stand between what is drawn at once. A line through it says that the
 * text of one cell is wider than the cell.
 */
function partPiece(
  piece: readonly Glyph[],
  grid: Grid,
  find: (glyph: Glyph) => GridCell | undefined,
): Glyph[][] {
  const parts: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of piece) {
    const room = BETWEEN * glyph.size;
    const isParted =
      last &&
      glyph.isStart &&
      find(last) !== find(glyph) &&
      grid.xs.some((x) => x >= last!.x1 - room && x <= glyph.x0 + room);
    if (!last || isParted) parts.push([glyph]);
    else parts.at(-1)!.push(glyph);
    last = glyph;
  }
  return parts;
}

function mostOf(cells: readonly (GridCell | undefined)[]): GridCell | undefined {
  let best: GridCell | undefined;
  const count = (cell: GridCell | undefined) => cells.filter((other) => other === cell).length;
  for (const cell of cells) if (cell && (!best || count(cell) > count(best))) best = cell;
  return best;
}

/** The text of one cell, its lines from the top; characters that are turned together are read along their way. */
function cellText(glyphs: readonly Glyph[]): string {
  const turn = glyphs[0]!.turn;
  if (turn !== 0 && turn !== null && glyphs.every((glyph) => glyph.turn === turn)) {
    const forwards = turn === 90 ? 1 : -1;
    const middle = (glyph: Glyph) => (glyph.x0 + glyph.x1) / 2;
    const isUpsideDown = turn === 180;
    return [...glyphs]
      .sort((a, b) =>
        isUpsideDown
          ? b.y - a.y || b.x0 - a.x0
          : Math.abs(middle(a) - middle(b)) > a.size / 2
            ? forwards * (middle(b) - middle(a))
            : forwards * (a.y - b.y),
      )
      .map(({ char }) => char)
      .join('');
  }
  const lines = toLines(toRuns(glyphs));
  return joinTexts(
    lines.map((line) => lineText(line, (run, before) => writeReference(run, before, line, null))),
  );
}

/** Lines of one cell or note as one text; a space stands only between two Latin words. */
export function joinTexts(texts: readonly string[]): string {
  return texts.reduce(
    (joined, text) =>
      /[A-Za-z]$/.test(joined) && /^[A-Za-z]/.test(text) ? `${joined} ${text}` : joined + text,
    '',
  );
}

/** Rows without text, and columns that are only the gap of a double line, are none. */
function withoutEmpty(rows: readonly string[][], { xs }: Grid): string[][] {
  const filled = rows.filter((row) => row.some((text) => text !== ''));
  const isColumn = xs.slice(1).map((x, i) => x - xs[i]! > 8 || filled.some((row) => row[i] !== ''));
  return filled.map((row) => row.filter((_, i) => isColumn[i]));
}
