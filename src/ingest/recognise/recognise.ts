import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import { cutWords, type Word } from '../../language/words.js';
import type { Mention, MentionType } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';
import { type Candidate, type FindCandidates, keepLongest, preferKnown } from './candidates.js';
import { findCitations, findQuoted } from './citations.js';
import { rejectByContext } from './contexts.js';
import { makeDivisionFinder } from './divisions.js';
import { makeEndingFinder } from './endings.js';
import { findFramed } from './frames.js';
import { makeLexiconFinder } from './lexicon.js';
import { findListed } from './lists.js';
import { makeOfficeFinder } from './offices.js';

/**
 * Finds the names in every passage of a document. A name that its form gives away in one place of a plan
 * is then found in all places of it. Depends on the document and on `knowledge` alone.
 */
export function recogniseMentions(outline: Outline, knowledge: Knowledge): Mention[] {
  const finders: FindCandidates[] = [
    makeEndingFinder(knowledge),
    makeOfficeFinder(knowledge),
    makeDivisionFinder(knowledge),
    ({ text }) => findCitations(text, knowledge),
    ({ text }) => findQuoted(text, knowledge),
    (passage) => findListed(passage, knowledge),
    (passage) => findFramed(passage, knowledge),
  ];
  return outline.plans.flatMap((plan) => {
    const passages = outline.passages.filter((passage) => passage.plan === plan.id);
    return recogniseInPlan(plan, passages, knowledge, finders);
  });
}

/** Common nouns from this length on hide the names inside them: 制造业创新中心. */
const SHORTEST_COMMON = 5;

/** The text of a passage with the numbering of a heading blanked out: it is no part of the name behind it. */
function withoutNumbering(passage: Passage, knowledge: Knowledge): string {
  if (passage.kind === 'row') return passage.text;
  const marker =
    knowledge.headings.numberings
      .find((rule) => rule.pattern.test(passage.text))
      ?.pattern.exec(passage.text)?.[0] ?? '';
  return '\n'.repeat(marker.length) + passage.text.slice(marker.length);
}

function recogniseInPlan(
  plan: Plan,
  passages: readonly Passage[],
  knowledge: Knowledge,
  finders: readonly FindCandidates[],
): Mention[] {
  const findKnown = makeLexiconFinder(knowledge, plan.jurisdiction);
  const common = [...knowledge.notNames].filter((name) => name.length >= SHORTEST_COMMON);
  const phrases = new NameMatcher(
    [...knowledge.phrases, ...common].map((phrase) => [phrase, phrase] as const),
  );
  const first = passages.map((passage) => {
    const silent = phrases.findLongest(passage.text);
    const spoken = (candidate: Candidate) =>
      !knowledge.notNames.has(passage.text.slice(candidate.start, candidate.end)) &&
      silent.every((phrase) => candidate.start < phrase.start || candidate.end > phrase.end);
    const names = withoutNumbering(passage, knowledge);
    let cut: Word[] | undefined;
    const words = () => {
      cut ??= cutWords(names);
      return cut;
    };
    const known = findKnown(names, words);
    const found = finders.flatMap((find) => find({ text: names, words, known }));
    return preferKnown([...known, ...found]).filter(
      (candidate) => spoken(candidate) && rejectByContext(names, candidate, knowledge) === null,
    );
  });
  const learned = new Map<string, MentionType>();
  passages.forEach((passage, i) => {
    for (const candidate of keepLongest(first[i]!)) {
      const text = passage.text.slice(candidate.start, candidate.end);
      if (candidate.source === 'ending' && text.length >= 4) learned.set(text, candidate.type);
    }
  });
  for (const title of [plan.title, plan.title.replace(/[(（][^()（）]*[)）]$/, '')])
    learned.set(title, 'Plan');
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
