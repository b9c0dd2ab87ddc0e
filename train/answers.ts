import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { type GoldQuestion, isRightAnswer, readLines } from '../bench/gold.js';
import type { Weighed } from '../src/ask/answer/weighed.js';
import { saying } from '../src/ask/answer/weigh.js';
import { makeAsker } from '../src/ask/ask.js';
import {
  type AnswerModel,
  ASKED,
  type Asked,
  type AskedFor,
  askedEvidence,
  askedFeatures,
  type Linear,
} from '../src/ask/interpret/asked.js';
import type { Features } from '../src/ask/passages/task.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { MODELS_FOLDER } from '../src/inference/modelFiles.js';
import { openQuestionEncoder, type SentenceEncoder } from '../src/inference/sentenceEncoder.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { bare } from '../src/language/fold.js';
import { Descent, minimise, type Slope } from './descent.js';

/** A question with its answer; `plain` is the same in plain words, `batch` the set that it belongs to. */
interface Gold extends Pick<GoldQuestion, 'id' | 'question' | 'answer' | 'acceptable'> {
  /** The closed part of a set is kept for measuring. */
  readonly part?: string;
  readonly plain?: string;
  readonly batch?: string;
}

/** A question of a set, with the features that say what it asks for, and its candidates. */
interface Sample {
  readonly id: string;
  readonly batch: string;
  readonly form: 'typed' | 'plain' | 'own';
  readonly kind: Asked | null;
  readonly asked: Features;
  /** Whether the answer that accounts for all words is right; null where there is none. */
  readonly literal: boolean | null;
  readonly isUnsaid: boolean;
  readonly candidates: readonly { readonly says: string; readonly isRight: boolean; readonly features: Features }[];
}

/** N-grams of fewer questions say nothing. */
const RARE = 3;
/** How strongly weights of answers are held to zero, and the most steps towards the best ones. */
const HELD = 5e-5;
const ROUNDS = 200;
const NO_MODEL: AnswerModel = { asked: {}, answer: { bias: 0, weights: {} }, threshold: 2, reliability: [0] };
/** Steps of likelihood in which it is counted how many answers are right. */
const STEPS = 10;

const program = new Command('npx tsx train/answers.ts')
  .description('learn what questions ask for, and which of the answers that are found is the right one, by batch')
  .option('--questions <files...>', 'questions with `batch`, `plain` and `answer`, JSON lines', [])
  .option('--own <files...>', 'further questions with `answer`, which are never measured on; those of a closed part are left out', [])
  .option('--keep <file>', 'keep there what the product says to the questions, and learn nothing')
  .option('--part <k/n>', 'of the questions the k-th and every n-th after it, for several processes side by side', '0/1')
  .option('--encoders <folder>', 'with questions0.onnx … of train/questions.py: each question is read by the encoder of its fold')
  .option('--kept <files...>', 'what was kept, in the place of a store')
  .option('--folds <n>', 'how many parts the batches are dealt into, each measured by a model of the others; default: each batch is one', Number)
  .option('--show', 'list what was answered wrong or not at all where a right answer was found')
  .option('--threshold <p>', 'an answer that is less likely is not said', Number, 0.5)
  .option('--out <file>', 'where the model goes', 'models/answers.json')
  .parse();
const options = program.opts<{ questions: string[]; own: string[]; keep?: string; part: string; encoders?: string; kept?: string[]; folds?: number; show?: boolean; threshold: number; out: string }>();

if (options.keep) {
  await keepSamples(options.keep);
  process.exit();
}
const samples = await collect(options.kept ? keptSamples(options.kept) : readSamples());
const batches = sortedBatches(samples);
const measured: { readonly sample: Sample; readonly likely: number; readonly isRight: boolean; readonly kind: boolean; readonly says: string }[] = [];
const folds = Math.min(options.folds ?? batches.length, batches.length);
const foldOf = foldDealer(batches, folds);
for (let fold = 0; fold < folds; fold++) {
  const model = fit(samples.filter(({ batch }) => foldOf(batch) !== fold));
  for (const sample of samples.filter(({ batch, form }) => foldOf(batch) === fold && form !== 'own')) {
    const best = choose(sample, model);
    const asked = askedOf(sample, model);
    const kind = sample.kind !== null && ASKED.every((one) => asked[one] <= asked[sample.kind!]);
    measured.push({ sample, kind, likely: best?.likely ?? 0, isRight: best?.isRight ?? false, says: best?.says ?? '' });
  }
}
report();
if (options.show)
  for (const { sample, likely, isRight: is, says } of measured)
    if (!is && (likely >= options.threshold || sample.candidates.some((one) => one.isRight)))
      console.log(sample.form, sample.id, sample.kind, likely.toFixed(2), says.slice(0, 90), '| right:', sample.candidates.find((one) => one.isRight)?.says.slice(0, 90) ?? 'none found');
const reliability = countReliability();
console.log(`right by likelihood, in steps of ${1 / STEPS}: ${reliability.join(' ')}`);
writeFileSync(options.out, `${JSON.stringify({ ...rounded(fit(samples)), reliability }, null, 1)}\n`);

function sortedBatches(asked: readonly { readonly batch?: string }[]): string[] {
  return [...new Set(asked.flatMap(({ batch }) => (batch && batch !== 'own' ? [batch] : [])))].sort();
}

/** The fold of each batch; of the others, the first. */
function foldDealer(batches: readonly string[], folds: number): (batch: string) => number {
  return (batch) => Math.max(0, batches.indexOf(batch)) % folds;
}

function report() {
  for (const form of ['typed', 'plain'] as const) {
    const own = measured.filter(({ sample }) => sample.form === form);
    const reached = own.filter(({ sample }) => sample.candidates.some(({ isRight }) => isRight)).length;
    const kinds = own.filter(({ sample }) => sample.kind !== null);
    console.log(`${form}: ${own.length} questions, kind right ${kinds.filter(({ kind }) => kind).length}/${kinds.length}, a right candidate for ${reached}`);
    const literal = own.filter(({ sample }) => sample.literal !== null);
    console.log(`  literal: right ${literal.filter(({ sample }) => sample.literal).length} of ${literal.length} said`);
    for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const said = own.filter(({ sample, likely }) => sample.literal !== null || likely >= threshold);
      const right = said.filter(({ sample, isRight: is }) => sample.literal ?? is);
      const silent = own.filter((one) => one.sample.isUnsaid && !said.includes(one)).length;
      const each = batches.map((batch) => `${batch} ${right.filter(({ sample }) => sample.batch === batch).length}/${said.filter(({ sample }) => sample.batch === batch).length}`);
      console.log(`  from ${threshold}: right ${right.length} of ${said.length} said, with those that nothing answers ${right.length + silent} of ${own.length}; ${each.join(', ')}`);
    }
  }
}

/** The share of right answers in each step of likelihood; steps that are less right than one below are counted together with it. */
function countReliability(): number[] {
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const within = measured.filter(({ sample, likely }) => sample.literal === null && likely > 0 && Math.min(STEPS - 1, Math.floor(likely * STEPS)) === step);
    return { right: within.filter(({ isRight: is }) => is).length, all: within.length, steps: 1 };
  });
  const pooled: typeof steps = [];
  for (let step of steps) {
    for (let below = pooled.at(-1); below && (step.all === 0 || below.right * step.all >= step.right * below.all); below = pooled.at(-1)) {
      step = { right: below.right + step.right, all: below.all + step.all, steps: below.steps + step.steps };
      pooled.pop();
    }
    pooled.push(step);
  }
  return pooled.flatMap(({ right, all, steps: many }) => Array<number>(many).fill(Number((right / Math.max(1, all)).toFixed(3))));
}

/** What the product finds for each question, out of the store. */
async function* readSamples(): AsyncGenerator<Sample> {
  const knowledge = loadKnowledge();
  makeOutlineReader(knowledge);
  const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
  const asked = options.questions.flatMap((file) => readLines<Gold>(file));
  const encoderOf = makeEncoders(sortedBatches(asked));
  let batch = 'own';
  const asker = makeAsker(store, knowledge, NO_MODEL, { encoder: () => encoderOf(batch) });
  const titles = (await store.read('MATCH (p:Plan {external: false}) RETURN p.title AS title')).map(({ title }) => plainTitle(String(title)));
  const read = async (gold: Gold, text: string, form: Sample['form']): Promise<Sample> => {
    batch = gold.batch ?? 'own';
    const { question, literal, weighed } = await asker.propose(text);
    return {
      id: gold.id,
      batch,
      form,
      kind: kindOf(gold, titles),
      asked: askedFeatures(question, knowledge),
      literal: literal && isRightAnswer(gold, literal),
      isUnsaid: gold.answer.none === true,
      candidates: weighed.map((one) => toCandidate(one, gold)),
    };
  };
  for (const gold of asked.filter(isOfPart)) {
    yield await read(gold, gold.question, 'typed');
    if (gold.plain) yield await read(gold, gold.plain, 'plain');
  }
  const own = options.own.flatMap((file) => readLines<Gold>(file)).filter(({ part }) => part !== 'closed');
  for (const gold of own.filter(isOfPart)) yield await read(gold, gold.question, 'own');
  await close();
}

function isOfPart(_: unknown, at: number): boolean {
  const [first, every] = options.part.split('/').map(Number);
  return at % every! === first;
}

/** The encoder of each batch that was taught without its fold, where there are such; else that of the product. */
function makeEncoders(batches: readonly string[]): (batch: string) => Promise<SentenceEncoder> {
  const folder = options.encoders;
  if (!folder) {
    const encoder = openQuestionEncoder();
    return () => encoder;
  }
  const foldOf = foldDealer(batches, options.folds ?? batches.length);
  const opened = new Map<number, Promise<SentenceEncoder>>();
  return (batch) => {
    const fold = foldOf(batch);
    const encoder = opened.get(fold) ?? openQuestionEncoder({}, MODELS_FOLDER, relative(MODELS_FOLDER, join(folder, `questions${fold}.onnx`)));
    opened.set(fold, encoder);
    return encoder;
  };
}

async function keepSamples(file: string): Promise<void> {
  const lines = createWriteStream(file);
  for await (const sample of readSamples()) if (!lines.write(`${JSON.stringify(sample)}\n`)) await once(lines, 'drain');
  lines.end();
  await once(lines, 'finish');
}

async function* keptSamples(files: readonly string[]): AsyncGenerator<Sample> {
  for (const file of files) for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Sample;
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

function toCandidate({ answer, features }: Weighed, gold: Gold): Sample['candidates'][number] {
  const kept = Object.fromEntries(Object.entries(features).filter(([, value]) => value !== 0));
  const counts = gold.answer.count === undefined || answer.kind !== 'NAMES' || answer.names.length > 1 || 'form plans' in features;
  return { says: saying(answer), isRight: counts && isRightAnswer(gold, answer), features: kept };
}

function plainTitle(title: string): string {
  return bare(title).replace(/\d{4}\d{4}年?$/, '');
}

/** What a question asks for; null where nothing answers it. */
function kindOf({ answer }: Gold, titles: readonly string[]): Asked | null {
  if (answer.names)
    return answer.names.length > 0 && answer.names.every((name) => titles.includes(plainTitle(name))) ? 'plans' : 'names';
  if (answer.targets || answer.value !== undefined) return 'value';
  if (answer.yes !== undefined) return 'yes';
  if (answer.count !== undefined) return 'count';
  if (answer.date) return 'date';
  return answer.passages ? 'passages' : null;
}

function fit(kept: readonly Sample[]): AnswerModel {
  const asked = fitAsked(kept.filter(({ kind }) => kind !== null));
  const model = { ...NO_MODEL, asked, threshold: options.threshold };
  return { ...model, answer: fitAnswer(kept.map((sample) => withAsked(sample, model))) };
}

function askedOf({ asked }: Sample, model: AnswerModel): AskedFor {
  const raised = ASKED.map((kind) => Math.exp(dot(asked, model.asked[kind]!)));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(ASKED.map((kind, i) => [kind, raised[i]! / total])) as Record<Asked, number>;
}

function dot(features: Features, { bias, weights }: Linear): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, bias);
}

/** The candidates of a sample with what its question asks for by a model: the features `… asked` are made of it. */
function withAsked(sample: Sample, model: AnswerModel): Sample {
  const asked = askedOf(sample, model);
  const candidates = sample.candidates.map((candidate) => ({
    ...candidate,
    features: Object.fromEntries(
      Object.entries(candidate.features).flatMap(([name, value]) => {
        const kind = ASKED.find((one) => name === `${one} asked`) ?? null;
        return kind === 'count' && 'form plans' in candidate.features ? [] : [[name, kind ? askedEvidence(asked, kind) : value]];
      }),
    ),
  }));
  return { ...sample, candidates };
}

/** Multinomial logistic regression over the n-grams of questions (AdaGrad). */
function fitAsked(kept: readonly Sample[]): Record<string, Linear> {
  const counts = new Map<string, number>();
  for (const { asked } of kept) for (const name of Object.keys(asked)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= RARE ? [name] : []));
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = kept.map(({ asked }) => [...Object.keys(asked).flatMap((name) => index.get(name) ?? []), names.length]);
  const size = names.length + 1;
  const descents = ASKED.map(() => new Descent(size, 0.2, 5e-4));
  const weights = descents.map((descent) => descent.weights);
  for (let round = 0; round < 120; round++) {
    const slopes = ASKED.map(() => new Float64Array(size));
    rows.forEach((row, at) => {
      const raised = weights.map((own) => Math.exp(row.reduce((sum, i) => sum + own[i]!, 0)));
      const total = raised.reduce((sum, one) => sum + one, 0);
      ASKED.forEach((kind, k) => {
        const error = raised[k]! / total - (kind === kept[at]!.kind ? 1 : 0);
        for (const i of row) slopes[k]![i]! += error / rows.length;
      });
    });
    descents.forEach((descent, k) => descent.step(slopes[k]!));
  }
  return Object.fromEntries(
    ASKED.map((kind, k) => [
      kind,
      { bias: weights[k]![names.length]!, weights: Object.fromEntries(names.map((name, i) => [name, weights[k]![i]!])) },
    ]),
  );
}

/** Conditional logit: candidates compete with each other and with there being no answer. */
function fitAnswer(kept: readonly Sample[]): Linear {
  const names = [...new Set(kept.flatMap(({ candidates }) => candidates.flatMap(({ features }) => Object.keys(features))))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const bias = names.length;
  const rows = kept.map(({ candidates }) =>
    candidates.map(({ features, isRight }) => {
      const entries = Object.entries(features);
      return {
        isRight,
        at: Int32Array.from([...entries.map(([name]) => index.get(name)!), bias]),
        value: Float64Array.from([...entries.map(([, value]) => value), 1]),
      };
    }),
  );
  const weights = minimise(bias + 1, (tried) => slopeOf(rows, tried), ROUNDS);
  return { bias: weights[bias]!, weights: Object.fromEntries(names.map((name, i) => [name, weights[i]!])) };
}

/** A candidate with its features by their numbers. */
interface Row {
  readonly isRight: boolean;
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/** How unlikely the right candidates of questions are, or nothing where none is right, and where that falls; all but the bias is held to zero. */
function slopeOf(questions: readonly (readonly Row[])[], weights: Float64Array): Slope {
  const bias = weights.length - 1;
  const slopes = weights.map((weight, i) => (i < bias ? HELD * weight : 0));
  let loss = weights.reduce((sum, weight, i) => sum + (i < bias ? (HELD / 2) * weight * weight : 0), 0);
  for (const rows of questions) {
    const raised = rows.map(({ at, value }) => Math.exp(product(weights, at, value)));
    const total = raised.reduce((sum, one) => sum + one, 1);
    const right = raised.reduce((sum, one, i) => sum + (rows[i]!.isRight ? one : 0), 0);
    loss += Math.log(total / (right || 1)) / questions.length;
    for (let i = 0; i < rows.length; i++) {
      const { at, value, isRight: is } = rows[i]!;
      const error = (raised[i]! / total - (is ? raised[i]! / right : 0)) / questions.length;
      if (Math.abs(error) < 1e-9) continue;
      for (let k = 0; k < at.length; k++) slopes[at[k]!]! += error * value[k]!;
    }
  }
  return { loss, slopes };
}

function product(weights: Float64Array, at: Int32Array, value: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += weights[at[k]!]! * value[k]!;
  return sum;
}

/** The likeliest answer to a sample, as `chooseAnswer` has it without a threshold. */
function choose(sample: Sample, model: AnswerModel): { says: string; likely: number; isRight: boolean } | null {
  const { candidates } = withAsked(sample, model);
  const raised = candidates.map(({ features }) => Math.exp(dot(features, model.answer)));
  const total = raised.reduce((sum, one) => sum + one, 1);
  const same = new Map<string, { says: string; likely: number; isRight: boolean }>();
  candidates.forEach(({ says, isRight: is }, i) => {
    const known = same.get(says);
    same.set(says, { says, likely: (known?.likely ?? 0) + raised[i]! / total, isRight: is || (known?.isRight ?? false) });
  });
  return [...same.values()].sort((a, b) => b.likely - a.likely)[0] ?? null;
}

/** Weights with so many digits as matter; those that are next to nothing are left out. */
function rounded({ asked, answer, threshold }: AnswerModel): Omit<AnswerModel, 'reliability'> {
  const round = ({ bias, weights }: Linear): Linear => ({
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(
      Object.entries(weights).flatMap(([name, weight]) => (Math.abs(weight) >= 0.01 ? [[name, Number(weight.toFixed(3))]] : [])),
    ),
  });
  return { asked: Object.fromEntries(Object.entries(asked).map(([kind, one]) => [kind, round(one)])), answer: round(answer), threshold };
}
