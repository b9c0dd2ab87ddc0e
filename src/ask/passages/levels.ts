import type { QuestionRules } from '../../knowledge/rules.js';
import { findEvery, replaceEvery } from '../../language/everywhere.js';
import { parseNumeral } from '../../language/numerals.js';
import type { ReadPassage, ReadSection } from '../../query/rows.js';
import type { Features, Proposed, ReadingTask } from './task.js';

/** From a number on up to another one, both included. */
type Range = readonly [from: number, to: number];

/** The figures of an event: how many persons or cases, and how many of them died; null where they are not said. */
interface Figures {
  readonly cases: Range | null;
  readonly deaths: Range | null;
}

/** A sentence that says when an event is of a level. */
interface Condition {
  /** The place of the level among the names of levels; the gravest is 0. */
  readonly level: number;
  readonly passage: ReadPassage;
  readonly section: ReadSection;
  readonly said: number;
}

/** A condition about the same kind of event says at least this share of what the best one says of the question. */
const SAME_EVENT = 0.75;

/**
 * The level of an event whose figures a question gives (食物中毒35人、未出现死亡病例): the gravest one whose condition on that kind of event holds by number.
 * A figure that a condition needs and the question does not give does not hold. Where the question names a level itself (算较大吗), whether it is that one.
 */
export function proposeLevels(task: ReadingTask, sections: readonly ReadSection[]): Proposed[] {
  const rules = task.knowledge.questions.levels;
  const said = levelSaid(task.question.text, rules);
  if (said < 0 && !rules.asks.pattern.test(task.question.text)) return [];
  const found = findLevel(task, sections);
  if (!found) return [];
  const { condition, features } = found;
  const heading = condition.section.passages.filter(({ kind }) => kind === 'heading').slice(0, 1);
  const common = { boolean: null, evidence: [condition.passage, ...heading], coverage: condition.said };
  const { name, numbered } = rules.names[condition.level]!;
  const items = [{ name, aliases: numbered, type: null }];
  const isSaid = said === condition.level;
  return [
    { kind: 'names', reading: { ...common, items }, features: { level: 1, ...features } },
    ...(said < 0
      ? []
      : [
          {
            kind: 'yes' as const,
            reading: { ...common, items: [], boolean: isSaid },
            features: { 'level whether': 1, [`level whether ${isSaid}`]: 1, ...features },
          },
        ]),
  ];
}

/** The gravest level that holds by the figures of a question, with the condition by which it does, and what is known of that. */
function findLevel(
  { question, cover, knowledge }: ReadingTask,
  sections: readonly ReadSection[],
): { readonly condition: Condition; readonly features: Features } | null {
  const rules = knowledge.questions.levels;
  const figures = figuresOf(question.text, rules);
  if (!figures.cases && !figures.deaths) return null;
  const conditions = sections.flatMap((section): Condition[] => {
    const level = levelOf(section, rules);
    return level < 0
      ? []
      : section.passages
          .filter(({ kind, text }) => kind !== 'heading' && alternativesOf(text, rules).some(isBounded))
          .map((passage) => ({ level, passage, section, said: cover([[passage.text, 1]]) }));
  });
  const best = Math.max(0, ...conditions.map(({ said }) => said));
  const same = conditions.filter(({ said }) => best > 0 && said >= SAME_EVENT * best);
  const holding = same
    .filter(({ passage }) => alternativesOf(passage.text, rules).some((one) => holds(one, figures)))
    .sort((a, b) => a.level - b.level || b.said - a.said);
  const [condition] = holding;
  if (!condition) return null;
  return {
    condition,
    features: {
      'level said': condition.said,
      'level others': Math.min(1, new Set(same.map(({ level }) => level)).size / rules.names.length),
      'level alone': 1 / new Set(holding.map(({ level }) => level)).size,
    },
  };
}

type LevelRules = QuestionRules['levels'];

/** The level whose conditions a section holds, by its headings; -1 where it is of none. */
function levelOf({ heading, above }: ReadSection, { heads, names }: LevelRules): number {
  const head = [heading, ...above].find((one) => heads.pattern.test(one));
  return head === undefined ? -1 : names.findIndex(({ name }) => head.startsWith(name));
}

/** The level that a question names as that of its event, as the place of its name; -1 where it names none, or several. */
function levelSaid(text: string, { names }: LevelRules): number {
  const said = names.flatMap(({ name, numbered }, at) => {
    return [name, ...numbered].filter((one) => text.includes(one)).map((one) => ({ at, name: one }));
  });
  const whole = said.filter(
    ({ name, at }) => !said.some((other) => other.at !== at && other.name.includes(name)),
  );
  const levels = new Set(whole.map(({ at }) => at));
  return levels.size === 1 ? whole[0]!.at : -1;
}

/** The figures that a question gives. */
function figuresOf(text: string, rules: LevelRules): Figures {
  const found = numbersIn(replaceEvery(text, rules.spelledPeople.pattern, toDigits), rules);
  const none = rules.noDeaths.pattern.test(text);
  return {
    cases: found.find(({ isDeaths }) => !isDeaths)?.range ?? null,
    deaths: found.find(({ isDeaths }) => isDeaths)?.range ?? (none ? [0, 0] : null),
  };
}

const toDigits = (numeral: string): string => String(parseNumeral(numeral));

interface Bounded extends Figures {
  readonly isNothing: boolean;
}

/** What a text says of numbers of persons, and whether they are of the dead by the words right around them. */
function numbersIn(text: string, { people, deaths, noDeaths, stops }: LevelRules) {
  const plain = replaceEvery(text, noDeaths.pattern, '，');
  return findEvery(plain, people.pattern).map((found) => {
    const before = plain
      .slice(Math.max(0, found.index - 8), found.index)
      .split(stops.pattern)
      .at(-1)!;
    const behind = plain
      .slice(found.index + found[0].length)
      .slice(0, 8)
      .split(stops.pattern)[0]!;
    const around = `${before} ${found[0]} ${behind}`;
    return { range: rangeOf(found.groups!), isDeaths: deaths.pattern.test(around) };
  });
}

/** The numbers that a bounded one allows: 超过100人 from 101 on, 10~29例, 9例以下 up to 9. */
function rangeOf({ under, over, from, to, atLeast, atMost }: Record<string, string | undefined>): Range {
  const low = Number(from);
  if (to) return [low, Number(to)];
  if (under || atMost) return [0, low];
  if (over) return [low + 1, Number.POSITIVE_INFINITY];
  return [low, atLeast ? Number.POSITIVE_INFINITY : low];
}

/** The alternatives of a condition (或), each with the numbers that all of it asks for (并, ，). */
function alternativesOf(text: string, rules: LevelRules): Bounded[] {
  return text.split(rules.alternatives.pattern).map((one) => {
    const found = numbersIn(one, rules);
    const isNone = rules.noDeaths.pattern.test(one);
    const isSome = !isNone && rules.someDeaths.pattern.test(one);
    const deaths = found.find(({ isDeaths }) => isDeaths)?.range ?? deathsSaid(isNone, isSome);
    const cases = found.find(({ isDeaths }) => !isDeaths)?.range ?? null;
    return { cases, deaths, isNothing: cases === null && deaths === null };
  });
}

const deathsSaid = (isNone: boolean, isSome: boolean): Range | null =>
  isNone ? [0, 0] : isSome ? [1, Number.POSITIVE_INFINITY] : null;

const isBounded = ({ isNothing }: Bounded): boolean => !isNothing;

/** Whether the figures of an event are all within what an alternative asks for. */
const holds = (asked: Bounded, figures: Figures): boolean =>
  !asked.isNothing &&
  (['cases', 'deaths'] as const).every((what) => {
    const range = asked[what];
    const figure = figures[what];
    return range === null || (figure !== null && figure[0] >= range[0] && figure[1] <= range[1]);
  });
