import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startEmbedded, takePort } from '../../src/store/embedded/server.js';
import { writePlans } from './texts.js';

const FILES = 8;
const KILOBYTES = 1024;
const CLIENTS_OF_A_NETWORK = 250;

/** What clients ask, in turn; the number makes texts that no one has asked before. */
const QUERIES: readonly ((n: number) => string)[] = [
  () => '{ plans(first: 20) { nodes { title number } totalCount } }',
  () =>
    '{ zones(first: 20) { nodes { name plans { edges { node { title } evidence(first: 2) { file line text } } } } } }',
  (n) => `{ search(text: "产业${n}", first: 10) { type name highlight } }`,
  () => '{ ask(question: "哪些规划涉及中原科技城？") { status names evidence { file line text } } }',
  (n) => `{ ask(question: "which plans of ${n} target Longhu Financial Island") { status text } }`,
  () => '{ __typename }',
];

export interface Answer {
  /** 0 where the connection broke. */
  readonly status: number;
  /** Codes of its errors. */
  readonly codes: readonly string[];
  readonly milliseconds: number;
}

/** The codes of the errors in an answer; of one that is cut off or has none, what it is. */
function codesOf(said: string): string[] {
  try {
    const { errors = [] } = JSON.parse(said) as { errors?: { extensions?: { code?: string } }[] };
    return errors.map(({ extensions }) => extensions?.code ?? 'without a code');
  } catch {
    return ['no JSON'];
  }
}

/** Whether a client got neither an answer nor the time to come again. */
export const isFault = ({ status, codes }: Answer) => status !== 503 && (status !== 200 || codes.length > 0);

/** How many answers were faults, and of which kinds. */
export function countFaults(answers: readonly Answer[]): { readonly faults: number; readonly kinds: string } {
  const kinds = answers.filter(isFault).map(({ status, codes }) => [status, ...codes].join(' '));
  const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} × ${kind}`);
  return { faults: kinds.length, kinds: counts.length > 0 ? ` (${counts.join(', ')})` : '' };
}

/** Asks one query after the other from the address of a client: each has one of its own, so that the limit by address holds for each. */
export function makeClient(url: string, i: number): (n: number) => Promise<Answer> {
  const network = Math.floor(i / CLIENTS_OF_A_NETWORK);
  const localAddress = `127.1.${network}.${(i % CLIENTS_OF_A_NETWORK) + 1}`;
  const agent = new Agent({ keepAlive: true, localAddress });
  return async (n) => {
    const began = performance.now();
    const body = JSON.stringify({ query: QUERIES[n % QUERIES.length]!(n) });
    const [status, said] = await new Promise<[number, string]>((done, fail) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        text(response).then((all) => done([response.statusCode!, all]), fail);
      });
      sent.once('error', fail);
      sent.end(body);
    }).catch((): [number, string] => [0, '']);
    return { status, codes: codesOf(said), milliseconds: performance.now() - began };
  };
}

/** Megabytes that a process holds. */
export const megabytesOf = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / KILOBYTES);

/** An API in a process of its own, over a Neo4j with some plans. */
export interface RunningApi {
  readonly child: ChildProcess;
  readonly url: string;
  readonly neo4jPid: number;
}

/** Starts an API (`dist/`; npm run build comes first) with a Neo4j of its own, for as long as the work takes. `flags` are Node's. */
export async function withApi(
  work: (api: RunningApi) => Promise<void>,
  flags: readonly string[] = [],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-faults-'));
  const plans = join(folder, 'plans');
  const data = join(folder, 'neo4j');
  writePlans(plans, FILES);
  const server = await startEmbedded({ home: '.plangraph', data, boltPort: 0, httpPort: 0 });
  const port = await takePort(0);
  const child = spawn(process.execPath, [...flags, 'dist/cli.js', 'start'], {
    env: {
      ...process.env,
      ...{ NEO4J_URI: server.uri, NEO4J_USER: server.user, NEO4J_PASSWORD: server.password },
      ...{ PLANGRAPH_SEEDS: plans, PLANGRAPH_LOG: 'silent', PORT: String(port) },
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    await new Promise<void>((done, fail) => {
      child.once('exit', () => fail(new Error('The program did not start.')));
      child.stderr!.on('data', (said) => String(said).includes('Ctrl-C') && done());
    });
    const { pid: neo4jPid } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'));
    await work({ child, url: `http://127.0.0.1:${port}/graphql`, neo4jPid });
  } finally {
    child.kill('SIGKILL');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
