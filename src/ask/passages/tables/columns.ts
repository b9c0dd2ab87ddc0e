import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { ReadPassage, ReadSection } from '../../../query/rows.js';
import { cellsOf, FEWEST, itemOfCell, numberOf, type Point, type Series, unitOf } from './series.js';

type Rules = Pick<Knowledge, 'targets'>;

/** Rows that stand behind one another, with what stands above them. */
interface Table {
  readonly above: readonly ReadPassage[];
  readonly heads: readonly Row[];
  readonly body: readonly Row[];
}

interface Row {
  readonly passage: ReadPassage;
  readonly cells: readonly string[];
}

/** A column of numbers, with what its headings say. */
interface Column {
  readonly at: number;
  readonly headings: readonly string[];
}

const YEAR = /20\d\d/;

/** The columns of the tables of a section, and what the numbers of each row rise to from one year to a later one. */
export function readColumns(section: ReadSection, rules: Rules): Series[] {
  return tablesOf(section).flatMap((table) => {
    const width = Math.max(...[...table.heads, ...table.body].map(({ cells }) => cells.length));
    const unitAt = table.heads.at(-1)?.cells.indexOf(rules.targets.tables.unitColumn) ?? -1;
    const body = table.body.map((row) => inColumns(row, unitAt));
    const labelAt = labelColumn(table.heads, body, rules);
    const columns = Array.from({ length: width }, (_, at) => ({ at, headings: headingsOf(table.heads, at) }));
    const read = columns
      .filter(({ at }) => at > labelAt)
      .map((column) => ({ column, series: toSeries({ ...table, body }, column, { labelAt, unitAt, rules }) }))
      .filter(({ series }) => series.points.length >= FEWEST);
    return [...read.map(({ series }) => series), ...multiplesOf(read)];
  });
}

function tablesOf({ passages }: ReadSection): Table[] {
  const tables: { above: ReadPassage[]; rows: Row[] }[] = [];
  passages.forEach((passage, i) => {
    if (passage.kind !== 'row') return;
    if (passages[i - 1]?.kind !== 'row')
      tables.push({
        above: passages.slice(Math.max(0, i - 2), i).filter(({ text }) => text.length < LONGEST_CAPTION),
        rows: [],
      });
    tables.at(-1)!.rows.push({ passage, cells: cellsOf(passage) });
  });
  return tables.flatMap(({ above, rows }) => {
    const first = rows.findIndex(isBody);
    return first > 0 ? [{ above, heads: rows.slice(0, first), body: rows.slice(first).filter(isBody) }] : [];
  });
}

const LONGEST_CAPTION = 40;

/** A row of the body has a number that is neither a year nor the one that it is counted by. */
const isBody = ({ cells }: Row): boolean =>
  cells.some((cell, i) => i > 0 && numberOf(cell) !== null && !/^20\d\d$/.test(cell)) &&
  cells.some((cell) => cell !== '' && numberOf(cell) === null);

/** A cell that spans rows stands in the first of them alone: the others are shifted, as their units tell. */
function inColumns(row: Row, unitAt: number): Row {
  if (unitAt < 1) return row;
  const isUnit = (cell: string | undefined, next: string | undefined) =>
    cell !== undefined && cell !== '' && numberOf(cell) === null && numberOf(next ?? '') !== null;
  if (isUnit(row.cells[unitAt], row.cells[unitAt + 1]) || !isUnit(row.cells[unitAt - 1], row.cells[unitAt]))
    return row;
  return { ...row, cells: ['', ...row.cells] };
}

/** The column that says what the rows are of: the last one of words before the first one of numbers. */
function labelColumn(heads: readonly Row[], body: readonly Row[], { targets }: Rules): number {
  const { orderColumn } = targets.tables;
  const words = body[0]!.cells.findIndex(
    (cell, i) =>
      cell !== '' && numberOf(cell) === null && !orderColumn.pattern.test(heads[0]!.cells[i] ?? ''),
  );
  const filled = (at: number) =>
    body.filter(({ cells }) => cells[at] && numberOf(cells[at]!) === null).length;
  return [words, words + 1].reduce((best, at) => (filled(at) > filled(best) ? at : best), words);
}

/** What stands above a column, from the top; a heading holds for the columns behind it as far as the heading above it does. */
function headingsOf(heads: readonly Row[], at: number): string[] {
  const starts = heads.map(({ cells }) => {
    let start = at;
    while (start > 0 && !cells[start]) start--;
    return cells[start] ? start : -1;
  });
  let from = 0;
  return heads.flatMap(({ cells }, i) => {
    const start = starts[i]!;
    if (start < from) return [];
    from = start;
    return [cells[start]!];
  });
}

interface Reading {
  readonly labelAt: number;
  readonly unitAt: number;
  readonly rules: Rules;
}

function toSeries(
  { above, heads, body }: Table,
  { at, headings }: Column,
  { labelAt, unitAt, rules }: Reading,
): Series {
  const { sums } = rules.targets.tables;
  const unitIn = (caption: string) => unitOf(caption, rules.targets.tables);
  const common =
    [...headings]
      .reverse()
      .map(unitIn)
      .find((unit) => unit !== null) ??
    above.map(({ text }) => unitIn(text)).find((unit) => unit !== null) ??
    null;
  const all = body.flatMap(({ passage, cells }): Point[] => {
    const value = numberOf(cells[at] ?? '');
    const cell = cells[labelAt];
    if (value === null || !cell) return [];
    const bracket = unitIn(cell);
    const name = bracket ? cell.replace(/\s*[(（][^()（）]*[)）]\s*$/, '') : cell;
    const own = unitAt > 0 ? (cells[unitAt] ?? null) : bracket;
    return [{ item: itemOfCell(name, passage.names), value, unit: own ?? common, passage }];
  });
  const isTotal = ({ item }: Point) => sums.includes(item.name);
  return {
    form: 'column',
    label: [...above.map(({ text }) => text), ...headings].join(' '),
    points: all.filter((point) => !isTotal(point)),
    total: all.find(isTotal) ?? null,
    isSum: sums.includes(headings.at(-1) ?? ''),
    heads: [...above, ...heads.map(({ passage }) => passage)],
  };
}

/** For each two columns of different years how many times the earlier value of a row the later one is. */
function multiplesOf(read: readonly { readonly column: Column; readonly series: Series }[]): Series[] {
  const dated = read.flatMap(({ column, series }) => {
    const year = column.headings.map((heading) => YEAR.exec(heading)?.[0]).find(Boolean);
    return year ? [{ year: Number(year), series }] : [];
  });
  return dated.flatMap((from) =>
    dated
      .filter(({ year }) => year > from.year)
      .map((to): Series => {
        const points = to.series.points.flatMap((point) => {
          const before = from.series.points.find(({ passage }) => passage.id === point.passage.id);
          return before && before.value > 0
            ? [{ ...point, value: point.value / before.value, unit: '倍' }]
            : [];
        });
        return {
          ...to.series,
          form: 'multiple',
          label: `${from.series.label} ${to.series.label}`,
          points,
          total: null,
        };
      })
      .filter(({ points }) => points.length >= FEWEST),
  );
}
