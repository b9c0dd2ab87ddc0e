// Whether a test notices when a special case of the line of documents or of questions is gone: npx tsx test/faults/mutants.ts --help
// Mutants are drawn by a seed: a place of src/ingest, src/ask or graph/rules in which one thing is changed. Each is tried in a copy of
// the tree by the tests that need no store and, where these see nothing, by those over the seeds in two stores that are started once.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { SeedsRead } from '../seedsRead.js';
import startServers from '../servers.js';
import {
  applyMutation,
  compiles,
  type Kind,
  listMutations,
  listRuleMutations,
  type Mutation,
  WEIGHTS,
} from './mutations.js';

const HELP = `npx tsx test/faults/mutants.ts [--seed N] [--count 40] [--from 1] [--under src/ask] [--no-stores]

  --seed N      which mutants are drawn (default 1); the same seed over the same tree draws the same ones
  --count N     how many (default 40)
  --from N      passes over those before the Nth, where a run that was ended goes on
  --under PATH  of these files alone; may be given several times (default src/ingest, src/ask and graph/rules)
  --no-stores   without the tests that need a store: what they would notice counts as survived

Mutants that do not compile are not drawn. One whose tests never end counts as noticed.`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '40' },
    from: { type: 'string', default: '1' },
    under: { type: 'string', multiple: true, default: ['src/ingest', 'src/ask', 'graph/rules'] },
    'no-stores': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** What a mutant is changed in; all else of the copy is a link. */
const COPIED = ['src', 'test', 'graph'];
/** A run of tests that says nothing for so long does not end: the longest test takes a third of that on a machine with too much to do. */
const MOST_SILENCE = 300_000;

const copy = mkdtempSync(join(tmpdir(), 'plangraph-mutants-'));
let running: ChildProcess | null = null;

/** From here on all paths are of the copy: the tree itself may be worked on meanwhile. */
function enterCopy(): void {
  for (const name of readdirSync('.')) {
    if (COPIED.includes(name)) cpSync(name, join(copy, name), { recursive: true });
    else if (name !== '.git') symlinkSync(join(process.cwd(), name), join(copy, name));
  }
  process.chdir(copy);
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function listFiles(): string[] {
  const under = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
  return [...under('src/ingest'), ...under('src/ask'), ...under('graph/rules')]
    .filter((file) => /\.(ts|yaml)$/.test(file) && values.under.some((path) => file.startsWith(path)))
    .sort();
}

/** Draws a kind first, so that rare kinds are tried too, then one of all of its places. */
function* draw(seed: number): Generator<Mutation> {
  const random = makeRandom(seed);
  const byKind = new Map<Kind, Mutation[]>();
  for (const file of listFiles())
    for (const one of file.endsWith('.yaml') ? listRuleMutations(file) : listMutations(file))
      byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  for (;;) {
    const kinds = [...byKind.keys()].flatMap((kind) => Array<Kind>(WEIGHTS[kind]).fill(kind));
    if (kinds.length === 0) return;
    const kind = pick(kinds);
    const drawn = pick(byKind.get(kind)!);
    const left = byKind.get(kind)!.filter(({ file, start }) => file !== drawn.file || start !== drawn.start);
    if (left.length > 0) byKind.set(kind, left);
    else byKind.delete(kind);
    yield drawn;
  }
}

/** Tests of how much a reader bears, and over whole seeds: without them more mutants survive, never fewer. */
const SLOW = [
  'give offsets into the source',
  'is read whole',
  'cut out of the source',
  'every character of seed',
  'formatting that multiplies',
  'would fill the memory',
  'unpacks to more than',
  'in time that grows',
  'in WebAssembly',
  'ten thousand files',
];

/**
 * Modules are loaded once by worker. Left out are tests that this would disturb (of `language`, which trains the word splitter) and
 * those that take minutes and see neither line: how long patterns take, and what commands do.
 */
const HOW = [
  '--bail=1',
  '--no-isolate',
  '--passWithNoTests',
  '--reporter=verbose',
  '--exclude=test/language/language.test.ts',
  '--exclude=test/knowledge/patterns.test.ts',
  '--exclude=test/{cli,docs}/**',
  '--maxWorkers=2',
  `--testNamePattern=^(?!.*(?:${SLOW.join('|')}))`,
];

/** What a run of tests came to: null where all passed, else what failed first. */
function runTests(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string | null> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...HOW], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  return new Promise((done) => {
    const timer = setTimeout(() => {
      said = '\nFAIL tests that do not end';
      process.kill(-child.pid!, 'SIGKILL');
    }, MOST_SILENCE);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part.toString();
        timer.refresh();
      });
    child.once('close', (code) => {
      clearTimeout(timer);
      running = null;
      if (code === 0) return done(null);
      const failed = /^\s*FAIL\s+(.+)$/m.exec(stripVTControlCharacters(said))?.[1];
      done(failed ?? said.trim().split('\n').at(-1) ?? 'no test ran');
    });
  });
}

const UNIT_FOLDERS = ['test/knowledge', 'test/language', 'test/ingest', 'test/ask'];

/** The tests that import a file or bear the name of its station, which are quick to notice a change in it. */
function listNearTests(file: string): string[] {
  const stations = file.replace(/\.ts$/, '').split('/');
  const imported = `/${file.replace(/\.ts$/, '.js')}'`;
  return UNIT_FOLDERS.flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .filter(
        (name) =>
          stations.includes(name.replace(/\.test\.ts$/, '')) ||
          readFileSync(`${folder}/${name}`, 'utf8').includes(imported),
      )
      .map((name) => `${folder}/${name}`),
  );
}

async function runUnitTests(file: string): Promise<string | null> {
  if (file.endsWith('.yaml')) return runTests(['run', '--project=unit', ...UNIT_FOLDERS]);
  const near = listNearTests(file);
  const noticed = near.length > 0 ? await runTests(['run', '--project=unit', ...near]) : null;
  return (
    noticed ??
    runTests(['related', file, '--run', '--project=unit', ...near.map((test) => `--exclude=${test}`)])
  );
}

/** Those over the seeds; what reads documents is tried by what is written alone, for the seeds are read before. */
function runStoreTests(file: string, stores: string): Promise<string | null> {
  const folders = file.startsWith('src/ask') ? ['test/ask'] : ['test/store'];
  const both = file.endsWith('.yaml') ? ['test/ask', 'test/store'] : folders;
  return runTests(['run', '--project=store', ...both], { PLANGRAPH_TEST_STORES: stores });
}

const passed = new Set<string>();

/** The file of a test that noticed a mutant must pass where nothing is changed. */
async function passUnchanged(noticed: string): Promise<void> {
  const test = /\bunit\b.*?(test\/\S+\.test\.ts)/.exec(noticed)?.[1];
  if (!test || passed.has(test)) return;
  const failed = await runTests(['run', '--project=unit', test]);
  if (failed) throw new Error(`A test fails where nothing is changed: ${failed}`);
  passed.add(test);
}

/** Tries each mutant and gives back those that no test noticed. */
async function tryAll(
  mutants: readonly Mutation[],
  run: (file: string) => Promise<string | null>,
): Promise<Mutation[]> {
  const survivors: Mutation[] = [];
  for (const [i, mutant] of mutants.entries()) {
    const text = readFileSync(mutant.file, 'utf8');
    writeFileSync(mutant.file, applyMutation(text, mutant));
    const from = performance.now();
    const noticed = await run(mutant.file);
    writeFileSync(mutant.file, text);
    if (noticed === null) survivors.push(mutant);
    else await passUnchanged(noticed);
    const seconds = Math.round((performance.now() - from) / 1000);
    console.log(`${i + 1}/${mutants.length} ${describe(mutant)}\n    ${seconds} s: ${noticed ?? 'SURVIVES'}`);
  }
  return survivors;
}

const describe = ({ file, start, kind, what }: Mutation): string =>
  `${file}:${readFileSync(file, 'utf8').slice(0, start).split('\n').length} ${kind}: ${what}`;

/** Two stores, one with the seeds, as the tests start them: their addresses as a text, and how they are stopped. */
async function openStores(): Promise<{ readonly stores: string; readonly stop: () => Promise<void> }> {
  const provided: Record<string, unknown> = {};
  const provide = (name: string, value: unknown) => {
    provided[name] = value;
  };
  const stop = await startServers({ provide } as unknown as TestProject);
  // The seeds are read by the sources as they are, not by a mutant.
  while (!existsSync((provided.seedsRead as SeedsRead).ended)) await sleep(1_000);
  return { stores: JSON.stringify(provided), stop };
}

async function tryInStores(survivors: readonly Mutation[]): Promise<Mutation[]> {
  console.log(`${survivors.length} survive the tests that need no store; these are tried in stores`);
  const { stores, stop } = await openStores();
  try {
    return await tryAll(survivors, (file) => runStoreTests(file, stores));
  } finally {
    await stop();
  }
}

async function main(): Promise<void> {
  const mutants: Mutation[] = [];
  for (const one of draw(Number(values.seed))) {
    if (mutants.length === Number(values.count)) break;
    if (compiles(one)) mutants.push(one);
  }
  mutants.splice(0, Number(values.from) - 1);
  console.log(`${mutants.length} mutants of seed ${values.seed}`);
  const unnoticed = await tryAll(mutants, runUnitTests);
  const survivors = values['no-stores'] || unnoticed.length === 0 ? unnoticed : await tryInStores(unnoticed);
  const share = Math.round((100 * survivors.length) / mutants.length);
  console.log(`\n${survivors.length} of ${mutants.length} survive (${share} %), seed ${values.seed}`);
  for (const one of survivors) console.log(`  ${describe(one)}`);
}

if (values.help) console.log(HELP);
else {
  enterCopy();
  const clear = () => {
    if (running) process.kill(-running.pid!, 'SIGKILL');
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', clear);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await main();
}
