import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeSigningKey } from '../api/signature.js';
import { type EmbeddedServer, startEmbedded } from '../store/embedded/server.js';
import { migrate } from '../store/migrate.js';
import { loadStatement } from '../store/statements.js';
import { Store } from '../store/store.js';
import type { Configuration } from './config.js';
import { makeFetchProgress } from './progress.js';

/** Tells stores apart without saying where they are: a digest of the address and database, or of the folder of the embedded server. */
export function storeFingerprint({ NEO4J_URI, NEO4J_DATABASE, PLANGRAPH_HOME }: Configuration): string {
  const place = NEO4J_URI ? [NEO4J_URI, NEO4J_DATABASE ?? ''] : [resolve(PLANGRAPH_HOME)];
  return createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 16);
}

/** The key of this store that signs ids of answers; made by the first program that asks for it. */
export async function readSigningKey(store: Store): Promise<string> {
  const key = makeSigningKey();
  const [row] = await store.write((run) => run(loadStatement('write/signing_key'), { key }));
  return String(row!.key);
}

/** An open, migrated store. */
export interface OpenStore {
  readonly store: Store;
  /** Null where the user's own server is used. */
  readonly embedded: EmbeddedServer | null;
  close(): Promise<void>;
}

/** Says one line to the user while work goes on; `done` ends a line that was said over and over. */
export type Say = (line: string, done?: boolean) => void;

export interface OpenOptions {
  /** For a few statements: an embedded server that has to be started is up sooner, and slower where much is asked of it. */
  readonly isBrief?: boolean;
  /** What Ctrl-C and SIGTERM do once the store is open. Default: they close it and end the program. */
  readonly onSignal?: () => void;
}

async function openEmbedded(
  { PLANGRAPH_HOME: home }: Configuration,
  say: Say,
  { isBrief = false }: OpenOptions,
  signal: AbortSignal,
): Promise<EmbeddedServer> {
  // Nobody else reads the data and the password. One that is there already may be shared, and keeps its mode.
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const progress = makeFetchProgress({ say });
  try {
    return await startEmbedded({
      home,
      isBrief,
      // What is brief must not be kept waiting at its end.
      keepsClasses: !isBrief,
      onFetch: progress.show,
      onStart: () => {
        progress.stop();
        say('Starting the embedded Neo4j …');
      },
      onRestart: say,
      onWait: (pid) =>
        say(`Waiting for process ${pid}, which starts or stops the embedded Neo4j of ${home} …`),
      signal,
    });
  } catch (error) {
    progress.stop();
    throw error;
  }
}

/**
 * Opens the user's own server where NEO4J_URI names one, else the embedded one, and brings its schema up to date. Ctrl-C and SIGTERM
 * give up what is being opened; once it is open they close it and end the program, or do what `onSignal` says.
 *
 * @throws Problem of `startEmbedded`, `Store.connect` and `migrate`
 */
export async function openStore(
  configuration: Configuration,
  say: Say,
  options: OpenOptions = {},
): Promise<OpenStore> {
  const signals = catchSignals();
  let embedded: EmbeddedServer | null = null;
  try {
    if (!configuration.NEO4J_URI) embedded = await openEmbedded(configuration, say, options, signals.caught);
    const store = await connectStore(configuration, embedded);
    signals.caught.throwIfAborted();
    const close = async () => {
      await store.close();
      await embedded?.stop();
      signals.release();
    };
    signals.do(
      options.onSignal ??
        (async () => {
          await embedded?.stop();
          process.exit(SIGNALLED);
        }),
    );
    return { store, embedded, close };
  } catch (error) {
    await embedded?.stop();
    if (signals.caught.aborted) process.exit(SIGNALLED);
    signals.release();
    throw error;
  }
}

async function connectStore(
  { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database }: Configuration,
  embedded: EmbeddedServer | null,
): Promise<Store> {
  const store = await Store.connect(
    embedded ?? { uri: uri!, user, password, ...(database ? { database } : {}) },
  );
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What a shell takes for the end by Ctrl-C. */
const SIGNALLED = 130;

/** Catches Ctrl-C and SIGTERM, until it is released: a second one must not leave Neo4j running without its users. */
function catchSignals(): {
  readonly caught: AbortSignal;
  readonly do: (work: () => void) => void;
  readonly release: () => void;
} {
  const stop = new AbortController();
  const end = () => stop.abort();
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return {
    caught: stop.signal,
    do: (work) => stop.signal.addEventListener('abort', work, { once: true }),
    release: () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
    },
  };
}
