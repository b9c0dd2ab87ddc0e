import { afterAll, beforeAll, expect, inject } from 'vitest';
import { ROOM } from '../../src/api/running.js';
import { makeYoga, READ_ONLY } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
export type Json = Record<string, any>;

/** The API over the corpus of the seeds, asked without a port. */
export interface Api {
  /** The whole response. */
  request(query: string, variables?: Json, headers?: Record<string, string>): Promise<Json>;
  /** The data of a request that has no errors. */
  run(query: string, variables?: Json): Promise<Json>;
  /** Statements that reached the store since the last call. */
  statements(): { statement: string; parameters: Json }[];
  store(): Store;
  /** A GET request to the server. */
  get(path: string, headers: Record<string, string>): Promise<Response>;
}

/** Opens the API for the tests of a file. */
export function useApi(): Api {
  let store: Store;
  let yoga: ReturnType<typeof makeYoga>;
  const seen: { statement: string; parameters: Json }[] = [];
  beforeAll(async () => {
    store = await Store.connect(inject('corpus'));
    const read = store.read.bind(store);
    store.read = (statement, parameters = {}, ...rest) => {
      seen.push({ statement, parameters });
      return read(statement, parameters, ...rest);
    };
    yoga = makeYoga(store, makeAsker(store, knowledge), {
      ...READ_ONLY,
      room: { ...ROOM, patience: 60_000, longest: 60_000 },
    });
  });
  afterAll(() => store.close());
  const request: Api['request'] = async (query, variables = {}, headers = {}) => {
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Json;
  };
  return {
    request,
    run: async (query, variables) => {
      const { data, errors } = await request(query, variables);
      expect(errors).toBeUndefined();
      return data;
    },
    statements: () => seen.splice(0),
    store: () => store,
    get: async (path, headers) => yoga.fetch(`http://localhost${path}`, { headers }),
  };
}
