import { splitAtStops } from '../../language/clauses.js';
import { bare } from '../../language/fold.js';
import type { FormOf, Question, Term } from '../../model/question.js';
import type { ReadPassage } from '../../query/rows.js';
import { tellingOf } from '../understand/weights.js';
import { scopeFeatures } from './denialScopes.js';
import { denyingFeatures } from './denying.js';
import { type Sentence, textAround } from './sentence.js';
import { slotFit, slotsOf } from './slots.js';
import {
  type Features,
  type FoundSentence,
  flag,
  numbersSaid,
  type Proposed,
  type ReadingTask,
} from './task.js';
import { findAmountSaid } from './whetherNumber.js';

/** Of the telling words of a question a sentence says so much at least, by their weight, to be about what is asked. */
const ABOUT_IT = 0.6;
/** Or it is the one that answers, of all, with this likelihood: what a question means is put in other words. */
const LIKELY = 0.2;
/** And so many of its words itself: one rare word is a subject and no statement. */
const FEWEST_SAID = 2;
/** Words that weigh less are of no question: 根据. */
const SLIGHT = 0.1;

/**
 * Yes and no by a sentence that is about what the question says: yes needs each of its names in the sentence or over it, no may be
 * said by one that names another in the place of one of them.
 */
export function proposePolarity(task: ReadingTask, sentence: FoundSentence): Proposed[] {
  const { question, form, knowledge } = task;
  if (sentence.passage.kind === 'heading') return [];
  const named = { asked: question.text, here: knowledge.questions.ownPlace.pattern };
  const unnamed = form.about.filter((writings) => !saysName(sentence, writings, named));
  // What stands only within the name of another may be what is meant, or another: 河南省 in 河南省发改委.
  const missing = unnamed.filter((writings) => !writings.some((one) => says(sentence.passage.text, one)));
  const slot = slotFit(
    slotsOf(question.text, knowledge.questions),
    slotsOf(sentence.passage.text, knowledge.questions),
    { alike: form.about, deputies: knowledge.questions.deputies },
  );
  if (!isOfNames(task, sentence, unnamed, slot)) return [];
  const told = toldIn(task, sentence, unnamed);
  const isAbout = Math.max(told.share, told.withNames) >= ABOUT_IT && saysEnough(task, sentence, unnamed);
  if (!isAbout && sentence.share < LIKELY) return [];
  const isBounded = form.exceeds && knowledge.questions.bounds.pattern.test(sentence.passage.text);
  const isNo = isBounded || missing.length > 0;
  const evidence = [
    ...groundsOf(sentence, form, question),
    ...(told.share > told.alone ? sentencesBefore(sentence) : []),
  ];
  const common = {
    'yes told': told.share,
    'yes told before': told.share - told.alone,
    'yes told with names': told.withNames,
    'yes all told': flag(told.share === 1),
    'yes by meaning': flag(!isAbout),
    'yes other name': flag(missing.length > 0),
    'yes name within': flag(unnamed.length > missing.length),
    'yes other name alone': flag(unnamed.length > 0 && form.about.length === 1),
  };
  const signed = {
    ...signsOf(task, sentence),
    'yes told before sign': told.share - told.alone,
    'yes by meaning sign': flag(!isAbout),
    'yes told sign': flag(told.share === 1),
    'yes exceeds': flag(isBounded),
    'yes slot': slot,
  };
  return (isNo ? [false] : [true, false]).map((yes) => ({
    kind: 'yes',
    reading: { items: [], boolean: yes, evidence, coverage: sentence.coverage },
    features: {
      [`yes ${yes}`]: 1,
      ...common,
      ...Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, yes ? value : -value])),
    },
  }));
}

/**
 * Whether a sentence names what the question does. One name may be missing where the sentence says something of another in its place:
 * where it fills the same words with it, or where it names another one of the same type.
 */
function isOfNames(
  { question, form }: ReadingTask,
  { passage }: Sentence,
  unnamed: readonly (readonly string[])[],
  slot: number,
): boolean {
  if (unnamed.length === 0) return true;
  if (unnamed.length > 1) return false;
  const type = question.names.find(({ text }) => text === unnamed[0]![0])?.reference.type;
  return slot < 0 || form.about.length > 1 || passage.names.some((name) => name.type === type);
}

/** What share of the words of a question a sentence says where it stands, by their weight. */
function toldIn({ form }: ReadingTask, sentence: Sentence, unnamed: readonly (readonly string[])[]) {
  const telling = tellingOf(form.terms);
  const isIn = (some: readonly (readonly string[])[]) => (term: Term) =>
    some.some((writings) => writings.includes(term.written[0]!));
  const besideNames = telling.filter((term) => !isIn(form.about)(term));
  const besideOther = telling.filter((term) => !isIn(unnamed)(term));
  const around = textAround(sentence);
  const before = sentencesBefore(sentence)
    .map(({ text }) => text)
    .join(' ');
  return {
    alone: shareIn(around, besideNames),
    share: shareIn(`${before} ${around}`, besideNames),
    withNames: unnamed.length < form.about.length ? shareIn(around, besideOther) : 0,
  };
}

/**
 * Whether a sentence itself, with what it stands under, says enough of the words of a question that it does not say otherwise; what the
 * question puts in quotation marks is enough.
 */
function saysEnough(
  { form, question }: ReadingTask,
  { passage, under, section }: Sentence,
  unnamed: readonly (readonly string[])[],
): boolean {
  const isOther = ({ written }: Term) => unnamed.some((writings) => writings.includes(written[0]!));
  const heaviest = form.terms
    .filter((term) => term.weight > SLIGHT && !isOther(term))
    .sort((a, b) => b.weight - a.weight);
  const meant = heaviest.slice(0, Math.max(FEWEST_SAID + 1, tellingOf(form.terms).length));
  const said = meant.filter((term) => saysTerm(`${section.heading} ${under} ${passage.text}`, term));
  const isQuoted = ({ said: word }: Term) =>
    [`“${word}”`, `"${word}"`].some((quoted) => question.text.includes(quoted));
  return (
    said.length >= Math.min(FEWEST_SAID, meant.length) ||
    said.some((term) => isQuoted(term) && saysTerm(passage.text, term))
  );
}

const weigh = (some: readonly Term[]) => some.reduce((sum, { weight }) => sum + weight, 0);

const shareIn = (text: string, terms: readonly Term[]): number =>
  terms.length === 0 ? 0 : 1 - weigh(unsaidIn(text, terms)) / weigh(terms);

/** What speaks for yes, and by as much against no. */
function signsOf(task: ReadingTask, { passage }: Sentence): Features {
  const { question, form, cover, knowledge } = task;
  const amount = findAmountSaid(task, passage.text);
  const { denials } = knowledge.questions;
  const telling = tellingOf(form.terms);
  const clauses = splitAtStops(passage.text).map((clause) => ({ clause, said: cover([[clause, 1]]) }));
  const best = Math.max(...clauses.map(({ said }) => said));
  const denies = (text: string) => flag(denials.pattern.test(text));
  const asksDenied = denies(question.frame);
  // Of clauses that say as much of the question each may be meant: denied as far as they deny it.
  const meant = clauses.filter(({ said }) => said === best);
  const denied = meant.filter(({ clause }) => denies(clause)).length / meant.length;
  const numbers = numbersSaid(question.frame, passage.text);
  const said = telling.filter((term) => saysTerm(passage.text, term));
  return {
    'yes denied': denied * (1 - asksDenied),
    'yes denial asked': asksDenied * (1 - denied),
    'yes denied both': asksDenied * denied,
    'yes denied somewhere': denies(passage.text),
    ...denyingFeatures(question.frame, passage.text, {
      cover: (text) => cover([[text, 1]]),
      questions: knowledge.questions,
    }),
    ...scopeFeatures(question.text, passage.text, { terms: form.terms, rules: knowledge.questions }),
    'yes amount same': flag(amount?.isSame === true),
    'yes amount other': flag(amount?.isSame === false),
    'yes amount within': flag(amount?.isWithin === true),
    'yes clause': best,
    'yes own': cover([[passage.text, 1]]),
    'yes missing': Math.min(1, (telling.length - said.length) / 4),
    'yes numbers': numbers ?? 0,
    'yes other number': flag(numbers !== null && numbers < 1),
    'yes together': Math.max(0, ...clauses.map(({ clause }) => shareIn(clause, said))),
  };
}

/** Whether a sentence or its heading says a name; 我市 is the place of those who issued the plan. */
const saysName = (
  { passage, section, under }: Sentence,
  writings: readonly string[],
  { asked, here }: { readonly asked: string; readonly here: RegExp },
): boolean =>
  names(passage, writings, asked) ||
  writings.some((name) => says(`${under} ${section.above.join(' ')} ${section.plan.title}`, name)) ||
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

/** The sentence, what it stands under where that says one of the names, and the one before that says the year that is asked for. */
function groundsOf(
  { passage, section, at, under }: Sentence,
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
  const lead = section.passages
    .slice(0, at)
    .findLast(({ kind, text }) => kind === 'sentence' && under.endsWith(text));
  const over = isWhole ? [] : [heading, lead];
  return [passage, ...[...over, dated].filter((one) => one !== undefined)];
}
