import { describePairs } from '../ingest/extract/relations/pairRelations.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { sourceLine } from '../language/sourceMap.js';
import type { LinkedMention } from '../model/entity.js';
import type { Graph } from '../model/graph.js';

/**
 * The JSON lines of `plangraph pairs`: one record for every two names of a file that a predicate of the learned model
 * may hold between, with what is true of the two. Passages are counted from 0 as `plangraph passages` lists them; `start`
 * and `end` are offsets in the text of the passage that names it.
 */
export function* listPairs(graph: Graph, knowledge: Knowledge): Generator<Record<string, unknown>> {
  const kinds = new Map(graph.entities.map(({ id, kind }) => [id, kind]));
  const numbers = new Map(graph.outline.passages.map(({ id }, i) => [id, i]));
  const endOf = ({ type, text, canonical, confidence, span, passage }: LinkedMention) => {
    const number = numbers.get(passage)!;
    const { start } = graph.outline.passages[number]!.span;
    return {
      type,
      text,
      canonical,
      confidence,
      line: sourceLine(graph.document, span),
      passage: number,
      start: span.start - start,
      end: span.end - start,
    };
  };
  for (const { pair, features, measures, group } of describePairs(
    graph.outline,
    graph.mentions,
    kinds,
    knowledge,
  )) {
    yield {
      record: 'pair',
      file: graph.document.name,
      plan: pair.passage.plan,
      predicate: pair.predicate,
      place: pair.place,
      away: pair.away,
      subject: endOf(pair.subject),
      object: endOf(pair.object),
      group,
      features,
      measures: Object.fromEntries(measures),
    };
  }
}
