import { readSeed } from './test/ingest/read.js';
const [, , seed, from, to] = process.argv;
const d = readSeed(seed!).document;
for (const b of d.blocks) if (b.line >= +from! && b.line <= +to!) console.log(`${b.line}${b.kind === 'row' ? 'R' : ''}\t${d.text.slice(b.span.start, b.span.end).replace(/\t/g, ' ¦ ').slice(0, 110)}`);
