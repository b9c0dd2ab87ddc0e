import type { Knowledge } from '../../knowledge/knowledge.js';
import type { ContextRule } from '../../knowledge/rules.js';
import type { Candidate } from './candidates.js';

/** Why a candidate is no mention where it stands (`rules/contexts.yaml`), or null where nothing speaks against it. */
export function rejectByContext(text: string, candidate: Candidate, knowledge: Knowledge): string | null {
  const { industries, projects } = knowledge.contexts;
  const rules = { Industry: industries, Project: projects, Zone: [], Institution: [], Plan: [] };
  const rule = rules[candidate.type].find((rule) =>
    fitsContext(rule, text.slice(0, candidate.start), text.slice(candidate.end)),
  );
  return rule?.reason ?? null;
}

/** Whether a rule fits what stands before and behind a name. */
export function fitsContext(rule: ContextRule, before: string, after: string): boolean {
  return (!rule.before || rule.before.test(before)) && (!rule.after || rule.after.test(after));
}
