import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeAsker } from '../../src/ask/ask.js';
import { learnGraph } from '../../src/ask/learned.js';
import { learnFromCopy, removeGraphCopy, writeGraphCopy } from '../../src/cli/graphCopyFile.js';
import type { GraphCopy } from '../../src/model/graphCopy.js';
import { copyGraph, readGraphVersion } from '../../src/store/graphCopy.js';
import { Store } from '../../src/store/store.js';
import { knowledge } from '../ingest/read.js';

const QUESTION = 'which plans target Zhongyuan Science City';
let store: Store;
let copy: GraphCopy;
let home: string;
beforeAll(async () => {
  store = await Store.connect(inject('corpus'));
  copy = await copyGraph(store, await readGraphVersion(store));
  home = mkdtempSync(join(tmpdir(), 'plangraph-copy-'));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await store.close();
});

/** The answer of an asker that has learned from a copy, and the copies that it took of the graph itself. */
async function askAfter(learned: ReturnType<typeof learnFromCopy>) {
  const taken: GraphCopy[] = [];
  const asker = makeAsker(store, knowledge, undefined, {
    isBrief: true,
    learned,
    onCopy: (one) => taken.push(one),
  });
  return { answer: await asker.ask(QUESTION), taken };
}

describe('a copy of the graph in a home', () => {
  it('answers as the graph does, which is not read again', async () => {
    writeGraphCopy(home, copy);
    const before = await askAfter(null);
    expect(before.answer.status).toBe('ANSWERED');
    expect(before.taken).toEqual([copy]);
    const after = await askAfter(learnFromCopy(home, knowledge));
    expect(after.answer).toEqual(before.answer);
    expect(after.taken).toEqual([]);
  });

  it('is gone when it is removed, and need not have been there', () => {
    writeGraphCopy(home, copy);
    expect(learnFromCopy(home, knowledge)).not.toBeNull();
    for (let times = 0; times < 2; times++) removeGraphCopy(home);
    expect(learnFromCopy(home, knowledge)).toBeNull();
  });

  it('is not believed where the graph has changed since', async () => {
    const { answer, taken } = await askAfter(
      learnGraph({ version: 'of before', names: [], passages: [] }, knowledge),
    );
    expect(answer.status).toBe('ANSWERED');
    expect(taken).toEqual([copy]);
  });

  it.each([
    ['is no JSON', '{"version":'],
    ['has other rows', JSON.stringify({ version: 'x', names: [{ id: 1 }], passages: [] })],
  ])('is passed over where it %s', (_, text) => {
    writeFileSync(join(home, 'graph-copy.json'), text);
    expect(learnFromCopy(home, knowledge)).toBeNull();
  });

  it('costs no answer where it cannot be left', () => {
    const nowhere = join(home, 'nowhere');
    expect(() => writeGraphCopy(nowhere, copy)).not.toThrow();
    expect(learnFromCopy(nowhere, knowledge)).toBeNull();
  });

  it('is passed over where there is none', () =>
    expect(learnFromCopy(join(home, 'nowhere'), knowledge)).toBeNull());
});
