import { expect, it } from 'vitest';
import { listPassages } from '../../src/cli/passages.js';
import { makeClosedFinder } from '../../src/ingest/recognise/closed.js';
import { knowledge, outlineText } from './read.js';

const SOURCE = `厦门市人民政府关于支持测试产业发展的实施意见

一、主要任务

（一）培育产业

支持集美区发展新材料产业，
建设海沧测试园。推动项目落地。
`;

const records = () => [...listPassages(outlineText(SOURCE), makeClosedFinder(knowledge))];
const sentence = () => records().find(({ text }) => String(text).startsWith('支持集美区'))!;

it('a passage is listed with the headings that it stands under, the outermost first', () => {
  expect(sentence()).toMatchObject({
    record: 'passage',
    file: 'plan.txt',
    kind: 'sentence',
    headings: ['主要任务', '培育产业'],
    line: 7,
  });
});

it('a heading is listed with those above it, not with itself', () => {
  const headings = records().filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ text, headings }) => [text, headings])).toContainEqual([
    '（一）培育产业',
    ['主要任务'],
  ]);
});

it('the text of a passage over two lines of the source says where the second begins', () => {
  const { text, lines } = sentence();
  expect(text).toBe('支持集美区发展新材料产业，建设海沧测试园。');
  expect(lines).toEqual([
    [0, 7],
    [13, 8],
  ]);
});

it('start and end are offsets in the source', () => {
  const { start, end } = sentence();
  expect(SOURCE.slice(start as number, end as number)).toBe('支持集美区发展新材料产业，\n建设海沧测试园。');
});

it('the words of a passage begin at 0 and ascend within its text', () => {
  for (const record of records()) {
    const words = record.words as number[];
    expect(words[0]).toBe(0);
    expect(words).toEqual([...new Set(words)].sort((a, b) => a - b));
    expect(words.at(-1)).toBeLessThan((record.text as string).length);
  }
});

it('every word has its part of speech, and names of closed forms are listed with what knows them', () => {
  const { words, tags, known, text } = sentence() as {
    words: number[];
    tags: string[];
    known: [number, number, string, string][];
    text: string;
  };
  expect(tags).toHaveLength(words.length);
  expect(known.map(([start, end, type, source]) => [text.slice(start, end), type, source])).toContainEqual([
    '集美区',
    'Zone',
    'gazetteer',
  ]);
});
