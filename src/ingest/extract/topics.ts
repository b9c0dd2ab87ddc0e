import type { RelationRules } from '../../knowledge/rules.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline, Passage } from '../../model/plan.js';

/** What a passage is about: the industry and the zone that its lead, its heading, or a heading above it names. */
export interface Topic {
  readonly industry: LinkedMention | null;
  readonly zone: LinkedMention | null;
  /** The industry that the heading names, whatever a lead says. */
  readonly heading: LinkedMention | null;
  /** A lead names the zone, not a heading. */
  readonly zoneByLead: boolean;
  /** A lead names the industry, not a heading. */
  readonly byLead: boolean;
  /** How many sections above that of the passage the heading stands that names the industry; 0 for its own, and for leads. */
  readonly distance: number;
  /** The passage itself is the lead or the heading that names the topic. */
  readonly isLead: boolean;
}

/** A lead is a sentence that is hardly more than a name: 动力电池。 */
const LEAD_REST = 5;
const SHORT_SENTENCE = 16;

/**
 * The topics of all passages. A heading holds for its section and those below it; a sentence that is a name alone holds until the next
 * one or the end of the section.
 */
export function findTopics(
  outline: Outline,
  byPassage: ReadonlyMap<string, readonly LinkedMention[]>,
  rules: RelationRules,
): ReadonlyMap<string, Topic> {
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const headings = new Map<string, { industry: LinkedMention | null; zone: LinkedMention | null }>();
  for (const passage of outline.passages) {
    if (passage.kind !== 'heading') continue;
    const named = byPassage.get(passage.id) ?? [];
    headings.set(passage.section, {
      industry: named.find(({ type }) => type === 'Industry') ?? null,
      zone:
        named.find(
          (mention) =>
            mention.type === 'Zone' && (isLead(passage, mention, rules) || acts(passage, mention, rules)),
        ) ?? null,
    });
  }
  const above = (
    section: string,
    of: 'industry' | 'zone',
  ): { mention: LinkedMention; distance: number } | null => {
    let distance = 0;
    for (let at: string | null = section; at; at = sections.get(at)?.parent ?? null, distance++) {
      const mention = headings.get(at)?.[of];
      if (mention) return { mention, distance };
    }
    return null;
  };
  const topics = new Map<string, Topic>();
  let lead: { section: string; industry: LinkedMention | null; zone: LinkedMention | null } | null = null;
  let end = 0;
  for (const passage of outline.passages) {
    const industry = above(passage.section, 'industry');
    const zone = above(passage.section, 'zone')?.mention ?? null;
    const named = (byPassage.get(passage.id) ?? []).filter((mention) => isLead(passage, mention, rules));
    if (lead && lead.section !== passage.section) lead = null;
    const opens = passage.kind === 'sentence' && named.length > 0;
    if (opens) {
      lead = {
        section: passage.section,
        industry: named.find(({ type }) => type === 'Industry') ?? null,
        zone: named.find(({ type }) => type === 'Zone') ?? null,
      };
    }
    if (!opens && isShort(passage) && passage.span.start > end) lead = null;
    end = passage.span.end;
    topics.set(passage.id, {
      industry: lead?.industry ?? industry?.mention ?? null,
      zone: lead?.zone ?? zone,
      heading: industry?.mention ?? null,
      zoneByLead: Boolean(lead?.zone),
      byLead: Boolean(lead?.industry),
      distance: lead?.industry ? 0 : (industry?.distance ?? 0),
      isLead: opens || passage.kind === 'heading',
    });
  }
  return topics;
}

/** A short sentence that opens a paragraph is a lead whose name is not known, and ends the one before it: 智慧旅游。 */
function isShort({ kind, text }: Passage): boolean {
  return kind === 'sentence' && text.length <= SHORT_SENTENCE && /^[^，,；;：:]*。$/.test(text);
}

/** A heading that begins with a zone and says what it does: 22.火炬高新区打造科技创新高地. */
function acts({ text, span }: Passage, mention: LinkedMention, { actsInHeading }: RelationRules): boolean {
  const before = text.slice(0, mention.span.start - span.start);
  return (
    !/[\u4e00-\u9fff]{2}/.test(before) &&
    actsInHeading.pattern.test(text.slice(mention.span.end - span.start))
  );
}

/** Hardly more than a name; what begins with a verb tells what is to be done and leads nothing: 加快数字自贸区建设。 */
function isLead(passage: Passage, mention: LinkedMention, { verbFirst }: RelationRules): boolean {
  const rest = passage.text.length - (mention.span.end - mention.span.start);
  const before = passage.text.slice(0, mention.span.start - passage.span.start);
  return rest <= LEAD_REST && !(passage.kind === 'sentence' && verbFirst.pattern.test(before));
}
