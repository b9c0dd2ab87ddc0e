import type { TableRules } from '../../knowledge/rules.js';
import { sourceLine, sourcePage } from '../../language/sourceMap.js';
import type { Document, Span } from '../../model/document.js';
import type { Cell, Passage } from '../../model/plan.js';
import type { SectionText } from './sections.js';
import { readTable } from './tables.js';

/** Passage ids begin with those of their document, so that what a document supports can be told from them. */
export function passageId(sha256: string, start: number): string {
  return `${sha256.slice(0, 16)}-${start}`;
}

const CLOSERS = '”’"\'）)〕］】」』》';
const LONGEST_SENTENCE = 400;
/** What goes on longer is no sentence that anybody wrote: it is cut at the next sign, or at twice the length. What reads a passage may take the square of its length. */
const LONGEST_PASSAGE = 4000;
const CUTS = '，,、；;';
/** A numbered measure behind the units in brackets that end the one before it: （责任单位：省住建厅）30.促进福品消费. */
const NEXT_MEASURE = /^\s*\d{1,3}[.．、](?!\d)/;

/** The sentences and table rows of a section, its heading first. */
export function splitPassages(document: Document, text: SectionText, tables: TableRules): Passage[] {
  const passages: Passage[] = [];
  const add = (kind: Passage['kind'], span: Span, cells: readonly Cell[] = []) => {
    passages.push({
      id: passageId(document.sha256, span.start),
      plan: text.section.plan,
      section: text.section.id,
      kind,
      text: document.text.slice(span.start, span.end),
      line: sourceLine(document, span),
      page: sourcePage(document, span),
      span,
      cells,
    });
  };
  if (text.headingSpan) add('heading', text.headingSpan);
  for (let i = 0; i < text.parts.length; i++) {
    const part = text.parts[i]!;
    if (part.kind === 'note') {
      add('note', part.span);
      continue;
    }
    if (part.kind === 'prose') {
      for (const span of splitSentences(document.text, part.span)) add('sentence', span);
      continue;
    }
    let end = i + 1;
    while (text.parts[end]?.kind === 'row') end++;
    const rows = text.parts.slice(i, end).map(({ span }) => span);
    readTable(document, rows, tables).forEach((cells, j) => {
      add('row', rows[j]!, cells);
    });
    i = end - 1;
  }
  return passages;
}

const isTooLong = (length: number, char: string) =>
  length >= LONGEST_PASSAGE && (CUTS.includes(char) || length >= 2 * LONGEST_PASSAGE);

/** Sentences end at 。！？ and before the next numbered measure, with the brackets and quotation marks that close there, and never inside brackets. */
export function splitSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  let depth = 0;
  for (let i = span.start; i < span.end; i++) {
    const char = text[i]!;
    depth = depthBehind(char, depth);
    const ends =
      '。！？!?'.includes(char) ||
      ((char === '；' || char === ';') && i - start > LONGEST_SENTENCE) ||
      (depth === 0 && '）)〕］】'.includes(char) && NEXT_MEASURE.test(text.slice(i + 1, span.end)));
    const isClosed = ends && (depth === 0 || i - start >= LONGEST_SENTENCE);
    if (!isClosed && !isTooLong(i - start, char)) continue;
    const end = behindClosers(text, i + 1, span.end);
    sentences.push({ start, end });
    start = end;
    depth = 0;
    i = end - 1;
  }
  if (start < span.end && text.slice(start, span.end).trim() !== '') sentences.push({ start, end: span.end });
  return sentences;
}

/** How many brackets are open behind a character. */
function depthBehind(char: string, depth: number): number {
  if ('（(〔［【《'.includes(char)) return depth + 1;
  return '）)〕］】》'.includes(char) ? Math.max(0, depth - 1) : depth;
}

/** The place behind the brackets and quotation marks that close at a place. */
function behindClosers(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && CLOSERS.includes(text[end]!)) end++;
  return end;
}
