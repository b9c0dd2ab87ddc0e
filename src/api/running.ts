import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { inScope, type Scope } from '../store/scope.js';
import { currentRequestId } from '../telemetry/log.js';
import { measureOperation } from '../telemetry/measure.js';
import { METRICS } from '../telemetry/metrics.js';
import { nameOperation, outcomeOf } from './observed.js';

/** How many operations run at once, how many wait for that at most; how long one waits, and how long one may take with its waiting, in milliseconds. */
export interface Room {
  readonly running: number;
  readonly waiting: number;
  readonly patience: number;
  readonly longest: number;
}

/**
 * Half a second of waiting: of 200 clients on two busy cores half of what was answered came within 470 ms. Twice as many at once as
 * cores: with eight, the first questions of a store that has planned nothing yet each took over five seconds (`test/faults/load.ts`).
 */
export const ROOM: Room = { running: 4, waiting: 256, patience: 500, longest: 5_000 };

/** The time that an operation takes is averaged over the last ones, about so many. */
const REMEMBERED = 32;
/** What the first ones are taken to need, in milliseconds: four at once, 174 a second were answered (`test/faults/load.ts` on two cores). */
const FIRST_GUESS = 23;

/** Seconds after which a client that was turned away may try again. */
const RETRY_AFTER = 1;

/** An operation that was not answered in time. */
export const tooLate = () =>
  new GraphQLError(
    'The operation was ended: it was not answered within the time that one may take. Ask for less with `first` or a narrower filter.',
    { extensions: { code: 'DEADLINE_EXCEEDED', http: { status: 504 } } },
  );

const BUSY = 'The server is busy. Ask again in a second.';
const BUSY_CODE = { code: 'OVERLOADED' };
const BUSY_HTTP = { status: 503, headers: { 'retry-after': String(RETRY_AFTER) } };

const tooBusy = () => new GraphQLError(BUSY, { extensions: { ...BUSY_CODE, http: BUSY_HTTP } });

/** Lets so many operations run at once and as many wait as get their turn soon, first come, first served. */
export class Turnstile {
  private running = 0;
  /** Milliseconds that one took from its turn on, on average. */
  private typical = FIRST_GUESS;
  private remembered = 1;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly room: Omit<Room, 'longest'>) {}

  /** Whether one that comes now is turned away: too many wait, or so many that its turn comes too late. One may always wait. */
  get isFull(): boolean {
    const { running, waiting, patience } = this.room;
    if (this.running < running || this.waiting.length === 0) return false;
    return this.waiting.length >= waiting || ((this.waiting.length + 1) * this.typical) / running > patience;
  }

  /** Whether an operation is running. */
  get isBusy(): boolean {
    return this.running > 0;
  }

  /**
   * Waits for a turn and returns what ends it.
   *
   * @throws GraphQLError OVERLOADED where it is full, or the turn does not come in time; the reason of the signal where it ends the waiting
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.isFull) throw tooBusy();
    if (this.running >= this.room.running) {
      METRICS.waiting.inc();
      await this.wait(signal).finally(() => METRICS.waiting.dec());
    } else this.running++;
    METRICS.running.inc();
    const began = performance.now();
    return () => {
      this.remembered = Math.min(this.remembered + 1, REMEMBERED);
      this.typical += (performance.now() - began - this.typical) / this.remembered;
      this.leave();
    };
  }

  private wait(signal: AbortSignal): Promise<void> {
    return new Promise((done, fail) => {
      const turn = () => {
        end();
        done();
      };
      const giveUp = (reason: unknown) => {
        end();
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        fail(reason);
      };
      const goAway = () => giveUp(signal.reason);
      const clock = setTimeout(() => giveUp(tooBusy()), this.room.patience);
      const end = () => {
        clearTimeout(clock);
        signal.removeEventListener('abort', goAway);
      };
      signal.addEventListener('abort', goAway, { once: true });
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

/** Turns requests away that would get no turn, before they are read; pages are served. */
export function turnAway(turnstile: Turnstile): RequestHandler {
  return (request, response, next) => {
    if (!turnstile.isFull || request.accepts(['json', 'html']) === 'html') return next();
    response.set(BUSY_HTTP.headers).status(BUSY_HTTP.status);
    response.json({ errors: [{ message: BUSY, extensions: BUSY_CODE }] });
  };
}

/** Gives every operation its turn, its time and its id. Subscriptions, which go on, take no turn. */
export function runningPlugin(room: Room, turnstile: Turnstile): Plugin {
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
