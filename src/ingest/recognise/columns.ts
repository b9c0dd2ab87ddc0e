import type { Knowledge } from '../../knowledge/knowledge.js';
import type { FindCandidates } from './candidates.js';

const SHORTEST = 6;
const LONGEST = 45;

/** Finds the projects that a table lists: every cell of a column headed 项目名称 names one. */
export function makeColumnFinder({ relations }: Knowledge): FindCandidates {
  return ({ cells }) =>
    cells
      .filter(({ start, end, column }) => {
        const length = end - start;
        return length >= SHORTEST && length <= LONGEST && relations.projectColumn.pattern.test(column);
      })
      .map(({ start, end }) => ({
        start,
        end,
        type: 'Project',
        source: 'project column',
        decides: true,
        weight: 5,
      }));
}
