import { execFileSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, vi } from 'vitest';
import { ROOM } from '../../src/api/running.js';
import { type ApiOptions, serve } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real browser before the real program over the seeds. */
export interface Visitor {
  /** Address of the program, without a path. */
  base(): string;
  /** A fresh profile at a path of the program, or at a page that may call it. */
  open(path: string, profile?: BrowserContextOptions): Promise<Page>;
}

/** Options that need the store, as what writes does. */
type OptionsOfStore = (store: Store) => Promise<Partial<ApiOptions>>;

/**
 * Builds the page, serves it, opens the browser. After every test: no page has asked anybody but the program and the pages that may call it, none had an error or wanted what its policy refuses, and
 * the program had none to write down, however often a page gave up what it had asked.
 */
export function useBrowser(given: Partial<ApiOptions> | OptionsOfStore = {}): Visitor {
  let options: Partial<ApiOptions>;
  let store: Store;
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let base: string;
  const strayed: string[] = [];
  const failed: string[] = [];
  const written = vi.spyOn(console, 'error');
  beforeAll(async () => {
    execFileSync('npm', ['run', '--silent', 'build:explorer'], { stdio: 'pipe' });
    // What writes has a store of its own: the corpus stays as it is.
    store = await Store.connect(inject(typeof given === 'function' ? 'scratch' : 'corpus'));
    options = typeof given === 'function' ? await given(store) : given;
    server = await serve(store, makeAsker(store, knowledge), {
      host: '127.0.0.1',
      port: 0,
      room: { ...ROOM, patience: 60_000, longest: 60_000 },
      ...options,
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(strayed.splice(0)).toEqual([]);
    expect(failed.splice(0)).toEqual([]);
    expect(written.mock.calls.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await store?.close();
  });
  return {
    base: () => base,
    open: async (path, profile = {}) => {
      const context = await browser.newContext(profile);
      const note = (request: Request) => {
        const known = [
          base,
          base.replace('127.0.0.1', 'localhost'),
          `blob:${base}`,
          'data:',
          ...(options.origins ?? []),
        ];
        // What the policy of a page refuses does not leave it.
        if (!known.some((start) => request.url().startsWith(start)) && request.failure()?.errorText !== 'csp')
          strayed.push(request.url());
      };
      context.on('requestfinished', note);
      context.on('requestfailed', note);
      const page = await context.newPage();
      page.on('pageerror', (error) => failed.push(String(error)));
      page.on('console', (message) => {
        // Neo4j Browser tries to reach others; its policy is there to refuse that.
        const isTheirs = new URL(page.url()).pathname.startsWith('/browser/');
        if (!isTheirs && /Content Security Policy/.test(message.text())) failed.push(message.text());
      });
      page.setDefaultTimeout(60_000);
      await page.goto(new URL(path, base).href);
      return page;
    },
  };
}

/** What axe finds wrong with a page as it stands, as `rule: element`. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
