import type { Knowledge } from '../../knowledge/knowledge.js';
import { type Answer, type FormOf, isCorpusPlan, type Question } from '../../model/question.js';
import { measuredRow, parseRows, type TargetRow } from '../../query/rows.js';
import { type Asked as AskedKind, askedEvidence } from '../interpret/asked.js';
import { yearsNamed } from '../interpret/intents.js';
import { numbersOf } from '../interpret/looseFigures.js';
import { frameFeatures } from '../passages/candidates.js';
import { makeCoverage } from '../passages/coverage.js';
import { type Features, flag } from '../passages/task.js';
import { type Found, interpreted, meantBy } from './answer.js';
import { build, unique } from './build.js';
import { type Asked, type Figure, figuresOf, say } from './figures.js';
import { dated, fitOf, subjectOf } from './targets.js';
import type { Scales, Weighed } from './weighed.js';
import { WORDING } from './wording.js';

/** Targets that say less of the question are about something else. */
const LEAST_SAID = 0.35;
/** Indicators that are looked at, the fittest first, and values of each that may be the one. */
const MOST = { indicators: 4, values: 3 } as const;

const OPERATIONS: readonly Asked[] = ['value', 'baseline', 'growth', 'increase', 'rate', 'multiple'];

/** The targets of one indicator with how well they fit the question. */
interface Measured {
  readonly rows: readonly TargetRow[];
  readonly said: number;
  readonly asked: number;
  readonly rank: number;
}

/** A number, or who has the highest or lowest, with what is known of it. */
interface ProposedFigure {
  readonly answer: Answer;
  readonly form: Partial<FormOf<'measured'>>;
  readonly kind: AskedKind;
  readonly features: Features;
}

interface Task {
  readonly question: Question;
  readonly form: FormOf<'measured'>;
  /** What the words of the question ask of a figure. */
  readonly cues: ReturnType<typeof cuesOf>;
  readonly years: readonly number[];
  readonly plans: ReadonlySet<string>;
}

/**
 * What may answer a question out of the targets that hold its words: the values of each indicator, the past ones that they start
 * from, the change between them, what plans or years differ by, and which plan, place or industry has the highest or the lowest.
 */
export function proposeFigures(
  question: Question,
  found: Found & { readonly form: FormOf<'measured'> },
  scales: Scales,
): Weighed[] {
  const { form } = found;
  const rows = meantBy(form, parseRows(measuredRow, found.rows), ({ value }) => value.plan.id);
  const task: Task = {
    question,
    form,
    cues: cuesOf(question.frame, scales.knowledge.questions),
    years: yearsNamed(question.frame),
    plans: new Set(question.names.filter(isCorpusPlan).map(({ reference }) => reference.id)),
  };
  const measured = groupByIndicator(task, rows);
  const proposed = [
    ...measured.flatMap((one) => [
      ...proposeValues(task, one),
      ...proposeDifferences(task, one),
      ...proposeWhetherSo(task, one),
      ...proposeExtremes(task, one, 'Plan'),
      ...proposeExtremes(task, one, 'Zone'),
    ]),
    ...proposeExtremes(task, together(measured), 'Industry'),
  ];
  return proposed.map(({ answer, form: part, kind, features }) => ({
    answer: interpreted(question, { ...found, form: { ...form, ...part, isLoose: false } }, answer),
    features: {
      ...frameFeatures(
        question,
        answer.evidence.map(({ text, section }) => `${text} ${section ?? ''}`).join(' '),
        scales.knowledge,
      ),
      ...features,
      figure: 1,
      [`${kind} asked`]: askedEvidence(scales.asked, kind),
    },
  }));
}

function groupByIndicator(
  { question, form }: Task,
  rows: readonly { readonly value: TargetRow; readonly heading: string }[],
): Measured[] {
  const cover = makeCoverage(form.terms);
  const named = new Set(
    question.names
      .filter(({ reference }) => reference.type === 'Indicator')
      .map(({ reference }) => reference.name),
  );
  const groups = new Map<string, { rows: TargetRow[]; said: number; asked: number }>();
  for (const row of rows) {
    const fit = form.terms.length === 0 ? { said: 1, asked: 1 } : fitOf(row, cover, form);
    if (fit.said < LEAST_SAID) continue;
    const { name } = row.value.indicator;
    const known = groups.get(name) ?? { rows: [], said: 0, asked: named.has(name) ? 1 : 0 };
    known.rows.push(row.value);
    known.said = Math.max(known.said, fit.said);
    known.asked = Math.max(known.asked, fit.asked);
    groups.set(name, known);
  }
  return [...groups.values()]
    .sort((a, b) => b.said + b.asked - (a.said + a.asked))
    .slice(0, MOST.indicators)
    .map((group, rank) => ({ ...group, rank }));
}

const together = (measured: readonly Measured[]): Measured => ({
  rows: measured.flatMap(({ rows }) => rows),
  said: Math.max(0, ...measured.map(({ said }) => said)),
  asked: Math.max(0, ...measured.map(({ asked }) => asked)),
  rank: 0,
});

/** The targets of the plans that are named, of the place that is, or of no place. */
function meantRows({ plans, form }: Task, { rows }: Measured): TargetRow[] {
  const ofPlans = rows.filter(({ plan }) => plans.size === 0 || plans.has(plan.id));
  const meant = ofPlans.length > 0 ? ofPlans : rows;
  const ofZone = meant.filter(({ scope }) => (scope ?? null) === (form.zone?.name ?? null));
  return form.zone || ofZone.length > 0 ? ofZone : [...meant];
}

/** The figures of one operation for the years that are named, each value of a plan once. */
function figuresFor({ years }: Task, rows: readonly TargetRow[], of: Asked): Figure[] {
  const asked = of === 'value' || of === 'baseline' ? years : [Math.max(...years)];
  const all =
    years.length === 0 ? figuresOf(rows, of, null) : asked.flatMap((year) => figuresOf(rows, of, year));
  return [...new Map(all.map((one) => [`${one.target.plan.id} ${one.baseValue} ${one.year}`, one])).values()];
}

function proposeValues(task: Task, measured: Measured): ProposedFigure[] {
  const rows = meantRows(task, measured);
  // Growth a year is asked for as such: of a share there is none, and no other number answers.
  const operations = task.cues.growth ? (['growth'] as const) : OPERATIONS;
  return operations.flatMap((of) => {
    const figures = figuresFor(task, rows, of);
    const single = figures.slice(0, MOST.values).map((figure, i) => ({
      answer: sayFigures(task, [figure]),
      form: { of },
      kind: 'value' as const,
      features: {
        ...operationFeatures(task, measured, of),
        ...figureFeatures(task, figures, figure),
        'figure first': flag(i === 0),
        [`figure single ${of}`]: 1,
      },
    }));
    if (figures.length < 2) return single;
    const listed = {
      answer: sayFigures(task, figures),
      form: { of },
      kind: 'value' as const,
      features: {
        ...operationFeatures(task, measured, of),
        ...figureFeatures(task, figures, figures[0]!),
        'figure list': 1,
        'figure list of plans': flag(new Set(figures.map(({ target }) => target.plan.id)).size > 1),
        'figure list compared': flag(task.cues.sameness),
      },
    };
    return [...single, listed];
  });
}

/** Whether a value is the number that the question says: yes, or no with the value that it is. */
function proposeWhetherSo(task: Task, measured: Measured): ProposedFigure[] {
  const given = numbersOf(task.question.frame);
  if (given.length === 0) return [];
  const words = WORDING[task.question.language];
  const rows = meantRows(task, measured);
  return (['value', 'baseline'] as const).flatMap((of) =>
    figuresFor(task, rows, of)
      .slice(0, MOST.values)
      .map((figure) => {
        const boolean = given.some((number) =>
          SCALES.some((scale) => Math.abs(number * scale - figure.value) < 1e-6 * Math.max(1, figure.value)),
        );
        const said = sayFigures(task, [figure]);
        return {
          answer: {
            ...said,
            kind: 'BOOLEAN' as const,
            boolean,
            value: null,
            unit: null,
            text: `${boolean ? words.yes : words.no}${said.text}`,
          },
          form: { of },
          kind: 'yes' as const,
          features: {
            ...operationFeatures(task, measured, of),
            ...figureFeatures(task, [figure], figure),
            'figure whether': 1,
            [`figure whether ${boolean}`]: 1,
          },
        };
      }),
  );
}

/** A number may be said in thousands, ten thousands and so on of the unit of the value. */
const SCALES = [1, 10, 100, 1e3, 1e4, 1e8, 0.1, 0.01, 1e-3, 1e-4] as const;

/** What two plans differ by, or two years of one plan. */
function proposeDifferences(task: Task, measured: Measured): ProposedFigure[] {
  const rows = meantRows(task, measured);
  const figures = figuresFor(task, rows, 'value');
  const byPlan = onePerKey(figures, ({ target }) => target.plan.id);
  const byYear = onePerKey(figures, ({ target }) => String(target.holdsBy));
  const pairs = [
    { by: 'plans', pair: byPlan },
    { by: 'years', pair: byYear },
  ].filter(({ pair }) => pair.length === 2);
  return pairs.flatMap(({ by, pair: [one, other] }) => {
    if (one!.unit !== other!.unit) return [];
    const value = Number(Math.abs(one!.value - other!.value).toFixed(4));
    const unit = one!.unit === '%' ? '个百分点' : one!.unit;
    const words = WORDING[task.question.language];
    const said = `${say(one!, words)}${words.semicolon}${say(other!, words)}${words.semicolon}${words.differ(`${value}${unit}`)}`;
    return [
      {
        answer: {
          ...sayFigures(task, [one!, other!]),
          kind: 'VALUE' as const,
          value,
          unit,
          targets: [],
          text: said,
        },
        form: {},
        kind: 'value' as const,
        features: {
          ...operationFeatures(task, measured, 'increase'),
          ...figureFeatures(task, [one!, other!], one!),
          [`figure difference of ${by}`]: 1,
          'figure difference cued': flag(task.cues.increase),
          'figure difference of named plans': flag(by === 'plans' && task.plans.size === 2),
          'figure difference of named years': flag(by === 'years' && task.years.length === 2),
        },
      },
    ];
  });
}

/** Which plan, place or industry has the highest, and which the lowest. */
function proposeExtremes(task: Task, measured: Measured, by: 'Plan' | 'Zone' | 'Industry'): ProposedFigure[] {
  const rows = by === 'Zone' ? measured.rows.filter(({ scope }) => scope) : meantRows(task, measured);
  const figures = figuresFor(task, rows, 'value').filter((figure) => subjectOf(figure.target, by));
  const subjects = new Set(figures.map(({ target }) => subjectOf(target, by)));
  if (subjects.size < 2) return [];
  return (['highest', 'lowest'] as const).map((extreme) => {
    const values = figures.map(({ baseValue }) => baseValue);
    const best = extreme === 'lowest' ? Math.min(...values) : Math.max(...values);
    const chosen = figures.filter(({ baseValue }) => baseValue === best);
    const names = [...new Set(chosen.map(({ target }) => subjectOf(target, by)!))];
    return {
      answer: {
        ...sayFigures(task, chosen),
        kind: 'NAMES' as const,
        value: null,
        unit: null,
        names,
        items: names.map((name) => ({ name, aliases: [] })),
        count: names.length,
      },
      form: { by, extreme },
      kind: by === 'Plan' ? ('plans' as const) : ('names' as const),
      features: {
        ...operationFeatures(task, measured, 'value'),
        'figure extreme': 1,
        [`figure extreme by ${by}`]: 1,
        [`figure extreme ${extreme} cued`]: flag(task.cues[extreme]),
        'figure extreme uncued': flag(!task.cues[extreme]),
        'figure in year': inYear(task, chosen[0]!),
      },
    };
  });
}

function onePerKey(figures: readonly Figure[], keyOf: (figure: Figure) => string): Figure[] {
  const kept = new Map<string, Figure>();
  for (const figure of figures) if (!kept.has(keyOf(figure))) kept.set(keyOf(figure), figure);
  return [...kept.values()];
}

function sayFigures({ question }: Task, figures: readonly Figure[]): Answer {
  const words = WORDING[question.language];
  const [first] = figures;
  const targets = figures.map(({ target }) => dated(target));
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
    evidence: unique(targets.flatMap(({ evidence }) => evidence)),
    confidence: 0.8,
  });
}

/** What the words of a frame ask of a figure. */
function cuesOf(frame: string, questions: Knowledge['questions']) {
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
  };
}

function operationFeatures(task: Task, { said, asked, rank }: Measured, of: Asked): Features {
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

function figureFeatures(task: Task, all: readonly Figure[], figure: Figure): Features {
  const { plans, question } = task;
  return {
    'figure sole': flag(new Set(all.map(({ baseValue }) => baseValue)).size === 1),
    'figure several': Math.min(1, all.length / 6),
    'figure of named plan': flag(plans.has(figure.target.plan.id)),
    'figure of other plan': flag(plans.size > 0 && !plans.has(figure.target.plan.id)),
    'figure several plans named': flag(plans.size > 1),
    'figure in year': inYear(task, figure),
    'figure no year': flag(task.years.length === 0),
    'figure of zone': flag(Boolean(figure.target.scope)),
    'figure percent': flag(
      /百分|%|percent|占比|比重|share|ratio/i.test(question.frame) === (figure.unit === '%'),
    ),
  };
}

const inYear = ({ years }: Task, { year }: Figure): number =>
  flag(typeof year === 'number' && years.includes(year));
