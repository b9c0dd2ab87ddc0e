import { existsSync } from 'node:fs';
import { z } from 'zod';
import { loadFile } from '../ingest/load/load.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { FurnitureRules } from '../knowledge/rules.js';
import { replaceEvery } from '../language/everywhere.js';
import { findLineStarts, lineOf } from '../language/sourceMap.js';
import type { SourceFile } from '../model/document.js';
import { Problem } from '../model/problem.js';
import { loadStatement } from '../store/statements.js';
import type { Store } from '../store/store.js';
import type { Finding } from './doctor.js';

/** What must hold of the graph by itself, each by a statement of `cypher/check/` that counts what does not. */
const RULES = [
  { statement: 'evidence', what: 'evidence', holds: 'every relationship has the passages that state it' },
  { statement: 'counts', what: 'counts', holds: 'counts and confidences are those of the passages' },
  { statement: 'ids', what: 'ids', holds: 'every id is that of a node which it belongs to' },
  { statement: 'orphans', what: 'orphans', holds: 'nothing is there that no document says' },
] as const;
const EXAMPLES = 5;

/** Checks that the graph is consistent in itself, and that its passages are what their sources say; a `note` is what cannot be checked here. */
export async function* auditGraph(store: Store, { ontology, furniture }: Knowledge): AsyncGenerator<Finding> {
  for (const { statement, what, holds } of RULES) {
    const [row] = await store.read(loadStatement(`check/${statement}`), {
      predicates: Object.keys(ontology.predicates),
      examples: EXAMPLES,
    });
    const { faults, examples } = faultsFound.parse(row);
    yield faults === 0
      ? { what, state: 'ok', message: holds }
      : { what, state: 'bad', message: `not so that ${holds}: ${faults}, as ${examples.join(' · ')}` };
  }
  for (const row of await store.read(loadStatement('check/documents'))) {
    const document = auditedDocument.parse(row);
    yield { what: document.name, ...(await auditSource(store, document, furniture)) };
  }
}

const auditedDocument = z.object({ path: z.string(), name: z.string(), sha256: z.string() }).readonly();
type AuditedDocument = z.infer<typeof auditedDocument>;

const auditedPassage = z
  .object({ id: z.string(), text: z.string(), line: z.number(), start: z.number(), end: z.number() })
  .readonly();
type AuditedPassage = z.infer<typeof auditedPassage>;

const faultsFound = z.object({ faults: z.number(), examples: z.array(z.string()) });

async function auditSource(
  store: Store,
  { path, sha256 }: AuditedDocument,
  furniture: FurnitureRules,
): Promise<Omit<Finding, 'what'>> {
  if (!existsSync(path))
    return { state: 'note', message: `${path} is not here; its passages were not compared` };
  let source: SourceFile;
  try {
    source = await loadFile(path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { state: 'note', message: `its passages were not compared: ${error.message}` };
  }
  if (source.sha256 !== sha256)
    return { state: 'note', message: `${path} has changed since; plangraph ingest reads it anew` };
  const passages = z
    .array(auditedPassage)
    .parse(await store.read(loadStatement('check/passages'), { sha256 }));
  const lines = findLineStarts(source.text);
  const wrong = passages.filter(
    (passage) => lineOf(lines, passage.start) !== passage.line || !standsAt(passage, source.text, furniture),
  );
  if (wrong.length === 0)
    return { state: 'ok', message: `${passages.length} passages are what the file says` };
  const examples = wrong.slice(0, EXAMPLES).map(({ line, text }) => `line ${line}: ${text.slice(0, 30)}`);
  return {
    state: 'bad',
    message: `${wrong.length} passages are not what the file says: ${examples.join(' · ')}`,
  };
}

/** Whether a passage is the stretch of its source, but for the layout, marks of a conversion, and lines that are page furniture. */
function standsAt({ text, start, end }: AuditedPassage, source: string, { marks }: FurnitureRules): boolean {
  const written = text.replace(/\s+/g, '');
  const bare = (line: string) =>
    marks.reduce((rest, { pattern }) => replaceEvery(rest, pattern, ''), line).replace(/\s+/g, '');
  let at = 0;
  for (const line of source.slice(start, end).split('\n'))
    if (written.startsWith(bare(line), at)) at += bare(line).length;
  return at === written.length;
}
