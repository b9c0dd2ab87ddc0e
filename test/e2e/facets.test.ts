import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { open } = useBrowser();
const FILE = '002_d8b16eeae878069a.txt';
const TITLE = '郑州市科学绿化实施方案';

const found = async (page: Page) => Number(/\d+/.exec(await page.getByRole('status').innerText())![0]);
/** Chooses a value of a facet; says how many the facet promised. */
const choose = async (page: Page, facet: string, value: string) => {
  const item = page.getByRole('navigation', { name: facet }).locator('li', { hasText: value });
  await item.first().waitFor();
  const count = Number(await item.locator('.count').innerText());
  await item.getByRole('link').click();
  return count;
};

describe('the list of plans', () => {
  it('is narrowed by year and file to as many as the facet says; its address shows the same', async () => {
    const page = await open('/plans', { locale: 'en-GB' });
    await page.locator('tbody a').first().waitFor();
    const all = await found(page);
    const ofYear = await choose(page, 'By year', '2022');
    await page.waitForURL(/year=2022/);
    await page
      .getByRole('status')
      .filter({ hasText: `${ofYear} in all` })
      .waitFor();
    expect(ofYear).toBeLessThan(all);
    const inFile = await choose(page, 'By file', FILE);
    await page.waitForURL(/file=/);
    await page
      .getByRole('status')
      .filter({ hasText: `${inFile} in all` })
      .waitFor();
    expect(inFile).toBeLessThan(ofYear);
    expect(await page.locator('tbody tr').count()).toBe(inFile);
    const dates = await page.locator('tbody td:nth-child(3)').allInnerTexts();
    for (const date of dates) expect(date).toMatch(/^2022-/);
    expect(await violationsOf(page)).toEqual([]);
    const { pathname, search } = new URL(page.url());
    const shared = await open(pathname + search, { locale: 'en-GB' });
    await shared.locator('tbody tr').first().waitFor();
    expect(await found(shared)).toBe(inFile);
  });
});

describe('the page of a thing', () => {
  it('shows the statements of one file, or of those that are sure, with their sentences alone', async () => {
    const page = await open('/zones?contains=中原科技城', { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByRole('link', { name: '中原科技城', exact: true }).click();
    await page.getByRole('heading', { name: '中原科技城', level: 1 }).waitFor();
    await page.getByRole('navigation', { name: '按文件' }).waitFor();
    const all = await found(page);
    const inFile = await choose(page, '按文件', FILE);
    await page.waitForURL(/file=/);
    await page
      .getByRole('status')
      .filter({ hasText: `共${inFile}条` })
      .waitFor();
    expect(inFile).toBeLessThan(all);
    for (const sentence of await page.locator('.evidence .where').allTextContents())
      expect(sentence).toContain(FILE);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('navigation', { name: '按可信度' }).getByRole('link', { name: '≥ 0.9' }).click();
    await page.waitForURL(/sure=0.9/);
    await page.locator('[aria-current=true]', { hasText: '≥ 0.9' }).waitFor();
    expect(await found(page)).toBeLessThan(inFile);
  });
});

describe('the page of a thing narrowed by all that it can be', () => {
  it.each(['zone', 'industry', 'institution', 'project'])('is shown: a %s', async (type) => {
    const plural = type === 'industry' ? 'industries' : `${type}s`;
    const page = await open(`/${plural}`, { locale: 'zh-CN' });
    const href = await page.locator('tbody a').first().getAttribute('href');
    const params = new URLSearchParams({ place: '郑州市', year: '2022', file: FILE, sure: '0.5' });
    await page.goto(new URL(`${href}?${params}`, page.url()).href);
    await page.getByRole('navigation', { name: '按文件' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    for (const sentence of await page.locator('.evidence .where').allTextContents())
      expect(sentence).toContain(FILE);
  });
});

describe('what things are', () => {
  it('is said in the language of the page', async () => {
    const page = await open('/zones', { locale: 'zh-CN' });
    await page.getByRole('navigation', { name: '按类别' }).getByRole('link', { name: '开发区' }).click();
    await page.waitForURL(/kind=development/);
    await page.locator('.facet [aria-current=true]', { hasText: '开发区' }).waitFor();
    expect(new Set(await page.locator('tbody td:nth-child(2)').allInnerTexts())).toEqual(new Set(['开发区']));
  });
});

describe('the responsibilities of a plan', () => {
  it('are a matrix of measures and units on a phone too; a cell opens the sentence that says so', async () => {
    const page = await open('/plans?contains=科学绿化', {
      locale: 'zh-CN',
      viewport: { width: 360, height: 740 },
    });
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('link', { name: /^责任分工 \d/ }).click();
    await page.locator('.matrix tbody td a').first().waitFor();
    expect(await found(page)).toBeGreaterThan(3);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    const by = page.getByRole('navigation', { name: '按', exact: true });
    await by.getByRole('link', { name: '项目' }).click();
    await page.waitForURL(/rows=project/);
    await by.locator('[aria-current=true]', { hasText: '项目' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await by.getByRole('link', { name: '任务' }).click();
    const cell = page.locator('.matrix tbody td a').first();
    // What a row is about is read in lines, not sign by sign.
    expect((await page.locator('.matrix tbody th').first().boundingBox())!.width).toBeGreaterThan(120);
    expect(await cell.getAttribute('aria-label')).toMatch(/ · .+: (牵头|参与)$/);
    await cell.click();
    await page.locator('.text mark').waitFor();
  });
});
