import { describe, expect, it } from 'vitest';
import { makeClosedFinder } from '../../src/ingest/recognise/closed.js';
import { cutWords } from '../../src/language/words.js';
import { knowledge, outlineText, planText, readText } from './read.js';

/** The names of one type that a sentence of a plan of 郑州市 mentions. */
const namesOf = async (type: string, sentence: string) =>
  (await readText(planText(sentence))).mentions
    .filter((mention) => mention.type === type && sentence.includes(mention.text))
    .map(({ text }) => text);

describe('names of closed forms', () => {
  const findClosed = makeClosedFinder(knowledge);
  const closedIn = (sentence: string, place?: string) => {
    const [plan] = outlineText(planText(sentence, place)).outline.plans;
    return findClosed(plan!, sentence, cutWords(sentence)).map(
      ({ start, end, type, source }) => `${type} ${sentence.slice(start, end)} (${source})`,
    );
  };

  it('are cited texts, by their marks or their number', () => {
    expect(closedIn('落实《江州市数字经济促进条例》和江政〔2023〕5号文件。')).toEqual([
      'Plan 《江州市数字经济促进条例》 (title marks)',
      'Plan 江政〔2023〕5号 (document number)',
    ]);
    expect(closedIn('播出纪录片《江州大地》。')).toEqual([]);
  });

  it('are the offices of a list that names its level once', () => {
    expect(closedIn('责任单位：市科技局、财政局、水利局。')).toEqual([
      expect.stringContaining('Institution 市科技局'),
      expect.stringContaining('Institution 财政局'),
      expect.stringContaining('Institution 水利局'),
    ]);
  });

  it('are districts and counties of the whole country, but no words that only look so', () => {
    expect(closedIn('支持绿春县和青铜峡市加快发展，改造老城区。')).toEqual([
      'Zone 绿春县 (gazetteer)',
      'Zone 青铜峡市 (gazetteer)',
    ]);
  });

  it('are known names, not inside a longer word, or before what makes a verb of them', () => {
    expect(closedIn('努力扩大对外贸易，推进农业机械化，企业在市场经济浪潮中尽显身手。')).toEqual([]);
    expect(closedIn('扩建铜陵铜厂。')).toEqual([]);
  });

  it('are short names of a place in its own plans alone', () => {
    expect(closedIn('支持航空港区加快建设。')).toEqual(['Zone 航空港区 (lexicon/regions/zhengzhou.yaml)']);
    expect(closedIn('支持航空港区加快建设。', '合肥市')).toEqual([]);
  });
});

describe('names that no lexicon knows', () => {
  it.each([
    ['Zone', '支持云湖大数据产业园、许昌科创走廊加快建设。', ['云湖大数据产业园', '许昌科创走廊']],
    ['Zone', '打造全省重要的新兴产业发展带，改善老城区面貌。', []],
    ['Institution', '支持郑州大学和洛阳轴承研究所开展合作。', ['郑州大学', '洛阳轴承研究所']],
    ['Institution', '加强与金融机构、科研院所和龙头企业的合作。', []],
    [
      'Project',
      '深入实施“星海人才”计划和大中型企业研发机构全覆盖行动。',
      ['“星海人才”计划', '大中型企业研发机构全覆盖行动'],
    ],
    ['Project', '谋划一批重大项目，推进项目建设。', []],
    ['Industry', '大力发展量子测量产业和康体养生产业。', ['量子测量产业', '康体养生产业']],
    ['Industry', '培育优势产业，加快产业转型升级。', []],
  ] as const)('of the type %s are found, and generic words are none: %s', async (type, sentence, names) => {
    expect(await namesOf(type, sentence)).toEqual(names);
  });

  it('say how sure they are, and what knows them', async () => {
    const { mentions } = await readText(planText('支持中原科技城和云湖大数据产业园建设。'));
    const [known, new_] = ['中原科技城', '云湖大数据产业园'].map((name) =>
      mentions.find(({ text }) => text === name),
    );
    expect(known).toMatchObject({ source: 'lexicon/regions/zhengzhou.yaml' });
    expect(new_).toMatchObject({ source: 'model' });
    for (const { confidence } of mentions) {
      expect(confidence).toBeGreaterThan(0.3);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});

describe('a name that the plan introduces', () => {
  it('is found again and stands for the full one', async () => {
    const { mentions } = await readText(
      planText(
        '成立郑州市突发公共卫生事件应急指挥部（以下简称市应急指挥部）。市应急指挥部负责组织协调工作。',
      ),
    );
    const short = mentions.filter(({ text }) => text === '市应急指挥部');
    expect(short).toHaveLength(2);
    expect(short.map(({ canonical }) => canonical)).toEqual(
      Array(2).fill('郑州市突发公共卫生事件应急指挥部'),
    );
    expect(short[0]!.reason).toContain('introduces');
  });

  it('is no common word', async () => {
    expect(
      await namesOf(
        'Project',
        '为了加强国民经济和社会发展规划工程（以下简称规划）管理，审查规划，公布规划。',
      ),
    ).not.toContain('规划');
  });
});

describe('a plan that stands several times in a file', () => {
  it('has each of its names once where it stands', async () => {
    const once =
      '郑州市人民政府\n\n关于支持测试产业发展的实施意见\n\n郑政〔2022〕91号\n\n一、主要任务\n\n支持中原科技城建设。\n';
    const { mentions } = await readText(once.repeat(4));
    const places = mentions.map(({ type, span }) => `${type} ${span.start}`);
    expect(mentions.filter(({ text }) => text === '中原科技城')).toHaveLength(4);
    expect(places).toEqual([...new Set(places)]);
  });
});

describe('what was turned down', () => {
  it('keeps how sure it was, and the reason', async () => {
    const { rejected } = await readText(planText('运用大数据等技术手段，建设一批科技创新服务平台。'));
    expect(rejected.map(({ text }) => text)).toContain('大数据');
    for (const { confidence, reason } of rejected) {
      expect(confidence).toBeLessThan(1);
      expect(reason).toMatch(
        /^(known, and no name where it stands|less sure than|inside or across a surer name)/,
      );
    }
  });
});

describe('organs of any city', () => {
  it('have the names that the city gives them, and short forms are one organ', async () => {
    const text =
      '安庆市人民政府办公室关于印发安庆市优化营商环境工作方案的通知\n宜政办发〔2024〕8号\n各县（市、区）人民政府：\n现将《安庆市优化营商环境工作方案》印发给你们。\n安庆市人民政府办公室\n2024年3月10日\n安庆市优化营商环境工作方案\n（一）便利企业开办。（责任单位：市住建局、市自然资源局、市市监局、市市场监管局）\n';
    const names = (await readText(text)).mentions
      .filter(({ type }) => type === 'Institution')
      .map(({ canonical }) => canonical);
    expect([...new Set(names)].sort()).toEqual(
      ['安庆市人民政府办公室', '安庆市住建局', '安庆市自然资源局', '安庆市市场监管局'].sort(),
    );
  });

  it('resolve by their own city, as its zones and hospitals do', async () => {
    const text =
      '芜湖市人民政府关于加快机器人产业发展的意见\n芜政〔2024〕5号\n各县（市、区）人民政府：\n一、目标\n支持高新区建设国家自主创新示范区，由市科技局牵头。支持市中心医院建设示范病房。\n';
    expect(
      (await readText(text)).mentions
        .filter(({ type }) => type === 'Zone' || type === 'Institution')
        .map(({ text: name, canonical }) => `${name} → ${canonical}`),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^高新区 → 芜湖/),
        '市科技局 → 芜湖市科技局',
        '市中心医院 → 芜湖市中心医院',
      ]),
    );
  });
});
