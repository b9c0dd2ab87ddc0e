import { type Dimension, makeQuantityReader, type Quantity } from '../../language/quantities.js';
import type { Comparator } from '../../model/target.js';
import { isYear, spelledTimes } from './numbers.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** Characters before a number that say what it is of. */
const BEFORE = 24;

/** The only amount that a question gives, and what a sentence says of its kind. */
interface AmountSaid {
  readonly given: Quantity;
  readonly best: Quantity;
  /** Of the question what stands before the best one. */
  readonly share: number;
  /** How many of its kind the sentence says. */
  readonly alike: number;
  readonly isSame: boolean;
  /** Whether the given one is within what the sentence bounds; null where it bounds nothing, or says the same. */
  readonly isWithin: boolean | null;
}

/**
 * What a sentence says of the amount that a question gives: of those that are of its kind, the one before which most of the question is
 * said. null where the question gives none or several, or the sentence has none of its kind.
 */
export function findAmountSaid(
  { question, cover, knowledge: { numbers, questions } }: ReadingTask,
  written: string,
): AmountSaid | null {
  const text = written.normalize('NFKC');
  const reader = makeQuantityReader(numbers);
  const amountsOf = (one: string) =>
    [...reader.find(one), ...spelledTimes(one, questions)].flatMap((quantity) => {
      const dimension = reader.dimensionOf(quantity.unit);
      return dimension && !isYear(quantity) ? [{ ...quantity, dimension }] : [];
    });
  const [given, ...others] = amountsOf(question.frame);
  if (!given || others.length > 0) return null;
  const alike = amountsOf(text).filter(({ dimension }) => isAlike(dimension, given.dimension));
  const measured = alike.map((amount, i) => {
    const from = Math.max(0, amount.start - BEFORE, alike[i - 1]?.end ?? 0);
    return { amount, share: cover([[text.slice(from, amount.start), 1]]) };
  });
  const [best] = [...measured].sort((a, b) => b.share - a.share);
  if (!best) return null;
  const [asked, said] = [baseValueOf(given), baseValueOf(best.amount)];
  const isSame = Math.abs(said - asked) < 1e-6 * asked;
  const bound = reader.boundOf(text.slice(0, best.amount.start), text.slice(best.amount.end));
  const test = bound && TESTS[bound.comparator];
  const isWithin = test && !isSame ? test(asked, said) : null;
  return { given, best: best.amount, share: best.share, alike: alike.length, isSame, isWithin };
}

/**
 * Whether a sentence says the number that the question does. Where the sentence bounds it (不得超过3米), also whether the question's is within
 * (5米可以吗).
 */
export function proposeWhetherNumber(task: ReadingTask, { passage, coverage }: FoundSentence): Proposed[] {
  if (passage.kind === 'heading') return [];
  const found = findAmountSaid(task, passage.text);
  if (!found) return [];
  const { given, best, share, alike, isSame, isWithin } = found;
  const features = {
    'number whether before': share,
    'number whether coverage': coverage,
    'number whether unit': flag(best.unit === given.unit),
    'number whether alone': 1 / alike,
  };
  const propose = (what: string, boolean: boolean): Proposed => ({
    kind: 'yes',
    reading: { items: [], boolean, evidence: [passage], coverage },
    features: { [what]: 1, [`${what} ${boolean}`]: 1, ...features },
  });
  return [
    propose('number whether', isSame),
    ...(isWithin === null ? [] : [propose('number within', isWithin)]),
  ];
}

/** Whether a number is within a bound, by the comparators that bound on one side. */
const TESTS: Partial<Record<Comparator, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const isAlike = (one: Dimension, other: Dimension): boolean => one.id === other.id && one.unit === other.unit;

const baseValueOf = ({
  value,
  dimension,
}: {
  readonly value: number;
  readonly dimension: Dimension;
}): number => value * dimension.factor;
