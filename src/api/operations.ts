import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';

/** Operations that clients run by their ids. */
export interface Operations {
  /** The text of each by its id, as the SHA-256 of it. */
  readonly byId: Readonly<Record<string, string>>;
  /** Refuses all others. */
  readonly areAll: boolean;
}

/** What a request may say beside the usual parameters of GraphQL over HTTP. */
interface Params {
  readonly query?: string | undefined;
  readonly documentId?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } } | undefined;
}

/** The id of an operation: `documentId` (GraphQL over HTTP, as code generators write it) or Apollo's `persistedQuery`. */
function readDocumentId({ documentId, extensions }: Params): string | null {
  const id = documentId ?? extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id : null;
}

/** The plugins that answer operations by their ids; none where there are none and all others are answered. */
export function operationPlugins({ byId, areAll }: Operations): Plugin[] {
  if (Object.keys(byId).length === 0 && !areAll) return [];
  const find = (id: string) => [id, id.replace(/^sha256:/, '')].find((one) => Object.hasOwn(byId, one));
  const refuse = (message: string, code: string) => ({ message, extensions: { code } });
  const persisted = usePersistedOperations({
    allowArbitraryOperations: !areAll,
    extractPersistedOperationId: (params) => readDocumentId(params as Params),
    getPersistedOperation: (id) => byId[find(id) ?? ''] ?? null,
    customErrors: {
      notFound: refuse(
        'There is no operation of this id. Add it to the file of PLANGRAPH_OPERATIONS and start the server again.',
        'PERSISTED_QUERY_NOT_IN_LIST',
      ),
      keyNotFound: refuse(
        'The request names no operation. Give its `query`, or its id as `documentId`.',
        'PERSISTED_QUERY_ID_REQUIRED',
      ),
      persistedQueryOnly: refuse(
        'Only the operations of PLANGRAPH_OPERATIONS are answered. Give the id of one as `documentId`, without `query`.',
        'PERSISTED_QUERY_ONLY',
      ),
    },
  });
  return areAll ? [persisted, sayThatPageIsOff] : [persisted];
}

/** Who opens the page in a browser is told why there is none. */
const sayThatPageIsOff: Plugin = {
  onRequest({ request, url, endResponse, fetchAPI }) {
    const wantsPage = request.headers.get('accept')?.includes('text/html');
    if (request.method !== 'GET' || !wantsPage || url.search !== '') return;
    endResponse(
      new fetchAPI.Response(
        'GraphiQL is off: this server answers only the operations of PLANGRAPH_OPERATIONS. Unset PLANGRAPH_ONLY_OPERATIONS to have it back.\n',
        { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } },
      ),
    );
  },
};
