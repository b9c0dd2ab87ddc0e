import { bare } from '../../language/fold.js';
import type { FormOf, Term } from '../../model/question.js';
import { tellingOf } from '../understand/weights.js';
import type { ReadPassage } from './section.js';
import { type Sentence, textAround } from './sentence.js';
import { type FoundSentence, flag, numbersSaid, type Proposed, type ReadingTask } from './task.js';

/** Yes and no by a sentence that says each name and each telling word of the question: neither follows from one about something else. */
export function proposePolarity(task: ReadingTask, sentence: FoundSentence): Proposed[] {
  const { question, form, cover, knowledge } = task;
  const { denials, bounds } = knowledge.questions;
  const { passage, coverage } = sentence;
  if (passage.kind === 'heading' || !saysNames(sentence, form)) return [];
  const telling = tellingOf(form.terms);
  const besideNames = telling.filter(
    ({ written }) => !form.about.some((writings) => writings.includes(written[0]!)),
  );
  const where = textAround(sentence);
  if (besideNames.length === 0 || unsaidIn(where, besideNames).length > 0) return [];
  const clauses = passage.text.split(/[，。；,;]/).map((clause) => ({ clause, said: cover([[clause, 1]]) }));
  const best = clauses.reduce((most, one) => (one.said > most.said ? one : most));
  const denies = (text: string) => flag(denials.pattern.test(text));
  const missing = unsaidIn(passage.text, telling).length;
  const own = cover([[passage.text, 1]]);
  const isBounded = form.exceeds && bounds.pattern.test(passage.text);
  return (isBounded ? [false] : [true, false]).map((yes) => {
    const sign = yes ? 1 : -1;
    return {
      kind: 'yes',
      reading: { items: [], boolean: yes, evidence: groundsOf(sentence, form), coverage },
      features: {
        [`yes ${yes}`]: 1,
        'yes denied': sign * denies(best.clause) * (denies(question.frame) === 1 ? 0 : 1),
        'yes denied somewhere': sign * denies(passage.text),
        'yes exceeds': sign * flag(isBounded),
        'yes clause': sign * best.said,
        'yes own': sign * own,
        'yes missing': sign * Math.min(1, missing / 4),
        'yes numbers': sign * (numbersSaid(question.frame, passage.text) ?? 0),
      },
    };
  });
}

/** Whether a sentence or its heading says each of the names. */
function saysNames({ passage, section }: Sentence, { about }: FormOf<'reading'>): boolean {
  return about.every(
    (writings) => names(passage, writings) || writings.some((name) => says(section.heading, name)),
  );
}

/** Whether a text has a writing of a term. */
export function saysTerm(text: string, { written }: Term): boolean {
  const said = bare(text);
  return written.some((one) => said.includes(bare(one)));
}

/** The terms of which a text has no writing. */
const unsaidIn = (text: string, terms: readonly Term[]): Term[] =>
  terms.filter((term) => !saysTerm(text, term));

const says = (text: string, name: string) => bare(text).includes(bare(name));

/** Whether a passage says one of the writings, not only as a part of the name of something else. */
function names(passage: ReadPassage, writings: readonly string[]): boolean {
  const others = passage.names.filter(
    ({ name, text }) => !writings.includes(name) && !writings.includes(text),
  );
  const rest = others.reduce((text, other) => text.replaceAll(other.text, '，'), passage.text);
  return writings.some((name) => says(rest, name));
}

/** The sentence, and its heading where that says one of the names. */
function groundsOf({ passage, section }: Sentence, { about }: FormOf<'reading'>): ReadPassage[] {
  const isWhole = about.every((writings) => names(passage, writings));
  const heading = section.passages.find(
    ({ kind, text }) => kind === 'heading' && says(text, section.heading),
  );
  return isWhole || !heading ? [passage] : [passage, heading];
}
