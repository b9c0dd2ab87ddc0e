import { describe, expect, it } from 'vitest';
import { answerNumbered } from '../../src/ask/answer/numbered.js';
import type { AnswerEvidence, Question } from '../../src/model/question.js';

const numbered = (texts: readonly string[]): AnswerEvidence[] =>
  texts.map((text, line) => ({ id: String(line), text, file: 'a.txt', line }) as unknown as AnswerEvidence);
const question = { language: 'zh', frame: '一共多少条' } as Question;

describe('what a plan numbers', () => {
  it('is counted through its parts, around the lists within, with each member as evidence', () => {
    const texts = ['1.节水。', '2.置换：', '1.引黄。', '2.调水。', '3.监测。', '4.封井。', '5.执法。'];
    const answer = answerNumbered(question, numbered(texts));
    // The inner list takes 3 and what follows: whose member it is does not show, and no list counts double.
    expect(answer).toMatchObject({ status: 'ANSWERED', kind: 'COUNT', count: 5 });
    expect(answer.evidence).toHaveLength(5);
  });

  it('goes on where a list within has ended', () => {
    const texts = ['1.节水。', '1.引黄。', '2.调水。', '3.雨水。', '2.监测。', '3.封井。', '4.执法。'];
    expect(answerNumbered(question, numbered(texts)).count).toBe(4);
  });

  it('is nothing where there are too few', () =>
    expect(answerNumbered(question, numbered(['1.节水。', '3.监测。'])).status).toBe('EMPTY'));
});
