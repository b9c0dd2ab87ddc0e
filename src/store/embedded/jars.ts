import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '../../model/problem.js';
import { POM, readPinnedJars, verifyJars } from './pinned.js';
import { findMaven } from './tools.js';

/** Told while the jars are being fetched. */
export type FetchProgress = (files: number, megabytes: number) => void;

/** What the jars take, for those who wait for them. */
export const JARS_MEGABYTES = 140;
const MEGABYTE = 1_048_576;

/** The version of Neo4j that `pom.xml` names. */
export function neo4jVersion(): string {
  return /<neo4j\.version>([^<]+)/.exec(readFileSync(POM, 'utf8'))![1]!;
}

/** The folder of the jars below a home, there when all of them are. */
export const jarsOf = (home: string): string => join(home, `neo4j-${neo4jVersion()}`);

/** The jar of Neo4j Browser among the server's; null before they are fetched. */
export function findBrowserJar(home: string): string | null {
  const folder = jarsOf(home);
  if (!existsSync(folder)) return null;
  const jar = readdirSync(folder).find((name) => name.startsWith('neo4j-browser-'));
  return jar ? join(folder, jar) : null;
}

/**
 * The folder with the server's jars below `home`, fetched from Maven Central the first time, by one process at a time.
 *
 * @throws Problem MAVEN_MISSING, STORE_FAILED, JAR_WRONG where one is not as it was pinned; AbortError by `signal`
 */
export async function fetchJars(
  home: string,
  onProgress: FetchProgress = () => {},
  signal?: AbortSignal,
): Promise<string> {
  const folder = jarsOf(home);
  if (existsSync(folder)) return folder;
  await findMaven();
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  // Maven first downloads all of them into its own store, then copies them.
  const downloaded = { files: 0, bytes: 0 };
  const timer = setInterval(() => {
    const copied = measure(partial);
    onProgress(
      Math.max(downloaded.files, copied.files),
      Math.round(Math.max(downloaded.bytes, copied.bytes) / MEGABYTE),
    );
  }, 500);
  try {
    await copyDependencies(
      partial,
      (bytes) => {
        downloaded.files++;
        downloaded.bytes += bytes;
      },
      signal,
    );
    verifyJars(partial, readPinnedJars());
    renameSync(partial, folder);
  } finally {
    clearInterval(timer);
    rmSync(partial, { recursive: true, force: true });
  }
  const { files, bytes } = measure(folder);
  onProgress(files, Math.round(bytes / MEGABYTE));
  return folder;
}

/** The bytes of a jar that a line of Maven says was downloaded; null for other lines. */
export function readDownload(line: string): number | null {
  const [, size, unit] = /Downloaded from \S+ \S+\.jar \(([\d.]+) ([kMG]?B)/.exec(line) ?? [];
  if (size === undefined) return null;
  return (
    Number(size) * { B: 1, kB: 1_000, MB: 1_000_000, GB: 1_000_000_000 }[unit as 'B' | 'kB' | 'MB' | 'GB']
  );
}

function measure(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder);
  const bytes = files.reduce(
    (sum, file) => sum + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return { files: files.length, bytes };
}

function copyDependencies(
  folder: string,
  onDownload: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const args = ['-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'], ...(signal ? { signal } : {}) });
    let output = '';
    createInterface(maven.stdout).on('line', (line) => {
      output += `${line}\n`;
      const bytes = readDownload(line);
      if (bytes !== null) onDownload(bytes);
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
