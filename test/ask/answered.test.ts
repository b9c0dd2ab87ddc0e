// What is answered to questions by made-up rows, as a store would give them: the words of answers, and every figure that targets may
// answer with, with the features that the weights were fitted on (npx vitest run test/ask/answered.test.ts -u).
import { describe, expect, it } from 'vitest';
import { answerRows } from '../../src/ask/answer/answer.js';
import { proposeAnswers } from '../../src/ask/answer/weigh.js';
import type { Hit } from '../../src/ask/find/passageIndex.js';
import { ASKED, type AskedFor } from '../../src/ask/interpret/asked.js';
import { type Answer, type LogicalForm, logicalForm, type Question } from '../../src/model/question.js';
import { knowledge } from '../ingest/read.js';

type Row = Readonly<Record<string, unknown>>;
type Case = readonly [text: string, form: Row, rows: readonly Row[], plans?: readonly string[]];

const HYDROGEN = '云湖市氢能产业发展规划';
const SCIENCE = '云湖市科技创新发展规划';
const GREEN = '云湖市科学绿化实施方案';
const plan = (title: string) => ({ id: title, title, issuer: '云湖市人民政府' });
const reference = (name: string, type = 'Plan') => ({ type, id: name, name });

const sentence = (text: string, title = HYDROGEN, line = 7) => ({
  id: text,
  file: 'a.txt',
  line,
  page: null,
  start: 0,
  end: text.length,
  text,
  section: '一、目标',
  plan: plan(title),
});

/** A target of an indicator: 高新技术企业 1200家 2025. */
const target = (name: string, value: number, unit: string, more: Row = {}): Row => {
  const title = (more.title as string | undefined) ?? HYDROGEN;
  return {
    value,
    unit,
    comparator: '=',
    baseValue: unit.startsWith('万') ? value * 10_000 : value,
    holdsBy: 2025,
    year: 2025,
    baseline: null,
    baselineYear: null,
    growthPerYear: null,
    scope: null,
    sector: null,
    name,
    text: `${name}达到${value}${unit}`,
    indicator: { name, nameEn: `the ${name.length}`, aliases: [] },
    plan: plan(title),
    evidence: [sentence(`到2025年，${name}达到${value}${unit}。`, title)],
    ...more,
  };
};
const measured = (...targets: readonly Row[]): Row[] =>
  targets.map((value) => ({ value, heading: '一、发展目标', described: [] }));
const term = (said: string) => ({ said, written: [said], weight: 1 });
const loose = (words: readonly string[], more: Row = {}): Row => ({
  kind: 'measured',
  terms: words.map(term),
  plan: null,
  among: [],
  described: null,
  zone: null,
  year: null,
  extreme: null,
  by: null,
  of: 'value',
  as: 'values',
  isLoose: true,
  ...more,
});

const FIRMS = [
  target('高新技术企业数量', 1200, '家', { baseline: 600, baselineYear: 2020, growthPerYear: 14.87 }),
  target('高新技术企业数量', 3000, '家', {
    title: SCIENCE,
    comparator: '>=',
    baseline: 1000,
    baselineYear: 2020,
  }),
  target('高新技术企业数量', 1500, '家', { holdsBy: 2027, year: 2027 }),
];
const CHARGERS = [
  target('充电桩数量', 4, '万个', { baseline: 0, baselineYear: 2020 }),
  target('充电桩数量', 40_000, '个', { title: GREEN }),
  target('充电站数量', 500, '个'),
];
const SHARES = [
  target('再生水利用率', 30, '%', { baseline: 20, baselineYear: 2020, scope: '东岭区' }),
  target('再生水利用率', 35, '%', { scope: '西岭区' }),
  target('再生水利用率', 25, '%', { scope: '西岭区', title: GREEN }),
];
const SIZES = [
  target('电子信息产业规模', 3000, '亿元', { sector: null }),
  target('汽车产业规模', 2000, '亿元', { sector: '汽车产业' }),
  target('服务业增加值年均增速', 7.5, '%', { holdsBy: null, year: null }),
];

const FIGURES: Readonly<Record<string, readonly Case[]>> = {
  'values and changes': [
    ['2025年高新技术企业要达到多少家', loose(['高新技术企业']), measured(...FIRMS)],
    ['高新技术企业五年要多出几家', loose(['高新技术企业']), measured(...FIRMS.slice(0, 2)), [HYDROGEN]],
    ['高新技术企业年均增长多少', loose(['高新技术企业']), measured(...FIRMS)],
    ['2020年高新技术企业的基数是多少', loose(['高新技术企业']), measured(...FIRMS)],
    ['2025年高新技术企业是2020年的几倍', loose(['高新技术企业']), measured(...FIRMS)],
    ['从2020年到2025年高新技术企业要涨百分之几', loose(['高新技术企业']), measured(...FIRMS)],
    ['How many high-tech firms are there to be by 2025?', loose(['高新技术企业']), measured(...FIRMS)],
    ['充电桩要建多少', loose(['充电桩']), measured(...CHARGERS)],
    ['服务业增加值年均增长多少', loose(['服务业增加值']), measured(...SIZES)],
    ['森林覆盖率是多少', loose(['森林', '覆盖率']), measured(...SHARES)],
  ],
  'whether it is so': [
    ['2025年高新技术企业是不是1200家', loose(['高新技术企业']), measured(...FIRMS)],
    ['充电桩要建4万个吗', loose(['充电桩']), measured(...CHARGERS)],
    ['有没有充电桩', loose(['充电桩']), measured(...CHARGERS)],
    ['2020年有充电桩吗', loose(['充电桩']), measured(...CHARGERS)],
  ],
  'who has the most': [
    ['再生水利用率目标最高的是哪个区', loose(['再生水利用率']), measured(...SHARES)],
    ['再生水利用率目标最低的是哪份规划', loose(['再生水利用率']), measured(...SHARES)],
    ['哪个产业规模最大', loose(['产业规模']), measured(...SIZES)],
    [
      '东岭区再生水利用率达到百分之几',
      loose(['再生水利用率'], { zone: reference('东岭区', 'Zone') }),
      measured(...SHARES),
    ],
  ],
  'plans beside each other': [
    [
      '氢能规划和科技规划的高新技术企业目标相差多少',
      loose(['高新技术企业']),
      measured(...FIRMS),
      [HYDROGEN, SCIENCE],
    ],
    [
      '氢能规划的高新技术企业比科技规划少吗',
      loose(['高新技术企业']),
      measured(...FIRMS),
      [HYDROGEN, SCIENCE],
    ],
    ['氢能规划和绿化方案定的充电桩一样吗', loose(['充电桩']), measured(...CHARGERS), [HYDROGEN, GREEN]],
    ['哪份规划的高新技术企业更多', loose(['高新技术企业']), measured(...FIRMS), [HYDROGEN, SCIENCE]],
    ['充电桩比充电站多多少', loose(['充电桩', '充电站']), measured(...CHARGERS), [HYDROGEN]],
    ['电子信息产业和汽车产业规模相差多少', loose(['电子信息产业', '汽车产业', '规模']), measured(...SIZES)],
    [
      '氢能规划、科技规划、绿化方案的再生水利用率哪个高',
      loose(['再生水利用率']),
      measured(...SHARES),
      [HYDROGEN, GREEN],
    ],
  ],
};

const node = (name: string, more: Row = {}): Row => ({ id: name, name, ...more });
const titled = (title: string, more: Row = {}): Row => ({ id: title, title, ...more });
const edge = (of: Row, ...texts: readonly string[]): Row => ({
  node: of,
  confidence: 0.9,
  evidence: texts.map((text) => sentence(text)),
  evidenceIds: [...texts, 'further'],
});
const planRow = (title: string, texts: readonly string[], more: Row = {}): Row => ({
  node: titled(title, more),
  confidences: [0.9, 0.8],
  evidence: [texts.map((text) => sentence(text, title))],
  evidenceIds: [texts],
  ...(more.holds === undefined ? {} : { holds: more.holds }),
});
const plans = (more: Row): Row => ({
  kind: 'plans',
  where: [],
  join: 'all',
  not: [],
  only: null,
  of: null,
  as: 'names',
  ...more,
});
const ISSUED = [
  planRow(HYDROGEN, ['云湖市人民政府', '2022年7月1日', '云政〔2022〕10号'], {
    issuedOn: '2022-07-01',
    number: '云政〔2022〕10号',
  }),
  planRow(GREEN, ['二〇二二年六月三日', '绿化方案'], { issuedOn: '2022-06-03', number: '云政办〔2022〕7号' }),
  planRow(SCIENCE, ['创新驱动。'], { issuedOn: null, number: null }),
];
const directs = { on: 'directs', entity: reference('氢能', 'Industry') };
const mentions = { on: 'mentions', entity: null, words: ['燃料电池', '储能'] };
const HEAD = {
  value: {
    id: 'h',
    title: HYDROGEN,
    number: '云政〔2022〕10号',
    issuer: '云湖市人民政府',
    issuedOn: '2022-07-01',
    period: '2021-2025',
    kind: null,
  },
  described: [],
  evidence: ['云湖市人民政府', '云政〔2022〕10号', '2022年7月1日', '“十四五”时期', '到2025年实现目标'].map(
    (text) => sentence(text),
  ),
};
const fact = (...facts: readonly string[]): Row => ({
  kind: 'factOf',
  plan: reference(HYDROGEN),
  described: null,
  facts,
});
const firms = reference('高新技术企业数量', 'Indicator');
const targetsFor = (more: Row): Row => ({
  kind: 'targetsFor',
  indicator: firms,
  plan: null,
  year: null,
  highest: false,
  of: 'value',
  ...more,
});
const list = (...rows: readonly Row[]): Row[] => [{ value: rows }];
const science = reference('云湖科技城', 'Zone');
const ROWS: readonly Row[] = [
  edge(node('智能传感器', { nameEn: 'smart sensors' }), '发展智能传感器。'),
  edge(node('氢能'), '发展氢能。', '扶持氢能。'),
];

const ROWS_OF_FORMS: Readonly<Record<string, readonly Case[]>> = {
  'plans for which something holds': [
    ['哪些规划发展氢能', plans({ where: [directs] }), list(...ISSUED)],
    ['哪些规划提到燃料电池或储能', plans({ where: [mentions], join: 'any' }), list(...ISSUED)],
    ['Which plans develop hydrogen?', plans({ where: [directs], as: 'count' }), list(...ISSUED)],
    [
      '有没有规划发展氢能但不提储能',
      plans({ where: [directs], not: [mentions], as: 'boolean' }),
      list(ISSUED[0]!, ISSUED[0]!),
    ],
    ['最新的规划是哪个', plans({ only: 'latest' }), list(...ISSUED)],
    ['最早的规划是哪个', plans({ only: 'earliest' }), list(...ISSUED)],
    ['编号最大的是哪份', plans({ only: 'highestNumber' }), list(...ISSUED)],
    ['编号最小的是哪份', plans({ only: 'lowestNumber' }), list(...ISSUED)],
    [
      '2022年印发的规划',
      plans({ where: [{ on: 'issued', from: '2022-01-01', to: '2023-01-01' }] }),
      list(...ISSUED),
    ],
    ['有哪些规划', plans({}), list(...ISSUED)],
    ['哪些规划发展核电', plans({ where: [directs] }), list()],
    ['哪些规划是意见', plans({ where: [{ on: 'kind', kind: '意见', or: [] }] }), list()],
    [
      '氢能规划提到燃料电池吗',
      plans({ where: [mentions], of: reference(HYDROGEN) }),
      list(planRow(HYDROGEN, ['推广燃料电池。'], { holds: true })),
    ],
    [
      '氢能规划是意见吗',
      plans({ where: [{ on: 'kind', kind: '意见', or: [] }], of: reference(HYDROGEN) }),
      list(planRow(HYDROGEN, ['规划'], { holds: false })),
    ],
    ['氢能规划提到储能吗', plans({ where: [mentions], of: reference(HYDROGEN) }), list()],
  ],
  'facts of plans': [
    ['氢能规划的文号是多少', fact('number'), [HEAD]],
    ['氢能规划什么时候印发的', fact('issuedOn'), [HEAD]],
    ['氢能规划是谁在什么时候印发的', fact('issuer', 'issuedOn'), [HEAD]],
    ['氢能规划的规划期', fact('period'), [HEAD]],
    ['氢能规划是什么文种', fact('kind'), [HEAD]],
    ['氢能规划的文号和文种', fact('number', 'kind'), [HEAD]],
    ['氢能规划的文号', fact('number'), [{ ...HEAD, evidence: [sentence('云湖市人民政府')] }]],
    ['哪个方案的文号', { ...fact('number'), plan: null }, [HEAD, HEAD]],
  ],
  'targets of indicators': [
    ['高新技术企业要达到多少家', targetsFor({}), list(...FIRMS)],
    ['高新技术企业2025年要达到多少家', targetsFor({ year: 2025 }), list(...FIRMS)],
    ['What is the number of firms in 2030?', targetsFor({ year: 2030 }), list(...FIRMS)],
    ['高新技术企业最高目标', targetsFor({ highest: true }), list(...FIRMS)],
    ['高新技术企业的基数', targetsFor({ of: 'baseline' }), list(...FIRMS)],
    ['高新技术企业年均增长', targetsFor({ of: 'growth' }), list(...FIRMS)],
    ['高新技术企业增多少', targetsFor({ of: 'increase', year: 2025 }), list(...FIRMS)],
    ['氢能规划有哪些指标', { kind: 'targetsOf', plan: reference(HYDROGEN) }, list(...FIRMS, ...SHARES)],
    ['氢能规划没有指标吗', { kind: 'targetsOf', plan: reference(HYDROGEN) }, list()],
    ['哪些目标不一致', { kind: 'conflicts' }, list({ targets: FIRMS }, { targets: SHARES })],
    [
      '再生水利用率哪个区最高',
      loose(['再生水利用率'], { isLoose: false, extreme: 'highest', by: 'Zone' }),
      measured(...SHARES),
    ],
    [
      '再生水利用率哪份规划最低',
      loose(['再生水利用率'], { isLoose: false, extreme: 'lowest', by: 'Plan' }),
      measured(...SHARES),
    ],
    [
      '哪个产业规模最大',
      loose(['产业规模'], { isLoose: false, extreme: 'highest', by: 'Industry' }),
      measured(...SIZES),
    ],
    ['充电桩多少', loose(['充电桩'], { isLoose: false }), measured(...CHARGERS)],
    [
      '充电桩2025年定了目标吗',
      loose(['充电桩'], { isLoose: false, as: 'boolean', year: 2025 }),
      measured(...CHARGERS),
    ],
    ['森林多少', loose(['森林'], { isLoose: false }), []],
    [
      '氢能规划和科技规划的高新技术企业',
      loose(['高新技术企业'], { isLoose: false, among: [reference(HYDROGEN), reference(SCIENCE)] }),
      measured(...FIRMS),
    ],
  ],
  'things and how they are related': [
    [
      '云湖科技城发展哪些产业',
      { kind: 'related', entity: science, type: 'Industry', plan: null },
      list(...ROWS),
    ],
    [
      '云湖科技城的组成',
      { kind: 'related', entity: science, type: 'Zone', plan: null, side: 'parts' },
      list(...ROWS),
    ],
    [
      'Where is it?',
      { kind: 'related', entity: science, type: 'Zone', plan: null, side: 'wholes' },
      list(...ROWS),
    ],
    ['云湖科技城有什么', { kind: 'related', entity: science, type: 'any', plan: null }, list()],
    [
      '氢能规划涉及哪些产业',
      { kind: 'entitiesOf', plan: reference(HYDROGEN), type: 'Industry' },
      list({ industries: { edges: ROWS } }),
    ],
    [
      '氢能规划引用哪些文件',
      { kind: 'cited', plan: reference(HYDROGEN) },
      list({ cites: { edges: [edge(titled('节水规划', { number: '国发〔2021〕4号' }), '根据。')] } }),
    ],
    ['氢能规划引用什么', { kind: 'cited', plan: reference(HYDROGEN) }, list()],
    [
      '废止了哪些文件',
      { kind: 'repeals', repealing: null, repealed: null },
      list(edge(titled('旧办法', { titleEn: 'Old Rules' }), '废止。')),
    ],
    [
      '谁废止了旧办法',
      { kind: 'repeals', repealing: null, repealed: reference('旧办法') },
      list(edge(titled('关于供水的意见', { issuer: '云湖市人民政府' }), '废止。')),
    ],
    ['氢能规划废止了什么', { kind: 'repeals', repealing: reference(HYDROGEN), repealed: null }, list()],
    [
      '市科技局负责什么',
      { kind: 'duties', entity: reference('市科技局', 'Institution'), plan: null },
      list(...ROWS),
    ],
    ['周边产业', { kind: 'developedAround', entity: science, plan: null }, list(...ROWS)],
    [
      '有哪几个专项工程',
      { kind: 'headed', plan: reference(HYDROGEN), noun: '专项工程', as: 'names' },
      list(...ROWS),
    ],
    [
      '有几个专项工程',
      { kind: 'headed', plan: reference(HYDROGEN), noun: '专项工程', as: 'count' },
      list(...ROWS),
    ],
    ['没有专项工程', { kind: 'headed', plan: reference(HYDROGEN), noun: '专项工程', as: 'count' }, list()],
    [
      '哪个区被最多的规划部署',
      { kind: 'ranked', type: 'Zone', noun: '区', not: [] },
      list({ ...ROWS[0], plans: 3 }, { ...ROWS[1], plans: 3 }, { ...ROWS[1], plans: 1 }),
    ],
    [
      '云湖科技城和氢能有什么关系',
      { kind: 'path', from: science, to: reference('氢能', 'Industry') },
      list({
        nodes: [node('云湖科技城'), node('东岭区'), node('氢能')],
        steps: [{ evidence: [sentence('位于东岭区。')] }, { evidence: [sentence('发展氢能。')] }],
      }),
    ],
    [
      '云湖科技城和核电有什么关系',
      { kind: 'path', from: science, to: reference('核电', 'Industry') },
      list(),
    ],
    [
      '哪些规划涉及兰亭县',
      {
        kind: 'unknownName',
        name: '兰亭县',
        nearest: [reference('东岭区', 'Zone'), reference('兰县', 'Zone')],
      },
      [],
    ],
    ['哪些规划涉及无名县', { kind: 'unknownName', name: '无名县', nearest: [] }, []],
  ],
};

const question = (text: string, named: readonly string[] = []): Question => ({
  text,
  frame: text,
  askedIn: /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en',
  language: /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en',
  names: named.map((name) => ({
    text: name,
    reference: reference(name),
    writings: [],
    namesakes: [],
  })) as Question['names'],
  ownPlaces: [],
});

const found = (form: Row, rows: readonly Row[]) => ({
  form: logicalForm.parse(form) as LogicalForm,
  compiled: null,
  cypher: '',
  rows,
});

const written = (value: number) => String(Number(value.toFixed(3)));

/** What an answer says, and by what sentences. */
function inShort({
  status,
  kind,
  text,
  items,
  count,
  boolean,
  value,
  unit,
  date,
  targets,
  evidence,
  furtherEvidence,
  alternatives,
  confidence,
}: Answer): string {
  const parts = {
    items: items.map(({ name, aliases }) => [name, ...aliases].join('=')).join('、'),
    count,
    boolean,
    value: value === null ? null : `${value}${unit ?? ''}`,
    date,
    targets: targets.length,
    evidence: evidence.map(({ text: said }) => said.slice(0, 12)).join('|'),
    further: furtherEvidence.length,
    others: alternatives.map((one) => one.question).join('|'),
    confidence: written(confidence),
  };
  const said = Object.entries(parts).filter(([, part]) => part !== null && part !== '' && part !== 0);
  return `${status} ${kind ?? ''} ${text}\n    ${said.map(([name, part]) => `${name}: ${part}`).join('; ')}`;
}

describe('answers by what a store finds', () => {
  it.each(Object.entries(ROWS_OF_FORMS))('%s', async (name, cases) => {
    const answers = cases.map(
      ([text, form, rows]) => `${text}\n  ${inShort(answerRows(question(text), found(form, rows)))}`,
    );
    await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot(
      `../gold/answered/${name.replaceAll(' ', '-')}.txt`,
    );
  });
});

describe('figures that targets may answer with', () => {
  const asked = Object.fromEntries(ASKED.map((kind) => [kind, 1 / ASKED.length])) as Record<
    string,
    number
  > as AskedFor;
  const scales = { asked, knowledge, hits: new Map<string, Hit>(), aside: 1, features: {} };

  it.each(Object.entries(FIGURES))('%s', async (name, cases) => {
    const all = cases.map(([text, form, rows, named]) => {
      const weighed = proposeAnswers(question(text, named), found(form, rows), scales).map(
        ({ answer, features }) => {
          const known = Object.entries(features).flatMap(([feature, value]) =>
            value === 0 || feature.endsWith(' asked') ? [] : `${feature}=${written(value)}`,
          );
          return `  ${inShort(answer)}\n    ${known.join(' ')}`;
        },
      );
      return [text, ...weighed].join('\n');
    });
    await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(
      `../gold/answered/figures-${name.replaceAll(' ', '-')}.txt`,
    );
  });
});
