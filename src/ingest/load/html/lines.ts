import {
  type ChildNode,
  type Document,
  type Element,
  isComment,
  isTag,
  isText,
  type ParentNode,
} from 'domhandler';
import type { PageRules } from '../../../knowledge/rules.js';
import { elementsBelow, namesOf, numberAttribute, textBelow } from './dom.js';
import { itemNumbers } from './itemNumbers.js';
import { findNotes, leadingNote, type NoteMark, noteOfSign } from './notes.js';
import { isDataTable, type LaidCell, layGrid } from './tables.js';

/** A line of a page: what a browser shows as one, a picture, or something that it does not show as text. */
export interface PageLine {
  readonly kind: 'prose' | 'row' | 'note' | 'image' | 'unseen';
  readonly text: string;
  /** 1 to 6 for headings of the mark-up, else 0. */
  readonly level: number;
  /** Number of characters in links. */
  readonly linked: number;
  /** Offsets in `text` at which an element within the line begins or ends. */
  readonly seams: readonly number[];
}

/** Half-open range of indices of lines. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface LaidLines {
  readonly lines: readonly PageLine[];
  /** The lines of every element that makes lines of its own. */
  readonly ranges: ReadonlyMap<Element, LineRange>;
  /** Tables that were too large to be laid out, as the indices of their first lines. */
  readonly tablesGivenUp: readonly number[];
}

/** What holds for a whole page while its lines are laid. */
interface Context {
  readonly rules: PageRules;
  readonly notes: ReadonlyMap<Element, NoteMark>;
  readonly numbers: ReadonlyMap<Element, string>;
  /** Elements with a table below them. */
  readonly aroundTables: ReadonlySet<Element>;
  readonly showHidden: boolean;
}

/** The lines laid so far, and the one that is being laid. */
interface Laid {
  readonly lines: PageLine[];
  readonly ranges: Map<Element, LineRange>;
  readonly tablesGivenUp: number[];
  text: string;
  seams: number[];
  linked: number;
  level: number;
  /** How many links, and elements that keep their line breaks, are open. */
  links: number;
  kept: number;
  /** The number of a list item, to be set before the next text. */
  number: string;
  /** The note that the line opens. */
  note: string | null;
}

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody
  td tfoot th thead tr ul ucapcontent`.split(/\s+/),
);
/** Elements whose content is no text of the page, or that a reader does not read as it. */
const UNSEEN = new Set(
  `audio button canvas embed head iframe input map noembed noframes noscript object rp rt script select style svg
  template textarea title video xml`.split(/\s+/),
);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const SHOWN_AS_BLOCK = /(?:^|;)\s*display\s*:\s*(?:block|flex|table|list-item)/i;
const KEEPS_BREAKS = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line)\s*(?:;|$)/i;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Private characters around the sign of what may be a reference to a note, until the note is found. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const LONGEST_REPEATED = 500;
const LARGEST_ICON = 32;

/** The lines of a page in the order in which they are written; with `showHidden` also those that are not displayed. */
export function layLines(document: Document, rules: PageRules, showHidden = false): LaidLines {
  const elements = elementsBelow(document);
  const lists = elements.filter(({ name }) => name === 'ol');
  const laid = emptyLines();
  const context: Context = {
    rules,
    notes: findNotes(document),
    numbers: new Map(lists.flatMap((list) => [...itemNumbers(list, rules)])),
    aroundTables: ancestorsOf(elements.filter(({ name }) => name === 'table')),
    showHidden,
  };
  for (const child of document.children) lay(child, laid, context);
  flush(laid);
  return { lines: settleNotes(laid.lines), ranges: laid.ranges, tablesGivenUp: laid.tablesGivenUp };
}

function emptyLines(): Laid {
  return {
    lines: [],
    ranges: new Map(),
    tablesGivenUp: [],
    text: '',
    seams: [],
    linked: 0,
    level: 0,
    links: 0,
    kept: 0,
    number: '',
    note: null,
  };
}

function ancestorsOf(elements: readonly Element[]): Set<Element> {
  const found = new Set<Element>();
  for (const element of elements) {
    for (let node: ParentNode | null = element.parent; node && isTag(node as ChildNode); node = node.parent) {
      if (found.has(node as Element)) break;
      found.add(node as Element);
    }
  }
  return found;
}

function lay(node: ChildNode, laid: Laid, context: Context): void {
  if (isText(node)) append(node.data, laid);
  else if (isComment(node)) unseen('<!-- -->', laid);
  else if (isTag(node)) layElement(node, laid, context);
}

function layElement(element: Element, laid: Laid, context: Context): void {
  const { name } = element;
  const mark = context.notes.get(element);
  if (name === 'br') flush(laid);
  else if (name === 'img') layImage(element, laid, context);
  else if (isUnseen(element, context)) layUnseen(element, laid);
  else if (mark && name === 'a') layNoteLink(mark, laid);
  else if (name === 'sup') laySuperscript(element, laid, context);
  else if (name === 'table' && !context.aroundTables.has(element) && isDataTable(element))
    layTable(element, laid, context);
  else if (isBlock(element, context)) layBlock(element, laid, context);
  else layInline(element, laid, context);
}

function isUnseen(element: Element, context: Context): boolean {
  if (UNSEEN.has(element.name)) return true;
  if (context.showHidden) return false;
  const { attribs } = element;
  if (isContainer(element, context)) return false;
  return 'hidden' in attribs || attribs['aria-hidden'] === 'true' || HIDDEN.test(attribs.style ?? '');
}

function isBlock(element: Element, context: Context): boolean {
  if (BLOCKS.has(element.name) || SHOWN_AS_BLOCK.test(element.attribs.style ?? '')) return true;
  return isContainer(element, context);
}

/** What holds the article is shown by a script where it is not shown at first. */
function isContainer(element: Element, { rules }: Context): boolean {
  return namesOf(element).some((name) => rules.containers.some(({ pattern }) => pattern.test(name)));
}

function layUnseen(element: Element, laid: Laid): void {
  const isCode = ['script', 'style', 'xml', 'svg', 'head', 'title', 'rp'].includes(element.name);
  const text = isCode ? '' : textBelow(element).replace(/\s+/g, ' ').trim();
  if (text !== '') unseen(text, laid);
  else if (!['head', 'title', 'rp', 'input', 'map'].includes(element.name) && UNSEEN.has(element.name))
    unseen(`<${element.name}>`, laid);
}

function layBlock(element: Element, laid: Laid, context: Context): void {
  const { name } = element;
  flush(laid);
  const from = laid.lines.length;
  const keeps = name === 'pre' || KEEPS_BREAKS.test(element.attribs.style ?? '');
  const mark = context.notes.get(element);
  if (/^h[1-6]$/.test(name)) laid.level = Number(name[1]);
  if (mark?.is === 'note') laid.note = mark.name;
  laid.number = context.numbers.get(element) ?? laid.number;
  if (keeps) laid.kept++;
  for (const child of element.children) lay(child, laid, context);
  if (keeps) laid.kept--;
  flush(laid);
  if (name === 'li') laid.number = '';
  laid.level = 0;
  laid.ranges.set(element, { from, to: laid.lines.length });
}

function layInline(element: Element, laid: Laid, context: Context): void {
  // Links to places of the same page are those of a list of contents.
  const isLink = element.name === 'a' && 'href' in element.attribs && !/^#./.test(element.attribs.href!);
  const mark = context.notes.get(element);
  if (mark?.is === 'note') laid.note = mark.name;
  seam(laid);
  if (isLink) laid.links++;
  for (const child of element.children) lay(child, laid, context);
  if (isLink) laid.links--;
  seam(laid);
}

function layImage(element: Element, laid: Laid, { rules }: Context): void {
  const source = element.attribs['data-src'] ?? element.attribs.src ?? '';
  const side = (attribute: string) => numberAttribute(element, attribute, Number.POSITIVE_INFINITY, 100_000);
  const isIcon =
    Math.max(side('width'), side('height')) <= LARGEST_ICON ||
    rules.icons.some(({ pattern }) => pattern.test(source.toLowerCase().slice(0, 500)));
  if (isIcon) unseen('<img>', laid);
  else laid.lines.push({ ...BARE, kind: 'image', text: sampleOf(source) });
}

/** The file of an image. */
function sampleOf(source: string): string {
  if (source.startsWith('data:')) return source.slice(0, 24);
  return source.split(/[?#]/)[0]!.split('/').at(-1)!.slice(0, 80) || '<img>';
}

function layNoteLink(mark: NoteMark, laid: Laid): void {
  if (mark.is === 'note') laid.note ??= mark.name;
  else if (laid.note !== mark.name) append(`[^${mark.name}]`, laid);
}

/** A reference to a note, or digits that stand high: m² is no m2, and 10⁸ no 108. */
function laySuperscript(element: Element, laid: Laid, context: Context): void {
  const text = textBelow(element).replace(/\s+/g, '');
  const linked = elementsBelow(element).some((inner) => context.notes.has(inner));
  if (linked || context.notes.has(element)) layInline(element, laid, context);
  else if (/^\d{1,4}$/.test(text))
    append([...text].map((digit) => SUPERSCRIPTS[Number(digit)]).join(''), laid);
  else if (noteOfSign(text) !== null && !/^[ivx]+$/.test(text)) append(OPEN + text + CLOSE, laid);
  else layInline(element, laid, context);
}

/** The rows of a data table; where a row is one cell of prose, or the caption over all columns, it is no row. */
function layTable(table: Element, laid: Laid, context: Context): void {
  flush(laid);
  const from = laid.lines.length;
  const grid = layGrid(table);
  if (!grid) {
    laid.tablesGivenUp.push(from);
    for (const child of table.children) lay(child, laid, context);
    flush(laid);
  } else {
    for (const child of table.children)
      if (isTag(child) && child.name === 'caption') lay(child, laid, context);
    const cells = new Map<Element, PageLine[]>();
    for (const [i, row] of grid.entries()) layRow(row, { isFirst: i === 0, cells }, laid, context);
  }
  laid.ranges.set(table, { from, to: laid.lines.length });
}

/** Cells that a table has laid, and whether the row is its first. */
interface LaidTable {
  readonly isFirst: boolean;
  readonly cells: Map<Element, PageLine[]>;
}

function layRow(row: readonly LaidCell[], table: LaidTable, laid: Laid, context: Context): void {
  const own = new Set<Element>();
  const parts = Array.from(row, (cell) => {
    if (cell !== undefined && !table.cells.has(cell.element)) {
      layNewCell(cell.element, table, laid, context);
      own.add(cell.element);
    }
    return partOf(cell, table, own);
  });
  const filled = parts.filter(({ text }) => text !== '');
  if (filled.length === 0) return;
  const [only] = own;
  const isProse = filled[0]!.text.includes('。');
  if (filled.length === 1 && own.size === 1 && (table.isFirst || isProse))
    for (const line of table.cells.get(only!)!) laid.lines.push(line);
  else laid.lines.push(joinCells(parts));
}

function layNewCell(element: Element, table: LaidTable, laid: Laid, context: Context): void {
  const inside = layCell(element, context);
  table.cells.set(element, inside.filter(isSeen));
  for (const line of inside) if (!isSeen(line)) laid.lines.push(line);
}

/** What a cell says in a row: one that goes over several rows says a long text only in its first. */
function partOf(cell: LaidCell | undefined, table: LaidTable, own: ReadonlySet<Element>): PageLine {
  const text = joinLines(cell?.first ? table.cells.get(cell.element)! : []);
  const repeats = cell !== undefined && !own.has(cell.element);
  return repeats && text.text.length > LONGEST_REPEATED ? BARE : text;
}

const isSeen = ({ kind }: PageLine) => kind !== 'image' && kind !== 'unseen';

function layCell(cell: Element, context: Context): PageLine[] {
  const laid = emptyLines();
  for (const child of cell.children) lay(child, laid, context);
  flush(laid);
  return laid.lines;
}

function joinLines(lines: readonly PageLine[]): PageLine {
  return join(lines, ' ', 'prose');
}

function joinCells(cells: readonly PageLine[]): PageLine {
  return join(cells, '\t', 'row');
}

function join(parts: readonly PageLine[], separator: string, kind: PageLine['kind']): PageLine {
  let text = '';
  let linked = 0;
  const seams: number[] = [];
  parts.forEach((part, i) => {
    if (i > 0) text += separator;
    seams.push(...part.seams.map((at) => text.length + at));
    text += part.text.trim();
    linked += part.linked;
  });
  return { kind, text, level: 0, linked, seams };
}

const BARE: PageLine = { kind: 'prose', text: '', level: 0, linked: 0, seams: [] };

function unseen(text: string, laid: Laid): void {
  laid.lines.push({ ...BARE, kind: 'unseen', text });
}

function seam(laid: Laid): void {
  if (laid.text !== '' && laid.seams.at(-1) !== laid.text.length) laid.seams.push(laid.text.length);
}

function append(data: string, laid: Laid): void {
  if (laid.kept > 0 && data.includes('\n')) {
    data.split(/\r?\n/).forEach((line, i) => {
      if (i > 0) flush(laid);
      append(line, laid);
    });
    return;
  }
  let text = data.replace(/[ \t\r\n\f\v\u00a0]+/g, ' ');
  if (text.startsWith(' ') && (laid.text === '' || laid.text.endsWith(' '))) text = text.slice(1);
  if (text === '') return;
  if (laid.text === '' && laid.number !== '' && text.trim() !== '') {
    laid.text = laid.number;
    laid.number = '';
    text = text.trimStart();
  }
  laid.text += text;
  if (laid.links > 0) laid.linked += text.trim().length;
}

/** Ends the line that is being laid; indents by full-width spaces stay. */
function flush(laid: Laid): void {
  const text = laid.text.trimEnd();
  const { seams, linked, level } = laid;
  if (text.trim() !== '') {
    const { note } = laid;
    const sign = note === null ? null : leadingNote(text);
    const body = sign ? text.slice(sign.length) : text.trimStart();
    if (note !== null)
      laid.lines.push({ kind: 'note', text: `[^${note}]: ${body}`, level: 0, linked, seams: [] });
    else laid.lines.push({ kind: 'prose', text, level, linked, seams });
    laid.note = null;
    laid.level = 0;
  }
  laid.text = '';
  laid.seams = [];
  laid.linked = 0;
}

/** Signs that stand high are references where a later line opens with the same sign: that line is the note. */
function settleNotes(lines: readonly PageLine[]): PageLine[] {
  const pattern = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');
  const asked = new Map<string, number>();
  lines.forEach(({ text }, i) => {
    for (const [, sign] of text.matchAll(pattern)) {
      const name = noteOfSign(sign!);
      if (name !== null && !asked.has(name)) asked.set(name, i);
    }
  });
  if (asked.size === 0) return [...lines];
  const found = new Map<string, number>();
  lines.forEach((line, i) => {
    const name = line.kind === 'prose' ? leadingNote(line.text.replace(pattern, '$1'))?.name : undefined;
    if (name !== undefined && i > (asked.get(name) ?? i) && !found.has(name)) found.set(name, i);
  });
  return lines.map((line, i) => {
    const plain = line.text.replace(pattern, '$1');
    const opened = line.kind === 'prose' ? leadingNote(plain) : null;
    if (opened && found.get(opened.name) === i) {
      return {
        ...line,
        kind: 'note' as const,
        text: `[^${opened.name}]: ${plain.slice(opened.length)}`,
        seams: [],
      };
    }
    const text = line.text.replace(pattern, (_, sign: string) => {
      const name = noteOfSign(sign);
      return name !== null && found.has(name) ? `[^${name}]` : sign;
    });
    return { ...line, text };
  });
}
