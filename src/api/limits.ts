import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LARGEST_FILE } from '../model/document.js';
import type { Selection } from '../query/selection.js';

/** What a request may ask for at most. Depth is enough for three connections inside one another, with their evidence. */
export const LIMITS = {
  depth: 16,
  aliases: 30,
  tokens: 2000,
  /** Pages multiply: three of a hundred inside one another are too much, two with their evidence are not. */
  cost: 5_000_000,
  /** Conditions in all filters of an operation: planning its statement takes longer than they are many. */
  conditions: 40,
  /** Of one client in a minute. */
  requests: 1200,
  /** Of a request without files. */
  body: 256 * 1024,
  /** Of an upload: a file and the form around it. */
  upload: LARGEST_FILE + 64 * 1024,
} as const;

/** The plugins that keep requests within the limits; fragments count as what they stand for. */
export function limitPlugins(): Plugin[] {
  return [
    maxTokensPlugin({ n: LIMITS.tokens }),
    maxDepthPlugin({ n: LIMITS.depth, flattenFragments: true }),
    maxAliasesPlugin({ n: LIMITS.aliases }),
    costLimitPlugin({ maxCost: LIMITS.cost, depthCostFactor: 1.3, flattenFragments: true }),
    codePlugin,
  ] as Plugin[];
}

function countConditions(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countConditions(one), 0);
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'object') return 1;
  return Object.values(value).reduce((sum: number, one) => sum + countConditions(one), 0);
}

/** Filters of fields below the root that are the same are found once (`plansFor`): again they are one condition more. */
function conditionsBelow({ below }: Selection, known: Set<string>): number {
  return below.reduce((sum, one) => {
    const filter = one.args.filter ? JSON.stringify(one.args.filter) : '';
    const own = known.has(filter) ? 1 : countConditions(one.args.filter);
    if (filter) known.add(filter);
    return sum + (filter ? own : 0) + conditionsBelow(one, known);
  }, 0);
}

/** @throws GraphQLError LIMIT_EXCEEDED where the filters of an operation hold too many conditions */
export function refuseConditions(fields: readonly Selection[]): void {
  const known = new Set<string>();
  const found = fields.reduce(
    (sum, one) => sum + countConditions(one.args.filter) + conditionsBelow(one, known),
    0,
  );
  const most = LIMITS.conditions;
  if (found > most)
    throw new GraphQLError(
      `The filters of the operation hold ${found} conditions; at most ${most} are answered. Ask in several requests, or for ids with \`nodes(ids)\`.`,
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'conditions', most, found } },
    );
}

/** What a limit is called in `extensions.limit`, how the plugin words it, and how to stay under it. */
interface Limit {
  readonly name: 'tokens' | 'depth' | 'aliases' | 'cost';
  readonly pattern: RegExp;
  readonly say: (most: number, found: number) => string;
}

const LIMITS_OF_OPERATIONS: readonly Limit[] = [
  {
    name: 'tokens',
    pattern: /Token limit of (\d+) exceeded/,
    say: (most) =>
      `The operation has more than ${most} tokens (names, signs and values). Ask in several requests, or pass long lists as variables.`,
  },
  {
    name: 'depth',
    pattern: /depth limit of (\d+) exceeded, found (\d+)/,
    say: (most, found) =>
      `The operation is ${found} levels deep; at most ${most} are answered. Ask for what is below in a second request: \`node(id)\` goes on from anything.`,
  },
  {
    name: 'aliases',
    pattern: /Aliases limit of (\d+) exceeded, found (\d+)/,
    say: (most, found) =>
      `The operation has ${found} aliases; at most ${most} are answered. Ask in several requests, or for many ids at once with \`nodes(ids)\`.`,
  },
  {
    name: 'cost',
    pattern: /Cost limit of (\d+) exceeded, found (\d+(?:\.\d+)?(?:e\+\d+)?)/,
    say: (most, found) =>
      `The operation costs ${Math.round(found)}; at most ${most} is answered. Pages inside one another multiply: ask for less with \`first\`, or for what is below in a second request.`,
  },
];

/** An error as it is sent: which limit was exceeded, by how much and what to do, or that the operation is not valid. */
function codeError(error: GraphQLError): GraphQLError {
  if (error.path !== undefined) return error;
  for (const { name, pattern, say } of LIMITS_OF_OPERATIONS) {
    const [, most, found] = pattern.exec(error.message) ?? [];
    if (most === undefined) continue;
    const values = {
      most: Number(most),
      ...(found === undefined ? {} : { found: Math.round(Number(found)) }),
    };
    return new GraphQLError(say(Number(most), Number(found)), {
      extensions: { code: 'LIMIT_EXCEEDED', limit: name, ...values },
    });
  }
  const code = error.message.startsWith('Syntax Error')
    ? 'GRAPHQL_PARSE_FAILED'
    : 'GRAPHQL_VALIDATION_FAILED';
  (error.extensions as Record<string, unknown>).code ??= code;
  return error;
}

/** Every error says its code: what was not valid, what went over a limit. */
const codePlugin: Plugin = {
  onResultProcess({ result }) {
    for (const one of Array.isArray(result) ? result : [result]) {
      const answer = one as { errors?: readonly GraphQLError[] };
      if (answer.errors) answer.errors = answer.errors.map(codeError);
    }
  },
};
