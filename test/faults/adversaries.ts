/** A text of about so many characters that somebody might write to keep a reader busy. */
export interface Adversary {
  readonly name: string;
  readonly write: (characters: number) => string;
}

const HEAD = '江州市人民政府\n\n关于支持测试产业发展的实施意见\n\n江政〔2022〕91号\n\n一、主要任务\n\n';

const repeat = (unit: string, characters: number) => unit.repeat(Math.ceil(characters / unit.length));
/** Pieces with their numbers, as many as fit. */
function count(piece: (i: number) => string, characters: number): string {
  const pieces: string[] = [];
  for (let length = 0, i = 1; length < characters; i++) {
    pieces.push(piece(i));
    length += pieces.at(-1)!.length;
  }
  return pieces.join('');
}

/** What is written over and over in one paragraph. */
const REPEATED: readonly string[] = [
  '支',
  '、',
  '，',
  '（',
  '）',
  '《',
  '》',
  '“',
  '”',
  '1',
  '一',
  '.',
  '…',
  '·',
  '年',
  '区',
  '市',
  '局',
  '号',
  '等',
  '和',
  '的',
  '%',
  '：',
  'a',
  'A1',
  '第',
  '表',
  '附件',
  '专栏',
  '1、',
  '一、',
  '（一）',
  '1.',
  '2025年',
  '100家',
  '到2025年达到100家，',
  '达到',
  '2022年1月1日',
  '产业、',
  '产业园、',
  '中原科技城、',
  '中原科技城和',
  '市发改委、',
  '市发展和改革委员会，',
  '责任单位：市发改委、',
  '牵头单位：',
  '（责任单位：市发改委）',
  '《关于支持产业发展的意见》',
  '《关于',
  '江政〔2022〕1号',
  '发展电子信息产业、',
  '包括电子信息、',
  '等产业',
  '等项目建设',
  '以下简称',
  '（以下简称“科技城”）',
  '电子信息等产业，',
  '江州市',
  '江州市人民政府',
  '开发区',
  '省市区县',
  '支持中原科技城发展区块链产业。',
  '分别达到',
  '增长10%，',
  '约100万元、',
];
/** What is written over and over, a line each. */
const LINES: readonly string[] = [
  '支',
  '一、',
  '1.',
  '（一）',
  '第一章',
  '附件1',
  '表1',
  '目录',
  '支持产业发展',
  '……1',
  '江州市人民政府',
  '2022年1月1日',
  '市发改委',
  '《关于支持产业发展的意见》',
  '产业\t100\t家',
  '\t',
  '指标\t单位\t2025年',
  '责任单位：市发改委',
  '支持中原科技城建设，',
  '附件：',
];

/** Repetitions in a paragraph, in lines, and with a number in each piece. */
export const ADVERSARIES: readonly Adversary[] = [
  ...REPEATED.map((unit) => ({ name: `“${unit}”…`, write: (n: number) => `${HEAD}${repeat(unit, n)}。\n` })),
  ...LINES.map((unit) => ({
    name: `“${unit}” in lines`,
    write: (n: number) => `${HEAD}${repeat(`${unit}\n`, n)}`,
  })),
  ...LINES.slice(0, 4).map((unit) => ({
    name: `“${unit}” in paragraphs`,
    write: (n: number) => `${HEAD}${repeat(`${unit}\n\n`, n)}`,
  })),
  { name: 'numbered industries', write: (n) => `${HEAD}发展${count((i) => `第${i}产业、`, n)}等产业。\n` },
  { name: 'numbered zones', write: (n) => `${HEAD}支持${count((i) => `江州${i}科技园、`, n)}建设。\n` },
  { name: 'numbered organs', write: (n) => `${HEAD}建设。（责任单位：${count((i) => `市${i}局、`, n)}）\n` },
  { name: 'numbered titles', write: (n) => `${HEAD}${count((i) => `《关于支持${i}产业的意见》`, n)}。\n` },
  { name: 'numbered targets', write: (n) => `${HEAD}${count((i) => `第${i}类企业达到${i}家，`, n)}。\n` },
  { name: 'numbered headings', write: (n) => `${HEAD}${count((i) => `${i}.支持第${i}产业\n`, n)}` },
  {
    name: 'numbered introductions',
    write: (n) => `${HEAD}${count((i) => `江州${i}科技园（以下简称“园${i}”）`, n)}。\n`,
  },
  { name: 'numbered plans', write: (n) => count((i) => `${HEAD}支持产业${i}。\n`, n) },
  { name: 'numbered rows', write: (n) => `${HEAD}${count((i) => `${i}\t项目${i}\t市发改委\n`, n)}` },
  { name: 'numbered lines', write: (n) => `${HEAD}${count((i) => `支持产业${i}\n`, n)}` },
  { name: 'open brackets with words', write: (n) => `${HEAD}${count((i) => `（支持${i}`, n)}。\n` },
];
