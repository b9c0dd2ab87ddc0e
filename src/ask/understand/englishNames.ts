import { distance } from 'fastest-levenshtein';
import type { QuestionRules } from '../../knowledge/rules.js';
import { baseForms } from '../../language/dictionary.js';
import type { Span } from '../../model/document.js';
import type { Reference } from '../../model/question.js';

/** An English name found in a question, with what it names. */
export interface EnglishMatch extends Span {
  readonly value: Reference;
}

/** Finds English names that are spelled or ordered in another way than the graph has them. */
export type FindEnglish = (text: string) => EnglishMatch[];

interface Name {
  readonly core: readonly string[];
  readonly heads: readonly string[];
  /** It joins words with and. */
  readonly joins: boolean;
  readonly value: Reference;
}

const LONGEST_NAME = 9;
const MOST_LEFT_OUT = 1;
/** Letters from which on one letter may differ, and two. */
const ONE_OFF = 5;
const TWO_OFF = 9;
/** Words of questions whose likes are kept. */
const MOST_REMEMBERED = 10_000;

/**
 * Prepares the matching of English names with tolerance for spelling, word order and the noun that says what kind of place it
 * is (`english` in rules/questions.yaml): Zhongyuan Sci-tech Town → Zhongyuan Science City.
 *
 * @param names English writings with what they name, the most frequent first
 * @param isCommon whether a word is one of the language: alone it names nothing that has more words
 * @param isSpelling whether a word is the pinyin of a Chinese one, and so no misspelled English one
 */
export function makeEnglishFinder(
  names: Iterable<readonly [string, Reference]>,
  { english, fillers }: Pick<QuestionRules, 'english' | 'fillers'>,
  isSpelling: (word: string) => boolean,
  isCommon: (word: string) => boolean,
): FindEnglish {
  const heads = new Set(english.heads);
  const isJoined = (text: string) => english.conjunction.pattern.test(text);
  const common = new Set([...fillers.en, ...heads]);
  const byWord = new Map<string, Name[]>();
  const skipped = new Set(english.skipped);
  const headOf = new Map<string, string>();
  const likeHead = (word: string): string => {
    const known = headOf.get(word);
    if (known !== undefined) return known;
    const head =
      word.length >= 3 && !heads.has(word) && !common.has(word) && !byWord.has(word)
        ? english.heads.find((one) => one.length >= ONE_OFF - 1 && distance(one, word) === 1)
        : undefined;
    headOf.set(word, head ?? word);
    return head ?? word;
  };
  const normal = (word: string) => likeHead(english.same[word] ?? word.replace(/[-'’]/g, ''));
  const split = (words: readonly string[]) => {
    const kept = words.map((word) => normal(word.toLowerCase())).filter((word) => !skipped.has(word));
    return {
      core: [...new Set(kept.filter((word) => !heads.has(word)))].sort(),
      heads: kept.filter((word) => heads.has(word)),
    };
  };
  for (const [writing, value] of names) {
    const { core, heads: nouns } = split(writing.match(WORDS) ?? []);
    if (core.length === 0 || core.every((word) => common.has(word))) continue;
    const name = { core, heads: nouns, joins: isJoined(writing), value };
    for (const word of core) byWord.set(word, [...(byWord.get(word) ?? []), name]);
  }
  const vocabulary = [...byWord.keys()];
  const alike = new Map<string, readonly string[]>();
  const near = (word: string): readonly string[] => {
    const known = alike.get(word) ?? nearTo(word);
    if (alike.size < MOST_REMEMBERED) alike.set(word, known);
    return known;
  };
  const byForm = new Map<string, string[]>();
  for (const word of vocabulary)
    for (const form of baseForms(word)) byForm.set(form, [...(byForm.get(form) ?? []), word]);
  const nearTo = (word: string): readonly string[] => {
    const same = [...new Set(baseForms(word).flatMap((form) => byForm.get(form) ?? []))];
    if (byWord.has(word)) return [word, ...same.filter((known) => known !== word)];
    const allowed = word.length >= TWO_OFF ? 2 : word.length >= ONE_OFF ? 1 : 0;
    if (allowed === 0 || common.has(word) || isSpelling(word)) return [];
    if (isCommon(word)) return same;
    return vocabulary.filter(
      (known) =>
        (Math.abs(known.length - word.length) <= allowed && distance(known, word) <= allowed) ||
        isSwapped(known, word),
    );
  };
  const index: NameIndex = { split, byWord, near, isCommon, isJoined };
  return (text) => {
    const words = [...text.matchAll(WORDS)].map((found) => ({ text: found[0], start: found.index }));
    const matches: EnglishMatch[] = [];
    for (let at = 0; at < words.length; ) {
      const found = longestAt(together(text, words.slice(at, at + LONGEST_NAME)), index);
      if (found) {
        const last = words[at + found.length - 1]!;
        matches.push({ start: words[at]!.start, end: last.start + last.text.length, value: found.value });
      }
      at += found?.length ?? 1;
    }
    return matches;
  };
}

/** Whether two letters beside each other changed places: sceince. */
function isSwapped(known: string, word: string): boolean {
  if (known.length !== word.length) return false;
  const at = [...word].findIndex((letter, i) => letter !== known[i]);
  return (
    at >= 0 &&
    known[at] === word[at + 1] &&
    known[at + 1] === word[at] &&
    known.slice(at + 2) === word.slice(at + 2)
  );
}

/** The first words of a text up to a bracket or another sign between them: no name goes over it. */
function together<T extends { readonly text: string; readonly start: number }>(
  text: string,
  words: readonly T[],
): T[] {
  const end = words.findIndex((word, i) => {
    const next = words[i + 1];
    return next && /[^\s'"’.&-]/.test(text.slice(word.start + word.text.length, next.start));
  });
  return end < 0 ? [...words] : words.slice(0, end + 1);
}

const WORDS = /[A-Za-z0-9][A-Za-z0-9'’&-]*/g;

/** The names of the graph by their words. */
interface NameIndex {
  /** The words of a name, and its nouns of kinds of places. */
  readonly split: (words: readonly string[]) => { core: string[]; heads: string[] };
  readonly byWord: ReadonlyMap<string, readonly Name[]>;
  /** The words of names that a word may be, by its spelling. */
  readonly near: (word: string) => readonly string[];
  readonly isCommon: (word: string) => boolean;
  /** Whether a word of a text joins two. */
  readonly isJoined: (text: string) => boolean;
}

function longestAt(
  words: readonly { readonly text: string }[],
  { split, byWord, near, isCommon, isJoined }: NameIndex,
): { length: number; value: Reference } | null {
  for (let length = words.length; length > 0; length--) {
    const window = words.slice(0, length).map(({ text }) => text);
    const { core, heads } = split(window);
    if (core.length === 0 || split([window[0]!]).core.length === 0 || !endsWithName(window, split)) continue;
    const options = core.map(near);
    if (options.some((some) => some.length === 0)) continue;
    const having = options[0]!
      .flatMap((word) => byWord.get(word)!)
      .filter((name) => options.every((some) => some.some((word) => name.core.includes(word))));
    const isWhole = having.some((name) => name.core.length === core.length && name.heads.length === 0);
    const candidates = having.filter(
      (name) =>
        name.core.length === core.length &&
        (name.heads.length === 0 || heads.length > 0 || core.length > 1 || !isCommon(core[0]!)) &&
        (name.heads.length > 0 || heads.length === 0) &&
        (core.length > 1 ||
          !isCommon(core[0]!) ||
          heads.length === 0 ||
          name.heads.some((head) => heads.includes(head))) &&
        (name.joins || !isJoined(window.join(' '))),
    );
    const best = candidates
      .map((name) => ({
        name,
        shared: name.heads.filter((head) => heads.includes(head)).length,
        extra: name.heads.length,
      }))
      .sort(
        (a, b) => b.shared - a.shared || Math.abs(a.extra - heads.length) - Math.abs(b.extra - heads.length),
      )[0];
    // Industrial internet development is the industrial internet, not its action plan.
    const isOther = isWhole && heads.length > 0 && best?.shared === 0;
    if (best && !isOther) return { length, value: best.name.value };
    const only = heads.length > 0 && core.length > 1 && !isWhole ? onlyWith(having, heads, core) : null;
    if (only) return { length, value: only };
  }
  return null;
}

/** Words of a name that leave out few of it, where no other name has them and they name nothing by themselves: Zhengzhou Sensor Valley. */
function onlyWith(
  names: readonly Name[],
  heads: readonly string[],
  core: readonly string[],
): Reference | null {
  const longer = names.filter(
    (name) =>
      name.core.length <= core.length + MOST_LEFT_OUT && heads.every((head) => name.heads.includes(head)),
  );
  const words = (name: Name) => name.core.length + name.heads.length;
  const shortest = Math.min(...longer.map(words));
  const plain = longer.filter((name) => words(name) === shortest);
  return new Set(plain.map(({ value }) => value.id)).size === 1 ? plain[0]!.value : null;
}

/** A window ends with a word of the name or with the noun of its kind, not with a word of the question. */
function endsWithName(window: readonly string[], split: NameIndex['split']): boolean {
  const { core, heads } = split([window.at(-1)!]);
  return core.length + heads.length > 0;
}
