import type { Knowledge } from '../../knowledge/knowledge.js';
import { groupBy } from '../../language/group.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline } from '../../model/plan.js';
import type { End, EntityPredicate, Relation } from '../../model/relation.js';
import { readDevelopment } from './relations/development.js';
import { readSubindustries } from './relations/industries.js';
import { readOrganisations } from './relations/organisations.js';
import { readProjects } from './relations/projects.js';
import { makeMeasures, readResponsibility } from './relations/responsibility.js';
import { type Add, CERTAINTY, type Scene } from './relations/scene.js';
import { readTableRow } from './relations/tables.js';
import { readZones } from './relations/zones.js';
import { findTopics } from './topics.js';

/**
 * The relationships between the names of a plan, each from the sentence that states it: from what stands between two names, from the
 * lists that they are in, and from the heading or lead that a passage stands under.
 */
export function extractEntityRelations(
  outline: Outline,
  mentions: readonly LinkedMention[],
  kinds: ReadonlyMap<string, string | null>,
  knowledge: Knowledge,
): Relation[] {
  const byPassage = groupBy(mentions, (mention) => mention.passage);
  const topics = findTopics(outline, byPassage, knowledge.relations);
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const measures = makeMeasures(outline, byPassage, knowledge);
  const industriesOf = new Map(
    [
      ...groupBy(
        mentions.filter(({ type }) => type === 'Industry'),
        ({ plan }) => plan,
      ),
    ].map(([plan, all]) => [plan, [...new Map(all.map((mention) => [mention.text, mention])).values()]]),
  );
  const firstLeads = new Set(
    outline.passages
      .filter(({ text }) => knowledge.relations.firstLeads.pattern.test(text))
      .map(({ plan }) => plan),
  );
  const relations = new Map<string, Relation>();
  for (const passage of outline.passages) {
    if (knowledge.relations.denies.pattern.test(passage.text)) continue;
    const scene: Scene = {
      knowledge,
      passage,
      plan: plans.get(passage.plan)!,
      section: sections.get(passage.section)!,
      mentions: byPassage.get(passage.id) ?? [],
      topic: topics.get(passage.id)!,
      kindOf: (mention) => kinds.get(mention.entity) ?? null,
      industries: industriesOf.get(passage.plan) ?? [],
      firstLeads: firstLeads.has(passage.plan),
    };
    const state = (
      predicate: EntityPredicate,
      subject: End,
      object: End,
      confidence: number,
      rule: string,
    ) => {
      const key = `${predicate} ${subject.id} ${object.id} ${passage.id}`;
      if (subject.id === object.id || relations.has(key)) return;
      relations.set(key, {
        plan: passage.plan,
        predicate,
        subject,
        object,
        passage: passage.id,
        line: passage.line,
        confidence,
        rule,
      });
    };
    const add: Add = (predicate, subject, object, certainty, rule) =>
      state(
        predicate,
        endOf(subject),
        endOf(object),
        CERTAINTY[certainty] * Math.min(subject.confidence, object.confidence),
        rule,
      );
    const measure: End = { type: 'Section', id: passage.section, name: scene.section.heading };
    readSubindustries(scene, add);
    readZones(scene, add);
    readDevelopment(scene, add);
    readOrganisations(scene, add);
    readProjects(scene, add);
    readTableRow(scene, add);
    readResponsibility(scene, add, measures, (unit, rule) =>
      state('RESPONSIBLE_FOR', endOf(unit), measure, CERTAINTY.stated * unit.confidence, rule),
    );
  }
  return [...relations.values()];
}

const endOf = ({ type, entity, canonical }: LinkedMention): End => ({ type, id: entity, name: canonical });
