import Cypher from '@neo4j/cypher-builder';
import { Problem } from '../model/problem.js';
import {
  compileComparison as comparePlans,
  compileCoverage,
  compileNeighbourhood,
  compilePaths,
} from './across.js';
import { LARGEST_PAGE } from './connection.js';
import { readGlobalId } from './globalId.js';
import { compileList, LISTS } from './lists.js';
import { nodesByKey, projectNode } from './project.js';
import { compileResponsibilities } from './responsibilities.js';
import { compileSearch, compileSuggestions } from './search.js';
import type { CypherQuery, Selection } from './selection.js';
import { compileComparison, compileConflicts, compileIndicator } from './targets.js';

type Compile = (selection: Selection) => Cypher.Expr;

/** A node by its id; null where the id is none, or one of another type. */
function nodeById(id: unknown, below: readonly Selection[], wanted?: string): Cypher.Expr {
  const found = readGlobalId(String(id));
  if (!found || (wanted && found.type !== wanted)) return Cypher.Null;
  return Cypher.head(nodesByKey(found.type, [found.key], below));
}

/** What compiles each field of the root. */
const ROOTS: Readonly<Record<string, Compile>> = {
  ...Object.fromEntries(Object.keys(LISTS).map((field) => [field, compileList])),
  node: ({ args, below }) => nodeById(args.id, below),
  nodes: ({ args, below }) => {
    const ids = args.ids as string[];
    if (ids.length > LARGEST_PAGE)
      throw new Problem(
        'BAD_USER_INPUT',
        `${ids.length} ids are too many.`,
        `Ask for at most ${LARGEST_PAGE}.`,
      );
    return new Cypher.List(ids.map((id) => nodeById(id, below)));
  },
  plan: ({ args, below }) => nodeById(args.id, below, 'Plan'),
  documents: ({ below }) => {
    const node = new Cypher.Node();
    return new Cypher.Collect(
      new Cypher.Match(new Cypher.Pattern(node, { labels: ['Document'] }))
        .where(Cypher.isNotNull(node.property('name')))
        .return([projectNode('Document', node, below), 'item'])
        .orderBy([node.property('name'), 'ASC']),
    );
  },
  responsibilities: compileResponsibilities,
  indicator: (selection) => compileIndicator(selection, projectNode),
  compareTargets: (selection) => compileComparison(selection, projectNode),
  targetConflicts: (selection) => compileConflicts(selection, projectNode),
  comparePlans,
  paths: compilePaths,
  neighbourhood: compileNeighbourhood,
  zonesWithout: compileCoverage,
  search: compileSearch,
  suggest: compileSuggestions,
};

/** Fields of the root that the store answers. */
export const STORED_FIELDS: readonly string[] = Object.keys(ROOTS);

/**
 * Compiles all fields of the root that an operation asks for, with everything below them, into one statement. It returns one row,
 * `value`: a map in the shape of the request.
 *
 * @throws Problem BAD_USER_INPUT for ids and cursors that are none
 */
export function compileOperation(fields: readonly Selection[]): CypherQuery {
  const entries = Object.fromEntries(
    fields.map((selection) => {
      const compile = ROOTS[selection.field];
      if (!compile) throw new Error(`The schema has no root field ${selection.field}.`);
      return [selection.key, compile(selection)];
    }),
  );
  const { cypher, params } = new Cypher.Return([new Cypher.Map(entries), 'value']).build();
  return { cypher, parameters: params };
}

/** Compiles what is asked of nodes of a type, by their keys, into one statement with one row, `value`: a list in the same order. */
export function compileNodes(
  type: string,
  keys: readonly string[],
  below: readonly Selection[],
): CypherQuery {
  const { cypher, params } = new Cypher.Return([nodesByKey(type, keys, below), 'value']).build();
  return { cypher, parameters: params };
}
