import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { type Answer, isCorpusPlan, type LogicalForm, type Question } from '../../model/question.js';
import { comparesAnything } from '../interpret/denied.js';
import type { Weighed } from './weighed.js';

/**
 * Whether an answer heeds what binds it: a question for something is not answered by yes or no, one for the numbers of several things
 * not by one number, and what compares is answered by sentences that do, not by whether there is a number.
 */
export function heeds(
  question: Question,
  form: LogicalForm,
  answer: Answer,
  { questions }: Pick<Knowledge, 'questions'>,
): boolean {
  const { frame } = question;
  if (questions.whatIs.pattern.test(frame)) return answer.kind === 'PASSAGES';
  if (answer.kind === 'BOOLEAN' && questions.open.pattern.test(frame)) return false;
  if (answer.boolean === true && form.kind === 'reading' && !saysNumbers(frame, answer)) return false;
  if (missesPlace(question, form, answer, questions)) return false;
  if (asksOfSeveral(question, questions) && leavesOneOut(form, answer)) return false;
  if (!comparesAnything(frame, questions))
    return !(answer.kind === 'VALUE' && questions.severally.pattern.test(frame));
  if (form.kind === 'reading')
    return form.exceeds || answer.evidence.some(({ text }) => questions.superlatives.pattern.test(text));
  if (form.kind === 'plans')
    return form.only !== null || form.where.some(({ on }) => on === 'issued' || on === 'day');
  return !(form.kind === 'measured' && form.as === 'boolean');
}

/** Whether a question asks which district, county and so on, and no name of the answer is that of one. */
function isElsewhere(
  { frame }: Question,
  { kind, items }: Answer,
  { whichHead }: Pick<Knowledge['questions'], 'whichHead'>,
): boolean {
  const { head, ...inEnglish } = whichHead.pattern.exec(frame)?.groups ?? {};
  const asked = head ?? Object.keys(inEnglish).find((zh) => inEnglish[zh] !== undefined);
  if (kind !== 'NAMES' || asked === undefined) return false;
  return !items.some(({ name, aliases }) => [name, ...aliases].some((one) => one.endsWith(asked)));
}

/** Whether an answer is no place where one is asked for, or has those beside a place where the ones that sit in it are. */
const missesPlace = (
  question: Question,
  form: LogicalForm,
  answer: Answer,
  questions: Knowledge['questions'],
): boolean => isElsewhere(question, answer, questions) || isUnseated(question, form, answer, questions);

/** Whether a question asks who has a seat in a place, and sentences answer that do not say so. */
const isUnseated = (
  { frame }: Question,
  form: LogicalForm,
  { evidence }: Answer,
  { seated, seatSaid }: Pick<Knowledge['questions'], 'seated' | 'seatSaid'>,
): boolean =>
  form.kind === 'reading' &&
  seated.pattern.test(frame) &&
  !evidence.some(({ text }) => seatSaid.pattern.test(text));

const isLiteral = (form: LogicalForm): boolean =>
  form.kind === 'targetsFor' || (form.kind === 'measured' && !form.isLoose);

/** Whether a question names several plans and asks what each of them sets: what one of them does is no answer. */
const asksOfSeveral = (
  { frame, names }: Question,
  { sameness }: Pick<Knowledge['questions'], 'sameness'>,
): boolean =>
  sameness.pattern.test(frame) &&
  new Set(names.filter(isCorpusPlan).map(({ reference }) => reference.id)).size > 1;

/** Whether a list has one plan only, or a yes or no rests on what one plan says. */
function leavesOneOut(form: LogicalForm, { names, kind, evidence }: Answer): boolean {
  if (isLiteral(form)) return new Set(names).size < 2;
  return kind === 'BOOLEAN' && new Set(evidence.map(({ plan }) => plan.id)).size < 2;
}

/** Features of answers that set the numbers of a question against those of the texts themselves. */
const COMPARING = ['table', 'level whether'];

/**
 * Whether an answer that is weighed heeds what binds it. What sets things side by side by their numbers compares them itself, whatever
 * words its sentences have for it.
 */
export function heedsWeighed(
  question: Question,
  form: LogicalForm,
  { answer, features }: Weighed,
  knowledge: Pick<Knowledge, 'questions'>,
): boolean {
  if (!COMPARING.some((name) => features[name])) return heeds(question, form, answer, knowledge);
  const { questions } = knowledge;
  if (questions.whatIs.pattern.test(question.frame)) return false;
  return !(answer.kind === 'BOOLEAN' && questions.open.pattern.test(question.frame));
}

/** A number with what it counts in: 24小时, 1万亿, 15%. */
const NUMBER = /\d+(?:[.,]\d+)*\s*(?:万亿|亿|万|%|小时|年|月|日|天|家|个|元)?/gu;

/** Whether the sentences of a yes say each number that the question does, as it does: 24 is not said by 2 hours. */
function saysNumbers(frame: string, { evidence }: Answer): boolean {
  const said = evidence
    .map(({ text, section, plan }) => `${text} ${section ?? ''} ${plan.title}`)
    .join(' ')
    .normalize('NFKC');
  return (frame.normalize('NFKC').match(NUMBER) ?? []).every((number) => {
    const plain = number.replace(/\s/g, '');
    return new RegExp(`(?<![\\d.])${escapeRegExp(plain)}(?![\\d.]*\\d)`, 'u').test(said.replace(/\s/g, ''));
  });
}
