import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checksumGraph } from '../../src/cli/checksum.js';
import { backUpEmbedded, restoreEmbedded } from '../../src/store/embedded/backup.js';
import { type EmbeddedOptions, startEmbedded } from '../../src/store/embedded/server.js';
import { migrate } from '../../src/store/migrate.js';
import { Store } from '../../src/store/store.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plangraph-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const optionsOf = (name: string): EmbeddedOptions => ({
  home: '.plangraph',
  data: join(folder, name),
  boltPort: 0,
  httpPort: 0,
  isBrief: true,
});

/** Does work on a running store. */
async function on<T>(options: EmbeddedOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const server = await startEmbedded(options);
  try {
    const store = await Store.connect(server);
    try {
      await migrate(store);
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await server.stop();
  }
}

it('a backup holds all of a graph, is put in the place of another one, and is refused where it is none', async () => {
  const [first, second] = [optionsOf('first'), optionsOf('second')];
  const file = join(folder, 'graph.dump');
  await expect(backUpEmbedded(first, file)).rejects.toMatchObject({
    message: 'There is no graph to back up.',
  });
  const before = await on(first, async (store) => {
    await store.write((run) =>
      run("CREATE (:Plan {id: 'a', title: '规划'})-[:CITES {count: 2}]->(:Plan {id: 'b'})"),
    );
    await expect(backUpEmbedded(first, file)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
    return checksumGraph(store);
  });
  await backUpEmbedded(first, file);
  expect(existsSync(`${file}.partial`)).toBe(false);
  await expect(backUpEmbedded(first, file)).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });

  await restoreEmbedded(second, file, false);
  expect(await on(second, checksumGraph)).toEqual(before);

  const changed = await on(second, async (store) => {
    await store.write((run) => run("CREATE (:Plan {id: 'c'})"));
    return checksumGraph(store);
  });
  expect(changed.digest).not.toBe(before.digest);
  await expect(restoreEmbedded(second, file, false)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
  await expect(restoreEmbedded(second, join(folder, 'none'), true)).rejects.toMatchObject({
    code: 'PATH_MISSING',
  });
  const broken = join(folder, 'broken.dump');
  writeFileSync(broken, 'no backup');
  await expect(restoreEmbedded(second, broken, true)).rejects.toMatchObject({ code: 'STORE_FAILED' });
  expect(await on(second, checksumGraph)).toEqual(changed);

  await restoreEmbedded(second, file, true);
  expect(await on(second, checksumGraph)).toEqual(before);
}, 600_000);
