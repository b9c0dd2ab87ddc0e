import type { FurnitureRules } from '../../knowledge/rules.js';
import { fold } from '../../language/fold.js';
import { groupBy } from '../../language/group.js';
import type { Loss } from '../../model/document.js';
import type { Line } from './lines.js';
import { findPageLines, type Stated } from './pageLines.js';

export interface Furniture {
  /** Numbers of the lines that belong to the page and not to the text. */
  readonly lines: ReadonlySet<number>;
  /** Texts of the running heads, each once. */
  readonly runningHeads: readonly string[];
  /** Numbers of the lines of the text before which a page ends. */
  readonly overleaf: ReadonlySet<number>;
  /** What labelled lines of a web page say of their texts. */
  readonly stated: readonly Stated[];
  readonly losses: readonly Loss[];
}

const NEARBY = 3;
const SHORTEST_HEAD = 6;
/** Recurs in a text for other reasons: what ends a sentence, numbered headings, dates, lines without a word. */
const NOT_A_HEAD = /[。；;:,]$|^[(（]?[一二三四五六七八九十#]+[)）、.]|^#年#月#日$|^[^\u4e00-\u9fff]+$/;

/**
 * Finds page furniture by what it is: page numbers and captions of tables that go on by their shape, running heads by
 * recurring, with their digits left out of account, next to page numbers or very often; buttons and labels of a web page.
 *
 * @param starts offsets in the source at which its texts begin
 */
export function findFurniture(
  lines: readonly Line[],
  rules: FurnitureRules,
  starts: readonly number[] = [0],
): Furniture {
  const filled = lines.filter((line) => line.text !== '');
  const isPageNumber = (line: Line) => rules.pageNumbers.some((rule) => rule.pattern.test(line.text));
  const page = findPageLines(filled, starts, rules);
  const found = new Set<number>(page.lines);
  const atPage = new Set<number>();
  filled.forEach((line, i) => {
    if (rules.continuations.some((rule) => rule.pattern.test(line.text))) found.add(line.number);
    if (!isPageNumber(line)) return;
    found.add(line.number);
    for (let j = i - NEARBY; j <= i + NEARBY; j++) if (filled[j]) atPage.add(filled[j]!.number);
  });

  const recurring = new Map<string, Line[]>();
  for (const line of filled) {
    if (found.has(line.number) || line.markedHeading) continue;
    const key = fold(line.text).replace(/\d+/g, '#');
    if (key.length < SHORTEST_HEAD || NOT_A_HEAD.test(key)) continue;
    recurring.set(key, [...(recurring.get(key) ?? []), line]);
  }
  const runningHeads: string[] = [];
  for (const group of recurring.values()) {
    const beside = group.filter((line) => atPage.has(line.number));
    const heads = beside.length >= rules.runningHeads.besidePageNumber ? beside : group;
    if (heads === group && (group.length < rules.runningHeads.alone || !isSpread(group))) continue;
    runningHeads.push(heads[0]!.text);
    for (const line of heads) found.add(line.number);
  }
  const dropped = filled.filter((line) => found.has(line.number));
  const losses: Loss[] = [...groupBy(dropped, ({ text }) => fold(text).replace(/\d+/g, '#')).values()].map(
    (group) => ({
      kind: 'furniture',
      count: group.length,
      sample: group[0]!.text,
      line: group[0]!.number,
    }),
  );
  const overleaf = new Set<number>();
  let pageEnded = false;
  for (const line of filled) {
    if (found.has(line.number)) pageEnded ||= isPageNumber(line);
    else {
      if (pageEnded) overleaf.add(line.number);
      pageEnded = false;
    }
  }
  return { lines: found, runningHeads, overleaf, stated: page.stated, losses };
}

/** True where the lines lie at least half a page apart, as running heads do and list items do not. */
function isSpread(group: readonly Line[]): boolean {
  const gaps = group.slice(1).map((line, i) => line.number - group[i]!.number);
  return Math.min(...gaps) >= 15;
}
