import type { Glyph, RuledLine, TextRun } from '../../src/ingest/load/pdf/items.js';

/** Draws what stands on a page of a PDF, in characters as wide as high, of a usual size in points. */
export const drawAt = (usual: number) => ({
  run: (text: string, x0: number, y: number, size = usual): TextRun => ({
    text,
    x0,
    x1: x0 + text.length * size,
    y,
    size,
  }),
  /** Full-width characters drawn at once from a place to the right. */
  glyphs: (text: string, x: number, y: number, more: Partial<Glyph> = {}): Glyph[] =>
    [...text].map((char, i) => {
      const size = more.size ?? usual;
      const x0 = x + i * size;
      return { char, x0, x1: x0 + size, y, size, turn: 0, colour: '#000000', isStart: i === 0, ...more };
    }),
});

export const horizontal = (at: number, from: number, to: number): RuledLine => ({
  isHorizontal: true,
  at,
  from,
  to,
});
export const vertical = (at: number, from: number, to: number): RuledLine => ({
  isHorizontal: false,
  at,
  from,
  to,
});
