import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../src/cli/readFiles.js';
import { openFileReader } from '../../src/cli/reading/fileReader.js';
import { openSentenceEncoder } from '../../src/inference/sentenceEncoder.js';
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { loadFile } from '../../src/ingest/load/load.js';
import { knowledge, tagger } from '../ingest/read.js';

const here = makeGraphReader(knowledge, tagger, { encoder: await openSentenceEncoder() });

const PLAN =
  '郑州市人民政府\n\n关于支持测试产业发展的实施意见\n\n郑政〔2022〕91号\n\n一、主要任务\n\n到2025年，高新技术企业达到100家。支持中原科技城建设。\n';

let folder: string;
const write = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plangraph-reading-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reading in a process of its own', () => {
  it('gives the graph that reading here gives', async () => {
    const path = write('plan.txt', PLAN);
    const reader = await openFileReader();
    expect(reader.version).toBe(here.version);
    expect(await reader.read(path)).toEqual(await here.read(await loadFile(path)));
    reader.close();
    await expect(reader.read(path)).rejects.toMatchObject({ code: 'READING_STOPPED' });
  });

  it('ends a file that takes too long, and reads the next one', async () => {
    const long = write(
      'long.txt',
      PLAN + '支持中原科技城、龙湖金融岛建设，发展区块链产业。\n\n'.repeat(60_000),
    );
    const reader = await openFileReader({ limits: { seconds: 15, megabytes: 4096 } });
    const [first, second] = await Promise.allSettled([reader.read(long), reader.read(write('a.txt', PLAN))]);
    expect(first).toMatchObject({
      reason: { code: 'READING_LIMIT', message: expect.stringMatching(/long\.txt takes more than 15 s/) },
    });
    expect(second).toMatchObject({ value: { outline: { plans: [{ number: '郑政〔2022〕91号' }] } } });
    reader.close();
  });

  it('ends a file that takes too much memory, and reads the next one', async () => {
    const large = write('large.txt', `${PLAN}${'支持中原科技城建设。\n'.repeat(1_500_000)}`);
    const reader = await openFileReader({ limits: { seconds: 600, megabytes: 1400 } });
    const [first, second] = await Promise.allSettled([reader.read(large), reader.read(write('b.txt', PLAN))]);
    expect(first).toMatchObject({
      reason: { code: 'READING_LIMIT', message: expect.stringMatching(/large\.txt takes more than 1400 MB/) },
    });
    expect(second).toMatchObject({ value: { outline: { plans: [{ number: '郑政〔2022〕91号' }] } } });
    reader.close();
  });

  it('tells every file that cannot be read in one line, and reads the others', async () => {
    const all = join(folder, 'all');
    mkdirSync(join(all, 'below'), { recursive: true });
    writeFileSync(join(all, 'below', 'good.txt'), PLAN);
    writeFileSync(
      join(all, 'deep.html'),
      `<html><body>${'<div>'.repeat(200_000)}规划${'</div>'.repeat(200_000)}`,
    );
    writeFileSync(
      Buffer.concat([Buffer.from(`${all}/`), Buffer.from([0xb9, 0xe6]), Buffer.from('.txt')]),
      PLAN,
    );
    writeFileSync(join(all, 'empty.txt'), '');
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const reader = await openFileReader();
    const lines: string[] = [];
    const read: string[] = [];
    for await (const { document } of readFiles(reader, [all, join(folder, 'pipe.txt')], (line) =>
      lines.push(line),
    ))
      read.push(document.name);
    reader.close();
    process.exitCode = 0;
    expect(read).toEqual(['good.txt']);
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
    expect(lines.join('\n')).toMatch(
      /deep\.html nests.*\n.*empty\.txt is empty.*\n.*is not UTF-8.*\n.*is no file but a pipe/,
    );
  });
});
