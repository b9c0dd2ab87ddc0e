import { fold } from '../language/fold.js';
import { groupBy } from '../language/group.js';
import type { Entity, LinkedMention } from '../model/entity.js';
import type { Graph } from '../model/graph.js';

/** One thing that a name stands for, with every writing that was merged into it. */
export interface Explanation {
  readonly entity: Entity;
  readonly writings: readonly {
    readonly text: string;
    readonly reason: string;
    /** What found it, with the confidence of the surest and of the least sure. */
    readonly found: string;
    readonly count: number;
    readonly plans: readonly string[];
  }[];
}

/** The things that a name (Chinese or English, in any writing) stands for in what was read, and why. */
export function explainName(name: string, graphs: readonly Graph[]): Explanation[] {
  const entities = new Map(
    graphs.flatMap((graph) => graph.entities.map((entity) => [entity.id, entity] as const)),
  );
  const titles = new Map(
    graphs.flatMap((graph) => graph.outline.plans.map((plan) => [plan.id, plan.title] as const)),
  );
  const mentions = groupBy(
    graphs.flatMap((graph) => graph.mentions),
    (mention) => mention.entity,
  );
  const wanted = fold(name);
  const isMeant = (entity: Entity) =>
    [entity.name, entity.nameEn ?? '', ...entity.knownAliases].some((writing) => fold(writing) === wanted) ||
    (mentions.get(entity.id) ?? []).some(({ text }) => fold(text) === wanted);
  return [...entities.values()].filter(isMeant).map((entity) => ({
    entity,
    writings: explainWritings(mentions.get(entity.id) ?? [], titles),
  }));
}

function explainWritings(
  mentions: readonly LinkedMention[],
  titles: ReadonlyMap<string, string>,
): Explanation['writings'] {
  const groups = groupBy(mentions, ({ text, reason }) => `${text}\n${reason}`);
  return [...groups.values()]
    .map((group) => ({
      text: group[0]!.text,
      reason: group[0]!.reason,
      found: explainFinding(group),
      count: group.length,
      plans: [...new Set(group.map(({ plan }) => titles.get(plan) ?? plan))],
    }))
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text));
}

/** What spoke for mentions: model 0.62–0.97, lexicon/places.yaml 0.99. */
function explainFinding(mentions: readonly LinkedMention[]): string {
  return [...groupBy(mentions, ({ source }) => source)]
    .map(([source, group]) => {
      const sure = group.map(({ confidence }) => confidence.toFixed(2)).sort();
      return `${source} ${sure[0] === sure.at(-1) ? sure[0] : `${sure[0]}–${sure.at(-1)}`}`;
    })
    .join(', ');
}

/** An explanation as lines for a terminal. */
export function formatExplanation({ entity, writings }: Explanation): string {
  const facts = [entity.type, entity.kind, entity.city].filter((fact) => fact !== null).join(', ');
  const lines = writings.map(
    ({ text, reason, found, count, plans }) =>
      `  ${text}  ×${count} in ${plans.length} plan${plans.length === 1 ? '' : 's'}: ${reason}; found by ${found}`,
  );
  const english = entity.nameEn
    ? `${entity.nameEn} [${entity.nameEnSource?.toLowerCase()}]`
    : `no English name; pinyin ${entity.pinyin}`;
  return [`${entity.name} (${facts}) — ${english}`, ...lines].join('\n');
}
