import { type EmbeddedServer, startEmbedded } from '../store/embedded/server.js';
import { migrate } from '../store/migrate.js';
import { Store } from '../store/store.js';
import type { Configuration } from './config.js';

/** An open, migrated store. */
export interface OpenStore {
  readonly store: Store;
  /** Null where the user's own server is used. */
  readonly embedded: EmbeddedServer | null;
  close(): Promise<void>;
}

/** Says one line to the user while work goes on; `done` ends a line that was said over and over. */
export type Say = (line: string, done?: boolean) => void;

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
  const embedded = uri
    ? null
    : await startEmbedded({
        home: configuration.PLANGRAPH_HOME,
        onFetch: (files, megabytes) =>
          say(`Fetching Neo4j from Maven Central, once: ${files} files, ${megabytes} MB`, false),
        onStart: () => say('Starting the embedded Neo4j …'),
      });
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
