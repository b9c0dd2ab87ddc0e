import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serve } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

const run = promisify(execFile);
let store: Store;
let server: Server;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  store = await Store.connect(inject('corpus'));
  server = await serve(store, makeAsker(store, knowledge), { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  env = { ...process.env, PLANGRAPH_ENDPOINT: `http://127.0.0.1:${port}/graphql`, PYTHONIOENCODING: 'utf-8' };
});
afterAll(async () => {
  server.close();
  await store.close();
});

describe('the clients without a server', () => {
  it.each([
    ['node', ['--import', 'tsx', 'examples/typescript/plansOfZone.ts']],
    ['python3', ['examples/python/ask.py']],
  ])('say one sentence and fail (%s)', async (program, args) => {
    const nowhere = { ...env, PLANGRAPH_ENDPOINT: 'http://127.0.0.1:9/graphql' };
    const { code, stdout, stderr } = await run(program, args, { env: nowhere }).catch((error) => error);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toMatch(
      /^No PlanGraph answers at http:\/\/127\.0\.0\.1:9\/graphql\. Start it with “npm start”, [^\n]*$/,
    );
  });
});

describe('the clients', () => {
  it('in TypeScript lists the plans of a zone with their sentences', async () => {
    const { stdout } = await run(
      'node',
      ['--import', 'tsx', 'examples/typescript/plansOfZone.ts', '中原科技城'],
      { env },
    );
    expect(stdout).toMatch(/^\d+ plans target 中原科技城 \(/);
    expect(stdout).toMatch(/\.txt:\d+ .*科技城/);
  });

  it('in Python asks a question', async () => {
    const { stdout } = await run('python3', ['examples/python/ask.py', '2025年高新技术企业要达到多少家?'], {
      env,
    });
    expect(stdout).toContain('10000家');
    expect(stdout).toMatch(/\.txt:\d+ 《/);
  });

  it('in a notebook runs from its first cell to its last', async () => {
    const { cells } = JSON.parse(readFileSync('examples/python/plans.ipynb', 'utf8')) as {
      cells: { cell_type: string; source: string[] }[];
    };
    const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
    const { stdout } = await run('python3', ['-c', code.join('\n')], {
      env: { ...env, PYTHONPATH: 'examples/python', PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(stdout).toMatch(/\.txt:\d+ \| .*科技城/);
    expect(stdout).toMatch(/\| 2025 \| = \d+[家个] \|/);
    expect(Number(/^(\d+) zones$/m.exec(stdout)?.[1])).toBeGreaterThan(100);
  });
});
