import { useEffect, useState } from 'preact/hooks';
import type { TypedDocumentString } from './generated/operations.js';

const TOKEN = 'plangraph.token';

/** Why a request brought nothing: a code of the API, or NETWORK where it was not reached. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'done'; readonly data: T };

/** Keeps the token of a server that lets only those read who have it, as long as the tab is open. */
export const keepToken = (token: string) => sessionStorage.setItem(TOKEN, token);

/** Runs an operation; throws a `Failure`. */
export async function request<T, V>(
  operation: TypedDocumentString<T, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<T> {
  const token = sessionStorage.getItem(TOKEN);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: operation.toString(), variables }),
    signal: signal ?? null,
  });
  const { data, errors } = (await response.json()) as {
    data?: T;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [error] = errors ?? [];
  if (error) throw { code: error.extensions?.code ?? 'UNKNOWN', message: error.message } satisfies Failure;
  return data as T;
}

function toFailure(error: unknown): Failure {
  const isFailure = typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
  if (isFailure && typeof error.code === 'string') return error as Failure;
  return { code: 'NETWORK', message: String(error) };
}

/** What an operation brings, asked again when its variables change or `again` is called. */
export function useOperation<T, V>(
  operation: TypedDocumentString<T, V>,
  variables: V,
): Loaded<T> & { again(): void } {
  const key = JSON.stringify(variables);
  const [state, setState] = useState<{ key: string; loaded: Loaded<T> }>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const set = (loaded: Loaded<T>) => stop.signal.aborted || setState({ key, loaded });
    set({ status: 'loading' });
    request(operation, variables, stop.signal).then(
      (data) => set({ status: 'done', data }),
      (error: unknown) => set({ status: 'failed', failure: toFailure(error) }),
    );
    return () => stop.abort();
  }, [operation, key, turn]);
  const loaded: Loaded<T> = state?.key === key ? state.loaded : { status: 'loading' };
  return { ...loaded, again: () => setTurn(turn + 1) };
}
