// Writes down which jars the embedded Neo4j is made of, with their checksums and licences: npm run supply:jars
// They are taken from Maven's own folder; compare what changes before you commit it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { digestOf } from '../src/ingest/load/load.js';
import { JARS_FILE, type Jar, POM } from '../src/store/embedded/pinned.js';

const tagOf = (xml: string, tag: string) => new RegExp(`<${tag}>\\s*([^<]+?)\\s*</${tag}>`).exec(xml)?.[1];

/** The licences that a description of Maven names, or else the one that it goes on from. */
function licencesOf(pom: string, repository: string): string[] {
  if (!existsSync(pom)) return [];
  const xml = readFileSync(pom, 'utf8');
  const named = /<licenses>[\s\S]*?<\/licenses>/.exec(xml)?.[0] ?? '';
  const licences = [...named.matchAll(/<name>\s*([^<]+?)\s*<\/name>/g)].map(([, name]) =>
    name!.replace(/\s+/g, ' '),
  );
  if (licences.length > 0) return licences;
  const parent = /<parent>[\s\S]*?<\/parent>/.exec(xml)?.[0];
  if (!parent) return [];
  const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((tag) => tagOf(parent, tag)!);
  const folder = join(repository, group!.replaceAll('.', '/'), artifact!, version!);
  return licencesOf(join(folder, `${artifact}-${version}.pom`), repository);
}

function readJar(line: string): Jar {
  const [, group, artifact, , version, file] = /^([^:]+):([^:]+):jar:(?:([^:]+):)?([^:]+):\w+:(\S+)/.exec(
    line,
  )!;
  const folder = dirname(file!);
  const repository = folder.slice(0, -join(group!.replaceAll('.', '/'), artifact!, version!).length);
  return {
    file: basename(file!),
    group: group!,
    artifact: artifact!,
    version: version!,
    sha256: digestOf(readFileSync(file!)),
    licences: licencesOf(join(folder, `${artifact}-${version}.pom`), repository),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'plangraph-jars-'));
const list = join(folder, 'list.txt');
execFileSync('mvn', [
  '-B',
  '-q',
  '-f',
  POM,
  'dependency:list',
  `-DoutputFile=${list}`,
  '-DoutputAbsoluteArtifactFilename=true',
]);
const jars = readFileSync(list, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line.includes(':jar:'))
  .map(readJar)
  .sort((a, b) => (a.file < b.file ? -1 : 1));
rmSync(folder, { recursive: true });
writeFileSync(JARS_FILE, `[\n${jars.map((jar) => JSON.stringify(jar)).join(',\n')}\n]\n`);
const bare = jars.filter(({ licences }) => licences.length === 0).map(({ file }) => file);
console.log(`${jars.length} jars${bare.length > 0 ? `; without a licence: ${bare.join(', ')}` : ''}`);
