import type { HeadRules } from '../../knowledge/rules.js';
import { parseNumeral } from '../../language/numerals.js';

type Period = readonly [number | null, number | null];

const NONE: Period = [null, null];
const HAN_YEAR = /[二一][〇○零一二三四五六七八九]{3}(?=年|[—–\-~～至－])/g;
const RANGE = /(20\d{2}|19\d{2})年?\s*[—–\-~～至－―]+\s*(20\d{2}|19\d{2})年?/;
const FIVE_YEARS = /第([一二三四五六七八九十]{1,3})个五年/;
/** “十四五” and, without quotation marks, from the eleventh on: 十四五规划. */
const SHORT_FIVE_YEARS =
  /[“"]([一二三四五六七八九]|十[一二三四五六七八九]?|二十)五[”"]|(?<![二三四五六七八九])(十[一二三四五六七八九])五/;
const LAST_FIVE_YEARS = 20;
/** A year that a plan looks to and does not begin in. */
const UNTIL_YEAR = /(?:面向|[至到])(?:19|20)\d{2}年|(?:19|20)\d{2}年底?前/;

/** First and last year of a plan by its title, by what it says of its term, or by the five-year plan it names. */
export function readPeriod(title: string, text: string, rules: HeadRules): Period {
  const written = title.replace(HAN_YEAR, (year) => String(parseNumeral(year)));
  const range = RANGE.exec(written);
  if (range) return [Number(range[1]), Number(range[2])];
  const five = FIVE_YEARS.exec(written)?.[1] ?? SHORT_FIVE_YEARS.exec(written)?.slice(1).find(Boolean);
  if (five) return fiveYears(parseNumeral(five) ?? 0);
  const years = [
    ...new Set([...written.matchAll(/((?:19|20)\d{2})年(?!版)/g)].map(([, year]) => Number(year))),
  ];
  if (years.length > 1) return NONE;
  if (years.length === 1) return [UNTIL_YEAR.test(written) ? null : years[0]!, years[0]!];
  return readStatedPeriod(text, rules);
}

/** The years of what a text says of its term: 本规划自2021年至2025年实施. */
function readStatedPeriod(text: string, { periods }: HeadRules): Period {
  for (const rule of periods) {
    const groups = rule.pattern.exec(text)?.groups;
    if (groups) return [groups.start ? Number(groups.start) : null, groups.end ? Number(groups.end) : null];
  }
  return NONE;
}

/** The years of a five-year plan by its ordinal. Between the second (1958–1962) and the third lie three years without one. */
function fiveYears(ordinal: number): Period {
  if (ordinal < 1 || ordinal > LAST_FIVE_YEARS) return NONE;
  const start = ordinal <= 2 ? 1948 + 5 * ordinal : 1951 + 5 * ordinal;
  return [start, start + 4];
}
