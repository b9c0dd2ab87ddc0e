import type { Knowledge } from '../../knowledge/knowledge.js';
import { type Dictionary, openDictionary } from '../../language/dictionary.js';
import { type Corpus, learnCorpus } from '../../language/frequency.js';
import type { NamedThing } from '../../query/rows.js';
import { makePinyinWords, type SpelledWords } from './pinyinNames.js';

/** What is known of words beyond the names of a graph: their translations, their spelling, and how much they tell in its texts. */
export interface Vocabulary {
  readonly dictionary: Dictionary;
  readonly spelled: SpelledWords;
  readonly corpus: Corpus;
}

/** Gathers the vocabulary of a graph from its names and the texts of its passages. */
export function makeVocabulary(
  knowledge: Knowledge,
  things: readonly NamedThing[],
  texts: readonly string[],
): Vocabulary {
  return {
    dictionary: openDictionary(),
    spelled: makePinyinWords(knowledge, things),
    corpus: learnCorpus(texts),
  };
}
