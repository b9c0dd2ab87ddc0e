import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../model/problem.js';
import { type Installation, runAdminTool } from './admin.js';
import { type EmbeddedOptions, whileStopped } from './server.js';

/** The database that a Community server has. */
const DATABASE = 'neo4j';

/**
 * Writes all that the embedded server stores to a file that is not there yet, in the format of `neo4j-admin database dump`.
 *
 * @throws Problem FILE_UNWRITABLE, STORE_IN_USE, STORE_FAILED; of `startEmbedded`
 */
export async function backUpEmbedded(options: EmbeddedOptions, file: string): Promise<void> {
  if (existsSync(file))
    throw new Problem('FILE_UNWRITABLE', `${file} is there already.`, 'Give the name of a new file.');
  const partial = `${file}.partial`;
  const output = openTo(partial);
  try {
    await whileStopped(options, async (installation) => {
      if (!existsSync(foldersOf(installation.folder)[0]!))
        throw new Problem(
          'STORE_FAILED',
          'There is no graph to back up.',
          'Read some files: plangraph ingest PATH',
        );
      await run(installation, ['dump', '--to-stdout'], { output }, 'The backup could not be written');
    });
    renameSync(partial, file);
  } finally {
    closeSync(output);
    rmSync(partial, { force: true });
  }
}

/**
 * Puts what `backUpEmbedded` wrote in the place of all that the embedded server stores. Where it cannot be read, what was there stays.
 *
 * @param replaces false refuses where something is stored
 * @throws Problem PATH_MISSING, STORE_IN_USE, STORE_FAILED; of `startEmbedded`
 */
export async function restoreEmbedded(
  options: EmbeddedOptions,
  file: string,
  replaces: boolean,
): Promise<void> {
  const input = openFrom(file);
  try {
    await whileStopped(options, async (installation) => {
      const folders = foldersOf(installation.folder);
      if (!replaces && existsSync(folders[0]!))
        throw new Problem(
          'STORE_IN_USE',
          'There is a graph already, which would be lost.',
          'Give --force to put the backup in its place, or --home with another folder.',
        );
      const draft = join(installation.folder, 'restored');
      rmSync(draft, { recursive: true, force: true });
      const loaded = foldersOf(draft);
      const into = { ...installation, folder: draft };
      try {
        await run(into, ['load', '--from-stdin'], { input }, `${file} could not be restored`);
        for (const [i, folder] of folders.entries()) {
          if (existsSync(folder)) renameSync(folder, join(draft, `before-${i}`));
          renameSync(loaded[i]!, folder);
        }
      } finally {
        rmSync(draft, { recursive: true, force: true });
      }
    });
  } finally {
    closeSync(input);
  }
}

async function run(
  installation: Installation,
  [command, ...args]: readonly string[],
  files: { readonly input?: number; readonly output?: number },
  failure: string,
): Promise<void> {
  const why = await runAdminTool(installation, ['database', command!, DATABASE, ...args], files);
  if (why !== null)
    throw new Problem('STORE_FAILED', `${failure}: ${why}.`, 'What was stored before is still there.');
}

/** Where the database and its log of transactions lie in a data folder. */
const foldersOf = (folder: string) =>
  ['databases', 'transactions'].map((part) => {
    mkdirSync(join(folder, 'data', part), { recursive: true });
    return join(folder, 'data', part, DATABASE);
  });

function openTo(file: string): number {
  try {
    return openSync(file, 'w', 0o600);
  } catch (cause) {
    throw new Problem(
      'FILE_UNWRITABLE',
      `${file} cannot be written.`,
      'Give a file in a folder that can be.',
      {
        cause,
      },
    );
  }
}

function openFrom(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw new Problem(
      'PATH_MISSING',
      `There is no readable file ${file}.`,
      'Give one that plangraph backup wrote.',
      {
        cause,
      },
    );
  }
}
