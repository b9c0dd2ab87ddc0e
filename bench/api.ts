import { type DocumentNode, execute, parse, validate } from 'graphql';
import neo4j from 'neo4j-driver';
import { makeSchema } from '../src/api/server.js';
import { makeAsker } from '../src/ask/ask.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { ingestPaths } from '../src/cli/ingestPaths.js';
import { openStore } from '../src/cli/openStore.js';
import { openFileReader } from '../src/cli/reading/fileReader.js';
import { teachNames } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { operations, type Rows } from './operations.js';

/**
 * Ten operations through the API, the same rows through a bare driver statement, and through @neo4j/graphql (its own schema on the
 * same graph, in bench/neo4j-graphql). All in this process, warmed up, one after the other in each round, so that what else the
 * machine does meets all three alike. Figures to read are the ratios. Nested operations must return the same rows in all three.
 */
const WARM_UP = 15;
const ROUNDS = 60;

interface Rival {
  run(source: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const knowledge = loadKnowledge();
teachNames(knowledge);
const reader = await openFileReader();
const { store, embedded, close } = await openStore(CONFIGURATION.parse(process.env), (line) =>
  console.error(line),
);
if (!embedded) throw new Error('The benchmark uses the embedded server: unset NEO4J_URI.');
await ingestPaths(store, reader, ['seeds']);
reader.close();
const schema = makeSchema(store, makeAsker(store, knowledge));
const driver = neo4j.driver(embedded.uri, neo4j.auth.basic(embedded.user, embedded.password), {
  disableLosslessIntegers: true,
});
const path = './neo4j-graphql/index.mjs';
const { open } = (await import(path).catch((cause: unknown) => {
  throw new Error('Install what is measured against first: npm ci --prefix bench/neo4j-graphql', { cause });
})) as { open(uri: string, user: string, password: string): Promise<Rival> };
const rival = await open(embedded.uri, embedded.user, embedded.password);

const documents = new Map<string, DocumentNode>();
/** Servers keep what they have parsed and found valid. */
const prepared = (source: string): DocumentNode => {
  const known = documents.get(source) ?? parse(source);
  if (!documents.has(source) && validate(schema, known).length > 0)
    throw new Error(`${source} is not valid.`);
  documents.set(source, known);
  return known;
};
const viaApi = async (source: string): Promise<Record<string, unknown>> => {
  const { data, errors } = await execute({ schema, document: prepared(source), contextValue: {} });
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data as Record<string, unknown>;
};
const viaDriver = async (statement: string): Promise<Record<string, unknown>> => {
  const { records } = await driver.executeQuery(statement, {}, { routing: neo4j.routing.READ });
  return records[0]!.toObject().value as Record<string, unknown>;
};

const at = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)]!;
const figure = (times: number[]) =>
  `${at(times, 0.5).toFixed(1).padStart(7)} ${at(times, 0.95).toFixed(1).padStart(7)}`;
console.log(
  `${'operation'.padEnd(44)}     API median/p95    driver median/p95   @neo4j/graphql m./p95   API:driver   @neo4j/graphql:API`,
);
const ratios: { bare: number; rival: number; nested: boolean }[] = [];
for (const operation of operations) {
  const runs: [() => Promise<Record<string, unknown>>, (data: Record<string, unknown>) => Rows, number[]][] =
    [
      [() => viaApi(operation.api), operation.ofApi, []],
      [() => viaDriver(operation.bare), operation.ofBare, []],
      [() => rival.run(operation.rival), operation.ofRival, []],
    ];
  const [first, ...others] = await Promise.all(
    runs.map(async ([run, rows]) => JSON.stringify(rows(await run()))),
  );
  if (others.some((rows) => rows !== first))
    throw new Error(`${operation.name}: the rows differ.\n${first}\n${others.join('\n')}`);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [run, , times] of runs) {
      const began = performance.now();
      await run();
      if (round >= WARM_UP) times.push(performance.now() - began);
    }
  }
  const [api, bare, other] = runs.map(([, , times]) => times) as [number[], number[], number[]];
  const toBare = at(api, 0.5) / at(bare, 0.5);
  const toRival = at(other, 0.5) / at(api, 0.5);
  ratios.push({ bare: toBare, rival: toRival, nested: operation.nested });
  console.log(
    `${operation.name.padEnd(44)} ${figure(api)}     ${figure(bare)}      ${figure(other)}         ${toBare.toFixed(2).padStart(5)}          ${toRival.toFixed(2).padStart(5)}`,
  );
}
const nested = ratios.filter((ratio) => ratio.nested);
console.log(`\nAPI to driver, at most ${Math.max(...ratios.map(({ bare }) => bare)).toFixed(2)}`);
console.log(
  `@neo4j/graphql to API, at least ${Math.min(...ratios.map((ratio) => ratio.rival)).toFixed(2)}; nested at least ${Math.min(...nested.map((ratio) => ratio.rival)).toFixed(2)}`,
);
await rival.close();
await driver.close();
await close();
