import { readFileSync } from 'node:fs';
import { cleanSource } from '../../src/ingest/clean/clean.js';
import { makeGraphReader, makeOutlineReader, type OutlinedDocument } from '../../src/ingest/ingest.js';
import { openTagger } from '../../src/ingest/recognise/tagger/tagger.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Document, SourceFile } from '../../src/model/document.js';
import type { Graph } from '../../src/model/graph.js';
import { sourceOf } from './source.js';

export const knowledge = loadKnowledge();
export const tagger = await openTagger();
export const reader = makeGraphReader(knowledge, tagger);
export const readOutline = makeOutlineReader(knowledge);

export const SEEDS = [
  '000_b9b4081dd33c68a8',
  '001_67b119f38a3a1a41',
  '002_d8b16eeae878069a',
  '003_a2e17e034a8954e9',
  '004_225e6617b2efcbd2',
];

export { sourceOf };

export const clean = (text: string): Document => cleanSource(sourceOf(text), knowledge);
/** The first stations alone: cleaned, and taken apart into plans, sections and passages. */
export const outlineText = (text: string): OutlinedDocument => readOutline(sourceOf(text));
export const readText = (text: string): Promise<Graph> => reader.read(sourceOf(text));

const seedSource = (number: string): SourceFile => {
  const name = `${SEEDS.find((seed) => seed.startsWith(number))}.txt`;
  return sourceOf(readFileSync(`seeds/${name}`, 'utf8'), name);
};
const outlines = new Map<string, OutlinedDocument>();
const seeds = new Map<string, Promise<Graph>>();

/** A seed by the start of its name, taken apart once. */
export function outlineSeed(number: string): OutlinedDocument {
  const outlined = outlines.get(number) ?? readOutline(seedSource(number));
  outlines.set(number, outlined);
  return outlined;
}

/** A seed by the start of its name, read once. */
export function readSeed(number: string): Promise<Graph> {
  const graph = seeds.get(number) ?? reader.read(seedSource(number));
  seeds.set(number, graph);
  return graph;
}

/** A plan of a place with one task. */
export const planText = (body: string, place = '郑州市'): string =>
  `${place}人民政府关于支持测试产业发展的实施意见\n\n2022年7月1日\n\n一、主要任务\n\n${body}\n`;
