import type { LinkedMention } from '../../model/entity.js';
import type { End } from '../../model/relation.js';

/** A name as an end of a relation. */
export const endOf = ({ type, entity, canonical }: LinkedMention): End => ({
  type,
  id: entity,
  name: canonical,
});
