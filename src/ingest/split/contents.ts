import type { HeadingRules } from '../../knowledge/rules.js';
import { bare } from '../../language/fold.js';
import type { Document } from '../../model/document.js';
import { blockText } from './headLines.js';
import type { PlanRange } from './plans.js';

const LONGEST_ENTRY = 80;
const FEWEST_ENTRIES = 2;
/** Lines in a row that may stand in a table of contents and not again below: a heading that differs from its entry. */
const MOST_STRAYS = 2;

/**
 * The blocks of a plan that are its table of contents: lines that end with dots and a page number, and, under
 * 目录, lines that stand again below as headings.
 */
export function findContents(document: Document, range: PlanRange, rules: HeadingRules): ReadonlySet<number> {
  const found = new Set<number>();
  const texts = document.blocks.map((block) => blockText(document, block));
  for (let i = range.firstBlock; i < range.endBlock; i++) {
    if (rules.contents.test(texts[i]!)) found.add(i);
    if (!rules.contentsHeading.pattern.test(texts[i]!)) continue;
    const entries = entriesBelow(texts, i + 1, range.endBlock, rules);
    if (entries.length === 0) continue;
    found.add(i);
    for (const entry of entries) found.add(entry);
  }
  return found;
}

/** Indices of the entries of a table of contents that begins at a block. */
function entriesBelow(texts: readonly string[], from: number, end: number, rules: HeadingRules): number[] {
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
    const isEntry = rules.contents.test(texts[i]!) || last.get(key)! > i || startsLater(texts, key, i, end);
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
