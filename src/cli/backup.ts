import { mkdirSync, statSync } from 'node:fs';
import { Problem } from '../model/problem.js';
import { backUpEmbedded, restoreEmbedded } from '../store/embedded/backup.js';
import type { EmbeddedOptions } from '../store/embedded/server.js';
import type { Configuration } from './config.js';
import type { Say } from './openStore.js';
import { makeFetchProgress } from './progress.js';

const MEGABYTE = 1_000_000;

/** @throws Problem of `backUpEmbedded`; CONFIGURATION_INVALID where the server is the user's own */
export async function backUp(file: string, configuration: Configuration, say: Say): Promise<void> {
  await withEmbedded(configuration, say, (options) => backUpEmbedded(options, file));
  say(`Wrote ${file} (${(statSync(file).size / MEGABYTE).toFixed(1)} MB).`);
}

/** @throws Problem of `restoreEmbedded`; CONFIGURATION_INVALID where the server is the user's own */
export async function restore(
  file: string,
  replaces: boolean,
  configuration: Configuration,
  say: Say,
): Promise<void> {
  await withEmbedded(configuration, say, (options) => restoreEmbedded(options, file, replaces));
  say(`Restored ${file}.`);
}

async function withEmbedded(
  { NEO4J_URI, PLANGRAPH_HOME: home }: Configuration,
  say: Say,
  work: (options: EmbeddedOptions) => Promise<void>,
): Promise<void> {
  if (NEO4J_URI)
    throw new Problem(
      'CONFIGURATION_INVALID',
      'NEO4J_URI names a server of yours, which is backed up by its own tools.',
      'Use neo4j-admin there, or unset NEO4J_URI for the embedded Neo4j.',
    );
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const progress = makeFetchProgress({ say });
  try {
    await work({ home, onFetch: progress.show });
  } finally {
    progress.stop();
  }
}
