import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/ask/interpret/dates.js';
import { makeCoverage } from '../../src/ask/passages/coverage.js';
import { readLists } from '../../src/ask/passages/listedItems.js';
import { makeLightWords } from '../../src/ask/understand/lightWords.js';
import { makePlanFinder } from '../../src/ask/understand/planNames.js';
import { makeQuestionReader } from '../../src/ask/understand/read.js';
import { makeTermReader } from '../../src/ask/understand/terms.js';
import { makeVocabulary } from '../../src/ask/understand/vocabulary.js';
import { baseForms, openDictionary } from '../../src/language/dictionary.js';
import { learnCorpus } from '../../src/language/frequency.js';
import { openHeadwords } from '../../src/language/headwords.js';
import type { NamedThing } from '../../src/query/rows.js';
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
  plan('洛阳市“十四五”科技创新发展规划', 'Luoyang 14th Five-Year Sci-tech Innovation Development Plan'),
  plan('“科创洛阳”三年行动计划(2024—2026年)', 'Sci-tech Luoyang Three-Year Action Plan (2024-2026)'),
  plan('关于支持建筑业高质量发展的十条意见', 'Ten Opinions on Support Construction High-quality Development'),
];

describe('short forms of titles', () => {
  const find = makePlanFinder(PLANS, knowledge, openDictionary());
  it.each([
    ['战新规划里有哪些区域', '战略性新兴产业发展总体规划'],
    ['相关服务业规划提了什么', '相关服务业'],
    ['科学绿化方案的文号', '科学绿化'],
    ['突发公卫预案谁牵头', '公共卫生'],
    ['建筑业意见是谁发的', '建筑业'],
    ['What does the SEI plan say?', '战略性新兴产业发展总体规划'],
    ['the scientific greening plan', '科学绿化'],
    ['per the S&T plan', '科技创新'],
    ['the three-year sci-tech action plan', '三年行动'],
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
    ['2022年7月以后印发', '2022-08-01', '9999-12-31'],
    ['2022年7月20日以来', '2022-07-20', '9999-12-31'],
    ['issued before July 2022', '0001-01-01', '2022-07-01'],
    ['after 9 May 2022', '2022-05-10', '9999-12-31'],
  ])('%s', (text, from, to) => expect(readDates(text, knowledge.questions)).toMatchObject({ from, to }));

  it('are none where there are none', () => expect(readDates('第3份规划', knowledge.questions)).toBeNull());
});

describe('lists of a sentence', () => {
  const names = (text: string, known: readonly (readonly [string, string])[] = []) =>
    readLists(
      text,
      known.map(([name, type]) => ({ text: name, name, type, aliases: [], nameEn: null, kind: null })),
      knowledge,
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

  it('name the subject in front of their verb', () => {
    const known = [['东湖高新区', 'Zone']] as const;
    expect(names('东湖高新区重点布局发展传感器、网络安全等产业。', known)).toContainEqual(['东湖高新区']);
    expect(names('东湖高新区、西湖区等建设一批园区。', known)).not.toContainEqual(['东湖高新区']);
  });

  it('leave out what stands in brackets behind a member, and keep a noun before a known name', () => {
    expect(names('包括疾病预防控制（职业病防治）、医疗救治、院前急救等机构。')).toContainEqual([
      '疾病预防控制',
      '医疗救治',
      '院前急救',
    ]);
    expect(names('发展环境传感器、汽车传感器等产业链。', [['传感器', 'Industry']])).toContainEqual([
      '环境传感器',
      '汽车传感器',
    ]);
  });

  it('keep brackets and quotation marks inside names together', () => {
    expect(names('加快推动中国移动（河南）数据中心、阿里云数据处理中心等项目。')).toContainEqual([
      '中国移动河南数据中心',
      '阿里云数据处理中心',
    ]);
  });
});

describe('the dictionary', () => {
  const { translate, has } = openDictionary();
  it.each([
    ['public transport', '公共交通'],
    ['groundwater', '地下水'],
    ['exhibitions', '展览'],
    ['supplied', '供应'],
    ['built', '建设'],
  ])('knows %s', (english, chinese) => expect(translate(english)?.written).toContain(chinese));

  it('tells what one does from things', () => {
    expect(translate('agree')?.isVerb).toBe(true);
    expect(translate('exhibition')?.isVerb).toBe(false);
    expect(translate('quokka husbandry')).toBeNull();
    expect([has('审批'), has('创投')]).toEqual([true, false]);
  });

  it('has what stands in no gloss under its headword', () => {
    expect(translate('electrochemistry')?.written).toContain('电化学');
    const headword = openHeadwords();
    expect(headword('electrochemistry')?.isVerb).toBe(false);
    expect(headword('subsidise')?.isVerb).toBe(true);
    expect(headword('photovoltaic')?.written).toContain('光电伏打');
    expect([headword('quokkahood'), headword('')]).toEqual([null, null]);
  });

  it('finds words without their endings', () => {
    expect(baseForms('facilities')).toContain('facility');
    expect(baseForms('base stations')).toContain('base station');
    expect(baseForms('registered')).toContain('register');
    expect(baseForms('environmental')).toContain('environment');
  });
});

describe('a corpus', () => {
  const { telling, hasText } = learnCorpus(['推进产业发展', '推进园区发展', '推进创新发展', '推进市民卡']);
  it('knows that rare words tell more than frequent ones', () => {
    expect(telling('推进')!).toBeLessThan(telling('发展')!);
    expect(telling('发展')!).toBeLessThan(telling('市民')!);
    expect(telling('量子')).toBeNull();
    expect([hasText('产业发展'), hasText('产业推进')]).toEqual([true, false]);
  });
});

describe('light words', () => {
  const isLight = makeLightWords(knowledge, { dictionary: openDictionary() });
  it.each(['提出要推动', '鼓励', 'want to promote'])('%s says that something is done', (words) =>
    expect(isLight(words)).toBe(true),
  );
  it.each(['限制', '哪天', '三亿', '补贴标准', 'ban', 'the subsidy'])('%s says more', (words) =>
    expect(isLight(words)).toBe(false),
  );
});

const TEXTS = [
  '充分利用引黄水，减少地下水开采。',
  '推进市民卡在就医、景区观光、公共交通等领域的应用。',
  '创业投资企业应当即时办结登记，不设行业准入审批。',
  '加强森林资源管护，坚决反对“大树进城”。',
  '推进河南省国家大学科技园建设，发展公共交通。',
];

describe('the words of a question', () => {
  const vocabulary = makeVocabulary(knowledge, [], TEXTS);
  const read = makeQuestionReader([], knowledge, vocabulary);
  const terms = makeTermReader(knowledge, vocabulary);
  it('are looked up in the lexicon where they are English', () => {
    const found = terms(read('making full use of diverted Yellow River water'), [], []);
    expect(found.flatMap(({ written }) => written)).toEqual(expect.arrayContaining(['充分利用', '引黄水']));
  });

  it('are what plans write for them by the thesaurus, not what else a dictionary has', () => {
    const [key] = terms(read('crucial moorings'), [], []);
    expect(key!.written).toEqual([]);
    const found = terms(read('Who may cut the exploitation of trees?'), [], []);
    expect(found.find(({ said }) => said === 'cut')?.written).toContain('减少');
    expect(found.find(({ said }) => said === 'cut')?.written).not.toContain('切');
  });

  it('are what plans write for them, where people call it otherwise and plans never do', () => {
    const writtenFor = (said: string) => terms(read(said), [], []).flatMap(({ written }) => written);
    expect(writtenFor('风投审批')).toContain('创业投资');
    expect(writtenFor('公共交通怎么样')).not.toContain('公交');
  });

  it('that nobody knows count against every sentence', () => {
    const found = terms(read('quokka husbandry in forests'), [], []);
    const cover = makeCoverage(found);
    expect(found.find(({ said }) => said === 'quokka')?.written).toEqual([]);
    expect(cover([['森林', 1]])).toBeLessThan(0.6);
  });

  it('are looked up in the dictionary where the lexicon has none, as far as the plans use the words', () => {
    const found = terms(read('Can citizen cards be used for sightseeing?'), [], ['can', 'be']);
    const written = new Map(found.map((term) => [term.said, term.written]));
    expect(written.get('card')).toEqual(['卡']);
    expect(written.get('sightseeing')).toContain('观光');
  });

  it('write numbers as plans do', () => {
    const [users] = terms(read('above 50,000'), [], []);
    expect(users!.written).toEqual(['50000', '5万']);
    const [revenue] = terms(read('above 1 billion'), [], []);
    expect(revenue!.written).toContain('10亿');
  });

  it('are other words behind 非', () => {
    const said = terms(read('非城区的地下水'), [], []).map((term) => term.said);
    expect(said).toContain('非城区');
    expect(said).not.toContain('城区');
  });

  it('may be short for two words', () => {
    const found = terms(read('创投企业要审批吗'), [], []);
    expect(found.find(({ said }) => said === '创投')).toMatchObject({ isShort: true });
    expect(makeCoverage(found)([['创业投资企业不设审批', 1]])).toBeGreaterThan(0.8);
    expect(makeCoverage(found)([['创新主体投入', 1]])).toBe(0);
  });

  it('count once more where plans say them together', () => {
    const found = terms(read('国家大学科技园在哪里'), [], []);
    expect(found.map(({ said }) => said)).toContain('国家大学科技园');
  });

  it('in quotation marks are meant in these words', () => {
    const [quoted] = terms(read('“大树进城”是不是支持'), [], []);
    expect(quoted).toMatchObject({ said: '大树进城', written: ['大树进城'] });
  });
});
