import { listFiles } from '../ingest/load/load.js';
import type { Graph } from '../model/graph.js';
import { Problem } from '../model/problem.js';

/**
 * Reads files without a database, one after the other. A file that cannot be read is told to `say`, sets the exit code,
 * and does not stop the others.
 *
 * @param textColumn the column of exports that holds the texts, where there are any
 * @throws Problem FILE_UNREADABLE where none of them can be read
 */
export async function* readFiles<Result>(
  reader: { readonly read: (path: string, textColumn: string | null) => Promise<Result> },
  paths: readonly string[],
  say: (line: string) => void,
  textColumn?: string,
): AsyncGenerator<Result> {
  let readable = 0;
  for (const path of await listFiles(paths, textColumn !== undefined)) {
    try {
      yield await reader.read(path, textColumn ?? null);
      readable++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(`! ${error.toLine()}`);
      process.exitCode = 1;
    }
  }
  if (readable === 0)
    throw new Problem('FILE_UNREADABLE', 'None of the files could be read.', 'The lines above say why.');
}

/** All graphs of `readFiles`. */
export async function readAll(...call: Parameters<typeof readFiles<Graph>>): Promise<Graph[]> {
  const graphs: Graph[] = [];
  for await (const graph of readFiles(...call)) graphs.push(graph);
  return graphs;
}
