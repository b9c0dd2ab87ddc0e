import { expect, test } from 'vitest';
import { shareNext } from '../../src/store/shareNext.js';

/** Work that ends when it is told to, and counts how often it began. */
function makeWork() {
  const ends: ((failure?: Error) => void)[] = [];
  const work = () =>
    new Promise<number>((done, fail) => {
      const nth = ends.length + 1;
      ends.push((failure) => (failure ? fail(failure) : done(nth)));
    });
  return { ends, work };
}

test('those who ask while work is running share the one that begins after it', async () => {
  const { ends, work } = makeWork();
  const read = shareNext(work);
  const first = read();
  const later = [read(), read()];
  ends[0]!();
  expect(await first).toBe(1);
  await new Promise((done) => setImmediate(done));
  const last = read();
  ends[1]!();
  expect(await Promise.all(later)).toEqual([2, 2]);
  await new Promise((done) => setImmediate(done));
  ends[2]!();
  expect(await last).toBe(3);
  expect(ends).toHaveLength(3);
});

test('a failure is that of those who share it, and the next one works again', async () => {
  const { ends, work } = makeWork();
  const read = shareNext(work);
  const first = read();
  const shared = read();
  ends[0]!(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await new Promise((done) => setImmediate(done));
  ends[1]!();
  expect(await shared).toBe(2);
  const after = read();
  ends[2]!();
  expect(await after).toBe(3);
});
