import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { composeTitle, makeEnglishComposer } from '../../src/language/english.js';
import { bare, fold, halfWidth } from '../../src/language/fold.js';
import { NameMatcher } from '../../src/language/matcher.js';
import { parseDate, parseNumeral } from '../../src/language/numerals.js';
import { displayWidth } from '../../src/language/width.js';
import { wordCrossesSeam } from '../../src/language/words.js';

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

describe('composed English names', () => {
  const compose = makeEnglishComposer(loadKnowledge());
  it.each([
    ['云湖大数据产业园', 'Yunhu Big Data Industrial Park'],
    ['龙湖金融岛', 'Longhu Financial Island'],
    ['星海知识产权运营中心', 'Xinghai Intellectual Property Operation Center'],
    ['洛阳卫健委', 'Luoyang Health Commission'],
    ['洛阳发展和改革委员会', 'Luoyang Development and Reform Commission'],
    ['大数据企业数量', 'Number of Big Data Enterprises'],
    ['服务贸易占现代服务业的比重', 'Trade in Services as a Share of Modern Services'],
    ['郑州中科新兴', 'Zhengzhou Zhongke Emerging'],
  ])('%s is %s', (name, english) => expect(compose(name)).toBe(english));

  it('a title is put in the order of English', () => {
    expect(composeTitle('关于支持大数据发展的实施意见（2021—2025年）', compose)).toBe(
      'Implementation Opinions on Support Big Data Development (2021-2025)',
    );
  });
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
