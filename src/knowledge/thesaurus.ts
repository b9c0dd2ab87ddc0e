import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** How plans write what people say, the likeliest first. */
export interface Thesaurus {
  /** By English words and phrases, in lower case and in their basic form. */
  readonly english: ReadonlyMap<string, readonly string[]>;
  /** By Chinese words that people use instead. */
  readonly chinese: ReadonlyMap<string, readonly string[]>;
}

const rows = z.array(z.tuple([z.string().min(1), z.string(), z.string()]));

/**
 * Reads lexicon/thesaurus.tsv: a word of plans, what it is called in English (the best first, parted by semicolons), and Chinese
 * words that people use instead (parted by 、).
 */
export function readThesaurus(folder: string): Thesaurus {
  const text = readFileSync(join(folder, 'lexicon/thesaurus.tsv'), 'utf8');
  const words = rows.parse(parse(text, { delimiter: '\t', quote: false, comment: '#' }));
  return {
    english: invert(words.map(([word, english]) => [word, english.split(';')])),
    chinese: invert(words.map(([word, , chinese]) => [word, chinese.split('、')])),
  };
}

/** What is said for each word, and at which place, turned to the words for what is said: those that have it further in front first. */
function invert(words: readonly (readonly [word: string, said: readonly string[]])[]): Map<string, string[]> {
  const found = new Map<string, { word: string; at: number }[]>();
  for (const [word, all] of words)
    all.forEach((one, at) => {
      const said = one.trim();
      if (said) found.set(said, [...(found.get(said) ?? []), { word, at }]);
    });
  return new Map(
    [...found].map(([said, some]) => [said, some.sort((a, b) => a.at - b.at).map(({ word }) => word)]),
  );
}
