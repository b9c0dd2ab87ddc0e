import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer } from '../../model/question.js';

/** Adds to the things of an answer the other names that departments of governments go by. */
export type NameOffices = (answer: Answer) => Answer;

/** Prepares the names of departments: of 某市工信局 also 某市工业和信息化局. The knowledge has them, whatever the plans write. */
export function makeOfficeNamer({
  departments,
  naming: {
    party,
    placeNames: { leadingPlace },
  },
}: Pick<Knowledge, 'departments' | 'naming'>): NameOffices {
  const writings = new Map<string, readonly string[]>();
  for (const { name, aliases } of departments)
    for (const one of [name, ...aliases]) writings.set(one, [name, ...aliases]);
  /** Committees of the Party are called without it: 中共某市委政法委. */
  const withoutParty = (name: string): string[] =>
    party.pattern.test(name) ? [name.replace(party.pattern, party.by)] : [];
  /** Where the longest place that a name begins with ends; 0 where it begins with none. */
  const endOfPlace = (name: string): number => leadingPlace.pattern.exec(name)?.[0].length ?? 0;
  const othersOf = (name: string): string[] => {
    for (let end = endOfPlace(name); end > 0; end = endOfPlace(name.slice(0, end - 1))) {
      const others = writings.get(name.slice(end));
      if (others) return others.map((other) => name.slice(0, end) + other);
    }
    return [];
  };
  return (answer) => ({
    ...answer,
    items: answer.items.map((item) => ({
      ...item,
      aliases: [...new Set([...item.aliases, ...othersOf(item.name), ...withoutParty(item.name)])].filter(
        (alias) => alias !== item.name,
      ),
    })),
  });
}
