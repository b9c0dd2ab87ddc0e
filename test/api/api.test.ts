import { describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../src/api/examples.js';
import { toGlobalId } from '../../src/query/globalId.js';
import { type Json, useApi } from './client.js';

const { request: run, get } = useApi();

describe('the example queries of GraphiQL', () => {
  it.each(EXAMPLE_QUERIES.map(({ title, query, variables }) => [title, query, variables] as const))(
    '%s answers without errors',
    async (_title, query, variables) => {
      const { data, errors } = await run(query, variables);
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).toContain('"title"');
    },
  );
});

describe('zones', () => {
  const PLANS = `query($name: String!) { zones(filter: { name: $name }) { totalCount nodes { name plans(first: 50) {
    totalCount pageInfo { hasNextPage } nodes { title } edges { node { title } count confidence evidence { file line start end text plan { title } } } } } } }`;

  it('lead to the plans that target them, with the evidence on the edge', async () => {
    const { data } = await run(PLANS, { name: '中原科技城' });
    const [zone] = data.zones.nodes;
    expect(data.zones.totalCount).toBe(1);
    expect(zone.plans.totalCount).toBe(zone.plans.edges.length);
    expect(zone.plans.pageInfo.hasNextPage).toBe(false);
    const files = new Set(
      zone.plans.edges.flatMap((edge: Json) => edge.evidence.map(({ file }: Json) => file.slice(0, 3))),
    );
    expect([...files].sort()).toEqual(['000', '001', '002', '003', '004']);
    for (const edge of zone.plans.edges) {
      expect(edge.count).toBeGreaterThan(0);
      for (const evidence of edge.evidence) {
        expect(evidence.text).toContain('科技城');
        expect(evidence.plan.title).toBe(edge.node.title);
      }
    }
  });

  it('are found by any of their names, in Chinese and English', async () => {
    const names = [
      '郑州航空港经济综合实验区',
      '郑州航空港区',
      'Zhengzhou Airport Economy Zone',
      'zhengzhou airport economy zone',
    ];
    const found = await Promise.all(
      names.map(async (name) => (await run(PLANS, { name })).data.zones.nodes.map((zone: Json) => zone.name)),
    );
    expect(found).toEqual(names.map(() => ['郑州航空港经济综合实验区']));
  });

  it('that no plan knows are an empty connection', async () => {
    expect((await run(PLANS, { name: '兰考县' })).data.zones).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

describe('plans', () => {
  it('have their metadata, and what they deal with', async () => {
    const { data } = await run(
      '{ plans(filter: { number: "郑政办〔2022〕72号" }) { nodes { title issuer issuers issuedOn dateKind kind file fromLine external targets { totalCount nodes { indicator { name } value unit comparator evidence { text } } } zones(first: 1) { nodes { name } } } } }',
    );
    const [plan] = data.plans.nodes;
    expect(plan).toMatchObject({
      title: '郑州市科学绿化实施方案',
      issuer: '郑州市人民政府办公厅',
      issuers: ['郑州市人民政府办公厅'],
      issuedOn: '2022-07-06',
      dateKind: 'ISSUED',
      kind: '方案',
      fromLine: 1041,
      external: false,
    });
    for (const target of plan.targets.nodes) expect(target.evidence[0].text).toContain(String(target.value));
  });

  it('say how their targets are to be met in a word and, as long as clients ask for it, in a sign', async () => {
    const WORDS = {
      '=': 'EQUAL',
      '>=': 'AT_LEAST',
      '>': 'ABOVE',
      '<=': 'AT_MOST',
      '<': 'BELOW',
      '~': 'ABOUT',
    };
    const { data } = await run(
      '{ targets(first: 100) { nodes { comparison comparator evidence { kind } } } documents { kind } ask(question: "2025年高新技术企业要达到多少家?") { targets { comparison } } }',
    );
    const said = data.targets.nodes.map(({ comparison }: Json) => comparison);
    expect(new Set(said).size).toBeGreaterThan(2);
    expect(said).toEqual(
      data.targets.nodes.map(({ comparator }: { comparator: keyof typeof WORDS }) => WORDS[comparator]),
    );
    for (const { evidence } of data.targets.nodes)
      expect(evidence[0].kind).toMatch(/^(sentence|row|heading)$/);
    for (const { kind } of data.documents) expect(kind).toMatch(/^(policy|news)$/);
    expect(data.ask.targets[0].comparison).toBeOneOf(Object.values(WORDS));
  });

  it('are answered beside what the schema says of itself', async () => {
    const { data } = await run(
      '{ plans { totalCount } __type(name: "Plan") { name } __schema { queryType { name } } }',
    );
    expect(data).toEqual({
      plans: { totalCount: 18 },
      __type: { name: 'Plan' },
      __schema: { queryType: { name: 'Query' } },
    });
  });

  it('are eighteen, and a page is no longer than what is asked for', async () => {
    const { data } = await run('{ plans(first: 3) { totalCount nodes { title } pageInfo { hasNextPage } } }');
    expect(data.plans).toMatchObject({ totalCount: 18, pageInfo: { hasNextPage: true } });
    expect(data.plans.nodes).toHaveLength(3);
  });

  it('are found by id, and null where they are gone', async () => {
    const { data } = await run('{ plans(first: 1) { nodes { id title } } }');
    const [{ id, title }] = data.plans.nodes;
    expect((await run('query($id: ID!) { plan(id: $id) { title } }', { id })).data.plan.title).toBe(title);
    const gone = toGlobalId('Plan', 'gone');
    expect(await run('query($id: ID!) { plan(id: $id) { title } }', { id: gone })).toEqual({
      data: { plan: null },
    });
  });
});

describe('selections', () => {
  it('keep aliases, fragments, variables and directives', async () => {
    const { data, errors } = await run(
      `query($skip: Boolean!) { some: zones(first: 2) { ...Z } z: zones(filter: { name: "金水区" }) { nodes { __typename called: name p: plans(first: 1) { nodes { t: title } } kind @skip(if: $skip) } } }
       fragment Z on ZoneConnection { total: totalCount nodes { ... on Entity { name } } }`,
      { skip: true },
    );
    expect(errors).toBeUndefined();
    expect(data.z.nodes[0]).toMatchObject({ __typename: 'Zone', called: '金水区' });
    expect(data.z.nodes[0].p.nodes[0].t).toMatch(/./);
    expect(data.z.nodes[0]).not.toHaveProperty('kind');
    expect(data.some.total).toBeGreaterThan(2);
  });

  it('pass values as parameters: an injection is a name that nothing has', async () => {
    const attack = "x' }) DETACH DELETE n //";
    const { data } = await run(
      'query($name: String!, $id: ID!) { zones(filter: { name: $name }) { totalCount } plan(id: $id) { title } }',
      { name: attack, id: toGlobalId('Plan', attack) },
    );
    expect(data).toEqual({ zones: { totalCount: 0 }, plan: null });
    expect((await run('{ plans { totalCount } }')).data.plans.totalCount).toBe(18);
  });
});

describe('the server', () => {
  it('serves GraphiQL with nothing fetched from elsewhere', async () => {
    const response = await get('/graphql', { accept: 'text/html' });
    const page = await response.text();
    expect(page).toContain('PlanGraph');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  it('tells a question that is too long from one that is not understood', async () => {
    const { errors } = await run('query($q: String!) { ask(question: $q) { text } }', {
      q: '规划'.repeat(300),
    });
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a field that the schema does not have', async () => {
    const { errors } = await run('{ zones { nodes { password } } }');
    expect(errors[0].message).toContain('password');
  });
});
