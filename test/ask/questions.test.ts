import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/ask/interpret/dates.js';
import type { NamedThing } from '../../src/ask/read/names.js';
import { makePinyinWords } from '../../src/ask/read/pinyinNames.js';
import { makePlanFinder } from '../../src/ask/read/planNames.js';
import { makeQuestionReader } from '../../src/ask/read/read.js';
import { makeTermReader } from '../../src/ask/read/terms.js';
import { makeCoverage } from '../../src/ask/reading/coverage.js';
import { readLists } from '../../src/ask/reading/lists.js';
import { knowledge } from '../ingest/read.js';

const plan = (name: string, nameEn: string, number = ''): NamedThing => ({
  type: 'Plan',
  id: name,
  name,
  nameEn,
  aliases: number ? [number] : [],
  kind: '',
  mentions: 1,
});
const PLANS = [
  plan(
    '河南省“十四五”战略性新兴产业发展总体规划（2021—2025年）',
    'Henan 14th Five-Year Strategic Emerging Industries Development Master Plan (2021-2025)',
  ),
  plan(
    '河南省“十四五”战略性新兴产业相关服务业发展规划（2021-2025年）',
    'Henan 14th Five-Year Services related to Strategic Emerging Industries Development Plan (2021-2025)',
  ),
  plan('洛阳市科学绿化实施方案', 'Luoyang Scientific Greening Implementation Plan'),
  plan('洛阳市突发公共卫生事件应急预案', 'Luoyang Public Health Emergencies Emergency Response Plan'),
  plan('关于支持建筑业高质量发展的十条意见', 'Ten Opinions on Support Construction High-quality Development'),
];

describe('short forms of titles', () => {
  const find = makePlanFinder(PLANS, knowledge);
  it.each([
    ['战新规划里有哪些区域', '战略性新兴产业发展总体规划'],
    ['相关服务业规划提了什么', '相关服务业'],
    ['科学绿化方案的文号', '科学绿化'],
    ['突发公卫预案谁牵头', '公共卫生'],
    ['建筑业意见是谁发的', '建筑业'],
    ['What does the SEI plan say?', '战略性新兴产业发展总体规划'],
    ['the scientific greening plan', '科学绿化'],
    ['the construction industry opinions', '建筑业'],
  ])('%s', (question, title) => {
    const found = find(question);
    expect(found).toHaveLength(1);
    expect(found[0]!.value.name).toContain(title);
  });

  it.each(['哪些规划涉及它', '这份规划', 'which plan is it', '发展规划', 'an industry policy'])(
    '%s names none',
    (question) => expect(find(question)).toEqual([]),
  );
});

describe('dates', () => {
  it.each([
    ['2022年7月印发的', '2022-07-01', '2022-08-01'],
    ['2022年12月印发', '2022-12-01', '2023-01-01'],
    ['on 26 July 2022', '2022-07-26', '2022-07-27'],
    ['May 9, 2022', '2022-05-09', '2022-05-10'],
    ['issued in 2022', '2022-01-01', '2023-01-01'],
  ])('%s', (text, from, to) => expect(readDates(text, knowledge.questions)).toMatchObject({ from, to }));

  it('are none where there are none', () => expect(readDates('第3份规划', knowledge.questions)).toBeNull());
});

describe('lists of a sentence', () => {
  const names = (text: string, known: readonly (readonly [string, string])[] = []) =>
    readLists(
      text,
      known.map(([name, type]) => ({ text: name, name, type, aliases: [], nameEn: null, kind: null })),
      knowledge.enumerations,
    ).map(({ items }) => items.map(({ name }) => name));

  it('have the words of their members, known or not, without the verbs in front', () => {
    expect(names('重点发展康体疗养、健康保健、运动健身等产业。')).toContainEqual([
      '康体疗养',
      '健康保健',
      '运动健身',
    ]);
    expect(names('重点发展观光旅游、武术健身、养生度假及异地旅居等养老产业。')).toContainEqual([
      '观光旅游',
      '武术健身',
      '养生度假',
      '异地旅居',
    ]);
  });

  it('end where the sentence goes on behind a name', () => {
    const known = [
      ['东湖区', 'Zone'],
      ['西湖区', 'Zone'],
    ] as const;
    expect(names('支持东湖区、西湖区对创业投资企业在孵化器、园区等进行集中注册。', known)).toContainEqual([
      '东湖区',
      '西湖区',
    ]);
  });

  it('keep brackets and quotation marks inside names together', () => {
    expect(names('加快推动中国移动（河南）数据中心、阿里云数据处理中心等项目。')).toContainEqual([
      '中国移动河南数据中心',
      '阿里云数据处理中心',
    ]);
  });
});

describe('the words of a question', () => {
  const spelled = makePinyinWords(knowledge);
  const read = makeQuestionReader([], knowledge, spelled);
  const terms = makeTermReader(knowledge, spelled, openDictionary(), learnFrequencies(TEXTS));
  it('are looked up in the lexicon where they are English', () => {
    const found = terms(read('making full use of diverted Yellow River water'), [], []);
    expect(found.flatMap(({ written }) => written)).toEqual(expect.arrayContaining(['充分利用', '引黄水']));
  });

  it('that nobody knows count against every sentence', () => {
    const found = terms(read('quokka husbandry in forests'), [], []);
    const cover = makeCoverage(found);
    expect(found.find(({ said }) => said === 'quokka')?.written).toEqual([]);
    expect(cover([['森林', 1]])).toBeLessThan(0.6);
  });

  it('in quotation marks are meant in these words', () => {
    const [quoted] = terms(read('“大树进城”是不是支持'), [], []);
    expect(quoted).toMatchObject({ said: '大树进城', written: ['大树进城'] });
  });
});
