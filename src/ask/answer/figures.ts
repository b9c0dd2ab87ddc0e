import { loadNameRules } from '../../knowledge/load.js';
import type { FormOf } from '../../model/question.js';
import type { TargetRow } from '../../query/rows.js';
import type { AnswerWording } from './wording.js';

/** What a question may ask of a target: the value that it sets, the past one that it starts from, or the growth a year between them. */
export type FigureAsked = FormOf<'targetsFor'>['of'];

/** A number that answers, with the target that it belongs to. */
export interface Figure {
  readonly target: TargetRow;
  readonly of: FigureAsked;
  readonly value: number;
  readonly unit: string;
  /** In the base unit of the indicator, for comparing. */
  readonly baseValue: number;
  /** The year by which the target holds, or that of the past value. */
  readonly year?: number | null;
}

/**
 * The numbers of targets that a question asks for. A year of the past is that of the values that the targets start from, where
 * no target holds by it.
 */
export function figuresOf(rows: readonly TargetRow[], of: FigureAsked, year: number | null): Figure[] {
  const meant = rows.filter((row) => year === null || row.holdsBy === year || row.year === year);
  switch (of) {
    case 'growth':
      return meant.flatMap((row) => (saysGrowth(row) ? set(row) : grown(row)));
    case 'baseline':
      return rows.filter((row) => meant.includes(row) || row.baselineYear === year).flatMap(started);
    case 'increase':
    case 'rate':
    case 'multiple':
      return meant.flatMap((row) => changed(row, of));
    case 'value':
      return meant.length > 0
        ? meant.map(set)
        : rows.filter(({ baselineYear }) => baselineYear === year).flatMap(started);
  }
}

/** What a target measures may itself be growth: 服务业增加值年均增速. */
export const saysGrowth = ({ name, indicator }: TargetRow): boolean =>
  loadNameRules().indicatorNames.growthMeasure.pattern.test(name ?? indicator.name);

const set = (target: TargetRow): Figure => ({
  target,
  of: 'value',
  value: target.value,
  unit: target.unit,
  baseValue: target.baseValue,
  year: target.holdsBy,
});

function started(target: TargetRow): Figure[] {
  const { baseline, baselineYear, value, unit, baseValue } = target;
  if (baseline === null || baseline === undefined) return [];
  const scale = value === 0 ? 1 : baseValue / value;
  return [
    {
      target,
      of: 'baseline',
      value: baseline,
      unit,
      baseValue: baseline * scale,
      year: baselineYear ?? null,
    },
  ];
}

/** How changes are computed, and rounded as plans round them. */
const CHANGE = {
  increase: {
    by: (to: number, from: number) => to - from,
    digits: 4,
    unit: (unit: string) => (unit === '%' ? '个百分点' : unit),
  },
  rate: { by: (to: number, from: number) => (to / from - 1) * 100, digits: 1, unit: () => '%' },
  multiple: { by: (to: number, from: number) => to / from, digits: 2, unit: () => '倍' },
} as const;

/** A share grows by points, and no rate is said of it. */
function grown(target: TargetRow): Figure[] {
  const { growthPerYear, unit, holdsBy } = target;
  if (growthPerYear === null || growthPerYear === undefined || unit === '%') return [];
  const value = Number(growthPerYear.toFixed(CHANGE.rate.digits));
  return [{ target, of: 'growth', value, unit: '%', baseValue: growthPerYear, year: holdsBy }];
}

/** The change from the value that a target starts from to the one that it sets. */
function changed(target: TargetRow, of: keyof typeof CHANGE): Figure[] {
  const { baseline, value, unit, holdsBy } = target;
  if (!baseline || (unit === '%' && of !== 'increase')) return [];
  const { by, digits, unit: unitOf } = CHANGE[of];
  const change = Number(by(value, baseline).toFixed(digits));
  return [{ target, of, value: change, unit: unitOf(unit), baseValue: change, year: holdsBy }];
}

/** What a plan says of a number, in words. */
export function say({ target, of, value, unit, year }: Figure, words: AnswerWording): string {
  const { title } = target.plan;
  switch (of) {
    case 'value':
      return words.sets(title, `${target.comparator === '=' ? '' : target.comparator}${value}${unit}`, year);
    case 'baseline':
      return words.was(title, `${value}${unit}`, year);
    case 'increase':
    case 'rate':
    case 'multiple':
      return words.changes(
        title,
        `${target.baseline}${target.unit}`,
        `${target.value}${target.unit}`,
        `${value}${unit}`,
      );
    case 'growth':
      return words.grows(title, `${value}${unit}`, target.baselineYear ?? null, year);
  }
}
