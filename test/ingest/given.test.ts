import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { makeGivenRecogniser, readGivenMentions } from '../../src/ingest/recognise/given.js';
import { listRecords } from '../../src/ingest/records.js';
import { knowledge, planText, sourceOf, tagger } from './read.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plangraph-given-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: string[]): string {
  const path = join(folder, `${lines.length}.jsonl`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const text = planText(
  '加快推进重点区域建设，统筹各类资源要素，提升产业承载能力，支持“东区”科\n学谷建设，扩建东区科学谷。\n\n依托科学谷。',
);
const line = text.split('\n').findIndex((one) => one.includes('支持“')) + 1;

describe('given mentions', () => {
  it('stand wherever their text begins on their line, over line ends, the longest first', async () => {
    const given = await readGivenMentions(
      fileOf(
        JSON.stringify({
          file: 'plan.txt',
          type: 'Zone',
          text: '"东区"科学谷',
          canonical: '东区科学谷',
          line,
        }),
        JSON.stringify({ record: 'plan', id: 'x' }),
        JSON.stringify({ record: 'mention', file: 'plan.txt', type: 'Zone', text: '科学谷', line: line + 1 }),
        JSON.stringify({ file: 'plan.txt', type: 'Zone', text: '东区科学谷', line: line + 1 }),
        JSON.stringify({ file: 'other.txt', type: 'Zone', text: '东区', line }),
      ),
    );
    const graph = await makeGraphReader(knowledge, tagger, { recognise: makeGivenRecogniser(given) }).read(
      sourceOf(text),
    );
    const mentions = [...listRecords(graph)].filter(({ record }) => record === 'mention');
    expect(
      mentions.map(({ text: name, canonical, line: at, confidence }) => [name, canonical, at, confidence]),
    ).toEqual([
      ['“东区”科学谷', '东区科学谷', line, 1],
      ['东区科学谷', '东区科学谷', line + 1, 1],
    ]);
  });

  it.each([
    ['{"file":"plan.txt"', 'is no JSON'],
    ['{"file":"plan.txt","type":"Place","text":"东区","line":1}', 'type is missing or wrong'],
    ['{"file":"plan.txt","type":"Zone","text":"东区","line":0}', 'line is missing or wrong'],
    ['[]', 'is missing or wrong'],
  ])('that are wrong are told with their line: %s', async (wrong, message) => {
    const right = JSON.stringify({ file: 'plan.txt', type: 'Zone', text: '东区', line: 3 });
    await expect(readGivenMentions(fileOf(right, wrong))).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(`:2.*${message}`) }),
    );
  });

  it('that cannot be read are told', async () => {
    await expect(readGivenMentions(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});
