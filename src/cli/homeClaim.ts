import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../model/problem.js';
import { findHolder, takeTurn } from '../store/embedded/lock.js';
import type { Configuration } from './config.js';

/** Milliseconds that a running API may take to say that it serves: it may be busy; one that is not there is told at once. */
const PATIENCE = 1500;

/**
 * Takes the home for the one `start` that reads into it and serves it; other commands use it beside that.
 *
 * @returns gives it back
 * @throws Problem STORE_IN_USE where another process has it
 */
export async function claimHome(configuration: Configuration): Promise<() => void> {
  // Nobody else reads the data and the password. One that is there already may be shared, and keeps its mode.
  mkdirSync(configuration.PLANGRAPH_HOME, { recursive: true, mode: 0o700 });
  const turn = takeTurn(claimFile(configuration), addressOf(configuration));
  if ('release' in turn) return turn.release;
  throw await explainHolder(configuration, turn.holder);
}

/** @throws Problem STORE_IN_USE where a `start` has the home */
export async function checkClaim(configuration: Configuration): Promise<string> {
  const holder = findHolder(claimFile(configuration));
  if (holder) throw await explainHolder(configuration, holder);
  return `no other start uses ${configuration.PLANGRAPH_HOME}`;
}

async function explainHolder(
  { PLANGRAPH_HOME: home }: Configuration,
  { pid, note: address }: { readonly pid: number; readonly note?: string | undefined },
): Promise<Problem> {
  const folder = resolve(home);
  const isServed = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return new Problem(
    'STORE_IN_USE',
    isServed
      ? `Process ${pid} serves the home ${folder} already, at ${address}.`
      : `Process ${pid} has the home ${folder}: it is reading files into it, to serve them at ${address}, or about to end.`,
    `${isServed ? 'Use that' : 'Wait for it'}, stop it (kill ${pid}, or Ctrl-C where it runs), or start with another home and port (--home FOLDER --port NUMBER).`,
  );
}

const addressOf = ({ HOST, PORT }: Configuration) => `http://${HOST}:${PORT}`;
const claimFile = ({ PLANGRAPH_HOME: home }: Configuration) => join(home, 'start.lock');
