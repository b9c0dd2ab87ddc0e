import { createWriteStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { type GoldQuestion, readLines } from '../bench/gold.js';
import { makeAsker } from '../src/ask/ask.js';
import { openAnswerModel } from '../src/ask/interpret/asked.js';
import { CONFIGURATION } from '../src/cli/config.js';
import { openStore } from '../src/cli/openStore.js';
import type { SentenceEncoder } from '../src/inference/sentenceEncoder.js';
import { encodePassages } from '../src/ingest/encode.js';
import { makeOutlineReader } from '../src/ingest/ingest.js';
import { loadFile } from '../src/ingest/load/load.js';
import { loadKnowledge } from '../src/knowledge/load.js';

/** A question with the places of what answers it: the beginning of a file's name, and a line or several, as `002:341-345`. */
interface Answered extends Pick<GoldQuestion, 'id' | 'question' | 'answer'> {
  readonly batch: string;
  readonly lang: 'zh' | 'en';
  readonly plain?: string;
  readonly evidence?: readonly string[];
}

/** A line of evidence may be an empty one behind what is meant. */
const NEAR = 3;
/** What is read of a long stretch of lines. */
const MOST_LINES = 30;

const program = new Command('npx tsx train/meanings.ts')
  .description('print what passages and questions are encoded by, as JSON lines, and which passages answer which question')
  .requiredOption('--questions <files...>', 'questions with `batch`, `lang`, `answer` and `evidence`, JSON lines')
  .requiredOption('--sources <folder>', 'the texts that the store holds and the questions are about')
  .requiredOption('--out <file>', 'where the lines go')
  .parse();
const options = program.opts<{ questions: string[]; sources: string; out: string }>();

/** What was to be encoded is known: the rest of an answer is not needed. */
class Encoded extends Error {}

const knowledge = loadKnowledge();
const readOutline = makeOutlineReader(knowledge);
const out = createWriteStream(options.out);
const print = (line: object) => out.write(`${JSON.stringify(line)}\n`);
/** Ids of the passages that begin on a line, by the first characters of the file's name and the line. */
const byLine = new Map<string, string[]>();

for (const name of readdirSync(options.sources).filter((one) => one.endsWith('.txt')).sort()) {
  const { outline } = readOutline(await loadFile(join(options.sources, name)));
  let texts: readonly string[] = [];
  const encoder: SentenceEncoder = {
    fingerprint: '',
    encode: async (given) => {
      texts = given;
      return given.map(() => new Float32Array(1));
    },
  };
  await encodePassages(outline, encoder);
  outline.passages.forEach(({ id, line }, i) => {
    print({ record: 'passage', id, file: name, text: texts[i] });
    const key = `${name.slice(0, 3)}:${line}`;
    byLine.set(key, [...(byLine.get(key) ?? []), id]);
  });
}

const { store, close } = await openStore(CONFIGURATION.parse(process.env), console.error);
let meant: string | null = null;
const recorder: SentenceEncoder = {
  fingerprint: '',
  encode: async ([text]) => {
    meant = text ?? null;
    throw new Encoded();
  },
};
const asker = makeAsker(store, knowledge, openAnswerModel(), { encoder: async () => recorder });
for (const gold of options.questions.flatMap((file) => readLines<Answered>(file))) {
  const passages = gold.answer.none ? [] : [...new Set((gold.evidence ?? []).flatMap(passagesAt))];
  if (passages.length === 0) continue;
  const { id, batch, lang } = gold;
  for (const [form, text] of [['typed', gold.question], ['plain', gold.plain]] as const) {
    meant = null;
    if (text)
      await asker.propose(text).catch((error) => {
        if (!(error instanceof Encoded)) throw error;
      });
    if (meant) print({ record: 'question', id, batch, lang, form, text: meant, passages });
  }
}
await close();
out.end();

function passagesAt(place: string): string[] {
  const [, file, from, to] = /^(\d{3})[^:]*:(\d+)(?:-(\d+))?/.exec(place) ?? [];
  if (!file) return [];
  const first = Number(from);
  const lines = Array.from({ length: Math.min(MOST_LINES, Number(to ?? first) - first + 1) }, (_, i) => first + i);
  const at = (line: number) => byLine.get(`${file}:${line}`) ?? [];
  const found = lines.flatMap(at);
  const before = Array.from({ length: NEAR }, (_, i) => at(first - 1 - i)).find((ids) => ids.length > 0);
  return found.length > 0 ? found : (before ?? []);
}
