import type { Span } from '../../model/document.js';
import type { MentionType } from '../../model/entity.js';

/** A stretch of a text that its form or a lexicon gives away as a name; offsets count from the start of the text. */
export interface Candidate extends Span {
  readonly type: MentionType;
  /** The lexicon file or rule that proposes it. */
  readonly source: string;
  /** Decides between candidates of the same length: the higher wins. */
  readonly weight: number;
}

/** Proposes names in a text. */
export type FindCandidates = (text: string) => Candidate[];

/** Keeps, of candidates that overlap, the longest; of equally long ones the weightier. */
export function keepLongest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || b.weight - a.weight || a.start - b.start,
  );
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    if (!kept.some((other) => overlap(candidate, other))) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Whether two stretches share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
