import type { TargetRules } from '../../../knowledge/rules.js';
import type { QuantityReader } from '../../../language/quantities.js';

/** The indicator as a noun phrase: what is counted one by one is a number of things (高新技术企业 → 高新技术企业数量). */
export function countedIndicator(
  name: string,
  unit: string,
  rules: TargetRules,
  { counts }: QuantityReader,
): string {
  return !counts(unit) || rules.measures.pattern.test(name) ? name : name + rules.numberOf;
}

/** What is measured by rates: a share, and how many times as much. */
const RATES = new Set(['share', 'multiple']);

/** Whether a unit is one of rates alone: %, 倍, but not %/年. */
export function isRate(unit: string, { parseUnit, dimensionOf }: QuantityReader): boolean {
  return parseUnit(unit)?.measure === unit && RATES.has(dimensionOf(unit)!.id);
}
