import { Router } from 'express';
import { fromGlobalId } from '../query/globalId.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { type Access, hasToken } from './access.js';

/** A file as it was read. */
export interface ReadFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

/** The bytes of a file that was read; null where it is not there any more, or is another one. */
export type OpenSource = (file: ReadFile) => Promise<Uint8Array | null>;

const keyOfDocument = (id: string): string | null => {
  try {
    return fromGlobalId(id, ['Document']).key;
  } catch {
    return null;
  }
};

/** `/source/ID`: the original file of a document, to be kept, never shown: a page in it would be one of this address. */
export function serveSource(store: Store, access: Access, open: OpenSource | null): Router {
  const router = Router();
  router.get('/source/:id', async (request, response) => {
    const refuse = (status: number, message: string) =>
      void response.status(status).type('text').send(message);
    if (access.readsNeedToken && !hasToken(access, request.headers.authorization))
      return refuse(401, 'Give the token as “Authorization: Bearer …”.\n');
    const sha256 = keyOfDocument(request.params.id);
    const [file] = sha256 ? await store.read(loadStatement('read/document_file'), { sha256 }) : [];
    const bytes = file ? await open?.({ ...(file as Omit<ReadFile, 'sha256'>), sha256: sha256! }) : null;
    if (!bytes)
      return refuse(404, 'There is no such file here any more. `Document.text` is what was read of it.\n');
    response.set('content-security-policy', "default-src 'none'; sandbox");
    response.attachment(String(file!.name)).type('application/octet-stream').send(Buffer.from(bytes));
  });
  return router;
}
