import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import { cutWords, type Word } from '../../language/words.js';
import type { Mention, MentionType, Rejected } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';
import { type Candidate, type FindCandidates, keepLongest, preferKnown } from './candidates.js';
import { findQuoted, makeCitationFinder } from './citations.js';
import { makeColumnFinder } from './columns.js';
import { rejectByContext } from './contexts.js';
import { makeDivisionFinder } from './divisions.js';
import { makeEndingFinder } from './endings.js';
import { makeFrameFinder } from './frames.js';
import { makeGroupFinder } from './groups.js';
import { findIntroductions } from './introductions.js';
import { type FindKnown, makeLexiconFinder } from './lexicon.js';
import { findListed } from './lists.js';
import { makeOfficeFinder } from './offices.js';

export interface Recognised {
  readonly mentions: readonly Mention[];
  /** What was proposed as a name and turned down, with the reason. */
  readonly rejected: readonly Rejected[];
}

/** Finds the names in every passage of a document. */
export type Recognise = (outline: Outline) => Recognised;

/**
 * Prepares the recognition of names. A name that its form gives away in one place of a plan, and a short name that the
 * plan introduces, is then found in all places of it. What is found depends on the document and on `knowledge` alone.
 */
export function makeRecogniser(knowledge: Knowledge): Recognise {
  const propose = makeProposer(knowledge);
  return (outline) => {
    const plans = outline.plans.map((plan) => {
      const passages = outline.passages.filter((passage) => passage.plan === plan.id);
      return recogniseInPlan(plan, passages, propose);
    });
    return {
      mentions: plans.flatMap(({ mentions }) => mentions),
      rejected: plans.flatMap(({ rejected }) => rejected),
    };
  };
}

/** Common nouns from this length on hide the names inside them: 制造业创新中心. */
const SHORTEST_COMMON = 5;
/** A name that is found again by its text alone is no shorter than this. */
const SHORTEST_LEARNED = 4;

/** The text of a passage with the numbering of a heading blanked out: it is no part of the name behind it. */
function withoutNumbering(passage: Passage, knowledge: Knowledge): string {
  if (passage.kind === 'row') return passage.text;
  const rule = knowledge.headings.numberings.find(({ pattern }) => pattern.test(passage.text));
  const marker = rule?.pattern.exec(passage.text)?.[0] ?? '';
  return '\n'.repeat(marker.length) + passage.text.slice(marker.length);
}

/** Whether neither the title nor the issuer of a plan names a place, known or not. */
function isOfNoPlace({ jurisdiction, title, issuer }: Plan): boolean {
  return jurisdiction === null && !/[省市县区州盟旗]/.test(title + (issuer ?? ''));
}

/** Whether a candidate stands inside 《》. */
function isInTitle(text: string, { start, end }: Candidate): boolean {
  const opens = text.lastIndexOf('《', start - 1);
  return opens >= 0 && !text.slice(opens, start).includes('》') && text.indexOf('》', start) >= end;
}

/** What a plan itself teaches: names to be found again, and what a short one stands for. */
type Learned = ReadonlyMap<string, { readonly type: MentionType; readonly full: string | null }>;

function recogniseInPlan(plan: Plan, passages: readonly Passage[], propose: Propose): Recognised {
  const rejected: Rejected[] = [];
  const reject: Reject = (passage, { type, start, end }, reason) =>
    rejected.push({
      type,
      text: passage.text.slice(start, end),
      plan: plan.id,
      passage: passage.id,
      reason,
    });
  const proposed = passages.map((passage) => propose(plan, passage, reject));
  const learned = learnNames(plan, passages, proposed);
  const matcher = new NameMatcher(learned);
  const mentions = passages.flatMap((passage, i) => {
    const again = matcher
      .findLongest(passage.text)
      .map(({ start, end, value }) => ({ start, end, type: value.type, source: 'learned', weight: 2 }));
    const all = [...proposed[i]!, ...again];
    const kept = keepLongest(all);
    for (const candidate of all) {
      const longer = kept.find((other) => other.start < candidate.end && other.end > candidate.start);
      if (longer && (longer.start !== candidate.start || longer.end !== candidate.end))
        reject(passage, candidate, 'inside or across a longer name');
    }
    return kept.map((candidate): Mention => {
      const text = passage.text.slice(candidate.start, candidate.end);
      const taught = learned.get(text);
      return {
        type: candidate.type,
        text,
        plan: plan.id,
        passage: passage.id,
        span: { start: passage.span.start + candidate.start, end: passage.span.start + candidate.end },
        source: candidate.source,
        standsFor: taught?.type === candidate.type ? taught.full : null,
      };
    });
  });
  return { mentions, rejected };
}

type Reject = (passage: Passage, candidate: Candidate, reason: string) => void;
type Propose = (plan: Plan, passage: Passage, reject: Reject) => Candidate[];

/** Prepares what proposes the candidates of a passage and turns down those that are common nouns or no mentions. */
function makeProposer(knowledge: Knowledge): Propose {
  const finders: FindCandidates[] = [
    makeEndingFinder(knowledge),
    makeOfficeFinder(knowledge),
    makeGroupFinder(knowledge),
    makeColumnFinder(knowledge),
    makeDivisionFinder(knowledge),
    makeCitationFinder(knowledge),
    ({ text }) => findQuoted(text, knowledge),
    (passage) => findListed(passage, knowledge),
    makeFrameFinder(knowledge),
  ];
  const knownIn = new Map<string | null, FindKnown>();
  const findKnownIn = (jurisdiction: string | null): FindKnown => {
    const find = knownIn.get(jurisdiction) ?? makeLexiconFinder(knowledge, jurisdiction);
    knownIn.set(jurisdiction, find);
    return find;
  };
  const common = [...knowledge.notNames].filter((name) => name.length >= SHORTEST_COMMON);
  const phrases = new NameMatcher(
    [...knowledge.phrases, ...common].map((phrase) => [phrase, phrase] as const),
  );
  return (plan, passage, reject) => {
    const silent = phrases.findLongest(passage.text);
    const text = withoutNumbering(passage, knowledge);
    let cut: Word[] | undefined;
    const words = () => {
      cut ??= cutWords(text);
      return cut;
    };
    const known = findKnownIn(plan.jurisdiction)(text, words);
    const cells = passage.cells.map(({ span, columns }) => ({
      start: span.start - passage.span.start,
      end: span.end - passage.span.start,
      column: columns.at(-1) ?? '',
    }));
    const found = finders.flatMap((find) => find({ text, words, known, cells }));
    const reasonAgainst = (candidate: Candidate): string | null => {
      if (candidate.against) return candidate.against;
      if (
        isOfNoPlace(plan) &&
        knowledge.localZones.includes(passage.text.slice(candidate.start, candidate.end))
      )
        return 'a zone that every city has one of, in a plan of no place';
      if (candidate.type !== 'Plan' && isInTitle(passage.text, candidate)) return 'inside a title';
      if (knowledge.notNames.has(passage.text.slice(candidate.start, candidate.end)))
        return 'a common noun (lexicon/names.yaml, notNames)';
      const phrase = silent.find(({ start, end }) => candidate.start >= start && candidate.end <= end);
      if (phrase) return `part of ${phrase.value} (lexicon/names.yaml)`;
      return rejectByContext(text, candidate, knowledge);
    };
    const open = preferKnown([...known, ...found.filter(({ against }) => !against)]);
    return [...open, ...found.filter(({ against }) => against)].filter((candidate) => {
      const reason = reasonAgainst(candidate);
      if (reason) reject(passage, candidate, reason);
      return reason === null;
    });
  };
}

function learnNames(
  plan: Plan,
  passages: readonly Passage[],
  proposed: readonly (readonly Candidate[])[],
): Learned {
  const learned = new Map<string, { type: MentionType; full: string | null }>();
  for (const title of [plan.title, plan.title.replace(/[(（][^()（）]*[)）]$/, '')])
    learned.set(title, { type: 'Plan', full: null });
  passages.forEach((passage, i) => {
    const kept = keepLongest(proposed[i]!);
    for (const candidate of kept) {
      const text = passage.text.slice(candidate.start, candidate.end);
      if (candidate.source === 'ending' && text.length >= SHORTEST_LEARNED && !learned.has(text))
        learned.set(text, { type: candidate.type, full: null });
    }
    for (const { short, full, type } of findIntroductions(passage.text, kept))
      learned.set(short, { type, full });
  });
  return learned;
}
