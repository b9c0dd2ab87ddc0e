import type { HeadRules } from '../../knowledge/rules.js';
import { tight } from '../../language/fold.js';

/** The kind of a policy text by its title (规划, 意见, …), or null. */
export function kindOf(title: string, rules: HeadRules): string | null {
  const stem = tight(title).replace(/[(（][^()（）]*[)）]$/, '');
  let best: { kind: string; end: number } | null = null;
  for (const kind of rules.kinds) {
    const end = stem.lastIndexOf(kind) + kind.length;
    if (end < kind.length) continue;
    if (!best || end > best.end || (end === best.end && kind.length > best.kind.length)) best = { kind, end };
  }
  return best ? (rules.kindGroups[best.kind] ?? best.kind) : null;
}

/** Whether a text ends with a kind of policy text, what stands in brackets behind it aside. */
export function endsWithKind(text: string, rules: HeadRules): boolean {
  const stem = tight(text)
    .replace(/([(（][^()（）]*[)）])+$/, '')
    .replace(rules.articleCount.pattern, '');
  return rules.kinds.some((kind) => stem.endsWith(kind));
}
