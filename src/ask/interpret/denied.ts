import type { QuestionRules } from '../../knowledge/rules.js';

/** 有没有, 是不是 and 要不要 ask, and deny nothing. */
const ASKED_BOTH_WAYS = /有没有|(.)[不没]\1/g;

/** A text without words that ask both ways. */
export const withoutBothWays = (text: string): string => text.replace(ASKED_BOTH_WAYS, '');

/** Whether the words before a condition deny it. */
export const isDenied = (before: string, { excludes }: Pick<QuestionRules, 'excludes'>): boolean =>
  excludes.pattern.test(withoutBothWays(before));

/** Whether a question denies anything. */
export const deniesAnything = (frame: string, { negations }: Pick<QuestionRules, 'negations'>): boolean =>
  negations.pattern.test(withoutBothWays(frame));

/** Whether a question compares, or asks for the most or the least of something. */
export const comparesAnything = (
  frame: string,
  { compares, superlatives }: Pick<QuestionRules, 'compares' | 'superlatives'>,
): boolean => compares.pattern.test(frame) || superlatives.pattern.test(frame);
