import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GraphReader } from '../ingest/ingest.js';
import type { ExportColumns } from '../ingest/load/exports.js';
import { digestOf, listFiles, readBytes } from '../ingest/load/load.js';
import { writeGraph } from '../ingest/write/write.js';
import type { Loss } from '../model/document.js';
import { Problem } from '../model/problem.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';

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
  /** Where the texts of exports stand. */
  readonly columns?: ExportColumns | null;
  readonly onList?: (files: number) => void;
  readonly onFile?: (report: FileReport) => void;
}

/**
 * Reads files into the graph, one after the other. A file that cannot be read is reported, and the graph
 * keeps what it had of it; the others go on. Files that the same reader has stored with the same bytes are skipped.
 *
 * @throws Problem PATH_MISSING, FOLDER_EMPTY; failures of the store
 */
export async function ingestPaths(
  store: Store,
  reader: GraphReader,
  paths: readonly string[],
  options: IngestOptions = {},
): Promise<FileReport[]> {
  const files = await listFiles(paths, Boolean(options.columns));
  options.onList?.(files.length);
  const known = new Set(
    (await store.read(loadStatement('read/documents')))
      .filter((row) => row.reader === reader.version)
      .map((row) => row.sha256),
  );
  const reports: FileReport[] = [];
  for (const path of files) {
    const stored = options.force ? new Set() : known;
    const report = await ingestFile({ store, reader, stored, columns: options.columns ?? null }, path);
    reports.push(report);
    options.onFile?.(report);
  }
  return reports;
}

/** What reading a file into the graph needs. */
interface Ingest {
  readonly store: Store;
  readonly reader: GraphReader;
  /** Digests of the files that are not read again. */
  readonly stored: ReadonlySet<unknown>;
  readonly columns: ExportColumns | null;
}

async function ingestFile({ store, reader, stored, columns }: Ingest, path: string): Promise<FileReport> {
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
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new Problem('FILE_UNREADABLE', `${path} cannot be read.`, 'Check that you may read it.', {
        cause,
      });
    });
    if (stored.has(digestOf(bytes))) {
      return { ...nothing, status: 'unchanged', seconds: seconds() };
    }
    const graph = await reader.read(await readBytes(bytes, path, columns));
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
    if (!(error instanceof Problem)) throw error;
    return { ...nothing, status: 'failed', seconds: seconds(), problem: error.toLine() };
  }
}
