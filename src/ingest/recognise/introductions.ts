import type { Knowledge } from '../../knowledge/knowledge.js';
import { findEvery } from '../../language/everywhere.js';
import { cutWords } from '../../language/words.js';
import type { MentionType } from '../../model/entity.js';
import type { DecidedName } from './decode.js';

/** A short name that a document introduces for a full one. */
export interface Introduction {
  readonly short: string;
  readonly full: string;
  readonly type: MentionType;
  /** That of the name that it is introduced for. */
  readonly confidence: number;
}

const LONGEST_COMMON = 2;

/** A word of the dictionary names nothing of its own: （以下简称计划）. */
function isCommon(short: string): boolean {
  const words = cutWords(short);
  return words.length === 1 && short.length <= LONGEST_COMMON && /^(?:n|v|vn)$/.test(words[0]!.tag);
}

/**
 * Prepares the finding of short names that a passage introduces in brackets behind a name:
 * 郑州市突发公共卫生事件应急指挥部（以下简称市应急指挥部）. It is given the names found in the passage.
 */
export function makeIntroductionFinder({
  naming,
}: Pick<Knowledge, 'naming'>): (text: string, names: readonly DecidedName[]) => Introduction[] {
  return (text, names) =>
    findEvery(text, naming.introduces.pattern).flatMap((found) => {
      const name = names.find(({ end }) => end === found.index);
      const short = found.groups!.short!;
      const full = name && text.slice(name.start, name.end);
      return full && short !== full && !isCommon(short)
        ? [{ short, full, type: name.type, confidence: name.confidence }]
        : [];
    });
}
