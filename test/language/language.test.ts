import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { composeTitle, makeEnglishComposer } from '../../src/language/english.js';
import { bare, fold, halfWidth } from '../../src/language/fold.js';
import { NameMatcher } from '../../src/language/matcher.js';
import { parseDate, parseNumeral } from '../../src/language/numerals.js';
import { isPinyin, spellWords } from '../../src/language/pinyin.js';
import { readTitleKey } from '../../src/language/titles.js';
import { displayWidth } from '../../src/language/width.js';
import { makeTrailingRuns, wordCrossesSeam } from '../../src/language/words.js';

describe('numerals and dates', () => {
  it.each([
    ['一百二十', 120],
    ['三千五百万', 35_000_000],
    ['二〇二二', 2022],
    ['十', 10],
    ['两万', 20_000],
    ['1,200.5', 1200.5],
    ['若干', null],
  ])('reads %s as %s', (text, value) => expect(parseNumeral(text)).toBe(value));

  it.each([
    ['2022年6月29日', '2022-06-29'],
    ['二〇二二年七月一日决定', '2022-07-01'],
    ['2023 年6 月14 日', '2023-06-14'],
    ['2022年13月1日', null],
    ['到2025年', null],
  ])('reads the date of %s as %s', (text, date) => expect(parseDate(text)).toBe(date));
});

describe('folding', () => {
  it('makes writings of one name equal', () => {
    expect(fold('《“科创郑州”三年行动计划（2024—2026年）》')).toBe(
      fold('《"科创郑州"三年行动计划 (2024-2026年)》'),
    );
    expect(bare('郑政 〔2022〕10 号')).toBe(bare('郑政[2022]10号'));
  });
});

describe('NameMatcher', () => {
  const matcher = new NameMatcher([
    ['金水区', 1],
    ['金水', 2],
    ['中国(河南)自由贸易试验区', 3],
  ]);
  it('takes the longest name and tells where it stands', () => {
    expect(matcher.findLongest('在金水区和金水河')).toEqual([
      { start: 1, end: 4, value: 1 },
      { start: 5, end: 7, value: 2 },
    ]);
  });
  it('sees no difference between full-width and half-width signs', () => {
    expect(matcher.findLongest('中国（河南）自由贸易试验区')).toEqual([{ start: 0, end: 13, value: 3 }]);
  });
});

describe('words', () => {
  it('notices a word across the seam of two lines', () => {
    expect(wordCrossesSeam('关键基础材料攻关,提升新材', '料产业竞争优势')).toBe(true);
    expect(wordCrossesSeam('智能终端产业基地', '按照“提升整机')).toBe(false);
  });
  it('measures Chinese characters as two columns', () => {
    expect(displayWidth('郑政〔2022〕')).toBe(12);
  });
});

describe('runs of words at the end of a text', () => {
  const startOf = makeTrailingRuns(['每年', '每年应', '应', '超过']);
  it('begin where the longest of them does', () => {
    expect(startOf('绿色建筑每年应超过')).toBe(4);
    expect(startOf('绿色建筑每年应超过的')).toBe(10);
    expect(startOf('应')).toBe(0);
    expect(startOf('')).toBe(0);
  });
  it('are told of many words that can be cut in many ways', () => {
    expect(startOf(`共${'每年应'.repeat(2000)}`)).toBe(1);
  });
});

describe('composed English names', () => {
  const compose = makeEnglishComposer(loadKnowledge());
  it.each([
    ['云湖大数据产业园', 'Zone', 'Yunhu Big Data Industrial Park'],
    ['龙湖金融岛', 'Zone', 'Longhu Financial Island'],
    ['龙湖北部', 'Zone', 'Longhu North'],
    ['星海知识产权运营中心', 'Institution', 'Xinghai Intellectual Property Operation Center'],
    ['洛阳卫健委', 'Institution', 'Luoyang Health Commission'],
    ['洛阳发展和改革委员会', 'Institution', 'Luoyang Development and Reform Commission'],
    ['武进区', 'Zone', 'Wujin District'],
    ['技术交易市场枢纽', undefined, 'Technology Exchange Hub'],
    ['大数据企业数量', undefined, 'Number of Big Data Enterprises'],
    ['服务贸易占现代服务业的比重', undefined, 'Trade in Services as a Share of Modern Services'],
    ['量子计算机', undefined, 'Quantum Computer'],
    ['15GWh锂离子电池', undefined, '15GWh Lithium-ion Batteries'],
  ] as const)('%s of a %s is %s', (name, type, english) => expect(compose(name, type)).toBe(english));

  it('of what is no proper name hold no pinyin: they are none', () => {
    expect(compose('可回填')).toBeNull();
    expect(compose('云湖')).toBeNull();
    expect(compose('云湖', 'Zone')).toBe('Yunhu');
  });

  it('of a company keep its first word, whatever it means', () => {
    expect(compose('洛阳卓越测试有限公司', 'Institution')).toBe('Luoyang Zhuoyue Testing Co., Ltd.');
    expect(compose('卓越测试')).not.toContain('Zhuoyue');
  });

  it('a title is put in the order of English', () => {
    expect(composeTitle('关于支持大数据发展的实施意见（2021—2025年）', compose)).toBe(
      'Implementation Opinions on Support Big Data Development (2021-2025)',
    );
    expect(composeTitle('关于支持咩咩发展的实施意见', compose)).toBeNull();
  });
});

describe('whether a text may be pinyin', () => {
  it.each([
    ['dongbu pianqu', true],
    ["Xi'an", true],
    ['eastern area', false],
    [`${'huan'.repeat(500)}b`, false],
  ])('%s', (text, may) => expect(isPinyin(text)).toBe(may));
});

describe('pinyin of a name', () => {
  it('has a word for a word', () => expect(spellWords('鲲鹏软件小镇')).toBe('kunpeng ruanjian xiaozhen'));
});

describe('half-width characters', () => {
  it('stand for the full-width ones, and a letter O in a number for its zero, one for one', () => {
    for (const [written, expected] of [
      ['２０２５年７．５％', '2025年7.5%'],
      ['江政发〔2O19〕6号', '江政发〔2019〕6号'],
      ['二O一九年', '二〇一九年'],
      ['O2O模式', 'O2O模式'],
    ] as const) {
      expect(halfWidth(written)).toBe(expected);
      expect(halfWidth(written)).toHaveLength(written.length);
    }
  });
});

describe('the key of a title', () => {
  it('leaves out organs and years, and keeps them apart', () => {
    expect(readTitleKey('云川省人民政府关于支持测试产业的意见')).toEqual({
      key: '关于支持测试产业的意见',
      organ: '云川省人民政府',
      period: null,
    });
    expect(readTitleKey('云湖市测试发展规划（2021—2025年）')).toEqual({
      key: '云湖市测试发展规划',
      organ: null,
      period: '2021-2025',
    });
    expect(readTitleKey('云湖市测试发展规划(2021-2025年)的通知').key).toBe('云湖市测试发展规划');
  });
});
