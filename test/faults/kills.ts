// Kills writers and the store at random, and compares what is left with what an undisturbed writer stores:
//   npx tsx test/faults/kills.ts [kills, by default 20]
// Two writers read the same files over and over, each in an order of its own. A kill (SIGKILL) hits one of them or Neo4j. Files are
// read with what `graph/` and `src/` hold when a writer starts: leave them alone meanwhile.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checksumGraph } from '../../src/cli/checksum.js';
import { ingestPaths } from '../../src/cli/ingestPaths.js';
import { openFileReader } from '../../src/cli/reading/fileReader.js';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded/server.js';
import { migrate } from '../../src/store/migrate.js';
import { Store, type StoreOptions } from '../../src/store/store.js';
import { writePlans } from './texts.js';

const FILES = 8;
/** Milliseconds between two kills: a writer that is started needs some seconds until it writes. */
const LEAST_PAUSE = 4_000;
const MOST_PAUSE = 12_000;

const shuffle = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Does what fails while a store that was killed is being started again; tries for a minute. */
async function onceStarted<T>(work: () => T | Promise<T>): Promise<T> {
  for (let left = 60; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
    }
    await sleep(1_000);
  }
}

const connect = (options: StoreOptions) => onceStarted(() => Store.connect(options));

const pidOfServer = (folder: string) =>
  onceStarted((): number => JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')).pid);

async function writeForEver(uri: string, password: string, files: readonly string[]): Promise<never> {
  const reader = await openFileReader();
  const store = await connect({ uri, user: 'neo4j', password });
  for (;;) {
    try {
      await ingestPaths(store, reader, shuffle(files), {
        force: true,
        onFile: ({ problem }) => problem && console.error(problem),
      });
    } catch (error) {
      console.log(`  a writer goes on after: ${(error as Error).message}`);
      await sleep(1_000);
    }
  }
}

/** Reads what is missing in the order given and gives the checksum of it all. */
async function finish(server: EmbeddedServer, files: readonly string[]): Promise<string> {
  const store = await connect(server);
  const reader = await openFileReader();
  try {
    await migrate(store);
    for (const file of files) await ingestPaths(store, reader, [file]);
    const { digest, nodes, relationships } = await checksumGraph(store);
    console.log(`${digest.slice(0, 16)}…  ${nodes} nodes, ${relationships} relationships`);
    return digest;
  } finally {
    reader.close();
    await store.close();
  }
}

async function withServer<T>(data: string, work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await startEmbedded({
    home: '.plangraph',
    data,
    boltPort: 0,
    httpPort: 0,
    onRestart: (line) => console.log(`  ${line}`),
  });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function kill(times: number, folder: string, server: EmbeddedServer, files: readonly string[]) {
  const store = await Store.connect(server);
  await migrate(store);
  await store.close();
  const startWriter = (): ChildProcess =>
    spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(import.meta.url), 'writer', server.uri, server.password, ...files],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  const writers = [startWriter(), startWriter()];
  for (let i = 1; i <= times; i++) {
    await sleep(LEAST_PAUSE + Math.random() * (MOST_PAUSE - LEAST_PAUSE));
    const hit = Math.floor(Math.random() * 3);
    if (hit === 2) {
      process.kill(await pidOfServer(folder), 'SIGKILL');
    } else {
      writers[hit]!.kill('SIGKILL');
      writers[hit] = startWriter();
    }
    console.log(`kill ${i}: ${hit === 2 ? 'Neo4j' : `writer ${hit + 1}`}`);
  }
  for (const writer of writers) writer.kill('SIGKILL');
}

async function main(times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-kills-'));
  const files = writePlans(join(folder, 'plans'), FILES);
  try {
    const undisturbed = await withServer(join(folder, 'first'), (server) => finish(server, files));
    const data = join(folder, 'second');
    const disturbed = await withServer(data, async (server) => {
      await kill(times, data, server, files);
      return finish(server, [...files].reverse());
    });
    console.log(disturbed === undisturbed ? '✓ the same' : '✗ not the same');
    if (disturbed !== undisturbed) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [mode = '20', uri, password, ...files] = process.argv.slice(2);
if (mode === 'writer') await writeForEver(uri!, password!, files);
else await main(Number(mode));
