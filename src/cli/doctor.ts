import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openQuestionEncoder, openSentenceEncoder } from '../inference/sentenceEncoder.js';
import { openPairModel } from '../ingest/extract/relations/pairModel.js';
import { openTagger } from '../ingest/recognise/tagger/tagger.js';
import { Problem } from '../model/problem.js';
import { type Configuration, readConfiguration } from './config.js';
import { openStore } from './openStore.js';
import { listChecks } from './preflight.js';

/** One thing that was checked: its state, and what to do where it is not well. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'note' | 'bad';
  readonly message: string;
}

const run = promisify(execFile);
const OLDEST_NODE = 20;

/** Checks what the program needs, from the outside in: Node, the models, the configuration, all that a start needs, the store. */
export async function* diagnose(env: NodeJS.ProcessEnv = process.env): AsyncGenerator<Finding> {
  const node = Number(process.versions.node.split('.')[0]);
  yield node >= OLDEST_NODE
    ? { what: 'Node.js', state: 'ok', message: process.versions.node }
    : {
        what: 'Node.js',
        state: 'bad',
        message: `${process.versions.node} is too old; install Node ${OLDEST_NODE} or newer.`,
      };
  yield await check(
    'nodejieba',
    async () => {
      await import('nodejieba');
      return 'the Chinese word segmenter loads';
    },
    'Run npm ci; it is compiled then, which needs a C++ compiler and Python (Debian: apt-get install g++ make python3).',
  );
  yield await check('model', async () => {
    const { runtime } = await openTagger();
    openPairModel();
    await openSentenceEncoder();
    await openQuestionEncoder();
    return runtime === 'native'
      ? 'the models that read texts can be computed'
      : `the models that read texts can be computed in ${runtime}, several times slower than by the native runtime`;
  });

  let configuration: Configuration;
  try {
    configuration = readConfiguration(env);
    yield {
      what: 'configuration',
      state: 'ok',
      message: configuration.NEO4J_URI
        ? `your own server at ${configuration.NEO4J_URI}`
        : 'the embedded Neo4j',
    };
  } catch (error) {
    yield bad('configuration', error);
    return;
  }
  for (const { what, look } of listChecks(configuration, env)) {
    const finding = await check(what, look);
    // One that is in use is well.
    if (finding.state === 'bad' && what === 'home') yield { ...finding, state: 'note' };
    else if (finding.state === 'bad' && what === 'port' && (await isPlangraph(configuration)))
      yield { ...finding, state: 'note', message: `a running plangraph has port ${configuration.PORT}` };
    else yield finding;
  }
  yield await check(
    'compiler',
    async () => `${(await run('c++', ['--version'])).stdout.split('\n')[0]}`,
    'Only needed when npm ci compiles nodejieba: install a C++ compiler (Debian: apt-get install g++ make python3).',
    'note',
  );
  yield await check('store', async () => {
    const { store, embedded, close } = await openStore(configuration, () => {});
    const [row] = await store.read('MATCH (p:Plan {external: false}) RETURN count(p) AS plans');
    await close();
    return `${embedded?.uri ?? configuration.NEO4J_URI} answers and holds ${row?.plans} plans`;
  });
}

/** Whether what listens at the port of the API is one of ours. */
async function isPlangraph({ HOST, PORT }: Configuration): Promise<boolean> {
  const response = await fetch(`http://${HOST}:${PORT}/health`).catch(() => null);
  return response?.ok === true && (await response.json().catch(() => null))?.status === 'ok';
}

async function check(
  what: string,
  look: () => Promise<string>,
  remedy = '',
  state: 'bad' | 'note' = 'bad',
): Promise<Finding> {
  try {
    return { what, state: 'ok', message: await look() };
  } catch (error) {
    return error instanceof Problem
      ? bad(what, error)
      : { what, state, message: remedy || (error as Error).message };
  }
}

function bad(what: string, error: unknown): Finding {
  return {
    what,
    state: 'bad',
    message: error instanceof Problem ? error.toLine() : (error as Error).message,
  };
}
