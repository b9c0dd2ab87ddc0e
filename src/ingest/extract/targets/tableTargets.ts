import type { TableTargetRules, TargetRules } from '../../../knowledge/rules.js';
import { hashId } from '../../../language/hash.js';
import type { QuantityReader } from '../../../language/quantities.js';
import { sourceLine, writtenText } from '../../../language/sourceMap.js';
import type { Document } from '../../../model/document.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Cell, Passage, Plan } from '../../../model/plan.js';
import type { Comparator, UnlinkedTarget } from '../../../model/target.js';
import { countedIndicator } from './indicator.js';

const FIGURE = /^[[（(［]?([<>≤≥≈~曒－-]?)(\d[\d,]*(?:\.\d+)?)(%?)[\]）)］]?(左右|以上|以内|以下)?$/;
const YEAR = /(20\d\d)\s*年?/;
const SIGNS: Readonly<Record<string, Comparator>> = {
  '≥': '>=',
  曒: '>=',
  '>': '>',
  '≤': '<=',
  '<': '<',
  '≈': '~',
  '~': '~',
  左右: '~',
  以上: '>=',
  以内: '<=',
  以下: '<=',
};

/** What a row is read in: its plan and document, the names in it, and the unit that the table gives for all of its figures. */
export interface RowContext {
  readonly plan: Plan;
  readonly document: Document;
  readonly mentions: readonly LinkedMention[];
  /** 单位：万立方米; null where the table gives none. */
  readonly unitAbove: string | null;
}

/**
 * Reads the targets of a table row: every figure under the heading of a year that is no base year. What it measures
 * is the row's label, or, where the rows are places, the column's headings.
 */
export function readTableRow(
  passage: Passage,
  context: RowContext,
  targetRules: TargetRules,
  quantities: QuantityReader,
): UnlinkedTarget[] {
  const { plan, document, mentions, unitAbove } = context;
  const rules = targetRules.tables;
  const plain = readPlainRow(passage, context, targetRules, quantities);
  if (plain) return [plain];
  const dated = passage.cells.flatMap((cell) => {
    const year = yearOf(cell);
    const figure = FIGURE.exec(cell.text);
    return year && figure ? [{ cell, year, figure, isBase: isBase(cell, year, plan, rules) }] : [];
  });
  const base = dated.find(({ isBase }) => isBase);
  const baseline = base ? Number(base.figure[2]!.replace(/,/g, '')) : null;
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
        indicator: countedIndicator(named, unit, targetRules, quantities),
        value: Number(figure[2]!.replace(/,/g, '')),
        valueMax: null,
        unit: unit.replace('％', '%'),
        comparator: comparatorOf(figure),
        year,
        baseline,
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
}

/** The unit in brackets behind the label of a row, or the per cent sign behind a figure. */
const unitBeside = ({ row }: Cell, figure: RegExpExecArray) =>
  /[(（]([^()（）]{1,8})[)）]$/.exec(row)?.[1] || figure[3] || null;
const comparatorOf = ([, sign, , , behind]: RegExpExecArray): Comparator =>
  SIGNS[sign! || (behind ?? '')] ?? '=';

/** 3 / 大数据核心产业规模 / 亿元 / 1000: a row of an indicator with its unit and figure, under no heading of a year. */
function readPlainRow(
  passage: Passage,
  { plan, document }: RowContext,
  rules: TargetRules,
  quantities: QuantityReader,
): UnlinkedTarget | null {
  const at = passage.cells.findIndex(
    (cell, i) =>
      i > 0 &&
      quantities.parseUnit(cell.text) !== null &&
      FIGURE.test(passage.cells[i + 1]?.text ?? '') &&
      !yearOf(passage.cells[i + 1]!),
  );
  const [label, unit, figure] = passage.cells.slice(at - 1, at + 2);
  if (at < 1 || !label || !unit || !figure || label.text.length < 3 || passage.cells.length > at + 2)
    return null;
  const [, sign, value, , behind] = FIGURE.exec(figure.text)!;
  return {
    id: hashId('target', document.sha256, figure.span.start),
    plan: plan.id,
    passage: passage.id,
    indicator: countedIndicator(label.text, unit.text, rules, quantities),
    value: Number(value!.replace(/,/g, '')),
    valueMax: null,
    unit: unit.text.replace('％', '%'),
    comparator: SIGNS[sign! || (behind ?? '')] ?? '=',
    year: plan.periodEnd,
    baseline: null,
    baselineYear: null,
    per: null,
    zone: null,
    industry: null,
    line: sourceLine(document, figure.span),
    span: figure.span,
    text: writtenText(document, passage.span).replace(/\t/g, ' '),
  };
}

/** The last year of the cell that says when a row is to be done: 2023年—2025年. */
export function yearOfRow(passage: Passage): number | null {
  const when = passage.cells.find(({ text }) => /^(20\d\d年?[—–-])?20\d\d年(底|前)?$/.test(text));
  return when ? Number([...when.text.matchAll(/20\d\d/g)].at(-1)![0]) : null;
}

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
