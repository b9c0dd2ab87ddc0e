const YEARS = /[(（][\d—–\-~～至－]+年?[)）]$/;
const FIVE_YEARS =
  /[“"][一二三四五六七八九十]{1,2}五[”"](?:时期)?|(?<![二三四五六七八九])十[一二三四五六七八九]五(?:时期)?/;

/** A title for a small place: without what governs it, its five years and its years. 郑州市“十四五”大数据发展规划 → 大数据发展规划 */
export function shortenTitle(title: string, jurisdiction: string | null = null): string {
  const own = jurisdiction && title.startsWith(jurisdiction) ? title.slice(jurisdiction.length) : title;
  const short = own.replace(YEARS, '').replace(FIVE_YEARS, '').replace(/^关于/, '');
  return short || title;
}
