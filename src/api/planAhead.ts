import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { toGlobalId } from '../query/globalId.js';
import { inScope } from '../store/scope.js';
import { log } from '../telemetry/log.js';
import { isExplorerBuilt } from './explorer.js';

/** All that the explorer asks; `npm run build` puts it beside its page. */
const OPERATIONS_FILE = fileURLToPath(new URL('../../dist/explorer/operations.graphql', import.meta.url));
/** How long one may take, and how long the store is left alone while others ask it, in milliseconds. */
const LONGEST = 60_000;
const PAUSE = 250;

type Variables = Readonly<Record<string, unknown>>;
/** An operation of the explorer, as it may be asked. */
export type Usual = readonly [operation: string, variables: Variables];

/** What there are lists of. */
export const PLANNED_LISTS = [
  'plans',
  'zones',
  'industries',
  'institutions',
  'projects',
  'indicators',
] as const;
type List = (typeof PLANNED_LISTS)[number];
const THINGS = ['Zone', 'Industry', 'Institution', 'Project'];
/** The id of a node that there is not, as long as others: the statement is planned, for texts of this length, and finds nothing. */
const none = (type: string) => toGlobalId(type, '-'.repeat(16));
const [PLAN, NARROWED] = [none('Plan'), { file: '-' }];

/** The variables of the operation for a page of one list, narrowed by a filter. */
export const listVariables = (list: List, filter: Variables | null, first: number): Variables => ({
  ...Object.fromEntries(PLANNED_LISTS.map((name) => [name, name === list])),
  ...filter,
  stated: filter,
  planOrder: { field: 'TITLE' },
  order: { field: 'PLANS', direction: 'DESC' },
  first,
});
/** The variables of the operation for the next page of what two plans both have of a type. */
const moreOfList = (type: number): Variables => ({
  ...Object.fromEntries(
    ['zones', 'industries', 'institutions', 'projects'].map((name, i) => [name, i === type]),
  ),
  ...{ a: PLAN, b: PLAN, skip: 0, shared: true, onlyA: false, onlyB: false },
});
const ofList = (list: List, filter: Variables | null): Usual => ['Lists', listVariables(list, filter, 0)];
/** What is asked first comes first. Whatever a page is narrowed to, it is one more statement (`plansFor`). */
export const USUAL: readonly Usual[] = [
  ['Overview', { language: 'ZH' }],
  ['Ask', { question: 'Which plans are there?' }],
  ['AnswerEvidence', { question: 'Which plans are there?', first: 1, skip: 1000 }],
  ['Suggest', { prefix: '-' }],
  ['DocumentPage', { id: PLAN }],
  ['Facts', { id: none('Evidence') }],
  ['PlanPage', { id: PLAN }],
  ...THINGS.flatMap((type): Usual[] => [
    ['ThingPage', { id: none(type), filter: null }],
    ['ThingFacets', { id: none(type), filter: null }],
  ]),
  ['IndicatorPage', { id: none('Indicator') }],
  ...PLANNED_LISTS.map((list) => ofList(list, null)),
  ...['Plan', ...THINGS].map((type): Usual => ['Neighbourhood', { id: none(type), first: 0, skip: 0 }]),
  ['PlanChoices', {}],
  ['ComparePage', { a: PLAN, b: PLAN }],
  ['ComparedTargets', { id: PLAN }],
  ...THINGS.map((type): Usual => ['Statements', { from: PLAN, to: none(type), first: 0, skip: 0 }]),
  ...THINGS.map((_, i): Usual => ['CompareMore', moreOfList(i)]),
  ['DutiesPage', { id: PLAN }],
  ...THINGS.flatMap((type): Usual[] => [
    ['ThingPage', { id: none(type), filter: NARROWED }],
    ['ThingFacets', { id: none(type), filter: NARROWED }],
  ]),
  ...PLANNED_LISTS.slice(0, -1).map((list) => ofList(list, NARROWED)),
  ...['ReviewedNames', 'ReviewedMerges'].flatMap((name): Usual[] => [
    [name, { filter: null, first: 0 }],
    [name, { filter: { place: '-' }, first: 0 }],
  ]),
  ['ReadDocuments', {}],
];

/**
 * Lets the store plan the statements of the explorer before somebody waits for them: planning takes it up to seconds, running them
 * milliseconds. One after the other, while nobody asks for anything else.
 *
 * @param isBusy whether operations are running
 * @param signal ends it
 */
export async function planAhead(
  schema: GraphQLSchema,
  isBusy: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  if (!isExplorerBuilt()) return;
  const document = parse(readFileSync(OPERATIONS_FILE, 'utf8'));
  try {
    for (const usual of USUAL) {
      while (isBusy()) await sleep(PAUSE, undefined, { signal });
      signal.throwIfAborted();
      await plan(schema, document, usual, signal);
    }
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'not planned ahead');
  }
}

async function plan(
  schema: GraphQLSchema,
  document: DocumentNode,
  [operationName, variableValues]: Usual,
  signal: AbortSignal,
): Promise<void> {
  const scope = {
    signal,
    deadline: performance.now() + LONGEST,
    pause: () => () => {},
    requestId: 'plan-ahead',
  };
  const { errors } = await inScope(scope, () =>
    execute({ schema, document, operationName, variableValues, contextValue: {} }),
  );
  if (errors && !signal.aborted) log.warn({ err: errors[0], operation: operationName }, 'not planned ahead');
}
