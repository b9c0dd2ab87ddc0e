import { availableParallelism } from 'node:os';
import type { InferenceSession, OnnxValue } from 'onnxruntime-common';
import { Problem } from '../model/problem.js';

type Library = typeof import('onnxruntime-common');

/** What computes the model: the native library, or WebAssembly where it cannot be loaded. */
export type Runtime = 'native' | 'WebAssembly';

/** Integers with the sizes of their dimensions. */
export interface IntegerArray {
  readonly values: BigInt64Array<ArrayBuffer>;
  readonly dimensions: readonly number[];
}

/** An opened model. */
export interface Model {
  readonly runtime: Runtime;
  /** Named inputs in, the numbers of the one output out. */
  readonly run: (inputs: Readonly<Record<string, IntegerArray>>) => Promise<Float32Array>;
}

export interface ModelOptions {
  /** Threads of the native runtime; what the model says does not depend on it. */
  readonly threads?: number;
  /** The runtimes to try, in this order. */
  readonly runtimes?: readonly Runtime[];
  /** Is told, in one line, that a slower runtime is used. */
  readonly say?: (line: string) => void;
}

const LIBRARIES: Readonly<Record<Runtime, () => Promise<Library>>> = {
  native: () => import('onnxruntime-node'),
  WebAssembly: () => import('onnxruntime-web'),
};
const MOST_THREADS = 4;

/**
 * Opens a model in the first runtime that can be loaded.
 *
 * @throws Problem MODEL_UNUSABLE where none can
 */
export async function openModel(bytes: Uint8Array, options: ModelOptions = {}): Promise<Model> {
  const { threads = Math.min(MOST_THREADS, availableParallelism()), say = () => {} } = options;
  const failures: string[] = [];
  for (const runtime of options.runtimes ?? (['native', 'WebAssembly'] as const)) {
    try {
      const library = await LIBRARIES[runtime]();
      const session = await library.InferenceSession.create(bytes, {
        intraOpNumThreads: runtime === 'native' ? threads : 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        graphOptimizationLevel: 'all',
      });
      if (runtime === 'WebAssembly')
        say(
          `WebAssembly reads the texts, which is several times slower: ${failures[0] ?? 'it was asked for'}.`,
        );
      return { runtime, run: (inputs) => runSession(library, session, inputs) };
    } catch (error) {
      failures.push((error instanceof Error ? error.message : String(error)).split('\n')[0]!);
    }
  }
  throw new Problem(
    'MODEL_UNUSABLE',
    `The models that read texts cannot be opened: ${failures.join('; ')}.`,
    'Run npm ci again on Node 20 or later; on systems other than Linux, macOS and Windows WebAssembly must be allowed.',
  );
}

async function runSession(
  { Tensor }: Library,
  session: InferenceSession,
  inputs: Readonly<Record<string, IntegerArray>>,
): Promise<Float32Array> {
  const feeds: Record<string, OnnxValue> = {};
  for (const [name, { values, dimensions }] of Object.entries(inputs))
    feeds[name] = new Tensor('int64', values, dimensions);
  const results = await session.run(feeds);
  return results[session.outputNames[0]!]!.data as Float32Array;
}
