import type { Span } from '../../../model/document.js';

/** A part of a passage that the model reads in one window: the whole of it where it is not too long. */
export interface Piece extends Span {
  /** Position of the passage among those of the plan. */
  readonly passage: number;
}

/** Pieces that the model reads together. */
export type Window = readonly Piece[];

/** How texts are cut into windows; a model is asked as it was trained. */
export interface WindowSizes {
  /** Characters and separators that a window holds at most, where no single piece is longer. */
  readonly window: number;
  /** Characters of the longest piece. */
  readonly longest: number;
}

const PAUSES = '；;，,、';

/** Cuts the neighbouring passages of one plan into windows. */
export function cutWindows(texts: readonly string[], sizes: WindowSizes): Window[] {
  const windows: Piece[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  texts.forEach((text, passage) => {
    for (const piece of cutPieces(text, sizes.longest)) {
      const taken = piece.end - piece.start + 1;
      if (filled + taken > sizes.window) {
        windows.push([]);
        filled = 0;
      }
      windows.at(-1)!.push({ ...piece, passage });
      filled += taken;
    }
  });
  return windows;
}

/** The tokens of a window: the first, and each piece with a separator. */
export function countTokens(window: Window): number {
  return 1 + window.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

/** Groups windows of about one length, the longest first. */
export function groupWindows(windows: readonly Window[], size: number): Window[][] {
  const ranked = [...windows].sort((a, b) => countTokens(b) - countTokens(a));
  return Array.from({ length: Math.ceil(ranked.length / size) }, (_, i) =>
    ranked.slice(i * size, (i + 1) * size),
  );
}

/** A text in pieces: the cells of a row, cut behind a pause in the second half of the longest where there is one. */
function cutPieces(text: string, longest: number): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const cell of text.split('\t')) {
    const close = start + cell.length;
    while (close - start > longest) {
      let end = start + longest;
      while (end > start + longest / 2 && !PAUSES.includes(text[end - 1]!)) end--;
      if (!PAUSES.includes(text[end - 1]!)) end = start + longest;
      pieces.push({ start, end });
      start = end;
    }
    if (start < close) pieces.push({ start, end: close });
    start = close + 1;
  }
  return pieces;
}
