import { groupBy } from '../../../language/group.js';
import type { EntityPredicate } from '../../../model/relation.js';
import type { Pair, PairPlace } from './pairs.js';

/** A pair with what its features say of it, as log-odds. */
export interface ScoredPair {
  readonly pair: Pair;
  readonly measures: ReadonlyMap<string, number>;
  /** By its own features. */
  readonly own: number;
  /** The mean of the scores of all members of the two rows that its names stand in. */
  readonly shared: number;
}

/** Where the shared score stands in a standing. */
export const SHARED = 1;
/** In place of the score of a pair that is not there: below what any pair has. */
const ABSENT = -12;
const PLACES: Readonly<Record<PairPlace, number>> = { together: 0, heading: 1, before: 2 };

/**
 * How each pair stands among the others of its passage: who else claims its object or its subject, whether the reverse
 * or another predicate is likelier. The order of the numbers is that of `train/rivals.py`, which learns from them.
 */
export function compareRivals(scored: readonly ScoredPair[]): number[][] {
  const boards = new Map(
    [...groupBy(scored, ({ pair }) => pair.passage.id)].map(([passage, all]) => [passage, new Board(all)]),
  );
  return scored.map((one) => boards.get(one.pair.passage.id)!.standingOf(one));
}

/** The pairs of one passage. */
class Board {
  private readonly byObject: ReadonlyMap<string, Ranking>;
  private readonly bySubject: ReadonlyMap<string, Ranking>;
  private readonly byPredicate: ReadonlyMap<string, Ranking>;
  private readonly predicates: readonly EntityPredicate[];

  constructor(scored: readonly ScoredPair[]) {
    const rank = (key: (pair: Pair) => string) =>
      new Map([...groupBy(scored, ({ pair }) => key(pair))].map(([value, all]) => [value, new Ranking(all)]));
    this.byObject = rank(({ predicate, object }) => `${predicate} ${object.entity}`);
    this.bySubject = rank(({ predicate, subject }) => `${predicate} ${subject.entity}`);
    this.byPredicate = rank(({ predicate }) => predicate);
    this.predicates = [...new Set(scored.map(({ pair }) => pair.predicate))];
  }

  standingOf({ pair, own, shared }: ScoredPair): number[] {
    const { predicate, subject, object } = pair;
    const ends = endsOf(pair);
    const ofObject = this.byObject.get(`${predicate} ${object.entity}`)!;
    return [
      own,
      shared,
      ...ofObject.others(ends, shared),
      ...this.bySubject.get(`${predicate} ${subject.entity}`)!.others(ends, shared),
      this.bySubject.get(`${predicate} ${object.entity}`)?.bestOf(`${object.entity} ${subject.entity}`) ??
        ABSENT,
      this.bestElsewhere(this.byObject, pair, object.entity),
      this.bestElsewhere(this.bySubject, pair, subject.entity),
      ...this.byPredicate.get(predicate)!.others(ends, shared),
      pair.away,
      PLACES[pair.place],
      ofObject.bestOf(ends),
    ];
  }

  /** The best score of a name on the same side of another predicate. */
  private bestElsewhere(rankings: ReadonlyMap<string, Ranking>, { predicate }: Pair, entity: string): number {
    const found = this.predicates
      .filter((other) => other !== predicate)
      .map((other) => rankings.get(`${other} ${entity}`)?.best ?? ABSENT);
    return Math.max(ABSENT, ...found);
  }
}

/** Pairs by their shared score, the best first, and those of each two ends. */
class Ranking {
  private readonly ranked: readonly ScoredPair[];
  private readonly byEnds: ReadonlyMap<string, readonly ScoredPair[]>;

  constructor(scored: readonly ScoredPair[]) {
    this.ranked = [...scored].sort((a, b) => b.shared - a.shared);
    this.byEnds = groupBy(this.ranked, ({ pair }) => endsOf(pair));
  }

  get best(): number {
    return this.ranked[0]!.shared;
  }

  bestOf(ends: string): number {
    return this.byEnds.get(ends)?.[0]?.shared ?? ABSENT;
  }

  /** Of the pairs with other ends: the best score, how many have more than `score`, and how many there are. */
  others(ends: string, score: number): [best: number, above: number, all: number] {
    const same = this.byEnds.get(ends)!;
    const all = this.ranked.length - same.length;
    if (all === 0) return [ABSENT, 0, 0];
    const best = this.ranked.find(({ pair }) => endsOf(pair) !== ends)!.shared;
    return [best, countAbove(this.ranked, score) - countAbove(same, score), all];
  }
}

const endsOf = ({ subject, object }: Pair) => `${subject.entity} ${object.entity}`;

/** How many of `ranked` have more than a score, found by halving. */
function countAbove(ranked: readonly ScoredPair[], score: number): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranked[middle]!.shared > score) low = middle + 1;
    else high = middle;
  }
  return low;
}
