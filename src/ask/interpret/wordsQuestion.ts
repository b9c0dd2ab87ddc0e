import type { Knowledge } from '../../knowledge/knowledge.js';
import type { EntityType } from '../../model/entity.js';
import {
  type FormOf,
  isCorpusPlan,
  isEntity,
  type LogicalForm,
  type Question,
  type Wanted,
} from '../../model/question.js';
import type { ReadTerms } from '../understand/terms.js';
import { splitDescription } from './described.js';
import { factsAsked, YEAR, yearOf } from './intents.js';
import {
  englishNoun,
  headingNoun,
  isEntityType,
  nounOf,
  OPEN,
  readWant,
  sizeOf,
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

/** Forms that find sentences and targets by the words of the question. */
export function readWordsQuestion(
  asked: Question,
  knowledge: Knowledge,
  readTerms: ReadTerms,
): LogicalForm[] {
  const { question: rest, described } = splitDescription(asked, knowledge, readTerms);
  const question = withoutKind(rest);
  const { questions } = knowledge;
  const { frame } = question;
  if (questions.persons.pattern.test(frame)) return [];
  const plans = question.names.filter(isCorpusPlan).map(({ reference }) => reference);
  const plan = plans[0] ?? null;
  const isCompared = plans.length > 1 && questions.sameness.pattern.test(frame);
  const asksFor = readWant(question, knowledge);
  const rule = asksFor ?? OPEN;
  if (questions.mostPlans.pattern.test(frame)) {
    const type = questions.wants.find(({ want, pattern }) => isEntityType(want) && pattern.test(frame))?.want;
    const noun =
      /哪[个一些]*((?:开发|园|新|片)?区|县|镇|产业园|实验室|大学|高校)(?!域)/.exec(frame)?.[1] ?? null;
    return type && question.names.length === 0
      ? [{ kind: 'ranked', type: type as EntityType, noun, not: [...question.ownPlaces] }]
      : [];
  }
  const facts = described ? factsAsked(frame, questions) : [];
  if (facts.length > 0) return [{ kind: 'factOf', plan: null, described, facts }];
  const ofUnits = rule.want === 'units' ? [questions.leads.pattern, questions.assists.pattern] : [];
  const asking = [rule.pattern, YEAR, ...ofUnits, ...(isCompared ? [questions.sameness.pattern] : [])];
  const terms = readTerms(question, asking, []);
  const extreme = questions.lowest.pattern.test(frame)
    ? 'lowest'
    : questions.highest.pattern.test(frame)
      ? 'highest'
      : null;
  const counted = sizeOf(frame, questions.numbers);
  const zones = question.names.filter(({ reference }) => reference.type === 'Zone');
  const change = changeAsked(frame, knowledge);
  const fromBase = (pattern: RegExp) => [pattern, questions.baselines.pattern];
  const figures: Readonly<Record<FormOf<'measured'>['of'], readonly RegExp[]>> = {
    value: [],
    baseline: [questions.baselines.pattern],
    growth: [questions.growths.pattern],
    increase: fromBase(questions.increases.pattern),
    rate: fromBase(questions.rates.pattern),
    multiple: fromBase(questions.multiples.pattern),
  };
  const measured = (by: FormOf<'measured'>['by'], of: FormOf<'measured'>['of'] = 'value'): LogicalForm => ({
    kind: 'measured',
    terms: readTerms(
      question,
      [...asking, questions.highest.pattern, questions.lowest.pattern, ...figures[of]],
      rule.nouns,
    ).filter(({ said }) => !zones.some(({ text }) => text === said)),
    plan: isCompared ? null : plan,
    among: isCompared ? plans : [],
    described,
    zone: zones.find(({ reference }) => !question.ownPlaces.includes(reference.name))?.reference ?? null,
    year: change === null ? yearOf(question) : Math.max(...yearsOf(frame)),
    extreme,
    by,
    of,
    as: rule.want === 'boolean' && !isCompared ? 'boolean' : 'values',
    isLoose: false,
  });
  const isSet = rule.want === 'boolean' && questions.setsNumber.pattern.test(frame);
  const noun = nounOf(frame, rule.pattern.exec(frame)?.[0] ?? '');
  const phrase = englishNoun(question.text);
  const called = noun
    ? [noun]
    : phrase && !rule.nouns.includes(phrase.split(' ').at(-1)!.toLowerCase())
      ? (readTerms({ ...question, text: phrase, frame: phrase, names: [] }, [], []).at(-1)?.written ?? [])
      : [];
  const reading = (want: Wanted): LogicalForm => ({
    kind: 'reading',
    want,
    terms,
    about: question.names
      .filter((name) => isEntity(name) && !question.ownPlaces.includes(name.reference.name))
      .map(({ text, writings }) => [text, ...writings]),
    plan,
    described,
    called,
    many: questions.several.pattern.test(frame),
    size: counted,
    role: questions.leads.pattern.test(frame)
      ? 'leading'
      : questions.assists.pattern.test(frame)
        ? 'assisting'
        : 'any',
    exceeds: questions.exceeds.pattern.test(frame),
    given: (frame.match(/\d+(?:\.\d+)?/g) ?? []).map(Number),
    dimension: questions.measures.find(({ pattern }) => pattern.test(frame))?.dimension ?? null,
  });
  const heading = headingNoun(frame);
  if (heading && rule.want === 'Project' && terms.length === 0)
    terms.push({ said: heading, written: [heading], weight: 1 });
  const headed: LogicalForm[] =
    heading && plan
      ? [
          {
            kind: 'headed',
            plan,
            noun: heading,
            as: rule.want === 'number' || questions.counts.pattern.test(frame) ? 'count' : 'names',
          },
        ]
      : [];
  const entities = question.names.filter(isEntity);
  const others = readTerms(question, asking, rule.nouns).filter(
    ({ said }) => !question.names.some(({ text }) => text === said),
  ).length;
  const related: LogicalForm[] =
    entities.length === 1 && others === 0 && (isEntityType(rule.want) || rule.want === 'any')
      ? [
          {
            kind: 'related',
            entity: entities[0]!.reference,
            type: rule.want as EntityType | 'any',
            plan,
            side: 'any',
            depth: 1,
          },
        ]
      : [];
  if (related.length > 0 && questions.stands.pattern.test(frame)) return related;
  const numbers = (): LogicalForm[] => {
    if (isCompared) return [measured(null)];
    if (rule.want === 'boolean') return isSet && plan ? [measured(null)] : [];
    if (change) return [measured(null, change)];
    if (questions.baselines.pattern.test(frame)) return [measured(null, 'baseline')];
    if (questions.growths.pattern.test(frame)) return [measured(null, 'growth')];
    if (extreme && (rule.want === 'Zone' || rule.want === 'Industry' || rule.want === 'Plan'))
      return [measured(rule.want)];
    return rule.want === 'number' || !asksFor ? [measured(null)] : [];
  };
  const isThing = isEntityType(rule.want) || rule.want === 'units' || rule.want === 'Plan';
  const saysEnough =
    (terms.length > 1 || (terms.length > 0 && question.names.length > 0)) &&
    !questions.growths.pattern.test(frame);
  return [...headed, ...numbers(), ...related, ...(saysEnough ? [reading(isThing ? rule.want : 'any')] : [])];
}
