import { sourceLine, sourceSpan, writtenText } from '../language/sourceMap.js';
import type { Graph } from '../model/graph.js';

/** The JSON lines of `plangraph extract`: one record for every plan, mention, relation and target of a file. */
export function* listRecords(graph: Graph): Generator<Record<string, unknown>> {
  for (const plan of graph.outline.plans) {
    const { span: _, documentKind: __, jurisdiction: ___, ...fields } = plan;
    yield { record: 'plan', ...fields };
  }
  for (const mention of graph.mentions) {
    const span = sourceSpan(graph.document, mention.span);
    yield {
      record: 'mention',
      plan: mention.plan,
      type: mention.type,
      text: writtenText(graph.document, mention.span),
      canonical: mention.canonical,
      line: sourceLine(graph.document, mention.span),
      start: span.start,
      end: span.end,
    };
  }
  for (const relation of graph.relations) {
    const { plan, predicate, subject, object, line, confidence } = relation;
    yield {
      record: 'relation',
      plan,
      predicate,
      subject: { type: subject.type, name: subject.name },
      object: { type: object.type, name: object.name },
      line,
      confidence,
    };
  }
  for (const target of graph.targets) {
    const { id: _, passage: __, span: ___, ...fields } = target;
    yield { record: 'target', ...fields };
  }
}
