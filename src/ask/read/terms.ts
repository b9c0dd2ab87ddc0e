import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords, type Word } from '../../language/words.js';
import { isCorpusPlan, type Question, type Term } from '../../model/question.js';
import { englishWords } from './englishWords.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The words of a question that say what it is about, its names among them.
 *
 * @param asking words of asking, which are left out: the first pattern may have words of the subject in it, which stay
 * @param nouns of what is asked for, which are left out too
 */
export type ReadTerms = (question: Question, asking: readonly RegExp[], nouns: readonly string[]) => Term[];

/** Words of an English name. */
const LONGEST_NAME = 12;
/** What is in quotation marks is meant in these words. */
const QUOTED_WEIGHT = 2;
const LONG_WEIGHT = 1.5;
const USUAL_WEIGHT = 1;
/** What one does says less of what a question is about than what one does it to. */
const VERB_WEIGHT = 0.5;
/** A single character that tells less stands for too much. */
const TELLING = 0.7;
/** Words that plans say together count once more. */
const COMPOUND_WEIGHT = 0.6;
/** A name says more of what a question is about than another word; the place that all plans are about says little. */
const NAME_WEIGHT = 2;
const OWN_PLACE_WEIGHT = 0.3;

/** A word of an English question: as the lexicons have it, and as it stands. */
interface EnglishWord {
  readonly basic: string;
  readonly plain: string;
}

/**
 * Prepares the reading of terms. English ones are looked up in lexicon/english.yaml, the glossary of names and the dictionary. A word
 * weighs by how much it tells in the corpus; one that the corpus does not know weighs fully.
 */
export function makeTermReader(
  knowledge: Knowledge,
  { spelled, dictionary, corpus: { telling, hasText } }: Vocabulary,
): ReadTerms {
  const { questions } = knowledge;
  const english = englishWords(questions);
  const fillers = new Set([...questions.fillers.zh, ...questions.particles]);
  const skipped = new Set(
    [...questions.fillers.en, ...questions.english.stop].flatMap((word) => [word, english.basic(word)]),
  );
  const phrases = new Map<string, string[]>();
  const teach = (phrase: string, written: readonly string[]) => {
    const key = english.content(phrase).join(' ');
    if (key) phrases.set(key, [...new Set([...(phrases.get(key) ?? []), ...written])]);
  };
  for (const [phrase, written] of Object.entries(knowledge.englishWords)) teach(phrase, written);
  for (const [zh, en] of Object.entries(knowledge.glossary)) if (en) teach(en, [zh]);

  const termOf = (said: string, written: readonly string[], weight: number): Term => {
    const known = written.map(telling).filter((told) => told !== null);
    return { said, written: [...new Set(written)], weight: weight * Math.min(1, ...known) };
  };
  const isKnown = (word: string) => telling(word) !== null;

  const withoutFillers = (word: string) => [...word].filter((char) => !fillers.has(char)).join('');

  const readChinese = (text: string, dropped: ReadonlySet<string>): Term[] => {
    const terms: Term[] = [];
    const rest = text.replace(/[“"「『]([^”"」』]{2,20})[”"」』]/g, (_, said: string) => {
      terms.push({ said, written: [said], weight: QUOTED_WEIGHT });
      return '，';
    });
    const isTerm = ({ text: word }: Word) => {
      if (fillers.has(word) || dropped.has(word) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(word)) return false;
      if (word.length < 2 && !/[A-Za-z0-9]/.test(word)) return false;
      if (/^20\d\d$|^[一二两三四五六七八九十几]+[大个项类家]?$/.test(word)) return false;
      const own = withoutFillers(word);
      return own.length > 1 || (own !== '' && isKnown(word));
    };
    const words = joinNegated(cutWords(rest.replaceAll('占比', '比重'))).map(withoutPlace(isKnown));
    for (const { text: word, tag } of words.filter(isTerm)) {
      const isColloquial = !/^(?:n|j|l|i|m|t|eng)/.test(tag) && !isKnown(word);
      const weight = isColloquial ? VERB_WEIGHT : word.length > 2 ? LONG_WEIGHT : USUAL_WEIGHT;
      const isShort = /^[\u4e00-\u9fff]{2}$/.test(word) && !dictionary.has(word);
      terms.push({ ...termOf(word, [word], weight), ...(isShort ? { isShort } : {}) });
    }
    for (const compound of compoundsOf(words, isTerm, hasText))
      terms.push(termOf(compound, [compound], COMPOUND_WEIGHT));
    return terms;
  };

  /** What a phrase is in the corpus, by the lexicon and the dictionary; null where neither knows it. */
  const translate = (words: readonly EnglishWord[]): { written: string[]; isVerb: boolean } | null => {
    const basic = words.map((word) => word.basic).join(' ');
    const taught = phrases.get(basic) ?? [];
    const found = dictionary.translate(words.map((word) => word.plain).join(' '));
    if (taught.length === 0 && !found) return null;
    const all = (found?.written ?? []).filter(isKnown);
    const written = [...taught, ...all.filter((word) => word.length > 1 || telling(word)! >= TELLING)];
    return { written, isVerb: taught.length === 0 && found!.isVerb };
  };

  const readEnglish = (
    text: string,
    own: ReadonlyMap<string, Term>,
    dropped: ReadonlySet<string>,
  ): Term[] => {
    const words = [...text.matchAll(ENGLISH_WORD)].flatMap(([word]): EnglishWord[] => {
      if (/^\d/.test(word)) return [{ basic: word.toLowerCase(), plain: word.toLowerCase() }];
      const basic = english.content(word);
      const plain = word.toLowerCase().split('-');
      return basic.length === plain.length
        ? basic.map((one, i) => ({ basic: one, plain: plain[i]! }))
        : basic.map((one) => ({ basic: one, plain: word.toLowerCase() }));
    });
    const terms: Term[] = [];
    for (let at = 0; at < words.length; ) {
      let size = Math.min(LONGEST_NAME, words.length - at);
      const basicOf = (length: number) =>
        words
          .slice(at, at + length)
          .map(({ basic }) => basic)
          .join(' ');
      const isPhrase = (length: number) =>
        phrases.has(basicOf(length)) ||
        (words.slice(at, at + length).some(({ basic }) => !skipped.has(basic)) &&
          (own.has(basicOf(length)) || (translate(words.slice(at, at + length))?.written.length ?? 0) > 0));
      if (/^\d/.test(words[at]!.basic)) size = 1;
      while (size > 1 && !isPhrase(size)) size--;
      const said = basicOf(size);
      const found = translate(words.slice(at, at + size));
      at += size;
      if (dropped.has(said) || said in questions.numbers) continue;
      const name = own.get(said);
      if (name) terms.push(termOf(name.said, withParts(name, found?.written ?? []), name.weight));
      else if (size === 1 && (skipped.has(said) || /^20\d\d$/.test(said))) continue;
      else if (/^\d/.test(said)) {
        const unit = LARGE[words[at]?.plain ?? ''];
        if (unit) at++;
        if (unit || said.length > 1)
          terms.push({ said, written: numberWritings(said, unit ?? 1), weight: USUAL_WEIGHT });
      } else {
        const written = found?.written ?? spelled(said);
        const weight = found?.isVerb ? VERB_WEIGHT : size > 1 ? LONG_WEIGHT : USUAL_WEIGHT;
        terms.push(termOf(said, written, weight));
      }
    }
    return terms;
  };

  return ({ text, frame, names, language, ownPlaces }, asking, nouns) => {
    const withoutWords = (rest: string) =>
      asking.reduce(
        (left, pattern, i) =>
          left.replace(new RegExp(pattern.source, 'giu'), (said) => (i === 0 ? withoutAsking(said) : '，')),
        rest,
      );
    const things = names
      .filter((name) => !isCorpusPlan(name))
      .map(
        ({ text: said, reference, writings }): Term =>
          termOf(
            said,
            [said, ...writings],
            ownPlaces.includes(reference.name) ? OWN_PLACE_WEIGHT : NAME_WEIGHT,
          ),
      );
    const rest = withoutWords(frame).replace(/«[A-Z]»/g, '，');
    const dropped = new Set(nouns.flatMap((noun) => [noun, english.content(noun).join(' ')]));
    const chinese = readChinese(
      withoutHere(rest, ownPlaces).replace(/[A-Za-z][A-Za-z0-9&'’-]*(?:\s+[A-Za-z][A-Za-z0-9&'’-]*)+/g, ' '),
      dropped,
    );
    if (language === 'zh') return distinct([...things, ...chinese]);
    const plans = names.filter(isCorpusPlan);
    const whole = plans.reduce((left, plan) => left.replace(plan.text, ' '), text);
    const own = new Map(things.map((term) => [english.content(term.said).join(' '), term]));
    const found = readEnglish(withoutWords(whole), own, dropped);
    const chineseNames = things.filter(({ said }) => /[\u4e00-\u9fff]/.test(said));
    return distinct([
      ...found,
      ...chineseNames,
      ...chinese.filter(({ said }) => /[\u4e00-\u9fff]/.test(said)),
    ]);
  };
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

const LARGE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** What stands in something that nobody knows so is in it: 应急里. */
const withoutPlace =
  (isKnown: (word: string) => boolean) =>
  (word: Word): Word => {
    const inside = /^(.{2,})[里中内上]$/.exec(word.text)?.[1];
    return inside && !isKnown(word.text) ? { ...word, text: inside } : word;
  };

/** 非 makes another word of the one behind it: 非城区. */
function joinNegated(words: readonly Word[]): Word[] {
  return words.flatMap((word, i) => {
    if (words[i - 1]?.text === '非') return [];
    const next = words[i + 1];
    return word.text === '非' && next ? [{ ...next, start: word.start, text: `非${next.text}` }] : [word];
  });
}

const LONGEST_COMPOUND = 10;
const NOUN = /^(?:n|j|l|i|vn|b|a|an|eng)/;

/** Words that stand together in a question and, just so, in a text: 国家大学科技园. */
function compoundsOf(
  words: readonly Word[],
  isTerm: (word: Word) => boolean,
  hasText: (text: string) => boolean,
): string[] {
  const compounds: string[] = [];
  for (let at = 0; at < words.length; at++) {
    let end = at;
    while (end < words.length && isTerm(words[end]!) && NOUN.test(words[end]!.tag)) end++;
    for (let to = end; to > at + 1; to--) {
      const text = words
        .slice(at, to)
        .map((word) => word.text)
        .join('');
      if (text.length > LONGEST_COMPOUND || !hasText(text)) continue;
      compounds.push(text);
      at = to - 1;
      break;
    }
  }
  return compounds;
}

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

const distinct = (terms: readonly Term[]) => [
  ...new Map(terms.map((term) => [term.written.join(' ') || term.said, term])).values(),
];

/** A city is called by its first character where things are in it: 在郑建新型研发机构. */
function withoutHere(text: string, ownPlaces: readonly string[]): string {
  const cities = ownPlaces.filter((place) => place.endsWith('市'));
  return cities.reduce(
    (rest, city) => rest.replace(new RegExp(`[在驻来入留]${city[0]}(?!${city[1]})`, 'g'), '，'),
    text,
  );
}

/** The words of asking are no terms; what stands among them is. */
function withoutAsking(asked: string): string {
  if (/[\u4e00-\u9fff]/.test(asked)) return `，${asked.replace(ASKING, '，')}，`;
  return /\s/.test(asked.trim()) ? asked : '，';
}

const ASKING =
  /哪[里儿些一二两三四五六七八九十几]*[个家所项份些]?|什么|有哪些|[几多少]+[个家所项份件种]?|怎么|怎样|如何|谁|[吗呢啊呀吧]/g;
