import type { TargetRules } from '../../../knowledge/rules.js';
import { findEvery } from '../../../language/everywhere.js';
import { hasMembers, splitMembers, withoutHangingJoin } from '../../../language/lists.js';
import { alternatives, type Quantity, type QuantityReader } from '../../../language/quantities.js';
import { cutWords } from '../../../language/words.js';
import type { Span } from '../../../model/document.js';

/** One subject of a clause with the number that is its own, as if the clause were about it alone. */
export interface Distributed {
  readonly piece: string;
  /** The number within `piece`. */
  readonly quantity: Quantity;
  /** Where the number stands in the clause. */
  readonly span: Span;
  /** Its place among the numbers of one subject in several years; null where each subject has one. */
  readonly inSeries: number | null;
}

const SHORTEST_TAIL = 2;

/**
 * The subjects of a clause with 分别, each with its number: 水果、茶叶产量分别达到2050万吨、20万吨 →
 * 水果产量达到2050万吨, 茶叶产量达到20万吨. Null where the clause has no 分别; empty where its subjects and numbers
 * are not as many as each other, so that no number is given to the wrong one.
 */
export function distribute(
  clause: string,
  rules: TargetRules,
  quantities: QuantityReader,
): Distributed[] | null {
  const at = clause.indexOf(rules.respectively);
  if (at < 0) return giveEach(clause, rules, quantities);
  const offset = at + rules.respectively.length;
  const right = clause.slice(offset);
  const numbers = shareUnits(right, rules, quantities);
  if (numbers.length < 2) return null;
  const subjects = splitSubjects(clause.slice(0, at), rules);
  // One subject in several years: 到2030年、2035年，机场分别达到12个、16个.
  const isSeries = subjects.length === 1;
  if (subjects.length !== numbers.length && !isSeries) return [];
  const verb = right.slice(0, numbers[0]!.start);
  // 分别达到90%、60%以上: the word that bounds the last bounds all.
  const behindLast = right.slice(numbers.at(-1)!.end);
  const boundOfLast = behindLast.slice(0, quantities.boundOf('', behindLast)?.behind ?? 0);
  return numbers.map((number, i) => {
    const head = (isSeries ? subjects[0]! : subjects[i]!) + verb;
    const own = withoutHangingJoin(right.slice(number.end, numbers[i + 1]?.start));
    const behind = own === '' && i < numbers.length - 1 ? boundOfLast : own;
    const written = right.slice(number.start, number.end);
    return {
      piece: head + written + behind,
      quantity: { ...number, start: head.length, end: head.length + written.length },
      span: { start: offset + number.start, end: offset + number.end },
      inSeries: isSeries ? i : null,
    };
  });
}

/** 省重点实验室、省技术创新中心各20家; 合格率、及时率、修正率100%: one number that is that of each subject. */
function giveEach(clause: string, rules: TargetRules, quantities: QuantityReader): Distributed[] | null {
  const numbers = quantities.find(clause).filter(({ unit }) => unit !== '年');
  const [quantity] = numbers;
  if (!quantity || numbers.length > 1) return null;
  const head = clause.slice(0, quantity.start);
  const each = rules.eachOf.pattern.exec(head);
  const rate = each ? null : rules.rates.pattern.exec(head);
  if (!head.includes('、') || (!each && !rate)) return null;
  const ending = rate?.groups?.growth ?? '';
  const subjects = splitSubjects(head.slice(0, each ? each.index : head.length - ending.length), rules);
  const verb = each ? head.slice(each.index + (each[1] ?? '').length) : ending;
  const written = clause.slice(quantity.start, quantity.end);
  return subjects.map((subject) => ({
    piece: subject + verb + written + clause.slice(quantity.end),
    quantity: { ...quantity, start: (subject + verb).length, end: (subject + verb + written).length },
    span: quantity,
    inSeries: null,
  }));
}

/** The numbers of a list; one without a unit has that of the next: 15、22个百分点. */
function shareUnits(text: string, { listedNumber }: TargetRules, quantities: QuantityReader): Quantity[] {
  const found = quantities.find(text);
  const bare = findEvery(text, listedNumber.pattern)
    .map(({ index, 0: digits }) => ({ start: index, end: index + digits.length, value: Number(digits) }))
    .filter(({ start, end }) => !found.some((quantity) => quantity.start < end && start < quantity.end));
  const shared = bare.flatMap((number) => {
    const next = found.find(({ start }) => start >= number.end);
    return next ? [{ ...number, valueMax: null, unit: next.unit, over: false }] : [];
  });
  const all = [...found, ...shared].sort((a, b) => a.start - b.start);
  const measure = quantities.parseUnit(all.at(-1)?.unit ?? '')?.measure ?? '';
  // 1.28万亿、8200亿元: a multiplier alone is of the last one's measure.
  return all.map((number) =>
    quantities.parseUnit(number.unit)?.measure === '' ? { ...number, unit: number.unit + measure } : number,
  );
}

/** The subjects of a list, each in full: 城镇、农村居民人均可支配收入 → 城镇居民人均可支配收入, 农村居民人均可支配收入. */
function splitSubjects(text: string, rules: TargetRules): string[] {
  const lead = new RegExp(`${rules.yearOfList.pattern.source}|^(?:${alternatives(rules.leads)})+`, 'u');
  const subject = text.replace(lead, '').replace(lead, '');
  for (const [word, parts] of Object.entries(rules.joined)) {
    if (subject.includes(word) && !hasMembers(subject))
      return parts.map((part) => subject.replace(word, part));
  }
  const members = splitMembers(subject);
  const last = members.at(-1);
  if (!last || members.length < 2) return members;
  const tail = sharedTail(members[0]!, last, rules);
  const isWhole = (member: string) =>
    !member.endsWith(tail) && (rules.shares.pattern.test(member) || rules.sized.pattern.test(member));
  if (tail === '' || members.some(isWhole)) return members;
  const heads = members.map((member) => (member.endsWith(tail) ? member.slice(0, -tail.length) : member));
  const opening = members.every((member) => member.endsWith(tail)) ? '' : sharedOpening(heads);
  return heads.map((head, i) => (i > 0 ? opening : '') + head + tail);
}

/** What the last member ends with that the first goes without: a known tail, else the words behind as many as the first has. */
function sharedTail(first: string, last: string, { sharedTails }: TargetRules): string {
  const known = [...sharedTails].sort((a, b) => b.length - a.length).find((tail) => last.endsWith(tail));
  if (known) return known.length < last.length ? known : '';
  const own = cutWords(first).map(({ text }) => text);
  const words = cutWords(last).map(({ text }) => text);
  // 省重点实验室、省技术创新中心; 合格率、及时率: both are whole.
  if (own[0] === words[0] || first.at(-1) === last.at(-1) || own.length >= words.length) return '';
  let from = own.length;
  while (from > 1 && words.slice(from).join('').length < SHORTEST_TAIL) from--;
  return from < 1 ? '' : words.slice(from).join('');
}

/** The words of the first member before its last one, where all others are one word: 花生种植、收获 → 花生. */
function sharedOpening(heads: readonly string[]): string {
  const [first, ...others] = heads.map((head) => cutWords(head).map(({ text }) => text));
  if (!first || first.length < 2 || others.some((words) => words.length !== 1)) return '';
  const [last] = first.slice(-1);
  return others.every(([word]) => word!.length === last!.length) ? first.slice(0, -1).join('') : '';
}
