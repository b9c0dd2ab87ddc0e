import type { RuledLine } from './items.js';
import { leadingOf, lineText, type TextLine } from './lines.js';
import { nameOfMark } from './references.js';
import { joinTexts } from './tables.js';

/** A note at the foot of a page or column. */
export interface Note {
  /** Its mark without brackets; null for the rest of a note that began on the page before. */
  readonly name: string | null;
  readonly text: string;
}

/** The lines of a column, its notes aside. */
export interface Footed {
  readonly lines: readonly TextLine[];
  readonly notes: readonly Note[];
}

/** What is known of the page of a column. */
export interface NoteSetting {
  /** Of the text of the document, in points. */
  readonly size: number;
  /** Ruling lines of the page that belong to no table. */
  readonly rules: readonly RuledLine[];
  /** The column stands at the foot of the page, below others, and may hold nothing but notes. */
  readonly isFoot: boolean;
  /** Names of the notes that raised signs of the page call. */
  readonly called: ReadonlySet<string>;
}

/** A mark at the head of a note; a bare number only where a space or a word follows. */
const MARK =
  /^\s*(?<mark>[①-⑳㉑-㉟]|\[\d{1,3}\]|〔\d{1,3}〕|【\d{1,3}】|[*＊†‡]{1,3}|\d{1,3}(?=[\s\u3000]*[^\d\s.、,，%％年月日\-—/)）]))[\s\u3000:：]*/;
/** Notes are set in a size below this part of the text's. */
const SMALL = 0.93;
/** A line that stands this much farther off than lines do begins something of its own. */
const FAR = 1.45;
/** A rule over notes is no wider than this part of the column. */
const WIDEST_RULE = 0.6;

/**
 * Takes the notes off the foot of a column: lines with a mark in front that are set smaller than the text, stand
 * under a short rule, or stand apart and are called by their mark in the text above.
 */
export function takeNotes(lines: readonly TextLine[], setting: NoteSetting): Footed {
  const from = firstNoteLine(lines, setting);
  if (from === lines.length) return { lines, notes: [] };
  const notes: { name: string | null; texts: string[] }[] = [];
  for (const line of lines.slice(from)) {
    const text = lineText(line);
    const mark = MARK.exec(text);
    if (mark) notes.push({ name: nameOfMark(mark.groups!.mark!), texts: [text.slice(mark[0].length)] });
    else if (notes.length === 0) notes.push({ name: null, texts: [text] });
    else notes.at(-1)!.texts.push(text);
  }
  return {
    lines: lines.slice(0, from),
    notes: notes.map(({ name, texts }) => ({ name, text: joinTexts(texts.map((text) => text.trim())) })),
  };
}

function firstNoteLine(lines: readonly TextLine[], { size, rules, isFoot, called }: NoteSetting): number {
  const rule = separator(lines, rules);
  if (rule !== null) return lines.findIndex(({ y }) => y > rule);
  let small = lines.length;
  while (small > 0 && lines[small - 1]!.size <= SMALL * size) small--;
  const marked = lines.findIndex((line, i) => i >= small && isMarked(line, called));
  if (marked > 0 || (marked === 0 && isFoot)) return marked;
  return firstApart(lines);
}

/** Whether a line has the mark of a note in front; a bare number is one if it is called. */
function isMarked(line: TextLine, called: ReadonlySet<string>): boolean {
  const mark = MARK.exec(lineText(line))?.groups?.mark;
  return mark !== undefined && (!/^\d+$/.test(mark) || called.has(mark));
}

/** Height of a short rule at the left edge over lines the first of which has a mark or is set small; null without one. */
function separator(lines: readonly TextLine[], rules: readonly RuledLine[]): number | null {
  if (lines.length < 2) return null;
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const width = Math.max(...lines.map(({ x1 }) => x1)) - left;
  const found = rules.filter(
    ({ isHorizontal, at, from, to }) =>
      isHorizontal &&
      Math.abs(from - left) < 30 &&
      to - from <= WIDEST_RULE * width &&
      at > lines[0]!.y &&
      at < lines.at(-1)!.y,
  );
  const at = Math.max(...found.map((rule) => rule.at));
  if (found.length === 0) return null;
  const below = lines.filter(({ y }) => y > at);
  const above = lines.filter(({ y }) => y < at);
  const isSmaller = below.every((line) => line.size < above.at(-1)!.size - 0.4);
  return MARK.test(lineText(below[0]!)) || isSmaller ? at : null;
}

/** The first of the last lines that stand apart, all of whose marks the text above calls; all lines where none do. */
function firstApart(lines: readonly TextLine[]): number {
  const leading = leadingOf(lines);
  for (let i = lines.length - 1; i > 0; i--) {
    if (leading === 0 || lines[i]!.y - lines[i - 1]!.y < FAR * leading) continue;
    const mark = MARK.exec(lineText(lines[i]!))?.groups?.mark;
    const above = lines.slice(0, i).map((line) => lineText(line));
    const isCalled = mark !== undefined && !/\d$/.test(mark) && above.some((text) => text.indexOf(mark) > 0);
    return isCalled ? i : lines.length;
  }
  return lines.length;
}
