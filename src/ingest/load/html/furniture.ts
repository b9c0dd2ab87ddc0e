import type { PageRules, Rule } from '../../../knowledge/rules.js';
import { namesOf } from './dom.js';
import type { LaidLines, LineRange, PageLine } from './lines.js';

/** A page with what its lines are worth as parts of an article. */
export interface WeighedPage extends LaidLines {
  /** Lines that belong to the page wherever they stand. */
  readonly chrome: readonly boolean[];
  /** For every index of a line the prose in front of it, in characters. */
  readonly proseBefore: readonly number[];
}

const SENTENCE_SIGN = /[，。；]/;
const SHORTEST_PROSE = 16;
/** An element that is furniture by its name holds at most this share of the prose of its page. */
const MOST_PROSE = 0.3;

/** Weighs the lines of a page: what belongs to it, and to its index, is worth nothing. */
export function weighPage(page: LaidLines, index: readonly LineRange[], rules: PageRules): WeighedPage {
  const chrome = page.lines.map(
    ({ kind, text }) => kind === 'unseen' || (kind !== 'image' && fits(text, rules.furniture)),
  );
  for (const { from, to } of index) chrome.fill(true, from, to);
  const aside = page.lines.map(({ text }) => fits(text, rules.edges));
  const sums = sumUp(weigh(page.lines, chrome, aside));
  const total = sums.at(-1)!;
  for (const [element, { from, to }] of page.ranges) {
    const named = namesOf(element).some((name) =>
      rules.furnitureNames.some(({ pattern }) => pattern.test(name)),
    );
    if (named && sums[to]! - sums[from]! <= total * MOST_PROSE) chrome.fill(true, from, to);
  }
  return { ...page, chrome, proseBefore: sumUp(weigh(page.lines, chrome, aside)) };
}

/** Whether a line, without its white space, fits one of the rules. */
export function fits(text: string, rules: readonly Rule[]): boolean {
  const tight = text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '');
  return rules.some(({ pattern }) => pattern.test(tight));
}

/** The prose between two lines of a page, in characters. */
export function proseIn({ proseBefore }: WeighedPage, { from, to }: LineRange): number {
  return proseBefore[to]! - proseBefore[from]!;
}

/** Sentences and rows of tables count by their characters outside of links, each text once; where there are none, all lines do. */
function weigh(lines: readonly PageLine[], chrome: readonly boolean[], aside: readonly boolean[]): number[] {
  const seen = new Set<string>();
  const all = lines.map(({ kind, text, linked }, i) => {
    if (chrome[i] || aside[i] || kind === 'image' || seen.has(text)) return 0;
    seen.add(text);
    return Math.max(0, text.length - 2 * linked);
  });
  const prose = all.map((weight, i) => (isProse(lines[i]!) ? weight : 0));
  return prose.some((weight) => weight > 0) ? prose : all;
}

function isProse({ kind, text }: PageLine): boolean {
  return kind !== 'prose' || (text.length >= SHORTEST_PROSE && SENTENCE_SIGN.test(text));
}

function sumUp(weights: readonly number[]): number[] {
  let sum = 0;
  return [0, ...weights.map((weight) => (sum += weight))];
}
