import { type Answer, type FormOf, isCorpusPlan, type Question } from '../../model/question.js';
import { measuredRow, parseRows, type TargetRow } from '../../query/rows.js';
import { askedEvidence } from '../interpret/asked.js';
import { numbersOf, yearsNamed } from '../interpret/intents.js';
import { sidesAsked } from '../interpret/sides.js';
import { frameFeatures } from '../passages/candidates.js';
import { makeCoverage } from '../passages/coverage.js';
import { flag } from '../passages/task.js';
import { type FoundForm, interpreted, meantBy } from './answer.js';
import { say } from './figures.js';
import {
  cuesOf,
  figureFeatures,
  figuresFor,
  inYear,
  type Measured,
  MOST,
  meantRows,
  OPERATIONS,
  onePerKey,
  operationFeatures,
  type ProposedFigure,
  sayFigures,
  type Task,
} from './figureTask.js';
import { proposeAcross } from './proposeAcross.js';
import { fitOf, subjectOf } from './targets.js';
import type { Scales, Weighed } from './weighed.js';
import { WORDING } from './wording.js';

/** Targets that say less of the question are about something else. */
const LEAST_SAID = 0.35;
/**
 * What may answer a question out of the targets that hold its words: the values of each indicator, the past ones that they start
 * from, the change between them, what plans or years differ by, and which plan, place or industry has the highest or the lowest.
 */
export function proposeFigures(
  question: Question,
  found: FoundForm & { readonly form: FormOf<'measured'> },
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
    sides: sidesAsked(question.frame, scales.knowledge.questions),
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
    ...proposeAcross(task, measured),
  ];
  const units = proposed.map(({ answer }) => answer);
  const whole = proposed.filter(({ answer }) => !units.some((other) => saysMore(other, answer)));
  return whole.map(({ answer, form: part, kind, features }) => ({
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

/** Whether a plan says the same number with more of its unit: 100万人 where a table has 100万. */
const saysMore = (one: Answer, other: Answer): boolean =>
  one.kind === 'VALUE' &&
  one.value !== null &&
  one.value === other.value &&
  one.unit !== other.unit &&
  Boolean(other.unit && one.unit?.startsWith(other.unit)) &&
  one.names.join() === other.names.join();

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

/** Whether a value is the number that the question says, or is any: yes, or no with the value that it is. */
function proposeWhetherSo(task: Task, measured: Measured): ProposedFigure[] {
  const given = numbersOf(task.question.frame);
  // Without a number, whether there is any: a past value of 0 says that there was none.
  const isAny = given.length === 0;
  if (isAny && !task.cues.whether) return [];
  const words = WORDING[task.question.language];
  const rows = meantRows(task, measured);
  return (['value', 'baseline'] as const).flatMap((of) =>
    figuresFor(task, rows, of)
      .slice(0, MOST.values)
      .map((figure) => {
        const boolean = isAny ? figure.value > 0 : given.some((number) => isNumber(number, figure.value));
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
            [isAny ? 'figure any' : 'figure whether']: 1,
            [`figure ${isAny ? 'any' : 'whether'} ${boolean}`]: 1,
          },
        };
      }),
  );
}

const isNumber = (number: number, value: number): boolean =>
  SCALES.some((scale) => Math.abs(number * scale - value) < 1e-6 * Math.max(1, value));

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
