import type { Knowledge } from '../../knowledge/knowledge.js';
import { makeQuantityReader, type Quantity, type QuantityReader } from '../../language/quantities.js';
import type { FormOf } from '../../model/question.js';
import type { Coverage } from './coverage.js';
import { ownShare, type Reading, type Sentence } from './sentence.js';

/** A number of a clause, with how much of the question the clause says. */
interface Candidate {
  readonly quantity: Quantity;
  readonly said: number;
}

/**
 * The number that the sentence which says most of the question gives: the only one of what is asked for in the clause that says most
 * of it. Null where there is none, or several that differ, or where nobody knows what the number measures.
 */
export function readNumber(
  form: FormOf<'reading'>,
  good: readonly Sentence[],
  cover: Coverage,
  { numbers, questions }: Knowledge,
): Reading | null {
  if (form.dimension === null) return null;
  const reader = makeQuantityReader(numbers);
  const best = good
    .filter(({ passage }) => passage.kind === 'sentence')
    .map((sentence) => ({ sentence, own: ownShare(sentence, cover) }))
    .sort((a, b) => b.own - a.own)
    .find(({ sentence }) => quantitiesOf(sentence.passage.text, form, reader).length > 0);
  if (!best) return null;
  const { passage, coverage } = best.sentence;
  const clauses = passage.text.split(/(?<=[，。；,;])/);
  const found = clauses.flatMap((clause, i): Candidate[] => {
    const said = cover([
      [clause, 1],
      [clauses[i - 1] ?? '', BEFORE],
    ]);
    return quantitiesOf(clause, form, reader).map((quantity) => ({ quantity, said }));
  });
  const most = Math.max(...found.map(({ said }) => said));
  const meant = found.filter(({ said }) => said === most).map(({ quantity }) => quantity);
  const bounded = meant.filter(({ start }) => questions.bounds.pattern.test(passage.text.slice(0, start)));
  const [quantity, ...others] = meant.length > 1 && bounded.length === 1 ? bounded : meant;
  if (!quantity || others.some((other) => other.value !== quantity.value || other.unit !== quantity.unit))
    return null;
  return { items: [], boolean: null, quantity, evidence: [passage], coverage };
}

/** What the clause before says counts by so much for a number. */
const BEFORE = 0.6;

/** The numbers of what is asked for, without those that the question says itself; a year of the calendar measures nothing. */
const quantitiesOf = (
  text: string,
  { dimension, given }: FormOf<'reading'>,
  reader: QuantityReader,
): Quantity[] =>
  reader
    .find(text)
    .filter(({ value, unit }) => !(unit === '年' && value > 1900 && value < 2100))
    .filter(({ value }) => !given.includes(value))
    .filter(({ unit }) => reader.dimensionOf(unit)?.id === dimension);
