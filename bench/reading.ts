import { readdirSync, readFileSync } from 'node:fs';
import { cleanSource } from '../src/ingest/clean/clean.js';
import { readBytes } from '../src/ingest/load/load.js';
import { makeRecogniser } from '../src/ingest/recognise/recognise.js';
import { openTagger } from '../src/ingest/recognise/tagger/tagger.js';
import { makeSplitRules, splitDocument } from '../src/ingest/split/split.js';
import { loadKnowledge } from '../src/knowledge/load.js';

/**
 * How long reading takes: the files of `seeds/` from bytes to plans, sections and passages, on one core. Warmed up, the
 * median of the rounds; beside it the time of the same number of passes over the bytes by a plain split into lines,
 * so that figures of different machines compare. Then the whole way from bytes to names, once, on all cores.
 */
const ROUNDS = 15;
const knowledge = loadKnowledge();
const rules = makeSplitRules(knowledge);
const files = readdirSync('seeds').map((name) => ({ name, bytes: readFileSync(`seeds/${name}`) }));

const stations = {
  load: [] as number[],
  clean: [] as number[],
  split: [] as number[],
  total: [] as number[],
  plain: [] as number[],
};
for (let round = 0; round < ROUNDS; round++) {
  const spent = { load: 0, clean: 0, split: 0, plain: 0 };
  for (const { name, bytes } of files) {
    const began = performance.now();
    const source = await readBytes(bytes, name);
    const loaded = performance.now();
    const document = cleanSource(source, knowledge);
    const cleaned = performance.now();
    splitDocument(document, rules);
    const done = performance.now();
    for (const line of source.text.split('\n')) line.trim().replace(/\s+/g, ' ');
    spent.plain += performance.now() - done;
    spent.load += loaded - began;
    spent.clean += cleaned - loaded;
    spent.split += done - cleaned;
  }
  if (round < 3) continue;
  for (const station of ['load', 'clean', 'split', 'plain'] as const) stations[station].push(spent[station]);
  stations.total.push(spent.load + spent.clean + spent.split);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1048576;
const total = median(stations.total);
console.log(
  `reading ${files.length} files, ${megabytes.toFixed(2)} MB: ${total.toFixed(0)} ms (${(megabytes / (total / 1000)).toFixed(1)} MB/s)`,
);
for (const station of ['load', 'clean', 'split'] as const)
  console.log(`  ${station.padEnd(6)} ${median(stations[station]).toFixed(0)} ms`);
console.log(
  `  ${(total / median(stations.plain)).toFixed(0)} times a plain split into lines (${median(stations.plain).toFixed(1)} ms)`,
);

const recognise = makeRecogniser(knowledge, await openTagger());
const began = performance.now();
let characters = 0;
for (const { name, bytes } of files) {
  const document = cleanSource(await readBytes(bytes, name), knowledge);
  await recognise(splitDocument(document, rules));
  characters += document.text.length;
}
const seconds = (performance.now() - began) / 1000;
console.log(
  `from bytes to names: ${characters} characters in ${seconds.toFixed(1)} s (${Math.round(characters / seconds)} a second)`,
);
