import type { Hit } from '../../src/ask/find/passageIndex.js';
import { ASKED, type AskedFor } from '../../src/ask/interpret/asked.js';
import { proposeReadings } from '../../src/ask/passages/candidates.js';
import { makeCoverage } from '../../src/ask/passages/coverage.js';
import type { Proposed, ReadingTask } from '../../src/ask/passages/task.js';
import type { PassageKind } from '../../src/model/plan.js';
import { type FormOf, logicalForm, type Question, type Term } from '../../src/model/question.js';
import type { ReadName, ReadPassage, ReadSection } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';

const PLAN = { id: 'p', title: '甲市产业发展规划', issuer: '甲市人民政府' };

/** A name of a type as the graph has it. */
export const named = (text: string, type: string): ReadName => ({
  text,
  type,
  name: text,
  aliases: [],
  nameEn: null,
  kind: null,
});

/** A passage of the plan, with the names that stand in it. */
export function passage(
  text: string,
  kind: PassageKind = 'sentence',
  names: readonly ReadName[] = [],
): ReadPassage {
  return {
    id: text,
    kind,
    file: 'a.txt',
    line: 1,
    page: null,
    start: 0,
    end: text.length,
    text,
    section: '',
    plan: PLAN,
    names,
  } as ReadPassage;
}

/** A section with its heading and sentences. */
export const section = (heading: ReadPassage, passages: readonly ReadPassage[]): ReadSection => ({
  plan: PLAN,
  id: heading.text,
  heading: heading.text.replace(/^.*?[：、]/, ''),
  above: [],
  described: [],
  passages: [heading, ...passages],
  children: [],
  units: [],
});

/** A question without names, in the language of its words. */
export const nameless = (text: string): Question => ({
  text,
  frame: text,
  askedIn: /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en',
  language: 'zh',
  names: [],
  ownPlaces: [],
});

const question = (frame: string, industries: readonly string[]): Question => {
  const names = industries.map((text) => ({
    text,
    reference: { type: 'Industry', name: text },
    writings: [],
  }));
  return { text: frame, askedIn: 'zh', language: 'zh', frame, names, ownPlaces: [] } as unknown as Question;
};

/** A question that says some words and names, as its sentences are read for an answer. */
export function taskOf(
  frame: string,
  {
    words,
    slight = [],
    about = [],
    industries = [],
    given = [],
    ...more
  }: {
    words: readonly string[];
    /** Words that say little of what the question is about. */
    slight?: readonly string[];
    about?: readonly string[];
    industries?: readonly string[];
    /** Numbers that the question gives. */
    given?: readonly number[];
  } & Partial<
    Pick<FormOf<'reading'>, 'want' | 'called' | 'many' | 'size' | 'role' | 'exceeds' | 'dimension'>
  >,
): ReadingTask {
  const weigh = (some: readonly string[], weight: number): Term[] =>
    some.map((said) => ({ said, written: [said], weight }));
  const terms = [...weigh(words, 1), ...weigh(slight, 0.2)];
  const form = logicalForm.parse({
    kind: 'reading',
    want: 'any',
    terms,
    about: about.map((name) => [name]),
    plan: null,
    described: null,
    called: [],
    many: false,
    size: null,
    role: 'any',
    exceeds: false,
    given,
    dimension: null,
    ...more,
  }) as FormOf<'reading'>;
  const asked = Object.fromEntries(ASKED.map((kind) => [kind, 1 / ASKED.length])) as Record<
    string,
    number
  > as AskedFor;
  return {
    question: question(frame, industries),
    form,
    asked,
    cover: makeCoverage(terms),
    knowledge,
    aside: 1,
  };
}

/** A table with two rows of heads, of which the first spans several columns. */
export const CUTS_TABLE = [
  '单位：万立方米',
  '序号\t区域\t压减指标',
  '\t\t2025年\t\t\t2035年',
  '\t\t浅层\t深层\t合计\t浅层',
  '1\t东岭区\t100\t\t100',
  '2\t西岭市\t200\t300\t500\t900',
  '3\t南桥县\t\t500\t500\t400',
  '\t合计\t300\t800\t1100\t1300',
];

/** Passages as they are found by their words alone, the best first. */
export const hitsOf = (found: readonly ReadPassage[]): Map<string, Hit> =>
  new Map(
    found.map(({ id }, rank) => [
      id,
      { id, section: '', plan: '', score: 1 / (1 + rank), alike: 0, share: 0 },
    ]),
  );

/** What may answer a question that says some words and names, in sections of which all sentences were found. */
export function propose(
  frame: string,
  said: Parameters<typeof taskOf>[1],
  sections: readonly ReadSection[],
): Proposed[] {
  const found = sections.flatMap(({ passages }) => passages.filter(({ kind }) => kind !== 'heading'));
  return proposeReadings(taskOf(frame, said), sections, hitsOf(found));
}

/** The names of the candidates that have a feature. */
export const namesBy = (feature: string, proposed: readonly Proposed[]) =>
  proposed
    .filter(({ features }) => feature in features)
    .map(({ reading }) => reading.items.map(({ name }) => name));
