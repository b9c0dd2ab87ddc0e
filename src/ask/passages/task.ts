import type { Knowledge } from '../../knowledge/knowledge.js';
import { withoutThousands } from '../../language/fold.js';
import { ORDINAL_ENDING } from '../../language/numerals.js';
import type { FormOf, Question } from '../../model/question.js';
import type { Asked, AskedFor } from '../interpret/asked.js';
import type { Coverage } from './coverage.js';
import type { Reading, Sentence } from './sentence.js';

/** What is known of something by name; numbers from -1 to 1. */
export type Features = Readonly<Record<string, number>>;

/** What is read for, and how much of the question a text says. */
export interface ReadingTask {
  readonly question: Question;
  readonly form: FormOf<'reading'>;
  readonly asked: AskedFor;
  readonly cover: Coverage;
  readonly knowledge: Knowledge;
  /** A word that weighs as much has to be said. */
  readonly aside: number;
}

/** A sentence with how well it was found. */
export interface FoundSentence extends Sentence {
  /** Its score as a share of the best one's. */
  readonly score: number;
  /** How alike its passage is to the question as a whole, from -1 to 1. */
  readonly alike: number;
  /** How much less than the most alike one. */
  readonly lessAlike: number;
  /** How likely it is, of all, the one that answers, by how alike they are. */
  readonly share: number;
  readonly rank: number;
}

/** Something in a sentence that may answer a question, with what is known of it. */
export interface Proposed {
  readonly kind: Asked;
  readonly reading: Reading;
  readonly features: Features;
}

export const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Numbers in digits; 1st and 14th are words. */
const DIGITS = new RegExp(`(?<!\\d)\\d+(?:\\.\\d+)?(?!\\d|\\.\\d|${ORDINAL_ENDING}\\b)`, 'g');

/** The share of the numbers in the digits of a question that a text says; null where it has none. */
export function numbersSaid(frame: string, text: string): number | null {
  const numbers = withoutThousands(frame).match(DIGITS) ?? [];
  const plain = withoutThousands(text);
  return numbers.length === 0
    ? null
    : numbers.filter((number) => plain.includes(number)).length / numbers.length;
}
