import type { Knowledge } from '../../knowledge/knowledge.js';
import type { ReadPassage } from '../../query/rows.js';
import { tellingOf } from '../understand/weights.js';
import { type Item, namedItem } from './listedItems.js';
import { type FoundSentence, flag, type Proposed, type ReadingTask } from './task.js';

/** Shorter words stand behind many a place. */
const SHORTEST = 2;

/** Where a thing stands, by how a sentence writes it. */
interface Place {
  readonly how: 'before' | 'aside';
  readonly item: Item;
  readonly of: string;
}

/**
 * Where what a question names stands, by the place in front of its name (乙县甲水库) or in brackets behind it (甲产业园(乙新区)): each
 * thing's place alone, and those of all things together.
 */
export function proposePlaces(task: ReadingTask, { passage, coverage }: FoundSentence): Proposed[] {
  const { form, knowledge } = task;
  if (passage.kind === 'heading' || !asksPlace(task)) return [];
  const things = tellingOf(form.terms).flatMap(({ written }) => written);
  const places = unique([
    ...things.flatMap((thing) => asideOf(thing, passage, knowledge)),
    ...things.flatMap((thing) => beforeOf(thing, passage, knowledge)),
  ]);
  const sets =
    places.length > 1 ? [places, ...places.map((place) => [place])] : places.map((place) => [place]);
  return sets.map((those) => ({
    kind: 'names',
    reading: { items: those.map(({ item }) => item), boolean: null, evidence: [passage], coverage },
    features: {
      place: 1,
      [`place ${those[0]!.how}`]: 1,
      'place of long': Math.min(1, Math.max(...those.map(({ of }) => of.length)) / 10),
      'place alone': flag(places.length === 1),
      'place several': flag(those.length > 1),
      'place typed': flag(those.every(({ item }) => item.type === 'Zone')),
    },
  }));
}

const asksPlace = ({ question: { frame }, form, knowledge: { questions } }: ReadingTask) =>
  form.want === 'Zone' ||
  questions.told.some(({ name, asks }) => name === 'place' && asks.pattern.test(frame));

/** The places, each once, as it is first found. */
const unique = (places: readonly Place[]): Place[] =>
  places.filter(({ item }, i) => places.findIndex((other) => other.item.name === item.name) === i);

/** What stands in brackets right behind a thing: 甲产业园(乙新区). */
function asideOf(thing: string, { text, names }: ReadPassage, knowledge: Knowledge): Place[] {
  const at = text.indexOf(thing);
  if (thing.length < SHORTEST || at < 0) return [];
  const said = /^[\u4e00-\u9fff]{0,6}\s*[(（]([^()（）]{3,24})[)）]/.exec(text.slice(at + thing.length))?.[1];
  return said ? [{ how: 'aside', item: placeItem(said, names, knowledge), of: thing }] : [];
}

/** The place whose name a thing follows without a word between: 乙县甲水库. */
function beforeOf(thing: string, { text, names }: ReadPassage, knowledge: Knowledge): Place[] {
  const at = text.indexOf(thing);
  if (thing.length < SHORTEST || at <= 0) return [];
  const front = text.slice(Math.max(0, at - LONGEST_PLACE), at);
  const writings = [
    ...names.filter(({ type }) => type === 'Zone').map(({ text: own }) => own),
    ...knowledge.names
      .filter(({ type }) => type === 'Zone')
      .flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
  const said = writings
    .filter((one) => one !== '' && front.endsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  return said ? [{ how: 'before', item: placeItem(said, names, knowledge), of: thing }] : [];
}

const LONGEST_PLACE = 16;

/** A place as the graph, or what is known of places, calls it; else by its own words. */
function placeItem(said: string, names: ReadPassage['names'], knowledge: Knowledge): Item {
  const named = names.find(({ type, text }) => type === 'Zone' && text === said);
  if (named) return namedItem(named);
  const known = knowledge.names.find(
    ({ type, name, aliases }) => type === 'Zone' && (name === said || aliases.includes(said)),
  );
  return known
    ? { name: known.name, aliases: [said, ...known.aliases], type: 'Zone' }
    : { name: said, aliases: [], type: null };
}
