import type { Knowledge } from '../../knowledge/knowledge.js';
import { isPinyin } from '../../language/pinyin.js';
import type { Question, Term } from '../../model/question.js';

/** The name in a question about plans that the graph does not know; null where it names none. */
export function readUnknownName(
  question: Question,
  { questions }: Pick<Knowledge, 'questions'>,
): string | null {
  if (question.names.length > 0) return null;
  for (const rule of questions.unknownNames) {
    const name = rule.pattern.exec(question.text)?.groups?.name;
    if (name) return name.trim();
  }
  return null;
}

/** Shorter words in capitals are abbreviations, of which plans have the long form. */
const SHORTEST = 4;

/**
 * The word of an English question that is written as a name and for which neither the dictionaries nor the plans have any: Tesla,
 * Paris. A sentence that does not name it says nothing of it. Null where there is none; pinyin may be a Chinese name that nobody has
 * written in characters, and where most words have capitals these say nothing.
 */
export function findForeignName({ text, askedIn }: Question, terms: readonly Term[]): string | null {
  if (askedIn !== 'en') return null;
  const words = [...text.matchAll(/[A-Za-z][A-Za-z’'-]*/g)];
  const named = words.filter(
    ({ 0: word, index }) => /^[A-Z][a-z]/.test(word) && /[a-z,;]["“(]?\s*$/.test(text.slice(0, index)),
  );
  if (named.length * 2 > words.length) return null;
  const unwritten = new Set(terms.flatMap(({ said, written }) => (written.length === 0 ? [said] : [])));
  const name = named.find(
    ({ 0: word }) => word.length >= SHORTEST && unwritten.has(word.toLowerCase()) && !isPinyin(word),
  );
  return name?.[0] ?? null;
}
