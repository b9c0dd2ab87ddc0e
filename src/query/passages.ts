import Cypher from '@neo4j/cypher-builder';
import { writeName } from './graphModel.js';
import { linked } from './linked.js';
import { compileParts } from './parts.js';
import type { Selection } from './selection.js';
import { confidenceOf, isSure } from './sources.js';

/** A place where a passage names something. */
export interface NamedPlace {
  readonly passage: Cypher.Node;
  readonly mention: Cypher.Relationship;
  readonly named: Cypher.Node;
}

/** Writes what is asked of a passage. */
export type WritePassage = (passage: Cypher.Node, below: readonly Selection[]) => Cypher.Expr;

/** A name in a passage, with where it stands in the passage and in the source. */
export function projectMention(
  { passage, mention, named }: NamedPlace,
  below: readonly Selection[],
  writePassage: WritePassage,
): Cypher.Expr {
  const said = (property: string) => () => mention.property(property);
  const end = () => Cypher.plus(mention.property('offset'), Cypher.size(mention.property('text')));
  return compileParts(below, {
    text: said('text'),
    start: said('offset'),
    end,
    sourceStart: said('start'),
    sourceEnd: said('end'),
    confidence: said('confidence'),
    names: (part) => linked(named, part.below),
    evidence: (part) => writePassage(passage, part.below),
  });
}

/** The names in a passage in the order of the text, of two that begin together the longer one first. */
export function mentionsIn(
  passage: Cypher.Node,
  { args, below }: Selection,
  writePassage: WritePassage,
): Cypher.Expr {
  const place = { passage, mention: new Cypher.Relationship(), named: new Cypher.Node() };
  const { mention, named } = place;
  const least = confidenceOf(args);
  const tests = [
    Cypher.or(named.hasLabel('Entity'), named.hasLabel('Plan')),
    ...(least > 0 ? [isSure(mention.property('confidence'), least)] : []),
  ];
  const pattern = new Cypher.Pattern(passage).related(mention, { type: 'MENTIONS' }).to(named);
  return new Cypher.Collect(
    new Cypher.Match(pattern)
      .where(Cypher.and(...tests))
      .return([projectMention(place, below, writePassage), 'item'])
      .orderBy([mention.property('start'), 'ASC'], [mention.property('end'), 'DESC']),
  );
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
      ` RETURN {${entries.join(', ')}} AS item ORDER BY type(${fact}), ${writeName(subject)}, ${writeName(object)} }`
    );
  });
}
