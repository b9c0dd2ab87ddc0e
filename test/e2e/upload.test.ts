import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileReader, openFileReader } from '../../src/cli/reading/fileReader.js';
import { makeWriter } from '../../src/cli/writer.js';
import { migrate } from '../../src/store/migrate.js';
import { useBrowser, violationsOf } from './browser.js';

const token = 'a-token-for-tests-only';
const home = mkdtempSync(join(tmpdir(), 'plangraph-home-'));
let files: FileReader;
afterAll(async () => {
  await files.close();
  rmSync(home, { recursive: true });
});

const { open } = useBrowser(async (store) => {
  await migrate(store);
  files = await openFileReader();
  return {
    access: { token, readsNeedToken: false },
    writer: makeWriter(store, files, home, []),
  };
});

async function send(page: Page, name: string, text: string, given = token): Promise<void> {
  await page.getByLabel('文件').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByLabel('令牌').fill(given);
  await page.getByRole('button', { name: '导入文件' }).click();
}

describe('a document that is sent from the page', () => {
  it('is read before one’s eyes; at the end stands what was found in it, and its text can be read', async () => {
    const page = await open('/', { locale: 'zh-CN', viewport: { width: 360, height: 740 } });
    await page.getByRole('link', { name: '导入文件' }).click();
    expect(await violationsOf(page)).toEqual([]);
    const stages = page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const seen = new Set<string>();
          new MutationObserver(() => {
            const said = document.querySelector('main [role=status]')?.textContent;
            if (said) seen.add(said);
            if (said?.startsWith('已读入')) done([...seen]);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
    );
    const text = '上传市数字发展行动计划\n\n一、主要任务\n\n支持中原科技城建设，发展人工智能产业。\n';
    await send(page, 'uploaded.txt', text);
    expect(await stages).toEqual(['正在上传…', '正在读取…', '已读入: uploaded.txt']);
    expect(await page.locator('main li').innerText()).toMatch(/上传市数字发展行动计划.*区域 1/);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.locator('main li a').click();
    await page.getByRole('link', { name: '阅读原文' }).click();
    await page.locator('.passage', { hasText: '支持中原科技城建设' }).waitFor();
  });

  it('is refused in a sentence where the token is wrong, or where it is no plan', async () => {
    const page = await open('/upload', { locale: 'zh-CN' });
    await send(page, 'refused.txt', '郑州市测试行动计划\n', 'another-token-altogether');
    await page.getByRole('alert').getByText('令牌不对').waitFor();
    await send(page, 'latin.txt', 'Nothing of it is Chinese.\n');
    await page.getByRole('alert').getByText('latin.txt holds no Chinese').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
