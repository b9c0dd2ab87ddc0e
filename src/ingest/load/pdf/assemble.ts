import type { Loss } from '../../../model/document.js';
import { columnEdges } from './columns.js';
import { continueTables } from './continued.js';
import { takeFurniture } from './furniture.js';
import { bodySize } from './items.js';
import { layPage, type PageBlock, pageItems } from './layout.js';
import type { ReadPage } from './page.js';
import { joinTexts } from './tables.js';

/** The text of a PDF with the offsets at which its pages begin. */
export interface PdfText {
  readonly text: string;
  readonly pageStarts: readonly number[];
  /** Running heads that were left out and stand nowhere in the text. */
  readonly runningHeads: readonly string[];
  readonly losses: readonly Loss[];
}

const LONGEST_SAMPLE = 60;

/** Puts the pages of a document together: takes off their furniture, lays their columns, goes on with tables. */
export function layDocument(pages: readonly ReadPage[]): PdfText {
  const furniture = takeFurniture(pages);
  const parts = pages.map(({ tables, rules }, i) => ({ runs: furniture.pages[i]!, tables, rules }));
  const size = bodySize(parts.flatMap(({ runs }) => runs));
  const edges = [...new Set(parts.flatMap((page) => columnEdges(pageItems(page))))];
  const laid = continueNotes(parts.map((page) => layPage(page, size, edges)));
  const continued = continueTables(laid);

  let text = '';
  const pageStarts: number[] = [];
  for (const blocks of continued.pages) {
    pageStarts.push(text.length);
    text += `${blocks.flatMap(writeBlock).join('\n')}\n\f`;
  }
  const bare = (words: string) => words.replace(/\s/g, '');
  const written = bare(text);
  return {
    text,
    pageStarts,
    runningHeads: furniture.heads.filter((head) => !written.includes(bare(head))),
    losses: [
      ...furniture.dropped.map((entry) => loss('furniture', entry.count, entry.sample)),
      ...countTexts([...pages.flatMap(({ overprint }) => overprint), ...continued.dropped]),
      ...countImages(pages, continued.pages),
      ...pages.flatMap(({ givenUp }) => givenUp.map((sample) => loss('table', 1, sample))),
    ],
  };
}

function writeBlock(block: PageBlock): string[] {
  if (block.kind === 'line') return [clean(block.text)];
  if (block.kind === 'note') return [`[^${block.note.name}]: ${clean(block.note.text)}`];
  return block.table.rows.map((row) => row.map(clean).join('\t'));
}

/** Signs that would break lines or cells. */
const clean = (text: string) => text.replace(/[\t\n\r\f\v\u2028\u2029]/g, ' ');

/** Adds the rest of a note that goes on at the foot of the next page to its beginning. */
function continueNotes(pages: readonly (readonly PageBlock[])[]): PageBlock[][] {
  const done = pages.map((blocks) => [...blocks]);
  for (let i = 0; i < done.length; i++) {
    const page = done[i]!;
    const at = page.findIndex((block) => block.kind === 'note' && block.note.name === null);
    const rest = page[at];
    if (rest?.kind !== 'note') continue;
    const before = done[i - 1];
    const last = before?.findLastIndex(({ kind }) => kind === 'note') ?? -1;
    const begun = before?.[last];
    if (before && begun?.kind === 'note') {
      const note = { ...begun.note, text: joinTexts([begun.note.text, rest.note.text]) };
      before.splice(last, 1, { kind: 'note', note });
      page.splice(at, 1);
    } else page.splice(at, 1, { kind: 'line', text: rest.note.text });
  }
  return done;
}

function loss(kind: Loss['kind'], count: number, sample: string): Loss {
  return { kind, count, sample: sample.slice(0, LONGEST_SAMPLE), line: null };
}

function countTexts(texts: readonly string[]): Loss[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([sample, count]) => loss('furniture', count, sample));
}

/** Pictures: the pages that hold one and no text, and pictures beside text. */
function countImages(pages: readonly ReadPage[], laid: readonly (readonly PageBlock[])[]): Loss[] {
  const isTextless = (i: number) => pages[i]!.isPicture && laid[i]!.length === 0;
  const textless = pages.flatMap((_, i) => (isTextless(i) ? [i + 1] : []));
  const beside = pages.flatMap(({ images }, i) => (images > 0 && !isTextless(i) ? [i + 1] : []));
  const losses: Loss[] = [];
  if (textless.length > 0) losses.push(loss('image', textless.length, namePages(textless, 'without text')));
  if (beside.length > 0) {
    const count = beside.reduce((sum, page) => sum + pages[page - 1]!.images, 0);
    losses.push(loss('image', count, namePages(beside, 'beside text')));
  }
  return losses;
}

/** Pages in words, runs of them by their first and last: pages 3–5, 8. */
function namePages(pages: readonly number[], where: string): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const names = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${pages.length === 1 ? 'page' : 'pages'} ${names.join(', ')} ${where}`;
}
