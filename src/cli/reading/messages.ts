import type { Graph } from '../../model/graph.js';
import type { Problem } from '../../model/problem.js';

/** What the process that reads files is started with. */
export interface ReadingSetup {
  /** Memory that it may take. */
  readonly megabytes: number;
  /** A file with names to take for those that would be found, or null. */
  readonly mentions: string | null;
  /** Whether it says what passages mean, which questions go by and nothing else. */
  readonly hasVectors: boolean;
}

/** A file to read. */
export interface ReadingRequest {
  readonly path: string;
  /** The column of an export that holds the texts, or null. */
  readonly textColumn: string | null;
}

export type SentProblem = Pick<Problem, 'code' | 'message' | 'remedy'>;

/** What the process that reads files says: first that it is ready, then a graph or a problem for each request. */
export type ReadingMessage =
  | { readonly ready: { readonly version: string } }
  | { readonly graph: Graph; readonly megabytes: number; readonly modelSeconds: number }
  | { readonly problem: SentProblem }
  | { readonly line: string };
