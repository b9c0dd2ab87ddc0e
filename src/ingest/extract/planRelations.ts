import type { Knowledge } from '../../knowledge/knowledge.js';
import { groupBy } from '../../language/group.js';
import { type EntityType, type LinkedMention, UNIT_GROUP } from '../../model/entity.js';
import type { Outline, Passage, Plan, Section } from '../../model/plan.js';
import type { PlanPredicate, Relation } from '../../model/relation.js';
import { readCitedPlans } from './citedPlans.js';
import { endOf } from './ends.js';

/** Confidence that a name is directed at, by the role of the section that names it. */
const CONFIDENCE: Readonly<Record<Section['role'], number>> = {
  task: 0.9,
  goal: 0.8,
  annex: 0.8,
  safeguard: 0.7,
  background: 0,
};

/** A line without any is a caption or a fragment, and says nothing of what is to be done. */
const SENTENCE_SIGN = /[，,。；;：:！、]/;

/** Confidence that a text is cited or ended. */
const CITED = 0.9;
/** How `explain` and the API name what has read it. */
const RULES = { CITES: 'citation', REPEALS: 'repeal' } as const;

/** A heading or a row says less than a sentence; a note explains and directs nothing. */
const STATES: Readonly<Record<Passage['kind'], number>> = { sentence: 1, row: 0.9, heading: 0.8, note: 0 };

/**
 * What a plan itself does: TARGETS zones, FOCUSES_ON industries, INVOLVES institutions and PROPOSES projects,
 * where a sentence of what it sets out to do names them; CITES and REPEALS other plans. A name that stands
 * in the review of the past, in a comparison or in a citation alone gives no relation.
 */
export function extractPlanRelations(
  outline: Outline,
  mentions: readonly LinkedMention[],
  knowledge: Knowledge,
): Relation[] {
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const passages = new Map(outline.passages.map((passage) => [passage.id, passage]));
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const relations: Relation[] = [];
  const seen = new Set<string>();
  const add = (relation: Relation) => {
    const key = `${relation.predicate} ${relation.subject.id} ${relation.object.id} ${relation.passage}`;
    if (!seen.has(key)) relations.push(relation);
    seen.add(key);
  };
  const byPassage = groupBy(mentions, ({ passage }) => passage);
  for (const [id, named] of byPassage) {
    const passage = passages.get(id)!;
    const section = sections.get(passage.section)!;
    const site: Site = { plan: plans.get(passage.plan)!, passage };
    for (const mention of named) {
      if (mention.type === 'Plan' || mention.source === UNIT_GROUP) continue;
      const relation = directive(site, section, mention, knowledge);
      if (relation) add(relation);
    }
    const titles = named.filter(({ type }) => type === 'Plan');
    for (const { predicate, subject, mention } of readCitedPlans(
      site.plan,
      passage,
      titles,
      knowledge.directives,
    ))
      add({
        ...relate(site, mention, { predicate, confidence: CITED, rule: RULES[predicate] }),
        subject,
      });
  }
  return relations;
}

/** Where a relation is stated. */
interface Site {
  readonly plan: Plan;
  readonly passage: Passage;
}

function directive(
  { plan, passage }: Site,
  section: Section,
  mention: LinkedMention,
  knowledge: Knowledge,
): Relation | null {
  const confidence = CONFIDENCE[section.role] * STATES[passage.kind];
  if (passage.kind === 'sentence' && !SENTENCE_SIGN.test(passage.text)) return null;
  if (confidence === 0 || knowledge.directives.tells.some((rule) => rule.pattern.test(passage.text)))
    return null;
  const before = passage.text.slice(0, mention.span.start - passage.span.start);
  if (knowledge.directives.compares.some((rule) => rule.pattern.test(before))) return null;
  if (before.lastIndexOf('《') > before.lastIndexOf('》')) return null;
  const site = { plan, passage };
  if (mention.type === 'Zone' && mention.canonical === plan.jurisdiction) {
    return relate(site, mention, { predicate: 'TARGETS', confidence: 0.5, rule: 'jurisdiction' });
  }
  const predicate = knowledge.ontology.entityTypes[mention.type as EntityType].planPredicate as PlanPredicate;
  return relate(site, mention, { predicate, confidence, rule: `section role ${section.role}` });
}

function relate(
  { plan, passage }: Site,
  mention: LinkedMention,
  { predicate, confidence, rule }: Pick<Relation, 'predicate' | 'confidence' | 'rule'>,
): Relation {
  return {
    plan: plan.id,
    predicate,
    subject: { type: 'Plan', id: plan.id, name: plan.title },
    object: endOf(mention),
    passage: passage.id,
    context: null,
    line: passage.line,
    confidence: confidence * mention.confidence,
    rule,
  };
}
