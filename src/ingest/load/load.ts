import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { LARGEST_FILE, type SourceFile } from '../../model/document.js';
import { Problem } from '../../model/problem.js';
import { decodeText } from './decode.js';
import { readDocx } from './docx.js';
import { type ExportColumns, readExport } from './exports.js';
import { declaredEncoding, readHtml } from './html.js';
import { readMhtml } from './mhtml.js';
import { readOfd } from './ofd.js';
import { convertToDocx } from './office.js';
import { readPdf } from './pdf.js';
import { type Sniffed, sniffFormat } from './sniff.js';

const LONGEST_LINE = 1_000_000;
const ENDINGS = [
  '.txt',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.mht',
  '.mhtml',
  '.docx',
  '.pdf',
  '.ofd',
  '.doc',
  '.wps',
  '.rtf',
  '.odt',
];
const EXPORT_ENDINGS = ['.csv', '.tsv', '.json', '.jsonl', '.ndjson'];

/**
 * The files to read for a list of paths, in the order of their names; a folder stands for the files in it
 * and below that have a known ending.
 *
 * @param withExports whether exports (CSV, JSON) in folders are meant as well
 * @throws Problem PATH_MISSING, FOLDER_EMPTY
 */
export async function listFiles(paths: readonly string[], withExports = false): Promise<string[]> {
  const known = withExports ? [...ENDINGS, ...EXPORT_ENDINGS] : ENDINGS;
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new Problem('PATH_MISSING', `There is no file or folder ${path}.`, 'Check the path.');
    if (!info.isDirectory()) {
      files.push(path);
      continue;
    }
    const found = await findFiles(path, known);
    if (found.length === 0) {
      const endings = known.join(', ');
      throw new Problem(
        'FOLDER_EMPTY',
        `The folder ${path} holds no file that can be read.`,
        `Put ${endings} files into it.`,
      );
    }
    for (const file of found.sort()) files.push(file);
  }
  return files;
}

/** The files with known endings in a folder and below; a folder that cannot be read stands for itself, so that it is told with the files. */
async function findFiles(folder: string, endings: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  const left = [folder];
  for (let here = left.pop(); here !== undefined; here = left.pop()) {
    const entries = await readdir(here, { withFileTypes: true }).catch((): Dirent[] | null => null);
    if (entries === null) files.push(here);
    for (const entry of entries ?? []) {
      const path = join(here, entry.name);
      if (entry.isDirectory()) left.push(path);
      else if (entry.isFile() && endings.includes(extname(entry.name).toLowerCase())) files.push(path);
    }
  }
  return files;
}

/**
 * Reads one file and decodes it.
 *
 * @param columns where the texts of an export (CSV, JSON) stand in it
 * @throws Problem FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, FILE_BINARY, FILE_DAMAGED, FILE_ENCRYPTED,
 *   FORMAT_UNSUPPORTED, NO_TEXT; BAD_USER_INPUT where it is an export and `columns` does not fit it
 */
export async function loadFile(path: string, columns: ExportColumns | null = null): Promise<SourceFile> {
  return readBytes(await readFileBytes(path), path, columns);
}

/**
 * The bytes of a file.
 *
 * @throws Problem FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readFileBytes(path: string): Promise<Buffer> {
  const refuse = (what: string, remedy: string, cause?: unknown) =>
    new Problem('FILE_UNREADABLE', `${path} ${what}.`, remedy, { cause });
  if (path.includes('\ufffd')) throw refuse('cannot be read: its name is not UTF-8', 'Give it another name.');
  const info = await stat(path).catch((cause: unknown) => {
    throw refuse('cannot be read', 'Check that it exists and that you may read it.', cause);
  });
  if (info.isDirectory()) throw refuse('is a folder that cannot be read', 'Check that you may read it.');
  if (!info.isFile())
    throw refuse('is no file but a pipe, a socket or a device', 'Write what it gives to a file.');
  if (info.size > LARGEST_FILE) {
    throw new Problem(
      'FILE_TOO_LARGE',
      `${path} has ${Math.round(info.size / 1048576)} MB.`,
      `Files of up to ${LARGEST_FILE / 1048576} MB are read; split it.`,
    );
  }
  return readFile(path).catch((cause: unknown) => {
    throw refuse('cannot be read', 'Check that you may read it.', cause);
  });
}

/** What a document is known by: the SHA-256 of its bytes, in hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads the bytes of a file that is called `path`. Takes and throws what `loadFile` does. */
export async function readBytes(
  bytes: Buffer,
  path: string,
  columns: ExportColumns | null = null,
): Promise<SourceFile> {
  const name = basename(path);
  if (bytes.length === 0)
    throw new Problem('FILE_EMPTY', `${path} is empty.`, 'Give a file with text in it.');
  const format = await sniffFormat(bytes, name);
  const read = await readFormat(format, bytes, path, columns);
  if (!/[\u3400-\u9fff]/.test(read.text)) {
    throw new Problem(
      'NO_TEXT',
      `${path} holds no Chinese text.`,
      'Give the text of a Chinese policy document.',
    );
  }
  const longest = longestLine(read.text);
  if (longest > LONGEST_LINE) {
    throw new Problem(
      'FILE_TOO_LARGE',
      `${path} has a line of ${longest} characters; at most ${LONGEST_LINE} are read.`,
      'Break it into lines.',
    );
  }
  return {
    path: resolve(path),
    name,
    sha256: digestOf(bytes),
    ...read,
    unreadable: countUnreadable(read.text),
    parts: read.parts ?? [{ start: 0, metadata: null }],
    losses: read.losses ?? [],
  };
}

type Read = Pick<SourceFile, 'text' | 'mediaType' | 'encoding' | 'pageStarts'> &
  Partial<Pick<SourceFile, 'parts' | 'runningHeads' | 'losses' | 'url'>>;

const countUnreadable = (text: string) => text.split('\ufffd').length - 1;

const OFFICE_ENDINGS = {
  'application/msword': 'doc',
  'application/rtf': 'rtf',
  'application/vnd.oasis.opendocument.text': 'odt',
} as const;

async function readFormat(
  format: Sniffed,
  bytes: Buffer,
  path: string,
  columns: ExportColumns | null,
): Promise<Read> {
  switch (format) {
    case 'text/plain':
    case 'text/markdown':
      return { ...decodeText(bytes), mediaType: format, pageStarts: null };
    case 'text/html': {
      const { text, encoding } = decodeText(bytes, declaredEncoding(bytes));
      return readPage(text, encoding, path);
    }
    case 'mhtml':
      return readPage(await readMhtml(bytes, path), 'mhtml', path);
    case 'application/pdf':
      return { ...(await readPdf(bytes, path)), encoding: 'pdf', mediaType: format };
    case 'application/ofd':
      return { ...(await readOfd(bytes, path)), encoding: 'ofd', mediaType: format };
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return { ...(await readDocx(bytes, path)), encoding: 'docx', mediaType: format, pageStarts: null };
    case 'application/msword':
    case 'application/rtf':
    case 'application/vnd.oasis.opendocument.text': {
      const encoding = OFFICE_ENDINGS[format];
      const docx = await convertToDocx(bytes, encoding, path);
      return { ...(await readDocx(docx, path)), encoding, mediaType: format, pageStarts: null };
    }
    case 'text/csv':
    case 'application/json': {
      const { text, encoding } = decodeText(bytes);
      return { ...readExport(text, format, path, columns), encoding, mediaType: format, pageStarts: null };
    }
    case 'zip':
      throw new Problem(
        'FORMAT_UNSUPPORTED',
        `${path} is an archive and no Word, OFD or OpenDocument text.`,
        'Unpack it and give the files in it.',
      );
    case 'binary':
      throw new Problem(
        'FILE_BINARY',
        `${path} is not a text.`,
        'Give a text, Markdown, HTML, Word (.docx, .doc, .wps), PDF or OFD file, or an export (CSV, JSON).',
      );
  }
}

function readPage(html: string, encoding: string, path: string): Read {
  const { text, metadata, losses, url } = readHtml(html, path);
  const parts = [{ start: 0, metadata }];
  return { text, encoding, mediaType: 'text/html', pageStarts: null, parts, losses, url };
}

function longestLine(text: string): number {
  let longest = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  return Math.max(longest, text.length - start);
}
