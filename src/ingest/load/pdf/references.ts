import type { TextRun } from './items.js';
import { isRaised, type TextLine } from './lines.js';

/** A mark by which notes are called: ①, 1, [1], *. */
const MARK = /^(?:[①-⑳㉑-㉟]|[[〔【(（]?\d{1,3}[\]〕】)）]?|[*＊†‡]{1,3}|注\d{1,2})$/;
/** A raised number behind these is an exponent: km², 10⁴. */
const BASE = /[A-Za-zμΩ×]$|×10$/;

/** The name of a note as references give it: the mark without its brackets. */
export function nameOfMark(mark: string): string {
  return mark.replace(/[[\]〔〕【】()（）\s]/g, '').replaceAll('＊', '*');
}

/**
 * The text of a run, with the mark of a reference in the place of a raised sign that calls a note, and of the signs
 * that call one of the notes of the page by standing in the line.
 *
 * @param before the text of the line in front of the run
 * @param notes names of the notes of the page; null where they are not known
 */
export function writeReference(
  run: TextRun,
  before: string,
  line: TextLine,
  notes: ReadonlySet<string> | null,
): string {
  const text = run.text.replace(/\s/g, '');
  if (isRaised(run, line) && before !== '' && MARK.test(text) && !BASE.test(before.trimEnd()))
    return `[^${nameOfMark(text)}]`;
  if (!notes || notes.size === 0) return run.text;
  return run.text.replace(/[①-⑳㉑-㉟]|\[\d{1,3}\]|〔\d{1,3}〕|[*＊†‡]{1,3}/g, (mark, at: number) => {
    const isCalled = notes.has(nameOfMark(mark)) && /[^\s。；;：:]$/.test(before + run.text.slice(0, at));
    return isCalled ? `[^${nameOfMark(mark)}]` : mark;
  });
}
