import { halfWidth } from '../../language/fold.js';
import { simplify } from '../../language/simplify.js';
import { findLineStarts } from '../../language/sourceMap.js';
import type { Block, Document, Loss, SourceFile } from '../../model/document.js';
import { findFurniture } from './furniture.js';
import { type JoinedLines, type JoinRules, joinText } from './join.js';
import { type LineRules, readLines } from './lines.js';

/**
 * Takes the layout out of a source: page numbers and running heads, marks of a conversion, line breaks
 * inside paragraphs, white space between Chinese characters. Every character that stays knows its
 * offset in the source.
 */
export function cleanSource(file: SourceFile, rules: JoinRules & LineRules): Document {
  const lines = readLines(halfWidth(simplify(file.text)), rules);
  const furniture = findFurniture(lines, rules.furniture);
  const joined = joinText(
    lines.filter((line) => !furniture.lines.has(line.number)),
    rules,
  );

  const chars: string[] = [];
  const origins: number[] = [];
  const blocks: Block[] = [];
  for (const part of joined) {
    const start = chars.length;
    appendBlock(part, chars, origins);
    if (chars.length === start) continue;
    blocks.push({
      kind: part.kind,
      span: { start, end: chars.length },
      markedHeading: part.markedHeading,
      line: part.lines[0]!.number,
    });
    chars.push('\n');
    origins.push(origins.at(-1)!);
  }
  return {
    sha256: file.sha256,
    path: file.path,
    name: file.name,
    mediaType: file.mediaType,
    encoding: file.encoding,
    source: file.text,
    text: chars.join(''),
    written: chars.map((char, i) => (/\s/.test(char) ? char : file.text[origins[i]!]!)).join(''),
    origins: Uint32Array.from(origins),
    lineStarts: findLineStarts(file.text),
    blocks,
    runningHeads: [...(file.runningHeads ?? []).map(simplify), ...furniture.runningHeads],
    unreadable: file.unreadable,
    pageStarts: file.pageStarts,
    parts: file.parts.map(({ start, metadata }) => ({
      metadata,
      firstBlock: blocks.findIndex(({ span }) => origins[span.start]! >= start),
    })),
    losses: [...file.losses, ...findUnreadable(file), ...furniture.losses],
  };
}

const AROUND = 12;

/** The characters of a source that could not be decoded, as one loss. */
function findUnreadable({ text, unreadable }: SourceFile): Loss[] {
  const at = text.indexOf('\ufffd');
  if (at < 0) return [];
  const line = text.slice(0, at).split('\n').length;
  return [
    {
      kind: 'unreadable',
      count: unreadable,
      sample: text.slice(Math.max(0, at - AROUND), at + AROUND),
      line,
    },
  ];
}

/**
 * Appends the characters of a block. In prose white space stays only between two Latin words or numbers, as
 * one space; the cells of a row are separated by tabs.
 */
function appendBlock(part: JoinedLines, chars: string[], origins: number[]): void {
  const push = (char: string, origin: number) => {
    chars.push(char);
    origins.push(origin);
  };
  if (part.kind === 'row') {
    const start = chars.length;
    const lead = part.cells.findIndex((cell) => cell.text !== '');
    part.cells.forEach((cell, i) => {
      if (i > 0)
        push(
          '\t',
          i <= lead && chars.length - start < lead
            ? part.cells[lead]!.origins[0]! - lead + i - 1
            : origins.at(-1)! + 1,
        );
      for (let j = 0; j < cell.text.length; j++) push(cell.text[j]!, cell.origins[j]!);
    });
    return;
  }
  const start = chars.length;
  for (const line of part.lines) {
    for (let i = 0; i < line.text.length; i++) {
      const char = line.text[i]!;
      const last = chars.length > start ? chars.at(-1)! : '';
      if (/\s/.test(char)) {
        const next = /\S/.exec(line.text.slice(i + 1, i + 9))?.[0] ?? '';
        if (needsSpace(last, next)) push(' ', line.origins[i]!);
        continue;
      }
      if (i === 0 && /[A-Za-z]/.test(last) && /[A-Za-z]/.test(char)) push(' ', origins.at(-1)! + 1);
      push(char, line.origins[i]!);
    }
  }
}

/** White space separates Latin words and numbers; next to a sign or a Chinese character it is layout. */
function needsSpace(left: string, right: string): boolean {
  return /[A-Za-z0-9]/.test(left) && /[A-Za-z0-9]/.test(right);
}
