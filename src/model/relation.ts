export const PLAN_PREDICATES = ['TARGETS', 'FOCUSES_ON', 'INVOLVES', 'PROPOSES'] as const;
export const FACT_PREDICATES = [
  'PART_OF',
  'DEVELOPS',
  'LOCATED_IN',
  'WORKS_IN',
  'SERVES',
  'RESPONSIBLE_FOR',
  'SUBINDUSTRY_OF',
  'CITES',
  'REPEALS',
] as const;
export type EntityPredicate = Exclude<(typeof FACT_PREDICATES)[number], 'CITES' | 'REPEALS'>;
export type PlanPredicate = (typeof PLAN_PREDICATES)[number];
export type Predicate = PlanPredicate | (typeof FACT_PREDICATES)[number];

/** Either end of a relation: an entity, a plan or a section, by its id. */
export interface End {
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

/** One statement of one passage. The graph folds statements with the same ends into one relationship. */
export interface Relation {
  readonly plan: string;
  readonly predicate: Predicate;
  readonly subject: End;
  readonly object: End;
  readonly passage: string;
  /** The heading or earlier passage that names the end which the passage itself does not; null where it names both. */
  readonly context: string | null;
  readonly line: number;
  /** 0 to 1: how surely the passage states it. */
  readonly confidence: number;
  /** The rule or model that read it. */
  readonly rule: string;
}

/** The rule by which a unit leads what a measure asks for; the API tells by it who does. */
export const LEADS = 'leads';
/** The rule by which a unit is one of those responsible. */
export const RESPONSIBLE = 'responsible unit';
