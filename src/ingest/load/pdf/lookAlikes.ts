/**
 * Radicals of the block U+2E80 that fonts give in the place of characters that look the same, and those characters,
 * after Unicode's EquivalentUnifiedIdeograph; the other blocks of look-alikes have compatibility mappings.
 */
const RADICALS =
  '⋯…⼾户⺁厂⺇几⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺜日⺝月⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺵网⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙';
const EQUIVALENT = new Map([
  ...Array.from(
    { length: RADICALS.length / 2 },
    (_, i) => [RADICALS[2 * i]!, RADICALS[2 * i + 1]!] as [string, string],
  ),
  ['⸺', '——'],
  ['⸻', '———'],
]);

/** The characters that a text means by radicals, compatibility ideographs, ligatures and long signs. */
export function unifyLookAlikes(text: string): string {
  return text.replace(
    /[\u22ef\u2e3a\u2e3b\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g,
    (char) => EQUIVALENT.get(char) ?? char.normalize('NFKC'),
  );
}
