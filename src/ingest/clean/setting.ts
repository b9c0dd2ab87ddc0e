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

/** Measures, for every line, how the fifty lines around it are set. */
export function measureSettings(lines: readonly Line[]): Setting[] {
  const reach = 25;
  return lines.map((_, i) => {
    const around = lines.slice(Math.max(0, i - reach), i + reach + 1);
    const widths = around.map((line) => line.width).sort((a, b) => a - b);
    const width = widths[Math.floor(widths.length * 0.8)]!;
    const share = widths.filter((w) => w >= width - SLACK && w <= width + SLACK).length / widths.length;
    const short = around.filter((line) => line.width < width - SLACK);
    const cutAtComma = short.filter((line) => COMMA.test(line.text)).length;
    return {
      width,
      wrapped: width <= 110 && share >= 0.3,
      indented: share >= 0.3 && isMixed(around),
      ragged: width <= 110 && cutAtComma >= 4 && cutAtComma / short.length > 0.12,
    };
  });
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
