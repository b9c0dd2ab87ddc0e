import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { Problem } from '../model/problem.js';

/** Where what was learned lies. */
export const MODELS_FOLDER = fileURLToPath(new URL('../../models/', import.meta.url));

/** @throws Problem MODEL_UNUSABLE where the file is missing */
export function readModelFile(folder: string, name: string): Uint8Array {
  try {
    return readFileSync(`${folder}/${name}`);
  } catch (cause) {
    throw unusableModel(`models/${name} cannot be read.`, cause);
  }
}

/** @throws Problem MODEL_UNUSABLE where the file is missing or damaged */
export function readModelDescription<T>(folder: string, name: string, schema: ZodType<T>): T {
  const text = new TextDecoder().decode(readModelFile(folder, name));
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw unusableModel(`models/${name} is damaged.`, cause);
  }
}

/** Changes when the description of a model does, or the numbers that belong to it. */
export const fingerprintOf = (description: object, numbers: Uint8Array = new Uint8Array()): string =>
  createHash('sha256').update(numbers).update(JSON.stringify(description)).digest('hex').slice(0, 16);

export function unusableModel(message: string, cause: unknown): Problem {
  return new Problem('MODEL_UNUSABLE', message, 'Restore models/ from the repository: git checkout models.', {
    cause,
  });
}
