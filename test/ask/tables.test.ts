import { describe, expect, it } from 'vitest';
import { readCharts } from '../../src/ask/passages/tables/charts.js';
import { readColumns } from '../../src/ask/passages/tables/columns.js';
import { proposeCompared } from '../../src/ask/passages/tables/compared.js';
import { readSaid } from '../../src/ask/passages/tables/said.js';
import type { Series } from '../../src/ask/passages/tables/series.js';
import type { Proposed } from '../../src/ask/passages/task.js';
import type { PassageKind } from '../../src/model/plan.js';
import type { ReadPassage, ReadSection } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';
import { CUTS_TABLE, taskOf } from './proposing.js';

const PLAN = { id: 'p', title: '甲市取水治理方案', issuer: '甲市人民政府' };

/** A passage; those with tabs are rows. */
function passage(text: string, line: number): ReadPassage {
  const kind: PassageKind = text.includes('\t') ? 'row' : 'sentence';
  const at = { file: 'a.txt', line, page: null, start: line * 100, end: line * 100 + text.length };
  return { id: String(line), kind, ...at, text, section: '', plan: PLAN, names: [] } as ReadPassage;
}

const section = (...lines: readonly string[]): ReadSection => ({
  plan: PLAN,
  id: 's',
  heading: '附件',
  above: [],
  described: [],
  passages: lines.map(passage),
  children: [],
  units: [],
});

const CUTS = section(...CUTS_TABLE);

const GOALS = section(
  '指标\t单位\t2020年\t2025年',
  '研究院\t家\t0\t3',
  '合同额\t亿元\t200\t1000',
  '企业数\t家\t20\t40',
);

const CHART = section(
  '2020年部分城市上市企业数量（单位：家）',
  '全部上市企业数',
  '丙城\t乙城\t丁城\t42\t49\t74\t2020年新增上市企业数',
  '丙城\t乙城\t丁城\t5\t4\t8',
);

const rows = ({ points }: Series) =>
  Object.fromEntries(points.map(({ item, value, unit }) => [item.name, `${value}${unit ?? ''}`]));

const propose = (text: string, words: readonly string[], where: ReadSection): Proposed[] =>
  proposeCompared(taskOf(text, { words }), [where]);

const first = (proposed: readonly Proposed[], feature: string) =>
  proposed.find(({ features }) => feature in features)?.reading;

describe('columns of tables', () => {
  it('have the headings above them, as far as each holds, and the unit of the table', () => {
    const columns = readColumns(CUTS, knowledge).filter(({ form }) => form === 'column');
    expect(columns.map(({ label }) => label.replace('单位：万立方米 压减指标 ', ''))).toEqual([
      '2025年 浅层',
      '2025年 深层',
      '2025年 合计',
      '2035年 浅层',
    ]);
    expect(rows(columns[2]!)).toEqual({
      东岭区: '100万立方米',
      西岭市: '500万立方米',
      南桥县: '500万立方米',
    });
    expect(columns[2]).toMatchObject({ isSum: true, total: { value: 1100 } });
  });

  it('tell how many times a later value is the earlier one, where there is an earlier one', () => {
    const [times] = readColumns(GOALS, knowledge).filter(({ form }) => form === 'multiple');
    expect(rows(times!)).toEqual({ 合同额: '5倍', 企业数: '2倍' });
  });

  it('are none where rows have no headings', () => {
    expect(readColumns(section('1\t东岭区\t100', '2\t西岭市\t200'), knowledge)).toEqual([]);
  });
});

describe('charts', () => {
  it('give each name its number, and go on with what they measure next', () => {
    const [all, added, ...more] = readCharts(CHART, knowledge);
    expect(more).toEqual([]);
    expect(rows(all!)).toEqual({ 丙城: '42家', 乙城: '49家', 丁城: '74家' });
    expect(added!.label).toBe('2020年部分城市上市企业数量（单位：家） 2020年新增上市企业数');
    expect(rows(added!)).toEqual({ 丙城: '5家', 乙城: '4家', 丁城: '8家' });
  });

  it('may have each number behind its name, and shares as parts of one', () => {
    const [chart] = readCharts(
      section('2020年第三产业比重', '丙城\t0.525\t乙城\t0.6\t丁城\t0.59'),
      knowledge,
    );
    expect(rows(chart!)).toEqual({ 丙城: '52.5%', 乙城: '60%', 丁城: '59%' });
  });

  it('are none where the numbers are not as many as the names', () => {
    expect(readCharts(section('说明', '甲\t乙\t丙\t1\t2\t3\t4'), knowledge)).toEqual([]);
  });
});

describe('sentences that set things side by side', () => {
  it('give each the number of its unit, the one that they begin with too', () => {
    const said = readSaid(
      section(
        '2020年丙城培养单位12个，研究生38265人，而同期乙城60200人；合同6681件，与丁城（26300件）、戊城（23835）相比有差距。',
      ),
      ['丙城', '乙城'],
      knowledge,
    );
    expect(said.map(rows)).toEqual([
      { 丙城: '38265人', 乙城: '60200人' },
      { 丙城: '6681件', 丁城: '26300件', 戊城: '23835件' },
    ]);
  });
});

it('a name inside a longer one is not set beside another', () => {
  const [said] = readSaid(
    section('2020年丙城科技园有企业120家，丁城有企业80家。'),
    ['丙城科技园', '科技园', '丁城'],
    knowledge,
  );
  expect(rows(said!)).toEqual({ 丙城科技园: '120家', 丁城: '80家' });
});

describe('what is set side by side answers', () => {
  it('all that have the most, with their rows and what stands above them', () => {
    const most = first(propose('2025年压减合计最大的区域有哪些', ['压减', '合计'], CUTS), 'table extreme');
    expect(most!.items.map(({ name }) => name)).toEqual(['西岭市', '南桥县']);
    expect(most!.evidence.map(({ line }) => line)).toEqual([5, 6, 0, 1, 2, 3]);
  });

  it('what two rows differ by, and which has more', () => {
    const proposed = propose('2025年压减合计，西岭市比东岭区多多少', ['压减', '合计'], CUTS);
    expect(first(proposed, 'table difference')!.quantity).toMatchObject({ value: 400, unit: '万立方米' });
    expect(first(proposed, 'table of two')!.items.map(({ name }) => name)).toEqual(['西岭市']);
  });

  it.each([
    ['2025年西岭市的压减合计是否大于东岭区', true],
    ['2025年东岭区的压减合计比西岭市多吗', false],
    ['2025年西岭市和南桥县的压减合计一样吗', true],
    ['2025年压减合计东岭是不是垫底', true],
  ])('%s', (text, is) => {
    const yes = propose(text, ['压减', '合计'], CUTS).filter(({ kind }) => kind === 'yes');
    expect(yes[0]!.reading.boolean).toBe(is);
  });

  it('a part as a share of the sum in its row', () => {
    const proposed = propose('2025年深层压减占总量的百分之几', ['深层', '压减', '总量'], CUTS);
    expect(first(proposed, 'table share')!.quantity).toMatchObject({ value: 72.7, unit: '%' });
  });

  it('nothing of another year, of other units together, or of what says little of the question', () => {
    expect(propose('2030年压减最大的是哪个', ['压减'], CUTS)).toEqual([]);
    const goals = propose('2025年目标最大的指标', ['指标'], GOALS);
    expect(goals.every(({ features }) => !('table of column' in features))).toBe(true);
    expect(propose('2025年森林面积最大的是哪个', ['森林', '面积'], CUTS)).toEqual([]);
  });
});
