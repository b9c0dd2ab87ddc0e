import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Graph } from '../../model/graph.js';
import { Problem } from '../../model/problem.js';
import { METRICS } from '../../telemetry/metrics.js';
import type { ReadingMessage, ReadingRequest, ReadingSetup } from './messages.js';

/** Reads files in a process of its own, so that no file ends or blocks this one. */
export interface FileReader {
  /** As for `GraphReader`. */
  readonly version: string;
  /**
   * Reads a file; one after the other, however many are asked for.
   *
   * @param textColumn the column of an export that holds the texts, or null
   * @throws Problem of `loadFile`; READING_LIMIT where it takes more time or memory than is allowed; READING_STOPPED
   */
  read(path: string, textColumn?: string | null): Promise<Graph>;
  /** Ends the process; what is being read is given up. */
  close(): void;
}

/** What reading one file may take. */
export interface ReadingLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

export const READING_LIMITS: ReadingLimits = { seconds: 600, megabytes: 2048 };

export interface FileReaderOptions {
  readonly limits?: ReadingLimits;
  /** A file with names to take for those that would be found. */
  readonly mentions?: string | undefined;
  /** Whether it is read what passages mean (`Graph.vectors`); default: true. */
  readonly hasVectors?: boolean;
  readonly say?: (line: string) => void;
}

const ENTRY = fileURLToPath(new URL(`./readingProcess${extname(import.meta.url)}`, import.meta.url));
/** The share of the memory that JavaScript's own heap may take; the rest is for buffers and the model. */
const HEAP_SHARE = 0.75;
/** Of the memory, what a process may keep for the next file. */
const KEPT_SHARE = 0.6;
const LONGEST_IDLE = 60_000;
/** Signals by which the watchdog, the system and the runtime end a process that has taken too much memory. */
const OUT_OF_MEMORY = ['SIGKILL', 'SIGABRT', 'SIGTRAP'];

/**
 * Starts the process that reads files. It is started anew after a file that ended it, and ended while there is nothing to read.
 *
 * @throws Problem KNOWLEDGE_INVALID, MODEL_UNUSABLE, FILE_UNREADABLE and BAD_USER_INPUT (of `mentions`)
 */
export async function openFileReader(options: FileReaderOptions = {}): Promise<FileReader> {
  const limits = options.limits ?? READING_LIMITS;
  let process: ReadingChild | null = await startChild(limits, options);
  const { version } = process;
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;
  const end = () => {
    process?.child.kill('SIGKILL');
    process = null;
  };
  const whyEnded = (end: ChildEnd, { path }: ReadingRequest, isLate: boolean): Problem => {
    if (isClosed) return stopped();
    return isLate ? tookTooLong(path, limits) : explainEnd(end, path, limits);
  };
  const readNext = async (request: ReadingRequest): Promise<Graph> => {
    clearTimeout(idle);
    if (isClosed) throw stopped();
    process ??= await startChild(limits, options);
    const { child } = process;
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limits.seconds * 1000);
    try {
      const answer = await ask(child, request);
      if ('problem' in answer) throw revive(answer.problem);
      METRICS.model.observe(answer.modelSeconds);
      if (answer.megabytes > limits.megabytes * KEPT_SHARE) end();
      return answer.graph;
    } catch (error) {
      if (error instanceof Problem) throw error;
      process = null;
      throw whyEnded(error as ChildEnd, request, isLate);
    } finally {
      clearTimeout(late);
      idle = setTimeout(end, LONGEST_IDLE).unref();
    }
  };
  return {
    version,
    read: (path, textColumn = null) => {
      const reading = queue.then(() => readNext({ path, textColumn }));
      queue = reading.catch(() => {});
      return reading;
    },
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      end();
    },
  };
}

interface ReadingChild {
  readonly child: ChildProcess;
  readonly version: string;
}

/** A process that ended without an answer. */
class ChildEnd extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly signal: NodeJS.Signals | null,
  ) {
    super(`The process that reads files ended with ${signal ?? exitCode}.`);
  }
}

async function startChild(limits: ReadingLimits, options: FileReaderOptions): Promise<ReadingChild> {
  const child = fork(ENTRY, {
    // From the sources it runs as the tests do.
    execArgv: [
      `--max-old-space-size=${Math.round(limits.megabytes * HEAP_SHARE)}`,
      ...(extname(ENTRY) === '.ts' ? ['--import', 'tsx'] : []),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (message: ReadingMessage) => 'line' in message && options.say?.(message.line));
  const { mentions = null, hasVectors = true } = options;
  const setup: ReadingSetup = { megabytes: limits.megabytes, mentions, hasVectors };
  const answer = await ask(child, setup).catch((error: unknown) => {
    throw error instanceof ChildEnd
      ? new Problem(
          'MODEL_UNUSABLE',
          error.message,
          'plangraph doctor checks what it needs; PLANGRAPH_READING_MEGABYTES is the memory that it may take.',
        )
      : error;
  });
  if ('problem' in answer) {
    child.kill('SIGKILL');
    throw revive(answer.problem);
  }
  child.unref();
  child.channel?.unref();
  return { child, version: answer.ready.version };
}

type Answer<Message> = Message extends ReadingSetup
  ? Extract<ReadingMessage, { ready: unknown } | { problem: unknown }>
  : Extract<ReadingMessage, { graph: unknown } | { problem: unknown }>;

/** Sends a message and waits for the answer; throws `ChildEnd`. While it waits this program stays. */
async function ask<Message extends ReadingSetup | ReadingRequest>(
  child: ChildProcess,
  message: Message,
): Promise<Answer<Message>> {
  child.ref();
  child.channel?.ref();
  const { promise, resolve, reject } = makePromise<Answer<Message>>();
  const hear = (answer: ReadingMessage) => {
    if (!('line' in answer)) resolve(answer as Answer<Message>);
  };
  const fail = (code: number | null, signal: NodeJS.Signals | null) => reject(new ChildEnd(code, signal));
  child.on('message', hear);
  child.once('exit', fail);
  child.send(message, () => {});
  try {
    return await promise;
  } finally {
    child.off('message', hear);
    child.off('exit', fail);
    child.unref();
    child.channel?.unref();
  }
}

function makePromise<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
}

const revive = ({ code, message, remedy }: Pick<Problem, 'code' | 'message' | 'remedy'>) =>
  new Problem(code, message, remedy);

const stopped = () => new Problem('READING_STOPPED', 'Reading was stopped.', 'Start it again.');

const tookTooLong = (path: string, { seconds }: ReadingLimits) =>
  new Problem(
    'READING_LIMIT',
    `${path} takes more than ${seconds} s to read.`,
    'Split it, or raise PLANGRAPH_READING_SECONDS.',
  );

function explainEnd({ exitCode, signal }: ChildEnd, path: string, limits: ReadingLimits): Problem {
  if (signal !== null && OUT_OF_MEMORY.includes(signal))
    return new Problem(
      'READING_LIMIT',
      `${path} takes more than ${limits.megabytes} MB of memory to read.`,
      'Split it, or raise PLANGRAPH_READING_MEGABYTES.',
    );
  return new Problem(
    'FILE_UNREADABLE',
    `${path} cannot be read: the process that reads it ended with ${signal ?? exitCode}.`,
    'Leave it out.',
  );
}
