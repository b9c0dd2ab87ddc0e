import type { HeadingRules, HeadRules } from '../../knowledge/rules.js';
import type { Document } from '../../model/document.js';
import type { Outline, Passage, Section } from '../../model/plan.js';
import { splitPassages } from './passages.js';
import { splitPlans } from './plans.js';
import { splitSections } from './sections.js';

export interface SplitRules {
  readonly heads: HeadRules;
  readonly headings: HeadingRules;
  /** Finds the place that a text names as its own, as 郑州市 in 郑州市人民政府办公厅. */
  readonly placeOf: (text: string) => string | null;
}

/** Takes a document apart into plans, their tree of sections, and passages. */
export function splitDocument(document: Document, rules: SplitRules): Outline {
  const ranges = splitPlans(document, rules.heads, rules.placeOf);
  const sections: Section[] = [];
  const passages: Passage[] = [];
  for (const range of ranges) {
    for (const text of splitSections(document, range, rules.headings)) {
      sections.push(text.section);
      passages.push(...splitPassages(document, text, rules.headings.tables));
    }
  }
  return { plans: ranges.map((range) => range.plan), sections, passages };
}
