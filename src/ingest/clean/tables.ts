import type { Line } from './lines.js';

const NUMBER = /^[<>≤≥≈~－-]?\d[\d,.]*%?$/;

/** A table row whose cells are separated by tabs. */
export function isTabRow(line: Line): boolean {
  return line.text.includes('\t');
}

/**
 * A table row flattened to one line: at least three cells separated by spaces, two of them numbers,
 * as 战略性新兴产业产值 亿元 9860 14200 18500 预期性.
 */
export function isFlatRow(line: Line): boolean {
  const cells = line.text.split(/\s+/);
  if (cells.length < 3 || /[。；;，、:：]/.test(line.text)) return false;
  return cells.filter((cell) => NUMBER.test(cell)).length >= 2;
}
