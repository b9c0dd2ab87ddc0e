import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Plugin } from 'graphql-yoga';
import helmet from 'helmet';
import { type Access, hasToken, noToken } from './access.js';
import { renderWorkbench } from './graphiql.js';

/** The headers of helmet. What is no page may load nothing at all; pages bring a policy of their own. */
export function sendSafely(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
}

/** Lets pages of these origins call, and tells the others nothing. Ends what asks for permission alone (OPTIONS). */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origins.length > 0) response.vary('Origin');
    if (origin && origins.includes(origin)) {
      response.set({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
      });
      const headers = request.headers['access-control-request-headers'];
      if (headers) response.set('access-control-allow-headers', headers);
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}

/** Answers so many requests of one address in a minute, and 429 with Retry-After beyond them. */
export function limitRate(most: number): RequestHandler {
  const message = `More than ${most} requests in a minute came from this address. Wait as long as Retry-After says.`;
  return rateLimit({
    windowMs: 60_000,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message: { errors: [{ message, extensions: { code: 'LIMIT_EXCEEDED', limit: 'requests', most } }] },
  });
}

/** Whether a request sends files. */
export const isUpload = (request: Request): boolean =>
  request.headers['content-type']?.startsWith('multipart/form-data') ?? false;

/** Only writes send files: who sends some without the token is refused before a byte of them is read. */
export function guardUploads(access: Access): RequestHandler {
  return (request, response, next) => {
    if (!isUpload(request) || hasToken(access, request.headers.authorization)) return next();
    response.set({ 'www-authenticate': 'Bearer', connection: 'close' });
    response.status(401).json({ errors: [noToken()] });
  };
}

/** What GraphiQL may do: run the scripts that stand in its page, style itself, work in threads of its own, ask this server. */
function policyOf(page: string): string {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')} blob:`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** GraphiQL's page, with the plugin that sends its policy along. */
export function makePage(): { readonly render: typeof renderWorkbench; readonly plugin: Plugin } {
  let policy: string | null = null;
  return {
    render: (options) => {
      const page = renderWorkbench(options);
      policy ??= policyOf(page);
      return page;
    },
    plugin: {
      onResponse({ response }) {
        const isPage = response.headers.get('content-type')?.startsWith('text/html');
        if (isPage && policy) response.headers.set('content-security-policy', policy);
      },
    },
  };
}
