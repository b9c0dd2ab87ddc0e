import { Router } from 'express';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import { isExplorerBuilt } from './explorer.js';

/** Something without which nothing can be answered. */
interface Missing {
  readonly what: 'store' | 'plans' | 'explorer';
  readonly message: string;
}

/** Milliseconds after which a store that has not answered counts as away. */
const PATIENCE = 2_000;

async function findMissing(store: Store): Promise<Missing[]> {
  const missing: Missing[] = [];
  try {
    const [row] = await store.read(loadStatement('read/plan_count'), {}, AbortSignal.timeout(PATIENCE));
    if (!row?.plans)
      missing.push({ what: 'plans', message: 'The graph holds no plan. Read some: plangraph ingest PATH' });
  } catch {
    missing.push({ what: 'store', message: 'Neo4j does not answer. Check NEO4J_URI and that it runs.' });
  }
  if (!isExplorerBuilt())
    missing.push({ what: 'explorer', message: 'The explorer is not built. Run: npm run build' });
  return missing;
}

/**
 * `/health/live`: the process answers. `/health/ready`: it can be asked, else 503 with what is missing. `/health`: which store it is
 * on, to tell it from others.
 */
export function serveHealth(store: Store, fingerprint: string | undefined): Router {
  const router = Router();
  router.get('/health', (_request, response) => void response.json({ status: 'ok', store: fingerprint }));
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    const missing = await findMissing(store);
    const isReady = missing.length === 0;
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unready', missing });
  });
  return router;
}
