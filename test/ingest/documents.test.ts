// Small made-up documents of test/gold/documents and all that is read of each, written beside it: plans, sections, passages, names,
// relationships and targets. Several documents of one file have ===== between them. Names stand in angle brackets with their types, as somebody would give them (<Zone 云湖新城>), so that no
// model looks for them. What is read is written anew by npx vitest run test/ingest/documents.test.ts -u
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { type GivenMention, makeGivenRecogniser } from '../../src/ingest/recognise/given.js';
import type { Graph } from '../../src/model/graph.js';
import { knowledge, sourceOf, tagger } from './read.js';

const FOLDER = 'test/gold/documents';
const MARK = /<(Zone|Industry|Institution|Project|Plan) ([^>\n]+)>/g;

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
const texts = new Map(
  files.flatMap((file) =>
    readFileSync(`${FOLDER}/${file}`, 'utf8')
      .split('=====\n')
      .map((text, i) => [`${i + 1} of ${file}`, text] as const),
  ),
);
const given = [...texts].flatMap(([file, text]) =>
  text.split('\n').flatMap((line, i) =>
    [...line.matchAll(MARK)].map(
      ([, type, name]): GivenMention => ({
        file,
        type: type as GivenMention['type'],
        text: name!,
        line: i + 1,
      }),
    ),
  ),
);
const reader = makeGraphReader(knowledge, tagger, { recognise: makeGivenRecogniser(given) });

/** Fields that say something, in their order. */
const fields = (...all: readonly unknown[]): string =>
  all.map((one) => (one === null || one === undefined ? '-' : String(one))).join(' | ');

function* linesOf({ document, outline, mentions, entities, relations, targets }: Graph): Generator<string> {
  for (const { kind, count } of document.losses) yield fields('left out', kind, count);
  for (const plan of outline.plans) {
    const { title, number, issuers, date, dateKind, kind, periodStart, periodEnd } = plan;
    const when = fields(date, dateKind, periodStart, periodEnd);
    const where = fields(plan.jurisdiction, plan.documentKind, plan.fromLine, plan.toLine);
    yield fields('plan', title, number, issuers.join('、'), when, kind, where);
    for (const { id, level, role, marker, heading, line } of outline.sections.filter(
      (one) => one.plan === plan.id,
    )) {
      yield fields(`${'  '.repeat(level)}section`, line, role, marker, heading);
      for (const passage of outline.passages.filter(({ section }) => section === id)) {
        const cells = passage.cells.map(({ columns, row, text }) => `${columns.join('/')} ${row}: ${text}`);
        yield `${'  '.repeat(level + 1)}${fields(passage.kind, passage.line, passage.text, ...cells)}`;
      }
    }
  }
  for (const { type, text, canonical, reason } of mentions)
    yield fields('name', type, text, canonical, reason);
  for (const { type, name, kind, city, nameEn, pinyin } of entities)
    yield fields('thing', type, name, kind, city, nameEn, pinyin);
  for (const { subject, predicate, object, confidence, rule, line, context } of relations)
    yield fields(
      'states',
      `${subject.name} ${predicate} ${object.name}`,
      confidence.toFixed(2),
      rule,
      line,
      context === null ? null : 'by its context',
    );
  for (const target of targets) {
    const { indicator, comparator, value, valueMax, unit, year, baseline, baselineYear, per } = target;
    const from = fields(baseline, baselineYear, per, target.zone, target.industry);
    yield fields(
      'target',
      indicator,
      comparator,
      value,
      valueMax,
      unit,
      year,
      from,
      target.measures.name,
      target.text,
    );
  }
}

describe('what is read of small documents', () => {
  it.each(files)('%s', async (file) => {
    const read: string[] = [];
    for (const [name, text] of texts) {
      if (!name.endsWith(` of ${file}`)) continue;
      const graph = await reader.read(sourceOf(text.replace(MARK, '$2'), name));
      read.push([...linesOf(graph)].join('\n'));
    }
    const name = file.replace('.txt', '.read');
    await expect(`${read.join('\n=====\n')}\n`).toMatchFileSnapshot(`../gold/documents/${name}`);
  });
});
