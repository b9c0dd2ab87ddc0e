import { bare } from '../../language/fold.js';
import { groupBy } from '../../language/group.js';
import { sourceSpan, writtenText } from '../../language/sourceMap.js';
import { readTitleKey } from '../../language/titles.js';
import type { Document, Span } from '../../model/document.js';
import type { Entity } from '../../model/entity.js';
import type { Graph } from '../../model/graph.js';
import type { Plan } from '../../model/plan.js';
import type { Relation } from '../../model/relation.js';
import type { Target } from '../../model/target.js';
import { loadStatement } from '../../store/statements.js';
import type { RunStatement, Store, StoreRow } from '../../store/store.js';
import { shortenTitle } from './shortTitle.js';

const BATCH = 1000;

/**
 * Writes what a document says, in one transaction, in the place of what was stored of the same file
 * before. Writing the same graph twice changes nothing, at once or one after the other: writers wait for one another in the store.
 *
 * @param reader version of what read it, see `GraphReader`
 */
export async function writeGraph(store: Store, graph: Graph, reader: string): Promise<void> {
  await store.write(async (run) => {
    await run(loadStatement('write/lock'));
    const { path, sha256 } = graph.document;
    for (const old of await run(loadStatement('read/stored'), { path, sha256 }))
      await remove(run, old.sha256 as string);
    await write(run, graph, reader);
  });
}

/**
 * Removes a document with everything that it alone supports. False where there is no such document.
 *
 * @param sha256 the digest of the file
 */
export async function removeDocument(store: Store, sha256: string): Promise<boolean> {
  return store.write(async (run) => {
    await run(loadStatement('write/lock'));
    if ((await run(loadStatement('read/stored'), { path: '', sha256 })).length === 0) return false;
    await remove(run, sha256);
    return true;
  });
}

async function remove(run: RunStatement, sha256: string): Promise<void> {
  const ids = (row: StoreRow | undefined, name: string) => (row?.[name] ?? []) as string[];
  const [facts] = await run(loadStatement('write/remove_facts'), { prefix: passagePrefix(sha256) });
  const [removed] = await run(loadStatement('write/remove_document'), { sha256 });
  const entities = [...new Set([...ids(facts, 'entities'), ...ids(removed, 'issuers')])];
  await run(loadStatement('write/remove_orphans'), {
    entities,
    indicators: ids(removed, 'indicators'),
    cited: ids(facts, 'cited'),
  });
  await run(loadStatement('write/cited_numbers'), { cited: ids(facts, 'cited') });
  await run(loadStatement('write/aliases'), { entities });
  await run(loadStatement('write/indicators'), { indicators: ids(removed, 'indicators') });
}

/** What the ids of a document's passages begin with. */
const passagePrefix = (sha256: string) => `${sha256.slice(0, 16)}-`;

async function write(run: RunStatement, graph: Graph, reader: string): Promise<void> {
  const { document, outline } = graph;
  const rows = async (statement: string, all: readonly unknown[], parameters = {}) => {
    for (let i = 0; i < all.length; i += BATCH) {
      await run(loadStatement(`write/${statement}`), { ...parameters, rows: all.slice(i, i + BATCH) });
    }
  };
  const cited = graph.entities.filter((entity) => entity.type === 'Plan');
  const entities = graph.entities.filter((entity) => entity.type !== 'Plan');
  const planOf = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const targets = graph.targets.map((target) => ({ target, ...place(document, target.span) }));

  await run(loadStatement('write/document'), { document: { ...documentProperties(graph), reader } });
  await rows(
    'plans',
    outline.plans.map((plan) => ({ ...planProperties(plan), titleEn: graph.titlesEn.get(plan.id) })),
    { sha256: document.sha256 },
  );
  await rows(
    'sections',
    outline.sections.map(({ id, plan, parent, span: _, ...properties }) => ({
      id,
      plan,
      parent,
      properties: { ...properties, plan },
    })),
  );
  await rows(
    'passages',
    outline.passages.map(({ id, plan, section, kind, line, page, span }) => ({
      id,
      section,
      properties: {
        kind,
        text: writtenText(document, span),
        line,
        page,
        plan,
        file: document.name,
        vector: graph.vectors.get(id),
        ...place(document, span),
      },
    })),
  );
  await rows('entities', entities.map(entityRow));
  await rows(
    'external_plans',
    cited.map((entity) => ({ id: entity.id, properties: citedProperties(entity) })),
  );
  const describe = describeOnce(entities);
  const passageStarts = new Map(outline.passages.map(({ id, span }) => [id, span.start]));
  await rows(
    'mentions',
    graph.mentions.map(({ passage, entity, canonical, number, confidence, resolution, span }) => ({
      passage,
      entity,
      number,
      confidence,
      resolution: resolution ?? {},
      name: canonical,
      text: writtenText(document, span),
      offset: span.start - passageStarts.get(passage)!,
      described: describe(entity),
      ...place(document, span),
    })),
  );
  await rows(
    'issuers',
    [...graph.issuers].flatMap(([plan, issuers]) =>
      issuers.map((issuer) => ({ plan, issuer, described: describe(issuer) })),
    ),
  );
  await rows('relations', foldRelations(graph.relations), { prefix: passagePrefix(document.sha256) });
  await rows(
    'targets',
    targets.map(({ target, start, end }) => {
      const { span: _, plan, passage, indicator, zone, industry, measures, reason, ...properties } = target;
      return {
        plan,
        passage,
        indicator: measures,
        reason,
        properties: {
          ...properties,
          planId: plan,
          name: indicator,
          measures: measures.name,
          measuresEn: measures.nameEn,
          scope: zone,
          sector: industry,
          baseUnit: measures.unit,
          ...standing(target, planOf.get(plan)!),
          start,
          end,
        },
        about: entities
          .filter(
            ({ type, name }) =>
              (type === 'Zone' && name === zone) || (type === 'Industry' && name === industry),
          )
          .map(({ id }) => id),
      };
    }),
  );
  await run(loadStatement('write/cited_numbers'), { cited: cited.map(({ id }) => id) });
  await run(loadStatement('write/same_plans'), {
    keys: [...outline.plans.map(({ title }) => title), ...cited.map(({ name }) => name)].map(
      (title) => readTitleKey(title).key,
    ),
    numbers: [...outline.plans, ...graph.mentions]
      .map(({ number }) => number)
      .filter((number) => number !== null),
  });
  await run(loadStatement('write/aliases'), { entities: entities.map(({ id }) => id) });
  await run(loadStatement('write/indicators'), {
    indicators: graph.targets.map(({ measures }) => measures.id),
  });
}

/**
 * The year by which a target holds (its own, or the last of the plan's period), and the growth a year in per cent, compound, that
 * leads from its baseline to it.
 */
function standing(target: Target, plan: Plan): { holdsBy: number | null; growthPerYear: number | null } {
  const holdsBy = target.year ?? plan.periodEnd;
  const { baseline, baselineYear, value } = target;
  const years = holdsBy && baselineYear ? holdsBy - baselineYear : 0;
  const grows = baseline !== null && baseline > 0 && value > 0 && years > 0;
  return {
    holdsBy,
    growthPerYear: grows ? Number((100 * ((value / baseline) ** (1 / years) - 1)).toFixed(2)) : null,
  };
}

/** Start and end in the source, as they are shown to users. */
function place(document: Document, span: Span): Span {
  return sourceSpan(document, span);
}

function documentProperties({ document, outline }: Graph): Record<string, unknown> {
  return {
    sha256: document.sha256,
    path: document.path,
    name: document.name,
    mediaType: document.mediaType,
    encoding: document.encoding,
    characters: document.source.length,
    unreadable: document.unreadable,
    text: document.source,
    url: document.url,
    kind: outline.plans[0]?.documentKind ?? 'policy',
    title: outline.plans.length === 1 ? outline.plans[0]!.title : document.name,
  };
}

function planProperties(plan: Plan): Record<string, unknown> {
  const { span: _, documentKind: __, date, file, ...properties } = plan;
  const said = readTitleKey(plan.title);
  return {
    ...properties,
    shortTitle: shortenTitle(plan.title, plan.jurisdiction),
    issuedOn: date,
    file,
    ...said,
    organ: bare(plan.issuers.join('')) || said.organ,
    external: false,
  };
}

function citedProperties({ name, nameEn }: Entity): Record<string, unknown> {
  return {
    title: name,
    shortTitle: shortenTitle(name),
    titleEn: nameEn,
    issuers: [],
    ...readTitleKey(name),
    external: true,
  };
}

/** What a document knows of its entities, for the first that asks for each; nothing for the others. */
function describeOnce(entities: readonly Entity[]): (id: string) => Partial<Entity> {
  const left = new Map(entities.map((entity) => [entity.id, entity]));
  return (id) => {
    const entity = left.get(id);
    if (!entity) return {};
    left.delete(id);
    const { name, nameEn, nameEnSource, pinyin, kind, city, knownAliases } = entity;
    return { name, nameEn, nameEnSource, pinyin, kind, city, knownAliases };
  };
}

function entityRow({
  id,
  type,
  name,
  nameEn,
  nameEnSource,
  pinyin,
  kind,
  city,
  knownAliases,
}: Entity): Record<string, unknown> {
  return { id, type, properties: { name, nameEn, nameEnSource, pinyin, kind, city, type, knownAliases } };
}

/** One row for each pair of ends and predicate, with all of its evidence. */
function foldRelations(relations: readonly Relation[]): Record<string, unknown>[] {
  const groups = groupBy(
    relations,
    ({ predicate, subject, object }) => `${predicate} ${subject.id} ${object.id}`,
  );
  return [...groups.values()].map((group) => {
    const evidence = evidenceOf(group);
    return {
      type: group[0]!.predicate,
      from: group[0]!.subject.id,
      to: group[0]!.object.id,
      evidence: evidence.map(({ passage }) => passage),
      confidences: evidence.map(({ confidence }) => confidence),
      rules: evidence.map(({ rule }) => rule),
    };
  });
}

/** The passages that state a relationship, then those that name an end which one of these leaves out; each once. */
function evidenceOf(relations: readonly Relation[]): Pick<Relation, 'passage' | 'confidence' | 'rule'>[] {
  const named = relations.flatMap((relation) =>
    relation.context === null ? [] : [{ ...relation, passage: relation.context }],
  );
  return [...groupBy([...relations, ...named], ({ passage }) => passage).values()].map((group) =>
    group.reduce((best, other) => (other.confidence > best.confidence ? other : best)),
  );
}
