import type { Document } from 'domhandler';
import { loadNameRules } from '../../../knowledge/load.js';
import type { PageRules } from '../../../knowledge/rules.js';
import { tight } from '../../../language/fold.js';
import { parseDate } from '../../../language/numerals.js';
import type { SourceMetadata } from '../../../model/document.js';
import { elementsBelow, textBelow } from './dom.js';
import { fits } from './furniture.js';
import type { PageLine } from './lines.js';
import type { PageIndex } from './pageIndex.js';

const SHORTEST_TITLE = 6;
const LONGEST_TITLE = 500;
const LONGEST_CONTENT = 2000;
const LONGEST_SITE = 14;
const LONGEST_ADDRESS = 2000;
/** Signs between a title and the names of the site and its columns: such as no title holds, and such as it may. */
const SITE_SEAM = /\s*(?:[_|｜]+|>>)\s*/;
const DASH_SEAM = /\s+[-–—·]+\s*|[-–—·]+\s+|(?<!\d)-+(?!\d)/;
const DATE = /(?:19|20)\d{2}\s*[-年/.]\s*(?:[01]\d\s*[-月/.]\s*[0-3]\d|\d{1,2}\s*[-月/.]\s*\d{1,2}(?!\d))/;

/**
 * What a page says of its article: by its index, by `<meta>` elements, by its title and headings.
 *
 * @returns null where it says nothing; the day on which the text was written before the one on which it was published
 */
export function readMetadata(
  document: Document,
  lines: readonly PageLine[],
  index: PageIndex,
  rules: PageRules,
): SourceMetadata | null {
  const meta = readMeta(document);
  const first = (names: readonly string[]) => names.map((name) => meta.get(name)).find(Boolean) ?? null;
  const sites = rules.meta.site.flatMap((name) => meta.get(name) ?? []);
  const headline = lines.find(({ level, kind }) => level === 1 && kind === 'prose')?.text ?? null;
  const titles = [index.title, first(rules.meta.title), pageTitle(document), headline];
  const names = titles.flatMap((title) => (title === null ? [] : (cutSite(title, sites, rules) ?? [])));
  const named = names.find((name) => !/(?:…|\.{2,})$/.test(name)) ?? names[0];
  const behind = named ? rules.numberBehindTitle.pattern.exec(named) : null;
  const source = first(rules.meta.source);
  const metadata: SourceMetadata = {
    title: behind ? named!.slice(0, behind.index) : (named ?? null),
    number: numberOf(index.number) ?? behind?.groups?.number ?? null,
    issuer:
      organsOf(index.issuer, rules) ?? (source !== null && fits(source, rules.organs) ? tight(source) : null),
    date:
      dateOf(index.written) ??
      dateOf(index.published) ??
      dateOf(first(rules.meta.published)) ??
      shownDate(lines, rules),
  };
  return Object.values(metadata).some((value) => value !== null) ? metadata : null;
}

/** The address that a page gives as its own, by `<link rel="canonical">` or `<meta>`: absolute, of the web; else null. */
export function readAddress(document: Document, rules: PageRules): string | null {
  const meta = readMeta(document);
  const link = elementsBelow(document).find(
    ({ name, attribs }) => name === 'link' && attribs.rel?.trim().toLowerCase() === 'canonical',
  );
  const given = [link?.attribs.href, ...rules.meta.address.map((name) => meta.get(name))];
  return given.map((one) => webAddress(one?.trim() ?? '')).find((one) => one !== null) ?? null;
}

function webAddress(text: string): string | null {
  if (!/^https?:\/\/[^/]/i.test(text) || text.length > LONGEST_ADDRESS || !URL.canParse(text)) return null;
  const { href, username, password } = new URL(text);
  return username || password ? null : href;
}

function readMeta(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, attribs } of elementsBelow(document)) {
    const key = (attribs.name ?? attribs.property ?? '').trim().toLowerCase();
    const content = (attribs.content ?? '').slice(0, LONGEST_CONTENT).trim();
    if (name === 'meta' && key !== '' && content !== '' && !found.has(key)) found.set(key, content);
  }
  return found;
}

function pageTitle(document: Document): string | null {
  const title = elementsBelow(document).find(({ name }) => name === 'title');
  return title ? textBelow(title) : null;
}

/** A title without the names of the site and its columns around it; null where nothing else is left. */
function cutSite(title: string, sites: readonly string[], rules: PageRules): string | null {
  const isSite = (piece: string) => sites.includes(piece) || fits(piece, rules.siteNames);
  let pieces = title.slice(0, LONGEST_TITLE).replace(/\s+/g, ' ').trim().split(SITE_SEAM).filter(Boolean);
  while (pieces.length > 1 && isSite(pieces[0]!)) pieces.shift();
  if (pieces.length > 1 && isSite(pieces.at(-1)!) && pieces[0]!.length >= SHORTEST_TITLE)
    pieces = pieces.slice(0, 1);
  const kept = tidy(cutLead(cutEnd(pieces.join('_'), isSite), isSite));
  const isName =
    sites.includes(kept) || fits(kept, rules.noTitles) || (isSite(kept) && kept.length < LONGEST_SITE);
  return kept.length >= SHORTEST_TITLE && !isName ? kept : null;
}

/** Cuts the names of sites behind dashes from the end. */
function cutEnd(title: string, isSite: (piece: string) => boolean): string {
  let end = title.length;
  for (const seam of [...title.matchAll(new RegExp(DASH_SEAM, 'g'))].reverse()) {
    const piece = title.slice(seam.index + seam[0].length, end).trim();
    if (piece !== '' && !isSite(piece)) break;
    end = seam.index;
  }
  return title.slice(0, end);
}

/** Cuts the names of sites and columns from the front; the organ in front of 关于 belongs to the title. */
function cutLead(title: string, isSite: (piece: string) => boolean): string {
  const pieces = title.split(/ +(?:[-–—·]+ *)?/);
  const { about } = loadNameRules().titles;
  let from = 0;
  while (from < pieces.length - 1 && isSite(pieces[from]!) && !about.pattern.test(pieces[from + 1]!)) from++;
  return pieces.slice(from).join(' ');
}

/** White space stays only between Latin words. */
function tidy(text: string): string {
  return text.trim().replace(/(?<![A-Za-z]) | (?![A-Za-z])/g, '');
}

const numberOf = (text: string | null) => (text !== null && /\d/.test(text) ? tight(text) : null);

/** Organs that issue together are kept apart by 、. */
function organsOf(text: string | null, rules: PageRules): string | null {
  if (text === null || !/[\u4e00-\u9fff]{2}/.test(text)) return null;
  const parts = text.split(/[\s,，;；、|]+/).filter(Boolean);
  return parts.every((part) => fits(part, rules.organs)) ? parts.join('、') : tight(text);
}

/** ISO date of what a page gives as a date, alone or with the time of day. */
function dateOf(text: string | null): string | null {
  if (text === null) return null;
  const joined = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (joined) return parseDate(joined.slice(1).join('-'));
  return parseDate(DATE.exec(text)?.[0] ?? (/\d{4}/.test(text) ? '' : text));
}

/** The date in the line of source and time that stands above an article. */
function shownDate(lines: readonly PageLine[], rules: PageRules): string | null {
  for (const { kind, text } of lines) {
    const isShown = (kind === 'prose' || kind === 'row') && text.length < 120 && fits(text, rules.edges);
    const date = isShown ? dateOf(text) : null;
    if (date !== null) return date;
  }
  return null;
}
