import { spawn } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * How long a question takes that no running API answers, with the archive of classes and without it, in turns:
 *
 *   npm run build && npx tsx test/faults/asking.ts HOME [TURNS]
 *
 * HOME holds plans, was stopped once, and is used by nobody; a question before leaves its copy of the graph there, as a first one would.
 * It prints the seconds until the answer and until the end.
 */
const [home = '.plangraph', turns = '3'] = process.argv.slice(2);
const data = resolve(home, 'neo4j');
const archive = readdirSync(data).find((name) => /^classes-.*\.jsa$/.test(name));
if (!archive)
  throw new Error(`${data} has no archive of classes: let plangraph start run on it and stop it.`);
const aside = join(resolve(home), 'archive.aside');

await ask();
for (let turn = 1; turn <= Number(turns); turn++) {
  await report(turn, 'with');
  renameSync(join(data, archive), aside);
  try {
    await report(turn, 'without');
  } finally {
    renameSync(aside, join(data, archive));
  }
}

async function report(turn: number, how: string): Promise<void> {
  const { answered, ended } = await ask();
  process.stdout.write(`${turn} ${how} archive: answered after ${answered} s, ended after ${ended} s\n`);
}

/** Seconds until the answer of one question, and until the end of its command. */
async function ask(): Promise<{ readonly answered: string; readonly ended: string }> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const child = spawn(
    process.execPath,
    ['dist/cli.js', 'ask', '--home', home, '哪些规划涉及中原科技城的建设?'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let answered = '';
  child.stdout.once('data', () => {
    answered = seconds();
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`The question was not answered (${code}).`);
  return { answered, ended: seconds() };
}
