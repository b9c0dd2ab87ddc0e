import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { listFiles, readBytes } from '../../src/ingest/load/load.js';
import type { SourceFile } from '../../src/model/document.js';
import { knowledge } from './read.js';

const columns = (text: string) => ({ text, names: knowledge.columns });
const partsOf = ({ text, parts }: SourceFile) =>
  parts.map(({ start, metadata }, i) => ({ text: text.slice(start, parts[i + 1]?.start).trim(), metadata }));

const CSV =
  'id,标题,发文字号,发文机关,发布日期,成文日期,正文\n' +
  '1,江州市氢能规划,江政发〔2024〕7号,江州市人民政府,2024-03-20,2024年3月5日,"一、发展目标\r\n到2027年,产值达到300亿元。"\n' +
  '2,江州市养老办法,,,20240401,,支持养老服务。\n' +
  '3,只有标题,,,,,\n';
const READ = [
  {
    text: '一、发展目标\n到2027年,产值达到300亿元。',
    metadata: {
      title: '江州市氢能规划',
      number: '江政发〔2024〕7号',
      issuer: '江州市人民政府',
      date: '2024-03-05',
    },
  },
  {
    text: '支持养老服务。',
    metadata: { title: '江州市养老办法', number: null, issuer: null, date: '2024-04-01' },
  },
];

describe('exports', () => {
  it.each<[string, Buffer, string]>([
    ['with commas', Buffer.from(`\ufeff${CSV}`), 'export.csv'],
    ['in GB18030', iconv.encode(CSV, 'gb18030'), 'export.csv'],
    ['with tabs', Buffer.from('标题\t正文\n江州市养老办法\t支持养老服务。\n'), 'export.tsv'],
  ])('of CSV %s are a text for each row, with what its other columns say', async (_name, bytes, name) => {
    const file = await readBytes(bytes, name, columns('正文'));
    expect(file.mediaType).toBe('text/csv');
    const parts = partsOf(file);
    expect(parts.map(({ text }) => text)).toEqual(READ.slice(-parts.length).map(({ text }) => text));
    if (parts.length > 1) {
      expect(parts).toEqual(READ);
      expect(file.losses).toEqual([{ kind: 'table', count: 1, sample: '只有标题', line: null }]);
    }
  });

  const objects = [
    {
      title: '江州市氢能规划',
      Doc_Number: '江政发〔2024〕7号',
      publishDate: '2024-03-05',
      body: ['一、发展目标', '略。'],
    },
    { title: '江州市养老办法', body: '支持养老服务。' },
  ];
  it.each<[string, string]>([
    ['a list', JSON.stringify(objects)],
    ['lines', objects.map((object) => JSON.stringify(object)).join('\n')],
    ['a list inside an answer', JSON.stringify({ code: 0, data: { total: 2, list: objects } })],
  ])('of JSON as %s are read alike', async (_name, json) => {
    const file = await readBytes(Buffer.from(json), 'export.json', columns('body'));
    expect(partsOf(file)).toEqual([
      {
        text: '一、发展目标\n略。',
        metadata: { title: '江州市氢能规划', number: '江政发〔2024〕7号', issuer: null, date: '2024-03-05' },
      },
      {
        text: '支持养老服务。',
        metadata: { title: '江州市养老办法', number: null, issuer: null, date: null },
      },
    ]);
  });

  it('are refused with their columns where none is named, or one that is not there', async () => {
    await expect(readBytes(Buffer.from(CSV), 'export.csv')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('export.csv'),
      remedy: expect.stringMatching(/--text-column.*id, 标题, 发文字号, 发文机关, 发布日期, 成文日期, 正文/),
    });
    await expect(readBytes(Buffer.from(CSV), 'export.csv', columns('正 文 '))).resolves.toBeDefined();
    await expect(readBytes(Buffer.from(CSV), 'export.csv', columns('正文文本'))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      remedy: expect.stringMatching(/^Did you mean 正文\? Its columns are id, /),
    });
    await expect(readBytes(Buffer.from(JSON.stringify(objects)), 'e.json')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      remedy: expect.stringContaining('title, Doc_Number, publishDate, body'),
    });
  });

  it.each<[string, string, string, string]>([
    ['a CSV whose quotation marks do not close', '正文\n"支持', 'export.csv', 'FILE_DAMAGED'],
    ['a JSON that breaks off', '[{"正文": "支持', 'export.json', 'FILE_DAMAGED'],
    ['a JSON without objects', '["支持"]', 'export.json', 'FILE_DAMAGED'],
    ['a JSON of two lists', '{"a":[{"正文":"甲"}],"b":[{"正文":"乙"}]}', 'export.json', 'FILE_DAMAGED'],
    ['a column without text', '标题,正文\n江州,\n', 'export.csv', 'NO_TEXT'],
  ])('%s is said to be so', async (_name, text, name, code) => {
    await expect(readBytes(Buffer.from(text), name, columns('正文'))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(name),
    });
  });

  it('in folders are meant where a column is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plangraph-exports-'));
    try {
      for (const name of ['export.csv', 'plan.docx', 'plan.ofd', 'plan.wps'])
        writeFileSync(join(folder, name), '');
      const names = async (withExports: boolean) =>
        (await listFiles([folder], withExports)).map((path) => path.slice(folder.length + 1));
      expect(await names(false)).toEqual(['plan.docx', 'plan.ofd', 'plan.wps']);
      expect(await names(true)).toEqual(['export.csv', 'plan.docx', 'plan.ofd', 'plan.wps']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
