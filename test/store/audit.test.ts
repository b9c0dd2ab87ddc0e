import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { auditGraph } from '../../src/cli/audit.js';
import type { Finding } from '../../src/cli/doctor.js';
import { loadFile } from '../../src/ingest/load/load.js';
import { writeGraph } from '../../src/ingest/write/write.js';
import { migrate } from '../../src/store/migrate.js';
import { Store } from '../../src/store/store.js';
import { knowledge, reader } from '../ingest/read.js';

const TEXT = `郑州市人民政府

关于支持测试产业发展的实施意见

郑政〔2022〕91号

根据《关于支持试验产业发展的实施意见》（郑政〔2021〕7号）制定。

一、主要任务

1. [bookmark: _Toc1][bookmark: _Toc2][bookmark: _Toc3]发展目标

到2025年，高新技术企业达到100家。支持中原科技城和
龙湖金融岛建设，发展区块链产业。
`;

let store: Store;
let path = '';
beforeAll(async () => {
  store = await Store.connect(inject('scratch'));
  path = join(mkdtempSync(join(tmpdir(), 'plangraph-audit-')), 'plan.txt');
  writeFileSync(path, TEXT);
});
afterAll(async () => {
  rmSync(join(path, '..'), { recursive: true });
  await store.close();
});
beforeEach(async () => {
  await store.write((run) => run('MATCH (n) WHERE NOT n:Migration DETACH DELETE n'));
  await migrate(store);
  writeFileSync(path, TEXT);
  await writeGraph(store, await reader.read(await loadFile(path)), reader.version);
});

async function audit(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of auditGraph(store, knowledge)) findings.push(finding);
  return findings;
}
const statesOf = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ what, state }) => [what, state]));
const well = { evidence: 'ok', counts: 'ok', ids: 'ok', orphans: 'ok', 'plan.txt': 'ok' };

describe('the audit of the graph', () => {
  it('finds nothing wrong in what was just read', async () => {
    expect(statesOf(await audit())).toEqual(well);
  });

  it.each([
    ['evidence', "MATCH ()-[r:TARGETS]->() SET r.evidence = ['nowhere']", ['evidence']],
    ['evidence', 'MATCH ()-[r:FOCUSES_ON]->() REMOVE r.evidence', ['evidence', 'counts']],
    ['counts', 'MATCH ()-[r:TARGETS]->() SET r.count = 7', ['counts']],
    ['counts', 'MATCH ()-[r:TARGETS]->() SET r.confidence = 0.01', ['counts']],
    ['ids', "MATCH (s:Section) SET s.plan = 'nowhere'", ['ids']],
    ['ids', "MATCH (t:Target) SET t.planId = 'nowhere'", ['ids']],
    ['orphans', "CREATE (:Entity:Zone {id: 'x', type: 'Zone', name: '无处'})", ['orphans']],
    ['orphans', 'MATCH (:Target)-[r:MEASURES]->() DELETE r', ['orphans']],
    [
      'plan.txt',
      "MATCH (p:Passage) WHERE p.text CONTAINS '区块链' SET p.text = '支持区块链。'",
      ['plan.txt'],
    ],
    ['plan.txt', "MATCH (p:Passage) WHERE p.text CONTAINS '区块链' SET p.line = 1", ['plan.txt']],
  ])('finds what is wrong: %s (%s)', async (what, breaking, bad) => {
    await store.write((run) => run(breaking));
    const findings = await audit();
    expect(statesOf(findings)).toEqual({ ...well, ...Object.fromEntries(bad.map((one) => [one, 'bad'])) });
    expect(findings.find((finding) => finding.what === what)!.message).toMatch(/not (?:so|what)/);
  });

  it('says which documents it could not compare', async () => {
    writeFileSync(path, `${TEXT}\n`);
    expect((await audit()).at(-1)).toMatchObject({
      state: 'note',
      message: expect.stringMatching(/has changed/),
    });
    await store.write((run) => run("MATCH (d:Document) SET d.path = '/nowhere/plan.txt'"));
    expect((await audit()).at(-1)).toMatchObject({
      state: 'note',
      message: expect.stringMatching(/not here/),
    });
  });
});
