import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Question } from '../../model/question.js';
import type { ReadSection } from '../../query/rows.js';
import type { Hit } from '../find/passageIndex.js';
import { askedEvidence } from '../interpret/asked.js';
import { comparesAnything, deniesAnything } from '../interpret/denied.js';
import { besideFeatures } from './beside.js';
import { proposeClauses } from './clauses.js';
import { proposeColours } from './colours.js';
import { mostUnsaid } from './coverage.js';
import { proposeDates } from './dates.js';
import { proposeDifferences } from './differences.js';
import { proposeCountedLeads, proposeHeadings, proposeItems, proposeLeads, proposeNamed } from './items.js';
import { proposeJoined } from './joined.js';
import { proposeLevels } from './levels.js';
import { isLed } from './listedItems.js';
import { proposeMatched, proposeWhetherMatched } from './matched.js';
import { proposeCounts } from './numbered.js';
import { proposeNumbers } from './numbers.js';
import { proposeOver } from './over.js';
import { proposePlaces } from './places.js';
import { proposePlansAlike, proposePlansSaying } from './plansSaying.js';
import { proposePolarity } from './polarity.js';
import { listSentences, type Reading } from './sentence.js';
import { proposeSets } from './sets.js';
import { proposeSpelled } from './spelled.js';
import { proposeCompared } from './tables/compared.js';
import { proposeTallies } from './tallies.js';
import {
  type Features,
  type FoundSentence,
  flag,
  numbersSaid,
  type Proposed,
  type ReadingTask,
} from './task.js';
import { formsAsked, proposeTold } from './told.js';
import { proposeUnits } from './units.js';
import { proposeWhetherNumber } from './whetherNumber.js';

/** Sentences that are read for an answer, and that are quoted where they are the answer. */
const MOST_SENTENCES = 12;
const MOST_QUOTED = 5;

/** Whether the names of one are those of another with words up to a verb in front of the first: 全面开展空港型、陆港型 for 空港型、陆港型. */
function isLedForm(
  { reading: one }: Proposed,
  { reading: other }: Proposed,
  { openers, developing }: Knowledge['enumerations'],
): boolean {
  const [first, ...rest] = one.items;
  const own = other.items[0];
  if (!first || !own || rest.length === 0 || one.items.length !== other.items.length) return false;
  const lead = first.name.endsWith(own.name) ? first.name.slice(0, -own.name.length) : '';
  return (
    lead.length > 0 &&
    rest.every(({ name }, i) => name === other.items[i + 1]!.name) &&
    [...openers, ...developing].some((verb) => lead.endsWith(verb))
  );
}

/**
 * Everything in the best sentences that may answer a question, with what is known of it.
 *
 * @param hits the passages that were found, by their ids, the best first
 */
export function proposeReadings(
  task: ReadingTask,
  sections: readonly ReadSection[],
  hits: ReadonlyMap<string, Hit>,
): Proposed[] {
  const best = Math.max(0, ...[...hits.values()].map(({ score }) => score)) || 1;
  const mostAlike = Math.max(0, ...[...hits.values()].map(({ alike }) => alike));
  const ranks = new Map([...hits.keys()].map((id, rank) => [id, rank]));
  const sentences = sections.flatMap((section) => listSentences(section, task.cover));
  const hit = sentences.filter(({ passage }) => hits.has(passage.id));
  const ranked = [...hit].sort((a, b) => ranks.get(a.passage.id)! - ranks.get(b.passage.id)!);
  const measured = ranked.map((sentence, rank): FoundSentence => {
    const { score, alike, share } = hits.get(sentence.passage.id)!;
    return { ...sentence, score: score / best, alike, lessAlike: mostAlike - alike, share, rank };
  });
  const found = measured.slice(0, MOST_SENTENCES);
  const isFirst = ({ section }: FoundSentence, i: number) =>
    found.findIndex((other) => other.section === section) === i;
  const quotable = ranked.map(({ passage }) => passage).filter(({ kind }) => kind !== 'heading');
  const quoted = tellingFirst(task, quotable).slice(0, MOST_QUOTED);
  const together = [
    ...proposePlansSaying(task, hit),
    ...proposePlansAlike(task, measured),
    ...proposeCompared(task, sections),
    ...proposeDifferences(task, sentences),
    ...proposeSets(task, sentences),
  ].map((one) => ({
    ...one,
    features: {
      ...frameFeatures(task.question, one.reading.evidence.map(({ text }) => text).join(' '), task.knowledge),
      ...one.features,
      [`is ${one.kind}`]: 1,
      [`${one.kind} asked`]: askedEvidence(task.asked, one.kind),
    },
  }));
  const told = formsAsked(task);
  const readings = found.flatMap((sentence, i) => {
    const common = commonFeatures(task, sentence);
    const proposed = [
      ...proposeNumbers(task, sentence),
      ...proposeDates(task, sentence),
      ...proposeWhetherNumber(task, sentence),
      ...proposeItems(task, sentence),
      ...proposeSpelled(task, sentence),
      ...proposeMatched(task, sentence),
      ...proposeWhetherMatched(task, sentence),
      ...proposeClauses(task, sentence),
      ...proposeColours(task, sentence),
      ...proposeNamed(task, sentence),
      ...proposeJoined(task, sentence),
      ...proposePolarity(task, sentence),
      ...proposeUnits(task, sentence),
      ...proposeTold(task, sentence, told),
      ...proposePlaces(task, sentence),
      ...(isFirst(sentence, i)
        ? [
            ...proposeHeadings(task, sentence.section),
            ...proposeLeads(task, sentence.section),
            ...proposeCountedLeads(task, sentence.section),
            ...proposeCounts(task, sentence.section),
            ...proposeTallies(task, sentence.section),
          ]
        : []),
      ...(i === 0 ? [...proposeOver(task, found), ...proposeLevels(task, sections)] : []),
      ...(i === 0 && quoted.length > 0 ? [quote(quoted, sentence.coverage)] : []),
    ];
    const kept = proposed.filter(
      (one) => !proposed.some((other) => isLedForm(one, other, task.knowledge.enumerations)),
    );
    const beside = besideFeatures(task, sentence, kept);
    return kept.map((one, at) => ({
      ...one,
      features: {
        ...common,
        ...one.features,
        ...beside[at],
        ...typed(one.kind, common),
        ...(one.kind === 'names' ? { 'names led': flag(isLed(one.reading.items)) } : {}),
        [`${one.kind} asked`]: askedEvidence(task.asked, one.kind),
        ...(one.kind === 'names' && one.reading.items.length > 1
          ? { 'count asked': askedEvidence(task.asked, 'count') }
          : {}),
      },
    }));
  });
  return [...together, ...readings];
}

/** What something is, is told first by what begins with its name. */
function tellingFirst<Said extends { readonly text: string }>(
  { question: { frame, names }, knowledge }: ReadingTask,
  said: readonly Said[],
): readonly Said[] {
  if (!knowledge.questions.whatIs.pattern.test(frame)) return said;
  const called = names.flatMap(({ reference, writings }) => [reference.name, ...writings]);
  const begins = ({ text }: Said) => called.some((name) => text.startsWith(name));
  return [...said.filter(begins), ...said.filter((one) => !begins(one))];
}

/** What the best sentences say themselves. */
const quote = (evidence: Reading['evidence'], coverage: number): Proposed => ({
  kind: 'passages',
  reading: { items: [], boolean: null, evidence, coverage },
  features: {},
});

/** Candidates of each kind have weights of their own for how well their sentence was found. */
const typed = (kind: string, { coverage, score, alike, share, first }: Features): Features => ({
  [`is ${kind}`]: 1,
  [`${kind} coverage`]: coverage!,
  [`${kind} score`]: score!,
  [`${kind} alike`]: alike!,
  [`${kind} share`]: share!,
  [`${kind} first`]: first!,
});

function commonFeatures(
  { question, form, cover, knowledge }: ReadingTask,
  { passage, under, section, coverage, score, alike, lessAlike, share, rank }: FoundSentence,
): Features {
  return {
    ...frameFeatures(question, `${passage.text} ${under} ${section.plan.title}`, knowledge),
    coverage,
    score,
    alike,
    'less alike': lessAlike,
    share,
    own: cover([[passage.text, 1]]),
    first: flag(rank === 0),
    rank: 1 / (1 + rank),
    'in plan': flag(form.plan !== null),
    about: Math.min(1, form.terms.reduce((sum, { weight }) => sum + weight, 0) / ABOUT_MUCH),
    sentence: flag(passage.kind === 'sentence'),
    'most unsaid': mostUnsaid(
      form.terms,
      `${passage.text} ${under} ${section.above.join(' ')} ${section.plan.title}`,
    ),
    'units unasked': flag(
      form.want !== 'units' &&
        knowledge.relations.responsible.pattern.test(passage.text.slice(0, LABEL_LENGTH)),
    ),
  };
}

/** 责任单位：, and a bracket before it. */
const LABEL_LENGTH = 6;

/** What binds the answer to a question, and whether its evidence says so. */
export function frameFeatures(
  { frame, askedIn }: Question,
  said: string,
  { questions }: Knowledge,
): Features {
  return {
    english: flag(askedIn === 'en'),
    numbers: numbersSaid(frame, said) ?? 1,
    'denial unsaid': flag(deniesAnything(frame, questions) && !questions.denials.pattern.test(said)),
    compares: flag(comparesAnything(frame, questions)),
    only: flag(questions.only.pattern.test(frame)),
  };
}

/** The weight of the words of a long question. */
const ABOUT_MUCH = 8;
