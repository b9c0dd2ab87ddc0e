import type { Knowledge } from '../../knowledge/knowledge.js';
import {
  type Condition,
  type FormOf,
  isCorpusPlan,
  isEntity,
  type LinkedName,
  type LogicalForm,
  logicalForm,
  type Question,
  type Reference,
} from '../../model/question.js';
import type { IsLight } from '../understand/lightWords.js';
import type { ReadTerms } from '../understand/terms.js';
import type { NumberPrefixes } from './criteria.js';
import { readIntent } from './intents.js';
import { leftover } from './leftover.js';
import { readLooseFigures } from './looseFigures.js';
import { quoteMentioned, withKindsOfPlans } from './mentionedWords.js';
import { readPlanFacts } from './planFacts.js';
import { readPlanSets, type WeighedForm } from './planSet.js';
import { isBooleanAsked, readPlansQuestion } from './plansQuestion.js';
import { readRelation, readRepeals } from './relations.js';
import { findForeignName, readUnknownName } from './unknownName.js';
import { readWordsQuestion } from './wordsQuestion.js';

/** What is known of the words of questions beside the names. */
export interface QuestionWords {
  readonly readTerms: ReadTerms;
  readonly isLight: IsLight;
  readonly nearest: (name: string) => Reference[];
  /** Whether a text says just this. */
  readonly hasText: (said: string) => boolean;
  /** What document numbers that the graph knows begin with. */
  readonly numberPrefixes: NumberPrefixes;
}

/** What a question may mean. */
export interface Meanings {
  /** All words of the question are accounted for: the first one that the graph answers, and that is sure, is taken. */
  readonly literal: readonly LogicalForm[];
  /** Some are not: the likeliest of the answers is taken. */
  readonly weighed: readonly WeighedForm<LogicalForm>[];
}

/** What a question may mean, the most literal first. Empty where its words fit nothing. */
export function interpretQuestion(asked: Question, knowledge: Knowledge, words: QuestionWords): Meanings {
  const { readTerms, nearest, hasText } = words;
  const question = withKindsOfPlans(asked, knowledge);
  const relation = readRelation(question, knowledge);
  const only =
    readRepeals(question, knowledge) ??
    plansOfBareName(question) ??
    (relation?.isOnly ? relation.form : null);
  if (only) return { literal: [logicalForm.parse(only)], weighed: [] };
  if (knowledge.questions.placeOf.pattern.test(question.frame)) return { literal: [], weighed: [] };
  const worded = readWordsQuestion(question, knowledge, readTerms);
  const foreign = findForeignName(
    question,
    worded.flatMap((form) => (form.kind === 'reading' ? form.terms : [])),
  );
  const unknown = readUnknownName(question, knowledge);
  const name =
    foreign ??
    (unknown !== null && isNoName(unknown, question, { questions: knowledge.questions, readTerms })
      ? null
      : unknown);
  const quoted = quoteMentioned(question, knowledge, hasText);
  const sets = readPlanSets(quoted ?? question, knowledge, words);
  const figures = readLooseFigures(question, knowledge, readTerms);
  const literal = [
    relation?.form ?? null,
    pathBetween(question, knowledge),
    readIntent(question, knowledge),
    readPlansQuestion(question, knowledge, words) ?? (quoted && readPlansQuestion(quoted, knowledge, words)),
    ...sets.filter((set) => isAccounted(set, question, knowledge)).map(({ form }) => form),
    ...worded.filter(isWhole),
    name === null ? null : ({ kind: 'unknownName', name, nearest: nearest(name) } as const),
  ];
  // Sentences that do not say a foreign name say nothing of what it names.
  const weighed = foreign
    ? []
    : [
        ...sets,
        ...readPlanFacts(question, knowledge),
        ...(figures ? [figures] : []),
        ...worded.filter((form) => !isWhole(form)).map((form) => ({ form, features: {} })),
      ];
  return {
    literal: literal.filter((form) => form !== null).map((form) => logicalForm.parse(form)),
    weighed: weighed.map(({ form, features }) => ({ form: logicalForm.parse(form), features })),
  };
}

/**
 * Whether what looks like a name is none: several words that the texts all have, joined; or words that are written small in English,
 * where nobody has looked for what they are in Chinese.
 */
function isNoName(name: string, question: Question, { questions, readTerms }: NameRules): boolean {
  if (!/[A-Z\u4e00-\u9fff]/.test(name)) return true;
  if (!questions.mentionedBetween.pattern.test(name)) return false;
  const terms = readTerms({ ...question, text: name, frame: name, names: [] }, [], []);
  return terms.length > 1 && terms.every(readTerms.isSaid);
}

type NameRules = Pick<Knowledge, 'questions'> & Pick<QuestionWords, 'readTerms'>;

/** Words that weigh less together say nothing that would change which plans are meant. */
const NEXT_TO_NOTHING = 0.05;

/** Whether what a question says of the heads of plans is all that it says, and it asks for those plans or whether one is such. */
function isAccounted(
  { form, features }: WeighedForm<FormOf<'plans'>>,
  { frame, names }: Question,
  { questions }: Knowledge,
): boolean {
  if (!form.of && names.some((name) => isLeftOut(name, form))) return false;
  const isTold = features['plans told'] === 1 && features['plans head']! > 0;
  if (!isTold || features['plans left']! > NEXT_TO_NOTHING) return false;
  return form.of
    ? isBooleanAsked(frame, questions)
    : questions.asksPlans.pattern.test(frame) && !isBooleanAsked(frame, questions);
}

/** Whether plans that are asked for have nothing to do with an indicator or a plan that the question names: it asks for a target, or for one of those. */
const isLeftOut = (name: LinkedName, { where, not }: FormOf<'plans'>): boolean =>
  name.reference.type === 'Indicator' ||
  (isCorpusPlan(name) &&
    ![...where, ...not].some((one) => 'plan' in one && one.plan?.id === name.reference.id));

/** Whether a form that some words of a question ask for stands for all of it: what is compared, ranked, joined or counted. */
const isWhole = (form: LogicalForm): boolean =>
  form.kind === 'measured'
    ? form.by !== null || form.among.length > 0 || form.of !== 'value' || form.as === 'boolean'
    : form.kind !== 'reading' && form.kind !== 'numbered';

/**
 * Whether an answer to a form that accounts for all words is right where there is one. What any relationship joins to a thing, and what
 * several plans measure, may be more or less than a question means: they are weighed against what sentences say. The industries of a
 * thing for which no plan is named are told by all plans that tell some: no sentence tells those of several.
 *
 * @param plans how many plans tell the answer
 */
export function isSaidOutright(form: LogicalForm, plans: number): boolean {
  if (form.kind !== 'related') return form.kind !== 'measured' || form.among.length === 0;
  const isOfAllPlans = form.type === 'Industry' && form.plan === null && plans > 1;
  return form.side !== 'any' || form.type === 'any' || isOfAllPlans;
}

/** A name alone asks for the plans that direct something at it, as in a search. */
function plansOfBareName({ names, frame }: Question): LogicalForm | null {
  const [named] = names;
  if (!named || !/^«E»[?？。.!！]?$/.test(frame.trim())) return null;
  const where: Condition[] = [{ on: 'directs', entity: named.reference }];
  return { kind: 'plans', where, join: 'all', not: [], only: null, of: null, as: 'names' };
}

/** How two things are connected, or all that has to do with one. */
function pathBetween({ names, frame }: Question, { questions }: Knowledge): LogicalForm | null {
  const [from, to, ...more] = names.filter(isEntity).map(({ reference }) => reference);
  if (from && to && more.length === 0 && names.length === 2 && questions.connected.pattern.test(frame))
    return { kind: 'path', from, to };
  const asksAll = from && !to && names.length === 1 && questions.everything.pattern.test(frame);
  if (asksAll && !leftover(frame, [questions.everything.pattern], questions, true))
    return { kind: 'related', entity: from, type: 'any', plan: null, side: 'any', depth: 1 };
  return null;
}
