import type { HeadRules } from '../../knowledge/rules.js';
import { formatDocumentNumber } from '../../language/documentNumber.js';
import { bare, tight } from '../../language/fold.js';
import { hashId } from '../../language/hash.js';
import { parseDate } from '../../language/numerals.js';
import { sourceLine } from '../../language/sourceMap.js';
import type { Document } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import { blockText, findHeads, type Head, kindOf } from './heads.js';

/** A plan with the blocks of its body. */
export interface PlanRange {
  readonly plan: Plan;
  /** Where its title block begins; equals `firstBlock` where it has none. */
  readonly headBlock: number;
  readonly firstBlock: number;
  readonly endBlock: number;
}

const OPENING_BLOCKS = 12;
const SHORTEST_TITLE = 6;

/**
 * Cuts a document into its policy texts. A document without any title block is one text, whose title is
 * read from its running heads, its first lines or the title by which it calls itself.
 *
 * @param placeOf finds the place that governs a plan in its issuer or title
 */
export function splitPlans(
  document: Document,
  rules: HeadRules,
  placeOf: (text: string) => string | null,
): PlanRange[] {
  const news = readNews(document, rules, placeOf);
  const heads = news ? [news] : findHeads(document, rules);
  const all = heads.length > 0 ? heads : [headless(document, rules)];
  return all.map((head, i) => {
    const endBlock = all[i + 1]?.from ?? document.blocks.length;
    const from = i === 0 ? 0 : head.from;
    const first = document.blocks[from];
    const last = document.blocks[endBlock - 1];
    const span = { start: first?.span.start ?? 0, end: last?.span.end ?? document.text.length };
    const fromLine = document.blocks[head.from] ? sourceLine(document, document.blocks[head.from]!.span) : 1;
    const toLine = last ? sourceLine(document, { start: last.span.end - 1, end: last.span.end }) : fromLine;
    const opening = document.text.slice(span.start, span.end);
    const [periodStart, periodEnd] = readPeriod(head.title, opening, rules);
    const plan: Plan = {
      id: hashId('plan', document.sha256, bare(head.title)),
      file: document.name,
      title: head.title,
      number: head.number,
      issuer: head.issuer,
      date: head.date,
      kind: kindOf(head.title, rules),
      periodStart,
      periodEnd,
      jurisdiction: placeOf(head.issuer ?? '') ?? placeOf(head.title) ?? placeOf(opening.slice(0, 3000)),
      fromLine,
      toLine,
      span,
      documentKind: news ? 'news' : 'policy',
    };
    return { plan, headBlock: from, firstBlock: head.body, endBlock };
  });
}

/** The plan that a news report is about, when the document has a byline and reports a publication. */
function readNews(
  document: Document,
  rules: HeadRules,
  placeOf: (text: string) => string | null,
): Head | null {
  const texts = document.blocks.map((block) => blockText(document, block));
  if (!texts.some((text) => text.length < 60 && rules.news.byline.test(text))) return null;
  const reported = rules.news.reported.exec(document.text);
  if (!reported) return null;
  const named = rules.news.reporter.exec(document.text)?.groups?.issuer ?? null;
  return {
    title: tight(reported.groups!.title!),
    number: formatDocumentNumber(document.text, rules.number.pattern),
    issuer: named && fullIssuer(named, placeOf(document.text)),
    date: null,
    from: 0,
    body: 0,
  };
}

/** 市政府办公室 of 郑州市 is 郑州市人民政府办公厅. */
function fullIssuer(name: string, place: string | null): string {
  const organ = name.replace(/(?<!人民)政府/, '人民政府').replace('办公室', '办公厅');
  return place && /^[省市县区]/.test(organ) ? place.replace(/[省市县区]$/, '') + organ : organ;
}

function headless(document: Document, rules: HeadRules): Head {
  const texts = document.blocks.slice(0, OPENING_BLOCKS).map((block) => blockText(document, block));
  const running = document.runningHeads
    .map(tight)
    .find((text) => kindOf(text, rules) !== null && text.length >= SHORTEST_TITLE);
  const first = texts.findIndex(
    (text) =>
      text.length >= SHORTEST_TITLE && text.length < 70 && !/[。；]/.test(text) && endsWithKind(text, rules),
  );
  const own = ownTitle(document, rules);
  const written = first >= 0 ? texts[first]! : null;
  const title = running ?? written ?? own ?? document.name.replace(/\.[^.]*$/, '');
  const stem = tight(title).replace(/^\d{1,3}[.、．]/, '');
  const date = /[(（](20\d{2}年\d{1,2}月\d{1,2}日)[)）]$/.exec(stem);
  const body = !running && written && first <= 2 ? first + 1 : 0;
  const clean = stem.replace(/[(（]20\d{2}年\d{1,2}月\d{1,2}日[)）]$/, '');
  const repeated = texts[body] && bare(texts[body]!) === bare(clean) ? body + 1 : body;
  return {
    title: clean,
    number: null,
    issuer: null,
    date: date ? parseDate(date[1]!) : null,
    from: 0,
    body: repeated,
  };
}

function endsWithKind(text: string, rules: HeadRules): boolean {
  const stem = tight(text)
    .replace(/([(（][^()（）]*[)）])+$/, '')
    .replace(/\d+条$/, '');
  return rules.kinds.some((kind) => stem.endsWith(kind));
}

/**
 * The title in 《》 that a text without a title block uses of itself: the one whose words recur most in
 * the text, among those cited in its opening.
 */
function ownTitle(document: Document, rules: HeadRules): string | null {
  const opening = document.text.slice(0, 4000);
  let best: { title: string; score: number } | null = null;
  for (const found of opening.matchAll(/《([^》]{6,60})》/g)) {
    const title = tight(found[1]!);
    if (!endsWithKind(title, rules)) continue;
    const subject = title
      .replace(/.*[”"]/, '')
      .replace(new RegExp(`(建设|发展|总体)?(${rules.kinds.join('|')})$`), '');
    if (subject.length < 2) continue;
    const score =
      document.text.split(subject).length -
      1 +
      (/将$|编制$|制定$/.test(opening.slice(0, found.index)) ? 3 : 0);
    if (!best || score > best.score) best = { title, score };
  }
  return best?.title ?? null;
}

/** First and last year of a plan by its title, by what it says of its term, or by the five-year plan it names. */
function readPeriod(title: string, text: string, rules: HeadRules): [number | null, number | null] {
  const range = /(20\d{2})年?\s*[—–\-~～至－]+\s*(20\d{2})年?/.exec(title);
  if (range) return [Number(range[1]), Number(range[2])];
  const fiveYears = Object.entries(rules.fiveYearPlans).find(([name]) => title.includes(name));
  if (fiveYears) return fiveYears[1];
  const year = /(20\d{2})年/.exec(title);
  if (year) return [Number(year[1]), Number(year[1])];
  for (const rule of rules.periods) {
    const groups = rule.pattern.exec(text)?.groups;
    if (groups) return [groups.start ? Number(groups.start) : null, groups.end ? Number(groups.end) : null];
  }
  return [null, null];
}
