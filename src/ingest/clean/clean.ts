import { halfWidth } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import { simplify } from '../../language/simplify.js';
import { findLineStarts } from '../../language/sourceMap.js';
import type { Block, Document, Loss, SourceFile, SourceMetadata } from '../../model/document.js';
import { findFurniture } from './furniture.js';
import { type JoinedLines, type JoinRules, joinText } from './join.js';
import { type Line, type LineRules, readLines } from './lines.js';
import type { LabelledValue } from './pageLines.js';

/**
 * Takes the layout out of a source: page numbers and running heads, marks of a conversion, line breaks
 * inside paragraphs, white space between Chinese characters. Every character that stays knows its
 * offset in the source.
 */
export function cleanSource(file: SourceFile, rules: JoinRules & LineRules): Document {
  const lines = readLines(halfWidth(simplify(file.text)), rules);
  const furniture = findFurniture(
    lines,
    rules.furniture,
    file.parts.map(({ start }) => start),
  );
  const joined = joinText(
    lines.filter((line) => !furniture.lines.has(line.number)),
    rules,
    furniture.overleaf,
  );

  const chars: string[] = [];
  const origins: number[] = [];
  const blocks: Block[] = [];
  for (const part of joined) {
    const start = chars.length;
    appendBlock(part, { chars, origins });
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
    parts: file.parts.map(({ start, metadata }, i) => {
      const end = file.parts[i + 1]?.start ?? Number.POSITIVE_INFINITY;
      const first = blocks.findIndex(({ span }) => origins[span.start]! >= start);
      return {
        metadata: withStated(
          metadata,
          furniture.stated.filter(({ offset }) => offset >= start && offset < end),
        ),
        firstBlock: first < 0 ? blocks.length : first,
      };
    }),
    losses: [...file.losses, ...findUnreadable(file), ...furniture.losses],
    url: file.url ?? null,
  };
}

/** The metadata of a text with what labelled lines of its page add: the first of each, the day of issue before that of publication. */
function withStated(
  metadata: SourceMetadata | null,
  stated: readonly LabelledValue[],
): SourceMetadata | null {
  const say = (label: LabelledValue['label']) => stated.find((one) => one.label === label)?.value ?? null;
  const dates = (['issued', 'published'] as const).map((kind) => ({
    kind,
    date: parseDate(say(kind) ?? ''),
  }));
  const dated = metadata?.date ? null : dates.find(({ date }) => date !== null);
  const added = { title: say('title'), number: say('number'), issuer: say('issuer') };
  if (!dated && Object.values(added).every((value) => value === null)) return metadata;
  return {
    title: metadata?.title ?? added.title,
    number: metadata?.number ?? added.number,
    issuer: metadata?.issuer ?? added.issuer,
    date: dated?.date ?? metadata?.date ?? null,
    dateKind: dated?.kind ?? metadata?.dateKind ?? null,
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

/** The characters of a text so far, each with its offset in the source. */
interface Written {
  readonly chars: string[];
  readonly origins: number[];
}

/** Appends the characters of a block. */
function appendBlock(part: JoinedLines, written: Written): void {
  if (part.kind === 'row') {
    appendCells(part.cells, written);
    return;
  }
  const start = written.chars.length;
  for (const line of part.lines) appendLine(line, start, written);
}

function appendChar({ chars, origins }: Written, char: string, origin: number): void {
  chars.push(char);
  origins.push(origin);
}

/** Appends the cells of a row, separated by tabs; those of empty cells in front count back from the first filled one. */
function appendCells(cells: JoinedLines['cells'], written: Written): void {
  const { chars, origins } = written;
  const start = chars.length;
  const lead = cells.findIndex((cell) => cell.text !== '');
  cells.forEach((cell, i) => {
    const isInFront = i <= lead && chars.length - start < lead;
    const tabOrigin = isInFront ? cells[lead]!.origins[0]! - lead + i - 1 : origins.at(-1)! + 1;
    if (i > 0) appendChar(written, '\t', tabOrigin);
    for (let j = 0; j < cell.text.length; j++) appendChar(written, cell.text[j]!, cell.origins[j]!);
  });
}

/**
 * Appends a line of prose. White space stays only between two Latin words or numbers, as one space.
 *
 * @param start where the block begins in what is written
 */
function appendLine(line: Line, start: number, written: Written): void {
  const { chars, origins } = written;
  for (let i = 0; i < line.text.length; i++) {
    const char = line.text[i]!;
    const last = chars.length > start ? chars.at(-1)! : '';
    if (/\s/.test(char)) {
      const next = /\S/.exec(line.text.slice(i + 1, i + 9))?.[0] ?? '';
      if (needsSpace(last, next)) appendChar(written, ' ', line.origins[i]!);
      continue;
    }
    if (i === 0 && /[A-Za-z]/.test(last) && /[A-Za-z]/.test(char))
      appendChar(written, ' ', origins.at(-1)! + 1);
    appendChar(written, char, line.origins[i]!);
  }
}

/** White space separates Latin words and numbers; next to a sign or a Chinese character it is layout. */
function needsSpace(left: string, right: string): boolean {
  return /[A-Za-z0-9]/.test(left) && /[A-Za-z0-9]/.test(right);
}
