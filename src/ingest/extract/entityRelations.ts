import type { Knowledge } from '../../knowledge/knowledge.js';
import { groupBy } from '../../language/group.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline } from '../../model/plan.js';
import type { End, Relation } from '../../model/relation.js';
import { endOf } from './ends.js';
import type { PairModel } from './relations/pairModel.js';
import { decidePairs, describePairs } from './relations/pairRelations.js';
import { makeMeasures, readResponsibility } from './relations/responsibility.js';
import { type Add, CERTAINTY, type Scene } from './relations/scene.js';
import { readTableRow } from './relations/tables.js';

/** What the relationships of a document are read from. */
export interface NamedOutline {
  readonly outline: Outline;
  readonly mentions: readonly LinkedMention[];
  /** The kind of each entity, by its id; null where it is unknown. */
  readonly kinds: ReadonlyMap<string, string | null>;
}

/** The relationships between the names of a document, each from the passage that states it. */
export type ExtractEntityRelations = (named: NamedOutline) => Relation[];

/**
 * Prepares the reading of relationships: who is responsible and what columns of tables say is of a closed form and
 * read by rules, all else the model decides. A passage that forbids or ends something states nothing but who sees to it.
 */
export function makeEntityRelationReader(knowledge: Knowledge, model: PairModel): ExtractEntityRelations {
  return (named) => {
    const { denies } = knowledge.relations;
    const denying = new Set(
      named.outline.passages.filter(({ text }) => denies.pattern.test(text)).map(({ id }) => id),
    );
    const found = [...readClosedForms(named, knowledge), ...readPairs(named, knowledge, model)];
    const relations = new Map<string, Relation>();
    for (const relation of found) {
      const { predicate, subject, object, passage } = relation;
      const key = `${predicate} ${subject.id} ${object.id} ${passage}`;
      if (predicate !== 'RESPONSIBLE_FOR' && denying.has(passage)) continue;
      if (subject.id !== object.id && !relations.has(key)) relations.set(key, relation);
    }
    return [...relations.values()];
  };
}

function* readClosedForms(
  { outline, mentions, kinds }: NamedOutline,
  knowledge: Knowledge,
): Generator<Relation> {
  const byPassage = groupBy(mentions, ({ passage }) => passage);
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const measures = makeMeasures(outline, byPassage, knowledge);
  const firstLeads = new Set(
    outline.passages
      .filter(({ text }) => knowledge.relations.firstLeads.pattern.test(text))
      .map(({ plan }) => plan),
  );
  for (const passage of outline.passages) {
    const scene: Scene = {
      knowledge,
      passage,
      jurisdiction: plans.get(passage.plan)!.jurisdiction,
      mentions: byPassage.get(passage.id) ?? [],
      kindOf: (mention) => kinds.get(mention.entity) ?? null,
      firstLeads: firstLeads.has(passage.plan),
    };
    const found: Relation[] = [];
    const { id, plan, line } = passage;
    const state = { plan, passage: id, context: null, line };
    const add: Add = ({ predicate, subject, object, certainty, rule }) => {
      const confidence = CERTAINTY[certainty] * Math.min(subject.confidence, object.confidence);
      found.push({ ...state, predicate, subject: endOf(subject), object: endOf(object), confidence, rule });
    };
    const section = sections.get(passage.section)!;
    const measure: End = { type: 'Section', id: section.id, name: section.heading };
    readTableRow(scene, add);
    readResponsibility(scene, add, measures, (unit, rule) =>
      found.push({
        ...state,
        predicate: 'RESPONSIBLE_FOR',
        subject: endOf(unit),
        object: measure,
        confidence: CERTAINTY.stated * unit.confidence,
        rule,
      }),
    );
    yield* found;
  }
}

function* readPairs(
  { outline, mentions, kinds }: NamedOutline,
  knowledge: Knowledge,
  model: PairModel,
): Generator<Relation> {
  const decided = decidePairs(describePairs(outline, mentions, kinds, knowledge), model);
  for (const { pair, confidence } of decided) {
    const { predicate, subject, object, passage, context, place } = pair;
    yield {
      plan: passage.plan,
      predicate,
      subject: endOf(subject),
      object: endOf(object),
      passage: passage.id,
      context: place === 'together' ? null : context.id,
      line: passage.line,
      confidence: confidence * subject.confidence * object.confidence,
      rule: MODEL_RULES[place],
    };
  }
}

/** How `explain` and the API name what the model has read. */
const MODEL_RULES = {
  together: 'model: one passage names both',
  heading: 'model: under a heading that names the other',
  before: 'model: a passage before it names the other',
} as const;
