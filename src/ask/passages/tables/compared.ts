import type { ReadSection } from '../../../query/rows.js';
import type { Asked } from '../../interpret/asked.js';
import { yearsNamed } from '../../interpret/intents.js';
import { isSo, type SidesAsked, sidesAsked, whetherAsked } from '../../interpret/sides.js';
import { headingsOf, type Reading } from '../sentence.js';
import { type Features, flag, type Proposed, type ReadingTask } from '../task.js';
import { readCharts } from './charts.js';
import { readColumns } from './columns.js';
import { rowsNamed } from './rowsNamed.js';
import { readSaid } from './said.js';
import type { Point, Series } from './series.js';

/** Series that are looked at, those first that say most of the question. */
const MOST_SERIES = 6;
/** Those that say less of it measure something else. */
const LEAST_SAID = 0.3;

/** A series with how well it fits the question, and its rows that the question names. */
interface Fitting {
  readonly series: Series;
  readonly coverage: number;
  readonly year: number;
  readonly rank: number;
  readonly named: readonly Point[];
}

/** What is set side by side in a way, with what it gives. */
interface Compared {
  readonly kind: Asked;
  readonly reading: Pick<Reading, 'items' | 'boolean' | 'quantity' | 'points' | 'how'>;
  readonly chosen: readonly Point[];
  readonly features: Features;
}

/**
 * What tables, charts and sentences that set things side by side may answer: which thing has the most or the least, what two of them
 * differ by, how many times or what share one is of the other or of the total, and whether one has more, less, or the most.
 */
export function proposeCompared(task: ReadingTask, sections: readonly ReadSection[]): Proposed[] {
  const cues = sidesAsked(task.question.frame, task.knowledge.questions);
  const asked = task.question.names.flatMap(({ text, writings }) => [text, ...writings]);
  const found = sections.flatMap((section) =>
    [
      ...readColumns(section, task.knowledge),
      ...readCharts(section, task.knowledge),
      ...readSaid(section, asked, task.knowledge),
    ].map((series) => fitOf(task, section, series)),
  );
  // What stands under one caption is said by it together.
  const saidBeside = ({ heads: [head] }: Series) =>
    Math.max(0, ...found.filter(({ series }) => series.heads[0] === head).map(({ coverage }) => coverage));
  const best = found
    .filter(({ series, year }) => saidBeside(series) >= LEAST_SAID && year >= 0)
    .sort((a, b) => worth(b) - worth(a))
    .slice(0, MOST_SERIES)
    .map((one, rank): Fitting => ({ ...one, rank }));
  return best.flatMap((one) =>
    [...extremes(one, cues), ...pairs(one, cues), ...whetherMost(one, cues), ...shares(one, best, cues)].map(
      (compared) => proposed(compared, one),
    ),
  );
}

const worth = ({ coverage, year, series, named }: Omit<Fitting, 'rank'>): number =>
  coverage + 0.2 * year + 0.1 * flag(series.isSum) + 0.1 * Math.min(2, named.length);

function fitOf(
  { question, cover, knowledge }: ReadingTask,
  section: ReadSection,
  series: Series,
): Omit<Fitting, 'rank'> {
  const named = rowsNamed(question, series.points, knowledge.naming).map(({ point }) => point);
  const coverage = cover([
    [series.label, 1],
    [named.map(({ item }) => [item.name, ...item.aliases].join(' ')).join(' '), 1],
    ...headingsOf(section),
  ]);
  const years: string[] = series.label.match(/20\d\d/g) ?? [];
  const asked = yearsNamed(question.frame).map(String);
  const isAsked = asked.some((year) => years.includes(year));
  const year = asked.length === 0 || years.length === 0 ? 0 : flag(isAsked) * 2 - 1;
  return { series, coverage, year, named };
}

const proposed = (
  { kind, reading, chosen, features }: Compared,
  { series, coverage, year, rank, named }: Fitting,
): Proposed => ({
  kind,
  reading: { ...reading, evidence: [...chosen.map(({ passage }) => passage), ...series.heads], coverage },
  features: {
    table: 1,
    [`table of ${series.form}`]: 1,
    'table coverage': coverage,
    'table year': year,
    'table first': flag(rank === 0),
    'table rank': rank / MOST_SERIES,
    'table sums': flag(series.isSum),
    'table rows named': Math.min(1, named.length / 2),
    ...features,
  },
});

/** All that have the most, and all that have the least; of numbers in different units none has. */
function extremes({ series, named }: Fitting, cues: SidesAsked): Compared[] {
  const { points } = series;
  if (points.length < 3 || new Set(points.map(({ unit }) => unit)).size > 1) return [];
  if (new Set(points.map(({ value }) => value)).size === 1) return [];
  return (['most', 'least'] as const).map((which) => {
    const chosen = withExtreme(points, which);
    return {
      kind: 'names',
      reading: { items: chosen.map(({ item }) => item), boolean: null, points: chosen },
      chosen,
      features: {
        'table extreme': 1,
        'table extreme cued': flag(cues[which]),
        'table extreme uncued': flag(!cues[which]),
        'table extreme times': flag(series.form === 'multiple' && cues.times),
        'table extreme times uncued': flag(series.form === 'multiple' && !cues.times),
        'table extreme though rows named': flag(named.length > 1),
      },
    };
  });
}

function withExtreme(points: readonly Point[], which: 'most' | 'least'): Point[] {
  const values = points.map(({ value }) => value);
  const extreme = which === 'most' ? Math.max(...values) : Math.min(...values);
  return points.filter(({ value }) => value === extreme);
}

/** Of two rows that the question names: what they differ by, how many times one is of the other, which has more or less, and whether it is so. */
function pairs({ named }: Fitting, cues: SidesAsked): Compared[] {
  const [one, other, ...more] = named;
  if (!one || !other || more.length > 0 || one.unit !== other.unit) return [];
  const chosen = [one, other];
  const value = Math.abs(one.value - other.value);
  const [greater, lesser] = one.value >= other.value ? [one, other] : [other, one];
  const isSame = one.value === other.value;
  const points = { points: chosen } as const;
  return [
    {
      kind: 'value',
      reading: {
        items: [],
        boolean: null,
        quantity: amount(value, one.unit === '%' ? '个百分点' : one.unit),
        ...points,
        how: 'difference',
      },
      chosen,
      features: {
        'table difference': 1,
        'table difference cued': flag(cues.gap),
        'table difference uncued': flag(!cues.gap),
      },
    },
    ...(lesser.value > 0 ? [ratio(greater, lesser, cues)] : []),
    ...(isSame
      ? []
      : (['more', 'less'] as const).map((which) =>
          ofTwo(which === 'more' ? greater : lesser, chosen, which, cues),
        )),
    ...whetherSo(one, other, cues),
  ];
}

const ratio = (greater: Point, lesser: Point, cues: SidesAsked): Compared => ({
  kind: 'value',
  reading: {
    items: [],
    boolean: null,
    quantity: amount(greater.value / lesser.value, '倍', 2),
    points: [greater, lesser],
    how: 'multiple',
  },
  chosen: [greater, lesser],
  features: {
    'table times': 1,
    'table times cued': flag(cues.times),
    'table times uncued': flag(!cues.times),
  },
});

const ofTwo = (
  { item }: Point,
  chosen: readonly Point[],
  which: 'more' | 'less',
  cues: SidesAsked,
): Compared => ({
  kind: 'names',
  reading: { items: [item], boolean: null, points: chosen },
  chosen,
  features: {
    'table of two': 1,
    'table of two cued': flag(cues[which] || cues[which === 'more' ? 'most' : 'least']),
    'table of two uncued': flag(!cues[which]),
    'table of two less': flag(which === 'less'),
  },
});

/** Whether the first of two rows has more than the second, less, or the same, where the question says which. */
function whetherSo(one: Point, other: Point, cues: SidesAsked): Compared[] {
  const says = whetherAsked(cues);
  if (!says) return [];
  const boolean = isSo(says, one.value, other.value);
  const chosen = [one, other];
  return [
    {
      kind: 'yes',
      reading: { items: [], boolean, points: chosen },
      chosen,
      features: {
        'table whether': 1,
        [`table whether ${says}`]: 1,
        'table whether by gap': flag(cues.gap),
      },
    },
  ];
}

/** Whether the one row that the question names has the most, or the least, of all. */
function whetherMost({ series: { points }, named }: Fitting, cues: SidesAsked): Compared[] {
  const [one, ...others] = named;
  const which = cues.least ? 'least' : cues.most ? 'most' : null;
  if (!one || others.length > 0 || !which || points.length < 3) return [];
  const extreme = withExtreme(points, which);
  const chosen = [...new Set([one, ...extreme])];
  return [
    {
      kind: 'yes',
      reading: { items: [], boolean: extreme.includes(one), points: chosen },
      chosen,
      features: { 'table whether extreme': 1, [`table whether ${which}`]: 1 },
    },
  ];
}

/** What share a row that the question names has of the total, and a column, in a row, of the sum of its columns. */
function shares({ series, named }: Fitting, all: readonly Fitting[], cues: SidesAsked): Compared[] {
  const { total } = series;
  const ofTotal =
    named.length === 1 && total && total.unit === named[0]!.unit ? [shareOf(named[0]!, total, cues)] : [];
  const part = named.length === 0 ? total : named.length === 1 ? named[0]! : null;
  const sums = all.filter(
    ({ series: sum }) =>
      part && sum !== series && sum.isSum && !series.isSum && sum.heads[0] === series.heads[0],
  );
  const ofSums = sums.flatMap(({ series: sum }) => {
    const whole = [...sum.points, ...(sum.total ? [sum.total] : [])].find(
      ({ passage }) => passage.id === part!.passage.id,
    );
    return whole && whole.value > part!.value ? [shareOf(part!, whole, cues)] : [];
  });
  return [...ofTotal, ...ofSums];
}

const shareOf = (part: Point, whole: Point, cues: SidesAsked): Compared => ({
  kind: 'value',
  reading: {
    items: [],
    boolean: null,
    quantity: amount((part.value / whole.value) * 100, '%', 1),
    points: [part, whole],
    how: 'share',
  },
  chosen: [part, whole],
  features: {
    'table share': 1,
    'table share cued': flag(cues.share),
    'table share uncued': flag(!cues.share),
  },
});

/** A number that was computed, so exact as its parts are or rounded to some digits. */
const amount = (value: number, unit: string | null, digits = 6): NonNullable<Reading['quantity']> => ({
  start: 0,
  end: 0,
  value: Number(value.toFixed(digits)),
  valueMax: null,
  unit: unit ?? '',
  over: false,
});
