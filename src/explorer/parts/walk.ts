import type { NeighbourhoodQuery } from '../generated/operations.js';

export type Neighbourhood = NonNullable<NeighbourhoodQuery['neighbourhood']>;
export type WalkNode = Neighbourhood['nodes'][number];
export type WalkEdge = Neighbourhood['edges'][number];

/** What has been walked of the graph: neighbourhoods, one joined to the other. */
export interface Walk {
  readonly nodes: ReadonlyMap<string, WalkNode>;
  readonly edges: ReadonlyMap<string, WalkEdge>;
  /** Ids of the nodes whose neighbourhoods are in it. */
  readonly expanded: ReadonlySet<string>;
  /** True where nodes were left out for want of room. */
  readonly isFull: boolean;
}

/** Beyond, names could not be told apart. */
export const MOST_NODES = 200;

export const edgeKey = ({ from, predicate, to }: WalkEdge) => `${from} ${predicate} ${to}`;

export const beginWith = (start: WalkNode): Walk => ({
  nodes: new Map([[start.id, start]]),
  edges: new Map(),
  expanded: new Set(),
  isFull: false,
});

/** A walk with the neighbourhood of one of its nodes, as far as there is room. */
export function expandWalk(walk: Walk, from: string, { nodes, edges }: Neighbourhood): Walk {
  const added = nodes.filter(({ id }) => !walk.nodes.has(id));
  const room = MOST_NODES - walk.nodes.size;
  const all = new Map([...walk.nodes, ...added.slice(0, room).map((node) => [node.id, node] as const)]);
  const joined = edges.filter((edge) => all.has(edge.from) && all.has(edge.to));
  return {
    nodes: all,
    edges: new Map([...walk.edges, ...joined.map((edge) => [edgeKey(edge), edge] as const)]),
    expanded: new Set([...walk.expanded, from]),
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
