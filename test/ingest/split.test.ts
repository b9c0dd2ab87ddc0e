import { describe, expect, it } from 'vitest';
import { shortenTitle } from '../../src/ingest/write/shortTitle.js';
import { outlineSeed, outlineText } from './read.js';

const plansOf = (seed: string) =>
  outlineSeed(seed).outline.plans.map(({ title, number, issuer, date, kind, periodStart, periodEnd }) => [
    title,
    number,
    issuer,
    date,
    kind,
    periodStart,
    periodEnd,
  ]);

describe('a section of more lines than a call has arguments', () => {
  it('is read whole', () => {
    const lines = Array.from({ length: 150_000 }, (_, i) => `支持第${i}类产业发展。\n`);
    const { outline } = outlineText(
      `江州市人民政府关于支持测试产业发展的实施意见\n\n一、主要任务\n\n${lines.join('')}`,
    );
    expect(outline.passages.filter(({ kind }) => kind === 'sentence').length).toBeGreaterThanOrEqual(
      lines.length,
    );
  });
});

describe('plans of the seeds', () => {
  it('a gazette of ten is ten plans, with the title of what is published', () => {
    expect(plansOf('002')).toEqual([
      [
        '关于建设国家区域性现代金融中心的实施意见',
        '郑政〔2022〕18号',
        '郑州市人民政府',
        '2022-06-29',
        '意见',
        null,
        null,
      ],
      [
        '关于支持建筑业高质量发展的十条意见',
        '郑政〔2022〕19号',
        '郑州市人民政府',
        '2022-07-01',
        '意见',
        null,
        null,
      ],
      [
        '关于支持期货业高质量发展全面实施“期货十”战略的实施意见',
        '郑政〔2022〕20号',
        '郑州市人民政府',
        '2022-07-11',
        '意见',
        null,
        null,
      ],
      [
        '郑州市土壤污染防治先行区建设方案',
        '郑政文〔2022〕84号',
        '郑州市人民政府',
        '2022-07-04',
        '方案',
        2022,
        2025,
      ],
      [
        '郑州市地下水综合治理工作实施方案',
        '郑政文〔2022〕96号',
        '郑州市人民政府',
        '2022-07-26',
        '方案',
        null,
        null,
      ],
      [
        '关于郑州市促进创业投资发展的实施意见',
        '郑政办〔2022〕65号',
        '郑州市人民政府办公厅',
        '2022-06-17',
        '意见',
        null,
        null,
      ],
      [
        '郑州市科学绿化实施方案',
        '郑政办〔2022〕72号',
        '郑州市人民政府办公厅',
        '2022-07-06',
        '方案',
        null,
        null,
      ],
      [
        '加强新市民金融服务的若干政策',
        '郑政办〔2022〕74号',
        '郑州市人民政府办公厅',
        '2022-07-08',
        '政策',
        null,
        null,
      ],
      [
        '郑州市“十四五”科技创新发展规划',
        '郑政办〔2022〕79号',
        '郑州市人民政府办公厅',
        '2022-07-26',
        '规划',
        2021,
        2025,
      ],
      ['郑州市人民政府任免通知', null, '郑州市人民政府', '2022-07-01', '通知', null, null],
    ]);
  });

  it('two texts published by one notice are two plans', () => {
    expect(plansOf('003').map(([title, number]) => [title, number])).toEqual([
      ['郑州市“十四五”战略性新兴产业发展总体规划（2021—2025年）', '郑政〔2022〕10号'],
      ['郑州市突发公共卫生事件应急预案', '郑政办〔2022〕49号'],
      ['郑州市突发公共事件医疗卫生救援应急预案', '郑政办〔2022〕49号'],
      ['郑州市“十四五”大数据发展规划', '郑政办〔2022〕62号'],
      ['郑州市“十四五”现代服务业发展规划', '郑政办〔2022〕66号'],
    ]);
    expect(outlineSeed('003').outline.plans[2]!.fromLine).toBe(7663);
  });

  it('a text without a title block takes its title from its running heads or from what it calls itself', () => {
    expect(plansOf('000')[0]![0]).toBe('郑州市“十四五”战略性新兴产业相关服务业发展规划（2021-2025年）');
    expect(plansOf('001')[0]![0]).toBe('郑州市“十四五”创新高地建设规划');
  });

  it('a news report is about the plan that it reports', () => {
    const [plan] = outlineSeed('004').outline.plans;
    expect(plan).toMatchObject({
      title: '“科创郑州”三年行动计划(2024—2026年)',
      kind: '行动计划',
      issuer: '郑州市人民政府办公厅',
      documentKind: 'news',
      periodStart: 2024,
      periodEnd: 2026,
    });
  });
});

describe('a plan of another place', () => {
  const text = `7. 南平市人民政府关于印发南平市促进竹产业发展三年行动方案
（2023—2025 年）的通知（2023 年3 月2 日）
南政综〔2023〕12 号
各县（市、区）人民政府，市直各单位：
《南平市促进竹产业发展三年行动方案（2023—2025 年）》已经市政府同意，现印发给你们，请认真贯彻执行。
南平市人民政府
2023 年3 月2 日
（此件主动公开）
南平市促进竹产业发展三年行动方案
（2023—2025 年）
为加快竹产业发展，制定本方案。
一、发展目标
到2025 年，全市竹产业总产值达到500 亿元以上。
二、主要任务
（一）建设园区。支持建阳区建设竹产业园。
`;
  it('is read with its number, issuer, date and period', () => {
    expect(outlineText(text).outline.plans).toMatchObject([
      {
        title: '南平市促进竹产业发展三年行动方案（2023—2025年）',
        number: '南政综〔2023〕12号',
        issuer: '南平市人民政府',
        date: '2023-03-02',
        kind: '方案',
        periodStart: 2023,
        periodEnd: 2025,
        jurisdiction: '南平市',
      },
    ]);
  });
  it('has sections with their roles', () => {
    const headings = outlineText(text).outline.sections.map(({ level, marker, heading, role }) => [
      level,
      marker,
      heading,
      role,
    ]);
    expect(headings).toEqual([
      [0, '', '', 'background'],
      [1, '一、', '发展目标', 'goal'],
      [1, '二、', '主要任务', 'task'],
      [2, '（一）', '建设园区', 'task'],
    ]);
  });
});

describe('passages', () => {
  it('are sentences, and a sentence never ends inside brackets', () => {
    const { outline } = outlineText('一、主要任务\n支持企业（含中小企业。）发展。加快建设园区！完成任务。');
    expect(outline.passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', '一、主要任务'],
      ['sentence', '支持企业（含中小企业。）发展。'],
      ['sentence', '加快建设园区！'],
      ['sentence', '完成任务。'],
    ]);
  });
});

describe('heads of texts as they are published', () => {
  const head = (text: string) => outlineText(text).outline.plans[0]!;

  it('have no use for the word that made them an annex, the wire of an agency, the month of a cover', () => {
    expect(head('附件\n\n江州市海洋经济发展“十四五”规划\n\n一、总体要求\n\n坚持创新驱动。\n').title).toBe(
      '江州市海洋经济发展“十四五”规划',
    );
    expect(
      head(
        '新华社北京10月30日电\n中华人民共和国河流保护法\n（2022年10月30日第十三届全国人民代表大会常务委员会第三十七次会议通过）\n第一章 总则\n第一条 为了保护河流，制定本法。\n',
      ),
    ).toMatchObject({ title: '中华人民共和国河流保护法', kind: '法', date: '2022-10-30' });
  });

  it('of a law are those of the congress, or the standing committee, that adopted it', () => {
    const law = (adopted: string, title = '江州省湿地保护条例') =>
      head(`${title}\n（${adopted}通过）\n第一章 总则\n第一条 为了保护湿地，制定本法。\n`).issuers;
    expect(law('2023年5月31日江州省第十四届人民代表大会常务委员会第三次会议')).toEqual([
      '江州省人民代表大会常务委员会',
    ]);
    expect(
      law(
        '2023年4月11日江州市第十二届人民代表大会常务委员会第一次会议通过 2023年5月31日江州省第十四届人民代表大会常务委员会第三次会议批准 2024年3月1日江州市第十二届人民代表大会常务委员会第九次会议修正后',
      ),
    ).toEqual(['江州市人民代表大会常务委员会']);
    expect(law('2023年3月13日第十四届全国人民代表大会第一次会议', '中华人民共和国河流法')).toEqual([
      '全国人民代表大会',
    ]);
    expect(law('2021年2月3日江州省第十三届人民代表大会第五次会议', '江州省第十四个五年规划纲要')).toEqual([]);
  });

  it('have their number in brackets, and a letter O for a zero', () => {
    expect(
      head(
        '住房城乡建设部关于加强城市节水工作的意见\n（建城〔2O21〕103号）\n各省住房城乡建设厅：\n一、目标\n提高节水水平。\n2O21年12月17日\n',
      ),
    ).toMatchObject({
      title: '住房城乡建设部关于加强城市节水工作的意见',
      number: '建城〔2021〕103号',
      date: '2021-12-17',
    });
  });

  it('have their period in brackets below the title, and none that began where one only ends', () => {
    expect(head('江州市综合交通规划\n（2021—2035年）\n一、目标\n建设轨道交通。\n')).toMatchObject({
      periodStart: 2021,
      periodEnd: 2035,
    });
    expect(
      head('江州市2030年前碳达峰实施方案\n\n一、目标\n\n到2025年，风电装机达到3000万千瓦。\n'),
    ).toMatchObject({
      periodStart: null,
      periodEnd: 2030,
    });
  });
});

describe('what goes on without an end', () => {
  it('is cut at its signs, and where it has none, so that no passage is long and nothing is lost', () => {
    for (const unit of ['产业、', '（产业', '支']) {
      const text = unit.repeat(30_000 / unit.length);
      const { outline } = outlineText(`一、主要任务\n\n${text}。\n`);
      const sentences = outline.passages.filter(({ kind }) => kind === 'sentence').map((one) => one.text);
      expect(sentences.length).toBeGreaterThan(2);
      expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThan(8_010);
      expect(sentences.join('')).toBe(`${text}。`);
    }
  });
});

describe('the short form of a title', () => {
  it('is without its place and its years, and never empty', () => {
    const short: [string, string | null, string][] = [
      ['江州市“十四五”水利发展规划（2021—2025年）', '江州市', '水利发展规划'],
      ['江州市国民经济和社会发展第十四个五年规划', '江州市', '国民经济和社会发展第十四个五年规划'],
      ['关于支持海洋渔业的若干意见', '江州市', '支持海洋渔业的若干意见'],
      ['江州省十四五时期水利发展规划', null, '江州省水利发展规划'],
      ['二十五项重点工作', null, '二十五项重点工作'],
      ['江州市', '江州市', '江州市'],
    ];
    for (const [title, place, expected] of short) expect(shortenTitle(title, place)).toBe(expected);
  });
});
