import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, makeAsker } from '../../src/ask/ask.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

let store: Store;
let asker: Asker;
beforeAll(async () => {
  store = await Store.connect(inject('corpus'));
  asker = makeAsker(store, knowledge);
});
afterAll(() => store.close());

describe('which plans target a zone', () => {
  it.each([
    ['which plans target Zhongyuan Science City', '哪些规划涉及中原科技城的建设?'],
    ['Which plans target Longhu Financial Island?', '哪些规划涉及龙湖金融岛?'],
    ['which plans target Jinshui District', '金水区 规划'],
    ['Which plans target the Zhengzhou Airport Economy Zone?', '哪些政策文件部署了郑州航空港区'],
  ])('%s and %s have the same answer', async (english, chinese) => {
    const [en, zh] = await Promise.all([asker.ask(english), asker.ask(chinese)]);
    expect(en.status).toBe('ANSWERED');
    expect(en.names).toEqual(zh.names);
    expect(en.text).toMatch(/^\d+ plans? /);
    expect(zh.text).toMatch(/^有\d+份规划/);
  });

  it.each([
    '哪些plan涉及中原科技城的建设?',
    'which plans target Zhongyuan Sceince City',
    '中 原 科 技 城 的 规 划',
    '中原科技城',
    '哪些規劃涉及中原科技城的建設？',
  ])('however it is written: %s', async (question) => {
    const [plain, other] = await Promise.all([
      asker.ask('哪些规划涉及中原科技城的建设?'),
      asker.ask(question),
    ]);
    expect(other.names).toEqual(plain.names);
  });

  it('every plan of the answer comes with a sentence of its own', async () => {
    const { names, evidence, interpretation } = await asker.ask('哪些规划涉及中原科技城的建设?');
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(evidence.slice(0, names.length).map(({ plan }) => plan.title))).toEqual(new Set(names));
    expect(names.filter((name) => name.endsWith('.txt'))).toEqual([]);
    expect(JSON.parse(interpretation!.logicalForm)).toMatchObject({
      kind: 'plans',
      where: [{ on: 'directs', entity: { type: 'Zone', name: '中原科技城' } }],
    });
    expect(interpretation!.cypher).toContain('TARGETS');
    expect(interpretation!.cypher).not.toContain('中原科技城');
  });

  it('to mention is more than to target', async () => {
    const [targeted, mentioned] = await Promise.all([
      asker.ask('哪些规划涉及中原科技城?'),
      asker.ask('哪些规划提到中原科技城?'),
    ]);
    expect(targeted.names.filter((name) => !mentioned.names.includes(name))).toEqual([]);
  });
});

describe('questions about one plan', () => {
  it.each([
    ['《郑州市突发公共卫生事件应急预案》是什么时候印发的？', { kind: 'DATE', date: '2022-05-28' }],
    ['郑州市“十四五”大数据发展规划的文号是多少', { kind: 'NAMES', names: ['郑政办〔2022〕62号'] }],
    ['《郑州市“十四五”大数据发展规划》的发文字号是什么？', { kind: 'NAMES', names: ['郑政办〔2022〕62号'] }],
    [
      '《郑州市地下水综合治理工作实施方案》是以哪个机关的名义印发的？',
      { kind: 'NAMES', names: ['郑州市人民政府'] },
    ],
    ['Who issued 郑政文〔2022〕84号?', { kind: 'NAMES', names: ['郑州市人民政府'] }],
    ['郑州市“十四五”大数据发展规划属于什么文种', { kind: 'NAMES', names: ['规划'] }],
    ['What kind of document is the venture capital policy?', { kind: 'NAMES', names: ['意见'] }],
  ])('%s', async (question, expected) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', ...expected });
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it('are answered together, and what the head does not say is said to be unsaid', async () => {
    const both = await asker.ask('地下水综合治理方案的文号和印发机关');
    expect(both).toMatchObject({ status: 'ANSWERED', names: ['郑政文〔2022〕96号', '郑州市人民政府'] });
    const when = await asker.ask('Who issued the groundwater plan and when?');
    expect(when).toMatchObject({ names: ['郑州市人民政府'], date: '2022-07-26' });
    const half = await asker.ask('郑州市突发公共卫生事件应急预案的文号和规划期');
    expect(half.names).toEqual(['郑政办〔2022〕49号']);
    expect(half.text).toContain('规划期');
  });

  it('what the head of a plan does not say is not answered', async () => {
    const answer = await asker.ask('郑州市“十四五”战略性新兴产业相关服务业发展规划的文号是多少');
    expect(answer).toMatchObject({ status: 'EMPTY', evidence: [] });
  });
});

describe('honesty', () => {
  it.each([
    ['Which plans target Lankao County?', 'Lankao County'],
    ['哪些规划涉及兰考县的建设?', '兰考县'],
  ])('%s is EMPTY and says what was looked for', async (question, name) => {
    expect(await asker.ask(question)).toMatchObject({
      status: 'EMPTY',
      names: [],
      text: expect.stringContaining(name),
    });
  });

  it.each(['今天天气怎么样', 'What is the capital of France?', 'x'])(
    '%s is NOT_UNDERSTOOD, with questions that would work',
    async (question) => {
      const answer = await asker.ask(question);
      expect(answer).toMatchObject({ status: 'NOT_UNDERSTOOD', names: [], evidence: [], confidence: 0 });
      expect(answer.text.length).toBeGreaterThan(20);
      expect(answer.text).toMatch(/没有理解：|not understood: /);
    },
  );

  it.each([
    '战略性新兴产业相关服务业那份十四五规划最贵的项目在哪里建设',
    'When does the venture capital policy expire?',
    '哪些规划给中原科技城每亩补贴最高',
  ])('%s asks for more than an intent answers, so it is not answered', async (question) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ names: [], evidence: [] });
    expect(answer.status).not.toBe('ANSWERED');
  });

  it.each(['zh', 'en'] as const)('the questions that are suggested in %s work', async (language) => {
    const samples = await asker.samples(language);
    expect(samples).toHaveLength(3);
    for (const sample of samples)
      expect([sample, (await asker.ask(sample)).status]).toEqual([sample, 'ANSWERED']);
  });

  it('the language of the answer can be chosen', async () => {
    expect((await asker.ask('有哪些规划?', 'en')).text).toMatch(/^There are 18 plans/);
  });
});

describe('questions about targets', () => {
  it('have every plan that sets one, with the number, its year and the sentence', async () => {
    const answer = await asker.ask('2025年高新技术企业要达到多少家?');
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'TARGETS' });
    expect(answer.targets.map(({ value }) => value)).toEqual(expect.arrayContaining([10000, 6000]));
    expect(answer.text).toMatch(/10000家/);
    expect(answer.evidence.length).toBeGreaterThan(1);
  });

  it('tell the highest', async () => {
    const answer = await asker.ask('Which plans set a target for R&D intensity, and which is highest?');
    expect(answer.status).toBe('ANSWERED');
    const values = answer.targets.map(({ baseValue }) => baseValue);
    expect(new Set(values).size).toBe(1);
    expect(answer.value).toBe(values[0]);
    expect(answer.unit).toBe('%');
  });

  it.each([
    ['2020年高新技术企业有多少家', 2922, '家', '2020年为2922家'],
    ['科技型企业数量的基数是多少', 7846, '家', '2020年为7846家'],
    ['What value does the number of high-tech enterprises start from?', 2922, '家', '2922家 in 2020'],
    ['高新技术企业数量年均增长多少', 27.9, '%', '2020—2025年年均增长27.9%'],
    ['数字内容产业年均增长多少', 15, '%', '到2025年>=15%'],
    ['服务业增加值年均增长多少', 5.5, '%', '~5.5%'],
  ])('tell from where they start and how fast they grow: %s', async (question, value, unit, said) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'VALUE', value, unit });
    expect(answer.text).toContain(said);
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it('compare the past values where a past year is asked for', async () => {
    const answer = await asker.ask('2020年研发投入强度最低的是哪份规划');
    expect(answer.names).toEqual(['郑州市“十四五”战略性新兴产业发展总体规划（2021—2025年）']);
    expect(answer.text).toContain('2020年为2%');
    expect(answer.text).not.toContain('2023');
  });

  it('say no rate of growth for a share', async () => {
    expect(await asker.ask('服务业增加值占GDP的比重年均增长多少')).toMatchObject({
      status: 'NOT_UNDERSTOOD',
      evidence: [],
    });
  });

  it('show where plans contradict each other', async () => {
    const [zh, en] = await Promise.all([
      asker.ask('哪些指标在不同规划里的目标不一致?'),
      asker.ask('On which indicators do the plans disagree?'),
    ]);
    expect(zh.names).toEqual(expect.arrayContaining(['高新技术企业数量', '每万人口高价值发明专利拥有量']));
    expect(en.names).toEqual(zh.names);
    expect(zh.evidence.length).toBeGreaterThan(zh.names.length);
  });

  it.each(['郑州航空港区 2025年 5G基站数量 目标', 'number of EV charging piles to be built by 2025'])(
    '%s is not answered with the number of something else',
    async (question) => expect((await asker.ask(question)).status).not.toBe('ANSWERED'),
  );
});

describe('questions that sentences answer', () => {
  it.each([
    [
      '战新规划里，3D打印装备打算放在哪几个区发展？',
      ['郑州航空港经济综合实验区', '郑州高新区', '郑州经开区', '新郑经济技术开发区'],
    ],
    ['惠济健康休闲旅游区发展啥', ['康体疗养', '健康保健', '运动健身', '运动休闲', '健康教育培训']],
    [
      '创新高地规划说的“四区支撑”是哪四区',
      ['郑州航空港经济综合实验区', '郑东新区', '郑州高新区', '郑州经开区'],
    ],
    ['突发公卫事件里宣传组谁牵头', ['中共郑州市委宣传部']],
    [
      'Which three key areas does the modern services plan name for intellectual property services?',
      ['郑州高新区', '金水科教园区', '金水国家知识产权创意产业试点园区'],
    ],
  ])('%s', async (question, names) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'NAMES' });
    expect([...answer.names].sort()).toEqual([...names].sort());
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it('say no where the sentence denies it', async () => {
    const answer = await asker.ask('科学绿化方案是不是支持“大树进城”？');
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'BOOLEAN', boolean: false });
    expect(answer.evidence[0]!.text).toContain('反对“大树进城”');
  });

  it('never say yes where a number is bounded below what is asked', async () => {
    const answer = await asker.ask(
      'Does the new-citizen policy allow startup loans of more than 400,000 yuan?',
    );
    expect(answer.boolean).not.toBe(true);
  });

  it('never say yes to a number that the sentence does not say', async () => {
    for (const question of [
      '现代服务业发展规划提出到2025年服务业增加值突破1万亿元，对吗？',
      '突发公共卫生事件应急预案规定发现事件后在24小时内报告，对吗？',
      '土壤污染防治先行区的建设时限是到2030年，对吗？',
    ])
      expect([question, (await asker.ask(question)).boolean]).not.toEqual([question, true]);
  });

  it('tell those who lead from those who assist', async () => {
    const [lead, assist] = await Promise.all([
      asker.ask('建筑企业“走出去”战略由哪些单位牵头'),
      asker.ask('建筑企业“走出去”战略，配合单位都有谁'),
    ]);
    expect(lead.names).toContain('郑州市商务局');
    expect(assist.names).toContain('郑州地铁集团');
    expect(assist.names.filter((name) => lead.names.includes(name))).toEqual([]);
  });

  it('are not what a sentence names beside a place, where they ask what stands there', async () => {
    const answer = await asker.ask('哪些机构位于金水区');
    expect(answer.names).not.toContain('郑东新区管委会');
    expect(JSON.parse(answer.interpretation!.logicalForm)).toMatchObject({
      kind: 'related',
      type: 'Institution',
    });
  });

  it.each(['市教育局局长叫什么名字', 'Who chairs the Zhengzhou Commodity Exchange?'])(
    'are not where they ask for a person: %s',
    async (question) => expect((await asker.ask(question)).status).not.toBe('ANSWERED'),
  );

  it.each(['中原科技城是什么', 'What is Zhongyuan Science City?'])(
    'tell first what begins with what is asked about: %s',
    async (question) => {
      const { kind, evidence } = await asker.ask(question);
      expect(kind).toBe('PASSAGES');
      expect(evidence[0]!.text).toMatch(/^中原科技城/);
    },
  );

  it('are answered with passages where they are open', async () => {
    const answer = await asker.ask('新市民金融政策对住房公积金是怎么规定的？');
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'PASSAGES' });
    expect(answer.evidence[0]!.text).toContain('公积金');
  });
});

describe('questions for plans', () => {
  it('of one issuer or the other, for a text has one', async () => {
    const [both, one, other] = await Promise.all(
      ['市政府和市政府办公厅', '市政府', '市政府办公厅'].map((issuer) =>
        asker.ask(`2022年6月${issuer}印发了哪些文件`),
      ),
    );
    expect([...both!.names].sort()).toEqual([...one!.names, ...other!.names].sort());
    expect(one!.names.length).toBeGreaterThan(0);
    expect(other!.names.length).toBeGreaterThan(0);
  });

  it('of a kind of text, and none where two things are compared', async () => {
    const { names } = await asker.ask('哪些文件是预案');
    expect(names).toHaveLength(2);
    expect(names.every((name) => name.endsWith('预案'))).toBe(true);
    expect(await asker.ask('和中原科技城相比，郑东新区有多少规划')).toMatchObject({ evidence: [] });
  });

  it.each([
    '2022年7月印发的规划里哪些提到三亚崖州湾科技城？',
    '办公厅印发的哪些文件涉及海水养殖？',
    'Which documents issued in July 2022 mention Sanya?',
  ])('are not found by when they were issued alone: %s', async (question) =>
    expect((await asker.ask(question)).names).toEqual([]),
  );

  it.each([
    ['文号以“郑政文”开头的文件有哪些？', 2],
    ['标题中带“服务业”的规划有哪些？', 2],
    ['标题带“金融”的文件，就要这种', 2],
    ['both titles containing 战略性新兴产业, please', 2],
    ['没有发文字号的文件有哪些？', 4],
    ['2022年7月1日至7月10日之间发布的文件有哪些？', 5],
    ['与郑州市“十四五”现代服务业发展规划同一天发布的另一份文件是哪一份？', 1],
    ['哪些文件引用了国办发字头的文件？', 2],
  ])('by what their heads say: %s', async (question, count) => {
    const { status, names, evidence } = await asker.ask(question);
    expect(status).toBe('ANSWERED');
    expect(names).toHaveLength(count);
    expect(new Set(evidence.map(({ plan }) => plan.title)).size).toBe(count);
  });

  it.each([['地下水综合治理工作实施方案和“十四五”科技创新发展规划是同一天发布的吗？', true]])(
    'of one plan, yes and no: %s',
    async (question, boolean) => {
      const answer = await asker.ask(question);
      expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'BOOLEAN', boolean });
      expect(answer.evidence.length).toBeGreaterThan(0);
    },
  );

  it('know dates in words', async () => {
    const [words, digits] = await Promise.all([
      asker.ask('二〇二二年七月印发的文件'),
      asker.ask('2022年7月印发了哪些文件'),
    ]);
    expect(words.names.length).toBeGreaterThan(3);
    expect(words.names).toEqual(digits.names);
  });

  it('know years in words', async () => {
    const [words, digits] = await Promise.all([
      asker.ask('二〇二二年七月印发的文件有几份？'.replace('七月', '7月')),
      asker.ask('2022年7月印发的文件有几份？'),
    ]);
    expect(words.count).toBe(digits.count);
    expect(words.count).toBeGreaterThan(0);
  });

  it('by what they do and do not direct', async () => {
    const [both, one] = await Promise.all([
      asker.ask('有登封的任务、但没给中牟安排任务的规划是哪份？'),
      asker.ask('哪些规划涉及登封?'),
    ]);
    expect(both.names).toHaveLength(1);
    expect(one.names).toEqual(expect.arrayContaining([...both.names]));
  });

  it.each([
    ['How many documents were issued on 26 July 2022?', { kind: 'COUNT', count: 2 }],
    ['这些文件里叫“方案”的有几份', { kind: 'COUNT', count: 3 }],
    ['大数据规划里一共设了几个“专项工程”？', { kind: 'COUNT', count: 10 }],
    [
      '哪份文件引用了《河南省取水许可管理办法》？',
      { kind: 'NAMES', names: ['郑州市地下水综合治理工作实施方案'] },
    ],
    ['大数据规划是否涉及中原科技城？', { kind: 'BOOLEAN', boolean: true }],
  ])('%s', async (question, expected) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', ...expected });
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    ['提到元宇宙或者数字孪生的文件有哪些？', '哪些文件提到“元宇宙”？', '哪些文件提到“数字孪生”？'],
    ['哪些规划提到了“强网杯”或“赛马制”？', '哪些规划提到了“强网杯”？', '哪些规划提到了“赛马制”？'],
  ])('%s', async (question, ...each) => {
    const [either, ...one] = await Promise.all([question, ...each].map((text) => asker.ask(text)));
    expect(one.every(({ names }) => names.length > 0)).toBe(true);
    expect(new Set(either!.names)).toEqual(new Set(one.flatMap(({ names }) => names)));
  });

  it.each([
    ['QFLP pilots - which zhengzhou policy papers talk about it', '关于郑州市促进创业投资发展的实施意见'],
    ['docs that mention either QFLP or RCEP', '关于支持期货业高质量发展全面实施“期货十”战略的实施意见'],
    [
      'Which of the Zhengzhou docs bring up the Zheng Ke Dai (郑科贷)?',
      '关于建设国家区域性现代金融中心的实施意见',
    ],
  ])('%s', async (question, title) => expect((await asker.ask(question)).names).toContain(title));

  it('in no place of another kind than the question asks for', async () => {
    const { names } = await asker.ask('白沙大数据产业园在哪个区？');
    expect(names).not.toContain('郑开科创走廊');
  });

  it('by both, one of which has the name of a place in it', async () => {
    const { names } = await asker.ask('哪些文件同时提到“郑科贷”和“智汇郑州”？');
    expect(names).toContain('郑州市“十四五”现代服务业发展规划');
    expect(names).not.toContain('郑州市“十四五”科技创新发展规划');
  });

  it('by either of two things', async () => {
    const [either, one, other] = await Promise.all([
      asker.ask('哪些规划提到龙湖金融岛或者上街区？'),
      asker.ask('哪些规划提到龙湖金融岛？'),
      asker.ask('哪些规划提到上街区？'),
    ]);
    expect(new Set(either.names)).toEqual(new Set([...one.names, ...other.names]));
    const all = new Set(either.evidence.map(({ plan }) => plan.title));
    expect(all).toEqual(new Set(either.names));
  });

  it('are not found by a part of what is asked', async () => {
    const answer = await asker.ask('what plan promotes the Yanming Lake international exhibition town');
    expect(answer.names).not.toContain('郑州市“十四五”创新高地建设规划');
  });

  it('know what describes a plan, and tell its number', async () => {
    const answer = await asker.ask('要把高新技术企业做到10000家的那份规划，文号是多少');
    expect(answer).toMatchObject({ status: 'ANSWERED', names: ['郑政办〔2022〕79号'] });
    expect(answer.evidence.length).toBeGreaterThan(0);
  });

  it('compare what two plans set', async () => {
    const answer = await asker.ask('技术合同成交额目标，科技创新规划和现代服务业规划定的一致吗');
    expect(new Set(answer.targets.map(({ plan }) => (plan as { title: string }).title))).toEqual(
      new Set(['郑州市“十四五”科技创新发展规划', '郑州市“十四五”现代服务业发展规划']),
    );
  });

  it('by a description of the plan', async () => {
    const answer = await asker.ask('领导小组办公室设在市水利局的那个方案，要求2025年再生水利用率达到多少？');
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'VALUE', value: 30, unit: '%' });
  });
});

describe('questions that go on from an answer', () => {
  it('ask for those of its plans of which more holds', async () => {
    const first = await asker.ask('哪些规划涉及中原科技城?');
    const next = await asker.ask('and which of them mention biomedicine?', 'en', first.id);
    expect(next.status).toBe('ANSWERED');
    expect(next.names.length).toBeLessThan(first.names.length);
    expect(first.names).toEqual(expect.arrayContaining([...next.names]));
  });

  it('ask the same about another thing', async () => {
    const first = await asker.ask('哪些规划涉及中原科技城?');
    const [next, direct] = await Promise.all([
      asker.ask('那中牟呢？', 'zh', first.id),
      asker.ask('哪些规划涉及中牟县?'),
    ]);
    expect(next.names).toEqual(direct.names);
  });

  it('stand for themselves where the id is none of an answer', async () => {
    expect((await asker.ask('有哪些规划?', 'zh', 'nonsense')).status).toBe('ANSWERED');
  });
});

describe('what two things have to do with each other', () => {
  it('is shown with a sentence for every step', async () => {
    const answer = await asker.ask('嵩山实验室和中原科技城有什么联系？');
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'PASSAGES' });
    expect(answer.evidence.length).toBeGreaterThan(1);
  });

  it('is everything that a zone has, parts of parts included', async () => {
    const answer = await asker.ask('everything in the Zhengzhou Airport Economy Zone');
    expect(answer.names.length).toBeGreaterThan(10);
    expect(answer.evidence.length).toBeGreaterThan(10);
  });
});

describe('questions about one relationship', () => {
  it.each([
    ['市财政局负责哪些任务', '建设期货产业集聚园区'],
    ['What is the municipal finance bureau responsible for?', '建设期货产业集聚园区'],
    ['沿黄科创带由哪些区域组成', '金水科教园区'],
    ['What are the sub-industries of new materials?', '超硬材料'],
    ['哪些产业是新一代信息技术的细分产业', '人工智能'],
    ['中原科技城属于哪个区', '郑东新区'],
    ['Which industries does Zhengzhou High-tech Zone develop?', '智能传感器'],
    ['which zone do most plans target', '郑东新区'],
  ])('%s is answered by it', async (question, name) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'NAMES' });
    expect(answer.names).toContain(name);
    expect(answer.evidence.length).toBeGreaterThanOrEqual(1);
  });

  it.each([
    '嵩山实验室在哪里',
    'Which industries are developed in the zone where the Songshan Laboratory stands?',
  ])('%s is not guessed from words', async (question) =>
    expect(await asker.ask(question)).toMatchObject({ status: 'EMPTY', evidence: [] }),
  );

  it.each([
    ['哪些文件被废止了', ['郑州市突发公共卫生事件应急预案（郑政文〔2015〕133号）']],
    ['Which earlier documents were repealed?', ['郑州市突发公共卫生事件应急预案（郑政文〔2015〕133号）']],
    ['哪份规划废止了郑政〔2018〕40号', ['关于支持建筑业高质量发展的十条意见']],
  ])('tells what is repealed: %s', async (question, names) => {
    const answer = await asker.ask(question);
    expect(names.filter((name) => !answer.names.includes(name))).toEqual([]);
    expect(answer.evidence.every(({ text }) => text.includes('废止'))).toBe(true);
  });

  it('is not mistaken for what a sentence says, where it goes over more than are understood', async () => {
    expect(await asker.ask('安图生物所在的开发区属于哪个片区')).toMatchObject({
      status: 'NOT_UNDERSTOOD',
      evidence: [],
    });
  });

  it('goes over two of them', async () => {
    const { names, evidence } = await asker.ask('白沙大数据产业园所在的区域发展哪些产业');
    expect(names).toContain('智能装备制造');
    expect(evidence.some(({ text }) => text.includes('白沙大数据产业园'))).toBe(true);
  });

  it('keeps to the parts themselves unless all are asked for', async () => {
    const [direct, all] = await Promise.all([
      asker.ask('沿黄科创带包括哪些部分'),
      asker.ask('沿黄科创带包括哪些部分，所有'),
    ]);
    expect(direct.names.filter((name) => !all.names.includes(name))).toEqual([]);
    expect(all.names.length).toBeGreaterThan(direct.names.length);
  });
});

describe('a name that the plans do not have', () => {
  it('comes back with the nearest ones', async () => {
    const answer = await asker.ask('哪些规划涉及航空港实验房？');
    expect(answer.status).toBe('EMPTY');
    expect(answer.alternatives.map(({ name }) => name)).toContain('郑州航空港经济综合实验区');
  });
});

describe('whether a plan mentions something', () => {
  it.each([
    ['《郑州市“十四五”现代服务业发展规划》提到卢森堡了吗？', true, /提到卢森堡/],
    ['《郑州市“十四五”创新高地建设规划》提到卢森堡了吗？', false, /没有提到卢森堡/],
    ['《郑州市科学绿化实施方案》提到中原科技城了吗？', false, /没有提到中原科技城/],
  ])('%s: %s', async (question, boolean, text) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'BOOLEAN', boolean });
    expect(answer.text).toMatch(text);
    expect(answer.evidence.map(({ plan }) => plan.title)).toContain(/《(.+?)》/.exec(question)![1]);
  });
});

describe('plans that mention words', () => {
  it.each([
    ['唯一提到少林的是哪一份文件？', '郑州市“十四五”现代服务业发展规划'],
    [
      'which plans mention unicorns but not gazelles',
      '郑州市“十四五”战略性新兴产业发展总体规划（2021—2025年）',
    ],
  ])('%s', async (question, title) => expect((await asker.ask(question)).names).toEqual([title]));

  it('both of two words, one of which is an indicator', async () => {
    const { names } = await asker.ask('哪些规划同时提到了独角兽企业和瞪羚企业？');
    expect(names).toHaveLength(3);
  });

  it('words in English without a capital are not said to be in no plan', async () =>
    expect((await asker.ask('which plans mention pine wood nematode')).status).not.toBe('EMPTY'));
});

describe('what plans do not do', () => {
  it.each([
    ['哪些规划是2022年印发的？', '哪些规划不是2022年印发的？'],
    ['Which plans were issued in 2022?', 'Which plans were not issued in 2022?'],
    ['哪些规划提到元宇宙？', '哪些规划没有提到元宇宙？'],
    ['哪些规划涉及中原科技城？', '哪些规划不涉及中原科技城？'],
  ])('%s and %s part the plans', async (does, doesNot) => {
    const [all, yes, no] = await Promise.all(
      ['有哪些规划?', does, doesNot].map((question) => asker.ask(question)),
    );
    expect([...yes!.names, ...no!.names].sort()).toEqual([...all!.names].sort());
  });
});

describe('a yes', () => {
  it.each([
    '天津市要重点发展概念设计吗？',
    '宋陵要重点发展航空航天装备吗？',
    '有没有规划让黄河滩区发展类脑智能',
  ])('is not said where no sentence names both: %s', async (question) =>
    expect((await asker.ask(question)).boolean).not.toBe(true),
  );
});

describe('what one sentence tells of one of several', () => {
  it.each([
    ['2022年7月1日市政府任免通知中，谁被任命为郑州市大数据管理局副局长？', ['苏文杰']],
    ['《“科创郑州”三年行动计划(2024—2026年)》由谁发布？', ['郑州市人民政府办公厅']],
    ['新型显示 重点园区都有谁', ['新郑经济技术开发区', '郑州经开区', '郑州航空港经济综合实验区']],
    ['国家物流枢纽四种类型是哪四个', ['商贸服务型', '生产服务型', '空港型', '陆港型']],
    [
      '《战略性新兴产业相关服务业发展规划》以哪六大产业为发展重点？',
      [
        '创新创业服务',
        '标准化服务',
        '检验检测认证服务',
        '现代金融服务',
        '研发及知识产权服务',
        '航空运营服务',
      ],
    ],
  ])('%s', async (question, names) => {
    const answer = await asker.ask(question);
    expect([...answer.names].sort()).toEqual(names.sort());
    expect(answer.evidence.length).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['对功能性总部一次性奖励多少？期货意见', 200],
    ['期货公司一级分公司一次性奖励多少', 100],
  ])('%s', async (question, value) =>
    expect(await asker.ask(question)).toMatchObject({ status: 'ANSWERED', value, unit: '万元' }),
  );

  it.each([
    ['根据《郑州市“十四五”科技创新发展规划》的指标表，2020年郑州有国家技术创新中心吗？', false],
    ['根据《郑州市突发公共卫生事件应急预案》，一次食物中毒50人且未出现死亡病例，属于一般事件吗？', true],
    ['根据《郑州市突发公共卫生事件应急预案》，橙色预警表示特别重大事件吗？', false],
    [
      '根据《关于支持期货业高质量发展全面实施“期货十”战略的实施意见》，已享受过同类型政策扶持的期货主体能否重复申请？',
      false,
    ],
    ['“科创郑州”三年行动计划提出举办的是郑州市首届博士后创新创业大赛吗？', false],
  ])('%s', async (question, boolean) =>
    expect(await asker.ask(question)).toMatchObject({ status: 'ANSWERED', boolean }),
  );
});

describe('words around a question', () => {
  it.each([
    ['您好，想了解一下，', '惠济健康休闲旅游区发展啥', '谢谢！'],
    ['我在写一份报告，', '绿色金融 相关政策文件', ' 急，在线等'],
    [
      'I am writing a report. ',
      'Which plans make the industrial internet a development priority?',
      ' Thanks!',
    ],
    ['pls: ', 'plans that build up Kunpeng Software Town', ''],
    ['老师，', '战新规划目标表里研发经费投入强度2020年的基数填的是2.31，对吧', ' 急，在线等'],
  ])('%s%s%s cost nothing', async (before, question, behind) => {
    const [plain, polite] = await Promise.all([asker.ask(question), asker.ask(before + question + behind)]);
    expect(plain.status).toBe('ANSWERED');
    expect(polite).toMatchObject({ status: 'ANSWERED', names: plain.names, boolean: plain.boolean });
  });
});

describe('words that are no names', () => {
  it('are found where the texts say them', async () => {
    const answer = await asker.ask('哪些文件里有“着力提升”');
    expect(answer.status).toBe('ANSWERED');
    expect(answer.evidence.some(({ text }) => text.includes('着力提升'))).toBe(true);
  });
});
