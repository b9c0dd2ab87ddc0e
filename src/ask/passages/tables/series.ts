import type { TableTargetRules } from '../../../knowledge/rules.js';
import { bare } from '../../../language/fold.js';
import type { ReadName, ReadPassage } from '../../../query/rows.js';
import { type Item, namedItem } from '../listedItems.js';

/** A thing with the number that a text gives it. */
export interface Point {
  readonly item: Item;
  readonly value: number;
  /** As written; null where the text gives none. */
  readonly unit: string | null;
  readonly passage: ReadPassage;
}

/** Things with a number each, which measure the same: a column of a table, the points of a chart, what a sentence sets side by side. */
export interface Series {
  readonly form: 'column' | 'chart' | 'sentence' | 'multiple';
  /** What the text says that they measure: headings of the column, caption of the chart. */
  readonly label: string;
  readonly points: readonly Point[];
  /** The number that the text gives for all of them together. */
  readonly total: Point | null;
  /** Whether the column is that of sums. */
  readonly isSum: boolean;
  /** The passages that say what is measured. */
  readonly heads: readonly ReadPassage[];
}

/** Fewer things are not set side by side. */
export const FEWEST = 2;

/** A cell that is a number, as tables write it. */
const NUMBER = /^[-+－−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$|^[-+－−]?\d+(?:\.\d+)?[%％]?$/;

/** The number of a cell; null where it is none. */
export function numberOf(cell: string): number | null {
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text.replace(/[,%％]/g, '').replace(/^[－−]/, '-')) : null;
}

/** The cells of a row, without white space around them. */
export const cellsOf = ({ text }: ReadPassage): string[] => text.split('\t').map((cell) => cell.trim());

/** The thing of the graph that a cell names, else its own words; it is called as the cell calls it too. */
export function itemOfCell(cell: string, names: readonly ReadName[]): Item {
  const found = names.find(({ text }) => bare(text) === bare(cell));
  return found ? namedItem(found) : { name: cell, aliases: [], type: null };
}

const UNIT_BEHIND = /[(（]([^()（）:：\d]{1,6})[)）]\s*$/;

/** The unit that a caption gives: 单位：万人, or in brackets behind it; null where it gives none. */
export const unitOf = (caption: string, { unitAbove }: TableTargetRules): string | null =>
  unitAbove.pattern.exec(caption)?.[1] ?? UNIT_BEHIND.exec(caption)?.[1]?.trim().replace('％', '%') ?? null;
