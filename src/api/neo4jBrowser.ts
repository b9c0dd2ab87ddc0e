import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import express, { type Request, type Response, type Router } from 'express';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Neo4j Browser as it lies in its jar, and the server that it is for. */
export interface Neo4jBrowser {
  readonly jar: string;
  readonly uri: string;
  readonly user: string;
}

const FOLDER = new URL('../../cypher/guide/', import.meta.url);
const readGuideFile = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** Name and statement of each query of `cypher/guide/queries/`, in their order. */
export const guideQueries = (): { readonly name: string; readonly statement: string }[] =>
  readdirSync(fileURLToPath(new URL('queries/', FOLDER)))
    .sort()
    .map((file) => ({
      name: file.replace(/\.cypher$/, ''),
      statement: readGuideFile(`queries/${file}`).trimEnd(),
    }));

/** The guide in a language, its queries put in. */
export function renderGuide(language: 'zh' | 'en'): string {
  const queries = new Map(guideQueries().map(({ name, statement }) => [name, statement]));
  return readGuideFile(`${language}.html`).replace(/\{\{(.+?)\}\}/g, (_, name: string) =>
    queries.get(name)!.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

/** A GraSS sheet as Neo4j Browser keeps it: properties by selector, in the order of the sheet. */
export function readStyle(sheet: string): Record<string, Record<string, string>> {
  return Object.fromEntries(
    [...sheet.matchAll(/([\w.]+)\s*\{((?:[^{}]|\{\w+\})*)\}/g)].map(([, selector, body]) => [
      selector!,
      Object.fromEntries(
        [...body!.matchAll(/([\w-]+):\s*"?([^\s";][^";]*)"?;/g)].map(([, key, value]) => [key!, value!]),
      ),
    ]),
  );
}

/**
 * Runs in the page before Neo4j Browser does: gives it the server to connect to, the guide to open with, and, where they are new, the
 * style and the favourites; those of the user stay.
 */
const PREPARE = `
const KEY = 'plangraph.guide';
const read = (key) => JSON.parse(localStorage.getItem('neo4j.' + key) ?? 'null');
const keep = (key, value) => localStorage.setItem('neo4j.' + key, JSON.stringify(value));
const address = new URL(location.href);
const settings = read('settings') ?? {};
const ours = location.origin + '/browser/guide/';
const asked = address.searchParams.get('lang');
if (asked || !settings.initCmd?.includes(ours)) {
  const language = asked ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  const isTheirs = settings.initCmd && settings.initCmd !== ':play start' && !settings.initCmd.includes('/browser/guide/');
  if (!isTheirs) keep('settings', { ...settings, initCmd: ':guide ' + ours + language + '.html', allowCrashReports: false, allowUserStats: false });
}
if (!address.searchParams.has('dbms')) {
  address.searchParams.set('dbms', given.dbms);
  history.replaceState(null, '', address);
}
if (localStorage.getItem(KEY) !== given.version) {
  keep('grass', given.style);
  const isOurs = ({ id }) => id?.startsWith('plangraph-');
  keep('folders', [...(read('folders') ?? []).filter((folder) => !isOurs(folder)), given.folder]);
  keep('documents', [...given.favourites, ...(read('documents') ?? []).filter((favourite) => !isOurs(favourite))]);
  localStorage.setItem(KEY, given.version);
}
`;

function renderPrepare({ uri, user }: Neo4jBrowser): string {
  const folder = { id: 'plangraph-folder', name: 'PlanGraph' };
  const style = readStyle(readGuideFile('style.grass'));
  const favourites = guideQueries().map(({ name, statement }) => ({
    id: `plangraph-${name}`,
    content: statement,
    folder: folder.id,
  }));
  const version = createHash('sha256')
    .update(JSON.stringify([style, favourites]))
    .digest('hex')
    .slice(0, 16);
  const given = { dbms: uri.replace('://', `://${user}@`), version, style, folder, favourites };
  return `{const given = ${JSON.stringify(given)};${PREPARE}}`;
}

/** It may talk to its server and to this one, and to nobody else. */
const policyOf = (uri: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self' ${uri.replace(/^bolt:/, 'ws:')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Opens the files of an archive by their names; null where it has none of that name. */
async function openArchive(path: string): Promise<(name: string) => Promise<NodeJS.ReadableStream | null>> {
  const zip = await promisify<string, yauzl.Options, ZipFile>(yauzl.open)(path, { autoClose: false });
  const entries = new Map<string, Entry>();
  await new Promise((done, fail) => {
    zip.on('entry', (entry: Entry) => entries.set(entry.fileName, entry));
    zip.on('end', done);
    zip.on('error', fail);
  });
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip) as never);
  return async (name) => {
    const entry = entries.get(name);
    return entry ? open(entry) : null;
  };
}

const ABSENT = `PlanGraph uses a Neo4j server of your own: open the Neo4j Browser of that server.
To have the guide there, drag cypher/guide/style.grass and the files of cypher/guide/queries onto its sidebar.
`;

/** Serves Neo4j Browser under `/browser/`, with the guide, the style and the favourites of `cypher/guide/`. */
export function serveNeo4jBrowser(browser: Neo4jBrowser | null): Router {
  const router = express.Router({ strict: true });
  if (!browser) {
    router.get(/^\/browser(?:\/|$)/, (_, response) => void response.status(404).type('text').send(ABSENT));
    return router;
  }
  const policy = policyOf(browser.uri);
  const prepare = renderPrepare(browser);
  // Until it knows the settings of its server, Neo4j Browser takes guides from localhost alone.
  router.use('/browser', (request, response, next) => {
    const host = request.headers.host?.replace(/^127\.0\.0\.1(?=:|$)/, 'localhost') ?? '';
    if (host === request.headers.host && request.originalUrl !== '/browser') return next();
    response.redirect(`http://${host}${request.originalUrl.replace(/^\/browser(?=\?|$)/, '/browser/')}`);
  });
  router.get('/browser/guide/prepare.js', (_, response) => void response.type('js').send(prepare));
  for (const language of ['zh', 'en'] as const)
    router.get(`/browser/guide/${language}.html`, (_, response) => {
      response.type('html').send(renderGuide(language));
    });
  let archive: ReturnType<typeof openArchive> | undefined;
  router.get(/^\/browser\/(.*)/, async (request: Request, response: Response, next) => {
    archive ??= openArchive(browser.jar);
    const name = request.params[0] || 'index.html';
    const file = await (await archive)(`browser/${name}`);
    if (!file) return next();
    response.type(extname(name)).set({ 'content-security-policy': policy, 'referrer-policy': 'no-referrer' });
    if (name !== 'index.html') {
      response.set('cache-control', 'max-age=86400');
      await pipeline(file, response);
      return;
    }
    response.send(
      (await text(file)).replace('<script', () => '<script src="guide/prepare.js"></script><script'),
    );
  });
  return router;
}
