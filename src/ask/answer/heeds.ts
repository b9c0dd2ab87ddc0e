import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { QuestionRules } from '../../knowledge/rules.js';
import type { Answer, FormOf, LogicalForm, Question } from '../../model/question.js';
import { deniesAnything } from '../interpret/denied.js';

/**
 * Whether an answer heeds all that binds it: what a question denies, counts, dates, compares or restricts has to be done by the
 * statement, or said by the sentences that answer. One that does not heed it would answer another question.
 */
export function heeds(
  question: Question,
  form: LogicalForm,
  answer: Answer,
  { questions }: Pick<Knowledge, 'questions'>,
): boolean {
  if (answer.kind === 'BOOLEAN' && questions.open.pattern.test(question.frame)) return false;
  if (form.kind === 'measured' && form.as === 'boolean') return !comparesAnything(question.frame, questions);
  if (form.kind !== 'reading') return true;
  const said = answer.evidence
    .map(({ text, section, plan }) => `${text} ${section ?? ''} ${plan.title}`)
    .join(' ');
  return (
    (!deniesAnything(question.frame, questions) || DENIES.test(answer.evidence[0]!.text)) &&
    (!questions.only.pattern.test(question.frame) || ONLY.test(said) || answer.names.length === 1) &&
    (!comparesAnything(question.frame, questions) || form.exceeds || COMPARES.test(said)) &&
    numbersOf(question.frame).every((number) => saysNumber(said, number, form))
  );
}

const DENIES = /[不没未无非免禁否除]/;
const ONLY = /仅|只|唯一|专/;
const COMPARES = /最|[高低多少]于|以[上下内]|超过/;

const comparesAnything = (frame: string, { compares, superlatives }: QuestionRules) =>
  compares.pattern.test(frame) || superlatives.pattern.test(frame);

/** The numbers in the digits of a question, its names left out. */
const numbersOf = (frame: string) => frame.match(/\d+(?:\.\d+)?/g) ?? [];

function saysNumber(said: string, number: string, { terms, size }: FormOf<'reading'>): boolean {
  if (size !== null && Number(number) === size) return true;
  const written = terms.filter((term) => term.said.includes(number)).flatMap((term) => term.written);
  return [number, ...written].some((one) =>
    new RegExp(`(?<![\\d.])${escapeRegExp(one)}(?![\\d])`, 'i').test(said),
  );
}
