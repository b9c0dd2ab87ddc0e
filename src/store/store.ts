import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, {
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type Plan,
  type QueryResult,
  type Session,
} from 'neo4j-driver';
import { Problem } from '../model/problem.js';
import { measureStatement } from '../telemetry/measure.js';
import { METRICS } from '../telemetry/metrics.js';
import { Pulse } from './pulse.js';
import { currentScope, type Scope } from './scope.js';

export interface StoreOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Default: the user's home database. */
  readonly database?: string;
}

/** One row of a result, its values as plain JavaScript. */
export type StoreRow = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, unknown>>;

/** Runs statements inside one transaction. */
export type RunStatement = (statement: string, parameters?: Parameters) => Promise<StoreRow[]>;

/** Connections to one server. */
const POOL = 100;
/** Of a statement that belongs to no operation, in milliseconds. */
const LONGEST_READ = 30_000;
/** How long reads and writes are tried again while the store is away, and the pauses between, in milliseconds. */
const LONGEST_READ_RETRY = 1_500;
const LONGEST_WRITE_RETRY = 120_000;
const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

interface TransactionConfig {
  readonly timeout: number;
  readonly metadata?: Record<string, unknown>;
}

/** How long a statement may take, and what is said of it in the store: what is left to its operation, where it has one. */
function limitOf(scope: Scope | undefined): TransactionConfig {
  if (!scope) return { timeout: LONGEST_READ };
  const left = Math.max(1, Math.ceil(scope.deadline - performance.now()));
  return { timeout: left, metadata: { app: 'plangraph', requestId: scope.requestId } };
}

/** The connection to Neo4j. Values travel as parameters; integers come back as JavaScript numbers. */
export class Store {
  private readonly pulse: Pulse;

  private constructor(
    private readonly driver: Driver,
    private readonly options: StoreOptions,
  ) {
    const { database } = options;
    this.pulse = new Pulse(() => driver.verifyConnectivity(database ? { database } : undefined));
  }

  /**
   * Connects and checks that the server answers.
   *
   * @throws Problem STORE_UNREACHABLE, STORE_UNAUTHORIZED
   */
  static async connect(options: StoreOptions): Promise<Store> {
    let driver: Driver;
    try {
      driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
        disableLosslessIntegers: true,
        connectionTimeout: 5_000,
        connectionAcquisitionTimeout: 10_000,
        maxTransactionRetryTime: 10_000,
        maxConnectionPoolSize: POOL,
        userAgent: 'plangraph',
      });
    } catch (cause) {
      throw new Problem(
        'CONFIGURATION_INVALID',
        `${options.uri} is not the address of a Neo4j server.`,
        'Set NEO4J_URI to an address like neo4j://localhost:7687.',
        { cause },
      );
    }
    try {
      await driver.verifyConnectivity(options.database ? { database: options.database } : undefined);
    } catch (cause) {
      await driver.close();
      throw explain(cause, options);
    }
    METRICS.connections.set(POOL);
    return new Store(driver, options);
  }

  /**
   * Runs one statement that only reads, in one round trip; where the store is away or a cluster has moved, again for a second and a half.
   * Of a store that hangs it tells within two seconds.
   *
   * @param signal closes the session, which ends the statement in the store too; by default that of the operation it belongs to
   * @throws Problem STORE_UNREACHABLE
   */
  async read(
    statement: string,
    parameters: Parameters = {},
    signal: AbortSignal | undefined = currentScope()?.signal,
  ): Promise<StoreRow[]> {
    const values = toCypherParameters(parameters);
    signal?.throwIfAborted();
    const run = () =>
      this.inSession('READ', signal, async (session) =>
        toRows(await session.run(statement, values, limitOf(currentScope()))),
      );
    return measureStatement('read', statement, () =>
      this.pulse.whileBeating(this.untilReached(LONGEST_READ_RETRY, signal, run), () => away(this.options)),
    );
  }

  /** Runs one statement that only reads, and gives its rows as they come, for results that are larger than memory. */
  async *stream(statement: string, parameters: Parameters = {}): AsyncGenerator<StoreRow> {
    const session = this.openSession('READ');
    try {
      for await (const record of session.run(statement, toCypherParameters(parameters)))
        yield record.toObject() as StoreRow;
    } finally {
      await session.close();
    }
  }

  /** How the store would run a statement: the names of the operators of its plan, from the outermost one. */
  async plan(statement: string, parameters: Parameters = {}): Promise<string[]> {
    return this.inSession('READ', undefined, async (session) => {
      const { summary } = await session.run(`EXPLAIN ${statement}`, toCypherParameters(parameters));
      const operators: string[] = [];
      const visit = (plan: Plan) => {
        operators.push(plan.operatorType);
        plan.children.forEach(visit);
      };
      if (summary.plan) visit(summary.plan);
      return operators;
    });
  }

  /**
   * Runs statements that write in one transaction: all of them take effect or none does. Waits for a store that is away and may run
   * `work` again, which must therefore come to the same when it runs twice.
   *
   * @throws Problem STORE_UNREACHABLE where it stays away for two minutes
   */
  async write<T>(work: (run: RunStatement) => Promise<T>): Promise<T> {
    return measureStatement('write', null, () =>
      this.untilReached(LONGEST_WRITE_RETRY, undefined, () =>
        this.inSession('WRITE', undefined, (session) => session.executeWrite((tx) => work(runIn(tx)))),
      ),
    );
  }

  /** Tries again, for so many milliseconds, what failed because the store is away or a cluster has moved. */
  private async untilReached<T>(
    longest: number,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    const latest = Date.now() + longest;
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await work();
      } catch (error) {
        if (!neo4j.isRetryableError(error) || signal?.aborted) throw error;
        if (Date.now() + pause > latest) throw isAway(error) ? explain(error, this.options) : error;
      }
      await sleep(pause);
    }
  }

  /** Runs a statement that changes the schema, in a transaction of its own. */
  async alter(statement: string): Promise<void> {
    await this.write((run) => run(statement));
  }

  async close(): Promise<void> {
    this.pulse.stop();
    await this.driver.close();
  }

  private openSession(mode: 'READ' | 'WRITE'): Session {
    return this.driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(this.options.database ? { database: this.options.database } : {}),
    });
  }

  private async inSession<T>(
    mode: 'READ' | 'WRITE',
    signal: AbortSignal | undefined,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session = this.openSession(mode);
    const abort = () => void session.close();
    signal?.addEventListener('abort', abort, { once: true });
    METRICS.sessions.inc();
    try {
      return await work(session);
    } finally {
      METRICS.sessions.dec();
      signal?.removeEventListener('abort', abort);
      await session.close();
    }
  }
}

const toRows = ({ records }: Pick<QueryResult, 'records'>): StoreRow[] =>
  records.map((record) => record.toObject() as StoreRow);

const runIn =
  (tx: ManagedTransaction): RunStatement =>
  async (statement, parameters = {}) =>
    toRows(await tx.run(statement, toCypherParameters(parameters)));

const isAway = (error: unknown) =>
  error instanceof Neo4jError &&
  [neo4j.error.SERVICE_UNAVAILABLE, neo4j.error.SESSION_EXPIRED].includes(error.code as never);

function explain(cause: unknown, options: StoreOptions): Problem {
  const code = cause instanceof Neo4jError ? cause.code : '';
  if (/Security|Unauthorized|Authentication/.test(code)) {
    return new Problem(
      'STORE_UNAUTHORIZED',
      `Neo4j at ${options.uri} refuses the user ${options.user}.`,
      'Check NEO4J_USER and NEO4J_PASSWORD.',
      { cause },
    );
  }
  if (/DatabaseNotFound/.test(code)) {
    return new Problem(
      'STORE_UNREACHABLE',
      `Neo4j at ${options.uri} has no database ${options.database}.`,
      'Check NEO4J_DATABASE.',
      { cause },
    );
  }
  return away(options, cause);
}

const away = ({ uri }: StoreOptions, cause?: unknown) =>
  new Problem(
    'STORE_UNREACHABLE',
    `No Neo4j server answers at ${uri}.`,
    'Check NEO4J_URI and that the server runs.',
    { cause },
  );

const toCypherParameters = (parameters: Parameters) => toCypherValue(parameters) as Parameters;

/** The driver sends every JavaScript number as a float; whole numbers are meant as integers. */
function toCypherValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toCypherValue);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toCypherValue(part)]));
  }
  return value;
}
