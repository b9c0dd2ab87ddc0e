import type { Ontology } from '../knowledge/lexicon.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';

type ExportedRecord = Record<string, unknown>;

/**
 * What the graph holds as records, for other programs: plans, entities, indicators, targets, then the relations between them in the
 * order of the ontology, each with all sentences that state it (file, line, text). The same graph gives the same records.
 */
export async function* exportGraph(store: Store, { predicates }: Ontology): AsyncGenerator<ExportedRecord[]> {
  yield recordsOf(await store.read(loadStatement('read/export_nodes')));
  for (const predicate of Object.keys(predicates))
    yield recordsOf(await store.read(loadStatement('read/export_relations'), { predicate }));
}

function recordsOf(rows: readonly Record<string, unknown>[]): ExportedRecord[] {
  return rows.map((row) => {
    const { record, ...rest } = row.record as ExportedRecord;
    const values = Object.entries(rest).filter(([, value]) => value !== null);
    return { record, ...Object.fromEntries(values) };
  });
}
