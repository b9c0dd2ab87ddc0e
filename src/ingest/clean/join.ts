import type { FurnitureRules, HeadingRules, HeadRules, RelationRules } from '../../knowledge/rules.js';
import { opensWithDocumentNumber } from '../../language/documentNumber.js';
import { bare, tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import { wordCrossesSeam } from '../../language/words.js';
import type { BlockKind } from '../../model/document.js';
import type { Line } from './lines.js';
import { assembleRows, type CellText } from './tables.js';

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

/** How the text around a line is set: how wide it runs and whether lines are cut at that width. */
interface Setting {
  readonly width: number;
  /** Lines are cut at `width`. */
  readonly wrapped: boolean;
  /** Lines are also cut short at commas, as PDF readers do. */
  readonly ragged: boolean;
  /** The first lines of paragraphs stand further in than their other lines. */
  readonly indented: boolean;
}

const CLOSED = /[。！？!?；;…][”’"'）)〕】」』》]*$/;
const COMMA = /[，,、]$/;
/** In brackets, with white space. */
const LONGEST_DATE = 32;
const DATED = /[\u4e00-\u9fff》)）][(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]$/;
const LONGEST_TITLE = 160;
/** A date in brackets that the line leaves open. */
const OPEN_DATE = /[(（](?:19|20)\d{2}\s*(?:年\s*(?:\d{1,2}\s*(?:月\s*(?:\d{1,2}\s*日?)?)?)?)?$/;
const SENTENCE_SIGN = /[，,。；;！？]/;
/** Numberings whose headings go on over lines however short. */
const PARTS = new Set(['volume', 'part', 'division', 'chapter']);
/** Numberings of the main parts, which are headings and never items of a list. */
const CHAPTERS = new Set([...PARTS, 'section', 'han', 'han-bracket']);
const STRONG = new Set([...CHAPTERS, 'box', 'annex']);
/** Numberings that stand before headings rather than before the items of a list. */
const TITLED = new Set([...CHAPTERS, 'arabic', 'decimal-2']);
/** Numberings that stand at the edge of a column though paragraphs stand in. */
const STANDS_OUT = new Set([...PARTS, 'section', 'annex', 'box', 'table']);
const CAPTIONS = new Set(['box', 'table']);
/** Lines of a title block are no longer, white space included. */
const LONGEST_HEAD_LINE = 600;
const LONGEST_UNITS = 400;
/** No paragraph has more lines; all of it is looked at for each. */
const MOST_LINES = 400;
const LONGEST_OCCASION = 60;
/** Columns by which a full line may stop short: punctuation that must not begin the next line. */
const SLACK = 4;
/** The paragraph behind a heading opens with a title of its own: 打造专业化双创服务载体。支持… */
const RUN_IN_TITLE = /^[^，,。；;：:]{4,16}。/;
const SHORTEST_HEADING = 6;
/** The second line of a column narrower than this is full too often to say that a heading fills it. */
const NARROW = 48;
/** Columns by which the first line of a paragraph is indented. */
const INDENT = 4;
const TITLE_LENGTH = 44;
const HEAD_ZONE = 25;
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

/**
 * Joins the lines of a paragraph, a wrapped heading or a table row. A line ends its block when its
 * sentence is closed, when it is a heading that stops short of the page width, or when the next line
 * opens something of its own.
 */
function joinLines(lines: readonly Line[], rules: JoinRules, overleaf: ReadonlySet<number>): JoinedLines[] {
  const filled = lines.filter((line) => line.text !== '').map((line) => tightNumber(line, rules.heads));
  const settings = measureSettings(filled);
  const endsWithUnits = (text: string) =>
    rules.relations.unitsInBrackets.pattern.test(text.slice(-LONGEST_UNITS));
  const namesUnits = (text: string) => rules.relations.unitLine.pattern.test(text);
  const isCaption = (line: Line) => CAPTIONS.has(numberingOf(line.text, rules.headings) ?? '');
  const announced = findAnnounced(filled, rules.heads);
  const rows = assembleRows(filled, isCaption);
  const isNews = filled.some((line) => line.text.length < 60 && rules.heads.news.byline.test(line.text));
  const joined: JoinedLines[] = [];
  let current: Line[] = [];
  let opensAsHeading = false;
  const flush = () => {
    if (current.length > 0) {
      joined.push({
        kind: 'prose',
        cells: [],
        lines: current,
        markedHeading: current[0]!.markedHeading && opensAsHeading,
      });
    }
    current = [];
    opensAsHeading = false;
  };

  let headZone = HEAD_ZONE;
  let behindRow = 0;
  filled.forEach((line, i) => {
    if (i < behindRow) return;
    const setting = settings[i]!;
    if (current.length >= MOST_LINES) flush();
    const row = rows.get(i);
    if (row) {
      flush();
      joined.push({ kind: 'row', lines: row.lines, cells: row.cells, markedHeading: false });
      behindRow = i + row.lines.length;
      return;
    }
    const addressed = i < headZone ? addresseesFrom(filled, i, rules.heads) : 0;
    if (addressed > 1) {
      flush();
      current = filled.slice(i, i + addressed);
      flush();
      behindRow = i + addressed;
      return;
    }
    const titled = isOpen(current) ? 0 : announced(i);
    if (titled > 0) {
      flush();
      current = filled.slice(i, i + titled);
      flush();
      behindRow = i + titled;
      return;
    }
    if (line.text.includes('号') && rules.heads.number.pattern.test(line.text)) headZone = i + HEAD_ZONE;
    const marker = numberingOf(line.text, rules.headings);
    const isNotice =
      rules.furniture.notices.some((rule) => rule.pattern.test(line.text)) ||
      (i === 0 && rules.heads.formerAnnex.pattern.test(line.text));
    const isContents = rules.headings.contents.test(line.text);
    const before = current.map((part) => part.text).join('');
    const open = before !== '' && !CLOSED.test(before);
    const inProse = open && SENTENCE_SIGN.test(before);
    const last = current.at(-1);
    if (setting.indented && isIndented(line)) flush();
    // The rest of a paragraph may look like an opening of its own.
    const isRest = last !== undefined && open && !STANDS_OUT.has(marker ?? '') && goesOn(last, line, setting);
    if (
      !isRest &&
      (isNotice ||
        isContents ||
        line.markedHeading ||
        isSelfContained(line.text, rules.heads) ||
        (namesUnits(line.text) && isBalanced(before)) ||
        (marker && (STRONG.has(marker) || !inProse || /[:：]$/.test(before) || namesUnits(before))))
    )
      flush();
    const first = current.length === 0;
    current.push(line);
    if (first) opensAsHeading = line.text.length <= TITLE_LENGTH && !/[。；;]/.test(line.text);

    const text = before && !first ? before + line.text : line.text;
    const full = setting.wrapped && line.width >= setting.width - SLACK - (first ? INDENT : 0);
    const next = filled[i + 1];
    if (next && !CLOSED.test(text) && goesOn(line, next, setting)) return;
    if (
      isNotice ||
      isContents ||
      CLOSED.test(text) ||
      endsWithUnits(text) ||
      isDatedTitle(text) ||
      (next && isBeforeTitle(text, next, rules.heads))
    )
      flush();
    else if (isSelfContained(text, rules.heads)) flush();
    else if (line.markedHeading && opensAsHeading) flush();
    // The columns of a news page come in any order: only a word across the seam says that they go on.
    else if (isNews && !(next && wordCrossesSeam(line.text, next.text))) flush();
    else if (COMMA.test(text) || OPEN_DATE.test(text.slice(-LONGEST_DATE))) return;
    else if (next && overleaf.has(next.number) && goesOnOverleaf(text, line, next, rules)) return;
    else if (next && isCutShort(line, next, setting)) return;
    else if (marker || current[0] !== line) {
      const start = current[0]!.text;
      const opener = numberingOf(start, rules.headings);
      if (opener && !endsWithinHeading(text, line, opener, full, setting, next, rules)) return;
      if (opener) flush();
      else if (
        setting.wrapped &&
        !setting.ragged &&
        line.width < setting.width * (SENTENCE_SIGN.test(text) ? 0.75 : 0.9)
      )
        flush();
    } else if (!setting.wrapped && followsHeading(joined, rules) && next && next.text.length > TITLE_LENGTH)
      return;
    else if (isTitleLike(line, setting, i < headZone)) flush();
  });
  flush();
  return joined;
}

/** Id of the heading numbering that a line opens with, or null. */
export function numberingOf(text: string, rules: HeadingRules): string | null {
  if (rules.unnumbered.some((rule) => rule.pattern.test(text))) return 'unnumbered';
  return rules.numberings.find((rule) => rule.pattern.test(text))?.id ?? null;
}

/** Whether a numbered line (with what was joined to it) is a heading that is now complete. */
function endsWithinHeading(
  text: string,
  line: Line,
  opener: string,
  full: boolean,
  setting: Setting,
  next: Line | undefined,
  rules: JoinRules,
): boolean {
  if (!next || numberingOf(next.text, rules.headings)) return true;
  if (opener === 'unnumbered') return true;
  if (opener === 'annex') {
    const isTitle =
      !SENTENCE_SIGN.test(next.text) &&
      !/[、：:]|\S\s+\S+\s/.test(next.text) &&
      next.text.length <= TITLE_LENGTH;
    return (
      !isTitle ||
      (text.length >= SHORTEST_HEADING && (!setting.wrapped || next.width >= setting.width * 0.75))
    );
  }
  if (CAPTIONS.has(opener)) return isBalanced(text);
  if (text.length < SHORTEST_HEADING && next.text.length > SHORTEST_HEADING && /[)）]$/.test(text))
    return false;
  if (setting.wrapped) {
    if (setting.ragged) return !full && !SENTENCE_SIGN.test(text);
    if (/[。；;]/.test(text)) return line.width < setting.width * 0.75;
    const tailFollows = next.width < setting.width * 0.6 && !/[。；;，,：:]/.test(next.text);
    if (line.width >= setting.width * 0.75 && tailFollows) return false;
    if (!full) return true;
    const proseFollows = next.width >= setting.width * 0.75;
    if (!TITLED.has(opener) || !isBalanced(text) || /[：:]/.test(text)) return false;
    if (!SENTENCE_SIGN.test(text) || RUN_IN_TITLE.test(next.text)) return proseFollows;
    return (
      proseFollows &&
      (setting.width >= NARROW || text === line.text) &&
      CHAPTERS.has(opener) &&
      text.split(/[，,]/).length === 2 &&
      !wordCrossesSeam(text, next.text)
    );
  }
  if (/[。；;]/.test(text)) return false;
  const mayGoOn = PARTS.has(opener) || opener === 'annex' || text.length >= 18;
  const goesOn =
    mayGoOn &&
    next.text.length <= (opener === 'annex' ? TITLE_LENGTH : 18) &&
    !/[。，,；;：:\t]/.test(next.text) &&
    !next.markedHeading;
  return !goesOn && text.length <= 2 * TITLE_LENGTH;
}

/** A heading is not followed by another one without a number: a short line there begins a broken paragraph. */
function followsHeading(joined: readonly JoinedLines[], rules: JoinRules): boolean {
  const last = joined.at(-1);
  const text = last?.lines.map((line) => line.text).join('') ?? '';
  const numbering = numberingOf(text, rules.headings);
  return (
    numbering !== null &&
    !CAPTIONS.has(numbering) &&
    numbering !== 'annex' &&
    !CLOSED.test(text) &&
    text.length <= TITLE_LENGTH
  );
}

/** A line that ends inside a word though it is not quite full: half-width signs make the right margin uneven. */
function isCutShort(line: Line, next: Line, setting: Setting): boolean {
  return setting.wrapped && line.width >= setting.width * 0.75 && wordCrossesSeam(line.text, next.text);
}

/** Whether a line stands as far in as the first line of a paragraph does. */
function isIndented({ indent }: Line): boolean {
  return indent >= INDENT - 1 && indent <= INDENT + 1;
}

/** Whether the paragraph of a full line goes on, by the next one not standing in. */
function goesOn(line: Line, next: Line, setting: Setting): boolean {
  return (
    setting.indented &&
    next.indent <= 1 &&
    line.indent <= INDENT + 1 &&
    line.width + line.indent >= setting.width * 0.8
  );
}

/** Whether a paragraph that ends with a bracket is followed by the title of the next text. */
function isBeforeTitle(text: string, next: Line, heads: HeadRules): boolean {
  const title = tight(next.text);
  if (!/[)）]$/.test(text) || !SENTENCE_SIGN.test(text) || SENTENCE_SIGN.test(title)) return false;
  return (
    title.length > SHORTEST_HEADING &&
    title.length <= TITLE_LENGTH &&
    heads.kinds.some((kind) => title.endsWith(kind))
  );
}

/** Whether a text is a title with its day in brackets behind it, as collections write them. */
function isDatedTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && DATED.test(tight(text)) && !/[。；;，]/.test(text);
}

const LINES_OF_TITLE = 3;
const FIRST_OF_TITLE = /[\u4e00-\u9fffA-Za-z\d]/;
/** What stands before the title of a text: a closed sentence, a bracket, or lines of a title block. */
const isOpen = (lines: readonly Line[]) => {
  const text = lines.map((line) => line.text).join('');
  return text !== '' && SENTENCE_SIGN.test(text) && !/[。！？；：:)）]$/.test(text);
};

/**
 * Finds the lines that are, whole, a title which the text names in 《》: a covering letter announces it, and
 * then it stands above its text.
 *
 * @returns for the index of a line the number of lines from it on that are such a title; 0 for none
 */
function findAnnounced(filled: readonly Line[], heads: HeadRules): (at: number) => number {
  const text = tight(filled.map((line) => line.text).join(''));
  const titles = new Set(
    [...text.matchAll(/《([^《》]{6,80})》/g)]
      .map(([, title]) => bare(title!))
      .filter((title) => heads.kinds.some((kind) => title.endsWith(kind) || /[\d试行版稿年]$/.test(title))),
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

const MOST_ADDRESSEES = 8;

/** How many lines from this one on name who is addressed, up to the colon that ends them; 0 where none do. */
function addresseesFrom(filled: readonly Line[], at: number, heads: HeadRules): number {
  const before = filled[at - 1];
  if (
    !heads.addresseesOpen.pattern.test(tight(filled[at]!.text)) &&
    !(before && opensWithDocumentNumber(before.text, heads.number.pattern))
  )
    return 0;
  let text = '';
  for (let n = 0; n < MOST_ADDRESSEES && filled[at + n]; n++) {
    text += tight(filled[at + n]!.text);
    if (/[。；;\t]/.test(text)) return 0;
    if (/[:：]$/.test(text)) return heads.addressees.pattern.test(text) ? n + 1 : 0;
  }
  return 0;
}

/** Whether a sentence that a page ends in goes on with the next line; a heading above the end of a page does not. */
function goesOnOverleaf(text: string, line: Line, next: Line, rules: JoinRules): boolean {
  if (numberingOf(next.text, rules.headings) || next.markedHeading || isSelfContained(next.text, rules.heads))
    return false;
  const isProse = numberingOf(text, rules.headings) ? /[。；;]/.test(text) : SENTENCE_SIGN.test(text);
  return isProse || wordCrossesSeam(line.text, next.text);
}

/** A document number or a day without the white space in it, which makes no row of cells: 江政发 〔 2024 〕 7 号. */
function tightNumber(line: Line, heads: HeadRules): Line {
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
function isSelfContained(text: string, heads: HeadRules): boolean {
  if (text.length > LONGEST_HEAD_LINE || /[。；;]/.test(text)) return false;
  if (/[:：！!]$/.test(text))
    return heads.addressees.pattern.test(text) || heads.salutation.pattern.test(text);
  if (opensWithDocumentNumber(text, heads.number.pattern)) return true;
  if (!/[日上)）\d]$/.test(text)) return false;
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

/** Whether every bracket and quotation mark that the text opens is closed in it. */
function isBalanced(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(/[(（“《〔]/g) === count(/[)）”》〕]/g);
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

/** Measures, for every line, how the fifty lines around it are set. */
function measureSettings(lines: readonly Line[]): Setting[] {
  const reach = 25;
  return lines.map((_, i) => {
    const around = lines.slice(Math.max(0, i - reach), i + reach + 1);
    const widths = around.map((line) => line.width).sort((a, b) => a - b);
    const width = widths[Math.floor(widths.length * 0.8)]!;
    const share = widths.filter((w) => w >= width - SLACK && w <= width + SLACK).length / widths.length;
    const short = around.filter((line) => line.width < width - SLACK);
    const cutAtComma = short.filter((line) => COMMA.test(line.text)).length;
    return {
      width,
      wrapped: width <= 110 && share >= 0.3,
      indented: share >= 0.3 && isMixed(around),
      ragged: width <= 110 && cutAtComma >= 4 && cutAtComma / short.length > 0.12,
    };
  });
}

/** Whether some lines, but fewer than the others, stand in as the first ones of paragraphs do. */
function isMixed(lines: readonly Line[]): boolean {
  const first = lines.filter(isIndented).length;
  const flush = lines.filter(({ indent }) => indent <= 1).length;
  return first >= 2 && first >= 0.05 * lines.length && flush >= 0.3 * lines.length;
}
