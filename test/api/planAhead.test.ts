import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { describe, expect, inject, it, vi } from 'vitest';
import { planAhead, USUAL } from '../../src/api/planAhead.js';
import { makeSchema } from '../../src/api/server.js';
import { makeAsker } from '../../src/ask/ask.js';
import { compileOperation } from '../../src/query/operation.js';
import { select } from '../../src/query/selection.js';
import { Store } from '../../src/store/store.js';
import { log } from '../../src/telemetry/log.js';
import { knowledge } from '../ingest/read.js';

describe('what the explorer asks', () => {
  it('is planned ahead: every query of it, and none of them fails; it ends with the server', async () => {
    const { definitions } = parse(readFileSync('src/explorer/operations.graphql', 'utf8'));
    const queries = definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query' ? [one.name!.value] : [],
    );
    const planned = new Set(USUAL.map(([name]) => name));
    // The overview asks for the samples too.
    expect([...planned, 'Samples'].sort()).toEqual([...queries].sort());

    const store = await Store.connect(inject('corpus'));
    const warned = vi.spyOn(log, 'warn');
    const schema = makeSchema(store, makeAsker(store, knowledge));
    const read = vi.spyOn(store, 'read');
    await planAhead(schema, () => false, new AbortController().signal);
    expect(warned.mock.calls).toEqual([]);
    expect(read.mock.calls.length).toBeGreaterThanOrEqual(USUAL.length - 1);
    read.mockClear();
    await planAhead(schema, () => true, AbortSignal.timeout(300));
    expect(read).not.toHaveBeenCalled();
    await store.close();
  });
});

describe('a statement under a filter', () => {
  const statementUnder = (filter: Record<string, unknown>) => {
    const edges = select('edges', [select('count'), select('evidence', [select('text')])]);
    const plans = select('plans', [select('totalCount'), edges], { filter });
    const industries = select('industries', [select('totalCount')], { filter });
    return compileOperation([select('zones', [select('nodes', [plans, industries])])]).query!;
  };

  it('is the same whatever the filter demands, and looks for its plans once', () => {
    const one = statementUnder({ file: 'a.txt' });
    const other = statementUnder({ place: '郑州市', year: 2022, minConfidence: 0.7, periodFrom: 2021 });
    expect(other.cypher).toBe(one.cypher);
    expect(Object.keys(other.parameters)).toEqual(Object.keys(one.parameters));
    expect(one.cypher.match(/PART_OF/g)).toHaveLength(1);
  });

  it('is answered beside what gathers rows, and looks for its plans once there too', async () => {
    const store = await Store.connect(inject('corpus'));
    const plans = select('plans', [select('totalCount')], { filter: { year: 2022 } });
    const zones = select('zones', [select('nodes', [plans])]);
    const merges = select('merges', [select('totalCount')], { filter: { place: '郑州市' } });
    const totals = async (fields: Parameters<typeof compileOperation>[0]) => {
      const { cypher, parameters } = compileOperation(fields).query!;
      return (await store.read(cypher, parameters))[0]!.value as Record<string, unknown>;
    };
    expect(compileOperation([zones, merges]).query!.cypher.match(/PART_OF/g)).toHaveLength(2);
    const both = await totals([zones, merges]);
    expect(both).toEqual({ ...(await totals([zones])), ...(await totals([merges])) });
    await store.close();
  });
});
