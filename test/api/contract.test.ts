import { describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../src/api/examples.js';
import { loadKinds } from '../../src/knowledge/load.js';
import { toGlobalId } from '../../src/query/globalId.js';
import { NODE_TYPES } from '../../src/query/graphModel.js';
import { type Json, useApi } from './client.js';

const { run, request, statements, store } = useApi();
const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('an operation', () => {
  it('is one statement, however many fields it has and however deep it goes', async () => {
    await run('{ __typename }');
    statements();
    await run(
      `query Deep($name: String!) {
      zones(filter: { name: $name }) { totalCount nodes { ...Z } edges { cursor node { id } } }
      plans(first: 3) { nodes { id zones(first: 2) { edges { count evidence(first: 1) { text plan { title industries(first: 1) { nodes { name } } } } } } } }
      indicator(name: "研发投入强度") { targets { nodes { value plan { title } } } }
      search(text: "智能传感器", first: 2) { type name }
    }
    fragment Z on Zone { name parts(transitive: true) { totalCount nodes { name } } plans { totalCount } }`,
      { name: '中原科技城' },
    );
    expect(statements()).toHaveLength(1);
  });

  it.each(EXAMPLE_QUERIES.map(({ title, query, variables }) => [title, query, variables] as const))(
    'of an example (%s) starts at indexes and scans no table of all nodes',
    async (_title, query, variables) => {
      statements();
      await request(query, variables);
      for (const { statement, parameters } of statements()) {
        const operators = await store().plan(statement, parameters);
        expect(operators).not.toContain('AllNodesScan@neo4j');
        if (statement.startsWith('RETURN')) expect(operators).not.toContain('NodeByLabelScan@neo4j');
      }
    },
  );
});

describe('ids', () => {
  it('are opaque, and lead back to what they are of', async () => {
    const { zones, plans } = await run(
      '{ zones(first: 2) { nodes { id name } } plans(first: 1) { nodes { id title } } }',
    );
    const ids = [zones.nodes[1].id, plans.nodes[0].id, toGlobalId('Zone', 'gone'), zones.nodes[0].id];
    const { nodes, node, plan } = await run(
      `query($ids: [ID!]!, $id: ID!, $plan: ID!) {
        nodes(ids: $ids) { __typename id ... on Entity { name } ... on Plan { title } }
        node(id: $id) { ... on Zone { label: name } ... on Plan { label: title } }
        plan(id: $plan) { id title }
      }`,
      { ids, id: zones.nodes[0].id, plan: plans.nodes[0].id },
    );
    expect(nodes.map((one: Json | null) => one?.id ?? null)).toEqual([ids[0], ids[1], null, ids[3]]);
    expect(nodes[0]).toMatchObject({ __typename: 'Zone', name: zones.nodes[1].name });
    expect(nodes[1]).toMatchObject({ __typename: 'Plan', title: plans.nodes[0].title });
    expect(node).toEqual({ label: zones.nodes[0].name });
    expect(plan).toEqual(plans.nodes[0]);
  });

  it('of another type are told apart', async () => {
    const { zones } = await run('{ zones(first: 1) { nodes { id } } }');
    const { errors } = await request('query($id: ID!) { responsibilities(plan: $id) { totalCount } }', {
      id: zones.nodes[0].id,
    });
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('is the id of a Zone'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('a wrong argument', () => {
  /** What is wrong with `field`, which stands beside a field that is right. */
  const refuse = async (field: string, variables: Json = {}): Promise<Json> => {
    const names = Object.keys(variables).map((name) => `$${name}: ID!`);
    const head = names.length > 0 ? `query(${names.join(', ')}) ` : '';
    const { data, errors } = await request(
      `${head}{ wrong: ${field} right: plans { totalCount } }`,
      variables,
    );
    expect(data).toEqual({ wrong: null, right: { totalCount: 18 } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: expect.arrayContaining(['wrong']),
      locations: [{ line: 1, column: expect.any(Number) }],
      extensions: { code: 'BAD_USER_INPUT' },
    });
    return errors[0];
  };

  it.each([
    ['a page that is too long', 'zones(first: 101) { totalCount }', '`first` is 101; a page has 0 to 100.'],
    ['a page of less than nothing', 'zones(last: -1) { totalCount }', '`last` is -1;'],
    [
      'a page from both ends',
      'zones(first: 2, last: 2) { totalCount }',
      '`first` and `last` are both given.',
    ],
    ['a cursor of nothing', 'zones(after: "x") { totalCount }', '“x” is not a cursor'],
    [
      'a day that is none',
      'plans(filter: { issuedFrom: "2022-02-30" }) { totalCount }',
      '“2022-02-30” is no date',
    ],
    [
      'words for a date',
      'plans(filter: { not: { issuedTo: "today" } }) { totalCount }',
      'Give one as 2022-07-26',
    ],
    [
      'a kind that zones have not',
      'zones(filter: { kind: "parc" }) { totalCount }',
      'Kinds are: administrative, area,',
    ],
    [
      'a kind of another type',
      'zones(filter: { category: UNIVERSITY }) { totalCount }',
      '“UNIVERSITY” is no kind of Zone. Kinds are: ADMINISTRATIVE, AREA, CORRIDOR, DEVELOPMENT_ZONE, PARK.',
    ],
    [
      'a kind of another type within others',
      'institutions(filter: { or: [{ category: FUND }, { category: MEDICAL }] }) { totalCount }',
      '“FUND” is no kind of Institution.',
    ],
    [
      'a kind of another type without an industry',
      'zonesWithout(industry: "区块链", category: FUND) { name }',
      'DEVELOPMENT_ZONE',
    ],
    ['a kind that plans have not', 'plans(filter: { or: [{ kind: "小说" }] }) { totalCount }', '方案'],
    [
      'a kind without an industry',
      'zonesWithout(industry: "区块链", kind: "x") { name }',
      'development zone',
    ],
    ['more hits than there are', 'search(text: "郑州", first: 500) { name }', '`first` is 500'],
    ['nothing to look for', 'suggest(prefix: " ") { name }', 'Give 1 to 200.'],
    ['too many words', `search(text: "${'a b '.repeat(11)}") { name }`, 'There are 22 words'],
    ['a job of nobody', 'job(id: "x") { status }', 'Give the `id` that `ingestDocument`'],
    ['too many ids', `nodes(ids: [${'"x",'.repeat(101)}]) { id }`, 'Ask for at most 100.'],
  ])('(%s) spoils its own field alone', async (_what, field, said) => {
    const { path, message } = await refuse(field);
    expect(path).toEqual(['wrong']);
    expect(message).toContain(said);
  });

  it.each([
    ['plans(first: 1) { nodes { zones(first: 1000) { totalCount } } }', ['nodes', 'zones']],
    ['plans(first: 1) { edges { node { cites(after: "x") { nodes { id } } } } }', ['edges', 'node', 'cites']],
    [
      'zones(first: 1) { nodes { plans { edges { proof: evidence(first: 1000) { line } } } } }',
      ['nodes', 'plans', 'edges', 'proof'],
    ],
    ['plans { counts(by: YEAR, first: 1000) { value } }', ['counts']],
    ['compareTargets(indicator: "研发投入强度") { others(first: 1000) { value } }', ['others']],
  ])('below %s is told with the way to it', async (field, way) => {
    expect((await refuse(field)).path).toEqual(['wrong', ...way]);
  });

  it('of a question is told with the way to it too', async () => {
    const { errors } = await request(
      '{ ask(question: "2025年高新技术企业要达到多少家?") { targets { others(first: 1000) { value } } } }',
    );
    expect(errors[0]).toMatchObject({
      path: ['ask', 'targets', 'others'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    '__proto__',
    'constructor',
    'nonsense',
    encode('__proto__:x'),
    encode('constructor:x'),
    encode('Planet:x'),
  ])('is an id of nothing (%s)', async (id) => {
    for (const field of ['node(id: $id) { id }', 'plan(id: $id) { id }', 'neighbourhood(id: $id) { total }'])
      expect((await refuse(field, { id })).message).toContain(`“${id}” is not an id.`);
    const { data, errors } = await request('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [toGlobalId('Plan', 'gone'), id],
    });
    expect(data.nodes).toEqual([null, null]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is a context of no answer', async () => {
    const { errors } = await request('{ ask(question: "那中牟呢？", context: "nonsense") { text } }');
    expect(errors).toMatchObject([
      {
        path: ['ask'],
        message: expect.stringContaining('“nonsense” is not the `id` of an answer.'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    const { ask } = await run('{ ask(question: "哪些规划涉及中原科技城的建设?", context: "") { status } }');
    expect(ask.status).toBe('ANSWERED');
  });

  it('is an id of another type', async () => {
    const id = toGlobalId('Section', 'x');
    expect((await refuse('plan(id: $id) { id }', { id })).message).toContain('Give the id of a Plan.');
    for (const field of ['paths(from: $id, to: $id) { nodes { id } }', 'neighbourhood(id: $id) { total }'])
      expect((await refuse(field, { id })).message).toContain(
        'Give the id of a Plan, Zone, Industry, Institution or Project.',
      );
  });

  it('is more steps than ways have', async () => {
    const id = toGlobalId('Zone', 'x');
    const { message } = await refuse('paths(from: $id, to: $id, longest: 7) { nodes { id } }', { id });
    expect(message).toContain('1 to 6 steps');
  });

  it('reaches the store in no statement', async () => {
    statements();
    await request('{ zones(first: 101) { totalCount } }');
    expect(statements()).toEqual([]);
  });
});

describe('kinds', () => {
  it.each(Object.entries(loadKinds()))(
    'of a %s in the graph are among those that may be asked for',
    async (type, kinds) => {
      const found = await store().read(
        `MATCH (n:${NODE_TYPES[type]!.label}) WHERE n.kind IS NOT NULL RETURN collect(DISTINCT n.kind) AS kinds`,
      );
      expect((found[0]!.kinds as string[]).filter((kind) => !kinds.includes(kind))).toEqual([]);
    },
  );
});

describe('pages', () => {
  const page = (args: string) =>
    `zones(${args}) { nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

  it('follow one another without gaps or repetitions, forwards and backwards', async () => {
    const { zones: all } = await run(`{ ${page('first: 30')} }`);
    const names = all.nodes.map(({ name }: Json) => name);
    const walked: string[] = [];
    let after: string | null = null;
    for (let i = 0; i < 3; i++) {
      const { zones }: Json = await run(`query($after: String) { ${page('first: 10, after: $after')} }`, {
        after,
      });
      walked.push(...zones.nodes.map(({ name }: Json) => name));
      expect(zones.pageInfo.hasPreviousPage).toBe(i > 0);
      after = zones.pageInfo.endCursor;
    }
    expect(walked).toEqual(names);
    const { zones: back } = await run(`query($before: String) { ${page('last: 10, before: $before')} }`, {
      before: all.edges[20].cursor,
    });
    expect(back.nodes.map(({ name }: Json) => name)).toEqual(names.slice(10, 20));
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it('of the best supported first follow one another too', async () => {
    const query = `query($after: String) { zones(filter: { name: "郑州高新区" }) { nodes { industries(first: 5, after: $after) {
      nodes { name } edges { cursor count } pageInfo { endCursor } } } } }`;
    const first = (await run(query)).zones.nodes[0].industries;
    const second = (await run(query, { after: first.pageInfo.endCursor })).zones.nodes[0].industries;
    const names = [...first.nodes, ...second.nodes].map(({ name }: Json) => name);
    expect(new Set(names).size).toBe(names.length);
    const counts = [...first.edges, ...second.edges].map(({ count }: Json) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('that begin at no cursor of theirs are refused', async () => {
    const { errors } = await request('{ zones(after: "bm9uc2Vuc2U") { nodes { name } } }');
    expect(errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('cursor'),
    });
  });
});

describe('filters', () => {
  const titles = async (filter: string) =>
    (await run(`{ plans(first: 100, filter: ${filter}) { nodes { title } } }`)).plans.nodes.map(
      ({ title }: Json) => title,
    );

  it('join with and, or and not', async () => {
    const [a, b] = [await titles('{ targetsZone: "登封市" }'), await titles('{ targetsZone: "中牟县" }')];
    const only = await titles('{ and: [{ targetsZone: "登封市" }, { not: { targetsZone: "中牟县" } }] }');
    const either = await titles('{ or: [{ targetsZone: "登封市" }, { targetsZone: "中牟县" }] }');
    expect(only).toEqual(a.filter((title: string) => !b.includes(title)));
    expect(new Set(either)).toEqual(new Set([...a, ...b]));
  });

  it('know dates, kinds, industries and indicators', async () => {
    expect(await titles('{ issuedFrom: "2022-07-26", issuedTo: "2022-07-26" }')).toHaveLength(2);
    expect(await titles('{ year: 2022, kind: "方案" }')).toHaveLength(3);
    const both = await titles('{ focusesOn: "区块链", hasTargetFor: "研发投入强度" }');
    expect(both.length).toBeGreaterThan(0);
    const { zones } = await run(
      '{ zones(filter: { develops: "区块链" }, orderBy: { field: PLANS, direction: DESC }) { nodes { name plans { totalCount } } } }',
    );
    const counts = zones.nodes.map(({ plans }: Json) => plans.totalCount);
    expect(counts).toEqual([...counts].sort((x: number, y: number) => y - x));
  });

  it('count by kind, year and zone', async () => {
    const { plans, zones } = await run(
      '{ plans { totalCount byKind: counts(by: KIND) { value count } byYear: counts(by: YEAR) { value count } byZone: counts(by: ZONE, first: 3) { value count } } zones { counts(by: KIND) { value count } } }',
    );
    const sum = (counts: Json[]) => counts.reduce((total, { count }) => total + count, 0);
    expect(sum(plans.byKind)).toBe(plans.totalCount);
    expect(plans.byKind[0]).toEqual({ value: '规划', count: 6 });
    expect(plans.byYear[0].value).toBe('2022');
    expect(plans.byZone).toHaveLength(3);
    expect(zones.counts.length).toBeGreaterThan(3);
  });
});

describe('evidence', () => {
  it('is a quotation with what stands around it, and its place', async () => {
    const { zones } = await run(
      '{ zones(filter: { name: "中原科技城" }) { nodes { plans(first: 3) { edges { evidence(first: 2) { id file line start end text prefix suffix sectionPath section plan { title } } } } } } }',
    );
    for (const { evidence } of zones.nodes[0].plans.edges) {
      for (const one of evidence) {
        expect(one.end).toBeGreaterThan(one.start);
        expect(one.prefix.length + one.suffix.length).toBeGreaterThan(0);
        expect(one.prefix.length).toBeLessThanOrEqual(32);
        if (one.section) expect(one.sectionPath.at(-1)).toBe(one.section);
      }
    }
  });

  it('of an answer has all of it too', async () => {
    const { ask } = await run(
      '{ ask(question: "2025年高新技术企业要达到多少家?") { evidence { text prefix suffix sectionPath } targets { value others { value plan { title } } evidence { prefix } } } }',
    );
    expect(ask.evidence.length).toBeGreaterThan(0);
    for (const { sectionPath } of ask.evidence) expect(Array.isArray(sectionPath)).toBe(true);
    expect(ask.targets[0].others.length).toBeGreaterThan(0);
  });

  it.each([
    '哪些指标在不同规划里的目标不一致?',
    '金水区和郑州市人民政府有什么关系',
    '郑州市财政局负责哪些任务',
    '郑东新区包括哪些部分',
    '中原科技城所在的区发展哪些产业',
    '哪个区域被最多规划提到',
    '2025年高新技术企业要达到多少家?',
    '郑州市“十四五”大数据发展规划设定了哪些目标',
    '哪些规划提到金水区',
    '哪些规划废止了旧文件',
  ])(
    'says what it is and under which heading it stands, as the sentence itself does: %s',
    async (question) => {
      const { ask } = await run('query($q: String!) { ask(question: $q) { evidence { id section } } }', {
        q: question,
      });
      const { again, nodes } = await run(
        `query($q: String!, $ids: [ID!]!) {
        again: ask(question: $q) { evidence { kind } }
        nodes(ids: $ids) { ... on Evidence { id section kind } }
      }`,
        { q: question, ids: ask.evidence.map(({ id }: Json) => id) },
      );
      expect(ask.evidence.length).toBeGreaterThan(0);
      expect(ask.evidence).toEqual(nodes.map(({ id, section }: Json) => ({ id, section })));
      expect(again.evidence).toEqual(nodes.map(({ kind }: Json) => ({ kind })));
    },
  );

  it('is fetched as deep as it is asked for', async () => {
    const { ask } = await run(
      '{ ask(question: "2025年高新技术企业要达到多少家?") { targets { indicator { name targets { totalCount } } } } }',
    );
    expect(ask.targets[0].indicator.targets.totalCount).toBeGreaterThan(1);
  });
});

describe('search', () => {
  it('finds names and sentences, with the words marked', async () => {
    const { search } = await run(
      '{ search(text: "智能传感器", first: 40) { id type name highlight score evidence { file line text } } }',
    );
    const types = new Set(search.map(({ type }: Json) => type));
    expect(types).toContain('INDUSTRY');
    expect(types).toContain('PASSAGE');
    for (const hit of search) {
      expect(hit.highlight).toContain('«');
      expect(hit.evidence !== null).toBe(hit.type === 'PASSAGE');
    }
    const { node } = await run('query($id: ID!) { node(id: $id) { __typename id } }', { id: search[0].id });
    expect(node.id).toBe(search[0].id);
  });

  it('keeps to the types that are asked for, in English too', async () => {
    const { search } = await run('{ search(text: "Science City", types: [ZONE]) { type nameEn } }');
    expect(search.length).toBeGreaterThan(0);
    expect(new Set(search.map(({ type }: Json) => type))).toEqual(new Set(['ZONE']));
  });

  it('suggests names by their beginning, misspelled ones too', async () => {
    const { begun, typo, zh } = await run(
      '{ begun: suggest(prefix: "Zhongyuan Sci") { name } typo: suggest(prefix: "Longhu Finanical") { name } zh: suggest(prefix: "中原科") { name } }',
    );
    const names = (hits: Json[]) => hits.map(({ name }) => name);
    expect(names(begun)).toContain('中原科技城');
    expect(names(typo).join()).toContain('龙湖金融岛');
    expect(names(zh)).toContain('中原科技城');
  });

  it('of nothing is refused', async () => {
    const { errors } = await request('{ search(text: " ") { name } }');
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('questions across plans', () => {
  it('compare two plans', async () => {
    const { plans } = await run('{ plans(first: 20, filter: { kind: "规划" }) { nodes { id title } } }');
    const [a, b] = plans.nodes;
    const { comparePlans } = await run(
      'query($a: ID!, $b: ID!) { comparePlans(a: $a, b: $b) { a { title } zones { sharedCount onlyACount onlyBCount shared(first: 100) { name } onlyA(first: 100) { name } onlyB(first: 100) { name } one: shared(first: 1) { name } } } }',
      { a: a.id, b: b.id },
    );
    expect(comparePlans.a.title).toBe(a.title);
    const { shared, onlyA, onlyB, one, ...counts } = comparePlans.zones;
    expect(counts).toEqual({
      sharedCount: shared.length,
      onlyACount: onlyA.length,
      onlyBCount: onlyB.length,
    });
    expect(one).toEqual(shared.slice(0, 1));
    expect(shared.length).toBeGreaterThan(0);
    const names = [...shared, ...onlyA, ...onlyB].map(({ name }: Json) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('find ways with the sentences along them', async () => {
    const { search } = await run('{ search(text: "嵩山实验室", types: [INSTITUTION], first: 1) { id } }');
    const { zones } = await run('{ zones(filter: { name: "中原科技城" }) { nodes { id } } }');
    const { paths } = await run(
      'query($from: ID!, $to: ID!) { paths(from: $from, to: $to) { nodes { id name type } steps { predicate from to evidence { text } } } }',
      { from: search[0].id, to: zones.nodes[0].id },
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const { nodes, steps } of paths) {
      expect(nodes[0].id).toBe(search[0].id);
      expect(nodes.at(-1).id).toBe(zones.nodes[0].id);
      expect(steps).toHaveLength(nodes.length - 1);
      for (const { evidence } of steps) expect(evidence.length).toBeGreaterThan(0);
    }
  });

  it('show what is around a thing, within a size', async () => {
    const { zones } = await run('{ zones(filter: { name: "郑东新区" }) { nodes { id } } }');
    const { neighbourhood } = await run(
      'query($id: ID!) { neighbourhood(id: $id, first: 10) { total nodes { id name } edges { predicate from to count evidence(first: 1) { text } } } }',
      { id: zones.nodes[0].id },
    );
    expect(neighbourhood.total).toBeGreaterThan(10);
    expect(neighbourhood.nodes).toHaveLength(10);
    for (const { from, to } of neighbourhood.edges) expect([from, to]).toContain(zones.nodes[0].id);
  });

  it('find the zones that no plan develops an industry in', async () => {
    const { zonesWithout, zones } = await run(
      '{ zonesWithout(industry: "区块链", first: 50) { name } zones(filter: { develops: "区块链" }, first: 100) { nodes { name } } }',
    );
    const develops = new Set(zones.nodes.map(({ name }: Json) => name));
    expect(zonesWithout.length).toBeGreaterThan(0);
    for (const { name } of zonesWithout) expect(develops.has(name)).toBe(false);
  });
});
