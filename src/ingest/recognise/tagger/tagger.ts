import { z } from 'zod';
import { type Characters, charactersSchema, makeCharacters } from '../../../inference/characters.js';
import {
  fingerprintOf,
  MODELS_FOLDER,
  readModelDescription,
  readModelFile,
} from '../../../inference/modelFiles.js';
import { type Model, type ModelOptions, openModel } from '../../../inference/runtime.js';
import type { Word } from '../../../language/words.js';
import type { MentionType } from '../../../model/entity.js';
import { MENTION_TYPES } from '../../../model/entity.js';
import type { Candidate } from '../candidates.js';
import { Lattice, NEVER } from './lattice.js';
import { type MarkNames, markNames, markWords } from './marks.js';
import { countTokens, cutWindows, groupWindows, type Window } from './windows.js';

/** A text as the tagger reads it: its words, and the names in it that are of a closed form. */
export interface TaggableText {
  readonly text: string;
  readonly words: readonly Word[];
  readonly closed: readonly Candidate[];
}

/** How shares become confidences, and which are kept; fitted in cross-validation. */
export interface Decision {
  /** confidence = 1 / (1 + exp(-(slope × logit of the share + intercept of the type))) */
  readonly slope: number;
  readonly intercepts: readonly number[];
  /** The confidence that a name must have to be kept. */
  readonly keep: number;
}

/** The learned tagger, opened once for all texts. */
export interface Tagger {
  /** The types of names that it knows, in the order in which a lattice counts them. */
  readonly types: readonly MentionType[];
  readonly decision: Decision;
  readonly runtime: Model['runtime'];
  /** Changes when the model does. */
  readonly fingerprint: string;
  /** The tags of the neighbouring texts of one plan. What it says depends on these texts alone. */
  readonly tag: (texts: readonly TaggableText[]) => Promise<Lattice[]>;
}

/** Windows that the model reads at once: more are no faster, and take more memory. */
const BATCH = 8;

const descriptionSchema = charactersSchema.extend({
  tags: z.array(z.string()).min(1),
  parts: z.array(z.string()),
  window: z.int().positive(),
  longest: z.int().positive(),
  moves: z.array(z.array(z.number())),
  split: z.number(),
  decision: z.object({ slope: z.number(), intercepts: z.array(z.number()), keep: z.number() }),
});

/**
 * Opens the tagger of `models/`.
 *
 * @throws Problem MODEL_UNUSABLE where its files are missing, damaged, or no runtime can be loaded
 */
export async function openTagger(options: ModelOptions = {}, folder = MODELS_FOLDER): Promise<Tagger> {
  const description = readModelDescription(folder, 'tagger.json', descriptionSchema);
  const bytes = readModelFile(folder, 'tagger.onnx');
  const model = await openModel(bytes, options);
  const types = description.tags
    .filter((tag) => tag.startsWith('B-'))
    .map((tag) => MENTION_TYPES.find((type) => tag === `B-${type}`)!);
  const marks: MarkNames = { parts: description.parts, types };
  const characters = makeCharacters(description);
  const tag = async (texts: readonly TaggableText[]): Promise<Lattice[]> => {
    const encoded = texts.map((text) => encode(text, characters, marks));
    const size = description.tags.length;
    const scores = texts.map(({ text }) => noNames(text.length, size));
    const windows = cutWindows(
      texts.map(({ text }) => text),
      description,
    );
    for (const group of groupWindows(windows, BATCH)) {
      const values = await model.run(makeBatch(group, encoded, characters));
      spread(group, values, size, scores);
    }
    return texts.map(
      ({ words }, i) =>
        new Lattice(
          { size, values: scores[i]! },
          words.map(({ start }) => start),
          description,
        ),
    );
  };
  const fingerprint = fingerprintOf(description, bytes);
  return { types, decision: description.decision, runtime: model.runtime, fingerprint, tag };
}

/** A text as numbers, one for each of its UTF-16 units. */
interface EncodedText {
  readonly tokens: readonly number[];
  readonly words: Uint8Array;
  readonly names: Uint8Array;
}

function encode({ text, words, closed }: TaggableText, { idOf }: Characters, marks: MarkNames): EncodedText {
  return {
    tokens: Array.from({ length: text.length }, (_, i) => idOf(text[i]!)),
    words: markWords(text.length, words, marks),
    names: markNames(text.length, closed, marks),
  };
}

function makeBatch(windows: readonly Window[], texts: readonly EncodedText[], characters: Characters) {
  const length = Math.max(...windows.map(countTokens));
  const cells = windows.length * length;
  const padding = BigInt(characters.padding);
  const batch = {
    ids: new BigInt64Array(cells).fill(padding),
    mask: new BigInt64Array(cells),
    marks: new BigInt64Array(2 * cells),
  };
  windows.forEach((window, row) => {
    let at = row * length;
    const put = (token: number, word = 0, name = 0) => {
      batch.ids[at] = BigInt(token);
      batch.mask[at] = 1n;
      batch.marks[2 * at] = BigInt(word);
      batch.marks[2 * at + 1] = BigInt(name);
      at++;
    };
    put(characters.first);
    for (const { passage, start, end } of window) {
      const { tokens, words, names } = texts[passage]!;
      for (let i = start; i < end; i++) put(tokens[i]!, words[i]!, names[i]!);
      put(characters.separator);
    }
  });
  const dimensions = [windows.length, length];
  return {
    ids: { values: batch.ids, dimensions },
    mask: { values: batch.mask, dimensions },
    marks: { values: batch.marks, dimensions: [...dimensions, 2] },
  };
}

/** The scores of a text of which nothing is known: what no piece covers, as the ends of cells, is in no name. */
function noNames(length: number, size: number): Float32Array {
  return new Float32Array(length * size).map((_, i) => (i % size === 0 ? 0 : NEVER));
}

/** Puts the scores of windows where their pieces stand in the texts. */
function spread(
  windows: readonly Window[],
  values: Float32Array,
  size: number,
  scores: readonly Float32Array[],
): void {
  const length = values.length / size / windows.length;
  windows.forEach((window, row) => {
    let at = row * length + 1;
    for (const { passage, start, end } of window) {
      scores[passage]!.set(values.subarray(at * size, (at + end - start) * size), start * size);
      at += end - start + 1;
    }
  });
}
