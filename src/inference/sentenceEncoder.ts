import { z } from 'zod';
import { charactersSchema, makeCharacters } from './characters.js';
import { fingerprintOf, MODELS_FOLDER, readModelDescription, readModelFile } from './modelFiles.js';
import { type ModelOptions, openModel } from './runtime.js';

/** What texts mean, as vectors of length 1: the more alike two texts are, the larger is their product. */
export interface SentenceEncoder {
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** One vector for each text, in their order; of a long text its beginning counts. */
  readonly encode: (texts: readonly string[]) => Promise<Float32Array[]>;
}

/** Texts that the model reads at once: more are no faster, and take more memory. */
const BATCH = 16;

const descriptionSchema = z.object({
  /** Tokens of a text that are read, the first and the last among them. */
  longest: z.int().min(3),
});

/**
 * Opens the encoder of `models/` for what plans say.
 *
 * @throws Problem MODEL_UNUSABLE where its files are missing, damaged, or no runtime can be loaded
 */
export const openSentenceEncoder = (
  options: ModelOptions = {},
  folder = MODELS_FOLDER,
): Promise<SentenceEncoder> => openEncoder('sentences.onnx', options, folder);

/**
 * Opens the encoder for questions: the vector of a question is most alike to those that `openSentenceEncoder` gives to the
 * sentences that answer it.
 *
 * @throws Problem MODEL_UNUSABLE where its files are missing, damaged, or no runtime can be loaded
 */
export const openQuestionEncoder = (
  options: ModelOptions = {},
  folder = MODELS_FOLDER,
  file = 'questions.onnx',
): Promise<SentenceEncoder> => openEncoder(file, options, folder);

/** Both have the characters of the tagger: all three come of one base. */
async function openEncoder(file: string, options: ModelOptions, folder: string): Promise<SentenceEncoder> {
  const description = readModelDescription(folder, 'sentences.json', descriptionSchema);
  const { longest } = description;
  const characters = makeCharacters(readModelDescription(folder, 'tagger.json', charactersSchema));
  const bytes = readModelFile(folder, file);
  const model = await openModel(bytes, options);
  const tokensOf = (text: string): number[] => [
    characters.first,
    ...Array.from(text.replace(/\s+/g, '').slice(0, longest - 2), characters.idOf),
    characters.separator,
  ];
  const run = async (rows: readonly (readonly number[])[]): Promise<Float32Array[]> => {
    const length = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * length).fill(BigInt(characters.padding));
    const mask = new BigInt64Array(rows.length * length);
    rows.forEach((row, r) => {
      row.forEach((id, i) => {
        ids[r * length + i] = BigInt(id);
        mask[r * length + i] = 1n;
      });
    });
    const dimensions = [rows.length, length];
    const values = await model.run({ ids: { values: ids, dimensions }, mask: { values: mask, dimensions } });
    const width = values.length / rows.length;
    return rows.map((_, r) => values.slice(r * width, (r + 1) * width));
  };
  return {
    fingerprint: fingerprintOf(description, bytes),
    encode: async (texts) => {
      const rows = texts.map((text, at) => ({ at, tokens: tokensOf(text) }));
      const ranked = rows.sort((a, b) => b.tokens.length - a.tokens.length);
      const vectors = Array<Float32Array>(texts.length);
      for (let start = 0; start < ranked.length; start += BATCH) {
        const group = ranked.slice(start, start + BATCH);
        const found = await run(group.map(({ tokens }) => tokens));
        group.forEach(({ at }, i) => {
          vectors[at] = found[i]!;
        });
      }
      return vectors;
    },
  };
}

/** The largest number of a packed vector. */
const UNIT = 127;

/** A vector as text for the graph: base64 of one signed byte for each number, in steps of 1/127. */
export const packVector = (vector: Float32Array): string =>
  Buffer.from(Int8Array.from(vector, (value) => Math.round(value * UNIT)).buffer).toString('base64');

/** What `packVector` made of a vector: whole numbers from -127 to 127. */
export const unpackVector = (packed: string): Int8Array => new Int8Array(Buffer.from(packed, 'base64'));

/** How alike two texts are, from -1 to 1. */
export function likenessOf(vector: Float32Array, unpacked: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * unpacked[i]!;
  return sum / UNIT;
}
