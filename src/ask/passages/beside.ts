import { CLAUSE_MARKS } from '../../language/clauses.js';
import { occurrencesOf } from '../../language/everywhere.js';
import { characterPairs } from '../../language/fold.js';
import type { Item } from './listedItems.js';
import type { Sentence } from './sentence.js';
import { type Features, flag, type Proposed, type ReadingTask } from './task.js';

/** How far words that stand beside things say what they are: 以A、B、C为主要节点, 按照发生的时段分A、B、C. */
const FARTHEST = 14;
const ENDS_OF_CLAUSE = new RegExp(`[${CLAUSE_MARKS}]`, 'u');

/**
 * What stands right before and right behind the names that a sentence is proposed to answer with, in their clause, and how they stand
 * to the other names proposed from it; in the order of `proposed`, nothing for what are no names of the sentence.
 */
export function besideFeatures(
  task: ReadingTask,
  { passage }: Sentence,
  proposed: readonly Proposed[],
): Features[] {
  const asked = `${task.question.frame} ${task.form.terms.flatMap(({ written }) => written).join(' ')}`;
  const measured = new Map<
    string,
    { readonly share: number; readonly told: number; readonly called: number }
  >();
  const besides = proposed.map(({ kind, reading }) => {
    const words = kind === 'names' ? besideOf(passage.text, reading.items) : null;
    if (words === null) return null;
    const beside = measured.get(words) ?? {
      share: task.cover([[words, 1]]),
      told: shareTold(words, asked),
      called: flag(task.form.called.some((noun) => words.includes(noun))),
    };
    measured.set(words, beside);
    return beside;
  });
  const best = Math.max(0, ...[...measured.values()].map(({ share }) => share));
  return proposed.map(({ reading: { items } }, i): Features => {
    const beside = besides[i];
    if (!beside) return {};
    const { share, told, called } = beside;
    return {
      beside: share,
      'beside best': flag(share > 0 && share === best),
      'beside less': best - share,
      'beside told': told,
      'beside called': called,
      'beside asked': task.cover([[items.map(({ name }) => name).join('、'), 1]]),
    };
  });
}

/** The words of the clause right before the first and right behind the last of things; null where a text names none of them. */
function besideOf(text: string, items: readonly Item[]): string | null {
  const place = closestPlace(text, items);
  if (place === null) return null;
  const before = text
    .slice(Math.max(0, place.start - FARTHEST), place.start)
    .split(ENDS_OF_CLAUSE)
    .at(-1)!;
  const behind = text.slice(place.end, place.end + FARTHEST).split(ENDS_OF_CLAUSE)[0]!;
  return `${before}，${behind}`;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Where a text names things together, as close as it does: 甲区发展医药、装备；乙区发展医药、材料 names 医药 and 材料 at its end. */
function closestPlace(text: string, items: readonly Item[]): Extent | null {
  const places = items.map(({ name, aliases }) => {
    const [longest] = [name, ...aliases]
      .filter((form) => form && text.includes(form))
      .sort((a, b) => b.length - a.length);
    return longest ? occurrencesOf(text, longest) : [];
  });
  const named = places.filter((some) => some.length > 0).sort((a, b) => a.length - b.length);
  const [rarest, ...others] = named;
  if (!rarest) return null;
  const around = rarest.map((anchor) =>
    others.reduce<Extent>((extent, some) => joined(extent, nearest(some, anchor)), anchor),
  );
  return around.reduce((best, one) => (one.end - one.start < best.end - best.start ? one : best));
}

const nearest = (some: readonly Extent[], { start }: Extent): Extent =>
  some.reduce((best, one) => (Math.abs(one.start - start) < Math.abs(best.start - start) ? one : best));

const joined = (one: Extent, other: Extent): Extent => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

/** How many of the pairs of characters beside things are among those of what is asked, from 0 to 1. */
function shareTold(words: string, asked: string): number {
  const pairs = words.split('，').flatMap(characterPairs);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => asked.includes(pair)).length / pairs.length;
}
