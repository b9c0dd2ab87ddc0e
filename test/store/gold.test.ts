import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type GoldQuestion,
  type GoldSpan,
  isRightAnswer,
  nameKey,
  readLines,
  scoreOf,
} from '../../bench/gold.js';
import { makeAsker } from '../../src/ask/ask.js';
import { findLineStarts, lineOf } from '../../src/language/sourceMap.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

/** What was reached at least, in percent (the store gives ties in any order, which turns an answer or two), and how far below it a change may fall. */
const REACHED = { names: 90.4, answers: 81.4 };
const MOST_LOST = 0.5;
/** One question of so many is asked. */
const EVERY = 3;

let store: Store;
beforeAll(async () => {
  store = await Store.connect(inject('corpus'));
});
afterAll(() => store.close());

/** The names that are found in each seed, with the line of the source on which they stand. */
async function readNames() {
  const rows = await store.read(
    `MATCH (p:Passage)-[m:MENTIONS]->(named)
     WHERE m.text IS NOT NULL
     RETURN p.file AS file, m.start AS start, m.text AS text,
            [label IN labels(named) WHERE label <> 'Entity'][0] AS type`,
  );
  const files = [...new Set(rows.map(({ file }) => String(file)))];
  const starts = new Map(
    files.map((file) => [file, findLineStarts(readFileSync(join('seeds', file), 'utf8'))]),
  );
  return rows.map(({ file, start, text, type }) => ({
    file: String(file),
    line: lineOf(starts.get(String(file))!, Number(start)),
    key: nameKey({ type: String(type), text: String(text) }),
  }));
}

describe('what was reached on our own gold of the seeds, which is learned from, is not lost', () => {
  it('of names', async () => {
    const names = await readNames();
    const tallies = readLines<GoldSpan>('train/data/seeds.jsonl').map((span) => {
      const within = names.filter(
        ({ file, line }) => file === span.file && line >= span.fromLine && line <= span.toLine,
      );
      const found = new Set(within.map(({ key }) => key));
      const gold = new Set(span.mentions.map(nameKey));
      return { right: [...gold].filter((key) => found.has(key)).length, found: found.size, gold: gold.size };
    });
    const sum = (part: 'right' | 'found' | 'gold') => tallies.reduce((all, one) => all + one[part], 0);
    const score = 100 * scoreOf({ right: sum('right'), found: sum('found'), gold: sum('gold') });
    expect(score).toBeGreaterThan(REACHED.names - MOST_LOST);
  });

  it('of answers', async () => {
    const asker = makeAsker(store, knowledge);
    const questions = readLines<GoldQuestion>('test/gold/questions.jsonl').filter((_, i) => i % EVERY === 0);
    let right = 0;
    for (const one of questions) if (isRightAnswer(one, await asker.ask(one.question))) right++;
    expect((100 * right) / questions.length).toBeGreaterThan(REACHED.answers - MOST_LOST);
  });
});
