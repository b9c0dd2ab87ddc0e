import type { FurnitureRules, HeadingRules, HeadRules, RelationRules } from '../../knowledge/rules.js';
import { wordCrossesSeam } from '../../language/words.js';
import type { BlockKind } from '../../model/document.js';
import type { Line } from './lines.js';
import { CAPTIONS, isWholeHeading, numberingOf, STANDS_OUT, STRONG } from './numbering.js';
import { goesOn, INDENT, isCutShort, isIndented, measureSettings, type Setting, SLACK } from './setting.js';
import { CLOSED, COMMA, isBalanced, SENTENCE_SIGN, TITLE_LENGTH } from './signs.js';
import { assembleRows, type CellText } from './tables.js';
import {
  addresseesFrom,
  findAnnounced,
  isBeforeTitle,
  isDatedTitle,
  isSelfContained,
  tightNumber,
} from './titleBlock.js';

/** Consecutive lines that belong together. */
export interface JoinedLines {
  readonly kind: BlockKind;
  /** The cells of a row; empty for prose. */
  readonly cells: readonly CellText[];
  readonly lines: readonly Line[];
  readonly markedHeading: boolean;
}

export interface JoinRules {
  readonly furniture: FurnitureRules;
  readonly headings: HeadingRules;
  readonly heads: HeadRules;
  readonly relations: Pick<RelationRules, 'unitLine' | 'unitsInBrackets'>;
}

/** In brackets, with white space. */
const LONGEST_DATE = 32;
/** A date in brackets that the line leaves open. */
const OPEN_DATE = /[(（](?:19|20)\d{2}\s*(?:年\s*(?:\d{1,2}\s*(?:月\s*(?:\d{1,2}\s*日?)?)?)?)?$/;
const LONGEST_UNITS = 400;
/** No paragraph has more lines; all of it is looked at for each. */
const MOST_LINES = 400;
/** Lines below the beginning of a text, or below its number, in which its title block stands. */
const HEAD_ZONE = 25;
const LONGEST_BYLINE = 60;
/** A line that lists names or goes on behind a colon is the first of a paragraph: 重点项目:重点推进… */
const LISTS_OR_EXPLAINS = /[:：].{10,}|、[^、]*、[^、]*、/;

/**
 * Joins the lines of a text, its notes aside; a note stands behind the block that it interrupts or follows.
 *
 * @param overleaf numbers of the lines before which a page ends
 */
export function joinText(
  lines: readonly Line[],
  rules: JoinRules,
  overleaf: ReadonlySet<number> = new Set(),
): JoinedLines[] {
  const joined = joinLines(
    lines.filter(({ isNote }) => !isNote),
    rules,
    overleaf,
  );
  const notes = lines.filter(({ isNote, text }) => isNote && text !== '');
  let behind = 0;
  for (const note of notes) {
    while (joined[behind] && joined[behind]!.lines[0]!.number < note.number) behind++;
    joined.splice(behind++, 0, { kind: 'note', cells: [], lines: [note], markedHeading: false });
  }
  return joined;
}

/** A text whose lines are being joined. */
interface LinedText {
  readonly lines: readonly Line[];
  readonly settings: readonly Setting[];
  readonly rules: JoinRules;
  /** Numbers of the lines before which a page ends. */
  readonly overleaf: ReadonlySet<number>;
  /** A page of news, whose columns come in any order. */
  readonly isNews: boolean;
}

/** A line that is about to be joined to the block above it. */
interface JoinedLine {
  readonly line: Line;
  readonly next: Line | undefined;
  readonly setting: Setting;
  /** Id of the numbering that it opens with. */
  readonly marker: string | null;
  /** Neither goes on from the line above nor into the line below: a notice, the word 目录. */
  readonly standsAlone: boolean;
  /** Title blocks stand here. */
  readonly isInHead: boolean;
}

/**
 * Joins the lines of a paragraph, a wrapped heading or a table row. A line ends its block when its
 * sentence is closed, when it is a heading that stops short of the page width, or when the next line
 * opens something of its own.
 */
function joinLines(source: readonly Line[], rules: JoinRules, overleaf: ReadonlySet<number>): JoinedLines[] {
  const lines = source.filter((line) => line.text !== '').map((line) => tightNumber(line, rules.heads));
  const isNews = lines.some(
    (line) => line.text.length < LONGEST_BYLINE && rules.heads.news.byline.pattern.test(line.text),
  );
  const text: LinedText = { lines, settings: measureSettings(lines), rules, overleaf, isNews };
  const announced = findAnnounced(lines, rules.heads);
  const rows = assembleRows(lines, (line) => CAPTIONS.has(numberingOf(line.text, rules.headings) ?? ''));
  const blocks = new Blocks();
  let headEnd = HEAD_ZONE;
  /** The block that stands for itself from a line on: a table row, addressees, a title; null where none does. */
  const wholeAt = (at: number): JoinedLines | null => {
    const row = rows.get(at);
    if (row) return { kind: 'row', ...row, markedHeading: false };
    const addressed = at < headEnd ? addresseesFrom(lines, at, rules.heads) : 0;
    const count = addressed > 1 ? addressed : isWithinSentence(blocks.open) ? 0 : announced(at);
    return count > 0 ? prose(lines.slice(at, at + count)) : null;
  };
  for (let i = 0; i < lines.length; ) {
    if (blocks.open.length >= MOST_LINES) blocks.close();
    const whole = wholeAt(i);
    if (whole) {
      blocks.put(whole);
      i += whole.lines.length;
      continue;
    }
    if (isDocumentNumber(lines[i]!, rules.heads)) headEnd = i + HEAD_ZONE;
    const at = readLineAt(text, i++, headEnd);
    if (beginsBlock(blocks.open, at, rules)) blocks.close();
    blocks.add(at.line);
    if (endsBlock(blocks, at, text)) blocks.close();
  }
  blocks.close();
  return blocks.closed;
}

/** Blocks of lines, of which the last one may take more. */
class Blocks {
  readonly closed: JoinedLines[] = [];
  open: Line[] = [];

  add(line: Line): void {
    this.open.push(line);
  }

  close(): void {
    if (this.open.length > 0)
      this.closed.push(prose(this.open, this.open[0]!.markedHeading && opensAsHeading(this.open)));
    this.open = [];
  }

  put(block: JoinedLines): void {
    this.close();
    this.closed.push(block);
  }
}

const prose = (lines: readonly Line[], markedHeading = false): JoinedLines => ({
  kind: 'prose',
  cells: [],
  lines,
  markedHeading,
});

const textOf = (lines: readonly Line[]) => lines.map((line) => line.text).join('');

const opensAsHeading = ([first]: readonly Line[]) =>
  first !== undefined && first.text.length <= TITLE_LENGTH && !/[。；;]/.test(first.text);

/** Whether a block stops within a sentence: then no title of another text follows. */
function isWithinSentence(lines: readonly Line[]): boolean {
  const text = textOf(lines);
  return text !== '' && SENTENCE_SIGN.test(text) && !/[。！？；：:)）]$/.test(text);
}

const isDocumentNumber = ({ text }: Line, heads: HeadRules) =>
  text.includes('号') && heads.number.pattern.test(text);

const namesUnits = (text: string, { relations }: JoinRules) => relations.unitLine.pattern.test(text);

/** @param headEnd the first line that is below the title block */
function readLineAt({ lines, settings, rules }: LinedText, i: number, headEnd: number): JoinedLine {
  const line = lines[i]!;
  const isNotice =
    rules.furniture.notices.some((rule) => rule.pattern.test(line.text)) ||
    (i === 0 && rules.heads.formerAnnex.pattern.test(line.text));
  return {
    line,
    next: lines[i + 1],
    setting: settings[i]!,
    marker: numberingOf(line.text, rules.headings),
    standsAlone: isNotice || rules.headings.contents.pattern.test(line.text),
    isInHead: i < headEnd,
  };
}

/** Whether a line opens a block of its own below lines that may go on. */
function beginsBlock(current: readonly Line[], at: JoinedLine, rules: JoinRules): boolean {
  const { line, marker, setting, standsAlone } = at;
  const last = current.at(-1);
  if (!last || (setting.indented && isIndented(line))) return true;
  const before = textOf(current);
  // The rest of a paragraph may look like an opening of its own.
  if (!CLOSED.test(before) && !STANDS_OUT.has(marker ?? '') && goesOn(last, line, setting)) return false;
  return (
    standsAlone ||
    line.markedHeading ||
    isSelfContained(line.text, rules.heads) ||
    (namesUnits(line.text, rules) && isBalanced(before)) ||
    (marker !== null && opensBehind(before, marker, rules))
  );
}

/** Whether a numbered line opens a block behind a text, rather than being counted within its sentence. */
function opensBehind(before: string, marker: string, rules: JoinRules): boolean {
  const isInSentence = !CLOSED.test(before) && SENTENCE_SIGN.test(before);
  return STRONG.has(marker) || !isInSentence || /[:：]$/.test(before) || namesUnits(before, rules);
}

/** Whether a block is whole with the line that was added to it last. */
function endsBlock({ open, closed }: Blocks, at: JoinedLine, source: LinedText): boolean {
  const { line, next, setting } = at;
  const text = textOf(open);
  if (next && !CLOSED.test(text) && goesOn(line, next, setting)) return false;
  if (at.standsAlone || isComplete(text, next, source.rules) || (line.markedHeading && opensAsHeading(open)))
    return true;
  // The columns of a news page come in any order: only a word across the seam says that they go on.
  if (source.isNews && !(next && wordCrossesSeam(line.text, next.text))) return true;
  if (isInterrupted(text, at, source)) return false;
  if (at.marker || open.length > 1) return endsNumbered(open, at, source.rules);
  const opensProse = next && next.text.length > TITLE_LENGTH;
  if (!setting.wrapped && opensProse && followsHeading(closed.at(-1), source.rules)) return false;
  return isTitleLike(line, setting, at.isInHead);
}

/** Whether a text says by its words that it ends, whatever follows. */
function isComplete(text: string, next: Line | undefined, { relations, heads }: JoinRules): boolean {
  return (
    CLOSED.test(text) ||
    relations.unitsInBrackets.pattern.test(text.slice(-LONGEST_UNITS)) ||
    isDatedTitle(text) ||
    (next !== undefined && isBeforeTitle(text, next, heads)) ||
    isSelfContained(text, heads)
  );
}

/** Whether a line is cut within its sentence, its date or its word. */
function isInterrupted(text: string, { line, next, setting }: JoinedLine, source: LinedText): boolean {
  if (COMMA.test(text) || OPEN_DATE.test(text.slice(-LONGEST_DATE))) return true;
  if (!next) return false;
  if (source.overleaf.has(next.number) && goesOnOverleaf(text, line, next, source.rules)) return true;
  return isCutShort(line, next, setting);
}

/** Whether a numbered line, or a block of some lines, ends with its last one. */
function endsNumbered(lines: readonly Line[], at: JoinedLine, { headings }: JoinRules): boolean {
  const { line: last, next, setting } = at;
  const text = textOf(lines);
  const opener = numberingOf(lines[0]!.text, headings);
  if (opener)
    return isWholeHeading({ text, last, isOneLine: lines.length === 1, opener, setting }, next, headings);
  const usual = SENTENCE_SIGN.test(text) ? 0.75 : 0.9;
  return setting.wrapped && !setting.ragged && last.width < setting.width * usual;
}

/** A heading is not followed by another one without a number: a short line there begins a broken paragraph. */
function followsHeading(above: JoinedLines | undefined, rules: JoinRules): boolean {
  const text = textOf(above?.lines ?? []);
  const numbering = numberingOf(text, rules.headings);
  return (
    numbering !== null &&
    !CAPTIONS.has(numbering) &&
    numbering !== 'annex' &&
    !CLOSED.test(text) &&
    text.length <= TITLE_LENGTH
  );
}

/** Whether a sentence that a page ends in goes on with the next line; a heading above the end of a page does not. */
function goesOnOverleaf(text: string, line: Line, next: Line, rules: JoinRules): boolean {
  if (numberingOf(next.text, rules.headings) || next.markedHeading || isSelfContained(next.text, rules.heads))
    return false;
  const isProse = numberingOf(text, rules.headings) ? /[。；;]/.test(text) : SENTENCE_SIGN.test(text);
  return isProse || wordCrossesSeam(line.text, next.text);
}

/** A short line without sentence signs that stands for itself: a title, an organ, a date, a caption. */
function isTitleLike(line: Line, setting: Setting, inHead: boolean): boolean {
  const room = inHead ? SLACK + INDENT : setting.width * 0.2;
  if (setting.wrapped && line.width >= setting.width - room) return false;
  if (line.text.length > TITLE_LENGTH || /[。；;，,]/.test(line.text)) return false;
  if (line.text.length < 3 || LISTS_OR_EXPLAINS.test(line.text)) return false;
  if (setting.ragged) return inHead;
  return true;
}
