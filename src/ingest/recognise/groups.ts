import type { Knowledge } from '../../knowledge/knowledge.js';
import { findEvery } from '../../language/everywhere.js';
import { UNIT_GROUP } from '../../model/entity.js';
import type { DecidedName } from './decode.js';

/** Finds units that a measure names as all of a kind (各区县（市）人民政府), where it says that they are responsible. */
export function makeGroupFinder({ relations }: Knowledge): (text: string) => DecidedName[] {
  const states = [relations.responsible, relations.unitsInBrackets, relations.shares];
  return (text) =>
    states.some(({ pattern }) => pattern.test(text))
      ? findEvery(text, relations.unitGroups.pattern).map(({ index, 0: found }) => ({
          start: index,
          end: index + found.length,
          type: 'Institution',
          source: UNIT_GROUP,
          confidence: 1,
        }))
      : [];
}
