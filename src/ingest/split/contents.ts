import type { HeadingRules } from '../../knowledge/rules.js';
import { bare } from '../../language/fold.js';
import type { Document } from '../../model/document.js';
import { blockText } from './headLines.js';
import type { PlanRange } from './plans.js';

const LONGEST_ENTRY = 80;
const FEWEST_ENTRIES = 2;
/** Tables of contents of one plan that are looked for. */
const MOST_CONTENTS = 20;
/** Lines in a row that may stand in a table of contents and not again below: a heading that differs from its entry. */
const MOST_STRAYS = 2;

/**
 * The blocks of a plan that are its table of contents: lines that end with dots and a page number, and, under
 * 目录, lines that stand again below as headings.
 */
export function findContents(document: Document, range: PlanRange, rules: HeadingRules): ReadonlySet<number> {
  const found = new Set<number>();
  const texts = document.blocks
    .slice(range.firstBlock, range.endBlock)
    .map((block) => blockText(document, block));
  let headings = 0;
  texts.forEach((text, i) => {
    if (rules.contents.pattern.test(text)) found.add(range.firstBlock + i);
    if (!rules.contentsHeading.pattern.test(text) || ++headings > MOST_CONTENTS) return;
    const entries = entriesBelow(texts, i + 1, rules);
    if (entries.length === 0) return;
    for (const entry of [i, ...entries]) found.add(range.firstBlock + entry);
  });
  return found;
}

/** Indices of the entries of a table of contents that begins at a block. */
function entriesBelow(texts: readonly string[], from: number, rules: HeadingRules): number[] {
  const end = texts.length;
  const last = new Map<string, number>();
  for (let i = from; i < end; i++) {
    if (texts[i]!.length <= LONGEST_ENTRY) last.set(entryKey(texts[i]!), i);
  }
  const entries: number[] = [];
  const seen = new Set<string>();
  let strays = 0;
  for (let i = from; i < end && strays <= MOST_STRAYS; i++) {
    const key = entryKey(texts[i]!);
    if (texts[i]!.length > LONGEST_ENTRY || /[。；]/.test(texts[i]!) || seen.has(key)) break;
    const isEntry =
      rules.contents.pattern.test(texts[i]!) || last.get(key)! > i || startsLater(texts, key, i, end);
    strays = isEntry ? 0 : strays + 1;
    if (!isEntry) continue;
    seen.add(key);
    entries.push(i);
  }
  return entries.length >= FEWEST_ENTRIES ? entries : [];
}

/** Whether a later block opens with the words of an entry: a heading that its text runs in behind. */
function startsLater(texts: readonly string[], key: string, at: number, end: number): boolean {
  if (key.length < 4) return false;
  for (let i = at + 1; i < end; i++) {
    if (texts[i]!.length > LONGEST_ENTRY && entryKey(texts[i]!.slice(0, LONGEST_ENTRY)).startsWith(key))
      return true;
  }
  return false;
}

/** The words of an entry without its dots and page number. */
const entryKey = (text: string): string =>
  bare(text.replace(/[.．·…\s]*[(（]?\d{0,4}[)）]?$/, '')).replace(/[.．…]/g, '');
