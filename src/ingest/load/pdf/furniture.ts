import { bodySize, type TextRun } from './items.js';
import { leadingOf, lineText, type TextLine, toLines } from './lines.js';

/** The runs of a page outside its tables, as furniture is looked for. */
export interface FurniturePage {
  readonly height: number;
  readonly runs: readonly TextRun[];
}

/** What belongs to the pages of a document and not to its text. */
export interface PageFurniture {
  /** For every page its runs without furniture. */
  readonly pages: readonly (readonly TextRun[])[];
  /** Texts of Chinese running heads and feet, each once, in the order of the pages. */
  readonly heads: readonly string[];
  /** Texts that were taken out, those that differ in their digits alone as one. */
  readonly dropped: readonly { readonly sample: string; readonly count: number }[];
}

interface Edge {
  readonly page: number;
  readonly line: TextLine;
  readonly text: string;
  /** The text without its digits. */
  readonly key: string;
  /** Distance from the edge of the page, in points. */
  readonly depth: number;
  /** Set smaller than the text or farther from it than its lines are from each other. */
  readonly isApart: boolean;
  readonly isSmall: boolean;
}

/** The part of a page at its top and its foot in which furniture stands. */
const MARGIN = 0.15;
/** Lines of furniture above each other. */
const MOST_LINES = 3;
/** Distances from the edge of the page that differ by no more than this, in points, are one. */
const SAME_DEPTH = 5;
const APART = 1.25;
const SMALL = 0.92;
/** A head whose words number something (第5页, but also 附件5) recurs on many pages, one set like the text on all. */
const MOST_PAGES = 0.4;
const ALL_PAGES = 0.8;
/** Of the places at which a head recurs it stands apart at this part at least. */
const APART_SHARE = 0.6;
const LONGEST_HEAD = 60;
const PAGE_NUMBER =
  /^[\s—–―－_\-·•.~|[(（]*(?:\d{1,4}|[ivxlIVXLⅠ-ⅿ]{1,7})(?:\s*[/／]\s*\d{1,4})?[\s—–―－_\-·•.~|\])）]*$/;
const CHINESE = /[\u3400-\u9fff]/;
const WORD = /[\u3400-\u9fffA-Za-z]/;

/**
 * Takes page numbers, by their shape, and running heads and feet, by recurring at one height, off the edges of the
 * pages. Alternating heads recur on every other page; a line that stands where heads stand on other pages is one.
 */
export function takeFurniture(pages: readonly FurniturePage[]): PageFurniture {
  const size = bodySize(pages.flatMap(({ runs }) => runs));
  const lines = pages.map(({ runs }) => toLines(runs));
  const taken = new Set<TextLine>();
  const edges: Edge[] = [];
  for (const side of ['top', 'foot'] as const) {
    for (let round = 0; round < MOST_LINES; round++) {
      const outermost = pages.flatMap(({ height }, page) => {
        const left = lines[page]!.filter((line) => !taken.has(line));
        const edge = edgeOf(left, side, height, size);
        return edge ? [{ ...edge, page }] : [];
      });
      const found = judge(outermost, pages.length);
      if (found.length === 0) break;
      for (const edge of found) taken.add(edge.line);
      edges.push(...found);
    }
  }
  edges.sort((a, b) => a.page - b.page || a.line.y - b.line.y);
  const gone = new Set([...taken].flatMap((line) => line.runs));
  return {
    pages: pages.map(({ runs }) => runs.filter((run) => !gone.has(run))),
    heads: [...new Set(edges.filter(({ text }) => CHINESE.test(text)).map(({ text }) => text))],
    dropped: countKeys(edges),
  };
}

function countKeys(edges: readonly Edge[]): { sample: string; count: number }[] {
  const counts = new Map<string, { sample: string; count: number }>();
  for (const { key, text } of edges) {
    const entry = counts.get(key) ?? { sample: text, count: 0 };
    counts.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()];
}

/** The outermost line of a page on one side, if it stands in the margin. */
function edgeOf(
  lines: readonly TextLine[],
  side: 'top' | 'foot',
  height: number,
  size: number,
): Omit<Edge, 'page'> | null {
  const ordered = side === 'top' ? lines : [...lines].reverse();
  const [line, inner] = ordered;
  if (!line) return null;
  const depth = side === 'top' ? line.y : height - line.y;
  const text = lineText(line).trim();
  if (depth > MARGIN * height || text.length > LONGEST_HEAD || looksLikeRow(line, inner)) return null;
  const room = inner ? Math.abs(inner.y - line.y) : Number.POSITIVE_INFINITY;
  const pitch = Math.max(leadingOf(lines), 1.2 * (inner?.size ?? line.size));
  const isSmall = line.size <= SMALL * size;
  const isApart = isSmall || room >= APART * pitch;
  const masked = text.replace(/\s+/g, '').replace(/\d+/g, '#');
  // The number of the page stands in front on even pages and behind on odd ones.
  const key = masked.replace(/^[#·—–|/-]+|[#·—–|/-]+$/g, '') || '#';
  return { line, text, key, depth, isApart, isSmall };
}

/** The head row of a table that begins at the edge of the page. */
function looksLikeRow(line: TextLine, inner: TextLine | undefined): boolean {
  return (
    !PAGE_NUMBER.test(lineText(line)) &&
    line.runs.length >= 3 &&
    inner !== undefined &&
    inner.runs.length >= 3
  );
}

/** Those of the outermost lines of the pages that are furniture. */
function judge(edges: readonly Edge[], pages: number): Edge[] {
  const found = new Set<Edge>();
  for (const edge of edges) {
    if (edge.isApart && PAGE_NUMBER.test(edge.text)) found.add(edge);
    else if (!found.has(edge) && recurs(edge, edges, pages)) found.add(edge);
  }
  const heads = [...found].filter(({ text }) => WORD.test(text));
  for (const edge of edges) {
    const inPlace = heads.filter(
      (head) => Math.abs(head.depth - edge.depth) <= 1 && Math.abs(head.line.size - edge.line.size) < 0.3,
    );
    if (edge.isApart && inPlace.length >= 2) found.add(edge);
  }
  return [...found];
}

function recurs(edge: Edge, edges: readonly Edge[], pages: number): boolean {
  const same = edges.filter(
    ({ key, depth }) => key === edge.key && Math.abs(depth - edge.depth) <= SAME_DEPTH,
  );
  if (same.length < 2 || !WORD.test(edge.text)) return same.length >= 2 && edge.isApart;
  const isApart = same.filter((other) => other.isApart).length >= APART_SHARE * same.length;
  const isNumbering = new Set(same.map(({ text }) => text)).size > 1;
  if (isNumbering) {
    const isSmall = same.every((other) => other.isSmall);
    return (
      isApart && same.length >= (isSmall ? Math.max(2, MOST_PAGES * pages) : Math.max(3, ALL_PAGES * pages))
    );
  }
  return isApart;
}
