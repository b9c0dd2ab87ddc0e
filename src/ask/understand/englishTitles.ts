import type { Dictionary } from '../../language/dictionary.js';
import type { Match } from '../../language/matcher.js';
import type { Reference } from '../../model/question.js';
import type { EnglishWords } from './englishWords.js';
import { type Fit, pickTitle, type Title } from './planTitles.js';

const LONGEST_ENGLISH = 9;
/** Words before the noun that a title may begin with: Henan measures on …. */
const MOST_BEFORE = 2;
/** A word of a short form that a title has outweighs so many words of the title that it leaves out. */
const UNSAID_FOR_SAID = 10;

/** What English short forms are read by. */
export interface EnglishRules {
  readonly english: EnglishWords;
  readonly dictionary: Dictionary;
  /** What plans write for such a noun: measures, 办法. */
  readonly kindsOf: (noun: string) => readonly string[];
  /** What English short forms close with, or begin with before a preposition. */
  readonly nouns: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
  /** Words of asking: no short form begins with one. */
  readonly asking: ReadonlySet<string>;
}

/** A text that is only cited is named in so many words of its title. */
const TELLING_CITED = 2;
/** Words that no title goes over behind its noun: Regulations on optimising the business environment of …. */
const BEHIND = /^(?:that|which|what|does|do|is|are|was|will|should|has|have)$/i;
/** Words that no short form goes over. */
const INSIDE =
  /^(?:under|in|to|by|with|from|the|that|which|what|does|do|is|are|was|will|should|according|within)$/i;

/** Short forms with the noun behind or in front: the modern services plan, Regulations on …. */
export function findEnglishTitles(
  text: string,
  titles: readonly Title[],
  rules: EnglishRules,
): Match<Reference>[] {
  const words = rules.english.words(text);
  const isNoun = (word: { text: string } | undefined) =>
    word !== undefined && rules.nouns.has(word.text.toLowerCase());
  const titleOf = (first: number, last: number, noun: number, barred: RegExp) => {
    const said = words.slice(first, last + 1).filter((word) => word !== words[noun]);
    const kinds = rules.kindsOf(words[noun]!.text.toLowerCase());
    if (said.some((word) => barred.test(word.text))) return null;
    if (/[?,;:]/.test(text.slice(words[first]!.start, words[last]!.start))) return null;
    const tokens = said.flatMap((word) => rules.english.content(word.text));
    const telling = tokens.filter((token) => !rules.generic.has(token));
    if (telling.length === 0) return onlyWith(tokens, titles);
    const fits = titles.flatMap((title): Fit[] => {
      const matches = (token: string) => isInTitle(token, title, rules.dictionary);
      if (!telling.every(matches)) return [];
      const unsaid = new Set(title.english.filter((token) => !tokens.includes(token))).size;
      const isKind = kinds.some((kind) => title.plain.endsWith(kind));
      return [{ title, isKind, unexplained: unsaid - UNSAID_FOR_SAID * tokens.filter(matches).length }];
    });
    const best = pickTitle(fits);
    return best?.external && new Set(telling).size < TELLING_CITED ? null : best;
  };
  const found: Match<Reference>[] = [];
  const take = (first: number, last: number, value: Reference) => {
    const { start, text: end } = words[last]!;
    found.push({ start: words[first]!.start, end: start + end.length, value });
  };
  for (let i = 0; i < words.length; i++) {
    if (!isNoun(words[i]) || words[i]!.start < (found.at(-1)?.end ?? 0)) continue;
    let at = -1;
    if (/^(?:on|for|of|concerning|regarding)$/i.test(words[i + 1]?.text ?? '')) {
      for (let to = Math.min(words.length - 1, i + LONGEST_ENGLISH); to > i + 1 && at < 0; to--) {
        if (isNoun(words[to]) || rules.asking.has(words[to]!.text.toLowerCase())) continue;
        for (let from = Math.max(0, i - MOST_BEFORE); from <= i && at < 0; from++) {
          const first = words[from]!;
          if (first.start < (found.at(-1)?.end ?? 0) || rules.asking.has(first.text.toLowerCase())) continue;
          const value = titleOf(from, to, i, BEHIND);
          if (!value) continue;
          take(from, to, value);
          at = to;
        }
      }
    }
    for (let from = Math.max(0, i - LONGEST_ENGLISH); from < i && at < 0; from++) {
      const first = words[from]!;
      if (first.start < (found.at(-1)?.end ?? 0) || rules.asking.has(first.text.toLowerCase())) continue;
      if (rules.english.content(first.text).length === 0) continue;
      const value = titleOf(from, i, i, INSIDE);
      if (!value) continue;
      take(from, i, value);
      at = i;
    }
  }
  return found;
}

/** The one plan of the corpus whose title has all of these words, which say little one by one: related services plan. */
function onlyWith(tokens: readonly string[], titles: readonly Title[]): Reference | null {
  if (new Set(tokens).size < 2) return null;
  const having = titles.filter(
    ({ external, english }) => !external && tokens.every((token) => english.includes(token)),
  );
  return having.length === 1 ? having[0]!.reference : null;
}

/** Whether a title has a word: in its English, as initials (SEI), or in Chinese by the glossary or the dictionary. */
function isInTitle(
  token: string,
  { english, initials, others, plain }: Title,
  dictionary: Dictionary,
): boolean {
  if (english.includes(token) || initials.has(token) || others.has(token)) return true;
  return (dictionary.translate(token)?.written ?? []).some((word) => word.length > 1 && plain.includes(word));
}
