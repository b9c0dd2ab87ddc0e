import { SingleBar } from 'cli-progress';
import { JARS_MEGABYTES } from '../store/embedded/jars.js';

const BETWEEN_LINES_MS = 10_000;

/** Shows how far the fetching of the embedded server has come, until it is stopped. */
export interface FetchReporter {
  show(files: number, megabytes: number): void;
  stop(): void;
}

/** A bar where there is a terminal, else a line every ten seconds. @param now in milliseconds */
export function makeFetchReporter(
  say: (line: string) => void,
  isTerminal: boolean = process.stderr.isTTY,
  now: () => number = Date.now,
): FetchReporter {
  return isTerminal ? makeBar() : makeLines(say, now);
}

function makeBar(): FetchReporter {
  const bar = new SingleBar({
    format: 'Fetching Neo4j, once {bar} {value} of about {total} MB, {files} files',
    barsize: 24,
    clearOnComplete: true,
  });
  return {
    show: (files, megabytes) => {
      if (!bar.isActive) bar.start(JARS_MEGABYTES, 0, { files: 0 });
      if (megabytes > bar.getTotal()) bar.setTotal(megabytes);
      bar.update(megabytes, { files });
    },
    stop: () => bar.stop(),
  };
}

function makeLines(say: (line: string) => void, now: () => number): FetchReporter {
  let next = 0;
  let last = '';
  const tell = (line: string) => {
    if (line !== last) say(line);
    last = line;
    next = now() + BETWEEN_LINES_MS;
  };
  let pending = '';
  return {
    show: (files, megabytes) => {
      pending = `Fetching Neo4j from Maven Central, once: ${files} files, ${megabytes} of about ${JARS_MEGABYTES} MB`;
      if (now() >= next) tell(pending);
    },
    stop: () => {
      if (pending) tell(pending);
    },
  };
}
