import type { Knowledge, KnownName } from '../knowledge/knowledge.js';
import { groupBy } from '../language/group.js';
import { foldChars } from '../language/matcher.js';
import type { Graph } from '../model/graph.js';

/** What is wrong or idle in the lexicons. */
export interface LexiconReport {
  /** A writing that two entries of one type claim. */
  readonly duplicates: readonly string[];
  /** A writing that entries of different types claim, or an English name of two things. */
  readonly conflicts: readonly string[];
  /** Entries that nothing in the corpus uses, by file. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
  readonly entries: number;
}

/** Checks the lexicons of `graph/` against themselves and against what was read with them. */
export function checkLexicon(knowledge: Knowledge, graphs: readonly Graph[]): LexiconReport {
  const claims = groupBy(
    knowledge.names.flatMap((name) =>
      [name.name, ...name.aliases, ...name.localAliases.map((alias) => `${alias}@${name.jurisdiction}`)].map(
        (writing) => ({ writing: foldChars(writing), name }),
      ),
    ),
    ({ writing }) => writing,
  );
  const duplicates: string[] = [];
  const conflicts: string[] = [];
  for (const [writing, all] of claims) {
    const names = [...new Set(all.map(({ name }) => name))];
    if (names.length < 2) continue;
    const types = new Set(names.map(({ type }) => type));
    const where = names.map(describe).join(' · ');
    if (types.size < names.length) duplicates.push(`${writing}: ${where}`);
    else conflicts.push(`${writing}: ${where}`);
  }
  const english = groupBy(
    knowledge.names.filter(({ nameEn }) => nameEn !== ''),
    ({ type, nameEn }) => `${type} ${nameEn.toLowerCase()}`,
  );
  for (const names of english.values()) {
    if (names.length > 1) conflicts.push(`${names[0]!.nameEn}: ${names.map(describe).join(' · ')}`);
  }
  const used = new Set(
    graphs.flatMap((graph) => graph.mentions.map(({ type, canonical }) => `${type} ${canonical}`)),
  );
  const idle = knowledge.names.filter(({ type, name }) => !used.has(`${type} ${name}`));
  const unused = groupBy(idle, ({ source }) => source);
  return {
    duplicates,
    conflicts,
    unused: new Map([...unused].map(([file, names]) => [file, names.map(({ name }) => name)])),
    entries: knowledge.names.length,
  };
}

function describe({ type, name, source }: KnownName): string {
  return `${type} ${name} (graph/${source})`;
}

/** The report as lines for a terminal. */
export function formatLexiconReport(report: LexiconReport): string {
  const section = (title: string, lines: readonly string[]) => [
    `${title}: ${lines.length}`,
    ...lines.map((line) => `  ${line}`),
  ];
  const unused = [...report.unused].map(
    ([file, names]) => `graph/${file}: ${names.length} (${names.join(', ')})`,
  );
  return [
    `${report.entries} entries`,
    ...section('Duplicates', report.duplicates),
    ...section('Conflicts', report.conflicts),
    'Not used by anything that was read (they may serve other corpora):',
    ...unused.map((line) => `  ${line}`),
  ].join('\n');
}
