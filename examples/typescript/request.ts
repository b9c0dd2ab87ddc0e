const ENDPOINT = process.env.PLANGRAPH_ENDPOINT ?? 'http://127.0.0.1:4000/graphql';

/** A failure in words for people, with the code of the server; `UNREACHABLE` where none answers. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Runs a program; what goes wrong with its requests is one line and a failure. */
export async function runClient(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * The data of an operation.
 *
 * @throws RequestError where the server says that something is wrong with it, and where no server answers
 */
export async function request<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const unreachable = () =>
    new RequestError(
      `No PlanGraph answers at ${ENDPOINT}. Start it with “npm start”, or set PLANGRAPH_ENDPOINT to its address.`,
      'UNREACHABLE',
    );
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(process.env.PLANGRAPH_TOKEN ? { authorization: `Bearer ${process.env.PLANGRAPH_TOKEN}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw unreachable();
  });
  const result: unknown = await response.json().catch(() => null);
  if (typeof result !== 'object' || result === null || !('data' in result || 'errors' in result)) throw unreachable();
  const { data, errors } = result as {
    data?: Data;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [error] = errors ?? [];
  if (error) throw new RequestError(error.message, error.extensions?.code ?? 'UNKNOWN');
  return data!;
}
