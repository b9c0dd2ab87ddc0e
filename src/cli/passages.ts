import type { OutlinedDocument } from '../ingest/ingest.js';
import type { FindClosed } from '../ingest/recognise/closed.js';
import { lineOf, sourceSpan } from '../language/sourceMap.js';
import { cutWords } from '../language/words.js';
import type { Document } from '../model/document.js';
import type { Passage, Section } from '../model/plan.js';

/**
 * The JSON lines of `plangraph passages`: one record for every sentence, heading, row and note of a file, in the order
 * of the text. `headings` are those that it stands under, the outermost first. `start` and `end` are offsets in the
 * source; `lines` and `words` are offsets in `text`. `tags` are the parts of speech of the words, `known` the names of
 * closed forms: start, end, type, and what knows them.
 */
export function* listPassages(
  { document, outline }: OutlinedDocument,
  findClosed: FindClosed,
): Generator<Record<string, unknown>> {
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  for (const passage of outline.passages) {
    const words = cutWords(passage.text);
    yield {
      record: 'passage',
      file: document.name,
      plan: passage.plan,
      kind: passage.kind,
      headings: headingsOver(passage, sections),
      line: passage.line,
      ...sourceSpan(document, passage.span),
      text: passage.text,
      lines: linesOf(document, passage),
      words: words.map(({ start }) => start),
      tags: words.map(({ tag }) => tag),
      known: findClosed(plans.get(passage.plan)!, passage.text, words).map(({ start, end, type, source }) => [
        start,
        end,
        type,
        source,
      ]),
    };
  }
}

/** The headings that a passage stands under; a heading does not stand under itself. */
function headingsOver(passage: Passage, sections: ReadonlyMap<string, Section>): string[] {
  const headings: string[] = [];
  const own = sections.get(passage.section);
  let at = passage.kind === 'heading' ? own?.parent : passage.section;
  while (at) {
    const section = sections.get(at);
    if (section?.heading) headings.unshift(section.heading);
    at = section?.parent;
  }
  return headings;
}

/** Where each line of the source begins in the text of a passage: pairs of offset and line, the first at 0. */
function linesOf(document: Document, { span }: Passage): [offset: number, line: number][] {
  const lines: [number, number][] = [];
  for (let at = span.start; at < span.end; at++) {
    const line = lineOf(document.lineStarts, document.origins[at]!);
    if (lines.at(-1)?.[1] !== line) lines.push([at - span.start, line]);
  }
  return lines;
}
