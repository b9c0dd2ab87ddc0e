import type { Knowledge } from '../../knowledge/knowledge.js';
import { clauseAt } from '../../language/clauses.js';
import { findEvery } from '../../language/everywhere.js';
import { parseNumeral } from '../../language/numerals.js';
import { makeQuantityReader, type Quantity } from '../../language/quantities.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** Characters before a number that say what it is of. */
const BEFORE = 24;

/** The numbers of a sentence that the question does not say itself; a year of the calendar measures nothing. */
export function proposeNumbers(
  { question, form, cover, knowledge: { numbers, questions } }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const reader = makeQuantityReader(numbers);
  const { text } = passage;
  const isMeant = (quantity: Quantity) => !isYear(quantity) && !form.given.includes(quantity.value);
  const found = [...reader.find(text), ...spelledTimes(text, questions)]
    .filter(isMeant)
    .filter(
      (one, i, all) => !all.some((other, k) => k > i && one.start < other.end && other.start < one.end),
    );
  const asksMost =
    questions.highest.pattern.test(question.frame) || questions.bounds.pattern.test(question.frame);
  const dimensionOf = ({ unit }: Quantity) => reader.dimensionOf(unit)?.id ?? null;
  const clausesOf = found.map(({ start }) => clauseAt(text, start));
  const shares = found.map(({ start }, i) => ({
    clause: cover([[clausesOf[i]!.text, 1]]),
    before: cover([[text.slice(Math.max(0, start - BEFORE), start), 1]]),
    sofar: cover([[text.slice(0, start), 1]]),
  }));
  const best = (of: 'clause' | 'before') => Math.max(0, ...shares.map((share) => share[of]));
  return found.map((quantity, i) => {
    const { start } = quantity;
    const dimension = dimensionOf(quantity);
    const alike = found.filter((other) => dimensionOf(other) === dimension).length;
    const share = shares[i]!;
    return {
      kind: 'value',
      reading: { items: [], boolean: null, quantity, evidence: [passage], coverage },
      features: {
        'number clause': share.clause,
        'number before': share.before,
        'number so far': share.sofar,
        'number best clause': flag(share.clause === best('clause')),
        'number best before': flag(share.before === best('before')),
        'number dimension': form.dimension === null ? 0 : flag(form.dimension === dimension) * 2 - 1,
        'number dimension unknown': flag(form.dimension === null),
        'number unit': flag(question.text.includes(quantity.unit)),
        'number counts': flag(dimension === 'count' || dimension === 'people'),
        'number alone': 1 / alike,
        'number bound': flag(
          asksMost && questions.bounds.pattern.test(text.slice(Math.max(0, start - 8), start)),
        ),
        'number year': yearFit(text.slice(0, start), question.frame),
        'number first': flag(i === 0),
      },
    };
  });
}

/** Times in words, which counters take for something else: 五年之内, 一个工作日, 每日9时前. */
export function spelledTimes(text: string, { spelledTime }: Knowledge['questions']): Quantity[] {
  return findEvery(text, spelledTime.pattern).flatMap(({ index, 0: said, groups }) => {
    const value = parseNumeral(groups!.value!);
    return value === null
      ? []
      : [{ start: index, end: index + said.length, value, valueMax: null, unit: groups!.unit!, over: false }];
  });
}

/** A year of the calendar measures nothing. */
export const isYear = ({ unit, value }: Quantity): boolean => unit === '年' && value > 1900 && value < 2100;

/** Whether the year before a number is the one that is asked for: 1, another: -1, or none of both: 0. */
function yearFit(before: string, frame: string): number {
  const asked: string[] = frame.match(/20\d\d/g) ?? [];
  const said = before.match(/20\d\d(?=\s*年)/g)?.at(-1);
  if (!said || asked.length === 0) return 0;
  return asked.includes(said) ? 1 : -1;
}
