import { loadNameRules } from '../knowledge/load.js';
import { bare } from './fold.js';

/** What a title is found by again, whoever writes it and how. */
export interface TitleKey {
  /** The title without its organs, its years and the notice that issues it, folded. */
  readonly key: string;
  /** The organs that it opens with, folded; null where it opens with none. */
  readonly organ: string | null;
  /** The years in brackets at its end, as 2021-2025; null where there are none. */
  readonly period: string | null;
}

const PERIOD = /[（(](\d{4})\s*[-—–~～至]+\s*(\d{4})年?[)）]$/;

/** Reads the parts of a title by which two writings of it are compared. */
export function readTitleKey(title: string): TitleKey {
  const { opens, notice } = loadNameRules().titles;
  const whole = title.replace(notice.pattern, '');
  const years = PERIOD.exec(whole);
  const organ = opens.pattern.exec(whole)?.groups?.organ;
  return {
    key: bare(whole.replace(PERIOD, '').slice(organ?.length ?? 0)),
    organ: organ ? bare(organ) : null,
    period: years ? `${years[1]}-${years[2]}` : null,
  };
}
