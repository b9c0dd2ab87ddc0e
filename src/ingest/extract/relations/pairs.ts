import type { Ontology } from '../../../knowledge/lexicon.js';
import { cellOf } from '../../../language/cells.js';
import { groupBy } from '../../../language/group.js';
import type { LinkedMention, MentionType } from '../../../model/entity.js';
import type { Outline, Passage, Section } from '../../../model/plan.js';
import type { EntityPredicate } from '../../../model/relation.js';

/** Where the names of a pair stand to one another: in one passage; in a heading and below it; in a passage and one before it. */
export type PairPlace = 'together' | 'heading' | 'before';

/** Two names that a predicate may hold between. */
export interface Pair {
  readonly predicate: EntityPredicate;
  readonly subject: LinkedMention;
  readonly object: LinkedMention;
  readonly place: PairPlace;
  /** Passages between the two, or sections between heading and passage; 0 for the nearest. */
  readonly away: number;
  /** The passage that states it if any does: the later one of the two. */
  readonly passage: Passage;
  /** The heading or the earlier passage that names the other one; `passage` itself where both stand together. */
  readonly context: Passage;
}

/** Passages before the one at hand, in its section, whose names it may speak of. */
const BACK = 3;
/** A passage as short leads what stands behind it in its section, however far. */
const LEAD_LENGTH = 24;
/** So many of these passages lead at most, the nearest. */
const MOST_LEADS = 24;
/** Headings above the passage at hand whose names it may speak of. */
const UP = 2;
/** Names of one passage that are more names apart have nothing to do with one another. */
const FARTHEST = 24;
/** Names of a heading or an earlier passage that are looked back at. */
const MOST_BACK = 24;

/** The patterns of predicates that the model decides: subject and object type → predicate. */
export type Patterns = ReadonlyMap<string, EntityPredicate>;

export function pairPatterns({ predicates }: Ontology): Patterns {
  return new Map(
    Object.entries(predicates)
      .filter(([, { read }]) => read === 'model')
      .flatMap(([predicate, { paths }]) =>
        paths.map(({ from, to }) => [`${from} ${to}`, predicate as EntityPredicate] as const),
      ),
  );
}

/** The pairs of every passage of an outline that a predicate may hold between, in the order of the text. */
export function* findPairs(
  outline: Outline,
  byPassage: ReadonlyMap<string, readonly LinkedMention[]>,
  patterns: Patterns,
): Generator<Pair> {
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const bySection = groupBy(outline.passages, ({ section }) => section);
  const headings = new Map(
    outline.passages.filter(({ kind }) => kind === 'heading').map((passage) => [passage.section, passage]),
  );
  const named = (passage: Passage) => byPassage.get(passage.id) ?? [];
  for (const passages of bySection.values()) {
    const namedAt = [...passages.keys()].filter((i) => named(passages[i]!).length > 0);
    const leads: number[] = [];
    for (const i of namedAt) {
      const passage = passages[i]!;
      const before = placesBefore(i, leads).filter((at) => passages[at]!.kind !== 'heading');
      if (passage.kind === 'sentence' && passage.text.length <= LEAD_LENGTH) leads.push(i);
      const join = pairMaker(passage, named(passage), patterns);
      yield* pairWithin(passage, named(passage), patterns);
      for (const [away, heading] of headingsOver(passage, sections, headings).entries())
        yield* join('heading', away, heading, named(heading));
      for (const at of before) yield* join('before', i - 1 - at, passages[at]!, named(passages[at]!));
    }
  }
}

/** The places of the passages that the names of one may speak of, the nearest first: those right before it, and leads before them. */
function placesBefore(at: number, leads: readonly number[]): number[] {
  const first = Math.max(0, at - BACK);
  const near = Array.from({ length: at - first }, (_, i) => first + i);
  const far = leads.slice(-MOST_LEADS - BACK).filter((lead) => lead < first);
  return [...far, ...near].reverse();
}

/** Names in two cells of a row have to do with one another by what their columns say, which is no matter of words. */
function* pairWithin(passage: Passage, names: readonly LinkedMention[], patterns: Patterns): Generator<Pair> {
  const standing: Standing = { place: 'together', away: 0, passage, context: passage };
  for (const [i, first] of names.entries()) {
    for (const second of names.slice(i + 1, i + 1 + FARTHEST)) {
      if (cellOf(passage, first.span) === cellOf(passage, second.span))
        yield* bothWays(first, second, patterns, standing);
    }
  }
}

type Standing = Pick<Pair, 'place' | 'away' | 'passage' | 'context'>;

function pairMaker(passage: Passage, names: readonly LinkedMention[], patterns: Patterns) {
  return function* (
    place: PairPlace,
    away: number,
    context: Passage,
    others: readonly LinkedMention[],
  ): Generator<Pair> {
    for (const other of others.slice(0, MOST_BACK)) {
      for (const name of names) yield* bothWays(other, name, patterns, { place, away, passage, context });
    }
  };
}

function* bothWays(
  one: LinkedMention,
  other: LinkedMention,
  patterns: Patterns,
  standing: Standing,
): Generator<Pair> {
  if (one.entity === other.entity) return;
  for (const [subject, object] of [
    [one, other],
    [other, one],
  ] as const) {
    const predicate = patterns.get(
      `${subject.type} ${object.type}` satisfies `${MentionType} ${MentionType}`,
    );
    if (predicate) yield { predicate, subject, object, ...standing };
  }
}

/** The headings that a passage stands under, the nearest first; for a heading those above it. */
function headingsOver(
  passage: Passage,
  sections: ReadonlyMap<string, Section>,
  headings: ReadonlyMap<string, Passage>,
): Passage[] {
  const found: Passage[] = [];
  let at: string | null | undefined =
    passage.kind === 'heading' ? sections.get(passage.section)?.parent : passage.section;
  while (at && found.length < UP) {
    const heading = headings.get(at);
    if (heading && heading !== passage) found.push(heading);
    at = sections.get(at)?.parent;
  }
  return found;
}
