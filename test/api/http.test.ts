import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ROOM } from '../../src/api/running.js';
import { type ApiOptions, serve } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { type FileReader, openFileReader } from '../../src/cli/reading/fileReader.js';
import { makeWriter } from '../../src/cli/writer.js';
import { migrate } from '../../src/store/migrate.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';
import type { Json } from './client.js';

const TOKEN = 'a-token-for-tests-only';
const PERSISTED = '{ plans { totalCount } }';
const HASH = createHash('sha256').update(PERSISTED).digest('hex');

let store: Store;
let home: string;
let files: FileReader;
const servers: { close(): void }[] = [];
beforeAll(async () => {
  store = await Store.connect(inject('scratch'));
  await migrate(store);
  files = await openFileReader();
  home = mkdtempSync(join(tmpdir(), 'plangraph-home-'));
  mkdirSync(join(home, 'uploads'));
});
afterAll(async () => {
  for (const server of servers) server.close();
  files.close();
  rmSync(home, { recursive: true, force: true });
  await store.close();
});

async function start(options: Partial<ApiOptions> = {}): Promise<string> {
  const writer = makeWriter(store, files, home, []);
  const access = { token: TOKEN, readsNeedToken: false };
  const server = await serve(store, makeAsker(store, knowledge), {
    host: '127.0.0.1',
    port: 0,
    access,
    writer,
    room: { ...ROOM, patience: 60_000, longest: 60_000 },
    ...options,
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

async function post(
  url: string,
  body: Json,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Json }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

describe('GraphQL over HTTP', () => {
  it('passes the audit of the specification in full', async () => {
    const url = await start();
    const results = await auditServer({ url });
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual(
      [],
    );
    expect(results.length).toBeGreaterThan(50);
  });

  it('says a code with every error, and nothing of its inside', async () => {
    const url = await start();
    const code = async (query: string) => (await post(url, { query })).body.errors[0].extensions.code;
    expect(await code('{ plans {')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await code('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code(`{ ask(question: "${'长'.repeat(501)}") { text } }`)).toBe('BAD_USER_INPUT');
  });
});

describe('an operation that writes', () => {
  const headers = { authorization: `Bearer ${TOKEN}` };

  it('is spoiled by one wrong argument in its own field alone', async () => {
    const url = await start();
    const query =
      'mutation { wrong: removeDocument(id: "__proto__") gone: removeDocument(id: "RG9jdW1lbnQ6eA") }';
    const { body } = await post(url, { query }, headers);
    expect(body.data).toEqual({ wrong: null, gone: false });
    expect(body.errors).toMatchObject([{ path: ['wrong'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuses to watch a job that is not there', async () => {
    const url = await start();
    const query = 'subscription { job(id: "x") { status } }';
    const { body } = await post(url, { query }, { accept: 'text/event-stream, application/json' });
    expect(body.errors).toMatchObject([{ path: ['job'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('limits', () => {
  it('refuse requests that go too deep, also through fragments', async () => {
    const url = await start();
    const deep = (levels: number) =>
      `${'zones { nodes { industries { nodes { '.repeat(levels)}name${' } } } }'.repeat(levels)}`;
    const query = `query { zones { nodes { ...Z } } } fragment Z on Zone { industries { nodes { ${deep(4)} } } }`;
    const { body } = await post(url, { query });
    expect(body.errors).toEqual([
      {
        message: expect.stringMatching(
          /^The operation is \d+ levels deep; at most 16 are answered\. Ask for/,
        ),
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'depth', most: 16, found: expect.any(Number) },
      },
    ]);
  });

  it('refuse pages of pages of pages, and allow two of a hundred with their evidence', async () => {
    const url = await start();
    const three =
      '{ plans(first: 100) { nodes { zones(first: 100) { nodes { industries(first: 100) { nodes { zones(first: 100) { nodes { name } } } } } } } } }';
    expect((await post(url, { query: three })).body.errors).toEqual([
      {
        message: expect.stringMatching(/^The operation costs \d+; at most 5000000 is answered\. .*`first`/),
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', most: 5_000_000, found: expect.any(Number) },
      },
    ]);
    const two =
      '{ zones(first: 100) { nodes { name plans(first: 100) { edges { evidence(first: 3) { text } node { title } } } } } }';
    expect((await post(url, { query: two })).body.errors).toBeUndefined();
  });

  it('refuse many aliases and many tokens', async () => {
    const url = await start();
    const aliases = Array.from({ length: 60 }, (_, i) => `a${i}: plans { totalCount }`).join(' ');
    expect((await post(url, { query: `{ ${aliases} }` })).body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^The operation has 60 aliases; at most 30 are answered\. Ask/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'aliases', most: 30, found: 60 },
    });
    const tokens = Array.from({ length: 1500 }, () => '__typename').join(' ');
    expect((await post(url, { query: `{ ${tokens} ${tokens} }` })).body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^The operation has more than 2000 tokens .* Ask/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'tokens', most: 2000 },
    });
  });

  it('refuse bodies that are too long', async () => {
    const url = await start();
    const { status, body } = await post(url, { query: `{ plans { totalCount } } #${'x'.repeat(300_000)}` });
    expect(status).toBe(413);
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^The request has 300\d+ bytes; at most 262144 are read\. Ask/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'bytes', most: 262_144 },
    });
  });
});

describe('persisted operations', () => {
  const byId = { [HASH]: PERSISTED, ofACode: PERSISTED };
  const code = async (url: string, body: Json) => (await post(url, body)).body.errors?.[0].extensions.code;

  it.each([
    ['documentId', { documentId: HASH }],
    ['documentId with the name of its digest', { documentId: `sha256:${HASH}` }],
    ['documentId of any form', { documentId: 'ofACode' }],
    ['persistedQuery', { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } }],
  ])('are run by their %s', async (_way, body) => {
    const url = await start({ operations: { byId, areAll: true } });
    expect((await post(url, body)).body.data.plans.totalCount).toBeTypeOf('number');
  });

  it('are all that is run where it is said so, and GraphiQL says why it is off', async () => {
    const url = await start({ operations: { byId, areAll: true } });
    expect(await code(url, { query: PERSISTED })).toBe('PERSISTED_QUERY_ONLY');
    expect(await code(url, { documentId: 'unknown' })).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(await code(url, { documentId: '__proto__' })).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(await code(url, {})).toBe('PERSISTED_QUERY_ID_REQUIRED');
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('GraphiQL is off')]);
  });

  it('stand beside others where nothing is said', async () => {
    const url = await start({ operations: { byId, areAll: false } });
    expect(await code(url, { documentId: HASH })).toBeUndefined();
    expect(await code(url, { query: PERSISTED })).toBeUndefined();
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('PlanGraph');
  });
});

describe('access', () => {
  it('is for everybody who reads, and for none who writes without the token', async () => {
    const url = await start();
    expect((await post(url, { query: '{ plans { totalCount } }' })).body.errors).toBeUndefined();
    const query = 'mutation { reingest { id } }';
    expect((await post(url, { query })).body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const wrong = { authorization: 'Bearer a-token-for-tests-onlz' };
    expect((await post(url, { query }, wrong)).body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('may want the token for reading too', async () => {
    const url = await start({ access: { token: TOKEN, readsNeedToken: true } });
    const query = '{ plans { totalCount } }';
    const refused = await post(url, { query });
    expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await post(url, { query }, { authorization: `Bearer ${TOKEN}` })).body.errors).toBeUndefined();
  });

  it('is refused to writers where no token is set', async () => {
    const url = await start({ access: { token: null, readsNeedToken: false } });
    const { body } = await post(
      url,
      { query: 'mutation { reingest { id } }' },
      { authorization: 'Bearer x' },
    );
    expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('lets only the pages in that are named', async () => {
    const url = await start({ origins: ['https://example.org'] });
    const allow = async (origin: string) =>
      (
        await fetch(url, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      ).headers.get('access-control-allow-origin');
    expect(await allow('https://example.org')).toBe('https://example.org');
    expect(await allow('https://example.com')).not.toBe('https://example.com');
  });
});

describe('writes', () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const TEXT =
    '东湖市人民政府\n\n关于支持陶瓷产业发展的实施意见\n\n东政〔2023〕7号\n\n2023年3月1日\n\n一、主要任务\n\n支持东湖陶瓷小镇发展艺术陶瓷产业。\n';

  it('read a document while its progress is watched, and take it out again', async () => {
    const url = await start();
    const started = await post(
      url,
      {
        query:
          'mutation($text: String!) { ingestDocument(name: "taoci.txt", text: $text) { id kind status } }',
        variables: { text: TEXT },
      },
      headers,
    );
    const job = started.body.data.ingestDocument;
    expect(job).toMatchObject({ kind: 'INGEST', status: 'RUNNING' });
    const watched = await watch(url, job.id);
    expect(watched.at(-1)).toMatchObject({ status: 'DONE', done: 1, total: 1 });
    expect(watched.at(-1)!.reports[0]).toMatch(/^taoci\.txt: 1 plans/);
    const { body } = await post(url, { query: '{ documents { id name plans { title number } } }' });
    const document = body.data.documents.find(({ name }: Json) => name === 'taoci.txt');
    expect(document.plans[0]).toMatchObject({ number: '东政〔2023〕7号' });
    const reingest = async () => {
      const { body } = await post(url, { query: 'mutation { reingest { id } }' }, headers);
      return (await watch(url, body.data.reingest.id)).at(-1)!;
    };
    const again = await reingest();
    expect(again).toMatchObject({ status: 'DONE' });
    expect(again.reports).toContainEqual(expect.stringMatching(/^taoci\.txt: 1 plans/));
    const remove = {
      query: 'mutation($id: ID!) { removeDocument(id: $id) }',
      variables: { id: document.id },
    };
    expect((await post(url, remove, headers)).body.data.removeDocument).toBe(true);
    expect((await post(url, remove, headers)).body.data.removeDocument).toBe(false);
    expect((await reingest()).reports).not.toContainEqual(expect.stringMatching(/^taoci/));
  });

  it('take an uploaded file', async () => {
    const url = await start();
    const form = new FormData();
    form.set(
      'operations',
      JSON.stringify({
        query: 'mutation($file: File) { ingestDocument(name: "upload.txt", file: $file) { id } }',
        variables: { file: null },
      }),
    );
    form.set('map', JSON.stringify({ 0: ['variables.file'] }));
    form.set('0', new File([TEXT], 'upload.txt', { type: 'text/plain' }));
    const encoded = new Response(form);
    const bytes = await encoded.arrayBuffer();
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': encoded.headers.get('content-type')! },
      body: bytes,
    });
    const { data } = (await response.json()) as Json;
    const watched = await watch(url, data.ingestDocument.id);
    expect(watched.at(-1)).toMatchObject({ status: 'DONE' });
  });

  it.each([
    '../evil.txt',
    'a/b.txt',
    '.hidden.txt',
    'bell\u0007.txt',
    'two\nlines.txt',
    'gnp\u202etxt.txt',
    'run.exe',
    `${'a'.repeat(197)}.txt`,
  ])('refuse the name %j', async (name) => {
    const url = await start();
    const query = 'mutation($name: String!) { ingestDocument(name: $name, text: "x") { id } }';
    const { body } = await post(url, { query, variables: { name } }, headers);
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuse an ending with all those that the schema names', async () => {
    const url = await start();
    const query = 'mutation { ingestDocument(name: "run.exe", text: "x") { id } }';
    const { body } = await post(url, { query }, headers);
    const described = /"File name with its ending[^"]+"/.exec(readFileSync('schema.graphql', 'utf8'))![0];
    const endings = described.match(/\.[a-z]+(?=,| or )/g)!;
    expect(endings).toContain('.mht');
    for (const ending of endings) expect(body.errors[0].message).toContain(ending);
  });

  it('keep nothing of a file that cannot be read, and tell its name and no folder', async () => {
    const url = await start();
    const kept = readdirSync(join(home, 'uploads'));
    const query = 'mutation { ingestDocument(name: "latin.txt", text: "no Chinese in it") { id } }';
    const { body } = await post(url, { query }, headers);
    const job = (await watch(url, body.data.ingestDocument.id)).at(-1)!;
    expect(job).toMatchObject({
      status: 'FAILED',
      problem: expect.stringMatching(/^latin\.txt holds no Chinese/),
    });
    expect(job.reports).toEqual([expect.stringMatching(/^latin\.txt holds no Chinese/)]);
    expect(readdirSync(join(home, 'uploads'))).toEqual(kept);
  });

  /** Everything that the subscription says of a job until it is over. */
  async function watch(url: string, id: string): Promise<Json[]> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: 'subscription($id: ID!) { job(id: $id) { status done total reports problem } }',
        variables: { id },
      }),
    });
    const text = await response.text();
    return [...text.matchAll(/^data: (\{.+\})$/gm)]
      .map(([, data]) => JSON.parse(data!) as Json)
      .map(({ data }) => data.job);
  }
});
