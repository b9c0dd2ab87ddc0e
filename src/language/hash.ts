import { createHash } from 'node:crypto';

/** Sixteen hexadecimal digits that depend on the parts alone: the ids of the graph. */
export function hashId(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 16);
}
