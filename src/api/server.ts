import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import compression from 'compression';
import express, { type Request, type Response } from 'express';
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Asker } from '../ask/ask.js';
import type { Store } from '../store/store.js';
import { log } from '../telemetry/log.js';
import { type Access, hasToken, noToken } from './access.js';
import { EXAMPLE_QUERIES } from './examples.js';
import { serveExplorer } from './explorer.js';
import { serveHealth } from './health.js';
import type { Writer } from './jobs.js';
import { LIMITS, limitPlugins } from './limits.js';
import { explainListenFailure, type ListenAddress } from './listen.js';
import { type Neo4jBrowser, serveNeo4jBrowser } from './neo4jBrowser.js';
import { observeRequests, serveMetrics } from './observed.js';
import { type Operations, operationPlugins } from './operations.js';
import { planAhead } from './planAhead.js';
import { makeResolvers, readFetched } from './resolvers.js';
import { ROOM, type Room, runningPlugin, Turnstile, turnAway } from './running.js';
import { allowOrigins, guardUploads, isUpload, limitRate, makePage, sendSafely } from './security.js';
import { makeSigningKey } from './signature.js';
import { type OpenSource, serveSource } from './source.js';
import { makeWrites } from './writes.js';

const SCHEMA_FILE = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const GRAPHQL_PATH = '/graphql';

/** How long a connection without a request stays, in milliseconds: longer than clients and proxies usually keep theirs, so that none sends into one that is being closed. */
const KEPT_ALIVE = 65_000;

/** Stands where there is no writer: access is refused before it is called. */
const NO_WRITES: Writer = {
  ingest: () => Promise.reject(new Error('There is no writer.')),
  reingest: () => Promise.reject(new Error('There is no writer.')),
  remove: () => Promise.reject(new Error('There is no writer.')),
};

/** `schema.graphql` with what answers it. */
export function makeSchema(store: Store, asker: Asker, options: ApiOptions = READ_ONLY): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readFileSync(SCHEMA_FILE, 'utf8'),
    resolvers: [
      makeResolvers(store, asker, options.signingKey),
      makeWrites(
        options.writer ?? NO_WRITES,
        options.writer ? options.access : { ...options.access, token: null },
      ),
    ],
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve || field.resolve === defaultFieldResolver) field.resolve = readFetched;
    }
  }
  return schema;
}

/** What a server may be told beside its store. */
export interface ApiOptions {
  readonly access: Access;
  /** What writes do; without it there are none. */
  readonly writer: Writer | null;
  /** Origins of pages that may call the API; none by default. */
  readonly origins: readonly string[];
  readonly operations: Operations;
  /** Signs the ids of answers; programs on one store share it. */
  readonly signingKey: string;
  readonly room: Room;
  /** Requests of one client in a minute. */
  readonly rate: number;
  /** Served at `/browser/`; null where the store is the user's own. */
  readonly browser: Neo4jBrowser | null;
  /** Whether the store plans the statements of the explorer before somebody asks them. */
  readonly plansAhead: boolean;
  /** Opens the original files of documents; null where they are not kept. */
  readonly openSource: OpenSource | null;
}

/** Everybody may read, nobody may write. */
export const READ_ONLY: ApiOptions = {
  access: { token: null, readsNeedToken: false },
  writer: null,
  origins: [],
  operations: { byId: {}, areAll: false },
  signingKey: makeSigningKey(),
  room: ROOM,
  rate: LIMITS.requests,
  browser: null,
  plansAhead: false,
  openSource: null,
};

const NOT_LOGGED = { debug: () => {}, info: () => {}, warn: () => {} };

/** GraphQL over HTTP, with GraphiQL served from this program alone. */
export function makeYoga(
  store: Store,
  asker: Asker,
  options: ApiOptions = READ_ONLY,
  turnstile: Turnstile = new Turnstile(options.room),
): YogaServerInstance<object, object> {
  const page = makePage();
  return createYoga({
    schema: makeSchema(store, asker, options),
    graphqlEndpoint: GRAPHQL_PATH,
    landingPage: false,
    logging: { ...NOT_LOGGED, error: (error: unknown) => log.error({ err: error }, 'failure') },
    cors: false,
    renderGraphiQL: page.render,
    graphiql: options.operations.areAll
      ? false
      : {
          title: 'PlanGraph',
          defaultTabs: EXAMPLE_QUERIES.map(({ query, variables }) => ({
            query,
            ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {}),
          })),
          defaultQuery: EXAMPLE_QUERIES[0]!.query,
        },
    extraParamNames: ['documentId'],
    plugins: [
      ...limitPlugins(),
      runningPlugin(options.room, turnstile),
      page.plugin,
      ...operationPlugins(options.operations),
      {
        onRequest({ request, endResponse, fetchAPI }) {
          const needs = options.access.readsNeedToken && request.method !== 'OPTIONS';
          if (!needs || hasToken(options.access, request.headers.get('authorization'))) return;
          endResponse(
            fetchAPI.Response.json(
              { errors: [noToken()] },
              { status: 401, headers: { 'www-authenticate': 'Bearer' } },
            ),
          );
        },
      },
    ],
  });
}

/** What is watched must come as it happens: compression would hold it back. */
function isWorthCompressing(request: Request, response: Response): boolean {
  const isWatched = String(response.getHeader('content-type')).startsWith('text/event-stream');
  return !isWatched && compression.filter(request, response);
}

/**
 * Serves the API, and the explorer beside it.
 *
 * @param options with `store`, what `/health` says to tell the store from others
 * @throws Problem PORT_IN_USE
 */
export async function serve(
  store: Store,
  asker: Asker,
  options: ListenAddress & { readonly store?: string } & Partial<ApiOptions>,
): Promise<Server> {
  const settings = { ...READ_ONLY, ...options };
  const turnstile = new Turnstile(settings.room);
  const yoga = makeYoga(store, asker, settings, turnstile);
  const app = express();
  app.use(observeRequests());
  app.use(sendSafely());
  app.use(compression({ filter: isWorthCompressing }));
  app.use(serveHealth(store, options.store));
  app.use(serveMetrics(settings.access));
  app.use(
    GRAPHQL_PATH,
    allowOrigins(settings.origins),
    limitRate(settings.rate),
    turnAway(turnstile),
    guardUploads(settings.access),
  );
  app.use((request, response, next) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    const most = isUpload(request) ? LIMITS.upload : LIMITS.body;
    const refuse = (status: number, message: string, values = {}) =>
      void response.status(status).json({
        errors: [{ message, extensions: { code: 'LIMIT_EXCEEDED', limit: 'bytes', most, ...values } }],
      });
    if (request.method === 'POST' && Number.isNaN(length))
      refuse(411, 'Say how long the request is (Content-Length).');
    else if (length > most)
      refuse(
        413,
        `The request has ${length} bytes; at most ${most} are read. ${isUpload(request) ? 'Split the document.' : 'Ask in several requests; send documents as uploaded files.'}`,
        { found: length },
      );
    else next();
  });
  app.use(GRAPHQL_PATH, (request, response) => void yoga(request, response));
  app.use('/source', limitRate(settings.rate));
  app.use(serveSource(store, settings.access, settings.openSource));
  app.use(serveNeo4jBrowser(settings.browser));
  app.use(serveExplorer());
  const server = createServer({ keepAliveTimeout: KEPT_ALIVE }, app);
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => fail(explainListenFailure(options, cause)));
    server.listen(options.port, options.host, done);
  });
  if (settings.plansAhead) {
    const stop = new AbortController();
    server.once('close', () => stop.abort());
    void planAhead(makeSchema(store, asker, settings), () => turnstile.isBusy, stop.signal);
  }
  return server;
}
