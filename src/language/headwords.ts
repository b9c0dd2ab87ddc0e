import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What the English–Chinese dictionary has under a headword: its translations, those of verbs apart from others. */
export interface Headword {
  readonly written: readonly string[];
  /** All of its translations are of things that one does. */
  readonly isVerb: boolean;
}

/**
 * Opens the headwords of ECDICT (MIT), a file of lines that stand in the order of their words: a word is found by halving, and
 * nothing but the file is kept. It is read when the first word is looked up.
 *
 * @returns the entry of a word or a phrase in lower case; null where there is none
 */
export function openHeadwords(): (word: string) => Headword | null {
  return (word) => {
    const line = lineOf(word);
    return line === null ? null : readEntry(line);
  };
}

const FIELDS = { translation: 3, bnc: 8, frequency: 9 } as const;

/** The rank of an English word in lower case by how often it is used, from 1; null where it has none. */
export function englishRank(word: string): number | null {
  const line = lineOf(word);
  const [fields] = line === null ? [] : (parse(line, PARSING) as string[][]);
  const ranks = [fields?.[FIELDS.bnc], fields?.[FIELDS.frequency]].map(Number).filter((rank) => rank > 0);
  return ranks.length > 0 ? Math.min(...ranks) : null;
}

const PARSING = { relax_quotes: true, relax_column_count: true } as const;

function lineOf(word: string): string | null {
  file ??= readFileSync(join(dirname(packageFile('ecdict')), 'assets', 'ecdict.csv'));
  return findLine(file, word);
}

let file: Buffer | null = null;

const packageFile = (name: string) => createRequire(import.meta.url).resolve(`${name}/package.json`);

const NEW_LINE = 0x0a;
const WORD = /^(?:"((?:[^"]|"")*)"|([^,]*)),/;

function findLine(lines: Buffer, word: string): string | null {
  let low = lines.indexOf(NEW_LINE) + 1;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = Math.max(low, lines.lastIndexOf(NEW_LINE, middle - 1) + 1);
    const newLine = lines.indexOf(NEW_LINE, middle);
    const end = newLine < 0 ? lines.length : newLine;
    const line = lines.toString('utf8', start, end);
    const found = WORD.exec(line);
    const here = (found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '').toLowerCase();
    if (here === word) return line;
    if (here < word) low = end + 1;
    else high = start;
  }
  return null;
}

/** vt., adj.; a subject as [医] stands in front of the terms of a field. */
const SENSE = /^\s*(?:(?<part>[a-z]+)\.|\[[^\]]*\])?\s*(?<meanings>.*)/;
const LONGEST_MEANING = 8;

function readEntry(line: string): Headword | null {
  const [fields] = parse(line, PARSING) as string[][];
  const senses = (fields?.[FIELDS.translation] ?? '').split('\\n').flatMap((sense) => {
    const { part, meanings } = SENSE.exec(sense)!.groups!;
    return meanings!
      .replace(/[(（<][^)）>]*[)）>]/g, '')
      .split(/[,，;；、]/)
      .map((meaning) => meaning.replace(/[.…]+/g, '').trim())
      .map((meaning) => (/^a/.test(part ?? '') ? meaning.replace(/[的地]$/, '') : meaning))
      .filter((meaning) => /^[\u4e00-\u9fff]+$/.test(meaning) && meaning.length <= LONGEST_MEANING)
      .map((meaning) => ({ meaning, isDone: /^v/.test(part ?? '') }));
  });
  if (senses.length === 0) return null;
  return {
    written: [...new Set(senses.map(({ meaning }) => meaning))],
    isVerb: senses.every(({ isDone }) => isDone),
  };
}
