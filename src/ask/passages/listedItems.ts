import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Rule } from '../../knowledge/rules.js';
import { CLAUSE_MARKS } from '../../language/clauses.js';
import { replaceEvery } from '../../language/everywhere.js';
import { withoutInnerSpaces } from '../../language/fold.js';
import { splitClosed, splitLastPair } from '../../language/lists.js';
import { cutWords } from '../../language/words.js';
import type { ReadName } from '../../query/rows.js';

/** Things that a sentence names one after another. */
export interface List {
  readonly items: readonly Item[];
  readonly start: number;
  readonly end: number;
  /** What stands behind 等 or the count that closes the list. */
  readonly tail: string;
}

export interface Item {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The type of the name that the item is; null where no name of the graph is it. */
  readonly type: string | null;
}

/** A thing of the graph as an item of a list. */
export const toItem = (
  { name, aliases, nameEn }: Pick<ReadName, 'name' | 'aliases' | 'nameEn'>,
  type: string,
): Item => ({ name, aliases: nameEn ? [...aliases, nameEn] : aliases, type });

type ListKnowledge = Pick<Knowledge, 'enumerations' | 'suffixes'>;

const CLAUSE = new RegExp(`[^${CLAUSE_MARKS}()（）]+`, 'gu');
/** Brackets that stand inside a name: 中国移动（河南）数据中心. */
const INNER = /(?<=[\u4e00-\u9fff])[(（]([\u4e00-\u9fff]{1,4})[)）](?=[\u4e00-\u9fff])/g;
const LONGEST_ITEM = 28;
/** Names of projects have their company, their capacity and their products in them. */
const LONGEST_PROJECT = 45;

/**
 * The lists of a sentence: members between 、, the last one also behind 和, 及 or 以及, closed by 等 or a count. A member is the
 * name of the graph that stands in it, else its own words without the verbs in front: a company before its project is a part of it.
 */
export function readLists(
  text: string,
  names: readonly ReadName[],
  knowledge: ListKnowledge,
  want = 'any',
): List[] {
  const quoted = [...text.matchAll(/[“"]([^”"]{2,})[”"]/g)].map((found) => found[1]!);
  const known = names.map((name) => ({
    ...name,
    text: name.text.replace(/[“”"]/g, '').replace(INNER, '$1').replace(/\s/g, ''),
  }));
  const clauses = [...withoutMarks(text, knowledge.enumerations.around).matchAll(CLAUSE)];
  return [
    ...quotedLists(text),
    ...listsInQuotes(text),
    ...clauses.flatMap((clause) => listsOfClause(clause, { names: known, quoted, knowledge, want })),
  ];
}

/** What the members of a sentence are read by. */
interface ListContext {
  readonly names: readonly ReadName[];
  /** What stands in quotation marks in the sentence. */
  readonly quoted: readonly string[];
  readonly knowledge: ListKnowledge;
  /** The type of things that a question asks for. */
  readonly want: string;
}

/** A text without quotation marks, asides and spaces, as its lists are read. */
const withoutMarks = (
  text: string,
  { closingName, memberAside }: ListKnowledge['enumerations']['around'],
): string => {
  const named = replaceEvery(text, closingName.pattern, closingName.by);
  const plain = named.replace(/(?<=[”"])(?=[“"])/g, '、').replace(/[“”"]/g, '');
  return withoutInnerSpaces(replaceEvery(plain, memberAside.pattern, '').replace(INNER, '$1'));
};

/** The list of a clause, without its genus too, and its subject; in a clause without a list each name. */
function listsOfClause(clause: RegExpExecArray, context: ListContext): List[] {
  const { names, quoted, knowledge } = context;
  const parts = partsOfList(clause[0], context);
  const last = parts.at(-1)!;
  const closed = splitClosed(last);
  const tail = closed?.tail ?? '';
  const members = [...parts.slice(0, -1), ...splitPair(closed?.members ?? last, names)].map((part) =>
    part.trim(),
  );
  if (members.length === 1) return singles(clause, names, tail);
  const items = members
    .map((text, i) => {
      const member = { text, isFirst: i === 0, isLast: i === members.length - 1 };
      return withQuoted(readMember(member, context), quoted);
    })
    .filter((item) => item !== null);
  if (items.length === 0) return [];
  const place = { start: clause.index, end: clause.index + clause[0].length };
  const shorter = withoutGenus(items, knowledge.enumerations.around.genus);
  const subject = subjectOf(members[0]!, names, knowledge);
  return [
    { items, ...place, tail },
    ...(shorter ? [{ items: shorter, ...place, tail }] : []),
    ...(subject ? [{ items: [namedItem(subject)], ...place, tail: '' }] : []),
  ];
}

/** The parts of a clause between 、, up to the one with which its list ends. */
function partsOfList(clause: string, { names, knowledge }: ListContext): string[] {
  const { around } = knowledge.enumerations;
  const all = clause.split('、');
  const end = all.findIndex(
    (part, i) =>
      i < all.length - 1 &&
      (around.ends.pattern.test(part) || (i > 0 && goesOn(part, names, around.takesUp))),
  );
  return end > 0 ? all.slice(0, end + 1) : all;
}

/** The members that the last 和, 及 or 以及 joins, where it is in no name. */
function splitPair(text: string, names: readonly ReadName[]): string[] {
  const pair = splitLastPair(text);
  const isPair =
    pair !== null &&
    !names.some(({ text: name }) => name.length > 3 && text.includes(name) && crosses(pair, name));
  return isPair ? [...pair] : [text];
}

/** Members in one pair of quotation marks: “一家企业、一名领导、一个班子”. */
const listsInQuotes = (text: string): List[] =>
  [...text.matchAll(/[“"]([^“”"、，。；]{2,16}(?:、[^“”"、，。；]{2,16}){1,})[”"]/g)].map((found) =>
    quotedList(found, found[1]!.split('、')),
  );

/** Members in quotation marks, one right behind the other: “同管”“同防”“同治”. */
const quotedLists = (text: string): List[] =>
  [...text.matchAll(/(?:[“"][^“”"]{2,16}[”"][、,，]?){2,}/g)].map((found) =>
    quotedList(
      found,
      [...found[0].matchAll(/[“"]([^“”"]+)[”"]/g)].map((member) => member[1]!),
    ),
  );

/** A list of what stands in quotation marks, with the words behind it. */
function quotedList({ index, 0: said, input }: RegExpExecArray, members: readonly string[]): List {
  const end = index + said.length;
  return {
    items: members.map((name) => ({ name, aliases: [], type: null })),
    start: index,
    end,
    tail: input.slice(end, end + LONGEST_TAIL),
  };
}

const LONGEST_TAIL = 12;

/** The members without what the last one alone ends with; null where others end so too. */
function withoutGenus(items: readonly Item[], { pattern }: Rule): Item[] | null {
  const last = items.at(-1)!;
  const genus = pattern.exec(last.name)?.[0];
  if (!genus || items.length < 2 || items.slice(0, -1).some(({ name }) => name.endsWith(genus))) return null;
  return [...items.slice(0, -1), { ...last, name: last.name.slice(0, -genus.length), aliases: [] }];
}

/** The longest of the names that fit. */
const longest = (names: readonly ReadName[]): ReadName | undefined =>
  [...names].sort((a, b) => b.text.length - a.text.length)[0];

/** The longest name with which a text begins. */
export const nameBefore = (text: string, names: readonly ReadName[]) =>
  longest(names.filter((name) => text.startsWith(name.text)));

/** Who or what a list is of, where it stands before the verb: 郑州高新区重点布局发展智能传感器、网络安全. */
function subjectOf(
  first: string,
  names: readonly ReadName[],
  { enumerations: { openers, developing, around } }: ListKnowledge,
): ReadName | undefined {
  const name = nameBefore(first, names);
  const rest = name && first.slice(name.text.length).replace(around.stressed.pattern, '');
  return rest && [...openers, ...developing].some((verb) => rest.startsWith(verb)) ? name : undefined;
}

/** Whether a member is a name with which the list ends and the sentence goes on: A、B、金水区对创业投资企业…. */
function goesOn(part: string, names: readonly ReadName[], { pattern }: Rule): boolean {
  const name = nameBefore(part, names);
  return name !== undefined && pattern.test(part.slice(name.text.length));
}

/** What no name begins with, unless the others of its list do: 开展空港型、陆港型. */
const LEADING = /^[vpmdcu]/;
const HALF_A_BRACKET = /^[^（(]*[)）]|[（(][^)）]*$/;

/** Whether words of the sentence stand before the first member of a list, or half a bracket in one. */
export function isLed(items: readonly Item[]): boolean {
  if (items.length < 2) return false;
  const leads = items.map(({ name }) => LEADING.test(cutWords(name)[0]?.tag ?? ''));
  return (leads[0]! && !leads.slice(1).some(Boolean)) || items.some(({ name }) => HALF_A_BRACKET.test(name));
}

/** In a clause without a list every name is one by itself. */
function singles(clause: RegExpExecArray, names: readonly ReadName[], tail: string): List[] {
  return names
    .filter(({ text }) => clause[0].includes(text))
    .map((name) => ({
      items: [withMaker(namedItem(name), clause[0], names)],
      start: clause.index,
      end: clause.index + clause[0].length,
      tail,
    }));
}

/** A company right before its project is a part of its name: 比亚迪乘用车项目. */
function withMaker(item: Item, clause: string, names: readonly ReadName[]): Item {
  if (item.type !== 'Project') return item;
  const [text] = item.aliases;
  const maker = names.find(
    ({ type, text: own }) => type === 'Institution' && clause.includes(`${own}${text}`),
  );
  return maker ? { ...item, name: `${maker.text}${text}`, aliases: [item.name, ...item.aliases] } : item;
}

/** A thing of the graph as an item, by what it is called here too. */
export const namedItem = ({ text, aliases, ...name }: ReadName): Item =>
  toItem({ ...name, aliases: [text, ...aliases] }, name.type);

/** What a member has in quotation marks is another name of it: 中国联通“中原数据基地”. */
function withQuoted(item: Item | null, quoted: readonly string[]): Item | null {
  const inside =
    item && quoted.find((one) => item.name !== one && item.name.replace(/[“”"]/g, '').endsWith(one));
  return item && inside ? { ...item, aliases: [...item.aliases, inside] } : item;
}

/** Whether a name goes over the word that was taken for the end of a list. */
function crosses([left, right]: readonly [string, string], name: string): boolean {
  return !left.includes(name) && !right.includes(name);
}

/** What stands before a known name is a part of the name where it is a noun: 环境传感器. */
const isNoun = (text: string) => text !== '' && cutWords(text).every(({ tag }) => /^(?:n|b)/.test(tag));

/** A member of a list with its place in it. */
interface Member {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function readMember(member: Member, context: ListContext): Item | null {
  const { names, want } = context;
  const { text } = member;
  const known = nameInMember(member, names);
  const own = ownWords(member, known, context.knowledge);
  if (known && isAllOfMember(known, own, member, context)) return withMaker(namedItem(known), text, names);
  if (own.length < 2 || own.length > (want === 'Project' ? LONGEST_PROJECT : LONGEST_ITEM))
    return known ? namedItem(known) : null;
  const same = names.find(({ text: name }) => name === own);
  return {
    name: same?.name ?? own,
    aliases: same ? [own, ...same.aliases] : [],
    type: same?.type ?? (known && own.includes(known.text) ? known.type : null),
  };
}

/** The name that stands in a member: at the end of the first one, behind its verbs, else at the beginning. */
const nameInMember = ({ text, isFirst, isLast }: Member, names: readonly ReadName[]) =>
  isFirst
    ? longest(names.filter(({ text: name }) => text.endsWith(name) || (isLast && text.includes(name))))
    : nameBefore(text, names);

/** A member without the verbs in front of the first one and what is done to the last one. */
function ownWords(
  { text, isFirst, isLast }: Member,
  known: ReadName | undefined,
  { enumerations: { openers, developing, around } }: ListKnowledge,
): string {
  const own = (isLast ? text.replace(around.done.pattern, '') : text).replace(around.leftover.pattern, '');
  if (!isFirst) return own;
  const ends = [...openers, ...developing].flatMap((word) => {
    const at = own.lastIndexOf(word);
    return at >= 0 && at + word.length < own.length - 1 ? [at + word.length] : [];
  });
  const cut = Math.max(0, ...ends);
  const isAtEnd = known && text.endsWith(known.text);
  return own.slice(isAtEnd ? Math.min(cut, text.length - known.text.length) : cut);
}

/** Whether a member is a known name and no longer one: what stands around it is of the sentence. */
function isAllOfMember(
  known: ReadName,
  own: string,
  { isFirst, isLast }: Member,
  context: ListContext,
): boolean {
  const before = own.slice(0, -known.text.length);
  const behind = own.slice(known.text.length);
  return (
    own === known.text ||
    (isFirst && own.endsWith(known.text) && isOfSentence(before, context)) ||
    (isLast && own.startsWith(known.text) && isSaidOf(known, behind, context))
  );
}

/** Whether the words before a name are none of its own. */
const isOfSentence = (before: string, { knowledge }: ListContext) =>
  (before.length <= 4 && !isNoun(before)) || knowledge.enumerations.around.comesTo.pattern.test(before);

/** Whether the words behind the last name say something of it, and name nothing longer. */
function isSaidOf(
  { type }: ReadName,
  behind: string,
  { knowledge: { enumerations, suffixes }, want }: ListContext,
): boolean {
  const isNamed =
    ![...enumerations.openers, ...enumerations.developing].some((verb) => behind.includes(verb)) &&
    suffixes.some(({ ends }) => ends.some((end) => end.length > 1 && behind.endsWith(end)));
  const isMaker = want === 'Project' && type === 'Institution';
  return (
    !isMaker &&
    !isNamed &&
    ((want === 'Zone' && type === want) || enumerations.around.goesOn.pattern.test(behind))
  );
}
