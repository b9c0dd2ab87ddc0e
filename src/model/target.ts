import type { Span } from './document.js';

export type Comparator = '=' | '>=' | '>' | '<=' | '<' | '~';

/** One number that a plan wants reached. */
export interface Target {
  readonly id: string;
  readonly plan: string;
  readonly passage: string;
  /** What is measured, as a noun phrase without number and verb. */
  readonly indicator: string;
  readonly value: number;
  readonly valueMax: number | null;
  /** As written, with 万 and 亿 kept: 亿元, %, 家. */
  readonly unit: string;
  readonly comparator: Comparator;
  readonly year: number | null;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly per: 'year' | null;
  readonly zone: string | null;
  readonly industry: string | null;
  readonly line: number;
  readonly span: Span;
  /** The words of the clause. */
  readonly text: string;
}
