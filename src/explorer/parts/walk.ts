import type { NeighbourhoodQuery } from '../generated/operations.js';

export type Neighbourhood = NonNullable<NeighbourhoodQuery['neighbourhood']>;
export type WalkNode = Neighbourhood['nodes'][number];
export type WalkEdge = Neighbourhood['edges'][number];

/** How many neighbours of a node were brought, of how many that it has. */
export interface Expanded {
  readonly brought: number;
  readonly all: number;
}

/** What has been walked of the graph: neighbourhoods, one joined to the other. */
export interface Walk {
  readonly nodes: ReadonlyMap<string, WalkNode>;
  readonly edges: ReadonlyMap<string, WalkEdge>;
  /** How much of their neighbourhoods is in it, by the ids of nodes. */
  readonly expanded: ReadonlyMap<string, Expanded>;
  /** True where nodes were left out for want of room. */
  readonly isFull: boolean;
}

/** Beyond, names could not be told apart. */
export const MOST_NODES = 200;

export const edgeKey = ({ from, predicate, to }: WalkEdge) => `${from} ${predicate} ${to}`;

export const beginWith = (start: WalkNode): Walk => ({
  nodes: new Map([[start.id, start]]),
  edges: new Map(),
  expanded: new Map(),
  isFull: false,
});

/** How many neighbours of a node the drawing has not; null where nobody has looked yet. */
export function leftOf({ expanded }: Walk, id: string): number | null {
  const known = expanded.get(id);
  return known ? known.all - known.brought : null;
}

/** A walk with the next neighbours of one of its nodes, as far as there is room. */
export function expandWalk(walk: Walk, from: string, { nodes, edges, nodeCount }: Neighbourhood): Walk {
  const added = nodes.filter(({ id }) => !walk.nodes.has(id));
  const room = MOST_NODES - walk.nodes.size;
  const all = new Map([...walk.nodes, ...added.slice(0, room).map((node) => [node.id, node] as const)]);
  const joined = edges.filter((edge) => all.has(edge.from) && all.has(edge.to));
  return {
    nodes: all,
    edges: new Map([...walk.edges, ...joined.map((edge) => [edgeKey(edge), edge] as const)]),
    expanded: new Map([
      ...walk.expanded,
      [from, { brought: (walk.expanded.get(from)?.brought ?? 0) + nodes.length, all: nodeCount }],
    ]),
    isFull: added.length > room,
  };
}

/** What is seen of a walk without the hidden predicates: the start, and the nodes that an edge is left of. */
export function seenOf(
  walk: Walk,
  start: string,
  hidden: ReadonlySet<string>,
): { nodes: WalkNode[]; edges: WalkEdge[] } {
  const edges = [...walk.edges.values()].filter(({ predicate }) => !hidden.has(predicate));
  const linked = new Set([start, ...edges.flatMap(({ from, to }) => [from, to])]);
  return { nodes: [...walk.nodes.values()].filter(({ id }) => linked.has(id)), edges };
}

/** Types of nodes, in the order of the legend. */
export const DRAWN_TYPES = ['Plan', 'Zone', 'Industry', 'Institution', 'Project'] as const;

/** How a relation is drawn: a colour of the page, and a line. */
export interface LineStyle {
  readonly colour: string;
  readonly line: 'solid' | 'dashed' | 'dotted';
}

/** What plans state themselves is solid, in the colour of what it is about; the rest tells itself apart by its line too. */
const LINES: Readonly<Record<string, LineStyle>> = {
  TARGETS: { colour: '--zone', line: 'solid' },
  FOCUSES_ON: { colour: '--industry', line: 'solid' },
  INVOLVES: { colour: '--institution', line: 'solid' },
  PROPOSES: { colour: '--project', line: 'solid' },
  CITES: { colour: '--link', line: 'solid' },
  PART_OF: { colour: '--zone', line: 'dotted' },
  LOCATED_IN: { colour: '--zone', line: 'dashed' },
  DEVELOPS: { colour: '--industry', line: 'dashed' },
  WORKS_IN: { colour: '--institution', line: 'dotted' },
  SUBINDUSTRY_OF: { colour: '--industry', line: 'dotted' },
  SERVES: { colour: '--project', line: 'dotted' },
  RESPONSIBLE_FOR: { colour: '--institution', line: 'dashed' },
};

/** How the relations of a predicate are drawn. */
export const styleOfRelation = (predicate: string): LineStyle =>
  LINES[predicate] ?? { colour: '--faint', line: 'solid' };
