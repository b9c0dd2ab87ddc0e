import { describe, expect, it } from 'vitest';
import { type Json, useApi } from './client.js';

const { run } = useApi();
const PASSAGES = `passages { id kind text line start end
  mentions { text start end sourceStart sourceEnd names { id type name } } }`;

describe('a document', () => {
  it('is told from its text and its sections: every passage and every name stands where it says', async () => {
    const { documents } = await run('{ documents { text characters url plans { id } } }');
    let seen = 0;
    for (const { text, characters, plans } of documents) {
      expect(text).toHaveLength(characters);
      const { plan } = await run(
        `query($id: ID!) { plan(id: $id) { document { characters } sections(flat: true) { ${PASSAGES} } } }`,
        { id: plans[0].id },
      );
      expect(plan.document.characters).toBe(characters);
      for (const passage of plan.sections.flatMap(({ passages }: Json) => passages)) {
        for (const mention of passage.mentions) {
          expect(passage.text.slice(mention.start, mention.end)).toBe(mention.text);
          // Between these two the source may have its layout, and the foot and head of pages.
          expect(text[mention.sourceStart]).toBe(mention.text.at(0));
          expect(text[mention.sourceEnd - 1]).toBe(mention.text.at(-1));
          expect(mention.sourceStart).toBeGreaterThanOrEqual(passage.start);
          expect(mention.sourceEnd).toBeLessThanOrEqual(passage.end);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(500);
  });

  it('has the same sections as a tree and in a row, each passage in one of them, in the order of the text', async () => {
    const { documents } = await run('{ documents { plans { id } } }');
    const { plan } = await run(
      `query($id: ID!) { plan(id: $id) {
        flat: sections(flat: true) { id level line parent { id } passages { id start } }
        tree: sections { ...S sections { ...S sections { ...S sections { ...S sections { ...S sections { ...S } } } } } }
      } }
      fragment S on Section { id }`,
      { id: documents[0].plans[0].id },
    );
    const walked: string[] = [];
    const parents = new Map<string, string | null>();
    const walk = (sections: Json[], above: string | null): void => {
      for (const section of sections ?? []) {
        walked.push(section.id);
        parents.set(section.id, above);
        walk(section.sections, section.id);
      }
    };
    walk(plan.tree, null);
    expect(walked.length).toBeGreaterThan(5);
    expect(plan.flat.map(({ id }: Json) => id)).toEqual(walked);
    for (const { id, parent } of plan.flat) expect(parent?.id ?? null).toBe(parents.get(id));
    const starts = plan.flat.flatMap(({ passages }: Json) => passages.map(({ start }: Json) => start));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('that is only cited has no file and no sections', async () => {
    const { plans } = await run(
      '{ plans { nodes { cites(first: 5) { nodes { external document { id } sections { id } } } } } }',
    );
    const cited = plans.nodes
      .flatMap(({ cites }: Json) => cites.nodes)
      .filter(({ external }: Json) => external);
    expect(cited.length).toBeGreaterThan(0);
    for (const one of cited) expect(one).toEqual({ external: true, document: null, sections: [] });
  });
});

describe('a passage', () => {
  it('says what it is evidence of: the facts that lead to it lead back', async () => {
    const { zones } = await run(
      `{ zones(filter: { name: "中原科技城" }) { nodes { id plans(first: 3) { edges { node { id } evidence(first: 2) {
        id kind facts { predicate confidence subject { id type name } object { id name } } } } } } } }`,
    );
    const [zone] = zones.nodes;
    expect(zone.plans.edges.length).toBeGreaterThan(1);
    for (const { node, evidence } of zone.plans.edges) {
      for (const { facts } of evidence) {
        const [fact] = facts.filter(
          ({ predicate, object }: Json) => predicate === 'TARGETS' && object.id === zone.id,
        );
        expect(fact.subject).toMatchObject({ id: node.id, type: 'Plan' });
        expect(fact.confidence).toBeGreaterThan(0);
        expect(fact.confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  it('names the targets that it sets', async () => {
    const { indicator } = await run(
      '{ indicator(name: "研发投入强度") { targets(first: 2) { nodes { id evidence { targets { id } } } } } }',
    );
    expect(indicator.targets.nodes.length).toBeGreaterThan(0);
    for (const { id, evidence } of indicator.targets.nodes)
      expect(evidence[0].targets.map((one: Json) => one.id)).toContain(id);
  });

  it('that is asked for within a neighbourhood has its own names', async () => {
    const { zones } = await run('{ zones(filter: { name: "中原科技城" }) { nodes { id } } }');
    const { neighbourhood } = await run(
      'query($id: ID!) { neighbourhood(id: $id, first: 5) { edges { evidence { text mentions { text names { name } } } } } }',
      { id: zones.nodes[0].id },
    );
    for (const { text, mentions } of neighbourhood.edges.flatMap(({ evidence }: Json) => evidence)) {
      expect(mentions.length).toBeGreaterThan(0);
      for (const mention of mentions) expect(text).toContain(mention.text);
    }
  });
});
