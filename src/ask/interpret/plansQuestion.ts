import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { QuestionRules } from '../../knowledge/rules.js';
import { inAnyCase, replaceEvery } from '../../language/everywhere.js';
import { groupBy } from '../../language/group.js';
import { cutWords } from '../../language/words.js';
import {
  type Condition,
  type FormOf,
  isCorpusPlan,
  isEntity,
  type LinkedName,
  MARK,
  type Question,
} from '../../model/question.js';
import type { IsLight } from '../understand/lightWords.js';
import { type NumberPrefixes, type PlacedCondition, quotedIn, readCriteria } from './criteria.js';
import { deniesAnything, isDenied } from './denied.js';
import { leftover } from './leftover.js';
import { readUnknownName } from './unknownName.js';

/** What is said of plans: by the names of a question, by its other words, by when and as what they were issued. */
interface Conditions {
  readonly where: readonly Condition[];
  readonly not: readonly Condition[];
  /** The words that say so. */
  readonly read: readonly RegExp[];
}

/** A question for plans by what holds of them; null where it asks for something else or says more than is understood. */
export function readPlansQuestion(
  question: Question,
  knowledge: Knowledge,
  { isLight, numberPrefixes }: { readonly isLight: IsLight; readonly numberPrefixes: NumberPrefixes },
): FormOf<'plans'> | null {
  const { questions } = knowledge;
  const { frame } = question;
  const asking = askingForPlans(question, knowledge);
  if (!asking || questions.compares.pattern.test(frame)) return null;
  const criteria = readCriteria(question, knowledge, numberPrefixes);
  const named = byNames(question, asking, questions);
  if (!named) return null;
  const all = [named, byWords(question, criteria, knowledge), byCriteria(question, criteria, knowledge)];
  const where = all.flatMap((part) => part.where);
  const not = all.flatMap((part) => part.not);
  const read = [
    ...all.flatMap((part) => part.read),
    ...[questions.mentions, questions.either, questions.issued, questions.counts].map(
      ({ pattern }) => pattern,
    ),
    ...[questions.latest, questions.earliest].map(({ pattern }) => pattern),
    ...(questions.cites.pattern.test(frame) ? [questions.cites.pattern] : []),
    ...(asking.isBoolean ? [booleanOf(questions)] : []),
  ];
  const left = leftover(frame, read, questions, true);
  const saysMore = left && !(where.length + not.length > 0 && isLight(left));
  if (saysMore || cutsNoun(frame, read, questions)) return null;
  if (not.length === 0 && deniesAnything(frame, questions)) return null;
  const form: FormOf<'plans'> = {
    kind: 'plans',
    where: oneEach(oneIssuer(where)),
    not,
    join: where.length > 1 && isEither(frame, questions) ? 'any' : 'all',
    only: byDayOf(frame, questions),
    of: null,
    as: askedAs(frame, asking, questions),
  };
  return whetherMentioned(form) ?? form;
}

/** Whether one plan mentions a thing: that it does not is told by its text, too. Null where something else is asked. */
function whetherMentioned(form: FormOf<'plans'>): FormOf<'plans'> | null {
  const [one] = form.where.flatMap((condition) => (condition.on === 'is' ? [condition] : []));
  const [said, ...others] = form.where.filter(({ on }) => on !== 'is');
  const isOther = form.as !== 'boolean' || form.not.length > 0 || form.only !== null;
  if (isOther || !one || said?.on !== 'mentions' || others.length > 0) return null;
  return { ...form, where: [said], of: one.plan, as: 'boolean' };
}

const askedAs = (frame: string, { isBoolean }: PlansAsked, questions: QuestionRules) =>
  countsOnly(frame, questions) ? 'count' : isBoolean ? 'boolean' : 'names';

const LONG_NOUN = 3;

/** Whether a noun that is not read has a word of asking in it, as 数字孪生 has 数字: what is left without that says nothing of it. */
function cutsNoun(frame: string, read: readonly RegExp[], { fillers, connectors }: QuestionRules): boolean {
  const rest = read.reduce((text, pattern) => replaceEvery(text, inAnyCase(pattern), '，'), frame);
  const words = [...fillers.zh, ...connectors.zh];
  const isCut = (noun: string) => {
    const within = words.filter((word) => noun.includes(word) && !noun.endsWith(word));
    return within.length > 0 && words.reduce((left, word) => left.replaceAll(word, ''), noun) !== '';
  };
  return cutWords(rest.replace(MARK, '，')).some(
    ({ text, tag }) => text.length >= LONG_NOUN && /^[nx]/.test(tag) && isCut(text),
  );
}

/** Whether one of the things that a question names is enough. */
export const isEither = (frame: string, { either, eitherWords }: QuestionRules): boolean =>
  either.pattern.test(frame) || eitherWords.pattern.test(frame);

/** Which of the plans is meant by when it was issued; null where all are. */
export function byDayOf(frame: string, { latest, earliest }: QuestionRules): FormOf<'plans'>['only'] {
  if (latest.pattern.test(frame)) return 'latest';
  return earliest.pattern.test(frame) ? 'earliest' : null;
}

/** The rule that tells a question for yes or no. */
export const booleanOf = ({ wants }: QuestionRules) => wants.find(({ want }) => want === 'boolean')!.pattern;

/** Whether a question asks for yes or no. */
export const isBooleanAsked = (frame: string, questions: QuestionRules): boolean =>
  booleanOf(questions).test(frame) && !questions.which.pattern.test(frame);
const countsOnly = (frame: string, { counts, which }: QuestionRules) =>
  counts.pattern.test(frame) && !which.pattern.test(frame);

interface PlansAsked {
  /** Whether there are any. */
  readonly isBoolean: boolean;
  /** A plan of the question is named by its document number. */
  readonly byNumber: boolean;
}

/** Whether plans are asked for, or whether one does what the question says; null where neither. */
function askingForPlans(question: Question, knowledge: Knowledge): PlansAsked | null {
  const { frame, names } = question;
  const { questions } = knowledge;
  const plan = names.find(isCorpusPlan);
  const byNumber = plan !== undefined && /[〔[(（]20\d\d[〕\])）]|\[20\d\d\]/.test(plan.text);
  const isBoolean = isBooleanAsked(frame, questions);
  const asks = questions.asksPlans.pattern.test(
    frame.replace(/«[PC]»/g, (mark) => (mark === '«C»' ? '«E»' : mark)),
  );
  // Whether a plan speaks of two things says nothing of whether it joins them: that is for a sentence to say.
  if (isBoolean && names.filter(isEntity).length > 1) return null;
  const saysWords =
    names.length === 1 &&
    questions.mentions.pattern.test(frame) &&
    quotedWords(question, knowledge).length > 0;
  const ofOne = isBoolean && plan !== undefined && (names.length === 2 || saysWords);
  return asks || ofOne || (byNumber && questions.whichOrWhat.pattern.test(frame))
    ? { isBoolean, byNumber }
    : null;
}

function byNames(
  question: Question,
  { isBoolean, byNumber }: PlansAsked,
  questions: QuestionRules,
): Conditions | null {
  const { frame } = question;
  const names = question.names.filter(
    ({ reference }) => !question.ownPlaces.includes(reference.name) || question.names.length === 1,
  );
  const marks = [...frame.matchAll(MARK)].filter((_, i) => names.includes(question.names[i]!));
  const said = {
    isCited: questions.cites.pattern.test(frame),
    isIssued: questions.issued.pattern.test(frame),
    mentions: questions.mentions.pattern.test(frame),
    byNumber,
  };
  const where: Condition[] = [];
  const not: Condition[] = [];
  const plan = names.find(isCorpusPlan);
  names.forEach((name, i) => {
    const condition = conditionOf(name, said);
    const before = i === 0 ? 0 : marks[i - 1]!.index + marks[i - 1]![0].length;
    if (condition) (isDenied(frame.slice(before, marks[i]!.index), questions) ? not : where).push(condition);
  });
  if (names.every((name) => conditionOf(name, said) !== null)) return { where, not, read: [] };
  return isBoolean && plan ? { where: [...where, { on: 'is', plan: plan.reference }], not, read: [] } : null;
}

/** Words in quotation marks that are no kind of text. */
const quotedWords = (question: Question, { heads }: Pick<Knowledge, 'heads'>) =>
  quotedIn(question, 2, 20)
    .map(({ start, text, written }) => ({ text, written, at: start }))
    .filter(({ text }) => !heads.kinds.includes(text));

/** Words in quotation marks, and a name that the graph does not know: which texts say them. */
function byWords(question: Question, criteria: readonly PlacedCondition[], knowledge: Knowledge): Conditions {
  const { questions } = knowledge;
  const { frame } = question;
  const quoted = quotedWords(question, knowledge);
  const unknown = quoted.length === 0 ? readUnknownName(question, { questions }) : null;
  const isOfCriteria = ({ at }: { readonly at: number }) =>
    criteria.some(({ start, end }) => at >= start && at < end);
  const said = unknown
    ? [{ text: unknown, written: unknown, at: frame.indexOf(unknown) }]
    : quoted.filter((one) => !isOfCriteria(one));
  const conditions = said.map(({ text, at }) => ({
    isDenied: isDenied(frame.slice(0, at), questions),
    condition: { on: 'mentions', entity: null, words: [text] } as const,
  }));
  return {
    where: conditions.flatMap((one) => (one.isDenied ? [] : [one.condition])),
    not: conditions.flatMap((one) => (one.isDenied ? [one.condition] : [])),
    read: said.map(({ written }) => new RegExp(escapeRegExp(written))),
  };
}

/** What the question says of their heads, their numbers and dates, of what they cite. */
function byCriteria(
  { frame }: Question,
  criteria: readonly PlacedCondition[],
  knowledge: Knowledge,
): Conditions {
  const said = criteria.map(({ start, end, condition }) => ({
    condition,
    text: frame.slice(start, end),
    isDenied: isDenied(frame.slice(0, start), knowledge.questions),
  }));
  return {
    where: said.flatMap((one) => (one.isDenied ? [] : [one.condition])),
    not: said.flatMap((one) => (one.isDenied ? [one.condition] : [])),
    read: said.map(({ text }) => new RegExp(escapeRegExp(text))),
  };
}

/** A text has one issuer: several are alternatives. */
export function oneIssuer(where: readonly Condition[]): Condition[] {
  const issuers = where.filter((condition) => condition.on === 'issuer');
  const [first, ...others] = issuers;
  if (!first || others.length === 0) return [...where];
  const merged: Condition = { ...first, or: others.map(({ entity }) => entity) };
  return [merged, ...where.filter(({ on }) => on !== 'issuer')];
}

/** A thing that is named twice, in other words in brackets behind it, is one. */
function oneEach(where: readonly Condition[]): Condition[] {
  const naming = where.flatMap((one) =>
    one.on === 'mentions' && one.entity ? [{ ...one, of: one.entity.id }] : [],
  );
  const merged = [...groupBy(naming, ({ of }) => of).values()].map(
    ([first, ...others]): Condition => ({
      on: 'mentions',
      entity: first!.entity,
      words: [...new Set([first!, ...others].flatMap(({ words }) => words))],
    }),
  );
  return [...merged, ...where.filter((one) => one.on !== 'mentions' || !one.entity)];
}

/** A sentence that has such a name in it names the thing; shorter ones stand in other words. */
const TELLING_NAME = /^(?=.*[\u4e00-\u9fff]).{3,}$/;
/** So does what the question itself says: whoever asks what mentions 华为 or QFLP means the word. */
const TELLING_WORD = /[\u4e00-\u9fff]{2}|^(?=(?:.*[A-Z\d]){2})[A-Za-z\d]+$/;

/** What a name of a question says of plans; null for a plan that is only the place to look in. */
function conditionOf(
  { reference, text, writings }: LinkedName,
  said: { isCited: boolean; isIssued: boolean; mentions: boolean; byNumber: boolean },
): Condition | null {
  if (reference.type === 'Indicator') return null;
  if (reference.type === 'Plan') {
    if (reference.external || (said.isCited && !said.byNumber)) return { on: 'cites', plan: reference };
    return said.byNumber ? { on: 'is', plan: reference } : null;
  }
  if (reference.type === 'Institution' && said.isIssued) return { on: 'issuer', entity: reference, or: [] };
  if (!said.mentions) return { on: 'directs', entity: reference };
  const words = [
    ...[reference.name, ...writings].filter((word) => TELLING_NAME.test(word)),
    ...[text].filter((word) => TELLING_WORD.test(word)),
  ];
  return { on: 'mentions', entity: reference, words: [...new Set(words)] };
}
