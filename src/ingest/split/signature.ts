import { tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { HeadText } from './headLines.js';

/** What stands under a text: who issued it, and when. */
export interface Signature {
  readonly issuers: readonly string[];
  readonly date: string;
}

const MOST_SIGNERS = 20;
const LONGEST_SIGNATURE = 120;
/** Blocks from the end of a text in which a day alone on its line is that of the text. */
const LAST_BLOCKS = 4;
const DATE_AT_END = /[\d〇○零一二三四五六七八九]{4}年[^年]{2,6}日$/;

/**
 * The signature of a text: organs with a day behind or under them, the first in its blocks; else a day alone at
 * its end. One of another year than the document number is that of another text.
 *
 * @param number document number of the text
 */
export function readSignature(
  text: HeadText,
  { from, end }: { readonly from: number; readonly end: number },
  number: string | null,
): Signature | null {
  const fits = (date: string | null): date is string => date !== null && isOfYear(date, number);
  let alone: Signature | null = null;
  for (let i = from; i < end; i++) {
    if (text.lines[i] === 'date') {
      const date = parseDate(tight(text.texts[i]!));
      if (!fits(date)) continue;
      const issuers = signersAbove(text, i, from);
      if (issuers.length > 0) return { issuers, date };
      if (isLast(text, i, end)) alone = { issuers, date };
      continue;
    }
    const signed = readSignedLine(text, i);
    if (signed && fits(signed.date))
      return { issuers: [...signersAbove(text, i, from), ...signed.issuers], date: signed.date };
  }
  return alone;
}

/** The organs of a line and the day behind them, null where it cannot be read; null for a line without both. */
function readSignedLine(
  text: HeadText,
  i: number,
): { issuers: readonly string[]; date: string | null } | null {
  const line = tight(text.texts[i]!);
  const day = line.length <= LONGEST_SIGNATURE ? DATE_AT_END.exec(line) : null;
  if (!day || day.index === 0) return null;
  const issuers = text.organs.all(line.slice(0, day.index));
  return issuers.length > 0 ? { issuers, date: parseDate(day[0]) } : null;
}

/** The organs on the lines that stand directly above a line. */
function signersAbove(text: HeadText, line: number, from: number): string[] {
  let first = line;
  while (first > from && line - first < MOST_SIGNERS && text.lines[first - 1] === 'organs') first--;
  return text.texts.slice(first, line).flatMap((organ) => text.organs.all(organ));
}

/** Whether a day alone on its line ends the text: only remarks and annexes follow. A day behind a label is another. */
function isLast(text: HeadText, i: number, end: number): boolean {
  if (/[:：]$/.test(text.texts[i - 1] ?? '')) return false;
  const below = text.lines.slice(i + 1, end);
  if (below.length === 0 || below[0] === 'remark' || text.rules.annexBelow.pattern.test(text.texts[i + 1]!))
    return true;
  return below.length < LAST_BLOCKS && !below.includes('date');
}

/** A number says the year of its text; a signature at the turn of the year may be of the next. */
function isOfYear(date: string, number: string | null): boolean {
  const year = number ? /〔(\d{4})〕/.exec(number)?.[1] : null;
  return !year || Math.abs(Number(date.slice(0, 4)) - Number(year)) <= 1;
}
