import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf } from '../../model/question.js';
import type { Item, List } from './lists.js';
import type { ReadPassage } from './section.js';

/** Whether the sentence is labelled with the noun (重点园区：…), the list closes with it, or its members end with it, as names of industries need not. */
export function nounFit(
  { noun, want }: FormOf<'reading'>,
  text: string,
  { tail }: List,
  items: readonly Item[],
): number {
  if (!noun) return 0;
  if (tail.includes(noun) || (text.startsWith(noun) && /^[:：为]/.test(text.slice(noun.length)))) return 1;
  return want === 'Industry' ? 0 : share(items, noun.slice(-3));
}

/** Whether the list closes with words of the question: A、B、C“三个特色产业链”. */
export const labelFit = ({ terms }: FormOf<'reading'>, { tail }: List) =>
  Number(terms.some(({ written }) => written.some((one) => one.length > 3 && tail.includes(one))));

/** Where some members are what the question calls them and others are not, these are meant: 哪家交易所. */
export function isCalledSo({ name, aliases }: Item, { noun, want }: FormOf<'reading'>): boolean {
  return (
    noun !== null &&
    noun.length > 1 &&
    want !== 'Industry' &&
    [name, ...aliases].some((one) => one.endsWith(noun))
  );
}

/** Where the question says of what kind, only members that say it are meant: 哪几个抽水蓄能项目. */
export function isOfKind({ name, aliases }: Item, noun: string | null): boolean {
  const kind = /^(.{3,})..$/.exec(noun ?? '')?.[1];
  return kind !== undefined && [name, ...aliases].some((one) => one.includes(kind));
}

/** A list that is mostly of other kinds: 抽水蓄能 among wind and solar power. */
export function isMixed(items: readonly Item[], noun: string | null): boolean {
  const of = items.filter((item) => isOfKind(item, noun)).length;
  return of > 0 && of < items.length / 2;
}

/** A member goes no further than what the question calls it: 西部片区核心承载区域 → 西部片区. */
export function upTo(item: Item, noun: string | null): Item {
  const at = noun && noun.length > 1 && item.type === null ? item.name.indexOf(noun) : -1;
  return at > 0 ? { ...item, name: item.name.slice(0, at + noun!.length) } : item;
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
  const called = form.noun && form.noun.length > 1 ? share(items, form.noun) : 0;
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
