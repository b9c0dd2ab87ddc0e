import { describe, expect, it } from 'vitest';
import { disagree } from '../../src/query/targets.js';
import { type Json, useApi } from './client.js';

const { run, store } = useApi();

describe('an indicator', () => {
  it('is one in all of its wordings, with the values of every plan', async () => {
    const { indicator, other, english } = await run(`{
      indicator(name: "技术合同成交额") { id dimension unit targets(first: 50) { totalCount nodes { value unit baseValue year plan { title } } } }
      other: indicator(name: "技术合同交易额") { id }
      english: indicator(name: "technology contract turnover") { id nameEnSource }
    }`);
    expect(other.id).toBe(indicator.id);
    expect(english).toEqual({ id: indicator.id, nameEnSource: 'CURATED' });
    expect(indicator).toMatchObject({ dimension: 'money', unit: '亿元' });
    const plans = new Set(indicator.targets.nodes.map(({ plan }: Json) => plan.title));
    expect(plans.size).toBeGreaterThanOrEqual(2);
    expect(indicator.targets.totalCount).toBe(indicator.targets.nodes.length);
  });

  it('that no plan sets is null', async () => {
    expect(await run('{ indicator(name: "每千人床位数") { id } }')).toEqual({ indicator: null });
  });
});

describe('a target', () => {
  it('stands beside what other plans set for the same', async () => {
    const { compareTargets } = await run(
      '{ compareTargets(indicator: "高新技术企业数量", year: 2025) { baseValue plan { title } others { baseValue holdsBy plan { title } evidence { text } } } }',
    );
    const highest = compareTargets[0];
    expect(highest.baseValue).toBe(10000);
    const other = highest.others.find(
      ({ baseValue, holdsBy }: Json) => baseValue === 6000 && holdsBy === 2025,
    );
    expect(other.plan.title).not.toBe(highest.plan.title);
    expect(other.evidence[0].text).toContain('6000');
    for (const { plan } of highest.others) expect(plan.title).not.toBe(highest.plan.title);
  });
});

describe('compareTargets', () => {
  it('shows what the plans set by a year, the highest first, in one unit', async () => {
    const { compareTargets } = await run(
      '{ compareTargets(indicator: "高新技术企业数量", year: 2025) { value unit baseValue baseUnit holdsBy plan { title } evidence { text } } }',
    );
    const values = compareTargets.map(({ baseValue }: Json) => baseValue);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values).toEqual(expect.arrayContaining([10000, 6000]));
    expect(compareTargets.every(({ evidence }: Json) => evidence.length > 0)).toBe(true);
    expect(new Set(compareTargets.map(({ holdsBy }: Json) => holdsBy))).toEqual(new Set([2025]));
  });
});

describe('targetConflicts', () => {
  it('are the indicators that plans set differently, with both sentences', async () => {
    const { targetConflicts } = await run(
      '{ targetConflicts(first: 50) { kind year scope indicator { name } targets { value baseValue plan { title } evidence { text line } } } }',
    );
    const names = targetConflicts.map(({ indicator }: Json) => indicator.name);
    expect(names).toEqual(expect.arrayContaining(['高新技术企业数量', '每万人口高价值发明专利拥有量']));
    for (const { targets, kind } of targetConflicts) {
      expect(kind).toBe('SAME_YEAR');
      expect(new Set(targets.map(({ plan }: Json) => plan.title)).size).toBeGreaterThan(1);
      expect(new Set(targets.map(({ baseValue }: Json) => baseValue)).size).toBeGreaterThan(1);
      expect(targets.every(({ evidence }: Json) => evidence[0].text.length > 0)).toBe(true);
    }
  });

  it('of other years are asked for apart', async () => {
    const { targetConflicts } = await run(
      '{ targetConflicts(kind: OTHER_YEARS) { year targets { holdsBy } } }',
    );
    for (const { year, targets } of targetConflicts) {
      expect(year).toBeNull();
      expect(new Set(targets.map(({ holdsBy }: Json) => holdsBy)).size).toBeGreaterThan(1);
    }
  });
});

describe('two targets', () => {
  const target = (comparator: string, baseValue: number, valueMax: number | null = null) => ({
    comparator,
    baseValue,
    value: baseValue,
    valueMax,
  });
  it.each([
    ['a value and a bound that it satisfies', target('=', 5), target('>', 4), false],
    ['a value and a bound that it does not satisfy', target('=', 5), target('>=', 6), true],
    ['a value and an upper bound over it', target('=', 5), target('<=', 6), false],
    ['a value and an upper bound under it', target('~', 5), target('<', 4), true],
    ['two values', target('=', 5), target('=', 6), true],
    ['the same value', target('=', 5), target('>', 5), false],
    ['a range and a value in it', target('=', 5, 8), target('=', 6), false],
    ['a range and a value over it', target('=', 5, 8), target('=', 9), true],
    ['two ranges that overlap', target('=', 5, 8), target('=', 7, 9), false],
    ['two different lower bounds', target('>=', 5), target('>', 6), true],
    ['bounds that leave room between them', target('>=', 5), target('<=', 6), false],
    ['bounds that leave none', target('>=', 6), target('<', 5), true],
  ])('%s', async (_, one, other, expected) => {
    const test = (parameters: Json) =>
      store().read(
        `WITH $one AS one, $other AS other RETURN ${disagree('one', 'other')} AS value`,
        parameters,
      );
    expect((await test({ one, other }))[0]).toEqual({ value: expected });
    expect((await test({ one: other, other: one }))[0]).toEqual({ value: expected });
  });

  it('disagree by the same rule wherever they are asked for', async () => {
    const { targetConflicts } = await run(
      '{ targetConflicts(first: 50) { targets { id others(conflicting: true, first: 100) { id } } } }',
    );
    for (const { targets } of targetConflicts) {
      const ids = targets.map(({ id }: Json) => id);
      for (const { id, others } of targets) {
        expect(others.length).toBeGreaterThan(0);
        for (const other of others) expect(ids.filter((one: string) => one !== id)).toContain(other.id);
      }
    }
  });
});

describe('a target with a baseline', () => {
  it('tells the growth that it needs a year', async () => {
    const { compareTargets } = await run(
      '{ compareTargets(indicator: "技术合同成交额") { value baseline baselineYear holdsBy growthPerYear } }',
    );
    const dated = compareTargets.filter(({ growthPerYear }: Json) => growthPerYear !== null);
    expect(dated.length).toBeGreaterThan(0);
    for (const { value, baseline, baselineYear, holdsBy, growthPerYear } of dated)
      expect(baseline * (1 + growthPerYear / 100) ** (holdsBy - baselineYear)).toBeCloseTo(value, -1);
  });
});
