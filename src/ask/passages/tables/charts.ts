import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { TableTargetRules } from '../../../knowledge/rules.js';
import type { ReadPassage, ReadSection } from '../../../query/rows.js';
import { cellsOf, itemOfCell, numberOf, type Point, type Series, unitOf } from './series.js';

/** Fewer points are no chart, and may be a row of a table. */
const FEWEST_POINTS = 3;
/** Lines above a chart that say what it shows. */
const MOST_CAPTIONS = 3;

/** Cells of one kind that stand behind one another. */
interface Run {
  readonly cells: readonly string[];
  readonly isNumbers: boolean;
}

/**
 * The points of charts, which reach a text as one row: the names and then as many numbers, or each name with its number. What stands
 * before the names, or at the end of the row before, says what is measured, beside the lines above.
 */
export function readCharts({ passages }: ReadSection, { targets }: Pick<Knowledge, 'targets'>): Series[] {
  const parts = passages.map((passage) => (passage.kind === 'row' ? partsOf(runsOf(passage)) : []));
  const isChart = (i: number) => (parts[i]?.length ?? 0) > 0;
  const headsOf = (i: number): ReadPassage[] => {
    let first = i;
    while (isChart(first - 1)) first--;
    let from = first;
    while (from > 0 && first - from < MOST_CAPTIONS && !isChart(from - 1)) from--;
    const captions = passages.slice(from, first);
    const before = passages[i - 1];
    return i > first && before && endsInWords(before) ? [...captions.slice(0, 1), before] : captions;
  };
  return passages.flatMap((passage, i) =>
    parts[i]!.map((part) => toSeries({ passage, part, heads: headsOf(i) }, targets.tables)),
  );
}

/** Whether a row goes on behind its numbers: with what the next one measures. */
const endsInWords = (row: ReadPassage): boolean => runsOf(row).at(-1)?.isNumbers === false;

interface Part {
  readonly label: string;
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}

function runsOf(passage: ReadPassage): Run[] {
  const runs: { cells: string[]; isNumbers: boolean }[] = [];
  for (const cell of cellsOf(passage).filter(Boolean)) {
    const isNumbers = numberOf(cell) !== null;
    const last = runs.at(-1);
    if (last?.isNumbers === isNumbers) last.cells.push(cell);
    else runs.push({ cells: [cell], isNumbers });
  }
  return runs;
}

function partsOf(runs: readonly Run[]): Part[] {
  const pairs = runs.flatMap((run, i) => (run.isNumbers && i > 0 ? [[runs[i - 1]!, run] as const] : []));
  if (
    pairs.length >= FEWEST_POINTS &&
    pairs.every(([names, numbers]) => names.cells.length === 1 && numbers.cells.length === 1)
  )
    return [
      {
        label: '',
        names: pairs.map(([{ cells }]) => cells[0]!),
        numbers: pairs.map(([, { cells }]) => numberOf(cells[0]!)!),
      },
    ];
  return pairs.flatMap(([{ cells }, numbers]) => {
    const count = numbers.cells.length;
    if (count < FEWEST_POINTS || cells.length < count) return [];
    const names = cells.slice(-count);
    return [
      {
        label: cells.slice(0, -count).join(' '),
        names,
        numbers: numbers.cells.map((cell) => numberOf(cell)!),
      },
    ];
  });
}

/** A part of a row that is a chart, with the lines that say what it is of. */
interface Chart {
  readonly passage: ReadPassage;
  readonly part: Part;
  readonly heads: readonly ReadPassage[];
}

function toSeries({ passage, part, heads }: Chart, rules: TableTargetRules): Series {
  const said = heads.map((head) => (head.kind === 'row' ? captionOf(head) : head.text));
  const label = [...said, part.label].join(' ').trim();
  const isShare =
    part.numbers.every((value) => value > 0 && value < 1) && rules.shareLabel.pattern.test(label);
  const unitIn = (caption: string) => unitOf(caption, rules);
  const unit = isShare ? '%' : ([...said, part.label].map(unitIn).find((one) => one !== null) ?? null);
  const points = part.names.map(
    (name, i): Point => ({
      item: itemOfCell(name, passage.names),
      value: isShare ? Number((part.numbers[i]! * 100).toFixed(6)) : part.numbers[i]!,
      unit,
      passage,
    }),
  );
  return { form: 'chart', label, points, total: null, isSum: false, heads };
}

/** Of a row its words behind the numbers, else all of them. */
const captionOf = (row: ReadPassage): string => {
  const { cells, isNumbers } = runsOf(row).at(-1) ?? { cells: [], isNumbers: true };
  return isNumbers ? row.text : cells.join(' ');
};
