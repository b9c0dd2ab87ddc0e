import type { HeadingRules } from '../../knowledge/rules.js';
import { tight } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { sourceLine } from '../../language/sourceMap.js';
import type { BlockKind, Document, Span } from '../../model/document.js';
import type { Section, SectionRole } from '../../model/plan.js';
import { findContents } from './contents.js';
import type { PlanRange } from './plans.js';

/** A section with the parts of blocks that stand directly under it. */
export interface SectionText {
  readonly section: Section;
  readonly headingSpan: Span | null;
  readonly parts: readonly { readonly span: Span; readonly kind: BlockKind }[];
}

interface Heading {
  readonly marker: string;
  readonly title: string;
  readonly rank: number;
  readonly numbering: string;
  /** Where its words stand; null where the text of the section opens with them. */
  readonly span: Span | null;
  /** Prose that follows the heading in the same block. */
  readonly rest: Span | null;
}

const LONGEST_HEADING = 60;
const RUN_IN_LENGTH = 36;
/** A numbered line that ends with a full stop and is no longer than this is a heading: 1.便利市场准入退出。 */
const SHORT_MEASURE = 30;
/** Of 第一节. */
const SECTION_RANK = 5;
const UNNUMBERED_RANK = 6.5;
/** Of a foreword and its like: it stands outside, and nothing stands below it. */
const OPENING_RANK = 100;

/** Builds the tree of sections of one plan. The title block and the opening
 * before the first heading are a section of level 0. */
export function splitSections(document: Document, range: PlanRange, rules: HeadingRules): SectionText[] {
  const texts: { section: Section; headingSpan: Span | null; parts: { span: Span; kind: BlockKind }[] }[] =
    [];
  const stack: { rank: number; section: Section }[] = [];
  const open = (heading: Heading | null, span: Span) => {
    const parent = heading ? parentFor(heading, stack) : null;
    const untitled = range.plan.documentKind === 'news' ? 'task' : 'background';
    const role = heading ? roleOf(heading, parent, rules) : untitled;
    const section: Section = {
      id: hashId('section', range.plan.id, texts.length),
      plan: range.plan.id,
      parent: parent?.id ?? null,
      ordinal: texts.length,
      level: heading ? stack.length + 1 : 0,
      heading: heading?.title ?? '',
      marker: heading?.marker ?? '',
      role,
      line: sourceLine(document, span),
      span,
    };
    if (heading) stack.push({ rank: heading.rank, section });
    texts.push({ section, headingSpan: heading?.span ?? null, parts: [] });
  };

  const contents = findContents(document, range, rules);
  let inAnnexList = false;
  for (let i = range.headBlock; i < range.endBlock; i++) {
    const block = document.blocks[i]!;
    const text = document.text.slice(block.span.start, block.span.end);
    inAnnexList = rules.annexList.pattern.test(text) || (inAnnexList && /^\d/.test(text));
    const isBody = block.kind === 'prose' && i >= range.firstBlock && !inAnnexList && !contents.has(i);
    const heading = isBody ? readHeading(document, i, rules, stack) : null;
    if (heading) open(heading, heading.span ?? block.span);
    else if (texts.length === 0) open(null, block.span);
    const part = heading ? heading.rest : block.span;
    if (part) texts.at(-1)!.parts.push({ span: part, kind: block.kind });
  }
  return texts;
}

/** The section that one with this heading stands below; those that it ends leave the stack. */
function parentFor({ rank }: Heading, stack: { rank: number; section: Section }[]): Section | null {
  if (rank === OPENING_RANK) stack.length = 0;
  while (stack.length > 0 && stack.at(-1)!.rank >= rank) stack.pop();
  return stack.at(-1)?.section ?? null;
}

/** The heading that a block is or opens with, or null. */
function readHeading(
  document: Document,
  index: number,
  rules: HeadingRules,
  stack: readonly { rank: number }[],
): Heading | null {
  const block = document.blocks[index]!;
  const text = document.text.slice(block.span.start, block.span.end);
  const rule = rules.numberings.find((candidate) => candidate.pattern.test(text));
  if (!rule) {
    const isForeword = rules.unnumbered.some((candidate) => candidate.pattern.test(text));
    if (!isForeword && !isUnnumberedHeading(document, index)) return null;
    const level = rules.unnumberedLevels.find((candidate) => candidate.pattern.test(text))?.level;
    const rank = isForeword ? OPENING_RANK : (level ?? unnumberedRank(stack, opensList(document, index)));
    return { marker: '', title: tight(text), rank, numbering: 'unnumbered', span: block.span, rest: null };
  }
  const marker = rule.pattern.exec(text)![0];
  const length = headingLength(text, marker, rule.id);
  if (length === null) return null;
  if (length === 'clause') return opening(text, marker, rule, block.span);
  const span = { start: block.span.start, end: block.span.start + length };
  const title = tight(text.slice(marker.length, length)).replace(/[。：:；;]$/, '');
  const rest = length < text.length ? { start: span.end, end: block.span.end } : null;
  return { marker: tight(marker), title, rank: rule.level, numbering: rule.id, span, rest };
}

/** How much of a numbered block is its heading; null for nothing, 'clause' where its first clause stands for a heading. */
function headingLength(text: string, marker: string, id: string): number | 'clause' | null {
  const stop = text.search(/[。；;]/);
  const colon = /^.{2,24}?[:：]/.exec(text.slice(marker.length));
  const isItem = LIST_ITEMS.has(id);
  const longest = isItem ? RUN_IN_LENGTH / 2 : RUN_IN_LENGTH;
  const behindColon = colon ? marker.length + colon[0].length : null;
  const labelled = CAPTIONS.has(id) ? null : behindColon;
  const runIn = text[stop] === '。' && stop - marker.length <= longest && stop + 1 < text.length;
  if (runIn) return Math.min(stop + 1, labelled ?? stop + 1);
  if (stop !== -1 && isItem) return null;
  if (stop !== -1 && (stop + 1 < text.length || text.length > SHORT_MEASURE || text[stop] !== '。'))
    return labelled ?? 'clause';
  return text.length > LONGEST_HEADING ? behindColon : text.length;
}

const CAPTIONS = new Set(['box', 'table']);
/** Numberings of the items of a list: (1)…; (2)…. with a heading of their own they are sections, else sentences. */
const LIST_ITEMS = new Set(['arabic-bracket', 'circled']);

/** A numbered measure without a heading of its own: its first clause stands for one, and all of it is its text. */
function opening(text: string, marker: string, rule: { id: string; level: number }, span: Span): Heading {
  const clause = /^[^，,。；;：:]{2,40}/.exec(text.slice(marker.length))?.[0] ?? '';
  return {
    marker: tight(marker),
    title: tight(clause),
    rank: rule.level,
    numbering: rule.id,
    span: null,
    rest: span,
  };
}

/** A short line without sentence signs that stands before prose or before other headings. */
function isUnnumberedHeading(document: Document, index: number): boolean {
  const block = document.blocks[index]!;
  const text = document.text.slice(block.span.start, block.span.end);
  if (block.markedHeading) return true;
  if (text.length < 4 || text.length > 30 || /[。；;，,：:、\t]|\d{4}年\d|^[(（]|^\d/.test(text))
    return false;
  const next = document.blocks[index + 1];
  if (next?.kind !== 'prose') return false;
  const nextText = document.text.slice(next.span.start, next.span.end);
  return nextText.length > 60 && /[。；]/.test(nextText) && /[\u4e00-\u9fff]$/.test(text);
}

/** Whether the next block begins a numbered list of headings, which this heading then stands above. */
function opensList(document: Document, index: number): boolean {
  const next = document.blocks[index + 1];
  return next !== undefined && /^1[.、．]/.test(document.text.slice(next.span.start, next.span.start + 3));
}

/**
 * Conversions lose the numbers of headings but for the first of each list: an unnumbered heading stands
 * beside the last one, unless it opens a list of its own.
 */
function unnumberedRank(stack: readonly { rank: number }[], opensList: boolean): number {
  const last = stack.at(-1);
  if (!last) return UNNUMBERED_RANK;
  if (opensList)
    return (
      stack.find(({ rank }) => rank === SECTION_RANK || rank === UNNUMBERED_RANK)?.rank ?? UNNUMBERED_RANK
    );
  return Math.max(last.rank, UNNUMBERED_RANK);
}

function roleOf(heading: Heading, parent: Section | null, rules: HeadingRules): SectionRole {
  const words = `${heading.marker}${heading.title}`;
  const own = rules.roles.find((candidate) => candidate.pattern.test(words));
  if (!parent) return own?.role ?? 'task';
  if (CAPTIONS.has(heading.numbering)) return parent.role;
  if (parent.role === 'background' || parent.role === 'annex' || parent.role === 'safeguard')
    return parent.role;
  if (parent.role === 'goal' && own?.aim) return 'goal';
  if (parent.role === 'goal' && own?.role === 'task' && !own.insideGoals) return 'goal';
  return own?.role ?? parent.role;
}
