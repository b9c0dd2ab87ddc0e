import type { Word } from '../../../language/words.js';
import type { MentionType } from '../../../model/entity.js';
import type { Candidate } from '../candidates.js';

/**
 * What the model is told about each character beside the character: the part of speech of its word, and whether a
 * name of a closed form stands there. 0 is for what is no character of a text.
 */
export interface MarkNames {
  /** Parts of speech that have a mark of their own; all others share one. */
  readonly parts: readonly string[];
  /** Types of names, in the order of their marks. */
  readonly types: readonly MentionType[];
}

/** The marks of the words of a text, one for each character: whether its word begins with it, and its part of speech. */
export function markWords(length: number, words: readonly Word[], { parts }: MarkNames): Uint8Array {
  const marks = new Uint8Array(length);
  for (const { start, text, tag } of words) {
    const at = parts.indexOf(tag);
    const part = 2 * (at < 0 ? parts.length : at);
    marks.fill(2 + part, start, start + text.length);
    marks[start] = 1 + part;
  }
  return marks;
}

/** The marks of the names of closed forms in a text, one for each character. The names do not overlap. */
export function markNames(length: number, closed: readonly Candidate[], { types }: MarkNames): Uint8Array {
  const marks = new Uint8Array(length).fill(1);
  for (const { start, end, type } of closed) {
    const begin = 2 + 2 * types.indexOf(type);
    marks.fill(begin + 1, start, end);
    marks[start] = begin;
  }
  return marks;
}
