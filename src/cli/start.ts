import { once } from 'node:events';
import { SingleBar } from 'cli-progress';
import { ROOM } from '../api/running.js';
import { serve } from '../api/server.js';
import { makeAsker } from '../ask/ask.js';
import { makeGraphReader } from '../ingest/ingest.js';
import { openTagger } from '../ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../knowledge/load.js';
import { Problem } from '../model/problem.js';
import type { Configuration } from './config.js';
import { type IngestOptions, ingestPaths } from './ingestPaths.js';
import { writeLossReport } from './lossReport.js';
import { openStore, readSigningKey, type Say, storeFingerprint } from './openStore.js';
import { readOperations } from './preflight.js';
import { formatReports } from './table.js';
import { makeWriter, uploadsOf } from './writer.js';

/** Opens the store, reads the seeds, serves the API until it is told to stop. */
export async function start(configuration: Configuration, say: Say): Promise<void> {
  const knowledge = loadKnowledge();
  const reader = makeGraphReader(knowledge, await openTagger({ say }));
  const { store, embedded, close } = await openStore(configuration, say);
  const stop = new AbortController();
  const end = () => stop.abort();
  // Kept until the store is closed: a second Ctrl-C must not leave Neo4j running without its parent.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    await ingestWithBar(store, reader, [configuration.PLANGRAPH_SEEDS], {}, say);
    if (stop.signal.aborted) return;
    const asker = makeAsker(store, knowledge);
    const onlyOperations = configuration.PLANGRAPH_ONLY_OPERATIONS === 'true';
    const server = await serve(store, asker, {
      host: configuration.HOST,
      port: configuration.PORT,
      store: storeFingerprint(configuration),
      access: {
        token: configuration.PLANGRAPH_TOKEN ?? null,
        readsNeedToken: configuration.PLANGRAPH_READS === 'token',
      },
      writer: makeWriter(store, reader, uploadsOf(configuration.PLANGRAPH_HOME), [
        configuration.PLANGRAPH_SEEDS,
      ]),
      origins: configuration.PLANGRAPH_ORIGINS.split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
      room: { ...ROOM, longest: configuration.PLANGRAPH_DEADLINE * 1000 },
      signingKey: await readSigningKey(store),
      operations: { byId: await readOperations(configuration.PLANGRAPH_OPERATIONS), areAll: onlyOperations },
    });
    const address = `http://${configuration.HOST}:${configuration.PORT}`;
    const question = (await asker.samples('zh'))[0]!;
    const answer = await asker.ask(question);
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
          ? `Neo4j Browser   ${embedded.browser}  (connect to ${embedded.uri} as ${embedded.user}; the password is in ${embedded.passwordFile})`
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
    say('Stopping …');
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  } finally {
    await close();
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

/** Ingests with a progress bar and a table at the end; throws where no file could be read. */
export async function ingestWithBar(
  store: Parameters<typeof ingestPaths>[0],
  reader: Parameters<typeof ingestPaths>[1],
  paths: readonly string[],
  options: Pick<IngestOptions, 'force' | 'columns'> & { readonly report?: string | undefined },
  say: Say,
): Promise<void> {
  const bar = new SingleBar({
    format: 'Reading {bar} {value}/{total} {file}',
    barsize: 24,
    clearOnComplete: true,
    stopOnComplete: true,
  });
  const shown = process.stderr.isTTY;
  const reports = await ingestPaths(store, reader, paths, {
    ...options,
    onList: (files) => (shown ? bar.start(files, 0, { file: '' }) : say(`Reading ${files} files …`)),
    onFile: (report) => shown && bar.increment({ file: report.file }),
  });
  bar.stop();
  say(formatReports(reports));
  if (options.report) await writeLossReport(options.report, reports);
  if (reports.every((report) => report.status === 'failed')) {
    throw new Problem('FILE_UNREADABLE', 'None of the files could be read.', 'The lines above say why.');
  }
}
