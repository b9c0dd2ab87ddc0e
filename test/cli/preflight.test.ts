import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Configuration, readConfiguration } from '../../src/cli/config.js';
import { claimHome } from '../../src/cli/homeClaim.js';
import { listChecks, preflight } from '../../src/cli/preflight.js';
import { Problem } from '../../src/model/problem.js';
import { neo4jVersion } from '../../src/store/embedded/jars.js';
import { checkRoom } from '../../src/store/embedded/room.js';

const folder = mkdtempSync(join(tmpdir(), 'plangraph-preflight-'));
const file = (name: string) => join(folder, name);
writeFileSync(file('other.json'), '{"a": 1}');
writeFileSync(file('empty.json'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a variable that is wrong', () => {
  it.each([
    ['PORT', 'many', 'PORT is "many"; it must be a number from 1 to 65535.'],
    ['PORT', '70000', 'PORT is "70000"; it must be a number from 1 to 65535.'],
    ['PLANGRAPH_TOKEN', 'short-secret', 'PLANGRAPH_TOKEN is (hidden); it must have at least 16 characters.'],
    ['PLANGRAPH_READS', 'all', 'PLANGRAPH_READS is "all"; it must be public or token.'],
    ['PLANGRAPH_ONLY_OPERATIONS', 'yes', 'PLANGRAPH_ONLY_OPERATIONS is "yes"; it must be true or false.'],
    ['NEO4J_URI', 'http://x', 'NEO4J_URI is "http://x"; it must look like neo4j://localhost:7687.'],
  ])('(%s=%s) is one sentence', (name, value, message) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(message);
  });

  it.each([
    ['PLANGRAPH_PORT', 'PORT'],
    ['PLANGRAPH_TOKN', 'PLANGRAPH_TOKEN'],
    ['PLANGRAPH_SEED', 'PLANGRAPH_SEEDS'],
    ['NEO4J_URL', 'NEO4J_URI'],
    ['NEO4J_PASSWROD', 'NEO4J_PASSWORD'],
  ])('(%s) is misspelled, and named with the right one', (name, right) => {
    expect(() => readConfiguration({ [name]: 'x' })).toThrow(
      new Problem(
        'CONFIGURATION_INVALID',
        `There is no variable ${name}.`,
        `Did you mean ${right}? The README lists them all.`,
      ),
    );
  });

  it('is no variable of another program', () => {
    const others = { NEO4J_HOME: '/x', NEO4J_AUTH: 'none', PLANGRAPH_ENDPOINT: 'http://x', REPORT: '1' };
    expect(readConfiguration(others)).toEqual(readConfiguration({}));
    const ofPods = {
      PLANGRAPH_PORT: 'tcp://10.0.0.7:4000',
      PLANGRAPH_SERVICE_HOST: '10.0.0.7',
      PLANGRAPH_SERVICE_PORT_HTTP: '4000',
      PLANGRAPH_PORT_4000_TCP_ADDR: '10.0.0.7',
    };
    expect(readConfiguration(ofPods)).toEqual(readConfiguration({}));
  });
});

describe('what a start needs', () => {
  const usual: Configuration = { ...readConfiguration({}), PLANGRAPH_HOME: folder, PORT: 0 };

  it.each<[string, Partial<Configuration>, string, string]>([
    ['an address of another machine', { HOST: '192.0.2.1' }, 'PORT_IN_USE', 'Cannot listen on 192.0.2.1'],
    ['no seeds', { PLANGRAPH_SEEDS: file('none') }, 'PATH_MISSING', file('none')],
    [
      'no operations',
      { PLANGRAPH_OPERATIONS: file('none') },
      'CONFIGURATION_INVALID',
      'none cannot be read.',
    ],
    [
      'a file of something else',
      { PLANGRAPH_OPERATIONS: file('other.json') },
      'CONFIGURATION_INVALID',
      'is not a JSON file of operations',
    ],
    [
      'nothing to answer',
      { PLANGRAPH_OPERATIONS: file('empty.json'), PLANGRAPH_ONLY_OPERATIONS: 'true' },
      'CONFIGURATION_INVALID',
      'nothing would be answered',
    ],
    ['nobody to read', { PLANGRAPH_READS: 'token' }, 'CONFIGURATION_INVALID', 'nobody could read'],
    [
      'a home that is a file',
      { PLANGRAPH_HOME: file('empty.json') },
      'CONFIGURATION_INVALID',
      'is no folder that can be written to',
    ],
  ])('is told in one sentence: %s', async (_what, wrong, code, message) => {
    await expect(preflight({ ...usual, ...wrong })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('is told in one sentence: a taken port', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const attempt = preflight({ ...usual, PORT: port });
    await expect(attempt).rejects.toMatchObject({ code: 'PORT_IN_USE', message: `Port ${port} is taken.` });
    await new Promise((done) => taken.close(done));
    await expect(
      preflight({ ...usual, PORT: port, NEO4J_URI: 'bolt://127.0.0.1:9' }),
    ).resolves.toBeUndefined();
  });

  it('is a home that no other start uses, whoever starts first', async () => {
    const release = await claimHome(usual);
    const other = { ...usual, PORT: 4999 };
    for (const attempt of [preflight, claimHome])
      await expect(attempt(other)).rejects.toMatchObject({
        code: 'STORE_IN_USE',
        message: `Process ${process.pid} has the home ${folder}: it is reading files into it, to serve them at http://127.0.0.1:0, or about to end.`,
        remedy: expect.stringContaining(`stop it (kill ${process.pid}`),
      });
    release();
    (await claimHome(other))();
    const attempts = await Promise.allSettled([usual, other].map(claimHome));
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const attempt of attempts) if (attempt.status === 'fulfilled') attempt.value();
    // Left by a process that has ended.
    writeFileSync(file('start.lock'), JSON.stringify({ pid: process.pid, started: 'another day' }));
    (await claimHome(usual))();
  });

  it('is room on the disk until the database is there, also where a start was cut short', async () => {
    const home = file('home');
    mkdirSync(join(home, 'neo4j', 'users'), { recursive: true });
    const tooMuch = 1e12;
    const wanted = (megabytes: number) => ({
      code: 'DISK_FULL',
      message: expect.stringMatching(`\\d+ MB free; the embedded Neo4j needs ${megabytes} MB`),
    });
    await expect(checkRoom(home, tooMuch)).rejects.toMatchObject(wanted(tooMuch));
    expect(await checkRoom(home)).toBeGreaterThan(0);
    mkdirSync(join(home, `neo4j-${neo4jVersion()}`));
    await expect(checkRoom(home, tooMuch)).rejects.toMatchObject(wanted(tooMuch - 140));
    mkdirSync(join(home, 'neo4j', 'data', 'databases', 'neo4j'), { recursive: true });
    expect(await checkRoom(home, tooMuch)).toBeGreaterThan(0);
  });

  it('is Java and Maven for the embedded server alone', async () => {
    const own = listChecks(readConfiguration({ NEO4J_URI: 'bolt://127.0.0.1:9' }));
    expect(own.map(({ what }) => what)).toEqual(['access', 'operations', 'seeds', 'port']);
    const checks = listChecks(readConfiguration({ PLANGRAPH_HOME: folder }), { PATH: '/nowhere' });
    const look = (what: string) => checks.find((check) => check.what === what)!.look();
    await expect(look('Java')).rejects.toMatchObject({ code: 'JAVA_MISSING' });
    await expect(look('Neo4j')).rejects.toMatchObject({ code: 'MAVEN_MISSING' });
    expect(await look('disk')).toMatch(/^\d+ MB free for /);
  });
});
