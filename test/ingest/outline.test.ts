import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outlineSeed } from './read.js';

/** The outlines of the plans of the seeds, written from the sources: line, level, role, numbering, heading. */
const FOLDER = 'test/gold/outlines';

describe('the golden outlines', () => {
  it.each(readdirSync(FOLDER).map((file) => [file]))('%s is what is read', (file) => {
    const [seed, number] = file.replace('.tsv', '').split('-');
    const [title, , ...rows] = readFileSync(`${FOLDER}/${file}`, 'utf8').trimEnd().split('\n');
    const { outline } = outlineSeed(seed!);
    const plan = outline.plans[Number(number) - 1]!;
    const read = outline.sections
      .filter((section) => section.plan === plan.id && section.level > 0)
      .map(({ line, level, role, marker, heading }) =>
        [line, level, role, marker || '-', heading].join('\t'),
      );
    expect(`# ${plan.title}`).toBe(title);
    expect(read).toEqual(rows);
  });
});
