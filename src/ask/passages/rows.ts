import { clausesOf } from '../../language/clauses.js';
import { findPairJoins, findRowEnd, readCountedName } from '../../language/lists.js';
import { cutWords } from '../../language/words.js';

/** Things that stand one after another and are alike: of one length, with one beginning or one end. */
export interface Row {
  readonly members: readonly string[];
  /** In how many ways they are alike, from 0 to 3. */
  readonly alike: number;
  /** How many a name behind or before them counts: “四集中”, 五大板块：; null where none does. */
  readonly counted: number | null;
  /** What stands behind them. */
  readonly tail: string;
  readonly clause: string;
}

/** Members joined by + or 、 within one pair of quotation marks: “苗圃+孵化器+加速器”, “展、会、赛”. */
const IN_QUOTES = /[“"]([^“”"，。；]{1,16}(?:[+＋、][^“”"，。；+＋、]{1,16}){1,9})[”"]/g;
/** Members that a colon opens: 六大能力中心：…、…, 包含：…，…. */
const BEHIND_COLON = /([^，,。；;：:]{0,30})[:：]([^:：。；;]{5,240})[。；;]?/g;
const SPACE = /(?<=[\u4e00-\u9fff、”“]) +(?=[\u4e00-\u9fff、”“])/g;
/** So many ways of one clause are proposed at most. */
const MOST_WAYS = 3;
const LONGEST = 24;
const MUCH_LONGER = 3;

/** The rows of alike members of a sentence, those that are most alike first within each clause. */
export function readRows(text: string): Row[] {
  const plain = text.replace(SPACE, '');
  return [...rowsInQuotes(plain), ...rowsBehindColons(plain), ...rowsOfClauses(plain)];
}

const rowsInQuotes = (text: string): Row[] =>
  [...text.matchAll(IN_QUOTES)].map((found) => {
    const tail = text.slice(found.index + found[0].length, found.index + found[0].length + 12);
    return toRow(found[1]!.split(/[+＋、]/), tail, clauseAround(text, found.index));
  });

/** Between the commas or, where there are none, the 、 of what a colon opens. */
const rowsBehindColons = (text: string): Row[] =>
  [...text.matchAll(BEHIND_COLON)].flatMap(([, label, listed]) => {
    const members = listed!.split(/[，,]/).filter(Boolean);
    const all = members.length > 1 ? members : listed!.split('、');
    return all.length < 2 || all.some(({ length }) => length > LONGEST)
      ? []
      : [{ ...toRow(all, '', label!), counted: readCountedName(label!.slice(-14)) }];
  });

const clauseAround = (text: string, at: number): string =>
  clausesOf(text).find(({ index, 0: said }) => index <= at && at < index + said.length)?.[0] ?? text;

const rowsOfClauses = (text: string): Row[] =>
  clausesOf(text).flatMap(([clause]) => {
    return partings(clause).flatMap((parted) => {
      const ways = parted.flatMap(rowsOf).map((row) => ({ ...row, clause }));
      const unique = [...new Map(ways.map((row) => [row.members.join('、'), row])).values()];
      return unique.sort((a, b) => b.alike - a.alike || rank(b) - rank(a)).slice(0, MOST_WAYS);
    });
  });

const rank = ({ members, counted }: Row) => (counted === members.length ? 1 : 0);

/**
 * The lists of a clause, each with the ways in which it falls into parts: at 、 and at words that join a pair. A part in which one list
 * ends and another begins is of both.
 */
function partings(clause: string): string[][][] {
  const parts = clause.split('、');
  const breaks = parts.findIndex((part, i) => i > 0 && i < parts.length - 1 && isBreak(parts, i, part));
  const rows = breaks > 0 ? [parts.slice(0, breaks + 1), parts.slice(breaks)] : [parts];
  return rows.map((row) => {
    const last = row.at(-1)!;
    const closed = findRowEnd(last);
    const pairs = findPairJoins(closed > 0 ? last.slice(0, closed) : last).slice(0, 2);
    const split = pairs.map(({ start, end }) => [...row.slice(0, -1), last.slice(0, start), last.slice(end)]);
    const whole = row.length > 1 ? [row] : [];
    return [...whole, ...split, ...[...whole, ...split].flatMap(withFirstPair)];
  });
}

/** The first part may be a pair too: 甲与乙、丙. */
function withFirstPair(row: string[]): string[][] {
  const [first, ...others] = row;
  const [pair] = findPairJoins(first!);
  return pair ? [[first!.slice(0, pair.start), first!.slice(pair.end), ...others]] : [];
}

/** A part that is much longer than those around it holds the end of a list and the beginning of another. */
const isBreak = (parts: readonly string[], i: number, part: string) =>
  ownLength(part) >= 6 && ownLength(part) > 2 * Math.max(ownLength(parts[i - 1]!), ownLength(parts[i + 1]!));

/** What stands in brackets is no part of a name. */
const BRACKETS = /[(（][^()（）]*[)）]/g;

/** A member without what it has in brackets. */
export const ownName = (member: string): string => member.replace(BRACKETS, '');

const ownLength = (member: string): number => ownName(member).length;

/** The rows that parts may be: what the first begins with and the last ends with beyond its name is cut as the others tell. */
function rowsOf(parts: readonly string[]): Row[] {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  const middle = parts.slice(1, -1);
  const closed = findRowEnd(last);
  const end = closed > 0 ? last.slice(0, closed) : last;
  const tail = last.slice(end.length, end.length + 14);
  return lastsOf(end, middle)
    .flatMap((one) => {
      const others = [...middle, one];
      const behind = `${end.slice(one.length)}${tail}`;
      return firstsOf(first, others).map((begin) => toRow([begin, ...others], behind, ''));
    })
    .filter(isRow);
}

/** Members that are in no way alike are of one row only where none is much longer than another. */
function isRow({ members, alike }: Row): boolean {
  const lengths = members.map(({ length }) => length);
  const least = Math.min(...lengths);
  const most = Math.max(...lengths);
  const isEachOther = new Set(members.map(ownName)).size === members.length;
  return isEachOther && least > 0 && most <= LONGEST && (alike > 0 || most <= MUCH_LONGER * least);
}

/** What the first part may be without the words before its name: as long as the others, with their beginning, behind its last verbs. */
function firstsOf(first: string, others: readonly string[]): string[] {
  const [, own = first, aside = ''] = WITH_ASIDE.exec(first) ?? [];
  const length = sameLength(others);
  const common = commonStart(others, own);
  const at = common ? own.lastIndexOf(common) : -1;
  const verbs = cutWords(own).filter(
    ({ tag, text, start }) => isBefore(tag) && start + text.length < own.length,
  );
  return [
    ...new Set([
      ...(length && length <= own.length ? [own.slice(-length)] : []),
      ...(at >= 0 ? [own.slice(at)] : []),
      ...verbs.slice(-2).map(({ text, start }) => own.slice(start + text.length)),
      own,
    ]),
  ].map((name) => `${name}${aside}`);
}

/** A member with what it has in brackets behind its name. */
const WITH_ASIDE = /^([^()（）]+)([(（][^()（）]*[)）])$/;

/** Verbs and particles stand before a name. */
const isBefore = (tag: string) => /^(?:v|p|u|d|c|r|x)/.test(tag);

/** What the last part may be without the words behind its name. */
function lastsOf(last: string, middle: readonly string[]): string[] {
  const length = sameLength(middle);
  const common = commonEnd(middle);
  const at = common ? last.indexOf(common) : -1;
  const words = cutWords(last);
  const cuts = [words.find(({ tag }, i) => i > 0 && isBefore(tag)), words.at(-1)].filter(
    (word) => word !== undefined && word.start > 0 && isBefore(word.tag),
  );
  return [
    ...new Set([
      last,
      ...(length && length < last.length ? [last.slice(0, length)] : []),
      ...(at >= 0 ? [last.slice(0, at + common.length)] : []),
      ...cuts.map((word) => last.slice(0, word!.start)),
    ]),
  ];
}

/** The length that all have; 0 where they differ. */
const sameLength = (texts: readonly string[]): number =>
  texts.length > 0 && texts.every((text) => ownLength(text) === ownLength(texts[0]!))
    ? ownLength(texts[0]!)
    : 0;

/** The longest beginning of all texts that another one holds. */
function commonStart(texts: readonly string[], inside: string): string {
  let length = 0;
  while (
    length < texts[0]!.length &&
    texts.every((text) => text.startsWith(texts[0]!.slice(0, length + 1))) &&
    inside.includes(texts[0]!.slice(0, length + 1))
  )
    length++;
  return texts[0]!.slice(0, length);
}

/** The last character of all texts, where it is one. */
const commonEnd = (texts: readonly string[]): string =>
  texts.length > 0 && texts.every((text) => text.at(-1) === texts[0]!.at(-1)) ? (texts[0]!.at(-1) ?? '') : '';

function toRow(members: readonly string[], tail: string, clause: string): Row {
  const ways = [
    sameLength(members) > 0,
    members.every((one) => one[0] === members[0]![0]),
    commonEnd(members) !== '',
  ];
  return { members, alike: ways.filter(Boolean).length, counted: readCountedName(tail), tail, clause };
}
