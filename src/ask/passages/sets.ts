import type { Knowledge } from '../../knowledge/knowledge.js';
import { isEntity, type Question, type Term } from '../../model/question.js';
import { deniesAnything } from '../interpret/denied.js';
import { isSame, itemsWithout, type Listed, listedFor } from './differences.js';
import type { Item } from './listedItems.js';
import type { Sentence } from './sentence.js';
import { type Features, flag, type Proposed, type ReadingTask } from './task.js';

type Operation = 'and' | 'or' | 'not';

/** Both lists are labelled alike from so many characters on: 重点园区：. */
const LABEL = 3;

/**
 * What is listed for two things that a question names, where it asks for what is listed for both, for one of them or for the first
 * alone: 甲和乙都当重点园区的. Each thing is looked up in its own sentences with the other words of the question.
 */
export function proposeSets(task: ReadingTask, sentences: readonly Sentence[]): Proposed[] {
  const asked = readSets(task.question, task.form.terms, task.knowledge);
  if (!asked) return [];
  const { operations, sides } = asked;
  const [first, second] = sides.map((terms) => listedFor(task, sentences, terms));
  return first!.flatMap((one) =>
    second!
      .filter(({ sentence }) => sentence.passage.id !== one.sentence.passage.id)
      .flatMap((other) => operations.flatMap((operation) => setOf(operation, one, other) ?? [])),
  );
}

function operationsAsked({ text }: Question, { questions }: Knowledge): Operation[] {
  const asked: readonly (readonly [Operation, boolean])[] = [
    ['and', questions.bothWords.pattern.test(text)],
    ['or', questions.eitherWords.pattern.test(text)],
    ['not', deniesAnything(text, questions)],
  ];
  return asked.flatMap(([operation, isAsked]) => (isAsked ? [operation] : []));
}

/** Two things that a question sets beside each other: `sides` are its words without the other one. */
interface SetsAsked {
  readonly operations: readonly Operation[];
  readonly sides: readonly [Term[], Term[]];
}

/** What a question sets beside each other; null where it names fewer things than two or more, or does not. */
export function readSets(question: Question, terms: readonly Term[], knowledge: Knowledge): SetsAsked | null {
  const operations = operationsAsked(question, knowledge);
  if (operations.length === 0) return null;
  const things = [...new Set(thingsIn(question))].filter((text) => terms.some(({ said }) => said === text));
  const [one, other] = things;
  if (!one || !other || things.length > 2) return null;
  const without = (thing: string) => terms.filter(({ said }) => said !== thing);
  return { operations, sides: [without(other), without(one)] };
}

const thingsIn = ({ names, ownPlaces }: Question): string[] =>
  names.filter((name) => isEntity(name) && !ownPlaces.includes(name.reference.name)).map(({ text }) => text);

function setOf(operation: Operation, one: Listed, other: Listed): Proposed | null {
  const items = joined(operation, one.items, other.items);
  const isTrivial = operation === 'not' && items.length === one.items.length;
  if (items.length === 0 || isTrivial) return null;
  return {
    kind: 'names',
    reading: {
      items,
      boolean: null,
      evidence: [one.sentence.passage, other.sentence.passage],
      coverage: Math.min(one.sentence.coverage, other.sentence.coverage),
    },
    features: featuresOf(operation, one, other),
  };
}

function joined(operation: Operation, one: readonly Item[], other: readonly Item[]): Item[] {
  switch (operation) {
    case 'and':
      return one.filter((item) => other.some((same) => isSame(item, same)));
    case 'or':
      return [...one, ...itemsWithout(other, one)];
    case 'not':
      return itemsWithout(one, other);
  }
}

function featuresOf(operation: Operation, one: Listed, other: Listed): Features {
  const labels = [one, other].map(({ sentence }) => sentence.passage.text.slice(0, LABEL));
  const typed = [...one.items, ...other.items];
  return {
    sets: 1,
    [`sets ${operation}`]: 1,
    'sets first': one.told,
    'sets second': other.told,
    'sets typed': typed.filter(({ type }) => type !== null).length / typed.length,
    'sets labelled alike': flag(labels[0] === labels[1]),
    'sets of one plan': flag(one.sentence.section.plan.id === other.sentence.section.plan.id),
  };
}
