import { loadNameRules } from '../../knowledge/load.js';
import type { HeadRules } from '../../knowledge/rules.js';
import { findEvery } from '../../language/everywhere.js';
import { bare, characterPairs, tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { Document } from '../../model/document.js';
import { type HeadText, SERIAL } from './headLines.js';

/** A title put together from its lines, without what stands behind it on the same lines. */
export interface WrittenTitle {
  readonly title: string;
  /** The title with the organs before it, where `title` is without them. */
  readonly full: string;
  readonly issuers: readonly string[];
  /** Whether it says that others issue with them, and not who. */
  readonly more: boolean;
  /** Day in brackets behind the title, or on which it was adopted or delivered, where that stands behind it. */
  readonly date: string | null;
  readonly adopted: boolean;
}

/** Puts the lines of a title together; the organ that stands apart from it (a red head) is no part of it. */
export function writeTitle(text: HeadText, indices: readonly number[]): WrittenTitle {
  const { chars, offsets } = charactersOf(text, indices);
  let full = chars.join('');
  let date: string | null = null;
  let adopted = false;
  const cut = (pattern: RegExp): boolean => {
    const found = pattern.exec(full);
    if (!found) return false;
    date ??= parseDate(found.groups!.date!);
    full = full.slice(0, found.index);
    return true;
  };
  const behind = text.rules.behindTitle;
  cut(behind.delivered.pattern);
  if (cut(behind.adopted.pattern)) adopted = true;
  cut(behind.date.pattern);
  const organs = text.organs.opening(full);
  const rest = organs ? full.slice(organs.end) : '';
  const apart = organs && opensWithSubject(rest) && isSetApart(text.document, offsets, organs.end);
  return {
    title: apart ? rest : full,
    full,
    issuers: organs?.names ?? [],
    more: organs?.more ?? false,
    date,
    adopted,
  };
}

/** The characters of blocks without white space, each with its offset in the document; the serial number of a text in a collection aside. */
function charactersOf(text: HeadText, indices: readonly number[]) {
  const chars: string[] = [];
  const offsets: number[] = [];
  for (const index of indices) {
    const written = text.texts[index]!;
    const start = text.document.blocks[index]!.span.start;
    const from = chars.length === 0 ? (SERIAL.exec(written)?.[0].length ?? 0) : 0;
    for (let i = from; i < written.length; i++) {
      if (/\s/.test(written[i]!)) continue;
      chars.push(written[i]!);
      offsets.push(start + i);
    }
  }
  return { chars, offsets };
}

/**
 * Whether what stands before a place of a title is set apart from it: by a blank line, or by white space where
 * the letters of the title have none between them.
 */
function isSetApart({ source, origins }: Document, offsets: readonly number[], at: number): boolean {
  const between = (i: number) => source.slice(origins[offsets[i - 1]!]! + 1, origins[offsets[i]!]!);
  const gap = between(at);
  if (gap.includes('\n')) return /\n\s*\n/.test(gap);
  return /\s/.test(gap) && !/\s/.test(between(1));
}

/** Whether the words could be the title of a text: they name its kind or its subject. */
export function isTitle(title: string, rules: HeadRules): boolean {
  return (
    title.length >= 4 &&
    (loadNameRules().titles.saysSubject.pattern.test(title) ||
      rules.kinds.some((kind) => title.includes(kind)) ||
      rules.workReport.pattern.test(title))
  );
}

/** What a covering notice publishes, by its title; null where it is no such notice. */
export function publishedBy(title: string, rules: HeadRules): string | null {
  const groups = rules.notice.pattern.exec(title)?.groups;
  return groups?.published ?? groups?.issued ?? groups?.plain ?? null;
}

const LIKE = 0.55;
const WORDS_BEFORE = 100;

/** The titles of what a covering notice publishes: as it writes them in 《》, or as the letter below announces them. */
export function publishedTitles(published: string, covering: readonly string[], rules: HeadRules): string[] {
  const inNotice = [...published.matchAll(/《([^》]+)》/g)].map((found) => found[1]!);
  if (inNotice.length > 0) return inNotice;
  const letter = tight(covering.join(''));
  const titles = [...letter.matchAll(/《([^》]+)》/g)];
  const announced = findEvery(letter, rules.announces.pattern).map(
    ({ groups }) => groups!.first ?? groups!.second!,
  );
  // What stands beside an announced title, with nothing or 和 between them, is announced with it.
  titles.forEach((found, i) => {
    const before = titles[i - 1];
    const between = before && letter.slice(before.index + before[0].length, found.index);
    if (before && announced.includes(before[1]!) && rules.joinsTitles.pattern.test(between!))
      announced.push(found[1]!);
  });
  const others = titles
    .filter(
      ({ index }) => !rules.follows.pattern.test(letter.slice(Math.max(0, index - WORDS_BEFORE), index)),
    )
    .map(([, title]) => title!);
  const [alike] = [announced, others]
    .map((names) => [...new Set(names)].filter((name) => isLike(name, published)))
    .filter((names) => names.length > 0);
  return alike?.sort((a, b) => letter.indexOf(a) - letter.indexOf(b)) ?? [published];
}

/** Whether two titles share most of the words of the shorter one. */
function isLike(one: string, other: string): boolean {
  const a = new Set(characterPairs(bare(one)));
  const b = new Set(characterPairs(bare(other)));
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared >= LIKE * Math.min(a.size, b.size) && shared >= 2;
}

/** Titles are compared without the small words that notices leave out of them. */
export function titleKey(title: string): string {
  return bare(title).replace(loadNameRules().titles.about.pattern, '').replaceAll('的', '');
}

/** Whether a title, or the rest of one behind its organs, opens with the word before its subject: 关于. */
export const opensWithSubject = (title: string): boolean => loadNameRules().titles.about.pattern.test(title);

/** Whether two titles are of one text, with or without the organ before them. */
export function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [titleKey(one), titleKey(other)];
  return a === b || a.endsWith(b) || b.endsWith(a);
}
