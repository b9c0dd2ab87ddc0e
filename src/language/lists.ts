import { loadEnumerationRules } from '../knowledge/load.js';
import { findEvery } from './everywhere.js';
import { parseNumeral } from './numerals.js';

/*
 * The grammar of lists (rules/enumerations.yaml): how members are joined, where a row of them is cut, and what closes it. Names of
 * documents, numbers of targets and sentences that answer questions are read by it alike.
 */

/** Whether all that stands between two names makes them members of one list: 、 or 以及. */
export const joinsMembers = (between: string): boolean =>
  loadEnumerationRules().members.joined.pattern.test(between);

/** Whether a character joins two members of a list. */
export const isJoin = (character: string): boolean =>
  loadEnumerationRules().members.join.pattern.test(character);

/** Whether a character ends a member of a list. */
export const endsMember = (character: string): boolean =>
  loadEnumerationRules().members.memberEnd.pattern.test(character);

/** Fits what stands in a row of itself, joined as members are: `item` fits it, in one group. */
export const rowsOf = (item: string): RegExp =>
  new RegExp(`${item}(?:${loadEnumerationRules().members.join.pattern.source}\\1)+`, 'gu');

/** Whether two names of one type are of one row, with words or other members between them: 、园区和. */
export const isRowGap = (between: string): boolean =>
  loadEnumerationRules().members.gap.pattern.test(between);

/** Whether a text has several members. */
export const hasMembers = (text: string): boolean => loadEnumerationRules().members.cut.pattern.test(text);

/** The members of a text that is nothing but a list: 水果、茶叶和蔬菜 → 水果, 茶叶, 蔬菜. */
export const splitMembers = (text: string): string[] =>
  text.split(loadEnumerationRules().members.cut.pattern).filter((member) => member !== '');

/** The joins of a text behind which another number stands. */
export function findCuts(text: string): { readonly start: number; readonly end: number }[] {
  return findEvery(text, loadEnumerationRules().members.cutBeforeNumber.pattern).map(
    ({ index, 0: join }) => ({ start: index, end: index + join.length }),
  );
}

/** A text without the joins that it ends with. */
export const withoutHangingJoin = (text: string): string =>
  text.replace(loadEnumerationRules().members.hanging.pattern, '');

/** The two that the first joining word of a text joins: 新材料和新能源; null where none does. */
export function splitLastPair(text: string): readonly [string, string] | null {
  const groups = loadEnumerationRules().members.lastPair.pattern.exec(text)?.groups;
  return groups ? [groups.first!, groups.last!] : null;
}

/** What closes the members of a text, and all that follows; null where nothing does. */
export function splitClosed(text: string): { readonly members: string; readonly tail: string } | null {
  const groups = loadEnumerationRules().around.closed.pattern.exec(text)?.groups;
  return groups ? { members: groups.members!, tail: groups.close! + groups.rest! } : null;
}

/** Those who are told by one clause: 市商务局、市财政局和市科技局 → three. */
export const splitTold = (text: string): string[] =>
  text.split(loadEnumerationRules().members.toldCut.pattern);

/** Where the last member of a row surely ends; -1 where nothing tells. */
export const findRowEnd = (text: string): number => text.search(loadEnumerationRules().rows.end.pattern);

/** The words of a text that may join a pair. */
export function findPairJoins(text: string): { readonly start: number; readonly end: number }[] {
  return findEvery(text, loadEnumerationRules().rows.pair.pattern).map(({ index, 0: join }) => ({
    start: index,
    end: index + join.length,
  }));
}

/** How many things a counted name says, behind a row or in it: “四集中”, 五大板块, “双长制”; null where it says none. */
export function readCountedName(text: string): number | null {
  const { countedName, beforeCount } = loadEnumerationRules().rows;
  const groups = countedName.pattern.exec(text.replace(beforeCount.pattern, ''))?.groups;
  if (!groups) return null;
  return groups.twin ? 2 : parseNumeral(groups.quoted ?? groups.bare!);
}
