import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '../store/embedded/server.js';
import { migrate } from '../store/migrate.js';
import { loadStatement } from '../store/statements.js';
import { Store } from '../store/store.js';
import type { Configuration } from './config.js';
import { makeFetchReporter } from './fetchProgress.js';

/** Tells stores apart without saying where they are: a digest of the address and database, or of the folder of the embedded server. */
export function storeFingerprint({ NEO4J_URI, NEO4J_DATABASE, PLANGRAPH_HOME }: Configuration): string {
  const place = NEO4J_URI ? [NEO4J_URI, NEO4J_DATABASE ?? ''] : [resolve(PLANGRAPH_HOME)];
  return createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 16);
}

/** The key of this store that signs ids of answers; made by the first program that asks for it. */
export async function readSigningKey(store: Store): Promise<string> {
  const key = randomBytes(32).toString('hex');
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

async function openEmbedded({ PLANGRAPH_HOME: home }: Configuration, say: Say): Promise<EmbeddedServer> {
  // Nobody else reads the data and the password. One that is there already may be shared, and keeps its mode.
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const progress = makeFetchReporter(say);
  try {
    return await startEmbedded({
      home,
      onFetch: progress.show,
      onStart: () => {
        progress.stop();
        say('Starting the embedded Neo4j …');
      },
    });
  } catch (error) {
    progress.stop();
    throw error;
  }
}

/**
 * Opens the user's own server where NEO4J_URI names one, else the embedded one, and brings its schema up to date.
 *
 * @throws Problem of `startEmbedded`, `Store.connect` and `migrate`
 */
export async function openStore(configuration: Configuration, say: Say): Promise<OpenStore> {
  const {
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database,
  } = configuration;
  const embedded = uri ? null : await openEmbedded(configuration, say);
  try {
    const store = await Store.connect(
      embedded ?? { uri: uri!, user, password, ...(database ? { database } : {}) },
    );
    await migrate(store);
    const close = async () => {
      await store.close();
      await embedded?.stop();
    };
    return { store, embedded, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
