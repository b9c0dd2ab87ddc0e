import { basename } from 'node:path';
import { digestOf, listFiles, readFileBytes } from '../ingest/load/load.js';
import { writeGraph } from '../ingest/write/write.js';
import type { Loss } from '../model/document.js';
import { Problem } from '../model/problem.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { measureFiles } from '../telemetry/measure.js';
import type { FileReader } from './reading/fileReader.js';

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  readonly status: 'read' | 'unchanged' | 'failed';
  readonly plans: number;
  readonly sections: number;
  readonly passages: number;
  readonly mentions: number;
  readonly targets: number;
  /** What reading it left out. */
  readonly losses: readonly Loss[];
  readonly seconds: number;
  /** Why it failed, in one line. */
  readonly problem: string | null;
}

export interface IngestOptions {
  /** Reads files again that are stored as they are. */
  readonly force?: boolean;
  /** The column of exports that holds the texts. */
  readonly textColumn?: string | undefined;
  readonly onList?: (files: number) => void;
  /** Told the name of a file that is to be read. */
  readonly onBegin?: (file: string) => void;
  readonly onFile?: (report: FileReport) => void;
  /** Ends it before the next file. */
  readonly signal?: AbortSignal;
}

/**
 * Reads files into the graph, one after the other. A file that cannot be read is reported, and the graph
 * keeps what it had of it; the others go on. Files that the same reader has stored with the same bytes are skipped.
 *
 * @throws Problem PATH_MISSING, FOLDER_EMPTY, STORE_UNREACHABLE; failures of the store
 */
export async function ingestPaths(
  store: Store,
  reader: FileReader,
  paths: readonly string[],
  options: IngestOptions = {},
): Promise<FileReport[]> {
  const files = await listFiles(paths, options.textColumn !== undefined);
  options.onList?.(files.length);
  // In a transaction as those that write: it waits, as they do, for a store that is away.
  const documents = await store.write((run) => run(loadStatement('read/documents')));
  const known = new Set(documents.filter((row) => row.reader === reader.version).map((row) => row.sha256));
  const reports: FileReport[] = [];
  const progress = measureFiles(files.length);
  try {
    for (const path of files) {
      if (options.signal?.aborted) break;
      options.onBegin?.(basename(path));
      const stored = options.force ? new Set() : known;
      const ingest = { store, reader, stored, textColumn: options.textColumn ?? null };
      const report = await progress.measure(() => ingestFile(ingest, path));
      reports.push(report);
      options.onFile?.(report);
    }
  } finally {
    progress.end();
  }
  return reports;
}

/** What reading a file into the graph needs. */
interface Ingest {
  readonly store: Store;
  readonly reader: FileReader;
  /** Digests of the files that are not read again. */
  readonly stored: ReadonlySet<unknown>;
  readonly textColumn: string | null;
}

async function ingestFile({ store, reader, stored, textColumn }: Ingest, path: string): Promise<FileReport> {
  const began = performance.now();
  const nothing = {
    file: basename(path),
    plans: 0,
    sections: 0,
    passages: 0,
    mentions: 0,
    targets: 0,
    losses: [],
    problem: null,
  };
  const seconds = () => (performance.now() - began) / 1000;
  try {
    if (stored.has(digestOf(await readFileBytes(path)))) {
      return { ...nothing, status: 'unchanged', seconds: seconds() };
    }
    const graph = await reader.read(path, textColumn);
    await writeGraph(store, graph, reader.version);
    return {
      file: graph.document.name,
      status: 'read',
      plans: graph.outline.plans.length,
      sections: graph.outline.sections.length,
      passages: graph.outline.passages.length,
      mentions: graph.mentions.length,
      targets: graph.targets.length,
      losses: graph.document.losses,
      seconds: seconds(),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'STORE_UNREACHABLE') throw error;
    return { ...nothing, status: 'failed', seconds: seconds(), problem: error.toLine() };
  }
}
