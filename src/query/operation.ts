import Cypher from '@neo4j/cypher-builder';
import { Problem } from '../model/problem.js';
import {
  comparePlans,
  compileCoverage,
  compileNeighbourhood,
  compilePaths,
  compileStatements,
} from './across.js';
import { LARGEST_PAGE } from './connection.js';
import { fromGlobalId } from './globalId.js';
import { nodesByKey, projectNode } from './project.js';
import { compileResponsibilities } from './responsibilities.js';
import { compileMentions, compileMerges } from './review.js';
import { compileList, compileTargets, ROOT_LISTS } from './roots.js';
import { compileSearch, compileSuggestions } from './search.js';
import { type CypherQuery, compileField, FieldProblem, type Selection } from './selection.js';
import { buildStatement } from './statement.js';
import { compareTargets, compileConflicts, compileIndicator } from './targets.js';

type Compile = (selection: Selection) => Cypher.Expr;

/** A node by its id. */
function nodeById(id: unknown, below: readonly Selection[], types?: readonly string[]): Cypher.Expr {
  const { type, key } = fromGlobalId(String(id), types);
  return Cypher.head(nodesByKey(type, [key], below));
}

/** What is wrong with an id by itself; null where nothing is. */
export function refuseId(id: string): Problem | null {
  try {
    fromGlobalId(id);
    return null;
  } catch (error) {
    return error as Problem;
  }
}

/** What compiles each field of the root. */
const ROOTS: Readonly<Record<string, Compile>> = {
  ...Object.fromEntries(Object.keys(ROOT_LISTS).map((field) => [field, compileList])),
  node: ({ args, below }) => nodeById(args.id, below),
  nodes: ({ args, below }) => {
    const ids = args.ids as string[];
    if (ids.length > LARGEST_PAGE)
      throw new Problem(
        'BAD_USER_INPUT',
        `${ids.length} ids are too many.`,
        `Ask for at most ${LARGEST_PAGE}.`,
      );
    // One that is none spoils its own place in the list alone: the resolver tells it.
    return new Cypher.List(ids.map((id) => (refuseId(id) ? Cypher.Null : nodeById(id, below))));
  },
  plan: ({ args, below }) => nodeById(args.id, below, ['Plan']),
  documents: ({ below }) => {
    const node = new Cypher.Node();
    return new Cypher.Collect(
      new Cypher.Match(new Cypher.Pattern(node, { labels: ['Document'] }))
        .where(Cypher.isNotNull(node.property('name')))
        .return([projectNode('Document', node, below), 'item'])
        .orderBy([node.property('name'), 'ASC']),
    );
  },
  targets: compileTargets,
  responsibilities: compileResponsibilities,
  mentions: compileMentions,
  merges: compileMerges,
  indicator: (selection) => compileIndicator(selection, projectNode),
  compareTargets: (selection) => compareTargets(selection, projectNode),
  targetConflicts: (selection) => compileConflicts(selection, projectNode),
  comparePlans,
  paths: compilePaths,
  statements: compileStatements,
  neighbourhood: compileNeighbourhood,
  zonesWithout: compileCoverage,
  search: compileSearch,
  suggest: compileSuggestions,
};

/** Fields of the root that the store answers. */
export const STORED_FIELDS: readonly string[] = Object.keys(ROOTS);

/** A statement, and what was left out of it. */
export interface CompiledOperation {
  /** Null where all fields are refused. */
  readonly query: CypherQuery | null;
  /** What is wrong with fields of the root or with what is asked below them, by the keys of the answer. */
  readonly refused: ReadonlyMap<string, FieldProblem>;
}

/**
 * Compiles all fields of the root that an operation asks for, with everything below them, into one statement. It returns one row,
 * `value`: a map in the shape of the request. A field whose arguments are wrong is left out; the others are answered.
 */
export function compileOperation(fields: readonly Selection[]): CompiledOperation {
  const refused = new Map<string, FieldProblem>();
  for (;;) {
    const accepted = fields.filter(({ key }) => !refused.has(key));
    if (accepted.length === 0) return { query: null, refused };
    try {
      return { query: compileRoots(accepted), refused };
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      refused.set(error.path[0]!, error);
    }
  }
}

/** @throws FieldProblem for the first field whose arguments are wrong */
function compileRoots(fields: readonly Selection[]): CypherQuery {
  const entries = fields.map((selection): [string, Cypher.Expr] => {
    const compile = ROOTS[selection.field];
    if (!compile) throw new Error(`The schema has no root field ${selection.field}.`);
    const value = compileField(selection, () => compile(selection));
    // Some parts are compiled only when the statement is written.
    return [selection.key, new Cypher.Raw((env) => compileField(selection, () => env.compile(value)))];
  });
  return buildStatement(new Cypher.Map(Object.fromEntries(entries)));
}

/** Compiles what is asked of nodes of a type, by their keys, into one statement with one row, `value`: a list in the same order. */
export function compileNodes(
  type: string,
  keys: readonly string[],
  below: readonly Selection[],
): CypherQuery {
  return buildStatement(nodesByKey(type, keys, below));
}
