import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { MediaType, SourceFile } from '../../model/document.js';
import { Problem } from '../../model/problem.js';
import { decodeText } from './decode.js';

const LARGEST_FILE = 64 * 1024 * 1024;
const MEDIA_TYPES: Readonly<Record<string, MediaType>> = { '.txt': 'text/plain', '.md': 'text/markdown' };

/**
 * The files to read for a list of paths, in the order of their names; a folder stands for the files in it
 * and below that have a known ending.
 *
 * @throws Problem PATH_MISSING, FOLDER_EMPTY
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new Problem('PATH_MISSING', `There is no file or folder ${path}.`, 'Check the path.');
    if (!info.isDirectory()) {
      files.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in MEDIA_TYPES)
      .map((entry) => join(entry.parentPath, entry.name));
    if (found.length === 0) {
      const endings = Object.keys(MEDIA_TYPES).join(', ');
      throw new Problem(
        'FOLDER_EMPTY',
        `The folder ${path} holds no file that can be read.`,
        `Put ${endings} files into it.`,
      );
    }
    files.push(...found.sort());
  }
  return files;
}

/**
 * Reads one file and decodes it.
 *
 * @throws Problem FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, FILE_BINARY, FORMAT_UNSUPPORTED, NO_TEXT
 */
export async function loadFile(path: string): Promise<SourceFile> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new Problem(
      'FILE_UNREADABLE',
      `${path} cannot be read.`,
      'Check that it exists and that you may read it.',
      { cause },
    );
  });
  if (info.size > LARGEST_FILE) {
    throw new Problem(
      'FILE_TOO_LARGE',
      `${path} has ${Math.round(info.size / 1048576)} MB.`,
      `Files of up to ${LARGEST_FILE / 1048576} MB are read; split it.`,
    );
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Problem('FILE_UNREADABLE', `${path} cannot be read.`, 'Check that you may read it.', { cause });
  });
  return readBytes(bytes, path);
}

/** Reads the bytes of a file that is called `path`. Throws as `loadFile` does. */
export function readBytes(bytes: Buffer, path: string): SourceFile {
  const name = basename(path);
  if (bytes.length === 0)
    throw new Problem('FILE_EMPTY', `${path} is empty.`, 'Give a file with text in it.');
  const mediaType = MEDIA_TYPES[extname(name).toLowerCase()] ?? 'text/plain';
  const { text, encoding, unreadable } = decodeText(bytes);
  if (looksBinary(text)) {
    throw new Problem('FILE_BINARY', `${path} is not a text.`, 'Give a text file (.txt or .md).');
  }
  if (!/[\u3400-\u9fff]/.test(text)) {
    throw new Problem(
      'NO_TEXT',
      `${path} holds no Chinese text.`,
      'Give the text of a Chinese policy document.',
    );
  }
  return {
    path: resolve(path),
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    encoding,
    text,
    unreadable,
  };
}

/** Control characters other than white space make up more than one in a hundred. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return controls > sample.length / 100;
}
