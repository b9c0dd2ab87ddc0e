// How the time to read a text grows with its length: npx tsx test/faults/linear.ts [part of a name]
// The model alone is left out (it reads windows of one size); names of a closed form stand for what it finds.
// Times are of the processor, so that others at work on the machine change little.
// A ratio is of two texts, one twice as long as the other; 2 is linear.
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { Lattice, NEVER } from '../../src/ingest/recognise/tagger/lattice.js';
import { openTagger, type Tagger } from '../../src/ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { sourceOf } from '../ingest/source.js';
import { ADVERSARIES } from './adversaries.js';

const LENGTHS = [8_000, 16_000, 32_000, 64_000];
const MOST = 2.5;
/** Below these milliseconds a time says more of the machine than of the text. */
const LEAST = 150;
/** How often a text is read whose time seems to grow too fast: the least time counts, which no other work has lengthened. */
const TRIES = 6;

/** The tagger but for its model: what is of a closed form is a name, and nothing else is. */
function withoutModel(tagger: Tagger): Tagger {
  const size = 1 + 2 * tagger.types.length;
  const isInside = (tag: number) => tag > 0 && tag % 2 === 0;
  const moves = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) => (isInside(to) && from !== to && from !== to - 1 ? NEVER : 0)),
  );
  const tag: Tagger['tag'] = async (texts) =>
    texts.map(({ text, words, closed }) => {
      const values = new Float32Array(text.length * size);
      for (const { start, end, type } of closed)
        for (let at = start; at < end; at++)
          values[at * size + 1 + 2 * tagger.types.indexOf(type) + (at > start ? 1 : 0)] = 8;
      return new Lattice(
        { size, values },
        words.map((word) => word.start),
        { moves, split: 0 },
      );
    });
  return { ...tagger, tag };
}

const knowledge = loadKnowledge();
const tagger = withoutModel(await openTagger());
const reader = makeGraphReader(knowledge, tagger);

async function time(text: string): Promise<number> {
  const before = process.cpuUsage();
  await reader.read(sourceOf(text));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const ratiosOf = (times: readonly number[]) =>
  times.slice(1).map((one, i) => (one < LEAST ? null : one / times[i]!));
const growsTooFast = (times: readonly number[]) =>
  ratiosOf(times).some((ratio) => ratio !== null && ratio > MOST);

const [part = ''] = process.argv.slice(2);
const asked = ADVERSARIES.filter(({ name }) => name.includes(part));
for (const { write } of asked.slice(0, 5)) await time(write(4_000));
let faults = 0;
for (const { name, write } of asked) {
  const times: number[] = [];
  for (const length of LENGTHS) times.push(await time(write(length)));
  for (let again = 1; again < TRIES && growsTooFast(times); again++)
    for (const [i, length] of LENGTHS.entries()) times[i] = Math.min(times[i]!, await time(write(length)));
  const ratios = ratiosOf(times);
  const isFault = growsTooFast(times);
  if (isFault) faults++;
  const shown = ratios.map((ratio) => ratio?.toFixed(1) ?? '·').join(' ');
  console.log(
    `${isFault ? '✗' : '✓'} ${name.padEnd(28)} ${times.map((one) => `${Math.round(one)} ms`.padStart(9)).join('')}   ${shown}`,
  );
}
console.log(
  `${asked.length} texts, ${faults} of them grow faster than ${MOST} from one length to its double`,
);
if (faults > 0) process.exitCode = 1;
