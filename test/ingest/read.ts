import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cleanSource } from '../../src/ingest/clean/clean.js';
import { makeGraphReader } from '../../src/ingest/ingest.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Document, SourceFile } from '../../src/model/document.js';
import type { Graph } from '../../src/model/graph.js';

export const knowledge = loadKnowledge();
const reader = makeGraphReader(knowledge);

export const SEEDS = [
  '000_b9b4081dd33c68a8',
  '001_67b119f38a3a1a41',
  '002_d8b16eeae878069a',
  '003_a2e17e034a8954e9',
  '004_225e6617b2efcbd2',
];

export function sourceOf(text: string, name = 'plan.txt'): SourceFile {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    path: `/${name}`,
    name,
    sha256,
    mediaType: 'text/plain',
    encoding: 'utf8',
    text,
    unreadable: 0,
    pageStarts: null,
    parts: [{ start: 0, metadata: null }],
    losses: [],
  };
}

export const clean = (text: string): Document => cleanSource(sourceOf(text), knowledge);
export const readText = (text: string): Graph => reader.read(sourceOf(text));

const seeds = new Map<string, Graph>();

/** A seed by the start of its name, read once. */
export function readSeed(number: string): Graph {
  const name = `${SEEDS.find((seed) => seed.startsWith(number))}.txt`;
  const known = seeds.get(name);
  if (known) return known;
  const graph = reader.read(sourceOf(readFileSync(`seeds/${name}`, 'utf8'), name));
  seeds.set(name, graph);
  return graph;
}

/** A plan of a place with one task. */
export const planText = (body: string, place = '郑州市'): string =>
  `${place}人民政府关于支持测试产业发展的实施意见\n\n2022年7月1日\n\n一、主要任务\n\n${body}\n`;
