import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { open } = useBrowser();

/** Opens the drawing of a zone as one comes to it: from its page, found by its name. */
async function openDrawing(profile: Parameters<typeof open>[1]): Promise<Page> {
  const page = await open('/zones?contains=中原科技城', profile);
  await page.locator('tbody a').first().click();
  await page.getByRole('link', { name: /^(?:关系图|Relations as a drawing)$/ }).click();
  await page.locator('.drawing canvas').first().waitFor({ state: 'attached' });
  return page;
}

const sizeOf = async (page: Page) =>
  (await page.getByRole('status').innerText()).split('\n')[0]!.match(/\d+/g)!.map(Number);

/** How many points of the drawing are not empty. */
const inkOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.drawing canvas')].reduce((sum, canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let inked = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]) inked++;
      return sum + inked;
    }, 0),
  );

interface NamedNode {
  hasClass(name: string): boolean;
  numericStyle(name: string): number;
  renderedBoundingBox(options: object): { x1: number; x2: number; y1: number; y2: number };
}

/** The names that are written in the drawing: how large, where, and whether all nodes lie within it. */
const writtenIn = (page: Page) =>
  page.evaluate(() => {
    const { cy } = (document.querySelector('.drawing') as never as { _cyreg: { cy: never } })._cyreg as {
      cy: {
        nodes(): { map<T>(f: (node: NamedNode) => T): T[] };
        zoom(): number;
        width(): number;
        height(): number;
      };
    };
    const boxes = cy.nodes().map((node) => ({
      pixels: node.hasClass('unnamed') ? null : node.numericStyle('font-size') * cy.zoom(),
      name: node.renderedBoundingBox({ includeNodes: false, includeOverlays: false }),
      node: node.renderedBoundingBox({ includeLabels: false, includeOverlays: false }),
    }));
    const written = boxes.filter(({ pixels }) => pixels !== null);
    const over = written.filter(({ name: a }, i) =>
      written.slice(i + 1).some(({ name: b }) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2),
    );
    const outside = boxes.filter(
      ({ node }) => node.x1 < 0 || node.y1 < 0 || node.x2 > cy.width() || node.y2 > cy.height(),
    );
    const pixels = Math.min(...written.map((one) => one.pixels!));
    return { count: written.length, pixels, over: over.length, outside: outside.length };
  });

/** The machine may be busy. */
const expectSoon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

describe('the neighbourhood of a zone', () => {
  it('is drawn and walked: expanded, pinned, filtered by relation, reset; each relation leads to its sentence', async () => {
    const page = await openDrawing({ locale: 'zh-CN', colorScheme: 'dark' });
    await expectSoon(() => inkOf(page)).toBeGreaterThan(2000);
    const [nodes, edges] = await sizeOf(page);
    expect(nodes).toBeGreaterThan(10);
    expect(edges).toBeGreaterThan(10);
    expect(await violationsOf(page)).toEqual([]);

    const other = await page.getByLabel('所选节点').locator('option').nth(1).getAttribute('value');
    await page.getByLabel('所选节点').selectOption(other);
    await page.getByRole('button', { name: '展开' }).click();
    await expectSoon(async () => (await sizeOf(page))[0]).toBeGreaterThan(nodes!);
    await page.getByRole('button', { name: /^再展开\d+个$/ }).waitFor();
    await page.getByRole('button', { name: '固定' }).click();
    await page.getByRole('button', { name: '取消固定' }).waitFor();

    const grown = (await sizeOf(page))[1]!;
    await page.getByRole('checkbox', { name: '部署', exact: true }).uncheck();
    await expectSoon(async () => (await sizeOf(page))[1]).toBeLessThan(grown);
    await page.getByRole('button', { name: '重置' }).click();
    await expectSoon(() => sizeOf(page)).toEqual([nodes, edges]);
    expect(await violationsOf(page)).toEqual([]);

    const said = page.locator('section', { hasText: '规划这样说' }).locator('li').first();
    await said.locator('summary').click();
    await said.locator('.quotation').first().click();
    await page.locator('.text mark').waitFor();
  });

  it('says how many of its neighbours are drawn, and draws the others; a legend says what is what', async () => {
    const page = await openDrawing({ locale: 'zh-CN' });
    const said = () => page.getByRole('status').innerText();
    const [, shown, all] = /显示(\d+)个相邻节点，共(\d+)个/.exec(await said())!.map(Number);
    expect(shown).toBe(30);
    expect(all).toBeGreaterThan(30);
    await page.getByRole('button', { name: `再展开${all! - shown!}个` }).click();
    await expectSoon(said).toContain(`显示${all}个相邻节点，共${all}个`);
    await page.getByRole('button', { name: '已展开' }).waitFor();
    const legend = page.getByRole('list', { name: '图例' });
    expect(await legend.innerText()).toMatch(/规划[\s\S]*区域[\s\S]*产业/);
    expect(await legend.locator('.dot').count()).toBeGreaterThan(2);
    const lines = page.locator('.walk fieldset label');
    expect(await lines.locator('.swatch').count()).toBe(await lines.count());
    expect(await violationsOf(page)).toEqual([]);
  });

  it('is chosen from by the mouse, in the drawing', async () => {
    const page = await openDrawing({ locale: 'en-GB' });
    await expectSoon(() => inkOf(page)).toBeGreaterThan(2000);
    const chosen = page.getByLabel('Chosen node');
    const start = await chosen.inputValue();
    const box = (await page.locator('.drawing').boundingBox())!;
    let found = start;
    for (let y = 10; y < box.height && found === start; y += 8)
      for (let x = 10; x < box.width && found === start; x += 12) {
        await page.mouse.click(box.x + x, box.y + y);
        found = await chosen.inputValue();
      }
    expect(found).not.toBe(start);
    await page.getByRole('link', { name: 'Open its page' }).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${found}`));
  });

  it.each([
    { width: 360, names: 10 },
    { width: 1280, names: 40 },
  ])(
    'has at most 200 nodes, says so, and is read at a width of $width: names of a size, none over another',
    async ({ width, names }) => {
      const page = await openDrawing({ locale: 'zh-CN', viewport: { width, height: 740 } });
      const chosen = page.getByLabel('所选节点');
      const said = () => page.getByRole('status').innerText();
      for (let i = 0; !(await said()).includes('最多显示200个节点'); i++) {
        await chosen.selectOption({ index: i });
        const expand = page.getByRole('button', { name: '展开', exact: true });
        if ((await expand.count()) === 0) continue;
        const before = await said();
        await expand.click();
        await expectSoon(said).not.toBe(before);
      }
      expect((await sizeOf(page))[0]).toBe(200);
      const written = await writtenIn(page);
      expect(written).toMatchObject({ over: 0, outside: 0 });
      expect(written.count).toBeGreaterThan(names);
      expect(written.pixels).toBeGreaterThanOrEqual(12);
      expect(await inkOf(page)).toBeGreaterThan(2000);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    },
  );
});
