import Cypher from '@neo4j/cypher-builder';
import { typeOf, writeName } from './graphModel.js';
import type { Selection } from './selection.js';

/** A node of any type as paths, neighbourhoods and passages show it. */
export function linked(node: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  return new Cypher.Raw((env) => {
    const one = env.compile(node);
    const type = typeOf(one);
    const value: Readonly<Record<string, string>> = {
      id: `${type} + ':' + ${one}.id`,
      type,
      name: writeName(one),
      aliases: `coalesce(${one}.aliases, [])`,
      nameEn: `coalesce(${one}.nameEn, ${one}.titleEn)`,
      kind: `${one}.kind`,
      // That of a plan is the text's own word.
      category: `CASE WHEN ${one}:Entity THEN ${one}.kind END`,
    };
    return `{${below.map(({ key, field }) => `\`${key}\`: ${value[field] ?? 'null'}`).join(', ')}}`;
  });
}
