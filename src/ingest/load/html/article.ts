import { loadNameRules } from '../../../knowledge/load.js';
import type { PageRules } from '../../../knowledge/rules.js';
import { bare } from '../../../language/fold.js';
import { namesOf } from './dom.js';
import { fits, proseIn, type WeighedPage } from './furniture.js';
import type { LineRange, PageLine } from './lines.js';

/** The smallest element with this share of the prose of a page holds its article. */
const NEARLY_ALL = 0.9;
/** What stands around the prose belongs to the article where less of it than this is in links. */
const FEW_LINKS = 0.3;
const LINES_OF_LINKS = 3;
const LINES_OF_TITLE = 3;
const LINES_TO_TITLE = 12;
const SHORTEST_PART = 10;
const LINES_OF_EDGE = 30;
/** A line of the text itself, no line of its head. */
const BODY_LINE = 40;

/**
 * Which lines of a page are its article's: those of the element that holds its prose, with the title and the lines
 * of the plan's own head and end that stand outside of it, without what the page adds before, between and behind.
 *
 * @param title what the page calls its article
 */
export function findArticle(page: WeighedPage, title: string | null, rules: PageRules): boolean[] {
  const { known, ...body } = findBody(page, rules);
  const kept = page.lines.map((_, i) => i >= body.from && i < body.to && !page.chrome[i]);
  dropLinks(kept, page, rules);
  if (!known) dropAbove(kept, { page, body, title: title === null ? '' : bare(title) }, rules);
  keepHead(kept, { page, body, title: title === null ? '' : bare(title) }, rules);
  keepEnd(kept, page, body, rules);
  dropEdges(kept, page, rules);
  dropRepeatedTitle(kept, page, title === null ? null : bare(title));
  return kept.some(Boolean) ? kept : page.lines.map(({ kind }) => kind !== 'unseen');
}

/** The lines of the element that holds nearly all prose of the page, and whether it is known to hold nothing else. */
function findBody(page: WeighedPage, rules: PageRules): LineRange & { readonly known: boolean } {
  const all = { from: 0, to: page.lines.length };
  const total = proseIn(page, all);
  const around = [...page.ranges.entries(), [null, all] as const]
    .filter(([, range]) => proseIn(page, range) >= total * NEARLY_ALL)
    .sort(([, a], [, b]) => a.to - a.from - (b.to - b.from));
  const known = around.find(
    ([element]) =>
      element !== null &&
      namesOf(element).some((name) => rules.containers.some(({ pattern }) => pattern.test(name))),
  );
  if (known) return { ...known[1], known: true };
  let body = around[0]![1];
  for (const [, range] of around) {
    if (!goesOn(page, body, range)) break;
    body = range;
  }
  return { ...body, known: false };
}

/** Whether what a larger element holds before and behind an article belongs to it: there are few links in it. */
function goesOn(page: WeighedPage, inner: LineRange, outer: LineRange): boolean {
  const hasFewLinks = ({ from, to }: LineRange) => {
    let linked = 0;
    let length = 0;
    for (let i = from; i < to; i++) {
      if (page.chrome[i]) continue;
      linked += page.lines[i]!.linked;
      length += page.lines[i]!.text.length;
    }
    return linked <= length * FEW_LINKS;
  };
  return hasFewLinks({ from: outer.from, to: inner.from }) && hasFewLinks({ from: inner.to, to: outer.to });
}

/** Leaves out lists of links: an article has no three lines one after the other that are links. */
function dropLinks(kept: boolean[], page: WeighedPage, rules: PageRules): void {
  const shown = shownLines(page, kept);
  let from = 0;
  const close = (to: number) => {
    if (to - from < LINES_OF_LINKS) return;
    const above = shown[from - 1];
    if (above !== undefined && page.lines[above]!.level > 0) kept[above] = false;
    for (const i of shown.slice(from, to)) kept[i] = false;
  };
  for (const [k, i] of shown.entries()) {
    const { text, linked } = page.lines[i]!;
    // Lists of links show the days on which they were set.
    const words = text.replace(/[\s\d\-/.:年月日·•[\]]+/g, '').length;
    if (linked > 0 && linked > 0.8 * words && !fits(text, rules.own)) continue;
    close(k);
    from = k + 1;
  }
  close(shown.length);
}

/** The indices of the lines with text that are kept. */
function shownLines({ lines }: WeighedPage, kept: readonly boolean[]): number[] {
  return lines.flatMap(({ kind }, i) => (kept[i] && kind !== 'image' && kind !== 'unseen' ? [i] : []));
}

/** Where only the prose tells where the article is, what stands above its title is the page's, but for the plan's own. */
function dropAbove(
  kept: boolean[],
  { page, body, title }: { page: WeighedPage; body: LineRange; title: string },
  rules: PageRules,
): void {
  let to = body.from;
  while (to < body.to && proseIn(page, { from: to, to: to + 1 }) < BODY_LINE) to++;
  const at = findTitle(page, title, { from: body.from, to });
  for (let i = body.from; i < (at ?? body.from); i++)
    kept[i] = kept[i]! && fits(page.lines[i]!.text, rules.own);
}

/**
 * Takes in the title in front of the body, where it does not stand in it, with what is the plan's own between them;
 * where no title is known, the plain lines right above the body.
 */
function keepHead(
  kept: boolean[],
  { page, body, title }: { page: WeighedPage; body: LineRange; title: string },
  rules: PageRules,
): void {
  const inside = findTitle(page, title, {
    from: body.from,
    to: Math.min(body.to, body.from + LINES_TO_TITLE),
  });
  const before = findTitle(page, title, { from: 0, to: body.from });
  if (inside === null && before === null) keepPlainLines(kept, page, body, rules);
  for (let i = before ?? Math.max(0, body.from - LINES_TO_TITLE); i < body.from; i++) {
    const line = page.lines[i]!;
    if (page.chrome[i] || line.kind === 'image') continue;
    const isHead = before !== null && inside === null && !isAside(line, rules);
    kept[i] = kept[i]! || isHead || fits(line.text, rules.own);
  }
}

/** Takes in the few lines above the body that are neither links nor furniture, over the line of source and time. */
function keepPlainLines(kept: boolean[], page: WeighedPage, body: LineRange, rules: PageRules): void {
  const opening = { from: body.from, to: Math.min(body.to, body.from + LINES_TO_TITLE) };
  let room = LINES_OF_TITLE;
  for (let i = body.from - 1; i >= 0 && room > 0; i--) {
    const line = page.lines[i]!;
    if (line.kind === 'unseen' || line.kind === 'image' || fits(line.text, rules.edges)) continue;
    if (page.chrome[i] || isAside(line, rules) || findTitle(page, bare(line.text), opening) !== null) return;
    kept[i] = true;
    room--;
  }
}

/** Index of the first line of the last title in a range; null where there is none. */
function findTitle({ lines, chrome }: WeighedPage, title: string, range: LineRange): number | null {
  if (title === '') return null;
  const shown = lines
    .slice(range.from, range.to)
    .flatMap(({ kind }, i) => (chrome[range.from + i] || kind === 'image' ? [] : [range.from + i]));
  for (let k = shown.length - 1; k >= 0; k--) {
    let joined = '';
    for (const i of shown.slice(k, k + LINES_OF_TITLE)) {
      joined += bare(lines[i]!.text);
      if (isTitle(joined, title)) return shown[k]!;
      if (!title.startsWith(joined)) break;
    }
  }
  return null;
}

/** Pages call an article with or without the organ in front of 关于, and write a year or a note behind its title. */
function isTitle(text: string, title: string): boolean {
  if (text.includes(title)) return text.length <= title.length + 20;
  const organ = title.slice(0, -text.length);
  const isWithoutSubject = !loadNameRules().titles.saysSubject.pattern.test(organ);
  return text.length >= SHORTEST_PART && title.endsWith(text) && organ.length <= 20 && isWithoutSubject;
}

const isAside = (line: PageLine, rules: PageRules) =>
  line.linked > line.text.length / 2 || fits(line.text, rules.edges) || fits(line.text, rules.tails);

/** A page writes the title above a text that begins with it: only the text's own stays. */
function dropRepeatedTitle(kept: boolean[], page: WeighedPage, known: string | null): void {
  const opening = shownLines(page, kept).slice(0, LINES_TO_TITLE);
  const isBody = (i: number) => proseIn(page, { from: i, to: i + 1 }) >= BODY_LINE;
  const body = opening.findIndex(isBody);
  const head = body < 0 ? opening : opening.slice(0, body);
  const texts = head.map((i) => bare(page.lines[i]!.text));
  const repeated = texts.find((text, k) => text.length >= SHORTEST_PART && texts.indexOf(text, k + 1) > k);
  const title = known ?? repeated ?? '';
  const shown: WeighedPage = { ...page, chrome: page.lines.map((_, i) => !head.includes(i)) };
  const own = findTitle(shown, title, { from: 0, to: page.lines.length });
  const before = own === null ? null : findTitle(shown, title, { from: 0, to: own });
  if (own === null || before === null) return;
  let joined = '';
  for (const i of head.filter((line) => line >= before && line < own)) {
    if (!title.startsWith(joined) || joined === title) return;
    joined += bare(page.lines[i]!.text);
    kept[i] = false;
  }
}

/** Takes in the signature, the date and the like right behind the body. */
function keepEnd(kept: boolean[], page: WeighedPage, body: LineRange, rules: PageRules): void {
  for (let i = body.to; i < page.lines.length; i++) {
    const line = page.lines[i]!;
    if (line.kind === 'unseen' || line.kind === 'image') continue;
    if (page.chrome[i] || !fits(line.text, rules.own)) return;
    kept[i] = true;
  }
}

/** Leaves out what the page adds within the element of the article, before and behind its text. */
function dropEdges(kept: boolean[], page: WeighedPage, rules: PageRules): void {
  const { lines, proseBefore } = page;
  const weight = (i: number) => (kept[i] ? proseBefore[i + 1]! - proseBefore[i]! : 0);
  const indices = shownLines(page, kept);
  const first = indices.findIndex((i) => weight(i) >= BODY_LINE && !fits(lines[i]!.text, rules.edges));
  const last = indices.findLastIndex((i) => weight(i) > 0 && !fits(lines[i]!.text, rules.edges));
  const head = indices.slice(0, Math.min(first < 0 ? indices.length : first, LINES_OF_EDGE));
  const end = indices.slice(last + 1);
  for (const i of [...head, ...end]) {
    if (fits(lines[i]!.text, rules.edges) && !fits(lines[i]!.text, rules.own)) kept[i] = false;
  }
  const tail = end.find((i) => fits(lines[i]!.text, rules.tails));
  if (tail !== undefined) kept.fill(false, tail);
}
