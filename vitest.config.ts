import { defineConfig } from 'vitest/config';

/** Tests of questions, the API and the commands that need no store. */
const PURE = [
  'test/ask/read.test.ts',
  'test/ask/questions.test.ts',
  'test/ask/answers.test.ts',
  'test/ask/answered.test.ts',
  'test/ask/words.test.ts',
  'test/ask/heeded.test.ts',
  'test/ask/candidates.test.ts',
  'test/ask/meanings.test.ts',
  'test/ask/numbered.test.ts',
  'test/ask/criteria.test.ts',
  'test/ask/mentioned.test.ts',
  'test/api/released.test.ts',
  'test/ask/readings.test.ts',
  'test/ask/tables.test.ts',
  'test/ask/rows.test.ts',
  'test/ask/conditions.test.ts',
  'test/ask/english.test.ts',
  'test/cli/preflight.test.ts',
  'test/cli/reading.test.ts',
  'test/cli/progress.test.ts',
];

/** `unit` is pure; `store` runs against real Neo4j servers that its set-up starts on free ports. */
export default defineConfig({
  test: {
    coverage: {
      // What runs in processes of its own (commands, readers) is not counted.
      enabled: process.env.CI === 'true',
      include: ['src/{api,ask,inference,ingest,knowledge,language,query,store}/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 95, functions: 95 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['test/{knowledge,language,ingest,docs}/**/*.test.ts', ...PURE],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // One copy of graphql: Node takes its CommonJS build, Vite would take the other one.
        resolve: { alias: { graphql: 'graphql/index.js' } },
        test: {
          name: 'store',
          include: ['test/{store,api,ask,cli,examples,e2e}/**/*.test.ts'],
          exclude: PURE,
          globalSetup: 'test/servers.ts',
          setupFiles: 'test/seedsRead.ts',
          // The modules of the program are loaded once; these tests do not change them.
          isolate: false,
          // After the others, beside which the seeds are read.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
