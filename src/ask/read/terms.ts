import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords } from '../../language/words.js';
import type { Question, Term } from '../../model/question.js';
import { englishWords } from './englishWords.js';

/** The words of a question that say what it is about, beside its names and what kind of answer it wants. */
export type ReadTerms = (question: Question, asking: readonly RegExp[]) => Term[];

const LONGEST_PHRASE = 6;
const LONGEST_ASKING = 7;
/** What is in quotation marks is meant in these words. */
const QUOTED_WEIGHT = 2;
const USUAL_WEIGHT = 1;

/** Prepares the reading of terms. English ones are looked up in lexicon/english.yaml and the glossary of names. */
export function makeTermReader(knowledge: Knowledge): ReadTerms {
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
    const chinese = rest.replace(/[A-Za-z][A-Za-z0-9&'’-]*(?:\s+[A-Za-z][A-Za-z0-9&'’-]*)+/g, ' ');
    for (const { text: word } of cutWords(chinese)) {
      if (fillers.has(word) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(word)) continue;
      if (word.length < 2 && !/[A-Za-z0-9]/.test(word)) continue;
      if (/^20\d\d$/.test(word)) continue;
      terms.push({ said: word, written: [word], weight: word.length > 2 ? 1.5 : USUAL_WEIGHT });
    }
    return terms;
  };

  const readEnglish = (text: string): Term[] => {
    const words = [...text.matchAll(/[A-Za-z][A-Za-z0-9'’&-]*|\d[\d,.]*/g)].flatMap(([word]) =>
      english.content(word),
    );
    const terms: Term[] = [];
    for (let at = 0; at < words.length; ) {
      let size = Math.min(LONGEST_PHRASE, words.length - at);
      while (size > 0 && !phrases.has(words.slice(at, at + size).join(' '))) size--;
      const said = words.slice(at, at + Math.max(1, size)).join(' ');
      const written = phrases.get(said);
      if (written && !(size === 1 && skipped.has(said)))
        terms.push({ said, written, weight: size > 1 ? 1.5 : USUAL_WEIGHT });
      else if (!written && !skipped.has(said) && !/^(20\d\d|\d)$/.test(said))
        terms.push({ said, written: [], weight: USUAL_WEIGHT });
      at += Math.max(1, size);
    }
    return terms;
  };

  return ({ frame, language }, asking) => {
    const text = asking
      .reduce((rest, pattern) => rest.replace(new RegExp(pattern.source, 'giu'), withoutAsking), frame)
      .replace(/«[A-Z]»/g, '，');
    const terms =
      language === 'zh'
        ? readChinese(text)
        : [...readEnglish(text), ...readChinese(text.replace(/[^\u4e00-\u9fff“”"]+/g, '，'))];
    return [...new Map(terms.map((term) => [term.said, term])).values()];
  };
}

/** The words of asking are no terms; what stands between them is. */
function withoutAsking(asked: string): string {
  return /[\u4e00-\u9fff]/.test(asked) && asked.length <= LONGEST_ASKING ? '，' : asked;
}
