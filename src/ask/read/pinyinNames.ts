import { pinyin } from 'pinyin-pro';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Match } from '../../language/matcher.js';
import { wordPieces } from '../../language/words.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from './names.js';

/** Finds names that are written in pinyin: senlin kangyang, Kunpeng Xiaozhen. */
export type FindPinyin = (text: string) => Match<Reference>[];

const MOST_WORDS = 6;
/** Shorter spellings stand for too many names. */
const SHORTEST_SPELLING = 8;
const SHORTEST_NAME = 3;
const LONGEST_NAME = 12;

/** Prepares the matching of pinyin, however its syllables are parted. @param things the most frequent first */
export function makePinyinFinder(things: readonly NamedThing[]): FindPinyin {
  const bySpelling = new Map<string, Reference>();
  for (const { type, id, name, aliases, kind } of things) {
    for (const writing of [name, ...aliases]) {
      if (
        !/^[\u4e00-\u9fff]+$/.test(writing) ||
        writing.length < SHORTEST_NAME ||
        writing.length > LONGEST_NAME
      )
        continue;
      const spelling = pinyin(writing, { toneType: 'none', type: 'array' }).join('');
      if (spelling.length >= SHORTEST_SPELLING && !bySpelling.has(spelling))
        bySpelling.set(
          spelling,
          kind === 'external' ? { type, id, name, external: true } : { type, id, name },
        );
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
    return matches;
  };
}

const SYLLABLE =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v))+$/;

/** Whether all words of a text may be pinyin. */
export function isPinyin(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.length > 0 && words.every((word) => SYLLABLE.test(word));
}

const SHORTEST_WORD = 5;

/** Finds the words of names and of the genre that are spelled so: songshan → 嵩山. */
export function makePinyinWords({
  names,
  englishWords,
  glossary,
}: Knowledge): (spelling: string) => string[] {
  const bySpelling = new Map<string, Set<string>>();
  const words = new Set([
    ...names.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((one) => [one, ...wordPieces(one)])),
    ...Object.values(englishWords).flat(),
    ...Object.keys(glossary),
  ]);
  for (const word of words) {
    if (!/^[\u4e00-\u9fff]{2,6}$/.test(word)) continue;
    const spelling = pinyin(word, { toneType: 'none', type: 'array' }).join('');
    if (spelling.length >= SHORTEST_WORD)
      bySpelling.set(spelling, (bySpelling.get(spelling) ?? new Set()).add(word));
  }
  return (spelling) => [...(bySpelling.get(spelling.toLowerCase()) ?? [])];
}
