import { describe, expect, it } from 'vitest';
import { type Json, useApi } from './client.js';

const { request, run } = useApi();

const SENTENCES = (skip: number, first: number) => `evidence(first: ${first}, skip: ${skip}) { id }`;
const idsOf = (rows: Json[]) => rows.map(({ id }) => id);

describe('the sentences of an answer', () => {
  const ask = async (fields: string) =>
    (await run(`{ ask(question: "哪些规划涉及中原科技城的建设？") { evidenceCount ${fields} } }`)).ask;

  it('are counted, and those beyond the few that it gives at once come in pages', async () => {
    const { evidenceCount, few, one, two } = await ask(
      `few: evidence { id } one: ${SENTENCES(0, 20)} two: ${SENTENCES(20, 100)}`,
    );
    expect(few.length).toBeLessThan(evidenceCount);
    const all = idsOf([...one, ...two]);
    expect(all).toHaveLength(evidenceCount);
    expect(new Set(all).size).toBe(evidenceCount);
    expect(all.slice(0, few.length)).toEqual(idsOf(few));
  });

  it('beyond those are sentences like those, with all that may be asked of one', async () => {
    const { evidence } = await ask('evidence(first: 3, skip: 25) { file line text plan { titleEn } }');
    expect(evidence).toHaveLength(3);
    for (const { text, line, plan } of evidence) {
      expect(text).toContain('中原科技城');
      expect(line).toBeGreaterThan(0);
      expect(plan.titleEn).toMatch(/[A-Za-z]/);
    }
  });

  it('are refused in a sentence where the page is none', async () => {
    const { errors } = await request(
      '{ ask(question: "有哪些规划？") { evidence(first: 3, skip: -1) { id } } }',
    );
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' }, message: /`skip` is -1/ });
  });
});

describe('an answer in another language than its question', () => {
  it('is the same answer', async () => {
    for (const question of ['哪些规划涉及中原科技城的建设？', '到2025年高新技术企业数量达到多少？']) {
      const { zh, en } = await run(
        `query($q: String!) {
          zh: ask(question: $q, language: ZH) { text names evidence { id } }
          en: ask(question: $q, language: EN) { text names evidence { id } items { nameEn } }
        }`,
        { q: question },
      );
      expect([en.names, en.evidence]).toEqual([zh.names, zh.evidence]);
      expect(zh.text).not.toBe(en.text);
      expect(en.text).toMatch(/[a-z]{2}/);
    }
  });
});

describe('a question that is not understood', () => {
  it('is told with the words of it that the plans do not have, whole', async () => {
    const { ask } = await run('{ ask(question: "哪些规划的灯笼最圆") { status text unknownWords } }');
    expect(ask).toMatchObject({ status: 'NOT_UNDERSTOOD', unknownWords: expect.arrayContaining(['灯笼']) });
    for (const word of ask.unknownWords) expect('哪些规划的灯笼最圆').toContain(word);
    const { english } = await run(
      '{ english: ask(question: "what about quantum bubble tea in Zhengzhou") { status unknownWords } }',
    );
    expect(english.unknownWords).toContain('bubble');
    for (const word of english.unknownWords) expect(word).toMatch(/^[a-z ]{3,}$/);
  });
});

describe('what plans state of one thing of another', () => {
  it('is asked for by its ends, with all of its sentences, the strongest first as anywhere', async () => {
    const { zones } = await run(
      '{ zones(filter: { name: "中原科技城" }) { nodes { id plans(first: 1) { edges { count node { id file } evidence(first: 4) { id } } } } } }',
    );
    const [zone] = zones.nodes;
    const [{ node, count, evidence }] = zone.plans.edges;
    const { statements, other, none } = await run(
      `query($from: ID!, $to: ID!, $file: String!) {
        statements(from: $from, to: $to) { predicate from to count one: ${SENTENCES(0, 4)} two: ${SENTENCES(4, 100)} }
        other: statements(from: $from, to: $to, filter: { file: $file }) { count }
        none: statements(from: $to, to: $from) { count }
      }`,
      { from: node.id, to: zone.id, file: 'nowhere.txt' },
    );
    const [statement] = statements;
    expect(statement).toMatchObject({ predicate: 'TARGETS', from: node.id, to: zone.id, count });
    expect(statement.one).toEqual(evidence);
    expect(new Set(idsOf([...statement.one, ...statement.two])).size).toBe(count);
    expect([other, none]).toEqual([[], []]);
  });
});

describe('what is around a thing', () => {
  it('comes in pages, each with the relations of its nodes, and says how many nodes there are', async () => {
    const { zones } = await run('{ zones(filter: { name: "中原科技城" }) { nodes { id } } }');
    const id = zones.nodes[0].id;
    const page = async (skip: number) =>
      (
        await run(
          'query($id: ID!, $skip: Int!) { neighbourhood(id: $id, first: 20, skip: $skip) { nodeCount nodes { id } edges { from to } } }',
          { id, skip },
        )
      ).neighbourhood;
    const { nodeCount } = await page(0);
    const seen = new Set<string>();
    for (let skip = 0; skip < nodeCount; skip += 20) {
      const { nodes, edges } = await page(skip);
      const linked = new Set(edges.flatMap(({ from, to }: Json) => [from, to]));
      for (const node of nodes) expect(linked).toContain(node.id);
      expect(linked.size).toBe(nodes.length + 1);
      for (const node of nodes) seen.add(node.id);
    }
    expect(seen.size).toBe(nodeCount);
  });
});

describe('the lists of a comparison', () => {
  it('go on behind their first page', async () => {
    const { plans } = await run('{ plans(first: 100) { nodes { id projects(first: 1) { totalCount } } } }');
    const [a, b] = plans.nodes
      .sort((one: Json, other: Json) => other.projects.totalCount - one.projects.totalCount)
      .map(({ id }: Json) => id);
    const { comparePlans } = await run(
      `query($a: ID!, $b: ID!) { comparePlans(a: $a, b: $b) { projects {
        onlyACount all: onlyA(first: 100) { id } end: onlyA(first: 100, skip: 30) { id } edges: onlyAEdges(first: 2, skip: 30) { node { id } a { count } }
      } } }`,
      { a, b },
    );
    const { all, end, edges, onlyACount } = comparePlans.projects;
    expect(onlyACount).toBeGreaterThan(50);
    expect(idsOf(end).slice(0, all.length - 30)).toEqual(idsOf(all).slice(30));
    expect(edges.map(({ node }: Json) => node.id)).toEqual(idsOf(end).slice(0, 2));
  });
});
