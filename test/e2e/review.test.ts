import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { base, open } = useBrowser();
const rows = (page: Page) => page.locator('tbody tr');
const shares = async (page: Page) =>
  (await page.locator('tbody td.number').allInnerTexts()).map((text) => Number(text.replace('%', '')));

describe('the review of names', () => {
  it('shows the least certain ones first; one leads to its sentence in the text', async () => {
    const page = await open('/', { locale: 'zh-CN' });
    await page.getByRole('link', { name: '核对' }).click();
    await rows(page).first().waitFor();
    const all = await shares(page);
    expect(all).toHaveLength(50);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(await violationsOf(page)).toEqual([]);
    // What a reader can do comes first; where maintainers set it right is theirs to open.
    expect(await page.locator('main').innerText()).toMatch(/告诉维护这套数据的人/);
    expect(await page.getByText('apart.yaml').isVisible()).toBe(false);
    const written = await rows(page).first().locator('th').innerText();
    await rows(page).first().locator('.quotation').click();
    await page.locator('.text mark').waitFor();
    expect(await page.locator('.text mark').innerText()).toContain(written);
  });

  it('is narrowed by type and goes on to the next page; dark, on a phone', async () => {
    const page = await open('/review', {
      locale: 'en-GB',
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    const facet = page.getByRole('navigation', { name: 'By type' });
    await facet.getByRole('link', { name: 'Zone' }).click();
    await page.waitForURL(/type=ZONE/);
    await facet.locator('[aria-current=true]', { hasText: 'Zone' }).waitFor();
    for (const type of await page.locator('tbody td .note').allInnerTexts()) expect(type).toBe('Zone');
    const last = (await shares(page)).at(-1)!;
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/after=/);
    await rows(page).first().waitFor();
    expect((await shares(page))[0]).toBeGreaterThanOrEqual(last);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });
});

describe('the review of merges', () => {
  it('says what was taken for what, and what was not, in its sentences; its address shows the same', async () => {
    const page = await open('/review', { locale: 'zh-CN' });
    await page.getByRole('link', { name: '合并' }).click();
    await page.waitForURL(/of=merges/);
    await page.locator('tbody td', { hasText: '视为' }).first().waitFor();
    const first = await rows(page).first().innerText();
    expect(first).toMatch(/视为[\s\S]*%[\s\S]*处/);
    const written = await rows(page).first().locator('th a').innerText();
    expect(await rows(page).first().locator('.quotation').first().innerText()).toContain(written);
    expect(await violationsOf(page)).toEqual([]);
    const { pathname, search } = new URL(page.url());
    expect((await fetch(base() + pathname + search)).status).toBe(200);
    const shared = await open(pathname + search, { locale: 'zh-CN' });
    await rows(shared).first().waitFor();
    expect(await rows(shared).first().innerText()).toBe(first);
  });
});
