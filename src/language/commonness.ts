import { readFileSync } from 'node:fs';
import nodejieba from 'nodejieba';
import { englishRank } from './headwords.js';

/** How common a word is in general language, from 0 (in no list of words) to 1 (the most common one). */
export type Commonness = (word: string) => number;

/** Ranks of English words behind this one are as rare as none. */
const RANKS = 60_000;

/** How common words are: Chinese ones by jieba's dictionary (MIT), English ones by their rank in ECDICT (MIT). Read at the first word. */
export const commonness: Commonness = (word) => {
  if (/[\u4e00-\u9fff]/.test(word)) {
    chinese ??= readCounts();
    return Math.log((chinese.counts.get(word) ?? 0) + 1) / Math.log(chinese.most + 1);
  }
  const rank = englishRank(word.toLowerCase());
  return rank === null ? 0 : Math.max(0, 1 - Math.log(rank) / Math.log(RANKS));
};

/** Its types leave out where the dictionary lies. */
const DICTIONARY = (nodejieba as unknown as { readonly DEFAULT_DICT: string }).DEFAULT_DICT;

let chinese: { readonly counts: ReadonlyMap<string, number>; readonly most: number } | null = null;

function readCounts() {
  const counts = new Map<string, number>();
  let most = 1;
  for (const line of readFileSync(DICTIONARY, 'utf8').split('\n')) {
    const [word, count] = line.split(' ');
    if (!word || !count) continue;
    counts.set(word, Number(count));
    most = Math.max(most, Number(count));
  }
  return { counts, most };
}
