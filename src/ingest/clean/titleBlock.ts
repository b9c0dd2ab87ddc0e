import type { HeadRules } from '../../knowledge/rules.js';
import { opensWithDocumentNumber } from '../../language/documentNumber.js';
import { bare, tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { Line } from './lines.js';
import { SENTENCE_SIGN, SHORTEST_HEADING, TITLE_LENGTH } from './signs.js';

const DATED = /[\u4e00-\u9fff》)）][(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]$/;
const LONGEST_TITLE = 160;
/** Lines of a title block are no longer, white space included. */
const LONGEST_HEAD_LINE = 600;
const LONGEST_OCCASION = 60;
const MOST_ADDRESSEES = 8;
const LINES_OF_TITLE = 3;
const FIRST_OF_TITLE = /[\u4e00-\u9fffA-Za-z\d]/;

/**
 * Finds the lines that are, whole, a title which the text names in 《》: a covering letter announces it, and
 * then it stands above its text.
 *
 * @returns for the index of a line the number of lines from it on that are such a title; 0 for none
 */
export function findAnnounced(filled: readonly Line[], heads: HeadRules): (at: number) => number {
  const text = tight(filled.map((line) => line.text).join(''));
  const titles = new Set(
    [...text.matchAll(/《([^《》]{6,80})》/g)]
      .map(([, title]) => bare(title!))
      .filter((title) =>
        heads.kinds.some((kind) => title.endsWith(kind) || heads.announcedEnd.pattern.test(title)),
      ),
  );
  const beginnings = new Set([...titles].map((title) => title[0]));
  return (at) => {
    const isInBrackets = /《$/.test(filled[at - 1]?.text ?? '');
    if (isInBrackets || !beginnings.has(FIRST_OF_TITLE.exec(filled[at]!.text)?.[0])) return 0;
    let joined = '';
    const lines = filled.slice(at, at + LINES_OF_TITLE);
    for (const [i, line] of lines.entries()) {
      const n = i + 1;
      joined += line.text;
      if (joined.length > 2 * TITLE_LENGTH || /[。；;，\t《》]/.test(joined)) return 0;
      if (titles.has(bare(joined)) && !/^[》)）]/.test(filled[at + n]?.text ?? '')) return n;
    }
    return 0;
  };
}

/** How many lines from this one on name who is addressed, up to the colon that ends them; 0 where none do. */
export function addresseesFrom(filled: readonly Line[], at: number, heads: HeadRules): number {
  const first = tight(filled[at]!.text);
  const before = filled[at - 1];
  const isBelowNumber = before !== undefined && opensWithDocumentNumber(before.text, heads.number.pattern);
  const isTitle = heads.kinds.some((kind) => first.endsWith(kind));
  if (!heads.addresseesOpen.pattern.test(first) && !(isBelowNumber && !isTitle)) return 0;
  let text = '';
  for (let n = 0; n < MOST_ADDRESSEES && filled[at + n]; n++) {
    text += tight(filled[at + n]!.text);
    if (/[。；;\t]/.test(text)) return 0;
    if (/[:：]$/.test(text)) return heads.addressees.pattern.test(text) ? n + 1 : 0;
  }
  return 0;
}

/** A document number or a day without the white space in it, which makes no row of cells: 江政发 〔 2024 〕 7 号. */
export function tightNumber(line: Line, heads: HeadRules): Line {
  if (!/ /.test(line.text) || line.text.includes('\t')) return line;
  const isNumber = /号$/.test(line.text) && opensWithDocumentNumber(line.text, heads.number.pattern);
  if (!isNumber && !isDay(tight(line.text))) return line;
  const kept = [...line.text].map((char, i) => ({ char, i })).filter(({ char }) => !/\s/.test(char));
  return {
    ...line,
    text: kept.map(({ char }) => char).join(''),
    origins: kept.map(({ i }) => line.origins[i]!),
  };
}

/** A line of a title block that never goes on: document number, date, addressees. */
export function isSelfContained(text: string, heads: HeadRules): boolean {
  if (text.length > LONGEST_HEAD_LINE || /[。；;]/.test(text)) return false;
  if (/[:：！!]$/.test(text))
    return heads.addressees.pattern.test(text) || heads.salutation.pattern.test(text);
  if (opensWithDocumentNumber(text, heads.number.pattern)) return true;
  if (!heads.selfContained.pattern.test(text)) return false;
  const written = tight(text);
  return isDay(written) || (written.length < LONGEST_OCCASION && isOccasion(written, heads));
}

function isDay(text: string): boolean {
  return (
    text.length < 16 && parseDate(text) !== null && /^[\d〇○零一二三四五六七八九]{4}年[^，,。]*日$/.test(text)
  );
}

/** A line that says before whom a text was delivered, or in brackets when it was adopted. */
function isOccasion(text: string, heads: HeadRules): boolean {
  return heads.delivered.pattern.test(text) || (/[)）]$/.test(text) && heads.adopted.pattern.test(text));
}

/** Whether a paragraph that ends with a bracket is followed by the title of the next text. */
export function isBeforeTitle(text: string, next: Line, heads: HeadRules): boolean {
  const title = tight(next.text);
  if (!/[)）]$/.test(text) || !SENTENCE_SIGN.test(text) || SENTENCE_SIGN.test(title)) return false;
  return (
    title.length > SHORTEST_HEADING &&
    title.length <= TITLE_LENGTH &&
    heads.kinds.some((kind) => title.endsWith(kind))
  );
}

/** Whether a text is a title with its day in brackets behind it, as collections write them. */
export function isDatedTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && DATED.test(tight(text)) && !/[。；;，]/.test(text);
}
