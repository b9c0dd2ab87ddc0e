import type { HeadRules, Rule } from '../../knowledge/rules.js';
import { opensWithDocumentNumber } from '../../language/documentNumber.js';
import { tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { Block, Document } from '../../model/document.js';
import type { OrganReader } from './organs.js';

/** What a block may be in or around a title block; `text` is anything else. */
export type HeadLine =
  | 'number'
  | 'date'
  | 'addressees'
  | 'salutation'
  | 'adopted'
  | 'delivered'
  | 'speaker'
  | 'masthead'
  | 'organs'
  | 'remark'
  | 'title'
  | 'text';

/** A document with what its blocks may be in a title block. */
export interface HeadText {
  readonly document: Document;
  readonly texts: readonly string[];
  readonly lines: readonly HeadLine[];
  readonly rules: HeadRules;
  readonly organs: OrganReader;
}

const TITLE_LENGTH = 80;
const DATE_LENGTH = 16;
const OCCASION_LENGTH = 400;
const MOST_OCCASION_BLOCKS = 3;
const OCCASION_OPENS = /^(?:[(（][^)）。]{4,}|[—―－–-]{1,4}[\d〇○零一二三四五六七八九]{4}年[^。]*)$/;
/** Number of a text in a collection. */
export const SERIAL = /^\d{1,3}\s*[.、．]\s*(?!\d)/;
export function readHeadLines(
  document: Document,
  rules: HeadRules,
  organs: OrganReader,
  remarks: readonly Rule[],
): HeadText {
  const texts = document.blocks.map((block) => blockText(document, block));
  const lines = texts.map((text, i) => lineOf(text, document.blocks[i]!, { rules, organs, remarks }));
  if (rules.formerAnnex.pattern.test(texts[0] ?? '')) lines[0] = 'remark';
  joinOccasions(texts, lines, rules);
  return { document, texts, lines, rules, organs };
}

export function blockText(document: Document, block: Block): string {
  return document.text.slice(block.span.start, block.span.end);
}

const ADDRESSING = ['salutation', 'addressees'] as const;

function lineOf(
  text: string,
  block: Block,
  { rules, organs, remarks }: { rules: HeadRules; organs: OrganReader; remarks: readonly Rule[] },
): HeadLine {
  if (block.kind === 'note' || text.length > OCCASION_LENGTH) return 'text';
  if (opensWithDocumentNumber(text, rules.number.pattern)) return 'number';
  if (block.kind === 'row' || /[。；;]/.test(text)) return 'text';
  const written = tight(text);
  if (isDateLine(text)) return 'date';
  const addressing = ADDRESSING.find((kind) => rules[kind].pattern.test(written));
  if (rules.delivered.pattern.test(written)) return 'delivered';
  if (isAdopted(written, rules)) return 'adopted';
  if (addressing) return addressing;
  if (remarks.some((rule) => rule.pattern.test(written))) return 'remark';
  if (namesMasthead(written, rules, organs)) return 'masthead';
  if (organs.all(written).length > 0) return 'organs';
  if (rules.speaker.pattern.test(written)) return 'speaker';
  return isTitleLine(text, rules) ? 'title' : 'text';
}

/** Whether a line names organs as the head of a page of theirs does: 江州市人民政府文件. */
function namesMasthead(text: string, rules: HeadRules, organs: OrganReader): boolean {
  const groups = rules.organs.masthead.pattern.exec(text)?.groups;
  return groups !== undefined && organs.all(groups.organs!).length > 0;
}

/** A note of adoption or delivery that runs over several blocks is one: they are all of it. */
function joinOccasions(texts: readonly string[], lines: HeadLine[], rules: HeadRules): void {
  texts.forEach((text, i) => {
    if (!OCCASION_OPENS.test(tight(text)) || lines[i] === 'adopted' || lines[i] === 'delivered') return;
    const occasion = findOccasion(texts.slice(i, i + MOST_OCCASION_BLOCKS), rules);
    if (occasion) lines.fill(occasion.line, i, i + occasion.blocks);
  });
}

/** How many blocks, two at least, make the note of adoption or delivery that the first of them opens; null where none do. */
function findOccasion(
  texts: readonly string[],
  rules: HeadRules,
): { blocks: number; line: 'delivered' | 'adopted' } | null {
  for (let blocks = 2; blocks <= texts.length; blocks++) {
    const joined = tight(texts.slice(0, blocks).join(''));
    if (rules.delivered.pattern.test(joined)) return { blocks, line: 'delivered' };
    if (isAdopted(joined, rules) && /[)）]$/.test(joined)) return { blocks, line: 'adopted' };
  }
  return null;
}

function isAdopted(text: string, rules: HeadRules): boolean {
  return rules.adopted.pattern.test(text) && (/^[(（]/.test(text) || rules.adoptedEnd.pattern.test(text));
}

function isDateLine(text: string): boolean {
  const written = tight(text);
  return (
    written.length < DATE_LENGTH &&
    /^[(（]?[\d〇○零一二三四五六七八九]{4}/.test(written) &&
    parseDate(written) !== null
  );
}

/** A line that may be a title or part of one: short, without signs of a sentence, without the number of a heading. */
function isTitleLine(text: string, { numberedLine }: HeadRules): boolean {
  const line = text.replace(SERIAL, '');
  if (line === '') return text !== '';
  if (text.length > TITLE_LENGTH || /[。；;，？！?!\t]/.test(line) || /[:：]$/.test(line)) return false;
  return !numberedLine.pattern.test(line) && /[\u4e00-\u9fff]/.test(line);
}
