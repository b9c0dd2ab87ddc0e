import { loadPageRules } from '../../knowledge/load.js';
import type { PageRules } from '../../knowledge/rules.js';
import type { Loss, LossKind, SourceMetadata } from '../../model/document.js';
import { findArticle } from './html/article.js';
import { parsePage } from './html/dom.js';
import { fits, weighPage } from './html/furniture.js';
import { type LaidLines, type LineRange, layLines, type PageLine } from './html/lines.js';
import { readAddress, readMetadata } from './html/metadata.js';
import { findIndex } from './html/pageIndex.js';

/** The article of a page, what the page says of it, and what was left out. */
export interface ArticleText {
  readonly text: string;
  readonly metadata: SourceMetadata | null;
  readonly losses: readonly Loss[];
  /** Where the page says that it was published, or null. */
  readonly url: string | null;
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
export function readHtml(html: string, path: string): ArticleText {
  const rules = loadPageRules();
  const document = parsePage(html, path);
  let page = layLines(document, rules);
  if (hidesMost(page)) page = layLines(document, rules, true);
  const { ranges, index } = findIndex(page.lines, rules);
  const metadata = readMetadata(document, page.lines, index, rules);
  const kept = findArticle(weighPage(page, ranges, rules), metadata?.title ?? null, rules);
  return { ...writeLines(page, { kept, index: ranges, rules }), metadata, url: readAddress(document, rules) };
}

/** The encoding that a page declares for itself, or null. */
export function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 8192).toString('latin1');
  return /<meta[^<>]*?charset\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
}

/** Pages that a script was to show hold their text in elements that are not displayed. */
function hidesMost({ lines }: LaidLines): boolean {
  const prose = lines.filter(({ text }) => /[，。；]/.test(text));
  const length = (unseen: boolean) =>
    prose.reduce((sum, { kind, text }) => sum + ((kind === 'unseen') === unseen ? text.length : 0), 0);
  return length(true) > length(false);
}

/** What was left out between two lines of the text, or wherever it stands: code, comments and decoration. */
interface LeftOut {
  readonly line: number;
  readonly pieces: string[];
}

function writeLines(
  { lines, tablesGivenUp }: LaidLines,
  { kept, index, rules }: { kept: readonly boolean[]; index: readonly LineRange[]; rules: PageRules },
): Omit<ArticleText, 'metadata' | 'url'> {
  const written: string[] = [];
  const furniture = new Map<string, LeftOut>();
  const images: LeftOut = { line: 1, pieces: [] };
  const tables: Loss[] = [];
  const leaveOut = (key: string, piece: string) => {
    const known = furniture.get(key) ?? { line: written.length + 1, pieces: [] };
    known.pieces.push(piece);
    furniture.set(key, known);
  };
  let firstImage = 1;
  lines.forEach((line, i) => {
    if (line.kind === 'image') {
      if (kept[i] && images.pieces.push(line.text) === 1) firstImage = written.length + 1;
    } else if (kept[i]) written.push(mark(line, rules));
    else if (/^<[^>]*>$/.test(line.text)) leaveOut('code', line.text);
    else leaveOut(`${index.some(({ from, to }) => i >= from && i < to)} ${written.length}`, line.text);
    if (tablesGivenUp.includes(i))
      tables.push(loss('table', { line: written.length, pieces: [line.text] }, written));
  });
  const losses = [...furniture.values()].map((run) => loss('furniture', run, written));
  if (images.pieces.length > 0) losses.push(loss('image', { ...images, line: firstImage }, written));
  return { text: written.join('\n'), losses: [...losses, ...tables] };
}

/** What was left out behind the last line is counted to it. */
function loss(kind: LossKind, { line, pieces }: LeftOut, written: readonly string[]): Loss {
  const sample = [...new Set(pieces.slice(0, 40))]
    .map((piece) => piece.trim().slice(0, LONGEST_SAMPLE).replace(/\s+/g, ' '))
    .join(' ');
  return {
    kind,
    count: pieces.length,
    sample: sample.length > LONGEST_SAMPLE ? `${sample.slice(0, LONGEST_SAMPLE - 1)}…` : sample,
    line: written.length === 0 ? null : Math.max(1, Math.min(line, written.length)),
  };
}

function mark({ text, level }: PageLine, rules: PageRules): string {
  const isHeading =
    level > 0 && text.length <= LONGEST_HEADING && !/[。；]/.test(text) && !fits(text, rules.own);
  return isHeading ? `${'#'.repeat(level)} ${text.trimStart()}` : text;
}
