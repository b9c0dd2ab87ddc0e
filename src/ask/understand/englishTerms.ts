import type { Knowledge } from '../../knowledge/knowledge.js';
import { baseForms } from '../../language/dictionary.js';
import type { Term } from '../../model/question.js';
import type { EnglishWords } from './englishWords.js';
import type { Vocabulary } from './vocabulary.js';
import { makeWeigher, WEIGHTS } from './weights.js';

/** The terms of an English text, in Chinese, its names by their words, without the words that are dropped. */
export type ReadEnglish = (
  text: string,
  own: ReadonlyMap<string, Term>,
  dropped: ReadonlySet<string>,
) => Term[];

/** Words of an English name. */
const LONGEST_NAME = 12;
/** A single character that tells less stands for too much. */
const TELLING = 0.7;

/** A word of an English question: as the lexicons have it, and as it stands. */
interface EnglishWord {
  readonly basic: string;
  readonly plain: string;
  /** As the question has it, capitals and all. */
  readonly own: string;
}

/** Prepares the reading of English terms: by lexicon/english.yaml, the glossary of names, the thesaurus and the dictionary. */
export function makeEnglishReader(
  knowledge: Knowledge,
  { spelled, dictionary, corpus }: Vocabulary,
  english: EnglishWords,
): ReadEnglish {
  const { questions } = knowledge;
  const { telling, hasText, isWritten } = corpus;
  const termOf = makeWeigher(corpus);
  const isKnown = (word: string) => telling(word) !== null;
  const skipped = new Set(
    [...questions.fillers.en, ...questions.english.stop].flatMap((word) => [word, english.basic(word)]),
  );
  const prepositions = new Set(questions.english.prepositions);
  const phrases = new Map<string, string[]>();
  const teach = (phrase: string, written: readonly string[]) => {
    const key = english.content(phrase).join(' ');
    if (key) phrases.set(key, [...new Set([...(phrases.get(key) ?? []), ...written])]);
  };
  for (const [phrase, written] of Object.entries(knowledge.englishWords)) teach(phrase, written);
  for (const [zh, en] of Object.entries(knowledge.glossary)) if (en) teach(en, [zh]);
  const thesaurus = thesaurusOf(knowledge, english);
  /** What plans write for words by the thesaurus, with the endings that they have and without. */
  const inThesaurus = (words: readonly EnglishWord[]): readonly string[] => {
    const forms = [basicOf(words), ...baseForms(words.map(({ plain }) => plain).join(' '))];
    const written = forms.map((form) => thesaurus.get(form)).find((found) => found !== undefined) ?? [];
    return written.filter(isWritten);
  };

  /** What a phrase is in the corpus, by the lexicon and the thesaurus, else by the dictionary; null where none knows it. */
  const translate = (words: readonly EnglishWord[]): { written: string[]; isVerb: boolean } | null => {
    const taught = phrases.get(basicOf(words)) ?? [];
    if (taught.length === 0 && words.length > 1 && prepositions.has(words.at(-1)!.plain)) return null;
    const known = inThesaurus(words);
    const found = dictionary.translate(words.map((word) => word.plain).join(' '));
    if (taught.length === 0 && known.length === 0 && !found) return null;
    // Dictionaries have senses that no plan means: 钥匙 for key.
    const senses = known.length > 0 ? [] : (found?.written ?? []);
    const all = senses.filter(words.length > 1 ? hasText : isKnown);
    const written = [
      ...taught,
      ...known,
      ...all.filter((word) => word.length > 1 || telling(word)! >= TELLING),
    ];
    return { written: [...new Set(written)], isVerb: taught.length === 0 && (found?.isVerb ?? false) };
  };

  const isSkipped = (word: string) => skipped.has(word) || /^20\d\d$/.test(word);

  /** Whether words are one phrase: of the lexicon, a name of the question, or of the dictionary. */
  const isPhrase = (words: readonly EnglishWord[], own: ReadonlyMap<string, Term>): boolean => {
    const said = basicOf(words);
    if (phrases.has(said)) return true;
    if (words.every(({ basic }) => skipped.has(basic))) return false;
    return own.has(said) || (translate(words)?.written.length ?? 0) > 0;
  };

  /** The longest phrase with which words begin; their first word where that is in none. */
  const firstPhrase = (words: readonly EnglishWord[], own: ReadonlyMap<string, Term>) => {
    let size = /^\d/.test(words[0]!.basic) ? 1 : Math.min(LONGEST_NAME, words.length);
    while (size > 1 && !isPhrase(words.slice(0, size), own)) size--;
    return words.slice(0, size);
  };

  /** A name of the question with what the dictionary has of it, or another phrase; nothing for a word that says nothing. */
  const termsOfWords = (phrase: readonly EnglishWord[], name: Term | undefined): Term[] => {
    const said = basicOf(phrase);
    const found = translate(phrase);
    if (name) return [termOf(name.said, withParts(name, found?.written ?? []), name.weight)];
    if (phrase.length === 1 && isSkipped(said)) return [];
    const weight = found?.isVerb ? WEIGHTS.verb : phrase.length > 1 ? WEIGHTS.long : WEIGHTS.usual;
    return [termOf(said, found?.written ?? unknown(phrase, said), weight)];
  };

  /** What no lexicon knows is spelled in pinyin, or stands in the texts as it is: rcep, IPv6. */
  const unknown = ([word]: readonly EnglishWord[], said: string): readonly string[] => {
    const characters = spelled(said);
    if (characters.length > 0 || !word) return characters;
    return [...new Set([word.own, word.own.toUpperCase(), word.plain])].filter(isWritten);
  };

  const isNumber = (said: string) => /^\d/.test(said) && !isSkipped(said);
  const isDropped = (said: string, dropped: ReadonlySet<string>) =>
    dropped.has(said) || said in questions.numbers;

  return (text, own, dropped) => {
    const words = readEnglishWords(text, english);
    const terms: Term[] = [];
    for (let at = 0; at < words.length; ) {
      const phrase = firstPhrase(words.slice(at), own);
      const said = basicOf(phrase);
      at += phrase.length;
      if (isDropped(said, dropped)) continue;
      const name = own.get(said);
      if (name || !isNumber(said)) {
        terms.push(...termsOfWords(phrase, name));
        continue;
      }
      const unit = LARGE[words[at]?.plain ?? ''];
      if (unit) at++;
      terms.push(...termsOfNumber(said, unit));
    }
    return terms;
  };
}

/** What plans write for English phrases, by their basic form. */
function thesaurusOf(
  { thesaurus }: Knowledge,
  english: EnglishWords,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [phrase, words] of thesaurus.english) {
    const key = english.content(phrase).join(' ');
    if (key) found.set(key, [...new Set([...(found.get(key) ?? []), ...words])]);
  }
  return found;
}

const basicOf = (words: readonly EnglishWord[]) => words.map(({ basic }) => basic).join(' ');

/** A single digit tells nothing without its unit. */
const termsOfNumber = (said: string, unit: number | undefined): Term[] =>
  unit || said.length > 1 ? [{ said, written: numberWritings(said, unit ?? 1), weight: WEIGHTS.usual }] : [];

/** The words and numbers of a text; words with a hyphen are two where the lexicons have both. */
function readEnglishWords(text: string, english: EnglishWords): EnglishWord[] {
  return [...text.matchAll(ENGLISH_WORD)].flatMap(([word]): EnglishWord[] => {
    if (/^\d/.test(word)) return [{ basic: word.toLowerCase(), plain: word.toLowerCase(), own: word }];
    const basic = english.content(word);
    const parts = word.toLowerCase().split('-');
    const own = word.split('-');
    if (basic.length === parts.length)
      return basic.map((one, i) => ({ basic: one, plain: parts[i]!, own: own[i]! }));
    // Of words whose other half says nothing, as a place that all plans are about, the half that is left stands for itself.
    const isOne = basic[0] === english.basic(word);
    const plainOf = (one: string) => parts.find((part) => english.basic(part) === one);
    return basic.map((one) => {
      const plain = (isOne ? null : plainOf(one)) ?? word.toLowerCase();
      return { basic: one, plain, own: own[parts.indexOf(plain)] ?? word };
    });
  });
}

const ENGLISH_WORD = /\d+(?:[.,]\d+)*[A-Za-z]*|[A-Za-z][A-Za-z0-9'’&-]*/g;

/** The writings of a name with what the dictionary has besides them: all of it for a single word, else what is a part of one: 观光旅游, 观光. */
function withParts({ said, written }: Term, found: readonly string[]): string[] {
  const isWord = !/\s/.test(said);
  return [
    ...written,
    ...found.filter(
      (word) => word.length > 1 && (isWord || written.some((writing) => writing.includes(word))),
    ),
  ];
}

const LARGE: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

/** How plans may write a number: 50,000 → 50000, 5万; 1 billion → 10亿. */
function numberWritings(said: string, unit: number): string[] {
  const plain = said.replaceAll(',', '');
  const value = Number(plain) * unit;
  if (Number.isNaN(value)) return [plain.toUpperCase()];
  const chinese = (
    [
      [1e8, '亿'],
      [1e4, '万'],
    ] as const
  )
    .filter(([size]) => value >= size && Number.isInteger((value / size) * 100))
    .map(([size, name]) => `${value / size}${name}`);
  return [String(value), ...chinese];
}
