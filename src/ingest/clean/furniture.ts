import type { FurnitureRules } from '../../knowledge/rules.js';
import { fold } from '../../language/fold.js';
import { groupBy } from '../../language/group.js';
import type { Loss } from '../../model/document.js';
import type { Line } from './lines.js';
import { findPageLines, type LabelledValue } from './pageLines.js';

export interface Furniture {
  /** Numbers of the lines that belong to the page and not to the text. */
  readonly lines: ReadonlySet<number>;
  /** Texts of the running heads, each once. */
  readonly runningHeads: readonly string[];
  /** Numbers of the lines of the text before which a page ends. */
  readonly overleaf: ReadonlySet<number>;
  /** What labelled lines of a web page say of their texts. */
  readonly stated: readonly LabelledValue[];
  readonly losses: readonly Loss[];
}

const NEARBY = 3;
const SHORTEST_HEAD = 6;
/** Recurs in a text for other reasons: what ends a sentence, numbered headings, dates, lines without a word. */
const NOT_A_HEAD = /[。；;:,]$|^[(（]?[一二三四五六七八九十#]+[)）、.]|^#年#月#日$|^[^\u4e00-\u9fff]+$/;

/**
 * Finds page furniture by what it is: page numbers and captions of tables that go on by their shape, running heads by
 * recurring, with their digits left out of account, next to page numbers or very often; buttons and labels of a web page.
 *
 * @param starts offsets in the source at which its texts begin
 */
export function findFurniture(
  lines: readonly Line[],
  rules: FurnitureRules,
  starts: readonly number[] = [0],
): Furniture {
  const filled = lines.filter((line) => line.text !== '');
  const page = findPageLines(filled, starts, rules);
  const marks = findPageMarks(filled, rules);
  const shaped = new Set([...page.lines, ...marks.lines]);
  const heads = findRunningHeads(filled, shaped, marks.atPageNumber, rules.runningHeads);
  const found = new Set([...shaped, ...heads.flat().map(({ number }) => number)]);
  return {
    lines: found,
    runningHeads: heads.map(([first]) => first!.text),
    overleaf: findOverleaf(filled, found, rules),
    stated: page.stated,
    losses: countDropped(filled.filter((line) => found.has(line.number))),
  };
}

const isPageNumber = ({ text }: Line, { pageNumbers }: FurnitureRules) =>
  pageNumbers.some((rule) => rule.pattern.test(text));
/** The text of a line in which every number reads the same, as those of running heads do not. */
const withoutNumbers = ({ text }: Line) => fold(text).replace(/\d+/g, '#');

/** The numbers of the lines that are page numbers or say that a table goes on, and of those near a page number. */
function findPageMarks(
  filled: readonly Line[],
  rules: FurnitureRules,
): { lines: ReadonlySet<number>; atPageNumber: ReadonlySet<number> } {
  const found = new Set<number>();
  const atPageNumber = new Set<number>();
  filled.forEach((line, i) => {
    if (rules.continuations.some((rule) => rule.pattern.test(line.text))) found.add(line.number);
    if (!isPageNumber(line, rules)) return;
    found.add(line.number);
    for (const { number } of filled.slice(Math.max(0, i - NEARBY), i + NEARBY + 1)) atPageNumber.add(number);
  });
  return { lines: found, atPageNumber };
}

/** The lines of each running head: those that recur near page numbers, else those that recur very often. */
function findRunningHeads(
  filled: readonly Line[],
  known: ReadonlySet<number>,
  atPageNumber: ReadonlySet<number>,
  { besidePageNumber, alone }: FurnitureRules['runningHeads'],
): (readonly Line[])[] {
  const candidates = filled.filter((line) => {
    if (known.has(line.number) || line.markedHeading) return false;
    const key = withoutNumbers(line);
    return key.length >= SHORTEST_HEAD && !NOT_A_HEAD.test(key);
  });
  return [...groupBy(candidates, withoutNumbers).values()].flatMap((group) => {
    const beside = group.filter((line) => atPageNumber.has(line.number));
    if (beside.length >= besidePageNumber) return [beside];
    return group.length >= alone && isSpread(group) ? [group] : [];
  });
}

function countDropped(dropped: readonly Line[]): Loss[] {
  return [...groupBy(dropped, withoutNumbers).values()].map((group) => ({
    kind: 'furniture',
    count: group.length,
    sample: group[0]!.text,
    line: group[0]!.number,
  }));
}

/** The numbers of the lines of the text before which a page number stands. */
function findOverleaf(
  filled: readonly Line[],
  furniture: ReadonlySet<number>,
  rules: FurnitureRules,
): ReadonlySet<number> {
  const overleaf = new Set<number>();
  let pageEnded = false;
  for (const line of filled) {
    if (furniture.has(line.number)) pageEnded ||= isPageNumber(line, rules);
    else {
      if (pageEnded) overleaf.add(line.number);
      pageEnded = false;
    }
  }
  return overleaf;
}

/** True where the lines lie at least half a page apart, as running heads do and list items do not. */
function isSpread(group: readonly Line[]): boolean {
  const gaps = group.slice(1).map((line, i) => line.number - group[i]!.number);
  return Math.min(...gaps) >= 15;
}
