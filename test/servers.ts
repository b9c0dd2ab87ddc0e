import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeFetchProgress } from '../src/cli/progress.js';
import { type EmbeddedServer, startEmbedded } from '../src/store/embedded/server.js';
import type { StoreOptions } from '../src/store/store.js';
import type { SeedsRead } from './seedsRead.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server that holds the seeds; tests only read it. */
    corpus: StoreOptions;
    /** Where it is noted that they are read (`seedsRead.ts` waits for that). */
    seedsRead: SeedsRead;
    /** An empty server for tests that write. */
    scratch: StoreOptions;
  }
}

/** Reads the seeds in a process of its own, beside the tests that need no store, and notes how that ended. */
function readSeeds(to: StoreOptions, { ended, log }: SeedsRead): () => void {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'ingest', 'seeds'], {
    env: { ...process.env, NEO4J_URI: to.uri, NEO4J_USER: to.user, NEO4J_PASSWORD: to.password },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr!.pipe(createWriteStream(log));
  child.once('close', (code) => {
    writeFileSync(`${ended}.new`, String(code));
    renameSync(`${ended}.new`, ended);
  });
  return () => {
    child.removeAllListeners('close');
    child.kill('SIGKILL');
  };
}

/** What a test asks for of the servers: it may be of servers that somebody else started and will stop (`test/faults/mutants.ts`). */
const STARTED = process.env.PLANGRAPH_TEST_STORES;
const NAMES = ['seedsRead', 'corpus', 'scratch'] as const;

/** Starts two real servers with throw-away data; their jars are fetched once and kept. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (STARTED) {
    const started = JSON.parse(STARTED);
    for (const name of NAMES) project.provide(name, started[name]);
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-test-'));
  const progress = makeFetchProgress({ say: (line) => process.stderr.write(`${line}\n`) });
  const start = (name: string) =>
    startEmbedded({
      home: '.plangraph',
      data: join(folder, name),
      boltPort: 0,
      httpPort: 0,
      onFetch: progress.show,
    });
  const servers: EmbeddedServer[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const name of ['corpus', 'scratch']) servers.push(await start(name));
  } catch (error) {
    await stop();
    throw error;
  }
  const [corpus, scratch] = servers.map(({ uri, user, password }): StoreOptions => ({ uri, user, password }));
  const seedsRead = { ended: join(folder, 'ended'), log: join(folder, 'ingest.log') };
  const stopReading = readSeeds(corpus!, seedsRead);
  project.provide('seedsRead', seedsRead);
  project.provide('corpus', corpus!);
  project.provide('scratch', scratch!);
  return () => {
    stopReading();
    return stop();
  };
}
