import { describeNumbers } from '../ingest/extract/targets/targets.js';
import type { OutlinedDocument } from '../ingest/ingest.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { sourceSpan, writtenText } from '../language/sourceMap.js';

/**
 * The JSON lines of `plangraph numbers`: one record for every number of a file that may be a target, in the order of the
 * text, with what it measures and what is true of it. `start` and `end` are offsets in the source, `line` is counted from 1.
 */
export function* listNumbers(
  { document, outline }: OutlinedDocument,
  knowledge: Knowledge,
): Generator<Record<string, unknown>> {
  for (const { target, features } of describeNumbers({ document, outline, mentions: [] }, knowledge)) {
    const { indicator, comparator, value, valueMax, unit, year, line, span } = target;
    yield {
      record: 'number',
      file: document.name,
      line,
      ...sourceSpan(document, span),
      words: writtenText(document, span),
      indicator,
      comparator,
      value,
      valueMax,
      unit,
      year,
      features,
    };
  }
}
