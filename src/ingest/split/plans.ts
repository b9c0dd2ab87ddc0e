import { loadNameRules } from '../../knowledge/load.js';
import type { HeadRules, Rule } from '../../knowledge/rules.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { findEvery } from '../../language/everywhere.js';
import { bare, tight } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { sourceLine } from '../../language/sourceMap.js';
import type { Document, SourceMetadata } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import { blockText, type HeadText, readHeadLines } from './headLines.js';
import { type Blocks, findHeads, type Head, publishedHeads, withSignature } from './heads.js';
import { kindOf } from './kinds.js';
import { type OwnTitle, readOpening } from './opening.js';
import type { OrganReader } from './organs.js';
import { readPeriod } from './period.js';
import { isSameTitle, publishedBy } from './titles.js';

/** A plan with the blocks of its body. */
export interface PlanRange {
  readonly plan: Plan;
  /** Where its title block begins; equals `firstBlock` where it has none. */
  readonly headBlock: number;
  readonly firstBlock: number;
  readonly endBlock: number;
}

/** What plans are read with. */
export interface PlanRules {
  readonly heads: HeadRules;
  readonly organs: OrganReader;
  /** Lines between a number and its text that say nothing of it. */
  readonly remarks: readonly Rule[];
  /** Finds the place that governs a plan in its issuer or title. */
  readonly placeOf: (text: string) => string | null;
  /** The only place whose name begins with the given characters, or null. */
  readonly placeFrom: (start: string) => string | null;
}

/** A head with the blocks up to the next one. */
interface Cut {
  readonly head: Head;
  readonly from: number;
  readonly end: number;
  readonly isNews: boolean;
}

/**
 * Cuts a document into its policy texts. The parts that the source itself keeps apart are cut each for itself. A
 * text without a title block is one, whose title is read from its running heads, its first lines, its metadata or
 * the title by which it calls itself.
 */
export function splitPlans(document: Document, rules: PlanRules): PlanRange[] {
  const text = readHeadLines(document, rules.heads, rules.organs, rules.remarks);
  const news = readNews(document, rules);
  const cuts = news
    ? [{ head: news, from: 0, end: document.blocks.length, isNews: true }]
    : partsOf(document).flatMap((part) => cutPart(text, part));
  return cuts.map((cut) => {
    const plan = planOf(text, cut, rules);
    return { plan, headBlock: cut.from, firstBlock: cut.head.body, endBlock: cut.end };
  });
}

interface Part extends Blocks {
  readonly metadata: SourceMetadata | null;
}

function partsOf({ parts, blocks }: Document): Part[] {
  const ranges = parts.map(({ firstBlock, metadata }, i) => ({
    from: i === 0 ? 0 : firstBlock,
    end: parts[i + 1]?.firstBlock ?? blocks.length,
    metadata,
  }));
  const filled = ranges.filter(({ from, end }) => end > from);
  return filled.length > 0 ? filled : [{ from: 0, end: blocks.length, metadata: null }];
}

function cutPart(text: HeadText, part: Part): Cut[] {
  const heads = headsOf(text, part);
  return heads.map((head, i) => {
    const from = i === 0 ? part.from : head.from;
    const end = heads[i + 1]?.from ?? part.end;
    const signed = withSignature(text, head, { from: head.body, end });
    return { head: withCongress(text, withReport(text, signed)), from, end, isNews: false };
  });
}

/** The heads of a part: those in its text, with a text before the first one, or its opening, filled up by its metadata. */
function headsOf(text: HeadText, part: Part): Head[] {
  const heads = findHeads(text, part);
  const opening = readOpening(text, { from: part.from, end: heads[0]?.from ?? part.end });
  if (heads.length === 0) return withMetadata(text, [opening.head], opening.source, part);
  const hasTextBefore = opening.source === 'written' && opening.isText;
  return withMetadata(text, hasTextBefore ? [opening.head, ...heads] : heads, 'head', part);
}

/** Heads filled up with what is said of them beside the text; the text's own words come first. */
function withMetadata(text: HeadText, heads: Head[], source: OwnTitle, part: Part): Head[] {
  const { metadata } = part;
  if (!metadata) return heads;
  const [opening, ...others] = heads as [Head, ...Head[]];
  const first = withSignature(text, opening, { from: opening.body, end: others[0]?.from ?? part.end });
  const title = metadata.title === null ? null : tight(metadata.title);
  const filled = { ...fillHead(text, first, metadata), weak: false };
  if (title === null) return [filled, ...others];
  const published = publishedBy(title, text.rules);
  const says = source === 'head' || source === 'written';
  const body = source === 'head' ? first.body : part.from;
  if (published !== null && !(source === 'head' && first.number !== null)) {
    const issued = publishedHeads(text, { ...filled, body }, published, part);
    if (!says || issued.some((head) => isSameTitle(head.title, first.title))) return [...issued, ...others];
  }
  const keepsTitle = published !== null || (says && !isPieceOf(first.title, title));
  return [keepsTitle ? filled : { ...filled, title }, ...others];
}

/** Whether a title is but a piece of a longer one. */
function isPieceOf(short: string, title: string): boolean {
  return title.length > short.length && bare(title).includes(bare(short));
}

function fillHead(text: HeadText, head: Head, metadata: SourceMetadata): Head {
  const organs = text.organs.all(metadata.issuer ?? '');
  const inTitle = text.organs.opening(tight(metadata.title ?? ''))?.names ?? [];
  return {
    ...head,
    number:
      head.number ??
      (metadata.number &&
        (formatDocumentNumber(metadata.number, text.rules.number.pattern) ?? tight(metadata.number))),
    issuers: [head.issuers, organs, inTitle].find((names) => names.length > 0) ?? [],
    date: head.date ?? metadata.date,
    dateKind: head.date ? head.dateKind : (metadata.dateKind ?? null),
  };
}

/** A law, or what a congress decided, is that of the congress, or its standing committee, that adopted it last. */
function withCongress(text: HeadText, head: Head): Head {
  const kind = kindOf(head.title, text.rules);
  if (head.issuers.length > 0 || !kind || !text.rules.congressKinds.includes(kind)) return head;
  const said = head.occasion ?? '';
  const named = findEvery(said, text.rules.congress.pattern);
  // What only approves stands behind the congress that adopted: 江州市…通过 …江州省…批准.
  const adopted = named
    .filter(({ index }, i) => text.rules.congressAdopts.pattern.test(said.slice(index, named[i + 1]?.index)))
    .at(-1);
  if (!adopted) return head;
  const behind = said.slice(adopted.index + adopted[0].length);
  const place = adopted.groups!.national ?? adopted.groups!.place!.replace(/^.*日/, '');
  const { congress, standingCommittee } = loadNameRules().governing;
  const issuer = `${place}${congress}${behind.startsWith(standingCommittee) ? standingCommittee : ''}`;
  return { ...head, issuers: [issuer] };
}

/**
 * A report on the work of a government is that of the place in its title, or of the congress that hears it. A title that
 * says no more than what it is takes the year of its delivery and that place: 政府工作报告 is the title of thousands.
 */
function withReport(text: HeadText, head: Head): Head {
  const report = text.rules.workReport.pattern.exec(head.title);
  if (!report) return head;
  const congress = text.rules.congress.pattern.exec(head.occasion ?? '')?.groups;
  const place = report.groups?.place ?? congress?.place?.replace(text.rules.heldIn.pattern, '') ?? null;
  const isBare = place !== null && head.date !== null && text.rules.bareReport.pattern.test(head.title);
  const title = isBare ? `${head.date!.slice(0, 4)}年${place}${head.title}` : head.title;
  const { state, place: government } = loadNameRules().governing;
  if (head.issuers.some((name) => name.endsWith(government) || name === state)) return { ...head, title };
  if (place) return { ...head, title, issuers: [`${place}${government}`] };
  return congress?.national ? { ...head, issuers: [state] } : head;
}

const REPORTS_UNTIL_MONTH = 9;

function planOf(text: HeadText, { head, from, end, isNews }: Cut, rules: PlanRules): Plan {
  const { document } = text;
  const first = document.blocks[from];
  const last = document.blocks[end - 1];
  const span = { start: first?.span.start ?? 0, end: last?.span.end ?? document.text.length };
  const fromLine = document.blocks[head.from] ? sourceLine(document, document.blocks[head.from]!.span) : 1;
  const toLine = last ? sourceLine(document, { start: last.span.end - 1, end: last.span.end }) : fromLine;
  const [periodStart, periodEnd] = periodOf(text, head, document.text.slice(span.start, span.end));
  return {
    id: hashId('plan', document.sha256, bare(head.title)),
    file: document.name,
    title: head.title,
    number: head.number,
    issuer: head.issuers[0] ?? null,
    issuers: head.issuers,
    date: head.date,
    dateKind: head.date === null ? null : head.dateKind,
    kind: kindOf(head.title, rules.heads),
    periodStart,
    periodEnd,
    jurisdiction: jurisdictionOf(head, document, rules),
    fromLine,
    toLine,
    span,
    documentKind: isNews ? 'news' : 'policy',
  };
}

/** A report on the work of a government without a year in its title is on the year in which it is delivered. */
function periodOf(text: HeadText, head: Head, body: string): readonly [number | null, number | null] {
  const period = readPeriod(head.title, body, text.rules);
  const isReport = text.rules.workReport.pattern.test(head.title);
  if (!isReport || period[1] !== null || !head.date || !head.occasion) return period;
  const [year, month] = head.date.split('-').map(Number);
  return month! <= REPORTS_UNTIL_MONTH ? [year!, year!] : period;
}

/**
 * The place of a plan: that of its issuers, its title, its occasion or its running heads; where none of them names
 * a place, the one that its number does. A text of the state has none.
 */
function jurisdictionOf(
  head: Head,
  document: Document,
  { heads, placeOf, placeFrom }: PlanRules,
): string | null {
  for (const name of head.issuers) {
    const place = placeOf(name);
    if (place) return place;
  }
  if (
    head.issuers.some((name) => heads.organs.national.pattern.test(name)) ||
    heads.national.pattern.test(head.title)
  )
    return null;
  const said = [head.title, head.occasion ?? '', ...document.runningHeads];
  const place = said.map(placeOf).find((named) => named !== null);
  if (place) return place;
  const isNamed = [...head.issuers, ...said].some((words) => heads.namesPlace.pattern.test(words));
  const letters = heads.numberPlace.pattern.exec(head.number ?? '')?.groups?.place;
  return letters && !isNamed ? placeFrom(letters) : null;
}

/** The plan that a news report is about, when the document has a byline and reports a publication. */
function readNews(document: Document, { heads, placeOf }: PlanRules): Head | null {
  const texts = document.blocks.map((block) => blockText(document, block));
  if (!texts.some((text) => text.length < 60 && heads.news.byline.pattern.test(text))) return null;
  const reported = heads.news.reported.pattern.exec(document.text);
  if (!reported) return null;
  const named = heads.news.reporter.pattern.exec(document.text)?.groups?.issuer ?? null;
  return {
    title: tight(reported.groups!.title!),
    number: formatDocumentNumber(document.text, heads.number.pattern),
    issuers: named ? [fullIssuer(named, placeOf(document.text), heads.news)] : [],
    more: false,
    date: null,
    dateKind: null,
    occasion: null,
    from: 0,
    body: 0,
    weak: false,
  };
}

/** 市政府办公室 of 郑州市 is 郑州市人民政府办公厅. */
function fullIssuer(name: string, place: string | null, rules: HeadRules['news']): string {
  const organ = rules.issuerNames.reduce((rest, { pattern, by }) => rest.replace(pattern, by), name);
  return place && rules.issuerLevel.pattern.test(organ)
    ? place.replace(loadNameRules().known.wholePlace.pattern, '') + organ
    : organ;
}
