import { describe, expect, it } from 'vitest';
import { answerNotUnderstood } from '../../src/ask/answer/answer.js';
import { build } from '../../src/ask/answer/build.js';
import { heeds, heedsWeighed } from '../../src/ask/answer/heeds.js';
import { makeOfficeNamer } from '../../src/ask/answer/officialNames.js';
import { answerReading } from '../../src/ask/answer/reading.js';
import { goOn, readContext, writeContext } from '../../src/ask/interpret/context.js';
import type { Reading } from '../../src/ask/passages/sentence.js';
import {
  type Answer,
  type LinkedName,
  type LogicalForm,
  logicalForm,
  type Question,
  type Reference,
} from '../../src/model/question.js';
import { knowledge } from '../ingest/read.js';
import { nameless, passage } from './proposing.js';

const answer = (kind: NonNullable<Answer['kind']>, more: Partial<Answer> = {}): Answer =>
  build({ status: 'ANSWERED', kind, text: '', ...more });
const reading = { kind: 'reading', exceeds: false } as LogicalForm;
const form = (kind: string, more: object = {}) => ({ kind, ...more }) as unknown as LogicalForm;
const said = (...texts: string[]) => ({ evidence: texts.map((text) => passage(text)) });
const plan = (name: string): LinkedName => ({
  text: name,
  reference: { type: 'Plan', id: name, name },
  writings: [],
  namesakes: [],
});
const asked = (frame: string, ...names: LinkedName[]): Question => ({ ...nameless(frame), names });

describe('what an answer has to heed', () => {
  it.each<[string, Question, LogicalForm, Answer, boolean]>([
    ['what a thing is is told by sentences', asked('«E»是什么'), reading, answer('PASSAGES'), true],
    ['and by no list', asked('«E»是什么'), reading, answer('NAMES'), false],
    [
      'who sits in a place is told by a sentence that says so',
      asked('哪些机构位于«E»'),
      reading,
      answer('NAMES', said('甲大学坐落于乙区。')),
      true,
    ],
    [
      'and by none that names them beside it',
      asked('哪些机构位于«E»'),
      reading,
      answer('NAMES', said('鼓励乙区与甲大学联合打造特色街区。')),
      false,
    ],
    [
      'a question for something is not answered by yes',
      asked('哪些规划提到它'),
      reading,
      answer('BOOLEAN', { boolean: true }),
      false,
    ],
    [
      'a yes says each number of the question',
      asked('奖励24万元吗'),
      reading,
      answer('BOOLEAN', { boolean: true, ...said('奖励24万元。') }),
      true,
    ],
    [
      'as the question does',
      asked('奖励24万元吗'),
      reading,
      answer('BOOLEAN', { boolean: true, ...said('奖励124万元。') }),
      false,
    ],
    [
      'and a no need not',
      asked('奖励24万元吗'),
      reading,
      answer('BOOLEAN', { boolean: false, ...said('奖励30万元。') }),
      true,
    ],
    [
      'nor a yes that no sentence was read for',
      asked('奖励24万元吗'),
      form('plans', { only: null, where: [] }),
      answer('BOOLEAN', { boolean: true }),
      true,
    ],
    [
      'a district that is asked for is one',
      asked('«E»在哪个区'),
      reading,
      answer('NAMES', { names: ['甲区'] }),
      true,
    ],
    ['and no county', asked('«E»在哪个区'), reading, answer('NAMES', { names: ['乙县'] }), false],
    [
      'in English too',
      asked('which district is «E» in?'),
      reading,
      answer('NAMES', { names: ['乙县'] }),
      false,
    ],
    ['what is no name may be anywhere', asked('«E»在哪个区'), reading, answer('PASSAGES'), true],
    [
      'several plans are told by several',
      asked('«P»和«P»定的一样吗', plan('甲'), plan('乙')),
      reading,
      answer('BOOLEAN', { boolean: false, ...said('甲定了。') }),
      false,
    ],
    [
      'by the values of both',
      asked('«P»和«P»定的一样吗', plan('甲'), plan('乙')),
      form('targetsFor'),
      answer('TARGETS', { names: ['甲'] }),
      false,
    ],
    [
      'of one plan one is enough',
      asked('«P»和«P»定的一样吗', plan('甲'), plan('甲')),
      form('measured', { isLoose: true, as: 'values' }),
      answer('TARGETS', { names: ['甲'] }),
      true,
    ],
    [
      'what compares is told by sentences that do',
      asked('目标最高的是哪个'),
      reading,
      answer('NAMES', { names: ['甲'], ...said('甲最高。') }),
      true,
    ],
    [
      'not by others',
      asked('目标最高的是哪个'),
      reading,
      answer('NAMES', { names: ['甲'], ...said('甲的目标。') }),
      false,
    ],
    [
      'by the first or last of plans',
      asked('目标最高的规划'),
      form('plans', { only: 'latest', where: [] }),
      answer('NAMES'),
      true,
    ],
    [
      'by their days',
      asked('目标最高的规划'),
      form('plans', { only: null, where: [{ on: 'issued' }] }),
      answer('NAMES'),
      true,
    ],
    [
      'by no list of plans',
      asked('目标最高的规划'),
      form('plans', { only: null, where: [{ on: 'kind' }] }),
      answer('NAMES'),
      false,
    ],
    ['by values', asked('目标最高的是多少'), form('measured', { as: 'values' }), answer('VALUE'), true],
    [
      'not by whether there is one',
      asked('目标最高的是多少'),
      form('measured', { as: 'boolean' }),
      answer('BOOLEAN'),
      false,
    ],
  ])('%s', (_, ...[question, of, given, holds]) => expect(heeds(question, of, given, knowledge)).toBe(holds));

  it('what sets numbers side by side compares them itself, whatever words its sentences have', () => {
    const weighed = (features: Record<string, number>, of = answer('NAMES', { names: ['甲'] })) => ({
      answer: of,
      features,
    });
    const most = asked('目标最高的是哪个');
    expect(heedsWeighed(most, reading, weighed({ table: 1 }), knowledge)).toBe(true);
    expect(heedsWeighed(most, reading, weighed({ list: 1 }), knowledge)).toBe(false);
    expect(heedsWeighed(most, reading, weighed({ table: 1 }, answer('BOOLEAN')), knowledge)).toBe(false);
    expect(heedsWeighed(asked('«E»是什么'), reading, weighed({ table: 1 }), knowledge)).toBe(false);
  });
});

describe('what sentences say, as an answer', () => {
  const read = (more: Partial<Reading>, language: 'zh' | 'en' = 'zh') =>
    answerReading({ language } as Question, {
      items: [],
      boolean: null,
      evidence: [passage('奖励5家企业。')],
      coverage: 1,
      ...more,
    });
  const amount = { start: 0, end: 1, value: 5, valueMax: null, unit: '家', over: false };
  const item = (name: string) => ({ name, aliases: [], type: null });
  const point = (name: string, value: number) => ({
    item: item(name),
    value,
    unit: '家',
    passage: passage(name),
  });

  it('is an amount, a count, a day, yes or no, names or the sentences themselves', () => {
    expect(read({ quantity: amount })).toMatchObject({ kind: 'VALUE', value: 5, unit: '家' });
    expect(read({ count: 3 })).toMatchObject({ kind: 'COUNT', count: 3 });
    expect(read({ date: '2024-05-06' })).toMatchObject({ kind: 'DATE', date: '2024-05-06' });
    expect(read({ boolean: false })).toMatchObject({ kind: 'BOOLEAN', boolean: false });
    expect(read({ boolean: false }).text).not.toBe(read({ boolean: true }).text);
    expect(read({ items: [item('甲'), item('甲'), item('乙')] })).toMatchObject({
      kind: 'NAMES',
      names: ['甲', '乙'],
      count: 2,
    });
    expect(read({})).toMatchObject({ kind: 'PASSAGES', names: [] });
  });

  it('says what was computed, of which things', () => {
    const { text } = read({
      quantity: amount,
      how: 'difference',
      points: [point('甲', 8), point('乙', 3), point('乙', 3)],
    });
    expect(text).toContain('甲 8家');
    expect(text.match(/乙 3家/g)).toHaveLength(1);
    expect(text).not.toBe(read({ quantity: amount, points: [point('甲', 8)] }).text);
  });

  it('names what explains itself in brackets without those too, where anything is left', () => {
    expect(read({ items: [item('重大(Ⅱ级)'), item('区(县)')] }).items.map(({ aliases }) => aliases)).toEqual([
      ['重大'],
      [],
    ]);
  });
});

describe('the other names of departments', () => {
  const name = makeOfficeNamer(knowledge);
  const aliasesOf = (one: string) => name(answer('NAMES', { names: [one] })).items[0]!.aliases;
  it('are those of the same department of the same place, and a committee of the Party without it', () => {
    expect(aliasesOf('洛阳市工信局')).toContain('洛阳市工业和信息化局');
    expect(aliasesOf('洛阳市工信局')).not.toContain('洛阳市工信局');
    expect(aliasesOf('中共洛阳市委')).toContain('洛阳市委');
    expect(aliasesOf('洛阳大学')).toEqual([]);
  });
});

describe('a question that goes on', () => {
  const thing = (type: Reference['type'], id: string): Reference => ({ type, id, name: id }) as Reference;
  const linked = (reference: Reference): LinkedName => ({
    text: reference.name,
    reference,
    writings: [],
    namesakes: [],
  });
  const duties = logicalForm.parse({ kind: 'duties', entity: thing('Institution', '甲局'), plan: null });
  const path = logicalForm.parse({ kind: 'path', from: thing('Zone', '甲区'), to: thing('Zone', '乙区') });

  it('asks the same about another thing of the type, where there is one such thing', () => {
    expect(goOn(asked('那«E»呢？', linked(thing('Institution', '乙局'))), duties, knowledge)).toMatchObject({
      kind: 'duties',
      entity: { id: '乙局' },
    });
    expect(goOn(asked('那«E»呢？', linked(thing('Zone', '丙区'))), duties, knowledge)).toBeNull();
    expect(goOn(asked('那«E»呢？', linked(thing('Zone', '丙区'))), path, knowledge)).toBeNull();
    expect(goOn(asked('那它呢？'), duties, knowledge)).toBeNull();
    expect(goOn(asked('«E»负责什么', linked(thing('Institution', '乙局'))), duties, knowledge)).toBeNull();
  });

  it('goes by the id of an answer, and by nothing that is none', () => {
    expect(readContext(writeContext(duties))).toEqual(duties);
    expect(readContext('no id')).toBeNull();
    expect(readContext(Buffer.from('{"kind":"other"}').toString('base64url'))).toBeNull();
  });
});

it('a question that is not understood is told which words were not, each once and whole', () => {
  const term = (word: string) => ({ said: word, written: [word], weight: 1 });
  const question = asked('«E»的量子计算机', { ...plan('云湖科技城') });
  const told = answerNotUnderstood(
    question,
    ['哪些规划涉及它？'],
    ['量子', '量子计算机', '云湖科技城'].map(term),
  );
  expect(told).toMatchObject({ status: 'NOT_UNDERSTOOD', unknownWords: ['量子计算机'] });
  expect(told.text).toContain('云湖科技城');
  expect(told.text).toContain('哪些规划涉及它？');
});
