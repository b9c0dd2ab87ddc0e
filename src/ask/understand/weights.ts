import type { Corpus } from '../../language/frequency.js';
import type { Term } from '../../model/question.js';

/** What words weigh: what is in quotation marks is meant so; long words, and names, say more than others. */
export const WEIGHTS = {
  quoted: 2,
  name: 2,
  long: 1.5,
  usual: 1,
  /** Words that plans say together count once more. */
  compound: 0.6,
  /** What one does says less of what a question is about than what one does it to. */
  verb: 0.5,
  /** The place that all plans are about says little. */
  ownPlace: 0.3,
} as const;

/** A word that weighs more says what a question is about: it may not be left out of account. */
const TELLING = 0.3;

/** The terms that say what a question is about. */
export const tellingOf = (terms: readonly Term[]): Term[] => terms.filter(({ weight }) => weight > TELLING);

/** Makes a term of what is said and how plans may write it. */
export type WeighTerm = (said: string, written: readonly string[], weight: number) => Term;

/** A word weighs by how much it tells in the corpus; one that the corpus does not know weighs fully. */
export function makeWeigher({ telling }: Corpus): WeighTerm {
  return (said, written, weight) => {
    const known = written.map(telling).filter((told) => told !== null);
    return { said, written: [...new Set(written)], weight: weight * Math.min(1, ...known) };
  };
}
