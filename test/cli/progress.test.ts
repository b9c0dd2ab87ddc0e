import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { makeFetchProgress, makeReadingProgress } from '../../src/cli/progress.js';
import { readDownload } from '../../src/store/embedded/jars.js';

describe('fetching the embedded server', () => {
  it('is told in a line every ten seconds and at the end, where there is no terminal', () => {
    const lines: string[] = [];
    let time = 1_000;
    const progress = makeFetchProgress({
      say: (line) => lines.push(line),
      stream: new PassThrough(),
      now: () => time,
    });
    for (let i = 0; i <= 50; i++) {
      progress.show(i, 2 * i);
      time += 500;
    }
    progress.stop();
    expect(lines.map((line) => /(\d+) files, (\d+) of about 140 MB$/.exec(line)?.slice(1))).toEqual([
      ['0', '0'],
      ['20', '40'],
      ['40', '80'],
      ['50', '100'],
    ]);
  });

  it('is a bar with files and megabytes, and no line, where there is a terminal', async () => {
    const lines: string[] = [];
    const stream = Object.assign(new PassThrough(), { isTTY: true });
    const progress = makeFetchProgress({ say: (line) => lines.push(line), stream });
    progress.show(0, 0);
    await new Promise((done) => setTimeout(done, 300));
    progress.show(70, 50);
    await new Promise((done) => setTimeout(done, 300));
    progress.stop();
    stream.end();
    const drawn = await text(stream);
    expect(drawn).toMatch(/Fetching Neo4j, once -+ 0 of about 140 MB, 0 files/);
    expect(drawn).toMatch(/Fetching Neo4j, once =+-+ 50 of about 140 MB, 70 files/);
    expect(lines).toEqual([]);
  });

  it.each([
    ['[INFO] Downloaded from central: https://example.org/neo4j-5.26.30.jar (1.5 MB at 900 kB/s)', 1_500_000],
    ['Downloaded from mirror: https://example.org/a.jar (85 kB at 2.1 MB/s)', 85_000],
    ['[INFO] Downloaded from central: https://example.org/a.pom (2 kB at 90 kB/s)', null],
    ['[INFO] Downloading from central: https://example.org/a.jar', null],
  ])('is counted by what Maven says: %s', (line, bytes) => {
    expect(readDownload(line)).toBe(bytes);
  });
});

describe('reading files', () => {
  it('says which file it is at, and for how long', () => {
    const lines: string[] = [];
    let time = 0;
    const progress = makeReadingProgress({
      say: (line) => lines.push(line),
      stream: new PassThrough(),
      now: () => time,
    });
    for (; time < 15_000; time += 500) progress.show(1, 5, `now plan.txt (${time / 1000} s)`);
    progress.show(5, 5, 'done');
    progress.stop();
    expect(lines).toEqual([
      'Reading: 1 of 5 files, now plan.txt (0 s)',
      'Reading: 1 of 5 files, now plan.txt (10 s)',
      'Reading: 5 of 5 files, done',
    ]);
  });
});
