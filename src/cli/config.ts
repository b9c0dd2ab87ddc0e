import { z } from 'zod';
import { Problem } from '../model/problem.js';

const port = z.coerce.number().int().min(1).max(65535);
const uri = z.string().regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\/\S+$/, 'must look like neo4j://localhost:7687');

/** The environment variables that configure the program. The README's table is checked against this list. */
export const CONFIGURATION = z.object({
  PORT: port.default(4000).describe('Port of the GraphQL API.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that the API listens on; loopback unless you say otherwise.'),
  NEO4J_URI: uri
    .optional()
    .describe('Your own Neo4j 5.26 server (neo4j://, neo4j+s://, bolt://). Unset: the embedded server.'),
  NEO4J_USER: z.string().min(1).default('neo4j').describe('User of your own server.'),
  NEO4J_PASSWORD: z.string().default('').describe('Password of your own server.'),
  NEO4J_DATABASE: z
    .string()
    .min(1)
    .optional()
    .describe("Database of your own server. Unset: the user's home database."),
  PLANGRAPH_HOME: z
    .string()
    .min(1)
    .default('.plangraph')
    .describe('Folder of the embedded server: its jars, data, logs and password.'),
  PLANGRAPH_SEEDS: z.string().min(1).default('seeds').describe('Folder whose files `start` reads.'),
});
export type Configuration = z.infer<typeof CONFIGURATION>;

/**
 * The configuration of an environment; empty values count as unset.
 *
 * @throws Problem CONFIGURATION_INVALID naming the first variable that is wrong
 */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const given = Object.fromEntries(
    Object.keys(CONFIGURATION.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const result = CONFIGURATION.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const name = String(issue.path[0]);
  const value = name === 'NEO4J_PASSWORD' ? '(hidden)' : JSON.stringify(env[name]);
  throw new Problem(
    'CONFIGURATION_INVALID',
    `${name} is ${value}: ${issue.message}.`,
    'The README lists what each variable may hold.',
  );
}
