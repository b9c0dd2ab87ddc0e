// What sentences and rows commit to, by made-up ones that differ in one thing (npx vitest run test/ingest/targetSteps.test.ts -u writes
// test/gold/steps anew).
import { expect, it } from 'vitest';
import { makeTargetReader } from '../../src/ingest/extract/targets/targetReader.js';
import { describeNumbers } from '../../src/ingest/extract/targets/targets.js';
import {
  makeYearReader,
  opensPast,
  type PlanYears,
  periodAhead,
} from '../../src/ingest/extract/targets/years.js';
import { makeOutlineReader } from '../../src/ingest/ingest.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { makeQuantityReader } from '../../src/language/quantities.js';
import type { LinkedMention } from '../../src/model/entity.js';
import { sourceOf } from './source.js';
import { cases, fileOf, range, steps } from './steps.js';

const knowledge = loadKnowledge();
const outline = makeOutlineReader(knowledge);
const reader = makeTargetReader(knowledge, makeQuantityReader(knowledge.numbers));
const PLAN: PlanYears = { date: '2024-03-05', periodStart: 2024, periodEnd: 2026 };

type Read = ReturnType<typeof reader.read>[number];
const say = ({
  indicator,
  comparator,
  value,
  valueMax,
  unit,
  year,
  baseline,
  baselineYear,
  per,
}: Pick<
  Read,
  'indicator' | 'comparator' | 'value' | 'valueMax' | 'unit' | 'year' | 'baseline' | 'baselineYear' | 'per'
>) =>
  [
    `${indicator} ${comparator} ${value}${valueMax === null ? '' : `–${valueMax}`} ${unit}`,
    year,
    baseline === null ? null : `from ${baseline}`,
    baselineYear === null ? null : `in ${baselineYear}`,
    per,
  ]
    .filter((one) => one !== null)
    .join(', ');
const read = (sentence: string, year: number | null = null, plan: PlanYears = PLAN): string =>
  reader
    .read(sentence, plan, { year })
    .map((one) => `${say(one)} (${sentence.slice(one.start, one.end)})`)
    .join(' / ');

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}
const city = (count: number) => '城'.repeat(count);

it('a sentence commits to its numbers by the words around them', async () => {
  await keep(
    'target-sentences',
    cases(
      'a sentence',
      [
        '高校毕业生就业率达到95%、市场就业率70%。',
        '高校毕业生就业率达到95%、就业率70%。',
        '城市污水处理率达到95%、回用率70%。',
        '城市污水处理率达到95%、处理率70%。',
        '培训农民工达到95%、合格率70%。',
        '网点达到95个、利用率70%。',
        '企业数量达到95家、上云率70%。',
        '覆盖率达到95%、利用率70%。',
        '城市污水处理率达到95%、再生水资源回用率70%。',
        '产值达到300亿元。',
        '产值达到300亿元（2020年为200亿元）。',
        '产值达到300亿元（2020年为200万元）。',
        '产值达到300亿元（现状200亿元）。',
        '产值达到300亿元（2020年为五个）。',
        '产值达到300亿元以上（基期200亿元）。',
        '由200亿元增长到300亿元。',
        '产值由200亿元增长到300亿元。',
        '产值从2020年的200亿元提高到300亿元。',
        '覆盖率由40%上升到50%。',
        '覆盖率由40个上升到50%。',
        '覆盖率由2020年的40个上升到50%。',
        '企业由40家增加到50家。',
        '从2020年提高到300亿元。',
        '产值增长5%。',
        '产值年均增长5%左右。',
        '产值增加100亿元。',
        '企业增加100家。',
        '产值增长100亿元。',
        '企业下降100家。',
        '新增100家企业。',
        '粮食产量增加100万吨。',
        '粮食产量提高100万吨以上。',
        '产值增加100亿元资金。',
        '产值比2020年增长5%。',
        '产值较上年增长5%。',
        '产值要力争增长5%。',
        '产值每年增长5%。',
        '产值同比增长5%。',
        '产值实现增长目标达到5%。',
        '能耗下降5%。',
        '收入增速快于经济增速2个百分点。',
        '30%以上的企业达到二星级。',
        '数字企业30%的企业达到二星级。',
        '授信合作100%覆盖。',
        '100%覆盖。',
        '城区100%全覆盖。',
        '不低于年度预算的5%。',
        '不低于年度预算5%的资金用于科研。',
        '科研经费不低于年度预算的5%。',
        '经费的5%用于科研。',
        '5%用于科研。',
        '设立10亿元产业基金。',
        '产业基金设立10亿元产业资金。',
        '对50个小区进行改造。',
        '在50个小区推广智能设备。',
        '5%的“云湖”企业。',
        '企业5%的“云湖”企业。',
        '10家以上大型企业。',
        '培育10家以上大型企业。',
        '超过10家以上大型企业。',
        '新建10家研发中心。',
        '建设10个。',
        '企业新建10家。',
        '全市新建10家店。',
        '培育10家企业发展。',
        '每个县建设3所养老机构。',
        '每县建设3所养老机构。',
        '每个县建设3所校。',
        '引进10家大型企业集团。',
        '新增10个店。',
        '推广10辆车。',
        '认定大数据企业500家。',
        '建成先导区达到35个。',
        '建成区绿化率达到35%。',
        '建成500家。',
        '新增大数据企业500家。',
        '打造的500家。',
        '建成先500家。',
        '认定大数据企业500家企业。',
        '高新技术企业达到6000家。',
        '创新平台每年新增100家。',
        '年度投资1.1万亿元。',
        '云湖每年新增100家。',
        '创新平台建设100家。',
        '创新平台建设。',
        '全市创新平台中心创新平台每年新增100家。',
        '创新建设平台每年新增100家。',
        '合格率95%。',
        '合格99项。',
        '产业规模100亿元。',
        '企业家500人。',
        '产业平台建设中100家企业。',
        '平台培育一百家。',
        '建设10个示范区、100个驿站。',
        '建设10个示范区、社区微花园50个。',
        '新增10个示范区、100个驿站。',
        '新增10个示范区、社区微花园50个。',
        '建设10个示范区、驿站建设50个。',
        '建设10个示范区、站培育50个。',
        '建设10个示范区，社区微花园50个。',
        '建设10个示范区，驿站50个网点。',
        '建设10个示范区，50个网点。',
        '续建甲路至乙路、丙路至丁路等5个公路项目。',
        '建设甲园、乙园等5个园区。',
        '建设甲园、乙园等5亿元园区。',
        '改造甲园、乙园等5个。',
        '保护提升历史文化名镇4个。',
        '保护历史文化名镇4个。',
        '聚焦重点产业4个。',
        '提升历史文化名镇4亿元。',
        '历史文化名镇4个。',
        '提升保护4个。',
        '保护提升的4个。',
        '产值达到300亿元，达到500亿元。',
        '产值2025年达到300亿元，2030年的500亿元。',
        '产值达到300亿元，达到500亿元企业。',
        '产值达到300亿元，增长5%。',
        '产值增长5%，年均增长8%。',
        '产值达到300亿元，占地区生产总值比重5%。',
        '占地区生产总值比重达到5%。',
        '增长5%。',
        '年均增长5%。',
        '人均产值翻一番。',
        '人均产值比2020年翻一番。',
        '人均产值实现翻两番。',
        '值翻一番。',
        '产值翻一番。',
        '奖励产值翻一番。',
        '产值达到300亿元翻一番。',
        '年产值再翻番，企业达到50家。',
        '设立云湖产业基金，第一期规模100亿元。',
        '设立云湖产业基金，首期资金到位规模为100亿元。',
        '设立云湖产业基金，规模达到100家。',
        '设立云湖产业基金，首期资金到位总规模100亿元。',
        '设立云湖产业基金，首期资金到位的规模100亿元。',
        '高校毕业生就业率95%、市场就业率70%。',
        '企业数量50家、收入100亿元。',
        '创新平台数量50家、产值100亿元。',
        '产值达到100亿元、产值率70%。',
        '大学城服务企业50家、产量10万吨。',
        '服务企业50家、产量10万吨。',
        '建设1个国际领先、5个国内知名的工业互联网平台。',
        '建设1个国际领先水平的、5个国内知名的工业互联网平台。',
        '建设5个国内知名的工业互联网平台。',
        '建设1个国际、5个国内知名平台。',
        '续建16个公路项目382公里。',
        '至少召开一次会议。',
        '召开两次会议以上。',
        '每年召开三次会议。',
        '设立五个以上服务站。',
        '设立五个服务站。',
        '至少一批项目。',
        '各建设两个园区。',
        '增长百分之五。',
        '满意度达到百分之九十。',
        '办理时间压缩至3天。',
        '停电时间压减至3小时以内。',
        '人均寿命达到80岁。',
        '培训24学时。',
        '培训时间达到24学时。',
        '响应时间缩短至3小时。',
        '奖励企业50家。',
        '力争税收同比增长5%。',
        '截至目前企业50家。',
        '预计企业50家。',
        '第3批企业50家。',
        '面积500平方米以上的企业达到50家。',
        '建筑面积不少于5000平方米，建设50个站。',
        '“3个100”工程达到50个。',
        '建设50个（含20个新建）站。',
        '对年收入首次突破1亿元、5亿元的企业，建设50个站。',
        '建设站，对年收入首次突破1亿元、5亿元的企业，培育50家。',
        '（1）建设50个站。',
        '1.建设50个站。',
        '12、建设50个站。',
        '1.5万个站建成。',
        '3）建设50个站。',
        '建设50个“绿色引领”，特色鲜明的示范园区。',
        '建设50个“绿色引领”。',
        '建设50个“绿色引领”园区，特色鲜明的示范园区。',
        '建设50个具有特色的园区。',
        '建设50个特色、鲜明的园区。',
        '建设50个站（中心）。',
        '建设50个站（市财政局负责）。',
        '建设50个站（市级）点。',
        '建设50个站（市级以上点）点。',
        '建设50个站：甲站、乙站。',
        '建设50个站、',
        '建设50个，站。',
        '建设50个的站。',
        '营造50个公园。',
        '酿造50个公园。',
        '至少建有50个公园。',
        '建有至少50个公园。',
        '不少于各县新建50个公园。',
        '建设超50个公园。',
        '建设50余个公园。',
        '建设公园超过50个以上。',
        '公园分别不少于全市累计50个。',
        '公园达到不低于50个。',
        '公园数量达到2025年50个。',
        '公园在2025年底达到约50个。',
        '聚焦50个公园。',
        '提供50个公园。',
        '超50个公园。',
        '公园均为50个。',
        '全市累计达到50个。',
        '建设50个的。',
        '企业了50家。',
        '的企业达到50家。',
        '了企业达到50家。',
        '企达到50家。',
        '每年培育企业50家。',
        '年均新增企业50家。',
        '企业每年50家。',
      ],
      (sentence) => read(sentence),
    ),
    steps('how long an indicator is', range(42, 47), (count) =>
      read(`${city(count)}达到50亿元。`).replace(/城+/g, (all) => String(all.length)),
    ),
    steps('how long what is counted is', range(42, 47), (count) =>
      read(`新建50家${city(count)}。`).replace(/城+/g, (all) => String(all.length)),
    ),
    steps('how long what is counted at the end is', range(38, 43), (count) =>
      read(`认定${city(count)}50家。`).replace(/城+/g, (all) => String(all.length)),
    ),
    steps('how long what another verb counts at the end is', range(38, 43), (count) =>
      read(`保护${city(count)}50家。`).replace(/城+/g, (all) => String(all.length)),
    ),
    steps('how short what is counted is', range(0, 5), (count) =>
      read(`研发机构新建50家${'中心站点店'.slice(0, count)}。`),
    ),
    steps('how long what stands in front of what is new is', range(5, 11), (count) =>
      read(`${'云湖大都市城镇人才网'.slice(0, count)}每年新增就业50人。`),
    ),
    steps('how long a name of few words is', range(1, 6), (count) =>
      read(`${'产业规模总量'.slice(0, count)}达到50亿元。`),
    ),
    steps('how long the sum of what is founded is', range(4, 11), (count) =>
      read(`设立云湖产业基金，${city(count - 2)}规模100亿元。`).replace(/城+/g, (all) => String(all.length)),
    ),
    steps('how long a bare measure in a list is', range(3, 8), (count) =>
      read(`大学生就业数量95人、${'城镇市场就业率'.slice(7 - count)}70%。`),
    ),
    steps('how long a member without its head is', range(3, 9), (count) =>
      read(`建设1个${'国际全球前沿领先'.slice(0, count)}、5个国内知名的工业互联网平台。`),
    ),
    steps(
      'how many numbers a piece has',
      [39, 40, 41],
      (count) =>
        reader.read(
          `建设${range(1, count)
            .map((i) => `${i}个站`)
            .join('')}。`,
          PLAN,
          { year: null },
        ).length,
    ),
    steps('how long a note in brackets is', range(3, 8), (count) =>
      read(`建设50个站（${city(count)}）点。`).replace(/城+/g, (all) => String(all.length)),
    ),
  );
});

it('numbers for several subjects are given to each, or to none', async () => {
  await keep(
    'target-lists',
    cases(
      'a sentence',
      [
        '水果、茶叶产量分别达到2050万吨、20万吨。',
        '水果、茶叶产量分别达到2050万吨。',
        '水果、茶叶产量分别达到2050、20万吨。',
        '水果、茶叶、蔬菜产量分别达到2050万吨、20万吨。',
        '产值分别达到300亿元、500亿元。',
        '到2025年、2030年，机场分别达到12个、16个。',
        '2025年、2030年机场分别达到12个、16个、18个。',
        '分别达到300亿元、500亿元。',
        '水果、茶叶产值分别达到1.28万亿、8200亿元。',
        '水果、茶叶产值分别达到1.28、8200亿元。',
        '水果、茶叶增速分别达到15、22个百分点。',
        '水果和茶叶产量分别增长15、22和30%。',
        '水果、茶叶产量分别达到2050.5、20.5和30。',
        '城镇、农村居民人均可支配收入分别达到5万元、3万元。',
        '城乡居民收入分别达到5万元、3万元。',
        '城乡居民、企业收入分别达到5万元、3万元。',
        '存贷款余额分别达到5亿元、3亿元。',
        '花生种植、收获机械化率分别达到90%、80%。',
        '花生、小麦机械化率分别达到90%、80%。',
        '花生种植、小麦收获机械化率分别达到90%、80%。',
        '产业规模、产值分别达到90亿元、80亿元。',
        '甲、乙分别达到90亿元、80亿元。',
        '甲园、产值分别达到90亿元、80亿元。',
        '甲园产值、乙园产值分别达到90亿元、80亿元。',
        '甲园产值、乙园收入分别达到90亿元、80亿元。',
        '数量、企业数量分别达到90家、80家。',
        '工业、农业增加值分别增长5%、3%。',
        '工业、农业分别增长5%、3%。',
        '省重点实验室、省技术创新中心各20家。',
        '省重点实验室、省技术创新中心20家。',
        '省重点实验室各20家。',
        '省重点实验室、省技术创新中心各20家、30家。',
        '投资、消费年均增长5%。',
        '投资、消费增长5%。',
        '合格率、达标率、修正率100%。',
        '合格率、达标率达到100%。',
        '合格率、达标率分别达到90%、80%。',
        '投资、消费均增长5%。',
        '2025年甲园、乙园各20家店。',
        '水果、茶叶产量均稳定在100万吨。',
        '到2025年，水果、茶叶产量各达到20万吨。',
      ],
      (sentence) => read(sentence),
    ),
  );
});

it('the year of a number is that of its words, else of its clause, its sentence, its plan', async () => {
  const yearsOf = makeYearReader(knowledge.targets);
  const plans: readonly PlanYears[] = [
    PLAN,
    { date: null, periodStart: null, periodEnd: null },
    { date: '2024-03-05', periodStart: null, periodEnd: null },
    { date: null, periodStart: 2025, periodEnd: 2025 },
    { date: null, periodStart: null, periodEnd: 2030 },
  ];
  await keep(
    'target-years',
    cases(
      'a stretch',
      [
        '到2025年底',
        '2025年和2030年',
        '2030年和2025年',
        '2025年、2025年',
        '“十四五”末',
        '“十五五”末和2025年',
        '今年',
        '年内',
        '三年内',
        '10月底前',
        '五年内',
        '规划期末',
        '自2025年',
        '2025年以来',
        '近年来',
        '',
      ],
      (text) => plans.map((plan) => yearsOf(text, plan).join(' ')).join(' | '),
    ),
    cases(
      'a heading',
      ['“十五五”时期主要目标', '今后五年目标', '未来五年', '“十五五”开局', '目标', '“十四五”回顾'],
      (heading) => plans.map((plan) => periodAhead(heading, plan, knowledge.targets)).join(' | '),
    ),
    cases(
      'how a paragraph opens',
      ['五年来，', '过去一年', '“十三五”时期，', '“十四五”时期，', '“十五五”时期，', '这五年', '今后五年'],
      (text) =>
        [
          ...plans,
          { date: null, periodStart: 2020, periodEnd: 2024 },
          { date: null, periodStart: 2021, periodEnd: 2025 },
          { date: null, periodStart: 2026, periodEnd: 2030 },
        ]
          .map((plan) => opensPast(text, plan, knowledge.targets))
          .join(' '),
    ),
    cases(
      'a sentence',
      [
        '到2025年，产值达到300亿元，企业达到50家。',
        '到2025年产值达到300亿元、2030年达到500亿元。',
        '到2025年，产值达到300亿元；到2030年，达到500亿元。',
        '2023年产值达到300亿元，企业达到50家。',
        '2024年产值达到300亿元。',
        '产值达到300亿元。',
        '到2025年和2030年，产值达到300亿元。',
        '到2025年，产值在2030年达到300亿元。',
      ],
      (sentence) => [read(sentence), read(sentence, 2028), read(sentence, null, plans[1])],
    ),
  );
});

it('tables set targets under the headings of years, in rows of an indicator with its unit, and in tasks with their years', async () => {
  /** The targets of a plan with a table, or with prose, and with zones and industries that are named in it. */
  const of = (
    texts: readonly string[],
    names: Readonly<Record<string, LinkedMention['type']>> = {},
    title = '云湖市氢能产业发展规划（2024—2026年）',
  ) => {
    const read = outline(sourceOf([title, ...texts].join('\n')));
    const mentions = read.outline.passages.flatMap((passage) =>
      Object.entries(names).flatMap(([text, type]) => {
        const at = passage.text.indexOf(text);
        const start = passage.span.start + at;
        return at < 0
          ? []
          : [
              {
                type,
                text,
                canonical: `${text}!`,
                passage: passage.id,
                span: { start, end: start + text.length },
              } as LinkedMention,
            ];
      }),
    );
    return describeNumbers({ document: read.document, outline: read.outline, mentions }, knowledge).map(
      ({ target }) =>
        `${say(target)}${target.zone ? ` of ${target.zone}` : ''}${target.industry ? ` in ${target.industry}` : ''}: ${target.text}`,
    );
  };
  const table = (rows: readonly string[], names: Readonly<Record<string, LinkedMention['type']>> = {}) =>
    of(['一、目标', ...rows], names);
  await keep(
    'target-tables',
    cases(
      'a table',
      [
        ['指标\t单位\t2023年\t2026年', '产值规模\t亿元\t300\t500', '企业\t家\t1,200\t≥2000'],
        ['指标\t单位\t基数\t2026年', '产值规模\t亿元\t300\t500'],
        ['指标\t单位\t2024年实际\t2026年', '产值规模\t亿元\t300\t500左右'],
        ['指标\t单位\t2024年\t2026年', '产值规模\t亿元\t300\t<500', '占比\t％\t5\t6.5', '收入\t元\t5\t约6'],
        ['指标\t2026年', '产值规模（亿元）\t500', '占比\t5%', '企业\t50', '产\t亿元'],
        ['指标\t2026年', '产值规模(亿元)\t曒500', '企业(家)\t≈50', '甲(家)\t50'],
        ['单位：亿元', '指标\t2026年', '产值规模\t500', '收入\t50'],
        ['指标\t2026年', '产值规模\t500'],
        ['3\t大数据核心产业规模\t亿元\t1000'],
        [
          '3\t产值\t亿元\t1000',
          '3\t产值额\t亿元\t1000',
          '3\t产值额\t亿元\t1000\t甲',
          '产值额\t亿元\t1000',
          '亿元\t1000',
          '3\t产值额\t亿元\t约1000',
          '3\t产值额\t亿元\t1.2.3',
          '3\t产值额\t亿元',
        ],
        ['地区\t压减指标\t\t2026年', '云湖区\t\t浅层水\t5', '合计\t\t\t9'],
        ['地区\t单位\t2026年', '云湖区\t亿元\t5', '平川区\t亿元\t6', '合计\t亿元\t11'],
        ['地区\t2026年水量压减指标（亿元）', '云湖区\t5', '合计\t9'],
        ['地区\t2026年压减目标\t2026年压减目标', '\t地下水压减\t地表水', '合计\t5\t6'],
        [
          '任务\t时限',
          '建设各类示范性产业园区共50个\t2024年—2026年',
          '建设站50个\t2025年底',
          '建设各类示范性产业园区共50个\t长期',
        ],
        [
          '序号\t任务名称\t内容\t时限',
          '1\t(1)云湖新城改造\t完成改造地块共计50个，按期验收\t2025年',
          '2\t试点\t完成改造地块共计50个，按期验收\t2025年',
          '3\t云湖新城改造\t完成示范性试点地块面积共50亩\t2025年',
        ],
      ],
      (rows) => [table(rows), table(rows, { 云湖区: 'Zone' })],
    ),
    steps('how long a task is', range(9, 14), (count) =>
      table(['任务\t时限', `培育${'城'.repeat(count - 5)}50家\t2025年`]),
    ),
    cases(
      'prose',
      [
        ['一、目标', '到2025年，产值达到300亿元。企业达到50家。', '收入达到5亿元。'],
        ['一、目标', '到2025年和2026年，产值达到300亿元。企业达到50家。'],
        ['一、目标', '到2025年，产值达到300亿元。到2025年和2026年，人才达到9人。企业达到50家。'],
        ['一、目标', '产值到2025年达到300亿元。企业达到50家。'],
        ['一、2026年重点工作', '（一）建设', '产值达到300亿元。'],
        ['一、“十五五”时期目标', '产值达到300亿元。'],
        ['一、发展基础', '产值达到300亿元。'],
        ['到2025年，产值达到300亿元。', '一、任务', '收入达到5亿元。'],
        ['产值达到300亿元。', '一、任务', '收入达到5亿元。'],
        ['一、目标', '五年来，产值达到300亿元。企业达到50家。', '收入达到5亿元。'],
        ['一、云湖新城', '产值达到300亿元。氢能产业产值达到50亿元。平川新城产值达到60亿元。'],
        ['一、云湖新城建设', '产值达到300亿元。'],
        [
          '一、目标',
          '推进氢能产业发展，产值达到300亿元。',
          '产值达到300亿元，推进氢能产业发展。',
          '云湖市财政局产值达到300亿元。',
          '落实云湖计划，产值达到300亿元。',
        ],
        ['一、目标', '云湖新城培育企业50家，建设站50个。', '氢能产业培育企业50家。'],
        ['一、建设加氢站20座。', '支持企业。'],
      ],
      (texts) => [
        of(texts, {
          云湖新城: 'Zone',
          平川新城: 'Zone',
          氢能产业: 'Industry',
          云湖市财政局: 'Institution',
          云湖计划: 'Plan',
        }),
        of(texts, {}, '云湖市氢能产业发展规划'),
        of(texts, {}, '云湖市氢能产业应急预案'),
      ],
    ),
  );
});
