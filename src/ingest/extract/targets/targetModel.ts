import { z } from 'zod';
import { logistic } from '../../../inference/logistic.js';
import { fingerprintOf, MODELS_FOLDER, readModelDescription } from '../../../inference/modelFiles.js';

/** The learned decision whether a number is one that the plan wants reached. */
export interface TargetModel {
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** The share of numbers like this that are targets, 0 to 1, by what is true of it (`describeNumber`). */
  readonly confidence: (features: readonly string[]) => number;
  /** The confidence from which on a number is a target. */
  readonly keep: number;
}

const modelSchema = z.object({
  date: z.string(),
  intercept: z.number(),
  /** confidence = 1 / (1 + exp(-(slope × score + shift))), fitted in cross-validation. */
  slope: z.number(),
  shift: z.number(),
  keep: z.number().min(0).max(1),
  weights: z.record(z.string(), z.number()),
});

/**
 * Opens the target model of `models/`.
 *
 * @throws Problem MODEL_UNUSABLE where its file is missing or damaged
 */
export function openTargetModel(folder: string = MODELS_FOLDER): TargetModel {
  const description = readModelDescription(folder, 'targets.json', modelSchema);
  const { intercept, slope, shift, keep } = description;
  const weights = new Map(Object.entries(description.weights));
  return {
    fingerprint: fingerprintOf(description),
    confidence: (features) => {
      const score = features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), intercept);
      return logistic(slope * score + shift);
    },
    keep,
  };
}
