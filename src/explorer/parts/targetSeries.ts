import type { GoalFragment, JudgedGoalFragment } from '../generated/operations.js';

/** What one plan sets for one scope, over the years. */
export interface TargetSeries {
  readonly plan: GoalFragment['plan'];
  /** The zone and the industry that it is about; empty for the whole of the plan's place. */
  readonly scope: string;
  /** Values in the base unit, by year; those of baselines among them. */
  readonly points: ReadonlyMap<number, number>;
}

/** Targets of different plans that disagree for the same scope and year. */
export interface Disagreement {
  readonly year: number;
  readonly scope: string;
  readonly goals: readonly GoalFragment[];
}

const scopeOf = ({ scope, sector, per }: GoalFragment) => [scope, sector, per].filter(Boolean).join(' · ');

/** The targets of an indicator as series; those without a year have no place in them. Where a plan sets two values for a year, two series. */
export function seriesOf(goals: readonly GoalFragment[]): TargetSeries[] {
  const all: { plan: GoalFragment['plan']; scope: string; points: Map<number, number> }[] = [];
  for (const goal of goals) {
    const { holdsBy, plan, baseValue } = goal;
    if (holdsBy === null) continue;
    const scope = scopeOf(goal);
    const fits = (one: (typeof all)[number]) =>
      one.plan.id === plan.id && one.scope === scope && (one.points.get(holdsBy) ?? baseValue) === baseValue;
    const series = all.find(fits) ?? { plan, scope, points: new Map<number, number>() };
    if (!all.includes(series)) all.push(series);
    series.points.set(holdsBy, baseValue);
    const { baseline, baselineYear, value } = goal;
    if (baseline !== null && baselineYear !== null && value !== 0 && !series.points.has(baselineYear))
      series.points.set(baselineYear, (baseline * baseValue) / value);
  }
  return all;
}

/** Of the targets those that disagree with another of them, which the API says, by year and scope. */
export function disagreementsOf(goals: readonly JudgedGoalFragment[]): Disagreement[] {
  const ids = new Set(goals.map(({ id }) => id));
  const groups = new Map<string, JudgedGoalFragment[]>();
  for (const goal of goals) {
    if (!goal.conflicts.some(({ id }) => ids.has(id))) continue;
    const key = JSON.stringify([goal.holdsBy, scopeOf(goal)]);
    groups.set(key, [...(groups.get(key) ?? []), goal]);
  }
  // What has no year disagrees with nothing.
  return [...groups.values()].map((group) => ({
    year: group[0]!.holdsBy!,
    scope: scopeOf(group[0]!),
    goals: group,
  }));
}
