import { execute, parse } from 'graphql';
import { listVariables, PLANNED_LISTS } from '../src/api/planAhead.js';
import { makeSchema } from '../src/api/server.js';
import { makeAsker } from '../src/ask/ask.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { ingestPaths } from '../src/cli/ingestPaths.js';
import { openStore } from '../src/cli/openStore.js';
import { openFileReader } from '../src/cli/reading/fileReader.js';
import * as explorer from '../src/explorer/generated/operations.js';
import { teachNames } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';

/**
 * How long the operations of the explorer take the first time, when the store has to plan their statements, and the next time. Each
 * begins with nothing planned; the store has its own code warm by the third round, and is slowest in the first after a start.
 */
const ROUNDS = Number(process.argv[2] ?? 2);
/** What an operation may take (PLANGRAPH_DEADLINE), in milliseconds. */
const DEADLINE = 5_000;

const knowledge = loadKnowledge();
teachNames(knowledge);
const { store, close } = await openStore(CONFIGURATION.parse(process.env), (line) => console.error(line));
const reader = await openFileReader();
await ingestPaths(store, reader, ['seeds']);
reader.close();
const schema = makeSchema(store, makeAsker(store, knowledge));

type Variables = Record<string, unknown>;
async function run(source: { toString(): string }, variables: Variables): Promise<Variables> {
  const { data, errors } = await execute({
    schema,
    document: parse(source.toString()),
    variableValues: variables,
    contextValue: {},
  });
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data as Variables;
}

const ids: Record<string, string> = {};
const names: Record<string, string> = {};
for (const list of PLANNED_LISTS) {
  const order =
    list === 'plans' || list === 'indicators' ? '' : ', orderBy: { field: PLANS, direction: DESC }';
  const data = await run(`{ ${list}(first: 2${order}) { nodes { id } } }`, {});
  const { nodes } = data[list] as { nodes: { id: string }[] };
  ids[list] = nodes[0]!.id;
  names[list] = list;
  if (list === 'plans') ids.otherPlan = nodes[1]!.id;
}
const PLACE = { place: '郑州市' };
const YEAR = { year: 2022 };
const FILE = { file: '002_d8b16eeae878069a.txt' };
/** What the facets of the page narrow to. */
const FILTERS: Readonly<Record<string, Variables | null>> = {
  '': null,
  place: PLACE,
  year: YEAR,
  file: FILE,
  sure: { minConfidence: 0.7 },
  'place and year': { ...PLACE, ...YEAR },
};

const narrowed = (
  filters: readonly string[],
  make: (filter: Variables | null) => [string, { toString(): string }, Variables][],
) =>
  filters.flatMap((name) =>
    make(FILTERS[name]!).map(
      ([label, source, variables]) => [`${label}${name && ` by ${name}`}`, source, variables] as const,
    ),
  );

const CASES = [
  ['Overview', explorer.OverviewDocument, { language: 'ZH' }],
  ['PlanPage', explorer.PlanPageDocument, { id: ids.plans }],
  ['IndicatorPage', explorer.IndicatorPageDocument, { id: ids.indicators }],
  ['DocumentPage', explorer.DocumentPageDocument, { id: ids.plans }],
  ['DutiesPage', explorer.DutiesPageDocument, { id: ids.plans }],
  ['ComparePage', explorer.ComparePageDocument, { a: ids.plans, b: ids.otherPlan }],
  ['ComparedTargets', explorer.ComparedTargetsDocument, { id: ids.plans }],
  ['Neighbourhood', explorer.NeighbourhoodDocument, { id: ids.zones, first: 30, skip: 0 }],
  ['Ask', explorer.AskDocument, { question: '哪些规划涉及中原科技城？' }],
  ...narrowed(Object.keys(FILTERS), (filter) =>
    PLANNED_LISTS.slice(1, 5).flatMap((list) => [
      [`ThingPage ${list}`, explorer.ThingPageDocument, { id: ids[list], filter }],
      [`ThingFacets ${list}`, explorer.ThingFacetsDocument, { id: ids[list], filter }],
    ]),
  ),
  ...narrowed(['', 'place', 'file'], (filter) =>
    PLANNED_LISTS.map((list) => [`Lists ${list}`, explorer.ListsDocument, listVariables(list, filter, 50)]),
  ),
  ...narrowed(['', 'place', 'file'], (filter) => [
    ['ReviewedNames', explorer.ReviewedNamesDocument, { filter, first: 50 }],
    ['ReviewedMerges', explorer.ReviewedMergesDocument, { filter, first: 50 }],
  ]),
] as const;

const timed = async (source: { toString(): string }, variables: Variables) => {
  const began = performance.now();
  await run(source, variables);
  return Math.round(performance.now() - began);
};
const header = [...Array.from({ length: ROUNDS }, (_, i) => `planned ${i + 1}`), 'again'];
console.log(`| operation | ${header.join(' | ')} |\n|---|${header.map(() => '--:').join('|')}|`);
const rows = new Map<string, number[]>(CASES.map(([name]) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  await store.read('CALL db.clearQueryCaches() YIELD value RETURN value');
  for (const [name, source, variables] of CASES) rows.get(name)!.push(await timed(source, variables));
}
for (const [name, source, variables] of CASES) rows.get(name)!.push(await timed(source, variables));
for (const [name, times] of rows) console.log(`| ${name} | ${times.join(' | ')} |`);
const first = [...rows.values()].map(([time]) => time!);
console.log(
  `\n${CASES.length} operations; planned for the first time: ${first.reduce((sum, time) => sum + time, 0)} ms in all, ` +
    `${first.filter((time) => time > DEADLINE).length} of them over ${DEADLINE} ms, the slowest ${Math.max(...first)} ms`,
);
await close();
