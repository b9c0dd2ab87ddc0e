import { characterPairs } from './fold.js';

/** How much a word tells one text from others, from 0 (in nearly all of them) to 1; null where none has it. */
export type Telling = (word: string) => number | null;

/** From this share of the possible information on a word tells as much as one that stands in a single text. */
const RARE = 0.6;

/** What is known of the words of texts. */
export interface Corpus {
  readonly telling: Telling;
  /** Whether a text says just this. */
  readonly hasText: (words: string) => boolean;
  /** The same for a word: whether its characters stand beside each other in any text is known at once, so that most are not looked for. */
  readonly isWritten: (word: string) => boolean;
}

/**
 * Learns from texts which words tell much (inverse document frequency). A longer word is as rare as the rarest pair of characters
 * in it.
 */
export function learnCorpus(texts: readonly string[]): Corpus {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const part of new Set([...text, ...characterPairs(text)]))
      counts.set(part, (counts.get(part) ?? 0) + 1);
  const most = Math.log(texts.length + 1);
  const telling: Telling = (word) => {
    const parts = word.length > 1 ? characterPairs(word) : [word];
    const count = Math.min(...parts.map((part) => counts.get(part) ?? 0));
    if (count === 0) return null;
    return Math.min(1, Math.log((texts.length + 1) / count) / most / RARE);
  };
  const plain = texts.map((text) => text.replace(/[“”"《》\s]/g, ''));
  const hasText = (words: string) => plain.some((text) => text.includes(words));
  return { telling, hasText, isWritten: (word) => telling(word) !== null && hasText(word) };
}
