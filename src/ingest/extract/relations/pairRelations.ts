import type { Knowledge } from '../../../knowledge/knowledge.js';
import { groupBy, runsBy } from '../../../language/group.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Outline } from '../../../model/plan.js';
import { type DescribedPair, makePairDescriber } from './pairFeatures.js';
import type { PairModel } from './pairModel.js';
import { findPairs, type Pair, pairPatterns } from './pairs.js';
import { compareRivals, type ScoredPair } from './rivals.js';

/** A pair that the model takes for a relationship, with the share of such pairs that are one. */
export interface DecidedPair {
  readonly pair: Pair;
  readonly confidence: number;
}

/**
 * A relationship that is less sure, pair and both names together, is not said. Set on fold 4 of the corpus, which neither
 * model had seen: precision 36.1 → 40.6 at the same F1.
 */
const LEAST_SURE = 0.2;

/** Predicates of which a thing has one next larger one in a statement. */
const NEAREST: ReadonlySet<string> = new Set(['PART_OF', 'SUBINDUSTRY_OF']);

/** The pairs of a document that the model decides, with what it sees of them. */
export function* describePairs(
  outline: Outline,
  mentions: readonly LinkedMention[],
  kinds: ReadonlyMap<string, string | null>,
  knowledge: Knowledge,
): Generator<DescribedPair> {
  const byPassage = groupBy(mentions, ({ passage }) => passage);
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const describe = makePairDescriber({
    plan: (id) => plans.get(id)!,
    section: (id) => sections.get(id)!,
    named: ({ id }) => byPassage.get(id) ?? [],
    kindOf: ({ entity }) => kinds.get(entity) ?? null,
  });
  for (const pair of findPairs(outline, byPassage, pairPatterns(knowledge.ontology))) yield describe(pair);
}

/**
 * Chooses relationships among pairs, which come passage by passage. The members of two lists share the mean of their
 * scores; then each is weighed against the others of its passage. What reaches the predicate's bar stands, but for a whole
 * of a whole in one passage, and for what another passage of the section states with both names where this one lacks one.
 */
export function decidePairs(described: Iterable<DescribedPair>, model: PairModel): DecidedPair[] {
  const kept: DecidedPair[] = [];
  for (const ofPassage of runsBy(described, ({ pair }) => pair.passage))
    kept.push(...weighPairs(ofPassage, model));
  return dropRepeated(dropFarther(kept));
}

/** Those of the pairs of one passage that reach the bar of their predicate. */
function weighPairs(described: readonly DescribedPair[], model: PairModel): DecidedPair[] {
  const scored = scorePairs(described, model);
  const standings = compareRivals(scored);
  return scored.flatMap(({ pair, measures }, i) => {
    const weight = model.weigh(pair.predicate, standings[i]!, measures);
    const confidence = model.confidence(pair.predicate, weight);
    const isSure = confidence * pair.subject.confidence * pair.object.confidence >= LEAST_SURE;
    return confidence >= model.keep(pair.predicate) && isSure ? [{ pair, confidence }] : [];
  });
}

function scorePairs(described: readonly DescribedPair[], model: PairModel): ScoredPair[] {
  const scored = described.map(({ pair, features, measures, group }) => ({
    pair,
    measures,
    group,
    own: model.score(pair.predicate, features),
  }));
  const means = new Map(
    [...groupBy(scored, ({ group }) => group)].map(([group, members]) => [
      group,
      members.reduce((sum, { own }) => sum + own, 0) / members.length,
    ]),
  );
  return scored.map(({ group, ...one }) => ({ ...one, shared: means.get(group)! }));
}

/** What a passage says of one predicate: the confidence by subject and object. */
type Edges = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Drops the less sure one of A in B and B in A of a passage, then A in C where it has A in B and B in C. */
function dropFarther(decided: readonly DecidedPair[]): DecidedPair[] {
  const oneWay = filterNearest(
    decided,
    ({ pair, confidence }, edges) =>
      (edges.get(pair.object.entity)?.get(pair.subject.entity) ?? 0) <= confidence,
  );
  return filterNearest(oneWay, ({ pair: { subject, object } }, edges) =>
    [...edges.get(subject.entity)!.keys()].every(
      (whole) => whole === object.entity || !edges.get(whole)?.has(object.entity),
    ),
  );
}

/** The pairs of NEAREST predicates for which something holds among what their passage says; all others. */
function filterNearest(
  decided: readonly DecidedPair[],
  holds: (one: DecidedPair, edges: Edges) => boolean,
): DecidedPair[] {
  const key = ({ pair }: DecidedPair) => `${pair.predicate} ${pair.passage.id}`;
  const edges = new Map([...groupBy(decided, key)].map(([passage, all]) => [passage, edgesOf(all)]));
  return decided.filter((one) => !NEAREST.has(one.pair.predicate) || holds(one, edges.get(key(one))!));
}

function edgesOf(decided: readonly DecidedPair[]): Edges {
  const bySubject = groupBy(decided, ({ pair }) => pair.subject.entity);
  return new Map(
    [...bySubject].map(([subject, all]) => [
      subject,
      new Map(all.map(({ pair, confidence }) => [pair.object.entity, confidence])),
    ]),
  );
}

/** Drops what a heading or an earlier passage has to help with where a passage of the section says it by itself. */
function dropRepeated(decided: readonly DecidedPair[]): DecidedPair[] {
  const key = ({ pair: { passage, predicate, subject, object } }: DecidedPair) =>
    `${passage.section} ${predicate} ${subject.entity} ${object.entity}`;
  const together = new Set(decided.filter(({ pair }) => pair.place === 'together').map(key));
  return decided.filter((one) => one.pair.place === 'together' || !together.has(key(one)));
}
