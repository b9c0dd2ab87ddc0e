import type { Knowledge } from '../../knowledge/knowledge.js';
import { cutWords } from '../../language/words.js';
import type { EntityType } from '../../model/entity.js';
import {
  type Described,
  type FormOf,
  isCorpusPlan,
  isEntity,
  type LogicalForm,
  MARK,
  type Question,
  type Reference,
  type Term,
  type Wanted,
} from '../../model/question.js';
import type { ReadTerms } from '../understand/terms.js';
import { splitDescription } from './described.js';
import { factsAsked, numbersOf, YEAR, yearOf } from './intents.js';
import {
  englishNoun,
  headingNounOf,
  isEntityType,
  nounOf,
  OPEN,
  readWant,
  sizeOf,
  type Want,
  withoutKind,
} from './wants.js';

const CHANGES = [
  { of: 'multiple', rule: 'multiples' },
  { of: 'rate', rule: 'rates' },
  { of: 'increase', rule: 'increases' },
] as const;

const yearsOf = (frame: string): number[] => (frame.match(/20\d\d/g) ?? []).map(Number);

/** What a question asks of the change from one year to another; null where it names none, or asks for a year's growth. */
function changeAsked(frame: string, { questions }: Knowledge): (typeof CHANGES)[number]['of'] | null {
  const years = new Set(yearsOf(frame));
  const isFrom = years.size === 2 || (years.size === 1 && questions.baselines.pattern.test(frame));
  if (!isFrom || questions.growths.pattern.test(frame)) return null;
  return CHANGES.find(({ rule }) => questions[rule].pattern.test(frame))?.of ?? null;
}

type Measured = FormOf<'measured'>;

/** A question whose words are looked for, with what they ask. */
interface Asking {
  readonly question: Question;
  readonly described: Described | null;
  readonly knowledge: Knowledge;
  readonly readTerms: ReadTerms;
  /** The plans that it names. */
  readonly plans: readonly Reference[];
  /** Whether it asks if they say the same. */
  readonly isCompared: boolean;
  /** What it asks for; `OPEN` where its words are none of asking. */
  readonly want: Want;
  /** Its words of asking, which are looked for in no sentence. */
  readonly words: readonly RegExp[];
  /** What the headings of a plan count with, where it asks for that. */
  readonly heading: string | null;
  /** Its other words. */
  readonly terms: readonly Term[];
  /** Whether one of its words is of a rule. */
  readonly says: (rule: { readonly pattern: RegExp }) => boolean;
}

/** Forms that find sentences and targets by the words of the question. */
export function readWordsQuestion(
  asked: Question,
  knowledge: Knowledge,
  readTerms: ReadTerms,
): LogicalForm[] {
  const { question: rest, described } = splitDescription(asked, knowledge, readTerms);
  const { questions } = knowledge;
  const question = withoutKind(rest, questions.things);
  const { frame } = question;
  if (questions.persons.pattern.test(frame)) return [];
  if (questions.mostPlans.pattern.test(frame)) return rankedForms(question, knowledge);
  const facts = described ? factsAsked(frame, questions) : [];
  if (facts.length > 0) return [{ kind: 'factOf', plan: null, described, facts }];
  const asking = readAsking(question, described, knowledge, readTerms);
  const related = relatedForms(asking);
  if (related.length > 0 && asking.says(questions.stands)) return [...related, ...readingForms(asking)];
  return [
    ...headedForms(asking),
    ...numberedForms(asking),
    ...measuredForms(asking),
    ...related,
    ...readingForms(asking),
  ];
}

/** Which of the things of a type most plans direct something at. */
function rankedForms({ frame, names, ownPlaces }: Question, { questions }: Knowledge): LogicalForm[] {
  const type = questions.wants.find(({ want, pattern }) => isEntityType(want) && pattern.test(frame))?.want;
  if (!type || names.length > 0) return [];
  const noun = questions.things.rankedNoun.pattern.exec(frame)?.groups?.noun ?? null;
  return [{ kind: 'ranked', type: type as EntityType, noun, not: [...ownPlaces] }];
}

function readAsking(
  question: Question,
  described: Described | null,
  knowledge: Knowledge,
  readTerms: ReadTerms,
): Asking {
  const { questions } = knowledge;
  const { frame } = question;
  const says = ({ pattern }: { readonly pattern: RegExp }) => pattern.test(frame);
  const plans = question.names.filter(isCorpusPlan).map(({ reference }) => reference);
  const isCompared = plans.length > 1 && says(questions.sameness);
  const want = readWant(question, knowledge) ?? OPEN;
  const words = [
    want.pattern,
    YEAR,
    ...(want.want === 'units' ? [questions.leads.pattern, questions.assists.pattern] : []),
    ...(isCompared ? [questions.sameness.pattern] : []),
  ];
  const found = termsOf(question, words, readTerms, plans.length > 0);
  const heading = headingNounOf(frame, questions.things);
  const isHeadingAlone = heading && want.want === 'Project' && found.length === 0;
  const terms = isHeadingAlone ? [{ said: heading, written: [heading], weight: 1 }] : found;
  return { question, described, knowledge, readTerms, plans, isCompared, want, words, heading, terms, says };
}

/** The words of a question; in a plan that it names it may be about words of asking too: 以哪六大产业为发展重点. */
function termsOf(
  question: Question,
  words: readonly RegExp[],
  readTerms: ReadTerms,
  isOfPlan: boolean,
): Term[] {
  const found = readTerms(question, words, []);
  return found.length > 0 || !isOfPlan ? found : contentWords(question.frame);
}

/** The nouns and verbs of a frame, each as it stands. */
const contentWords = (frame: string): Term[] =>
  cutWords(frame.replace(MARK, '，'))
    .filter(({ text, tag }) => text.length > 1 && /^[nv]/.test(tag))
    .map(({ text }) => ({ said: text, written: [text], weight: 1 }));

/** The headings of a plan that count with the word that is asked for, where nothing more is said of them. */
function headedForms({ heading, plans: [plan], want, says, knowledge, terms }: Asking): LogicalForm[] {
  const saysMore = terms.some(({ said }) => !heading?.includes(said) && !said.includes(heading ?? ''));
  // What has the most or the least in one of them, or whether it is so, is not the list of them.
  const isOther = want.want === 'boolean' || says(knowledge.questions.superlatives);
  if (!heading || !plan || saysMore || isOther) return [];
  const isCount = want.want === 'number' || says(knowledge.questions.counts);
  return [{ kind: 'headed', plan, noun: heading, as: isCount ? 'count' : 'names' }];
}

/** What a plan numbers, where the question asks how far. */
function numberedForms({ plans: [plan], says, knowledge: { questions } }: Asking): LogicalForm[] {
  return plan && says(questions.numbered) ? [{ kind: 'numbered', plan }] : [];
}

/** What relationships join to the one thing that the question names, where it says nothing more. */
function relatedForms({ question, want, words, readTerms, plans }: Asking): LogicalForm[] {
  const [entity, ...others] = question.names.filter(isEntity);
  if (!entity || others.length > 0 || !isEntityType(want.want)) return [];
  const saysMore = readTerms(question, words, want.nouns).some(
    ({ said }) => !question.names.some(({ text }) => text === said),
  );
  if (saysMore) return [];
  const type = want.want as EntityType;
  return [{ kind: 'related', entity: entity.reference, type, plan: plans[0] ?? null, side: 'any', depth: 1 }];
}

/** Targets whose value, past value or change the question asks for, or which of them is the extreme one. */
function measuredForms(asking: Asking): LogicalForm[] {
  const { question, knowledge, isCompared, want, says, plans } = asking;
  const { questions } = knowledge;
  if (isCompared) return [measured(asking, null)];
  if (want.want === 'boolean') {
    // Whether there is a number is asked without one; with one, whether it is that.
    const isOfAny = says(questions.setsNumber) && numbersOf(question.frame).length === 0;
    return isOfAny && plans.length > 0 ? [measured(asking, null)] : [];
  }
  const figure = figureAsked(asking);
  if (figure) return [measured(asking, null, figure)];
  const isExtreme = extremeAsked(asking) !== null;
  if (isExtreme && (want.want === 'Zone' || want.want === 'Industry' || want.want === 'Plan'))
    return [measured(asking, want.want)];
  return want.want === 'number' || want === OPEN ? [measured(asking, null)] : [];
}

/** What a question asks of a target beside its value. */
function figureAsked({ question, knowledge, says }: Asking): Measured['of'] | null {
  const change = changeAsked(question.frame, knowledge);
  if (change) return change;
  if (says(knowledge.questions.baselines)) return 'baseline';
  return says(knowledge.questions.growths) ? 'growth' : null;
}

function extremeAsked({ says, knowledge: { questions } }: Asking): Measured['extreme'] {
  if (says(questions.lowest)) return 'lowest';
  return says(questions.highest) ? 'highest' : null;
}

/** The words that ask for a figure. */
function wordsOfFigure(of: Measured['of'], { questions }: Knowledge): RegExp[] {
  const { baselines, growths, increases, rates, multiples } = questions;
  switch (of) {
    case 'value':
      return [];
    case 'baseline':
      return [baselines.pattern];
    case 'growth':
      return [growths.pattern];
    default: {
      const rule = { increase: increases, rate: rates, multiple: multiples }[of];
      return [rule.pattern, baselines.pattern];
    }
  }
}

function measured(asking: Asking, by: Measured['by'], of: Measured['of'] = 'value'): LogicalForm {
  const { question, knowledge, readTerms, words, want, isCompared, plans, described } = asking;
  const { highest, lowest } = knowledge.questions;
  const zones = question.names.filter(({ reference }) => reference.type === 'Zone');
  const asked = [...words, highest.pattern, lowest.pattern, ...wordsOfFigure(of, knowledge)];
  const isChange = changeAsked(question.frame, knowledge) !== null;
  return {
    kind: 'measured',
    terms: readTerms(question, asked, want.nouns).filter(
      ({ said }) => !zones.some(({ text }) => text === said),
    ),
    plan: isCompared ? null : (plans[0] ?? null),
    among: isCompared ? [...plans] : [],
    described,
    zone: zones.find(({ reference }) => !question.ownPlaces.includes(reference.name))?.reference ?? null,
    year: isChange ? Math.max(...yearsOf(question.frame)) : yearOf(question),
    extreme: extremeAsked(asking),
    by,
    of,
    as: want.want === 'boolean' && !isCompared ? 'boolean' : 'values',
    isLoose: false,
  };
}

/** Sentences that say the words of the question, where they are enough to tell one. */
function readingForms(asking: Asking): LogicalForm[] {
  const { question, terms, want, says, knowledge } = asking;
  const isEnough = terms.length > 1 || (terms.length > 0 && question.names.length > 0);
  if (!isEnough || says(knowledge.questions.growths)) return [];
  const isThing = isEntityType(want.want) || want.want === 'units' || want.want === 'Plan';
  return [reading(asking, isThing ? want.want : 'any')];
}

function reading(asking: Asking, want: Wanted): LogicalForm {
  const { question, knowledge, terms, plans, described, says } = asking;
  const { questions } = knowledge;
  const { frame } = question;
  return {
    kind: 'reading',
    want,
    terms: [...terms],
    about: question.names
      .filter((name) => isEntity(name) && !question.ownPlaces.includes(name.reference.name))
      .map(({ text, writings }) => [text, ...writings]),
    plan: plans[0] ?? null,
    described,
    called: nounsAsked(asking),
    many: says(questions.several),
    size: sizeOf(frame, questions),
    role: roleAsked(asking),
    exceeds: says(questions.exceeds),
    given: (frame.match(/\d+(?:\.\d+)?/g) ?? []).map(Number),
    dimension: questions.measures.find(says)?.dimension ?? null,
  };
}

/** What plans may call the things that the question asks for. */
function nounsAsked({ question, want, readTerms, knowledge }: Asking): string[] {
  const { things } = knowledge.questions;
  const noun = nounOf(question.frame, want.pattern.exec(question.frame)?.[0] ?? '', things);
  if (noun) return [noun];
  const phrase = englishNoun(question.text, things);
  if (!phrase || want.nouns.includes(phrase.split(' ').at(-1)!.toLowerCase())) return [];
  const [term] = readTerms({ ...question, text: phrase, frame: phrase, names: [] }, [], []).slice(-1);
  return [...(term?.written ?? [])];
}

function roleAsked({ says, knowledge: { questions } }: Asking): FormOf<'reading'>['role'] {
  if (says(questions.leads)) return 'leading';
  return says(questions.assists) ? 'assisting' : 'any';
}
