import type { HeadRules } from '../../knowledge/rules.js';
import { findEvery } from '../../language/everywhere.js';
import { parseNumeral } from '../../language/numerals.js';

type Period = readonly [number | null, number | null];

const NONE: Period = [null, null];
const HAN_YEAR = /[二一][〇○零一二三四五六七八九]{3}(?=年|[—–\-~～至－])/g;
const RANGE = /(20\d{2}|19\d{2})年?\s*[—–\-~～至－―]+\s*(20\d{2}|19\d{2})年?/;
const LAST_FIVE_YEARS = 20;

/** First and last year of a plan by its title, by what it says of its term, or by the five-year plan it names. */
export function readPeriod(title: string, text: string, rules: HeadRules): Period {
  const written = title.replace(HAN_YEAR, (year) => String(parseNumeral(year)));
  const range = RANGE.exec(written);
  if (range) return [Number(range[1]), Number(range[2])];
  const { ofYear, untilYear } = rules.titleYears;
  const five = readOrdinal(written, rules);
  if (five) return fiveYears(parseNumeral(five) ?? 0);
  const years = [...new Set(findEvery(written, ofYear.pattern).map(({ groups }) => Number(groups!.year)))];
  if (years.length > 1) return NONE;
  if (years.length === 1) return [untilYear.pattern.test(written) ? null : years[0]!, years[0]!];
  return readStatedPeriod(text, rules);
}

/** The ordinal of the five-year plan that a title names, as it writes it; undefined where it names none. */
function readOrdinal(title: string, { titleYears }: HeadRules): string | undefined {
  const inFull = titleYears.fiveYearTerm.pattern.exec(title)?.groups;
  if (inFull) return inFull.ordinal;
  const inShort = titleYears.fiveYearShort.pattern.exec(title)?.groups;
  return inShort?.quoted ?? inShort?.bare;
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
