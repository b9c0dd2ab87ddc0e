/** A rectangle of a page in points, the top left corner of the page at 0, 0. */
export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Which way text runs, clockwise in degrees; null for any way but along an edge of the page. */
export type Turn = 0 | 90 | 180 | 270 | null;

/** One character as it is set on the page; `x0`, `x1` reach from its origin to that of the next one. */
export interface Glyph {
  readonly char: string;
  readonly x0: number;
  readonly x1: number;
  /** Base line. */
  readonly y: number;
  /** Height of the font in points. */
  readonly size: number;
  readonly turn: Turn;
  readonly colour: string;
  /** True for the first character of a piece of text that is drawn at once. */
  readonly isStart: boolean;
}

/** A straight line that runs along an edge of the page. */
export interface RuledLine {
  readonly isHorizontal: boolean;
  /** Its y where it is horizontal, else its x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What one page draws, turned so that most of its text stands upright. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly RuledLine[];
  readonly images: readonly Box[];
  /** True where the page draws anything but text. */
  readonly isDrawn: boolean;
}

/** Characters of one line that stand close together. */
export interface TextRun {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** How far characters reach above and below their base line, in parts of their size. */
const ASCENT = 0.85;
const DESCENT = 0.15;
/** Base lines that lie closer than this, in parts of the size, are one. */
const ONE_BASE_LINE = 0.12;
/** A size is that of a text if so many of its characters have it, in parts of those of the most frequent one. */
const MANY = 0.4;
/** A gap that ends a run, in parts of the size. */
const RUN_GAP = 0.6;
/** A gap that may hold a raised sign, and how small that is, in parts of the size of the text. */
const SMALL_GAP = 0.15;
const SMALL = 0.9;
/** A gap between Latin letters or digits that is a space, in parts of the size. */
const WORD_GAP = 0.2;

export const topOf = ({ y, size }: { y: number; size: number }) => y - ASCENT * size;
export const bottomOf = ({ y, size }: { y: number; size: number }) => y + DESCENT * size;

export function boxOf(run: TextRun): Box {
  return { x0: run.x0, x1: run.x1, y0: topOf(run), y1: bottomOf(run) };
}

/** The smallest box around the boxes; there is at least one. */
export function around(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

/** The runs of upright glyphs: those of one base line that stand close together, from the left. */
export function toRuns(glyphs: readonly Glyph[]): TextRun[] {
  const lines = baseLines(glyphs);
  return lines.flatMap((line, i) => runsOfLine(line, [...(lines[i - 1] ?? []), ...(lines[i + 1] ?? [])]));
}

/** @param beside the glyphs of the neighbouring base lines */
function runsOfLine(line: readonly Glyph[], beside: readonly Glyph[]): TextRun[] {
  const runs: { readonly glyphs: Glyph[]; text: string }[] = [];
  let spaced = false;
  for (const glyph of line) {
    if (/^\s*$/.test(glyph.char)) {
      spaced = runs.length > 0;
      continue;
    }
    const run = runs.at(-1);
    const last = run?.glyphs.at(-1);
    if (!run || !last || partsRuns(last, glyph, beside)) runs.push({ glyphs: [glyph], text: glyph.char });
    else {
      run.glyphs.push(glyph);
      run.text += spaced || partsWords(last, glyph) ? ` ${glyph.char}` : glyph.char;
    }
    spaced = false;
  }
  return runs.map(({ glyphs, text }) => ({ ...measure(glyphs), text }));
}

function partsRuns(left: Glyph, right: Glyph, beside: readonly Glyph[]): boolean {
  return right.x0 - left.x1 > RUN_GAP * Math.max(left.size, right.size) || holdsSmall(left, right, beside);
}

/** Latin words are set apart without a white space between them. */
function partsWords(left: Glyph, right: Glyph): boolean {
  return right.x0 - left.x1 > WORD_GAP * right.size && isLatin(left.char) && isLatin(right.char);
}

/** Whether a small raised or lowered sign of a neighbouring base line stands between two glyphs. */
function holdsSmall(left: Glyph, right: Glyph, beside: readonly Glyph[]): boolean {
  if (right.x0 - left.x1 < SMALL_GAP * right.size) return false;
  return beside.some(({ x0, x1, y, size }) => {
    const middle = (x0 + x1) / 2;
    const isBetween = middle > left.x1 && middle < right.x0;
    return isBetween && size < SMALL * right.size && Math.abs(y - right.y) < right.size;
  });
}

const isLatin = (char: string) => /[A-Za-z0-9]/.test(char);

function measure(glyphs: readonly Glyph[]): Omit<TextRun, 'text'> {
  return {
    x0: glyphs[0]!.x0,
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    y: glyphs[0]!.y,
    size: median(glyphs.map(({ size }) => size)),
  };
}

/** Glyphs by their base lines, from the top; those of one line from the left. */
export function baseLines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line && glyph.y - line[0]!.y <= ONE_BASE_LINE * Math.min(glyph.size, line[0]!.size)) line.push(glyph);
    else lines.push([glyph]);
  }
  for (const line of lines) line.sort((a, b) => a.x0 - b.x0);
  return lines;
}

/** The middle one of the values in order; 0 where there is none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The size in which a text is set: the largest of those that many of its characters have; 0 without runs. */
export function bodySize(runs: readonly TextRun[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of runs) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  const most = Math.max(0, ...counts.values());
  return Math.max(0, ...[...counts].filter(([, count]) => count >= MANY * most).map(([size]) => size));
}
