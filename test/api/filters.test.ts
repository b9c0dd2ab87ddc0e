import { describe, expect, it } from 'vitest';
import { loadOntology } from '../../src/knowledge/load.js';
import { categoryOf } from '../../src/query/kinds.js';
import { type Json, useApi } from './client.js';

const { run, request } = useApi();
const FILE = '000_b9b4081dd33c68a8.txt';

const total = (rows: readonly Json[]) => rows.reduce((sum, { count }) => sum + count, 0);
const idOf = async (list: string, filter: string) =>
  (await run(`{ ${list}(filter: ${filter}) { nodes { id } } }`))[list].nodes[0].id as string;

describe('plans', () => {
  it('are found by the place that they govern in any of its names, by file and by period', async () => {
    const { all, english, other, file, from, to } = await run(
      `query($file: String!) {
        all: plans(filter: { place: "郑州市" }) { totalCount }
        english: plans(filter: { place: "zhengzhou" }) { totalCount }
        other: plans(filter: { place: "合肥市" }) { totalCount }
        file: plans(filter: { file: $file }) { nodes { file } }
        from: plans(filter: { periodFrom: 2026 }) { nodes { periodEnd } }
        to: plans(filter: { periodTo: 2021 }) { nodes { periodStart } }
      }`,
      { file: FILE },
    );
    expect([all.totalCount, english.totalCount, other.totalCount]).toEqual([18, 18, 0]);
    expect(file.nodes).toEqual([{ file: FILE }]);
    expect(from.nodes).toEqual([{ periodEnd: 2026 }]);
    expect(to.nodes.length).toBeGreaterThan(1);
    for (const { periodStart } of to.nodes) expect(periodStart).toBeLessThanOrEqual(2021);
  });

  it('that target a zone are those whose sentences are sure enough', async () => {
    const { some, none } = await run(`{
      some: plans(filter: { targetsZone: "中原科技城", minConfidence: 0.5 }) { totalCount }
      none: plans(filter: { targetsZone: "中原科技城", minConfidence: 1 }) { totalCount }
    }`);
    expect(some.totalCount).toBeGreaterThan(none.totalCount);
    expect(none.totalCount).toBe(0);
  });
});

describe('a nested list with a filter', () => {
  it('has the sentences, the counts and the confidence of those that hold alone', async () => {
    const { zones } = await run(
      `query($file: String!) { zones(filter: { name: "中原科技城" }) { nodes {
        plans { totalCount }
        inFile: plans(filter: { file: $file }) { totalCount edges { count confidence node { file } evidence(first: 50) { file } } }
        industries { totalCount edges { node { id } count } }
        ofFile: industries(filter: { file: $file }) { totalCount edges { node { id } count evidence(first: 50) { file } } }
      } } }`,
      { file: FILE },
    );
    const [zone] = zones.nodes;
    expect(zone.plans.totalCount).toBeGreaterThan(1);
    expect(zone.inFile.edges.map(({ node }: Json) => node.file)).toEqual([FILE]);
    expect(zone.ofFile.totalCount).toBeGreaterThan(0);
    expect(zone.ofFile.totalCount).toBeLessThan(zone.industries.totalCount);
    const before = new Map(zone.industries.edges.map(({ node, count }: Json) => [node.id, count]));
    for (const { node, count, evidence } of [...zone.inFile.edges, ...zone.ofFile.edges]) {
      expect(new Set(evidence.map(({ file }: Json) => file))).toEqual(new Set([FILE]));
      expect(evidence).toHaveLength(count);
      if (before.has(node.id)) expect(count).toBeLessThanOrEqual(before.get(node.id) as number);
    }
  });

  it('goes from page to page in its own order', async () => {
    const QUERY = `query($after: String) { plans(filter: { number: "郑政〔2022〕18号" }) { nodes {
      zones(filter: { minConfidence: 0.5 }, first: 7, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    const seen: string[] = [];
    let [after, all] = [null as string | null, 0];
    do {
      const { plans } = await run(QUERY, { after });
      const { zones } = plans.nodes[0];
      seen.push(...zones.nodes.map(({ id }: Json) => id));
      after = zones.pageInfo.hasNextPage ? zones.pageInfo.endCursor : null;
      all = zones.totalCount;
    } while (after);
    expect(all).toBeGreaterThan(7);
    expect(new Set(seen).size).toBe(all);
    expect(seen).toHaveLength(all);
  });

  it('takes only steps that hold where it goes on over several', async () => {
    const { zones } = await run(
      `query($file: String!) { zones(filter: { name: "中原科技城" }) { nodes {
        parts(transitive: true) { totalCount }
        ofFile: parts(transitive: true, filter: { file: $file }) { totalCount counts(by: FILE) { value } edges { evidence(first: 50) { file } } }
      } } }`,
      { file: FILE },
    );
    const { parts, ofFile } = zones.nodes[0];
    expect(ofFile.totalCount).toBeGreaterThan(0);
    expect(ofFile.totalCount).toBeLessThan(parts.totalCount);
    expect(ofFile.counts).toEqual([{ value: FILE }]);
    for (const { evidence } of ofFile.edges) for (const { file } of evidence) expect(file).toBe(FILE);
  });

  it('is restricted by the period, the year and the place of the plans too', async () => {
    const { zones } = await run(`{ zones(filter: { name: "中原科技城" }) { nodes {
      late: plans(filter: { periodFrom: 2026 }) { nodes { title } }
      issued: plans(filter: { year: 2022 }) { nodes { issuedOn } }
      here: plans(filter: { place: "Zhengzhou" }) { totalCount }
      there: plans(filter: { place: "合肥市" }) { totalCount }
    } } }`);
    const { late, issued, here, there } = zones.nodes[0];
    expect(late.nodes).toEqual([{ title: expect.stringContaining('2026') }]);
    for (const { issuedOn } of issued.nodes) expect(issuedOn).toMatch(/^2022-/);
    expect([issued.nodes.length > 0, here.totalCount > 1, there.totalCount]).toEqual([true, true, 0]);
  });
});

describe('entities', () => {
  it('are those that plans direct something at in statements like these', async () => {
    const { all, some, city } = await run(
      `query($file: String!) {
        all: zones { totalCount }
        some: zones(filter: { stated: { file: $file } }, first: 100) { totalCount counts(by: FILE) { value count } nodes { plans(filter: { file: $file }) { totalCount } } }
        city: zones(filter: { city: "合肥市" }) { totalCount }
      }`,
      { file: FILE },
    );
    expect(some.totalCount).toBeGreaterThan(0);
    expect(some.totalCount).toBeLessThan(all.totalCount);
    expect(some.counts).toEqual([{ value: FILE, count: some.totalCount }]);
    for (const { plans } of some.nodes) expect(plans.totalCount).toBe(1);
    expect(city.totalCount).toBe(0);
  });
});

describe('targets', () => {
  it('of all plans are listed by year and filtered by what they measure, by file and by period', async () => {
    const { all, year, indicator, file, sure } = await run(
      `query($file: String!) {
        all: targets(first: 100) { totalCount nodes { holdsBy } }
        year: targets(filter: { yearFrom: 2025, yearTo: 2025 }, first: 100) { totalCount nodes { holdsBy } }
        indicator: targets(filter: { indicator: "高新技术企业数量" }) { nodes { indicator { name } plan { file } } }
        file: targets(filter: { file: $file }, first: 100) { nodes { plan { file } } }
        sure: targets(filter: { minConfidence: 0.9 }, first: 100) { totalCount nodes { confidence } }
      }`,
      { file: FILE },
    );
    const years = all.nodes.map(({ holdsBy }: Json) => holdsBy ?? 0);
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(year.totalCount).toBeLessThan(all.totalCount);
    expect(new Set(year.nodes.map(({ holdsBy }: Json) => holdsBy))).toEqual(new Set([2025]));
    expect(new Set(indicator.nodes.map((node: Json) => node.indicator.name))).toEqual(
      new Set(['高新技术企业数量']),
    );
    expect(new Set(file.nodes.map(({ plan }: Json) => plan.file))).toEqual(new Set([FILE]));
    expect(sure.totalCount).toBeGreaterThan(0);
    expect(sure.totalCount).toBeLessThan(all.totalCount);
    expect(Math.min(...sure.nodes.map(({ confidence }: Json) => confidence))).toBeGreaterThanOrEqual(0.9);
  });

  it('are filtered where a plan, an indicator or a comparison has them', async () => {
    const plan = await idOf('plans', `{ file: "${FILE}" }`);
    const { compareTargets, indicator, indicators, conflicts, none } = await run(
      `query($plan: ID!, $file: String!) {
        compareTargets(indicator: "高新技术企业数量", filter: { file: "001_67b119f38a3a1a41.txt" }) { plan { file } others(filter: { file: $file }) { value } }
        indicator(name: "高新技术企业数量") { targets(filter: { yearFrom: 2025 }) { totalCount counts(by: HOLDS_BY) { value count } } }
        indicators(filter: { targets: { plan: $plan } }) { totalCount nodes { targets(filter: { plan: $plan }) { totalCount } } }
        conflicts: targetConflicts(first: 50) { year }
        none: targetConflicts(filter: { file: $file }) { year }
      }`,
      { plan, file: FILE },
    );
    expect(compareTargets).toEqual([{ plan: { file: '001_67b119f38a3a1a41.txt' }, others: [] }]);
    expect(total(indicator.targets.counts)).toBe(indicator.targets.totalCount);
    expect(indicators.totalCount).toBeGreaterThan(0);
    for (const { targets } of indicators.nodes) expect(targets.totalCount).toBeGreaterThan(0);
    // One plan alone contradicts nobody.
    expect([conflicts.length > 0, none]).toEqual([true, []]);
  });
});

describe('counts', () => {
  it('of a page come with it: by kind, place, file, year and period', async () => {
    const { plans } = await run(`{ plans {
      totalCount kind: counts(by: KIND) { value count } place: counts(by: PLACE) { value count } file: counts(by: FILE) { value count }
      year: counts(by: YEAR) { value count } period: counts(by: PERIOD) { value count } institution: counts(by: INSTITUTION, first: 1) { count }
    } }`);
    expect(plans.place).toEqual([{ value: '郑州市', count: plans.totalCount }]);
    expect(total(plans.file)).toBe(plans.totalCount);
    expect(plans.file).toHaveLength(5);
    expect(total(plans.kind)).toBe(plans.totalCount);
    expect(plans.period).toContainEqual({ value: '2024-2026', count: 1 });
    for (const { value } of plans.year) expect(value).toMatch(/^\d{4}$/);
    expect(plans.institution[0].count).toBeGreaterThan(1);
    const counts = plans.file.map(({ count }: Json) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('of what is linked are those of the filter, at any depth', async () => {
    const { documents, zones } = await run(
      `query($file: String!) {
        documents { plans { zones { totalCount counts(by: KIND) { count } } } }
        zones(filter: { name: "中原科技城" }) { nodes { plans { totalCount counts(by: FILE) { value count } }
          some: plans(filter: { file: $file }) { counts(by: FILE) { value count } } } }
      }`,
      { file: FILE },
    );
    for (const { plans } of documents)
      for (const { zones: linked } of plans)
        expect(total(linked.counts)).toBeLessThanOrEqual(linked.totalCount);
    const [{ plans, some }] = zones.nodes;
    expect(total(plans.counts)).toBe(plans.totalCount);
    expect(some.counts).toEqual([{ value: FILE, count: 1 }]);
  });

  it('of targets tell what is measured, by when and by whom', async () => {
    const { targets } = await run(
      '{ targets { totalCount year: counts(by: HOLDS_BY) { value count } indicator: counts(by: INDICATOR, first: 3) { value count } plan: counts(by: PLAN, first: 100) { count } } }',
    );
    expect(total(targets.plan)).toBe(targets.totalCount);
    expect(targets.year.map(({ value }: Json) => value)).toContain('2025');
    expect(targets.indicator).toHaveLength(3);
  });

  it('of a neighbourhood tell the predicates and types of all of it', async () => {
    const id = await idOf('zones', '{ name: "中原科技城" }');
    const { all, some } = await run(
      `query($id: ID!, $file: String!) {
        all: neighbourhood(id: $id, first: 1) { total predicates: counts(by: PREDICATE) { value count } types: counts(by: TYPE) { value count } }
        some: neighbourhood(id: $id, filter: { file: $file }) { total counts(by: PREDICATE) { count } edges { predicate count evidence(first: 50) { file } } }
      }`,
      { id, file: FILE },
    );
    expect(total(all.predicates)).toBe(all.total);
    expect(total(all.types)).toBe(all.total);
    expect(all.predicates.map(({ value }: Json) => value)).toContain('DEVELOPS');
    expect(total(some.counts)).toBe(some.total);
    expect(some.edges).toHaveLength(some.total);
    expect(some.total).toBeLessThan(all.total);
    for (const { count, evidence } of some.edges)
      expect(evidence.map(({ file }: Json) => file)).toEqual(Array(count).fill(FILE));
  });
});

describe('responsibilities', () => {
  it('are those of sentences that are sure enough, with these sentences', async () => {
    const { all, some } = await run(`{
      all: responsibilities { totalCount }
      some: responsibilities(filter: { minConfidence: 0.9 }, first: 100) { totalCount nodes { confidence } }
    }`);
    expect(some.totalCount).toBeGreaterThan(0);
    expect(some.totalCount).toBeLessThan(all.totalCount);
    for (const { confidence } of some.nodes) expect(confidence).toBeGreaterThanOrEqual(0.9);
  });
});

describe('comparePlans', () => {
  it('has the sentences of each side, and totals beside pages', async () => {
    const { plans } = await run('{ plans(first: 100) { nodes { id title file } } }');
    const byTitle = (title: string) => plans.nodes.find((plan: Json) => plan.title === title);
    const [a, b] = ['郑州市“十四五”创新高地建设规划', '郑州市“十四五”科技创新发展规划'].map(byTitle);
    const EDGES = 'node { id } a { count confidence evidence { file } } b { count evidence { file } }';
    const { comparePlans } = await run(
      `query($a: ID!, $b: ID!) { comparePlans(a: $a, b: $b) { zones {
        shared { id } sharedCount sharedEdges { ${EDGES} } onlyACount onlyAEdges(first: 2) { ${EDGES} } onlyBEdges(first: 1) { ${EDGES} } } } }`,
      { a: a.id, b: b.id },
    );
    const { zones } = comparePlans;
    expect(zones.sharedEdges.map(({ node }: Json) => node.id)).toEqual(
      zones.shared.map(({ id }: Json) => id),
    );
    expect(zones.sharedEdges).toHaveLength(zones.sharedCount);
    for (const { a: first, b: second } of zones.sharedEdges) {
      expect(first.evidence.length).toBe(Math.min(first.count, 5));
      expect(first.evidence[0].file).toBe(a.file);
      expect(second.evidence[0].file).toBe(b.file);
    }
    expect(zones.onlyAEdges).toHaveLength(2);
    expect(zones.onlyACount).toBeGreaterThan(2);
    for (const { a: first, b: second } of zones.onlyAEdges)
      expect([first.count > 0, second]).toEqual([true, null]);
    expect(zones.onlyBEdges[0]).toMatchObject({ a: null, b: { evidence: expect.anything() } });
  });
});

describe('conditions that are not given', () => {
  it('do not count, however many fields pass a whole filter on', async () => {
    const none =
      '{ place: null, year: null, file: null, plan: null, periodFrom: null, periodTo: null, minConfidence: null }';
    const fields = Array.from({ length: 6 }, (_, i) => `f${i}: plans(filter: ${none}) { totalCount }`);
    const { zones } = await run(
      `{ zones(filter: { name: "中原科技城" }) { nodes { all: plans { totalCount } ${fields.join(' ')} } } }`,
    );
    const [{ all, f0, f5 }] = zones.nodes;
    expect([f0, f5]).toEqual([all, all]);
  });
});

describe('a wrong filter', () => {
  it.each([
    [
      'a share that is none',
      'zones { nodes { plans(filter: { minConfidence: 2 }) { totalCount } } }',
      '`minConfidence` is 2.',
    ],
    [
      'a share of targets that is none',
      'targets(filter: { minConfidence: 1.5 }) { totalCount }',
      'Give 0 to 1.',
    ],
    ['a share of plans that is none', 'plans(filter: { minConfidence: -1 }) { totalCount }', 'Give 0 to 1.'],
    [
      'an id of another type',
      `targets(filter: { plan: "${Buffer.from('Zone:x').toString('base64url')}" }) { totalCount }`,
      'is the id of a Zone',
    ],
  ])('is refused in its own place: %s', async (_what, field, message) => {
    const { data, errors } = await request(`{ wrong: ${field} right: plans { totalCount } }`);
    expect(data).toEqual({ wrong: null, right: { totalCount: 18 } });
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('a category', () => {
  const entityTypes = Object.entries(loadOntology().entityTypes);

  it.each(entityTypes)('of a %s finds what its kind in words finds', async (_type, { plural, kinds }) => {
    for (const kind of kinds) {
      const category = categoryOf(kind);
      const { data, errors } = await request(
        `query($kind: String!, $category: EntityKind!) {
          kind: ${plural}(filter: { kind: $kind }, first: 100) { totalCount nodes { id } }
          category: ${plural}(filter: { category: $category }, first: 100) { totalCount nodes { id } }
          literal: ${plural}(filter: { category: ${category} }) { totalCount }
          or: ${plural}(filter: { or: [{ category: $category }] }) { totalCount }
          not: ${plural}(filter: { not: { kind: $kind } }) { totalCount }
          notCategory: ${plural}(filter: { not: { category: $category } }) { totalCount }
        }`,
        { kind, category },
      );
      expect(errors).toBeUndefined();
      expect(data.category).toEqual(data.kind);
      expect([data.literal.totalCount, data.or.totalCount]).toEqual(Array(2).fill(data.kind.totalCount));
      expect(data.notCategory).toEqual(data.not);
    }
  });

  it('and a kind that differ are both demanded', async () => {
    const { both, differ } = await run(`{
      both: zones(filter: { kind: "park", category: PARK }) { totalCount }
      differ: zones(filter: { kind: "park", category: AREA }) { totalCount }
    }`);
    expect(both.totalCount).toBeGreaterThan(0);
    expect(differ.totalCount).toBe(0);
  });

  it('of zones without an industry finds what the kind in words finds', async () => {
    const { kind, category, all } = await run(`{
      kind: zonesWithout(industry: "区块链", kind: "development zone", first: 100) { id category }
      category: zonesWithout(industry: "区块链", category: DEVELOPMENT_ZONE, first: 100) { id category }
      all: zonesWithout(industry: "区块链", first: 100) { id }
    }`);
    expect(category).toEqual(kind);
    expect(category.length).toBeGreaterThan(0);
    expect(category.length).toBeLessThan(all.length);
    expect(new Set(category.map((zone: Json) => zone.category))).toEqual(new Set(['DEVELOPMENT_ZONE']));
  });

  it.each(entityTypes)('of every %s is its kind, and null where none is known', async (type, { plural }) => {
    const { list, nodes } = await run(
      `query { list: ${plural}(first: 100) { nodes { id kind category } } nodes: ${plural}(first: 100) { nodes { ... on Entity { kind category } } } }`,
    );
    for (const { kind, category } of [...list.nodes, ...nodes.nodes])
      expect(category).toBe(kind === null ? null : categoryOf(kind));
    const { node } = await run(
      `query($id: ID!) { node(id: $id) { ... on Entity { category } ... on ${type} { own: category } } }`,
      { id: list.nodes[0].id },
    );
    expect(node).toEqual({ category: list.nodes[0].category, own: list.nodes[0].category });
  });

  it('of a thing in a neighbourhood is its kind; plans have none', async () => {
    const id = await idOf('zones', '{ name: "中原科技城" }');
    const { neighbourhood } = await run(
      'query($id: ID!) { neighbourhood(id: $id, first: 100) { nodes { type kind category } } }',
      { id },
    );
    const plans = neighbourhood.nodes.filter(({ type }: Json) => type === 'Plan');
    const things = neighbourhood.nodes.filter(({ type }: Json) => type !== 'Plan');
    expect(plans.some(({ kind }: Json) => kind !== null)).toBe(true);
    for (const { category } of plans) expect(category).toBeNull();
    expect(things.some(({ category }: Json) => category !== null)).toBe(true);
    for (const { kind, category } of things) expect(category).toBe(kind && categoryOf(kind));
  });
});
