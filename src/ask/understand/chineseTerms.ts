import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords, inOtherWords, type Word } from '../../language/words.js';
import type { Term } from '../../model/question.js';
import type { Vocabulary } from './vocabulary.js';
import { makeWeigher, WEIGHTS } from './weights.js';

/** The terms of a Chinese text without the words that are dropped. */
export type ReadChinese = (text: string, dropped: ReadonlySet<string>) => Term[];

/** Prepares the reading of Chinese terms: the words of a text that are no fillers, and what plans make of them together. */
export function makeChineseReader(
  { questions, thesaurus }: Knowledge,
  { dictionary, corpus }: Vocabulary,
): ReadChinese {
  const { telling, hasText, isWritten } = corpus;
  const termOf = makeWeigher(corpus);
  const fillers = new Set([...questions.fillers.zh, ...questions.particles]);
  const isKnown = (word: string) => telling(word) !== null;
  const withoutFillers = (word: string) => [...word].filter((char) => !fillers.has(char)).join('');

  /** What stands in something that nobody knows so is in it: 应急里. */
  const withoutPlace = (word: Word): Word => {
    const inside = questions.locative.pattern.exec(word.text)?.groups?.inside;
    return inside && !isKnown(word.text) ? { ...word, text: inside } : word;
  };

  /** What plans write for a word that they do not have: 房贷 → 住房贷款. */
  const officially = (word: string): string[] =>
    isWritten(word) ? [] : (thesaurus.chinese.get(word) ?? []).filter(isWritten);

  const termOfWord = ({ text: word, tag }: Word): Term => {
    const isColloquial = !/^(?:n|j|l|i|m|t|eng)/.test(tag) && !isKnown(word);
    const weight = isColloquial ? WEIGHTS.verb : word.length > 2 ? WEIGHTS.long : WEIGHTS.usual;
    const isShort = /^[\u4e00-\u9fff]{2}$/.test(word) && !dictionary.has(word);
    return { ...termOf(word, [word, ...officially(word)], weight), ...(isShort ? { isShort } : {}) };
  };

  return (text, dropped) => {
    const terms: Term[] = [];
    const rest = text.replace(/[“"「『]([^”"」』]{2,20})[”"」』]/g, (_, said: string) => {
      terms.push({ said, written: [said], weight: WEIGHTS.quoted });
      return '，';
    });
    const isTerm = ({ text: word }: Word) => {
      if (fillers.has(word) || dropped.has(word) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(word)) return false;
      if (word.length < 2 && !/[A-Za-z0-9]/.test(word)) return false;
      if (questions.countWord.pattern.test(word)) return false;
      const own = withoutFillers(word);
      return own.length > 1 || (own !== '' && isKnown(word));
    };
    const cut = joinNegated(cutWords(inOtherWords(rest, questions.synonyms)), questions.negativePrefix);
    const words = joinSaid(cut, (said) => thesaurus.chinese.has(said)).map(withoutPlace);
    terms.push(...words.filter(isTerm).map(termOfWord));
    for (const compound of compoundsOf(words, isTerm, hasText))
      terms.push(termOf(compound, [compound], WEIGHTS.compound));
    return terms;
  };
}

/** A prefix of denial makes another word of the one behind it: 非城区. */
function joinNegated(words: readonly Word[], prefix: string): Word[] {
  return words.flatMap((word, i) => {
    if (words[i - 1]?.text === prefix) return [];
    const next = words[i + 1];
    return word.text === prefix && next
      ? [{ ...next, start: word.start, text: `${prefix}${next.text}` }]
      : [word];
  });
}

/** Words that are together what people say instead of a word of plans are one: 少 抽 → 少抽. */
function joinSaid(words: readonly Word[], isSaid: (text: string) => boolean): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let end = Math.min(words.length, at + MOST_JOINED);
    const textTo = (to: number) =>
      words
        .slice(at, to)
        .map(({ text }) => text)
        .join('');
    while (end > at + 1 && !isSaid(textTo(end))) end--;
    joined.push(end > at + 1 ? { ...words[at]!, text: textTo(end) } : words[at]!);
    at = end;
  }
  return joined;
}

const MOST_JOINED = 4;

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
