import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed operations of every `graphql(…)` in page.ts: gql/. Outside this repository `schema` is the address of a running PlanGraph. */
const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: ['page.ts'],
  generates: {
    'gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { scalars: { Date: 'string' }, enumsAsTypes: true, useTypeImports: true },
    },
  },
};

export default config;
