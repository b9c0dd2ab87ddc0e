import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { open } = useBrowser();

const found = async (page: Page) => Number(/\d+/.exec(await page.getByRole('status').innerText())![0]);

async function download(page: Page, format: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download ${format}` }).click();
  return readFileSync(await (await started).path(), 'utf8');
}

describe('a list', () => {
  it('is narrowed to a kind, with how many there are of each, and ordered; its address shows the same', async () => {
    const page = await open('/zones', { locale: 'en-GB', colorScheme: 'dark' });
    await page.locator('tbody a').first().waitFor();
    const all = await found(page);
    const facet = page.getByRole('navigation', { name: 'By kind' }).locator('li', { hasText: 'park' });
    const count = Number(await facet.locator('.count').innerText());
    expect(count).toBeLessThan(all);
    await facet.getByRole('link').click();
    await page.waitForURL(/kind=park/);
    await page.locator('tbody td', { hasText: 'park' }).first().waitFor();
    expect(await found(page)).toBe(count);
    expect(new Set(await page.locator('tbody td:nth-child(2)').allInnerTexts())).toEqual(new Set(['park']));
    const plans = (await page.locator('tbody td:nth-child(3)').allInnerTexts()).map(Number);
    expect(plans).toEqual([...plans].sort((a, b) => b - a));
    expect(await page.locator('th[aria-sort=descending]').innerText()).toContain('Plans');
    const before = await page.locator('tbody a').allInnerTexts();
    await page.locator('thead').getByRole('link', { name: 'Name' }).click();
    await page.locator('th[aria-sort=ascending]').waitFor();
    await page.locator('tbody a').first().waitFor();
    const after = await page.locator('tbody a').allInnerTexts();
    expect(after).not.toEqual(before);
    expect(await violationsOf(page)).toEqual([]);
    const { pathname, search } = new URL(page.url());
    const shared = await open(pathname + search, { locale: 'en-GB' });
    await shared.locator('tbody a').first().waitFor();
    expect(await shared.locator('tbody a').allInnerTexts()).toEqual(after);
  });

  it('is taken along whole as CSV and as JSON, beyond the page that is shown', async () => {
    const page = await open('/institutions', { locale: 'en-GB' });
    await page.locator('tbody a').first().waitFor();
    const all = await found(page);
    expect(all).toBeGreaterThan(100);
    const rows = parse(await download(page, 'CSV'), { columns: true, bom: true }) as Record<string, string>[];
    const objects = JSON.parse(await download(page, 'JSON')) as { name: string; plans: number }[];
    expect([rows.length, objects.length]).toEqual([all, all]);
    expect(rows.map(({ name }) => name)).toEqual(objects.map(({ name }) => name));
    expect(Number(rows[0]!.plans)).toBe(objects[0]!.plans);
    expect(objects[0]!.plans).toBeGreaterThan(1);
    expect(Object.keys(rows[0]!)).toEqual(['id', 'name', 'nameEn', 'category', 'plans']);
  });

  it('of plans is ordered by date; a kind that there is not has no page', async () => {
    const page = await open('/plans?sort=most', { locale: 'en-GB' });
    await page.locator('tbody a').first().waitFor();
    const dates = (await page.locator('tbody td:nth-child(3)').allInnerTexts()).filter(Boolean);
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort().reverse());
    await page.goto(new URL('/zones?kind=castle', page.url()).href);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });
});
