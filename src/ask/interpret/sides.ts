import type { Knowledge } from '../../knowledge/knowledge.js';

type Questions = Knowledge['questions'];

/** How a question sets things that have a number side by side, by the rules `sides`. */
export type SidesAsked = Readonly<Record<keyof Questions['sides'], boolean>>;

/** How the words of a question set things side by side. */
export const sidesAsked = (frame: string, { sides }: Pick<Questions, 'sides'>): SidesAsked =>
  Object.fromEntries(
    Object.entries(sides).map(([name, { pattern }]) => [name, pattern.test(frame)]),
  ) as SidesAsked;

/** What a question says of the first of two numbers: that it is the same as the second, more or less; null where it says none or both. */
export function whetherAsked({ same, more, less }: SidesAsked): 'same' | 'more' | 'less' | null {
  if (same) return 'same';
  if (more === less) return null;
  return more ? 'more' : 'less';
}

/** Whether it is so of two numbers. */
export const isSo = (whether: 'same' | 'more' | 'less', one: number, other: number): boolean =>
  ({ same: one === other, more: one > other, less: one < other })[whether];
