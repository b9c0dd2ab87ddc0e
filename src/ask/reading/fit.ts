import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf } from '../../model/question.js';
import type { Item, List } from './lists.js';
import type { ReadPassage } from './section.js';

/**
 * Whether the sentence is labelled with what the things are called (重点园区：…), the list closes with it, or its members end with
 * it, as names of industries need not.
 */
export function nounFit(
  { called, want }: FormOf<'reading'>,
  text: string,
  { tail }: List,
  items: readonly Item[],
): number {
  const isLabel = (noun: string) =>
    tail.includes(noun) || (text.startsWith(noun) && /^[:：为]/.test(text.slice(noun.length)));
  if (called.some(isLabel)) return 1;
  return want === 'Industry' ? 0 : Math.max(0, ...called.map((noun) => share(items, noun.slice(-3))));
}

/** Whether the list closes with words of the question: A、B、C“三个特色产业链”. */
export const labelFit = ({ terms }: FormOf<'reading'>, { tail }: List) =>
  Number(terms.some(({ written }) => written.some((one) => one.length > 3 && tail.includes(one))));

/** Shorter nouns, as 园区 or 企业, things need not end with. */
const TELLING_NOUN = 3;

/** Where some members are what the question calls them and others are not, these are meant: 哪家交易所. */
export function isCalledSo({ name, aliases }: Item, { called }: FormOf<'reading'>): boolean {
  return called.some(
    (noun) => noun.length >= TELLING_NOUN && [name, ...aliases].some((one) => one.endsWith(noun)),
  );
}

/** Where the question says of what kind, only members that say it are meant: 哪几个抽水蓄能项目, 哪些光伏、风电项目. */
export function isOfKind({ name, aliases }: Item, { called, terms, want }: FormOf<'reading'>): boolean {
  const kinds = called.flatMap((noun) => /^(.{3,})..$/.exec(noun)?.[1] ?? []);
  const asked = want === 'Project' ? terms.flatMap(({ written }) => written) : [];
  return [...kinds, ...asked.filter((word) => word.length > 1)].some((kind) =>
    [name, ...aliases].some((one) => one.includes(kind)),
  );
}

/** A list that is mostly of other kinds: 抽水蓄能 among wind and solar power. */
export function isMixed(items: readonly Item[], form: FormOf<'reading'>): boolean {
  const of = items.filter((item) => isOfKind(item, form)).length;
  return of > 0 && of < items.length / 2;
}

/** A member goes no further than what the question calls it: 西部片区核心承载区域 → 西部片区. */
export function upTo(item: Item, called: readonly string[]): Item {
  const noun = called.find((one) => one.length > 1 && item.type === null && item.name.indexOf(one) > 0);
  return noun ? { ...item, name: item.name.slice(0, item.name.indexOf(noun) + noun.length) } : item;
}

/** Members that end as the question calls them: 哪几个实验室. */
export const FOR_NOUN = 0.3;
const share = (items: readonly Item[], noun: string) =>
  items.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.endsWith(noun))).length /
  items.length;

/** What stands behind a zone of the question, in its part of the sentence, is said of that zone. */
export const FOR_ZONE = 0.2;

export function isBehindZone(
  { terms }: FormOf<'reading'>,
  segment: string,
  { names }: ReadPassage,
  list: List,
): boolean {
  return names.some(({ text, type }) => {
    const at = segment.indexOf(text);
    return type === 'Zone' && at >= 0 && at < list.end && terms.some(({ written }) => written.includes(text));
  });
}

/** From 0 to 1 how well a list is of the wanted type, or null where it is of another. */
export function typeFit(
  form: FormOf<'reading'>,
  list: List,
  items: readonly Item[],
  { enumerations }: Knowledge,
): number | null {
  if (form.want === 'any') return items.every(({ type }) => type !== null) ? 1 : 0.4;
  const named = items.filter(({ type }) => type === form.want).length / items.length;
  const other = items.filter(({ type }) => type !== null && type !== form.want).length / items.length;
  const called = Math.max(0, ...form.called.map((noun) => (noun.length > 1 ? share(items, noun) : 0)));
  const said = enumerations.lists.some(
    ({ type, pattern }) => type === form.want && list.tail && pattern.test(list.tail),
  );
  if (other > 0.5 || (other > named && !said)) return null;
  if (named === 0 && !said && called < 1) return null;
  return Math.max(named, called, said ? 0.9 : 0);
}

export function sizeFit({ size }: FormOf<'reading'>, count: number): number {
  if (size === null) return 0;
  return size === count ? 0.35 : -0.35;
}
