import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { open } = useBrowser();

const PLANS = ['郑州市“十四五”创新高地建设规划', '郑州市“十四五”科技创新发展规划'] as const;

describe('the comparison of two plans', () => {
  it('is chosen on the page: what both have, what each alone has, with counts and the sentence of each', async () => {
    const page = await open('/', { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByRole('link', { name: '比较规划' }).click();
    await page.getByLabel('规划甲').selectOption({ label: PLANS[0] });
    await page.getByLabel('规划乙').selectOption({ label: PLANS[1] });
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '比较规划' }).click();
    const zones = page.locator('section', { has: page.getByRole('heading', { name: '区域', exact: true }) });
    await zones.getByRole('heading', { name: /^两份都有 \d/ }).waitFor();
    const [shared, onlyA, onlyB] = await zones.locator('h3 .count').allInnerTexts();
    for (const count of [shared, onlyA, onlyB]) expect(Number(count)).toBeGreaterThan(0);
    await zones.locator('.sides > div').first().locator('.proof').nth(1).waitFor();
    const both = zones.locator('.sides > div').first().locator('li', { hasText: '中原科技城' }).first();
    const proofs = await both.locator('.proof').allInnerTexts();
    expect(new Set(proofs.map((proof) => proof.split(' ')[0])).size).toBe(2);
    expect(await violationsOf(page)).toEqual([]);
    await both.locator('.proof').first().click();
    await page.locator('.text mark').waitFor();
  });

  it('shows the indicators for which both set targets, and marks those that disagree; fits on a phone', async () => {
    const page = await open('/compare', { locale: 'zh-CN', viewport: { width: 360, height: 740 } });
    await page.getByLabel('规划甲').selectOption({ label: PLANS[0] });
    await page.getByLabel('规划乙').selectOption({ label: PLANS[1] });
    await page.getByRole('button', { name: '比较规划' }).click();
    const rows = page.locator('section', { hasText: '两份都定了目标的指标' }).locator('tbody tr');
    await rows.first().waitFor();
    const row = rows.filter({ hasText: '高新技术企业数量' });
    expect(await row.locator('td').allInnerTexts()).toEqual([
      expect.stringContaining('6000家'),
      expect.stringContaining('10000家'),
    ]);
    expect(await row.locator('.disagrees').innerText()).toBe('不一致');
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('of a plan with itself is refused in a sentence', async () => {
    const page = await open('/compare', { locale: 'en-GB' });
    const first = await page.getByLabel('Plan A').inputValue();
    await page.getByLabel('Plan B').selectOption(first);
    await page.getByRole('button', { name: 'Compare plans' }).click();
    await page.getByText('Choose two different plans.').waitFor();
  });
});
