import { constants, existsSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { z } from 'zod';
import { explainListenFailure, type ListenAddress } from '../api/listen.js';
import { Problem } from '../model/problem.js';
import { jarsOf, neo4jVersion } from '../store/embedded/jars.js';
import { checkRoom } from '../store/embedded/room.js';
import { findJava, findMaven } from '../store/embedded/tools.js';
import type { Configuration } from './config.js';
import { checkClaim } from './homeClaim.js';

/** One thing that can be checked without the store. */
export interface Check {
  readonly what: string;
  /** Says in words what is well. Throws a Problem where something is not. */
  readonly look: () => Promise<string>;
}

/** Checks of all that `start` needs before it opens the store, the quickest first. */
export function listChecks(configuration: Configuration, env: NodeJS.ProcessEnv = process.env): Check[] {
  const { PLANGRAPH_HOME: home, PLANGRAPH_SEEDS: seeds, HOST: host, PORT: port } = configuration;
  return [
    { what: 'access', look: async () => checkAccess(configuration) },
    { what: 'operations', look: () => checkOperations(configuration) },
    { what: 'seeds', look: () => checkSeeds(seeds) },
    // Whoever starts the same home twice has the same port taken too, by the first.
    ...(configuration.NEO4J_URI ? [] : [{ what: 'home', look: () => checkClaim(configuration) }]),
    { what: 'port', look: () => checkPort({ host, port }) },
    ...(configuration.NEO4J_URI
      ? []
      : [
          { what: 'disk', look: async () => `${await checkRoom(home)} MB free for ${home}` },
          { what: 'Java', look: async () => `version ${(await findJava(env)).version}` },
          { what: 'Neo4j', look: () => checkJars(home, env) },
        ]),
  ];
}

/**
 * Checks all that `start` needs before it opens the store.
 *
 * @throws Problem of the first check that fails
 */
export async function preflight(configuration: Configuration): Promise<void> {
  for (const { look } of listChecks(configuration)) await look();
}

function checkAccess({ PLANGRAPH_TOKEN: token, PLANGRAPH_READS: reads }: Configuration): string {
  if (reads === 'token' && !token)
    throw new Problem(
      'CONFIGURATION_INVALID',
      'PLANGRAPH_READS is “token” and there is no PLANGRAPH_TOKEN, so nobody could read.',
      'Set PLANGRAPH_TOKEN to at least 16 characters, or PLANGRAPH_READS to public.',
    );
  return `${reads === 'token' ? 'those with the token' : 'everybody'} may read, ${token ? 'those with the token' : 'nobody'} may write`;
}

async function checkOperations(configuration: Configuration): Promise<string> {
  const { PLANGRAPH_OPERATIONS: file, PLANGRAPH_ONLY_OPERATIONS: only } = configuration;
  const count = Object.keys(await readOperations(file)).length;
  if (only === 'true' && count === 0)
    throw new Problem(
      'CONFIGURATION_INVALID',
      'PLANGRAPH_ONLY_OPERATIONS is true and PLANGRAPH_OPERATIONS names no operation, so nothing would be answered.',
      'Set PLANGRAPH_OPERATIONS to a file of operations, or PLANGRAPH_ONLY_OPERATIONS to false.',
    );
  return `${count} persisted, ${only === 'true' ? 'no others are answered' : 'all others are answered too'}`;
}

/**
 * The operations of a file by their ids; none where no file is named.
 *
 * @throws Problem CONFIGURATION_INVALID where the file is not there or holds something else
 */
export async function readOperations(file: string | undefined): Promise<Record<string, string>> {
  if (!file) return {};
  const refuse = (what: string, cause: unknown) =>
    new Problem(
      'CONFIGURATION_INVALID',
      `PLANGRAPH_OPERATIONS: ${file} ${what}.`,
      'Write it as {"<sha256>": "query …"}.',
      { cause },
    );
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse('cannot be read', cause);
  });
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch (cause) {
    throw refuse('is not a JSON file of operations by their SHA-256', cause);
  }
}

async function checkSeeds(folder: string): Promise<string> {
  await access(folder, constants.R_OK).catch((cause: unknown) => {
    throw new Problem(
      'PATH_MISSING',
      `There is no readable file or folder ${folder}.`,
      'Set PLANGRAPH_SEEDS to the folder of your files.',
      { cause },
    );
  });
  return `${folder} can be read`;
}

/** Listens for a moment where the API will. */
async function checkPort(address: ListenAddress): Promise<string> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => fail(explainListenFailure(address, cause)));
    server.listen(address.port, address.host, done);
  });
  await new Promise((done) => server.close(done));
  return `${address.port} is free for the API`;
}

async function checkJars(home: string, env: NodeJS.ProcessEnv): Promise<string> {
  const version = neo4jVersion();
  if (existsSync(jarsOf(home))) return `${version} is fetched`;
  return `${await findMaven(env)} will fetch ${version} (about 140 MB) at the first start`;
}
