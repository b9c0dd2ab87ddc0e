import type { Span } from '../../../model/document.js';
import type { Section } from '../../../model/plan.js';
import { firstYear, type PlanYears } from './years.js';

/** A number where it stands, for the decision whether it is a target. */
export interface NumberSite {
  /** The sentence, or the cell or row of a table. */
  readonly text: string;
  /** The number with its unit, within the text. */
  readonly span: Span;
  /** The clause that says it, within the text. */
  readonly clause: Span;
  readonly value: number;
  readonly unit: string;
  /** How the clause says it. */
  readonly form: string;
  /** What speaks against a target. */
  readonly against: readonly string[];
  readonly kind: string;
  readonly role: Section['role'];
  /** Those that it stands under, the innermost first. */
  readonly headings: readonly string[];
  /** The headings of its column in a table, from the top down. */
  readonly columns: readonly string[];
  readonly plan: PlanYears;
}

/** So many characters in front of a number, and behind it, count as they stand. */
const BEFORE = 6;
const BEHIND = 5;
/** So much of the clauses before and after is looked at. */
const AROUND = 30;
const HEADINGS = 3;
/** Larger counts are alike. */
const LARGE_COUNT = 10;
const MOST_AHEAD = 3;

/** What is true of a number in its place, as the decision whether it is a target sees it (`train/targets.py`). Years and numbers in the words are alike. */
export function describeNumber(site: NumberSite): string[] {
  const { text, span, clause } = site;
  const before = mask(text.slice(0, clause.start));
  const head = mask(text.slice(clause.start, span.start));
  const tail = mask(text.slice(span.end, clause.end));
  const after = mask(text.slice(clause.end));
  const ahead = head || before;
  const behind = tail || after;
  return [
    ...new Set([
      `form:${site.form}`,
      ...site.against.map((reason) => `against:${reason}`),
      `open:${site.against.length === 0}`,
      `unit:${site.unit}`,
      `kind:${site.kind}`,
      `role:${site.role}`,
      `opens:${head === ''}`,
      `ends:${tail === ''}`,
      ...describeValue(site.value),
      ...describeYears(site),
      `numbers:${Math.min(text.slice(clause.start, span.start).match(/\d+/g)?.length ?? 0, MOST_AHEAD)}`,
      ...lengths(ahead.length, BEFORE).map((n) => `before${n}:${ahead.slice(-n)}`),
      ...lengths(behind.length, BEHIND).map((n) => `behind${n}:${behind.slice(0, n)}`),
      ...grams('head', head, 2, 3),
      ...grams('tail', tail, 2, 3),
      ...grams('clauses before', before.slice(-AROUND), 2, 3),
      ...grams('clauses after', after.slice(0, AROUND), 2, 3),
      ...grams('text', mask(text), 2),
      ...site.headings.slice(0, HEADINGS).flatMap((heading) => grams('heading', mask(heading), 2)),
      ...site.columns.flatMap((column) => grams('column', mask(column), 2)),
    ]),
  ];
}

const mask = (text: string) =>
  text
    .replace(/\s/g, '')
    .replace(/20\d\d/g, 'Y')
    .replace(/\d+(?:\.\d+)?/g, '0');

const lengths = (length: number, most: number) =>
  Array.from({ length: Math.min(length, most) }, (_, i) => i + 1);

/** All stretches of so many characters. */
const grams = (name: string, text: string, ...sizes: number[]) =>
  sizes.flatMap((size) =>
    Array.from(
      { length: Math.max(0, text.length - size + 1) },
      (_, i) => `${name}:${text.slice(i, i + size)}`,
    ),
  );

function describeValue(value: number): string[] {
  if (!Number.isInteger(value)) return ['value:fraction'];
  return ['value:whole', `round:${value % 10 === 0}`, `value:${Math.min(value, LARGE_COUNT)}`];
}

/** Whether the years in its clause, before it, and in its headings lie behind or ahead of the plan. */
function describeYears({ text, span, clause, headings, plan }: NumberSite): string[] {
  const first = firstYear(plan);
  const when = (name: string, words: string) => {
    const last = [...words.matchAll(/(20\d\d)年/g)].at(-1)?.[1];
    if (last === undefined) return `${name}:none`;
    if (first === null) return `${name}:some`;
    return `${name}:${Number(last) < first ? 'past' : Number(last) === first ? 'now' : 'ahead'}`;
  };
  return [
    when('year', text.slice(clause.start, span.start)),
    when('year before', text.slice(0, clause.start)),
    when('year above', headings.join(' ')),
    `dated:${plan.date !== null}`,
    `period:${plan.periodStart !== null}`,
  ];
}
