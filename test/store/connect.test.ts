import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { ingestPaths } from '../../src/cli/ingestPaths.js';
import { openFileReader } from '../../src/cli/reading/fileReader.js';
import { withLock } from '../../src/store/embedded/lock.js';
import { findServerOf, isServerOf } from '../../src/store/embedded/processes.js';
import { type EmbeddedServer, startEmbedded, takePort } from '../../src/store/embedded/server.js';
import { mergeSettings } from '../../src/store/embedded/settings.js';
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

  it('that is closed tells whoever still waits for a statement, given up or not', async () => {
    const store = await Store.connect(inject('scratch'));
    const leaving = new AbortController();
    const endless = 'UNWIND range(1, 10000000000) AS i RETURN sum(i) AS sum';
    const waiting = [leaving.signal, undefined].map((signal) => store.read(endless, {}, signal));
    const told = Promise.allSettled(waiting);
    await new Promise((done) => setTimeout(done, 200));
    leaving.abort();
    await store.close();
    expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
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

describe('the embedded server', { timeout: 240_000 }, () => {
  let data: string;
  let copy: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'plangraph-embedded-'));
    copy = `${data}-copy`;
  });
  afterEach(() => {
    for (const folder of [data, copy]) rmSync(folder, { recursive: true, force: true });
  });
  const start = (options = {}) => startEmbedded({ home: '.plangraph', data, ...options });
  const anyPort = { boltPort: 0, httpPort: 0 };
  const pidOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')).pid;
  const isUp = async (server: EmbeddedServer) => {
    const store = await Store.connect(server);
    const rows = await store.read('RETURN 1 AS one');
    await store.close();
    return rows[0]?.one === 1;
  };

  it('is started once, however many start it, and stopped by the last of them', async () => {
    const [first, second] = await Promise.all([start(anyPort), start(anyPort)]);
    expect([first.started, second.started].sort()).toEqual([false, true]);
    expect(second.uri).toBe(first.uri);
    expect(statSync(first.passwordFile).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    await first.stop();
    expect(await isUp(second)).toBe(true);

    const port = Number(second.uri.split(':').at(-1));
    await expect(start({ data: copy, boltPort: port, httpPort: 0 })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
    });
    await second.stop();
    expect(existsSync(join(data, 'server.json'))).toBe(false);
    await expect(isUp(second)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  });

  it('belongs to its folder: found again where the note of it is lost or damaged, and not by a copy', async () => {
    const first = await start(anyPort);
    const state = readFileSync(join(data, 'server.json'), 'utf8');
    for (const damage of ['', '{"pid":', `{"pid": ${process.pid}, "boltPort": 1, "httpPort": 2}`, null]) {
      if (damage === null) rmSync(join(data, 'server.json'));
      else writeFileSync(join(data, 'server.json'), damage);
      const again = await start();
      expect([again.started, again.uri]).toEqual([false, first.uri]);
      expect(JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'))).toEqual(JSON.parse(state));
      await again.stop();
    }
    cpSync(data, copy, { recursive: true, filter: (path) => !/users|lock/.test(path.slice(data.length)) });
    const other = await start({ data: copy, ...anyPort });
    expect([other.started, other.uri === first.uri]).toEqual([true, false]);
    await other.stop();
    expect(await isUp(first)).toBe(true);
    await first.stop();
  });

  it('is started again where it ends: reads fail at once and recover, an ingest and writes wait', async () => {
    mkdirSync(join(data, 'conf'));
    writeFileSync(join(data, 'conf', 'neo4j.conf'), '# mine\nserver.memory.pagecache.size=64m\n');
    const said: string[] = [];
    const server = await start({ ...anyPort, onRestart: (line: string) => said.push(line) });
    expect(readFileSync(join(data, 'conf', 'neo4j.conf'), 'utf8')).toMatch(
      /^# mine\nserver\.memory\.pagecache\.size=64m\n/,
    );
    const store = await Store.connect(server);
    const reader = await openFileReader();
    await store.write((run) => run('CREATE (:Kept)'));
    const before = pidOf(data);
    process.kill(before, 'SIGKILL');
    while (isServerOf(realpathSync(data), before)) await new Promise((done) => setTimeout(done, 10));
    await expect(store.read('RETURN 1 AS one')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    const over = { signal: AbortSignal.abort() };
    expect(await ingestPaths(store, reader, ['seeds'], over)).toEqual([]);
    await store.write((run) => run('CREATE (:Kept)'));
    expect(await store.read('MATCH (k:Kept) RETURN count(k) AS n')).toEqual([{ n: 2 }]);
    await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 60_000 });
    expect(pidOf(data)).not.toBe(before);
    reader.close();
    await store.close();
    await server.stop();
  });

  it('that hangs fails reads within two seconds, not one that works long, and answers again when it goes on', async () => {
    const server = await start(anyPort);
    const store = await Store.connect(server);
    const long = 'UNWIND range(1, 30000000) AS n WITH sum(n % 7) AS sum RETURN sum';
    expect(await store.read(long)).toHaveLength(1);
    const pid = pidOf(data);
    process.kill(pid, 'SIGSTOP');
    try {
      const reads = [1, 2, 3].map(() => store.read('RETURN 1 AS one'));
      for (const { status, reason } of (await Promise.allSettled(reads)) as PromiseRejectedResult[])
        expect([status, reason.code]).toEqual(['rejected', 'STORE_UNREACHABLE']);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    expect(await store.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
    await store.close();
    await server.stop();
  });

  it('keeps the classes of its first run for those after it, where it is asked to', async () => {
    const archives = () => readdirSync(data).filter((name) => name.startsWith('classes-'));
    const flags = () => readFileSync(`/proc/${pidOf(data)}/cmdline`, 'utf8').split('\0');
    const passing = await start(anyPort);
    await passing.stop();
    expect(archives()).toEqual([]);
    writeFileSync(join(data, 'classes-1-java-1.jsa'), 'of another version');
    await (await start({ ...anyPort, keepsClasses: true })).stop();
    const [archive] = archives();
    expect([archives().length, archive]).toEqual([1, expect.stringMatching(/-java-(17|21)[\d.]*\.jsa$/)]);
    const later = await start(anyPort);
    expect(flags()).toContain(`-XX:SharedArchiveFile=${join(realpathSync(data), archive!)}`);
    expect(readFileSync(`/proc/${pidOf(data)}/maps`, 'utf8')).toContain(archive);
    expect(await isUp(later)).toBe(true);
    await later.stop();
  });

  it('leaves nothing behind where its start is given up, and starts the next time', async () => {
    const stop = new AbortController();
    const attempt = start({
      ...anyPort,
      onStart: () => setTimeout(() => stop.abort(), 500),
      signal: stop.signal,
    });
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(findServerOf(realpathSync(data))).toBeNull();
    const server = await start(anyPort);
    expect(await isUp(server)).toBe(true);
    await server.stop();
  });
});

describe('a lock', () => {
  it('is held by one at a time, and taken over from a process that has ended or from nobody', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plangraph-lock-'));
    const file = join(folder, 'lock');
    for (const left of ['', JSON.stringify({ pid: process.pid, started: 'another day' })]) {
      writeFileSync(file, left);
      let inside = 0;
      let most = 0;
      await Promise.all(
        Array.from({ length: 8 }, () =>
          withLock(file, async () => {
            inside++;
            most = Math.max(most, inside);
            await new Promise((done) => setTimeout(done, 5));
            inside--;
          }),
        ),
      );
      expect(most).toBe(1);
      expect(readdirSync(folder)).toEqual([]);
    }
    rmSync(folder, { recursive: true });
  });
});

describe('neo4j.conf', () => {
  it('keeps what the user added, and says once what must be so', () => {
    const mine =
      '# heap\nserver.memory.heap.max_size=2g\nserver.bolt.listen_address=0.0.0.0:1\ndbms.usage_report.enabled=true\n';
    const merged = mergeSettings(mine, { 'server.bolt.listen_address': '127.0.0.1:7687' });
    expect(merged.split('\n').slice(0, 4)).toEqual([
      '# heap',
      'server.memory.heap.max_size=2g',
      'server.bolt.listen_address=127.0.0.1:7687',
      'dbms.usage_report.enabled=true',
    ]);
    expect(mergeSettings(merged, { 'server.bolt.listen_address': '127.0.0.1:7687' })).toBe(merged);
  });

  it('lets no program that connects report to its maker, unless the user wants it', () => {
    expect(mergeSettings('', {})).toContain('client.allow_telemetry=false\n');
    expect(mergeSettings('client.allow_telemetry=true\n', {})).not.toContain('client.allow_telemetry=false');
  });
});
