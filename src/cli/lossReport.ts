import { writeFile } from 'node:fs/promises';
import type { Loss, LossKind } from '../model/document.js';
import { Problem } from '../model/problem.js';

/** What reading one file left out of its text. */
export interface FileLosses {
  readonly file: string;
  readonly losses: readonly Loss[];
}

/** How many of a kind are told, one and several. */
const KINDS: Readonly<Record<LossKind, readonly [one: string, several: string]>> = {
  furniture: ['line of page furniture', 'lines of page furniture'],
  unreadable: ['character that could not be decoded', 'characters that could not be decoded'],
  image: ['image without text', 'images without text'],
  table: ['table given up', 'tables given up'],
};

/** What was left out of a file in one line, as `3 lines of page furniture, 1 image without text`; empty for nothing. */
export function describeLosses(losses: readonly Loss[]): string {
  return (Object.keys(KINDS) as LossKind[])
    .map((kind) => ({ kind, count: countOf(losses, kind) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`)
    .join(', ');
}

/** How many things of a kind, or of any, were left out. */
export function countOf(losses: readonly Loss[], kind?: LossKind): number {
  return losses
    .filter((loss) => kind === undefined || loss.kind === kind)
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * Writes what was left out, one JSON line for each thing: file, kind, count, sample, line.
 *
 * @throws Problem FILE_UNWRITABLE
 */
export async function writeLossReport(path: string, files: readonly FileLosses[]): Promise<void> {
  const lines = files.flatMap(({ file, losses }) => losses.map((loss) => JSON.stringify({ file, ...loss })));
  await writeFile(path, lines.map((line) => `${line}\n`).join('')).catch((cause: unknown) => {
    throw new Problem('FILE_UNWRITABLE', `The report ${path} cannot be written.`, 'Check its folder.', {
      cause,
    });
  });
}
