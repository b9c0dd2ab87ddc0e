import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords } from '../../language/words.js';
import type { Vocabulary } from './vocabulary.js';

/** Whether words only say that something is done: 点名, 布局, push forward. A question for plans may leave them aside. */
export type IsLight = (words: string) => boolean;

/** Nouns, names, numbers, units, times, words that no dictionary has and words of asking say what a question is about. */
const CONTENT = /^(?:n|vn|j|i|l|m|q|t|r|x|eng)/;

/** Prepares the recognition of light words: verbs and particles, but none that says the opposite of furthering something. */
export function makeLightWords(
  { questions }: Pick<Knowledge, 'questions'>,
  { dictionary }: Pick<Vocabulary, 'dictionary'>,
): IsLight {
  const said = new Set([...questions.fillers.en, ...questions.connectors.en, ...questions.english.stop]);
  const isLightEnglish = (word: string) => said.has(word) || dictionary.translate(word)?.isVerb === true;
  return (words) =>
    !questions.opposes.pattern.test(words) &&
    (words.match(/[a-z0-9][a-z0-9'’-]*/g) ?? []).every(isLightEnglish) &&
    (words.match(/[\u4e00-\u9fff]+/g) ?? []).every((part) =>
      cutWords(part).every(({ tag }) => !CONTENT.test(tag)),
    );
}
