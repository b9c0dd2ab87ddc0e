import type { Knowledge } from '../../knowledge/knowledge.js';
import { findEvery } from '../../language/everywhere.js';
import { isCorpusPlan, MARK, type Question } from '../../model/question.js';
import { marksIn, withNames, withNamesAt } from '../understand/asides.js';

/** A piece of what is mentioned: one name, or words that stand by themselves. */
const NAME_ALONE = new RegExp(`^${MARK.source}$`, 'u');
const AROUND = /^[\s“”"「」『』，,、]+|[\s“”"「」『』，,、]+$/gu;

/**
 * A question for the plans that mention something, with quotation marks around each of the words that they are to have: 提到疫苗和中药 becomes
 * 提到“疫苗”和“中药”. What a text says as it stands is one piece. Null where it asks for something else, or where no text has one of
 * the pieces: then it may be meant in other words.
 *
 * @param hasText whether a text says just this
 */
export function quoteMentioned(
  question: Question,
  { questions }: Pick<Knowledge, 'questions'>,
  hasText: (words: string) => boolean,
): Question | null {
  const { frame, names } = question;
  const { mentioned, mentionedNot, mentionedBetween } = questions;
  const asked = mentioned.map(({ pattern }) => new RegExp(pattern.source, 'du').exec(frame)).find(Boolean);
  const [start, end] = asked?.indices?.groups?.what ?? [0, 0];
  if (start === end) return null;
  const saidIn = ({ text, at }: Part) => withNamesAt(question, text, at).replace(AROUND, '');
  const isSaid = (words: string) => hasText(words.replace(/[“”"《》\s]/g, ''));
  const parts = splitAround({ text: frame.slice(start, end), at: start }, mentionedNot.pattern).flatMap(
    (part) => (part.isBetween || isSaid(saidIn(part)) ? [part] : splitAround(part, mentionedBetween.pattern)),
  );
  const pieces = parts.map(({ text, at, isBetween }) => {
    const piece = text.replace(AROUND, '');
    const first = names[marksIn(frame.slice(0, at))];
    const isName = NAME_ALONE.test(piece) && first?.reference.type !== 'Indicator';
    const isWords = !isBetween && piece !== '' && !isName;
    return { text, at, said: isWords ? saidIn({ text, at }) : null };
  });
  if (pieces.some(({ said }) => said !== null && !isSaid(said))) return null;
  const marks = [...frame.matchAll(MARK)].map(({ index }) => index);
  const inside = (mark: number) =>
    pieces.some(({ said, at, text }) => said !== null && mark >= at && mark < at + text.length);
  const quoted = pieces.map(({ text, said }) => (said === null ? text : `“${said}”`)).join('');
  const kept = names.filter((_, i) => !inside(marks[i]!));
  const whole = `${frame.slice(0, start)}${quoted}${frame.slice(end)}`;
  return whole === frame ? null : { ...question, frame: whole, names: kept, text: withNames(whole, kept) };
}

/** A part of a frame; `at` is its offset there. */
interface Part {
  readonly text: string;
  readonly at: number;
}

/** The parts of a text between what a pattern finds, and what it finds, in their order. */
function splitAround({ text, at }: Part, pattern: RegExp): (Part & { readonly isBetween: boolean })[] {
  const parts: (Part & { readonly isBetween: boolean })[] = [];
  let from = 0;
  for (const found of findEvery(text, pattern)) {
    parts.push({ text: text.slice(from, found.index), at: at + from, isBetween: false });
    parts.push({ text: found[0], at: at + found.index, isBetween: true });
    from = found.index + found[0].length;
  }
  return [...parts, { text: text.slice(from), at: at + from, isBetween: false }];
}

/** A question in which plans of a kind are not read as one that is only cited: 哪些“十四五”规划. */
export function withKindsOfPlans(question: Question, { questions }: Pick<Knowledge, 'questions'>): Question {
  const marks = [...question.frame.matchAll(MARK)];
  const at = question.names.findIndex(
    (name, i) =>
      name.reference.type === 'Plan' &&
      !isCorpusPlan(name) &&
      questions.severalPlans.pattern.test(`${question.frame.slice(0, marks[i]?.index)}${name.text}`),
  );
  const mark = marks[at];
  if (!mark) return question;
  const { frame, names } = question;
  const end = mark.index + mark[0].length;
  return {
    ...question,
    names: names.filter((_, i) => i !== at),
    frame: `${frame.slice(0, mark.index)}${names[at]!.text}${frame.slice(end)}`,
  };
}
