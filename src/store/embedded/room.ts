import { constants, existsSync, statSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../../model/problem.js';
import { JARS_MEGABYTES, jarsOf } from './jars.js';

/** What the jars, the data of the seeds and the logs of an embedded server take, measured. */
const HOME_MEGABYTES = 529;
const MEGABYTE = 1_048_576;

/**
 * Checks that a home can be written to, and one that is not filled yet, or not to its end, that there is room for it.
 *
 * @param needed megabytes that a filled home takes
 * @returns how many megabytes are free
 * @throws Problem CONFIGURATION_INVALID, DISK_FULL
 */
export async function checkRoom(home: string, needed: number = HOME_MEGABYTES): Promise<number> {
  let folder = resolve(home);
  while (!existsSync(folder)) folder = dirname(folder);
  const isWritable = await access(folder, constants.W_OK).then(
    () => statSync(folder).isDirectory(),
    () => false,
  );
  if (!isWritable)
    throw new Problem(
      'CONFIGURATION_INVALID',
      `PLANGRAPH_HOME: ${folder} is no folder that can be written to.`,
      'Set PLANGRAPH_HOME to one.',
    );
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const missing = needed - (existsSync(jarsOf(home)) ? JARS_MEGABYTES : 0);
  // A database that is there grows as files are read; a start that was cut short has left its folder and nothing in it.
  if (free < missing && !existsSync(join(home, 'neo4j', 'data', 'databases', 'neo4j')))
    throw new Problem(
      'DISK_FULL',
      `${folder} has ${free} MB free; the embedded Neo4j needs ${missing} MB.`,
      'Free some, or set PLANGRAPH_HOME to a folder on another disk.',
    );
  return free;
}
