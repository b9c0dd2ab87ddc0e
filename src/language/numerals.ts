const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** What an English ordinal ends with: 1st, 14th. */
export const ORDINAL_ENDING = '(?:st|nd|rd|th)';

/**
 * Value of a number in Chinese numerals (一百二十, 三千五百万), in positional digits (二〇二二) or in
 * Arabic digits with or without separators; null where the text is none.
 */
export function parseNumeral(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '');
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  if (plain === '' || [...plain].some((c) => !(c in DIGITS) && !(c in UNITS) && !(c in MYRIADS))) return null;
  if ([...plain].every((c) => c in DIGITS)) return Number([...plain].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const char of plain) {
    if (char in DIGITS) digit = DIGITS[char]!;
    else if (char in UNITS) {
      section += (digit || 1) * UNITS[char]!;
      digit = 0;
    } else {
      total = (total + section + digit || 1) * MYRIADS[char]!;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** ISO date of 2022年6月29日, 二〇二二年七月一日, 2022-06-29 or 2022.6.29 in the text; null where there is none. */
export function parseDate(text: string): string | null {
  const found =
    /([\d〇○零一二三四五六七八九]{4})\s*[年.\-/]\s*([\d一二三四五六七八九十]{1,3})\s*[月.\-/]\s*([\d一二三四五六七八九十]{1,3})/.exec(
      text,
    );
  if (!found) return null;
  const [year, month, day] = found.slice(1, 4).map((part) => parseNumeral(part!));
  if (!year || !month || !day || month > 12 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
