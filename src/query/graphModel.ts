import Cypher from '@neo4j/cypher-builder';
import { loadOntology } from '../knowledge/load.js';
import type { EntityType } from '../model/entity.js';

/** How a type of the schema lies in the graph: its label, its properties and the ways to other types. */
export interface NodeType {
  readonly label: string;
  /** The unique property that ids are made of. */
  readonly key: string;
  /** Fields of the schema by the property that holds them. */
  readonly properties: Readonly<Record<string, string>>;
  readonly paths: Readonly<Record<string, Path>>;
}

/** A way from a node over relationships of one type to nodes of another type. */
export interface Path {
  readonly to: string;
  readonly type: string;
  readonly direction: 'left' | 'right';
  /** What the field yields: a connection whose edges carry evidence, one without, a list, or one node. */
  readonly shape: 'evidence' | 'connection' | 'list' | 'one';
  /** Property that orders the nodes after the count of evidence, ascending. */
  readonly orderBy: string;
}

const same = (...fields: string[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, field]));
/** What the nodes of a type that predicates hold of are ordered by. */
const ORDERS: Readonly<Record<string, string>> = { Plan: 'title', Section: 'ordinal' };

/** The ways over what plans state, from a type and back, as the ontology names them. */
function statedPaths(label: string): Readonly<Record<string, Path>> {
  const paths: Record<string, Path> = {};
  const add = (field: string | null, path: Pick<Path, 'to' | 'type' | 'direction'>) => {
    if (field !== null) paths[field] = { ...path, shape: 'evidence', orderBy: ORDERS[path.to] ?? 'name' };
  };
  for (const [type, { paths: ways }] of Object.entries(loadOntology().predicates))
    for (const { from, to, field, back } of ways) {
      if (from === label) add(field, { to, type, direction: 'right' });
      if (to === label) add(back, { to: from, type, direction: 'left' });
    }
  return paths;
}

const entity = (label: EntityType): NodeType => ({
  label,
  key: 'id',
  properties: {
    ...same('id', 'name', 'aliases', 'nameEn', 'nameEnSource', 'pinyin', 'kind', 'confidence'),
    category: 'kind',
  },
  paths: statedPaths(label),
});

/** The graph as the API and the questions see it. Labels and relationship types come from here alone. */
export const NODE_TYPES: Readonly<Record<string, NodeType>> = {
  Document: {
    label: 'Document',
    key: 'sha256',
    properties: {
      id: 'sha256',
      ...same('name', 'title', 'kind', 'mediaType', 'encoding', 'characters', 'unreadable', 'text', 'url'),
    },
    paths: {
      plans: { to: 'Plan', type: 'CONTAINS', direction: 'right', shape: 'list', orderBy: 'fromLine' },
    },
  },
  Plan: {
    label: 'Plan',
    key: 'id',
    properties: same(
      'id',
      'title',
      'titleEn',
      'number',
      'issuer',
      'issuers',
      'issuedOn',
      'dateKind',
      'kind',
      'periodStart',
      'periodEnd',
      'jurisdiction',
      'file',
      'fromLine',
      'external',
    ),
    paths: {
      ...statedPaths('Plan'),
      targets: { to: 'Target', type: 'SETS', direction: 'right', shape: 'connection', orderBy: 'start' },
      document: { to: 'Document', type: 'CONTAINS', direction: 'left', shape: 'one', orderBy: 'name' },
      sections: { to: 'Section', type: 'HAS_SECTION', direction: 'right', shape: 'list', orderBy: 'ordinal' },
    },
  },
  Zone: entity('Zone'),
  Industry: entity('Industry'),
  Institution: entity('Institution'),
  Project: entity('Project'),
  Section: {
    label: 'Section',
    key: 'id',
    properties: same('id', 'heading', 'level', 'role', 'marker', 'line'),
    paths: {
      parent: { to: 'Section', type: 'HAS_SECTION', direction: 'left', shape: 'one', orderBy: 'ordinal' },
      sections: { to: 'Section', type: 'HAS_SECTION', direction: 'right', shape: 'list', orderBy: 'ordinal' },
      passages: { to: 'Evidence', type: 'HAS_PASSAGE', direction: 'right', shape: 'list', orderBy: 'start' },
    },
  },
  Indicator: {
    label: 'Indicator',
    key: 'id',
    properties: same('id', 'name', 'aliases', 'nameEn', 'nameEnSource', 'dimension', 'unit'),
    paths: {
      targets: { to: 'Target', type: 'MEASURES', direction: 'left', shape: 'connection', orderBy: 'holdsBy' },
    },
  },
  Target: {
    label: 'Target',
    key: 'id',
    properties: {
      ...same(
        'id',
        'value',
        'valueMax',
        'unit',
        'comparator',
        'year',
        'baseline',
        'baselineYear',
        'per',
        'baseValue',
        'baseUnit',
        'holdsBy',
        'growthPerYear',
        'scope',
        'sector',
        'confidence',
        'line',
        'text',
      ),
      comparison: 'comparator',
      // The indicator in the words of the plan: questions read it, the schema does not have it.
      name: 'name',
    },
    paths: {
      indicator: { to: 'Indicator', type: 'MEASURES', direction: 'right', shape: 'one', orderBy: 'name' },
      plan: { to: 'Plan', type: 'SETS', direction: 'left', shape: 'one', orderBy: 'title' },
      evidence: { to: 'Evidence', type: 'MENTIONS', direction: 'left', shape: 'list', orderBy: 'start' },
    },
  },
  Evidence: {
    label: 'Passage',
    key: 'id',
    properties: { ...same('id', 'file', 'line', 'page', 'start', 'end', 'text', 'kind'), section: 'heading' },
    paths: {
      targets: { to: 'Target', type: 'MENTIONS', direction: 'right', shape: 'list', orderBy: 'start' },
    },
  },
};

/** Pattern from a node over a path. */
export function follow(
  node: Cypher.Node,
  path: Path,
  other: Cypher.Node,
  relationship = new Cypher.Relationship(),
): Cypher.Pattern {
  return new Cypher.Pattern(node)
    .related(relationship, { type: path.type, direction: path.direction })
    .to(other, { labels: [NODE_TYPES[path.to]!.label] });
}

/** Plans have an index on their keys, so a label is named with the key. */
export const isPlan = (node: Cypher.Node, key: string): Cypher.Predicate =>
  Cypher.and(node.hasLabel('Plan'), Cypher.eq(node.property('id'), new Cypher.Param(key)));

/** The type in the schema of a plan or of a thing that plans name, whichever the variable holds. */
export const typeOf = (variable: string): string =>
  `CASE WHEN ${variable}:Plan THEN 'Plan' WHEN ${variable}:Section THEN 'Section' ELSE ${variable}.type END`;

/** What a plan, a section or a thing that plans name is called, whichever the variable holds. */
export const writeName = (variable: string): string =>
  `coalesce(${variable}.name, ${variable}.title, ${variable}.heading)`;

/** Orders by numbers; the other properties are texts. */
const NUMBERS = new Set([
  'ordinal',
  'start',
  'holdsBy',
  'fromLine',
  'baseValue',
  'periodStart',
  'periodEnd',
  'count',
  'confidence',
]);
/** Before every number that plans hold. */
const NO_NUMBER = -1_000_000;

/** Every node has these. */
const NEVER_NULL = new Set(['name', 'title', 'ordinal', 'start', 'fromLine', 'baseValue']);

/** A property of a node to order by; where the node has none it comes first. */
export function sortable(node: Cypher.Node, property: string): Cypher.Expr {
  if (NEVER_NULL.has(property)) return node.property(property);
  const none = NUMBERS.has(property) ? new Cypher.Literal(NO_NUMBER) : new Cypher.Literal('');
  return Cypher.coalesce(node.property(property), none);
}
