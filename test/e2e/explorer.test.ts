import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, violationsOf } from './browser.js';

const { base, open } = useBrowser();

const LANGUAGES = [
  { locale: 'zh-CN', question: '哪些规划涉及中原科技城的建设？', word: '规划' },
  { locale: 'en-GB', question: 'which plans target Zhongyuan Science City', word: 'plan' },
];

const box = (page: Page) => page.getByRole('combobox');
const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

async function ask(question: string): Promise<string> {
  const response = await fetch(`${base()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query($question: String!) { ask(question: $question) { status } }',
      variables: { question },
    }),
  });
  return ((await response.json()) as { data: { ask: { status: string } } }).data.ask.status;
}

describe.each(LANGUAGES)('in $locale', ({ locale, question, word }) => {
  it('the flagship question is answered, and its evidence leads to the sentence in the text', async () => {
    const page = await open('/', { locale });
    await box(page).pressSequentially(question);
    await page.keyboard.press('Enter');
    const quotation = page.locator('.quotation').first();
    await quotation.waitFor();
    expect(await heading(page).innerText()).toContain(word);
    const names = await page.locator('.names li a').allInnerTexts();
    expect(names.length).toBeGreaterThan(4);
    // They stand below as links, and are not said twice.
    expect(await heading(page).innerText()).not.toContain(names[0]);
    expect(await page.title()).toContain(await heading(page).innerText());
    expect(await violationsOf(page)).toEqual([]);

    const last = page.locator('.quotation').last();
    const said = await last.innerText();
    await last.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate('scrollY');
    await last.click();
    const marked = page.locator('.text mark');
    await marked.waitFor();
    expect(said).toContain(await marked.innerText());
    await expect.poll(async () => ((await marked.boundingBox())?.y ?? -1) > 0).toBe(true);
    expect(await page.locator('.sections [aria-current]').count()).toBe(1);
    // Whose text it is stays in sight.
    await expect(
      heading(page).evaluate((title) => title.getBoundingClientRect().top),
    ).resolves.toBeGreaterThanOrEqual(0);
    await page.locator('.facts li').first().waitFor();
    expect(await page.locator('.text .name.zone').count()).toBeGreaterThan(0);
    expect(await violationsOf(page)).toEqual([]);

    const shared = await open(new URL(page.url()).pathname + new URL(page.url()).search, { locale });
    await shared.locator('.text mark').waitFor();
    expect(await shared.locator('.text mark').innerText()).toBe(await marked.innerText());

    expect(scrolled).toBeGreaterThan(0);
    await page.goBack();
    await quotation.waitFor();
    await expect.poll(() => page.evaluate('scrollY')).toBe(scrolled);
  });

  it('every question that the start suggests is answered', async () => {
    const page = await open('/', { locale });
    const links = page.locator('.questions a');
    await links.first().waitFor();
    const questions = await links.allInnerTexts();
    expect(questions.length).toBeGreaterThan(1);
    for (const one of questions) expect([one, await ask(one)]).toEqual([one, 'ANSWERED']);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says how many sentences there are, and shows those that it does not show at once', async () => {
    const page = await open(`/ask?q=${encodeURIComponent(question)}`, { locale });
    const sentences = page.locator('.evidence > li');
    await sentences.first().waitFor();
    const all = Number(await page.locator('h2 .count').first().innerText());
    expect(await sentences.count()).toBeLessThan(all);
    const said = page.locator('.more .none');
    while (await said.count()) {
      const before = await sentences.count();
      expect(await said.innerText()).toContain(String(before));
      await page.locator('.more button').click();
      await expect.poll(() => sentences.count(), { timeout: 30_000 }).toBeGreaterThan(before);
    }
    expect(await sentences.count()).toBe(all);
    const texts = await page
      .locator('.where a:last-child')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(texts).size).toBe(all);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says how the question was understood', async () => {
    const page = await open(`/ask?q=${encodeURIComponent(question)}`, { locale });
    await page.locator('.understood summary').click();
    expect(await page.locator('.understood').innerText()).toMatch(/中原科技城[\s\S]*MATCH/);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the question box', () => {
  it('suggests names and a question about them, and is used by the keyboard alone', async () => {
    const page = await open('/', { locale: 'zh-CN' });
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('跳到正文');
    await box(page).focus();
    await page.keyboard.insertText('中原科技');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await options.first().innerText()).toContain('哪些规划涉及中原科技城');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const first = await options.first().getAttribute('id');
    await expect.poll(() => box(page).getAttribute('aria-activedescendant')).toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.quotation').first().waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toContain('中原科技城');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
  });

  it('says that the plans do not say, or that it did not understand, and what to ask instead', async () => {
    for (const question of ['中原科技城发展海水养殖产业吗？', '哪些规划涉及三亚崖州湾科技城？']) {
      const page = await open(`/ask?q=${encodeURIComponent(question)}`, { locale: 'zh-CN' });
      await page.locator('.questions a').first().waitFor();
      expect(await heading(page).innerText()).toMatch(/没有/);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});

describe('a question that was not understood', () => {
  it('is said so once, with its own words, and with questions to begin with', async () => {
    const page = await open(`/ask?q=${encodeURIComponent('哪些规划的灯笼最圆')}`, { locale: 'zh-CN' });
    await page.locator('.questions a').first().waitFor();
    const said = await page.locator('main').innerText();
    expect(said.match(/没有(?:看懂|理解)/g)).toHaveLength(2);
    expect(said.match(/没有看懂的词：/g)).toHaveLength(1);
    expect(said).toContain('灯笼');
    expect(said).not.toContain('可以试试');
  });
});

describe('the language of the page', () => {
  it('is that of the answer, whatever the question is in; Chinese names stand beside English ones', async () => {
    const question = '哪些规划涉及中原科技城的建设？';
    const page = await open(`/ask?q=${encodeURIComponent(question)}`, { locale: 'en-GB' });
    await page.locator('.quotation').first().waitFor();
    expect(await heading(page).innerText()).toMatch(/^8 plans .* Zhongyuan Science City \(中原科技城\)$/);
    const name = page.locator('.names li').first();
    expect(await name.locator('a').innerText()).toMatch(/^[\x20-\x7e]+$/);
    expect(await name.locator('[lang=zh]').innerText()).toMatch(/[\u4e00-\u9fff]/);
    expect(await page.locator('.quotation').first().innerText()).toMatch(/[\u4e00-\u9fff]/);
    await page.locator('header .quiet').click();
    await expect.poll(() => heading(page).innerText(), { timeout: 30_000 }).toBe('有8份规划部署了中原科技城');
    expect(await page.locator('.names li').first().innerText()).not.toMatch(/[a-z]{3}/);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('what the plans say of a thing', () => {
  it('is counted for each plan, and opened to its last sentence', async () => {
    const page = await open('/zones?contains=中原科技城', { locale: 'zh-CN' });
    await page.locator('tbody a').first().click();
    const first = page.locator('.links > li').first();
    await first.locator('summary').click();
    const all = Number((await first.locator('summary').innerText()).replace(/\D/g, ''));
    expect(await first.locator('.more').innerText()).toContain(`显示3句，共${all}句`);
    await first.locator('.more button').click();
    await expect.poll(() => first.locator('.quotation').count(), { timeout: 30_000 }).toBe(all);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the pages', () => {
  it.each(['plans', 'zones', 'industries', 'institutions', 'projects', 'indicators'])(
    'of %s: a table, found by a part of the name; one of them with its sentences, light and dark, on a phone',
    async (list) => {
      const page = await open(`/${list}`, {
        locale: 'zh-CN',
        colorScheme: 'dark',
        viewport: { width: 360, height: 740 },
      });
      await page.locator('tbody a').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
      const name = await page.locator('tbody a').first().innerText();
      await page.getByRole('searchbox').fill(name);
      await page.keyboard.press('Enter');
      await page.waitForURL(/contains=/);
      await page.locator('tbody a').first().waitFor();
      expect(await page.locator('tbody a').allInnerTexts()).toContain(name);
      await page.locator('tbody a', { hasText: name }).first().click();
      await page.locator('main article h2').first().waitFor();
      const wide = 'document.documentElement.scrollWidth > innerWidth';
      expect(await page.evaluate(wide)).toBe(false);
      expect(await violationsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violationsOf(page)).toEqual([]);
      await page.locator('header .quiet').click();
      await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en');
    },
  );
});

describe('on a phone', () => {
  it.each(['zh-CN', 'en-GB'])(
    'the head of the page leaves room for what is below it (%s)',
    async (locale) => {
      const page = await open('/', { locale, viewport: { width: 390, height: 800 } });
      await page.locator('.totals').waitFor();
      expect((await page.locator('header').boundingBox())!.height).toBeLessThan(200);
      await page.getByRole('link', { name: 'Neo4j Browser' }).focus();
      await expect
        .poll(async () => (await page.getByRole('link', { name: 'Neo4j Browser' }).boundingBox())!.x)
        .toBeLessThan(390);
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    },
  );
});

describe('what goes wrong', () => {
  it('is said with a way on: an API that cannot be reached is tried again', async () => {
    const page = await open('/zones', { locale: 'zh-CN' });
    await page.context().route('**/graphql', (route) => route.abort());
    await page.goto(`${base()}/`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('连不上服务器');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().unroute('**/graphql');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.totals').waitFor();
  });

  it('is said in the language of the page where the server did not answer in time', async () => {
    const errors = [{ message: 'The operation was ended.', extensions: { code: 'DEADLINE_EXCEEDED' } }];
    const page = await open('/', { locale: 'zh-CN' });
    await page.context().route('**/graphql', (route) => route.fulfill({ status: 504, json: { errors } }));
    await page.goto(`${base()}/zones`);
    await page.getByRole('alert').getByText('没有在规定的时间内答完').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('an address of nothing says so', async () => {
    const page = await open('/zone/bm90aGluZw', { locale: 'zh-CN' });
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const response = await fetch(`${base()}/nowhere`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('where only those read who have the token', () => {
  const token = 'a-token-for-tests-only';
  const visitor = useBrowser({ access: { token, readsNeedToken: true } });

  it('asks for it, and goes on with it', async () => {
    const page = await visitor.open('/zones', { locale: 'en-GB' });
    await page.getByLabel('Token').fill(token);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('tbody a').first().waitFor();
  });
});

describe('what is sent', () => {
  it('with the first view is less than 200 kB of script, compressed; what draws comes when it is needed', () => {
    const read = (path: string) => readFileSync(`dist/explorer/${path}`);
    const imported = [...String(read('main.js')).matchAll(/(?:from|import)"\.\/(parts\/[^"]+)"/g)];
    const first = ['main.js', ...imported.map(([, path]) => path!)];
    const sizes = first.map((path) => gzipSync(read(path)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
    const drawing = readdirSync('dist/explorer/parts').filter((file) => file.startsWith('plot'));
    expect(drawing).not.toEqual([]);
    for (const file of drawing) expect(first).not.toContain(`parts/${file}`);
  });
});
