import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../src/ask/interpret/criteria.js';
import { readDateRanges } from '../../src/ask/interpret/dates.js';
import { numbersOf, yearOf, yearsNamed } from '../../src/ask/interpret/intents.js';
import { byDayOf } from '../../src/ask/interpret/plansQuestion.js';
import { headingNounOf } from '../../src/ask/interpret/wants.js';
import type { LinkedName, Question } from '../../src/model/question.js';
import { knowledge } from '../ingest/read.js';

const plan: LinkedName = {
  text: '洛阳市科学绿化实施方案',
  reference: { type: 'Plan', id: 'p', name: '洛阳市科学绿化实施方案' },
  writings: [],
  namesakes: [],
};
const question = (frame: string): Question => ({
  text: frame,
  askedIn: 'zh',
  language: 'zh',
  frame,
  names: frame.includes('«P»') ? [plan] : [],
  ownPlaces: ['洛阳市'],
});
const PREFIXES = { own: ['洛政办', '洛政'], cited: ['豫政办', '豫政', '国办发'] };
const read = (frame: string) =>
  readCriteria(question(frame), knowledge, PREFIXES).map(({ condition }) => condition);

describe('what a question says of plans beside their names', () => {
  it.each([
    ['文号以“洛政办”开头的文件有哪些？', [{ on: 'number', prefix: '洛政办〔' }]],
    ['file numbers with 洛政 〔2022〕: which docs?', [{ on: 'number', prefix: '洛政〔2022〕' }]],
    ['依据里用到豫政办字头文件的有哪些', [{ on: 'citesNumber', prefix: '豫政办〔' }]],
    ['文种为意见的文件有哪些？', [{ on: 'kind', kind: '意见', or: [] }]],
    ['今年7月印发的意见、方案和预案有哪些', [{ on: 'kind', kind: '意见', or: ['方案', '预案'] }]],
    ['今年7月印发的规划、意见或方案有哪些', []],
    ['今年7月印发的方案规划都有哪些', []],
    ['今年7月印发的方案意见都有哪些', [{ on: 'kind', kind: '方案', or: ['意见'] }]],
    ['这些规划和政策文件中，哪些提到了«P»', []],
    [
      '六部“十四五”规划里，哪几部没提它',
      [
        { on: 'title', words: '十四五' },
        { on: 'kind', kind: '规划', or: [] },
      ],
    ],
    ['没有发文字号的文件有哪些？', [{ on: 'missing', fact: 'number' }]],
    ['（文号以“洛政办”开头的请另外再分开来数一遍）有哪些文件？', []],
    [
      '管到2026年没有发文字号的有哪些',
      [
        { on: 'period', from: null, to: 2026 },
        { on: 'missing', fact: 'number' },
      ],
    ],
    [
      'Two texts tell you neither who issued them nor when. Which two?',
      [
        { on: 'missing', fact: 'issuer' },
        { on: 'missing', fact: 'issuedOn' },
      ],
    ],
    ['与«P»同一天发布的另一份文件是哪一份？', [{ on: 'day', is: 'same', plan: plan.reference }]],
    ['规划期为2021年至2025年的规划有哪些？', [{ on: 'period', from: 2021, to: 2025 }]],
    ['有没有管到2026年的？', [{ on: 'period', from: null, to: 2026 }]],
    ['唯一提到2030年的是哪一份文件？', [{ on: 'mentions', entity: null, words: ['2030年'] }]],
    ['Which one refers to the year 2030?', [{ on: 'mentions', entity: null, words: ['2030年'] }]],
    ['把老文件废了的有哪几份', [{ on: 'repeals', plan: null }]],
    ['«P»的编制依据里列了《食品安全法》吗', [{ on: 'citesTitle', words: '食品安全法' }]],
    ['哪些规划提到«E»', []],
    ['有没有文号', []],
  ])('%s', (frame, conditions) => expect(read(frame)).toEqual(conditions));

  it.each([
    ['2022年7月1号到10号之间发出来的', [['2022-07-01', '2022-07-11']]],
    ['date_from=2022-06-01&date_to=2022-06-30', [['2022-06-01', '2022-07-01']]],
    ['22年7月26号那天印发的', [['2022-07-26', '2022-07-27']]],
    [
      'came out later than 10 July 2022 but still within that year',
      [
        ['2022-07-11', '9999-12-31'],
        ['2022-01-01', '2023-01-01'],
      ],
    ],
    ['From 2022, what is left', [['2022-01-01', '2023-01-01']]],
  ])('the days of %s', (text, ranges) =>
    expect(
      readDateRanges(text, knowledge.questions, knowledge.criteria).map(({ from, to }) => [from, to]),
    ).toEqual(ranges),
  );

  it.each([
    ['从2020年到2035年', [2020, 2035]],
    ['5年以内，30年以上', []],
  ])('the years of %s', (frame, years) => expect(yearsNamed(frame)).toEqual(years));

  it.each([
    ['发得最晚的是哪几份', 'latest'],
    ['最早印发的文件', 'earliest'],
    ['印发了哪些文件', null],
  ])('the plans of %s', (frame, only) => expect(byDayOf(frame, knowledge.questions)).toBe(only));

  it.each([
    ['2025年目标是多少', 2025],
    ['目标是多少', null],
  ])('the year of %s', (frame, year) => expect(yearOf(question(frame))).toBe(year));
});

describe('what a question counts and weighs', () => {
  it.each([
    ['«P»有哪些专栏？', '专栏'],
    ['«P»专栏6中，智能传感器产业的重点园区有哪些？', null],
    ['«P»的重点工程有几项', '重点工程'],
  ])('%s', (frame, noun) => {
    expect(headingNounOf(frame, knowledge.questions.things)).toBe(noun);
  });

  it.each([
    ['到2025年的目标是不是4万个', [4]],
    ['2025年要达到1,200家吗', [1200]],
    ['2025年有没有目标', []],
  ])('%s', (frame, numbers) => {
    expect(numbersOf(frame)).toEqual(numbers);
  });
});
