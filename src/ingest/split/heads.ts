import type { HeadRules } from '../../knowledge/rules.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { bare, tight } from '../../language/fold.js';
import { parseDate } from '../../language/numerals.js';
import type { Block, Document } from '../../model/document.js';

/** The title block of a policy text and where its body begins. */
export interface Head {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  /** Index of the first block that belongs to the text. */
  readonly from: number;
  /** Index of the first block of the body. */
  readonly body: number;
}

const TITLE_BLOCKS = 5;
const TITLE_LENGTH = 70;
const BLOCKS_TO_ADDRESSEES = 6;
const BLOCKS_TO_TITLE = 14;
const SERIAL = /^\d{1,3}\s*[.、．]\s*/;
const DATE_IN_BRACKETS = /[(（]\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[)）]\s*$/;

/**
 * Finds the title blocks of a document, in order. A title block is recognised by a document number or by
 * its line of addressees; a covering notice yields one head for each text that it publishes.
 */
export function findHeads(document: Document, rules: HeadRules): Head[] {
  const texts = document.blocks.map((block) => blockText(document, block));
  const heads: Head[] = [];
  let after = 0;
  for (let i = 0; i < texts.length; i++) {
    if (!opensWithNumber(texts[i]!, rules) && !rules.addressees.pattern.test(texts[i]!)) continue;
    if (i < after) continue;
    const found = readHead(texts, i, after, rules);
    if (!found) continue;
    heads.push(...found);
    after = found.at(-1)!.body;
  }
  return heads;
}

export function blockText(document: Document, block: Block): string {
  return document.text.slice(block.span.start, block.span.end);
}

function opensWithNumber(text: string, rules: HeadRules): boolean {
  return text.length < 40 && rules.number.pattern.exec(text)?.index === 0;
}

function readHead(texts: readonly string[], anchor: number, floor: number, rules: HeadRules): Head[] | null {
  let from = anchor;
  while (from > floor && anchor - from < TITLE_BLOCKS && isTitleLine(texts[from - 1]!, rules)) from--;
  let end = anchor;
  for (let i = anchor; i < Math.min(texts.length, anchor + BLOCKS_TO_ADDRESSEES); i++) {
    if (rules.addressees.pattern.test(texts[i]!)) end = i;
  }
  const block = texts.slice(from, end + 1);
  const lines = block.filter((text) => !opensWithNumber(text, rules) && !rules.addressees.pattern.test(text));
  const written = lines.filter((text) => !isDateLine(text)).map((text) => text.replace(SERIAL, ''));
  if (written.length === 0) return null;
  const joined = tight(written.join(''));
  const number = formatDocumentNumber(
    block.find((text) => opensWithNumber(text, rules)) ?? '',
    rules.number.pattern,
  );
  const issuer = readIssuer(written[0]!, rules);
  const dateInTitle = DATE_IN_BRACKETS.exec(joined);
  const date = lineDate(block) ?? (dateInTitle ? parseDate(dateInTitle[0]) : null);
  const full = joined.replace(DATE_IN_BRACKETS, '');
  const title = stripIssuer(full, issuer);
  const notice = rules.notice.pattern.exec(full);
  if (!notice) return [{ title, number, issuer, date: date ?? decidedOn(texts, end), from, body: end + 1 }];

  const published = publishedTitles(notice.groups!.published!, texts.slice(end + 1, end + 4));
  const heads: Head[] = [];
  let at = end + 1;
  for (const name of published) {
    const place = findTitle(texts, name, at, heads.length === 0 ? BLOCKS_TO_TITLE : texts.length, rules);
    if (heads.length > 0 && !place) continue;
    const covering = texts.slice(end + 1, place?.from ?? end + 1);
    const signed = covering.map((text) => readIssuer(text, rules)).find((name) => name !== null) ?? null;
    heads.push({
      title: tight(place ? place.title : name),
      number,
      issuer: issuer ?? heads[0]?.issuer ?? signed,
      date: date ?? heads[0]?.date ?? lineDate(covering),
      from: heads.length === 0 ? from : place!.from,
      body: place ? place.to : end + 1,
    });
    at = place ? place.to : at;
  }
  return heads;
}

function readIssuer(text: string, rules: HeadRules): string | null {
  const found = rules.issuer.pattern.exec(tight(text).replace(SERIAL, ''));
  return found?.index === 0 ? found.groups!.issuer! : null;
}

function stripIssuer(title: string, issuer: string | null): string {
  const rest = issuer && title.startsWith(issuer) ? title.slice(issuer.length) : title;
  return rest.startsWith('关于') ? rest : title;
}

function isTitleLine(text: string, rules: HeadRules): boolean {
  const line = text.replace(SERIAL, '');
  if (text.length > TITLE_LENGTH || /[。；;，\t]/.test(line) || /[:：]$/.test(line)) return false;
  if (/^[一二三四五六七八九十(（]/.test(line) && !/^[(（]?(20|19)\d\d/.test(line)) return false;
  if (SERIAL.test(text)) return line.includes('关于') || kindOf(line, rules) !== null;
  return true;
}

function isDateLine(text: string): boolean {
  return text.length < 16 && parseDate(text) !== null;
}

function lineDate(texts: readonly string[]): string | null {
  for (const text of texts) {
    if (isDateLine(text)) return parseDate(text);
    const behindNumber = /号(.{8,14}日)$/.exec(tight(text));
    if (behindNumber && text.length < 40) return parseDate(behindNumber[1]!);
  }
  return null;
}

/** The day on which a personnel notice says that its organ decided: …二〇二二年七月一日决定. */
function decidedOn(texts: readonly string[], addressees: number): string | null {
  for (const text of texts.slice(addressees + 1, addressees + 3)) {
    const found = /(.{8,12}日)决定/.exec(text);
    if (found) return parseDate(found[1]!);
  }
  return null;
}

function publishedTitles(published: string, covering: readonly string[]): string[] {
  const inMarks = (text: string) => [...text.matchAll(/《([^》]+)》/g)].map((found) => found[1]!);
  const inNotice = inMarks(published);
  if (inNotice.length > 0) return inNotice;
  const joined = covering.join('');
  const announced = inMarks(joined.split(/印发给你们|现予|请认真/)[0]!);
  return announced.length > 0 && bare(announced.join('')).length > 0 ? announced : [published];
}

/** The block, or run of up to three blocks, that is the title of a published text. */
function findTitle(
  texts: readonly string[],
  name: string,
  from: number,
  reach: number,
  rules: HeadRules,
): { from: number; to: number; title: string } | null {
  const wanted = bare(name);
  for (let i = from; i < Math.min(texts.length, from + reach); i++) {
    if (texts[i]!.length > TITLE_LENGTH || /《/.test(texts[i]!)) continue;
    let joined = '';
    for (let j = i; j < Math.min(i + 3, texts.length); j++) {
      joined += texts[j]!;
      const written = bare(joined);
      if (
        written === wanted ||
        (written.startsWith(wanted) && written.length - wanted.length < 14 && isTitleLine(texts[j]!, rules))
      ) {
        return { from: i, to: j + 1, title: joined };
      }
    }
  }
  return null;
}

/** The kind of a policy text by its title (规划, 意见, …), or null. */
export function kindOf(title: string, rules: HeadRules): string | null {
  const stem = tight(title).replace(/[(（][^()（）]*[)）]$/, '');
  let best: { kind: string; end: number } | null = null;
  for (const kind of rules.kinds) {
    const end = stem.lastIndexOf(kind) + kind.length;
    if (end < kind.length) continue;
    if (!best || end > best.end || (end === best.end && kind.length > best.kind.length)) best = { kind, end };
  }
  return best ? (rules.kindGroups[best.kind] ?? best.kind) : null;
}
