import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Question } from '../../model/question.js';

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
