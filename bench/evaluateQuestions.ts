import { Command } from 'commander';
import { makeAsker } from '../src/ask/ask.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { groupBy } from '../src/language/group.js';
import { type GoldQuestion, isRightAnswer, readLines } from './gold.js';

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

const questions = readLines<GoldQuestion>(options.gold);
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
    right: isRightAnswer(question, answer),
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
