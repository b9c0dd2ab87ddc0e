import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** Of the process that reads the seeds into the server of the tests: where its exit status is noted, and what it said. */
export interface SeedsRead {
  readonly ended: string;
  readonly log: string;
}

const PAUSE = 200;

const { ended, log } = inject('seedsRead');
while (!existsSync(ended)) await sleep(PAUSE);
if (readFileSync(ended, 'utf8') !== '0')
  throw new Error(`The seeds were not read.\n${readFileSync(log, 'utf8')}`);
