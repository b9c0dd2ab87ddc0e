import type { TargetRules } from '../../../knowledge/rules.js';
import { parseNumeral } from '../../../language/numerals.js';
import type { Plan } from '../../../model/plan.js';

/** What of a plan says for which years its numbers are. */
export type PlanYears = Pick<Plan, 'date' | 'periodStart' | 'periodEnd'>;

/** The n-th five-year plan ends 5n years later: the fourteenth in 2025. */
const FIVE_YEARS_BEGAN = 1955;

/** The year that a stretch of text gives for its numbers, or null. */
export type YearOf = (text: string, plan: PlanYears) => number | null;

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
  const found = rules.periodAhead.exec(heading);
  if (!found) return null;
  const ordinal = found.groups?.ordinal ? parseNumeral(found.groups.ordinal) : null;
  if (ordinal !== null) return FIVE_YEARS_BEGAN + 5 * ordinal;
  const start = firstYear(plan);
  return start === null ? null : start + 4;
}

/** Whether a paragraph that opens so tells of the past: 五年来，…, or of a period that was over when the plan began. */
export function opensPast(text: string, plan: PlanYears, rules: TargetRules): boolean {
  if (rules.pastLead.test(text)) return true;
  const ordinal = parseNumeral(rules.periodLead.exec(text)?.groups?.ordinal ?? '');
  return ordinal !== null && FIVE_YEARS_BEGAN + 5 * ordinal < (firstYear(plan) ?? 0);
}

/** Prepares the reading of years in words and figures: 到2025年底, “十四五”末, 今年. */
export function makeYearReader(rules: TargetRules): YearOf {
  return (text, plan) => {
    if (rules.endOfPlan.test(text)) return plan.periodEnd;
    for (const pattern of rules.years) {
      const found = pattern.exec(text);
      if (found) return Number(found[2] ?? found[1]);
    }
    if (!rules.withinYear.test(text)) return null;
    return soleYear(plan) ?? (plan.date ? Number(plan.date.slice(0, 4)) : null);
  };
}
