import { bare, characterPairs } from '../../language/fold.js';
import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';
import { referenceTo } from './names.js';

const MOST = 3;
/** Names that share less than this of their pairs of characters are not alike. */
const ALIKE = 0.4;

/** Prepares the search for names that are written like another one, by the pairs of characters that they share (Dice). */
export function makeNearest(
  things: readonly NamedThing[],
  writings: ReadonlyMap<string, readonly string[]>,
): (name: string) => Reference[] {
  const known = things
    .filter(({ type, kind }) => type !== 'Indicator' && kind !== 'external')
    .flatMap((thing) =>
      (writings.get(thing.id) ?? []).map((writing) => ({ thing, pairs: pairsOf(bare(writing)) })),
    );
  return (name) => {
    const own = pairsOf(bare(name));
    const best = new Map<string, { reference: Reference; likeness: number }>();
    for (const { thing, pairs } of known) {
      const shared = [...own].filter((pair) => pairs.has(pair)).length;
      const likeness = (2 * shared) / (own.size + pairs.size || 1);
      if (likeness < ALIKE || likeness <= (best.get(thing.id)?.likeness ?? 0)) continue;
      best.set(thing.id, { reference: referenceTo(thing), likeness });
    }
    return [...best.values()]
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST)
      .map(({ reference }) => reference);
  };
}

const pairsOf = (text: string) => new Set(text.length < 2 ? [text] : characterPairs(text));
