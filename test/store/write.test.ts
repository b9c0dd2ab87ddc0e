import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { checksumGraph } from '../../src/cli/checksum.js';
import { removeDocument, writeGraph } from '../../src/ingest/write/write.js';
import { migrate } from '../../src/store/migrate.js';
import { loadMigrations } from '../../src/store/statements.js';
import { Store } from '../../src/store/store.js';
import { reader, sourceOf } from '../ingest/read.js';

const head = (title: string, number: string) =>
  `郑州市人民政府\n\n${title}\n\n郑政〔2022〕${number}号\n\n2022年7月1日\n\n各开发区管委会，各区县（市）人民政府，市人民政府各部门，各有关单位：\n\n`;
const FIRST = sourceOf(
  `${head('关于支持测试产业发展的实施意见', '91')}一、主要任务\n\n到2025年，高新技术企业达到100家。支持中原科技城和龙湖金融岛建设。\n`,
  'first.txt',
);
const SECOND = sourceOf(
  `${head('关于支持试验产业发展的实施意见', '92')}根据《关于支持测试产业发展的实施意见》（郑政〔2022〕91号）制定。\n\n一、主要任务\n\n支持中原科技城建设。发展区块链产业。\n`,
  'second.txt',
);

let store: Store;
beforeAll(async () => {
  store = await Store.connect(inject('scratch'));
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.write((run) => run('MATCH (n) WHERE NOT n:Migration DETACH DELETE n'));
  await migrate(store);
});

/** Everything in the store but the time of writing, in a fixed order. */
async function dump(): Promise<string> {
  const nodes = await store.read(`MATCH (n) WHERE NOT n:Migration
    RETURN labels(n) AS labels, n {.*, writtenAt: null} AS properties ORDER BY coalesce(n.id, n.sha256)`);
  const relationships = await store.read(`MATCH (a)-[r]->(b)
    RETURN coalesce(a.id, a.sha256) AS from, type(r) AS type, coalesce(b.id, b.sha256) AS to, properties(r) AS properties
    ORDER BY from, type, to, toString(properties.start)`);
  return JSON.stringify([nodes, relationships], (_, value) => inOrder(value));
}
/** The store gives the properties of a node in no fixed order. */
const inOrder = (value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const put = async (file: typeof FIRST) => writeGraph(store, await reader.read(file), reader.version);
const count = async (statement: string) => (await store.read(statement))[0]!.n;

describe('migrations', () => {
  it('are applied once', async () => {
    expect(await migrate(store)).toEqual([]);
    expect(await count('MATCH (m:Migration) RETURN count(m) AS n')).toBe(loadMigrations().length);
  });

  it('that were edited after they had been applied are refused', async () => {
    const edited = loadMigrations().map((migration) => ({
      ...migration,
      text: `${migration.text}// edited\n`,
    }));
    await expect(migrate(store, edited)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });

  it('give full text with the cjk analyser', async () => {
    const rows = await store.read(
      "SHOW INDEXES YIELD name, type, options WHERE type = 'FULLTEXT' RETURN name, options ORDER BY name",
    );
    expect(rows.map(({ name }) => name)).toEqual(['names', 'passages', 'targets']);
    for (const { options } of rows) {
      expect((options as { indexConfig: Record<string, unknown> }).indexConfig['fulltext.analyzer']).toBe(
        'cjk',
      );
    }
  });
});

describe('writing a document', () => {
  it('twice changes nothing', async () => {
    await put(FIRST);
    const once = await dump();
    await put(FIRST);
    expect(await dump()).toBe(once);
  });

  it('gives the plan its parts, each with its evidence', async () => {
    await put(FIRST);
    const [row] =
      await store.read(`MATCH (d:Document)-[:CONTAINS]->(p:Plan)-[r:TARGETS]->(z:Zone {name: '中原科技城'})
      MATCH (p)-[:SETS]->(t:Target)-[:MEASURES]->(i:Indicator) MATCH (p)-[:ISSUED_BY]->(o:Institution)
      MATCH (e:Passage) WHERE e.id IN r.evidence
      RETURN d.name AS file, p.title AS title, o.name AS issuer, i.name AS indicator, t.value AS value, e.text AS evidence`);
    expect(row).toEqual({
      file: 'first.txt',
      title: '关于支持测试产业发展的实施意见',
      issuer: '郑州市人民政府',
      indicator: '高新技术企业数量',
      value: 100,
      evidence: '支持中原科技城和龙湖金融岛建设。',
    });
  });

  it('replaces what was stored of the same path', async () => {
    await put(FIRST);
    await put({ ...SECOND, path: FIRST.path });
    expect(await count('MATCH (d:Document) RETURN count(d) AS n')).toBe(1);
    expect(await count("MATCH (z:Zone {name: '龙湖金融岛'}) RETURN count(z) AS n")).toBe(0);
  });

  it('links a cited text to the plan of the corpus, in whichever order they come', async () => {
    const same =
      "MATCH (:Plan {external: true})-[:SAME_AS]->(p:Plan {number: '郑政〔2022〕91号'}) RETURN count(DISTINCT p) AS n";
    await put(SECOND);
    expect(await count(same)).toBe(0);
    await put(FIRST);
    expect(await count(same)).toBe(1);
  });

  it.each([
    ['郑州市人民政府关于支持测试产业发展的实施意见', 1],
    ['关于支持测试产业发展的实施意见的通知', 1],
    ['合肥市人民政府关于支持测试产业发展的实施意见', 0],
  ])('links %s to the plan of that title where its organ fits', async (cited, links) => {
    await put(FIRST);
    await put(
      sourceOf(`${head('关于测试工作的实施意见', '95')}一、主要任务\n\n落实《${cited}》。\n`, 'citing.txt'),
    );
    const same =
      "MATCH (:Plan {external: true})-[:SAME_AS]->(p:Plan {number: '郑政〔2022〕91号'}) RETURN count(p) AS n";
    expect(await count(same)).toBe(links);
  });

  it('calls a department by the fullest of its names, in whichever order they come', async () => {
    const ofHefei = (unit: string, number: string) =>
      sourceOf(
        `${head(`关于支持测试产业发展的第${number}号意见`, number).replaceAll('郑州市', '合肥市').replace('郑政', '合政')}一、主要任务\n\n支持产业加快建设。（责任单位：${unit}）\n`,
        `${number}.txt`,
      );
    const short = ofHefei('市发改委', '93');
    const full = ofHefei('市发展和改革委员会', '94');
    const names = async () => {
      const rows = await store.read(
        "MATCH (i:Institution) WHERE i.name STARTS WITH '合肥市发' RETURN i.name AS name",
      );
      return rows.map(({ name }) => name);
    };
    await put(short);
    expect(await names()).toEqual(['合肥市发改委']);
    await put(full);
    const both = await dump();
    expect(await names()).toEqual(['合肥市发展和改革委员会']);
    await removeDocument(store, full.sha256);
    expect(await names()).toEqual(['合肥市发改委']);
    await removeDocument(store, short.sha256);
    await put(full);
    await put(short);
    expect(await dump()).toBe(both);
  });

  it('is found by full text', async () => {
    await put(FIRST);
    const rows = await store.read(
      "CALL db.index.fulltext.queryNodes('names', '科技城') YIELD node RETURN node.name AS name",
    );
    expect(rows.map(({ name }) => name)).toContain('中原科技城');
  });
});

describe('writers of one store', () => {
  const checksum = async () => (await checksumGraph(store)).digest;
  const clear = () => store.write((run) => run('MATCH (n) WHERE NOT n:Migration DETACH DELETE n'));

  it('wait for one another: what several write at once is there once', async () => {
    await put(FIRST);
    await put(SECOND);
    const alone = await checksum();
    await clear();
    const others = await Promise.all([1, 2, 3].map(() => Store.connect(inject('scratch'))));
    const graphs = [await reader.read(FIRST), await reader.read(SECOND)];
    await Promise.all(
      others.map(async (other, i) => {
        for (const graph of i % 2 === 0 ? graphs : [...graphs].reverse())
          await writeGraph(other, graph, reader.version);
        await other.close();
      }),
    );
    expect(await checksum()).toBe(alone);
  });

  it('come to the same checksum in any order, and to another one with another document', async () => {
    await put(FIRST);
    const one = await checksum();
    await put(SECOND);
    const both = await checksum();
    await clear();
    await put(SECOND);
    expect(await checksum()).not.toBe(one);
    await put({ ...FIRST, path: '/elsewhere/first.txt' });
    expect(await checksum()).toBe(both);
    await removeDocument(store, SECOND.sha256);
    expect(await checksum()).toBe(one);
  });

  it('may set up the same database at once', async () => {
    await store.write((run) => run('MATCH (m:Migration) DELETE m'));
    await Promise.all([migrate(store), migrate(store), migrate(store)]);
    expect(await migrate(store)).toEqual([]);
  });

  it('say of a thing what goes with the fullest name, in whichever order they come', async () => {
    const named = (nameEn: string, name: string, file: string) => {
      const source = sourceOf(
        `${head('关于支持测试产业发展的实施意见', '95')}一、主要任务\n\n支持${name}建设。\n`,
        file,
      );
      return reader.read(source).then((graph) => ({
        ...graph,
        entities: graph.entities.map((one) => (one.name === name ? { ...one, id: 'same', nameEn } : one)),
        mentions: graph.mentions.map((one) => (one.canonical === name ? { ...one, entity: 'same' } : one)),
        relations: [],
        targets: [],
      }));
    };
    const short = await named('Short', '中原科技城', 'a.txt');
    const full = await named('Full', '龙湖金融岛核心区', 'b.txt');
    const nameEn = async () =>
      (await store.read("MATCH (e:Entity {id: 'same'}) RETURN e.name AS name, e.nameEn AS nameEn"))[0];
    const said: unknown[] = [];
    for (const order of [
      [short, full],
      [full, short],
    ]) {
      await clear();
      for (const graph of order) await writeGraph(store, graph, 'v');
      said.push(await nameEn());
    }
    expect(said[0]).toEqual(said[1]);
    expect(said[0]).toMatchObject({ nameEn: 'Full' });
    await removeDocument(store, full.document.sha256);
    expect(await nameEn()).toMatchObject({ name: '中原科技城', nameEn: 'Short' });
  });
});

describe('removing a document', () => {
  it('removes exactly what it alone supported', async () => {
    await put(FIRST);
    const before = await dump();
    await put(SECOND);
    expect(await removeDocument(store, SECOND.sha256)).toBe(true);
    expect(await dump()).toBe(before);
  });

  it('leaves nothing behind when it was the only one', async () => {
    await put(FIRST);
    await removeDocument(store, FIRST.sha256);
    expect(await count('MATCH (n) WHERE NOT n:Migration RETURN count(n) AS n')).toBe(0);
  });

  it('that is not there is said to be so', async () => {
    expect(await removeDocument(store, 'f'.repeat(64))).toBe(false);
  });
});
