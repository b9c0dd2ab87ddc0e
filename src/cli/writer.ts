import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Writer } from '../api/jobs.js';
import type { OpenSource } from '../api/source.js';
import { digestOf } from '../ingest/load/load.js';
import { removeDocument } from '../ingest/write/write.js';
import { Problem } from '../model/problem.js';
import type { Store } from '../store/store.js';
import { removeGraphCopy } from './graphCopyFile.js';
import { type FileReport, ingestPaths } from './ingestPaths.js';
import type { FileReader } from './reading/fileReader.js';

/**
 * Writes of the API: uploads that could be read are kept as files until they are removed, and read as any other. Clients are told names
 * of files, never where they lie.
 *
 * @param home keeps the uploads
 * @param folders where the other documents lie
 */
export function makeWriter(
  store: Store,
  reader: FileReader,
  home: string,
  folders: readonly string[],
): Writer {
  const uploads = uploadsOf(home);
  const incomingFolders = new Set<string>();
  const withoutFolders = (text: string): string =>
    [...incomingFolders, uploads, ...folders].reduce(
      (said, folder) => said.replaceAll(folder + sep, ''),
      text,
    );
  const read = async (
    paths: readonly string[],
    progress: Parameters<Writer['reingest']>[0],
  ): Promise<void> => {
    let total = 0;
    let done = 0;
    const reports = await ingestPaths(store, reader, paths, {
      force: true,
      onList: (files) => {
        total = files;
        progress(done, total, null);
      },
      onFile: (report) => {
        done++;
        progress(done, total, withoutFolders(sayReport(report)));
      },
    });
    const failed = reports.find(({ status }) => status === 'failed');
    if (failed) throw new Problem('FILE_UNREADABLE', withoutFolders(failed.problem ?? failed.file), '');
  };
  return {
    ingest: async (name, bytes, progress) => {
      await mkdir(uploads, { recursive: true });
      const incoming = await mkdtemp(join(uploads, INCOMING));
      incomingFolders.add(incoming);
      try {
        const path = join(incoming, name);
        await writeFile(path, bytes);
        await read([path], progress);
        await rename(path, join(uploads, name));
      } finally {
        incomingFolders.delete(incoming);
        await rm(incoming, { recursive: true, force: true });
      }
    },
    reingest: async (progress) => read([...folders, ...(await listUploads(uploads))], progress),
    remove: async (sha256) => {
      await removeKept(home, sha256);
      return removeDocument(store, sha256);
    },
  };
}

/** Begins the names of folders whose file is being read. */
const INCOMING = '.incoming-';

/** The folder of uploads below a home. */
function uploadsOf(home: string): string {
  return join(home, 'uploads');
}

/** Removes what a home keeps of a document: its file where it was uploaded, and its sentences in the copy of the graph. */
export async function removeKept(home: string, sha256: string): Promise<void> {
  removeGraphCopy(home);
  for (const path of await listUploads(uploadsOf(home)))
    if (digestOf(await readFile(path)) === sha256) await rm(path);
}

async function listUploads(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => !name.startsWith(INCOMING));
  return names.sort().map((name) => join(folder, name));
}

/** Opens files where they were read, or where a home keeps uploads, if they are still what they were. */
export function makeSourceOpener(home: string): OpenSource {
  const uploads = uploadsOf(home);
  return async ({ path, name, sha256 }) => {
    for (const place of [path, join(uploads, basename(name))]) {
      const bytes = await readFile(place).catch(() => null);
      if (bytes && digestOf(bytes) === sha256) return bytes;
    }
    return null;
  };
}

function sayReport({ file, status, plans, targets, problem }: FileReport): string {
  return status === 'failed' ? (problem ?? file) : `${file}: ${plans} plans, ${targets} targets`;
}
