import type { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Asker } from '../ask/ask.js';
import { readContext } from '../ask/interpret/context.js';
import { Problem } from '../model/problem.js';
import { type Answer, LANGUAGES, type QuestionLanguage } from '../model/question.js';
import type { Comparator } from '../model/target.js';
import { pageSize, skipped, writeCursor } from '../query/connection.js';
import { toGlobalId } from '../query/globalId.js';
import { NODE_TYPES } from '../query/graphModel.js';
import { kindsByCategory } from '../query/kinds.js';
import { compileNodes, compileOperation, refuseId, STORED_FIELDS } from '../query/operation.js';
import { SENTENCE_FIELDS } from '../query/rows.js';
import { FieldProblem, type Selection } from '../query/selection.js';
import { currentScope } from '../store/scope.js';
import type { Store } from '../store/store.js';
import { highlight } from './highlight.js';
import { refuseConditions } from './limits.js';
import { refusal, refuse } from './refusal.js';
import { tooLate } from './running.js';
import { readOperation, readSelection } from './selection.js';
import { readSigned, sign } from './signature.js';

const LONGEST_QUESTION = 500;
const LONGEST_CONTEXT = 8192;
/** Characters of a wrong value that an error repeats. */
const SHOWN = 80;

type Source = Readonly<Record<string, unknown>>;
/** Resolvers by type and field. */
export type Resolvers = Exclude<
  NonNullable<Parameters<typeof makeExecutableSchema>[0]['resolvers']>,
  readonly unknown[]
>;

/** Fields whose value was fetched with their root field stand in it under the key that the request gave them. */
export const readFetched: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) => {
  const holder = source as Source;
  const value = Object.hasOwn(holder, String(info.path.key))
    ? holder[String(info.path.key)]
    : holder[info.fieldName];
  if (info.fieldName === 'id' && typeof value === 'string') return globalIdOf(value, info.parentType.name);
  if (/[cC]ursor$/.test(info.fieldName) && Array.isArray(value)) return writeCursor(value);
  return value;
};

/** Keys become ids of their type; ids that the store has made of a type and a key too. */
function globalIdOf(value: string, typeName: string): string {
  if (typeName in NODE_TYPES) return toGlobalId(typeName, value);
  const [, type, key] = /^(\w+):(.+)$/.exec(value) ?? [];
  return type && key && type in NODE_TYPES ? toGlobalId(type, key) : value;
}

/** What the question before meant, out of the id of its answer. Only ids that a program on this store gave are run. */
function readBefore(id: string, key: string): string {
  const context = id.length <= LONGEST_CONTEXT ? readSigned(id, key) : null;
  if (context === null)
    throw refusal(
      `“${id.slice(0, SHOWN)}” is not the \`id\` of an answer. Give the one of the answer that the question goes on from, or no \`context\`.`,
    );
  if (!readContext(context))
    throw refusal('The question before has too many parts to go on from. Ask anew, without `context`.');
  return context;
}

/** The resolvers of the root. All fields of an operation that the store answers are one statement. */
export function makeResolvers(store: Store, asker: Asker, key: string): Resolvers {
  const running = new WeakMap<object, Promise<Fetched>>();
  const fetch = async (_source: unknown, args: Source, context: object, info: GraphQLResolveInfo) => {
    const all = running.get(context) ?? readAll(info);
    running.set(context, all);
    const { row, refused } = await all.catch(explain);
    const key = String(info.path.key);
    const problem = refused.get(key);
    if (problem) throw refuse(problem, { path: problem.path, nodes: info.fieldNodes });
    return info.fieldName === 'nodes' ? withRefusedIds(args.ids as string[], row[key]) : row[key];
  };
  const readAll = async (info: GraphQLResolveInfo): Promise<Fetched> => {
    const fields = readOperation(info).filter(({ field }) => STORED_FIELDS.includes(field));
    refuseConditions(fields);
    const { query, refused } = compileOperation(fields);
    const rows = query ? await store.read(query.cypher, query.parameters) : [];
    return { row: (rows[0]?.value ?? {}) as Source, refused };
  };
  return {
    Language: Object.fromEntries(LANGUAGES.map((language) => [language.toUpperCase(), language])),
    Query: {
      ...Object.fromEntries(STORED_FIELDS.map((field) => [field, fetch])),
      sampleQuestions: (_source: unknown, { language }: { language: QuestionLanguage }) =>
        asker
          .prepare()
          .then(() => asker.samples(language))
          .catch(explain),
      ask: async (
        _source: unknown,
        args: { question: string; language?: QuestionLanguage; context?: string },
        _context: unknown,
        info: GraphQLResolveInfo,
      ) => {
        if (args.question.length > LONGEST_QUESTION) {
          throw refusal(
            `The question has ${args.question.length} characters; at most ${LONGEST_QUESTION} are read. Ask for one thing at a time.`,
          );
        }
        // Answers to what was not understood have an empty id.
        const before = args.context && readBefore(args.context, key);
        await asker.prepare().catch(explain);
        const answer = await asker.ask(args.question, args.language, before).catch(explain);
        const signed = { ...answer, id: sign(answer.id, key) };
        return fillIn(signed, readSelection(info), store).catch(explain);
      },
    },
    Node: { __resolveType: typeOf },
    Entity: { __resolveType: typeOf },
    Comparator: {
      EQUAL: '=',
      AT_LEAST: '>=',
      ABOVE: '>',
      AT_MOST: '<=',
      BELOW: '<',
      ABOUT: '~',
    } satisfies Record<string, Comparator>,
    EntityKind: kindsByCategory(),
    DateKind: { ISSUED: 'issued', PUBLISHED: 'published', ADOPTED: 'adopted' },
    SearchHit: {
      highlight: (hit: Source, _args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
        highlight(String(readFetched(hit, {}, {}, info)), searchedFor(info)),
    },
    Statement: { from: readEnd, to: readEnd },
    Target: {
      // The targets of an answer have it by its name in the store.
      comparison: (target: Source, args: unknown, context: unknown, info: GraphQLResolveInfo) =>
        readFetched(target, args as Source, context, info) ?? target.comparator,
    },
  };
}

/** An end of a statement is the id of what stands there. */
const readEnd: GraphQLFieldResolver<unknown, unknown> = (step, args, context, info) =>
  globalIdOf(String(readFetched(step, args, context, info)), info.parentType.name);

const typeOf = (value: { __typename: string }) => value.__typename;

/** The words of the search that a hit belongs to. */
function searchedFor(info: GraphQLResolveInfo): string {
  let path = info.path;
  while (path.prev) path = path.prev;
  const root = readOperation({ ...info, parentType: info.schema.getQueryType()! }).find(
    ({ key }) => key === String(path.key),
  );
  return String(root?.args.text ?? root?.args.prefix ?? '');
}

/** What the store answered of an operation, and what was not asked of it. */
interface Fetched {
  readonly row: Source;
  readonly refused: ReadonlyMap<string, FieldProblem>;
}

/** An id that is none is an error in its own place of the list. */
function withRefusedIds(ids: readonly string[], nodes: unknown): unknown[] {
  return (nodes as unknown[]).map((node, i) => {
    const problem = refuseId(ids[i]!);
    return problem ? refuse(problem) : node;
  });
}

/** The lists of an answer whose rows are nodes of the graph. */
const NODES_OF_ANSWER = { evidence: 'Evidence', targets: 'Target' } as const;
/** What the statements of questions bring of those nodes and with them, by type. */
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  Evidence: SENTENCE_FIELDS,
  Target: Object.keys(NODE_TYPES.Target!.properties),
  Indicator: Object.keys(NODE_TYPES.Indicator!.properties),
  Plan: ['id', 'title'],
};
const BROUGHT_WITH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Evidence: { plan: 'Plan' },
  Target: { indicator: 'Indicator', plan: 'Plan' },
};

function isBrought(type: string, { field, below }: Selection): boolean {
  if (field === '__typename') return true;
  const other = BROUGHT_WITH[type]?.[field];
  return other ? below.every((part) => isBrought(other, part)) : BROUGHT[type]!.includes(field);
}

/** An answer, with the number of its sentences and, by the keys of the request, what was fetched of its nodes. */
type FilledAnswer = Answer & { readonly evidenceCount: number } & Source;

/** Fetches what a request asks of the sentences and targets of an answer beyond what the answer brought, in one statement each. */
async function fillIn(answer: Answer, asked: Selection, store: Store): Promise<FilledAnswer> {
  const filled: Record<string, unknown> = {};
  for (const part of asked.below) {
    const field = part.field as keyof typeof NODES_OF_ANSWER;
    const type = NODES_OF_ANSWER[field];
    if (type) filled[part.key] = await fetchNodes(rowsAsked(answer, field, part), { type, part }, store);
  }
  const evidenceCount = answer.evidence.length + answer.furtherEvidence.length;
  return { ...answer, evidenceCount, ...filled };
}

/** A node of an answer: what it brought of it, or its key alone. */
type NodeOfAnswer = { readonly id: string } & Source;

/** The nodes of an answer that are asked for: of its sentences the page, which may go beyond those that it brought. */
function rowsAsked(
  answer: Answer,
  field: keyof typeof NODES_OF_ANSWER,
  { args }: Selection,
): readonly NodeOfAnswer[] {
  const brought = answer[field] as readonly NodeOfAnswer[];
  if (field !== 'evidence') return brought;
  const start = skipped(args);
  if (typeof args.first !== 'number') return brought.slice(start);
  const all = [...brought, ...answer.furtherEvidence.map((id) => ({ id }))];
  return all.slice(start, start + pageSize(args));
}

async function fetchNodes(
  rows: readonly NodeOfAnswer[],
  { type, part }: { readonly type: string; readonly part: Selection },
  store: Store,
): Promise<readonly Source[]> {
  const isThere = (row: NodeOfAnswer) =>
    Object.keys(row).length > 1 && part.below.every((one) => isBrought(type, one));
  if (rows.every(isThere)) return rows;
  const keys = rows.map(({ id }) => id);
  const { cypher, parameters } = compileNodes(type, keys, part.below);
  const [row] = await store.read(cypher, parameters);
  const found = (row?.value ?? []) as (Source | null)[];
  return rows.map((one, i) => ({ ...one, ...found[i], ...('year' in one ? { year: one.year } : {}) }));
}

/** The operation was ended: it took too long, or nobody waits for it any more, as at every sign that is typed. No failure to write down. */
function explainEnd(): void {
  const scope = currentScope();
  // The store may see the end of the time before this process does.
  const isOver = scope !== undefined && performance.now() >= scope.deadline;
  if (!scope?.signal.aborted && !isOver) return;
  const { reason } = scope.signal as { reason?: Error };
  throw isOver || reason?.name === 'TimeoutError'
    ? tooLate()
    : refusal('The request was given up.', 'ABORTED');
}

/** Failures that users can act on reach them with their code; the rest is masked by the server. */
function explain(error: unknown): never {
  explainEnd();
  if (error instanceof FieldProblem) throw refuse(error, { path: error.path });
  if (error instanceof Problem) throw refuse(error);
  throw error;
}
