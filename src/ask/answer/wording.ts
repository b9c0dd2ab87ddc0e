import type { QuestionLanguage } from '../../model/question.js';

const zh = {
  plansOf: {
    directs: (n: number, e: string, p: string) => `有${n}份规划部署了${e}：${p}。`,
    mentions: (n: number, e: string, p: string) => `有${n}份规划提到${e}：${p}。`,
  },
  plans: (n: number, p: string) => `符合条件的规划有${n}份：${p}。`,
  yes: '是的。',
  no: '不是。',
  says: (text: string) => `原文：“${text}”`,
  named: (n: number, names: string) => `共${n}个：${names}。`,
  cites: (n: number, plan: string, names: string) => `《${plan}》引用了${n}份文件：${names}。`,
  related: (n: number, name: string, names: string) => `与${name}有关的有${n}个：${names}。`,
  parts: (n: number, name: string, names: string) => `${name}包括${n}个：${names}。`,
  wholes: (n: number, name: string, names: string) => `${name}属于或位于${n}个：${names}。`,
  repealed: (n: number, names: string) => `有${n}份文件被废止：${names}。`,
  repealing: (n: number, name: string, names: string) => `废止《${name}》的文件有${n}份：${names}。`,
  repeals: '废止的文件',
  duties: (n: number, name: string, names: string) => `${name}负责${n}项：${names}。`,
  around: (n: number, name: string, names: string) => `${name}所在的区域发展${n}个产业：${names}。`,
  ranked: (name: string, n: number) => `${name}，有${n}份规划部署。`,
  nothing: '符合条件的规划',
  entitiesOf: (n: number, plan: string, names: string) => `《${plan}》涉及${n}个：${names}。`,
  targetsOf: (n: number, plan: string) => `《${plan}》提出${n}项量化目标。`,
  allPlans: (n: number, names: string) => `共有${n}份规划：${names}。`,
  fact: { number: '文号', issuer: '发文机关', issuedOn: '成文日期', period: '规划期', kind: '文种' },
  is: (plan: string, fact: string, value: string) => `《${plan}》的${fact}是${value}。`,
  sets: (plan: string, value: string, year?: number | null) =>
    `《${plan}》${year ? `到${year}年` : ''}${value}`,
  was: (plan: string, value: string, year?: number | null) =>
    `《${plan}》${year ? `${year}年` : ''}为${value}`,
  grows: (plan: string, value: string, from: number | null, to?: number | null) =>
    `《${plan}》${from && to ? `${from}—${to}年` : ''}年均增长${value}（由基期值和目标值算出）`,
  differ: (value: string) => `相差${value}（由两个数算出）`,
  difference: '相差',
  multiple: '之比',
  share: '占比',
  computed: (what: string, value: string) => `${what}${value}（由两个数算出）`,
  changes: (plan: string, from: string, to: string, value: string) =>
    `《${plan}》由${from}到${to}，变化为${value}（由基期值和目标值算出）`,
  conflicts: (n: number, names: string) => `有${n}项指标在不同规划里的目标不一致：${names}。`,
  conflictsNone: '目标不一致的指标',
  colon: '：',
  semicolon: '；',
  stop: '。',
  mentions: (plan: string, name: string, does: boolean) => `《${plan}》${does ? '' : '没有'}提到${name}。`,
  empty: (name: string) => `已收录的规划没有说到这一点：${name}。`,
  unknown: (name: string) => `已收录的规划没有提到“${name}”。`,
  nearest: (names: string) => `相近的名称：${names}。`,
  connected: (ways: string) => `它们的联系：${ways}。`,
  notUnderstood: (known: string, samples: string) => `没有理解这个问题${known}。可以试试：${samples}`,
  knownNames: (names: string) => `（认出了：${names}）`,
  unknownWords: (left: string) => `（没有理解：${left}）`,
  title: (title: string) => `《${title}》`,
  comma: '、',
};

/** What answers say, in a language. `P` stands for the names and `E` for what was asked about. */
export type AnswerWording = typeof zh;

const en: AnswerWording = {
  plansOf: {
    directs: (n: number, e: string, p: string) =>
      `${n} ${n === 1 ? 'plan directs' : 'plans direct'} something at ${e}: ${p}.`,
    mentions: (n: number, e: string, p: string) =>
      `${n} ${n === 1 ? 'plan mentions' : 'plans mention'} ${e}: ${p}.`,
  },
  plans: (n: number, p: string) => `${n} ${n === 1 ? 'plan does' : 'plans do'}: ${p}.`,
  yes: 'Yes.',
  no: 'No.',
  says: (text: string) => `The text says: “${text}”`,
  named: (n: number, names: string) => `${n}: ${names}.`,
  cites: (n: number, plan: string, names: string) => `《${plan}》 cites ${n} texts: ${names}.`,
  related: (n: number, name: string, names: string) =>
    `${n} ${n === 1 ? 'thing is' : 'things are'} linked to ${name}: ${names}.`,
  parts: (n: number, name: string, names: string) =>
    `${name} has ${n} ${n === 1 ? 'part' : 'parts'}: ${names}.`,
  wholes: (n: number, name: string, names: string) => `${name} is part of or stands in ${n}: ${names}.`,
  repealed: (n: number, names: string) => `${n} ${n === 1 ? 'text is' : 'texts are'} repealed: ${names}.`,
  repealing: (n: number, name: string, names: string) =>
    `${n} ${n === 1 ? 'text repeals' : 'texts repeal'} 《${name}》: ${names}.`,
  repeals: 'repealed texts',
  duties: (n: number, name: string, names: string) =>
    `${name} is responsible for ${n} ${n === 1 ? 'thing' : 'things'}: ${names}.`,
  around: (n: number, name: string, names: string) =>
    `${n} ${n === 1 ? 'industry is' : 'industries are'} developed where ${name} stands: ${names}.`,
  ranked: (name: string, n: number) => `${name}: ${n} plans direct something at it.`,
  nothing: 'plans of that kind',
  entitiesOf: (n: number, plan: string, names: string) => `《${plan}》 names ${n}: ${names}.`,
  targetsOf: (n: number, plan: string) =>
    `《${plan}》 sets ${n} quantified ${n === 1 ? 'target' : 'targets'}.`,
  allPlans: (n: number, names: string) => `There are ${n} plans: ${names}.`,
  fact: {
    number: 'document number',
    issuer: 'issuer',
    issuedOn: 'date of issue',
    period: 'period',
    kind: 'kind of document',
  },
  is: (plan: string, fact: string, value: string) => `The ${fact} of 《${plan}》 is ${value}.`,
  sets: (plan: string, value: string, year?: number | null) =>
    `${value}${year ? ` by ${year}` : ''} (《${plan}》)`,
  was: (plan: string, value: string, year?: number | null) =>
    `${value}${year ? ` in ${year}` : ''} (《${plan}》)`,
  grows: (plan: string, value: string, from: number | null, to?: number | null) =>
    `${value} a year${from && to ? ` from ${from} to ${to}` : ''}, computed from the two values (《${plan}》)`,
  differ: (value: string) => `they differ by ${value} (computed from the two)`,
  difference: 'difference',
  multiple: 'ratio',
  share: 'share',
  computed: (what: string, value: string) => `${what} ${value} (computed from the two)`,
  changes: (plan: string, from: string, to: string, value: string) =>
    `${value} between ${from} and ${to}, computed from the two values (《${plan}》)`,
  conflicts: (n: number, names: string) => `The plans set different targets for ${n} indicators: ${names}.`,
  conflictsNone: 'indicators with different targets',
  colon: ': ',
  semicolon: '; ',
  stop: '.',
  mentions: (plan: string, name: string, does: boolean) =>
    `《${plan}》 ${does ? 'mentions' : 'does not mention'} ${name}.`,
  empty: (name: string) => `The plans do not say: ${name}.`,
  unknown: (name: string) => `The plans do not name “${name}”.`,
  nearest: (names: string) => ` Names like it: ${names}.`,
  connected: (ways: string) => `They are connected: ${ways}.`,
  notUnderstood: (known: string, samples: string) =>
    `The question was not understood${known}. Try: ${samples}`,
  knownNames: (names: string) => ` (recognised: ${names})`,
  unknownWords: (left: string) => ` (not understood: ${left})`,
  title: (title: string) => `《${title}》`,
  comma: ', ',
};

export const WORDING: Readonly<Record<QuestionLanguage, AnswerWording>> = { zh, en };
