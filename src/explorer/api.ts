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

interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The data of an answer; throws a `Failure` where it has errors. */
function dataOf<T>({ data, errors }: Answer<T>): T {
  const [error] = errors ?? [];
  if (error) throw { code: error.extensions?.code ?? 'UNKNOWN', message: error.message } satisfies Failure;
  return data as T;
}

function send(body: BodyInit, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const token = sessionStorage.getItem(TOKEN);
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, ...authorization },
    body,
    signal: signal ?? null,
  });
}

const JSON_BODY = { 'content-type': 'application/json' };

/** Runs an operation; throws a `Failure`. */
export async function request<T, V>(
  operation: TypedDocumentString<T, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<T> {
  const body = JSON.stringify({ query: operation.toString(), variables });
  return dataOf((await (await send(body, JSON_BODY, signal)).json()) as Answer<T>);
}

/** Runs an operation whose variable `file` is a file, after the GraphQL multipart request specification; throws a `Failure`. */
export async function upload<T, V extends { file: File | null }>(
  operation: TypedDocumentString<T, V>,
  variables: V,
): Promise<T> {
  const form = new FormData();
  const query = operation.toString();
  form.append('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  form.append('map', JSON.stringify({ 0: ['variables.file'] }));
  form.append('0', variables.file!);
  return dataOf((await (await send(form, {})).json()) as Answer<T>);
}

/** Follows a subscription over server-sent events to its end; throws a `Failure`. */
export async function watch<T, V>(
  operation: TypedDocumentString<T, V>,
  variables: V,
  onData: (data: T) => void,
): Promise<void> {
  const body = JSON.stringify({ query: operation.toString(), variables });
  const response = await send(body, { ...JSON_BODY, accept: 'text/event-stream' });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) {
      const data = /^data: ?(\{.*)$/m.exec(event)?.[1];
      if (data) onData(dataOf(JSON.parse(data) as Answer<T>));
    }
  }
}

export function toFailure(error: unknown): Failure {
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
