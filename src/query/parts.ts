import Cypher from '@neo4j/cypher-builder';
import type { Selection } from './selection.js';

/** Writes a field of a selection. */
export type WritePart = (part: Selection) => Cypher.Expr;

/**
 * The map of what is asked for.
 *
 * @param writers for each field that is known what writes it
 * @param others writes the other fields; by default they are null
 */
export function compileParts(
  parts: readonly Selection[],
  writers: Readonly<Record<string, WritePart>>,
  others: WritePart = () => Cypher.Null,
): Cypher.Map {
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of parts) {
    const write = Object.hasOwn(writers, part.field) ? writers[part.field]! : others;
    entries[part.key] = write(part);
  }
  return new Cypher.Map(entries);
}
