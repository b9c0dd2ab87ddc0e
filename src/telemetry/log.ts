import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';

const requests = new AsyncLocalStorage<string>();

/** Runs work for a request: what it logs carries its id. */
export function inRequest<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

export const currentRequestId = (): string | undefined => requests.getStore();

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What operators read: JSON lines on standard output. Questions, documents and their names are not in it. */
export const log = pino({
  level: 'warn' satisfies LogLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  mixin: () => {
    const requestId = currentRequestId();
    return requestId === undefined ? {} : { requestId };
  },
});

export function setLogLevel(level: LogLevel): void {
  log.level = level;
}
