import type { Box, RuledLine } from './items.js';

/** A cell of a table; rows and columns are counted from 0, `rows` and `columns` say how many it spans. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table drawn with lines: where its rows and columns begin and end, and its cells. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Lines that lie closer than this, in points, touch or are one. */
const TOUCH = 3;
/** Lines of one table of which more are no table but a drawing. */
const MOST_LINES = 4000;

/** The tables that the ruling lines of a page draw: grids of at least two columns. */
export function findGrids(rules: readonly RuledLine[]): Grid[] {
  if (rules.length < 4 || rules.length > MOST_LINES) return [];
  return components(mergeRules(rules)).flatMap((component) => {
    const grid = toGrid(component);
    return grid && grid.xs.length > 2 && grid.ys.length > 1 ? [grid] : [];
  });
}

export function boxOfGrid({ xs, ys }: Grid): Box {
  return { x0: xs[0]!, x1: xs.at(-1)!, y0: ys[0]!, y1: ys.at(-1)! };
}

/** Index of the interval between neighbouring values that holds a value, or -1. */
export function intervalOf(values: readonly number[], value: number): number {
  for (let i = 0; i + 1 < values.length; i++) if (value >= values[i]! && value < values[i + 1]!) return i;
  return -1;
}

/** Puts pieces of one line together, as the borders of neighbouring cells or dashes. */
function mergeRules(rules: readonly RuledLine[]): RuledLine[] {
  const merged: { isHorizontal: boolean; at: number; from: number; to: number }[] = [];
  const sorted = [...rules].sort(
    (a, b) => Number(a.isHorizontal) - Number(b.isHorizontal) || a.at - b.at || a.from - b.from,
  );
  for (const rule of sorted) {
    const same = merged.findLast(
      (other) =>
        other.isHorizontal === rule.isHorizontal &&
        Math.abs(other.at - rule.at) <= 1 &&
        rule.from <= other.to + TOUCH &&
        rule.to >= other.from - TOUCH,
    );
    if (same) {
      same.from = Math.min(same.from, rule.from);
      same.to = Math.max(same.to, rule.to);
    } else merged.push({ ...rule });
  }
  return merged;
}

/** Lines that touch each other, directly or through others. */
function components(rules: readonly RuledLine[]): RuledLine[][] {
  const left = new Set(rules);
  const found: RuledLine[][] = [];
  for (const rule of rules) {
    if (!left.delete(rule)) continue;
    const component = [rule];
    for (const member of component) {
      for (const other of left) {
        if (!touches(member, other)) continue;
        left.delete(other);
        component.push(other);
      }
    }
    found.push(component);
  }
  return found;
}

function touches(a: RuledLine, b: RuledLine): boolean {
  if (a.isHorizontal === b.isHorizontal)
    return Math.abs(a.at - b.at) <= TOUCH && a.from <= b.to + TOUCH && b.from <= a.to + TOUCH;
  return a.at >= b.from - TOUCH && a.at <= b.to + TOUCH && b.at >= a.from - TOUCH && b.at <= a.to + TOUCH;
}

function toGrid(rules: readonly RuledLine[]): Grid | null {
  const horizontal = rules.filter((rule) => rule.isHorizontal);
  const vertical = rules.filter((rule) => !rule.isHorizontal);
  if (horizontal.length < 1 || vertical.length < 1 || horizontal.length + vertical.length < 4) return null;
  // Tables may be open at their sides, and above or below where they go over a page.
  const xs = distinct([...vertical.map(({ at }) => at), ...horizontal.flatMap(({ from, to }) => [from, to])]);
  const ys = distinct([...horizontal.map(({ at }) => at), ...vertical.flatMap(({ from, to }) => [from, to])]);
  const divides = (group: readonly RuledLine[], at: number, middle: number) =>
    group.some((rule) => Math.abs(rule.at - at) <= TOUCH && rule.from <= middle && rule.to >= middle);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns * rows > MOST_LINES) return null;
  const middle = (values: readonly number[], i: number) => (values[i]! + values[i + 1]!) / 2;
  const isOpenRight = (row: number, column: number) =>
    column + 1 < columns && !divides(vertical, xs[column + 1]!, middle(ys, row));
  const isOpenBelow = (row: number, column: number) =>
    row + 1 < rows && !divides(horizontal, ys[row + 1]!, middle(xs, column));

  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let place = 0; place < rows * columns; place++) {
    if (taken.has(place)) continue;
    const [row, column] = [Math.floor(place / columns), place % columns];
    let wide = 1;
    while (isOpenRight(row, column + wide - 1) && !taken.has(place + wide)) wide++;
    let high = 1;
    while (isOpenBelow(row + high - 1, column)) high++;
    const cell = { row, column, rows: high, columns: wide };
    for (const [i, j] of placesOf(cell)) taken.add(i * columns + j);
    cells.push(cell);
  }
  return { xs, ys, cells };
}

/** Row and column of every place of a grid that a cell takes up. */
export function* placesOf({ row, column, rows, columns }: GridCell): Generator<readonly [number, number]> {
  for (let i = row; i < row + rows; i++) for (let j = column; j < column + columns; j++) yield [i, j];
}

/** The values in order, those that lie closer than `TOUCH` as one. */
function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (kept.length === 0 || value - kept.at(-1)! > TOUCH) kept.push(value);
  }
  return kept;
}
