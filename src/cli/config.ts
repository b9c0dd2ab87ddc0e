import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { Problem } from '../model/problem.js';
import { LOG_LEVELS } from '../telemetry/log.js';
import { READING_LIMITS, type ReadingLimits } from './reading/fileReader.js';

const SOME_SECONDS = 'must be a number of seconds from 1 to 600';
const A_PORT = 'must be a number from 1 to 65535';
const port = z.coerce.number(A_PORT).int(A_PORT).min(1, A_PORT).max(65535, A_PORT);
const count = (least: number, most: number) => {
  const range = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(range).int(range).min(least, range).max(most, range);
};
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
  PLANGRAPH_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Bearer token of those who may write, at least 16 characters. Unset: nobody may.'),
  PLANGRAPH_READS: z
    .enum(['public', 'token'], 'must be public or token')
    .default('public')
    .describe('Who may read: everybody, or those with the token.'),
  PLANGRAPH_ORIGINS: z
    .string()
    .default('')
    .describe('Origins of web pages that may call the API, with commas between them.'),
  PLANGRAPH_OPERATIONS: z
    .string()
    .optional()
    .describe('JSON file of persisted operations: the SHA-256 of each and its text.'),
  PLANGRAPH_ONLY_OPERATIONS: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .describe('Refuses operations that are not in that file.'),
  PLANGRAPH_DEADLINE: z.coerce
    .number(SOME_SECONDS)
    .min(1, SOME_SECONDS)
    .max(600, SOME_SECONDS)
    .default(5)
    .describe('Seconds after which an operation of the API is ended, in Neo4j too.'),
  PLANGRAPH_READING_SECONDS: count(1, 86_400)
    .default(READING_LIMITS.seconds)
    .describe('Seconds that reading one file may take.'),
  PLANGRAPH_READING_MEGABYTES: count(1024, 1_048_576)
    .default(READING_LIMITS.megabytes)
    .describe('Megabytes of memory that reading one file may take, the model included.'),
  PLANGRAPH_LOG: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('warn')
    .describe(
      'What `start` logs, as JSON lines on standard output: silent, error, warn, or info (every operation).',
    ),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'must look like http://localhost:4318')
    .optional()
    .describe(
      'Collector that `start` sends traces to (OpenTelemetry, OTLP over HTTP). Unset: none are made.',
    ),
  OTEL_SERVICE_NAME: z.string().min(1).default('plangraph').describe('What the traces call this program.'),
  PLANGRAPH_SEEDS: z.string().min(1).default('seeds').describe('Folder whose files `start` reads.'),
});
/** Variables whose values are never shown. */
const SECRETS = new Set(['NEO4J_PASSWORD', 'PLANGRAPH_TOKEN']);
export type Configuration = z.infer<typeof CONFIGURATION>;

/** What reading one file may take. */
export const readingLimits = (configuration: Configuration): ReadingLimits => ({
  seconds: configuration.PLANGRAPH_READING_SECONDS,
  megabytes: configuration.PLANGRAPH_READING_MEGABYTES,
});

/** What others than the program read: the clients of `examples/`. */
const VARIABLES_OF_OTHERS = new Set(['PLANGRAPH_ENDPOINT']);
/** What Kubernetes sets in a pod for a service that is called plangraph or neo4j. */
const OF_SERVICES = /_SERVICE_(HOST|PORT)|_PORT_\d+_|_PORT=(tcp|udp):/;
/** Letters in which a name may differ from that of a variable of Neo4j to be taken for it; other programs read such ones too. */
const MOST_MISSPELLED = 2;

/**
 * The configuration of an environment; empty values count as unset.
 *
 * @throws Problem CONFIGURATION_INVALID naming the first variable that is misspelled or wrong
 */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  refuseMisspelled(env);
  const given = Object.fromEntries(
    Object.keys(CONFIGURATION.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const result = CONFIGURATION.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const name = String(issue.path[0]);
  const value = SECRETS.has(name) ? '(hidden)' : JSON.stringify(env[name]);
  throw new Problem(
    'CONFIGURATION_INVALID',
    `${name} is ${value}; it ${issue.message}.`,
    'The README lists what each variable may hold.',
  );
}

/** @throws Problem CONFIGURATION_INVALID for a variable that is meant for this program and that it does not have */
function refuseMisspelled(env: NodeJS.ProcessEnv): void {
  const names = Object.keys(CONFIGURATION.shape);
  const unknown = Object.keys(env).filter(
    (name) =>
      /^(PLANGRAPH|NEO4J)_/.test(name) &&
      !names.includes(name) &&
      !VARIABLES_OF_OTHERS.has(name) &&
      !OF_SERVICES.test(`${name}=${env[name]}`),
  );
  for (const name of unknown.sort()) {
    const bare = (one: string) => one.replace(/^[A-Z0-9]+_/, '');
    const nearest = names[names.map(bare).indexOf(closest(bare(name), names.map(bare)))]!;
    if (name.startsWith('NEO4J_') && distance(name, nearest) > MOST_MISSPELLED) continue;
    throw new Problem(
      'CONFIGURATION_INVALID',
      `There is no variable ${name}.`,
      `Did you mean ${nearest}? The README lists them all.`,
    );
  }
}
