// Asks the API as many clients would, then more than it takes, then while it is told to stop (Linux; npm run build comes first):
//   npx tsx test/faults/load.ts [clients, by default 200] [seconds, by default 60]
// Each client has an address of its own (127.x.y.z), so that the limit of requests by address holds for each, and asks again as soon
// as it has its answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedServer, startEmbedded, takePort } from '../../src/store/embedded/server.js';
import { writePlans } from './texts.js';

const QUERIES = [
  '{ plans(first: 20) { nodes { title number } totalCount } }',
  '{ zones(first: 20) { nodes { name plans { edges { node { title } evidence(first: 2) { file line text } } } } } }',
  '{ search(text: "产业", first: 10) { type name highlight } }',
  '{ ask(question: "哪些规划涉及中原科技城？") { status names evidence { file line text } } }',
  '{ ask(question: "which plans target Longhu Financial Island") { status text } }',
  '{ __typename }',
];
const FILES = 8;
/** More than run and wait at once. */
const TOO_MANY = 600;
const OVERLOAD_SECONDS = 10;
const IN_FLIGHT = 20;
const KILOBYTES = 1024;

interface Answer {
  /** 0 where the connection broke. */
  readonly status: number;
  readonly hasErrors: boolean;
  readonly milliseconds: number;
}

/** Asks one query after the other from the address of a client. */
function makeClient(url: string, i: number): (n: number) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, localAddress: `127.1.${Math.floor(i / 250)}.${(i % 250) + 1}` });
  return async (n) => {
    const began = performance.now();
    const body = JSON.stringify({ query: QUERIES[n % QUERIES.length] });
    const [status, said] = await new Promise<[number, string]>((done, fail) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        text(response).then((all) => done([response.statusCode!, all]), fail);
      });
      sent.once('error', fail);
      sent.end(body);
    }).catch((): [number, string] => [0, '']);
    return { status, hasErrors: said.includes('"errors"'), milliseconds: performance.now() - began };
  };
}

/** Megabytes that a process holds. */
const memoryOf = ({ pid }: ChildProcess) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / KILOBYTES);

function say(what: string, answers: readonly Answer[]): void {
  const times = answers.map(({ milliseconds }) => Math.round(milliseconds)).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const statuses = [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b);
  const counts = statuses.map((one) => `${answers.filter(({ status }) => status === one).length} × ${one}`);
  console.log(`${what}: ${counts.join(', ')}; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
}

async function load(url: string, clients: number, seconds: number): Promise<Answer[]> {
  const end = performance.now() + seconds * 1000;
  const answers: Answer[] = [];
  const client = async (i: number) => {
    const ask = makeClient(url, i);
    for (let n = i; performance.now() < end; n++) {
      const answer = await ask(n);
      answers.push(answer);
      // Who is turned away comes again when it was told to.
      if (answer.status === 503) await sleep(1000);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  return answers;
}

async function start(plans: string, { uri, user, password }: EmbeddedServer) {
  const port = await takePort(0);
  const child = spawn(process.execPath, ['dist/cli.js', 'start'], {
    env: {
      ...process.env,
      ...{ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
      ...{ PLANGRAPH_SEEDS: plans, PLANGRAPH_LOG: 'silent', PORT: String(port) },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((done, fail) => {
    child.once('exit', () => fail(new Error('The program did not start.')));
    child.stderr!.on('data', (data) => String(data).includes('Ctrl-C') && done());
  });
  return { child, url: `http://127.0.0.1:${port}/graphql` };
}

async function main(clients: number, seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-load-'));
  const plans = join(folder, 'plans');
  writePlans(plans, FILES);
  const server = await startEmbedded({
    home: '.plangraph',
    data: join(folder, 'neo4j'),
    boltPort: 0,
    httpPort: 0,
  });
  try {
    const { child, url } = await start(plans, server);
    const ended = new Promise((done) => child.once('exit', done));
    const before = memoryOf(child);
    const mixed = await load(url, clients, seconds);
    say(`${clients} clients for ${seconds} s`, mixed);
    const faults = mixed.filter(({ status, hasErrors }) => status !== 200 || hasErrors).length;
    console.log(`  ${faults} errors; memory ${before} MB before, ${memoryOf(child)} MB after`);

    const crowd = await load(url, TOO_MANY, OVERLOAD_SECONDS);
    say(`${TOO_MANY} clients for ${OVERLOAD_SECONDS} s`, crowd);
    say(
      '  turned away',
      crowd.filter(({ status }) => status === 503),
    );
    say(
      '  answered',
      crowd.filter(({ status }) => status === 200),
    );
    say('  one right after', [await makeClient(url, TOO_MANY)(3)]);

    // Connected beforehand: what the server has not accepted is not in flight.
    const asking = Array.from({ length: IN_FLIGHT }, (_, i) => makeClient(url, i));
    await Promise.all(asking.map((ask) => ask(0)));
    const inFlight = Promise.all(asking.map((ask, i) => ask(i)));
    await sleep(50);
    child.kill('SIGTERM');
    const drained = await inFlight;
    const cut = drained.filter(({ status }) => status !== 200).length;
    say(`${IN_FLIGHT} in flight at SIGTERM`, drained);
    console.log(`  ${cut} cut; the program ended with ${await ended}`);
    if (faults + cut > 0) process.exitCode = 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [clients = '200', seconds = '60'] = process.argv.slice(2);
await main(Number(clients), Number(seconds));
