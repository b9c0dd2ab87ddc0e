import { wordCrossesSeam } from '../../language/words.js';
import type { Line } from './lines.js';
import { COMMA } from './signs.js';

/** How the text around a line is set: how wide it runs and whether lines are cut at that width. */
export interface Setting {
  readonly width: number;
  /** Lines are cut at `width`. */
  readonly wrapped: boolean;
  /** Lines are also cut short at commas, as PDF readers do. */
  readonly ragged: boolean;
  /** The first lines of paragraphs stand further in than their other lines. */
  readonly indented: boolean;
}

/** Columns by which a full line may stop short: punctuation that must not begin the next line. */
export const SLACK = 4;
/** Columns by which the first line of a paragraph is indented. */
export const INDENT = 4;

/** Lines on each side by which the setting of a line is measured. */
const REACH = 25;
/** No page is set wider: longer lines are whole paragraphs. */
const WIDEST = 110;
/** A line that takes up less of the width around it is not set as wide. */
const NARROW = 0.75;
/** So many lines, and words across the seams of them, make a column of its own, as beside a picture. */
const LEAST_OF_COLUMN = 4;
const LEAST_CUT_WORDS = 2;
/** The others end a paragraph, or are headings. */
const FULL_SHARE = 0.7;

/** Measures, for every line, how the fifty lines around it are set; in a narrower column, how that is. */
export function measureSettings(lines: readonly Line[]): Setting[] {
  const settings = lines.map((_, i) => measure(lines.slice(Math.max(0, i - REACH), i + REACH + 1)));
  for (let start = 0; start < lines.length; ) {
    const isNarrow = (at: number) =>
      settings[at]!.width <= WIDEST && lines[at]!.width < settings[at]!.width * NARROW;
    let end = start;
    while (end < lines.length && isNarrow(end)) end++;
    const column = columnOf(lines.slice(start, end));
    if (column.length > 0) settings.fill(measure(column), end - column.length, end);
    start = end + 1;
  }
  return settings;
}

function measure(around: readonly Line[]): Setting {
  const widths = around.map((line) => line.width).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.8)]!;
  const share = widths.filter((w) => w >= width - SLACK && w <= width + SLACK).length / widths.length;
  const short = around.filter((line) => line.width < width - SLACK);
  const cutAtComma = short.filter((line) => COMMA.test(line.text)).length;
  return {
    width,
    wrapped: width <= WIDEST && share >= 0.3,
    indented: share >= 0.3 && isMixed(around),
    ragged: width <= WIDEST && cutAtComma >= 4 && cutAtComma / short.length > 0.12,
  };
}

/**
 * The lines from the first that ends within a word, where they are full and others end so too, as in text that is set narrower than
 * what is around it; none where they are not. A heading above it may be as wide.
 */
function columnOf(lines: readonly Line[]): readonly Line[] {
  if (lines.length < LEAST_OF_COLUMN) return [];
  const cut = lines.slice(1).flatMap((next, i) => (wordCrossesSeam(lines[i]!.text, next.text) ? [i] : []));
  const column = cut.length < LEAST_CUT_WORDS ? [] : lines.slice(cut[0]);
  if (column.length < LEAST_OF_COLUMN) return [];
  const { width } = measure(column);
  const full = column.filter((line) => Math.abs(line.width - width) <= SLACK);
  return full.length >= column.length * FULL_SHARE ? column : [];
}

/** Whether some lines, but fewer than the others, stand in as the first ones of paragraphs do. */
function isMixed(lines: readonly Line[]): boolean {
  const first = lines.filter(isIndented).length;
  const flush = lines.filter(({ indent }) => indent <= 1).length;
  return first >= 2 && first >= 0.05 * lines.length && flush >= 0.3 * lines.length;
}

/** Whether a line stands as far in as the first line of a paragraph does. */
export function isIndented({ indent }: Line): boolean {
  return indent >= INDENT - 1 && indent <= INDENT + 1;
}

/** Whether the paragraph of a full line goes on, by the next one not standing in. */
export function goesOn(line: Line, next: Line, setting: Setting): boolean {
  return (
    setting.indented &&
    next.indent <= 1 &&
    line.indent <= INDENT + 1 &&
    line.width + line.indent >= setting.width * 0.8
  );
}

/** A line that ends inside a word though it is not quite full: half-width signs make the right margin uneven. */
export function isCutShort(line: Line, next: Line, setting: Setting): boolean {
  return setting.wrapped && line.width >= setting.width * 0.75 && wordCrossesSeam(line.text, next.text);
}
