import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { TableTargetRules } from '../../../knowledge/rules.js';
import { hashId } from '../../../language/hash.js';
import type { QuantityReader } from '../../../language/quantities.js';
import { sourceLine, writtenText } from '../../../language/sourceMap.js';
import type { Document } from '../../../model/document.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Cell, Passage, Plan } from '../../../model/plan.js';
import type { Comparator, UndecidedTarget } from '../../../model/target.js';
import { countedIndicator } from './indicator.js';

const YEAR = /(20\d\d)\s*年?/;
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/;
const SIGNS: Readonly<Record<string, Comparator>> = {
  '≥': '>=',
  曒: '>=',
  '>': '>',
  '≤': '<=',
  '<': '<',
  '≈': '~',
  '~': '~',
};

/** What a cell with a figure says: its value, the sign or the word that bounds it, whether it is one of a hundred. */
interface CellFigure {
  readonly value: number;
  readonly comparator: Comparator;
  readonly share: string | null;
}

/** What a row is read in: its plan and document, the names in it, and the unit that the table gives for all of its figures. */
export interface RowContext {
  readonly plan: Plan;
  readonly document: Document;
  readonly mentions: readonly LinkedMention[];
  /** 单位：万立方米; null where the table gives none. */
  readonly unitAbove: string | null;
}

/** Reads the targets that tables set. */
export interface TableTargetReader {
  /**
   * The targets of a table row: every figure under the heading of a year that is no base year. What it measures is the row's label,
   * or, where the rows are places, the column's headings.
   */
  readonly readRow: (passage: Passage, context: RowContext) => UndecidedTarget[];
  /** The last year of the cell that says when a row is to be done: 2023年—2025年. */
  readonly yearOfRow: (passage: Passage) => number | null;
}

/** Prepares the reading of targets in tables, whose figures are those of `rules/headings.yaml`. */
export function makeTableTargetReader(
  { targets, headings }: Pick<Knowledge, 'targets' | 'headings'>,
  quantities: QuantityReader,
): TableTargetReader {
  const rules = targets.tables;
  const figureOf = (text: string): CellFigure | null => {
    const { value, sign, share, bound } = headings.tables.figure.pattern.exec(text)?.groups ?? {};
    if (!value || !NUMBER.test(value)) return null;
    const comparator = sign ? SIGNS[sign] : quantities.boundOf('', bound ?? '')?.comparator;
    return { value: Number(value.replace(/,/g, '')), comparator: comparator ?? '=', share: share ?? null };
  };

  /** 3 / 大数据核心产业规模 / 亿元 / 1000: a row of an indicator with its unit and figure, under no heading of a year. */
  const readPlainRow = (passage: Passage, { plan, document }: RowContext): UndecidedTarget | null => {
    const at = passage.cells.findIndex(
      (cell, i) =>
        i > 0 &&
        quantities.parseUnit(cell.text) !== null &&
        figureOf(passage.cells[i + 1]?.text ?? '') !== null &&
        !yearOf(passage.cells[i + 1]!),
    );
    const [label, unit, cell] = passage.cells.slice(at - 1, at + 2);
    if (at < 1 || !label || !unit || !cell || label.text.length < 3 || passage.cells.length > at + 2)
      return null;
    const { value, comparator } = figureOf(cell.text)!;
    return {
      id: hashId('target', document.sha256, cell.span.start),
      plan: plan.id,
      passage: passage.id,
      indicator: countedIndicator(label.text, unit.text, targets, quantities),
      value,
      valueMax: null,
      unit: unit.text.replace('％', '%'),
      comparator,
      year: plan.periodEnd,
      baseline: null,
      baselineYear: null,
      per: null,
      zone: null,
      industry: null,
      line: sourceLine(document, cell.span),
      span: cell.span,
      text: writtenText(document, passage.span).replace(/\t/g, ' '),
    };
  };

  const readRow = (passage: Passage, context: RowContext): UndecidedTarget[] => {
    const { plan, document, mentions, unitAbove } = context;
    const plain = readPlainRow(passage, context);
    if (plain) return [plain];
    const dated = passage.cells.flatMap((cell) => {
      const year = yearOf(cell);
      const figure = figureOf(cell.text);
      return year && figure ? [{ cell, year, figure, isBase: isBase(cell, year, plan, rules) }] : [];
    });
    const base = dated.find(({ isBase }) => isBase);
    const unitCell = passage.cells.find((cell) => cell.columns.at(-1) === rules.unitColumn)?.text;
    const zone = mentions.find(
      (mention) => mention.type === 'Zone' && mention.text === passage.cells.find((cell) => cell.row)?.row,
    );
    return dated.flatMap(({ cell, year, figure, isBase }) => {
      if (isBase) return [];
      const label = cell.row.replace(/[(（]([^()（）]{1,8})[)）]$/, '');
      const unit = unitCell ?? unitBeside(cell, figure) ?? unitAbove;
      const isSum = rules.sums.includes(cell.row);
      const named = zone || isSum ? composeIndicator(cell, rules) : label;
      if (!unit || named.length < 2) return [];
      return [
        {
          id: hashId('target', document.sha256, cell.span.start),
          plan: plan.id,
          passage: passage.id,
          indicator: countedIndicator(named, unit, targets, quantities),
          value: figure.value,
          valueMax: null,
          unit: unit.replace('％', '%'),
          comparator: figure.comparator,
          year,
          baseline: base?.figure.value ?? null,
          baselineYear: base?.year ?? null,
          per: null,
          zone: zone?.canonical ?? null,
          industry: null,
          line: sourceLine(document, cell.span),
          span: cell.span,
          text: writtenText(document, passage.span).replace(/\t/g, ' '),
        },
      ];
    });
  };

  const yearOfRow = (passage: Passage): number | null => {
    const when = passage.cells.find(({ text }) => rules.doneBy.pattern.test(text));
    return when ? Number([...when.text.matchAll(/20\d\d/g)].at(-1)![0]) : null;
  };
  return { readRow, yearOfRow };
}

/** The unit in brackets behind the label of a row, or the per cent sign behind a figure. */
const unitBeside = ({ row }: Cell, { share }: CellFigure) =>
  /[(（]([^()（）]{1,8})[)）]$/.exec(row)?.[1] || share;

function yearOf(cell: Cell): number | null {
  for (const heading of cell.columns) {
    const found = YEAR.exec(heading);
    if (found) return Number(found[1]);
  }
  return null;
}

/** A figure of the past: its heading says so, or its year lies before the plan. */
function isBase(cell: Cell, year: number, plan: Plan, rules: TableTargetRules): boolean {
  if (cell.columns.some((heading) => rules.baseColumns.some((word) => heading.includes(word)))) return true;
  const start = plan.periodStart ?? (plan.date ? Number(plan.date.slice(0, 4)) : null);
  return start !== null && year < start;
}

/** 地下水压减指标 / 2025年 / 浅层地下水 / 城区 → 浅层地下水压减(城区): the general heading behind the particular one. */
function composeIndicator(cell: Cell, rules: TableTargetRules): string {
  const [general = '', particular = '', ...rest] = cell.columns
    .filter((heading) => !YEAR.test(heading))
    .map((heading) => heading.replace(new RegExp(`(${rules.headingEndings.join('|')})$`), ''));
  if (particular === '') return general;
  let overlap = Math.min(general.length, particular.length);
  while (overlap > 0 && !particular.endsWith(general.slice(0, overlap))) overlap--;
  const named = overlap > 0 ? particular + general.slice(overlap) : general + particular;
  return rest.length > 0 ? `${named}(${rest.join('、')})` : named;
}
