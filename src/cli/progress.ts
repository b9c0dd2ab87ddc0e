import { SingleBar } from 'cli-progress';
import { JARS_MEGABYTES } from '../store/embedded/jars.js';

const BETWEEN_LINES_MS = 10_000;

/** Shows how far something has come, until it is stopped. */
export interface ShownProgress {
  /** @param note what else there is to say */
  show(value: number, total: number, note: string): void;
  stop(): void;
}

/** How something that is waited for is told. */
interface Wording {
  /** With {bar}, {value}, {total} and {note} (cli-progress). */
  readonly bar: string;
  readonly line: (value: number, total: number, note: string) => string;
}

/** What the progress is shown on. */
export interface ProgressOutput {
  readonly say: (line: string) => void;
  /** Where a bar is drawn if it is a terminal. Default: standard error. */
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** In milliseconds. */
  readonly now?: () => number;
}

/** A bar where there is a terminal, else a line every ten seconds. */
function makeProgress(
  wording: Wording,
  { say, stream = process.stderr, now = Date.now }: ProgressOutput,
): ShownProgress {
  return stream.isTTY ? makeBar(wording, stream) : makeLines(wording, say, now);
}

/** Progress of reading files: how many are read, and which one is. */
export const makeReadingProgress = (output: ProgressOutput): ShownProgress =>
  makeProgress(
    {
      bar: 'Reading {bar} {value} of {total} files, {note}',
      line: (value, total, note) => `Reading: ${value} of ${total} files, ${note}`,
    },
    output,
  );

/** Progress of fetching the embedded server. */
export function makeFetchProgress(output: ProgressOutput): {
  show(files: number, megabytes: number): void;
  stop(): void;
} {
  const progress = makeProgress(
    {
      bar: 'Fetching Neo4j, once {bar} {value} of about {total} MB, {note}',
      line: (value, total, note) =>
        `Fetching Neo4j from Maven Central, once: ${note}, ${value} of about ${total} MB`,
    },
    output,
  );
  return {
    show: (files, megabytes) =>
      progress.show(megabytes, Math.max(JARS_MEGABYTES, megabytes), `${files} files`),
    stop: progress.stop,
  };
}

function makeBar({ bar: format }: Wording, stream: NodeJS.WritableStream): ShownProgress {
  const bar = new SingleBar({ format, stream, barsize: 24, clearOnComplete: true });
  return {
    show: (value, total, note) => {
      if (!bar.isActive) bar.start(total, value, { note });
      bar.setTotal(total);
      bar.update(value, { note });
    },
    stop: () => bar.stop(),
  };
}

function makeLines({ line }: Wording, say: (line: string) => void, now: () => number): ShownProgress {
  let next = 0;
  let last = '';
  const tell = (text: string) => {
    if (text !== last) say(text);
    last = text;
    next = now() + BETWEEN_LINES_MS;
  };
  let pending = '';
  return {
    show: (value, total, note) => {
      pending = line(value, total, note);
      if (now() >= next) tell(pending);
    },
    stop: () => {
      if (pending) tell(pending);
    },
  };
}
