import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Word } from '../../language/words.js';
import type { Plan } from '../../model/plan.js';
import { type Candidate, type FindCandidates, keepLongest } from './candidates.js';
import { makeCitationFinder } from './citations.js';
import { makeGazetteerFinder } from './gazetteer.js';
import { type FindKnown, makeLexiconFinder } from './lexicon.js';
import { makeOfficeFinder } from './offices.js';

/** Finds the names in a text of a plan that their form or a lexicon gives away: in its order, without overlaps. */
export type FindClosed = (plan: Plan, text: string, words: readonly Word[]) => Candidate[];

/** Prepares the search for names of closed classes: known ones, cited texts, lists of offices, places of the gazetteer. */
export function makeClosedFinder(knowledge: Knowledge): FindClosed {
  const finders: FindCandidates[] = [
    makeCitationFinder(knowledge),
    makeOfficeFinder(knowledge),
    makeGazetteerFinder(knowledge),
  ];
  const knownIn = new Map<string | null, FindKnown>();
  return ({ jurisdiction }, text, words) => {
    const findKnown = knownIn.get(jurisdiction) ?? makeLexiconFinder(knowledge, jurisdiction);
    knownIn.set(jurisdiction, findKnown);
    return keepLongest([...findKnown(text, words), ...finders.flatMap((find) => find(text))]);
  };
}
