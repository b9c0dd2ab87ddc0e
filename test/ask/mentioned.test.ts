import { describe, expect, it } from 'vitest';
import { quoteMentioned, withKindsOfPlans } from '../../src/ask/interpret/mentionedWords.js';
import type { LinkedName, Question } from '../../src/model/question.js';
import { knowledge } from '../ingest/read.js';

const zone: LinkedName = {
  text: '云湖新城',
  reference: { type: 'Zone', id: 'z', name: '云湖新城' },
  writings: [],
  namesakes: [],
};
const indicator: LinkedName = {
  text: '独角兽企业',
  reference: { type: 'Indicator', id: 'i', name: '独角兽企业' },
  writings: [],
  namesakes: [],
};
const cited: LinkedName = {
  text: '“十四五”规划',
  reference: { type: 'Plan', id: 'p', name: '云川市“十四五”规划', external: true },
  writings: [],
  namesakes: [],
};
const asked = (frame: string, ...names: LinkedName[]): Question => ({
  text: frame,
  askedIn: 'zh',
  language: 'zh',
  frame,
  names,
  ownPlaces: [],
});
const TEXTS = ['研制疫苗，扶持中药', '建设仓储和物流中心', '独角兽企业、瞪羚企业', '少林武术节', '赛马制'];
const hasText = (words: string) => TEXTS.some((text) => text.includes(words));
const quote = (question: Question) => quoteMentioned(question, knowledge, hasText)?.frame ?? null;

describe('what plans are asked to mention', () => {
  it.each([
    ['同时提到疫苗和中药的文件有哪些？', '同时提到“疫苗”和“中药”的文件有哪些？'],
    ['哪些规划提到疫苗或者赛马制', '哪些规划提到“疫苗”或者“赛马制”'],
    ['提到疫苗但没有提到赛马制的有哪些文件', '提到“疫苗”但没有提到“赛马制”的有哪些文件'],
    ['唯一提到少林的是哪一份文件？', '唯一提到“少林”的是哪一份文件？'],
  ])('%s: each piece is to be said as it stands', (question, quoted) =>
    expect(quote(asked(question))).toBe(quoted),
  );

  it('what a text says as it stands is one piece', () =>
    expect(quote(asked('哪些规划提到仓储和物流'))).toBe('哪些规划提到“仓储和物流”'));

  it('a name that is alone stays a name, an indicator is what it is called', () => {
    expect(quote(asked('哪些规划提到«E»和赛马制', zone))).toBe('哪些规划提到«E»和“赛马制”');
    const one = quoteMentioned(asked('哪些规划同时提到«I»和瞪羚企业', indicator), knowledge, hasText);
    expect(one).toMatchObject({ frame: '哪些规划同时提到“独角兽企业”和“瞪羚企业”', names: [] });
  });

  it('says nothing of what no text has, and of other questions', () => {
    expect(quote(asked('哪些规划提到元宇宙'))).toBeNull();
    expect(quote(asked('哪些规划提到疫苗和元宇宙'))).toBeNull();
    expect(quote(asked('哪些规划涉及疫苗'))).toBeNull();
    expect(quote(asked('哪些规划提到«E»', zone))).toBeNull();
  });

  it('plans of a five-year period are a kind where several are meant', () => {
    const several = withKindsOfPlans(asked('哪些«C»提到疫苗', cited), knowledge);
    expect(several).toMatchObject({ frame: '哪些“十四五”规划提到疫苗', names: [] });
    const one = asked('«C»提到疫苗了吗', cited);
    expect(withKindsOfPlans(one, knowledge)).toBe(one);
  });
});
