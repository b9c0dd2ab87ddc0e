import { describe, expect, it } from 'vitest';
import { type Json, useApi } from './client.js';

const api = useApi();
const run = async (query: string): Promise<Json> => (await api.run(query)).responsibilities;

const ROW =
  'institution { name } measure { heading plan { title } } lead confidence projects { name } evidence { text file line }';

describe('who is responsible for what', () => {
  it('is one query over all plans, each row with the sentence that names the unit', async () => {
    const { nodes, totalCount, pageInfo } = await run(
      `{ responsibilities(first: 100) { totalCount pageInfo { hasNextPage } nodes { ${ROW} } } }`,
    );
    expect(nodes).toHaveLength(100);
    expect(totalCount).toBeGreaterThan(100);
    expect(pageInfo.hasNextPage).toBe(true);
    for (const row of nodes) {
      expect(row.evidence.length).toBeGreaterThan(0);
      expect(row.measure.plan.title).not.toBe('');
    }
  });

  it('can be asked of one institution by any of its names', async () => {
    const { nodes } = await run(
      `{ responsibilities(institution: "市财政局", first: 100) { nodes { ${ROW} } } }`,
    );
    expect(new Set(nodes.map(({ institution }: Json) => institution.name))).toEqual(
      new Set(['郑州市财政局']),
    );
    expect(new Set(nodes.map(({ measure }: Json) => measure.plan.title)).size).toBeGreaterThan(1);
    for (const { evidence } of nodes) expect(evidence[0].text).toContain('财政局');
  });

  it('names the projects of the measure', async () => {
    const { nodes } = await run(
      `{ responsibilities(institution: "市林业局", first: 100) { nodes { ${ROW} } } }`,
    );
    const projects = nodes.flatMap(({ projects }: Json) => projects.map(({ name }: Json) => name));
    expect(projects).toContain('集体林权制度改革');
    expect(projects).toContain('森林质量精准提升工程');
  });

  it('tells who leads from who takes part', async () => {
    const leading = await run(`{ responsibilities(lead: true, first: 100) { totalCount nodes { ${ROW} } } }`);
    const others = await run(`{ responsibilities(lead: false, first: 1) { totalCount } }`);
    const all = await run(`{ responsibilities(first: 1) { totalCount } }`);
    expect(leading.totalCount).toBeGreaterThan(0);
    expect(leading.totalCount + others.totalCount).toBe(all.totalCount);
    for (const { lead, evidence } of leading.nodes) {
      expect(lead).toBe(true);
      expect(evidence.some(({ text }: Json) => /牵头|负责|组织实施|承办|责任单位/.test(text))).toBe(true);
    }
  });

  it('is empty for a name that no measure has', async () => {
    const { nodes, totalCount } = await run(
      '{ responsibilities(institution: "兰考县人民政府") { totalCount nodes { lead } } }',
    );
    expect({ nodes, totalCount }).toEqual({ nodes: [], totalCount: 0 });
  });
});
