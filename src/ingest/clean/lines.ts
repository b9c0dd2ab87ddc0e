import type { FurnitureRules, NumberRules } from '../../knowledge/rules.js';
import { findEvery } from '../../language/everywhere.js';
import { makeQuantityReader } from '../../language/quantities.js';
import { displayWidth } from '../../language/width.js';

/** What reading a line goes by. */
export interface LineRules {
  readonly furniture: FurnitureRules;
  readonly numbers: NumberRules;
}

const SPACED_DIGITS = /\d[ \u3000][\d.]|\d\.[ \u3000]\d/;

/** One line of the source without its margins and without marks of a conversion. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** For every code unit of `text` its offset in the source. */
  readonly origins: readonly number[];
  readonly width: number;
  /** Columns of white space in front of it. */
  readonly indent: number;
  /** True where a mark of the source says that the line is a heading. */
  readonly markedHeading: boolean;
  /** True where a mark of the source says that the line is a footnote or a comment. */
  readonly isNote: boolean;
}

/**
 * The lines of a source text, blank ones included (their `text` is empty).
 * Line ends are LF, CR LF or CR; form feeds count as white space.
 */
export function readLines(source: string, rules: LineRules): Line[] {
  const lines: Line[] = [];
  let start = 0;
  source.split('\n').forEach((raw, i) => {
    let from = 0;
    for (const at of findBreaks(raw, rules)) {
      lines.push(readLine(raw.slice(from, at), start + from, i + 1, rules));
      from = at;
    }
    lines.push(readLine(raw.slice(from), start + from, i + 1, rules));
    start += raw.length + 1;
  });
  return lines;
}

function findBreaks(raw: string, { furniture }: LineRules): number[] {
  return furniture.breaks.flatMap((rule) => findEvery(raw, rule.pattern).map((found) => found.index));
}

function readLine(raw: string, start: number, number: number, rules: LineRules): Line {
  const marks = findMarks(raw, rules.furniture);
  const spaces = SPACED_DIGITS.test(raw) ? makeQuantityReader(rules.numbers).spacesInside(raw) : [];
  const dropped = new Set([...marks.places, ...spaces]);
  const kept = [...Array(raw.length).keys()].filter((i) => !dropped.has(i));
  const inner = withoutLetterSpacing(raw, withoutMargins(raw, kept));
  const text = inner.map((i) => raw[i]).join('');
  return {
    number,
    text,
    origins: inner.map((i) => start + i),
    width: displayWidth(text),
    indent: displayWidth(/^\s*/.exec(raw)![0]),
    markedHeading: marks.markedHeading,
    isNote: marks.isNote,
  };
}

/** The places of the characters of a line that are marks of a conversion, and what the marks say of it. */
function findMarks(
  raw: string,
  { marks }: FurnitureRules,
): Pick<Line, 'markedHeading' | 'isNote'> & { places: readonly number[] } {
  const found = marks.flatMap((mark) => findEvery(raw, mark.pattern).map((match) => ({ mark, match })));
  return {
    places: found.flatMap(({ match }) => [...Array(match[0].length).keys()].map((i) => match.index + i)),
    markedHeading: found.some(({ mark }) => mark.heading),
    isNote: found.some(({ mark }) => mark.note),
  };
}

/** The places of the characters of a line without the white space around it; the tabs in front of a table row stand for its empty cells. */
function withoutMargins(raw: string, places: readonly number[]): readonly number[] {
  const isInk = (i: number) => /\S/.test(raw[i]!);
  let from = places.findIndex(isInk);
  if (from < 0) return [];
  const to = places.findLastIndex(isInk) + 1;
  const isRow = places.slice(from, to).some((i) => raw[i] === '\t');
  while (isRow && from > 0 && raw[places[from - 1]!] === '\t') from--;
  return places.slice(from, to);
}

const FEWEST_SPACED = 4;

/**
 * The places of the characters of a line without the white space that sets its letters apart, as character
 * recognition writes them: 江 州 市 人 民 政 府. A line of a few such words among others keeps it.
 */
function withoutLetterSpacing(raw: string, places: readonly number[]): readonly number[] {
  const words = places
    .map((i) => raw[i]!)
    .join('')
    .split(/[ \u3000]+/);
  const inHan = words.filter((word) => /[\u4e00-\u9fff]/.test(word));
  const single = inHan.filter((word) => word.length === 1).length;
  if (single < FEWEST_SPACED || single < 0.8 * inHan.length) return places;
  const isBetweenNumbers = (at: number) =>
    /[A-Za-z\d]/.test(raw[places[at - 1]!] ?? '') && /[A-Za-z\d]/.test(raw[places[at + 1]!] ?? '');
  return places.filter((i, at) => !/[ \u3000]/.test(raw[i]!) || isBetweenNumbers(at));
}
