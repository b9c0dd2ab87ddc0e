import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writer } from '../api/jobs.js';
import type { GraphReader } from '../ingest/ingest.js';
import { removeDocument } from '../ingest/write/write.js';
import { Problem } from '../model/problem.js';
import type { Store } from '../store/store.js';
import { type FileReport, ingestPaths } from './ingestPaths.js';

/** Writes of the API: uploads are kept as files, and read as any other. @param folders where the documents lie */
export function makeWriter(
  store: Store,
  reader: GraphReader,
  uploads: string,
  folders: readonly string[],
): Writer {
  const read = async (
    paths: readonly string[],
    force: boolean,
    progress: Parameters<Writer['reingest']>[0],
  ): Promise<void> => {
    let total = 0;
    let done = 0;
    const reports = await ingestPaths(store, reader, paths, {
      force,
      onList: (files) => {
        total = files;
        progress(done, total, null);
      },
      onFile: (report) => {
        done++;
        progress(done, total, sayReport(report));
      },
    });
    const failed = reports.find(({ status }) => status === 'failed');
    if (failed) throw new Problem('FILE_UNREADABLE', failed.problem ?? failed.file, '');
  };
  return {
    ingest: async (name, bytes, progress) => {
      await mkdir(uploads, { recursive: true });
      const path = join(uploads, name);
      await writeFile(path, bytes);
      await read([path], true, progress);
    },
    reingest: async (progress) => {
      await mkdir(uploads, { recursive: true });
      await read(folders, true, progress);
    },
    remove: (sha256) => removeDocument(store, sha256),
  };
}

function sayReport({ file, status, plans, targets, problem }: FileReport): string {
  return status === 'failed' ? `${file}: ${problem}` : `${file}: ${plans} plans, ${targets} targets`;
}
