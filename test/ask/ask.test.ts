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

  it('every plan of the answer comes with a sentence of its own', async () => {
    const { names, evidence, interpretation } = await asker.ask('哪些规划涉及中原科技城的建设?');
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(evidence.slice(0, names.length).map(({ plan }) => plan.title))).toEqual(new Set(names));
    expect(names.filter((name) => name.endsWith('.txt'))).toEqual([]);
    expect(JSON.parse(interpretation!.logicalForm)).toMatchObject({
      kind: 'plansOf',
      relation: 'directs',
      entity: { type: 'Zone', name: '中原科技城' },
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
    ['Who issued 郑政文〔2022〕84号?', { kind: 'NAMES', names: ['郑州市人民政府'] }],
  ])('%s', async (question, expected) => {
    const answer = await asker.ask(question);
    expect(answer).toMatchObject({ status: 'ANSWERED', ...expected });
    expect(answer.evidence.length).toBeGreaterThan(0);
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
    },
  );

  it.each([
    '战略性新兴产业相关服务业那份十四五规划最贵的项目在哪里建设',
    'When does the venture capital policy expire?',
    '哪些规划给中原科技城每亩补贴最高',
  ])('%s asks for more than an intent answers, so it is not answered', async (question) => {
    expect(await asker.ask(question)).toMatchObject({ status: 'NOT_UNDERSTOOD', names: [], evidence: [] });
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
