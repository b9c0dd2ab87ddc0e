import { describe, expect, it } from 'vitest';
import { makeEntityRelationReader } from '../../src/ingest/extract/entityRelations.js';
import type { DescribedPair } from '../../src/ingest/extract/relations/pairFeatures.js';
import { openPairModel, type PairModel } from '../../src/ingest/extract/relations/pairModel.js';
import { decidePairs, describePairs } from '../../src/ingest/extract/relations/pairRelations.js';
import { compareRivals, type ScoredPair } from '../../src/ingest/extract/relations/rivals.js';
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { type GivenMention, makeGivenRecogniser } from '../../src/ingest/recognise/given.js';
import type { Graph } from '../../src/model/graph.js';
import { Problem } from '../../src/model/problem.js';
import { knowledge, planText, sourceOf, tagger } from './read.js';

const names: readonly (readonly [GivenMention['type'], string])[] = [
  ['Zone', '郑东新区'],
  ['Zone', '金水区'],
  ['Industry', '大数据'],
  ['Industry', '区块链'],
  ['Industry', '新一代信息技术'],
  ['Institution', '市科技局'],
];

/** A plan with this body in which the names above are given wherever they stand. */
function readGiven(body: string): Promise<Graph> {
  const text = planText(body);
  const given = text
    .split('\n')
    .flatMap((line, i) =>
      names
        .filter(([, name]) => line.includes(name))
        .map(([type, name]) => ({ file: 'plan.txt', type, text: name, line: i + 1 })),
    );
  return makeGraphReader(knowledge, tagger, { recognise: makeGivenRecogniser(given) }).read(sourceOf(text));
}

async function describeBody(body: string): Promise<DescribedPair[]> {
  const { outline, mentions, entities } = await readGiven(body);
  const kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
  return [...describePairs(outline, mentions, kinds, knowledge)];
}

const nameOf = ({ pair }: Pick<DescribedPair, 'pair'>) =>
  `${pair.subject.text} ${pair.predicate} ${pair.object.text} ${pair.place}`;

/** A model that gives every pair the score that a test says, and weighs it by what the two rows share or as the test says. */
const modelOf = (
  score: (features: readonly string[]) => number,
  weigh: (standing: readonly number[]) => number = ([, shared]) => shared!,
): PairModel => ({
  fingerprint: 'test',
  score: (_, features) => score(features),
  weigh: (_, standing) => weigh(standing),
  confidence: (_, value) => 1 / (1 + Math.exp(-value)),
  keep: () => 0.5,
});

describe('pairs', () => {
  it('are those that the ontology leaves to the model, in both directions where it allows both', async () => {
    const found = (await describeBody('市科技局支持郑东新区发展大数据、区块链。')).map(nameOf);
    expect(new Set(found)).toEqual(
      new Set([
        '区块链 SUBINDUSTRY_OF 大数据 together',
        '大数据 SUBINDUSTRY_OF 区块链 together',
        '市科技局 LOCATED_IN 郑东新区 together',
        '市科技局 WORKS_IN 区块链 together',
        '市科技局 WORKS_IN 大数据 together',
        '郑东新区 DEVELOPS 区块链 together',
        '郑东新区 DEVELOPS 大数据 together',
      ]),
    );
  });

  it('reach to the heading above and to the passages before, not to another section', async () => {
    const found = (
      await describeBody('（一）新一代信息技术。\n\n依托郑东新区。\n\n（二）其他。\n\n支持金水区。')
    ).map(nameOf);
    expect(found).toContain('郑东新区 DEVELOPS 新一代信息技术 heading');
    expect(found.filter((one) => one.startsWith('金水区'))).toEqual([]);
  });

  it('say what stands between the names, with names of a row as one', async () => {
    const [pair] = (await describeBody('重点发展大数据、区块链等新一代信息技术。')).filter((one) =>
      nameOf(one).startsWith('大数据 SUBINDUSTRY_OF 新一代信息技术'),
    );
    expect(pair?.features).toEqual(
      expect.arrayContaining([
        'subject first:bridge=等',
        'subject first:first row size=2',
        'subject first:opens first row=发展',
        'subject first:one row=false',
        'subject first:rival of first=false',
      ]),
    );
  });

  it('of a row of a table are those of one cell', async () => {
    const found = (
      await describeBody(
        '附件 清单\n\n项目名称\t建设地点\n大数据、区块链产业园\t郑东新区\n通信产业园\t金水区',
      )
    ).map(nameOf);
    expect(found.filter((one) => one.endsWith('together')).sort()).toEqual([
      '区块链 SUBINDUSTRY_OF 大数据 together',
      '大数据 SUBINDUSTRY_OF 区块链 together',
    ]);
  });

  it('are described in time that grows with the names, not with their square', async () => {
    const sizeOf = async (many: number) =>
      (await describeBody(`发展${Array.from({ length: many }, () => '大数据、区块链').join('、')}。`)).length;
    const [small, large] = [await sizeOf(50), await sizeOf(200)];
    expect(small).toBeGreaterThan(0);
    expect(large / small).toBeLessThan(5);
  });
});

describe('decisions', () => {
  it('are shared by the members of two rows', async () => {
    const described = await describeBody('郑东新区、金水区发展大数据、区块链。');
    const decided = decidePairs(
      described.filter(({ pair }) => pair.predicate === 'DEVELOPS'),
      modelOf((features) => (features.includes('subject first:s.first2=郑东') ? 3 : -1)),
    );
    expect(decided.map(nameOf).sort()).toEqual([
      '郑东新区 DEVELOPS 区块链 together',
      '郑东新区 DEVELOPS 大数据 together',
      '金水区 DEVELOPS 区块链 together',
      '金水区 DEVELOPS 大数据 together',
    ]);
    expect(new Set(decided.map(({ confidence }) => confidence.toFixed(3)))).toEqual(new Set(['0.731']));
  });

  it('keep the nearest whole of a passage, and one direction', async () => {
    const described = await describeBody('发展大数据，壮大区块链，做强新一代信息技术。');
    const order = ['大数据', '区块链', '新一代信息技术'];
    const decided = decidePairs(
      described,
      modelOf((features) => (features.some((feature) => feature.startsWith('subject first')) ? 2 : 1)),
    );
    expect(decided.map(nameOf)).toEqual([
      `${order[0]} SUBINDUSTRY_OF ${order[1]} together`,
      `${order[1]} SUBINDUSTRY_OF ${order[2]} together`,
    ]);
  });

  it('leave out what leans on a heading where a sentence of the section says it by itself', async () => {
    const described = await describeBody(
      '（一）新一代信息技术。\n\n依托郑东新区。\n\n郑东新区发展新一代信息技术。',
    );
    const decided = decidePairs(
      described.filter(({ pair }) => pair.predicate === 'DEVELOPS'),
      modelOf(() => 1),
    );
    expect(decided.map(nameOf)).toEqual(['郑东新区 DEVELOPS 新一代信息技术 together']);
  });
});

describe('standings', () => {
  const scoredOf = async (body: string, own: (name: string) => number): Promise<ScoredPair[]> =>
    (await describeBody(body)).map((one) => ({
      pair: one.pair,
      measures: one.measures,
      own: own(nameOf(one)),
      shared: own(nameOf(one)),
    }));

  it('say who else claims the object and the subject, the reverse, other predicates and all of the passage', async () => {
    const scored = await scoredOf(
      '市科技局支持郑东新区发展大数据、区块链。',
      (name) =>
        ({
          '郑东新区 DEVELOPS 大数据 together': 1,
          '郑东新区 DEVELOPS 区块链 together': 3,
          '市科技局 WORKS_IN 大数据 together': 2,
          '市科技局 LOCATED_IN 郑东新区 together': 4,
        })[name] ?? -5,
    );
    const at = scored.findIndex((one) => nameOf(one) === '郑东新区 DEVELOPS 大数据 together');
    const none = -12;
    expect(compareRivals(scored)[at]).toEqual([
      ...[1, 1],
      ...[none, 0, 0],
      ...[3, 1, 1],
      none,
      2,
      none,
      ...[3, 1, 1],
      ...[0, 0],
      1,
    ]);
  });

  it('see no pair of another passage', async () => {
    const alone = await scoredOf('郑东新区发展大数据。', () => 1);
    const beside = await scoredOf(
      '郑东新区发展大数据。\n\n（二）其他。\n\n金水区发展大数据、区块链。',
      () => 1,
    );
    expect(compareRivals(alone)[0]).toEqual(compareRivals(beside)[0]);
  });

  it('decide: of two that share their score, the one with the weaker rival', async () => {
    const described = await describeBody('郑东新区、金水区发展大数据、区块链。');
    const decided = decidePairs(
      described.filter(({ pair }) => pair.predicate === 'DEVELOPS'),
      modelOf(
        (features) => (features.includes('subject first:s.first2=郑东') ? 3 : -1),
        ([own]) => own!,
      ),
    );
    expect(decided.map(({ pair }) => pair.subject.text)).toEqual(['郑东新区', '郑东新区']);
  });
});

describe('the pair model', () => {
  it('knows the predicates that the ontology leaves to it, and says nothing of others', () => {
    const model = openPairModel();
    const left = Object.entries(knowledge.ontology.predicates).filter(([, { read }]) => read === 'model');
    expect(left).toHaveLength(6);
    for (const [predicate] of left) expect(model.keep(predicate as 'DEVELOPS')).toBeLessThan(1);
    expect(model.confidence('RESPONSIBLE_FOR', model.score('RESPONSIBLE_FOR', []))).toBe(0);
  });

  it('that is missing is told with what to do', () => {
    expect(() => openPairModel('/nowhere')).toThrow(
      expect.objectContaining({
        code: 'MODEL_UNUSABLE',
        remedy: expect.stringContaining('git checkout models'),
      }),
    );
    expect(() => openPairModel('/nowhere')).toThrow(Problem);
  });
});

describe('relationships that the model reads', () => {
  it('carry the confidence of the pair and of both names, and the heading as their context', async () => {
    const { outline, mentions, entities } = await readGiven(
      '（一）新一代信息技术产业。\n\n重点依托郑东新区、金水区，建设产业园区。',
    );
    const read = makeEntityRelationReader(
      knowledge,
      modelOf(() => 0.8),
    );
    const kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
    const unsure = mentions.map((mention) => ({ ...mention, confidence: 0.6 }));
    const found = read({ outline, mentions: unsure, kinds }).filter(
      ({ predicate }) => predicate === 'DEVELOPS',
    );
    const texts = new Map(outline.passages.map(({ id, text }) => [id, text]));
    expect(found.map(({ subject }) => subject.name)).toEqual(['郑东新区', '金水区']);
    for (const { confidence, context, rule } of found) {
      expect(confidence).toBeCloseTo(0.36 / (1 + Math.exp(-0.8)));
      expect(texts.get(context!)).toContain('新一代信息技术');
      expect(rule).toBe('model: under a heading that names the other');
    }
  });

  it('are none where pair and names together are too unsure', async () => {
    const { outline, mentions } = await readGiven('郑东新区重点发展大数据。');
    const read = makeEntityRelationReader(
      knowledge,
      modelOf(() => 0.8),
    );
    const found = (confidence: number) =>
      read({
        outline,
        mentions: mentions.map((mention) => ({ ...mention, confidence })),
        kinds: new Map(),
      });
    expect(found(0.5)).toEqual([]);
    expect(found(0.6)).toHaveLength(1);
  });

  it('are none where the passage forbids or ends something', async () => {
    const { outline, mentions } = await readGiven('郑东新区不得发展大数据。');
    const read = makeEntityRelationReader(
      knowledge,
      modelOf(() => 5),
    );
    expect(read({ outline, mentions, kinds: new Map() })).toEqual([]);
  });
});
