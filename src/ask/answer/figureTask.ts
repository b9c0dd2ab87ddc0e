import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer, FormOf, Question } from '../../model/question.js';
import type { TargetRow } from '../../query/rows.js';
import type { Asked as AskedKind } from '../interpret/asked.js';
import { isBooleanAsked } from '../interpret/plansQuestion.js';
import type { SidesAsked } from '../interpret/sides.js';
import { type Features, flag } from '../passages/task.js';
import { build, citing } from './build.js';
import { type Figure, type FigureAsked, figuresOf, say } from './figures.js';
import { dated } from './targets.js';
import { WORDING } from './wording.js';

/** Indicators that are looked at, the fittest first, and values of each that may be the one. */
export const MOST = { indicators: 4, values: 3 } as const;

export const OPERATIONS: readonly FigureAsked[] = [
  'value',
  'baseline',
  'growth',
  'increase',
  'rate',
  'multiple',
];

/** The targets of one indicator with how well they fit the question. */
export interface Measured {
  readonly rows: readonly TargetRow[];
  readonly said: number;
  readonly asked: number;
  readonly rank: number;
}

/** A number, or who has the highest or lowest, with what is known of it. */
export interface ProposedFigure {
  readonly answer: Answer;
  readonly form: Partial<FormOf<'measured'>>;
  readonly kind: AskedKind;
  readonly features: Features;
}

export interface Task {
  readonly question: Question;
  readonly form: FormOf<'measured'>;
  /** What the words of the question ask of a figure. */
  readonly cues: ReturnType<typeof cuesOf>;
  readonly years: readonly number[];
  /** How it sets things side by side. */
  readonly sides: SidesAsked;
  readonly plans: ReadonlySet<string>;
}

/** The targets of the plans that are named, of the place that is, or of no place. */
export function meantRows({ plans, form }: Task, { rows }: Measured): TargetRow[] {
  const ofPlans = rows.filter(({ plan }) => plans.size === 0 || plans.has(plan.id));
  const meant = ofPlans.length > 0 ? ofPlans : rows;
  const ofZone = meant.filter(({ scope }) => (scope ?? null) === (form.zone?.name ?? null));
  return form.zone || ofZone.length > 0 ? ofZone : [...meant];
}

/** The figures of one operation for the years that are named, each value of a plan once. */
export function figuresFor({ years }: Task, rows: readonly TargetRow[], of: FigureAsked): Figure[] {
  const asked = of === 'value' || of === 'baseline' ? years : [Math.max(...years)];
  const all =
    years.length === 0 ? figuresOf(rows, of, null) : asked.flatMap((year) => figuresOf(rows, of, year));
  return [...new Map(all.map((one) => [`${one.target.plan.id} ${one.baseValue} ${one.year}`, one])).values()];
}

export function onePerKey(figures: readonly Figure[], keyOf: (figure: Figure) => string): Figure[] {
  const kept = new Map<string, Figure>();
  for (const figure of figures) if (!kept.has(keyOf(figure))) kept.set(keyOf(figure), figure);
  return [...kept.values()];
}

export function sayFigures({ question }: Task, figures: readonly Figure[]): Answer {
  const words = WORDING[question.language];
  const [first] = figures;
  // A target of which two numbers are said is one.
  const targets = [...new Set(figures.map(({ target }) => target))].map(dated);
  const isOne = figures.length === 1;
  const name =
    question.language === 'en'
      ? first!.target.indicator.nameEn || first!.target.indicator.name
      : first!.target.indicator.name;
  return build({
    status: 'ANSWERED',
    kind: isOne ? 'VALUE' : 'TARGETS',
    text: `${name}${words.colon}${figures.map((one) => say(one, words)).join(words.semicolon)}${words.stop}`,
    names: [...new Set(figures.map(({ target }) => target.plan.title))],
    value: isOne ? first!.value : null,
    unit: isOne ? first!.unit : null,
    targets,
    count: figures.length,
    ...citing(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.8,
  });
}

/** What the words of a frame ask of a figure. */
export function cuesOf(frame: string, questions: Knowledge['questions']) {
  return {
    value: false,
    baseline: questions.baselines.pattern.test(frame),
    growth: questions.growths.pattern.test(frame),
    increase: questions.increases.pattern.test(frame),
    rate: questions.rates.pattern.test(frame),
    multiple: questions.multiples.pattern.test(frame),
    highest: questions.highest.pattern.test(frame),
    lowest: questions.lowest.pattern.test(frame),
    sameness: questions.sameness.pattern.test(frame),
    percent: questions.percent.pattern.test(frame),
    whether: isBooleanAsked(frame, questions),
  };
}

export function operationFeatures(task: Task, { said, asked, rank }: Measured, of: FigureAsked): Features {
  const told = task.cues;
  const isChange = told.growth || told.increase || told.rate || told.multiple || told.baseline;
  return {
    [`figure of ${of}`]: 1,
    'figure cued': flag(told[of]),
    'figure not cued': flag(of !== 'value' && !told[of]),
    'figure other cued': flag(isChange && !told[of]),
    'figure value though extreme': flag(told.highest || told.lowest),
    'figure said': said,
    'figure measures asked words': asked,
    'figure said all': flag(said > 0.95),
    'figure rank': rank / MOST.indicators,
  };
}

export function figureFeatures(task: Task, all: readonly Figure[], figure: Figure): Features {
  const { plans, cues } = task;
  return {
    'figure sole': flag(new Set(all.map(({ baseValue }) => baseValue)).size === 1),
    'figure several': Math.min(1, all.length / 6),
    'figure of named plan': flag(plans.has(figure.target.plan.id)),
    'figure of other plan': flag(plans.size > 0 && !plans.has(figure.target.plan.id)),
    'figure several plans named': flag(plans.size > 1),
    'figure in year': inYear(task, figure),
    'figure no year': flag(task.years.length === 0),
    'figure of zone': flag(Boolean(figure.target.scope)),
    'figure percent': flag(cues.percent === (figure.unit === '%')),
  };
}

export const inYear = ({ years }: Task, { year }: Figure): number =>
  flag(typeof year === 'number' && years.includes(year));
