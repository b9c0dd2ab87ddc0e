import { type Box, boxOf, type TextRun } from './items.js';
import type { TableBlock } from './tables.js';

/** What stands in the columns of a page. */
export type ColumnItem = TextRun | TableBlock;

export const isTableItem = (item: ColumnItem): item is TableBlock => 'rows' in item;

/** A piece of a line that a column holds whole. */
interface Fragment extends Box {
  readonly text: string;
  readonly size: number;
}

interface Band {
  readonly y0: number;
  readonly y1: number;
  readonly left: readonly ColumnItem[];
  readonly right: readonly ColumnItem[];
}

const SENTENCE_SIGN = /[，。；、,;]/;
const FIGURE = /^[\d.,%％〔〕()（）—-]+$/;
/** The space between two columns, in parts of the size of their text. */
const GUTTER = 0.7;
/** Left edges closer than this, in points, are one. */
const SAME_EDGE = 3;
/** Lines on either side that make columns where none are known. */
const FEWEST_LINES = 3;
/** The space that parts the end of columns from what follows them, in parts of the size. */
const TAIL_GAP = 0.9;
/** A column is at least this many characters wide. */
const NARROWEST = 5;

/**
 * The columns of a page in the order in which they are read: what stands above columns, the columns from the left,
 * what stands below them. Only columns of running text are told apart; cells of tables are left together.
 *
 * @param known left edges of columns on other pages, in points
 */
export function splitColumns(items: readonly ColumnItem[], known: readonly number[] = []): ColumnItem[][] {
  const best = bestEdge(items, known);
  if (!best) return items.length > 0 ? [[...items]] : [];
  const regions: ColumnItem[][] = [];
  let rest = new Set(items);
  for (const band of best.bands) {
    const members = new Set([...band.left, ...band.right]);
    const above = [...rest].filter((item) => !members.has(item) && middleOf(item) < band.y0);
    rest = new Set([...rest].filter((item) => !members.has(item) && !above.includes(item)));
    regions.push(...splitColumns(above, known));
    regions.push(...splitColumns(band.left, known), ...splitColumns(band.right, known));
  }
  regions.push(...splitColumns([...rest], known));
  return regions;
}

/** Left edges of the columns of running text on a page, the first column aside. */
export function columnEdges(items: readonly ColumnItem[]): number[] {
  const best = bestEdge(items, []);
  if (!best) return [];
  const sides = best.bands.flatMap(({ left, right }) => [left, right]);
  return [best.edge, ...sides.flatMap(columnEdges)];
}

function bestEdge(
  items: readonly ColumnItem[],
  known: readonly number[],
): { edge: number; bands: Band[] } | null {
  const left = Math.min(...items.map(({ x0 }) => x0));
  let best: { edge: number; bands: Band[]; held: number } | null = null;
  for (const edge of edgesOf(items, known)) {
    const size = medianSize(items);
    if (edge - left < NARROWEST * size) continue;
    const isKnown = known.some((other) => Math.abs(other - edge) <= SAME_EDGE);
    const bands = bandsAt(items, edge, size).filter((band) => areColumns(band, isKnown ? 1 : FEWEST_LINES));
    const held = bands.reduce((sum, band) => sum + band.left.length + band.right.length, 0);
    if (bands.length > 0 && (!best || held > best.held)) best = { edge, bands, held };
  }
  return best;
}

function medianSize(items: readonly ColumnItem[]): number {
  const sizes = items.flatMap((item) => (isTableItem(item) ? [] : [item.size])).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
}

const boxOfItem = (item: ColumnItem): Box => (isTableItem(item) ? item : boxOf(item));

function middleOf(item: ColumnItem): number {
  const { y0, y1 } = boxOfItem(item);
  return (y0 + y1) / 2;
}

/** Places at which several lines begin, from the left. */
function edgesOf(items: readonly ColumnItem[], known: readonly number[]): number[] {
  const starts = items.map(({ x0 }) => x0).sort((a, b) => a - b);
  const edges: number[] = [];
  let group: number[] = [];
  for (const start of [...starts, Number.POSITIVE_INFINITY]) {
    if (group.length > 0 && start - group[0]! > SAME_EDGE) {
      const isKnown = known.some((other) => Math.abs(other - group[0]!) <= SAME_EDGE);
      if (group.length >= FEWEST_LINES || isKnown) edges.push(group[0]!);
      group = [];
    }
    group.push(start);
  }
  return edges;
}

/** The stretches of a page over which nothing crosses the space in front of an edge. */
function bandsAt(items: readonly ColumnItem[], edge: number, size: number): Band[] {
  const gutter = edge - GUTTER * size;
  const crossing = items.filter((item) => item.x0 < edge - 1 && item.x1 > gutter);
  const limits = [
    Number.NEGATIVE_INFINITY,
    ...crossing.map(middleOf).sort((a, b) => a - b),
    Number.POSITIVE_INFINITY,
  ];
  const rest = items.filter((item) => !crossing.includes(item));
  return limits.slice(1).flatMap((y1, i) => {
    const y0 = limits[i]!;
    const within = rest.filter((item) => middleOf(item) > y0 && middleOf(item) <= y1);
    const right = within.filter((item) => item.x0 >= edge - 1);
    const left = withoutTail(
      within.filter((item) => item.x0 < edge - 1),
      right,
    );
    if (left.length === 0 || right.length === 0) return [];
    return [{ y0: Math.min(...within.map(middleOf)), y1, left, right }];
  });
}

/** A left column without what stands apart below both columns, as the heading of what follows them. */
function withoutTail(left: readonly ColumnItem[], right: readonly ColumnItem[]): ColumnItem[] {
  const sorted = [...left].sort((a, b) => middleOf(a) - middleOf(b));
  const foot = Math.max(...right.map((item) => boxOfItem(item).y1));
  const tail = sorted.findIndex((item, i) => {
    const before = sorted[i - 1];
    if (!before || isTableItem(item) || boxOfItem(item).y0 < foot) return false;
    return boxOfItem(item).y0 - boxOfItem(before).y1 > TAIL_GAP * item.size;
  });
  return tail < 0 ? sorted : sorted.slice(0, tail);
}

/** Whether both sides of a band are running text that stands beside each other. */
function areColumns({ left, right }: Band, fewest: number): boolean {
  const [a, b] = [left, right].map((side) => toFragments(side)) as [Fragment[], Fragment[]];
  if (!isBeside(left, right)) return false;
  if (fewest === 1) return !isCells([...a, ...b]);
  const isLong = [a, b].every((side) => side.length >= fewest && isText(side));
  return isLong;
}

function isBeside(left: readonly ColumnItem[], right: readonly ColumnItem[]): boolean {
  const [a, b] = [left, right].map((side) => side.map(boxOfItem));
  const top = (side: readonly Box[]) => Math.min(...side.map(({ y0 }) => y0));
  const bottom = (side: readonly Box[]) => Math.max(...side.map(({ y1 }) => y1));
  const shared = Math.min(bottom(a!), bottom(b!)) - Math.max(top(a!), top(b!));
  return shared > 0.4 * Math.min(bottom(a!) - top(a!), bottom(b!) - top(b!));
}

/** Runs of one line that follow each other with no more space than letter-spacing has. */
function toFragments(items: readonly ColumnItem[]): Fragment[] {
  const runs = items.flatMap((item) => (isTableItem(item) ? [] : [item]));
  const fragments: {
    x0: number;
    x1: number;
    y0: number;
    y1: number;
    text: string;
    size: number;
    y: number;
  }[] = [];
  for (const run of [...runs].sort((a, b) => Math.round(a.y) - Math.round(b.y) || a.x0 - b.x0)) {
    const last = fragments.at(-1);
    if (last && Math.abs(last.y - run.y) < 1.5 && run.x0 - last.x1 < 1.2 * run.size) {
      last.x1 = Math.max(last.x1, run.x1);
      last.text += run.text;
    } else fragments.push({ ...boxOf(run), text: run.text, size: run.size, y: run.y });
  }
  return fragments;
}

/** Running text has sentence signs, fills its width and is not made of figures. */
function isText(fragments: readonly Fragment[]): boolean {
  const widths = fragments.map(({ x0, x1 }) => x1 - x0).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.8)]!;
  const share = (test: (fragment: Fragment) => boolean) => fragments.filter(test).length / fragments.length;
  const isFull = ({ x0, x1 }: Fragment) => x1 - x0 >= 0.8 * width;
  return (
    width >= NARROWEST * fragments[0]!.size &&
    share(({ text }) => SENTENCE_SIGN.test(text)) >= 0.2 &&
    share(isFull) >= 0.25 &&
    share(({ text }) => FIGURE.test(text)) <= 0.2
  );
}

function isCells(fragments: readonly Fragment[]): boolean {
  const figures = fragments.filter(({ text }) => FIGURE.test(text)).length;
  return figures > 0.2 * fragments.length;
}
