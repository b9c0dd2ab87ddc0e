import { alignTables, isTable } from './aligned.js';
import { type ColumnItem, isTableItem, splitColumns } from './columns.js';
import { type Note, takeNotes } from './footnotes.js';
import type { RuledLine, TextRun } from './items.js';
import { isRaised, lineText, type TextLine, toLines } from './lines.js';
import { nameOfMark, writeReference } from './references.js';
import type { TableBlock } from './tables.js';

/** One line of a page's text, a table, or a note, in the order of reading. */
export type PageBlock =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableBlock }
  | { readonly kind: 'note'; readonly note: Note };

/** What stands on a page beside its furniture. */
export interface PageParts {
  readonly runs: readonly TextRun[];
  readonly tables: readonly TableBlock[];
  /** Ruling lines that belong to no table. */
  readonly rules: readonly RuledLine[];
}

/** Rows that make a table across a whole page, whose columns may stand beside each other by chance. */
const ROWS_OF_A_PAGE = 3;
/** Lines that begin at one place make the edge of a column if they are this part of its lines. */
const FLUSH_LINES = 0.15;
const DEEPEST_INDENT = 4;
/** A heading is set larger than the text by this factor where it is set larger at all. */
const LARGE = 1.1;

/**
 * The blocks of a page in the order of reading.
 *
 * @param size of the text of the document, in points
 * @param edges left edges of columns on the pages of the document
 */
export function layPage(parts: PageParts, size: number, edges: readonly number[]): PageBlock[] {
  const columns = splitColumns(pageItems(parts), edges).map((items) => ({
    lines: toLines(items.filter((item): item is TextRun => !isTableItem(item))),
    tables: items.filter(isTableItem),
  }));
  const called = new Set(columns.flatMap(({ lines }) => lines.flatMap(raisedNames)));
  const regions = columns.map(({ lines, tables }, i) => {
    // The rows of a table may be set as small as notes, with numbers in front.
    const table = alignTables(lines).findLast(isTable);
    const above = lines.filter(({ y }) => table !== undefined && y <= table.y1);
    const isFoot = above.length > 0 || (i > 0 && i === columns.length - 1);
    const footed = takeNotes(lines.slice(above.length), { size, rules: parts.rules, isFoot, called });
    return { footed: { ...footed, lines: [...above, ...footed.lines] }, tables };
  });
  const names = new Set(
    regions.flatMap(({ footed }) => footed.notes.flatMap(({ name }) => (name === null ? [] : [name]))),
  );
  return regions.flatMap(({ footed, tables }) => [
    ...layRegion(footed.lines, tables, names, size),
    ...footed.notes.map((note): PageBlock => ({ kind: 'note', note })),
  ]);
}

/** Names of the notes that raised signs of a line call. */
function raisedNames(line: TextLine): string[] {
  return line.runs.filter((run) => isRaised(run, line)).map(({ text }) => nameOfMark(text));
}

/** The runs and tables of a page, tables without lines that are as wide as it put together. */
export function pageItems({ runs, tables }: PageParts): ColumnItem[] {
  const parts = alignTables(toLines(runs), ROWS_OF_A_PAGE);
  return [...tables, ...parts.flatMap((part): readonly ColumnItem[] => (isTable(part) ? [part] : part.runs))];
}

/** Where the lines of a column begin and end, and the size of the text. */
interface Edges {
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

function layRegion(
  lines: readonly TextLine[],
  tables: readonly TableBlock[],
  names: ReadonlySet<string>,
  size: number,
): PageBlock[] {
  const sorted = [...tables].sort((a, b) => a.y0 - b.y0);
  const blocks: PageBlock[] = [];
  const edges = { left: leftEdge(lines), right: Math.max(...lines.map(({ x1 }) => x1)), size };
  let from = 0;
  const layLines = (to: number) => {
    let before: TextLine | null = null;
    for (const part of alignTables(lines.slice(from, to))) {
      const last = blocks.at(-1);
      if (isTable(part)) blocks.push({ kind: 'table', table: part });
      else if (before && last?.kind === 'line' && isRestOfHeading(before, part, edges))
        blocks.splice(-1, 1, { kind: 'line', text: last.text + writeLine(part, names) });
      else blocks.push({ kind: 'line', text: indentOf(part, edges.left) + writeLine(part, names) });
      before = isTable(part) ? null : part;
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

/** Whether a line set larger than the text goes on with one before it that fills the column. */
function isRestOfHeading(before: TextLine, line: TextLine, { left, right, size }: Edges): boolean {
  return (
    before.size >= LARGE * size &&
    Math.abs(before.size - line.size) < 0.3 &&
    before.x1 > right - 1.6 * line.size &&
    Math.abs(line.x0 - left) < line.size / 2 &&
    line.y - before.y < 2.2 * line.size
  );
}

/** White space for the distance by which a line stands in. */
function indentOf(line: TextLine, left: number): string {
  const characters = Math.round((line.x0 - left) / line.size);
  return line.x0 - left >= 1.5 * line.size ? '\u3000'.repeat(Math.min(characters, DEEPEST_INDENT)) : '';
}

function writeLine(line: TextLine, names: ReadonlySet<string>): string {
  return lineText(line, (run, before) => writeReference(run, before, line, names));
}
