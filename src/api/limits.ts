import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What a request may ask for at most. Depth is enough for three connections inside one another, with their evidence. */
export const LIMITS = {
  depth: 16,
  aliases: 30,
  tokens: 2000,
  /** Pages multiply: three of a hundred inside one another are too much, two with their evidence are not. */
  cost: 5_000_000,
  /** Of a request without files. */
  body: 256 * 1024,
  /** Of an upload. */
  upload: 24 * 1024 * 1024,
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

/** Every error says its code: what was not valid, what went over a limit. */
const codePlugin: Plugin = {
  onResultProcess({ result }) {
    for (const one of Array.isArray(result) ? result : [result]) {
      for (const error of (one as ExecutionResult).errors ?? []) {
        const extensions = error.extensions as Record<string, unknown>;
        if (/limit|exceed/i.test(error.message) && error.path === undefined)
          extensions.code = 'LIMIT_EXCEEDED';
        else
          extensions.code ??= /^Syntax Error/.test(error.message)
            ? 'GRAPHQL_PARSE_FAILED'
            : 'GRAPHQL_VALIDATION_FAILED';
      }
    }
  },
};
