import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { neo4jVersion } from './jars.js';
import type { Java } from './tools.js';

/** The ending of an archive that the Java runtime has not written to its end. */
const PARTIAL = '.partial';
const isArchive = (name: string) => /^classes-.*\.jsa(\.partial)?$/.test(name);

/**
 * What makes the Java runtime take the classes of Neo4j from an archive (class data sharing) rather than out of the jars, which saves a
 * third of what a start computes; where the data folder has none yet, what makes it write one when the server ends.
 *
 * @param makes false writes none
 */
export function archiveFlags(folder: string, { release }: Java, makes: boolean): string[] {
  const archive = join(folder, `classes-${neo4jVersion()}-java-${release}.jsa`);
  if (existsSync(archive)) return [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'];
  if (!makes) return [];
  // Those of other versions are of no use any more.
  for (const name of readdirSync(folder).filter(isArchive)) rmSync(join(folder, name));
  return [`-XX:ArchiveClassesAtExit=${archive}${PARTIAL}`];
}

/** Whether a data folder has an archive that is whole. */
export const hasArchive = (folder: string): boolean =>
  readdirSync(folder).some((name) => isArchive(name) && !name.endsWith(PARTIAL));

/** Puts an archive in its place whose server has ended. @param isWhole false where it was ended by force */
export function settleArchive(folder: string, isWhole: boolean): void {
  for (const name of readdirSync(folder).filter((one) => isArchive(one) && one.endsWith(PARTIAL))) {
    const partial = join(folder, name);
    if (isWhole) renameSync(partial, partial.slice(0, -PARTIAL.length));
    else rmSync(partial);
  }
}
