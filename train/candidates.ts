import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { type GoldQuestion, isRightAnswer, readLines } from '../bench/gold.js';
import { saying } from '../src/ask/answer/weigh.js';
import type { Weighed } from '../src/ask/answer/weighed.js';
import { makeAsker } from '../src/ask/ask.js';
import { type AnswerModel, type Asked, askedFeatures } from '../src/ask/interpret/asked.js';
import type { Features } from '../src/ask/passages/task.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import { MODELS_FOLDER } from '../src/inference/modelFiles.js';
import { openQuestionEncoder, type SentenceEncoder } from '../src/inference/sentenceEncoder.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { bare } from '../src/language/fold.js';

/** A question with its answer; `plain` is the same in plain words, `batch` the set that it belongs to. */
interface Gold extends Pick<GoldQuestion, 'id' | 'question' | 'answer' | 'acceptable'> {
  /** The closed part of a set is kept for measuring. */
  readonly part?: string;
  readonly plain?: string;
  readonly batch?: string;
}

/** A line: a question of a set, with the features that say what it asks for, and everything that may answer it. */
interface Sample {
  readonly id: string;
  readonly batch: string;
  readonly form: 'typed' | 'plain' | 'own';
  readonly kind: Asked | null;
  readonly asked: readonly string[];
  /** Whether the answer that accounts for all words is right; null where there is none. */
  readonly literal: boolean | null;
  readonly isUnsaid: boolean;
  readonly candidates: readonly { readonly says: string; readonly isRight: boolean; readonly features: Features }[];
}

const NO_MODEL: AnswerModel = { asked: {}, answer: { bias: 0, weights: {} }, threshold: 2, reliability: [0] };
/** The batch of questions that are never measured on. */
const OWN = 'own';

const program = new Command('npx tsx train/candidates.ts')
  .description('print what may answer questions as JSON lines, with what the product sees of it, for train/answers.py')
  .option('--questions <files...>', 'questions with `batch`, `plain` and `answer`, JSON lines', [])
  .option('--own <files...>', 'further questions with `answer`, which are never measured on; those of a closed part are left out', [])
  .option('--part <k/n>', 'of the questions the k-th and every n-th after it, for several processes side by side', '0/1')
  .option('--encoders <folder>', 'with questions0.onnx … of train/questions.py: each question is read by the encoder of its fold')
  .option('--folds <n>', 'how many parts the batches are dealt into there', Number, 6)
  .requiredOption('--out <file>', 'where the lines go')
  .addHelpText(
    'after',
    '\nExamples, over a store with the texts that the questions are about:\n  $ npx tsx train/candidates.ts --questions train/questions.jsonl --out all.jsonl\n  $ npx tsx train/candidates.ts --questions train/questions.jsonl --encoders out --part 0/2 --out half.jsonl\n',
  )
  .parse();
const options = program.opts<{ questions: string[]; own: string[]; part: string; encoders?: string; folds: number; out: string }>();

const lines = createWriteStream(options.out);
for await (const sample of readSamples()) if (!lines.write(`${JSON.stringify(sample)}\n`)) await once(lines, 'drain');
lines.end();
await once(lines, 'finish');
process.exit();

/** What the product finds for each question, out of the store. */
async function* readSamples(): AsyncGenerator<Sample> {
  const knowledge = loadKnowledge();
  makeOutlineReader(knowledge);
  const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
  const questions = options.questions.flatMap((file) => readLines<Gold>(file));
  const encoderOf = makeEncoders(questions);
  let batch = OWN;
  const asker = makeAsker(store, knowledge, NO_MODEL, { encoder: () => encoderOf(batch) });
  const titles = (await store.read('MATCH (p:Plan {external: false}) RETURN p.title AS title')).map(({ title }) => plainTitle(String(title)));
  const read = async (gold: Gold, text: string, form: Sample['form']): Promise<Sample> => {
    batch = gold.batch ?? OWN;
    const { question, literal, weighed } = await asker.propose(text);
    return {
      id: gold.id,
      batch,
      form,
      kind: kindOf(gold, titles),
      asked: Object.keys(askedFeatures(question, knowledge)),
      literal: literal && isRightAnswer(gold, literal),
      isUnsaid: gold.answer.none === true,
      candidates: weighed.map((one) => toCandidate(one, gold)),
    };
  };
  for (const gold of questions.filter(isOfPart)) {
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
function makeEncoders(questions: readonly Gold[]): (batch: string) => Promise<SentenceEncoder> {
  const folder = options.encoders;
  if (!folder) {
    const encoder = openQuestionEncoder();
    return () => encoder;
  }
  const batches = [...new Set(questions.flatMap(({ batch }) => batch ?? []))].sort();
  const opened = new Map<number, Promise<SentenceEncoder>>();
  return (batch) => {
    const fold = Math.max(0, batches.indexOf(batch)) % options.folds;
    const encoder = opened.get(fold) ?? openQuestionEncoder({}, MODELS_FOLDER, relative(MODELS_FOLDER, join(folder, `questions${fold}.onnx`)));
    opened.set(fold, encoder);
    return encoder;
  };
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
