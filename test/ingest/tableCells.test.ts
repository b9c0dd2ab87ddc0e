import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/ingest/split/tables.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Document } from '../../src/model/document.js';

const { tables } = loadKnowledge().headings;

/** The cells of rows that follow each other, a line each, with what they are about. */
function cellsOf(...lines: readonly string[]) {
  const text = lines.join('\n');
  let start = 0;
  const rows = lines.map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
  return readTable({ text } as Document, rows, tables);
}

const labelsOf = (...lines: readonly string[]) => cellsOf(...lines).map(([cell]) => cell!.row);

describe('what a row of a table is about', () => {
  it('is its first words that its neighbours do not share', () => {
    expect(labelsOf('产业\t行业\t2025年', '制造业\t汽车\t10', '制造业\t装备\t20')).toEqual([
      '',
      '汽车',
      '装备',
    ]);
  });

  it('is what stands above where it lacks its first cells, which are three at most', () => {
    expect(labelsOf('产业\t行业\t产品\t环节\t2025年', '制造业\t汽车\t整车\t研发\t10', '\t\t\t\t20')).toEqual([
      '',
      '研发',
      '整车',
    ]);
  });
});
