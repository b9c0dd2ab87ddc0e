import type { Span } from '../model/document.js';
import type { Cell, Passage } from '../model/plan.js';

/** The cell of a row that a span of `Document.text` stands in; undefined outside of rows and across cells. */
export function cellOf({ cells }: Passage, { start, end }: Span): Cell | undefined {
  return cells.find(({ span }) => span.start <= start && end <= span.end);
}
