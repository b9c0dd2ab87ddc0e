import type { Span } from '../../../model/document.js';

/** A name that some rows of tags spell; `type` counts the types of the tagger from 0. */
export interface LikelySpan extends Span {
  readonly type: number;
  /** The share of the rows in which exactly this name stands, 0 to 1. */
  readonly share: number;
}

/** What moves from tag to tag add to the score of a row of tags. */
export interface Moves {
  /** [from][to]; what may not follow has so low a number that no row with it counts. */
  readonly moves: readonly (readonly number[])[];
  /** Is added where a name begins or ends inside a word. */
  readonly split: number;
}

/** The scores of the tags of a text: one row of `size` numbers for each of its UTF-16 units. */
export interface TagScores {
  readonly size: number;
  readonly values: Float32Array;
}

/** Sums over rows of tags, as logarithms: of those up to a character, of those behind it, and of all. */
interface Sums {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly total: number;
}

/** A score with which no row of tags counts. */
export const NEVER = -1e4;
const isInside = (tag: number) => tag > 0 && tag % 2 === 0;

/**
 * All rows of tags over one text. Tags are: outside; then for each type that a name begins, and that it goes on. The
 * score of a row is the sum of the scores of its tags and of its moves; its share is its part of the sum over all rows
 * (a conditional random field, Lafferty et al. 2001).
 */
export class Lattice {
  private readonly length: number;
  private readonly size: number;
  private readonly values: Float32Array;
  /** What a move costs between words, and inside of a word: [from × size + to]. */
  private readonly between: Float64Array;
  private readonly within: Float64Array;
  private readonly inner: Uint8Array;

  /** @param wordStarts offsets at which the words of the text begin */
  constructor({ size, values }: TagScores, wordStarts: readonly number[], { moves, split }: Moves) {
    this.size = size;
    this.values = values;
    this.length = values.length / size;
    this.between = Float64Array.from(moves.flat());
    this.within = this.between.map((cost, i) => cost + (isSeam(Math.floor(i / size), i % size) ? split : 0));
    this.inner = new Uint8Array(this.length).fill(1);
    for (const start of wordStarts) this.inner[start] = 0;
  }

  /** All names that at least this share of the rows have. */
  likely(least: number): LikelySpan[] {
    const found: LikelySpan[] = [];
    if (this.length === 0) return found;
    const sums = this.sum();
    for (let start = 0; start < this.length; start++) {
      for (let type = 0; 1 + 2 * type < this.size; type++) this.lengthen({ start, type }, sums, least, found);
    }
    return found;
  }

  /** Follows a name from its start, as long as enough rows go on with it. */
  private lengthen(
    { start, type }: { readonly start: number; readonly type: number },
    sums: Sums,
    least: number,
    found: LikelySpan[],
  ): void {
    const { forward, backward, total } = sums;
    const begin = 1 + 2 * type;
    const inside = begin + 1;
    let tag = begin;
    let score = forward[start * this.size + begin]! - total;
    for (let end = start + 1; ; end++) {
      if (Math.exp(score + backward[(end - 1) * this.size + tag]!) < least) return;
      const share = Math.exp(score + (end < this.length ? this.leave(end, tag, backward) : 0));
      if (share >= least) found.push({ start, end, type, share: Math.min(1, share) });
      if (end === this.length) return;
      score += this.move(end, tag, inside) + this.scoreOf(end, inside);
      tag = inside;
    }
  }

  /** The sum over all that may follow a name whose last tag stands before `end`. */
  private leave(end: number, tag: number, backward: Float64Array): number {
    const goesOn = isInside(tag) ? tag : tag + 1;
    return logSum(this.size, (to) =>
      to === goesOn
        ? Number.NEGATIVE_INFINITY
        : this.move(end, tag, to) + this.scoreOf(end, to) + backward[end * this.size + to]!,
    );
  }

  private scoreOf(at: number, tag: number): number {
    return this.values[at * this.size + tag]!;
  }

  private move(at: number, from: number, to: number): number {
    return (this.inner[at] ? this.within : this.between)[from * this.size + to]!;
  }

  private sum(): Sums {
    const { length, size } = this;
    const forward = new Float64Array(length * size);
    const backward = new Float64Array(length * size);
    for (let tag = 0; tag < size; tag++) forward[tag] = this.scoreOf(0, tag) + (isInside(tag) ? NEVER : 0);
    for (let at = 1; at < length; at++) {
      for (let to = 0; to < size; to++)
        forward[at * size + to] =
          logSum(size, (from) => forward[(at - 1) * size + from]! + this.move(at, from, to)) +
          this.scoreOf(at, to);
    }
    for (let at = length - 1; at > 0; at--) {
      for (let from = 0; from < size; from++)
        backward[(at - 1) * size + from] = logSum(
          size,
          (to) => this.move(at, from, to) + this.scoreOf(at, to) + backward[at * size + to]!,
        );
    }
    return { forward, backward, total: logSum(size, (tag) => forward[(length - 1) * size + tag]!) };
  }
}

/** Whether a move begins or ends a name. */
function isSeam(from: number, to: number): boolean {
  return !isInside(to) && !(from === 0 && to === 0);
}

function logSum(size: number, term: (i: number) => number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) top = Math.max(top, term(i));
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.exp(term(i) - top);
  return top + Math.log(sum);
}
