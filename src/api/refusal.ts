import { type FieldNode, GraphQLError } from 'graphql';
import type { Problem } from '../model/problem.js';

/** Refuses a request with words that say what to do, under a code that programs can act on. */
export function refusal(message: string, code = 'BAD_USER_INPUT'): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/**
 * A problem as users of the API see it.
 *
 * @param at the field that it is about: the keys of the answer that lead there, and its place in the request; by default the one that
 * is being resolved
 */
export function refuse(
  problem: Problem,
  at: { readonly path?: readonly string[]; readonly nodes?: readonly FieldNode[] } = {},
): GraphQLError {
  return new GraphQLError(problem.toLine().trim(), { ...at, extensions: { code: problem.code } });
}
