import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer, LogicalForm, Question } from '../../model/question.js';
import { comparesAnything } from '../interpret/denied.js';

/**
 * Whether an answer heeds what binds it: a question for something is not answered by yes or no, and what compares is answered by
 * sentences that do, not by whether there is a number.
 */
export function heeds(
  { frame }: Question,
  form: LogicalForm,
  answer: Answer,
  { questions }: Pick<Knowledge, 'questions'>,
): boolean {
  if (questions.whatIs.pattern.test(frame)) return answer.kind === 'PASSAGES';
  if (answer.kind === 'BOOLEAN' && questions.open.pattern.test(frame)) return false;
  if (!comparesAnything(frame, questions)) return true;
  if (form.kind === 'reading')
    return form.exceeds || answer.evidence.some(({ text }) => questions.superlatives.pattern.test(text));
  if (form.kind === 'plans')
    return form.only !== null || form.where.some(({ on }) => on === 'issued' || on === 'day');
  return !(form.kind === 'measured' && form.as === 'boolean');
}
