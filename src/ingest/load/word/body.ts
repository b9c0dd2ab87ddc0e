import type { Loss } from '../../../model/document.js';
import { countLosses, type Losses } from '../losses.js';
import { child, childrenOf, elementsOf, type XmlElement } from '../xml.js';
import { openFields } from './fields.js';
import {
  chosenAlternative,
  emptyInline,
  type Inline,
  type InlineSetting,
  isPlaceholder,
  type NoteReference,
  readInline,
} from './inline.js';
import { type Numbering, readNumbering } from './numbering.js';
import type { WordPackage } from './package.js';
import { numberingReference, outlineLevel, readStyles, type Styles } from './styles.js';
import { isFrame, rowCells, tableLines, tableRows } from './tables.js';

/** The text of a document by the conventions of `SourceFile`, and what was left out of it. */
export interface WordText {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** What reading goes by, and what it has come to so far. */
interface Reading extends InlineSetting {
  readonly fields: ReturnType<typeof openFields>;
  readonly numbering: Numbering;
  readonly notes: Notes;
  readonly lines: string[];
  readonly losses: Losses;
  /** Notes that wait for the end of the table in which they are referred to. */
  readonly waiting: string[];
}

/** A paragraph as it will be written. */
interface Paragraph {
  readonly text: string;
  readonly number: string;
  /** Level of the heading that it is, from 1. */
  readonly level: number | null;
  readonly inline: Inline;
}

const DEEPEST_MARK = 6;
const BODY_LEVEL = 9;
/** An entry of a table of contents ends with its page. */
const ENDS_WITH_PAGE = /(\t|…|\.{3})\s*\d+\s*$/;

/** Reads the text of a document, block by block. */
export function readWordText(word: WordPackage): WordText {
  const styles = readStyles(word.styles);
  const notes = findNotes(word);
  const lines: string[] = [];
  const losses = countLosses(() => lines.length + 1);
  const reading: Reading = {
    styles,
    fields: openFields(),
    numbering: readNumbering(word.numbering, styles),
    notes,
    nameNote: notes.name,
    lines,
    losses,
    waiting: [],
  };
  readBlocks(word.body, reading);
  const margins = countLosses(() => null);
  for (const margin of word.margins) {
    const text = flatText(margin, { ...reading, fields: openFields(), losses: margins });
    if (text !== '') margins.add('furniture', text, text);
  }
  return { text: lines.join('\n'), losses: [...losses.list(), ...margins.list()] };
}

/** Writes the paragraphs and tables of a body, a frame or a text box. */
function readBlocks(parent: XmlElement, reading: Reading): void {
  for (const unit of readUnits(parent, reading)) {
    if ('inline' in unit) writeParagraph(unit, reading);
    else if (unit.name === 'w:tbl') readTable(unit, reading);
    else reading.losses.add('table', 'altChunk', 'altChunk');
  }
}

/** The paragraphs, read one after the other as they are asked for, and the other blocks between them. */
function* readUnits(parent: XmlElement, reading: Reading): Generator<Paragraph | XmlElement> {
  let inline = emptyInline();
  for (const block of blocksOf(parent)) {
    if (block.name !== 'w:p') {
      yield block;
      continue;
    }
    readInline(block, inline, reading);
    reading.fields.endParagraph();
    if (isMergedWithNext(block)) continue;
    yield finishParagraph(block, inline, reading);
    inline = emptyInline();
  }
  if (inline.text !== '') yield { text: inline.text, number: '', level: null, inline };
}

/** Paragraphs and tables, also where content controls or tracked changes are around them. */
function blocksOf(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    if (BLOCKS.has(element.name)) return [element];
    if (element.name === 'w:sdt' && isPlaceholder(element)) return [];
    return WRAPPERS.has(element.name) ? blocksOf(chosenAlternative(element)) : [];
  });
}

const BLOCKS = new Set(['w:p', 'w:tbl', 'w:altChunk']);
const WRAPPERS = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'mc:AlternateContent',
]);

/** A paragraph whose end a tracked change deletes is one with the next. */
function isMergedWithNext(paragraph: XmlElement): boolean {
  const mark = child(child(paragraph, 'w:pPr'), 'w:rPr');
  return child(mark, 'w:del') !== null || child(mark, 'w:moveFrom') !== null;
}

function finishParagraph(paragraph: XmlElement, inline: Inline, reading: Reading): Paragraph {
  const properties = child(paragraph, 'w:pPr');
  const style = child(properties, 'w:pStyle')?.attributes.val ?? null;
  const number = reading.numbering.next(numberingReference(properties), style);
  const level = headingLevel(properties, style, reading.styles);
  const { losses } = reading;
  const nothing = { text: '', number: '', level: null, inline };
  for (const words of inline.images) losses.add('image', 'image', words);
  if (inline.hidden !== '') losses.add('furniture', 'hidden', inline.hidden);
  if (inline.text.trim() !== '' && reading.styles.isHidden(style)) {
    losses.add('furniture', 'hidden', inline.text);
    return nothing;
  }
  if (inline.text.trim() !== '' && isContentsEntry(inline, style, level, reading)) {
    losses.add('furniture', 'contents', inline.text);
    return nothing;
  }
  return { text: inline.text, number, level, inline };
}

function headingLevel(properties: XmlElement | null, style: string | null, styles: Styles): number | null {
  const own = outlineLevel(properties);
  if (own === null) return styles.headingLevel(style);
  return own === BODY_LEVEL ? null : own + 1;
}

/** By its style, or as what stands in a table of contents and leads to a page; headings are never entries. */
function isContentsEntry(
  inline: Inline,
  style: string | null,
  level: number | null,
  reading: Reading,
): boolean {
  if (reading.styles.isContents(style)) return true;
  if (level !== null || !reading.fields.inContents()) return false;
  return inline.leadsToHeading || ENDS_WITH_PAGE.test(inline.text);
}

function writeParagraph({ text, number, level, inline }: Paragraph, reading: Reading): void {
  const lines = (level === null ? text.split('\n') : [text]).map(tidy).filter((line) => line !== '');
  const mark = level === null ? '' : `${'#'.repeat(Math.min(level, DEEPEST_MARK))} `;
  lines.forEach((line, i) => {
    reading.lines.push(i === 0 ? mark + number + line : line);
  });
  reading.lines.push(...noteLines(inline, reading));
  for (const box of inline.boxes) readBlocks(box, reading);
}

/** The notes that a paragraph refers to, each with those that it refers to itself behind it. */
function noteLines({ notes }: Inline, reading: Reading): string[] {
  return notes.flatMap(({ name, reference }) => {
    const note = reading.notes.find(reference);
    const waiting: string[] = [];
    const text = note ? flatText(note, { ...reading, fields: openFields(), waiting }) : '';
    return [`[^${name}]: ${text}`, ...waiting];
  });
}

/** A table, with the notes of its cells behind it; one of a single column is a frame around paragraphs. */
function readTable(table: XmlElement, reading: Reading): void {
  if (isFrame(table)) {
    for (const cell of tableRows(table).flatMap(rowCells)) readBlocks(cell, reading);
    return;
  }
  const waiting: string[] = [];
  const lines = tableLines(table, (cell) => flatText(cell, { ...reading, waiting }));
  reading.lines.push(...lines, ...waiting);
}

/** What stands in a cell or a note as one line: its paragraphs, text boxes and tables, separated by spaces. */
function flatText(parent: XmlElement, reading: Reading): string {
  const parts: string[] = [];
  for (const unit of readUnits(parent, reading)) {
    if ('inline' in unit) {
      const { inline, number, text } = unit;
      reading.waiting.push(...noteLines(inline, reading));
      parts.push(number + text, ...inline.boxes.map((box) => flatText(box, reading)));
    } else if (unit.name === 'w:tbl') {
      parts.push(
        ...tableRows(unit)
          .flatMap(rowCells)
          .map((cell) => flatText(cell, reading)),
      );
    }
  }
  return parts
    .map(tidy)
    .filter((part) => part !== '')
    .join(' ');
}

/** One line without the white space of the layout. */
function tidy(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** The notes of a document. */
interface Notes {
  /** Footnotes are counted as Word shows them; endnotes and comments are called so. */
  readonly name: (reference: NoteReference) => string | null;
  readonly find: (reference: NoteReference) => XmlElement | undefined;
}

const NAMES: Readonly<Record<NoteReference['kind'], string>> = {
  footnote: '',
  endnote: '尾注',
  comment: '批注',
};

function findNotes(word: WordPackage): Notes {
  const keyOf = ({ kind, id }: NoteReference) => `${kind} ${id}`;
  const notes = new Map<string, XmlElement>();
  const add = (kind: NoteReference['kind'], part: XmlElement | null) => {
    for (const note of childrenOf(part, `w:${kind}`))
      if ((note.attributes.type ?? 'normal') === 'normal')
        notes.set(keyOf({ kind, id: note.attributes.id ?? '' }), note);
  };
  add('footnote', word.footnotes);
  add('endnote', word.endnotes);
  add('comment', word.comments);
  const counts = { footnote: 0, endnote: 0, comment: 0 };
  return {
    find: (reference) => notes.get(keyOf(reference)),
    name: (reference) =>
      notes.has(keyOf(reference)) ? `${NAMES[reference.kind]}${++counts[reference.kind]}` : null,
  };
}
