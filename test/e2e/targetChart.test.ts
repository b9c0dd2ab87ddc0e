import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { base, open } = useBrowser();

/** How many points of the drawing have the colour that a variable of the page names. */
const pointsOf = (page: Page, variable: string) =>
  page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.chart-plot canvas')!;
    const [ctx, probe] = [canvas.getContext('2d')!, document.createElement('canvas').getContext('2d')!];
    probe.fillStyle = getComputedStyle(canvas).getPropertyValue(name);
    probe.fillRect(0, 0, 1, 1);
    const wanted = [...probe.getImageData(0, 0, 1, 1).data].join();
    const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) if ([...data.slice(i, i + 4)].join() === wanted) found++;
    return found;
  }, variable);

/** The machine may be busy. */
const expectSoon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

describe('the targets of an indicator for which plans disagree', () => {
  let conflict: { id: string; year: number; values: string[] };
  beforeAll(async () => {
    const query =
      '{ targetConflicts(first: 1) { year indicator { id } targets { value unit evidence { id } } } }';
    const response = await fetch(`${base()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const [first] = (await response.json()).data.targetConflicts;
    const values = first.targets.map(({ value, unit }: { value: number; unit: string }) => `${value}${unit}`);
    conflict = { id: first.indicator.id, year: first.year, values };
  });

  it.each([
    { locale: 'zh-CN', colorScheme: 'light', heading: '不一致的目标' },
    { locale: 'en-GB', colorScheme: 'dark', heading: 'Targets that disagree' },
  ] as const)('are drawn by year and marked, with what they say ($locale, $colorScheme)', async (profile) => {
    const page = await open(`/indicator/${conflict.id}`, profile);
    await page.locator('.chart-plot canvas').waitFor();
    await expectSoon(() => pointsOf(page, '--wrong')).toBeGreaterThan(20);
    expect(await pointsOf(page, '--zone')).toBeGreaterThan(20);
    expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(/年份|by year/);
    await page.getByRole('heading', { name: profile.heading }).waitFor();
    const said = await page.locator('figcaption li', { hasText: String(conflict.year) }).allInnerTexts();
    for (const value of conflict.values) expect(said.join('\n')).toContain(value);
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('figcaption li a').first().click();
    await page.locator('.text mark').waitFor();
  });

  it('fit on a phone', async () => {
    const page = await open(`/indicator/${conflict.id}`, { viewport: { width: 360, height: 740 } });
    await page.locator('.chart-plot canvas').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });
});
