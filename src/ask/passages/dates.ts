import { clauseAt } from '../../language/clauses.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** A day, or the end of a month or year: 2022年6月23日, 2022年9月底前, 2025年年底. */
const DAY = /(20\d\d)年(?:(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日|([底末]))|年?([底末]))/g;

/** A day that a sentence names, and where. */
interface SaidDay {
  /** ISO date. */
  readonly day: string;
  readonly start: number;
  /** Whether it is the end of a month or year. */
  readonly isEnd: boolean;
}

/** The days that a sentence names: when something was or is to be done. */
export function proposeDates(
  { form, cover, question }: ReadingTask,
  { passage, coverage }: FoundSentence,
): Proposed[] {
  if (passage.kind === 'heading') return [];
  const days = daysIn(passage.text);
  return days
    .filter(({ day }) => !question.text.includes(day))
    .map(({ day, start, isEnd }, i) => ({
      kind: 'date',
      reading: { items: [], boolean: null, date: day, evidence: [passage], coverage },
      features: {
        'said date': 1,
        'said date clause': cover([[clauseAt(passage.text, start).text, 1]]),
        'said date own': cover([[passage.text, 1]]),
        'said date alone': 1 / days.length,
        'said date first': flag(i === 0),
        'said date end': flag(isEnd),
        'said date given': flag(form.given.includes(Number(day.slice(0, 4)))),
      },
    }));
}

/** All days that a text names, in order. */
function daysIn(text: string): SaidDay[] {
  return [...text.matchAll(DAY)].map(({ index, 1: year, 2: month, 3: day, 4: monthEnd, 5: yearEnd }) => ({
    day: isoDay(Number(year), month ? Number(month) : 12, day ? Number(day) : null),
    start: index,
    isEnd: Boolean(monthEnd ?? yearEnd),
  }));
}

/** A day as ISO date; the last one of its month where none is given. */
function isoDay(year: number, month: number, day: number | null): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(Math.min(day ?? last, last))}`;
}
