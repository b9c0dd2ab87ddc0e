import { characterPairs } from './fold.js';

/** How much a word tells one text from others, from 0 (in nearly all of them) to 1; null where none has it. */
export type Telling = (word: string) => number | null;

/** From this share of the possible information on a word tells as much as one that stands in a single text. */
const RARE = 0.6;

/**
 * Learns from texts which words tell much (inverse document frequency). A longer word is as rare as the rarest pair of characters
 * in it.
 */
export function learnFrequencies(texts: readonly string[]): Telling {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const part of new Set([...text, ...characterPairs(text)]))
      counts.set(part, (counts.get(part) ?? 0) + 1);
  const most = Math.log(texts.length + 1);
  return (word) => {
    const parts = word.length > 1 ? characterPairs(word) : [word];
    const count = Math.min(...parts.map((part) => counts.get(part) ?? 0));
    if (count === 0) return null;
    return Math.min(1, Math.log((texts.length + 1) / count) / most / RARE);
  };
}
