import type { Knowledge } from '../../knowledge/knowledge.js';
import { cellOf } from '../../language/cells.js';
import type { Passage } from '../../model/plan.js';
import type { DecidedName } from './decode.js';

/** Gives the names of a passage the types that the headings of their columns say. */
export type TypeByColumns = (passage: Passage, names: readonly DecidedName[]) => DecidedName[];

/** Prepares the reading of columns: what stands under 建设地点 is a place, and under 责任单位 a unit, whatever its name is. */
export function makeColumnTyper({ relations }: Knowledge): TypeByColumns {
  const typeUnder = (heading: string, type: DecidedName['type']): DecidedName['type'] => {
    if (type === 'Institution' && relations.zoneColumn.pattern.test(heading)) return 'Zone';
    if (type === 'Zone' && relations.unitColumn.pattern.test(heading)) return 'Institution';
    return type;
  };
  return (passage, names) =>
    names.map((name) => {
      const { start } = passage.span;
      const cell = cellOf(passage, { start: start + name.start, end: start + name.end });
      const type = typeUnder(cell?.columns.at(-1) ?? '', name.type);
      return type === name.type ? name : { ...name, type, source: 'the heading of its column' };
    });
}
