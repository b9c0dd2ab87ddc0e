import { SpanKind } from '@opentelemetry/api';
import { log } from './log.js';
import { METRICS } from './metrics.js';
import { inSpan } from './tracing.js';

const secondsSince = (began: number) => (performance.now() - began) / 1000;

/** How a statement is run. */
export type StatementKind = 'read' | 'write';

/** Measures what a statement takes in the store; a write is a transaction of several, and has no text. */
export async function measureStatement<T>(
  kind: StatementKind,
  text: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const attributes = { 'db.system.name': 'neo4j', ...(text === null ? {} : { 'db.query.text': text }) };
  let outcome = 'error';
  try {
    const result = await inSpan({ name: `neo4j ${kind}`, kind: SpanKind.CLIENT, attributes }, work);
    outcome = 'ok';
    return result;
  } finally {
    METRICS.statements.observe({ kind, outcome }, secondsSince(began));
  }
}

export const FINE = 'OK';
/** Outcomes that operators should know of: the fault is not the client's. */
const FAULTS = ['OVERLOADED', 'DEADLINE_EXCEEDED', 'STORE_UNREACHABLE', 'INTERNAL_SERVER_ERROR'];

/** Measures an operation of the API, and logs what became of it. `outcomeOf` gives the code of its first error, or OK. */
export async function measureOperation<T>(
  operation: string,
  outcomeOf: (result: T) => string,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  let outcome = 'INTERNAL_SERVER_ERROR';
  const span = { name: `graphql ${operation}`, kind: SpanKind.SERVER, attributes: {} };
  try {
    return await inSpan(span, async (fail) => {
      const result = await work();
      outcome = outcomeOf(result);
      if (outcome !== FINE) fail(outcome);
      return result;
    });
  } finally {
    const seconds = secondsSince(began);
    METRICS.operations.observe({ operation, outcome }, seconds);
    const entry = { operation, outcome, milliseconds: Math.round(seconds * 1000) };
    if (FAULTS.includes(outcome)) log.warn(entry, 'operation');
    else log.info(entry, 'operation');
  }
}

/** Measures the files of an ingest, and says how many are left. */
export function measureFiles(files: number): {
  readonly measure: <T extends { readonly status: string }>(work: () => Promise<T>) => Promise<T>;
  /** Gives up those that were not read. */
  readonly end: () => void;
} {
  let left = files;
  METRICS.filesLeft.inc(files);
  return {
    measure: async (work) => {
      const began = performance.now();
      const span = { name: 'ingest file', kind: SpanKind.INTERNAL, attributes: {} };
      const report = await inSpan(span, work);
      left--;
      METRICS.filesLeft.dec();
      METRICS.files.observe({ status: report.status }, secondsSince(began));
      return report;
    },
    end: () => METRICS.filesLeft.dec(left),
  };
}
