import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ingestPaths } from '../src/cli/ingestPaths.js';
import { makeFetchProgress } from '../src/cli/progress.js';
import { openFileReader } from '../src/cli/reading/fileReader.js';
import { type EmbeddedServer, startEmbedded } from '../src/store/embedded/server.js';
import { migrate } from '../src/store/migrate.js';
import { Store, type StoreOptions } from '../src/store/store.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server that holds the seeds; tests only read it. */
    corpus: StoreOptions;
    /** An empty server for tests that write. */
    scratch: StoreOptions;
  }
}

/** Starts two real servers with throw-away data; their jars are fetched once and kept. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
  const store = await Store.connect(corpus!);
  await migrate(store);
  const reader = await openFileReader();
  await ingestPaths(store, reader, ['seeds']);
  reader.close();
  await store.close();
  project.provide('corpus', corpus!);
  project.provide('scratch', scratch!);
  return stop;
}
