import { describe, expect, it } from 'vitest';
import { openFullerModel } from '../../src/ingest/link/fullerModel.js';
import { makeFullerNameProposer } from '../../src/ingest/link/fullerNames.js';
import { makeMentionLinker } from '../../src/ingest/link/link.js';
import { makeRecogniser } from '../../src/ingest/recognise/recognise.js';
import { makeEnglishComposer } from '../../src/language/english.js';
import type { EntityType } from '../../src/model/entity.js';
import { knowledge, outlineText, planText, readText, tagger } from './read.js';

/** Name and id of what each of the writings stands for, read in plans of a place. */
const linkAll = async (writings: readonly string[], place = '郑州市', type = 'Zone') =>
  Promise.all(
    writings.map(async (writing) => {
      const { mentions } = await readText(planText(`支持${writing}加快建设。`, place));
      const mention = mentions.find(({ text, type: found }) => text === writing && found === type);
      return mention && { name: mention.canonical, id: mention.entity };
    }),
  );
const namesOf = async (...call: Parameters<typeof linkAll>) =>
  (await linkAll(...call)).map((found) => found?.name);

/** Links names that are given, in a list, in a plan of 郑州市 or of another place, or of the organ that issues it. */
const linkNames = (
  type: EntityType,
  texts: readonly string[],
  { issuer, place, with: known = knowledge }: { issuer?: string; place?: string; with?: typeof knowledge },
) => {
  const { outline } = outlineText(planText(`支持${texts.join('、')}加快建设。`, place));
  const { plan, id, span, text: all } = outline.passages.find(({ text }) => text.includes(texts[0]!))!;
  const mentions = texts.map((text) => {
    const start = span.start + all.indexOf(text);
    const where = { plan, passage: id, span: { start, end: start + text.length } };
    return { type, text, ...where, source: 'model', confidence: 1, standsFor: null };
  });
  const plans = issuer ? outline.plans.map((one) => ({ ...one, issuers: [issuer] })) : outline.plans;
  const link = makeMentionLinker(known, makeEnglishComposer(known), openFullerModel());
  return link(mentions, { ...outline, plans });
};
const linkGiven = (type: EntityType, text: string, options: Parameters<typeof linkNames>[2] = {}) =>
  linkNames(type, [text], options);
const linkList = (type: EntityType, texts: readonly string[], known = knowledge) =>
  linkNames(type, texts, { with: known }).mentions;

describe('one thing has one node', () => {
  it.each([
    ['郑州航空港经济综合实验区', 'Zone', ['航空港区', '郑州航空港区', '郑州航空港经济综合实验区']],
    ['郑州商品交易所', 'Institution', ['郑商所', '郑州商品交易所']],
    ['郑州市科学技术局', 'Institution', ['市科技局', '郑州市科技局', '郑州市科学技术局']],
    ['白沙科学谷', 'Zone', ['科学谷', '白沙科学谷']],
    ['郑州市工信局', 'Institution', ['市工信局', '郑州市工业和信息化局', '市工业和信息化局']],
    ['郑州市人民政府', 'Institution', ['市政府', '市人民政府', '郑州市政府']],
    ['中共郑州市委', 'Institution', ['市委', '郑州市委']],
  ])('%s', async (name, type, writings) => {
    const linked = await linkAll(writings, '郑州市', type);
    expect(linked.map((found) => found?.name)).toEqual(writings.map(() => name));
    expect(new Set(linked.map((found) => found?.id)).size).toBe(1);
  });
});

describe('two things have two nodes', () => {
  it.each([
    ['金水区', '金水科教园区'],
    ['中原区', '中原科技城'],
    ['郑东新区', '郑州高新区'],
  ])('%s is not %s', async (one, other) => {
    const [a, b] = await linkAll([one, other]);
    expect(a!.id).not.toBe(b!.id);
  });

  it('an industry is one in all cities, though its name begins with that of the city', () => {
    const idOf = (place: string) => linkGiven('Industry', '合肥量子信息', { place }).mentions[0]!.entity;
    expect(idOf('合肥市')).toBe(idOf('厦门市'));
  });

  it('高新区 is that of the place that the plan governs', async () => {
    expect(await namesOf(['高新区'])).toEqual(['郑州高新区']);
    expect(await namesOf(['高新区'], '合肥市')).toEqual(['合肥高新区']);
    expect(await namesOf(['高新区'], '厦门市')).toEqual(['厦门高新区']);
  });

  it('projects of the same name in two cities are two, with the city of each', async () => {
    const graphs = await Promise.all(
      ['合肥市', '厦门市'].map((place) => readText(planText('实施双创提升工程。', place))),
    );
    const [a, b] = graphs.map(({ entities }) => entities.find(({ name }) => name === '双创提升工程'));
    expect([a!.city, b!.city]).toEqual(['合肥市', '厦门市']);
    expect(a!.id).not.toBe(b!.id);
  });
});

describe('fuller names', () => {
  const propose = makeFullerNameProposer(knowledge);
  it('are proposed of names of things, not of texts nor of what somebody says a name stands for', () => {
    const { outline } = outlineText(planText('落实创业意见、促进创业意见。'));
    const { plan, id, span, text } = outline.passages.find((one) => one.text.includes('促进'))!;
    const namesFor = (type: EntityType | 'Plan', standsFor: string | null = null) => {
      const mentions = ['创业意见', '促进创业意见'].map((name) => {
        const start = span.start + text.indexOf(name);
        const where = { plan, passage: id, span: { start, end: start + name.length } };
        return { type, text: name, ...where, source: 'model', confidence: 1, standsFor };
      });
      return propose(mentions, outline)[0]!.map(({ name }) => name);
    };
    expect(namesFor('Project')).toContain('促进创业意见');
    expect(namesFor('Plan')).toEqual([]);
    expect(namesFor('Project', '某意见')).toEqual([]);
  });
});

describe('a merge', () => {
  it('has its reason', async () => {
    const { mentions } = await readText(planText('支持航空港区加快建设，由市工信局负责。'));
    const reasonOf = (writing: string) => mentions.find(({ text }) => text === writing)!.reason;
    expect(reasonOf('航空港区')).toMatch(
      /short for 郑州航空港经济综合实验区 in plans of 郑州市 .*zhengzhou\.yaml/,
    );
    expect(reasonOf('市工信局')).toBe('市 is 郑州市 in plans of 郑州市');
  });

  it('is undone by an entry of graph/lexicon/apart.yaml', async () => {
    const apart = [
      { type: 'Zone' as const, name: '航空港区', not: '郑州航空港经济综合实验区', because: 'a test' },
    ];
    const { outline } = outlineText(planText('支持航空港区加快建设。'));
    const named = await makeRecogniser(knowledge, tagger)(outline);
    const linkWith = (changed: typeof knowledge) =>
      makeMentionLinker(
        changed,
        makeEnglishComposer(changed),
        openFullerModel(),
      )(named.mentions, outline).mentions.find(({ text }) => text === '航空港区')!.canonical;
    expect(linkWith(knowledge)).toBe('郑州航空港经济综合实验区');
    expect(linkWith({ ...knowledge, apart })).toBe('航空港区');
  });

  it('is forced by an entry of graph/lexicon/together.yaml', () => {
    const together = [{ type: 'Zone' as const, name: '星光岛', is: '龙湖星光岛片区', because: 'a test' }];
    const linked = linkGiven('Zone', '星光岛', { with: { ...knowledge, together } }).mentions[0]!;
    expect(linked.canonical).toBe('龙湖星光岛片区');
    expect(linked.reason).toContain('together.yaml: a test');
    expect(linkGiven('Zone', '星光岛').mentions[0]!.canonical).toBe('星光岛');
  });

  it('of names that share the end of their list is weighed, and undone by apart.yaml', () => {
    const words = ['蓝天', '碧水', '净土保卫战'];
    const linked = linkList('Project', words);
    expect(linked.map(({ canonical }) => canonical)).toEqual(['蓝天保卫战', '碧水保卫战', '净土保卫战']);
    expect(linked[0]!.resolution).toMatchObject({ name: '蓝天保卫战', isTaken: true });
    expect(linked[0]!.reason).toMatch(/^shares the end of the last name of its list: .* confidence 0\.\d\d$/);
    const apart = [{ type: 'Project' as const, name: '蓝天', not: '蓝天保卫战', because: 'a test' }];
    expect(linkList('Project', words, { ...knowledge, apart })[0]!.canonical).toBe('蓝天');
  });

  it('is not made of names that are whole by themselves', () => {
    const linked = linkList('Industry', ['光伏', '氢能', '储能电池']);
    expect(linked.map(({ canonical }) => canonical)).toEqual(['光伏', '氢能', '储能电池']);
  });

  it.each<[EntityType, readonly string[]]>([
    ['Institution', ['郑州市数据交易中心', '数据交易中心']],
    ['Zone', ['郑州星光文创园', '星光文创园', '郑州市星光文化创意园']],
    ['Zone', ['星光北部区域', '星光北部片区']],
    ['Zone', ['星光平原地区', '星光平原']],
    ['Industry', ['星光及银河装备', '星光与银河装备']],
    ['Industry', ['文化', '文化产业']],
    ['Industry', ['汽车及装备制造', '汽车与装备制造', '汽车与装备制造业']],
    ['Industry', ['会展业', '会展']],
    ['Industry', ['星光加工业', '星光加工']],
    ['Project', ['郑州市星光公共服务平台', '星光公共服务平台']],
  ])('of what says no more: %s %j', (type, texts) => {
    const found = texts.map((text) => linkGiven(type, text).mentions[0]!.entity);
    expect(new Set(found).size).toBe(1);
  });

  it('with its host is made where the document names it with that too', () => {
    const texts = ['郑东新区银河制造谷', '银河制造谷', '银河岛'];
    const [hosted, alone] = linkList('Zone', texts);
    expect(hosted!.entity).toBe(alone!.entity);
    expect(alone).toMatchObject({
      canonical: texts[0],
      reason: expect.stringContaining(`the document has it as ${texts[0]} too`),
    });
  });

  it.each([
    ['郑东新区银河制造谷', '银河制造谷'],
    ['银河制造谷', '郑东新区银河制造谷'],
    ['郑州市银河制造谷', '银河制造谷'],
    ['银河制造谷', '郑州市银河制造谷'],
  ])('with its host is undone by apart.yaml, whichever it names first: %s, not %s', (name, not) => {
    const apart = [{ type: 'Zone' as const, name, not, because: 'a test' }];
    const [one, other] = linkList('Zone', [name, not, '银河岛'], { ...knowledge, apart });
    expect(one!.entity).not.toBe(other!.entity);
  });

  it('with its host is that without where the lexicon knows that', () => {
    const linked = linkList('Zone', ['郑东新区中原科技城', '中原科技城']);
    expect(linked.map(({ canonical }) => canonical)).toEqual(['中原科技城', '中原科技城']);
  });

  it('with its host heeds together.yaml first', () => {
    const texts = ['郑东新区银河制造谷', '银河制造谷'];
    const together = [{ type: 'Zone' as const, name: texts[1]!, is: '中原科技城', because: 'a test' }];
    const [hosted, alone] = linkList('Zone', texts, { ...knowledge, together });
    expect([hosted!.canonical, alone!.canonical]).toEqual([texts[0], '中原科技城']);
    const ofLong = [{ type: 'Zone' as const, name: texts[0]!, is: '中原科技城', because: 'a test' }];
    const both = linkList('Zone', texts, { ...knowledge, together: ofLong });
    expect(both.map(({ canonical }) => canonical)).toEqual(['中原科技城', '中原科技城']);
  });

  it('with its host is not made where several places have one', () => {
    const linked = linkList('Zone', ['登封市星光制造开发区', '巩义市星光制造开发区', '星光制造开发区']);
    expect(new Set(linked.map(({ entity }) => entity)).size).toBe(3);
  });

  it.each<[EntityType, string, string]>([
    ['Zone', '郑州大学科技园', '大学科技园'],
    ['Zone', '洛阳星光文创园', '星光文创园'],
    ['Industry', '星光', '星光产业园'],
  ])('is not made of %s %s and %s', (type, one, other) => {
    const [a, b] = [one, other].map((text) => linkGiven(type, text).mentions[0]!.entity);
    expect(a).not.toBe(b);
  });

  it('with what says no place is undone by apart.yaml', () => {
    const [full, short] = ['郑州市数据交易中心', '数据交易中心'];
    const apart = [{ type: 'Institution' as const, name: full, not: short, because: 'a test' }];
    const options = { with: { ...knowledge, apart } };
    const [a, b] = [full, short].map((text) => linkGiven('Institution', text, options).mentions[0]!.entity);
    expect(a).not.toBe(b);
  });

  it('of a notice and the text that it issues is one plan', async () => {
    const { mentions } = await readText(
      planText('根据《河南省人民政府关于印发河南省测试规划的通知》和《河南省测试规划》，提出以下意见。'),
    );
    const cited = mentions.filter(({ type, text }) => type === 'Plan' && text.includes('河南省测试规划'));
    expect(new Set(cited.map(({ entity }) => entity)).size).toBe(1);
  });
});

describe('departments of any city', () => {
  const linkUnits = async (units: readonly string[], place: string, issuer?: string) => {
    const text = planText(`支持产业加快建设。（责任单位：${units.join('、')}）`, place);
    const { mentions } = await readText(issuer ? text.replaceAll(`${place}人民政府`, issuer) : text);
    return units.map((unit) => mentions.find((mention) => mention.text === unit));
  };

  it('are called as the text has it, with the place in front', async () => {
    const units = await linkUnits(['市发改委', '市住房城乡建设局', '市水务局'], '合肥市');
    expect(units.map((unit) => unit?.canonical)).toEqual([
      '合肥市发改委',
      '合肥市住房城乡建设局',
      '合肥市水务局',
    ]);
  });

  it('have one node, whatever they are called', async () => {
    const [short] = await linkUnits(['市市监局'], '合肥市');
    const [full] = await linkUnits(['市市场监督管理局'], '合肥市');
    const [other] = await linkUnits(['市市监局'], '厦门市');
    expect(short!.entity).toBe(full!.entity);
    expect(short!.entity).not.toBe(other!.entity);
  });

  it('have one name in a document: the most usual, of equally usual ones the fullest', async () => {
    const units = await linkUnits(['市发改委', '市发展和改革委员会'], '合肥市');
    expect(units.map((unit) => unit?.canonical)).toEqual([
      '合肥市发展和改革委员会',
      '合肥市发展和改革委员会',
    ]);
  });

  it('are those of the autonomous region where its plan says 自治区', async () => {
    const [unit] = await linkUnits(['自治区财政厅'], '宁夏回族自治区');
    expect(unit?.canonical).toBe('宁夏回族自治区财政厅');
  });
});

describe('a name that leaves out its place', () => {
  it.each([
    ['Project', '省网上办事大厅', '福建省', '福建省网上办事大厅'],
    ['Project', '全省一体化政务服务平台', '广东省', '广东省一体化政务服务平台'],
    ['Project', '市场主体培育计划', '福建省', '市场主体培育计划'],
    ['Project', '省网上办事大厅', '厦门市', '福建省网上办事大厅'],
    ['Institution', '区司法局', '重庆市黔江区', '黔江区司法局'],
    ['Institution', '州司法局', '红河州', '红河州司法局'],
    ['Zone', '瑞丽', '云南省', '瑞丽市'],
    ['Zone', '石屏', '云南省', '石屏县'],
    ['Zone', '瑞丽', '福建省', '瑞丽'],
    ['Zone', '中原', '郑州市', '中原地区'],
    ['Zone', '自贸试验区', '福建省', '中国(福建)自由贸易试验区'],
    ['Zone', '福建自贸试验区', '福建省', '福建自贸试验区'],
  ] as const)('%s %s in a plan of %s is %s', (type, text, place, name) => {
    expect(linkGiven(type, text, { place }).mentions[0]!.canonical).toBe(name);
  });
});

describe('writings of one thing have one node', () => {
  it.each([
    ['Zone', '大同经开区', '大同经济技术开发区'],
    ['Zone', '福建自贸试验区', '中国（福建）自由贸易试验区'],
    ['Zone', '红河州', '红河哈尼族彝族自治州'],
    ['Zone', '昆明市五华区', '五华区'],
    ['Industry', '跨境电商', '跨境电子商务'],
    ['Institution', '云南省政府办公厅', '云南省人民政府办公厅'],
    ['Institution', '云南省法院', '云南省高级人民法院'],
    ['Project', '“千企万品”行动', '千企万品行动'],
  ] as const)('%s %s and %s', (type, one, other) => {
    const [a, b] = [one, other].map((text) => linkGiven(type, text, { place: '云南省' }).mentions[0]!);
    expect(a!.entity).toBe(b!.entity);
  });
});

describe('the city of a zone', () => {
  it.each([
    ['前海', '深圳市'],
    ['苏州工业园', '苏州市'],
    ['厦门火炬高新区', '厦门市'],
    ['河南智慧谷', '河南省'],
    ['星光岛', '郑州市'],
  ])('%s in a plan of 郑州市 is %s', (text, city) => {
    expect(linkGiven('Zone', text).entities.find(({ type }) => type === 'Zone')!.city).toBe(city);
  });
});

describe('a place among units', () => {
  it.each([
    ['浦东新区', '上海市', '浦东新区人民政府'],
    ['上海市松江区', '上海市', '上海市松江区人民政府'],
    ['新乡高新区', '新乡市', '新乡高新区管委会'],
    ['航空港区管委会', '郑州市', '郑州航空港经济综合实验区管委会'],
  ])('%s is what governs it', (text, place, name) => {
    expect(linkGiven('Institution', text, { place }).mentions[0]!.canonical).toBe(name);
  });
});

describe('an industry', () => {
  it.each([
    ['人参全产业链', '人参'],
    ['资源型产业', '资源型产业'],
    ['战略性新兴产业集群', '战略性新兴产业'],
    ['三大海洋产业', '海洋'],
    ['超硬材料（新材料）', '超硬材料'],
    ['跨境电商', '跨境电商'],
  ])('%s is called %s', (text, name) => {
    expect(linkGiven('Industry', text).mentions[0]!.canonical).toBe(name);
  });
});

describe('a part of the department that issues the plan', () => {
  it.each([
    ['厅公路处', '云南省交通运输厅公路处'],
    ['交通运输厅公路处', '云南省交通运输厅公路处'],
    ['机关党委', '云南省交通运输厅机关党委'],
  ])('%s is %s', (text, name) => {
    expect(linkGiven('Institution', text, { issuer: '云南省交通运输厅' }).mentions[0]!.canonical).toBe(name);
  });

  it('is none in the plan of a government', () => {
    expect(linkGiven('Institution', '公路处').mentions[0]!.canonical).toBe('公路处');
  });
});

describe('a branch', () => {
  it('is one whichever name of its bank it has', () => {
    const [a, b, c] = ['人民银行昆明分行', '中国人民银行昆明分行', '人民银行长春分行'].map(
      (text) => linkGiven('Institution', text).mentions[0]!,
    );
    expect(a!.entity).toBe(b!.entity);
    expect(a!.canonical).toBe('人民银行昆明分行');
    expect(c!.entity).not.toBe(a!.entity);
  });
});

describe('a kind', () => {
  it.each([
    ['Institution', '郑州卓越测试有限公司', 'company', 'the ending'],
    ['Institution', '中国科学院', 'research', 'the lexicon'],
    ['Institution', '晨星捷讯', null, 'nothing'],
    ['Zone', '武进区', 'administrative', 'the gazetteer'],
    ['Zone', '星光岛', null, 'nothing'],
    ['Industry', '量子测量', null, 'nothing'],
    ['Project', '晨星乘用车', null, 'nothing'],
  ] as const)('of the %s %s is %s, by %s', (type, text, kind, _by) => {
    const { entities } = linkGiven(type, text);
    expect(entities.find((entity) => entity.type === type && entity.name === text)!.kind).toBe(kind);
  });
});

describe('every entity', () => {
  it('has an English name or none, its pinyin, and says which of the names are official', async () => {
    const { entities } = await readText(
      planText('加快建设中原科技城，依托郑州卓越测试有限公司发展量子测量产业，实施星海人才计划。'),
    );
    const named = entities.filter(({ type }) => type !== 'Plan');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(({ pinyin }) => !/^[a-z]/.test(pinyin))).toEqual([]);
    expect(named.find(({ name }) => name === '郑州卓越测试有限公司')).toMatchObject({
      nameEn: 'Zhengzhou Zhuoyue Testing Co., Ltd.',
      nameEnSource: 'COMPOSED',
    });
    expect(named.find(({ name }) => name === '中原科技城')).toMatchObject({
      nameEn: 'Zhongyuan Science City',
      nameEnSource: 'CURATED',
    });
    expect(named.find(({ name }) => name === '星海人才计划')).toMatchObject({
      nameEn: null,
      nameEnSource: null,
      pinyin: 'xinghai rencai jihua',
    });
  });
});
