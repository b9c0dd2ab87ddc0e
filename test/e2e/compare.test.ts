import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { open } = useBrowser();

const PLANS = ['郑州市“十四五”创新高地建设规划', '郑州市“十四五”科技创新发展规划'] as const;

/** Two plans that name many things. */
const LONG = [
  'Zhengzhou 14th Five-Year Innovation Highland Construction Plan',
  'Zhengzhou 14th Five-Year Strategic Emerging Industries Development Master Plan (2021-2025)',
] as const;

/** The machine may be busy. */
const expectSoon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

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
    const both = zones.locator('.sides > div').first().locator('li', { hasText: '中原科技城' }).first();
    expect(await both.locator('summary').innerText()).toMatch(/^甲\d+句 · 乙\d+句$/);
    await both.locator('summary').click();
    const quotations = both.locator('.quotation');
    await quotations.nth(5).waitFor();
    const said = await both.locator('.where').allInnerTexts();
    for (const plan of PLANS) expect(said.join('\n')).toContain(plan);
    const counts = (await both.locator('summary').innerText()).match(/\d+/g)!.map(Number);
    // A button is gone where all is shown.
    for (const more = both.locator('.more button'); await more.count(); ) {
      const before = await quotations.count();
      await more.first().click();
      await expectSoon(() => quotations.count()).toBeGreaterThan(before);
    }
    expect(await quotations.count()).toBe(counts[0]! + counts[1]!);
    expect(await violationsOf(page)).toEqual([]);
    await quotations.first().click();
    await page.locator('.text mark').waitFor();
  });

  it('says how much of a long list it shows, and shows the rest of it', async () => {
    const page = await open('/compare', { locale: 'en-GB' });
    await page.getByLabel('Plan A').selectOption({ label: LONG[0] });
    await page.getByLabel('Plan B').selectOption({ label: LONG[1] });
    await page.getByRole('button', { name: 'Compare plans' }).click();
    const lists = page.locator('.sides > div');
    await lists.locator('.more').first().waitFor();
    const areLong = await lists.evaluateAll((all) => all.map((one) => one.querySelector('.more') !== null));
    const list = lists.nth(areLong.lastIndexOf(true));
    const said = (await list.locator('.more').innerText()).match(/\d+/g)!.map(Number);
    expect(said[0]).toBe(50);
    expect(await list.locator('h3 .count').innerText()).toBe(String(said[1]));
    while (await list.locator('.more button').count()) {
      const before = await list.locator('ul > li').count();
      await list.locator('.more button').click();
      await expectSoon(() => list.locator('ul > li').count()).toBeGreaterThan(before);
    }
    const links = await list
      .locator('li > a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(new Set(links).size).toBe(said[1]);
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
