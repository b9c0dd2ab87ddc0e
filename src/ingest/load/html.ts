import { loadPageRules } from '../../knowledge/load.js';
import type { Loss, SourceMetadata } from '../../model/document.js';
import { findArticle } from './html/article.js';
import { parsePage } from './html/dom.js';
import { weighPage } from './html/furniture.js';
import { layLines, type PageLine, type PageLines } from './html/lines.js';
import { readMetadata } from './html/metadata.js';
import { findIndex } from './html/pageIndex.js';

/** The article of a page, what the page says of it, and what was left out. */
export interface PageText {
  readonly text: string;
  readonly metadata: SourceMetadata | null;
  readonly losses: readonly Loss[];
}

const LONGEST_HEADING = 60;
const LONGEST_SAMPLE = 80;

/**
 * Reads the article of a saved page: one line for each block, headings with the number of `#` of their level in
 * front, the cells of a table row separated by tabs (a cell that spans rows in each of them, one that spans columns
 * followed by empty ones), notes as `[^name]: `. Navigation, indexes, buttons and the like are left out and counted.
 *
 * @throws Problem FILE_DAMAGED, KNOWLEDGE_INVALID
 */
export function readHtml(html: string, path: string): PageText {
  const rules = loadPageRules();
  const document = parsePage(html, path);
  let page = layLines(document, rules);
  if (hidesMost(page)) page = layLines(document, rules, true);
  const { ranges, index } = findIndex(page.lines, rules);
  const metadata = readMetadata(document, page.lines, index, rules);
  const kept = findArticle(weighPage(page, ranges, rules), metadata?.title ?? null, rules);
  return { ...writeLines(page, kept), metadata };
}

/**
 * The lines of a piece of HTML that is all text, written as by `readHtml`.
 *
 * @throws Problem FILE_DAMAGED, KNOWLEDGE_INVALID
 */
export function readFragment(html: string, path: string): string {
  const page = layLines(parsePage(html, path), loadPageRules());
  return writeLines(
    page,
    page.lines.map(({ kind }) => kind !== 'unseen'),
  ).text;
}

/** The encoding that a page declares for itself, or null. */
export function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 8192).toString('latin1');
  return /<meta[^>]{1,400}charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
}

/** Pages that a script was to show hold their text in elements that are not displayed. */
function hidesMost({ lines }: PageLines): boolean {
  const length = (unseen: boolean) =>
    lines.reduce(
      (sum, { kind, text }) =>
        (kind === 'unseen') === unseen ? sum + text.replace(/[^\u3400-\u9fff]/g, '').length : sum,
      0,
    );
  return length(true) > 2 * length(false);
}

function writeLines(
  { lines, tablesGivenUp }: PageLines,
  kept: readonly boolean[],
): Omit<PageText, 'metadata'> {
  const written: string[] = [];
  const losses: Loss[] = [];
  const images: { line: number; text: string }[] = [];
  let run: PageLine[] = [];
  const close = () => {
    if (run.length > 0) losses.push(furniture(run, written.length + 1));
    run = [];
  };
  lines.forEach((line, i) => {
    if (!kept[i] && line.kind === 'image') return;
    if (!kept[i]) run.push(line);
    else if (line.kind === 'image') images.push({ line: written.length + 1, text: line.text });
    else {
      close();
      written.push(mark(line));
    }
    if (tablesGivenUp.includes(i))
      losses.push({ kind: 'table', count: 1, sample: shorten(line.text), line: written.length });
  });
  close();
  const [first] = images;
  if (first)
    losses.push({
      kind: 'image',
      count: images.length,
      sample: first.text,
      line: lineIn(first.line, written),
    });
  return {
    text: written.join('\n'),
    losses: losses.map((loss) => ({ ...loss, line: loss.line && lineIn(loss.line, written) })),
  };
}

/** A run of lines that was left out, by what a person can see of it. */
function furniture(run: readonly PageLine[], line: number): Loss {
  const seen = run.filter(({ text }) => !text.startsWith('<'));
  const sample = (seen.length > 0 ? seen : run.slice(0, 1))
    .map(({ text }) => text.trim().slice(0, LONGEST_SAMPLE))
    .join(' ');
  return { kind: 'furniture', count: run.length, sample: shorten(sample.replace(/\s+/g, ' ')), line };
}

const shorten = (text: string) =>
  text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text;

/** What was left out behind the last line is counted to it. */
const lineIn = (line: number, written: readonly string[]) =>
  written.length === 0 ? null : Math.min(line, written.length);

function mark({ text, level }: PageLine): string {
  const isHeading = level > 0 && text.length <= LONGEST_HEADING && !/[。；]/.test(text);
  return isHeading ? `${'#'.repeat(level)} ${text.trimStart()}` : text;
}
