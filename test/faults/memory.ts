// Whether the API and its Neo4j grow while they are asked (Linux; npm run build comes first):
//   npx tsx test/faults/memory.ts [minutes, by default 10] [clients, by default 20]
// Every half minute nobody asks, the API collects what it no longer needs, and what is left is printed. After two minutes all is warm:
// the heap of the last readings may hold at most a tenth more than that of the first ones from then on.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, countFaults, makeClient, megabytesOf, type RunningApi, withApi } from './clients.js';

const PAUSE = 30_000;
const WARM = 4;
/** Readings that are averaged. */
const FEW = 3;
const MOST_GROWTH = 1.1;
const MEGABYTE = 1_048_576;

/** Node's flags for an API that collects its garbage and says what is left when it is told to. */
const FLAGS = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent(
    "process.on('message', () => { gc(); gc(); process.send(process.memoryUsage()); }); process.channel.unref();",
  )}`,
];

const heapOf = ({ child }: RunningApi): Promise<NodeJS.MemoryUsage> =>
  new Promise((done) => {
    child.once('message', (usage) => done(usage as NodeJS.MemoryUsage));
    child.send('');
  });

/** Asks for half a minute with all clients. */
async function ask(url: string, clients: number, from: number): Promise<Answer[]> {
  const end = performance.now() + PAUSE;
  let n = from;
  const answers: Answer[] = [];
  const client = async (i: number) => {
    for (const one = makeClient(url, i); performance.now() < end; ) {
      const answer = await one(n++);
      // Who comes too often, or too many, comes again when it was told to.
      if (answer.status === 503 || answer.status === 429) await sleep(1_000);
      else answers.push(answer);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  return answers;
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

async function main(minutes: number, clients: number): Promise<void> {
  await withApi(async (api) => {
    const heaps: number[] = [];
    const answers: Answer[] = [];
    for (let i = 0; i * PAUSE < minutes * 60_000; i++) {
      answers.push(...(await ask(api.url, clients, answers.length)));
      const { rss, heapUsed, external } = await heapOf(api);
      const [shown, heap, buffers] = [rss, heapUsed, external].map((bytes) => (bytes / MEGABYTE).toFixed(1));
      heaps.push(heapUsed);
      console.log(
        `${((i + 1) * PAUSE) / 1000} s: ${answers.length} answers; RSS ${shown} MB, heap ${heap} MB, buffers ${buffers} MB; Neo4j ${megabytesOf(api.neo4jPid)} MB`,
      );
    }
    const growth = mean(heaps.slice(-FEW)) / mean(heaps.slice(WARM, WARM + FEW));
    const { faults, kinds } = countFaults(answers);
    console.log(
      `${faults} errors${kinds}; the heap is ${growth.toFixed(3)} times what it was when it was warm`,
    );
    if (faults > 0 || !(growth <= MOST_GROWTH)) process.exitCode = 1;
  }, FLAGS);
}

const [minutes = '10', clients = '20'] = process.argv.slice(2);
await main(Number(minutes), Number(clients));
