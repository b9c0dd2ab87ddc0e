const ENDPOINT = process.env.PLANGRAPH_ENDPOINT ?? 'http://127.0.0.1:4000/graphql';

/** A failure that the server told, with its code. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/**
 * The data of an operation.
 *
 * @throws RequestError where the server says that something is wrong with it
 */
export async function request<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(process.env.PLANGRAPH_TOKEN ? { authorization: `Bearer ${process.env.PLANGRAPH_TOKEN}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Data;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [error] = errors ?? [];
  if (error) throw new RequestError(error.message, error.extensions?.code ?? 'UNKNOWN');
  return data!;
}
