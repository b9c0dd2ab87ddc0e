import type { Span } from '../../model/document.js';
import type { MentionType } from '../../model/entity.js';

/** A stretch of a passage that may be a name; offsets count from the start of the passage. */
export interface Candidate extends Span {
  readonly type: MentionType;
  /** The lexicon file or rule that proposes it. */
  readonly source: string;
  /** Decides between candidates of the same length: the higher wins. */
  readonly weight: number;
}

/**
 * A name found by its ending gives way to a known name with the same ending, unless what it has in front
 * names a place or an organisation of its own.
 */
export function preferKnown(candidates: readonly Candidate[]): Candidate[] {
  const knownEnds = new Set(candidates.filter((candidate) => candidate.source.startsWith('lexicon')).map((known) => `${known.type} ${known.end}`));
  return candidates.filter((candidate) => candidate.source !== 'suffix' || !knownEnds.has(`${candidate.type} ${candidate.end}`));
}

/** Keeps, of candidates that overlap, the longest; of equally long ones the weightier. */
export function keepLongest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || b.weight - a.weight || a.start - b.start,
  );
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    if (kept.every((other) => candidate.end <= other.start || candidate.start >= other.end)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}
