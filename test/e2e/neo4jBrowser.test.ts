import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { guideQueries, renderGuide } from '../../src/api/neo4jBrowser.js';
import { findBrowserJar } from '../../src/store/embedded/jars.js';
import { Store } from '../../src/store/store.js';
import { useBrowser } from './browser.js';

const { uri, user, password } = inject('corpus');
const { base, open } = useBrowser({ browser: { jar: findBrowserJar('.plangraph')!, uri, user } });

/** Opens Neo4j Browser by the link of the explorer, and logs in. */
async function logIn(language: 'zh' | 'en'): Promise<Page> {
  const page = await open(`/?lang=${language}`);
  await page.getByRole('link', { name: 'Neo4j Browser' }).click();
  await page.getByTestId('password').fill(password);
  await page.getByTestId('connect').click();
  return page;
}

/** Runs what stands in the editor; the frame of its answer. */
async function run(page: Page, statement: string) {
  await page.getByTestId('editor-Run').click();
  const frame = page.getByTestId('frame').filter({ hasText: statement }).first();
  await frame.getByTestId('frame-loaded-contents').waitFor();
  return frame;
}

describe('Neo4j Browser', () => {
  it('opens with the guide in the language of the page; a query of it draws plans by short names, and zones', async () => {
    const page = await logIn('zh');
    await page.getByText('从问题到原文').waitFor();
    await page.getByTestId('guideNextSlide').click();
    await page.locator('pre.runnable', { hasText: 'RETURN path' }).first().click();
    const frame = await run(page, 'Which plans target Zhongyuan Science City?');
    await frame.locator('g.node').first().waitFor();
    const captions = (await frame.locator('g.node').allTextContents()).map((text) => text.trim());
    expect(captions).toContain('中原科技城');
    expect(captions).toContain('科技创新发展规划');
    expect(captions.join()).not.toContain('郑州市');
    const fills = await frame
      .locator('g.node circle.b-outline, g.node circle.outline')
      .evaluateAll((circles) => circles.map((circle) => circle.getAttribute('fill')));
    expect(new Set(fills)).toEqual(new Set(['#C8102E', '#2F6F9F']));
  });

  it('opens with the guide in English and has twenty favourites, which run; those of the user stay', async () => {
    const page = await logIn('en');
    await page.getByText('From a question to the sentence').waitFor();
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('neo4j.documents') ?? '[]');
      localStorage.setItem(
        'neo4j.documents',
        JSON.stringify([...kept, { id: 'mine', content: '// Mine\nRETURN 1' }]),
      );
      localStorage.removeItem('plangraph.guide');
    });
    await page.reload();
    await page.getByTestId('navigationFavorites').click();
    await page.getByTestId('scriptTitle-Mine').waitFor();
    await page.getByTestId('expandFolder-PlanGraph').click();
    const titles = page.locator('[data-testid^="scriptTitle-"]', { hasText: ' · ' });
    expect(await titles.count()).toBe(20);
    await page.getByText('Which industries do most plans focus on?').click();
    const frame = await run(page, 'Which industries do most plans focus on?');
    await frame.getByText('industryEn').first().waitFor();
  });

  it('is served under a policy that lets it reach its server and nobody else, under the name that it takes guides from', async () => {
    const first = await fetch(`${base()}/browser?lang=en`, { redirect: 'manual' });
    const address = `${base().replace('127.0.0.1', 'localhost')}/browser/?lang=en`;
    expect([first.status, first.headers.get('location')]).toEqual([302, address]);
    const policy = (await fetch(address)).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ${uri.replace('bolt:', 'ws:')};`);
    expect((await fetch(`${new URL('/browser/none.js', address)}`)).status).toBe(404);
  });
});

describe('the guide', () => {
  it('has ten queries in each language, twenty in all, and each finds something in the seeds', async () => {
    const queries = guideQueries();
    expect(queries).toHaveLength(20);
    for (const language of ['zh', 'en'] as const)
      expect(renderGuide(language).match(/class="runnable">\/\/ /g)).toHaveLength(10);
    const store = await Store.connect({ uri, user, password });
    const empty: string[] = [];
    for (const { name, statement } of queries)
      if ((await store.read(statement.replace(/;$/, ''))).length === 0) empty.push(name);
    await store.close();
    expect(empty).toEqual([]);
  });
});
