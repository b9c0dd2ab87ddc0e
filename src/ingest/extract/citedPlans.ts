import type { DirectiveRules } from '../../knowledge/rules.js';
import { replaceEvery } from '../../language/everywhere.js';
import { bare } from '../../language/fold.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Passage, Plan } from '../../model/plan.js';
import type { End } from '../../model/relation.js';
import { endOf } from './ends.js';

/** A text that a passage rests on or ends. */
export interface CitedPlan {
  readonly predicate: 'CITES' | 'REPEALS';
  /** What rests on it: the plan itself, or a text that the passage tells was drawn up by it. */
  readonly subject: End;
  readonly mention: LinkedMention;
}

/** Stands for a title where the words around it are looked at. */
const TITLE = '◇';
const TITLES = /《(?:[^《》]|《[^《》]*》)*》/g;

/**
 * The texts that a passage cites or repeals. What is done with a text is said by the words in front of its title, in its
 * clause, or right behind it: 落实《A》, 《A》同时废止; a text that is only drawn up or issued there is not cited.
 *
 * @param titles the mentions of plans in the passage, in their order
 */
export function* readCitedPlans(
  plan: Plan,
  passage: Passage,
  titles: readonly LinkedMention[],
  rules: DirectiveRules,
): Generator<CitedPlan> {
  const own: End = { type: 'Plan', id: plan.id, name: plan.title };
  const placed = titles.map((mention) => ({ mention, ...wordsAround(passage, mention, rules) }));
  const drawnUp = placed.findLast(({ before }) => rules.drawnUp.pattern.test(before));
  for (const { mention, before, title, after } of placed) {
    if (bare(mention.canonical) === bare(plan.title)) continue;
    if (rules.repeals.pattern.test(after)) {
      yield { predicate: 'REPEALS', subject: own, mention };
      continue;
    }
    const isCited =
      rules.cites.pattern.test(before) ||
      rules.enforces.pattern.test(before + title) ||
      rules.rests.pattern.test(after);
    if (!isCited) continue;
    const isBasis =
      drawnUp && drawnUp.mention.span.start > mention.span.start && rules.basis.pattern.test(before);
    yield { predicate: 'CITES', subject: isBasis ? endOf(drawnUp.mention) : own, mention };
  }
}

/** The words before and behind a title. Before it other titles stand as one sign; what says who issued it is left out. */
function wordsAround({ text, span }: Passage, mention: LinkedMention, rules: DirectiveRules) {
  const start = mention.span.start - span.start;
  const end = mention.span.end - span.start;
  const before = replaceEvery(text.slice(0, start).replace(TITLES, TITLE), rules.provenance.pattern, '');
  return {
    before: before.replace(/[《〈]$/, ''),
    title: text.slice(start, end),
    after: text.slice(end).replace(TITLES, TITLE),
  };
}
