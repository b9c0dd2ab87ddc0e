import neo4j, {
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type Plan,
  type QueryResult,
  type Session,
} from 'neo4j-driver';
import { Problem } from '../model/problem.js';
import { currentScope, type Scope } from './scope.js';

export interface StoreOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Default: the user's home database. */
  readonly database?: string;
}

/** One row of a result, its values as plain JavaScript. */
export type Row = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, unknown>>;

/** Runs statements inside one transaction. */
export type Run = (statement: string, parameters?: Parameters) => Promise<Row[]>;

/** Of a statement that belongs to no operation, in milliseconds. */
const LONGEST_READ = 30_000;

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
  private constructor(
    private readonly driver: Driver,
    private readonly database: string | undefined,
  ) {}

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
        connectionAcquisitionTimeout: 10_000,
        maxTransactionRetryTime: 10_000,
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
    return new Store(driver, options.database);
  }

  /**
   * Runs one statement that only reads, in one round trip; where a cluster has moved, again in a transaction that the driver retries.
   *
   * @param signal closes the session, which ends the statement in the store too; by default that of the operation it belongs to
   */
  async read(
    statement: string,
    parameters: Parameters = {},
    signal: AbortSignal | undefined = currentScope()?.signal,
  ): Promise<Row[]> {
    const limit = limitOf(currentScope());
    signal?.throwIfAborted();
    return this.inSession('READ', signal, async (session) => {
      try {
        return toRows(await session.run(statement, toCypherParameters(parameters), limit));
      } catch (error) {
        if (!neo4j.isRetryableError(error) || signal?.aborted) throw error;
        return session.executeRead((tx) => runIn(tx)(statement, parameters), limit);
      }
    });
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

  /** Runs statements that write in one transaction: all of them take effect or none does. */
  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.inSession('WRITE', undefined, (session) => session.executeWrite((tx) => work(runIn(tx))));
  }

  /** Runs a statement that changes the schema, in a transaction of its own. */
  async alter(statement: string): Promise<void> {
    await this.write((run) => run(statement));
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private async inSession<T>(
    mode: 'READ' | 'WRITE',
    signal: AbortSignal | undefined,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const session = this.driver.session({
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(this.database ? { database: this.database } : {}),
    });
    const abort = () => void session.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await work(session);
    } finally {
      signal?.removeEventListener('abort', abort);
      await session.close();
    }
  }
}

const toRows = ({ records }: Pick<QueryResult, 'records'>): Row[] =>
  records.map((record) => record.toObject() as Row);

const runIn =
  (tx: ManagedTransaction): Run =>
  async (statement, parameters = {}) =>
    toRows(await tx.run(statement, toCypherParameters(parameters)));

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
  return new Problem(
    'STORE_UNREACHABLE',
    `No Neo4j server answers at ${options.uri}.`,
    'Check NEO4J_URI and that the server runs.',
    { cause },
  );
}

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
