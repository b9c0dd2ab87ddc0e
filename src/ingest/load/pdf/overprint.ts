import { groupBy } from '../../../language/group.js';
import type { Box, Glyph } from './items.js';
import { bottomOf, topOf } from './items.js';

/** The glyphs of a text, and what is set over it: a watermark, a stamp. */
export interface Overprint {
  readonly glyphs: readonly Glyph[];
  /** Texts that were taken out, one for each piece. */
  readonly dropped: readonly string[];
}

/** Characters that follow each other in the order of drawing, in one look. */
interface Stroke {
  readonly glyphs: Glyph[];
  readonly box: Box;
}

/** A character drawn twice lies at most this far beside itself, in parts of its size. */
const DOUBLED = 0.3;
/** The part of the lower one's height that lines lying on each other have in common. */
const COVERED = 0.3;

/** Words across a text in its own colour are larger than it by this factor. */
const LARGE = 1.4;
/** Recurring words across a text are at least this long. */
const SHORTEST_MARK = 4;

/** Takes out the second of two equal characters that are printed on each other, as for bold or shadow. */
export function dropDoubled(glyphs: readonly Glyph[]): Glyph[] {
  const placed = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const column = Math.floor(glyph.x0 / glyph.size);
    const row = Math.floor(glyph.y / glyph.size);
    const isDoubled = [-1, 0, 1].some((dx) =>
      [-1, 0, 1].some((dy) =>
        placed
          .get(`${glyph.char}:${column + dx}:${row + dy}`)
          ?.some(
            (other) =>
              Math.abs(other.x0 - glyph.x0) < DOUBLED * glyph.size &&
              Math.abs(other.y - glyph.y) < DOUBLED * glyph.size,
          ),
      ),
    );
    if (isDoubled) return false;
    const key = `${glyph.char}:${column}:${row}`;
    placed.set(key, [...(placed.get(key) ?? []), glyph]);
    return true;
  });
}

/**
 * Takes out what begins outside of the page, and what is set across a text: all that is neither upright nor kept by `isKept` (turned words in the cells
 * of tables), and of two lines that lie on each other the one that does not look like the text of the page, with
 * what else of its colour is set among turned characters, as the middle of a stamp.
 */
export function dropOverprint(
  glyphs: readonly Glyph[],
  view: Box,
  isKept: (glyph: Glyph) => boolean,
): Overprint {
  const strokes = toStrokes(glyphs.filter((glyph) => glyph.char.trim() !== ''));
  const isTurned = ({ glyphs: [first] }: Stroke) => first!.turn !== 0;
  const turned = strokes.filter((stroke) => isTurned(stroke) && !stroke.glyphs.every(isKept));
  const upright = strokes.filter((stroke) => !isTurned(stroke));
  const lost = new Set([...turned, ...strokes.filter(({ glyphs: [first] }) => !isOn(view, first!))]);
  const prevailing = prevailingLook(upright);
  const colourOf = ({ glyphs: [first] }: Stroke) => first!.colour;
  for (const [colour, ring] of groupBy(turned, colourOf)) {
    if (colour === prevailing.colour) continue;
    const reach = boxOf(ring.flatMap((stroke) => stroke.glyphs));
    const middle = upright.filter((stroke) => colourOf(stroke) === colour && isWithinRing(stroke, reach));
    for (const stroke of middle) lost.add(stroke);
  }
  for (const [a, b] of overlapping(upright)) {
    const loser = strangerOf(a, b, prevailing);
    if (loser) lost.add(loser);
  }
  const marks = [...lost].filter((stroke) => !isTurned(stroke) && stroke.glyphs.length >= SHORTEST_MARK);
  const lostTexts = new Set(marks.map(lookOf));
  for (const stroke of upright) if (lostTexts.has(lookOf(stroke))) lost.add(stroke);
  const gone = new Set([...lost].flatMap((stroke) => stroke.glyphs));
  return {
    glyphs: glyphs.filter((glyph) => !gone.has(glyph)),
    dropped: joinRings([...lost]),
  };
}

const isOn = ({ x0, x1, y0, y1 }: Box, { x0: x, y }: Glyph) => x >= x0 && x <= x1 && y >= y0 && y <= y1;

function toStrokes(glyphs: readonly Glyph[]): Stroke[] {
  const strokes: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = strokes.at(-1)?.at(-1);
    if (last && goesOn(last, glyph)) strokes.at(-1)!.push(glyph);
    else strokes.push([glyph]);
  }
  return strokes.map((stroke) => ({ glyphs: stroke, box: boxOf(stroke) }));
}

function goesOn(last: Glyph, glyph: Glyph): boolean {
  if (last.colour !== glyph.colour || last.turn !== glyph.turn || Math.abs(last.size - glyph.size) > 0.5)
    return false;
  const room = 2.5 * glyph.size;
  if (glyph.turn !== 0) return Math.abs(glyph.x0 - last.x0) < room && Math.abs(glyph.y - last.y) < room;
  return (
    Math.abs(glyph.y - last.y) < 1 && glyph.x0 - last.x1 < glyph.size && glyph.x0 - last.x1 > -glyph.size / 2
  );
}

function boxOf(glyphs: readonly Glyph[]): Box {
  return {
    x0: Math.min(...glyphs.map(({ x0 }) => x0)),
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    y0: Math.min(...glyphs.map(topOf)),
    y1: Math.max(...glyphs.map(bottomOf)),
  };
}

const textOf = ({ glyphs }: Stroke) => glyphs.map(({ char }) => char).join('');
const lookOf = (stroke: Stroke) =>
  `${stroke.glyphs[0]!.colour} ${Math.round(stroke.glyphs[0]!.size)} ${textOf(stroke)}`;

interface Look {
  readonly colour: string;
  readonly size: number;
}

/** The colour and the size of most characters. */
function prevailingLook(strokes: readonly Stroke[]): Look {
  const most = (value: (glyph: Glyph) => string) => {
    const counts = new Map<string, number>();
    for (const { glyphs } of strokes) {
      const key = value(glyphs[0]!);
      counts.set(key, (counts.get(key) ?? 0) + glyphs.length);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  };
  return { colour: most(({ colour }) => colour), size: Number(most(({ size }) => size.toFixed(1))) };
}

/** Whether an upright piece stands among the characters of a stamp, or at its foot. */
function isWithinRing({ box, glyphs }: Stroke, reach: Box): boolean {
  const { size } = glyphs[0]!;
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  const below = (reach.x1 - reach.x0) / 2;
  return x > reach.x0 - size && x < reach.x1 + size && y > reach.y0 - size && y < reach.y1 + below;
}

/** Pairs of pieces that cover each other. */
function* overlapping(strokes: readonly Stroke[]): Generator<[Stroke, Stroke]> {
  const sorted = [...strokes].sort((a, b) => a.box.y0 - b.box.y0);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i]!;
    for (let j = i + 1; j < sorted.length && sorted[j]!.box.y0 < a.box.y1; j++) {
      const b = sorted[j]!;
      const high = Math.min(a.box.y1, b.box.y1) - b.box.y0;
      const wide = Math.min(a.box.x1, b.box.x1) - Math.max(a.box.x0, b.box.x0);
      const size = Math.min(a.glyphs[0]!.size, b.glyphs[0]!.size);
      if (high > COVERED * size && wide > size / 2) yield [a, b];
    }
  }
}

/** Of two pieces the one that looks unlike the text of the page; null where both or neither do. */
function strangerOf(a: Stroke, b: Stroke, prevailing: Look): Stroke | null {
  const isOwn = ({ glyphs: [first] }: Stroke) => first!.colour === prevailing.colour;
  if (isOwn(a) !== isOwn(b)) return isOwn(a) ? b : a;
  const isLarge = ({ glyphs: [first] }: Stroke) => first!.size > LARGE * prevailing.size;
  if (isLarge(a) === isLarge(b)) return null;
  return isLarge(a) ? a : b;
}

/** Texts of pieces; single turned characters, as along the edge of a stamp, make one. */
function joinRings(strokes: readonly Stroke[]): string[] {
  const texts: string[] = [];
  let ring = '';
  for (const stroke of strokes) {
    const text = textOf(stroke);
    if (stroke.glyphs[0]!.turn !== 0 && text.length === 1) ring += text;
    else texts.push(text);
  }
  return ring === '' ? texts : [...texts, ring];
}
