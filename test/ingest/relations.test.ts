import { describe, expect, it } from 'vitest';
import { readText } from './read.js';

/** The relationships between names of a plan with this body, as “subject PREDICATE object”. */
const relationsOf = async (body: string): Promise<string[]> => {
  const { relations, outline } = await readText(
    `郑州市人民政府\n\n关于支持测试产业发展的实施意见\n\n郑政〔2022〕99号\n\n2022年7月1日\n\n各开发区管委会，各区县（市）人民政府，市人民政府各部门，各有关单位：\n\n为促进全市产业高质量发展，提升城市承载能力，结合我市实际，现提出如下意见。\n\n${body}\n`,
  );
  const texts = new Map(outline.passages.map(({ id, text }) => [id, text]));
  return relations
    .filter((relation) => 'subject' in relation && relation.subject.type !== 'Plan')
    .map(({ subject, predicate, object, passage }) => {
      expect(texts.get(passage)).toBeTruthy();
      return `${subject.name} ${predicate} ${object.name}`;
    });
};

describe('industries', () => {
  it('that a list sums up are part of what sums them up', async () => {
    expect(await relationsOf('一、主要任务\n\n大力发展智能终端、5G等新一代信息技术产业。')).toEqual(
      expect.arrayContaining(['智能终端 SUBINDUSTRY_OF 新一代信息技术', '5G SUBINDUSTRY_OF 新一代信息技术']),
    );
  });

  it('of fields under a lead are part of the industry of the lead', async () => {
    const found = await relationsOf(
      '一、主要任务\n\n生物医药。聚焦重大疾病等方面。化学药领域，重点开展结构优化等技术研发。中药领域，加强新型饮片研发。\n',
    );
    expect(found).toContain('化学药 SUBINDUSTRY_OF 生物医药');
  });

  it('are not developed where a clause forbids it', async () => {
    expect(await relationsOf('一、主要任务\n\n郑东新区不得发展智能终端、5G等新一代信息技术产业。')).toEqual(
      [],
    );
  });
});

describe('zones', () => {
  it('of one list develop every industry behind the verb', async () => {
    const found = await relationsOf('一、主要任务\n\n郑东新区、金水区重点发展大数据、区块链。');
    expect(found).toEqual(
      expect.arrayContaining([
        '郑东新区 DEVELOPS 大数据',
        '郑东新区 DEVELOPS 区块链',
        '金水区 DEVELOPS 大数据',
        '金水区 DEVELOPS 区块链',
      ]),
    );
  });

  it('leaned on under the lead of an industry develop it, however many they are', async () => {
    const found = await relationsOf(
      '一、主要任务\n\n智能装备。以郑州经济开发区、郑州航空港经济综合实验区、郑州高新区为重点，在工程机械领域，发挥龙头企业作用。\n',
    );
    expect(found).toEqual(
      expect.arrayContaining([
        '郑州经开区 DEVELOPS 智能装备',
        '郑州航空港经济综合实验区 DEVELOPS 智能装备',
        '郑州高新区 DEVELOPS 智能装备',
      ]),
    );
  });

  it('that make one up are parts of it', async () => {
    expect(
      await relationsOf(
        '一、主要任务\n\n以郑州高新区为龙头，重点联动中原区，辐射带动荥阳市、巩义市，打造沿黄科创走廊。',
      ),
    ).toEqual(expect.arrayContaining(['郑州高新区 PART_OF 沿黄科创走廊', '中原区 PART_OF 沿黄科创走廊']));
  });

  const partsOf = async (text: string) =>
    (await relationsOf(`一、主要任务\n\n${text}`)).filter((one) => one.includes(' PART_OF ')).sort();

  it('that make one up are parts of the first that is made, those that it reaches too', async () => {
    expect(await partsOf('将金水科教园区串联打造沿黄科创带，加快建设中原科技城、鲲鹏软件小镇。')).toEqual([
      '金水科教园区 PART_OF 沿黄科创带',
    ]);
    expect(await partsOf('以郑州高新区为龙头，辐射带动荥阳市、巩义市，打造沿黄科创走廊。')).toEqual([
      '巩义市 PART_OF 沿黄科创走廊',
      '荥阳市 PART_OF 沿黄科创走廊',
      '郑州高新区 PART_OF 沿黄科创走廊',
    ]);
  });

  it('that are strung together are parts of what follows, and blocks of what is built around them', async () => {
    expect(await partsOf('构建串联郑州高新区、金水区和郑东新区的沿黄科创带。')).toEqual([
      '郑东新区 PART_OF 沿黄科创带',
      '郑州高新区 PART_OF 沿黄科创带',
      '金水区 PART_OF 沿黄科创带',
    ]);
    expect(await partsOf('郑东新区围绕中原科技城、鲲鹏软件小镇等核心板块，聚焦聚力。')).toEqual([
      '中原科技城 PART_OF 郑东新区',
      '鲲鹏软件小镇 PART_OF 郑东新区',
    ]);
  });

  it('have no province in them, nor a place that only says of what something is', async () => {
    const found = await partsOf(
      '1.中原科技城打造创新高地。打造河南省高效科技成果转化示范高地。打造黄河流域高质量发展的示范项目。',
    );
    expect(found).toEqual([]);
  });

  it('that a heading begins with have in them what is built under it', async () => {
    const found = await relationsOf(
      '一、主要任务\n\n1.郑东新区打造开放创新高地。加快商事登记改革。建成龙湖金融岛。深化“智慧东区”行动，大力发展知识产权服务。\n',
    );
    expect(found).toContain('龙湖金融岛 PART_OF 郑东新区');
    expect(found).toContain('郑东新区 DEVELOPS 知识产权服务');
  });

  it('have in them what is built there', async () => {
    expect(await relationsOf('一、主要任务\n\n郑东新区加快实施“智慧金融”工程。')).toContain(
      '“智慧金融”工程 LOCATED_IN 郑东新区',
    );
  });
});

describe('responsibility', () => {
  const measure = '持续实施“全城乐购”促消费活动。';
  const responsible = async (text: string) =>
    (await relationsOf(`一、主要任务\n\n（一）扩大消费\n\n${text}`)).filter((one) =>
      one.includes('RESPONSIBLE_FOR'),
    );

  it.each([
    [`${measure}\n\n责任单位：市商务局、市财政局。`],
    [`${measure}（市商务局、市财政局）`],
    [`${measure}〔市商务局牵头，市财政局等部门（单位）按职责分工负责，2023年9月底前完成〕`],
    [`${measure}禁止变相收费。（市商务局、市财政局）`],
    [`${measure}\n\n市商务局、财政局等按照职责分工负责。`],
  ])('goes to every unit of a list: %s', async (text) => {
    const found = await responsible(text);
    expect(found).toHaveLength(4);
    for (const unit of ['郑州市商务局', '郑州市财政局']) {
      expect(found).toContain(`${unit} RESPONSIBLE_FOR 扩大消费`);
      expect(found.filter((one) => one.startsWith(unit) && one.includes('全城乐购'))).toHaveLength(1);
    }
  });

  it('goes to the units of every sentence that names nothing but units', async () => {
    const found = await responsible(
      `${measure}\n牵头单位：市商务局。责任单位：市财政局。完成时限：2023年12月。`,
    );
    expect(found.filter((one) => one.includes('全城乐购')).map((one) => one.split(' ')[0])).toEqual([
      '郑州市商务局',
      '郑州市财政局',
    ]);
  });

  it('of all units of a kind is kept with them as one', async () => {
    const found = await responsible(`${measure}\n\n责任单位：市商务局，各开发区管委会、区县（市）政府。`);
    expect(found.filter((one) => one.includes('各'))).toEqual([
      '各开发区管委会 RESPONSIBLE_FOR 扩大消费',
      '各区县（市）人民政府 RESPONSIBLE_FOR 扩大消费',
    ]);
  });

  it('is for what a list makes up, not for its members too', async () => {
    const found = await responsible(
      '实施黄河滩区治理工程、西流湖公园绿化工程等沿黄生态廊道建设工程。（责任单位：市园林局）',
    );
    expect(found.filter((one) => one.endsWith('工程'))).toEqual([
      '郑州市园林局 RESPONSIBLE_FOR 沿黄生态廊道建设工程',
    ]);
  });

  it('is not with those that guide or help', async () => {
    expect(
      (await responsible(`${measure}\n\n责任单位：市商务局。\n\n指导单位：河南证监局。`)).join(),
    ).not.toContain('证监局');
  });

  it('ends with the measure: the next numbered one has units of its own', async () => {
    const found = (
      await relationsOf(
        '一、主要任务\n\n29.支持合理住房消费，支持购房需求。（责任单位：市住房保障局）30.促进消费，持续实施“全城乐购”促消费活动。（责任单位：市商务局）\n',
      )
    ).filter((one) => one.includes('全城乐购'));
    expect(found.join()).toContain('郑州市商务局 RESPONSIBLE_FOR');
    expect(found.join()).not.toContain('住房');
  });

  it.each([
    ['（市商务局、市财政局）\n\n支持“万企登云”行动。\n\n（市工业和信息化局、市教育局）'],
    ['\n牵头单位：市商务局\n完成时限：2023年12月底前\n34. 支持“万企登云”行动。\n牵头单位：市教育局\n'],
  ])('of a measure ends with its units: %s', async (units) => {
    const found = await relationsOf(`一、主要任务\n\n（一）扩大消费\n\n${measure}${units}`);
    const projectsOf = (unit: string) =>
      ['全城乐购', '万企登云'].filter((project) =>
        found.some((one) => new RegExp(`${unit} RESPONSIBLE_FOR .*${project}`).test(one)),
      );
    expect(['市商务局', '市教育局'].map(projectsOf)).toEqual([['全城乐购'], ['万企登云']]);
  });

  it('is for the programme that a list of projects makes up', async () => {
    const found = await responsible('实施退耕还林、矿山修复等“绿满商都”行动。\n\n市林业局按照职责分工负责。');
    expect(found).toContain('郑州市林业局 RESPONSIBLE_FOR “绿满商都”行动');
    expect(found.join()).not.toContain('矿山修复');
  });
});

describe('a table of projects', () => {
  it('says where they are, who carries them out and who leads', async () => {
    const found = await relationsOf(
      [
        '附件 重点项目清单',
        '',
        '序号\t项目名称\t建设地点\t牵头单位\t责任单位\t实施年限',
        '1\t贾鲁河综合治理工程\t白沙科学谷\t市生态环境局\t市财政局\t2024年—2025年',
        '2\t地下水污染防治试点工程\t全市\t市生态环境局\t市财政局\t2023年—2025年',
      ].join('\n'),
    );
    expect(found.filter((one) => one.includes('贾鲁河')).sort()).toEqual([
      '贾鲁河综合治理工程 LOCATED_IN 白沙科学谷',
      '郑州市生态环境局 RESPONSIBLE_FOR 贾鲁河综合治理工程',
      '郑州市财政局 RESPONSIBLE_FOR 贾鲁河综合治理工程',
    ]);
    expect(found).toContain('郑州市财政局 RESPONSIBLE_FOR 地下水污染防治试点工程');
    expect(found.join()).not.toContain('地下水污染防治试点工程 LOCATED_IN');
  });
});
