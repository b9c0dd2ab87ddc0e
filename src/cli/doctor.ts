import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { openPairModel } from '../ingest/extract/relations/pairModel.js';
import { openTagger } from '../ingest/recognise/tagger/tagger.js';
import { Problem } from '../model/problem.js';
import { neo4jVersion } from '../store/embedded/jars.js';
import { takePort } from '../store/embedded/server.js';
import { findJava, findMaven } from '../store/embedded/tools.js';
import { type Configuration, readConfiguration } from './config.js';
import { openStore } from './openStore.js';

/** One thing that was checked: its state, and what to do where it is not well. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'note' | 'bad';
  readonly message: string;
}

const run = promisify(execFile);
const OLDEST_NODE = 20;

/** Checks what the program needs, from the outside in: Node, configuration, Java and Maven, ports, the store. */
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
    return runtime === 'native'
      ? 'the model that finds names can be computed'
      : `the model that finds names can be computed in ${runtime}, several times slower than by the native runtime`;
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
  if (!configuration.NEO4J_URI) {
    yield await check('Java', async () => `version ${(await findJava(env)).version}`);
    const fetched = existsSync(`${configuration.PLANGRAPH_HOME}/neo4j-${neo4jVersion()}`);
    if (fetched) yield { what: 'Neo4j', state: 'ok', message: `${neo4jVersion()} is fetched` };
    else
      yield await check(
        'Maven',
        async () =>
          `${await findMaven(env)}; it will fetch Neo4j ${neo4jVersion()} (about 140 MB) at the first start`,
      );
  }
  yield await check(
    'compiler',
    async () => `${(await run('c++', ['--version'])).stdout.split('\n')[0]}`,
    'Only needed when npm ci compiles nodejieba: install a C++ compiler (Debian: apt-get install g++ make python3).',
    'note',
  );
  yield (await takePort(configuration.PORT)) !== null
    ? { what: 'port', state: 'ok', message: `${configuration.PORT} is free for the API` }
    : {
        what: 'port',
        state: 'note',
        message: `${configuration.PORT} is taken: by a running plangraph, or set PORT to another one.`,
      };
  yield await check(
    'seeds',
    async () => {
      accessSync(configuration.PLANGRAPH_SEEDS, constants.R_OK);
      return `${configuration.PLANGRAPH_SEEDS} can be read`;
    },
    `There is no readable folder ${configuration.PLANGRAPH_SEEDS}; set PLANGRAPH_SEEDS to the folder of your files.`,
  );
  yield await check('store', async () => {
    const { store, embedded, close } = await openStore(configuration, () => {});
    const [row] = await store.read('MATCH (p:Plan {external: false}) RETURN count(p) AS plans');
    await close();
    return `${embedded?.uri ?? configuration.NEO4J_URI} answers and holds ${row?.plans} plans`;
  });
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
