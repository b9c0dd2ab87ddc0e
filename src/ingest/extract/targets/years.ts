import type { TargetRules } from '../../../knowledge/rules.js';
import { findEvery } from '../../../language/everywhere.js';
import { parseNumeral } from '../../../language/numerals.js';
import type { Plan } from '../../../model/plan.js';

/** What of a plan says for which years its numbers are. */
export type PlanYears = Pick<Plan, 'date' | 'periodStart' | 'periodEnd'>;

/** The n-th five-year plan ends 5n years later: the fourteenth in 2025. */
const FIVE_YEARS_BEGAN = 1955;

/** The years that a stretch of text gives for its numbers, in order. */
export type YearsOf = (text: string, plan: PlanYears) => readonly number[];

/** The one year that a plan is for (2023年工作要点), or null. */
export function soleYear({ periodStart, periodEnd }: PlanYears): number | null {
  return periodStart !== null && periodStart === periodEnd ? periodStart : null;
}

/** The first year that a plan looks ahead to; what is said of an earlier one is past. Null where nothing tells. */
export function firstYear(plan: PlanYears): number | null {
  return plan.periodStart ?? (plan.date ? Number(plan.date.slice(0, 4)) : null);
}

/** The last year of the period that a heading looks ahead to: “十五五”时期主要目标, 今后五年目标; null where it names none. */
export function periodAhead(heading: string, plan: PlanYears, rules: TargetRules): number | null {
  const found = rules.periodAhead.pattern.exec(heading);
  if (!found) return null;
  const ordinal = found.groups?.ordinal ? parseNumeral(found.groups.ordinal) : null;
  if (ordinal !== null) return FIVE_YEARS_BEGAN + 5 * ordinal;
  const start = firstYear(plan);
  return start === null ? null : start + 4;
}

/** Whether a paragraph that opens so tells of the past: 五年来，…, or of a period that was over when the plan began. */
export function opensPast(text: string, plan: PlanYears, rules: TargetRules): boolean {
  const found = rules.pastLead.pattern.exec(text);
  if (!found) return false;
  const ordinal = parseNumeral(found.groups?.ordinal ?? '');
  return ordinal === null || FIVE_YEARS_BEGAN + 5 * ordinal < (firstYear(plan) ?? 0);
}

/** Prepares the reading of the years in a stretch, in figures and words: 到2025年底, “十四五”末, 今年; each once, in order. */
export function makeYearReader(rules: TargetRules): YearsOf {
  return (text, plan) => {
    const found = [
      ...findEvery(text, rules.year.pattern).map((match) => ({ at: match.index, year: Number(match[1]) })),
      ...findEvery(text, rules.fiveYears.pattern).map((match) => ({
        at: match.index,
        year: FIVE_YEARS_BEGAN + 5 * (parseNumeral(match.groups!.ordinal!) ?? 0),
      })),
    ];
    if (found.length > 0) return [...new Set(found.sort((a, b) => a.at - b.at).map(({ year }) => year))];
    if (rules.endOfPlan.pattern.test(text) && plan.periodEnd !== null) return [plan.periodEnd];
    if (!rules.withinYear.pattern.test(text)) return [];
    const year = soleYear(plan) ?? (plan.date ? Number(plan.date.slice(0, 4)) : null);
    return year === null ? [] : [year];
  };
}
