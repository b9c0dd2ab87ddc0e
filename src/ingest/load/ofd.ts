import { posix } from 'node:path';
import type { Loss } from '../../model/document.js';
import { Problem } from '../../model/problem.js';
import { countLosses } from './losses.js';
import {
  child,
  childrenOf,
  descendants,
  elementsOf,
  type Prefixes,
  parseXml,
  textOf,
  type XmlElement,
} from './xml.js';
import { readEntries, TooLarge } from './zip.js';

/** The text of an OFD document with the offsets at which its pages begin. */
export interface OfdText {
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly losses: readonly Loss[];
}

/** A run of characters on a page; lengths in millimetres, `y` grows downwards. */
interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
}

/** Opens a part by its path; null where there is none. */
type OpenPart = (path: string) => XmlElement | null;

const OFD: Prefixes = { 'http://www.ofdspec.org/2016': 'ofd', 'http://www.ofdspec.org': 'ofd' };
const MOST_PAGES = 5000;
/** Millimetres, the size of most text; for objects that give none. */
const USUAL_SIZE = 4;

/**
 * Reads the text objects of an OFD document (GB/T 33190), line by line from top to bottom, pages separated by form
 * feeds.
 *
 * @throws Problem FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_LARGE, NO_TEXT for scans
 */
export async function readOfd(bytes: Buffer, path: string): Promise<OfdText> {
  try {
    const entries = await readEntries(bytes, (name) => name.endsWith('.xml'));
    if (entries.has('encryptions.xml'))
      throw new Problem('FILE_ENCRYPTED', `${path} is encrypted.`, 'Save it without a password first.');
    const open: OpenPart = (part) => {
      const content = entries.get(part.toLowerCase());
      return content ? parseXml(content, OFD) : null;
    };
    return layPages(open, path);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    if (cause instanceof TooLarge)
      throw new Problem('FILE_TOO_LARGE', `${path} unpacks to ${cause.message}.`, 'Split it.', { cause });
    throw new Problem('FILE_DAMAGED', `${path} is a damaged OFD document.`, 'Download or save it again.', {
      cause,
    });
  }
}

function layPages(open: OpenPart, path: string): OfdText {
  const losses = countLosses(() => null);
  const pageStarts: number[] = [];
  let text = '';
  for (const page of listPages(open)) {
    if (pageStarts.length === MOST_PAGES)
      throw new Problem(
        'FILE_TOO_LARGE',
        `${path} has more than ${MOST_PAGES} pages; no more are read.`,
        'Split it.',
      );
    pageStarts.push(text.length);
    for (const part of page) {
      for (const _ of descendants(part, 'ofd:ImageObject'))
        losses.add('image', 'image', `page ${pageStarts.length}`);
    }
    text += `${layLines(page.flatMap(readItems)).join('\n')}\n\f`;
  }
  if (pageStarts.length === 0) throw new Error('It has no pages.');
  if (!/\S/.test(text)) {
    throw new Problem(
      'NO_TEXT',
      `${path} is a scan: its ${pageStarts.length} pages hold pictures and no text.`,
      'Run it through optical character recognition first.',
    );
  }
  return { text, pageStarts, losses: losses.list() };
}

/** The pages in their order: each the templates that lie under it and its own content. */
function* listPages(open: OpenPart): Generator<XmlElement[]> {
  const bodies = childrenOf(open('OFD.xml'), 'ofd:DocBody');
  for (const root of bodies.map((body) => child(body, 'ofd:DocRoot')).filter((found) => found !== null)) {
    const location = join('', textOf(root));
    const document = open(location);
    const at = (element: XmlElement) => join(posix.dirname(location), element.attributes.BaseLoc ?? '');
    const templates = new Map(
      childrenOf(child(document, 'ofd:CommonData'), 'ofd:TemplatePage').map((template) => [
        template.attributes.ID,
        open(at(template)),
      ]),
    );
    for (const reference of childrenOf(child(document, 'ofd:Pages'), 'ofd:Page')) {
      const page = open(at(reference));
      const under = childrenOf(page, 'ofd:Template').map(({ attributes }) =>
        templates.get(attributes.TemplateID),
      );
      yield [...under, page].filter((part) => part !== null && part !== undefined);
    }
  }
}

/** A path counted from a folder of the archive, or from its root where it begins with a slash. */
function join(folder: string, path: string): string {
  const target = path.trim();
  return posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1);
}

function readItems(page: XmlElement): Item[] {
  const items: Item[] = [];
  const visit = (element: XmlElement): void => {
    if (element.attributes.Visible === 'false') return;
    if (element.name === 'ofd:TextObject') items.push(...readTextObject(element));
    else for (const inner of elementsOf(element)) visit(inner);
  };
  const content = child(page, 'ofd:Content');
  if (content) visit(content);
  return items;
}

/** The pieces of a text object, moved by its matrix and its boundary to where they stand on the page. */
function readTextObject(object: XmlElement): Item[] {
  const [left = 0, top = 0] = numbers(object.attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.attributes.CTM);
  const scale = Math.hypot(a, b) || 1;
  const size = (Number(object.attributes.Size) || USUAL_SIZE) * scale;
  let x = 0;
  let y = 0;
  return childrenOf(object, 'ofd:TextCode').map((code) => {
    x = Number(code.attributes.X ?? x);
    y = Number(code.attributes.Y ?? y);
    const from = { x: left + a * x + c * y + e, y: top + b * x + d * y + f };
    const { text, width } = space(textOf(code).replace(/[\r\n]+/g, ''), code.attributes.DeltaX, scale, size);
    return { text, ...from, end: from.x + width, size };
  });
}

/** The characters of a piece with a space where they are moved apart, and how far they reach. */
function space(
  written: string,
  deltas: string | undefined,
  scale: number,
  size: number,
): { text: string; width: number } {
  const chars = [...written];
  const advances = expandDeltas(deltas, chars.length);
  let text = '';
  let width = 0;
  chars.forEach((char, i) => {
    text += char;
    const own = /[\u0000-\u00ff]/.test(char) ? size / 2 : size;
    const delta = advances[i];
    const advance = delta === undefined || i === chars.length - 1 ? own : delta * scale;
    if (advance > own + size && !/\s/.test(char)) text += ' ';
    width += advance;
  });
  return { text, width };
}

/** `5 g 3 2.5` are the advances 5, 2.5, 2.5 and 2.5. */
function expandDeltas(written: string | undefined, most: number): number[] {
  const words = (written ?? '').trim().split(/\s+/);
  const advances: number[] = [];
  for (let i = 0; i < words.length && advances.length < most; i++) {
    if (words[i] !== 'g') {
      if (words[i] !== '') advances.push(Number(words[i]));
      continue;
    }
    const count = Math.min(Number(words[i + 1]) || 0, most);
    advances.push(...Array<number>(count).fill(Number(words[i + 2])));
    i += 2;
  }
  return advances;
}

function numbers(written: string | undefined): number[] {
  return (written ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number);
}

/** Items of one height make a line, from left to right; a gap wider than a character is a space. */
function layLines(items: readonly Item[]): string[] {
  const lines: Item[][] = [];
  for (const item of [...items].sort((one, other) => one.y - other.y)) {
    if (item.text.trim() === '') continue;
    const line = lines.at(-1);
    if (line && item.y - line[0]!.y < Math.max(line[0]!.size, item.size) / 2) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => {
    let text = '';
    let last: Item | null = null;
    for (const item of line.sort((one, other) => one.x - other.x)) {
      if (last && isOverprint(item, last)) continue;
      if (last && item.x - last.end > item.size * 0.8 && !/\s$/.test(text) && !/^\s/.test(item.text))
        text += ' ';
      text += item.text;
      last = item;
    }
    return text;
  });
}

/** The same words once more in the same place, as bold type is imitated. */
function isOverprint(item: Item, last: Item): boolean {
  return item.text === last.text && Math.abs(item.x - last.x) < item.size * 0.3;
}
