import type { Knowledge } from '../knowledge/knowledge.js';
import { NameMatcher } from './matcher.js';

/** Finds the full name of the first province, city or county that a text names, or null. */
export type FindPlace = (text: string) => string | null;

export function makePlaceFinder(knowledge: Knowledge): FindPlace {
  const matcher = new NameMatcher(knowledge.places);
  return (text) => matcher.findLongest(text)[0]?.value ?? null;
}
