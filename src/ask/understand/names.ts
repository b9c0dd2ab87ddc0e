import type { Reference } from '../../model/question.js';
import type { NamedThing } from '../../query/rows.js';

/** What stands for a thing in a logical form. */
export function referenceTo({ type, id, name, kind }: NamedThing): Reference {
  return type === 'Plan' && kind === 'external' ? { type, id, name, external: true } : { type, id, name };
}
