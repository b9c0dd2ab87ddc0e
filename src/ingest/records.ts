import { groupBy } from '../language/group.js';
import { sourceLine, sourceSpan, writtenText } from '../language/sourceMap.js';
import { UNIT_GROUP } from '../model/entity.js';
import type { Graph } from '../model/graph.js';

/** The JSON lines of `plangraph extract`: one record for every plan, mention, relation and target of a file. Groups of units are no mentions of a name. */
export function* listRecords(graph: Graph): Generator<Record<string, unknown>> {
  for (const plan of graph.outline.plans) {
    const { span: _, documentKind: __, jurisdiction: ___, ...fields } = plan;
    yield { record: 'plan', ...fields };
  }
  for (const mention of graph.mentions) {
    if (mention.source === UNIT_GROUP) continue;
    const span = sourceSpan(graph.document, mention.span);
    yield {
      record: 'mention',
      plan: mention.plan,
      type: mention.type,
      text: writtenText(graph.document, mention.span),
      canonical: mention.canonical,
      confidence: round(mention.confidence),
      source: mention.source,
      line: sourceLine(graph.document, mention.span),
      start: span.start,
      end: span.end,
    };
  }
  for (const relation of graph.relations) {
    const { plan, predicate, subject, object, line, confidence, rule } = relation;
    yield {
      record: 'relation',
      plan,
      predicate,
      subject: { type: subject.type, name: subject.name },
      object: { type: object.type, name: object.name },
      line,
      confidence,
      rule,
    };
  }
  for (const target of graph.targets) {
    const { id: _, passage: __, span: ___, measures, reason: ____, confidence, ...fields } = target;
    yield { record: 'target', ...fields, confidence: round(confidence), measures: measures.name };
  }
}

/** The JSON lines of `plangraph extract --rejected`: what was turned down, by type and text, the likeliest first. */
export function listRejected(graph: Graph): Record<string, unknown>[] {
  const lines = new Map(graph.outline.passages.map(({ id, line }) => [id, line]));
  const groups = groupBy(graph.rejected, ({ type, text }) => `${type}\n${text}`);
  return [...groups.values()]
    .map((group) => [...group].sort((a, b) => b.confidence - a.confidence))
    .sort((a, b) => b[0]!.confidence - a[0]!.confidence)
    .map((group) => ({
      record: 'rejected',
      file: graph.document.name,
      type: group[0]!.type,
      text: group[0]!.text,
      confidence: round(group[0]!.confidence),
      source: group[0]!.source,
      reason: group[0]!.reason,
      count: group.length,
      lines: [...new Set(group.map(({ passage }) => lines.get(passage)))].slice(0, 5),
    }));
}

const round = (confidence: number) => Math.round(1000 * confidence) / 1000;
