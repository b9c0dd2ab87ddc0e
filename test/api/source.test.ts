import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiOptions, serve } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { makeSourceOpener } from '../../src/cli/writer.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

const FILE = '002_d8b16eeae878069a.txt';
const TOKEN = 'a-token-for-tests-only';

describe('the original file of a document', () => {
  let store: Store;
  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const start = async (options: Partial<ApiOptions>) => {
    const server = await serve(store, makeAsker(store, knowledge), {
      host: '127.0.0.1',
      port: 0,
      openSource: makeSourceOpener('/nowhere'),
      ...options,
    });
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  let id: string;
  beforeAll(async () => {
    store = await Store.connect(inject('corpus'));
    const [row] = await store.read('MATCH (d:Document {name: $name}) RETURN d.sha256 AS sha256', {
      name: FILE,
    });
    id = Buffer.from(`Document:${row!.sha256}`).toString('base64url');
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await store.close();
  });

  it('is given byte for byte, to be kept and not to be shown', async () => {
    const response = await fetch(`${await start({})}/source/${id}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="?${FILE}"?$`),
    );
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(`seeds/${FILE}`))).toBe(true);
  });

  it('is not there for other ids, where no files are kept, or without the token that reads need', async () => {
    const base = await start({});
    const other = Buffer.from('Plan:x').toString('base64url');
    for (const one of ['nothing', other, Buffer.from('Document:x').toString('base64url')])
      expect((await fetch(`${base}/source/${one}`)).status).toBe(404);
    expect((await fetch(`${await start({ openSource: null })}/source/${id}`)).status).toBe(404);
    const closed = await start({ access: { token: TOKEN, readsNeedToken: true } });
    expect((await fetch(`${closed}/source/${id}`)).status).toBe(401);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${closed}/source/${id}`, { headers })).status).toBe(200);
  });
});
