import { bare } from '../../language/fold.js';
import type { FormOf, Question, Term } from '../../model/question.js';
import type { ReadPassage } from '../../query/rows.js';
import { tellingOf } from '../understand/weights.js';
import { type Sentence, textAround } from './sentence.js';
import { type FoundSentence, flag, numbersSaid, type Proposed, type ReadingTask } from './task.js';

/** Of the telling words of a question a sentence says so much at least, by their weight, to be about what is asked. */
const ABOUT_IT = 0.6;

/**
 * Yes and no by a sentence that is about what the question says: yes needs each of its names in the sentence or over it, no may be
 * said by one that names another in the place of one of them.
 */
export function proposePolarity(task: ReadingTask, sentence: FoundSentence): Proposed[] {
  const { question, form, cover, knowledge } = task;
  const { denials, bounds } = knowledge.questions;
  const { passage, coverage } = sentence;
  if (passage.kind === 'heading') return [];
  const named = { asked: question.text, here: knowledge.questions.ownPlace.pattern };
  const unnamed = form.about.filter((writings) => !saysName(sentence, writings, named));
  if (unnamed.length > 1 || (unnamed.length === 1 && form.about.length === 1)) return [];
  const telling = tellingOf(form.terms);
  const besideNames = telling.filter(
    ({ written }) => !form.about.some((writings) => writings.includes(written[0]!)),
  );
  const weigh = (some: readonly Term[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const shareIn = (text: string) =>
    besideNames.length === 0 ? 0 : 1 - weigh(unsaidIn(text, besideNames)) / weigh(besideNames);
  const before = sentencesBefore(sentence);
  const alone = shareIn(textAround(sentence));
  const share = shareIn(`${before.map(({ text }) => text).join(' ')} ${textAround(sentence)}`);
  if (share < ABOUT_IT) return [];
  const clauses = passage.text.split(/[，。；,;]/).map((clause) => ({ clause, said: cover([[clause, 1]]) }));
  const best = clauses.reduce((most, one) => (one.said > most.said ? one : most));
  const denies = (text: string) => flag(denials.pattern.test(text));
  const missing = unsaidIn(passage.text, telling).length;
  const own = cover([[passage.text, 1]]);
  const numbers = numbersSaid(question.frame, passage.text);
  const isBounded = form.exceeds && bounds.pattern.test(passage.text);
  const yesses = isBounded || unnamed.length > 0 ? [false] : [true, false];
  const grounds = groundsOf(sentence, form, question);
  return yesses.map((yes) => {
    const sign = yes ? 1 : -1;
    return {
      kind: 'yes',
      reading: {
        items: [],
        boolean: yes,
        evidence: [...grounds, ...(share > alone ? before : [])],
        coverage,
      },
      features: {
        [`yes ${yes}`]: 1,
        'yes denied': sign * denies(best.clause) * (denies(question.frame) === 1 ? 0 : 1),
        'yes denied somewhere': sign * denies(passage.text),
        'yes exceeds': sign * flag(isBounded),
        'yes clause': sign * best.said,
        'yes own': sign * own,
        'yes missing': sign * Math.min(1, missing / 4),
        'yes numbers': sign * (numbers ?? 0),
        'yes other number': sign * flag(numbers !== null && numbers < 1),
        'yes told': share,
        'yes told before': share - alone,
        'yes told before sign': sign * (share - alone),
        'yes all told': flag(share === 1),
        'yes told sign': sign * flag(share === 1),
        'yes other name': flag(unnamed.length > 0),
      },
    };
  });
}

/** Whether a sentence or its heading says a name; 我市 is the place of those who issued the plan. */
const saysName = (
  { passage, section }: Sentence,
  writings: readonly string[],
  { asked, here }: { readonly asked: string; readonly here: RegExp },
): boolean =>
  names(passage, writings, asked) ||
  writings.some((name) => says(section.heading, name)) ||
  (here.test(passage.text) && writings.some((name) => section.plan.issuer?.startsWith(name)));

/** Whether a text has a writing of a term. */
export function saysTerm(text: string, { written }: Term): boolean {
  const said = bare(text);
  return written.some((one) => said.includes(bare(one)));
}

/** The terms of which a text has no writing. */
const unsaidIn = (text: string, terms: readonly Term[]): Term[] =>
  terms.filter((term) => !saysTerm(text, term));

const says = (text: string, name: string) => bare(text).includes(bare(name));

/** Whether a passage says one of the writings, not only as a part of the name of something else, unless the question says that too. */
function names(passage: ReadPassage, writings: readonly string[], asked: string): boolean {
  const others = passage.names.filter(
    ({ name, text }) => !writings.includes(name) && !writings.includes(text) && !says(asked, text),
  );
  const rest = others.reduce((text, other) => text.replaceAll(other.text, '，'), passage.text);
  return writings.some((name) => says(rest, name));
}

/** The sentences before, with which one that says 上述 or 其中 goes on. */
const sentencesBefore = ({ section, at }: Sentence): ReadPassage[] =>
  section.passages.slice(Math.max(0, at - MOST_BEFORE), at).filter(({ kind }) => kind === 'sentence');

const MOST_BEFORE = 2;

/** The sentence, its heading where that says one of the names, and the one before that says the year that is asked for. */
function groundsOf(
  { passage, section, at }: Sentence,
  { about }: FormOf<'reading'>,
  { text: asked, frame }: Question,
): ReadPassage[] {
  const isWhole = about.every((writings) => names(passage, writings, asked));
  const heading = section.passages.find(
    ({ kind, text }) => kind === 'heading' && says(text, section.heading),
  );
  const years = (frame.match(/20\d\d/g) ?? []).filter((year) => !passage.text.includes(year));
  const dated = section.passages
    .slice(0, at)
    .reverse()
    .find(({ text }) => years.some((year) => text.includes(year)));
  return [passage, ...(isWhole || !heading ? [] : [heading]), ...(dated ? [dated] : [])];
}
