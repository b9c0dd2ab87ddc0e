import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf, Question } from '../../model/question.js';
import type { ReadTerms } from '../understand/terms.js';
import { splitDescription } from './described.js';
import { YEAR } from './intents.js';
import type { WeighedForm } from './planSet.js';

/** Words that say how a figure is asked for, and nothing of what it measures. */
const HOW = [
  'baselines',
  'growths',
  'increases',
  'rates',
  'multiples',
  'sameness',
  'lowest',
  'asksPlans',
  'counts',
] as const;

/** The targets that hold the words of a question, whatever it asks of them; null where it has no such words. */
export function readLooseFigures(
  asked: Question,
  knowledge: Knowledge,
  readTerms: ReadTerms,
): WeighedForm<FormOf<'measured'>> | null {
  const { questions } = knowledge;
  const { question, described } = splitDescription(asked, knowledge, readTerms);
  const asking = [...HOW.map((rule) => questions[rule].pattern), questions.highest.pattern, YEAR];
  const number = questions.wants.find(({ want }) => want === 'number')!;
  const zones = question.names.filter(
    ({ reference }) => reference.type === 'Zone' && !question.ownPlaces.includes(reference.name),
  );
  const terms = readTerms(question, [number.pattern, ...asking], number.nouns).filter(
    ({ said }) => !zones.some(({ text }) => text === said),
  );
  if (terms.length === 0) return null;
  return {
    form: {
      kind: 'measured',
      terms,
      plan: null,
      among: [],
      described,
      zone: zones[0]?.reference ?? null,
      year: null,
      extreme: null,
      by: null,
      of: 'value',
      as: 'values',
      isLoose: true,
    },
    features: {},
  };
}
