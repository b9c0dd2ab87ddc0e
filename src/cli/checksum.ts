import { createHash } from 'node:crypto';
import { z } from 'zod';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';

/** What a checksum was made of. */
export interface Checksum {
  /** 64 hexadecimal digits. */
  readonly digest: string;
  readonly nodes: number;
  readonly relationships: number;
}

const DIGESTS = 1n << 256n;

/**
 * The canonical checksum of a graph: the same for the same documents read by the same program, whatever their order, the machine, the
 * folder and the time. It is the sum of the SHA-256 of every node and relationship modulo 2^256, so it needs no order and little memory.
 */
export async function checksumGraph(store: Store): Promise<Checksum> {
  let sum = 0n;
  let nodes = 0;
  let relationships = 0;
  const add = (thing: unknown) => {
    const digest = createHash('sha256').update(JSON.stringify(thing, inOrder)).digest('hex');
    sum = (sum + BigInt(`0x${digest}`)) % DIGESTS;
  };
  for await (const row of store.stream(loadStatement('check/contents'))) {
    const { labels, properties, relationships: out } = storedNode.parse(row);
    add({ labels: [...labels].sort(), properties });
    nodes++;
    for (const { type, end, properties: said } of out) {
      add({ from: properties.id ?? properties.sha256, type, end, properties: said });
      relationships++;
    }
  }
  return { digest: sum.toString(16).padStart(64, '0'), nodes, relationships };
}

const properties = z.record(z.string(), z.unknown());
const storedNode = z.object({
  labels: z.array(z.string()),
  properties,
  relationships: z.array(z.object({ type: z.string(), end: z.string(), properties })),
});

/** The store gives the properties of a node in no fixed order. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
