// Asks the API as many clients would, then more than it takes, then while it is told to stop (Linux; npm run build comes first):
//   npx tsx test/faults/load.ts [clients, by default 200] [seconds, by default 60]
// Each client has an address of its own (127.x.y.z), so that the limit of requests by address holds for each, and asks again as soon
// as it has its answer.
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, countFaults, isFault, makeClient, megabytesOf, withApi } from './clients.js';

/** More than run and wait at once. */
const TOO_MANY = 600;
const OVERLOAD_SECONDS = 10;
const IN_FLIGHT = 20;

function say(what: string, answers: readonly Answer[]): void {
  const times = answers.map(({ milliseconds }) => Math.round(milliseconds)).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const statuses = [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b);
  const counts = statuses.map((one) => `${answers.filter(({ status }) => status === one).length} × ${one}`);
  console.log(`${what}: ${counts.join(', ')}; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
}

const answered = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200);

/** What else runs here tells how far the times say something of the API. */
const sayMachine = () =>
  console.log(`  the machine: ${availableParallelism()} cores, ${loadavg()[0]!.toFixed(1)} at work`);

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

async function main(clients: number, seconds: number): Promise<void> {
  await withApi(async ({ child, url }) => {
    const ended = new Promise((done) => child.once('exit', done));
    sayMachine();
    const before = megabytesOf(child.pid!);
    const mixed = await load(url, clients, seconds);
    say(`${clients} clients for ${seconds} s`, mixed);
    say('  answered', answered(mixed));
    const { faults, kinds } = countFaults(mixed);
    console.log(
      `  ${faults} errors${kinds}; memory ${before} MB before, ${megabytesOf(child.pid!)} MB after`,
    );

    const crowd = await load(url, TOO_MANY, OVERLOAD_SECONDS);
    say(`${TOO_MANY} clients for ${OVERLOAD_SECONDS} s`, crowd);
    say(
      '  turned away',
      crowd.filter(({ status }) => status === 503),
    );
    say('  answered', answered(crowd));
    say('  one right after', [await makeClient(url, TOO_MANY)(3)]);

    // Connected beforehand: what the server has not accepted is not in flight.
    const asking = Array.from({ length: IN_FLIGHT }, (_, i) => makeClient(url, i));
    await Promise.all(asking.map((ask) => ask(0)));
    const inFlight = Promise.all(asking.map((ask, i) => ask(i)));
    await sleep(50);
    child.kill('SIGTERM');
    const drained = await inFlight;
    const cut = drained.filter(isFault).length;
    say(`${IN_FLIGHT} in flight at SIGTERM`, drained);
    console.log(`  ${cut} cut; the program ended with ${await ended}`);
    if (faults + crowd.filter(isFault).length + cut > 0) process.exitCode = 1;
  });
}

const [clients = '200', seconds = '60'] = process.argv.slice(2);
await main(Number(clients), Number(seconds));
