import { describe, expect, it } from 'vitest';
import { setAside } from '../../src/ask/understand/asides.js';
import { featuresOf, isGeneral, probabilityOf } from '../../src/ask/understand/wordModel.js';
import { knowledge } from '../ingest/read.js';
import { nameless } from './proposing.js';

const part = (text: string, more: { asks?: boolean; isPersonal?: boolean; binds?: boolean } = {}) => ({
  text,
  asks: false,
  isPersonal: false,
  binds: false,
  ...more,
});
const knownOf = (said: string, text = said, more: Parameters<typeof part>[1] = {}) =>
  featuresOf({ said, written: [said] }, part(text, more), false);

describe('what is known of a word of a question', () => {
  it.each([
    ['推进', { noun: 0, verb: 1, english: 0, long: 0, digits: 0, 'is 推进': 1 }],
    ['园区', { noun: 1, verb: 0 }],
    ['推进园区', { noun: 0, verb: 0, long: 1 }],
    ['park', { noun: 0, verb: 0, english: 1, long: 0, 'is park': 1 }],
    ['2025年', { digits: 1 }],
  ])('%s by its parts of speech and its signs', (said, known) => expect(knownOf(said)).toMatchObject(known));

  it('stands beside other words of its part, two characters in Chinese and a word in English', () => {
    expect(knownOf('园区', '建设哪些园区呢请问')).toMatchObject({ 'before 哪些': 1, 'behind 呢请': 1 });
    expect(knownOf('park', 'which Park, please')).toMatchObject({ 'is park': 1 });
    expect(knownOf('park', 'which big park is it')).toMatchObject({ 'before big': 1, 'behind is': 1 });
    expect(
      Object.keys(knownOf('园区', '建设新城')).filter((name) => /^(?:before|behind) /.test(name)),
    ).toEqual([]);
  });

  it('is told by what its part of the message does', () => {
    expect(knownOf('园区', '园区', { isPersonal: true })).toMatchObject({ personal: 1, story: 1, asks: 0 });
    expect(knownOf('园区', '园区', { isPersonal: true, asks: true })).toMatchObject({
      story: 0,
      commonStory: 0,
    });
    expect(knownOf('园区', '园区', { binds: true })).toMatchObject({ binds: 1 });
  });

  it('is not which word it is where that is a name, and general where it holds of any word', () => {
    const known = featuresOf({ said: '园区', written: [] }, part('园区'), true);
    expect(known).toMatchObject({ name: 1, senses: 0 });
    expect(Object.keys(known).filter((name) => name.startsWith('is '))).toEqual([]);
    expect(['noun', 'is 园区', 'before 哪'].map(isGeneral)).toEqual([true, false, false]);
    expect(probabilityOf({ noun: 1, other: 1 }, { bias: 0, weights: { noun: 100 } })).toBeCloseTo(1);
    expect(probabilityOf({ other: 1 }, { bias: 0, weights: { noun: 100 } })).toBe(0.5);
  });
});

describe('what of a message says nothing of what is asked', () => {
  /** What stays where no word, or only those given, matter. */
  const kept = (frame: string, mattering: readonly string[] = []) =>
    setAside({ ...nameless(frame), frame, text: frame }, knowledge, {
      aside: 0.5,
      matter: (_question, { text }) => (mattering.some((word) => text.includes(word)) ? 1 : 0),
    }).frame;

  it('are greetings and thanks around a part that names something', () => {
    expect(kept('您好，麻烦问一下可以吗？«E»重点发展哪些产业？谢谢您！')).toBe('«E»重点发展哪些产业？');
    expect(kept('麻烦您帮我看看可以吗？«E»的规划')).toBe('«E»的规划');
  });

  it('is why it is asked, unless a word there matters', () => {
    expect(kept('我在写一份报告，«E»在哪里？')).toBe('«E»在哪里？');
    expect(kept('我在写氢能报告，«E»在哪里？', ['氢能'])).toBe('在写氢能报告，«E»在哪里？');
    expect(kept('«E»在哪里？我要做一个课题。', [])).toBe('«E»在哪里？');
  });

  it('is nothing where nothing else would be left', () => {
    expect(kept('有哪些？', [])).toBe('有哪些？');
    expect(kept('我要写什么报告')).toBe('要写什么报告');
  });

  it('is thanks behind what asks back, which stays', () =>
    expect(kept('«E»由市科技局牵头，对吧麻烦您了')).toBe('«E»由市科技局牵头，对吧'));

  it('is not what binds the answer: a number, a negation', () => {
    expect(kept('«E»有哪些？不要2022年的。')).toBe('«E»有哪些？不要2022年的');
    expect(kept('«E»有哪些？随便看看。')).toBe('«E»有哪些？');
  });
});
