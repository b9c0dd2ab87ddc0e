import { describe, expect, it } from 'vitest';
import { type Json, useApi } from './client.js';

const api = useApi();
const MENTION =
  'text start end confidence names { id type name } evidence { id file line text plan { id jurisdiction } }';
const MERGE = 'text fullerName merged confidence count names { type name } evidence { text file }';

const mentions = async (args = 'first: 100', fields = `nodes { ${MENTION} }`): Promise<Json> =>
  (await api.run(`{ mentions(${args}) { ${fields} } }`)).mentions;
const merges = async (args = 'first: 100', fields = `nodes { ${MERGE} }`): Promise<Json> =>
  (await api.run(`{ merges(${args}) { ${fields} } }`)).merges;
const doubt = ({ confidence }: Json) => Math.abs(confidence - 0.5);

describe('names to review', () => {
  it('come with the sentence that they stand in, the least certain first', async () => {
    const { nodes } = await mentions();
    expect(nodes).toHaveLength(100);
    const sure = nodes.map(({ confidence }: Json) => confidence);
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
    expect(sure[0]).toBeLessThan(sure[99]);
    for (const { text, start, end, evidence } of nodes) expect(evidence.text.slice(start, end)).toBe(text);
  });

  it('are paged without a gap, forwards and backwards', async () => {
    const page = `pageInfo { hasNextPage endCursor } edges { cursor node { ${MENTION} } }`;
    const whole = await mentions('first: 40');
    const one = await mentions('first: 20', page);
    const two = await mentions(`first: 20, after: "${one.pageInfo.endCursor}"`, page);
    expect([...one.edges, ...two.edges].map(({ node }: Json) => node)).toEqual(whole.nodes);
    const back = await mentions(`last: 20, before: "${two.edges[0].cursor}"`, page);
    expect(back.edges).toEqual(one.edges);
  });

  it('are narrowed by type, file, place and certainty, and counted so', async () => {
    const all = await mentions('first: 1', 'totalCount counts(by: TYPE, first: 10) { value count }');
    const sum = all.counts.reduce((total: number, { count }: Json) => total + count, 0);
    expect(sum).toBe(all.totalCount);
    const zones = all.counts.find(({ value }: Json) => value === 'Zone').count;
    const some = await mentions('filter: { types: [ZONE] }', `totalCount nodes { ${MENTION} }`);
    expect(some.totalCount).toBe(zones);
    for (const { names } of some.nodes) expect(names.type).toBe('Zone');
    const between = await mentions('first: 100, filter: { minConfidence: 0.6, maxConfidence: 0.7 }');
    expect(between.nodes.length).toBeGreaterThan(0);
    for (const { confidence } of between.nodes) {
      expect(confidence).toBeGreaterThanOrEqual(0.6);
      expect(confidence).toBeLessThanOrEqual(0.7);
    }
    const file = some.nodes[0].evidence.file;
    const { plan } = some.nodes[0].evidence;
    const filter = `filter: { file: "${file}", plan: "${plan.id}", place: "${plan.jurisdiction}" }`;
    const { nodes } = await mentions(filter);
    expect(nodes.length).toBeGreaterThan(0);
    for (const { evidence } of nodes) expect([evidence.file, evidence.plan]).toEqual([file, plan]);
    expect((await mentions('filter: { place: "三亚市" }')).nodes).toEqual([]);
  });

  it('refuse a certainty that is none in their own field', async () => {
    const { data, errors } = await api.request(
      '{ mentions(filter: { maxConfidence: 2 }) { totalCount } plans(first: 1) { totalCount } }',
    );
    expect(errors).toMatchObject([
      { path: ['mentions'], extensions: { code: 'BAD_USER_INPUT' }, message: /maxConfidence` is 2/ },
    ]);
    expect(data.plans.totalCount).toBeGreaterThan(0);
  });
});

describe('merges to review', () => {
  it('say what was taken for what and what was not, the least certain first, with their sentences', async () => {
    const { nodes, totalCount } = await merges('first: 100', `totalCount nodes { ${MERGE} }`);
    expect(nodes.length).toBe(Math.min(totalCount, 100));
    expect(new Set(nodes.map(({ merged }: Json) => merged))).toEqual(new Set([true, false]));
    const doubts: number[] = nodes.map(doubt);
    expect(doubts).toEqual([...doubts].sort((a, b) => a - b));
    for (const { text, fullerName, merged, count, names, evidence } of nodes) {
      if (merged) expect(names.name).toContain(fullerName);
      expect(evidence.length).toBe(Math.min(count, 2));
      for (const sentence of evidence) expect(sentence.text).toContain(text);
    }
  });

  it('are paged without a gap, and counted as they are listed', async () => {
    const page = `totalCount pageInfo { hasNextPage endCursor } nodes { ${MERGE} }`;
    const whole = await merges('first: 20');
    const one = await merges('first: 10', page);
    const two = await merges(`first: 10, after: "${one.pageInfo.endCursor}"`, page);
    expect([...one.nodes, ...two.nodes]).toEqual(whole.nodes);
    const counted = await merges('merged: true', 'totalCount counts(by: TYPE, first: 10) { value count }');
    expect(counted.counts.reduce((sum: number, { count }: Json) => sum + count, 0)).toBe(counted.totalCount);
    const others = await merges('merged: false', `totalCount nodes { ${MERGE} }`);
    for (const { merged } of others.nodes) expect(merged).toBe(false);
    expect(counted.totalCount + others.totalCount).toBe(one.totalCount);
  });
});

describe('the least certainty', () => {
  it('narrows things to those that a text names so surely, and orders them', async () => {
    const ordered = 'orderBy: { field: CONFIDENCE }, first: 100';
    const { all, shown, sure } = await api.run(
      `{ all: industries(${ordered}, filter: { minConfidence: 0 }) { totalCount nodes { name confidence } }
         shown: industries(${ordered}) { totalCount nodes { confidence } }
         sure: industries(${ordered}, filter: { minConfidence: 0.8 }) { totalCount nodes { name confidence } } }`,
    );
    const confidences: number[] = all.nodes.map(({ confidence }: Json) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
    expect(sure.totalCount).toBeLessThan(shown.totalCount);
    expect(shown.totalCount).toBeLessThan(all.totalCount);
    expect(shown.nodes[0].confidence).toBeGreaterThanOrEqual(0.6);
    expect(all.nodes[0].confidence).toBeLessThan(0.6);
    expect(sure.nodes[0].confidence).toBeGreaterThanOrEqual(0.8);
    const weakest = all.nodes[0];
    const named = await api.run(
      'query($name: String!) { whole: industries(filter: { name: $name }) { totalCount } deep: industries(filter: { or: [{ nameContains: $name }] }) { totalCount } empty: industries(filter: { and: [{ kind: null }] }) { totalCount } }',
      { name: weakest.name },
    );
    expect(named.whole.totalCount).toBeGreaterThan(0);
    expect(named.deep.totalCount).toBeGreaterThan(0);
    expect(named.empty.totalCount).toBe(shown.totalCount);
    const { nodes } = await api
      .run('{ industries(filter: { minConfidence: 0.8 }, first: 100) { nodes { name } } }')
      .then(({ industries }) => industries);
    expect(nodes.map(({ name }: Json) => name)).not.toContain(weakest.name);
  });

  it('narrows the names of a sentence', async () => {
    const [least] = (await mentions('first: 1')).nodes;
    const query = `query($id: ID!) { node(id: $id) { ... on Evidence { mentions { text } sure: mentions(minConfidence: ${least.confidence + 0.001}) { text } } } }`;
    const { node } = await api.run(query, { id: least.evidence.id });
    const texts = (rows: Json[]) => rows.map(({ text }) => text);
    expect(texts(node.mentions)).toContain(least.text);
    expect(node.sure.length).toBeLessThan(node.mentions.length);
  });
});
