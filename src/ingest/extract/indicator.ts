/** Units that count things one by one, with or without 万. */
const COUNTING = /^万?(家|个|项|件|名|人|所|座|条|处|户|台|套|辆|只|支|种|部|批|次|场|张|间)$/;
const ALREADY_A_MEASURE = /(数|数量|量|规模|总数|人次|人数|率|比重|占比|岗位|面积)$/;

/** The indicator as a noun phrase: what is counted one by one is a number of things (高新技术企业 → 高新技术企业数量). */
export function countedIndicator(name: string, unit: string): string {
  if (!COUNTING.test(unit) || ALREADY_A_MEASURE.test(name)) return name;
  return `${name.replace(/个数$/, '')}数量`;
}
