import type { Document, Span } from '../model/document.js';

/** Offsets of the first character of each line of a text. */
export function findLineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** Line of the source, counted from 1, on which an offset of the source lies. */
export function lineOf(lineStarts: Uint32Array, offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Where a span of `Document.text` stands in the decoded source; layout inside it is included. */
export function sourceSpan(document: Document, span: Span): Span {
  const start = document.origins[span.start] ?? document.source.length;
  const last = document.origins[Math.max(span.start, span.end - 1)];
  return { start, end: last === undefined ? start : last + 1 };
}

/** Line of the source, counted from 1, on which a span of `Document.text` begins. */
export function sourceLine(document: Document, span: Span): number {
  return lineOf(document.lineStarts, sourceSpan(document, span).start);
}

/** The words at a span of `Document.text` as the source writes them. */
export function writtenText(document: Document, span: Span): string {
  return document.written.slice(span.start, span.end);
}

/** Page of the source, counted from 1, on which a span of `Document.text` begins; null where it has no pages. */
export function sourcePage(document: Document, span: Span): number | null {
  if (!document.pageStarts) return null;
  const { start } = sourceSpan(document, span);
  return document.pageStarts.filter((page) => page <= start).length;
}
