import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Problem } from '../../model/problem.js';
import { isRunning, thisProcess } from './processes.js';

/** Longer than fetching the jars and starting a server take. */
const LONGEST_WAIT = 10 * 60_000;
const PAUSE = 100;
/** A wait that nobody needs to be told of; others stop a server in less. */
const SOON = 1_000;

const recordSchema = z.object({ pid: z.number(), started: z.string(), note: z.string().optional() });
type HolderRecord = z.infer<typeof recordSchema>;

/** What a process got of a lock: what gives it back, or who holds it. */
type Turn = { readonly release: () => void } | { readonly holder: HolderRecord };

export interface LockOptions {
  /** Told once which process holds the lock, where it is not free soon. */
  readonly onWait?: ((pid: number) => void) | undefined;
  /** Gives up waiting. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does work that one process of this machine does at a time. Of a holder that has ended the lock is taken over.
 *
 * @param file the lock: it names its holder
 * @throws Problem STORE_FAILED where another process holds it for ten minutes
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  { onWait, signal }: LockOptions = {},
): Promise<T> {
  const began = Date.now();
  let isTold = false;
  let turn = takeTurn(file);
  while ('holder' in turn) {
    const { pid } = turn.holder;
    const waited = Date.now() - began;
    if (waited > LONGEST_WAIT)
      throw new Problem(
        'STORE_FAILED',
        `Process ${pid} has been starting or stopping the embedded Neo4j for ten minutes.`,
        'End it and try again.',
      );
    if (waited > SOON && !isTold) onWait?.(pid);
    isTold ||= waited > SOON;
    await sleep(PAUSE, undefined, signal ? { signal } : {});
    turn = takeTurn(file);
  }
  try {
    return await work();
  } finally {
    turn.release();
  }
}

/** Takes a lock that no running process holds. @param note what others may read of its holder */
export function takeTurn(file: string, note?: string): Turn {
  const mine = JSON.stringify({ ...thisProcess(), note, turn: randomBytes(8).toString('hex') });
  while (!take(file, mine)) {
    const text = readText(file);
    if (text === null) continue;
    const holder = readRecord(text);
    if (holder && isRunning(holder)) return { holder };
    removeLock(file, text);
  }
  return { release: () => removeLock(file, mine) };
}

/** The running process that holds a lock; null where none does. */
export function findHolder(file: string): HolderRecord | null {
  const holder = readRecord(readText(file) ?? '');
  return holder && isRunning(holder) ? holder : null;
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

function readRecord(text: string): HolderRecord | null {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
