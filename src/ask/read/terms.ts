import type { Knowledge } from '../../knowledge/knowledge.js';
import { isCorpusPlan, type Question, type Term } from '../../model/question.js';
import { makeChineseReader } from './chineseTerms.js';
import { makeEnglishReader } from './englishTerms.js';
import { englishWords } from './englishWords.js';
import type { Vocabulary } from './vocabulary.js';
import { makeWeigher, WEIGHTS } from './weights.js';

/**
 * The words of a question that say what it is about, its names among them.
 *
 * @param asking words of asking, which are left out: the first pattern may have words of the subject in it, which stay
 * @param nouns of what is asked for, which are left out too
 */
export type ReadTerms = (question: Question, asking: readonly RegExp[], nouns: readonly string[]) => Term[];

/** Prepares the reading of terms. */
export function makeTermReader(knowledge: Knowledge, vocabulary: Vocabulary): ReadTerms {
  const english = englishWords(knowledge.questions);
  const termOf = makeWeigher(vocabulary.corpus);
  const readChinese = makeChineseReader(knowledge, vocabulary);
  const readEnglish = makeEnglishReader(knowledge, vocabulary, english);
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
            ownPlaces.includes(reference.name) ? WEIGHTS.ownPlace : WEIGHTS.name,
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
