import { logistic } from '../../inference/logistic.js';
import type { Span } from '../../model/document.js';
import type { MentionType } from '../../model/entity.js';
import { type Candidate, overlap } from './candidates.js';
import type { Lattice, LikelySpan } from './tagger/lattice.js';
import type { Decision, TaggableText, Tagger } from './tagger/tagger.js';

/** A name that was found in a passage; offsets count from the start of the passage. */
export interface DecidedName extends Span {
  readonly type: MentionType;
  /** The rule or lexicon file that knows it; `model` where the tagger alone does. */
  readonly source: string;
  /** The share of names found with the same certainty that are right, 0 to 1. */
  readonly confidence: number;
}

/** What was looked at as a name and turned down. */
export interface TurnedDownName extends DecidedName {
  readonly reason: string;
}

/** The names of a passage, in the order of the text, and what was turned down. */
export interface DecodedNames {
  readonly names: readonly DecidedName[];
  readonly rejected: readonly TurnedDownName[];
}

/** Names that fewer of the rows of tags have are not looked at. */
const LEAST_SHARE = 0.05;
/** What a rule or a lexicon proposes and what nothing else speaks for. */
const MODEL = 'model';

/**
 * Chooses the names of a passage. Each name that the tagger sees has a share of the rows of tags; the confidence is
 * that share, calibrated. Of names that overlap those are kept whose confidences, less what a name must have
 * to be kept (`decision.keep`), make the largest sum: which finds the most names at the best F1. Rules and lexicons
 * add nothing here: they have spoken to the tagger, which was trained with them, and are named as sources.
 */
export function decodePassage(
  { closed }: Pick<TaggableText, 'closed'>,
  lattice: Lattice,
  { types, decision }: Pick<Tagger, 'types' | 'decision'>,
): DecodedNames {
  const looked = lattice.likely(LEAST_SHARE).map((span) => nameOf(span, types, closed, decision));
  const names = chooseBest(
    looked.filter(({ confidence }) => confidence > decision.keep),
    decision.keep,
  );
  const chosen = new Set(names);
  const rejected = looked
    .filter((name) => !chosen.has(name))
    .map((name) => ({ ...name, reason: reasonAgainst(name, names, decision) }));
  const unseen = closed
    .filter(({ start, end, type }) => !looked.some((name) => isSame(name, { start, end, type })))
    .map(({ start, end, type, source }) => ({ start, end, type, source, confidence: 0 }))
    .map((name) => ({ ...name, reason: reasonAgainst(name, names, decision) }));
  return { names, rejected: [...rejected, ...unseen].sort((a, b) => a.start - b.start) };
}

function nameOf(
  { start, end, type: index, share }: LikelySpan,
  types: readonly MentionType[],
  closed: readonly Candidate[],
  { slope, intercepts }: Decision,
): DecidedName {
  const type = types[index]!;
  const known = closed.find((candidate) => isSame(candidate, { start, end, type }));
  const logit = Math.log(share / (1 - Math.min(share, MOST_SHARE)));
  return {
    start,
    end,
    type,
    source: known?.source ?? MODEL,
    confidence: logistic(slope * logit + intercepts[index]!),
  };
}

/** Shares nearer to one have no logarithm that means anything. */
const MOST_SHARE = 1 - 1e-6;

/** Of names that overlap those with the largest sum of what each has above `keep` (weighted interval scheduling). */
function chooseBest(names: readonly DecidedName[], keep: number): DecidedName[] {
  const ranked = [...names].sort((a, b) => a.end - b.end || a.start - b.start);
  const sums = [0];
  const before = ranked.map(({ start }) => countUntil(ranked, start));
  ranked.forEach(({ confidence }, i) => {
    sums.push(Math.max(sums[i]!, sums[before[i]!]! + confidence - keep));
  });
  const chosen: DecidedName[] = [];
  for (let i = ranked.length; i > 0; ) {
    if (sums[i] === sums[i - 1]) i--;
    else {
      chosen.push(ranked[i - 1]!);
      i = before[i - 1]!;
    }
  }
  return chosen.reverse();
}

/** How many of the names, in the order of their ends, end at or before an offset. */
function countUntil(ranked: readonly Span[], offset: number): number {
  const next = ranked.findIndex(({ end }) => end > offset);
  return next < 0 ? ranked.length : next;
}

function reasonAgainst(name: DecidedName, names: readonly DecidedName[], { keep }: Decision): string {
  if (name.confidence === 0) return 'known, and no name where it stands';
  const rival = names.find((other) => overlap(name, other));
  if (rival) return `inside or across a surer name (${rival.type}, ${rival.confidence.toFixed(2)})`;
  return `less sure than ${keep}`;
}

function isSame(a: Span & { readonly type: MentionType }, b: Span & { readonly type: MentionType }): boolean {
  return a.start === b.start && a.end === b.end && a.type === b.type;
}
