import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { describe, expect, it } from 'vitest';

const load = (file: string) => buildSchema(readFileSync(file, 'utf8'));

describe('the schema', () => {
  it('breaks nothing that the last release promised', () => {
    const changes = findBreakingChanges(load('test/api/released.graphql'), load('schema.graphql'));
    expect(changes.map(({ description }) => description)).toEqual([]);
  });

  it('would be found to break it', () => {
    const without = buildSchema(
      readFileSync('schema.graphql', 'utf8').replace('  periodEnd: Int\n', '  periodEnd: String\n'),
    );
    expect(findBreakingChanges(load('test/api/released.graphql'), without)).toHaveLength(1);
  });
});
