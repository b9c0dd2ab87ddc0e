import type { Knowledge, KnownName } from '../knowledge/knowledge.js';
import { groupBy } from '../language/group.js';
import { foldChars } from '../language/matcher.js';
import type { Graph } from '../model/graph.js';
import { formatTable } from './table.js';

/** What is wrong or idle in the lexicons. */
export interface LexiconReport {
  /** A writing that two entries of one type claim. */
  readonly duplicates: readonly Clash[];
  /** A writing that entries of different types claim, or an English name of two things. */
  readonly conflicts: readonly Clash[];
  /** How many entries of a type a file has, and which of them nothing in the corpus uses. */
  readonly usage: readonly Usage[];
}

/** What several entries claim, with their types. */
interface Clash {
  readonly types: string;
  readonly line: string;
}

interface Usage {
  readonly source: string;
  readonly type: string;
  readonly entries: number;
  readonly unused: readonly string[];
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
  const duplicates: Clash[] = [];
  const conflicts: Clash[] = [];
  for (const [writing, all] of claims) {
    const names = [...new Set(all.map(({ name }) => name))];
    if (names.length < 2) continue;
    const isTwice = new Set(names.map(({ type }) => type)).size < names.length;
    (isTwice ? duplicates : conflicts).push(clashOf(writing, names));
  }
  const english = groupBy(
    knowledge.names.filter(({ nameEn }) => nameEn !== ''),
    ({ type, nameEn }) => `${type} ${nameEn.toLowerCase()}`,
  );
  for (const names of english.values()) {
    if (names.length > 1) conflicts.push(clashOf(names[0]!.nameEn, names));
  }
  const used = new Set(
    graphs.flatMap((graph) => graph.mentions.map(({ type, canonical }) => `${type} ${canonical}`)),
  );
  const usage = [...groupBy(knowledge.names, ({ source, type }) => `${source} ${type}`).values()].map(
    (entries): Usage => ({
      source: entries[0]!.source,
      type: entries[0]!.type,
      entries: entries.length,
      unused: entries.filter(({ type, name }) => !used.has(`${type} ${name}`)).map(({ name }) => name),
    }),
  );
  return { duplicates, conflicts, usage };
}

function clashOf(writing: string, names: readonly KnownName[]): Clash {
  const types = [...new Set(names.map(({ type }) => type))].sort().join(' and ');
  const where = names.map(({ type, name, source }) => `${type} ${name} (graph/${source})`);
  return { types, line: `${writing}: ${where.join(' · ')}` };
}

/** The report as lines for a terminal. @param listUnused names the entries that nothing uses, which are many */
export function formatLexiconReport(report: LexiconReport, listUnused = false): string {
  const section = (title: string, clashes: readonly Clash[]) => [
    `${title}: ${clashes.length}`,
    ...[...groupBy(clashes, ({ types }) => types)].flatMap(([types, group]) => [
      `  ${types}: ${group.length}`,
      ...group.map(({ line }) => `    ${line}`),
    ]),
  ];
  const sum = (count: (usage: Usage) => number) => report.usage.reduce((total, one) => total + count(one), 0);
  const rows = report.usage.map(({ source, type, entries, unused }) => [
    `graph/${source}`,
    type,
    String(entries),
    String(unused.length),
  ]);
  const names = report.usage.map(
    ({ source, type, unused }) => `graph/${source} ${type}: ${unused.join(', ')}`,
  );
  return [
    ...section('Duplicates', report.duplicates),
    ...section('Conflicts', report.conflicts),
    '',
    formatTable(['file', 'type', 'entries', 'not used'], rows),
    '',
    `${sum(({ unused }) => unused.length)} of ${sum(({ entries }) => entries)} entries are not used by anything that was read; they may serve other corpora.`,
    ...(listUnused ? names : ['plangraph lexicon check --unused lists them.']),
  ].join('\n');
}
