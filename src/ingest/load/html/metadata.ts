import type { Document } from 'domhandler';
import type { PageRules } from '../../../knowledge/rules.js';
import { tight } from '../../../language/fold.js';
import { parseDate } from '../../../language/numerals.js';
import type { SourceMetadata } from '../../../model/document.js';
import { elementsBelow, textBelow } from './dom.js';
import { fits } from './furniture.js';
import type { PageLine } from './lines.js';
import type { PageIndex } from './pageIndex.js';

const SHORTEST_TITLE = 6;
/** Signs at which a title is followed by the names of the site and its columns. */
const TITLE_SEAM = /\s*[_|｜]+\s*|\s+[-–—·]\s+|(?<!\d)-+(?!\d)|(?<=\s)[-–—]|[-–—](?=\s)|>>/;

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
  const named = titles
    .map((title) => (title === null ? null : cutSite(title, sites, rules)))
    .find((title) => title !== null);
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

function readMeta(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, attribs } of elementsBelow(document)) {
    const key = (attribs.name ?? attribs.property ?? '').trim().toLowerCase();
    const content = (attribs.content ?? '').trim();
    if (name === 'meta' && key !== '' && content !== '' && !found.has(key)) found.set(key, content);
  }
  return found;
}

function pageTitle(document: Document): string | null {
  const title = elementsBelow(document).find(({ name }) => name === 'title');
  return title ? textBelow(title) : null;
}

/** A title without the names of the site and its columns behind it; null where nothing else is left. */
function cutSite(title: string, sites: readonly string[], rules: PageRules): string | null {
  const text = title.replace(/\s+/g, ' ').trim();
  const seams = [...text.matchAll(new RegExp(TITLE_SEAM, 'g'))];
  let end = text.length;
  for (const seam of seams.reverse()) {
    const piece = text.slice(seam.index + seam[0].length, end).trim();
    if (piece !== '' && !sites.includes(piece) && !fits(piece, rules.siteNames)) break;
    end = seam.index;
  }
  const kept = tidy(text.slice(0, end));
  const says = kept.length >= SHORTEST_TITLE && !sites.includes(kept) && !fits(kept, rules.noTitles);
  return says && !(seams.length === 0 && fits(kept, rules.siteNames) && kept.length < 12) ? kept : null;
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

function dateOf(text: string | null): string | null {
  if (text === null) return null;
  const joined = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  return parseDate(joined ? `${joined[1]}-${joined[2]}-${joined[3]}` : tight(text));
}

/** The date in the line of source and time that stands above an article. */
function shownDate(lines: readonly PageLine[], rules: PageRules): string | null {
  for (const { kind, text } of lines) {
    const date =
      kind === 'prose' && text.length < 120 && fits(text, rules.edges) ? parseDate(tight(text)) : null;
    if (date !== null) return date;
  }
  return null;
}
