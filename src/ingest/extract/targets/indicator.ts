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
