import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import type { Mention, MentionType } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';
import { type Candidate, keepLongest, preferKnown } from './candidates.js';
import { findCitations } from './citations.js';
import { makeLexiconFinder } from './lexicon.js';
import { makeSuffixFinder } from './suffixes.js';

/**
 * Finds the names in every passage of a document. A name that its form gives away in one place of a plan
 * is then found in all places of it. Depends on the document and on `knowledge` alone.
 */
export function recogniseMentions(outline: Outline, knowledge: Knowledge): Mention[] {
  const findSuffixed = makeSuffixFinder(knowledge);
  return outline.plans.flatMap((plan) => {
    const passages = outline.passages.filter((passage) => passage.plan === plan.id);
    return recogniseInPlan(plan, passages, knowledge, findSuffixed);
  });
}

function recogniseInPlan(
  plan: Plan,
  passages: readonly Passage[],
  knowledge: Knowledge,
  findSuffixed: (text: string) => Candidate[],
): Mention[] {
  const findKnown = makeLexiconFinder(knowledge, plan.jurisdiction);
  const phrases = new NameMatcher(knowledge.phrases.map((phrase) => [phrase, phrase] as const));
  const first = passages.map((passage) => {
    const silent = phrases.findLongest(passage.text);
    const spoken = (candidate: Candidate) =>
      silent.every((phrase) => candidate.start < phrase.start || candidate.end > phrase.end);
    return preferKnown([
      ...findCitations(passage.text, knowledge),
      ...findKnown(passage.text),
      ...findSuffixed(passage.text),
    ]).filter(spoken);
  });
  const learned = new Map<string, MentionType>();
  passages.forEach((passage, i) => {
    for (const candidate of keepLongest(first[i]!)) {
      const text = passage.text.slice(candidate.start, candidate.end);
      if (candidate.source === 'suffix' && text.length >= 4) learned.set(text, candidate.type);
    }
  });
  const matcher = new NameMatcher(learned);
  return passages.flatMap((passage, i) => {
    const again = matcher
      .findLongest(passage.text)
      .map(({ start, end, value }) => ({ start, end, type: value, source: 'learned', weight: 2 }));
    return keepLongest([...first[i]!, ...again]).map((candidate) => ({
      type: candidate.type,
      text: passage.text.slice(candidate.start, candidate.end),
      plan: plan.id,
      passage: passage.id,
      span: { start: passage.span.start + candidate.start, end: passage.span.start + candidate.end },
      source: candidate.source,
    }));
  });
}
