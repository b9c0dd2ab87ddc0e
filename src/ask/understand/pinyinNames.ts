import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Match } from '../../language/matcher.js';
import { spell, syllablesOf } from '../../language/pinyin.js';
import { wordPieces } from '../../language/words.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import { referenceTo } from './names.js';

/** Finds names that are written in pinyin, or in other characters that sound like them: Kunpeng Xiaozhen, 郑东心区. */
export type FindPinyin = (text: string) => Match<Reference>[];

const MOST_WORDS = 6;
/** Shorter spellings stand for too many names. */
const SHORTEST_SPELLING = 8;
const SHORTEST_NAME = 3;
const LONGEST_NAME = 12;

/** Prepares the matching of pinyin, however its syllables are parted. @param things the most frequent first */
export function makePinyinFinder(things: readonly NamedThing[]): FindPinyin {
  const bySpelling = new Map<string, Reference>();
  for (const thing of things) {
    for (const writing of [thing.name, ...thing.aliases]) {
      if (
        !/^[\u4e00-\u9fff]+$/.test(writing) ||
        writing.length < SHORTEST_NAME ||
        writing.length > LONGEST_NAME
      )
        continue;
      const spelling = spell(writing);
      if (spelling.length >= SHORTEST_SPELLING && !bySpelling.has(spelling))
        bySpelling.set(spelling, referenceTo(thing));
    }
  }
  return (text) => {
    const words = [...text.matchAll(/[A-Za-z]+/g)].map((found) => ({
      text: found[0].toLowerCase(),
      start: found.index,
    }));
    const matches: Match<Reference>[] = [];
    for (let at = 0; at < words.length; at++) {
      for (let size = Math.min(MOST_WORDS, words.length - at); size > 0; size--) {
        const window = words.slice(at, at + size);
        const value = bySpelling.get(window.map((word) => word.text).join(''));
        if (!value) continue;
        const last = window.at(-1)!;
        matches.push({ start: words[at]!.start, end: last.start + last.text.length, value });
        at += size - 1;
        break;
      }
    }
    return [...matches, ...findHomophones(text, bySpelling)];
  };
}

/** Shorter names sound like too many words. */
const SHORTEST_HOMOPHONE = 4;

function findHomophones(text: string, bySpelling: ReadonlyMap<string, Reference>): Match<Reference>[] {
  const matches: Match<Reference>[] = [];
  for (const run of text.matchAll(/[\u4e00-\u9fff]{4,}/g)) {
    const syllables = syllablesOf(run[0]);
    for (let at = 0; at + SHORTEST_HOMOPHONE <= syllables.length; at++) {
      let size = Math.min(LONGEST_NAME, syllables.length - at);
      const spelling = (length: number) => syllables.slice(at, at + length).join('');
      while (size >= SHORTEST_HOMOPHONE && !bySpelling.has(spelling(size))) size--;
      if (size < SHORTEST_HOMOPHONE) continue;
      const start = run.index + at;
      matches.push({ start, end: start + size, value: bySpelling.get(spelling(size))! });
      at += size - 1;
    }
  }
  return matches;
}

const SHORTEST_WORD = 5;

/** The words of names and of the genre that are spelled so: songshan → 嵩山. */
export type SpelledWords = (spelling: string) => string[];

/** Prepares the looking up of words by their pinyin. */
export function makePinyinWords(
  { names, englishWords, glossary }: Knowledge,
  things: readonly NamedThing[],
): SpelledWords {
  const bySpelling = new Map<string, Set<string>>();
  const words = new Set([
    ...[...names, ...things].flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((one) => [one, ...wordPieces(one)]),
    ),
    ...Object.values(englishWords).flat(),
    ...Object.keys(glossary),
  ]);
  for (const word of words) {
    if (!/^[\u4e00-\u9fff]{2,6}$/.test(word)) continue;
    const spelling = spell(word);
    if (spelling.length >= SHORTEST_WORD)
      bySpelling.set(spelling, (bySpelling.get(spelling) ?? new Set()).add(word));
  }
  return (spelling) => [...(bySpelling.get(spelling.toLowerCase()) ?? [])];
}
