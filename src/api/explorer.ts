import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, type Router } from 'express';

/** What `npm run build` makes of `src/explorer/`. */
const FOLDER = fileURLToPath(new URL('../../dist/explorer/', import.meta.url));
/** The first part of the addresses of its views; what is behind it the page reads itself. */
const VIEWS =
  /^\/(?:$|(?:ask|compare|review|upload|plans?|zones?|industry|industries|institutions?|projects?|indicators?)(?:\/|$))/;
/** Nothing from anywhere else, and no script but its own. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export const isExplorerBuilt = (): boolean => existsSync(`${FOLDER}index.html`);

/** Serves the explorer: its files under `/explorer/`, its page at the address of every view, with 404 at those of none. */
export function serveExplorer(): Router {
  const router = express.Router();
  router.use('/explorer', express.static(FOLDER, { index: false }));
  router.get(/.*/, (request: Request, response: Response, next) => {
    const isView = VIEWS.test(request.path);
    if (!isView && !request.accepts('html')) return next();
    if (!isExplorerBuilt()) {
      response.status(503).type('text').send('The explorer is not built. Run: npm run build\n');
      return;
    }
    response.set({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' });
    response.status(isView ? 200 : 404).sendFile('index.html', { root: FOLDER });
  });
  return router;
}
