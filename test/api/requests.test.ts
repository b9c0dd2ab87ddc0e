import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ROOM, Turnstile } from '../../src/api/running.js';
import { type ApiOptions, serve } from '../../src/api/server.js';
import { readSigned, sign } from '../../src/api/signature.js';
import { makeAsker } from '../../src/ask/ask.js';
import { inScope } from '../../src/store/scope.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';
import type { Json } from './client.js';

const TOKEN = 'a-token-for-tests-only';
const ASK = 'query($q: String!, $c: ID) { ask(question: $q, context: $c) { id status text } }';

/** Time enough on a machine that does much else: what ends with its time says so. */
const PATIENT = { ...ROOM, patience: 60_000, longest: 60_000 };
/** A clock that does not stop. */
const pause = () => () => {};

let store: Store;
const servers: { close(): void; closeAllConnections(): void }[] = [];
beforeAll(async () => {
  store = await Store.connect(inject('corpus'));
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await store.close();
});

async function start(options: Partial<ApiOptions> = {}): Promise<string> {
  const server = await serve(store, makeAsker(store, knowledge), {
    host: '127.0.0.1',
    port: 0,
    room: PATIENT,
    ...options,
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const send = (url: string, query: string, variables: Json = {}, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
const run = async (url: string, query: string, variables: Json = {}): Promise<Json> =>
  (await (await send(url, query, variables)).json()) as Json;

describe('the id of an answer', () => {
  it('leads on to the next question, and none that somebody else wrote does', async () => {
    const url = await start();
    const { data } = await run(url, ASK, { q: 'which plans target Zhongyuan Science City' });
    const q = '其中哪些提到生物医药？';
    expect((await run(url, ASK, { q, c: data.ask.id })).data.ask.status).not.toBe('NOT_UNDERSTOOD');
    const [form] = data.ask.id.split('.');
    for (const c of [form, `${form}.AAAAAAAAAAAAAAAAAAAAAA`, sign(form, 'another key')])
      expect((await run(url, ASK, { q, c })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is not run where it holds more conditions than a question goes on from', async () => {
    const url = await start({ signingKey: 'k' });
    const where = Array.from({ length: 13 }, () => ({ on: 'mentions', entity: null, words: ['发展'] }));
    const form = { kind: 'plans', where, not: [], only: null, as: 'names' };
    const c = sign(Buffer.from(JSON.stringify(form)).toString('base64url'), 'k');
    const { errors } = await run(url, ASK, { q: '其中哪些提到生物医药？', c });
    expect(errors[0].message).toMatch(/^The question before has too many parts/);
  });

  it('says what was signed, and null of anything else', () => {
    expect(readSigned(sign('x', 'k'), 'k')).toBe('x');
    for (const wrong of ['x', '', '.', `y${sign('x', 'k')}`]) expect(readSigned(wrong, 'k')).toBeNull();
  });
});

describe('words that every object of JavaScript knows', () => {
  it.each(['constructor', 'what is the constructor', 'which constructor plans are there', '__proto__'])(
    'are words in a question: %s',
    async (q) => {
      const { errors, data } = await run(await start(), ASK, { q });
      expect(errors).toBeUndefined();
      expect(data.ask.status).not.toBe('ANSWERED');
    },
  );
});

describe('an operation', () => {
  it('with too many conditions is refused before it is planned', async () => {
    const or = Array.from({ length: 190 }, (_, i) => ({ partOf: `区${i}`, develops: `业${i}` }));
    const query = 'query($f: ZoneFilter) { zones(filter: $f) { totalCount } }';
    const { errors } = await run(await start(), query, { f: { or } });
    expect(errors[0].extensions).toEqual({
      code: 'LIMIT_EXCEEDED',
      limit: 'conditions',
      most: 40,
      found: 380,
    });
  });

  it('ends with its time, in the store too', async () => {
    const url = await start({ room: { ...ROOM, longest: 1 } });
    const response = await send(url, '{ plans(first: 100) { nodes { title } } }');
    expect(response.status).toBe(504);
    expect(((await response.json()) as Json).errors[0].extensions.code).toBe('DEADLINE_EXCEEDED');
    const marked = 'UNWIND range(1, 1000000000) AS n WITH sum(n % 7) AS endless RETURN endless';
    const signal = AbortSignal.timeout(500);
    const scope = { signal, deadline: performance.now() + 60_000, requestId: 'the-one-that-ends', pause };
    await expect(inScope(scope, () => store.read(marked))).rejects.toThrow();
    await expect
      .poll(
        async () => {
          const rows = await store.read('SHOW TRANSACTIONS YIELD currentQuery, metaData');
          return rows.filter(({ metaData }) => (metaData as Json).requestId === 'the-one-that-ends');
        },
        { timeout: 10_000 },
      )
      .toEqual([]);
  });

  it('is not charged for what a first question waits for on behalf of all', async () => {
    const clock: string[] = [];
    const scope = {
      signal: new AbortController().signal,
      deadline: performance.now() + 60_000,
      requestId: 'r',
      pause: () => {
        clock.push('stopped');
        return () => clock.push('goes on');
      },
    };
    await inScope(scope, makeAsker(store, knowledge).prepare);
    expect(clock).toEqual(['stopped', 'goes on']);
  });

  it('has the id of its request in the metadata of its transaction', async () => {
    const scope = {
      signal: new AbortController().signal,
      deadline: performance.now() + 9_000,
      requestId: 'r1',
      pause,
    };
    const [row] = await inScope(scope, () =>
      store.read('CALL tx.getMetaData() YIELD metadata RETURN metadata'),
    );
    expect(row).toEqual({ metadata: { app: 'plangraph', requestId: 'r1' } });
  });

  it('beyond those that run and wait is turned away with the time to come again', async () => {
    const url = await start({ room: { ...PATIENT, running: 1, waiting: 1 } });
    const query = '{ ask(question: "which plans target Zhongyuan Science City") { status } }';
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(url, query)));
    const byStatus = (status: number) => responses.filter((one) => one.status === status);
    expect(byStatus(200).length).toBeGreaterThanOrEqual(2);
    expect(byStatus(503).length).toBe(8 - byStatus(200).length);
    expect(byStatus(503).length).toBeGreaterThan(0);
    expect(byStatus(503)[0]!.headers.get('retry-after')).toBe('1');
  });

  it('waits only where those before it took so little that its turn comes soon', async () => {
    const turnstile = new Turnstile({ running: 1, waiting: 100, patience: 1_500 });
    const { signal } = new AbortController();
    for (let i = 0; i < 2; i++) {
      const leave = await turnstile.enter(signal);
      await new Promise((done) => setTimeout(done, 1_500));
      leave();
    }
    const leave = await turnstile.enter(signal);
    const waits = turnstile.enter(signal);
    await expect(turnstile.enter(signal)).rejects.toThrow('busy');
    leave();
    (await waits)();
  });

  it('is turned away where its turn does not come in time', async () => {
    const turnstile = new Turnstile({ running: 1, waiting: 1, patience: 50 });
    const { signal } = new AbortController();
    const leave = await turnstile.enter(signal);
    await expect(turnstile.enter(signal)).rejects.toThrow('busy');
    leave();
    (await turnstile.enter(signal))();
  });

  it('that would be turned away is not read, and pages are served', async () => {
    let answerAll = (_: string[]) => {};
    const answered = new Promise<string[]>((done) => {
      answerAll = done;
    });
    const asker = { ...makeAsker(store, knowledge), samples: () => answered };
    const server = await serve(store, asker, {
      host: '127.0.0.1',
      port: 0,
      room: { ...PATIENT, running: 1, waiting: 1 },
    });
    servers.push(server);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const statusOf = async (init: RequestInit) => (await fetch(url, init)).status;
    const wrong = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'not read' };
    expect(await statusOf(wrong)).toBe(400);
    const taken = [send(url, '{ sampleQuestions }'), send(url, '{ sampleQuestions }')];
    await expect.poll(() => statusOf(wrong), { timeout: 10_000 }).toBe(503);
    expect(await statusOf({ headers: { accept: 'text/html' } })).toBe(200);
    answerAll([]);
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('gets its turn in the order of coming, and none when it gave up waiting', async () => {
    const turnstile = new Turnstile({ running: 1, waiting: 2, patience: 60_000 });
    const { signal } = new AbortController();
    const leave = await turnstile.enter(signal);
    const gone = new AbortController();
    const givenUp = turnstile.enter(gone.signal);
    const next = turnstile.enter(signal);
    await expect(turnstile.enter(signal)).rejects.toThrow('busy');
    gone.abort();
    await expect(givenUp).rejects.toThrow();
    leave();
    (await next)();
    (await turnstile.enter(signal))();
  });
});

describe('a client', () => {
  it('that asks too often is told when to come again', async () => {
    const url = await start({ rate: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await send(url, '{ __typename }'));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(statuses[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await statuses[2]!.json()) as Json).errors[0].extensions.limit).toBe('requests');
  });

  it('without the token is refused before what it uploads is read', async () => {
    const url = await start({ access: { token: TOKEN, readsNeedToken: false } });
    let sent = 0;
    const body = new ReadableStream({
      async pull(controller) {
        await new Promise((done) => setTimeout(done, 20));
        sent++;
        if (sent > 400) controller.close();
        else controller.enqueue(new Uint8Array(1000));
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const response = await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(401);
    expect(sent).toBeLessThan(400);
  });
});

describe('what is sent along', () => {
  it('lets pages in only by the origins that are named, one or several', async () => {
    const url = await start({ origins: ['https://a.example', 'https://b.example'] });
    const allowed = async (origin: string) => {
      const { headers } = await send(url, '{ __typename }', {}, { origin });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
    };
    expect(await allowed('https://b.example')).toEqual(['https://b.example', 'true']);
    expect(await allowed('https://evil.example')).toEqual([null, null]);
    expect(await allowed('null')).toEqual([null, null]);
  });

  it('keeps browsers from guessing, framing and loading', async () => {
    const { headers } = await send(await start(), '{ __typename }');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  });
});

describe('health', () => {
  const ask = async (url: string, path: string) => {
    const response = await fetch(new URL(path, url));
    return { status: response.status, body: (await response.json()) as Json };
  };

  it('is live and ready over a graph that holds plans', async () => {
    const url = await start();
    expect(await ask(url, '/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await ask(url, '/health/ready')).toEqual({ status: 200, body: { status: 'ok', missing: [] } });
  });

  it('says what is missing where the store is gone, and stays live', async () => {
    const gone = await Store.connect(inject('corpus'));
    const server = await serve(gone, makeAsker(gone, knowledge), { host: '127.0.0.1', port: 0 });
    servers.push(server);
    await gone.close();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await ask(url, '/health/ready')).toMatchObject({
      status: 503,
      body: {
        status: 'unready',
        missing: [{ what: 'store', message: expect.stringContaining('NEO4J_URI') }],
      },
    });
    expect((await ask(url, '/health/live')).status).toBe(200);
  });
});

describe('the id of a request', () => {
  it('that a client gives is that of its transactions in Neo4j', async () => {
    const asker = {
      ...makeAsker(store, knowledge),
      samples: async () => {
        const [row] = await store.read(
          'CALL tx.getMetaData() YIELD metadata RETURN metadata.requestId AS id',
        );
        return [String(row!.id)];
      },
    };
    const server = await serve(store, asker, { host: '127.0.0.1', port: 0, room: PATIENT });
    servers.push(server);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const response = await send(url, '{ sampleQuestions }', {}, { 'x-request-id': 'from-afar' });
    expect(await response.json()).toEqual({ data: { sampleQuestions: ['from-afar'] } });
  });
});

describe('/metrics', () => {
  it('are for those who may read', async () => {
    const url = await start({ access: { token: TOKEN, readsNeedToken: true } });
    const ask = (headers: Record<string, string>) => fetch(new URL('/metrics', url), { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });
});
