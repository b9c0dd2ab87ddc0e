import type { QuestionRules } from '../../knowledge/rules.js';

/** A part of a message, with the mark that ends it; `start` is its offset. */
export interface Segment {
  readonly text: string;
  readonly start: number;
  /** It asks something. */
  readonly asks: boolean;
  /** Who asks speaks of themselves, or to whom they ask. */
  readonly isPersonal: boolean;
  /** It says something that an answer has to heed: a number, a negation, a comparison, words in quotation marks. */
  readonly binds: boolean;
}

const BREAK = /(?<=[。！？!?；;\n，：])|(?<=,(?!\d))|(?<=:(?!\d))|(?<=\. )|(?= [-–—] )|(?=——)/u;

/** Splits a message into its parts: sentences, clauses, asides. Joined they are the message. */
export function splitSegments(text: string, questions: QuestionRules): Segment[] {
  let start = 0;
  return text.split(BREAK).map((part) => {
    const segment = {
      text: part,
      start,
      asks: questions.asks.pattern.test(part),
      isPersonal: questions.personal.pattern.test(part),
      binds: bindsAnswer(part, questions),
    };
    start += part.length;
    return segment;
  });
}

function bindsAnswer(text: string, questions: QuestionRules): boolean {
  const { negations, sameness, compares, highest, latest, earliest, lowest, allLevels, only } = questions;
  return (
    /\d|[“”"「」]/.test(text) ||
    highest.pattern.test(text) ||
    [negations, sameness, compares, latest, earliest, lowest, allLevels, only].some(({ pattern }) =>
      pattern.test(text),
    )
  );
}
