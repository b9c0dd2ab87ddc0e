import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { digestOf } from '../src/ingest/load/load.js';
import { ENTITY_TYPES } from '../src/model/entity.js';
import { NODE_TYPES } from '../src/query/graphModel.js';

const TYPES: readonly string[] = ENTITY_TYPES;
const VERDICTS = ['right', 'kind', 'name', 'double', 'junk'];
const SENTENCES = 3;
const LONGEST = 160;

const program = new Command('npm run eval:nodes --')
  .description(
    `draw nodes of each label by a seed and print them with their sentences, to be judged: one line each of seed, label, id, name, kind, confidence, mentions, sentences. A judgement is such a line as “seed, label, name, verdict, remark” in --judged; verdicts are ${VERDICTS.join(', ')}`,
  )
  .option('--seed <number>', 'which draw', Number, 1)
  .option('--per <count>', 'nodes of each label', Number, 100)
  .option('--least <confidence>', 'only nodes that reading is so sure of somewhere', Number, 0)
  .option('--judged <file>', 'count the verdicts of a file of judgements instead')
  .addHelpText(
    'after',
    '\nExamples:\n  $ npm run eval:nodes -- --seed 7 > draw.tsv\n  $ npm run eval:nodes -- --judged test/gold/nodes.tsv\n',
  )
  .parse();
const options = program.opts<{ seed: number; per: number; least: number; judged?: string }>();

if (options.judged) countVerdicts(options.judged);
else await draw();

/** Prints the nodes whose ids come first when each is hashed with the seed: the same on every machine, whatever else is there. */
async function draw(): Promise<void> {
  const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
  for (const type of TYPES) {
    const found = await store.read(
      `MATCH (n:${NODE_TYPES[type]!.label}) WHERE n.confidence IS NULL OR n.confidence >= $least
      CALL (n) {
        MATCH (p:Passage)-[m:MENTIONS]->(n)
        WITH p, m ORDER BY m.confidence DESC
        RETURN count(*) AS mentions, collect(p.file + ':' + p.line + ' ' + left(p.text, $longest))[..$sentences] AS sentences
      }
      RETURN n.id AS id, n.name AS name, n.kind AS kind, n.confidence AS confidence, mentions, sentences`,
      { least: options.least, sentences: SENTENCES, longest: LONGEST },
    );
    const place = ({ id }: (typeof found)[number]) => digestOf(Buffer.from(`${options.seed} ${String(id)}`));
    const drawn = found.sort((a, b) => place(a).localeCompare(place(b))).slice(0, options.per);
    for (const { id, name, kind, confidence, mentions, sentences } of drawn) {
      const said = (sentences as string[]).map((sentence) => sentence.replace(/\s+/g, ' '));
      console.log(
        [options.seed, type, id, name, kind ?? '-', Number(confidence).toFixed(2), mentions, ...said].join(
          '\t',
        ),
      );
    }
  }
  await close();
}

function countVerdicts(file: string): void {
  if (!existsSync(file)) program.error(`There is no ${file}. Judge the lines of a draw and keep them there.`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
  const odd = rows.find(([, type, , verdict]) => !TYPES.includes(type!) || !VERDICTS.includes(verdict!));
  if (odd)
    program.error(
      `“${odd.join(' ')}”: a judgement is seed, label, name, verdict (${VERDICTS.join(', ')}), remark.`,
    );
  for (const seed of new Set(rows.map(([one]) => one)))
    for (const type of TYPES) {
      const own = rows.filter(([one, label]) => one === seed && label === type);
      const counts = VERDICTS.map(
        (verdict) => `${verdict} ${own.filter((row) => row[3] === verdict).length}`,
      );
      console.log(`draw ${seed} ${type.padEnd(12)}${own.length} judged: ${counts.join(', ')}`);
    }
}
