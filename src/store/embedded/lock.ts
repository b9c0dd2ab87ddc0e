import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Problem } from '../../model/problem.js';
import { isRunning, type ProcessRecord, thisProcess } from './processes.js';

/** Longer than fetching the jars and starting a server take. */
const LONGEST_WAIT = 10 * 60_000;
const PAUSE = 100;

const recordSchema = z.object({ pid: z.number(), started: z.string() });

/**
 * Does work that one process of this machine does at a time. Of a holder that has ended the lock is taken over.
 *
 * @param file the lock: it names its holder
 * @throws Problem STORE_FAILED where another process holds it for ten minutes
 */
export async function withLock<T>(file: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const mine = JSON.stringify({ ...thisProcess(), turn: randomBytes(8).toString('hex') });
  const latest = Date.now() + LONGEST_WAIT;
  while (!take(file, mine)) {
    const holder = readText(file);
    if (holder === null) continue;
    const record = readRecord(holder);
    if (!record || !isRunning(record)) removeLock(file, holder);
    else if (Date.now() > latest)
      throw new Problem(
        'STORE_FAILED',
        `Process ${record.pid} has been starting or stopping the embedded Neo4j for ten minutes.`,
        'End it and try again.',
      );
    else await sleep(PAUSE, undefined, signal ? { signal } : {});
  }
  try {
    return await work();
  } finally {
    removeLock(file, mine);
  }
}

/** A link is made or not, and the lock is never seen without its holder. */
function take(file: string, mine: string): boolean {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, mine);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

/** Removes a lock if it is still the one that was read: another process may have taken it over in between. */
function removeLock(file: string, content: string): void {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const found = readText(aside);
  if (found !== null && found !== content) take(file, found);
  rmSync(aside, { force: true });
}

/**
 * Enters this process among the users of a folder.
 *
 * @returns takes it out again
 */
export function enterUser(folder: string): () => void {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true });
  const file = join(users, `${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, JSON.stringify(thisProcess()));
  return () => rmSync(file, { force: true });
}

/** Whether any process uses a folder; entries of processes that have ended are cleared away. */
export function hasUsers(folder: string): boolean {
  const users = join(folder, 'users');
  return readdirSync(users).reduce((any, name) => {
    const record = readRecord(readText(join(users, name)) ?? '');
    if (record && isRunning(record)) return true;
    rmSync(join(users, name), { force: true });
    return any;
  }, false);
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function readRecord(text: string): ProcessRecord | null {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
