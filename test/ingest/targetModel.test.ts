import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listNumbers } from '../../src/cli/numbers.js';
import { describeNumber, type NumberSite } from '../../src/ingest/extract/targets/numberFeatures.js';
import { openTargetModel } from '../../src/ingest/extract/targets/targetModel.js';
import { makeOutlineReader } from '../../src/ingest/ingest.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { readText } from './read.js';
import { sourceOf } from './source.js';

const folder = mkdtempSync(join(tmpdir(), 'plangraph-targets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = '到2025年，建成江州园区，新增企业200家以上，产值增长5.5%。';
const place = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const site = (given: Partial<NumberSite> = {}): NumberSite => ({
  text: TEXT,
  span: place('200家'),
  clause: place('新增企业200家以上，'),
  value: 200,
  unit: '家',
  form: 'at end',
  against: [],
  kind: 'sentence',
  role: 'goal',
  headings: ['发展目标', '总体要求', '“十四五”规划', '前言'],
  columns: [],
  plan: { date: '2022-03-01', periodStart: 2021, periodEnd: 2025 },
  ...given,
});

describe('what is true of a number', () => {
  it('are its form and unit, the words on both sides, its clause and those around', () => {
    const features = describeNumber(site());
    expect(features).toEqual(
      expect.arrayContaining([
        'form:at end',
        'open:true',
        'unit:家',
        'role:goal',
        'before1:业',
        'before4:新增企业',
        'behind1:以',
        'behind3:以上，',
        'head:新增',
        'tail:以上',
        'clauses before:园区',
        'clauses after:增长',
        'heading:目标',
      ]),
    );
    expect(features).not.toContain('before5:，新增企业');
    expect(features).not.toContain('heading:前言');
    expect(new Set(features).size).toBe(features.length);
  });

  it('writes years and numbers as signs, whatever they are', () => {
    const features = describeNumber(site());
    expect(features).toContain('clauses before:到Y年');
    expect(features).toContain('clauses after:长0%');
  });

  it.each([
    [200, ['value:whole', 'round:true', 'value:10']],
    [7, ['value:whole', 'round:false', 'value:7']],
    [5.5, ['value:fraction']],
  ])('tells the size of %d', (value, said) =>
    expect(describeNumber(site({ value })).filter((one) => /^(?:value|round):/.test(one))).toEqual(said),
  );

  it.each([
    ['behind the plan', { plan: { date: null, periodStart: 2026, periodEnd: 2030 } }, 'past'],
    ['of the plan', { plan: { date: '2025-03-01', periodStart: null, periodEnd: null } }, 'now'],
    ['ahead of it', {}, 'ahead'],
    ['of a plan without one', { plan: { date: null, periodStart: null, periodEnd: null } }, 'some'],
    ['that nobody names', { text: TEXT.replace('到2025年', '到二零二五') }, 'none'],
  ] as const)('tells a year %s', (_what, given, said) =>
    expect(describeNumber(site(given))).toContain(`year before:${said}`),
  );

  it('says what speaks against a target, and counts the numbers in front of it', () => {
    const features = describeNumber(
      site({ against: ['subsidy'], span: place('5.5%'), clause: { start: 0, end: TEXT.length } }),
    );
    expect(features).toEqual(expect.arrayContaining(['against:subsidy', 'open:false', 'numbers:2']));
  });
});

describe('the target model', () => {
  const write = (weights: Record<string, number>) =>
    writeFileSync(
      join(folder, 'targets.json'),
      JSON.stringify({ date: '2026-01-01', intercept: -1, slope: 2, shift: 0.5, keep: 0.6, weights }),
    );

  it('adds up what it knows of the features, and makes a share of it', () => {
    write({ 'form:at end': 1.5, 'unit:家': 0.25 });
    const { confidence, keep } = openTargetModel(folder);
    expect(keep).toBe(0.6);
    expect(confidence(['form:at end', 'unit:家', 'unknown'])).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(confidence([])).toBeCloseTo(1 / (1 + Math.exp(1.5)));
  });

  it('has another fingerprint when a weight changes', () => {
    const before = openTargetModel(folder).fingerprint;
    write({ 'form:at end': 1.25 });
    expect(openTargetModel(folder).fingerprint).not.toBe(before);
  });

  it('is unusable where its file is missing', () =>
    expect(() => openTargetModel(join(folder, 'nowhere'))).toThrow(/targets\.json/));
});

describe('targets', () => {
  const BODY =
    '江州市产业发展行动计划\n\n2023年3月1日\n\n一、主要目标\n\n到2025年，新增高新技术企业200家。\n';

  it('have the confidence that the model gives their number', async () => {
    const { targets } = await readText(BODY);
    expect(targets.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['新增高新技术企业数量', 200],
    ]);
    expect(targets[0]!.confidence).toBeGreaterThan(openTargetModel().keep);
    expect(targets[0]!.confidence).toBeLessThanOrEqual(1);
  });

  it('are listed as numbers with what the model sees of them', () => {
    const knowledge = loadKnowledge();
    const outlined = makeOutlineReader(knowledge)(sourceOf(BODY));
    const [number, ...others] = listNumbers(outlined, knowledge);
    expect(others).toEqual([]);
    expect(number).toMatchObject({
      record: 'number',
      line: 7,
      words: '200家',
      indicator: '新增高新技术企业数量',
      year: 2025,
    });
    expect(BODY.slice(number!.start as number, number!.end as number)).toBe('200家');
    expect(number!.features).toContain('form:at end');
  });
});
