import type { DateKind, DocumentKind, Span } from './document.js';

/** What a section is for; decides whether what it names is directed or merely mentioned. */
export type SectionRole = 'background' | 'goal' | 'task' | 'safeguard' | 'annex';

/** One policy text. A gazette file holds many. */
export interface Plan {
  /** Hash of file digest and first line: the same file gives the same ids. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** 文号, as 郑政〔2022〕18号, or null where the text shows none. */
  readonly number: string | null;
  /** The first of `issuers`, or null. */
  readonly issuer: string | null;
  /** All organs that issue it, in the order of the text. */
  readonly issuers: readonly string[];
  /** ISO date of issue, adoption, delivery or publication, or null. */
  readonly date: string | null;
  /** What the date is the day of, where the text says so. */
  readonly dateKind: DateKind | null;
  /** 规划, 意见, 方案, …: the last kind word of the title. */
  readonly kind: string | null;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  /** Name of the place that the plan governs, as 郑州市: resolves short names. */
  readonly jurisdiction: string | null;
  readonly fromLine: number;
  readonly toLine: number;
  readonly span: Span;
  readonly documentKind: DocumentKind;
}

/** A heading with what stands under it, or the untitled opening of a plan (`level` 0). */
export interface Section {
  readonly id: string;
  readonly plan: string;
  readonly parent: string | null;
  /** Position among all sections of the plan, from 0. */
  readonly ordinal: number;
  readonly level: number;
  readonly heading: string;
  /** The numbering as written, as （一）; empty for unnumbered headings. */
  readonly marker: string;
  readonly role: SectionRole;
  readonly line: number;
  readonly span: Span;
}

/** One cell of a table row with the headings that it stands under. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
  /** Column headings from the top down; empty where the table shows none. */
  readonly columns: readonly string[];
  /** What the row is about: its first words, taken from the row above where they are merged; empty for headings. */
  readonly row: string;
}

export type PassageKind = 'heading' | 'sentence' | 'row' | 'note';

/** One sentence, table row or note: the unit of evidence. */
export interface Passage {
  readonly id: string;
  readonly plan: string;
  readonly section: string;
  /** A `note` is a footnote or a comment: evidence of what it names, never a target. */
  readonly kind: PassageKind;
  readonly text: string;
  /** Line of the source on which it begins, counted from 1. */
  readonly line: number;
  /** Page of the source, counted from 1; null for formats without pages. */
  readonly page: number | null;
  /** Where it stands in `Document.text`. */
  readonly span: Span;
  readonly cells: readonly Cell[];
}

/** A document taken apart: what the stations after reading see. */
export interface Outline {
  readonly plans: readonly Plan[];
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
}
