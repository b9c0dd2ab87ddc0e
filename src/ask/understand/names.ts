import type { Reference } from '../../model/question.js';

/** What stands for a thing in a logical form. */
export function referenceTo({ type, id, name, kind }: NamedThing): Reference {
  return type === 'Plan' && kind === 'external' ? { type, id, name, external: true } : { type, id, name };
}

/** A thing of the graph with its names, as `cypher/read/names.cypher` lists them. */
export interface NamedThing extends Reference {
  readonly aliases: readonly string[];
  readonly nameEn: string;
  readonly kind: string | null;
  /** How often the corpus names it: decides between namesakes. */
  readonly mentions: number;
}
