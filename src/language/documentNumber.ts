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
