/** A field that is asked for, under the key that the answer has it by, with what is asked for below it. */
export interface Selection {
  readonly field: string;
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly below: readonly Selection[];
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
