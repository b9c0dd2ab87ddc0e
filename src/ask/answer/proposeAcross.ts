import { isSo, whetherAsked } from '../interpret/sides.js';
import { flag } from '../passages/task.js';
import { type Figure, say } from './figures.js';
import {
  figureFeatures,
  figuresFor,
  type Measured,
  onePerKey,
  operationFeatures,
  type ProposedFigure,
  sayFigures,
  type Task,
} from './figureTask.js';
import { WORDING } from './wording.js';

/**
 * What several plans that a question names set for what it asks, whatever each of them calls it, or two indicators of one plan: the
 * values, what they differ by, which plan has more, and whether it is as the question says.
 */
export function proposeAcross(task: Task, measured: readonly Measured[]): ProposedFigure[] {
  const [first] = measured;
  if (!first) return [];
  const ofPlans = inOneUnit(figuresOfPlans(task, measured));
  const ofOne = inOneUnit(figuresOfIndicators(task, measured));
  return [
    ...(ofPlans.length > 1 ? compare(task, first, ofPlans, 'plans') : []),
    ...(ofOne.length > 1 ? compare(task, first, ofOne, 'indicators') : []),
  ];
}

/** Of each plan that is named, in the order of the question, the value of its fittest indicator. */
function figuresOfPlans(task: Task, measured: readonly Measured[]): Figure[][] {
  if (task.plans.size < 2) return [];
  return [...task.plans].flatMap((plan) => {
    const found = measured
      .map(({ rows }) =>
        figuresFor(
          task,
          rows.filter((row) => row.plan.id === plan),
          'value',
        ),
      )
      .find((figures) => figures.length > 0);
    return found ? [restatements(found[0]!, measured)] : [];
  });
}

/** The values of the two fittest indicators that one plan sets in one unit. */
function figuresOfIndicators(task: Task, measured: readonly Measured[]): Figure[][] {
  if (task.plans.size > 1) return [];
  const plan = [...task.plans][0] ?? measured[0]!.rows[0]!.plan.id;
  const all = measured.flatMap(({ rows }) =>
    figuresFor(
      task,
      rows.filter((row) => row.plan.id === plan && !row.scope),
      'value',
    ).slice(0, 1),
  );
  const alike = all.filter(({ unit }) => unit === all[0]!.unit);
  return onePerKey(alike, ({ baseValue }) => String(baseValue))
    .slice(0, 2)
    .map((figure) => [figure]);
}

/** A value as its plan says it, and says it again in another unit: 4万个, 40000个. */
const restatements = (figure: Figure, measured: readonly Measured[]): Figure[] => [
  figure,
  ...measured.flatMap(({ rows }) =>
    rows
      .filter(
        (row) =>
          row.plan.id === figure.target.plan.id &&
          row.baseValue === figure.baseValue &&
          row.holdsBy === figure.year &&
          row.unit !== figure.unit,
      )
      .map((target): Figure => ({ ...figure, target, value: target.value, unit: target.unit })),
  ),
];

/** Of each the statement in the unit that the others have too, where there is one. */
function inOneUnit(all: readonly Figure[][]): Figure[] {
  const units = all.map((statements) => new Set(statements.map(({ unit }) => unit)));
  const [shared] = [...(units[0] ?? [])].filter((unit) => units.every((own) => own.has(unit)));
  return all.map((statements) => statements.find(({ unit }) => unit === shared) ?? statements[0]!);
}

type Part = Pick<ProposedFigure, 'kind' | 'features'> & {
  readonly answer: Partial<ProposedFigure['answer']>;
};

function compare(
  task: Task,
  first: Measured,
  figures: readonly Figure[],
  by: 'plans' | 'indicators',
): ProposedFigure[] {
  const said = sayAcross(task, figures);
  const parts: Part[] = [
    { kind: 'value', answer: {}, features: { 'figure across list': 1 } },
    ...(figures.length === 2 && figures[0]!.unit === figures[1]!.unit
      ? ofTwo(task, figures[0]!, figures[1]!)
      : []),
    ...(by === 'plans' ? extremes(task, figures) : []),
  ];
  return parts.map(({ kind, answer, features }) => ({
    answer: { ...said, ...answer },
    form: {},
    kind,
    features: {
      ...operationFeatures(task, first, 'value'),
      ...figureFeatures(task, figures, figures[0]!),
      'figure across': 1,
      [`figure across ${by}`]: 1,
      'figure across all plans': flag(figures.length === task.plans.size),
      'figure across compared': flag(task.cues.sameness || task.sides.same),
      ...features,
    },
  }));
}

/** What two values differ by, and whether the first one is more, less or the same, as the question says. */
function ofTwo(task: Task, one: Figure, other: Figure): Part[] {
  const words = WORDING[task.question.language];
  const value = Number(Math.abs(one.value - other.value).toFixed(4));
  const unit = one.unit === '%' ? '个百分点' : one.unit;
  const text = [one, other].map((figure) => say(figure, words)).join(words.semicolon);
  const whether = whetherAsked(task.sides);
  const boolean = whether && isSo(whether, one.baseValue, other.baseValue);
  return [
    {
      kind: 'value',
      answer: {
        kind: 'VALUE',
        value,
        unit,
        targets: [],
        text: `${text}${words.semicolon}${words.differ(`${value}${unit}`)}`,
      },
      features: { 'figure across difference': 1, 'figure across difference cued': flag(task.sides.gap) },
    },
    ...(boolean === null
      ? []
      : [
          {
            kind: 'yes' as const,
            answer: { kind: 'BOOLEAN' as const, boolean, text: `${boolean ? words.yes : words.no}${text}` },
            features: { 'figure across whether': 1, [`figure across whether ${whether}`]: 1 },
          },
        ]),
  ];
}

/** The values of the plan, or plans, that set the most, and of those that set the least. */
function extremes(task: Task, figures: readonly Figure[]): Part[] {
  const values = figures.map(({ baseValue }) => baseValue);
  if (new Set(values).size === 1) return [];
  return (['most', 'least'] as const).flatMap((which): Part[] => {
    const extreme = which === 'most' ? Math.max(...values) : Math.min(...values);
    const chosen = figures.filter(({ baseValue }) => baseValue === extreme);
    const names = [...new Set(chosen.map(({ target }) => target.plan.title))];
    const said = sayFigures(task, chosen);
    const features = {
      'figure across extreme': 1,
      'figure across extreme cued': flag(task.sides[which] || task.sides[which === 'most' ? 'more' : 'less']),
    };
    return [
      {
        kind: 'plans',
        answer: {
          ...said,
          kind: 'NAMES',
          value: null,
          unit: null,
          targets: [],
          names,
          items: names.map((name) => ({ name, aliases: [] })),
          count: names.length,
        },
        features,
      },
      { kind: 'value', answer: said, features: { ...features, 'figure across extreme value': 1 } },
    ];
  });
}

/** What each of the figures measures and says. */
function sayAcross(task: Task, figures: readonly Figure[]): ProposedFigure['answer'] {
  const words = WORDING[task.question.language];
  const each = figures.map((figure) => {
    const { name, nameEn } = figure.target.indicator;
    return `${(task.question.language === 'en' && nameEn) || name}${words.colon}${say(figure, words)}`;
  });
  return { ...sayFigures(task, figures), text: `${each.join(words.semicolon)}${words.stop}` };
}
