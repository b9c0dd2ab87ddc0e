import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.js';

describe('the thesaurus', () => {
  const { english, chinese } = loadKnowledge().thesaurus;
  const words = readFileSync('graph/lexicon/thesaurus.tsv', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t')[0]!);

  it('has each word once, in the order of the words', () => {
    expect(words.length).toBeGreaterThan(1000);
    expect(words).toEqual([...new Set(words)].sort());
  });

  it('turns what people say to what plans write, the words for which it is best first', () => {
    expect(english.get('venture capital')?.slice(0, 2)).toEqual(['创业投资', '创投']);
    expect(english.get('incentive')?.[0]).toBe('激励');
    expect(chinese.get('房贷')).toContain('住房贷款');
  });

  it('gives no word for itself', () =>
    expect([...chinese].filter(([said, written]) => written.includes(said))).toEqual([]));
});
