import type { Knowledge } from '../../knowledge/knowledge.js';
import type { HeadingRules } from '../../knowledge/rules.js';
import { makePlaceFinder } from '../../language/places.js';
import type { Document } from '../../model/document.js';
import type { Outline, Passage, Section } from '../../model/plan.js';
import { makeOrganReader } from './organs.js';
import { splitPassages } from './passages.js';
import { type PlanRules, splitPlans } from './plans.js';
import { splitSections } from './sections.js';

/** What documents are taken apart with. */
export interface SplitRules extends PlanRules {
  readonly headings: HeadingRules;
}

export function makeSplitRules(knowledge: Knowledge): SplitRules {
  return {
    heads: knowledge.heads,
    headings: knowledge.headings,
    organs: makeOrganReader(
      knowledge.heads.organs,
      nationalOrgans(knowledge),
      new Set(knowledge.places.keys()),
    ),
    remarks: knowledge.furniture.notices,
    placeOf: makePlaceFinder(knowledge),
    placeFrom: (start) => {
      const found = [...knowledge.places]
        .filter(([name]) => name.startsWith(start))
        .map(([, place]) => place);
      const [place, ...others] = new Set(found);
      return place !== undefined && others.length === 0 ? place : null;
    },
  };
}

/** Names of the organs of the state that the lexicon knows. */
function nationalOrgans({ names }: Knowledge): Set<string> {
  const organs = names.filter(
    ({ type, kind, jurisdiction }) =>
      type === 'Institution' && kind === 'government' && jurisdiction === null,
  );
  return new Set(organs.flatMap(({ name, aliases }) => [name, ...aliases]));
}

/** Takes a document apart into plans, their tree of sections, and passages. */
export function splitDocument(document: Document, rules: SplitRules): Outline {
  const ranges = splitPlans(document, rules);
  const sections: Section[] = [];
  const passages: Passage[] = [];
  for (const range of ranges) {
    for (const text of splitSections(document, range, rules.headings)) {
      sections.push(text.section);
      // One by one: a section may have more passages than a call can have arguments.
      for (const passage of splitPassages(document, text, rules.headings.tables)) passages.push(passage);
    }
  }
  return { plans: ranges.map((range) => range.plan), sections, passages };
}
