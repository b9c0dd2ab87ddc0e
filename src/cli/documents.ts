import { z } from 'zod';
import { removeDocument } from '../ingest/write/write.js';
import { Problem } from '../model/problem.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { formatTable } from './table.js';
import { removeKept } from './writer.js';

/** A document of the graph. */
const listedDocument = z
  .object({ sha256: z.string(), name: z.string(), characters: z.number(), plans: z.number() })
  .readonly();
export type ListedDocument = z.infer<typeof listedDocument>;

/** Characters of a digest that are shown, and that are enough to name a document. */
const SHORT_DIGEST = 12;

/** The documents of the graph, by name. */
export async function listDocuments(store: Store): Promise<ListedDocument[]> {
  return z.array(listedDocument).parse(await store.read(loadStatement('read/document_list')));
}

/** The documents as a table for a terminal, or what to do where there are none. */
export function formatDocuments(documents: readonly ListedDocument[]): string {
  if (documents.length === 0) return 'The graph holds no documents. Read some with: plangraph ingest PATH';
  const rows = documents.map(({ name, sha256, plans, characters }) => [
    name,
    sha256.slice(0, SHORT_DIGEST),
    String(plans),
    String(characters),
  ]);
  return formatTable(['file', 'sha256', 'plans', 'characters'], rows);
}

/**
 * Takes documents out of the graph with all that they alone support, and what a home keeps of them.
 *
 * @param wanted names of files, or at least 8 characters of their SHA-256
 * @throws Problem BAD_USER_INPUT where one of them names no document, or several; then none is taken out
 */
export async function removeDocuments(
  store: Store,
  wanted: readonly string[],
  home: string,
): Promise<ListedDocument[]> {
  const all = await listDocuments(store);
  const found = [...new Set(wanted.map((one) => findDocument(all, one)))];
  for (const { sha256 } of found) {
    await removeKept(home, sha256);
    await removeDocument(store, sha256);
  }
  return found;
}

function findDocument(all: readonly ListedDocument[], wanted: string): ListedDocument {
  const isDigest = /^[0-9a-f]{8,64}$/.test(wanted);
  const found = all.filter(({ name, sha256 }) => name === wanted || (isDigest && sha256.startsWith(wanted)));
  if (found.length === 1) return found[0]!;
  throw found.length === 0
    ? new Problem(
        'BAD_USER_INPUT',
        `The graph holds no document ${wanted}.`,
        'plangraph list shows them all.',
      )
    : new Problem(
        'BAD_USER_INPUT',
        `${found.length} documents are called ${wanted}.`,
        `Name one by its digest: ${found.map(({ sha256 }) => sha256.slice(0, SHORT_DIGEST)).join(', ')}.`,
      );
}
