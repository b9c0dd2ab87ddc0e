import { bare, characterPairs } from '../../language/fold.js';
import type { Term } from '../../model/question.js';

/** A text that may hold the words of a question, and how much a word in it counts: 1 where it says it itself. */
export type Place = readonly [text: string, counts: number];

/** The share of its characters, in pairs, from which a long word counts as said in other words. */
const ALIKE = 0.6;
const LESS_FOR_ALIKE = 0.8;

/** How much of what a question is about a place says, from 0 to 1, by the weight of the words. */
export type Coverage = (places: readonly Place[]) => number;

/** Prepares the measuring of coverage by the terms of a question. */
export function makeCoverage(terms: readonly Term[]): Coverage {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const written = terms.map((term) => ({
    isShort: term.isShort ?? false,
    forms: term.written.map(bare).filter(Boolean),
  }));
  // The same texts are measured for every candidate that stands in them.
  const measured = new Map<string, readonly number[]>();
  /** How much of each term a text says. */
  const saidIn = (text: string): readonly number[] => {
    const known = measured.get(text);
    if (known) return known;
    const plain = bare(text);
    const shares = written.map(({ isShort, forms }) =>
      forms.reduce((most, form) => (most === 1 ? 1 : Math.max(most, said(form, plain, isShort))), 0),
    );
    measured.set(text, shares);
    return shares;
  };
  return (places) => {
    if (total === 0) return 0;
    const told = places.filter(([text]) => text).map(([text, counts]) => ({ counts, shares: saidIn(text) }));
    const sum = terms.reduce(
      (all, { weight }, i) =>
        all + weight * told.reduce((best, { counts, shares }) => Math.max(best, counts * shares[i]!), 0),
      0,
    );
    return sum / total;
  };
}

/** The weight of the word that weighs most of those that a text does not say, at most 1. */
export function mostUnsaid(terms: readonly Term[], text: string): number {
  const plain = bare(text);
  return terms.reduce(
    (most, { weight, written, isShort = false }) =>
      Math.min(1, weight) > most && !written.some((one) => said(bare(one), plain, isShort) > 0)
        ? Math.min(1, weight)
        : most,
    0,
  );
}

/** Two words of two characters are shortened to the first of each: 创业投资 → 创投. */
function isShortened([first, second]: string, text: string): boolean {
  for (let at = text.indexOf(first!); at >= 0; at = text.indexOf(first!, at + 1))
    if (text[at + 2] === second && /^[\u4e00-\u9fff]$/.test(text[at + 3] ?? '')) return true;
  return false;
}

function said(form: string, text: string, isShort: boolean): number {
  if (text.includes(form)) return 1;
  if (isShort) return isShortened(form, text) ? LESS_FOR_ALIKE : 0;
  if (!/^[\u4e00-\u9fff]{3,}$/.test(form)) return 0;
  const pairs = characterPairs(form);
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return share >= ALIKE ? share * LESS_FOR_ALIKE : 0;
}
