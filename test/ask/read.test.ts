import { describe, expect, it } from 'vitest';
import { makeQuestionReader } from '../../src/ask/understand/read.js';
import { makeVocabulary } from '../../src/ask/understand/vocabulary.js';
import type { NamedThing } from '../../src/query/rows.js';
import { knowledge } from '../ingest/read.js';

const thing = (type: NamedThing['type'], name: string, nameEn: string, mentions = 1): NamedThing => ({
  type,
  id: name,
  name,
  aliases: [],
  nameEn,
  kind: null,
  mentions,
});
const read = makeQuestionReader(
  [
    thing('Zone', '中原科技城', 'Zhongyuan Science City', 50),
    thing('Zone', '中原区', 'Zhongyuan District', 9),
    thing('Zone', '金水区', 'Jinshui District', 20),
    thing('Zone', '金水科教园区', 'Jinshui Science and Education Park', 8),
    thing('Zone', '郑州航空港经济综合实验区', 'Zhengzhou Airport Economy Zone', 40),
    thing('Zone', '龙湖金融岛', 'Longhu Financial Island', 12),
    thing('Industry', '生物医药', 'biomedicine', 30),
  ],
  knowledge,
  makeVocabulary(knowledge, [], []),
);
const namesIn = (question: string) => read(question).names.map(({ reference }) => reference.name);

describe('names of a question that sound like others', () => {
  it.each([
    ['哪些规划涉及中原科技成的建设', ['中原科技城']],
    ['金水科教员区 规划', ['金水科教园区']],
  ])('%s', (question, names) => expect(namesIn(question)).toEqual(names));

  it('are none where they are short or only alike', () => {
    expect(namesIn('哪些规划涉及中源取')).toEqual([]);
    expect(namesIn('哪些规划涉及中原科学村')).toEqual([]);
  });
});

it('a short name is read though what stands around it is taken for one word with it', () => {
  const [zone, industry] = ['宋陵', '生物医药'];
  const readShort = makeQuestionReader(
    [thing('Zone', zone!, ''), thing('Industry', industry!, '')],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );
  expect(readShort('宋陵要重点发展生物医药吗？').frame).toBe('«E»要重点发展«E»吗?');
});

it('a zone is asked for without the kind of area that it is, where enough is left', () => {
  const readAreas = makeQuestionReader(
    [thing('Zone', '云湖核心片区', ''), thing('Zone', '空港组团', '')],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );
  expect(readAreas('云湖核心要布局什么').frame).toBe('«E»要布局什么');
  expect(readAreas('空港要布局什么').frame).toBe('空港要布局什么');
});

describe('what stands in brackets behind a name', () => {
  it.each([
    [
      'Which plans talk about 生物医药 (bio-medicine of Zhongyuan District)?',
      ['生物医药'],
      'Which plans talk about «E»?',
    ],
    ['哪些规划涉及金水区(2025年)', ['金水区'], '哪些规划涉及«E»(2025年)'],
    ['Which plans mention Jinshui District (金水科教园区)?', ['金水区', '金水科教园区'], null],
  ])('%s', (question, names, frame) => {
    expect(namesIn(question)).toEqual(names);
    if (frame) expect(read(question).frame).toBe(frame);
  });
});

describe('what English words in front of brackets gloss', () => {
  it.each([
    ['which docs mention the science town (中原科技城)?', ['中原科技城']],
    ['is life-science stuff (生物医药) developed in (金水区)?', ['生物医药', '金水区']],
  ])('%s', (question, names) => expect(namesIn(question)).toEqual(names));

  it('is no word of the question', () => {
    expect(read('which docs mention the qiangwang cup (中原科技城)?').frame).toBe(
      'which docs mention the «E»?',
    );
  });
});

describe('English names of a question', () => {
  it.each([
    ['which plans target Zhongyuan Science City', ['中原科技城']],
    ['which plans target Zhongyuan Sci-tech Town', ['中原科技城']],
    ['which plans target the science city of Zhongyuan', ['中原科技城']],
    ['which plans target Zhongyaun Science City', ['中原科技城']],
    ['which plans target zhongyuan district', ['中原区']],
    ['plans for Jinshui Zone', ['金水区']],
    ['plans for the Jinshui Education and Science Park', ['金水科教园区']],
    ['what about Zhengzhou Airport Economic Zone?', ['郑州航空港经济综合实验区']],
    ['Which plans mention Longhu Finance Island and biomedecine?', ['龙湖金融岛', '生物医药']],
    ['plans for Airport Economy Zone', ['郑州航空港经济综合实验区']],
  ])('%s', (question, names) => expect(namesIn(question)).toEqual(names));

  it.each(['which plans target Lankao County', 'list all plans', 'What is the capital of France?'])(
    '%s names nothing that is known',
    (question) => expect(namesIn(question)).toEqual([]),
  );
});

describe('years in two digits', () => {
  it.each([
    ['25年目标是20年基数的几倍', '2025年目标是2020年基数的几倍'],
    ['从20到25年要多出几家', '从2020到2025年要多出几家'],
    ['22年5月份都出了哪几个文件', '2022年5月份都出了哪几个文件'],
  ])('%s are written in four', (question, text) => expect(read(question).text).toBe(text));

  it.each(['贷款最长20年', '运营满15年的', '15年内不得迁出', '20年期的债券'])('%s names none', (question) =>
    expect(read(question).text).toBe(question),
  );
});

it('the places of the graph are those that its plans begin with, not all zones', () => {
  const readOf = makeQuestionReader(
    [thing('Plan', '甲丁市氢能规划', 'Hydrogen Plan'), thing('Zone', '乙丁市', 'Yiding')],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );
  expect(readOf('有哪些规划').ownPlaces).toEqual(['甲丁市']);
});

describe('titles that are spoken of loosely', () => {
  const science = '甲市“十四五”科技创新发展规划';
  const ten = '关于支持建筑业高质量发展的十条意见';
  const services = '甲市“十四五”现代服务业发展规划';
  const related = '甲市“十四五”战略性新兴产业相关服务业发展规划';
  const master = '甲市“十四五”战略性新兴产业发展总体规划';
  const readTitles = makeQuestionReader(
    [
      thing('Plan', science, '14th Five-Year Science Innovation Plan'),
      thing('Plan', ten, 'Ten Opinions on Supporting High-quality Development of the Construction Industry'),
      thing('Plan', services, '14th Five-Year Modern Services Development Plan'),
      thing('Plan', related, '14th Five-Year Services related to Strategic Emerging Industries Plan'),
      thing('Plan', master, '14th Five-Year Strategic Emerging Industries Master Plan'),
    ],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );
  const titlesIn = (question: string) => readTitles(question).names.map(({ reference }) => reference.name);

  it.each([
    ['科技创新那份里怎么写的', [science]],
    ['科技创新那本写了几项指标', [science]],
    ['科创十四五指标表一共几项', [science]],
    ['建筑业十条的文号', [ten]],
    ['支持建筑业的十条意见几号印的', [ten]],
    ['战新总规有几个专栏', [master]],
    ['which areas are in the services plan', [services]],
    ['which areas are in the related services plan', [related]],
  ])('%s', (question, names) => expect(titlesIn(question)).toEqual(names));

  it.each([
    '创投基金总规模多少',
    '科技创新十四五末的目标',
    '这十条措施由谁负责',
    'which industries are in the plan',
  ])('%s names none', (question) => expect(titlesIn(question)).toEqual([]));
});

describe('titles behind one another', () => {
  const [creation, science] = ['郑州市“十四五”创新高地建设规划', '郑州市“十四五”科技创新发展规划'];
  const readTitles = makeQuestionReader(
    [thing('Plan', creation!, ''), thing('Plan', science!, '')],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );

  it('are read each by itself', () => {
    const { names } = readTitles(
      '《郑州市"十四五"创新高地建设规划》《郑州市"十四五"科技创新发展规划》哪个目标更高？',
    );
    expect(names.map(({ reference }) => reference.name)).toEqual([creation, science]);
  });
});

describe('a title with who issued it', () => {
  const [title, office] = ['关于支持建筑业高质量发展的十条意见', '甲市人民政府办公厅'];
  const readIssued = makeQuestionReader(
    [thing('Plan', title!, ''), thing('Institution', office!, '')],
    knowledge,
    makeVocabulary(knowledge, [], []),
  );

  it('is one name', () => {
    const { names, frame } = readIssued('《甲市人民政府办公厅关于支持建筑业高质量发展的十条意见》奖励多少');
    expect(names.map(({ reference }) => reference.name)).toEqual([title]);
    expect(frame).toBe('《«P»》奖励多少');
  });

  it('is two where other words stand between them', () => {
    const { names } = readIssued('甲市人民政府办公厅是怎么执行关于支持建筑业高质量发展的十条意见的');
    expect(names.map(({ reference }) => reference.name)).toEqual([office, title]);
  });
});
