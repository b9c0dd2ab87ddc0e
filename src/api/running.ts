import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { inScope, type Scope } from '../store/scope.js';
import { currentRequestId } from '../telemetry/log.js';
import { measureOperation } from '../telemetry/measure.js';
import { METRICS } from '../telemetry/metrics.js';
import { nameOperation, outcomeOf } from './observed.js';

/** How many operations run at once, how many wait for that, and how long one may take with its waiting, in milliseconds. */
export interface Room {
  readonly running: number;
  readonly waiting: number;
  readonly longest: number;
}

export const ROOM: Room = { running: 8, waiting: 256, longest: 5_000 };

/** Seconds after which a client that was turned away may try again. */
const RETRY_AFTER = 1;

/** An operation that was not answered in time. */
export const tooLate = () =>
  new GraphQLError(
    'The operation was ended: it was not answered within the time that one may take. Ask for less with `first` or a narrower filter.',
    { extensions: { code: 'DEADLINE_EXCEEDED', http: { status: 504 } } },
  );

const tooBusy = () =>
  new GraphQLError('The server is busy. Ask again in a second.', {
    extensions: {
      code: 'OVERLOADED',
      http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } },
    },
  });

/** Lets so many operations run at once and so many wait, first come, first served. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly room: Pick<Room, 'running' | 'waiting'>) {}

  /**
   * Waits for a turn and returns what ends it.
   *
   * @throws GraphQLError OVERLOADED where as many wait as may; the reason of the signal where it ends the waiting
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.running >= this.room.running) {
      if (this.waiting.length >= this.room.waiting) throw tooBusy();
      METRICS.waiting.inc();
      await this.wait(signal).finally(() => METRICS.waiting.dec());
    } else this.running++;
    METRICS.running.inc();
    return () => this.leave();
  }

  private wait(signal: AbortSignal): Promise<void> {
    return new Promise((done, fail) => {
      const turn = () => {
        signal.removeEventListener('abort', giveUp);
        done();
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        fail(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(turn);
    });
  }

  /** Hands the turn on to the one that has waited longest. */
  private leave(): void {
    METRICS.running.dec();
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }
}

/** The scope of an operation, and what releases its clock. */
function openScope(request: Request | undefined, { longest }: Room): Scope & { readonly close: () => void } {
  const late = new AbortController();
  const end = () => late.abort(new DOMException('The time is over.', 'TimeoutError'));
  let deadline = performance.now() + longest;
  let clock = setTimeout(end, longest);
  return {
    signal: request?.signal ? AbortSignal.any([request.signal, late.signal]) : late.signal,
    get deadline() {
      return deadline;
    },
    pause: () => {
      clearTimeout(clock);
      const began = performance.now();
      return () => {
        deadline += performance.now() - began;
        clock = setTimeout(end, Math.max(0, deadline - performance.now()));
      };
    },
    requestId: currentRequestId() ?? randomUUID(),
    close: () => clearTimeout(clock),
  };
}

/** Gives every operation its turn, its time and its id. Subscriptions, which go on, take no turn. */
export function runningPlugin(room: Room = ROOM): Plugin {
  const turnstile = new Turnstile(room);
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue as { request?: Request };
      const run = async (given: ExecutionArgs) => {
        const scope = openScope(request, room);
        try {
          const leave = await turnstile.enter(scope.signal);
          try {
            return await inScope(scope, () => executeFn(given));
          } finally {
            leave();
          }
        } catch (error) {
          if (error instanceof GraphQLError) return { errors: [error] };
          if (scope.signal.aborted) return { errors: [tooLate()] };
          throw error;
        } finally {
          scope.close();
        }
      };
      setExecuteFn((given: ExecutionArgs) =>
        measureOperation(nameOperation(given), outcomeOf, () => run(given)),
      );
    },
  };
}
