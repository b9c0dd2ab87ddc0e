import { tight } from './fold.js';

/**
 * The document number in a text in its usual form, 郑政办〔2022〕79号 for 郑政办 [2022] 79 号; null where there is none.
 *
 * @param pattern with the groups `organ`, `year` and `serial` (`graph/rules/heads.yaml`)
 */
export function formatDocumentNumber(text: string, pattern: RegExp): string | null {
  const groups = pattern.exec(tight(text))?.groups;
  return groups ? `${groups.organ}〔${groups.year}〕${Number(groups.serial)}号` : null;
}

const LONGEST_LINE = 40;

/**
 * Whether a line is a document number, or opens with one; brackets around it are layout: （建城〔2021〕103号）. With a sentence
 * that goes on behind it, it is cited there: （建城〔2021〕103号）要求，.
 */
export function opensWithDocumentNumber(text: string, pattern: RegExp): boolean {
  if (!text.includes('号')) return false;
  const written = tight(text);
  if (written.length >= LONGEST_LINE) return false;
  const found = pattern.exec(written);
  if (found === null || !/^[(（]?$/.test(written.slice(0, found.index))) return false;
  return !/[，,；;。]/.test(written.slice(found.index + found[0].length));
}
