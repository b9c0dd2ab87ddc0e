/** A field that is asked for, under the key that the answer has it by, with what is asked for below it. */
export interface Selection {
  readonly field: string;
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly below: readonly Selection[];
  /** Types that a fragment restricts it to; absent where it is asked of every type. */
  readonly onlyOn?: readonly string[];
}

/** A statement with its parameters. */
export interface CypherQuery {
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Builds a selection by hand: `select('plans', [select('title')])`. */
export function select(
  field: string,
  below: readonly Selection[] = [],
  args: Selection['args'] = {},
): Selection {
  return { field, key: field, args, below };
}

/** The same field asked for in two places asks for all that either does. */
export function mergeSelections(all: readonly Selection[]): Selection[] {
  const byKey = new Map<string, Selection>();
  for (const selection of all) {
    const before = byKey.get(selection.key);
    byKey.set(
      selection.key,
      before ? { ...before, below: [...before.below, ...selection.below] } : selection,
    );
  }
  return [...byKey.values()];
}

/** What is asked of a node of a type: fragments on other types left out. */
export function askedOf(typeName: string, below: readonly Selection[]): Selection[] {
  return mergeSelections(below.filter(({ onlyOn }) => !onlyOn || onlyOn.includes(typeName)));
}
