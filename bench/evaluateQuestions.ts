import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { makeAsker } from '../src/ask/ask.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { bare } from '../src/language/fold.js';
import { groupBy } from '../src/language/group.js';
import type { Answer } from '../src/model/question.js';

/** A question with its answer. `part`: the closed half is not looked at while rules are written. */
export interface GoldQuestion {
  readonly id: string;
  readonly part: 'open' | 'closed';
  readonly kind: string;
  readonly question: string;
  readonly answer: {
    readonly none?: true;
    readonly names?: readonly string[];
    readonly count?: number;
    readonly value?: number;
    readonly unit?: string;
    readonly yes?: boolean;
    readonly date?: string;
    readonly targets?: readonly {
      readonly plan: string;
      readonly value: number;
      readonly unit: string;
      readonly year?: number;
    }[];
    readonly passages?: readonly string[];
  };
  readonly acceptable?: { readonly names?: readonly string[]; readonly targets?: readonly unknown[] };
}

/** Evidence that begins so many lines from the gold's is the same place. */
const SAME_PLACE = 15;
const BINS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];

const program = new Command('npm run eval:ask --')
  .description(
    'measure answers against our own questions, from the graph that is stored (run `plangraph ingest seeds` first)',
  )
  .option('--gold <file>', 'questions with their answers', 'test/gold/questions.jsonl')
  .option('--show', 'list the questions of the open half that were not answered right')
  .addHelpText('after', '\nExamples:\n  $ npm run eval:ask\n  $ npm run eval:ask -- --show\n')
  .parse();
const options = program.opts<{ gold: string; show?: boolean }>();

const questions = readFileSync(options.gold, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as GoldQuestion);
const knowledge = loadKnowledge();
makeOutlineReader(knowledge);
const { store, close } = await openStore(CONFIGURATION.parse(process.env), (line) => console.error(line));
const asker = makeAsker(store, knowledge);
await asker.samples('en');

const results = [];
for (const question of questions) {
  const start = performance.now();
  const answer = await asker.ask(question.question);
  results.push({
    question,
    answer,
    right: isRight(question, answer),
    milliseconds: performance.now() - start,
  });
}
await close();

const percent = (part: number, whole: number) => (whole ? `${((100 * part) / whole).toFixed(1)}%` : '–');
for (const [part, all] of groupBy(results, ({ question }) => question.part)) {
  const right = all.filter((result) => result.right).length;
  console.log(`${part.padEnd(8)} ${right}/${all.length} right (${percent(right, all.length)})`);
  for (const [kind, some] of [...groupBy(all, ({ question }) => question.kind)].sort()) {
    console.log(`  ${kind.padEnd(24)} ${some.filter((result) => result.right).length}/${some.length}`);
  }
}
const unanswerable = results.filter(({ question }) => question.answer.none);
const invented = results.filter(({ answer }) => answer.status === 'ANSWERED' && answer.evidence.length === 0);
console.log(
  `answered what the plans do not say: ${unanswerable.filter(({ answer }) => answer.status === 'ANSWERED').length}/${unanswerable.length}`,
);
console.log(`answered without evidence: ${invented.length}`);
const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
console.log(`median ${times[times.length >> 1]!.toFixed(0)} ms`);

console.log('\nconfidence   answers   right');
const answered = results.filter(({ answer }) => answer.status === 'ANSWERED');
BINS.slice(1).forEach((to, i) => {
  const inBin = answered.filter(({ answer }) => answer.confidence >= BINS[i]! && answer.confidence < to);
  const range = `${BINS[i]!.toFixed(1)}–${Math.min(1, to).toFixed(1)}`;
  console.log(
    `${range.padEnd(12)} ${String(inBin.length).padStart(7)}   ${percent(inBin.filter(({ right }) => right).length, inBin.length)}`,
  );
});
if (options.show) {
  for (const { question, answer, right } of results)
    if (!right && question.part === 'open')
      console.log(
        `- ${question.id} [${question.kind}] ${question.question} → ${answer.status} ${answer.names.slice(0, 6).join('|')}`,
      );
}

function isRight({ answer: gold, acceptable }: GoldQuestion, answer: Answer): boolean {
  const isAnswered = answer.status === 'ANSWERED';
  if (gold.none) return !isAnswered;
  if (!isAnswered) return false;
  if (gold.names) return sameNames(gold.names, acceptable?.names ?? [], answer);
  if (gold.count !== undefined) return answer.count === gold.count;
  if (gold.value !== undefined)
    return answer.value === gold.value && bare(answer.unit ?? '') === bare(gold.unit ?? '');
  if (gold.yes !== undefined) return answer.boolean === gold.yes;
  if (gold.date) return answer.date === gold.date;
  if (gold.targets) return sameTargets(gold.targets, acceptable?.targets?.length ?? 0, answer);
  return (gold.passages ?? []).some((place) => {
    const [file, line] = place.split(':');
    return answer.evidence
      .slice(0, 5)
      .some((one) => one.file === file && Math.abs(one.line - Number(line)) <= SAME_PLACE);
  });
}

/** Every name of the gold is there, and none that is neither in it nor acceptable. */
function sameNames(gold: readonly string[], acceptable: readonly string[], { items }: Answer): boolean {
  const wanted = gold.map(bare);
  const allowed = new Set([...wanted, ...acceptable.map(bare)]);
  const writings = items.map(({ name, aliases }) => [name, ...aliases].map(bare));
  return (
    wanted.every((name) => writings.some((all) => all.includes(name))) &&
    writings.every((all) => all.some((name) => allowed.has(name)))
  );
}

function sameTargets(
  gold: NonNullable<GoldQuestion['answer']['targets']>,
  more: number,
  { targets }: Answer,
): boolean {
  const found = gold.filter((wanted) =>
    targets.some(
      (target) =>
        target.value === wanted.value &&
        target.unit === wanted.unit &&
        (wanted.year === undefined || target.year === wanted.year) &&
        bare((target.plan as { title: string }).title) === bare(wanted.plan),
    ),
  );
  return found.length === gold.length && targets.length <= gold.length + more;
}
