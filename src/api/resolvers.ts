import type { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, type GraphQLFieldResolver, type GraphQLResolveInfo } from 'graphql';
import type { Asker } from '../ask/ask.js';
import { compileRoot } from '../compile/root.js';
import { Problem } from '../model/problem.js';
import type { QuestionLanguage } from '../model/question.js';
import type { Store } from '../store/store.js';
import { readSelection } from './selection.js';

const LONGEST_QUESTION = 500;

/** Fields whose value was fetched with their root field stand in it under the key that the request gave them. */
export const readFetched: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) => {
  const holder = source as Record<string, unknown>;
  return String(info.path.key) in holder ? holder[String(info.path.key)] : holder[info.fieldName];
};

type Resolvers = NonNullable<Parameters<typeof makeExecutableSchema>[0]['resolvers']>;

export function makeResolvers(store: Store, asker: Asker): Resolvers {
  const fetch = async (_source: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    const { cypher, parameters } = compileRoot(readSelection(info));
    const rows = await store.read(cypher, parameters).catch(explain);
    return rows[0]?.value ?? null;
  };
  return {
    Query: {
      ask: (_source: unknown, args: { question: string; language?: 'ZH' | 'EN'; context?: string }) => {
        if (args.question.length > LONGEST_QUESTION) {
          throw new GraphQLError(
            `The question has ${args.question.length} characters; at most ${LONGEST_QUESTION} are read.`,
            { extensions: { code: 'BAD_USER_INPUT' } },
          );
        }
        return asker
          .ask(args.question, args.language?.toLowerCase() as QuestionLanguage | undefined, args.context)
          .catch(explain);
      },
      plans: fetch,
      plan: fetch,
      zones: fetch,
      industries: fetch,
      institutions: fetch,
      projects: fetch,
      documents: fetch,
      responsibilities: fetch,
      indicator: fetch,
      indicators: fetch,
      compareTargets: fetch,
      targetConflicts: fetch,
    },
    Entity: { __resolveType: (value: { __typename: string }) => value.__typename },
  };
}

/** Failures that users can act on reach them with their code; the rest is masked by the server. */
function explain(error: unknown): never {
  if (error instanceof Problem) throw new GraphQLError(error.toLine(), { extensions: { code: error.code } });
  throw error;
}
