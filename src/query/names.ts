import Cypher from '@neo4j/cypher-builder';

/** What is called so: by its name, by one of its other names, or by its English name, in whatever case. */
export function isCalled(node: Cypher.Node, name: unknown): Cypher.Predicate {
  return Cypher.contains(node.property('nameKey'), new Cypher.Param(keyOfName(name)));
}

/** A name as it stands among those of a node. */
export const keyOfName = (name: unknown): string => `|${String(name).toLowerCase().replaceAll('|', ' ')}|`;

/** What has the words in one of its names, in Chinese or English. */
export function namedWith(node: Cypher.Node, words: unknown): Cypher.Predicate {
  const said = String(words).toLowerCase().replaceAll('|', ' ');
  return Cypher.contains(node.property('nameKey'), new Cypher.Param(said));
}
