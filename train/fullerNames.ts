import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readLines } from '../bench/gold.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { type FullerName, makeFullerNameProposer } from '../src/ingest/link/fullerNames.js';
import { makeIdentifier } from '../src/ingest/link/identify.js';
import { loadFile } from '../src/ingest/load/load.js';
import { makeRecogniser } from '../src/ingest/recognise/recognise.js';
import { openTagger } from '../src/ingest/recognise/tagger/tagger.js';
import { logistic } from '../src/inference/logistic.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { fold } from '../src/language/fold.js';
import { groupBy } from '../src/language/group.js';
import { sourceLine, writtenText } from '../src/language/sourceMap.js';
import type { Mention } from '../src/model/entity.js';

/** A stretch of a source with every name that it mentions and what each stands for. */
interface Span {
  readonly file: string;
  readonly fromLine: number;
  readonly toLine: number;
  readonly fold?: number;
  readonly mentions: readonly { readonly type: string; readonly text: string; readonly canonical: string }[];
}

/** A name that the rules leave as it is written, with the fuller names that it may stand for. */
interface Sample {
  readonly written: string;
  readonly right: string;
  readonly fold: number;
  /** Whether the name as it is written is the right one. */
  readonly isRight: boolean;
  readonly fuller: readonly (FullerName & { readonly isRight: boolean })[];
}

interface Fitted {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

const FOLDS = 5;
const ROUNDS = 400;
const STEP = 0.5;
const RARE = 3;
const BARS = [0.5, 0.55, 0.6, 0.65, 0.7];

const program = new Command('npx tsx train/fullerNames.ts')
  .description('learn which names stand for fuller ones: 旭龙 for 旭龙水电站')
  .requiredOption('--gold <folders...>', 'folders with spans.jsonl whose names have `canonical`')
  .requiredOption('--sources <folders...>', 'folders with the files that each annotates')
  .option('--decay <number>', 'how strongly weights are held to zero', '0.0005')
  .option('--kept <folder>', 'where what the recogniser said of each file is kept')
  .option('--out <file>', 'where the model goes', 'models/fullerNames.json')
  .option('--report', 'list what the model decides otherwise than the gold, each fold by what was fitted on the others')
  .option('--date <date>', 'the date that the model bears', new Date().toISOString().slice(0, 10))
  .parse();
const options = program.opts<{ gold: string[]; sources: string[]; decay: string; kept?: string; out: string; date: string; report?: boolean }>();

const knowledge = loadKnowledge();
const readOutline = makeOutlineReader(knowledge);
const propose = makeFullerNameProposer(knowledge);
const identify = makeIdentifier(knowledge);
const samples: Sample[] = [];
for (const [i, folder] of options.gold.entries()) samples.push(...(await readSamples(folder, options.sources[i]!)));

const byFold = [...new Set(samples.map((sample) => sample.fold))].sort();
const fitted = new Map(byFold.map((number) => [number, fit(samples.filter((sample) => sample.fold !== number))]));
const score = (bar: number, numbers: readonly number[]) =>
  samples
    .filter((sample) => numbers.includes(sample.fold))
    .reduce((right, sample) => right + (decide(sample, fitted.get(sample.fold)!, bar) ? 1 : 0), 0);
const barFor = (numbers: readonly number[]) =>
  BARS.reduce((best, bar) => (score(bar, numbers) > score(best, numbers) ? bar : best), 0.5);
const bars = new Map(byFold.map((number) => [number, barFor(byFold.filter((other) => other !== number))]));
let before = 0;
let after = 0;
for (const number of byFold) {
  const own = samples.filter((sample) => sample.fold === number);
  const bar = bars.get(number)!;
  const right = score(bar, [number]);
  const asWritten = own.filter(({ isRight }) => isRight).length;
  console.log(`fold ${number}: right ${asWritten} as written, ${right} with the model at ${bar}, of ${own.length}`);
  before += asWritten;
  after += right;
}
console.log(`all: ${before} -> ${after} of ${samples.length}; with a fuller name that is right: ${samples.filter(({ fuller }) => fuller.some(({ isRight }) => isRight)).length}`);
if (options.report) for (const sample of samples) report(sample, fitted.get(sample.fold)!, bars.get(sample.fold)!);
const { bias, weights } = fit(samples);
const round = (value: number) => Number(value.toFixed(4));
const kept = [...weights].map(([name, weight]) => [name, round(weight)] as const).filter(([, weight]) => Math.abs(weight) >= 0.01);
const model = { date: options.date, bias: round(bias), keep: barFor(byFold), weights: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))) };
writeFileSync(options.out, `${JSON.stringify(model, null, 1)}\n`);

async function readSamples(gold: string, sources: string): Promise<Sample[]> {
  const spans = readLines<Span>(join(gold, 'spans.jsonl'));
  const files = groupBy(spans, ({ file }) => file);
  const found: Sample[] = [];
  for (const [number, [file, own]] of [...files].entries()) {
    const { document, outline } = readOutline(await loadFile(join(sources, file)));
    const mentions = await recognise(join(sources, file), file, async () => {
      const named = await makeRecogniser(knowledge, await openTagger())(outline);
      return named.mentions;
    });
    const proposed = propose(mentions, outline);
    const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
    mentions.forEach((mention, i) => {
      const plan = plans.get(mention.plan)!;
      const identity = identify.mention(mention, plan);
      if (!identity.isOpen) return;
      const line = sourceLine(document, mention.span);
      const text = fold(writtenText(document, mention.span));
      const span = own.find(({ fromLine, toLine }) => fromLine <= line && line <= toLine);
      const right = span?.mentions.find((one) => one.type === mention.type && fold(one.text) === text);
      if (!right) return;
      const isRight = (name: string) => plain(name) === plain(right.canonical);
      found.push({
        written: `${mention.type} ${mention.text}`,
        right: right.canonical,
        fold: span!.fold ?? number % FOLDS,
        isRight: isRight(identity.name),
        fuller: proposed[i]!.map((one) => ({ ...one, isRight: isRight(identify.mention({ ...mention, text: one.name }, plan).name) })),
      });
    });
  }
  return found;
}

/** Names are compared without quotation marks, which readers keep or leave out as they like. */
function plain(name: string): string {
  return fold(name).replace(/"/g, '');
}

async function recognise(_path: string, file: string, find: () => Promise<readonly Mention[]>): Promise<readonly Mention[]> {
  if (!options.kept) return find();
  mkdirSync(options.kept, { recursive: true });
  const keptIn = join(options.kept, `${file}.json`);
  if (existsSync(keptIn)) return (JSON.parse(readFileSync(keptIn, 'utf8')) as { mentions: Mention[] }).mentions;
  const mentions = await find();
  writeFileSync(keptIn, JSON.stringify({ mentions }));
  return mentions;
}

function report({ written, right, isRight, fuller }: Sample, by: Fitted, bar: number): void {
  const scored = fuller.map((one) => ({ ...one, likely: probabilityOf(one.features, by) })).sort((a, b) => b.likely - a.likely);
  const [best] = scored;
  const taken = best && best.likely >= bar;
  const missed = scored.find((one) => one.isRight);
  const verdict = taken ? (best.isRight ? 'good' : 'bad') : missed && !isRight ? 'missed' : null;
  const shown = verdict === 'missed' ? missed! : best!;
  if (verdict) console.log([verdict, shown.likely.toFixed(2), shown.from, written, shown.name, right].join('\t'));
}

/** Whether what the model makes of a name is right. */
function decide({ fuller, isRight }: Sample, by: Fitted, bar: number): boolean {
  const best = fuller
    .map((one) => ({ one, likely: probabilityOf(one.features, by) }))
    .sort((a, b) => b.likely - a.likely)[0];
  return best && best.likely >= bar ? best.one.isRight : isRight;
}

function probabilityOf(features: readonly string[], { bias, weights }: Fitted): number {
  return logistic(features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), bias));
}

/** Logistic regression by gradient descent with steps by feature (Adagrad), over the features that are not rare. */
function fit(all: readonly Sample[]): Fitted {
  const rows = all.flatMap(({ fuller }) => fuller);
  const often = new Map<string, number>();
  for (const { features } of rows) for (const feature of features) often.set(feature, (often.get(feature) ?? 0) + 1);
  const names = [...often].filter(([, count]) => count >= RARE).map(([name]) => name);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const sparse = rows.map(({ features, isRight }) => ({
    at: features.flatMap((feature) => numbers.get(feature) ?? []),
    isRight,
  }));
  const decay = Number(options.decay);
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  let bias = 0;
  let biasSquares = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(names.length);
    let biasSlope = 0;
    for (const { at, isRight } of sparse) {
      const likely = logistic(at.reduce((sum, i) => sum + weights[i]!, bias));
      const error = (isRight ? 1 : 0) - likely;
      biasSlope += error;
      for (const i of at) slope[i]! += error;
    }
    for (let i = 0; i < names.length; i++) {
      const gradient = slope[i]! / sparse.length - decay * weights[i]!;
      squares[i]! += gradient * gradient;
      weights[i]! += (STEP * gradient) / Math.sqrt(squares[i]! + 1e-12);
    }
    biasSquares += (biasSlope / sparse.length) ** 2;
    bias += (STEP * biasSlope) / sparse.length / Math.sqrt(biasSquares + 1e-12);
  }
  return { bias, weights: new Map(names.map((name, i) => [name, weights[i]!])) };
}
