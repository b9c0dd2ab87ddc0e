import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What this process counts and measures, as Prometheus reads it. Labels take few values: no words of users, no names of files. */
const registry = new Registry();
const registers = [registry];

/** Seconds, from what an index answers to what a deadline ends. */
const OF_ANSWERS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Seconds, from a note to a gazette. */
const OF_FILES = [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600];

const labelled = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => ({
  name: `plangraph_${name}`,
  help,
  labelNames,
  registers,
});

export const METRICS = {
  requests: new Counter(
    labelled('http_requests_total', 'Requests by route and status.', ['route', 'status']),
  ),
  operations: new Histogram({
    ...labelled(
      'operation_seconds',
      'Time of operations with their waiting, by root field and by OK or the code of the first error.',
      ['operation', 'outcome'],
    ),
    buckets: OF_ANSWERS,
  }),
  running: new Gauge(labelled('operations_running', 'Operations that have their turn.', [])),
  waiting: new Gauge(labelled('operations_waiting', 'Operations that wait for their turn.', [])),
  statements: new Histogram({
    ...labelled('statement_seconds', 'Time of statements in Neo4j with their trying again.', [
      'kind',
      'outcome',
    ]),
    buckets: OF_ANSWERS,
  }),
  sessions: new Gauge(
    labelled('store_sessions', 'Sessions that have a connection to Neo4j or wait for one.', []),
  ),
  connections: new Gauge(
    labelled('store_connections_max', 'Connections to one Neo4j server that the pool holds at most.', []),
  ),
  files: new Histogram({
    ...labelled('ingest_file_seconds', 'Time to read a file into the graph, by what became of it.', [
      'status',
    ]),
    buckets: OF_FILES,
  }),
  filesLeft: new Gauge(labelled('ingest_files_left', 'Files that are still to be read into the graph.', [])),
  model: new Histogram({
    ...labelled('model_seconds', 'Time that the model which finds names took of a file.', []),
    buckets: OF_FILES,
  }),
} as const;

let hasDefaults = false;

/** The text for Prometheus, with what the process takes (memory, event loop, garbage collection), and its media type. */
export async function printMetrics(): Promise<{ readonly text: string; readonly type: string }> {
  if (!hasDefaults) collectDefaultMetrics({ register: registry });
  hasDefaults = true;
  return { text: await registry.metrics(), type: registry.contentType };
}
