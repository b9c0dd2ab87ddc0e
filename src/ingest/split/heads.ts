import type { HeadRules } from '../../knowledge/rules.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { findEvery } from '../../language/everywhere.js';
import { tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { DateKind } from '../../model/document.js';
import type { HeadLine, HeadText } from './headLines.js';
import { SERIAL } from './headLines.js';
import { endsWithKind } from './kinds.js';
import { readSignature } from './signature.js';
import {
  isSameTitle,
  isTitle,
  opensWithSubject,
  publishedBy,
  publishedTitles,
  titleKey,
  type WrittenTitle,
  writeTitle,
} from './titles.js';

/** The title block of a policy text and where its body begins. */
export interface Head {
  readonly title: string;
  readonly number: string | null;
  /** The organs that issue it, as the head names them; empty where it names none. */
  readonly issuers: readonly string[];
  /** Whether others issue with them, whom the signature names. */
  readonly more: boolean;
  readonly date: string | null;
  readonly dateKind: DateKind | null;
  /** Where the words of its occasion stand: 在江州省第十四届人民代表大会第四次会议上. */
  readonly occasion: string | null;
  /** Index of the first block that belongs to the text. */
  readonly from: number;
  /** Index of the first block of the body. */
  readonly body: number;
  /** True where only its words say that a title is one: it needs a body of its own. */
  readonly weak: boolean;
}

/** A range of blocks; `end` is not in it. */
export interface Blocks {
  readonly from: number;
  readonly end: number;
}

/** The lines of a title block. */
interface TitleBlock {
  readonly from: number;
  /** Behind its last line. */
  readonly end: number;
  readonly titleLines: readonly number[];
  readonly others: readonly number[];
}

const MOST_TITLE_LINES = 6;
const SHORTEST_TITLE = 6;
const HEAD_BLOCKS = 10;
const BLOCKS_TO_TITLE = 14;
const COVERING_BLOCKS = 5;
/** Blocks at the start of a text in which what stands under a title says that it is one. */
const OPENING = 8;
const ANCHORS: ReadonlySet<HeadLine> = new Set(['number', 'addressees', 'adopted', 'delivered']);
const UNDER_TITLE: ReadonlySet<HeadLine> = new Set([
  'number',
  'date',
  'addressees',
  'adopted',
  'delivered',
  'salutation',
  'speaker',
  'remark',
  'masthead',
]);
/** What a title below its number opens with, and where organs stand at the head of the paper. */
const TITLE: ReadonlySet<HeadLine> = new Set(['title']);
const BELOW_MASTHEAD: ReadonlySet<HeadLine> = new Set(['title', 'organs']);
const ORGANS: ReadonlySet<HeadLine> = new Set(['organs']);
/** What stands over a title at the head of the paper. */
const OVER_TITLE: ReadonlySet<HeadLine> = new Set(['masthead', 'organs']);
const LAST_IN_HEAD: ReadonlySet<HeadLine> = new Set(['addressees', 'salutation']);
/** What may stand between a title and its number. */
const BETWEEN: ReadonlySet<HeadLine> = new Set(['date', 'adopted', 'delivered', 'remark']);
const DATED = /[(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]$/;

/**
 * Finds the title blocks of a range of blocks, in order. A title block is recognised by what stands under a
 * title: a number, a line of addressees, a note of its adoption or delivery, a date in brackets behind it. A
 * covering notice yields one head for each text that it publishes.
 */
export function findHeads(text: HeadText, range: Blocks): Head[] {
  const heads: Head[] = [];
  let after = range.from;
  for (let i = range.from; i < range.end; i++) {
    if (i < after || !isAnchor(text, i, range)) continue;
    const block = titleBlock(text, i, { from: after, end: range.end });
    const found = block ? readHead(text, block, range) : [];
    if (found.length === 0) continue;
    heads.push(withAnnouncement(text, found[0]!, after), ...found.slice(1));
    after = found.at(-1)!.body;
  }
  return mergeHeads(text, heads);
}

function isAnchor(text: HeadText, i: number, range: Blocks): boolean {
  const line = text.lines[i]!;
  if (ANCHORS.has(line)) return true;
  if (line === 'title') return DATED.test(tight(text.texts[i]!));
  return (line === 'salutation' || line === 'date') && i - range.from < OPENING;
}

/** The title block around a line that stands under a title or dates it; null where there is no title. */
function titleBlock(text: HeadText, anchor: number, { from: floor, end }: Blocks): TitleBlock | null {
  const at = text.lines[anchor] === 'title' ? anchor + 1 : anchor;
  const titleEnd = endOfTitleAbove(text, at, floor);
  const above = titleBefore(text, titleEnd, floor);
  // Organs alone above a number are the head of the paper, and the title stands below.
  const isMasthead =
    text.lines[anchor] === 'number' && above.length > 0 && above.every((i) => text.lines[i] === 'organs');
  const known =
    isMasthead || above.length === 0 ? NOTHING : { titleLines: above, others: indices(titleEnd, at) };
  const range = { from: at, end: Math.min(end, anchor + HEAD_BLOCKS) };
  const read = readDown(text, range, known, isMasthead ? BELOW_MASTHEAD : TITLE);
  const titleLines = withoutOrgansOver(text, read.titleLines);
  if (titleLines.length === 0) return null;
  const top = Math.min(titleLines[0]!, isMasthead ? above[0]! : anchor);
  return {
    ...read,
    titleLines,
    from: firstInRow(text, top, floor, OVER_TITLE),
    end: Math.max(read.end, anchor + 1),
  };
}

/** Where a title that stands above a line ends: organs under a title that is whole issue it, and are no part of it. */
function endOfTitleAbove(text: HeadText, at: number, floor: number): number {
  const end = firstInRow(text, at, floor, BETWEEN);
  const organs = firstInRow(text, end, floor, ORGANS);
  const isWhole =
    organs > floor && text.lines[organs - 1] === 'title' && endsWithKind(text.texts[organs - 1]!, text.rules);
  return isWhole ? organs : end;
}

/** The lines of a title without the organs over it, where the title does not go on from them: 江州市人民政府 / 江州市规划. */
function withoutOrgansOver(text: HeadText, lines: readonly number[]): readonly number[] {
  const first = lines.findIndex((i) => text.lines[i] === 'title');
  if (first <= 0) return lines;
  const joined = tight(lines.map((i) => text.texts[i]!).join(''));
  return text.organs.opening(joined) === null ? lines.slice(first) : lines;
}

/** The first of the lines of these kinds that stand one after the other before a line. */
function firstInRow(text: HeadText, end: number, floor: number, kinds: ReadonlySet<HeadLine>): number {
  let from = end;
  while (from > floor && kinds.has(text.lines[from - 1]!)) from--;
  return from;
}

/** What is known of a title block before the lines from its anchor on are read. */
type KnownLines = Pick<TitleBlock, 'titleLines' | 'others'>;

const NOTHING: KnownLines = { titleLines: [], others: [] };

/** Reads the lines of a title block from its anchor on, with the title where it stands there. */
function readDown(
  text: HeadText,
  { from, end: stop }: Blocks,
  known: KnownLines,
  titleOpens: ReadonlySet<HeadLine>,
): Omit<TitleBlock, 'from'> {
  let { titleLines } = known;
  const others = [...known.others];
  let at = from;
  while (at < stop) {
    const line = text.lines[at]!;
    if (UNDER_TITLE.has(line) || (line === 'organs' && hasOccasion(text, others))) others.push(at++);
    else if (isBrokenNumber(text, at) || isBeforeAddressees(text, at, titleLines.length > 0)) at++;
    else if (titleLines.length === 0 && (titleOpens.has(line) || isOverTitle(text, at))) {
      titleLines = titleFrom(text, at, stop);
      at = titleLines.at(-1)! + 1;
    } else break;
    if (LAST_IN_HEAD.has(line)) break;
  }
  return { titleLines, others, end: at };
}

const isOverTitle = (text: HeadText, at: number) =>
  text.lines[at] === 'organs' && text.lines[at + 1] === 'title';

/** The head around a line that is or ends a title, whatever its words. */
export function headAround(text: HeadText, line: number, range: Blocks): Head {
  const block = titleBlock(text, line, range)!;
  return withDecision(text, headOf(text, block, writeTitle(text, block.titleLines)));
}

const hasOccasion = (text: HeadText, others: readonly number[]) =>
  others.some((i) => text.lines[i] === 'delivered' || text.lines[i] === 'adopted');

function isBrokenNumber(text: HeadText, at: number): boolean {
  return text.rules.brokenNumber.pattern.test(tight(text.texts[at]!));
}

/** Whether a line that is left over between a title and its addressees is no part of the body. */
function isBeforeAddressees(text: HeadText, at: number, hasTitle: boolean): boolean {
  return hasTitle && text.lines[at] === 'organs' && text.lines[at + 1] === 'addressees';
}

/** The lines of a title that ends before a line. */
function titleBefore(text: HeadText, end: number, floor: number): number[] {
  let from = end;
  while (from > floor && end - from < MOST_TITLE_LINES && isPartOfTitle(text, from - 1)) {
    from--;
    if (SERIAL.test(text.texts[from]!)) break;
  }
  const lines = indices(from, end);
  const start = titleStart(text, lines);
  const cut = start > 0 && !isFirst(text, lines, start) ? lines.slice(start) : lines;
  return cut.filter((i) => text.lines[i] === 'title' || text.lines[i] === 'organs');
}

/** A line with 关于 keeps the organs above it, which issue it too, where the text begins with them. */
function isFirst(text: HeadText, lines: readonly number[], start: number): boolean {
  return (
    lines.slice(0, start).every((i) => text.lines[i] === 'masthead' || text.lines[i] === 'organs') &&
    (lines[0] === 0 || opensWithSubject(tight(text.texts[lines[start]!]!)))
  );
}

/** Position of the line with which a title begins among lines that may be of it; -1 where none says that it does. */
function titleStart(text: HeadText, lines: readonly number[]): number {
  const last = lines.findLastIndex((i) => beginsTitle(text, i));
  if (last <= 0 || text.lines[lines[last - 1]!] !== 'title') return last;
  // The name of an organ may be broken between two lines: 国家税务总局江 / 州市税务局关于…
  const joined = tight(`${text.texts[lines[last - 1]!]}${text.texts[lines[last]!]}`);
  const organs = text.organs.opening(joined);
  return organs !== null && organs.end < joined.length ? last - 1 : last;
}

function beginsTitle(text: HeadText, i: number): boolean {
  const line = tight(text.texts[i]!);
  if (text.lines[i] !== 'title') return false;
  return (
    SERIAL.test(line) ||
    opensWithSubject(line) ||
    text.rules.workReport.pattern.test(line) ||
    (text.organs.opening(line)?.end ?? line.length) < line.length
  );
}

function isPartOfTitle(text: HeadText, i: number): boolean {
  const line = text.lines[i];
  return line === 'title' || line === 'organs' || line === 'masthead';
}

/** The lines of a title that stands under its number. */
function titleFrom(text: HeadText, at: number, stop: number): number[] {
  let end = at;
  while (
    end < stop &&
    end - at < MOST_TITLE_LINES &&
    (text.lines[end] === 'title' || text.lines[end] === 'organs')
  )
    end++;
  return indices(at, end);
}

const indices = (from: number, end: number) => Array.from({ length: end - from }, (_, i) => from + i);

function readHead(text: HeadText, block: TitleBlock, range: Blocks): Head[] {
  const written = writeTitle(text, block.titleLines);
  const { rules } = text;
  const isSure = block.from === range.from || block.others.some((i) => text.lines[i] === 'number');
  if (!isTitle(written.full, rules) && !(isSure && written.full.length >= SHORTEST_TITLE)) return [];
  const head = headOf(text, block, written);
  const published = publishedBy(written.full, rules);
  return published === null ? [withDecision(text, head)] : publishedHeads(text, head, published, range);
}

function headOf(text: HeadText, block: TitleBlock, written: WrittenTitle): Head {
  return {
    title: written.title,
    number: numberOf(text, block.others),
    issuers: headIssuers(text, block, written),
    more: written.more,
    ...headDate(text, block, written),
    occasion: occasionOf(text, block),
    from: block.from,
    body: block.end,
    weak: !block.others.some((i) => ANCHORS.has(text.lines[i]!)),
  };
}

function numberOf(text: HeadText, others: readonly number[]): string | null {
  const line = others.find((i) => text.lines[i] === 'number');
  return line === undefined ? null : formatDocumentNumber(text.texts[line]!, text.rules.number.pattern);
}

/** The organs of a title, of the head of the paper above it, or of the lines under it. */
function headIssuers(text: HeadText, block: TitleBlock, written: WrittenTitle): readonly string[] {
  if (written.issuers.length > 0) return written.issuers;
  const lines = [...indices(block.from, block.titleLines[0]!), ...block.others];
  const masthead = lines.find((i) => text.lines[i] === 'masthead');
  if (masthead !== undefined) {
    const groups = text.rules.organs.masthead.pattern.exec(tight(text.texts[masthead]!))!.groups!;
    return text.organs.all(groups.organs!);
  }
  return lines.flatMap((i) => text.organs.all(text.texts[i]!));
}

/** The date of a head and what it is: of adoption or delivery, beside the number, or in brackets behind the title. */
function headDate(
  text: HeadText,
  block: TitleBlock,
  written: WrittenTitle,
): { date: string | null; dateKind: DateKind | null } {
  const of = (line: HeadLine) => block.others.filter((i) => text.lines[i] === line);
  const adopted = lastAdoption(
    of('adopted')
      .map((i) => text.texts[i]!)
      .join(''),
    text.rules,
  );
  if (adopted) return { date: adopted, dateKind: 'adopted' };
  if (written.adopted) return { date: written.date, dateKind: 'adopted' };
  const delivered = of('delivered')[0];
  if (delivered !== undefined) return { date: parseDate(tight(text.texts[delivered]!)), dateKind: null };
  const hasNumber = of('number').length > 0;
  for (const i of [...of('date'), ...of('number')]) {
    const date =
      text.lines[i] === 'date' ? parseDate(tight(text.texts[i]!)) : behindNumber(text.texts[i]!, text.rules);
    if (date) return { date, dateKind: hasNumber ? 'issued' : null };
  }
  return { date: written.date, dateKind: null };
}

/** The day on the same line as a number: 江政办〔2024〕9号 2024年3月5日. */
function behindNumber(text: string, { dayBehindNumber }: HeadRules): string | null {
  const found = dayBehindNumber.pattern.exec(tight(text))?.groups;
  return found ? parseDate(found.day!) : null;
}

/** The last day on which a text was adopted or amended, by the words that say so. */
function lastAdoption(text: string, { adoptionDay }: HeadRules): string | null {
  const days = findEvery(tight(text), adoptionDay.pattern);
  return days.length > 0 ? parseDate(days.at(-1)!.groups!.day!) : null;
}

function occasionOf(text: HeadText, block: TitleBlock): string | null {
  const lines = block.others.filter((i) => text.lines[i] === 'delivered' || text.lines[i] === 'adopted');
  const inTitle = block.titleLines.map((i) => text.texts[i]!).join('');
  const said = tight(lines.map((i) => text.texts[i]!).join('') || inTitle);
  return text.rules.congress.pattern.test(said) ? said : null;
}

/** The day on which a personnel notice says that its organ decided: …二〇二二年七月一日决定. */
function withDecision(text: HeadText, head: Head): Head {
  if (head.date !== null) return head;
  for (const line of text.texts.slice(head.body, head.body + 2)) {
    const found = text.rules.decisionDay.pattern.exec(tight(line))?.groups;
    if (found) return { ...head, date: parseDate(found.day!) };
  }
  return head;
}

const LINES_OF_ANNOUNCEMENT = 6;

/** A head with the announcement above it that names it, and the organ that makes it. */
function withAnnouncement(text: HeadText, head: Head, floor: number): Head {
  const { announcement, announcementHead } = text.rules;
  const says = (i: number) => announcement.pattern.exec(text.texts[i]!)?.groups?.title;
  const lowest = Math.max(floor, head.from - LINES_OF_ANNOUNCEMENT);
  const above = indices(lowest, head.from).findLast((i) => {
    const title = says(i);
    return title !== undefined && isSameTitle(title, head.title);
  });
  if (above === undefined) return head;
  let from = above;
  while (from > lowest && announcementHead.pattern.test(tight(text.texts[from - 1]!))) from--;
  const organs = indices(from, above).flatMap((i) => text.organs.opening(tight(text.texts[i]!))?.names ?? []);
  return { ...head, from, issuers: head.issuers.length > 0 ? head.issuers : organs };
}

/** The heads of what a covering notice publishes: each where its title stands below, and the first in any case. */
export function publishedHeads(text: HeadText, notice: Head, published: string, range: Blocks): Head[] {
  const { texts, rules } = text;
  const heads: Head[] = [];
  let at = notice.body;
  const names = publishedTitles(published, texts.slice(at, Math.min(at + COVERING_BLOCKS, range.end)), rules);
  for (const name of names) {
    const reach = heads.length === 0 ? Math.min(range.end, at + BLOCKS_TO_TITLE) : range.end;
    const place = findTitle(text, name, { from: at, end: reach });
    if (heads.length > 0 && !place) continue;
    const shared: Head =
      heads[0] ?? withSignature(text, notice, { from: notice.body, end: place?.from ?? notice.body });
    const { title, end } = place ?? { title: tight(name), end: notice.body };
    heads.push({ ...shared, title, from: heads.length === 0 ? notice.from : place!.from, body: end });
    at = end;
  }
  return heads;
}

/** A head with the date and the organs of the signature in a range, where it has none itself. */
export function withSignature(text: HeadText, head: Head, range: Blocks): Head {
  const signed = readSignature(text, range, head.number);
  if (!signed) return head;
  const others = head.more && signed.issuers.includes(head.issuers[0]!) ? signed.issuers : [];
  const issuers = head.issuers.length > 0 ? [...new Set([...head.issuers, ...others])] : signed.issuers;
  const sameDay = head.date === signed.date && head.dateKind === null;
  return {
    ...head,
    issuers,
    date: head.date ?? signed.date,
    dateKind: head.date === null || sameDay ? 'issued' : head.dateKind,
  };
}

const LONGEST_LINE = 80;
const LINES_OF_TITLE = 4;
const LONGEST_TAIL = 14;

/** Where the title of a published text stands: a block, or a run of blocks, with the lines under it. */
function findTitle(text: HeadText, name: string, { from, end }: Blocks): (Blocks & { title: string }) | null {
  const wanted = titleKey(name);
  for (let i = from; i < end; i++) {
    if (text.texts[i]!.length > LONGEST_LINE || /《/.test(text.texts[i]!)) continue;
    const first = titleKey(text.texts[i]!.replace(SERIAL, ''));
    if (!wanted.startsWith(first) && !first.startsWith(wanted)) continue;
    const lines = indices(i, Math.min(i + LINES_OF_TITLE, end));
    const last = lines.find((j) => isTitleNamed(wanted, text, indices(i, j + 1)));
    if (last === undefined) continue;
    const { title } = writeTitle(text, indices(i, last + 1));
    const isCut = OPEN_BRACKET.test(title);
    return { from: i, end: endOfTitle(text, last + 1, title, end), title: isCut ? tight(name) : title };
  }
  return null;
}

const OPEN_BRACKET = /[(（][^)）]*$/;

/** Whether lines are the title with a key, or that title with a short tail: （试行）. */
function isTitleNamed(wanted: string, text: HeadText, lines: readonly number[]): boolean {
  const written = titleKey(writeTitle(text, lines).title);
  const isLonger = written.startsWith(wanted) && written.length - wanted.length < LONGEST_TAIL;
  return written === wanted || (isLonger && text.lines[lines.at(-1)!] === 'title');
}

/** The place behind the lines under a title: the rest of its bracket, notes of adoption and delivery, remarks. */
function endOfTitle(text: HeadText, behind: number, title: string, end: number): number {
  let last = isRestOfTitle(text, behind, title) ? behind + 1 : behind;
  while (last < end && ['adopted', 'delivered', 'remark'].includes(text.lines[last]!)) last++;
  return OPEN_BRACKET.test(title) && /^[)）]$/.test(text.texts[last] ?? '') ? last + 1 : last;
}

/** 附件 and the like aside: a bracket that the title left open ends on the next line. */
function isRestOfTitle(text: HeadText, at: number, title: string): boolean {
  return OPEN_BRACKET.test(title) && text.lines[at] === 'title';
}

/**
 * Takes out of the heads what is none: a text that is announced and follows under its own title is one; a title
 * with nothing below it is an entry of a list.
 */
function mergeHeads(text: HeadText, heads: readonly Head[]): Head[] {
  const merged: Head[] = [];
  for (const head of heads) {
    const last = merged.at(-1);
    if (last && head.from - last.from < BLOCKS_TO_TITLE && isSameTitle(last.title, head.title)) {
      merged[merged.length - 1] = joinHeads(last, head);
    } else merged.push(head);
  }
  return merged.filter((head, i) => !head.weak || (merged[i + 1]?.from ?? text.texts.length) > head.body);
}

function joinHeads(first: Head, second: Head): Head {
  const dated = second.dateKind === 'adopted' || first.date === null ? second : first;
  return {
    title: first.title.length >= second.title.length ? first.title : second.title,
    number: first.number ?? second.number,
    issuers: first.issuers.length > 0 ? first.issuers : second.issuers,
    more: first.more,
    date: dated.date,
    dateKind: dated.dateKind,
    occasion: first.occasion ?? second.occasion,
    from: first.from,
    body: second.body,
    weak: first.weak && second.weak,
  };
}
