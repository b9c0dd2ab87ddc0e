import { bare } from '../../language/fold.js';
import type { Term } from '../../model/question.js';
import { makeCoverage } from './coverage.js';
import { proposeItems, proposeNamed } from './items.js';
import type { Item } from './listedItems.js';
import type { Sentence } from './sentence.js';
import { flag, type Proposed, type ReadingTask } from './task.js';

/** Of each half of the question so many sentences are read. */
const MOST_SENTENCES = 3;
/** A sentence says so much of a half at least, where it stands, to be about it. */
const ABOUT_IT = 0.6;

/** Things that a sentence lists, with how much of its half of the question it says. */
export interface Listed {
  readonly items: readonly Item[];
  readonly sentence: Sentence;
  readonly told: number;
}

/**
 * The things that one sentence lists and another does not, where a question asks for what is the one but not the other: 是甲的重点园区但不是乙的.
 * Both sentences are evidence: the one for each thing that is named, the other for what it was looked up in.
 */
export function proposeDifferences(task: ReadingTask, sentences: readonly Sentence[]): Proposed[] {
  const halves = halvesOf(task);
  if (!halves) return [];
  const [first, second] = halves.map((half) =>
    listedFor(
      task,
      sentences,
      task.form.terms.filter(({ said }) => half.includes(said)),
    ),
  );
  return first!.flatMap((one) =>
    second!
      .filter(({ sentence }) => sentence.passage.id !== one.sentence.passage.id)
      .flatMap((other) => difference(task, one, other)),
  );
}

/** What a question asks for and what it leaves out, each by its own words; null where it does not set one against the other. */
function halvesOf({ question: { text }, knowledge: { questions } }: ReadingTask): [string, string] | null {
  const found = questions.setAgainst.pattern.exec(text);
  return found ? [text.slice(0, found.index), text.slice(found.index + found[0].length)] : null;
}

/** The lists of the sentences that say most of a half of the question. */
export function listedFor(
  task: ReadingTask,
  sentences: readonly Sentence[],
  terms: readonly Term[],
): Listed[] {
  const cover = makeCoverage(terms);
  return sentences
    .map((sentence) => ({ sentence, told: cover(sentence.places) }))
    .filter(({ sentence, told }) => sentence.passage.kind !== 'heading' && told >= ABOUT_IT)
    .map((one) => ({ ...one, items: longestList(task, one.sentence) }))
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => b.told - a.told || wantedIn(task, b.items) - wantedIn(task, a.items))
    .slice(0, MOST_SENTENCES);
}

/** Of the lists of a sentence the one with the most members of the type that is asked for, else with the most members. */
function longestList(task: ReadingTask, sentence: Sentence): readonly Item[] {
  const found = { ...sentence, score: 1, alike: 0, lessAlike: 0, share: 0, rank: 0 };
  const lists = [...proposeItems(task, found), ...proposeNamed(task, found)].map(
    ({ reading }) => reading.items,
  );
  return lists.sort((a, b) => wantedIn(task, b) - wantedIn(task, a) || b.length - a.length)[0] ?? [];
}

const wantedIn = ({ form }: ReadingTask, items: readonly Item[]) =>
  items.filter(({ type }) => type === form.want).length;

function difference({ form }: ReadingTask, one: Listed, other: Listed): Proposed[] {
  const items = itemsWithout(one.items, other.items);
  if (items.length === 0 || items.length === one.items.length) return [];
  return [
    {
      kind: 'names',
      reading: {
        items,
        boolean: null,
        evidence: [one.sentence.passage, other.sentence.passage],
        coverage: one.sentence.coverage,
      },
      features: {
        difference: 1,
        'difference first': one.told,
        'difference second': other.told,
        'difference typed': items.filter(({ type }) => type === form.want).length / items.length,
        'difference one': flag(items.length === 1),
        'difference of one plan': flag(one.sentence.section.plan.id === other.sentence.section.plan.id),
      },
    },
  ];
}

/** The items that are none of the others. */
export const itemsWithout = (items: readonly Item[], others: readonly Item[]): Item[] =>
  items.filter((item) => !others.some((same) => isSame(item, same)));

/** Whether two items have a name in common. */
export function isSame(one: Item, other: Item): boolean {
  const names = new Set([other.name, ...other.aliases].map(bare));
  return [one.name, ...one.aliases].some((name) => names.has(bare(name)));
}
