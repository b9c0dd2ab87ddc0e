import { z } from 'zod';
import { logistic } from '../../../inference/logistic.js';
import { fingerprintOf, MODELS_FOLDER, readModelDescription } from '../../../inference/modelFiles.js';
import type { EntityPredicate } from '../../../model/relation.js';
import { SHARED } from './rivals.js';

/**
 * The learned decision whether a predicate holds between two names, in two stages: what is true of the pair, then how it
 * stands among the other pairs of its passage.
 */
export interface PairModel {
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** The log-odds that the predicate holds between a pair of which these features are true. */
  readonly score: (predicate: EntityPredicate, features: readonly string[]) => number;
  /** The log-odds that it holds where a pair of these measures stands so among the others (`compareRivals`). */
  readonly weigh: (
    predicate: EntityPredicate,
    standing: readonly number[],
    measures: ReadonlyMap<string, number>,
  ) => number;
  /** The share of pairs with these log-odds of which the predicate holds, 0 to 1. */
  readonly confidence: (predicate: EntityPredicate, score: number) => number;
  /** The confidence from which on it is said. */
  readonly keep: (predicate: EntityPredicate) => number;
}

const leafSchema = z.tuple([z.number()]);
/** Which number, of the standing or behind it of the measures, the most that goes left, and the places of the nodes to the left and right. */
const branchSchema = z.tuple([
  z.number().int().nonnegative(),
  z.number(),
  z.number().int().positive(),
  z.number().int().positive(),
]);
/** The nodes of a decision tree, the root first; a leaf holds what it adds. */
const treeSchema = z.array(z.union([leafSchema, branchSchema])).nonempty();
type Tree = z.infer<typeof treeSchema>;

const predicateSchema = z.object({
  intercept: z.number(),
  /** confidence = 1 / (1 + exp(-(slope × score + shift))), fitted in cross-validation. */
  slope: z.number(),
  shift: z.number(),
  keep: z.number().min(0).max(1),
  weights: z.record(z.string(), z.number()),
  /** Their sum with `start` is the log-odds of a standing; without any it is the shared score. */
  trees: z.array(treeSchema),
  start: z.number(),
});
const modelSchema = z.object({
  date: z.string(),
  /** The measures that the trees look at, in the order of their numbers. */
  measures: z.array(z.string()),
  predicates: z.record(z.string(), predicateSchema),
});
/** In place of a measure that a pair does not have, as names of two passages have no distance. */
const UNMEASURED = -1;

/**
 * Opens the pair model of `models/`.
 *
 * @throws Problem MODEL_UNUSABLE where its file is missing or damaged
 */
export function openPairModel(folder: string = MODELS_FOLDER): PairModel {
  const description = readModelDescription(folder, 'pairs.json', modelSchema);
  const predicates = new Map(
    Object.entries(description.predicates).map(([predicate, { weights, ...rest }]) => [
      predicate,
      { ...rest, weights: new Map(Object.entries(weights)) },
    ]),
  );
  const of = (predicate: EntityPredicate) => predicates.get(predicate);
  return {
    fingerprint: fingerprintOf(description),
    score: (predicate, features) => {
      const known = of(predicate);
      if (!known) return Number.NEGATIVE_INFINITY;
      return features.reduce(
        (score, feature) =>
          score + (known.weights.get(feature) ?? 0) + (known.weights.get(withoutSide(feature)) ?? 0),
        known.intercept,
      );
    },
    weigh: (predicate, standing, measures) => {
      const known = of(predicate);
      if (!known) return Number.NEGATIVE_INFINITY;
      if (known.trees.length === 0) return standing[SHARED]!;
      const numbers = [...standing, ...description.measures.map((name) => measures.get(name) ?? UNMEASURED)];
      return known.trees.reduce((sum, tree) => sum + leafOf(tree, numbers), known.start);
    },
    confidence: (predicate, score) => {
      const known = of(predicate);
      return known ? logistic(known.slope * score + known.shift) : 0;
    },
    keep: (predicate) => of(predicate)?.keep ?? 1,
  };
}

/** A feature whichever of the two stands first. */
const withoutSide = (feature: string) => feature.slice(feature.indexOf(':') + 1);

function leafOf(tree: Tree, numbers: readonly number[]): number {
  let node = tree[0]!;
  while (node.length === 4) {
    const [number, most, left, right] = node;
    node = tree[numbers[number]! <= most ? left : right]!;
  }
  return node[0];
}
