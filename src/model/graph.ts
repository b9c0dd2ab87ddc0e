import type { Document } from './document.js';
import type { Entity, LinkedMention, Rejected } from './entity.js';
import type { Outline } from './plan.js';
import type { Relation } from './relation.js';
import type { Target } from './target.js';

/** Everything that one source file says: the last value of the pure line, ready to be printed or written. */
export interface Graph {
  readonly document: Document;
  readonly outline: Outline;
  readonly mentions: readonly LinkedMention[];
  /** What looked like a name and was not taken for one. */
  readonly rejected: readonly Rejected[];
  readonly entities: readonly Entity[];
  /** Titles of the plans in English, composed, by plan id; null where none can be. */
  readonly titlesEn: ReadonlyMap<string, string | null>;
  /** Ids of the institutions that issue a plan, by plan id. */
  readonly issuers: ReadonlyMap<string, readonly string[]>;
  readonly relations: readonly Relation[];
  readonly targets: readonly Target[];
  /** What passages mean, packed (`packVector`), by their ids; empty where nothing was asked to say it. */
  readonly vectors: ReadonlyMap<string, string>;
}
