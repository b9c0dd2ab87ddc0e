import { Problem } from '../model/problem.js';
import { NODE_TYPES } from './graphModel.js';

/** The id of a node as users see it: its type and its key, opaque. */
export function toGlobalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** The type and the key of a global id; null where it is none. */
function readGlobalId(id: string): { type: string; key: string } | null {
  const [, type, key] = /^(\w+):(.+)$/.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  return type && key && Object.hasOwn(NODE_TYPES, type) ? { type, key } : null;
}

/**
 * The type and the key of a global id.
 *
 * @param types that it may be of; any where none are given
 * @throws Problem BAD_USER_INPUT where it is no id, or one of another type
 */
export function fromGlobalId(id: string, types?: readonly string[]): { type: string; key: string } {
  const found = readGlobalId(id);
  if (!found)
    throw new Problem('BAD_USER_INPUT', `“${id}” is not an id.`, 'Give an id that a query returned.');
  if (types && !types.includes(found.type))
    throw new Problem(
      'BAD_USER_INPUT',
      `${id} is the id of a ${found.type}.`,
      `Give the id of a ${types.join(', ').replace(/, (\w+)$/, ' or $1')}.`,
    );
  return found;
}

/**
 * The key of a global id of one type.
 *
 * @throws Problem BAD_USER_INPUT where it is one of another type
 */
export function keyOf(id: unknown, type: string): string {
  return fromGlobalId(String(id), [type]).key;
}
