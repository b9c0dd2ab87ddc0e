import type { NamedThing } from '../src/query/rows.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { makeQuestionReader } from '../src/ask/understand/read.js';
import { makeTermReader } from '../src/ask/understand/terms.js';
import { makeVocabulary } from '../src/ask/understand/vocabulary.js';
import { probabilityOf, type WordFeatures, type WordModel } from '../src/ask/understand/wordModel.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { bare } from '../src/language/fold.js';
import { loadStatement } from '../src/store/statements.js';

/** A question with the lines that answer it, and the set that it belongs to. */
interface Asked {
  readonly question: string;
  readonly batch: string;
  readonly evidence: readonly string[];
}

/** A word of a question, and whether it stands in the lines that answer it. */
interface Sample {
  readonly batch: string;
  readonly features: WordFeatures;
  /** What it weighs before the model. */
  readonly weight: number;
  readonly isSaid: boolean;
}

const ROUNDS = 600;
const STEP = 0.5;
const DECAY = 1e-3;
const NO_MODEL: WordModel = { bias: 0, weights: {}, aside: 0 };

const program = new Command('npx tsx train/words.ts')
  .description('learn how much a word of a question matters: whether it stands in the lines that answer it')
  .requiredOption('--questions <file>', 'questions with `batch` and `evidence` (file:line), JSON lines')
  .option('--without <batch>', 'leave a batch out, to measure on it')
  .option('--out <file>', 'where the model goes', 'models/words.json')
  .parse();
const options = program.opts<{ questions: string; without?: string; out: string }>();

const knowledge = loadKnowledge();
makeOutlineReader(knowledge);
const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
const samples = await readSamples();
await close();

const kept = samples.filter(({ batch }) => batch !== options.without);
const model = fit(kept);
writeFileSync(options.out, `${JSON.stringify(model, null, 2)}\n`);
for (const batch of [...new Set(samples.map((sample) => sample.batch))].sort()) {
  const others = samples.filter((sample) => sample.batch !== batch);
  const own = samples.filter((sample) => sample.batch === batch);
  console.log(`${batch}: area under the curve ${areaUnder(own, fit(others)).toFixed(3)} of ${own.length} words`);
}

async function readSamples(): Promise<Sample[]> {
  const things = (await store.read(loadStatement('read/names'))) as unknown as NamedThing[];
  const texts = (await store.read(loadStatement('read/texts'))).map(({ text }) => String(text));
  const passages = await store.read(
    'MATCH (s:Section)-[:HAS_PASSAGE]->(p:Passage) MATCH (plan:Plan {id: p.plan}) RETURN p.file AS file, p.line AS line, p.text AS text, s.heading AS heading, plan.title AS title',
  );
  const lines = new Map<string, string>();
  for (const { file, line, ...said } of passages) {
    const key = `${basename(String(file))}:${line}`;
    lines.set(key, `${lines.get(key) ?? ''} ${bare(Object.values(said).join(' '))}`);
  }
  const vocabulary = makeVocabulary(knowledge, things, texts);
  const read = makeQuestionReader(things, knowledge, vocabulary);
  const { features: featuresIn } = makeTermReader(knowledge, vocabulary, NO_MODEL);
  const asked = readFileSync(options.questions, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Asked);
  return asked.flatMap(({ question, batch, evidence }) => {
    const said = evidence.map((place) => lines.get(place) ?? '').join(' ');
    if (said.trim() === '') return [];
    const known = featuresIn(read(question)).filter(({ term }) => term.written.some((one) => vocabulary.corpus.telling(one) !== null));
    return known.map(({ term, features }) => ({
      batch,
      features,
      weight: term.weight,
      isSaid: term.written.some((one) => said.includes(bare(one))),
    }));
  });
}

/** Logistic regression by gradient descent. */
function fit(all: readonly Sample[]): WordModel {
  const names = [...new Set(all.flatMap(({ features }) => Object.keys(features)))];
  let current: WordModel = { ...NO_MODEL, weights: Object.fromEntries(names.map((name) => [name, 0])) };
  for (let round = 0; round < ROUNDS; round++) {
    const slope: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    let bias = 0;
    for (const { features, isSaid } of all) {
      const error = (isSaid ? 1 : 0) - probabilityOf(features, current);
      bias += error;
      for (const name of names) slope[name]! += error * (features[name] ?? 0);
    }
    const weights = Object.fromEntries(
      names.map((name) => [
        name,
        current.weights[name]! * (1 - DECAY) + (STEP * slope[name]!) / all.length,
      ]),
    );
    current = { ...current, bias: current.bias + (STEP * bias) / all.length, weights };
  }
  return { ...current, aside: asideOf(all, current) };
}

/** The weight that tells words that answers say from others best, in the parts of a message that ask nothing (Youden). */
function asideOf(all: readonly Sample[], fitted: WordModel): number {
  const told = all
    .filter(({ features }) => features.asks === 0 && features.name === 0)
    .map(({ features, weight, isSaid }) => ({ isSaid, matters: weight * probabilityOf(features, fitted) }));
  const share = (isSaid: boolean, limit: number) => {
    const own = told.filter((word) => word.isSaid === isSaid);
    return own.filter(({ matters }) => matters >= limit).length / own.length;
  };
  const gain = (limit: number) => share(true, limit) - share(false, limit);
  const limits = told.map(({ matters }) => matters);
  return limits.reduce((best, limit) => (gain(limit) > gain(best) ? limit : best), 0);
}

/** How often a word that answers say is ranked above one that they do not. */
function areaUnder(all: readonly Sample[], fitted: WordModel): number {
  const scored = all.map((sample) => ({ ...sample, score: probabilityOf(sample.features, fitted) }));
  const said = scored.filter(({ isSaid }) => isSaid);
  const other = scored.filter(({ isSaid }) => !isSaid);
  const won = said.reduce((sum, one) => sum + other.filter(({ score }) => score < one.score).length, 0);
  return won / (said.length * other.length);
}
