import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { startEmbedded, takePort } from '../../src/store/embedded/server.js';
import { findJava, findMaven } from '../../src/store/embedded/tools.js';
import { Store } from '../../src/store/store.js';

describe('connecting', () => {
  it('with a wrong password is refused with what to check', async () => {
    const attempt = Store.connect({ ...inject('scratch'), password: 'wrong-password' });
    await expect(attempt).rejects.toMatchObject({
      code: 'STORE_UNAUTHORIZED',
      remedy: expect.stringContaining('NEO4J_PASSWORD'),
    });
  });

  it('to a server that is not there says so', async () => {
    const port = await takePort(0);
    const attempt = Store.connect({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'x' });
    await expect(attempt).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
      message: expect.stringContaining(String(port)),
    });
  });

  it('to what is no address says so', async () => {
    await expect(
      Store.connect({ uri: 'http://localhost', user: 'neo4j', password: 'x' }),
    ).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  it('a statement that writes is refused where only reading is allowed', async () => {
    const store = await Store.connect(inject('scratch'));
    await expect(store.read('CREATE (:Intruder)')).rejects.toThrow();
    await store.close();
  });
});

describe('the tools of the embedded server', () => {
  it('no Java and no Maven are one sentence each', async () => {
    const env = { PATH: '/nowhere' };
    await expect(findJava(env)).rejects.toMatchObject({
      code: 'JAVA_MISSING',
      remedy: expect.stringContaining('Java 17 or 21'),
    });
    await expect(findMaven(env)).rejects.toMatchObject({
      code: 'MAVEN_MISSING',
      remedy: expect.stringContaining('NEO4J_URI'),
    });
  });
});

describe('the embedded server', () => {
  it('is found by a second start, keeps its password to itself, and refuses a taken port', async () => {
    const data = mkdtempSync(join(tmpdir(), 'plangraph-embedded-'));
    try {
      const first = await startEmbedded({ home: '.plangraph', data, boltPort: 0, httpPort: 0 });
      const second = await startEmbedded({ home: '.plangraph', data });
      expect([first.started, second.started]).toEqual([true, false]);
      expect(second.uri).toBe(first.uri);
      expect(statSync(first.passwordFile).mode & 0o777).toBe(0o600);
      await second.stop();
      const store = await Store.connect(first);
      expect(await store.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
      await store.close();

      const port = Number(first.uri.split(':').at(-1));
      const other = join(data, 'other');
      await expect(
        startEmbedded({ home: '.plangraph', data: other, boltPort: port, httpPort: 0 }),
      ).rejects.toMatchObject({ code: 'PORT_IN_USE' });
      await first.stop();
      expect(existsSync(join(data, 'server.json'))).toBe(false);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});
