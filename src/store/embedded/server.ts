import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Problem } from '../../model/problem.js';
import { type Installation, JAVA_FLAGS, runAdminTool } from './admin.js';
import { archiveFlags, hasArchive, settleArchive } from './classArchive.js';
import { type FetchProgress, fetchJars, findBrowserJar, jarsOf } from './jars.js';
import { enterUser, hasUsers, withLock } from './lock.js';
import { findServerOf, isServerOf } from './processes.js';
import { checkRoom } from './room.js';
import { LOOPBACK, type Ports, readPorts, writeSettings, writeWhole } from './settings.js';
import { findJava } from './tools.js';

const START_SECONDS = 120;
/** With the writing of an archive of classes, once, on a machine that has much else to do. */
const STOP_SECONDS = 60;
const PAUSE = 100;
/** What the Java runtime does for a server that answers a few statements, or many: quick machine code or good, one thread that clears memory or several. */
const SOON = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const LASTING = ['-XX:+UseG1GC'];
/** How often a server is looked after, and how long its watcher waits at most where it does not start again, in milliseconds. */
const WATCH = 500;
const LONGEST_PAUSE = 30_000;

/** A running embedded server and how to reach it. */
export interface EmbeddedServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** File that holds the password. */
  readonly passwordFile: string;
  /** The jar that holds the files of Neo4j Browser; null where there is none. */
  readonly browserJar: string | null;
  /** False where it ran already. */
  readonly started: boolean;
  /** Whether its end takes longer, once, because it writes an archive of classes. */
  readonly writesArchive: boolean;
  /** Gives the server up; the last of its users stops it. */
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
  /** For a few statements: up sooner, and slower where much is asked of it. */
  readonly isBrief?: boolean;
  /** Writes an archive of classes when the server ends, where there is none, so that later ones start sooner. */
  readonly keepsClasses?: boolean;
  readonly onFetch?: FetchProgress;
  readonly onStart?: () => void;
  /** Told which process starts or stops the server meanwhile, where that takes longer than a moment. */
  readonly onWait?: (pid: number) => void;
  /** Told that the server had ended and what became of it. */
  readonly onRestart?: (line: string) => void;
  /** Gives up while the server starts. */
  readonly signal?: AbortSignal;
}

const stateSchema = z.object({ pid: z.number(), boltPort: z.number(), httpPort: z.number() });
type State = z.infer<typeof stateSchema>;

/**
 * Starts a Neo4j Community server as a process of its own, on loopback only, or finds the one that runs on the same data folder. The
 * server belongs to its folder: any number of processes use it, each of them starts it again where it ends, and the last one stops it.
 *
 * @throws Problem JAVA_MISSING, JAVA_UNSUPPORTED, MAVEN_MISSING, PORT_IN_USE, STORE_FAILED; AbortError by `signal`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = resolve(options.home);
  const folder = openFolder(resolve(options.data ?? join(home, 'neo4j')));
  const inTurn = <T>(work: () => Promise<T>) => withLock(join(folder, 'lock'), work, options);
  const leave = enterUser(folder);
  try {
    const first = await inTurn(() => findOrStart(folder, home, options));
    const unwatch = watch(folder, first.state, async () => {
      const { boltPort, httpPort } = first.state;
      await inTurn(() => findOrStart(folder, home, { ...options, boltPort, httpPort }));
      options.onRestart?.('The embedded Neo4j had ended; it runs again.');
    });
    return {
      ...describe(folder, first.state),
      browserJar: findBrowserJar(home),
      started: first.started,
      writesArchive: first.started && options.keepsClasses === true && !hasArchive(folder),
      stop: async () => {
        await unwatch();
        await withLock(join(folder, 'lock'), () => leaveServer(folder, leave));
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

/**
 * Does work on what an embedded server stores, while it does not run and nobody can start it.
 *
 * @throws Problem STORE_IN_USE where others use it; JAVA_MISSING, JAVA_UNSUPPORTED, MAVEN_MISSING, STORE_FAILED
 */
export async function whileStopped<T>(
  options: EmbeddedOptions,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const home = resolve(options.home);
  const folder = openFolder(resolve(options.data ?? join(home, 'neo4j')));
  return withLock(
    join(folder, 'lock'),
    async () => {
      if (hasUsers(folder))
        throw new Problem(
          'STORE_IN_USE',
          `Another program uses the embedded Neo4j of ${folder}.`,
          'Stop it (Ctrl-C where plangraph start runs) and try again.',
        );
      await endServer(folder);
      return work(await install(folder, home, options));
    },
    options,
  );
}

/** The data folder, for its owner alone. Its real path is what tells it from a copy. */
function openFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  mkdirSync(join(folder, 'users'), { recursive: true });
  mkdirSync(join(folder, 'conf'), { recursive: true });
  mkdirSync(join(folder, 'logs'), { recursive: true });
  return realpathSync(folder);
}

async function leaveServer(folder: string, leave: () => void): Promise<void> {
  leave();
  if (!hasUsers(folder)) await endServer(folder);
}

async function endServer(folder: string): Promise<void> {
  const running = findRunning(folder);
  if (running) await end(folder, running.pid);
  rmSync(stateFile(folder), { force: true });
}

async function findOrStart(
  folder: string,
  home: string,
  options: EmbeddedOptions,
): Promise<{ state: State; started: boolean }> {
  const running = findRunning(folder);
  // Whoever started it may have been ended before it was up.
  if (running) {
    await waitUntilUp(folder, running, options);
    return { state: running, started: false };
  }
  const state = await launch(folder, home, options);
  await waitUntilUp(folder, state, options);
  return { state, started: true };
}

async function install(folder: string, home: string, options: EmbeddedOptions): Promise<Installation> {
  const java = await findJava();
  if (!existsSync(jarsOf(home))) await checkRoom(home);
  mkdirSync(home, { recursive: true });
  const jars = await withLock(
    join(home, 'jars.lock'),
    () => fetchJars(home, options.onFetch, options.signal),
    options,
  );
  return { java, jars, folder };
}

async function launch(folder: string, home: string, options: EmbeddedOptions): Promise<State> {
  const installation = await install(folder, home, options);
  const { java, jars } = installation;
  const ports: Ports = {
    boltPort: await choosePort(options.boltPort, 7687),
    httpPort: await choosePort(options.httpPort, 7474),
  };
  writeSettings(folder, ports);
  await ensurePassword(installation);
  options.signal?.throwIfAborted();
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
      ...(options.isBrief ? SOON : LASTING),
      ...archiveFlags(folder, java, options.keepsClasses === true),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${folder}`,
      `--config-dir=${join(folder, 'conf')}`,
    ],
    // A group of its own: Ctrl-C reaches this program alone, and the server may have users beside it.
    { detached: true, stdio: ['ignore', log, log] },
  );
  child.unref();
  const state: State = { pid: child.pid!, ...ports };
  writeWhole(stateFile(folder), JSON.stringify(state));
  return state;
}

/** Sets the password of a new server; it is kept before it is set, so that a start that was cut short goes on with it. */
async function ensurePassword(installation: Installation): Promise<void> {
  const { folder } = installation;
  if (existsSync(passwordFile(folder))) return;
  const draft = `${passwordFile(folder)}.new`;
  if (!existsSync(draft)) writeWhole(draft, randomBytes(18).toString('hex'));
  const why = await runAdminTool(installation, ['dbms', 'set-initial-password', readFileSync(draft, 'utf8')]);
  if (why !== null)
    throw new Problem(
      'STORE_FAILED',
      `The password of the embedded Neo4j could not be set: ${why}`,
      `Delete ${folder} and start again.`,
    );
  renameSync(draft, passwordFile(folder));
}

async function waitUntilUp(
  folder: string,
  state: State,
  { isBrief, signal }: Pick<EmbeddedOptions, 'isBrief' | 'signal'>,
): Promise<void> {
  const latest = Date.now() + START_SECONDS * 1000;
  while (Date.now() < latest && !signal?.aborted && isServerOf(folder, state.pid)) {
    // The other door is opened after the one that a few statements go through.
    if ((await speaksBolt(state.boltPort)) && (isBrief || (await isNeo4j(state.httpPort)))) return;
    await sleep(PAUSE);
  }
  await end(folder, state.pid);
  rmSync(stateFile(folder), { force: true });
  signal?.throwIfAborted();
  const log = join(folder, 'logs', 'console.log');
  const reason = (existsSync(log) ? readFileSync(log, 'utf8') : '')
    .split('\n')
    .filter((line) => /ERROR|Exception|Caused by/.test(line))
    .at(-1);
  throw new Problem(
    'STORE_FAILED',
    `The embedded Neo4j did not start: ${reason?.trim() ?? 'no answer on its port'}.`,
    `Its log is ${log}.`,
  );
}

/** Ends the server in order, or by force where it does not end. */
async function end(folder: string, pid: number): Promise<void> {
  const latest = Date.now() + STOP_SECONDS * 1000;
  let signal: NodeJS.Signals | 0 = 'SIGTERM';
  let isForced = false;
  while (isServerOf(folder, pid)) {
    isForced = Date.now() > latest;
    kill(pid, isForced ? 'SIGKILL' : signal);
    signal = 0;
    await sleep(PAUSE / 2);
  }
  settleArchive(folder, !isForced);
}

function kill(pid: number, signal: NodeJS.Signals | 0): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Looks after a server and has it started again where it ends.
 *
 * @returns ends the watch
 */
function watch(folder: string, first: State, restart: () => Promise<void>): () => Promise<void> {
  let pid = first.pid;
  let isOver = false;
  let pause = WATCH;
  const look = async () => {
    if (isOver || isServerOf(folder, pid)) return;
    try {
      await restart();
      pid = findRunning(folder)?.pid ?? pid;
      pause = WATCH;
    } catch {
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  };
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      looking = look().finally(() => !isOver && next());
    }, pause);
    timer.unref();
  };
  next();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await looking;
  };
}

/** The server that runs on a data folder, by what was noted of it, or where that is lost or wrong by the processes of the machine. */
function findRunning(folder: string): State | null {
  const noted = readState(folder);
  if (noted && isServerOf(folder, noted.pid)) return noted;
  const pid = findServerOf(folder);
  const ports = readPorts(folder);
  if (pid === null || ports === null) return null;
  const state = { pid, ...ports };
  writeWhole(stateFile(folder), JSON.stringify(state));
  return state;
}

function readState(folder: string): State | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile(folder), 'utf8')));
  } catch {
    return null;
  }
}

function describe(
  folder: string,
  { boltPort }: Ports,
): Pick<EmbeddedServer, 'uri' | 'user' | 'password' | 'passwordFile'> {
  return {
    uri: `bolt://${LOOPBACK}:${boltPort}`,
    user: 'neo4j',
    password: readFileSync(passwordFile(folder), 'utf8'),
    passwordFile: passwordFile(folder),
  };
}

const stateFile = (folder: string) => join(folder, 'server.json');
const passwordFile = (folder: string) => join(folder, 'password');

/** Whether Neo4j says at a port who it is; another program may listen there for a moment while it starts. */
async function isNeo4j(httpPort: number): Promise<boolean> {
  const address = `http://${LOOPBACK}:${httpPort}/`;
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  const said = (await response?.json().catch(() => null)) as { neo4j_version?: string } | null | undefined;
  return said?.neo4j_version !== undefined;
}

/** What opens a conversation in Bolt: that it is one, and the versions that are understood, of which a server chooses one. */
const BOLT = Buffer.from([0x60, 0x60, 0xb0, 0x17, 0, 4, 4, 5, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0]);

/** Whether what listens at a port takes statements. */
function speaksBolt(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: LOOPBACK, port });
    const tell = (does: boolean) => {
      socket.destroy();
      done(does);
    };
    socket.setTimeout(5_000, () => tell(false));
    socket.once('connect', () => socket.write(BOLT));
    socket.once('data', (version) => tell(version.length >= 4 && version.readUInt32BE(0) !== 0));
    socket.once('error', () => tell(false));
    socket.once('close', () => tell(false));
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
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : null));
    });
  });
}
