import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FormOf } from '../../model/question.js';
import type { ReadPassage } from '../../query/rows.js';
import type { Item, List } from './listedItems.js';

/**
 * Whether the sentence is labelled with what the things are called (重点园区：…), the list closes with it, or its members end with
 * it, as names of industries need not.
 */
export function nounFit(
  { called, want }: FormOf<'reading'>,
  isLabel: boolean,
  { tail }: List,
  items: readonly Item[],
): number {
  if (isLabel || called.some((noun) => tail.includes(noun))) return 1;
  return want === 'Industry' ? 0 : Math.max(0, ...called.map((noun) => share(items, noun.slice(-3))));
}

/** Whether a sentence begins with what the question calls the things, as the label of its list: 指导单位：…, 重点园区:…. */
export function isLabelled(
  text: string,
  { called }: FormOf<'reading'>,
  { enumerations }: Knowledge,
): boolean {
  const { label } = enumerations.around;
  return called.some((noun) => {
    const at = text.indexOf(noun);
    return at >= 0 && at <= LONGEST_OF_KIND && label.pattern.test(text.slice(at + noun.length));
  });
}

/** 重点 before 园区, 医疗卫生 before 救援机构. */
const LONGEST_OF_KIND = 4;

/** Whether the list closes with words of the question: A、B、C“三个特色产业链”. */
export const labelFit = ({ terms }: FormOf<'reading'>, { tail }: List) =>
  Number(terms.some(({ written }) => written.some((one) => one.length > 3 && tail.includes(one))));

/** 1 where there are as many as the question says, -1 where it says another number, 0 where it says none. */
export const sizeFit = ({ size }: FormOf<'reading'>, found: number): number =>
  size === null ? 0 : size === found ? 1 : -1;

/** Shorter nouns, as 园区 or 企业, things need not end with. */
const TELLING_NOUN = 3;

/** Where some members are what the question calls them and others are not, these are meant: 哪家交易所. */
export function isCalledSo({ name, aliases }: Item, { called }: FormOf<'reading'>): boolean {
  return called.some(
    (noun) => noun.length >= TELLING_NOUN && [name, ...aliases].some((one) => one.endsWith(noun)),
  );
}

/** Of what kind the things are that a question asks for: 抽水蓄能 in 哪几个抽水蓄能项目, 光伏 and 风电 in 哪些光伏、风电项目. */
export function kindsOf({ called, terms, want }: FormOf<'reading'>): string[] {
  const asked = want === 'Project' ? terms.flatMap(({ written }) => written) : [];
  return [
    ...called.flatMap((noun) => /^(.{3,})..$/.exec(noun)?.[1] ?? []),
    ...asked.filter((word) => word.length > 1),
  ];
}

/**
 * Where few members say that they are of a kind, only these are meant: pumped storage among wind and solar power. What stands under
 * a heading of the kind is all of it.
 */
export function ofKind(items: readonly Item[], kinds: readonly string[], under: string): readonly Item[] {
  const told = kinds.filter((kind) => !under.includes(kind)).sort((a, b) => b.length - a.length);
  const found = told.map((kind) =>
    items.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.includes(kind))),
  );
  return found.find((those) => those.length > 0 && those.length < items.length / 2) ?? items;
}

/** A member goes no further than what the question calls it: 西部片区核心承载区域 → 西部片区. */
export function upTo(item: Item, called: readonly string[]): Item {
  const noun = called.find((one) => one.length > 1 && item.type === null && item.name.indexOf(one) > 0);
  return noun ? { ...item, name: item.name.slice(0, item.name.indexOf(noun) + noun.length) } : item;
}

/** Members that end as the question calls them: 哪几个实验室. */
const share = (items: readonly Item[], noun: string) =>
  items.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.endsWith(noun))).length /
  items.length;

/** What stands behind a zone of the question, in its part of the sentence, is said of that zone, the more so in its clause (1). */
const IN_SENTENCE = 0.5;

export function zoneFit(
  { terms }: FormOf<'reading'>,
  { text, names }: ReadPassage,
  list: List,
  under: string,
): number {
  const zones = names.filter(
    (name) => name.type === 'Zone' && terms.some(({ written }) => written.includes(name.text)),
  );
  const last = Math.max(-1, ...zones.map((zone) => text.slice(0, list.end).lastIndexOf(zone.text)));
  if (last >= list.start) return 1;
  const isUnder = terms.some(({ written }) => written.some((one) => under.trim() === one));
  return last >= 0 || isUnder ? IN_SENTENCE : 0;
}

/** From 0 to 1 how well a list that no label tells is of the wanted type, or null where it is of another. */
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
  const isCalled = form.called.some((noun) => noun.length >= TELLING_NOUN && share(items, noun) === 1);
  if (!isCalled && (other > 0.5 || (other > named && !said))) return null;
  if (named === 0 && !said && called < 1) return null;
  return Math.max(named, called, said ? 0.9 : 0);
}
