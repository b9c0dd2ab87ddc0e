import { Problem } from '../model/problem.js';

/** A field that is asked for, under the key that the answer has it by, with what is asked for below it. */
export interface Selection {
  readonly field: string;
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly below: readonly Selection[];
  /** The keys of the answer that lead to it, from the root; absent where a selection was built by hand. */
  readonly path?: readonly string[];
  /** Types that a fragment restricts it to; absent where it is asked of every type. */
  readonly onlyOn?: readonly string[];
}

/** A statement with its parameters. */
export interface CypherQuery {
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What is wrong with the arguments of one field of a request. */
export class FieldProblem extends Problem {
  constructor(
    cause: Problem,
    /** The keys of the answer that lead to the field, from the root. */
    readonly path: readonly string[],
  ) {
    super(cause.code, cause.message, cause.remedy, { cause });
  }
}

/**
 * Compiles a field. What is wrong with its arguments is told of it, not of the fields that hold it.
 *
 * @throws FieldProblem
 */
export function compileField<T>({ path, key }: Selection, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof Problem) || error instanceof FieldProblem) throw error;
    throw new FieldProblem(error, path ?? [key]);
  }
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
