import { bare, tight } from '../../language/fold.js';
import type { Document } from '../../model/document.js';
import { blockText, type HeadText } from './headLines.js';
import { type Blocks, type Head, headAround } from './heads.js';
import { endsWithKind, kindOf } from './kinds.js';
import { writeTitle } from './titles.js';

/** Where the title of a text was found: in its title block, its running heads, its first lines, its own words, the name of its file. */
export type OwnTitle = 'head' | 'running' | 'written' | 'own' | 'file';

/** What the opening of a text without a title block says of it. */
export interface Opening {
  readonly head: Head;
  readonly source: OwnTitle;
  /** Whether sentences follow: it is a text and not the cover of another. */
  readonly isText: boolean;
}

const OPENING_BLOCKS = 12;
const SHORTEST_TITLE = 6;
const SHORTEST_TEXT = 300;
const OPENING_LENGTH = 4000;
const WORDS_BEFORE = 100;
/** What it counts that a text says that this is it, in times that the words recur; and how often they do at least. */
const NAMED = 3;
const LEAST_SCORE = 3;
/** Titles stand at the very start of a text: blocks that may stand before them. */
const BEFORE_TITLE = 2;

/** Reads the head of a text without a title block. */
export function readOpening(text: HeadText, range: Blocks): Opening {
  const { document, rules } = text;
  const isText = lengthOf(document, range) >= SHORTEST_TEXT;
  const running = document.runningHeads
    .map(tight)
    .find((head) => kindOf(head, rules) !== null && head.length >= SHORTEST_TITLE);
  const written = writtenHead(text, range);
  if (running) {
    const head = bodyBehind(text, range.from, running);
    return { head, source: 'running', isText };
  }
  if (written) return { head: written, source: 'written', isText };
  const own = ownTitle(text, range);
  const title = own ?? document.name.replace(/\.[^.]*$/, '');
  return { head: bodyBehind(text, range.from, title), source: own ? 'own' : 'file', isText };
}

function lengthOf(document: Document, { from, end }: Blocks): number {
  const first = document.blocks[from];
  const last = document.blocks[end - 1];
  return first && last && end > from ? last.span.end - first.span.start : 0;
}

/** The title in the first lines: the first run of them that ends with a kind of text, or one that the source marks as a heading. */
function writtenHead(text: HeadText, { from, end }: Blocks): Head | null {
  const stop = Math.min(end, from + OPENING_BLOCKS);
  for (let i = from; i < stop; i++) {
    if (text.lines[i] !== 'title') continue;
    const line = text.texts[i]!;
    const isFirst = i - from <= BEFORE_TITLE;
    const isMarked = isFirst && text.document.blocks[i]!.markedHeading && line.length >= SHORTEST_TITLE;
    if (!isMarked && !(line.length >= SHORTEST_TITLE && endsWithKind(writeTitle(text, [i]).full, text.rules)))
      continue;
    const head = headAround(text, i, { from, end });
    return isFirst ? head : { ...head, body: from };
  }
  return null;
}

/** A head of a title that stands beside the text; where its first block repeats it the body begins behind. */
function bodyBehind(text: HeadText, from: number, written: string): Head {
  const stem = tight(written).replace(/^\d{1,3}[.、．](?!\d)/, '');
  const repeats = text.texts[from] !== undefined && bare(text.texts[from]!) === bare(stem);
  return {
    title: stem,
    number: null,
    issuers: [],
    more: false,
    date: null,
    dateKind: null,
    occasion: null,
    from,
    body: repeats ? from + 1 : from,
    weak: false,
  };
}

/**
 * The title in 《》 that a text without a title block uses of itself: the one whose words recur most in
 * the text, among those cited in its opening.
 */
function ownTitle({ document, organs, rules }: HeadText, { from, end }: Blocks): string | null {
  const text = document.blocks
    .slice(from, end)
    .map((block) => blockText(document, block))
    .join('\n');
  const opening = text.slice(0, OPENING_LENGTH);
  let best = { title: null as string | null, score: LEAST_SCORE - 1 };
  for (const found of opening.matchAll(/《([^》]{6,60})》/g)) {
    const title = tight(found[1]!);
    const subject = subjectOfTitle(title, rules);
    if (!endsWithKind(title, rules) || subject.length < 2) continue;
    const before = opening.slice(Math.max(0, found.index - WORDS_BEFORE), found.index);
    const isNamed = rules.callsItself.pattern.test(before);
    if (!isNamed && (rules.follows.pattern.test(before) || organs.opening(title))) continue;
    const score = text.split(subject).length - 1 + (isNamed ? NAMED : 0);
    if (score > best.score) best = { title, score };
  }
  return best.title;
}

/** What a title is about, without its quoted beginning and the kind of text at its end. */
function subjectOfTitle(title: string, { kinds, kindLeads }: HeadText['rules']): string {
  return title
    .replace(/.*[”"]/, '')
    .replace(new RegExp(`(${kindLeads.join('|')})?(${kinds.join('|')})$`), '');
}
