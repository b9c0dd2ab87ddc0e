import { Worker } from 'node:worker_threads';
import { openSentenceEncoder } from '../../inference/sentenceEncoder.js';
import { makeGraphReader } from '../../ingest/ingest.js';
import { loadFile } from '../../ingest/load/load.js';
import { makeGivenRecogniser, readGivenMentions } from '../../ingest/recognise/given.js';
import { openTagger, type Tagger } from '../../ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../../knowledge/load.js';
import { Problem } from '../../model/problem.js';
import type { ReadingMessage, ReadingRequest, ReadingSetup, SentProblem } from './messages.js';

const MEGABYTE = 1_048_576;

/**
 * Ends this process where it takes more memory or its parent is gone. It runs in a thread of its own, since reading may not look up for
 * minutes; its text is sent there, so it knows nothing but its argument.
 */
function keepWithin(bytes: number): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 100);
}

/** Reads files that its parent names, one after the other, until it is ended (`openFileReader`). */
async function serveReading({ megabytes, mentions, hasVectors }: ReadingSetup): Promise<void> {
  new Worker(`(${keepWithin})(${megabytes * MEGABYTE})`, { eval: true });
  const knowledge = loadKnowledge();
  const say = (line: string) => send({ line });
  const { tagger, seconds } = timeModel(await openTagger({ say }));
  const reader = makeGraphReader(knowledge, tagger, {
    recognise: mentions === null ? undefined : makeGivenRecogniser(await readGivenMentions(mentions)),
    encoder: hasVectors ? await openSentenceEncoder() : null,
  });
  process.on('message', async ({ path, textColumn }: ReadingRequest) => {
    const columns = textColumn === null ? null : { text: textColumn, names: knowledge.columns };
    const before = seconds();
    try {
      const graph = await reader.read(await loadFile(path, columns));
      send({ graph, megabytes: process.memoryUsage.rss() / MEGABYTE, modelSeconds: seconds() - before });
    } catch (error) {
      send({ problem: toProblem(error, path) });
    }
  });
  send({ ready: { version: reader.version } });
}

/** A tagger that counts the seconds of its model. */
function timeModel(tagger: Tagger): { readonly tagger: Tagger; readonly seconds: () => number } {
  let milliseconds = 0;
  const tag: Tagger['tag'] = async (texts) => {
    const began = performance.now();
    try {
      return await tagger.tag(texts);
    } finally {
      milliseconds += performance.now() - began;
    }
  };
  return { tagger: { ...tagger, tag }, seconds: () => milliseconds / 1000 };
}

function send(message: ReadingMessage): void {
  process.send?.(message);
}

/** A failure that nobody foresaw is one of the file: the others are read. */
function toProblem(error: unknown, path: string): SentProblem {
  if (error instanceof Problem) return { code: error.code, message: error.message, remedy: error.remedy };
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return { code: 'FILE_UNREADABLE', message: `${path} cannot be read: ${reason}.`, remedy: 'Leave it out.' };
}

process.on('disconnect', () => process.exit());
process.once('message', (setup: ReadingSetup) => {
  serveReading(setup).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    send({ problem: toProblem(error, '') });
  });
});
