import type { Word } from '../../language/words.js';
import type { Span } from '../../model/document.js';
import type { MentionType } from '../../model/entity.js';

/** A stretch of a passage that may be a name; offsets count from the start of the passage. */
export interface Candidate extends Span {
  readonly type: MentionType;
  /** The kind that the lexicon gives a known name. */
  readonly kind?: string | null;
  /** Whether the name begins with its place. */
  readonly anchored?: boolean;
  /** The lexicon file or rule that proposes it. */
  readonly source: string;
  /** Why it is no name after all; then it is only listed among what was turned down. */
  readonly against?: string | null;
  /** What the text says of itself (a list of projects) goes before what names look like. */
  readonly decides?: boolean;
  /** Decides between candidates of the same length: the higher wins. */
  readonly weight: number;
}

/** A passage as the finders see it. */
export interface PassageText {
  readonly text: string;
  /** The words of the text, cut when first asked for. */
  readonly words: () => readonly Word[];
  /** The names in it that the lexicons know. */
  readonly known: readonly Candidate[];
  /** The cells of a table row, with the heading of their column; none for other passages. */
  readonly cells: readonly (Span & { readonly column: string })[];
}

/** Proposes names in the text of a passage. */
export type FindCandidates = (passage: PassageText) => Candidate[];

/**
 * A name found by its ending gives way to a known name with the same ending, unless it is an
 * organisation whose name has its place in front: 郑州市人民政府.
 */
export function preferKnown(candidates: readonly Candidate[]): Candidate[] {
  const known = candidates.filter((candidate) => candidate.source.startsWith('lexicon'));
  return candidates.filter((candidate) => {
    if (candidate.source !== 'ending') return true;
    const same = known.find((other) => other.type === candidate.type && other.end === candidate.end);
    if (!same) return true;
    return candidate.type === 'Industry' || (candidate.type === 'Institution' && candidate.anchored === true);
  });
}

/** Keeps, of candidates that overlap, the longest; of equally long ones the weightier. */
export function keepLongest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) =>
      Number(b.decides ?? false) - Number(a.decides ?? false) ||
      b.end - b.start - (a.end - a.start) ||
      b.weight - a.weight ||
      a.start - b.start,
  );
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    if (kept.every((other) => candidate.end <= other.start || candidate.start >= other.end))
      kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}
