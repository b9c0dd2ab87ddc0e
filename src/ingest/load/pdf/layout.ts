import { alignTables, isTable } from './aligned.js';
import { type Item, isTableItem, splitColumns } from './columns.js';
import { type Note, takeNotes } from './footnotes.js';
import type { Rule, Run } from './items.js';
import { lineText, type TextLine, toLines } from './lines.js';
import { writeReference } from './references.js';
import type { TableBlock } from './tables.js';

/** One line of a page's text, a table, or a note, in the order of reading. */
export type PageBlock =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableBlock }
  | { readonly kind: 'note'; readonly note: Note };

/** What stands on a page beside its furniture. */
export interface PageParts {
  readonly runs: readonly Run[];
  readonly tables: readonly TableBlock[];
  /** Ruling lines that belong to no table. */
  readonly rules: readonly Rule[];
}

/** Rows that make a table across a whole page, whose columns may stand beside each other by chance. */
const ROWS_OF_A_PAGE = 3;
/** Lines that begin at one place make the edge of a column if they are this part of its lines. */
const FLUSH_LINES = 0.15;
const DEEPEST_INDENT = 20;

/**
 * The blocks of a page in the order of reading.
 *
 * @param size of the text of the document, in points
 * @param edges left edges of columns on the pages of the document
 */
export function layPage(parts: PageParts, size: number, edges: readonly number[]): PageBlock[] {
  const regions = splitColumns(pageItems(parts), edges).map((items) => {
    const runs = items.filter((item): item is Run => !isTableItem(item));
    const footed = takeNotes(toLines(runs), size, parts.rules);
    return { footed, tables: items.filter(isTableItem) };
  });
  const names = new Set(
    regions.flatMap(({ footed }) => footed.notes.flatMap(({ name }) => (name === null ? [] : [name]))),
  );
  return regions.flatMap(({ footed, tables }) => [
    ...layRegion(footed.lines, tables, names),
    ...footed.notes.map((note): PageBlock => ({ kind: 'note', note })),
  ]);
}

/** The runs and tables of a page, tables without lines that are as wide as it put together. */
export function pageItems({ runs, tables }: PageParts): Item[] {
  const parts = alignTables(toLines(runs), ROWS_OF_A_PAGE);
  return [...tables, ...parts.flatMap((part): readonly Item[] => (isTable(part) ? [part] : part.runs))];
}

function layRegion(
  lines: readonly TextLine[],
  tables: readonly TableBlock[],
  names: ReadonlySet<string>,
): PageBlock[] {
  const sorted = [...tables].sort((a, b) => a.y0 - b.y0);
  const blocks: PageBlock[] = [];
  const left = leftEdge(lines);
  let from = 0;
  const layLines = (to: number) => {
    for (const part of alignTables(lines.slice(from, to))) {
      if (isTable(part)) blocks.push({ kind: 'table', table: part });
      else blocks.push({ kind: 'line', text: indentOf(part, left) + writeLine(part, names) });
    }
    from = to;
  };
  for (const table of sorted) {
    const at = lines.findIndex(({ y }, i) => i >= from && y > table.y0);
    layLines(at < 0 ? lines.length : at);
    blocks.push({ kind: 'table', table });
  }
  layLines(lines.length);
  return blocks;
}

/** Where the lines of a column begin that do not stand in: the first place at which many of them do. */
function leftEdge(lines: readonly TextLine[]): number {
  const starts = lines.map(({ x0 }) => x0).sort((a, b) => a - b);
  const many = Math.max(1, FLUSH_LINES * starts.length);
  return starts.find((start) => starts.filter((x) => Math.abs(x - start) <= 3).length >= many) ?? 0;
}

/** White space for the distance by which a line stands in. */
function indentOf(line: TextLine, left: number): string {
  const characters = Math.round((line.x0 - left) / line.size);
  return line.x0 - left >= 1.5 * line.size ? '\u3000'.repeat(Math.min(characters, DEEPEST_INDENT)) : '';
}

function writeLine(line: TextLine, names: ReadonlySet<string>): string {
  return lineText(line, (run, before) => writeReference(run, before, line, names));
}
