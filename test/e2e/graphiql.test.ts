import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../src/api/examples.js';
import { useBrowser } from './browser.js';

const { base, open } = useBrowser();

const tabs = (page: Page) => page.locator('.graphiql-tab');
/** What a tab is called: the name of its operation. */
const NAMES = EXAMPLE_QUERIES.map(({ query }) => /^query (\w+)/m.exec(query)![1]!);

async function openWorkbench(): Promise<Page> {
  const page = await open('/graphql');
  await untilReady(page);
  return page;
}

/** Waits for what a user sees before the first click: the tabs, the text of the open one, the schema. */
async function untilReady(page: Page): Promise<void> {
  await tabs(page)
    .nth(NAMES.length - 1)
    .waitFor();
  await page.locator('.graphiql-query-editor .view-line', { hasText: /\S/ }).first().waitFor();
  // Until the schema is there nothing runs.
  await page.locator('button[aria-label^="Re-fetch"]:enabled').waitFor();
}

/** Runs the operation of the open tab; the answer as it is shown. */
async function runTab(page: Page): Promise<string> {
  const shown = page.locator('.result-window .view-lines');
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shown
    .getByText(/"(?:data|errors)"/)
    .first()
    .waitFor();
  return shown.innerText();
}

/** The machine may be busy. */
const expectSoon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

describe('GraphiQL with a fresh profile', () => {
  it('opens every tab by the first click where one sees it, and each answers without an error', async () => {
    const page = await openWorkbench();
    expect(await tabs(page).allInnerTexts()).toEqual(NAMES);
    for (const [i, name] of NAMES.entries()) {
      const box = (await tabs(page).nth(i).boundingBox())!;
      await page.mouse.click(box.x + 24, box.y + box.height / 2);
      await expectSoon(() => page.locator('.graphiql-tab-active').innerText()).toBe(name);
      await expectSoon(() => page.locator('.graphiql-query-editor').innerText()).toContain(name);
      // For a moment after it is opened GraphiQL still knows the operation of the tab before.
      await expectSoon(() => runTab(page)).toContain('"data"');
      expect([name, await runTab(page)]).toEqual([name, expect.not.stringContaining('"errors"')]);
    }
  });

  it('has the same tabs after it is loaded again', async () => {
    const page = await openWorkbench();
    await tabs(page).nth(2).click();
    await page.reload();
    await expectSoon(() => tabs(page).allInnerTexts()).toEqual(NAMES);
    await expectSoon(() => page.locator('.graphiql-query-editor').innerText()).toContain(NAMES[2]);
  });

  it('has no tab more after it is loaded again untouched, and its first one answers', async () => {
    const page = await openWorkbench();
    await page.reload();
    await untilReady(page);
    expect(await tabs(page).allInnerTexts()).toEqual(NAMES);
    expect(await runTab(page)).toContain('"data"');
  });

  it('does not box full-width signs', async () => {
    const page = await openWorkbench();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.insertText('query Quoted { zones(filter: { name: "a，b：c" }) { totalCount } }');
    const boxed = page.locator('.graphiql-query-editor .unicode-highlight');
    await boxed.first().waitFor({ state: 'attached' });
    const borders = await boxed.evaluateAll((signs) =>
      signs.map((sign) => getComputedStyle(sign).borderTopWidth),
    );
    expect(new Set(borders)).toEqual(new Set(['0px']));
  });

  it('comes compressed, as the scripts of the explorer do', async () => {
    const encodings = await Promise.all(
      ['/graphql', '/', '/explorer/main.js'].map(async (path) => {
        const response = await fetch(base() + path, {
          headers: { accept: 'text/html', 'accept-encoding': 'gzip' },
        });
        await response.arrayBuffer();
        return response.headers.get('content-encoding');
      }),
    );
    expect(encodings).toEqual(['gzip', null, 'gzip']);
  });

  it('answers under a policy that runs no script but those of its page', async () => {
    const page = await open('/graphql');
    const response = await page.reload();
    expect(response!.headers()['content-security-policy']).toMatch(/script-src 'sha256-/);
    await untilReady(page);
    expect(await runTab(page)).toContain('"data"');
  });
});
