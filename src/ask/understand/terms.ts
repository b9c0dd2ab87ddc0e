import type { Knowledge } from '../../knowledge/knowledge.js';
import { inAnyCase, replaceEvery } from '../../language/everywhere.js';
import { isCorpusPlan, MARK, type Question, type Term } from '../../model/question.js';
import { makeChineseReader } from './chineseTerms.js';
import { makeEnglishReader } from './englishTerms.js';
import { englishWords } from './englishWords.js';
import { type Segment, splitSegments } from './segments.js';
import type { Vocabulary } from './vocabulary.js';
import { makeWeigher, WEIGHTS } from './weights.js';
import { featuresOf, openWordModel, probabilityOf, type WordFeatures, type WordModel } from './wordModel.js';

/** Reads the words of a question that say what it is about, its names among them, weighed by how much they matter. */
export interface ReadTerms {
  /**
   * @param asking words of asking, which are left out: the first pattern may have words of the subject in it, which stay
   * @param nouns of what is asked for, which are left out too
   */
  (question: Question, asking: readonly RegExp[], nouns: readonly string[]): Term[];
  /** How much the word of a part of a message that matters most matters: 0 where the texts have none of its words. */
  readonly matter: (question: Question, segment: Segment) => number;
  /** Whether the texts have one of its writings. */
  readonly isSaid: (term: Pick<Term, 'written'>) => boolean;
  /** Words that matter less are left out where a part of a message is not clearly a part of the question. */
  readonly aside: number;
  /** The features of the words of a question, for learning. */
  readonly features: (question: Question) => { readonly term: Term; readonly features: WordFeatures }[];
}

/** Prepares the reading of terms. */
export function makeTermReader(
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  model: WordModel = openWordModel(),
): ReadTerms {
  const english = englishWords(knowledge.questions);
  const termOf = makeWeigher(vocabulary.corpus);
  const readChinese = makeChineseReader(knowledge, vocabulary);
  const readEnglish = makeEnglishReader(knowledge, vocabulary, english);
  const { telling } = vocabulary.corpus;
  const { personal, askingWords, here } = knowledge.questions;
  const withoutAddress = (text: string) => replaceEvery(text, personal.pattern, '，');
  /** The words of asking are no terms; what stands among them is. */
  const withoutAsking = (said: string): string => {
    if (/[\u4e00-\u9fff]/.test(said)) return `，${replaceEvery(said, askingWords.pattern, '，')}，`;
    return /\s/.test(said.trim()) ? said : '，';
  };
  /** A city is called by its first character where things are in it: 在郑建新型研发机构. */
  const withoutHere = (text: string, ownPlaces: readonly string[]): string =>
    ownPlaces
      .filter((place) => place.endsWith('市'))
      .reduce(
        (rest, city) =>
          rest.replace(new RegExp(`${here.pattern.source}${city[0]}(?!${city[1]})`, 'gu'), '，'),
        text,
      );

  const namesOf = ({ names, ownPlaces }: Question) =>
    names
      .filter((name) => !isCorpusPlan(name))
      .map(
        ({ text: said, reference, writings }): Term =>
          termOf(
            said,
            [said, ...shortestOf(writings)],
            ownPlaces.includes(reference.name) ? WEIGHTS.ownPlace : WEIGHTS.name,
          ),
      );

  /** The terms of one part of a question, unweighed by it. */
  const readPart = (question: Question, part: string, { withoutWords, dropped, things }: Asked): Term[] => {
    const rest = withoutWords(part).replace(MARK, '，');
    const chinese = readChinese(
      withoutHere(rest, question.ownPlaces).replace(
        /[A-Za-z][A-Za-z0-9&'’-]*(?:\s+[A-Za-z][A-Za-z0-9&'’-]*)+/g,
        ' ',
      ),
      dropped,
    );
    if (question.askedIn === 'zh') return chinese;
    const own = new Map(things.map((term) => [english.content(term.said).join(' '), term]));
    return [
      ...readEnglish(withoutWords(part), own, dropped),
      ...chinese.filter(({ said }) => /[\u4e00-\u9fff]/.test(said)),
    ];
  };

  const read = (question: Question, asking: readonly RegExp[], nouns: readonly string[]) => {
    const { text, frame, names, askedIn } = question;
    const withoutWords = (rest: string) =>
      asking.reduce(
        (left, pattern, i) =>
          replaceEvery(left, inAnyCase(pattern), (said) => (i === 0 ? withoutAsking(said) : '，')),
        withoutAddress(rest),
      );
    const dropped = new Set(nouns.flatMap((noun) => [noun, english.content(noun).join(' ')]));
    const things = namesOf(question);
    const plans = names.filter(isCorpusPlan);
    const whole = askedIn === 'zh' ? frame : plans.reduce((left, plan) => left.replace(plan.text, ' '), text);
    const found = splitSegments(whole, knowledge.questions).flatMap((segment) =>
      readPart(question, segment.text, { withoutWords, dropped, things }).map((term) => ({ term, segment })),
    );
    const own = things
      .filter(({ said }) => askedIn === 'zh' || /[\u4e00-\u9fff]/.test(said))
      .map((term) => ({ term, segment: NO_SEGMENT }));
    const all = askedIn === 'zh' ? [...own, ...found] : [...found, ...own];
    const isName = new Set(things.map(({ said }) => said));
    return all.map(({ term, segment }) => ({
      term,
      features: featuresOf(term, segment, isName.has(term.said)),
    }));
  };

  const readTerms = (question: Question, asking: readonly RegExp[], nouns: readonly string[]) =>
    distinct(
      read(question, asking, nouns).map(({ term, features }) => ({
        ...term,
        weight: term.weight * probabilityOf(features, model),
      })),
    );
  const matter = (question: Question, segment: Segment) => {
    const asked = { withoutWords: withoutAddress, dropped: new Set<string>(), things: namesOf(question) };
    const all = readPart(question, segment.text, asked)
      .filter(({ written }) => written.some((one) => telling(one) !== null))
      .map((term) => term.weight * probabilityOf(featuresOf(term, segment, false), model.general));
    return Math.max(0, ...all);
  };
  return Object.assign(readTerms, {
    matter,
    isSaid: ({ written }: Pick<Term, 'written'>) => written.some((one) => telling(one) !== null),
    aside: model.aside,
    features: (question: Question) => read(question, [], []),
  });
}

/** Writings without those that hold another one: what says 郑东新区中原科技城 says 中原科技城. */
const shortestOf = (writings: readonly string[]) =>
  writings.filter((one) => !writings.some((other) => other !== one && one.includes(other)));

interface Asked {
  readonly withoutWords: (text: string) => string;
  readonly dropped: ReadonlySet<string>;
  readonly things: readonly Term[];
}

/** Names are what a question is about, wherever they stand in it. */
const NO_SEGMENT = { text: '', asks: true, isPersonal: false, binds: false } as const;

const distinct = (terms: readonly Term[]) => [
  ...new Map(terms.map((term) => [term.written.join(' ') || term.said, term])).values(),
];
