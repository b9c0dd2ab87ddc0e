import { describe, expect, it } from 'vitest';
import { makeFetchReporter } from '../../src/cli/fetchProgress.js';
import { readDownload } from '../../src/store/embedded/jars.js';

describe('fetching the embedded server', () => {
  it('is told in a line every ten seconds and at the end, where there is no terminal', () => {
    const lines: string[] = [];
    let time = 1_000;
    const reporter = makeFetchReporter(
      (line) => lines.push(line),
      false,
      () => time,
    );
    for (let i = 0; i <= 50; i++) {
      reporter.show(i, 2 * i);
      time += 500;
    }
    reporter.stop();
    expect(lines.map((line) => /(\d+) files, (\d+) of about 140 MB$/.exec(line)?.slice(1))).toEqual([
      ['0', '0'],
      ['20', '40'],
      ['40', '80'],
      ['50', '100'],
    ]);
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
