import { GraphQLError } from 'graphql';

/** Refuses a request with words that say what to do, under a code that programs can act on. */
export function refusal(message: string, code = 'BAD_USER_INPUT'): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
