import type { QuestionRules } from '../../knowledge/rules.js';
import { STOPS } from '../../language/clauses.js';
import { findEvery } from '../../language/everywhere.js';
import { withoutBothWays } from '../interpret/denied.js';
import { type Features, flag } from './task.js';

/** Parts of a sentence that may each be what is asked: one of them is not denied by a word of another. */
const PARTS = new RegExp(`[${STOPS}]|(?<=.{4})或(?=.{4})`, 'u');

/**
 * Whether a sentence denies what a question does: a denying word that both have is no denial of one by the other.
 *
 * @param cover how much of the question a text says; the parts of the sentence that say most of it are looked at
 */
export function denyingFeatures(
  asked: string,
  text: string,
  {
    cover,
    questions,
  }: { readonly cover: (text: string) => number; readonly questions: Pick<QuestionRules, 'denials'> },
): Features {
  /** The words of a text that deny something. */
  const denyingWords = (one: string): string[] =>
    findEvery(withoutBothWays(one), questions.denials.pattern).map(([word]) => word);
  const parts = text.split(PARTS).map((part) => ({ part, said: cover(part) }));
  const most = Math.max(...parts.map(({ said }) => said));
  const meant = parts.filter(({ said }) => said === most);
  const own = denyingWords(asked);
  const words = meant.flatMap(({ part }) => denyingWords(part));
  const shared = words.filter((word) => own.includes(word)).length;
  const alone = words.length - shared;
  const all = denyingWords(text);
  const unsaid = own.filter((word) => !all.includes(word)).length;
  return {
    'yes denied by it': Math.min(1, alone / meant.length),
    'yes denied as asked': Math.min(1, shared / meant.length),
    'yes denied by question': flag(unsaid > 0),
    'yes denied otherwise': flag(alone > 0 && unsaid > 0),
    'yes denied by one': flag(alone > 0 !== unsaid > 0),
  };
}
