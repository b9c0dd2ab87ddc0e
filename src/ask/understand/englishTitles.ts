import type { Dictionary } from '../../language/dictionary.js';
import type { Match } from '../../language/matcher.js';
import type { Reference } from '../../model/question.js';
import type { EnglishWords } from './englishWords.js';
import { type Fit, pickTitle, type ShortenedTitle } from './planTitles.js';

const LONGEST_ENGLISH = 9;
/** Words before the noun that a title may begin with: Henan measures on …. */
const MOST_BEFORE = 2;
/** A word of a short form that a title has outweighs so many words of the title that it leaves out. */
const UNSAID_FOR_SAID = 10;

/** What the noun means first, as a plan is a 规划 rather than a 行动计划, outweighs so many. */
const UNSAID_FOR_KIND = 6;

/** What English short forms are read by. */
export interface EnglishRules {
  readonly english: EnglishWords;
  readonly dictionary: Dictionary;
  /** What plans write for such a noun: measures, 办法. */
  readonly kindsOf: (noun: string) => readonly string[];
  /** What English short forms close with, or begin with before a preposition. */
  readonly nouns: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
  /** Words that lead from the noun of a title to its subject: Regulations on …. */
  readonly subject: ReadonlySet<string>;
  /** Words that no title goes over behind its noun, nor in front of it. */
  readonly behind: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
  /** Words of asking: no short form begins with one. */
  readonly asking: ReadonlySet<string>;
}

/** A text that is only cited is named in so many words of its title. */
const TELLING_CITED = 2;

/** Short forms with the noun behind or in front: the modern services plan, Regulations on …. */
export function findEnglishTitles(
  text: string,
  titles: readonly ShortenedTitle[],
  rules: EnglishRules,
): Match<Reference>[] {
  const words = rules.english.words(text);
  const source: TitleSource = { text, words, titles, rules };
  const found: Match<Reference>[] = [];
  for (let noun = 0; noun < words.length; noun++) {
    const free = found.at(-1)?.end ?? 0;
    if (!isTitleNoun(words[noun]!, rules) || words[noun]!.start < free) continue;
    const title = titleAroundNoun(noun, free, source) ?? titleBeforeNoun(noun, free, source);
    if (title) found.push(title);
  }
  return found;
}

type SaidWord = ReturnType<EnglishWords['words']>[number];

/** A text, and the titles that its words may be short forms of. */
interface TitleSource {
  readonly text: string;
  readonly words: readonly SaidWord[];
  readonly titles: readonly ShortenedTitle[];
  readonly rules: EnglishRules;
}

/** Words of a text from the first to the last, one of which is the noun of a title. */
interface TitleSpan {
  readonly first: number;
  readonly last: number;
  readonly noun: number;
}

const isTitleNoun = ({ text }: SaidWord, { nouns }: EnglishRules) => nouns.has(text.toLowerCase());

const isAskingWord = ({ text }: SaidWord, { asking }: EnglishRules) => asking.has(text.toLowerCase());

/** A short form that goes on behind its noun, the longest one: Regulations on …. */
function titleAroundNoun(noun: number, free: number, source: TitleSource): Match<Reference> | null {
  const { words, rules } = source;
  if (!rules.subject.has((words[noun + 1]?.text ?? '').toLowerCase())) return null;
  for (let last = Math.min(words.length - 1, noun + LONGEST_ENGLISH); last > noun + 1; last--) {
    if (isTitleNoun(words[last]!, rules) || isAskingWord(words[last]!, rules)) continue;
    for (let first = Math.max(0, noun - MOST_BEFORE); first <= noun; first++) {
      if (words[first]!.start < free || isAskingWord(words[first]!, rules)) continue;
      const title = matchTitle({ first, last, noun }, rules.behind, source);
      if (title) return title;
    }
  }
  return null;
}

/** A short form that its noun closes, the longest one: the modern services plan. */
function titleBeforeNoun(noun: number, free: number, source: TitleSource): Match<Reference> | null {
  const { words, rules } = source;
  for (let first = Math.max(0, noun - LONGEST_ENGLISH); first < noun; first++) {
    const word = words[first]!;
    if (word.start < free || isAskingWord(word, rules)) continue;
    if (rules.english.content(word.text).length === 0) continue;
    const title = matchTitle({ first, last: noun, noun }, rules.inside, source);
    if (title) return title;
  }
  return null;
}

/** The plan that words name by its title; null where they name none, or have a barred word or a sign between them. */
function matchTitle(
  { first, last, noun }: TitleSpan,
  barred: ReadonlySet<string>,
  { text, words, titles, rules }: TitleSource,
): Match<Reference> | null {
  const said = words.slice(first, last + 1).filter((word) => word !== words[noun]);
  if (said.some((word) => barred.has(word.text.toLowerCase()))) return null;
  const { start } = words[first]!;
  const closing = words[last]!;
  if (/[?,;:]/.test(text.slice(start, closing.start))) return null;
  const tokens = said.flatMap((word) => rules.english.content(word.text));
  const value = titleOfTokens(tokens, rules.kindsOf(words[noun]!.text.toLowerCase()), titles, rules);
  return value && { start, end: closing.start + closing.text.length, value };
}

/** The plan whose title has all the telling words of a short form. */
function titleOfTokens(
  tokens: readonly string[],
  kinds: readonly string[],
  titles: readonly ShortenedTitle[],
  rules: EnglishRules,
): Reference | null {
  const { generic, dictionary } = rules;
  const telling = tokens.filter((token) => !generic.has(token));
  if (telling.length === 0) return onlyWith(tokens, titles, rules);
  const fits = titles.flatMap((title): Fit[] => {
    const matches = (token: string) => isInTitle(token, title, dictionary);
    if (!telling.every(matches)) return [];
    const unsaid = new Set(title.english.filter((token) => !tokens.includes(token))).size;
    const kind = kinds.findIndex((one) => title.plain.endsWith(one));
    const unexplained =
      unsaid + (kind > 0 ? UNSAID_FOR_KIND : 0) - UNSAID_FOR_SAID * tokens.filter(matches).length;
    return [{ title, isKind: kind >= 0, unexplained }];
  });
  const best = pickTitle(fits);
  return best?.external && new Set(telling).size < TELLING_CITED ? null : best;
}

/**
 * The one plan of the corpus whose title has all of these words, which say little one by one: related services plan. A single one is
 * enough where only one title says hardly more: services plan.
 */
function onlyWith(
  tokens: readonly string[],
  titles: readonly ShortenedTitle[],
  { nouns }: EnglishRules,
): Reference | null {
  const said = new Set(tokens);
  if (said.size === 0) return null;
  const having = titles.filter(
    ({ external, english }) => !external && tokens.every((token) => english.includes(token)),
  );
  const unsaid = ({ english }: ShortenedTitle) =>
    english.filter((token) => !said.has(token) && !nouns.has(token));
  const close = said.size > 1 ? having : having.filter((title) => unsaid(title).length <= said.size);
  return close.length === 1 ? close[0]!.reference : null;
}

/** Whether a title has a word: in its English, as initials (SEI), or in Chinese by the glossary or the dictionary. */
function isInTitle(
  token: string,
  { english, initials, others, plain }: ShortenedTitle,
  dictionary: Dictionary,
): boolean {
  if (english.includes(token) || initials.has(token) || others.has(token)) return true;
  return (dictionary.translate(token)?.written ?? []).some((word) => word.length > 1 && plain.includes(word));
}
