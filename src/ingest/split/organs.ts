import { loadNameRules } from '../../knowledge/load.js';
import type { OrganRules } from '../../knowledge/rules.js';
import { tight } from '../../language/fold.js';

/** The organs that a text opens with, and where what follows them begins. */
export interface Organs {
  readonly names: readonly string[];
  readonly end: number;
  /** Whether others issue with them that it leaves out: 等八部门. */
  readonly more: boolean;
}

export interface OrganReader {
  /** The organs before 关于, 印发 and the like at the start of a title; null where it opens with none. */
  readonly opening: (title: string) => Organs | null;
  /** The organs of a text that is nothing but their names (a line of a signature); empty where it is more. */
  readonly all: (text: string) => readonly string[];
}

const LONGEST_ORGAN = 40;
const SHORTEST_NAME = 2;
const LONGEST_BEGINNING = 12;
const MOST_ORGANS = 20;
const ORGAN_NAME = /^[\u4e00-\u9fff（）()·]+$/;
const OPEN_BRACKET = /[(（][^)）]*$/;

/**
 * Prepares the reading of issuing organs by their grammar: a name and an ending, one behind the other or with
 * signs between them.
 *
 * @param national names of organs of the state that need no ending and no sign before them
 * @param places names of places, short ones too, with which organs begin
 */
export function makeOrganReader(
  rules: OrganRules,
  national: ReadonlySet<string>,
  places: ReadonlySet<string>,
): OrganReader {
  const endings = [...rules.endings].sort((a, b) => b.length - a.length);

  const isName = (name: string) => {
    if (national.has(name)) return true;
    const ending = endings.find((candidate) => name.endsWith(candidate));
    if (!ending) return false;
    if (!ORGAN_NAME.test(name) || OPEN_BRACKET.test(name)) return false;
    if (ending === name) return name === loadNameRules().governing.state;
    return name.length - ending.length >= SHORTEST_NAME - (ending.length > 1 ? 1 : 0);
  };
  const opensWith = (rest: string, names: ReadonlySet<string>) => {
    for (let length = SHORTEST_NAME; length <= LONGEST_BEGINNING; length++) {
      if (names.has(rest.slice(0, length))) return true;
    }
    return false;
  };
  const beginsOrgan = (rest: string) =>
    rules.begins.pattern.test(rest) || opensWith(rest, places) || opensWith(rest, national);

  /** The names that a text may open with, the shortest first. */
  function* namesOpening(rest: string): Generator<string> {
    const whole = rules.whole.pattern.exec(rest)?.[0].length ?? SHORTEST_NAME;
    for (let length = whole; length <= Math.min(LONGEST_ORGAN, rest.length); length++) {
      const name = rest.slice(0, length);
      if (rules.notIn.pattern.test(name)) return;
      if (isName(name) && !rules.goesOn.pattern.test(rest.slice(length))) yield name;
    }
  }

  /** The organs of which a text consists up to what they do, the shortest names first; null where it does not. */
  const parse = (
    text: string,
    at: number,
    names: readonly string[],
    dead = new Set<number>(),
  ): Organs | null => {
    if (names.length > MOST_ORGANS || dead.has(at)) return null;
    const rest = text.slice(at);
    for (const name of namesOpening(rest)) {
      const all = parseBehind(text, at + name.length, [...names, name], dead);
      if (all) return all;
    }
    dead.add(at);
    return null;
  };
  /** What follows the names found so far: what they do, or more names. */
  const parseBehind = (
    text: string,
    at: number,
    names: readonly string[],
    dead: Set<number>,
  ): Organs | null => {
    const behind = text.slice(at);
    const others = rules.others.pattern.exec(behind)?.[0] ?? '';
    if (rules.acts.pattern.test(behind.slice(others.length)))
      return { names, end: at + others.length, more: others !== '' };
    const sign = rules.between.pattern.exec(behind)?.[0] ?? '';
    if (sign === '' && !beginsOrgan(behind)) return null;
    return parse(text, at + sign.length, names, dead);
  };

  return {
    opening: (title) => parse(title, 0, []),
    all: (text) => {
      const line = tight(text);
      const organs = parse(line, 0, []);
      return organs && organs.end === line.length ? organs.names : [];
    },
  };
}
