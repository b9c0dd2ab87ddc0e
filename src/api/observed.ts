import { randomUUID } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import { inRequest } from '../telemetry/log.js';
import { FINE } from '../telemetry/measure.js';
import { METRICS, printMetrics } from '../telemetry/metrics.js';
import { inTraceOf } from '../telemetry/tracing.js';
import { type Access, hasToken, noToken } from './access.js';

/** What clients may call a request; what they send otherwise is not written anywhere. */
const REQUEST_ID = /^[\w.:-]{1,64}$/;
const ROUTES = ['graphql', 'health', 'metrics', 'explorer'];

const routeOf = ({ path }: Request): string => {
  const first = path.split('/')[1]!;
  return ROUTES.includes(first) ? first : 'page';
};

/** Gives a request its id (that of `X-Request-Id`, else a new one) for logs and statements, sends it back, and counts the answer. */
export function observeRequests(): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = REQUEST_ID.test(given) ? given : randomUUID();
    const route = routeOf(request);
    response.set('x-request-id', id);
    response.once('close', () => {
      // A client that did not wait for its answer has no status.
      const status = response.writableFinished ? String(response.statusCode) : 'gone';
      METRICS.requests.inc({ route, status });
    });
    inRequest(id, () => inTraceOf(request.headers, next));
  };
}

/** `/metrics` for Prometheus, for those who may read. */
export function serveMetrics(access: Access): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (access.readsNeedToken && !hasToken(access, request.headers.authorization)) {
      response
        .set('www-authenticate', 'Bearer')
        .status(401)
        .json({ errors: [noToken()] });
      return;
    }
    const { text, type } = await printMetrics();
    response.set('content-type', type).send(text);
  });
  return router;
}

/** What an operation is called in metrics: its root field, which the schema has; `several` where it has more of them. */
export function nameOperation({ document, operationName }: ExecutionArgs): string {
  const selections = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const fields = new Set(selections.map((one) => (one.kind === 'Field' ? one.name.value : '…')));
  const [only] = fields;
  return fields.size === 1 && only !== '…' ? only! : 'several';
}

/** OK, or the code of the first error. */
export function outcomeOf(result: unknown): string {
  const [error] = (result as ExecutionResult).errors ?? [];
  return error ? String(error.extensions.code ?? 'INTERNAL_SERVER_ERROR') : FINE;
}
