import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../../model/problem.js';
import { type FetchProgress, fetchJars } from './jars.js';
import { findJava } from './tools.js';

const run = promisify(execFile);
const HOST = '127.0.0.1';
const START_SECONDS = 120;

/** A running embedded server and how to reach it. */
export interface EmbeddedServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** File that holds the password. */
  readonly passwordFile: string;
  /** Address of Neo4j Browser. */
  readonly browser: string;
  /** False where another process of ours had started it. */
  readonly started: boolean;
  /** Stops the server if this call had started it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for jars. Default: `.plangraph` in the working directory. */
  readonly home: string;
  /** Folder for data, logs, configuration and password. Default: `neo4j` below `home`. */
  readonly data?: string;
  /** Ports; 0 takes any free one. Default 7687 and 7474, or free ones where those are taken. */
  readonly boltPort?: number;
  readonly httpPort?: number;
  readonly onFetch?: FetchProgress;
  readonly onStart?: () => void;
}

interface State {
  readonly pid: number;
  readonly boltPort: number;
  readonly httpPort: number;
}

/** What Neo4j's own start script passes to the Java runtime. */
const JAVA_FLAGS = [
  '-XX:+UseG1GC',
  '-XX:-OmitStackTraceInFastThrow',
  '-XX:+UnlockExperimentalVMOptions',
  '-XX:+TrustFinalNonStaticFields',
  '-XX:+DisableExplicitGC',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dlog4j2.disable.jmx=true',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
];

/**
 * Starts a Neo4j Community server as a child process, on loopback only, or finds the one that runs on the
 * same data folder.
 *
 * @throws Problem JAVA_MISSING, JAVA_UNSUPPORTED, MAVEN_MISSING, PORT_IN_USE, STORE_FAILED
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(options.home);
  const folder = resolve(options.data ?? join(home, 'neo4j'));
  const running = await findRunning(folder);
  if (running) return describe(folder, running, false, async () => {});

  const java = await findJava();
  const jars = await fetchJars(home, options.onFetch);
  const boltPort = await choosePort(options.boltPort, 7687);
  const httpPort = await choosePort(options.httpPort, 7474);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  mkdirSync(join(folder, 'conf'), { recursive: true });
  mkdirSync(join(folder, 'logs'), { recursive: true });
  writeFileSync(join(folder, 'conf', 'neo4j.conf'), configuration(boltPort, httpPort));
  await ensurePassword(java.path, jars, folder);
  options.onStart?.();

  const log = openSync(join(folder, 'logs', 'console.log'), 'a');
  const child = spawn(
    java.path,
    [
      '-cp',
      join(jars, '*'),
      '-Xms256m',
      '-Xmx1g',
      ...JAVA_FLAGS,
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${folder}`,
      `--config-dir=${join(folder, 'conf')}`,
    ],
    // A group of its own: Ctrl-C reaches this program alone, which then stops the server in order.
    { detached: true, stdio: ['ignore', log, log] },
  );
  const state: State = { pid: child.pid!, boltPort, httpPort };
  writeFileSync(stateFile(folder), JSON.stringify(state));
  await waitUntilUp(child, state, folder);
  return describe(folder, state, true, () => stopChild(child, folder));
}

function configuration(boltPort: number, httpPort: number): string {
  return [
    `server.default_listen_address=${HOST}`,
    'server.bolt.enabled=true',
    `server.bolt.listen_address=${HOST}:${boltPort}`,
    `server.bolt.advertised_address=${HOST}:${boltPort}`,
    'server.http.enabled=true',
    `server.http.listen_address=${HOST}:${httpPort}`,
    'server.https.enabled=false',
    'server.memory.pagecache.size=256m',
    'dbms.usage_report.enabled=false',
    'db.tx_log.rotation.retention_policy=2 files',
    '',
  ].join('\n');
}

async function ensurePassword(java: string, jars: string, folder: string): Promise<void> {
  if (existsSync(passwordFile(folder))) return;
  const password = randomBytes(18).toString('hex');
  const env = { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, 'conf') };
  // A file of arguments: what stands on a command line, every user of the machine can read.
  const secret = join(folder, 'password.args');
  writeFileSync(secret, `org.neo4j.cli.AdminTool dbms set-initial-password ${password}`, { mode: 0o600 });
  const args = ['-cp', join(jars, '*'), ...JAVA_FLAGS, `@${secret}`];
  const setting = run(java, args, { env }).finally(() => rmSync(secret, { force: true }));
  await setting.catch((cause: { stderr?: string }) => {
    throw new Problem(
      'STORE_FAILED',
      `The password of the embedded Neo4j could not be set: ${(cause.stderr ?? '')
        .split('\n')
        .filter((line) => /\S/.test(line))
        .slice(0, 3)
        .join(' · ')}`,
      `Delete ${folder} and start again.`,
    );
  });
  writeFileSync(passwordFile(folder), password, { mode: 0o600 });
}

async function waitUntilUp(child: ChildProcess, state: State, folder: string): Promise<void> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  for (let i = 0; i < START_SECONDS * 4; i++) {
    if (ended) break;
    if ((await answers(state.boltPort)) && (await answers(state.httpPort))) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  rmSync(stateFile(folder), { force: true });
  if (!ended) child.kill('SIGKILL');
  const log = join(folder, 'logs', 'console.log');
  const reason = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /ERROR|Exception|Caused by/.test(line))
    .at(-1);
  throw new Problem(
    'STORE_FAILED',
    `The embedded Neo4j did not start: ${reason?.trim() ?? 'no answer on its port'}.`,
    `Its log is ${log}.`,
  );
}

async function stopChild(child: ChildProcess, folder: string): Promise<void> {
  rmSync(stateFile(folder), { force: true });
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(late);
}

/** The server that another process of ours started on a data folder, if it still answers. */
async function findRunning(folder: string): Promise<State | null> {
  if (!existsSync(stateFile(folder)) || !existsSync(passwordFile(folder))) return null;
  const state = JSON.parse(readFileSync(stateFile(folder), 'utf8')) as State;
  try {
    process.kill(state.pid, 0);
  } catch {
    return null;
  }
  return (await answers(state.boltPort)) ? state : null;
}

function describe(folder: string, state: State, started: boolean, stop: () => Promise<void>): EmbeddedServer {
  return {
    uri: `bolt://${HOST}:${state.boltPort}`,
    user: 'neo4j',
    password: readFileSync(passwordFile(folder), 'utf8'),
    passwordFile: passwordFile(folder),
    browser: `http://${HOST}:${state.httpPort}/browser/`,
    started,
    stop,
  };
}

const stateFile = (folder: string) => join(folder, 'server.json');
const passwordFile = (folder: string) => join(folder, 'password');

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/** A port asked for must be free; where none is asked for, the usual one or else any free one. */
async function choosePort(asked: number | undefined, usual: number): Promise<number> {
  if (asked === undefined) return (await takePort(usual)) ?? (await takePort(0))!;
  const port = await takePort(asked);
  if (port === null)
    throw new Problem(
      'PORT_IN_USE',
      `Port ${asked} is taken.`,
      'Stop what listens there or choose another port.',
    );
  return port;
}

export function takePort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(null));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : null));
    });
  });
}
