import type { Entity, EntityType } from '../../model/entity.js';

/** What the pair model saw in training for things of which nothing tells the kind. */
const UNKNOWN_IN_TRAINING: Readonly<Record<EntityType, string>> = {
  Zone: 'area',
  Industry: 'sector',
  Institution: 'company',
  Project: 'construction',
};

/** The kinds of things by id, as the pair model in `models/` learned to read them. A model trained on unknown kinds needs none of this. */
export function kindsForPairs(entities: readonly Entity[]): ReadonlyMap<string, string | null> {
  return new Map(
    entities.map(({ id, type, kind }) => [id, type === 'Plan' ? kind : (kind ?? UNKNOWN_IN_TRAINING[type])]),
  );
}
