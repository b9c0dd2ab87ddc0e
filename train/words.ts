import type { NamedThing } from '../src/query/rows.js';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { readLines } from '../bench/gold.js';
import { makeQuestionReader } from '../src/ask/understand/read.js';
import { makeTermReader } from '../src/ask/understand/terms.js';
import { makeVocabulary } from '../src/ask/understand/vocabulary.js';
import { isGeneral, probabilityOf, type WordFeatures, type WordModel, type WordWeighing } from '../src/ask/understand/wordModel.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { bare } from '../src/language/fold.js';
import { logistic } from '../src/inference/logistic.js';
import { loadStatement } from '../src/store/statements.js';

/** Gradient descent with a rate of its own for each weight (AdaGrad), weights held to zero. */
class Descent {
  readonly weights: Float64Array;
  readonly #slopes: Float64Array;

  /**
   * @param size how many weights there are; the last is the bias, which nothing holds
   * @param rate how far a step goes
   * @param decay how strongly weights are held to zero
   */
  constructor(
    size: number,
    readonly rate: number,
    readonly decay: number,
  ) {
    this.weights = new Float64Array(size);
    this.#slopes = new Float64Array(size).fill(1e-8);
  }

  /** One step down the slopes of the loss. */
  step(slopes: Float64Array): void {
    const { weights } = this;
    for (let i = 0; i < weights.length; i++) {
      const slope = slopes[i]! + (i < weights.length - 1 ? this.decay * weights[i]! : 0);
      this.#slopes[i]! += slope * slope;
      weights[i]! -= (this.rate * slope) / Math.sqrt(this.#slopes[i]!);
    }
  }
}

/** A question with the lines that answer it, and the set that it belongs to. */
interface Asked {
  readonly question: string;
  /** The same in plain words. */
  readonly plain?: string;
  readonly batch: string;
  /** None for what nothing answers. */
  readonly evidence?: readonly string[];
}

/** A word of a question, and whether it stands in the lines that answer it. */
interface Sample {
  readonly batch: string;
  readonly form: 'typed' | 'plain';
  readonly features: WordFeatures;
  /** What it weighs before the model. */
  readonly weight: number;
  readonly isSaid: boolean;
}

const ROUNDS = 300;
const RATE = 0.2;
/** Words and what stands beside them that fewer samples have say nothing. */
const RARE = 5;
const NO_MODEL: WordModel = { bias: 0, weights: {}, general: { bias: 0, weights: {} }, aside: 0 };

const program = new Command('npx tsx train/words.ts')
  .description('learn how much a word of a question matters: whether it stands in the lines that answer it')
  .requiredOption('--questions <files...>', 'questions with `batch`, `evidence` (file:line) and `plain`, JSON lines')
  .option('--decay <number>', 'how strongly weights are held to zero', Number, 5e-5)
  .option('--without <batch>', 'leave a batch out, to measure on it')
  .option('--out <file>', 'where the model goes', 'models/words.json')
  .parse();
const options = program.opts<{ questions: string[]; decay: number; without?: string; out: string }>();

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
  const fitted = fit(others);
  const areas = (['typed', 'plain'] as const).map((form) => areaUnder(own.filter((one) => one.form === form), fitted).toFixed(3));
  console.log(`${batch}: area under the curve ${areas.join(' typed, ')} plain, of ${own.length} words`);
}

async function readSamples(): Promise<Sample[]> {
  const things = (await store.read(loadStatement('read/names'))) as unknown as NamedThing[];
  const texts = (await store.read(loadStatement('read/texts'))).map(({ text }) => String(text));
  const passages = await store.read(
    'MATCH (s:Section)-[:HAS_PASSAGE]->(p:Passage) MATCH (plan:Plan {id: p.plan}) RETURN p.file AS file, p.line AS line, p.text AS text, s.heading AS heading, plan.title AS title',
  );
  const lines = new Map<string, string>();
  for (const { file, line, ...said } of passages) {
    const key = `${numberOf(String(file))}:${line}`;
    lines.set(key, `${lines.get(key) ?? ''} ${bare(Object.values(said).join(' '))}`);
  }
  const vocabulary = makeVocabulary(knowledge, things, texts);
  const read = makeQuestionReader(things, knowledge, vocabulary);
  const { features: featuresIn } = makeTermReader(knowledge, vocabulary, NO_MODEL);
  const asked = options.questions.flatMap((file) => readLines<Asked>(file));
  return asked.flatMap(({ question, plain, batch, evidence = [] }) => {
    const said = evidence.flatMap(linesOf).map((place) => lines.get(place) ?? '').join(' ');
    if (said.trim() === '') return [];
    const forms = [['typed', question] as const, ...(plain && plain !== question ? [['plain', plain] as const] : [])];
    return forms.flatMap(([form, text]) =>
      featuresIn(read(text))
        .filter(({ term }) => term.written.some((one) => vocabulary.corpus.telling(one) !== null))
        .map(({ term, features }) => ({
          batch,
          form,
          features,
          weight: term.weight,
          isSaid: term.written.some((one) => said.includes(bare(one))),
        })),
    );
  });
}

/** The number that a seed's name begins with. */
function numberOf(file: string): string {
  return basename(file).slice(0, 3);
}

/** The lines of a place: 000_….txt:12-14 or 000:12. */
function linesOf(place: string): string[] {
  const [file, range] = place.split(':');
  const [from, to] = range!.split('-').map(Number);
  return Array.from({ length: (to ?? from!) - from! + 1 }, (_, i) => `${numberOf(file!)}:${from! + i}`);
}

function fit(all: readonly Sample[]): WordModel {
  const general = regress(all, isGeneral);
  return { ...regress(all, () => true), general, aside: asideOf(all, general) };
}

/** Logistic regression over some of the features. */
function regress(all: readonly Sample[], isUsed: (feature: string) => boolean): WordWeighing {
  const counts = new Map<string, number>();
  for (const { features } of all) for (const name of Object.keys(features)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= RARE && isUsed(name) ? [name] : []));
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = all.map(({ features }) => [...Object.entries(features).flatMap(([name, value]) => (index.has(name) ? [[index.get(name)!, value] as const] : [])), [names.length, 1] as const]);
  const descent = new Descent(names.length + 1, RATE, options.decay);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Float64Array(names.length + 1);
    rows.forEach((row, at) => {
      const score = row.reduce((sum, [i, value]) => sum + descent.weights[i]! * value, 0);
      const error = (logistic(score) - (all[at]!.isSaid ? 1 : 0)) / rows.length;
      for (const [i, value] of row) slopes[i]! += error * value;
    });
    descent.step(slopes);
  }
  const weights = Object.fromEntries(names.map((name, i) => [name, Number(descent.weights[i]!.toFixed(3))]));
  return { bias: descent.weights[names.length]!, weights };
}

/** The weight that tells words that answers say from others best, in the parts of a message that ask nothing (Youden). */
function asideOf(all: readonly Sample[], fitted: WordWeighing): number {
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
