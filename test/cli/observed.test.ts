import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { digestOf } from '../../src/ingest/load/load.js';
import { removeDocument } from '../../src/ingest/write/write.js';
import { takePort } from '../../src/store/embedded/server.js';
import { Store } from '../../src/store/store.js';

/** What a collector of OpenTelemetry is sent (OTLP as JSON). */
interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}
interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const ID = 'a-request-of-the-test';
/** Read for the first time, whatever the store has seen. */
const TEXT = `郑州市测试行动计划\n\n一、主要任务\n\n支持中原科技城建设${process.hrtime.bigint()}次。\n`;

let folder: string;
let collector: Server;
let child: ChildProcess;
let api: string;
let logged = '';
const traces: Traces[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plangraph-observed-'));
  writeFileSync(join(folder, 'observed.txt'), TEXT);
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      if (request.url === '/v1/traces') traces.push(JSON.parse(body));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
  const port = await takePort(0);
  api = `http://127.0.0.1:${port}`;
  const { uri, user, password } = inject('scratch');
  child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      PORT: String(port),
      PLANGRAPH_SEEDS: folder,
      PLANGRAPH_LOG: 'info',
      // Time enough on a machine that does much else.
      PLANGRAPH_DEADLINE: '60',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_SERVICE_NAME: 'plangraph-of-the-test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout!.on('data', (data) => {
    logged += data;
  });
  let said = '';
  child.stderr!.on('data', (data) => {
    said += data;
  });
  await vi.waitFor(() => expect(said).toContain('Ctrl-C'), { timeout: 200_000, interval: 100 });
});
afterAll(async () => {
  child.kill('SIGKILL');
  const store = await Store.connect(inject('scratch'));
  await removeDocument(store, digestOf(Buffer.from(TEXT)));
  await store.close();
  collector.close();
  rmSync(folder, { recursive: true });
});

const send = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('a running program', () => {
  it('says in /metrics what operations, statements, files and the model took, and who waits', async () => {
    await send('{ plans { totalCount } }');
    await send('{ plans(first: 1000) { totalCount } }');
    await send('{ zones { totalCount } a: plans { totalCount } }');
    const response = await fetch(`${api}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    for (const line of [
      'plangraph_operation_seconds_count{operation="plans",outcome="OK"} 1',
      'plangraph_operation_seconds_count{operation="plans",outcome="BAD_USER_INPUT"} 1',
      'plangraph_operation_seconds_count{operation="several",outcome="OK"} 1',
      'plangraph_http_requests_total{route="graphql",status="200"} 3',
      'plangraph_operations_running 0',
      'plangraph_operations_waiting 0',
      'plangraph_store_connections_max 100',
      'plangraph_ingest_file_seconds_count{status="read"} 1',
      'plangraph_ingest_files_left 0',
      'plangraph_model_seconds_count 1',
    ])
      expect(text).toContain(`\n${line}\n`);
    // As many as planning ahead has open at the moment.
    expect(text).toMatch(/\nplangraph_store_sessions \d+\n/);
    expect(text).toMatch(/\nplangraph_statement_seconds_count\{kind="read",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/\nplangraph_statement_seconds_count\{kind="write",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/\nplangraph_model_seconds_sum 0\.\d*[1-9]/);
    expect(text).toMatch(/\nprocess_resident_memory_bytes [1-9]/);
  });

  it('logs an operation as JSON with the id of its request, which it sends back, and nothing that was asked', async () => {
    const { headers } = await send('{ ask(question: "哪些规划涉及机密城?") { text } }', {
      'x-request-id': ID,
    });
    expect(headers.get('x-request-id')).toBe(ID);
    await expect
      .poll(() => linesOf(logged).filter(({ requestId }) => requestId === ID))
      .toEqual([
        {
          level: 'info',
          time: expect.any(String),
          requestId: ID,
          operation: 'ask',
          outcome: 'OK',
          milliseconds: expect.any(Number),
          msg: 'operation',
        },
      ]);
    expect(logged).not.toContain('机密城');
    const odd = await send('{ __typename }', { 'x-request-id': 'two words' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends traces to its collector: a statement below its operation, below the span of the client', async () => {
    await send('{ zones { totalCount } }', { traceparent: `00-${TRACE}-${PARENT}-01` });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const sent = traces.flatMap(({ resourceSpans }) => resourceSpans);
    expect(sent[0]!.resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'plangraph-of-the-test' },
    });
    const spans = sent.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    const operation = spans.find(({ traceId, name }) => traceId === TRACE && name === 'graphql zones')!;
    expect(operation.parentSpanId).toBe(PARENT);
    expect(spans).toContainEqual(
      expect.objectContaining({ name: 'neo4j read', traceId: TRACE, parentSpanId: operation.spanId }),
    );
    expect(spans.map(({ name }) => name)).toContain('ingest file');
  });
});
