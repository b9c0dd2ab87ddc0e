import { describe, expect, it } from 'vitest';
import { readText } from './read.js';

/** The targets of a plan whose goals are `body`: indicator, comparator, number, unit, year. */
const targetsOf = async (body: string, title = '江州市氢能产业发展规划') =>
  (await readText(`${title}\n\n一、发展目标\n\n${body}\n`)).targets.map(
    ({ indicator, comparator, value, valueMax, unit, year }) =>
      `${indicator} ${comparator} ${value}${valueMax === null ? '' : `–${valueMax}`} ${unit} ${year}`,
  );
const REPORT = '2026年江州省政府工作报告';

describe('the headline of a work report', () => {
  it('comes out whole, for the year that the report is about', async () => {
    expect(
      await targetsOf(
        '今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右；规模以上工业增加值增长6%以上；一般公共预算收入增长2%；居民消费价格涨幅2%左右；城镇新增就业60万人，城镇调查失业率控制在5.5%以内；粮食产量520亿斤以上；单位地区生产总值能耗降低3%左右。',
        REPORT,
      ),
    ).toEqual([
      '地区生产总值增长率 ~ 5.5 % 2026',
      '规模以上工业增加值增长率 >= 6 % 2026',
      '一般公共预算收入增长率 = 2 % 2026',
      '居民消费价格涨幅 ~ 2 % 2026',
      '城镇新增就业数量 = 60 万人 2026',
      '城镇调查失业率 <= 5.5 % 2026',
      '粮食产量 >= 520 亿斤 2026',
      '单位地区生产总值能耗降低率 ~ 3 % 2026',
    ]);
  });

  it('has growths of what grew, not of its growth', async () => {
    expect(await targetsOf('服务业增加值增长7%，年均增长8%。', REPORT)).toEqual([
      '服务业增加值增长率 = 7 % 2026',
      '服务业增加值年均增长率 = 8 % 2026',
    ]);
  });

  it('may be a range', async () => {
    expect(await targetsOf('地区生产总值增长4.5%—5%。', REPORT)).toEqual([
      '地区生产总值增长率 = 4.5–5 % 2026',
    ]);
  });
});

describe('numbers', () => {
  it('keep their multiplier and their noun of measure', async () => {
    expect(
      await targetsOf(
        '到2027年，粮食产量稳定在1.2万亿斤以上，生猪年出栏量达到2600万头，进出口总额达到3.1万亿美元。',
      ),
    ).toEqual([
      '粮食产量 >= 1.2 万亿斤 2027',
      '生猪年出栏量 = 2600 万头 2027',
      '进出口总额 = 3.1 万亿美元 2027',
    ]);
  });

  it('are read where their digits are set apart or full-width', async () => {
    expect(await targetsOf('到２０２７年，氢能产业产值达到 8 0 0 亿元，绿氢占比达到６５％。')).toEqual([
      '氢能产业产值 = 800 亿元 2027',
      '绿氢占比 = 65 % 2027',
    ]);
  });

  it('that have no unit which can be read are none', async () => {
    expect(await targetsOf('到2027年，生猪出栏量达到900万吖。')).toEqual([]);
  });

  it('whose bound is denied are bounded the other way', async () => {
    expect(
      await targetsOf(
        '到2027年，热线接通率不得低于96%，排水管网清淤每年不得少于3次，细颗粒物浓度不得高于30微克/立方米。',
      ),
    ).toEqual([
      '热线接通率 >= 96 % 2027',
      '排水管网清淤数量 >= 3 次 2027',
      '细颗粒物浓度 <= 30 微克/立方米 2027',
    ]);
  });

  it('inside quotation marks and titles are names', async () => {
    expect(await targetsOf('到2027年，实施“3个100”工程，落实《关于支持50家企业发展的意见》。')).toEqual([]);
  });
});

describe('several subjects', () => {
  it('with 分别 have each their own number', async () => {
    expect(
      await targetsOf(
        '到2027年，苹果种植、采收机械化率分别达到60%和45%，蔬菜、水果、茶叶产量分别达到900万吨、500万吨、8万吨。',
      ),
    ).toEqual([
      '苹果种植机械化率 = 60 % 2027',
      '苹果采收机械化率 = 45 % 2027',
      '蔬菜产量 = 900 万吨 2027',
      '水果产量 = 500 万吨 2027',
      '茶叶产量 = 8 万吨 2027',
    ]);
  });

  it('that are not as many as the numbers have none', async () => {
    expect(await targetsOf('到2027年，苹果、梨和桃产量分别达到60万吨、45万吨。')).toEqual([]);
  });

  it('share one number that is said of each', async () => {
    expect(
      await targetsOf('到2027年，粮食、肉类产量均稳定在100万吨以上，工业投资、民间投资年均增长6%左右。'),
    ).toEqual([
      '粮食产量 >= 100 万吨 2027',
      '肉类产量 >= 100 万吨 2027',
      '工业投资年均增长率 ~ 6 % 2027',
      '民间投资年均增长率 ~ 6 % 2027',
    ]);
  });

  it('in a list have the verb that was said once', async () => {
    expect(
      await targetsOf('到2027年，新建绿道80公里、绿地300公顷，培育龙头企业20家、瞪羚企业50家。'),
    ).toEqual([
      '新建绿道 = 80 公里 2027',
      '新建绿地 = 300 公顷 2027',
      '龙头企业数量 = 20 家 2027',
      '瞪羚企业数量 = 50 家 2027',
    ]);
  });
});

describe('what grows', () => {
  it('grows by a rate, and from a past value, which is the baseline', async () => {
    const { targets } = await readText(
      '江州市教育规划\n\n一、发展目标\n\n到2027年，高等教育毛入学率由2023年的42%提高到55%，婴儿死亡率从8‰下降到5‰。\n',
    );
    expect(
      targets.map(({ indicator, value, baseline, baselineYear }) => [
        indicator,
        value,
        baseline,
        baselineYear,
      ]),
    ).toEqual([
      ['高等教育毛入学率', 55, 42, 2023],
      ['婴儿死亡率', 5, 8, null],
    ]);
  });

  it('has its past value in the brackets behind it, and nothing else of them', async () => {
    const { targets } = await readText(
      '江州市工业规划\n\n一、发展目标\n\n到2027年，工业增加值达到900亿元（2023年为600亿元），软件业收入达到80亿元（其中出口20亿元）。\n',
    );
    expect(
      targets.map(({ indicator, value, year, baseline, baselineYear }) => [
        indicator,
        value,
        year,
        baseline,
        baselineYear,
      ]),
    ).toEqual([
      ['工业增加值', 900, 2027, 600, 2023],
      ['软件业收入', 80, 2027, null, null],
    ]);
  });

  it('doubles by a hundred per cent', async () => {
    expect(await targetsOf('到2030年，人均地区生产总值比2020年翻一番。')).toEqual([
      '人均地区生产总值增长率 = 100 % 2030',
    ]);
  });
});

describe('the opening of a text', () => {
  it('sets what it gives a year, and so does a text without headings', async () => {
    const values = async (text: string) =>
      (await readText(text)).targets.map(({ value, year }) => [value, year]);
    expect(
      await values(
        '江州市关于推进职业教育的意见\n\n为推进工作，提出如下意见。到2027年，建设产教融合型企业50家。\n\n一、加强领导\n\n各地要加强领导。\n',
      ),
    ).toEqual([[50, 2027]]);
    expect(await values('江州市海岸保护规定\n\n第一条 到2027年，自然岸线保有率不低于85%。\n')).toEqual([
      [85, 2027],
    ]);
  });
});

describe('no targets', () => {
  it.each([
    ['are forecasts', '预计今年高校毕业生900万人以上。'],
    ['are thresholds', '对年应纳税所得额50万元至200万元部分减半征收，接通率低于90%的，予以通报。'],
    ['are things that are there already', '推动20个扩权县率先高质量发展。'],
    ['are what procedures take', '办理时限压缩至3个工作日，审批时间不超过5天。'],
    ['are ages', '为35—64岁农村妇女免费检查。'],
    ['are conditions', '对年营业收入首次突破1亿元、5亿元的企业，给予奖励。'],
    ['are past figures', '五年来，全省粮食产量达到500亿斤。新增就业300万人。'],
    ['are sizes of one thing', '建设年产50万吨生产线，总建筑面积12万平方米。'],
  ])('%s', async (_what, body) => {
    expect(await targetsOf(body, REPORT)).toEqual([]);
  });

  it('are the numbers of a footnote', async () => {
    expect(
      await targetsOf('到2027年，氢能产业产值达到300亿元[^1]。\n[^1]: 指产值合计，到2025年达到120亿元。'),
    ).toEqual(['氢能产业产值 = 300 亿元 2027']);
  });
});

describe('the year', () => {
  it('stands in front of the number, each its own, and beats what the text before says', async () => {
    expect(
      await targetsOf(
        '到2030年，碳排放总体达峰。绿色建筑占比2025年达到100%，数字化覆盖率2025年达到80%、2026年达到90%，公交电动化率从55%提高至2025年的72%、2030年的90%。',
      ),
    ).toEqual([
      '绿色建筑占比 = 100 % 2025',
      '数字化覆盖率 = 80 % 2025',
      '数字化覆盖率 = 90 % 2026',
      '公交电动化率 = 72 % 2025',
      '公交电动化率 = 90 % 2030',
    ]);
  });

  it('of several is told by 分别, and else by none of them', async () => {
    expect(await targetsOf('到2030年、2035年，民用机场分别达到12个、16个。')).toEqual([
      '民用机场数量 = 12 个 2030',
      '民用机场数量 = 16 个 2035',
    ]);
    expect(await targetsOf('到2030年、2035年，民用机场达到12个。')).toEqual(['民用机场数量 = 12 个 null']);
  });

  it('with which something is compared is not that of the target', async () => {
    const { targets } = await readText(
      '江州市节水规划\n\n一、发展目标\n\n到2027年，工业用水量比2020年减少10%，粗钢产量不得超过2020年的4500万吨。\n',
    );
    expect(
      targets.map(({ indicator, comparator, value, year, baselineYear }) => [
        indicator,
        comparator,
        value,
        year,
        baselineYear,
      ]),
    ).toEqual([
      ['工业用水量减少率', '=', 10, 2027, 2020],
      ['粗钢产量', '<=', 4500, 2027, null],
    ]);
  });

  it('of a statistic is not that of what follows', async () => {
    expect(await targetsOf('据统计，2030年前后全国规模有望突破500亿元。热线办结率不低于98%。')).toEqual([
      '热线办结率 >= 98 % null',
    ]);
  });

  it('is that of a text of one year where the sentence has none', async () => {
    expect(await targetsOf('培训企业负责人500人。', '2027年江州市营商环境工作要点')).toEqual([
      '培训企业负责人数量 = 500 人 2027',
    ]);
  });

  it('is the last of the period where the heading says so, else none', async () => {
    expect(await targetsOf('培育龙头企业20家。', '江州市氢能产业发展规划（2024—2028年）')).toEqual([
      '龙头企业数量 = 20 家 null',
    ]);
    expect(
      (
        await readText(
          '江州市“十五五”氢能产业发展规划\n\n一、“十五五”时期发展目标\n\n培育具有核心竞争力的氢能装备龙头企业20家，建成加氢站50座，推广氢燃料电池汽车3000辆。\n',
        )
      ).targets[0]?.year,
    ).toBe(2030);
  });
});

describe('a number of several things', () => {
  it('is a target of each, with an id of its own', async () => {
    const { targets } = await readText(
      '2026年江州省政府工作报告\n\n一、主要目标\n\n工业投资、民间投资年均增长6%。\n',
    );
    expect(targets.map(({ indicator }) => indicator)).toEqual(['工业投资年均增长率', '民间投资年均增长率']);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(2);
    expect(new Set(targets.map(({ span }) => span.start)).size).toBe(1);
  });
});
