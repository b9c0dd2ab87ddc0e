import { describe, expect, it } from 'vitest';
import { listRecords } from '../../src/ingest/records.js';
import type { Graph } from '../../src/model/graph.js';
import { readSeed, readText } from './read.js';

const plan = async (body: string) =>
  await readText(
    `郑州市人民政府\n\n关于支持测试产业发展的实施意见\n\n郑政〔2022〕99号\n\n2022年7月1日\n\n各开发区管委会，各区县（市）人民政府，市人民政府各部门，各有关单位：\n\n${body}\n`,
  );
const mentionsOf = async (body: string) =>
  behindHead(await plan(body)).map(({ type, text, canonical }) => `${type} ${text} → ${canonical}`);
/** The mentions that do not stand in the title block. */
const behindHead = ({ mentions, outline }: Graph) => {
  const head = outline.sections.find(({ level }) => level === 0)!.id;
  const inHead = new Set(outline.passages.filter(({ section }) => section === head).map(({ id }) => id));
  return mentions.filter(({ passage }) => !inHead.has(passage));
};
const relationsOf = async (body: string) =>
  (await plan(body)).relations.map(({ predicate, object }) => `${predicate} ${object.name}`);

describe('mentions', () => {
  it('planted at a known place are found there, under the name that the jurisdiction gives them', async () => {
    const { mentions, document } = await plan('一、主要任务\n\n支持高新区建设智能传感谷，发展生物医药产业。');
    const found = mentions.find(({ text }) => text === '高新区')!;
    expect(found).toMatchObject({ type: 'Zone', canonical: '郑州高新区' });
    expect(document.text.slice(found.span.start, found.span.end)).toBe('高新区');
  });

  it('take the longest name that is one thing', async () => {
    expect(await mentionsOf('一、主要任务\n\n推进金水科教园区建设，高标准建设嵩山实验室。')).toEqual(
      expect.arrayContaining(['Zone 金水科教园区 → 金水科教园区', 'Institution 嵩山实验室 → 嵩山实验室']),
    );
  });

  it('resolve departments by the jurisdiction', async () => {
    expect(await mentionsOf('一、主要任务\n\n由市科技局、市财政局负责。')).toEqual([
      'Institution 市科技局 → 郑州市科学技术局',
      'Institution 市财政局 → 郑州市财政局',
    ]);
  });

  it('are the members of a list whose last words say what they are', async () => {
    expect(await mentionsOf('一、主要任务\n\n依托郑煤机、恒达智控等龙头企业加快发展。')).toEqual([
      'Institution 郑煤机 → 郑煤机集团',
      'Institution 恒达智控 → 恒达智控',
    ]);
  });

  it('of a project list tell the company from what it builds', async () => {
    expect(
      await mentionsOf(
        '一、主要任务\n\n推进河南信安通信技术股份有限公司网络安全试验场、汇通数据中心扩容等项目建设。',
      ),
    ).toEqual(
      expect.arrayContaining([
        'Institution 河南信安通信技术股份有限公司 → 河南信安通信技术股份有限公司',
        'Project 网络安全试验场 → 网络安全试验场',
      ]),
    );
  });

  it('of a list of departments share the level that the first one names', async () => {
    expect(await mentionsOf('一、主要任务\n\n责任单位：市科技局、财政局、水利局。')).toEqual([
      'Institution 市科技局 → 郑州市科学技术局',
      'Institution 财政局 → 郑州市财政局',
      'Institution 水利局 → 郑州市水利局',
    ]);
  });

  it('hold no particle: a name begins behind it', async () => {
    expect(await mentionsOf('一、主要任务\n\n以中原科技城为先导区，建设创新平台。')).toEqual([
      'Zone 中原科技城 → 中原科技城',
    ]);
  });

  it('hold no preposition and nobody who is told, and are not only counted', async () => {
    expect(await mentionsOf('一、主要任务\n\n报市工信局或市财政局批准后实施。')).toEqual([
      'Institution 市工信局 → 郑州市工信局',
      'Institution 市财政局 → 郑州市财政局',
    ]);
    expect(
      await mentionsOf('一、主要任务\n\n大力发展大数据、人工智能等新兴产业，打造3000亿级产业集群。'),
    ).toEqual(['Industry 大数据 → 大数据', 'Industry 人工智能 → 人工智能']);
  });

  it('do not name places inside the slogans of the state', async () => {
    expect(await mentionsOf('一、主要任务\n\n紧抓黄河流域生态保护和高质量发展战略机遇。')).toEqual([]);
  });

  it('a project of the same name is another one in another city', async () => {
    const idIn = async (city: string) => {
      const text = `${city}人民政府\n\n关于支持测试产业发展的实施意见\n\n测政〔2022〕9号\n\n2022年7月1日\n\n各县（市、区）人民政府，市政府各部门：\n\n一、主要任务\n\n实施双创提升工程，建设黄河国家文化公园。\n`;
      const { entities } = await readText(text);
      return ['双创提升工程', '黄河国家文化公园'].map(
        (name) => entities.find((entity) => entity.name === name)?.id,
      );
    };
    const [ours, theirs] = [await idIn('郑州市'), await idIn('合肥市')];
    expect(ours[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(theirs[0]).not.toBe(ours[0]);
  });

  it('the same short name is another zone in another city', async () => {
    const text =
      '合肥市人民政府\n\n关于支持测试产业发展的实施意见\n\n合政〔2022〕9号\n\n2022年7月1日\n\n各县（市、区）人民政府，市政府各部门：\n\n一、主要任务\n\n支持高新区发展。\n';
    expect((await readText(text)).mentions.map(({ canonical }) => canonical)).not.toContain('郑州高新区');
  });
});

describe('what a plan directs', () => {
  it('is what its tasks name, and not what its background names', async () => {
    expect(
      await relationsOf('一、发展基础\n\n郑东新区发展势头良好。\n\n二、主要任务\n\n支持中原科技城建设。'),
    ).toEqual(['TARGETS 中原科技城']);
  });
  it('is not what a sentence tells of the past', async () => {
    expect(await relationsOf('一、主要任务\n\n“十三五”期间，郑东新区建成一批平台。')).toEqual([]);
  });
  it('cites the plans that it rests on and repeals those that it ends', async () => {
    expect(
      await relationsOf(
        '根据《河南省人民政府关于支持郑州商品交易所优势再造的意见》（豫政〔2022〕13号）精神，制定本意见。\n\n一、附则\n\n《郑州市建筑业实施意见》（郑政〔2018〕40号）同时废止。',
      ),
    ).toEqual(['CITES 河南省人民政府关于支持郑州商品交易所优势再造的意见', 'REPEALS 郑州市建筑业实施意见']);
  });
  it.each([
    [
      '一、主要任务\n\n严格执行《江州省评标专家管理办法》《江州省招标代理管理办法》。',
      ['江州省评标专家管理办法', '江州省招标代理管理办法'],
    ],
    ['一、主要任务\n\n贯彻新修订的《江州省节约用水条例》。', ['江州省节约用水条例']],
    [
      '一、主要任务\n\n持续推动《江州省优化营商环境条例》《江州市优化营商环境条例》贯彻落实。',
      ['江州省优化营商环境条例', '江州市优化营商环境条例'],
    ],
    ['一、主要任务\n\n按要求制定出台《江州市公共信用信息目录》，推动制订《江州市知识产权保护条例》。', []],
    ['一、主要任务\n\n全面加强管理，《江州市统计年鉴》已经发布。', []],
  ])('cites what the words around a title say it rests on: %s', async (body, cited) => {
    const found = (await relationsOf(body)).filter((relation) => /^(CITES|REPEALS)/.test(relation));
    expect(found).toEqual(cited.map((title) => `CITES ${title}`));
  });
  it('is not what cites the basis of a text that it tells was drawn up', async () => {
    const { relations } = await plan(
      '一、主要任务\n\n根据《江州市委关于制定第十五个五年规划的建议》，市政府编制了《江州市第十五个五年规划纲要》，提交大会审查。',
    );
    expect(
      relations
        .filter(({ predicate }) => predicate === 'CITES')
        .map(({ subject, object }) => [subject.name, object.name]),
    ).toEqual([['江州市第十五个五年规划纲要', '江州市委关于制定第十五个五年规划的建议']]);
  });
  it('repeals an older edition of its own title, which is another text', async () => {
    expect(
      await relationsOf(
        '一、附则\n\n2015年印发的《关于支持测试产业发展的实施意见》（郑政〔2015〕7号）同时废止。',
      ),
    ).toContain('REPEALS 关于支持测试产业发展的实施意见（郑政〔2015〕7号）');
  });
});

describe('targets', () => {
  it('have their number, unit, comparator and year', async () => {
    const { targets } = await plan(
      '一、总体目标\n\n到2025年，全市高新技术企业达到10000家，技术合同成交额突破1000亿元，年增长率不低于15%。',
    );
    expect(
      targets.map(({ indicator, comparator, value, unit, year }) => [
        indicator,
        comparator,
        value,
        unit,
        year,
      ]),
    ).toEqual([
      ['高新技术企业数量', '=', 10000, '家', 2025],
      ['技术合同成交额', '>', 1000, '亿元', 2025],
      ['技术合同成交额年增长率', '>=', 15, '%', 2025],
    ]);
  });
  it('are what grows by so much a year, where the clause itself says what', async () => {
    const { targets } = await plan(
      '一、总体目标\n\n到2025年，服务业增加值突破9000亿元，服务业固定资产投资年均增长7.5%左右。',
    );
    expect(
      targets.map(({ indicator, comparator, value, unit }) => [indicator, comparator, value, unit]),
    ).toEqual([
      ['服务业增加值', '>', 9000, '亿元'],
      ['服务业固定资产投资年均增长率', '~', 7.5, '%'],
    ]);
  });

  it('of a table stand under the heading of their year, with the base year as their baseline', async () => {
    const { targets } = await plan(
      '一、总体目标\n\n专栏1：发展目标\n\n指标\t单位\t2020年（基数）\t2025年\n高新技术企业\t家\t2918\t6000\n研发投入强度\t%\t2.3\t3.0',
    );
    expect(
      targets.map(({ indicator, value, unit, year, baseline, baselineYear }) => [
        indicator,
        value,
        unit,
        year,
        baseline,
        baselineYear,
      ]),
    ).toEqual([
      ['高新技术企业数量', 6000, '家', 2025, 2918, 2020],
      ['研发投入强度', 3, '%', 2025, 2.3, 2020],
    ]);
  });

  it('of a table of places are about the place of their row', async () => {
    const { targets } = await plan(
      '一、总体目标\n\n单位：万立方米\n序号\t区域\t地下水压减指标\n\t\t2025年\t\t2035年\n\t\t浅层地下水\t深层地下水\t深层地下水\n1\t金水区\t50\t\t80',
    );
    expect(
      targets.map(({ indicator, value, unit, year, zone }) => [indicator, value, unit, year, zone]),
    ).toEqual([
      ['浅层地下水压减', 50, '万立方米', 2025, '金水区'],
      ['深层地下水压减', 80, '万立方米', 2035, '金水区'],
    ]);
  });

  it('are no thresholds', async () => {
    const { targets } = await plan(
      '一、主要任务\n\n对单户担保金额500万元以下的小微企业给予支持，年产值首次突破100亿元的予以表彰。',
    );
    expect(targets).toEqual([]);
  });

  it('are no rewards and no past figures', async () => {
    const { targets } = await plan(
      '一、主要任务\n\n给予一次性奖励800万元。\n\n截至2020年底，高新技术企业达到2918家。',
    );
    expect(targets).toEqual([]);
  });
});

describe('records', () => {
  it('are the same for every reading of a file', async () => {
    const lines = async () =>
      [...listRecords(await plan('一、主要任务\n\n支持中原科技城建设。'))].map((record) =>
        JSON.stringify(record),
      );
    expect(await lines()).toEqual(await lines());
  });

  it('give offsets into the source at which the mention stands', async () => {
    const { document } = await readSeed('002');
    const mentions = [...listRecords(await readSeed('002'))].filter(
      ({ record, text }) => record === 'mention' && text === '龙湖金融岛',
    );
    expect(mentions.length).toBeGreaterThan(0);
    for (const { start, end } of mentions)
      expect(document.source.slice(Number(start), Number(end))).toBe('龙湖金融岛');
  });
});
