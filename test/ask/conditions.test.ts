import { describe, expect, it } from 'vitest';
import { findForeignName } from '../../src/ask/interpret/unknownName.js';
import { nameless, namesBy, passage, propose, section } from './proposing.js';

const one = (text: string, heading = '一、总则') => [section(passage(heading, 'heading'), [passage(text)])];

describe('days that sentences tell', () => {
  const days = (text: string) =>
    propose('最晚什么时候完成', { words: ['完成'] }, one(text)).flatMap(({ reading }) => reading.date ?? []);
  it.each([
    ['力争2022年9月底前完成批筹工作。', '2022-09-30'],
    ['2024年2月底前完成。', '2024-02-29'],
    ['2025年年底前完成。', '2025-12-31'],
    ['2015年6月23日印发的通知同时废止。', '2015-06-23'],
  ])('%s', (text, day) => expect(days(text)).toEqual([day]));
  it('are none where only a year or a month is said', () =>
    expect(days('2025年完成，2022年9月启动。')).toEqual([]));
});

describe('sums by the square metre', () =>
  it('keep what they are counted by', () =>
    expect(
      propose(
        '三星级项目每平方米奖励多少',
        { words: ['三星级', '奖励'] },
        one('三星级标识项目15元/m²，'),
      ).flatMap(({ reading }) =>
        reading.quantity ? [`${reading.quantity.value}${reading.quantity.unit}`] : [],
      ),
    ).toContain('15元/m²')));

describe('the level of an event', () => {
  const level = (name: string, ...conditions: string[]) =>
    section(
      passage(`${name}事件`, 'heading'),
      conditions.map((text) => passage(text)),
    );
  const plan = [
    level('特别重大', '(1)疫情波及2个以上省份。'),
    level(
      '重大',
      '(1)一次食物中毒人数超过100人并出现死亡病例,或出现10例以上死亡病例。',
      '(2)霍乱1周内发病30例以上,或波及2个以上市。',
    ),
    level('较大', '(1)一次食物中毒人数超过100人,或出现死亡病例。', '(2)霍乱1周内发病10~29例。'),
    level('一般', '(1)一次食物中毒人数30~99人,未出现死亡病例。', '(2)霍乱1周内发病9例以下。'),
  ];
  const levels = (frame: string, words: string[]) => namesBy('level', propose(frame, { words }, plan));
  it.each([
    ['一次食物中毒35人、未出现死亡病例，属于哪一级', ['一般']],
    ['一次食物中毒120人且没有死亡，属于哪一级', ['较大']],
    ['一次食物中毒120人，死了2个，属于哪一级', ['重大']],
    ['一次食物中毒死亡11例，定几级', ['重大']],
    ['食物中毒30～99人、没人死，算哪一级', ['一般']],
  ])('%s', (frame, name) => expect(levels(frame, ['食物中毒'])).toEqual([name]));
  it('is that of the kind of event that is asked about', () =>
    expect(levels('霍乱1周发病15例属于哪一级', ['霍乱', '发病'])).toEqual([['较大']]));
  it('cites the condition and the heading of the level', () => {
    const [found] = propose('食物中毒35人、无死亡，属于哪一级', { words: ['食物中毒'] }, plan).filter(
      ({ features }) => 'level' in features,
    );
    expect(found!.reading.evidence.map(({ text }) => text)).toEqual([
      '(1)一次食物中毒人数30~99人,未出现死亡病例。',
      '一般事件',
    ]);
  });
  const whether = (frame: string) =>
    propose(frame, { words: ['食物中毒'] }, plan)
      .filter(({ features }) => 'level whether' in features)
      .map(({ reading }) => reading.boolean);
  it('is the one that a question names, or another', () => {
    expect(whether('一次食物中毒50人、没人死，算一般事件吗')).toEqual([true]);
    expect(whether('一次食物中毒50人、没人死，算较大吗')).toEqual([false]);
    expect(whether('一次食物中毒120人、没人死，是重大事件吧')).toEqual([false]);
    expect(whether('一次食物中毒50人、没人死，算一般还是较大')).toEqual([]);
  });
  it('is not said where no condition holds, or a figure is missing', () => {
    expect(levels('一次食物中毒5人、未出现死亡病例，属于哪一级', ['食物中毒'])).toEqual([]);
    expect(levels('一次食物中毒35人，属于哪一级', ['食物中毒'])).toEqual([]);
    expect(levels('一次食物中毒35人、无死亡，由谁负责', ['食物中毒'])).toEqual([]);
  });
});

describe('a number of a question', () => {
  const whether = (frame: string, text: string, words: string[]) =>
    propose(frame, { words }, one(text))
      .filter(({ features }) => Object.keys(features).some((name) => /^number (whether|within)$/.test(name)))
      .map(({ reading, features }) => ['number within' in features, reading.boolean]);
  const width = '高速公路两侧绿化带宽度不得超过5米，县乡道路不超过3米。';
  it('is the one of what it is said of', () => {
    expect(whether('县乡道路能种5米吗', width, ['县乡道路'])).toContainEqual([false, false]);
    expect(whether('高速公路能种5米吗', width, ['高速公路'])).toEqual([[false, true]]);
    expect(whether('二星级奖15元/m2吗', '二星级项目10元/m²，三星级项目15元/m²。', ['二星级'])).toEqual([
      [false, false],
    ]);
  });
  it('is within what a sentence bounds, or not', () => {
    expect(whether('县乡道路能种2米吗', width, ['县乡道路'])).toContainEqual([true, true]);
    expect(whether('县乡道路能种5米吗', width, ['县乡道路'])).toContainEqual([true, false]);
    expect(whether('落户两年算吗', '获得户籍不满三年的，均属新市民。', ['户籍'])).toContainEqual([
      true,
      true,
    ]);
    expect(whether('落户五年算吗', '获得户籍不满三年的，均属新市民。', ['户籍'])).toContainEqual([
      true,
      false,
    ]);
  });
  it('is within nothing where the sentence bounds nothing', () =>
    expect(whether('奖励300万元吗', '给予奖励200万元。', ['奖励'])).toEqual([[false, false]]));
});

describe('which of several numbers of a sentence is asked for', () => {
  const features = (frame: string, words: string[], text: string, given: readonly number[] = []) =>
    new Map(
      propose(frame, { words, given }, one(text)).flatMap(({ reading, features: known }) =>
        reading.quantity
          ? [[`${reading.quantity.value}${reading.quantity.unit}` as string, known] as const]
          : [],
      ),
    );

  it('tells the part between semicolons that says most of it', () => {
    const text =
      '对法人期货公司给予2%的奖励，最高奖励1亿元；对资产管理子公司给予1%的奖励，最高奖励5000万元。';
    const found = features('法人期货公司最高奖励多少', ['法人期货公司', '奖励'], text);
    expect(found.get('1亿元')!['number best segment']).toBe(1);
    expect(found.get('5000万元')!['number best segment']).toBe(0);
  });

  it('tells the one that stands with the number which the question gives', () => {
    const text = '占比的要求下调至15%，超过100人的企业下调至8%。';
    const found = features('超过100人的企业占比要求是多少', ['占比'], text, [100]);
    expect(found.get('8%')!['number given clause']).toBe(1);
    expect(found.get('15%')!['number given clause']).toBe(0);
  });

  it('tells the one whose place in its row is that of the thing', () => {
    const text = '对功能性总部（区域总部）、一级分公司、首家营业部，分别给予奖励200万元、100万元、20万元。';
    const found = features('一级分公司奖励多少', ['奖励'], text);
    expect(['200万元', '100万元', '20万元'].map((amount) => found.get(amount)!['number matched'])).toEqual([
      -1, 1, -1,
    ]);
    expect(features('功能性总部和营业部奖励多少', ['奖励'], text).get('200万元')!['number matched']).toBe(0);
  });
});

describe('colours', () => {
  const text = '立即救治红色标志伤病员,次优先救治黄色标志伤病员,然后治疗绿色标志伤病员。';
  const colours = (frame: string, said = text) =>
    namesBy('colour', propose(frame, { words: ['伤病员'] }, one(said)));
  it('answer in their order and each by itself', () =>
    expect(colours('按什么颜色的顺序救治')).toEqual([
      ['红色', '黄色', '绿色'],
      ['红色'],
      ['黄色'],
      ['绿色'],
    ]));
  it('answer only where they are asked for, and tell things apart', () => {
    expect(colours('有哪些伤病员')).toEqual([]);
    expect(colours('用什么颜色', '推动绿色发展。')).toEqual([]);
  });
});

describe('conditions and what follows from them', () => {
  const clauses = (text: string, heading?: string) =>
    namesBy('clauses', propose('需要满足哪些条件', { words: ['企业'] }, one(text, heading)));
  it.each([
    [
      '鼓励具有甲级或乙级资质，且近五年承揽过类似工程的本地企业参与工程建设。',
      ['具有甲级或乙级资质', '近五年承揽过类似工程'],
    ],
    [
      '本意见所适用的，是指注册地、统计关系均须在本市，且在省里完成备案、在协会完成登记的投资企业。',
      ['注册地、统计关系均须在本市', '在省里完成备案', '在协会完成登记'],
    ],
    [
      '对于坡度35度以上、土层厚度20cm以下的荒山，原则上采用封山育林方式。',
      ['坡度35度以上', '土层厚度20cm以下'],
    ],
    ['(4)霍乱在一个市流行,1周内发病30例以上。', ['霍乱在一个市流行,1周内发病30例以上']],
    ['上年还款率低于90%的，原则上暂停经办银行新增贷款业务。', ['暂停经办银行新增贷款业务']],
    ['与特征污染物一致的，将该地块纳入污染地块管理；', ['纳入污染地块管理']],
    ['与特征污染物一致的，将该地块纳入污染地块管理；', ['污染地块']],
  ])('%s', (text, members) => expect(clauses(text)).toContainEqual(members));
  it('are what stands under a heading that says so', () =>
    expect(clauses('危险因素消除后,或末例病例发生后无新的病例出现。', '（二）终止条件')).toContainEqual([
      '危险因素消除后',
      '末例病例发生后无新的病例出现',
    ]));
  it('are none in a sentence that sets none', () =>
    expect(clauses('推动产业高质量发展，加快项目建设。')).toEqual([]));
});

describe('a foreign name', () => {
  const find = (text: string, ...unwritten: string[]) =>
    findForeignName(
      nameless(text),
      unwritten.map((said) => ({ said, written: [], weight: 1 })),
    );
  it.each<[string, string | null, ...string[]]>([
    ['what is the subsidy for Tesla', 'Tesla', 'tesla'],
    ['subsidy for planting trees in Paris?', 'Paris', 'paris'],
    ['Paris subsidies for planting trees', null, 'paris'],
    ['subsidy for a VC in the ICT industry', null, 'vc', 'ict'],
    ['which zones does the Shangqiu expressway join', null, 'shangqiu'],
    ['Which Subsidy Is There For Dashboards', null, 'dashboards'],
    ['what is the subsidy for Tesla', null],
    ['特斯拉 Model 有补贴吗', null, 'model'],
  ])('%s: %s', (text, name, ...unwritten) => expect(find(text, ...unwritten)).toBe(name));
});
