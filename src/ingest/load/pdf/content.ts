import type { PDFPageProxy } from 'pdfjs-dist';
import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Glyph, PageContent, RuledLine, Turn } from './items.js';
import { unifyLookAlikes } from './lookAlikes.js';

type Matrix = readonly [number, number, number, number, number, number];

/** A character of pdf.js's operator lists: `width` in thousandths of the size, a number is a shift back. */
type ShownGlyph =
  | number
  | { unicode: string | null; width: number; isSpace: boolean; vmetric?: number[] | null };

interface Font {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
}

interface TextState {
  ctm: Matrix;
  colour: string;
  font: Font;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
}

/** A filled box no thicker than this, in points, is a line. */
const THICKEST_RULE = 3;
const SHORTEST_RULE = 4;
/** A picture with a side shorter than this, in points, is decoration. */
const SMALLEST_IMAGE = 36;
/** Degrees by which a line of text may lean and still be upright. */
const LEAN = 3;
/** Signs without a shape of their own that layout programs leave in texts. */
const SHAPELESS = /^[\u0000-\u0008\u000e-\u001f\u00ad\u200b-\u200f\u2060\ufeff]+$/;

/**
 * Reads what a page draws: its characters with their places, its ruling lines, its pictures. Where most of its text
 * is set sideways the page is turned.
 */
export async function readContent(page: PDFPageProxy, pdfjs: typeof Pdfjs): Promise<PageContent> {
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  const fontOf = (name: string): Font => (page.commonObjs.has(name) ? page.commonObjs.get(name) : {});
  const read = (rotation: number) => {
    const viewport = page.getViewport({ scale: 1, rotation });
    const reader = new ContentReader(viewport.transform as unknown as Matrix, pdfjs.OPS, fontOf);
    list.fnArray.forEach((operator, i) => {
      reader.run(operator, list.argsArray[i] ?? []);
    });
    return { width: viewport.width, height: viewport.height, ...reader.content() };
  };
  const content = read(page.rotate);
  const turn = prevailingTurn(content.glyphs);
  return turn === 0 ? content : read((page.rotate + 360 - turn) % 360);
}

function prevailingTurn(glyphs: readonly Glyph[]): number {
  const count = (turn: Turn) => glyphs.filter((glyph) => glyph.turn === turn).length;
  return ([90, 180, 270] as const).find((turn) => count(turn) > glyphs.length / 2) ?? 0;
}

/** Follows the operators of one page; what they draw is collected in the coordinates of `Box`. */
class ContentReader {
  private readonly glyphs: Glyph[] = [];
  private readonly rules: RuledLine[] = [];
  private readonly images: Box[] = [];
  private isDrawn = false;
  private isStart = true;
  private readonly stack: TextState[] = [];
  private state: TextState;
  private line: Matrix = IDENTITY;
  private at: Matrix = IDENTITY;
  /** The last operator scaled the unit square, in which a picture is drawn next. */
  private isScaled = false;
  private readonly operators: ReadonlyMap<number, (args: never) => void>;

  constructor(
    base: Matrix,
    private readonly ops: typeof Pdfjs.OPS,
    private readonly fontOf: (name: string) => Font,
  ) {
    this.state = {
      ctm: base,
      colour: '#000000',
      font: {},
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      rise: 0,
      leading: 0,
    };
    this.operators = this.table();
  }

  content(): Omit<PageContent, 'width' | 'height'> {
    return { glyphs: this.glyphs, rules: this.rules, images: this.images, isDrawn: this.isDrawn };
  }

  run(operator: number, args: unknown): void {
    if (operator === this.ops.restore && this.isScaled) this.addImage();
    this.operators.get(operator)?.(args as never);
    if (operator !== this.ops.setGState && operator !== this.ops.dependency)
      this.isScaled = operator === this.ops.transform;
  }

  private table(): ReadonlyMap<number, (args: never) => void> {
    const { ops } = this;
    const set = (key: 'charSpacing' | 'wordSpacing' | 'rise') => (args: [number]) => {
      this.state[key] = args[0];
    };
    const image = () => this.addImage();
    const entries: [number, (args: never) => void][] = [
      [ops.save, () => this.stack.push({ ...this.state })],
      [ops.restore, () => this.restore()],
      [ops.transform, (matrix: Matrix) => this.transform(matrix)],
      [ops.paintFormXObjectBegin, ([matrix]: [Matrix | null]) => this.beginForm(matrix)],
      [ops.paintFormXObjectEnd, () => this.restore()],
      [ops.setGState, ([settings]: [[string, unknown][]]) => this.setGState(settings)],
      [ops.setFillRGBColor, (args: [string]) => this.setColour(args)],
      [ops.beginText, () => this.moveTo(IDENTITY)],
      [ops.setFont, ([name, size]: [string, number]) => this.setFont(name, size)],
      [ops.setCharSpacing, set('charSpacing')],
      [ops.setWordSpacing, set('wordSpacing')],
      [ops.setTextRise, set('rise')],
      [ops.setHScale, ([percent]: [number]) => this.setScale(percent)],
      [ops.setLeading, ([leading]: [number]) => this.setLeading(leading)],
      [ops.setTextMatrix, ([matrix]: [Matrix]) => this.moveTo(matrix)],
      [ops.moveText, ([x, y]: [number, number]) => this.moveBy(x, y)],
      [ops.setLeadingMoveText, ([x, y]: [number, number]) => this.setLeading(-y, [x, y])],
      [ops.nextLine, () => this.moveBy(0, -this.state.leading)],
      [ops.showText, ([glyphs]: [ShownGlyph[]]) => this.show(glyphs)],
      [ops.constructPath, ([paint, paths]: [number, (Float32Array | null)[]]) => this.addPath(paint, paths)],
      [ops.paintImageXObject, image],
      [ops.paintInlineImageXObject, image],
      [ops.paintImageMaskXObject, image],
    ];
    return new Map(entries);
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state;
  }

  private transform(matrix: Matrix): void {
    this.state.ctm = multiply(this.state.ctm, matrix);
  }

  private beginForm(matrix: Matrix | null): void {
    this.stack.push({ ...this.state });
    if (matrix) this.transform(matrix);
  }

  private setGState(settings: readonly [string, unknown][]): void {
    for (const [key, value] of settings) {
      if (key !== 'Font' || !Array.isArray(value)) continue;
      this.setFont(value[0], value[1]);
    }
  }

  private setColour([colour]: readonly [string]): void {
    this.state.colour = colour;
  }

  private setFont(name: string, size: number): void {
    this.state.font = this.fontOf(name);
    this.state.fontSize = size;
  }

  private setScale(percent: number): void {
    this.state.scale = percent / 100;
  }

  private setLeading(leading: number, move?: readonly [number, number]): void {
    this.state.leading = leading;
    if (move) this.moveBy(...move);
  }

  private moveTo(matrix: Matrix): void {
    this.line = matrix;
    this.at = matrix;
  }

  private moveBy(x: number, y: number): void {
    this.moveTo(multiply(this.line, [1, 0, 0, 1, x, y]));
  }

  private show(glyphs: readonly ShownGlyph[]): void {
    const { font, fontSize, charSpacing, wordSpacing, scale } = this.state;
    this.isStart = true;
    const unit = fontSize * (font.fontMatrix?.[0] ?? 0.001);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.shift(glyph);
        continue;
      }
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (font.vertical) {
        this.addVertical(glyph.unicode, unit * 1000);
        const height = (glyph.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000;
        this.advance(0, height * unit - spacing);
      } else {
        const width = glyph.width * unit * scale;
        this.addGlyph(glyph.unicode, width);
        this.advance(width + spacing * scale, 0);
      }
    }
  }

  /** Moves back along the line by thousandths of the size of the font. */
  private shift(thousandths: number): void {
    const { font, fontSize, scale } = this.state;
    if (font.vertical) this.advance(0, (-thousandths * fontSize) / 1000);
    else this.advance((-thousandths * fontSize * scale) / 1000, 0);
  }

  private advance(x: number, y: number): void {
    this.at = multiply(this.at, [1, 0, 0, 1, x, y]);
  }

  /** A character of a vertical line hangs below its origin, which lies over its middle. */
  private addVertical(char: string | null, size: number): void {
    const at = this.at;
    this.advance(-size / 2, -0.88 * size);
    this.addGlyph(char, size);
    this.at = at;
  }

  private addGlyph(unicode: string | null, width: number): void {
    const char = unifyLookAlikes(unicode ?? '');
    if (char === '' || SHAPELESS.test(char)) return;
    const matrix = multiply(multiply(this.state.ctm, this.at), [1, 0, 0, 1, 0, this.state.rise]);
    const [x, y] = [matrix[4], matrix[5]];
    const [toX, toY] = apply(matrix, Math.max(width, 0), 0);
    const turn = turnOf(matrix);
    this.glyphs.push({
      char,
      x0: turn === 0 ? x : Math.min(x, toX),
      x1: Math.max(x, toX),
      y: turn === 0 ? y : (y + toY) / 2,
      size: Math.abs(this.state.fontSize) * Math.hypot(matrix[2], matrix[3]),
      turn,
      colour: this.state.colour,
      isStart: this.isStart,
    });
    this.isStart = false;
  }

  private addPath(paint: number, paths: readonly (Float32Array | null)[]): void {
    if (paint === this.ops.endPath) return;
    this.isDrawn = true;
    const isFilled = paint === this.ops.fill || paint === this.ops.eoFill;
    for (const points of subpaths(paths[0] ?? new Float32Array(), this.state.ctm)) {
      this.rules.push(...(isFilled ? filledRules(points) : strokedRules(points)));
    }
  }

  private addImage(): void {
    const corners = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ].map(([x, y]) => apply(this.state.ctm, x!, y!));
    const box = boxAround(corners);
    if (box.x1 - box.x0 < SMALLEST_IMAGE || box.y1 - box.y0 < SMALLEST_IMAGE) return;
    this.isDrawn = true;
    this.images.push(box);
  }
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function turnOf(matrix: Matrix): Turn {
  const degrees = ((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI + 360) % 360;
  const nearest = (Math.round(degrees / 90) * 90) % 360;
  const lean = Math.min(Math.abs(degrees - nearest), 360 - Math.abs(degrees - nearest));
  return lean <= LEAN ? (nearest as Turn) : null;
}

function boxAround(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

/** The corners of every part of a path, in the order in which it is drawn; of curves only their ends. */
function subpaths(path: Float32Array, ctm: Matrix): [number, number][][] {
  const [moveTo, closePath] = [0, 4];
  const numbersOf = [2, 2, 6, 4, 0];
  const parts: [number, number][][] = [];
  for (let i = 0; i < path.length; ) {
    const operator = path[i]!;
    const numbers = numbersOf[operator] ?? 0;
    const end = i + numbers;
    if (operator === closePath) {
      const part = parts.at(-1);
      if (part && part.length > 0) part.push(part[0]!);
    } else {
      if (operator === moveTo || parts.length === 0) parts.push([]);
      parts.at(-1)!.push(apply(ctm, path[end - 1]!, path[end]!));
    }
    i = end + 1;
  }
  return parts;
}

function strokedRules(points: readonly (readonly [number, number])[]): RuledLine[] {
  return points.slice(1).flatMap((to, i) => {
    const rule = ruleOf(boxAround([points[i]!, to]), 1);
    return rule ? [rule] : [];
  });
}

function filledRules(points: readonly (readonly [number, number])[]): RuledLine[] {
  const rule = points.length > 1 ? ruleOf(boxAround(points), THICKEST_RULE) : null;
  return rule ? [rule] : [];
}

/** The line that a box is, if it is thin enough. */
function ruleOf(box: Box, thickest: number): RuledLine | null {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (Math.min(width, height) > thickest || Math.max(width, height) < SHORTEST_RULE) return null;
  return width >= height
    ? { isHorizontal: true, at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1 }
    : { isHorizontal: false, at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1 };
}
