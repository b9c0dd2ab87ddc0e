import type { PageRules } from '../../../knowledge/rules.js';
import { findEvery } from '../../../language/everywhere.js';
import type { LineRange, PageLine } from './lines.js';

/** What the index above an article says, as written there; each null where it does not. */
export interface PageIndex {
  readonly title: string | null;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly written: string | null;
  readonly published: string | null;
}

interface Pair {
  readonly label: string;
  readonly value: string;
}

interface IndexBlock extends LineRange {
  readonly pairs: readonly Pair[];
}

const FEWEST_LABELS = 3;
const LONGEST_VALUE = 300;
const LONGEST_LEAD = 12;

/**
 * Finds the index (索引号, 发文机关, 文号, …) that catalogues of government information put above an article, in
 * whatever elements: lines of labels and values, at least three of them, which no article has.
 *
 * @returns its lines, and what it says
 */
export function findIndex(
  lines: readonly PageLine[],
  rules: PageRules,
): { readonly ranges: readonly LineRange[]; readonly index: PageIndex } {
  const blocks = findBlocks(lines, rules).filter(({ pairs }) => isIndex(pairs, rules));
  const pairs = blocks.flatMap((block) => block.pairs);
  const first = (labels: readonly string[]) =>
    labels
      .map(
        (wanted) =>
          pairs.find(({ label, value }) => label === wanted && !rules.noValue.pattern.test(value))?.value,
      )
      .find((value) => value !== undefined) ?? null;
  const { title, number, issuer, written, published } = rules.index;
  return {
    ranges: blocks,
    index: {
      title: first(title),
      number: first(number),
      issuer: first(issuer),
      written: first(written),
      published: first(published),
    },
  };
}

/** Runs of lines with labels; a line behind a label without a value is its value. */
function findBlocks(lines: readonly PageLine[], rules: PageRules): IndexBlock[] {
  const blocks: IndexBlock[] = [];
  let from = 0;
  let to = 0;
  let pairs: Pair[] = [];
  /** The last line was a label alone. */
  let alone = false;
  const close = () => {
    if (pairs.length > 0) blocks.push({ from, to, pairs });
    pairs = [];
  };
  lines.forEach((line, i) => {
    if (line.kind === 'unseen' || line.kind === 'image') return;
    const found = readPairs(line, rules.index.pattern);
    const last = pairs.at(-1);
    const isValue = alone && line.level === 0 && !pairs.some(({ value }) => value === tidy(line.text));
    alone = found.length === 1 && line.kind === 'prose' && found[0]!.value === '';
    if (found.length > 0) {
      if (pairs.length === 0) from = i;
      pairs.push(...found);
    } else if (last && isValue && line.text.length <= LONGEST_VALUE) {
      pairs[pairs.length - 1] = { label: last.label, value: tidy(line.text) };
    } else {
      close();
      return;
    }
    to = i + 1;
  });
  close();
  return blocks;
}

/** The labels of a line with what stands behind them; none where the line does not begin with one. */
function readPairs(line: PageLine, labels: RegExp): Pair[] {
  if (line.text.length > 4000) return [];
  const text = markSeams(line);
  const hits = findEvery(text, labels);
  if (hits.length === 0 || tidy(text.slice(0, hits[0]!.index)).length > LONGEST_LEAD) return [];
  return hits.map((hit, i) => ({
    label: (hit.groups!.label ?? hit.groups!.cell!).replace(/[\s\u0001]+/g, ''),
    value: tidy(text.slice(hit.index + hit[0].length, hits[i + 1]?.index)),
  }));
}

function markSeams({ text, seams }: PageLine): string {
  const bounds = [0, ...new Set(seams), text.length].sort((a, b) => a - b);
  const pieces = bounds.slice(1).map((to, i) => text.slice(bounds[i], to));
  return pieces.join('\u0001').replaceAll('\t', '\u0001');
}

/** White space stays only between Latin words. */
function tidy(text: string): string {
  return text
    .replace(/[\u0001\s\u200b-\u200f\ufeff]+/g, ' ')
    .trim()
    .replace(/(?<![A-Za-z0-9]) (?=\w)|(?<=\w) (?![A-Za-z0-9])/g, '')
    .replace(/[;；|｜]$/, '');
}

function isIndex(pairs: readonly Pair[], { index }: PageRules): boolean {
  const labels = new Set(pairs.map(({ label }) => label));
  const has = (words: readonly string[]) => words.some((word) => labels.has(word));
  const telling = [index.number, index.issuer, index.written].filter(has).length;
  const values = pairs.filter(({ value }) => value !== '');
  return labels.size >= FEWEST_LABELS && values.length >= 2 && (has(index.marks) || telling >= 2);
}
