import { AsyncLocalStorage } from 'node:async_hooks';

/** What the statements of one operation share, however deep they are called. */
export interface Scope {
  /** Ends them in the store too. */
  readonly signal: AbortSignal;
  /** When they end at the latest, in milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Stops its clock while work is done for all operations, not for this one; what it returns lets it go on. */
  readonly pause: () => () => void;
  /** Written into the metadata of their transactions, where `SHOW TRANSACTIONS` and the query log show it. */
  readonly requestId: string;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();

/** Runs work whose statements belong to a scope; to none where it is undefined, as what outlives an operation does. */
export function inScope<T>(scope: Scope | undefined, work: () => T): T {
  return scopes.run(scope, work);
}

/** The scope of the running work, if it has one. */
export function currentScope(): Scope | undefined {
  return scopes.getStore();
}
