import type { ReadPassage, ReadSection } from '../../query/rows.js';
import { COUNTS } from './sentence.js';
import { flag, type Proposed, type ReadingTask } from './task.js';

/** Fewer are no list that anyone would count. */
const FEWEST = 3;

/** How many rows, parts or lines a section numbers from one on: the projects of an annex, the members of a headquarters. */
export function proposeCounts({ form, cover }: ReadingTask, section: ReadSection): Proposed[] {
  const heading = section.passages.filter(({ kind }) => kind === 'heading');
  const own = section.children.filter(({ isOwn }) => isOwn);
  const rows = section.passages.filter(({ kind }) => kind === 'row');
  const lines = section.passages.filter(({ kind }) => kind === 'sentence');
  const counted: readonly [string, readonly ReadPassage[], number][] = [
    ['rows', rows, lastOf(rows.map(({ text }) => text))],
    ['lines', lines, lastOf(lines.map(({ text }) => text))],
    ['parts', heading, own.length],
  ];
  const coverage = cover([
    [section.heading, COUNTS.heading],
    [section.above.join(' '), COUNTS.above],
    [section.plan.title, COUNTS.title],
  ]);
  return counted.flatMap(([what, passages, count]): Proposed[] =>
    count < FEWEST || passages.length === 0
      ? []
      : [
          {
            kind: 'count',
            reading: {
              items: [],
              boolean: null,
              count,
              evidence: [...heading, ...passages.slice(-1)],
              coverage,
            },
            features: {
              numbered: 1,
              [`numbered ${what}`]: 1,
              'numbered coverage': coverage,
              'numbered heading': cover([[section.heading, 1]]),
              'numbered many': flag(form.many),
            },
          },
        ],
  );
}

/** The last of the numbers from one on that texts begin with; 0 where one of them is missing. */
function lastOf(texts: readonly string[]): number {
  const numbers = new Set(
    texts.flatMap((text) => /^[（(]?(\d{1,3})[)）.、．\t]/.exec(text)?.[1] ?? []).map(Number),
  );
  const last = Math.max(0, ...numbers);
  return numbers.size === last ? last : 0;
}
