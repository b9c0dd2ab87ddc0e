import type { TargetRules } from '../../knowledge/rules.js';

/** The indicator as a noun phrase: what is counted one by one is a number of things (高新技术企业 → 高新技术企业数量). */
export function countedIndicator(name: string, unit: string, rules: TargetRules): string {
  return !rules.counting.test(unit) || rules.measures.test(name) ? name : `${name}数量`;
}
