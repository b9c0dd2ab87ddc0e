import type { Knowledge } from '../../knowledge/knowledge.js';
import { clauseAt, segmentAt } from '../../language/clauses.js';
import { findEvery } from '../../language/everywhere.js';
import { parseNumeral } from '../../language/numerals.js';
import { makeQuantityReader, type Quantity } from '../../language/quantities.js';
import { ownName } from './rows.js';
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
  const segmentsOf = found.map(({ start }) => segmentAt(text, start));
  const shares = found.map(({ start }, i) => ({
    clause: cover([[clausesOf[i]!.text, 1]]),
    segment: cover([[segmentsOf[i]!, 1]]),
    before: cover([[text.slice(Math.max(0, start - BEFORE), start), 1]]),
    sofar: cover([[text.slice(0, start), 1]]),
  }));
  const best = (of: 'clause' | 'before' | 'segment') => Math.max(0, ...shares.map((share) => share[of]));
  const given = form.given.filter((number) => !isCalendarYear(number));
  const matched = matchedPlaces(text, found, question.text);
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
        'number segment': share.segment,
        'number best segment': flag(share.segment === best('segment')),
        'number given clause': shareSaid(given, clausesOf[i]!.text),
        'number given segment': shareSaid(given, segmentsOf[i]!),
        'number matched': matched[i]!,
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

/** The share of numbers that a text says in digits; 0 where there are none. */
const shareSaid = (numbers: readonly number[], text: string): number =>
  numbers.length === 0
    ? 0
    : numbers.filter((number) => new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(text)).length /
      numbers.length;

/** What stands between numbers that are said one after another. */
const BETWEEN = /^(?:[、和及]|以及)$/;

/**
 * Whether a number is the one of what the question names, where a sentence says as many numbers as things, one after another (总部、分公司、营业部分别奖励200万元、100万元、20万元):
 * 1 where it is, -1 where it is that of another, 0 where the sentence does not say so.
 */
function matchedPlaces(text: string, found: readonly Quantity[], asked: string): number[] {
  const groups: Quantity[][] = [];
  for (const one of found) {
    const last = groups.at(-1)?.at(-1);
    if (last && BETWEEN.test(text.slice(last.end, one.start))) groups.at(-1)!.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => {
    const before = segmentAt(text, group[0]!.start).split(text.slice(group[0]!.start, group[0]!.end))[0]!;
    const row = before
      .split(/[，,：:]/)
      .map((clause) => clause.split('、'))
      .findLast(({ length }) => length === group.length);
    const said =
      group.length > 1 && row ? row.flatMap((name, i) => (isSaid(ownName(name), asked) ? [i] : [])) : [];
    const [place, ...others] = said;
    const isTold = place !== undefined && others.length === 0;
    return group.map((_, i) => (isTold ? (i === place ? 1 : -1) : 0));
  });
}

/** A question says of a name what it ends with: 营业部 of 首家营业部, without 对 in front of the first. */
const isSaid = (name: string, asked: string): boolean =>
  [...name].some((_, i) => name.length - i >= SHORTEST_SAID && asked.includes(name.slice(i)));

const SHORTEST_SAID = 3;

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
export const isYear = ({ unit, value }: Quantity): boolean => unit === '年' && isCalendarYear(value);

const isCalendarYear = (value: number): boolean => value > 1900 && value < 2100;

/** Whether the year before a number is the one that is asked for: 1, another: -1, or none of both: 0. */
function yearFit(before: string, frame: string): number {
  const asked: string[] = frame.match(/20\d\d/g) ?? [];
  const said = before.match(/20\d\d(?=\s*年)/g)?.at(-1);
  if (!said || asked.length === 0) return 0;
  return asked.includes(said) ? 1 : -1;
}
