import { createHash } from 'node:crypto';
import type { GraphCopy } from '../model/graphCopy.js';
import { loadStatement } from './statements.js';
import type { Store } from './store.js';

const NAMES = 'read/names';
const PASSAGES = 'read/passages';

const STATEMENTS = createHash('sha256')
  .update(loadStatement(NAMES) + loadStatement(PASSAGES))
  .digest('hex')
  .slice(0, 16);

/** What changes whenever a copy of the graph would be another one. */
export async function readGraphVersion(store: Store): Promise<string> {
  return JSON.stringify([STATEMENTS, await store.read(loadStatement('read/graph_version'))]);
}

/** @param version that of the graph before it is read */
export async function copyGraph(store: Store, version: string): Promise<GraphCopy> {
  const [names, passages] = await Promise.all([
    store.read(loadStatement(NAMES)),
    store.read(loadStatement(PASSAGES)),
  ]);
  return { version, names, passages };
}
