import type { Span } from './document.js';
import type { EnglishNameSource } from './entity.js';

export type Comparator = '=' | '>=' | '>' | '<=' | '<' | '~';

/** What targets measure, the same across plans. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** Null where no English name can be composed. */
  readonly nameEn: string | null;
  readonly nameEnSource: EnglishNameSource | null;
  /** Other names that the lexicon knows. */
  readonly knownAliases: readonly string[];
  /** What kind of quantity it is: money, share, count, … */
  readonly dimension: string;
  /** The unit in which values of the dimension compare. */
  readonly unit: string;
}

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
  /** What it measures across plans. */
  readonly measures: Indicator;
  /** Why the wording stands for that indicator. */
  readonly reason: string;
  /** `value` in the unit of the indicator. */
  readonly baseValue: number;
  /** The words of the clause. */
  readonly text: string;
  /** The share of numbers like this that are targets, 0 to 1. */
  readonly confidence: number;
}

/** A target before its indicator is linked. */
export type UnlinkedTarget = Omit<Target, 'measures' | 'reason' | 'baseValue'>;

/** A number that may be a target: whether it is one is not decided yet. */
export type UndecidedTarget = Omit<UnlinkedTarget, 'confidence'>;
