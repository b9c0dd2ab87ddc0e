import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocument from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';

/**
 * Writes `generated/operations.ts`: for every operation of `operations.graphql` its text with the types of its variables and of its
 * data, after `schema.graphql`. An operation that the schema does not have fails here, before the page is built.
 */
const FOLDER = 'src/explorer';
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const text = await codegen({
  filename: 'operations.ts',
  schema: parse(readFileSync('schema.graphql', 'utf8')),
  schemaAst: schema,
  documents: [
    {
      location: `${FOLDER}/operations.graphql`,
      document: parse(readFileSync(`${FOLDER}/operations.graphql`, 'utf8')),
    },
  ],
  config: {
    scalars: { Date: 'string', File: 'File | null' },
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    dedupeFragments: true,
  },
  plugins: [{ operations: {} }, { typedDocument: {} }],
  pluginMap: { operations, typedDocument },
});
mkdirSync(`${FOLDER}/generated`, { recursive: true });
writeFileSync(`${FOLDER}/generated/operations.ts`, text);
