import { describe, expect, it } from 'vitest';
import {
  likenessOf,
  openQuestionEncoder,
  openSentenceEncoder,
  packVector,
  unpackVector,
} from '../../src/inference/sentenceEncoder.js';
import { encodePassages } from '../../src/ingest/encode.js';
import { outlineText, planText } from './read.js';

const encoder = await openSentenceEncoder();

async function likeness(one: string, other: string): Promise<number> {
  const [first, second] = await encoder.encode([one, other]);
  return likenessOf(first!, unpackVector(packVector(second!)));
}

describe('what a text means', () => {
  it('is more alike in other words than in another matter', async () => {
    const question = '老人看病能报销多少';
    const same = await likeness(question, '提高老年人门诊医疗费用的支付比例');
    expect(same).toBeGreaterThan(await likeness(question, '推广装配式建筑'));
  });

  it('is a vector of length 1 for each text, in their order, whatever stands beside it', async () => {
    const texts = ['氢能', '建设充电设施，完善公共停车场的布局和管理', '', '氢能'];
    const vectors = await encoder.encode(texts);
    expect(vectors).toHaveLength(4);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    const [alone] = await encoder.encode(['氢能']);
    expect(likenessOf(vectors[0]!, unpackVector(packVector(alone!)))).toBeGreaterThan(0.98);
    expect(likenessOf(vectors[3]!, unpackVector(packVector(alone!)))).toBeGreaterThan(0.98);
    expect(await encoder.encode([])).toEqual([]);
  });

  it('does not heed spaces, and reads no more of a text than its beginning', async () => {
    expect(await likeness('建设 充电\t设施', '建设充电设施')).toBeGreaterThan(0.99);
    const long = '建设充电设施，'.repeat(30);
    expect(await likeness(long, `${long}发展生物医药`)).toBeGreaterThan(0.99);
  });

  it('is packed in a byte for each number', () => {
    const packed = packVector(Float32Array.of(1, -1, 0.5, 0));
    expect([...unpackVector(packed)]).toEqual([127, -127, 64, 0]);
    expect(likenessOf(Float32Array.of(0, 0, 1, 0), unpackVector(packed))).toBeCloseTo(0.5, 1);
  });
});

it('a question is nearest to the sentence that answers it, however it is put', async () => {
  const questions = await openQuestionEncoder();
  const sentences = [
    '高新技术企业首次认定的，一次性奖励20万元。',
    '新建住宅小区按每百户20平方米配建养老服务用房。',
  ];
  const known = (await encoder.encode(sentences)).map((vector) => unpackVector(packVector(vector)));
  for (const [question, answer] of [
    ['我们公司刚评上高企，能拿多少钱', 0],
    ['小区里给老人用的房子要留多大', 1],
  ] as const) {
    const [vector] = await questions.encode([question]);
    expect(Math.hypot(...vector!)).toBeCloseTo(1, 3);
    const likeness = known.map((one) => likenessOf(vector!, one));
    expect(likeness[answer]).toBeGreaterThan(likeness[1 - answer]!);
  }
});

it('passages are known by what they mean under their title and headings', async () => {
  const { outline } = outlineText(planText('1.养老服务。加大补助。\n\n2.氢能产业。加大补助。'));
  const vectors = await encodePassages(outline, encoder);
  expect([...vectors.keys()]).toEqual(outline.passages.map(({ id }) => id));
  const alike = outline.passages.filter(({ text }) => text.includes('加大补助'));
  expect(alike.length).toBeGreaterThan(1);
  expect(new Set(alike.map(({ id }) => vectors.get(id))).size).toBe(alike.length);
});
