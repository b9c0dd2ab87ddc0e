import { codePoint } from 'dingbat-to-unicode';
import { child, descendants, elementsOf, textOf, type XmlElement } from '../xml.js';
import type { Fields } from './fields.js';
import { isOn, type Styles } from './styles.js';

/** A reference to a note in the text: where the note stands in the package. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote' | 'comment';
  readonly id: string;
}

/** What a paragraph holds, read from its runs. */
export interface Inline {
  /** Line breaks as newlines, tabs as tabs, references as `[^name]`. */
  text: string;
  readonly notes: { name: string; reference: NoteReference }[];
  /** The text boxes that are anchored in it. */
  readonly boxes: XmlElement[];
  /** Words for each picture in it. */
  readonly images: string[];
  /** What is hidden in it. */
  hidden: string;
  /** Whether it leads to a heading of a table of contents. */
  leadsToHeading: boolean;
}

/** What reading the runs needs to know of the document. */
export interface InlineSetting {
  readonly styles: Styles;
  readonly fields: Fields;
  /** Gives a note its name, in the order in which they are referred to; null where there is no such note. */
  readonly nameNote: (reference: NoteReference) => string | null;
}

type Read = (element: XmlElement, into: Inline, setting: InlineSetting) => void;

export function emptyInline(): Inline {
  return { text: '', notes: [], boxes: [], images: [], hidden: '', leadsToHeading: false };
}

/** Adds what the elements of a paragraph hold to `into`. */
export const readInline: Read = (parent, into, setting) => {
  for (const element of elementsOf(parent)) INLINE[element.name]?.(element, into, setting);
};

const readRun: Read = (run, into, setting) => {
  const properties = child(run, 'w:rPr');
  if (isHidden(properties, setting.styles)) {
    if (!setting.fields.inCode()) into.hidden += childTexts(run);
    return;
  }
  const font = child(properties, 'w:rFonts')?.attributes;
  for (const element of elementsOf(run)) {
    if (element.name !== 'w:t') RUN[element.name]?.(element, into, setting);
    else if (!setting.fields.inCode()) {
      const text = fromSymbols(textOf(element), font?.ascii ?? font?.hAnsi ?? '');
      into.text += isRaised(properties) ? raise(text) : text;
    }
  }
};

const addText =
  (text: string): Read =>
  (_, into, { fields }) => {
    if (!fields.inCode()) into.text += text;
  };

const addNote =
  (kind: NoteReference['kind']): Read =>
  ({ attributes }, into, { nameNote, fields }) => {
    const reference = { kind, id: attributes.id ?? '' };
    const name = fields.inCode() ? null : nameNote(reference);
    if (name === null) return;
    into.text += `[^${name}]`;
    into.notes.push({ name, reference });
  };

const readSdt: Read = (element, into, setting) => {
  if (isPlaceholder(element)) return;
  const content = child(element, 'w:sdtContent');
  if (content) readInline(content, into, setting);
};

const readHyperlink: Read = (element, into, setting) => {
  if (element.attributes.anchor?.startsWith('_Toc')) into.leadsToHeading = true;
  readInline(element, into, setting);
};

const readMath: Read = (element, into) => {
  into.text += mathText(element);
};

/** Text boxes and pictures; a box that only holds other things is looked into. */
const readDrawing: Read = (element, into, setting) => {
  const described = [...descendants(element, 'wp:docPr')][0]?.attributes;
  const visit = (node: XmlElement): void => {
    if (node.name === 'w:txbxContent') into.boxes.push(node);
    else if (PICTURES.has(node.name)) into.images.push(described?.descr || described?.name || '');
    else for (const inner of elementsOf(chosenAlternative(node))) visit(inner);
  };
  if (!setting.fields.inCode()) visit(element);
};

/** In half points. */
const LEAST_LIFT = 6;
const PICTURES = new Set(['a:blip', 'v:imagedata', 'c:chart', 'dgm:relIds']);

const INLINE: Readonly<Record<string, Read>> = {
  'w:r': readRun,
  'w:ins': readInline,
  'w:moveTo': readInline,
  'w:smartTag': readInline,
  'w:customXml': readInline,
  'w:fldSimple': readInline,
  'w:dir': readInline,
  'w:bdo': readInline,
  'w:sdt': readSdt,
  'w:hyperlink': readHyperlink,
  'mc:AlternateContent': (element, into, setting) => readInline(chosenAlternative(element), into, setting),
  'm:oMath': readMath,
  'm:oMathPara': readMath,
};

const RUN: Readonly<Record<string, Read>> = {
  'w:tab': addText('\t'),
  'w:ptab': addText('\t'),
  'w:br': addText('\n'),
  'w:cr': addText('\n'),
  'w:noBreakHyphen': addText('-'),
  'w:sym': ({ attributes }, into, { fields }) => {
    if (!fields.inCode())
      into.text += symbol(attributes.font ?? '', Number.parseInt(attributes.char ?? '', 16));
  },
  'w:fldChar': (element, _, { fields }) => fields.turn(element),
  'w:instrText': (element, into, { fields }) => {
    const text = textOf(element);
    if (/^\s*PAGEREF\s+_Toc/.test(text)) into.leadsToHeading = true;
    fields.addInstruction(text);
  },
  'w:footnoteReference': addNote('footnote'),
  'w:endnoteReference': addNote('endnote'),
  'w:commentReference': addNote('comment'),
  'w:drawing': readDrawing,
  'w:pict': readDrawing,
  'w:object': readDrawing,
  'w:ruby': (element, into, setting) => {
    const base = child(element, 'w:rubyBase');
    if (base) readInline(base, into, setting);
  },
  'mc:AlternateContent': (element, into, setting) => {
    for (const inner of elementsOf(chosenAlternative(element))) RUN[inner.name]?.(inner, into, setting);
  },
};

/** The first of the alternatives of `mc:AlternateContent`, which say the same; any other element itself. */
export function chosenAlternative(element: XmlElement): XmlElement {
  if (element.name !== 'mc:AlternateContent') return element;
  const alternatives = elementsOf(element);
  return alternatives.find(({ children }) => children.length > 0) ?? element;
}

/** A content control that shows what is to be filled in. */
export function isPlaceholder(element: XmlElement): boolean {
  const shows = child(child(element, 'w:sdtPr'), 'w:showingPlcHdr');
  return shows !== null && isOn(shows.attributes.val);
}

function isHidden(properties: XmlElement | null, styles: Styles): boolean {
  const own = child(properties, 'w:vanish');
  if (own) return isOn(own.attributes.val);
  return styles.isHidden(child(properties, 'w:rStyle')?.attributes.val ?? null);
}

/** Set as a superscript, or lifted as far as one. */
function isRaised(properties: XmlElement | null): boolean {
  const lift = Number(child(properties, 'w:position')?.attributes.val ?? 0);
  return child(properties, 'w:vertAlign')?.attributes.val === 'superscript' || lift >= LEAST_LIFT;
}

function childTexts(run: XmlElement): string {
  return elementsOf(run)
    .filter(({ name }) => name === 'w:t')
    .map(textOf)
    .join('');
}

/** A character of a font of symbols; Word writes them in the private use area as well. */
function symbol(font: string, code: number): string {
  if (Number.isNaN(code)) return '';
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return codePoint(font, plain)?.string ?? String.fromCodePoint(Math.min(code, 0x10ffff));
}

function fromSymbols(text: string, font: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, (char) => symbol(font || 'Symbol', char.charCodeAt(0)));
}

/** 10 to the 4th is not 104: raised digits stay raised. */
function raise(text: string): string {
  return text.replace(/[0-9+-]/g, (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'['0123456789+-'.indexOf(sign)]!);
}

/** A formula in one line: fractions with a stroke, powers raised. */
function mathText(element: XmlElement): string {
  const part = (name: string) => {
    const found = child(element, name);
    return found ? mathText(found) : '';
  };
  if (element.name === 'm:t') return textOf(element);
  if (element.name === 'm:f') return `${part('m:num')}/${part('m:den')}`;
  if (element.name === 'm:sSup') return part('m:e') + raise(part('m:sup'));
  return elementsOf(element).map(mathText).join('');
}
