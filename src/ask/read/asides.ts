import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Question } from '../../model/question.js';
import { type Segment, splitSegments } from './segments.js';
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
  const segments = splitSegments(question.frame, questions);
  const lastAsked = segments.findLastIndex(({ asks, text }) => asks && /[?？]\s*$/.test(text));
  const stays = (segment: Segment, i: number) => {
    const { text, asks, binds, isPersonal } = segment;
    if (isAbout(text) || binds || asks) return true;
    const isBehind = lastAsked >= 0 && i > lastAsked;
    return matter(question, segment) >= (isPersonal || isBehind ? aside : 0) && !isNothing(question, segment, matter);
  };
  const kept = segments.filter(stays);
  const says = kept.some((segment) => isAbout(segment.text) || matter(question, segment) >= aside);
  if (kept.length === segments.length || !says || !kept.some(({ asks }) => asks)) return question;
  const frame = kept.map(({ text }) => text).join('').replace(/[，,：:\s]+$/u, '');
  return { ...question, frame, text: withNames(frame, question.names) };
}

const isAbout = (text: string) => /«[A-Z]»/.test(text);

const isNothing = (question: Question, segment: Segment, matter: ReadTerms['matter']) =>
  matter(question, segment) === 0;

/** A part of a frame with its names in their places. */
export function withNames(frame: string, names: Question['names']): string {
  const left = [...names];
  return frame.replace(/«[A-Z]»/g, (mark) => left.shift()?.text ?? mark);
}
