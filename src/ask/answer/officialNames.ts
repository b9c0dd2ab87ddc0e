import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Answer } from '../../model/question.js';

/** Adds to the things of an answer the other names that departments of governments go by. */
export type NameOffices = (answer: Answer) => Answer;

const LEVEL = /^[\u4e00-\u9fff]*[市省区县]/u;

/** Committees of the Party are called without it: 中共某市委政法委. */
const withoutParty = (name: string): string[] => (name.startsWith('中共') ? [name.slice(2)] : []);

/** Prepares the names of departments: of 某市工信局 also 某市工业和信息化局. The knowledge has them, whatever the plans write. */
export function makeOfficeNamer({ departments }: Pick<Knowledge, 'departments'>): NameOffices {
  const writings = new Map<string, readonly string[]>();
  for (const { name, aliases } of departments)
    for (const one of [name, ...aliases]) writings.set(one, [name, ...aliases]);
  const othersOf = (name: string): string[] => {
    for (
      let end = LEVEL.exec(name)?.[0].length ?? 0;
      end > 0;
      end = LEVEL.exec(name.slice(0, end - 1))?.[0].length ?? 0
    ) {
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
