import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import { type EntityType, type LinkedMention, UNIT_GROUP } from '../../model/entity.js';
import type { Outline, Passage, Plan, Section } from '../../model/plan.js';
import type { PlanPredicate, Predicate, Relation } from '../../model/relation.js';

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
  for (const mention of mentions) {
    if (mention.source === UNIT_GROUP) continue;
    const plan = plans.get(mention.plan)!;
    const passage = passages.get(mention.passage)!;
    const relation =
      mention.type === 'Plan'
        ? citation(plan, passage, mention, knowledge)
        : directive(plan, passage, sections.get(passage.section)!, mention, knowledge);
    if (!relation) continue;
    const key = `${relation.predicate} ${relation.subject.id} ${relation.object.id} ${relation.passage}`;
    if (!seen.has(key)) relations.push(relation);
    seen.add(key);
  }
  return relations;
}

function directive(
  plan: Plan,
  passage: Passage,
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
  if (mention.type === 'Zone' && mention.canonical === plan.jurisdiction) {
    return relate(plan, passage, mention, 'TARGETS', 0.5, 'jurisdiction');
  }
  const predicate = knowledge.ontology.entityTypes[mention.type as EntityType].planPredicate as PlanPredicate;
  return relate(plan, passage, mention, predicate, confidence, `section role ${section.role}`);
}

function citation(
  plan: Plan,
  passage: Passage,
  mention: LinkedMention,
  knowledge: Knowledge,
): Relation | null {
  if (bare(mention.canonical) === bare(plan.title)) return null;
  const after = passage.text.slice(mention.span.end - passage.span.start);
  const repeals = knowledge.directives.repeals.pattern.test(after);
  if (!repeals && !knowledge.directives.cites.pattern.test(passage.text)) return null;
  return relate(plan, passage, mention, repeals ? 'REPEALS' : 'CITES', 0.9, repeals ? 'repeal' : 'citation');
}

function relate(
  plan: Plan,
  passage: Passage,
  mention: LinkedMention,
  predicate: Predicate,
  confidence: number,
  rule: string,
): Relation {
  return {
    plan: plan.id,
    predicate,
    subject: { type: 'Plan', id: plan.id, name: plan.title },
    object: { type: mention.type, id: mention.entity, name: mention.canonical },
    passage: passage.id,
    context: null,
    line: passage.line,
    confidence: confidence * mention.confidence,
    rule,
  };
}
