import { once } from 'node:events';
import type { Server } from 'node:http';
import { ROOM } from '../api/running.js';
import { serve } from '../api/server.js';
import { type Asker, makeAsker } from '../ask/ask.js';
import { teachNames } from '../ingest/ingest.js';
import { loadKnowledge } from '../knowledge/load.js';
import { Problem } from '../model/problem.js';
import type { Answer } from '../model/question.js';
import { setLogLevel } from '../telemetry/log.js';
import { startTracing } from '../telemetry/tracing.js';
import { type Configuration, readingLimits } from './config.js';
import { claimHome } from './homeClaim.js';
import { type IngestOptions, ingestPaths } from './ingestPaths.js';
import { writeLossReport } from './lossReport.js';
import { openStore, readSigningKey, type Say, storeFingerprint } from './openStore.js';
import { readOperations } from './preflight.js';
import { makeReadingProgress } from './progress.js';
import { openFileReader } from './reading/fileReader.js';
import { formatReports } from './table.js';
import { makeSourceOpener, makeWriter } from './writer.js';

/** How long requests may take to finish when the server is told to stop, and how often connections without one are closed, in milliseconds. */
const LONGEST_FINISH = 10_000;
const SWEEP = 100;
/** How often the progress of reading is shown anew, in milliseconds. */
const TICK = 500;

/**
 * Opens the store, reads the seeds, serves the API until it is told to stop.
 *
 * @throws Problem of `claimHome`, `openStore`, `ingestPaths` and `serve`
 */
export async function start(configuration: Configuration, say: Say): Promise<void> {
  const release = configuration.NEO4J_URI ? () => {} : await claimHome(configuration);
  try {
    await run(configuration, say);
  } finally {
    release();
  }
}

async function run(configuration: Configuration, say: Say): Promise<void> {
  setLogLevel(configuration.PLANGRAPH_LOG);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: service } = configuration;
  const endTracing = endpoint ? await startTracing({ endpoint, service }) : null;
  const knowledge = loadKnowledge();
  teachNames(knowledge);
  const reader = await openFileReader({ limits: readingLimits(configuration), say });
  const stop = new AbortController();
  stop.signal.addEventListener('abort', () => reader.close());
  const { store, embedded, close } = await openStore(configuration, say, { onSignal: () => stop.abort() });
  try {
    await ingestWithProgress(store, reader, [configuration.PLANGRAPH_SEEDS], { signal: stop.signal, say });
    if (stop.signal.aborted) return;
    const asker = makeAsker(store, knowledge);
    const { question, answer } = await askFirst(asker);
    if (stop.signal.aborted) return;
    const onlyOperations = configuration.PLANGRAPH_ONLY_OPERATIONS === 'true';
    const server = await serve(store, asker, {
      host: configuration.HOST,
      port: configuration.PORT,
      store: storeFingerprint(configuration),
      access: {
        token: configuration.PLANGRAPH_TOKEN ?? null,
        readsNeedToken: configuration.PLANGRAPH_READS === 'token',
      },
      writer: makeWriter(store, reader, configuration.PLANGRAPH_HOME, [configuration.PLANGRAPH_SEEDS]),
      origins: configuration.PLANGRAPH_ORIGINS.split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
      room: { ...ROOM, longest: configuration.PLANGRAPH_DEADLINE * 1000 },
      signingKey: await readSigningKey(store),
      browser: embedded?.browserJar
        ? { jar: embedded.browserJar, uri: embedded.uri, user: embedded.user }
        : null,
      operations: { byId: await readOperations(configuration.PLANGRAPH_OPERATIONS), areAll: onlyOperations },
      plansAhead: true,
      openSource: makeSourceOpener(configuration.PLANGRAPH_HOME),
    });
    const address = `http://${configuration.HOST}:${configuration.PORT}`;
    const [evidence] = answer.evidence;
    say(
      [
        '',
        ...(onlyOperations
          ? [
              `GraphQL         ${address}/graphql  (only the operations of PLANGRAPH_OPERATIONS, so GraphiQL is off)`,
            ]
          : [`Explorer        ${address}/`, `GraphiQL        ${address}/graphql`]),
        embedded
          ? `Neo4j Browser   ${address}/browser/  (connects to ${embedded.uri} as ${embedded.user}; the password is in ${embedded.passwordFile})`
          : `Neo4j           ${configuration.NEO4J_URI} as ${configuration.NEO4J_USER}`,
        '',
        `? ${question}`,
        `  ${answer.text}`,
        ...(evidence ? [`  ${evidence.file}:${evidence.line} ${evidence.text}`] : []),
        '',
        'Ctrl-C stops the API and the embedded Neo4j.',
      ].join('\n'),
    );
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    say(
      embedded?.writesArchive
        ? 'Stopping; this once it takes some seconds more, to keep what later starts are sooner by …'
        : 'Stopping …',
    );
    await closeServer(server);
  } finally {
    reader.close();
    await close();
    await endTracing?.();
  }
}

/**
 * Asks a first question in each language: what is read for it of the graph and of the dictionaries takes longer than a question may,
 * so nobody shall ask before.
 */
async function askFirst(asker: Asker): Promise<{ readonly question: string; readonly answer: Answer }> {
  const [[question], [inEnglish]] = [await asker.samples('zh'), await asker.samples('en')];
  await asker.prepare();
  await asker.ask(inEnglish!);
  return { question: question!, answer: await asker.ask(question!) };
}

/** Takes no more requests, and lets those that are being answered finish, for so long. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_FINISH);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}

interface ShownIngestOptions extends Pick<IngestOptions, 'force' | 'textColumn' | 'signal'> {
  readonly say: Say;
  /** The file that gets the report of what was left out. */
  readonly report?: string | undefined;
}

/** Ingests with its progress shown and a table at the end; throws where no file could be read. */
export async function ingestWithProgress(
  store: Parameters<typeof ingestPaths>[0],
  reader: Parameters<typeof ingestPaths>[1],
  paths: readonly string[],
  options: ShownIngestOptions,
): Promise<void> {
  const { say } = options;
  const progress = makeReadingProgress({ say });
  const state = { read: 0, total: 0, file: '', began: 0 };
  const show = () => {
    const seconds = Math.round((performance.now() - state.began) / 1000);
    progress.show(state.read, state.total, `now ${state.file} (${seconds} s)`);
  };
  const timer = setInterval(() => state.file && show(), TICK);
  const reports = await ingestPaths(store, reader, paths, {
    ...options,
    onList: (files) => {
      state.total = files;
    },
    onBegin: (file) => {
      Object.assign(state, { file, began: performance.now() });
      show();
    },
    onFile: () => {
      state.read++;
      if (state.read === state.total) progress.show(state.read, state.total, 'done');
    },
  }).finally(() => {
    clearInterval(timer);
    progress.stop();
  });
  if (options.signal?.aborted) return;
  say(formatReports(reports));
  if (options.report) await writeLossReport(options.report, reports);
  if (reports.every((report) => report.status === 'failed')) {
    throw new Problem('FILE_UNREADABLE', 'None of the files could be read.', 'The lines above say why.');
  }
}
