import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer } from '../../model/question.js';
import type { Hit } from '../find/passageIndex.js';
import type { AskedFor } from '../interpret/asked.js';
import type { Features } from '../passages/task.js';

/** An answer that may be the right one, with what is known of it. */
export interface Weighed {
  readonly answer: Answer;
  readonly features: Features;
}

/** What weighing goes by. */
export interface Scales {
  readonly asked: AskedFor;
  readonly knowledge: Knowledge;
  /** The passages that were found, by their ids, the best first. */
  readonly hits: ReadonlyMap<string, Hit>;
  /** A word that weighs as much may not be left out of account. */
  readonly aside: number;
  /** What is known of the form. */
  readonly features: Features;
}
