import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import express from 'express';
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Asker } from '../ask/ask.js';
import { Problem } from '../model/problem.js';
import type { Store } from '../store/store.js';
import { EXAMPLE_QUERIES } from './examples.js';
import { makeResolvers, readFetched } from './resolvers.js';

const SCHEMA_FILE = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
const GRAPHQL_PATH = '/graphql';
const LARGEST_BODY = '256kb';

/** `schema.graphql` with what answers it. */
export function makeSchema(store: Store, asker: Asker): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readFileSync(SCHEMA_FILE, 'utf8'),
    resolvers: makeResolvers(store, asker),
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve || field.resolve === defaultFieldResolver) field.resolve = readFetched;
    }
  }
  return schema;
}

/** GraphQL over HTTP, with GraphiQL served from this program alone. */
export function makeYoga(store: Store, asker: Asker): YogaServerInstance<object, object> {
  return createYoga({
    schema: makeSchema(store, asker),
    graphqlEndpoint: GRAPHQL_PATH,
    landingPage: false,
    logging: 'error',
    renderGraphiQL,
    graphiql: {
      title: 'PlanGraph',
      defaultTabs: EXAMPLE_QUERIES.map(({ query }) => ({ query })),
      defaultQuery: EXAMPLE_QUERIES[0]!.query,
    },
  });
}

/**
 * Serves the API.
 *
 * @throws Problem PORT_IN_USE
 */
export async function serve(
  store: Store,
  asker: Asker,
  options: { host: string; port: number },
): Promise<Server> {
  const yoga = makeYoga(store, asker);
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_request, response) => response.redirect(GRAPHQL_PATH));
  app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  app.use((request, response, next) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > 256 * 1024)
      response.status(413).json({
        errors: [{ message: `A request has at most ${LARGEST_BODY}.`, extensions: { code: 'BAD_REQUEST' } }],
      });
    else next();
  });
  app.use(GRAPHQL_PATH, (request, response) => void yoga(request, response));
  const server = createServer(app);
  await new Promise<void>((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      fail(
        taken
          ? new Problem(
              'PORT_IN_USE',
              `Port ${options.port} is taken.`,
              'Stop what listens there or set PORT to another one.',
              { cause },
            )
          : new Problem(
              'PORT_IN_USE',
              `Cannot listen on ${options.host}:${options.port}: ${cause.message}.`,
              'Set HOST and PORT to an address of this machine.',
              { cause },
            ),
      );
    });
    server.listen(options.port, options.host, done);
  });
  return server;
}
