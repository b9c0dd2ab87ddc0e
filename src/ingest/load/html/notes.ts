import type { Document, Element } from 'domhandler';
import { elementsBelow, textStart } from './dom.js';

/** What an element is for the notes of a page: the reference to one, or the place where one begins. */
export interface NoteMark {
  readonly is: 'reference' | 'note';
  readonly name: string;
}

const LONGEST_SIGN = 100;
/** How references to notes are written: [1], ①, 注1, *. */
const SIGN = /^[[［【(（〔]?(注?\d{1,3}|[①-⑳]|[ivx]{1,5}|[*＊†])[\]］】)）〕]?$/;
const LEADING_SIGN = /^\s*(?:[[［【(（〔](注?\d{1,3}|[*＊†])[\]］】)）〕]|([①-⑳])|注(\d{1,3})[:：])\s*/;

/** The name of the note that a sign refers to, or null where the text is no such sign. */
export function noteOfSign(text: string): string | null {
  return nameOf(SIGN.exec(text.replace(/\s+/g, ''))?.[1]);
}

/** The sign that a line opens with, as the name of the note and its length in characters; null where there is none. */
export function leadingNote(text: string): { readonly name: string; readonly length: number } | null {
  const found = LEADING_SIGN.exec(text);
  const name = nameOf(found?.[1] ?? found?.[2] ?? found?.[3]);
  return found && name !== null ? { name, length: found[0].length } : null;
}

/** ① and 注1 are the note 1. */
function nameOf(sign: string | undefined): string | null {
  return sign === undefined ? null : sign.normalize('NFKC').replace('注', '');
}

/**
 * The footnotes that are linked to from the text: a link whose words are a sign ([1]) and whose target, further on,
 * links back or begins with the same sign.
 */
export function findNotes(document: Document): Map<Element, NoteMark> {
  const elements = elementsBelow(document);
  const order = new Map(elements.map((element, i) => [element, i]));
  const targets = targetsOf(elements);
  const marks = new Map<Element, NoteMark>();
  for (const link of elements) {
    const target = targets.get(fragmentOf(link) ?? '');
    if (!target || marks.has(link) || order.get(target)! <= order.get(link)!) continue;
    const name = noteOfSign(textStart(link, LONGEST_SIGN));
    if (name === null || !isNote(target, name)) continue;
    marks.set(link, { is: 'reference', name });
    if (!marks.has(target)) markNote(target, name, marks);
  }
  return marks;
}

/** Marks where a note begins, and the sign there that links back to its reference. */
function markNote(target: Element, name: string, marks: Map<Element, NoteMark>): void {
  marks.set(target, { is: 'note', name });
  const back = elementsBelow(target).find((element) => noteOfSign(textStart(element, LONGEST_SIGN)) === name);
  if (back) marks.set(back, { is: 'note', name });
}

/** The elements of a page by the names that links find them by. */
function targetsOf(elements: readonly Element[]): Map<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of elements) {
    for (const key of [element.attribs.id, element.attribs.name]) {
      if (key && !targets.has(key)) targets.set(key, element);
    }
  }
  return targets;
}

function fragmentOf(element: Element): string | null {
  if (element.name !== 'a') return null;
  return /#([^#]{1,80})$/.exec(element.attribs.href ?? '')?.[1] ?? null;
}

function isNote(target: Element, name: string): boolean {
  const text = textStart(target, LONGEST_SIGN);
  if (noteOfSign(text) === name || leadingNote(text)?.name === name || target.name === 'li') return true;
  return (
    text.trim() === '' && leadingNote(target.next ? textStart(target.next, LONGEST_SIGN) : '')?.name === name
  );
}
