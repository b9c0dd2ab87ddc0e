import type { HeadingRules } from '../../knowledge/rules.js';
import { wordCrossesSeam } from '../../language/words.js';
import type { Line } from './lines.js';
import { INDENT, type Setting, SLACK } from './setting.js';
import { isBalanced, SENTENCE_SIGN, SHORTEST_HEADING, TITLE_LENGTH } from './signs.js';

/** Numberings whose headings go on over lines however short. */
const PARTS = new Set(['volume', 'part', 'division', 'chapter']);
/** Numberings of the main parts, which are headings and never items of a list. */
const CHAPTERS = new Set([...PARTS, 'section', 'han', 'han-bracket']);
/** Numberings that open a block even within a sentence. */
export const STRONG = new Set([...CHAPTERS, 'box', 'annex']);
/** Numberings that stand before headings rather than before the items of a list. */
const TITLED = new Set([...CHAPTERS, 'arabic', 'decimal-2']);
/** Numberings that stand at the edge of a column though paragraphs stand in. */
export const STANDS_OUT = new Set([...PARTS, 'section', 'annex', 'box', 'table']);
export const CAPTIONS = new Set(['box', 'table']);
/** The paragraph behind a heading opens with a title of its own: 打造专业化双创服务载体。支持… */
const RUN_IN_TITLE = /^[^，,。；;：:]{4,16}。/;
/** The second line of a column narrower than this is full too often to say that a heading fills it. */
const NARROW = 48;
/** No heading that stands in one line is longer where lines are not cut at a width. */
const LONGEST_UNCUT = 2 * TITLE_LENGTH;
/** From this length on a heading may go on in a second line where lines are not cut at a width. */
const LONG_UNCUT = 18;

/** Id of the heading numbering that a line opens with, or null. */
export function numberingOf(text: string, rules: HeadingRules): string | null {
  if (rules.unnumbered.some((rule) => rule.pattern.test(text))) return 'unnumbered';
  return rules.numberings.find((rule) => rule.pattern.test(text))?.id ?? null;
}

/** A numbered line with the lines that were joined to it. */
export interface NumberedLines {
  readonly text: string;
  /** The last of the lines. */
  readonly last: Line;
  readonly isOneLine: boolean;
  /** Id of the numbering that they open with. */
  readonly opener: string;
  readonly setting: Setting;
}

/** Whether a numbered line (with what was joined to it) is a heading that is now complete. */
export function isWholeHeading(heading: NumberedLines, next: Line | undefined, rules: HeadingRules): boolean {
  const { text, opener, setting } = heading;
  if (!next || numberingOf(next.text, rules)) return true;
  if (opener === 'unnumbered') return true;
  if (opener === 'annex') return isWholeAnnex(heading, next);
  if (CAPTIONS.has(opener)) return isBalanced(text);
  if (text.length < SHORTEST_HEADING && next.text.length > SHORTEST_HEADING && /[)）]$/.test(text))
    return false;
  return setting.wrapped ? isWholeWhereCut(heading, next) : isWholeUncut(heading, next);
}

/** 附件1 takes the title below it, unless it has one of its own already. */
function isWholeAnnex({ text, setting }: NumberedLines, next: Line): boolean {
  const isTitle =
    !SENTENCE_SIGN.test(next.text) &&
    !/[、：:]|\S\s+\S+\s/.test(next.text) &&
    next.text.length <= TITLE_LENGTH;
  return (
    !isTitle || (text.length >= SHORTEST_HEADING && (!setting.wrapped || next.width >= setting.width * 0.75))
  );
}

/** Where lines are cut at a width, a heading goes on while its lines are full. */
function isWholeWhereCut(heading: NumberedLines, next: Line): boolean {
  const { text, last, setting } = heading;
  if (setting.ragged) return !isFull(heading) && !SENTENCE_SIGN.test(text);
  if (/[。；;]/.test(text)) return last.width < setting.width * 0.75;
  const tailFollows = next.width < setting.width * 0.6 && !/[。；;，,：:]/.test(next.text);
  if (last.width >= setting.width * 0.75 && tailFollows) return false;
  return !isFull(heading) || isFullHeading(heading, next);
}

/** Whether the last line is as full as lines of its column can be. */
function isFull({ last, isOneLine, setting }: NumberedLines): boolean {
  return last.width >= setting.width - SLACK - (isOneLine ? INDENT : 0);
}

/** Whether a heading ends though its last line is full: it says all of what it says, and prose follows. */
function isFullHeading({ text, isOneLine, opener, setting }: NumberedLines, next: Line): boolean {
  if (next.width < setting.width * 0.75) return false;
  if (!TITLED.has(opener) || !isBalanced(text) || /[：:]/.test(text)) return false;
  if (!SENTENCE_SIGN.test(text) || RUN_IN_TITLE.test(next.text)) return true;
  return (
    (setting.width >= NARROW || isOneLine) &&
    CHAPTERS.has(opener) &&
    text.split(/[，,]/).length === 2 &&
    !wordCrossesSeam(text, next.text)
  );
}

/** Where lines are as long as their paragraphs, only a long heading goes on, in a short line. */
function isWholeUncut({ text, opener }: NumberedLines, next: Line): boolean {
  if (/[。；;]/.test(text)) return false;
  const mayGoOn = PARTS.has(opener) || text.length >= LONG_UNCUT;
  const goesOn =
    mayGoOn && next.text.length <= LONG_UNCUT && !/[。，,；;：:\t]/.test(next.text) && !next.markedHeading;
  return !goesOn && text.length <= LONGEST_UNCUT;
}
