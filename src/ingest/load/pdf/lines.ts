import { type Box, bottomOf, type TextRun, topOf } from './items.js';

/** Runs that stand on one line of a column, from the left. */
export interface TextLine {
  readonly runs: readonly TextRun[];
  /** Base line and size of its main run. */
  readonly y: number;
  readonly size: number;
  readonly x0: number;
  readonly x1: number;
}

/** Runs of which the lower one's height overlaps by this part stand on one line. */
const ON_ONE_LINE = 0.5;
/** A gap between two runs that is shown as a space, in parts of the size. */
const SPACE = 0.8;
const WORD_GAP = 0.2;
/** A raised sign is smaller than this part of its line, and stands higher by this part of the line's size. */
const RAISED_SIZE = 0.87;
const RAISED_BY = 0.15;

/** The lines that runs of one column make, from the top. */
export function toLines(runs: readonly TextRun[]): TextLine[] {
  const lines: { main: TextRun; runs: TextRun[] }[] = [];
  const bySize = [...runs].sort((a, b) => b.size - a.size || a.y - b.y);
  for (const run of bySize) {
    const line = lines.find(({ main }) => overlap(main, run) > ON_ONE_LINE * run.size);
    if (line) line.runs.push(run);
    else lines.push({ main: run, runs: [run] });
  }
  return lines
    .map(({ main, runs: own }) => {
      const sorted = own.sort((a, b) => a.x0 - b.x0);
      const x1 = Math.max(...sorted.map((run) => run.x1));
      return { runs: sorted, y: main.y, size: main.size, x0: sorted[0]!.x0, x1 };
    })
    .sort((a, b) => a.y - b.y);
}

function overlap(a: TextRun, b: TextRun): number {
  return Math.min(bottomOf(a), bottomOf(b)) - Math.max(topOf(a), topOf(b));
}

export function boxOfLine(line: TextLine): Box {
  return { x0: line.x0, x1: line.x1, y0: topOf(line), y1: bottomOf(line) };
}

/** Whether a run is a small raised sign of its line. */
export function isRaised(run: TextRun, line: TextLine): boolean {
  return run.size <= RAISED_SIZE * line.size && line.y - run.y >= RAISED_BY * line.size;
}

/**
 * The text of a line; wide gaps are spaces.
 *
 * @param write what stands for a run, as a mark for a reference; its text where it is left out
 */
export function lineText(
  line: TextLine,
  write: (run: TextRun, before: string) => string = ({ text }) => text,
): string {
  let text = '';
  let last: TextRun | null = null;
  for (const run of line.runs) {
    const gap = last ? run.x0 - last.x1 : 0;
    const isWord = gap > WORD_GAP * line.size && /\w$/.test(text) && /^\w/.test(run.text);
    const isSpace = !isRaised(run, line) && (gap > SPACE * line.size || isWord);
    if (isSpace) text += ' ';
    text += write(run, text);
    last = run;
  }
  return text;
}

/** The most frequent distance between neighbouring base lines, in points; 0 for fewer than two lines. */
export function leadingOf(lines: readonly TextLine[]): number {
  const counts = new Map<number, number>();
  lines.slice(1).forEach((line, i) => {
    const distance = Math.round(line.y - lines[i]!.y);
    counts.set(distance, (counts.get(distance) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
