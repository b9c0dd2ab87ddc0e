import Cypher from '@neo4j/cypher-builder';
import { nameOf } from './graphModel.js';
import { linked } from './linked.js';
import type { Selection } from './selection.js';

/** The names in a passage in the order of the text, each with where it stands in the passage and in the source. */
export function mentionsIn(passage: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const named = new Cypher.Node();
  const mentioned = new Cypher.Relationship();
  return new Cypher.Raw((env) => {
    const [thing, mention] = [env.compile(named), env.compile(mentioned)];
    const value: Readonly<Record<string, string>> = {
      text: `${mention}.text`,
      start: `${mention}.offset`,
      end: `${mention}.offset + size(${mention}.text)`,
      sourceStart: `${mention}.start`,
      sourceEnd: `${mention}.end`,
    };
    const entries = below.map(({ key, field, below }) =>
      field === 'names'
        ? `\`${key}\`: ${env.compile(linked(named, below))}`
        : `\`${key}\`: ${value[field] ?? 'null'}`,
    );
    return (
      `COLLECT { MATCH (${env.compile(passage)})-[${mention}:MENTIONS]->(${thing}) WHERE ${thing}:Entity OR ${thing}:Plan` +
      ` RETURN {${entries.join(', ')}} AS item ORDER BY ${mention}.start, ${mention}.end DESC }`
    );
  });
}

/** What a passage is evidence of: relationships that name it, of a thing that it mentions. */
export function factsOf(passage: Cypher.Node, below: readonly Selection[]): Cypher.Expr {
  const ends = { named: new Cypher.Node(), subject: new Cypher.Node(), object: new Cypher.Node() };
  const stated = new Cypher.Relationship();
  return new Cypher.Raw((env) => {
    const [of, fact] = [env.compile(passage), env.compile(stated)];
    const [named, subject, object] = [
      env.compile(ends.named),
      env.compile(ends.subject),
      env.compile(ends.object),
    ];
    const value: Readonly<Record<string, () => string>> = {
      predicate: () => `type(${fact})`,
      confidence: () =>
        `reduce(own = 0.0, at IN range(0, size(${fact}.evidence) - 1) | CASE WHEN ${fact}.evidence[at] = ${of}.id THEN ${fact}.confidences[at] ELSE own END)`,
    };
    const entries = below.map(({ key, field, below }) =>
      field === 'subject' || field === 'object'
        ? `\`${key}\`: ${env.compile(linked(ends[field], below))}`
        : `\`${key}\`: ${value[field]?.() ?? 'null'}`,
    );
    return (
      `COLLECT { MATCH (${of})-[:MENTIONS]->(${named}) WHERE ${named}:Entity OR ${named}:Plan` +
      ` MATCH (${named})-[${fact}]-() WHERE ${of}.id IN ${fact}.evidence` +
      ` WITH DISTINCT ${fact}, startNode(${fact}) AS ${subject}, endNode(${fact}) AS ${object}` +
      ` RETURN {${entries.join(', ')}} AS item ORDER BY type(${fact}), ${nameOf(subject)}, ${nameOf(object)} }`
    );
  });
}
