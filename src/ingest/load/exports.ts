import { parse } from 'csv-parse/sync';
import { distance } from 'fastest-levenshtein';
import type { ColumnRules } from '../../knowledge/rules.js';
import { parseDate } from '../../language/numerals.js';
import type { SourceFile, SourceMetadata } from '../../model/document.js';
import { Problem } from '../../model/problem.js';
import { countLosses } from './losses.js';

/** Which column of an export holds the texts, and what its other columns are called. */
export interface ExportColumns {
  readonly text: string;
  readonly names: ColumnRules;
}

/** A table as an export holds it. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const DEEPEST_LIST = 3;
const SHOWN_COLUMNS = 20;

/**
 * The texts of a table, one row one text, each with what the other columns say of it.
 *
 * @param columns null where the user named no column
 * @throws Problem FILE_DAMAGED; BAD_USER_INPUT where no column of texts is named or there is none of the name
 */
export function readExport(
  text: string,
  format: 'text/csv' | 'application/json',
  path: string,
  columns: ExportColumns | null,
): Pick<SourceFile, 'text' | 'parts' | 'losses'> {
  const table = format === 'text/csv' ? readCsv(text, path) : readJson(text, path);
  const column = findColumn(table, path, columns?.text ?? null);
  const about = findMetadata(table.columns, columns!.names);
  const losses = countLosses(() => null);
  const parts: { start: number; metadata: SourceMetadata }[] = [];
  let joined = '';
  table.rows.forEach((row, i) => {
    const own = (row[column] ?? '').replace(/\r\n?/g, '\n').trim();
    const metadata = about(row);
    if (own === '') {
      losses.add('table', 'rows without text', metadata.title ?? `row ${i + 1}`);
      return;
    }
    parts.push({ start: joined.length, metadata });
    joined += `${own}\n\n`;
  });
  if (parts.length === 0)
    throw new Problem('NO_TEXT', `The column ${column} of ${path} is empty.`, listColumns(table.columns));
  return { text: joined, parts, losses: losses.list() };
}

function findColumn(table: Table, path: string, wanted: string | null): string {
  const { columns } = table;
  if (wanted === null) {
    throw new Problem(
      'BAD_USER_INPUT',
      `${path} is an export of ${table.rows.length} rows, and nothing says which of its columns holds the texts.`,
      `Name it: --text-column NAME. ${listColumns(columns)}`,
    );
  }
  const found =
    columns.find((name) => name === wanted) ?? columns.find((name) => plain(name) === plain(wanted));
  if (found !== undefined) return found;
  const [nearest] = columns
    .map((name) => ({ name, far: distance(plain(name), plain(wanted)) }))
    .filter(({ name, far }) => far <= Math.max(name.length, wanted.length) / 2)
    .sort((one, other) => one.far - other.far);
  throw new Problem(
    'BAD_USER_INPUT',
    `${path} has no column ${wanted}.`,
    `${nearest ? `Did you mean ${nearest.name}? ` : ''}${listColumns(columns)}`,
  );
}

function listColumns(columns: readonly string[]): string {
  const more = columns.length > SHOWN_COLUMNS ? `, … (${columns.length})` : '';
  return `Its columns are ${columns.slice(0, SHOWN_COLUMNS).join(', ')}${more}.`;
}

/** Prepares to read what the columns of known names say; of two of one kind the surer counts where it is filled. */
function findMetadata(
  columns: readonly string[],
  names: ColumnRules,
): (row: Readonly<Record<string, string>>) => SourceMetadata {
  const called = (known: readonly string[]) =>
    known.flatMap((name) => columns.filter((column) => plain(column) === name));
  const kinds = {
    title: called(names.title),
    number: called(names.number),
    issuer: called(names.issuer),
    date: called(names.date),
  };
  return (row) => {
    const first = (of: readonly string[]) => of.map((column) => row[column]?.trim()).find(Boolean) ?? null;
    return {
      title: first(kinds.title),
      number: first(kinds.number),
      issuer: first(kinds.issuer),
      date: kinds.date.map((column) => readDate(row[column] ?? '')).find(Boolean) ?? null,
    };
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** Also 20240305, as exports write it. */
function readDate(text: string): string | null {
  const compact = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*$/.exec(text);
  return parseDate(compact ? compact.slice(1).join('-') : text);
}

function readCsv(text: string, path: string): Table {
  const head = text.split('\n', 1)[0]!;
  const [delimiter = ','] = [',', '\t', ';'].sort(
    (one, other) => head.split(other).length - head.split(one).length,
  );
  try {
    const [columns = [], ...records] = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
    const names = columns.map((name, i) => name.trim() || `column ${i + 1}`);
    const rows = records.map((record) => Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])));
    return { columns: [...new Set(names)], rows };
  } catch (cause) {
    throw damaged(path, `no CSV: ${(cause as Error).message}`, cause);
  }
}

function readJson(text: string, path: string): Table {
  const objects = listObjects(parseJson(text, path), DEEPEST_LIST);
  if (!objects) throw damaged(path, 'no list of objects', null);
  const columns = new Set(objects.flatMap((object) => Object.keys(object)));
  const rows = objects.map((object) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, written(value)])),
  );
  return { columns: [...columns], rows };
}

/** One JSON value, or one on each line. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (whole) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      throw damaged(path, `no JSON: ${(whole as Error).message}`, whole);
    }
  }
}

/** A list of objects, the only one in an object around it, or one object by itself; null where there is none. */
function listObjects(value: unknown, depth: number): Record<string, unknown>[] | null {
  if (Array.isArray(value)) {
    const objects = value.filter(isObject);
    return objects.length > 0 && objects.length === value.length ? objects : null;
  }
  if (!isObject(value) || depth === 0) return null;
  const inner = Object.values(value)
    .filter((part) => Array.isArray(part) || isObject(part))
    .map((part) => listObjects(part, depth - 1))
    .filter((found) => found !== null);
  if (inner.length > 1) return null;
  return inner[0] ?? (Object.values(value).some((part) => typeof part === 'string') ? [value] : null);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of a cell as text; a list of texts is its paragraphs. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(written).join('\n') : '';
}

function damaged(path: string, how: string, cause: unknown): Problem {
  return new Problem('FILE_DAMAGED', `${path} is ${how}.`, 'Export it again, or give the texts as files.', {
    cause,
  });
}
