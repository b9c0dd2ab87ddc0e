import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords } from '../../language/words.js';
import { isCorpusPlan, type Question, type Term } from '../../model/question.js';
import { englishWords } from './englishWords.js';
import type { SpelledWords } from './pinyinNames.js';

/**
 * The words of a question that say what it is about, its names among them.
 *
 * @param asking words of asking, which are left out
 * @param nouns of what is asked for, which are left out too
 */
export type ReadTerms = (question: Question, asking: readonly RegExp[], nouns: readonly string[]) => Term[];

const LONGEST_PHRASE = 6;
/** What is in quotation marks is meant in these words. */
const QUOTED_WEIGHT = 2;
const USUAL_WEIGHT = 1;
/** A name says more of what a question is about than another word; the place that all plans are about says little. */
const NAME_WEIGHT = 2;
const OWN_PLACE_WEIGHT = 0.3;

/** Prepares the reading of terms. English ones are looked up in lexicon/english.yaml and the glossary of names. */
export function makeTermReader(knowledge: Knowledge, spelled: SpelledWords): ReadTerms {
  const { questions } = knowledge;
  const english = englishWords(questions);
  const fillers = new Set([...questions.fillers.zh, ...questions.particles]);
  const skipped = new Set(questions.fillers.en.flatMap((word) => [word, english.basic(word)]));
  const phrases = new Map<string, string[]>();
  const teach = (phrase: string, written: readonly string[]) => {
    const key = english.content(phrase).join(' ');
    if (key) phrases.set(key, [...new Set([...(phrases.get(key) ?? []), ...written])]);
  };
  for (const [phrase, written] of Object.entries(knowledge.englishWords)) teach(phrase, written);
  for (const [zh, en] of Object.entries(knowledge.glossary)) if (en) teach(en, [zh]);

  const readChinese = (text: string): Term[] => {
    const terms: Term[] = [];
    const rest = text.replace(/[“"「『]([^”"」』]{2,20})[”"」』]/g, (_, said: string) => {
      terms.push({ said, written: [said], weight: QUOTED_WEIGHT });
      return '，';
    });
    for (const { text: word } of cutWords(rest)) {
      if (fillers.has(word) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(word)) continue;
      if (word.length < 2 && !/[A-Za-z0-9]/.test(word)) continue;
      if (/^20\d\d$|^[一二两三四五六七八九十几]+[大个项类家]?$/.test(word)) continue;
      terms.push({ said: word, written: [word], weight: word.length > 2 ? 1.5 : USUAL_WEIGHT });
    }
    return terms;
  };

  const readEnglish = (
    text: string,
    own: ReadonlyMap<string, Term>,
    dropped: ReadonlySet<string>,
  ): Term[] => {
    const words = [...text.matchAll(/[A-Za-z][A-Za-z0-9'’&-]*|\d[\d,.]*/g)].flatMap(([word]) =>
      english.content(word),
    );
    const terms: Term[] = [];
    for (let at = 0; at < words.length; ) {
      let size = Math.min(LONGEST_PHRASE, words.length - at);
      const phraseOf = (length: number) => words.slice(at, at + length).join(' ');
      while (size > 1 && !phrases.has(phraseOf(size)) && !own.has(phraseOf(size))) size--;
      const said = phraseOf(size);
      at += size;
      if (dropped.has(said) || said in questions.numbers) continue;
      const name = own.get(said);
      const written = phrases.get(said);
      if (name) terms.push({ ...name, written: [...name.written, ...(written ?? [])] });
      else if (written && !(size === 1 && skipped.has(said)))
        terms.push({ said, written, weight: size > 1 ? 1.5 : USUAL_WEIGHT });
      else if (!written && !skipped.has(said) && !/^(20\d\d|\d)$/.test(said))
        terms.push({ said, written: spelled(said), weight: USUAL_WEIGHT });
    }
    return terms;
  };

  return ({ text, frame, names, language, ownPlaces }, asking, nouns) => {
    const withoutWords = (rest: string) =>
      asking.reduce((left, pattern) => left.replace(new RegExp(pattern.source, 'giu'), withoutAsking), rest);
    const things = names
      .filter((name) => !isCorpusPlan(name))
      .map(
        ({ text: said, reference, writings }): Term => ({
          said,
          written: [...new Set([said, ...writings])],
          weight: ownPlaces.includes(reference.name) ? OWN_PLACE_WEIGHT : NAME_WEIGHT,
        }),
      );
    const rest = withoutWords(frame).replace(/«[A-Z]»/g, '，');
    const dropped = new Set(nouns.flatMap((noun) => [noun, english.content(noun).join(' ')]));
    const chinese = readChinese(
      rest.replace(/[A-Za-z][A-Za-z0-9&'’-]*(?:\s+[A-Za-z][A-Za-z0-9&'’-]*)+/g, ' '),
    ).filter(({ said }) => !dropped.has(said));
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

const distinct = (terms: readonly Term[]) => [
  ...new Map(terms.map((term) => [term.written.join(' ') || term.said, term])).values(),
];

/** The words of asking are no terms; what stands among them is. */
function withoutAsking(asked: string): string {
  if (/[\u4e00-\u9fff]/.test(asked)) return `，${asked.replace(ASKING, '，')}，`;
  return /\s/.test(asked.trim()) ? asked : '，';
}

const ASKING =
  /哪[里儿些一二两三四五六七八九十几]*[个家所项份些]?|什么|有哪些|[几多少]+[个家所项份件种]?|怎么|怎样|如何|谁|[吗呢啊呀吧]/g;
