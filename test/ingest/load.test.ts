import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, loadFile, readBytes } from '../../src/ingest/load/load.js';

const TEXT =
  '郑州市人民政府关于印发郑州市科学绿化实施方案的通知。各开发区管委会，各区县（市）人民政府：到2025年，全市森林覆盖率达到百分之三十。'.repeat(
    4,
  );

describe('encodings', () => {
  it.each(['utf8', 'gb18030', 'utf16le', 'utf16-be'])('reads %s', async (encoding) => {
    const bytes = iconv.encode(TEXT, encoding, { addBOM: encoding.startsWith('utf16') });
    expect(await readBytes(bytes, 'plan.txt')).toMatchObject({ text: TEXT, unreadable: 0 });
  });

  it('reads Big5', async () => {
    const text =
      '鄭州市人民政府關於支持期貨業高質量發展的實施意見，加快建設國家中心城市，發展戰略性新興產業。'.repeat(
        4,
      );
    expect((await readBytes(iconv.encode(text, 'big5'), 'plan.txt')).text).toBe(text);
  });

  it('takes a byte order mark off', async () => {
    expect((await readBytes(Buffer.from(`\ufeff${TEXT}`), 'plan.txt')).text).toBe(TEXT);
  });

  it('counts characters that cannot be read', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT), Buffer.from([0xff])]);
    expect((await readBytes(bytes, 'plan.txt')).unreadable).toBe(1);
  });
});

describe('input that cannot be read', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plangraph-load-'));
    mkdirSync(join(folder, 'none'));
    writeFileSync(join(folder, 'plan.txt'), TEXT);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a binary', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 32)), 'FILE_BINARY'],
    ['a text without Chinese', Buffer.from('Only English here.'), 'NO_TEXT'],
  ])('%s is said to be so', async (_name, bytes, code) => {
    await expect(readBytes(bytes, 'bad.txt')).rejects.toMatchObject({
      code,
      message: expect.stringContaining('bad.txt'),
    });
  });

  it('a missing path and an empty folder are said to be so', async () => {
    await expect(listFiles([join(folder, 'nowhere')])).rejects.toMatchObject({ code: 'PATH_MISSING' });
    await expect(listFiles([join(folder, 'none')])).rejects.toMatchObject({ code: 'FOLDER_EMPTY' });
    await expect(loadFile(join(folder, 'gone.txt'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('a folder stands for the files below it', async () => {
    expect(await listFiles([folder])).toEqual([join(folder, 'plan.txt')]);
  });
});
