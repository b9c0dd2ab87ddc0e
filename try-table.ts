import { readSeed } from './test/ingest/read.js';
const [, , seed, from, to] = process.argv;
for (const p of readSeed(seed!).outline.passages) if (p.kind === 'row' && p.line >= +from! && p.line <= +to!) console.log(p.line, p.cells.map((c) => `[${c.columns.join('>')}|${c.row}] ${c.text}`).join(' ¦ ').slice(0, 330));
