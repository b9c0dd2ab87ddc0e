import type { CriteriaRules, QuestionRules } from '../../knowledge/rules.js';
import { ORDINAL_ENDING } from '../../language/numerals.js';

/** A day, a month or a year as ISO dates, the second one excluded. */
export interface Dates {
  readonly from: string;
  readonly to: string;
  /** How the question writes it. */
  readonly text: string;
}

const CHINESE = /(20\d\d)\s*年(?:\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?)?/;
/** 22年7月: two digits are a year before a month. */
const SHORT = /(?<!\d)(\d\d)\s*年\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?/;
const ISO = /(20\d\d)-(\d{1,2})(?:-(\d{1,2}))?/;

const EVER = { from: '0001-01-01', to: '9999-12-31' } as const;

/** The time that a question names, and what lies before or behind it: 2022年7月, 26 July 2022, 2022年7月以后, before May 2022. */
export function readDates(text: string, rules: QuestionRules): Dates | null {
  const time = readTime(text, rules);
  if (!time) return null;
  const at = text.indexOf(time.text);
  const tail = rules.dateTail.pattern.exec(text.slice(at + time.text.length));
  const lead = rules.dateLead.pattern.exec(text.slice(0, at));
  const says = (word: 'since' | 'after' | 'before' | 'from') =>
    (tail?.groups?.[word] ?? lead?.groups?.[word]) !== undefined;
  const said = `${lead?.[0] ?? ''}${time.text}${tail?.[0] ?? ''}`;
  // From 2022 is one of that year.
  if (says('from') && /^\d{4}$/.test(time.text)) return { ...time, text: said };
  if (says('since')) return { ...EVER, from: time.from, text: said };
  if (says('after')) return { ...EVER, from: time.to, text: said };
  if (says('before')) return { ...EVER, to: time.from, text: said };
  return time;
}

/** Dates with the part of the text that says them. */
export interface PlacedDates extends Dates {
  readonly start: number;
  readonly end: number;
}

/** Day and month behind a date with a year: 7月1日至7月10日, 7月1号到10号. */
const LATER_DAY = /^\s*(?:至|到|—|–|-|~|～)\s*(?:(?<month>\d{1,2})\s*月)?\s*(?<day>\d{1,2})\s*[日号]/u;
const LATER_MONTH = /^\s*(?:至|到|—|–|-|~|～)\s*(?<month>\d{1,2})\s*月/u;

/** All times that a text names: what lies between two of them, before or behind one, the year of one. */
export function readDateRanges(text: string, rules: QuestionRules, criteria: CriteriaRules): PlacedDates[] {
  const found: PlacedDates[] = [];
  let rest = text;
  for (let one = readDates(rest, rules); one !== null; one = readDates(rest, rules)) {
    const start = rest.indexOf(one.text);
    const later = laterOf(one, rest.slice(start + one.text.length));
    const end = start + one.text.length + (later?.text.length ?? 0);
    found.push({ ...one, ...(later ? { to: later.to } : {}), start, end, text: text.slice(start, end) });
    rest = rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end);
  }
  const sorted = found.sort((a, b) => a.start - b.start);
  const joined = joinRanges(sorted, text, criteria);
  const [first] = joined;
  const year = first && criteria.thatYear.pattern.exec(text);
  if (!first || !year || first.from.startsWith('0001')) return joined;
  const from = `${Number(first.from.slice(0, 4))}-01-01`;
  const to = `${Number(first.from.slice(0, 4)) + 1}-01-01`;
  return [...joined, { from, to, text: year[0], start: year.index, end: year.index + year[0].length }];
}

/** A later day or month of the same year behind a date. */
function laterOf({ from }: Dates, behind: string): { readonly to: string; readonly text: string } | null {
  const [year, month] = from.split('-').map(Number);
  const day = LATER_DAY.exec(behind);
  if (day) return dates(day[0], year!, Number(day.groups!.month ?? month), Number(day.groups!.day));
  const until = LATER_MONTH.exec(behind);
  return until && dates(until[0], year!, Number(until.groups!.month), 0);
}

/** Two dates with a word of a range between them are one range. */
function joinRanges(found: readonly PlacedDates[], text: string, { range }: CriteriaRules): PlacedDates[] {
  const joined: PlacedDates[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    if (last && range.pattern.test(text.slice(last.end, next.start)))
      joined.splice(-1, 1, { ...last, to: next.to, end: next.end, text: text.slice(last.start, next.end) });
    else joined.push(next);
  }
  return joined;
}

/** The first time that a question names: 2022年7月, 26 July 2022, in 2022. */
function readTime(text: string, { months }: QuestionRules): Dates | null {
  const named = `(${months.join('|')})`;
  const month = (name: string) => months.indexOf(name.toLowerCase()) + 1;
  const dayFirst = new RegExp(`(\\d{1,2})${ORDINAL_ENDING}?(?: of)? ${named},? (20\\d\\d)`, 'i').exec(text);
  if (dayFirst) return dates(dayFirst[0], Number(dayFirst[3]), month(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = new RegExp(`${named} (?:(\\d{1,2})${ORDINAL_ENDING}?,? )?(20\\d\\d)`, 'i').exec(text);
  if (monthFirst)
    return dates(
      monthFirst[0],
      Number(monthFirst[3]),
      month(monthFirst[1]!),
      monthFirst[2] ? Number(monthFirst[2]) : 0,
    );
  const short = SHORT.exec(text);
  if (short) return dates(short[0], 2000 + Number(short[1]), Number(short[2]), Number(short[3] ?? 0));
  const found = CHINESE.exec(text) ?? ISO.exec(text) ?? /\b(20\d\d)\b/.exec(text);
  return found ? dates(found[0], Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)) : null;
}

/** @param month from 1, or 0 for the whole year @param day from 1, or 0 for the whole month */
function dates(text: string, year: number, month: number, day: number): Dates {
  const iso = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  if (month === 0) return { text, from: iso(year, 1, 1), to: iso(year + 1, 1, 1) };
  if (day === 0) return { text, from: iso(year, month, 1), to: iso(year, month + 1, 1) };
  return { text, from: iso(year, month, day), to: iso(year, month, day + 1) };
}
