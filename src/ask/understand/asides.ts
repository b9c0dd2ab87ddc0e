import type { Knowledge } from '../../knowledge/knowledge.js';
import type { QuestionRules } from '../../knowledge/rules.js';
import { MARK, type Question } from '../../model/question.js';
import { splitSegments } from './segments.js';
import type { ReadTerms } from './terms.js';

/**
 * Sets aside the parts of a message that say nothing of what is asked: greetings, thanks, why it is asked. A part that asks, names
 * something or binds the answer stays, and so does one with a word that matters; where nothing else would be left, all of it stays.
 */
export function setAside(
  question: Question,
  { questions }: Pick<Knowledge, 'questions'>,
  { matter, aside }: Pick<ReadTerms, 'matter' | 'aside'>,
): Question {
  const segments = splitSegments(question.frame, questions).map((segment) => ({
    ...segment,
    isAbout: isAbout(segment.text),
    matters: matter(question, segment),
  }));
  const lastAsked = segments.findLastIndex(({ asks }) => asks);
  const saysEnough = segments.some((segment) => segment.isAbout || segment.matters >= aside);
  const stays = ({ isAbout, asks, binds, isPersonal, matters }: (typeof segments)[number], i: number) => {
    if (isAbout || binds) return true;
    if (asks) return !isPersonal || matters > 0 || !saysEnough;
    return matters > 0 && (matters >= aside || !(isPersonal || i > lastAsked));
  };
  // What asks back stays though thanks follow it: …，对吧麻烦您了.
  const backOf = ({ text }: { readonly text: string }) =>
    questions.askingBack.pattern.exec(text)?.[0] ?? null;
  const kept = segments.flatMap((segment, i) => {
    if (stays(segment, i)) return [segment];
    const back = backOf(segment);
    return back === null ? [] : [{ ...segment, text: back }];
  });
  const says = kept.some((segment) => segment.isAbout || segment.matters >= aside);
  const isAsked = kept.some(({ asks, isAbout }) => asks || isAbout);
  const frame = withoutAddress(
    (says && isAsked ? kept : segments).map(({ text }) => text).join(''),
    questions,
  );
  return frame === question.frame ? question : { ...question, frame, text: withNames(frame, question.names) };
}

/** A message without words of address around it: 请问…谢谢！ */
function withoutAddress(frame: string, { personal }: QuestionRules): string {
  const around = `(?:${personal.pattern.source}|[\\s,，:：–—-]|[!！。.](?=\\s*$))+`;
  return frame
    .replace(new RegExp(`^${around}`, 'iu'), '')
    .replace(new RegExp(`(?<=[^a-z])${around}$`, 'iu'), '');
}

const isAbout = (text: string) => /«[A-Z]»/.test(text);

/** A part of a frame with its names in their places. */
export function withNames(frame: string, names: Question['names']): string {
  const left = [...names];
  return frame.replace(MARK, (mark) => left.shift()?.text ?? mark);
}

/** How many names stand in a part of a frame. */
export const marksIn = (part: string): number => part.match(MARK)?.length ?? 0;

/** The part of a frame that begins at an offset, with its names in their places. */
export const withNamesAt = (
  { frame, names }: Pick<Question, 'frame' | 'names'>,
  part: string,
  at: number,
): string => withNames(part, names.slice(marksIn(frame.slice(0, at))));
