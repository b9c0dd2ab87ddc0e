import type { Knowledge } from '../knowledge/knowledge.js';
import { divisionsByName, listDivisions } from './divisions.js';
import { NameMatcher } from './matcher.js';

/** Finds the full name of the first province, city or county that a text names, or null. */
export type FindPlace = (text: string) => string | null;

/** Shorter names of counties are words of their own too: 城区, 郊区. */
const SHORTEST = 3;

/**
 * Provinces and cities are found by every name that they go by, autonomous prefectures in full and as they are called
 * (红河州), counties by full names that no two of them share.
 */
export function makePlaceFinder(knowledge: Knowledge): FindPlace {
  const { places, notPlaces } = knowledge;
  const counties = listDivisions()
    .filter((all) => all.length === 1)
    .map(([{ name }]) => name)
    .filter((name) => name.length >= SHORTEST && !notPlaces.has(name) && !places.has(name));
  const prefectures = [...divisionsByName(knowledge)].flatMap(([name, [first]]) =>
    name.endsWith('州') && first!.city === null && !places.has(name) ? [[name, first!.usual] as const] : [],
  );
  const matcher = new NameMatcher([
    ...places,
    ...prefectures,
    ...counties.map((name) => [name, name] as const),
  ]);
  return (text) => matcher.findLongest(text)[0]?.value ?? null;
}
