import { type Dimension, makeQuantityReader, type Quantity } from '../../language/quantities.js';
import { isYear } from './numbers.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** Characters before a number that say what it is of. */
const BEFORE = 24;

/**
 * Whether a sentence says the number that the question does: of the numbers that are of its kind, the one before which most of the
 * question is said. A question that says none, or a sentence with none of its kind, proposes nothing.
 */
export function proposeWhetherNumber(
  { question, cover, knowledge: { numbers } }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const reader = makeQuantityReader(numbers);
  const amountsOf = (text: string) =>
    reader.find(text).flatMap((quantity) => {
      const dimension = reader.dimensionOf(quantity.unit);
      return dimension && !isYear(quantity) ? [{ ...quantity, dimension }] : [];
    });
  const [given, ...others] = amountsOf(question.frame);
  if (!given || others.length > 0) return [];
  const shareOf = ({ start }: Quantity) =>
    cover([[passage.text.slice(Math.max(0, start - BEFORE), start), 1]]);
  const alike = amountsOf(passage.text).filter(({ dimension }) => isAlike(dimension, given.dimension));
  const [best] = [...alike].sort((a, b) => shareOf(b) - shareOf(a));
  if (!best) return [];
  const boolean = Math.abs(baseValueOf(best) - baseValueOf(given)) < 1e-6 * Math.max(1, baseValueOf(given));
  return [
    {
      kind: 'yes',
      reading: { items: [], boolean, evidence: [passage], coverage },
      features: {
        'number whether': 1,
        [`number whether ${boolean}`]: 1,
        'number whether before': shareOf(best),
        'number whether coverage': coverage,
        'number whether unit': flag(best.unit === given.unit),
        'number whether alone': 1 / alike.length,
      },
    },
  ];
}

const isAlike = (one: Dimension, other: Dimension): boolean => one.id === other.id && one.unit === other.unit;

const baseValueOf = ({
  value,
  dimension,
}: {
  readonly value: number;
  readonly dimension: Dimension;
}): number => value * dimension.factor;
