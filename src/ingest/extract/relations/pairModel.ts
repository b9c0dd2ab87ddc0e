import { z } from 'zod';
import { logistic } from '../../../inference/logistic.js';
import { fingerprintOf, MODELS_FOLDER, readModelDescription } from '../../../inference/modelFiles.js';
import type { EntityPredicate } from '../../../model/relation.js';

/** The learned decision whether a predicate holds between two names, from what is true of the pair. */
export interface PairModel {
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** The log-odds that the predicate holds between a pair of which these features are true. */
  readonly score: (predicate: EntityPredicate, features: readonly string[]) => number;
  /** The share of pairs with this score of which the predicate holds, 0 to 1. */
  readonly confidence: (predicate: EntityPredicate, score: number) => number;
  /** The confidence from which on it is said. */
  readonly keep: (predicate: EntityPredicate) => number;
}

const predicateSchema = z.object({
  intercept: z.number(),
  /** confidence = 1 / (1 + exp(-(slope × score + shift))), fitted in cross-validation. */
  slope: z.number(),
  shift: z.number(),
  keep: z.number().min(0).max(1),
  weights: z.record(z.string(), z.number()),
});
const modelSchema = z.object({ date: z.string(), predicates: z.record(z.string(), predicateSchema) });

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
      return features.reduce((score, feature) => score + (known.weights.get(feature) ?? 0), known.intercept);
    },
    confidence: (predicate, score) => {
      const known = of(predicate);
      return known ? logistic(known.slope * score + known.shift) : 0;
    },
    keep: (predicate) => of(predicate)?.keep ?? 1,
  };
}
