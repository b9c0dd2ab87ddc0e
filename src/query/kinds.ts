import Cypher from '@neo4j/cypher-builder';
import { loadKinds } from '../knowledge/load.js';
import { ENTITY_TYPES } from '../model/entity.js';
import { Problem } from '../model/problem.js';

/** The value of `EntityKind` of the schema that a kind of the ontology has. */
export const categoryOf = (kind: string): string => kind.toUpperCase().replaceAll(' ', '_');

/** All kinds of things that plans name, by their values of `EntityKind`. */
export function kindsByCategory(): Readonly<Record<string, string>> {
  const kinds = ENTITY_TYPES.flatMap((type) => loadKinds()[type]!);
  return Object.fromEntries(kinds.map((kind) => [categoryOf(kind), kind]));
}

/**
 * Whether a thing is of a kind of its type.
 *
 * @param say how kinds are called where the request gave this one
 * @throws Problem BAD_USER_INPUT where the type has no such kind
 */
export function isOfKind(
  type: string,
  node: Cypher.Node,
  kind: unknown,
  say: (kind: string) => string = String,
): Cypher.Predicate {
  const kinds = loadKinds()[type]!;
  const given = String(kind);
  if (!kinds.includes(given))
    throw new Problem(
      'BAD_USER_INPUT',
      `“${say(given)}” is no kind of ${type}.`,
      `Kinds are: ${kinds.map(say).join(', ')}.`,
    );
  return Cypher.eq(node.property('kind'), new Cypher.Param(given));
}
