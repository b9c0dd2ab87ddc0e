import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../model/problem.js';

const run = promisify(execFile);
const SUPPORTED_JAVA = [17, 21];
const INSTALL_JAVA =
  'Install a Java 17 or 21 runtime (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME to one, or set NEO4J_URI to use a Neo4j server of yours.';

export interface Java {
  readonly path: string;
  readonly version: number;
  /** The version in full, as 17.0.15. */
  readonly release: string;
}

/**
 * The Java runtime of JAVA_HOME, else of the PATH.
 *
 * @throws Problem JAVA_MISSING, JAVA_UNSUPPORTED
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const home = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : null;
  const path = home && existsSync(home) ? home : 'java';
  const output = await run(path, ['-version'], { env }).catch((cause: unknown) => {
    throw new Problem('JAVA_MISSING', 'Java was not found; the embedded Neo4j needs it.', INSTALL_JAVA, {
      cause,
    });
  });
  const release = /version "([\w.+-]+)"/.exec(output.stderr + output.stdout)?.[1] ?? '';
  const version = Number.parseInt(release, 10) || 0;
  if (!SUPPORTED_JAVA.includes(version)) {
    throw new Problem(
      'JAVA_UNSUPPORTED',
      `Java ${version || 'of an unknown version'} was found at ${path}; the embedded Neo4j runs on Java ${SUPPORTED_JAVA.join(' or ')}.`,
      INSTALL_JAVA,
    );
  }
  return { path, version, release };
}

/**
 * The version line of Maven on the PATH.
 *
 * @throws Problem MAVEN_MISSING
 */
export async function findMaven(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const output = await run('mvn', ['--version'], { env }).catch((cause: unknown) => {
    throw new Problem(
      'MAVEN_MISSING',
      'Maven (mvn) was not found; it fetches the embedded Neo4j once.',
      'Install Maven (Debian: apt-get install maven) or set NEO4J_URI to use a Neo4j server of yours.',
      { cause },
    );
  });
  return /Apache Maven \S+/.exec(output.stdout)?.[0] ?? 'Maven';
}
