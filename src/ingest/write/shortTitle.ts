import { loadNameRules } from '../../knowledge/load.js';

const YEARS = /[(（][\d—–\-~～至－]+年?[)）]$/;

/** A title for a small place: without what governs it, its five years and its years. 郑州市“十四五”大数据发展规划 → 大数据发展规划 */
export function shortenTitle(title: string, jurisdiction: string | null = null): string {
  const own = jurisdiction && title.startsWith(jurisdiction) ? title.slice(jurisdiction.length) : title;
  const { fiveYearPlan, about } = loadNameRules().titles;
  const short = own.replace(YEARS, '').replace(fiveYearPlan.pattern, '').replace(about.pattern, '');
  return short || title;
}
