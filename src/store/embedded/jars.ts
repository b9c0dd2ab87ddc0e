import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../model/problem.js';
import { findMaven } from './tools.js';

const POM = fileURLToPath(new URL('../../../src/store/embedded/pom.xml', import.meta.url));

/** Told while the jars are being fetched. */
export type FetchProgress = (files: number, megabytes: number) => void;

/** The version of Neo4j that `pom.xml` names. */
export function neo4jVersion(): string {
  return /<neo4j\.version>([^<]+)/.exec(readFileSync(POM, 'utf8'))![1]!;
}

/**
 * The folder with the server's jars below `home`, fetched from Maven Central the first time.
 *
 * @throws Problem MAVEN_MISSING, STORE_FAILED
 */
export async function fetchJars(home: string, onProgress: FetchProgress = () => {}): Promise<string> {
  const folder = join(home, `neo4j-${neo4jVersion()}`);
  if (existsSync(folder)) return folder;
  await findMaven();
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const timer = setInterval(() => onProgress(...measure(partial)), 500);
  try {
    await copyDependencies(partial);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    clearInterval(timer);
    rmSync(partial, { recursive: true, force: true });
  }
  onProgress(...measure(folder));
  return folder;
}

function measure(folder: string): [number, number] {
  const files = readdirSync(folder);
  const bytes = files.reduce(
    (sum, file) => sum + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return [files.length, Math.round(bytes / 1048576)];
}

function copyDependencies(folder: string): Promise<void> {
  const args = ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    maven.stdout.on('data', (data) => {
      output += data;
    });
    maven.stderr.on('data', (data) => {
      output += data;
    });
    maven.on('error', reject);
    maven.on('close', (code) => {
      if (code === 0) return resolve();
      const reason = output.split('\n').find((line) => line.includes('ERROR')) ?? `mvn ended with ${code}`;
      reject(
        new Problem(
          'STORE_FAILED',
          `The embedded Neo4j could not be fetched: ${reason.trim()}`,
          'Check that Maven reaches Maven Central (its mirror and proxy are set in ~/.m2/settings.xml), or set NEO4J_URI.',
        ),
      );
    });
  });
}
