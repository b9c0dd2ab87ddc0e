import type { Reference } from '../../model/question.js';

/** A thing of the graph with its names, as `cypher/read/names.cypher` lists them. */
export interface NamedThing extends Reference {
  readonly aliases: readonly string[];
  readonly nameEn: string;
  readonly kind: string | null;
  /** How often the corpus names it: decides between namesakes. */
  readonly mentions: number;
}
