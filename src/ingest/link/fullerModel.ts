import { z } from 'zod';
import { logistic } from '../../inference/logistic.js';
import { fingerprintOf, MODELS_FOLDER, readModelDescription } from '../../inference/modelFiles.js';

/** The learned decision whether a name stands for a fuller one. */
export interface FullerModel {
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** How likely a name with these features stands for the fuller one, 0 to 1. */
  readonly probability: (features: readonly string[]) => number;
  /** The probability from which on it is taken for it. */
  readonly keep: number;
}

export const fullerModelSchema = z.object({
  date: z.string(),
  bias: z.number(),
  keep: z.number().min(0).max(1),
  weights: z.record(z.string(), z.number()),
});

/**
 * Opens the model of `models/fullerNames.json`.
 *
 * @throws Problem MODEL_UNUSABLE where the file is missing or damaged
 */
export function openFullerModel(folder: string = MODELS_FOLDER): FullerModel {
  const description = readModelDescription(folder, 'fullerNames.json', fullerModelSchema);
  const weights = new Map(Object.entries(description.weights));
  return {
    fingerprint: fingerprintOf(description),
    probability: (features) =>
      logistic(features.reduce((score, feature) => score + (weights.get(feature) ?? 0), description.bias)),
    keep: description.keep,
  };
}
