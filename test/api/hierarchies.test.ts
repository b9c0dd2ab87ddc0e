import { describe, expect, it } from 'vitest';
import { type Json, useApi } from './client.js';

const { run } = useApi();

describe('the parts of an industry', () => {
  it('are found over several steps, the nearest first, with the evidence of every step', async () => {
    const { industries } = await run(`{ industries(filter: { name: "战略性新兴产业" }) { nodes {
      near: subindustries(first: 100) { totalCount nodes { name } }
      all: subindustries(first: 100, transitive: true) { totalCount nodes { name } edges { node { name } count evidence(first: 10) { text } } }
    } } }`);
    const { near, all } = industries.nodes[0];
    const names = all.nodes.map(({ name }: Json) => name);
    expect(all.totalCount).toBeGreaterThan(near.totalCount);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('战略性新兴产业');
    expect(new Set(names.slice(0, near.totalCount))).toEqual(
      new Set(near.nodes.map(({ name }: Json) => name)),
    );
    const direct = new Set(near.nodes.map(({ name }: Json) => name));
    for (const { node, count, evidence } of all.edges) {
      expect(evidence.length).toBeGreaterThan(0);
      if (!direct.has(node.name)) expect(count).toBeGreaterThan(1);
    }
  });
});

describe('the parts of a zone', () => {
  it('say which sentence makes them so', async () => {
    const { zones } = await run(
      '{ zones(filter: { name: "沿黄科创带" }) { nodes { parts(first: 100, transitive: true) { edges { node { name } evidence { text } } } } } }',
    );
    const edges = zones.nodes[0].parts.edges;
    expect(edges.length).toBeGreaterThan(0);
    for (const { evidence } of edges) expect(evidence[0].text).not.toBe('');
  });
});
