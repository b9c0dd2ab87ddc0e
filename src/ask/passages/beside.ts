import { CLAUSE_MARKS } from '../../language/clauses.js';
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
  const places = items.flatMap(({ name, aliases }) => {
    const said = [name, ...aliases].filter((form) => text.includes(form));
    const [longest] = said.sort((a, b) => b.length - a.length);
    if (!longest) return [];
    const start = text.indexOf(longest);
    return [{ start, end: start + longest.length }];
  });
  if (places.length === 0) return null;
  const start = Math.min(...places.map((place) => place.start));
  const end = Math.max(...places.map((place) => place.end));
  const before = text
    .slice(Math.max(0, start - FARTHEST), start)
    .split(ENDS_OF_CLAUSE)
    .at(-1)!;
  const behind = text.slice(end, end + FARTHEST).split(ENDS_OF_CLAUSE)[0]!;
  return `${before}，${behind}`;
}

/** How many of the pairs of characters beside things are among those of what is asked, from 0 to 1. */
function shareTold(words: string, asked: string): number {
  const pairs = words.split('，').flatMap(characterPairs);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => asked.includes(pair)).length / pairs.length;
}
