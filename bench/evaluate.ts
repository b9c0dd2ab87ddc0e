import { join } from 'node:path';
import { Command } from 'commander';
import { makeGraphReader } from '../src/ingest/ingest.js';
import { loadFile } from '../src/ingest/load/load.js';
import { openTagger } from '../src/ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { groupBy } from '../src/language/group.js';
import { sourceLine, writtenText } from '../src/language/sourceMap.js';
import type { Graph } from '../src/model/graph.js';
import { type GoldSpan, nameKey, readLines, type Tally } from './gold.js';

/** What went wrong with one name of a span. */
interface Fault {
  readonly span: string;
  readonly type: string;
  readonly text: string;
  /** `boundary`: found longer or shorter; `type`: found as something else; `missed`; `extra`. */
  readonly kind: 'missed' | 'extra' | 'boundary' | 'type';
  readonly other: string;
}

const program = new Command('npm run eval --')
  .description('measure recognition against annotated spans, as the strict F1 of distinct names by span')
  .option('--gold <folder>', 'folder with spans.jsonl', 'test/gold')
  .option('--sources <folder>', 'folder with the files that it annotates', 'seeds')
  .option('--report', 'list what was missed and what was extra, by type and kind')
  .addHelpText('after', '\nExamples:\n  $ npm run eval\n  $ npm run eval -- --report | less\n')
  .parse();
const options = program.opts<{ gold: string; sources: string; report?: boolean }>();

const spans = readLines<GoldSpan>(join(options.gold, 'spans.jsonl'));
const reader = makeGraphReader(loadKnowledge(), await openTagger());
const graphs = new Map<string, Graph>();
for (const file of new Set(spans.map((span) => span.file)))
  graphs.set(file, await reader.read(await loadFile(join(options.sources, file))));

const tally = new Map<string, { right: number; found: number; gold: number }>();
const faults: Fault[] = [];
for (const span of spans) score(span, graphs.get(span.file)!);

const row = (name: string, { right, found, gold }: Tally) => {
  const percent = (part: number, whole: number) =>
    (whole ? ((100 * part) / whole).toFixed(1) : '–').padStart(6);
  return `${name.padEnd(12)} P${percent(right, found)}  R${percent(right, gold)}  F1${percent(2 * right, found + gold)}   (${right} right of ${found} found, ${gold} in gold)`;
};
for (const [type, figures] of [...tally].sort()) console.log(row(type, figures));
const sum = (pick: (figures: Tally) => number) =>
  [...tally.values()].reduce((total, figures) => total + pick(figures), 0);
console.log(
  row('all', {
    right: sum(({ right }) => right),
    found: sum(({ found }) => found),
    gold: sum(({ gold }) => gold),
  }),
);
if (options.report) report();

function score(span: GoldSpan, graph: Graph): void {
  const found = new Set(
    graph.mentions
      .filter((mention) => {
        const line = sourceLine(graph.document, mention.span);
        return line >= span.fromLine && line <= span.toLine;
      })
      .map(({ type, span: at }) => nameKey({ type, text: writtenText(graph.document, at) })),
  );
  const gold = new Set(span.mentions.map(nameKey));
  for (const key of new Set([...found, ...gold])) {
    const [type, text] = key.split('|') as [string, string];
    const figures = tally.get(type) ?? { right: 0, found: 0, gold: 0 };
    tally.set(type, figures);
    if (found.has(key)) figures.found++;
    if (gold.has(key)) figures.gold++;
    if (found.has(key) && gold.has(key)) figures.right++;
    else faults.push({ span: span.id, type, text, ...judge(key, found, gold) });
  }
}

/** What is wrong with a name that only the reader or only the annotation gives, by the name of the other that comes nearest. */
function judge(
  key: string,
  found: ReadonlySet<string>,
  gold: ReadonlySet<string>,
): Pick<Fault, 'kind' | 'other'> {
  const [type, text] = key.split('|') as [string, string];
  for (const other of gold.has(key) ? found : gold) {
    const [otherType, otherText] = other.split('|') as [string, string];
    if (otherText === text) return { kind: 'type', other };
    if (otherType === type && (otherText.includes(text) || text.includes(otherText)))
      return { kind: 'boundary', other };
  }
  return { kind: gold.has(key) ? 'missed' : 'extra', other: '' };
}

/** The faults by type and kind, the most frequent first; within one by how the names end. */
function report(): void {
  const groups = [...groupBy(faults, ({ type, kind }) => `${type} ${kind}`)];
  for (const [name, group] of groups.sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`\n${name}: ${group.length}`);
    const endings = [...groupBy(group, ({ text }) => text.slice(-2))];
    for (const [ending, all] of endings.sort(([, a], [, b]) => b.length - a.length)) {
      const shown = all
        .map(({ text, other, span }) => `${text}${other && ` (${other})`} [${span}]`)
        .join(' · ');
      console.log(`  …${ending} ${all.length}: ${shown}`);
    }
  }
}
