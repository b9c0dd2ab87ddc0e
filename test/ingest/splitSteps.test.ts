// Where a text is cut and what is read of its head, by made-up texts that differ in one thing (npx vitest run
// test/ingest/splitSteps.test.ts -u writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { makeOutlineReader } from '../../src/ingest/ingest.js';
import { endsWithKind, kindOf } from '../../src/ingest/split/kinds.js';
import { makeOrganReader } from '../../src/ingest/split/organs.js';
import { splitSentences } from '../../src/ingest/split/passages.js';
import { readPeriod } from '../../src/ingest/split/period.js';
import { makeSplitRules } from '../../src/ingest/split/split.js';
import { isSameTitle, isTitle, publishedBy, publishedTitles } from '../../src/ingest/split/titles.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { SourceFile, SourceMetadata } from '../../src/model/document.js';
import { sourceOf } from './source.js';
import { cases, fileOf, range, steps } from './steps.js';

const knowledge = loadKnowledge();
const outline = makeOutlineReader(knowledge);
const rules = knowledge.heads;

const BODY = ['一、主要任务', '支持企业发展，完善服务体系。'];
const LONG = '支持企业发展，完善服务体系，提高服务能力。'.repeat(16);
/** Paragraphs in lines of their own. */
const PROSE = ['一、主要任务', ...Array<string>(6).fill(LONG)];
const PARAGRAPH =
  '支持企业发展，完善服务体系，提高服务能力，建设示范基地，推广先进技术，培育龙头企业，引进各类人才，扩大开放合作。';

/** The plans of a text, each in a line: what is said of it, and the lines that it stands on. */
const plansOf = (texts: readonly string[], more: Partial<SourceFile> = {}): string =>
  outline({ ...sourceOf(texts.join('\n'), '云湖.txt'), ...more })
    .outline.plans.map(
      ({
        title,
        number,
        issuers,
        date,
        dateKind,
        kind,
        periodStart,
        periodEnd,
        jurisdiction,
        fromLine,
        toLine,
        documentKind,
      }) =>
        [
          title,
          number,
          issuers.join('、'),
          date && `${date} ${dateKind}`,
          kind,
          periodEnd && `${periodStart}-${periodEnd}`,
          jurisdiction,
          `${fromLine}-${toLine}`,
          documentKind === 'news' ? 'news' : null,
        ]
          .filter((one) => one !== null && one !== '')
          .join(' | '),
    )
    .join(' // ');

/** The sections of lines that stand among paragraphs. */
const sectionsOf = (texts: readonly string[]): string[] =>
  outline(
    sourceOf(['云湖市氢能产业发展规划', ...texts, '第九章 结语', ...Array<string>(6).fill(LONG)].join('\n')),
  )
    .outline.sections.map(
      ({ level, role, marker, heading, line }) => `${level} ${role} ${line}: ${marker}|${heading}`,
    )
    .filter((one) => !one.includes('第九章'));

const rowsOf = (texts: readonly string[]): string[] =>
  outline(sourceOf(['云湖市氢能产业发展规划', '一、目标', ...texts].join('\n')))
    .outline.passages.filter(({ kind }) => kind === 'row')
    .map(({ cells }) =>
      cells.map(({ text, columns, row }) => `${text}<${columns.join('/')}<${row}`).join(' '),
    );

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}

const PIECES: Readonly<Record<string, string>> = {
  masthead: '云湖市人民政府文件',
  organ: '云湖市人民政府',
  number: '云政发〔2024〕7号',
  about: '关于加快数字贸易发展的意见',
  title: '云湖市数字贸易发展规划',
  full: '云湖市财政局关于加快数字贸易发展的意见',
  first: '云湖市财政局关于加快',
  second: '数字贸易发展的意见',
  bare: '数字贸易工作有关事项',
  short: '数字贸易',
  adopted: '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）',
  delivered: '——2024年1月20日在云湖市第十五届人民代表大会第三次会议上',
  report: '政府工作报告',
  date: '2024年3月5日',
  remark: '（此件公开发布）',
  to: '各区人民政府：',
  all: '各位代表：',
  speaker: '云湖市市长 李某某',
  broken: '云政发〔〕号',
  dated: '云湖市数字贸易发展规划（2024年3月5日）',
  other: '云湖市水利局',
  sentence: '本市重视发展。',
};

const HEADS = [
  'title',
  'about',
  'full',
  'bare',
  'short',
  'dated',
  'first second',
  'organ about',
  'organ title',
  'organ short',
  'masthead about',
  'masthead title',
  'title number',
  'about number',
  'bare number',
  'short number',
  'full number',
  'first second number',
  'organ about number',
  'organ bare number',
  'masthead number about',
  'organ number about',
  'organ number title',
  'number title',
  'number about',
  'number bare',
  'number short',
  'number full',
  'number organ about',
  'number organ title',
  'number first second',
  'masthead number organ about',
  'masthead number title',
  'masthead organ number about to',
  'title to',
  'about to',
  'bare to',
  'short to',
  'full to',
  'organ about to',
  'organ to',
  'title organ to',
  'title date to',
  'title organ date',
  'title date',
  'about date',
  'bare date',
  'date title',
  'title remark date',
  'title adopted',
  'about adopted',
  'title adopted number',
  'title number adopted',
  'title adopted date',
  'title adopted organ',
  'title adopted organ number',
  'bare adopted',
  'title date adopted',
  'report delivered',
  'report delivered speaker',
  'report delivered speaker all',
  'report speaker all',
  'report all',
  'report',
  'title delivered',
  'title delivered organ',
  'report delivered date',
  'title broken',
  'title broken to',
  'broken title',
  'title broken number',
  'number broken title',
  'title remark number',
  'title number remark',
  'number remark title',
  'number date title',
  'title number date',
  'number title date',
  'title date number',
  'full number date to',
  'organ number date about',
  'masthead number about date to',
  'title to number',
  'to title',
  'title all',
  'title speaker',
  'number title to other',
  'title other number',
  'other title number',
  'other about number',
  'organ other about number',
  'organ other title to',
  'title number organ',
  'title organ number',
  'number organ',
  'sentence title number',
  'sentence organ about number',
  'sentence organ title number',
  'sentence title',
  'sentence title date',
  'sentence dated',
  'sentence title to',
  'sentence bare number',
  'sentence bare to',
  'sentence organ other about number',
  'sentence full number',
  'sentence first second number',
  'sentence masthead number about',
  'sentence title all',
  'title number sentence dated',
  'title number sentence dated sentence',
  'title number sentence about to',
  'title number sentence title to',
  'title number title number',
  'title title number',
  'title date title number',
  'title number sentence dated dated',
];

it('the head of a text is read by the lines around its title', async () => {
  const of = (head: string) => plansOf([...head.split(' ').map((piece) => PIECES[piece]!), ...BODY]);
  const notice = (
    covering: readonly string[],
    below: readonly string[],
    about = '关于印发《云湖市供水方案》的通知',
  ) => plansOf([`云湖市水利局${about}`, '云水规〔2024〕2号', '各区水利局：', ...covering, ...below]);
  const SENT = '现将《云湖市供水方案》印发给你们。';
  const SIGNED = ['云湖市水利局', '2024年4月30日'];
  const TEXT = ['一、目标', '日供水能力达到100万吨。'];
  const signed = (lines: readonly string[], number = '云水规〔2024〕2号') =>
    plansOf(['关于做好防汛工作的通知', number, '各区水利局：', ...BODY, ...lines]);
  await keep(
    'split-heads',
    cases('the lines of a head', HEADS, of),
    steps('how many lines a title has', range(1, 9), (count) =>
      plansOf([
        '本市重视发展。',
        ...range(1, count - 1).map((i) => '云湖市数字贸易服务业'.slice(0, i % 2 ? 4 : 9)),
        '发展规划',
        '云政发〔2024〕7号',
        ...PROSE,
      ]),
    ),
    steps('how many lines a title below its number has', range(1, 9), (count) =>
      plansOf([
        '云政发〔2024〕7号',
        ...range(1, count - 1).map((i) => '云湖市数字贸易服务业'.slice(0, i % 2 ? 4 : 9)),
        '发展规划',
        ...PROSE,
      ]),
    ),
    steps('how long a title is', range(78, 84), (count) =>
      plansOf([`云湖市${'城'.repeat(count - 5)}规划`, '云政发〔2024〕7号', ...BODY]).replace(/城+/, '…'),
    ),
    steps('how long a title without a kind is', range(2, 9), (count) =>
      plansOf(['数字贸易工作有关事项'.slice(0, count), '云政发〔2024〕7号', ...BODY]),
    ),
    steps('how long a title without a kind is behind a sentence', range(2, 9), (count) =>
      plansOf(['本市重视发展。', '数字贸易工作有关事项'.slice(0, count), '云政发〔2024〕7号', ...BODY]),
    ),
    steps('how far below the beginning a title has a day below it', range(0, 12), (count) =>
      plansOf([
        ...Array<string>(count).fill('本市重视发展。'),
        '云湖市数字贸易发展规划',
        '2024年3月5日',
        ...BODY,
      ]),
    ),
    steps('how long a note of adoption is', range(398, 402), (count) =>
      plansOf([
        '云湖市数字贸易条例',
        `（2024年1月20日云湖市${'城'.repeat(count - 36)}人民代表大会常务委员会第三次会议通过）`,
        ...BODY,
      ]).replace(/城+/, '…'),
    ),
    cases(
      'a note of adoption over several lines',
      [
        ['（2024年1月20日云湖市第十五届', '人民代表大会第三次会议通过）'],
        ['（2024年1月20日云湖市第十五届', '人民代表大会', '第三次会议通过）'],
        ['（2024年1月20日云湖市第十五届', '人民代表大会', '第三次', '会议通过）'],
        ['（2024年1月20日云湖市第十五届', '人民代表大会第三次会议通过', '2024年3月5日修订）'],
        ['——2024年1月20日在云湖市第十五届', '人民代表大会第三次会议上'],
        ['2024年1月20日云湖市第十五届', '人民代表大会第三次会议通过'],
        ['2024年1月20日云湖市第十五届人民代表大会第三次会议通过'],
        ['2024年1月20日云湖市第十五届人民代表大会第三次会议通过的'],
        [
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过 2024年3月5日云湖省第十四届人民代表大会常务委员会批准）',
        ],
        [
          '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过 2024年6月5日云湖市第十五届人民代表大会常务委员会修正）',
        ],
      ],
      (lines) => plansOf(['云湖市数字贸易条例', ...lines, ...BODY]),
    ),
    cases(
      'what a notice publishes',
      [
        ['云湖市供水方案'],
        ['云湖市供水方案（试行）'],
        ['云湖市供水方案（征求意见稿第二版）'],
        ['云湖市供水方案编制工作领导小组及其办公室成员名单'],
        ['云湖市供水', '方案'],
        ['云湖市', '供水', '方', '案'],
        ['云湖市', '供', '水', '方', '案'],
        ['1. 云湖市供水方案'],
        ['云湖市供水方案（2024—', '2026年）'],
        ['云湖市供水方案（', '试行', '）'],
        ['云湖市供水方案（试行', '）'],
        ['云湖市供水方案', '（2024年4月修订）'],
        ['云湖市供水方案', '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）'],
        ['云湖市供水方案', '（此件公开发布）'],
        ['《云湖市供水方案》'],
        ['云湖市排水方案'],
        ['供水方案'],
        ['水利方案'],
        ['关于云湖市供水的方案'],
        ['附件', '云湖市供水方案'],
        [],
      ],
      (lines) => notice([SENT, ...SIGNED], [...lines, ...TEXT]),
    ),
    steps('how far the published text is from its notice', range(8, 18), (count) =>
      notice(
        [SENT, ...SIGNED, ...Array<string>(count).fill('请认真执行。')],
        ['云湖市供水方案', ...TEXT],
      ).replace('云水规〔2024〕2号 | ', ''),
    ),
    steps('how long the line of a published title is', range(76, 84), (count) =>
      notice([SENT, ...SIGNED], [`云湖市供水方案${' '.repeat(count - 7)}（试行）`.slice(0, count), ...TEXT]),
    ),
    steps('how long the tail of a published title is', range(10, 18), (count) =>
      notice([SENT, ...SIGNED], [`云湖市供水方案${'甲'.repeat(count)}`, ...TEXT]),
    ),
    cases(
      'several that are published',
      [
        ['云湖市供水方案', ...TEXT, '云湖市排水方案', ...TEXT],
        ['云湖市排水方案', ...TEXT, '云湖市供水方案', ...TEXT],
        ['云湖市供水方案', ...TEXT],
        ['云湖市排水方案', ...TEXT],
        ['云湖市供水方案', ...TEXT, ...Array<string>(20).fill('请认真执行。'), '云湖市排水方案', ...TEXT],
      ],
      (lines) =>
        notice(
          ['现将《云湖市供水方案》《云湖市排水方案》印发给你们。', ...SIGNED],
          lines,
          '关于印发云湖市供水方案等两个方案的通知',
        ),
    ),
    cases(
      'a text that is announced under its own title',
      [
        [
          '云湖市数字贸易条例',
          '云湖市人民代表大会常务委员会公告',
          '《云湖市数字贸易条例》已由云湖市人民代表大会常务委员会通过，现予公布。',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '云湖市人民政府令',
          '第12号',
          '《云湖市数字贸易条例》已经审议通过，现予公布。',
          '2024年3月5日',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '本市重视发展。',
          '云湖市人民政府令',
          '第12号',
          '《云湖市数字贸易条例》已经审议通过，现予公布。',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '云湖市人民政府令',
          '《云湖市人才条例》已经审议通过，现予公布。',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '云湖市人民政府令',
          '《云湖市数字贸易条例》已经审议通过，现予公布。',
          '请执行。',
          '请执行。',
          '请执行。',
          '请执行。',
          '请执行。',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '云湖市人民政府令',
          '《云湖市数字贸易条例》已经审议通过，现予公布。',
          '请执行。',
          '请执行。',
          '请执行。',
          '请执行。',
          '请执行。',
          '请执行。',
          '云湖市数字贸易条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）',
        ],
        [
          '云湖市数字贸易规划',
          '2024年3月5日',
          '云湖市财政局关于印发云湖市数字贸易规划的通知',
          '云财〔2024〕7号',
          '各区人民政府：',
          ...BODY,
          '云湖市数字贸易规划',
          ...BODY,
        ],
      ],
      (lines) => plansOf([...lines, ...BODY]),
    ),
    steps('how far a text is from where it is announced', range(9, 16), (count) =>
      plansOf([
        '云湖市数字贸易规划',
        '云政发〔2024〕7号',
        ...Array<string>(count).fill('请认真执行。'),
        '云湖市数字贸易规划（试行）',
        '各区人民政府：',
        ...BODY,
      ]),
    ),
    cases(
      'two heads of one text',
      [
        ['云湖市数字贸易规划', '云政发〔2024〕7号', '云湖市人民政府云湖市数字贸易规划', '2024年3月5日'],
        ['云湖市数字贸易规划', '2024年3月5日', '请执行。', '云湖市数字贸易规划', '云政发〔2024〕7号'],
        [
          '关于数字贸易的规划',
          '2024年3月5日',
          '请执行。',
          '云湖市财政局关于数字贸易的规划',
          '云政发〔2024〕7号',
        ],
        [
          '云湖市财政局关于数字贸易的规划',
          '2024年3月5日',
          '请执行。',
          '关于数字贸易的规划',
          '云政发〔2024〕7号',
        ],
        [
          '云湖市数字贸易规划',
          '2024年3月5日',
          '请执行。',
          '云湖市数字贸易规划',
          '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）',
        ],
        ['云湖市数字贸易规划', '各区人民政府：', '请执行。', '云湖市数字贸易规划', '2024年3月5日'],
        [
          '云湖市数字贸易规划（2024年3月5日）',
          '云湖市人才规划（2024年3月6日）',
          '云湖市教育规划（2024年3月7日）',
        ],
        ['云湖市数字贸易规划', '各区人民政府：', '云湖市人才规划（2024年3月6日）'],
      ],
      (lines) => plansOf([...lines, ...BODY]),
    ),
    cases(
      'a decision about persons',
      ['云湖市人民政府2024年3月5日决定：', '云湖市人民政府决定：', '2024年3月5日，决定任命：'],
      (line) =>
        plansOf([
          '云湖市人民政府关于李某某任职的通知',
          '云政任〔2024〕7号',
          '各区人民政府：',
          line,
          '李某某任云湖市财政局局长。',
        ]),
    ),
    cases(
      'a signature',
      [
        ['云湖市水利局', '2024年5月6日'],
        ['云湖市水利局2024年5月6日'],
        ['云湖市财政局', '云湖市水利局 2024年5月6日'],
        ['云湖市财政局', '云湖市水利局', '2024年5月6日'],
        ['2024年5月6日'],
        ['云湖市水利局', '2026年5月6日'],
        ['云湖市水利局', '2025年1月6日'],
        ['云湖市水利局', '2023年1月6日'],
        ['云湖市水利局', '2022年1月6日'],
        ['发布日期：', '2024年5月6日'],
        ['2024年5月6日', '（此件公开发布）'],
        ['2024年5月6日', '附件：任务清单'],
        ['2024年5月6日', '请执行。'],
        ['2024年5月6日', '请执行。', '请执行。', '请执行。'],
        ['2024年5月6日', '请执行。', '请执行。', '请执行。', '请执行。'],
        ['2024年5月6日', '请执行。', '2024年6月6日'],
        ['2024年5月6日', '附件：任务清单', '1.任务', '2.任务', '3.任务', '4.任务'],
        ['2024年5月6日', '（此件公开发布）', '请执行。', '请执行。', '请执行。', '请执行。'],
        ['云湖市水利局2024年5月36日'],
        ['云湖市水利局', '2024年5月36日'],
        ['本通知自2024年5月6日'],
        ['2024年5月6日', '云湖市水利局', '2024年5月7日'],
        ['云湖市水利局', '2022年5月6日', '云湖市财政局', '2024年5月7日'],
        ['云湖市水利局', '二〇二四年五月六日'],
        ['云湖市水利局 云湖市财政局', '2024年5月6日'],
      ],
      (lines) => [
        signed(lines),
        signed(lines, '（此件公开发布）'),
        plansOf([
          '云湖市水利局等三部门关于防汛的通知',
          '云水规〔2024〕2号',
          '各区水利局：',
          ...BODY,
          ...lines,
        ]),
      ],
    ),
    steps(
      'how many organs sign',
      range(18, 23),
      (count) =>
        signed([
          ...range(1, count).map((i) => `云湖市${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[i]}局`),
          '2024年5月6日',
        ]).split('、').length,
    ),
    steps(
      'how long a line with organs and a day is',
      range(116, 124),
      (count) =>
        signed([`${'云湖市水利局、'.repeat(14)}云湖市${'城'.repeat(count - 111)}局2024年5月6日`]).split('、')
          .length,
    ),
  );
});

it('the title of a text without a head is read of its opening, its own words and what is said beside it', async () => {
  const beside = (metadata: Partial<SourceMetadata>, texts: readonly string[]) =>
    plansOf(texts, {
      parts: [{ start: 0, metadata: { title: null, number: null, issuer: null, date: null, ...metadata } }],
    });
  const TITLED = ['云湖市数字贸易规划', '云政发〔2024〕7号', ...BODY];
  const NOTICE = [
    '云湖市水利局关于印发《云湖市供水方案》的通知',
    '云水规〔2024〕2号',
    '各区水利局：',
    '现将《云湖市供水方案》印发给你们。',
    '云湖市供水方案',
    ...BODY,
  ];
  const own = (before: string, times: number, title: string) =>
    plansOf(['一、总体要求', `${before}《${title}》。${'云湖养老服务面向老年人。'.repeat(times)}`]);
  await keep(
    'split-openings',
    cases(
      'what a text opens with',
      [
        ['云湖市数字贸易规划', ...BODY],
        ['云湖市数字贸易', ...BODY],
        ['云湖市规划', ...BODY],
        ['云湖规划', ...BODY],
        ['## 云湖市数字贸易', ...BODY],
        ['## 数字', ...BODY],
        ['本市重视发展。', '## 云湖市数字贸易', ...BODY],
        ['本市重视发展。', '本市重视发展。', '## 云湖市数字贸易', ...BODY],
        ['本市重视发展。', '本市重视发展。', '本市重视发展。', '## 云湖市数字贸易', ...BODY],
        ['本市重视发展。', '本市重视发展。', '云湖市数字贸易规划', ...BODY],
        ['本市重视发展。', '本市重视发展。', '本市重视发展。', '云湖市数字贸易规划', ...BODY],
        ['云湖', ...BODY],
        ['云湖市数字贸易规划（2024年版）', ...BODY],
        ['云湖市数字贸易', '发展规划', ...BODY],
        [],
        [LONG, '云湖市人才规划', '云政发〔2024〕7号', ...BODY],
        ['云湖市数字贸易规划', LONG, '云湖市人才规划', '云政发〔2024〕7号', ...BODY],
        ['云湖市数字贸易规划', ...BODY, '云湖市人才规划', '云政发〔2024〕7号', ...BODY],
      ],
      (texts) => plansOf(texts),
    ),
    steps('how many lines stand over a title', range(8, 14), (count) =>
      plansOf([...Array<string>(count).fill('本市重视发展。'), '云湖市数字贸易规划', ...BODY]),
    ),
    steps(
      'how long a text is in front of the first head',
      range(284, 304),
      (count) =>
        plansOf([
          '云湖市数字贸易规划',
          '城'.repeat(count),
          '云湖市人才规划',
          '云政发〔2024〕7号',
          ...BODY,
        ]).split(' // ').length,
    ),
    cases(
      'a running head',
      ['云湖市数字贸易规划', '云湖市规划', '云湖规划', '云湖市人民政府公报'],
      (head) => [
        plansOf(BODY, { runningHeads: [head] }),
        plansOf(['云湖市数字贸易规划', ...BODY], { runningHeads: [head] }),
      ],
    ),
    cases(
      'a title by which a text calls itself',
      [
        ['本规划名为', 1, '云湖养老服务规划'],
        ['本规划名为', 2, '云湖养老服务规划'],
        ['本规划名为', 3, '云湖养老服务规划'],
        ['本规划名为', 4, '云湖养老服务规划'],
        ['特编制', 0, '云湖养老服务规划'],
        ['特编制', 1, '云湖养老服务规划'],
        ['根据', 4, '云湖养老服务规划'],
        ['根据', 1, '云湖养老服务规划'],
        ['本规划名为', 4, '云湖养老服务方面'],
        ['本规划名为', 4, '云湖发展规划'],
        ['本规划名为', 4, '养发展建设规划'],
        ['本规划名为', 4, '云湖养老服务发展规划'],
        ['特编制', 4, '云湖市财政局关于云湖养老服务规划'],
        ['本规划名为', 4, '云湖市财政局关于云湖养老服务规划'],
      ] as const,
      ([before, times, title]) => own(before, times, title),
    ),
    cases(
      'which of two titles a text calls itself by',
      [
        [3, 2],
        [2, 3],
        [3, 3],
        [1, 1],
      ],
      ([a, b]) =>
        plansOf([
          '一、总体要求',
          `本规划为《云湖养老服务规划》，另有《云湖托育服务规划》。${'云湖养老服务很好。'.repeat(a!)}${'云湖托育服务很好。'.repeat(b!)}`,
        ]),
    ),
    cases('the name of a file', ['7.云湖市数字贸易规划.txt', '云湖.2024.txt', '3.5万.txt'], (name) =>
      plansOf(BODY, { name }),
    ),
    cases(
      'what is said beside a text',
      [
        {},
        { title: '云湖市数字贸易规划' },
        { title: '云湖市人才规划' },
        { title: '云湖市数字贸易规划纲要' },
        { title: '数字贸易规划' },
        { title: '云湖市水利局关于印发《云湖市供水方案》的通知' },
        { title: '云湖市水利局关于印发云湖市数字贸易规划的通知' },
        { number: '云政发〔2024〕9号' },
        { number: '云政发(2024)9号' },
        { number: '第 9 号令' },
        { number: '' },
        { issuer: '云湖市财政局' },
        { issuer: '财政与税务' },
        { title: '云湖市财政局关于数字贸易的意见' },
        { title: '云湖市水利局关于数字贸易的意见', issuer: '云湖市财政局' },
        { date: '2024-05-06' },
        { date: '2024-05-06', dateKind: 'published' },
      ] as readonly Partial<SourceMetadata>[],
      (metadata) => [
        beside(metadata, TITLED),
        beside(metadata, TITLED.slice(0, 1).concat(BODY)),
        beside(metadata, BODY),
        beside(metadata, NOTICE),
        beside(metadata, ['云湖市数字贸易规划（2024年3月5日）', ...BODY]),
      ],
    ),
    cases('parts of a file', [[0], [0, 16], [0, 0, 16], [0, 400], [4, 16]], (starts) =>
      plansOf(['云湖市数字贸易规划。', '支持企业。', '云湖市人才规划', '支持企业。'], {
        parts: starts.map((start) => ({ start, metadata: null })),
      }),
    ),
    cases(
      'news',
      [
        ['记者 张三', '《云湖市氢能产业行动计划》发布。'],
        ['记者 张三', '《云湖市氢能产业行动计划》提出。'],
        ['张三', '《云湖市氢能产业行动计划》发布。'],
        [
          '记者 张三',
          '郑州市政府办公室近日印发《郑州市氢能产业行动计划》。',
          '《郑州市氢能产业行动计划》发布。',
          '郑政办〔2024〕7号',
        ],
        ['记者 张三', '市政府办公室近日印发《郑州市氢能产业行动计划》。《郑州市氢能产业行动计划》发布。'],
        ['记者 张三', '市政府办公室近日印发《云湖市氢能产业行动计划》。《云湖市氢能产业行动计划》发布。'],
        ['记者 张三', '国务院近日印发《郑州市氢能产业行动计划》。《郑州市氢能产业行动计划》发布。'],
        [`记者 张三${'城'.repeat(53)}`, '《云湖市氢能产业行动计划》发布。'],
        [`记者 张三${'城'.repeat(54)}`, '《云湖市氢能产业行动计划》发布。'],
        [`记者 张三${'城'.repeat(55)}`, '《云湖市氢能产业行动计划》发布。'],
      ],
      (texts) => plansOf(texts),
    ),
    cases(
      'a report on the work of a government',
      [
        ['政府工作报告', '——2024年1月20日在云湖市第十五届人民代表大会第三次会议上'],
        ['政府工作报告', '——2024年9月20日在云湖市第十五届人民代表大会第三次会议上'],
        ['政府工作报告', '——2024年10月20日在云湖市第十五届人民代表大会第三次会议上'],
        ['政府工作报告', '——2024年3月5日在第十四届全国人民代表大会第二次会议上'],
        ['云湖市政府工作报告', '——2024年1月20日在云湖市第十五届人民代表大会第三次会议上'],
        ['2024年云湖市政府工作报告', '——2024年1月20日在云湖市第十五届人民代表大会第三次会议上'],
        ['2023年云湖市政府工作报告', '2024年11月18日', '各位代表：'],
        ['云湖市政府工作报告', '2024年1月18日', '各位代表：'],
        ['政府工作报告', '2024年1月18日', '各位代表：'],
        ['政府工作报告', '各位代表：'],
      ],
      (lines) => plansOf([...lines, ...BODY]),
    ),
    cases(
      'who decides on a law',
      [
        ['云湖市人才条例', '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）'],
        ['云湖市人才条例', '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）'],
        ['云湖市人才规划', '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过）'],
        ['中华人民共和国人才法', '（2024年1月20日第十四届全国人民代表大会第三次会议通过）'],
        ['云湖市人才条例', '（2024年1月20日云湖市常务会议通过）'],
        [
          '云湖市人才条例',
          '（2024年1月20日云湖市第十五届人民代表大会常务委员会第三次会议通过 2024年3月1日云湖省第十四届人民代表大会常务委员会第九次会议批准）',
        ],
        ['云湖市人才条例', '云湖市人民政府', '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）'],
      ],
      (lines) => plansOf([...lines, ...BODY]),
    ),
    cases(
      'whose plan it is',
      [
        ['郑州市人民政府关于人才的意见', '郑政〔2024〕7号'],
        ['关于人才的意见', '郑政〔2024〕7号'],
        ['云湖市人才规划', '郑政〔2024〕7号'],
        ['关于郑州市人才的意见', '国发〔2024〕7号'],
        ['国务院关于郑州市人才的意见', '国发〔2024〕7号'],
        ['财政部关于郑州市人才的意见', '财发〔2024〕7号'],
        ['全国人才规划', '财发〔2024〕7号'],
        ['关于人才的意见', '中政〔2024〕7号'],
        ['关于人才的意见', '州政〔2024〕7号'],
        ['关于人才的意见', '云政〔2024〕7号'],
      ],
      (lines) => plansOf([...lines, ...BODY]),
    ),
  );
});

it('titles, kinds, years and organs are read of their words', async () => {
  const organs = makeSplitRules(knowledge).organs;
  const strict = makeOrganReader(rules.organs, new Set(['云湖委', '甲司']), new Set(['云湖', '平川']));
  await keep(
    'split-words',
    cases(
      'a kind',
      [
        '云湖市规划',
        '云湖市规划纲要',
        '云湖市规划方案',
        '云湖市规划（试行）',
        '云湖市人才',
        '云湖市实施计划',
        '规划管理办法',
        '云湖市意见的通知',
        '关于规划的（意见）',
        '方法',
        '建议意见',
      ],
      (title) => [kindOf(title, rules), endsWithKind(title, rules)],
    ),
    cases(
      'whether it is a title',
      [
        '规划',
        '云规划',
        '云湖规划',
        '云湖市人才',
        '关于人才',
        '关于人',
        '政府工作报告',
        '云湖政府工作报告',
        '云湖市会议',
      ],
      (title) => isTitle(title, rules),
    ),
    cases(
      'whether two titles are one',
      [
        ['云湖市规划', '云湖市规划'],
        ['云湖市人才规划', '人才规划'],
        ['人才规划', '云湖市人才规划'],
        ['关于人才的规划', '人才规划'],
        ['云湖市规划', '云湖市方案'],
        ['云湖市财政局关于人才的意见', '关于人才的意见'],
      ],
      ([a, b]) => isSameTitle(a!, b!),
    ),
    cases(
      'what is published',
      [
        '关于印发云湖市规划的通知',
        '云湖市政府印发关于人才的措施的通知',
        '云湖市印发《云湖市规划》',
        '云湖市转发《云湖市规划》的通知',
        '关于做好工作的通知',
      ],
      (title) => publishedBy(title, rules),
    ),
    cases(
      'what a letter announces',
      [
        ['云湖市供水方案', '现将《云湖市供水方案》印发。'],
        ['云湖市供水方案', '根据《云湖市供水方案》，现将《云湖市供水方案实施细则》印发。'],
        ['云湖市供水方案等', '现将《云湖市供水方案》《云湖市供水办法》印发。'],
        ['云湖市供水方案等', '现将《云湖市供水方案》和《云湖市供水办法》印发。'],
        ['云湖市供水方案等', '现将《云湖市供水方案》修订，《云湖市供水办法》印发。'],
        ['云湖市供水方案', '《云湖市供水方案》请执行。'],
        ['云湖市供水方案', '请执行《云湖市供水方案》。'],
        ['云湖市供水方案', '按照有关规定和要求，经研究，《云湖市供水方案》。'],
        ['云湖市供水方案', '现将《云湖市人才条例》印发。'],
        ['供水', '现将《云湖市供水》印发。'],
        ['供水方案', '现将《供水方》印发。'],
        ['云湖市供水方案', '现将附件印发。'],
        ['《甲乙方案》《丙丁方案》', '现将《甲乙方案》印发。'],
        ['云湖市供水方案', '现将《云湖市供水办法》印发，《云湖市供水方案》已经同意。'],
      ],
      ([published, letter]) => publishedTitles(published!, [letter!], rules),
    ),
    cases(
      'how alike a title is',
      ['云湖市供水方案', '云湖市供水办法', '云湖市水务办法', '云湖市人才办法', '云湖供水', '供水'],
      (title) => publishedTitles('云湖市供水方案', [`现将《${title}》印发。`], rules),
    ),
    cases(
      'the years of a plan',
      [
        ['云湖市规划（2024—2026年）', ''],
        ['云湖市规划（二〇二四—二〇二六年）', ''],
        ['云湖市第十四个五年规划', ''],
        ['云湖市“十四五”规划', ''],
        ['云湖市十五五规划', ''],
        ['云湖市“一五”计划', ''],
        ['云湖市“二五”计划', ''],
        ['云湖市“三五”计划', ''],
        ['云湖市“二十五”规划', ''],
        ['云湖市第二十个五年规划', ''],
        ['云湖市第二十一个五年规划', ''],
        ['云湖市2024年要点', ''],
        ['云湖市到2030年规划', ''],
        ['云湖市2024年和2025年要点', ''],
        ['云湖市2024年目录（2024年版）', ''],
        ['云湖市规划', '本规划期限为2021年至2025年。'],
        ['云湖市规划', '本办法有效期至2025年。'],
        ['云湖市规划', '支持。'],
        ['云湖市2021年—2035年规划', ''],
      ],
      ([title, text]) => readPeriod(title!, text!, rules),
    ),
    cases(
      'the organs before a title',
      [
        '云湖市财政局关于人才的意见',
        '云湖市财政局、水利局关于人才的意见',
        '云湖市财政局云湖市水利局关于人才的意见',
        '云湖市财政局 云湖市水利局关于人才的意见',
        '云湖市财政局等三部门关于人才的意见',
        '云湖市财政局和水利局关于人才的意见',
        '国务院关于人才的意见',
        '政府关于人才的意见',
        '市政府关于人才的意见',
        '云湖委关于人才的意见',
        '云湖委甲司关于人才的意见',
        '甲司云湖委关于人才的意见',
        '平川财政局关于人才的意见',
        '云湖财政局平川水利局关于人才的意见',
        '水利委平川水利局关于人才的意见',
        '云湖市委员会关于人才的意见',
        '云湖市财政局长关于人才的意见',
        '云湖（平川财政局关于人才的意见',
        '云湖（平川）财政局关于人才的意见',
        '局关于人才的意见',
        '市局关于人才的意见',
        '水市局关于人才的意见',
        'A市财政局关于人才的意见',
        '云湖市财政局人才',
        '关于人才的意见',
        '云湖市财政局印发《规划》',
        '云湖市财政局',
      ],
      (title) => [organs.opening(title), strict.opening(title)?.names ?? null, organs.all(title)],
    ),
    steps(
      'how long an organ is',
      range(36, 43),
      (count) => organs.opening(`云湖市${'城'.repeat(count - 4)}局关于人才的意见`)?.end ?? null,
    ),
    steps(
      'how many organs there are',
      range(18, 23),
      (count) =>
        organs.opening(`${'云湖市财政局、'.repeat(count - 1)}云湖市财政局关于人才的意见`)?.names.length ??
        null,
    ),
  );
});

it('a list of contents is told by its dots and by what stands again below it', async () => {
  const below = ['一、总体要求', '二、重点任务', '三、保障措施'];
  const texts = (entries: readonly string[], rest: readonly string[] = below) =>
    sectionsOf(['目录', ...entries, ...rest.flatMap((heading) => [heading, PARAGRAPH])]).map((one) =>
      one.replace(/^\d \w+ /, ''),
    );
  const far = '城'.repeat(90);
  await keep(
    'split-contents',
    cases(
      'entries',
      [
        below,
        below.map((entry, i) => `${entry}……${i}`),
        below.slice(0, 1),
        below.slice(0, 2),
        ['一、总体要求', '甲方说明文字', '二、重点任务'],
        ['一、总体要求', '甲方说明文字', '乙方另外说明', '二、重点任务'],
        ['一、总体要求', '甲方说明文字', '乙方另外说明', '丙方还有说明', '二、重点任务'],
        ['甲方说明文字', '乙方另外说明', '丙方还有说明', '一、总体要求', '二、重点任务'],
        ['一、总体要求', '甲方说明文字', '二、重点任务', '乙方另外说明', '丙方还有说明', '三、保障措施'],
        ['一、总体要求。', '二、重点任务'],
        ['一、总体要求', '二、重点任务；', '三、保障措施'],
        ['一、总体要求 3', '二、重点任务（5）'],
        ['一、总体要求', '一、总体要求', '二、重点任务'],
        [],
      ],
      (entries) => texts(entries),
    ),
    cases(
      'headings that run in',
      [
        ['一、总体要求', '二、重点任务'],
        ['一、总体', '二、重点'],
        ['一、总', '二、重'],
      ],
      (entries) => texts(entries, [`一、总体要求。${far}`, `二、重点任务。${far}`]),
    ),
    steps(
      'how long the block of a heading that runs in is',
      range(72, 82),
      (count) =>
        texts(
          ['一、总体要求', '二、重点任务'],
          [`一、总体要求，${'城'.repeat(count - 7)}`, `二、重点任务，${'城'.repeat(count - 7)}`],
        ).length,
    ),
    steps(
      'how long an entry is',
      range(78, 82),
      (count) =>
        texts(
          [`一、${'城'.repeat(count - 2)}`, '二、重点任务', '三、保障措施'],
          [`一、${'城'.repeat(count - 2)}`, ...below.slice(1)],
        ).length,
    ),
    cases(
      'contents without that word',
      [below.map((entry, i) => `${entry}……${i}`), ['一、总体要求 . . . . . 3']],
      (entries) => sectionsOf([...entries, ...below]),
    ),
    steps(
      'how many lists of contents there are',
      range(19, 22),
      (count) =>
        sectionsOf(
          range(1, count)
            .flatMap((i) => [
              '目录',
              `第${'一二三四五六七八九十'[i % 10]}章甲${i}`,
              `第${'一二三四五六七八九十'[i % 10]}章乙${i}`,
            ])
            .concat(
              range(1, count).flatMap((i) => [
                `第${'一二三四五六七八九十'[i % 10]}章甲${i}`,
                `第${'一二三四五六七八九十'[i % 10]}章乙${i}`,
              ]),
            ),
        ).length,
    ),
  );
});

it('headings make a tree of sections by their numberings, their words and their lengths', async () => {
  const city = (count: number) => '城'.repeat(count);
  await keep(
    'split-sections',
    cases(
      'headings',
      [
        [
          '第一编 总则',
          '第一章 目标',
          '第一节 任务',
          '一、支持',
          '（一）扩大',
          '1.建设',
          '（1）推广',
          '①完善',
        ],
        ['一、总体要求', '（一）指导思想', '（二）基本原则', '二、重点任务', '（一）发展产业'],
        [
          '一、发展基础',
          '（一）取得成效',
          '二、总体要求',
          '（一）取得新成效',
          '（二）重点任务',
          '（三）发展目标',
          '三、保障措施',
          '（一）重点任务',
        ],
        ['前言', PARAGRAPH, '一、任务', '（一）扩大'],
        ['前 言', PARAGRAPH, '一、任务'],
        ['一、任务', '前 言', '（一）扩大'],
        ['一、任务', '专栏1 重点工程', '表1 目标', '（一）扩大'],
        ['附件1', '任务清单', '一、目标', '（一）扩大'],
        ['附件：1.任务清单', '2.措施清单', '一、目标'],
        ['附件：1.任务清单', '说明', '2.措施清单', '一、目标'],
        ['## 总体要求', PARAGRAPH, '## 重点任务', '1.建设', '## 保障措施', PARAGRAPH],
        ['## 总体要求', PARAGRAPH, '第一节 目标', PARAGRAPH, '## 重点任务', '1.建设', PARAGRAPH],
        ['第一章 总则', '## 目标', '1.建设', PARAGRAPH, '## 措施', PARAGRAPH],
        ['第一章 总则', '第一节 目标', '## 任务', '1.建设', '## 措施', PARAGRAPH],
        ['1.建设', '## 措施', PARAGRAPH],
        ['## 总体要求。支持'],
      ],
      sectionsOf,
    ),
    cases(
      'how a numbered line ends',
      [
        '一、加强领导',
        '一、加强领导。',
        '一、加强领导。建立机制。',
        '一、加强领导；',
        '一、加强领导；建立机制',
        '一、加强领导：',
        '一、加强领导：建立机制。完善',
        '一、加强领导，建立机制。',
        '一、加强领导，建立健全部门之间协调配合的工作机制和制度。',
        '一、加强领导，建立健全部门之间协调配合的工作机制和制度。完善。',
        '（1）加强领导',
        '（1）加强领导。',
        '（1）加强领导。建立机制。',
        '（1）加强领导，建立机制；',
        '①加强领导：建立机制',
        '专栏1：重点工程：建设',
        '表1：目标。说明',
        '专栏1 重点工程。建设',
        '（1）加：建',
        '一、加：建设。完善',
      ],
      (text) => [sectionsOf([text, PARAGRAPH]), sectionsOf([`${text}${city(40)}`, PARAGRAPH]).slice(1)],
    ),
    steps('how long a heading that runs in is', range(32, 40), (count) =>
      sectionsOf([`一、${city(count)}。支持企业。`])
        .at(-1)!
        .replace(/城+/, '…'),
    ),
    steps(
      'how long an item that runs in is',
      range(14, 22),
      (count) => sectionsOf([`（1）${city(count)}。支持企业。`]).length,
    ),
    steps('how long a measure that ends in a stop is', range(26, 34), (count) =>
      sectionsOf([`一、${city(count - 3)}。`])
        .at(-1)!
        .replace(/城+/, (all) => String(all.length)),
    ),
    steps(
      'how long a numbered line is',
      range(56, 64),
      (count) => sectionsOf([`一、${city(count - 2)}`]).length,
    ),
    steps('how long a numbered line with a colon is', range(56, 64), (count) =>
      sectionsOf([`一、加强：${city(count - 5)}`])
        .at(-1)!
        .replace(/城+/, '…'),
    ),
    steps('how long the words before a colon are', range(0, 28), (count) =>
      sectionsOf([`一、${city(count)}：${city(60)}`])
        .at(-1)!
        .replace(/城+/, '…'),
    ),
    steps('how long the first clause is', range(36, 44), (count) =>
      sectionsOf([`一、${city(count)}，支持企业。建设。`])
        .at(-1)!
        .replace(/城+/, (all) => String(all.length)),
    ),
    cases(
      'what a line without a number is',
      [
        '重点任务',
        '任务',
        '任务书',
        '支持企业，建设',
        '支持企业：',
        '支持、建设',
        '（支持企业）',
        '3项任务',
        '2024年3月任务',
        '到2024年的任务',
        '支持企业A',
        '支持\t企业',
        city(30),
        city(31),
      ],
      (text) => sectionsOf([text, `${city(60)}。`]).length,
    ),
    steps(
      'how long the prose behind a line without a number is',
      range(56, 64),
      (count) => sectionsOf(['重点任务', `${city(count - 1)}。`]).length,
    ),
    cases(
      'what stands behind a line without a number',
      [`${city(70)}。`, `${city(70)}；`, city(70), '甲\t乙', ''],
      (next) => sectionsOf(['重点任务', next]).length,
    ),
    cases(
      'which parts have a rank of their own',
      ['总体要求', '重点任务', '指导思想', '发展目标', '重点企业'],
      (text) => sectionsOf(['第一章 总则', '第一节 目标', '1.支持', `## ${text}`, PARAGRAPH]),
    ),
  );
});

it('tables are read by their headings, their labels and their figures', async () => {
  await keep(
    'split-tables',
    cases(
      'rows',
      [
        ['指标\t单位\t2020年\t2025年', '产值\t亿元\t300\t500', '企业\t家\t120\t200'],
        ['序号\t指标\t2020年\t2025年', '1\t产值\t300\t500', '2\t企业\t120\t200'],
        ['类别\t指标\t2025年', '经济\t产值\t500', '\t企业\t200', '民生\t收入\t5'],
        ['类别\t指标\t2025年', '经济\t产值\t500', '企业\t200', '民生\t收入\t5'],
        ['类别\t指标\t2025年', '产值\t500', '企业\t200'],
        ['指标\t目标\t', '\t2020年\t2025年', '产值\t300\t500'],
        ['指标\t目标\t\t备注', '\t2020年\t2025年\t', '产值\t300\t500\t无'],
        ['指标\t目标', '\t目标', '产值\t300'],
        ['经济\t经济\t经济', '指标\t2020年\t2025年', '产值\t300\t500', '民生\t民生\t民生', '收入\t5\t6'],
        ['指标\t2020\t2025', '产值\t300\t500'],
        ['指标\t目标', '产值\t提高', '企业\t增加'],
        [`指标\t${'城'.repeat(25)}`, `产值\t${'城'.repeat(24)}`, `企业\t${'城'.repeat(25)}`, '收入\t5'],
        ['产值\t300\t500', '企业\t120\t200'],
        ['指标\t2025年', '产值\t500', '项目\t2026年', '学校\t8'],
        ['指标\t2025年', '产值\t提高', '项目\t2026年', '学校\t8'],
        ['指标\t2025年', '产值\t500', '项目\t30', '学校\t8'],
        ['指标\t2025年', '产值\t500', '工业企业\t2026年', '学校\t8'],
        ['指标\t2025年', '产值\t500', '\t', '项目\t2026年', '学校\t8'],
        ['指标\t2025年', '产值\t500', '\t项目', '学校\t8'],
        ['类别\t指标\t2025年', '经济\t产值\t500', '经济\t产值\t600'],
        ['领域\t一级指标\t三级指标\t2025年', '经济\t总量\t产值\t500', '经济\t总量\t企业\t200'],
        ['名称\t地点\t投资', '甲园\t东区\t5', '乙园\t东区\t6', '丙园\t西区\t7'],
        ['投资\t名称\t地点', '5\t甲园\t东区', '6\t乙园\t东区'],
        ['序号\t任务\t单位', '一\t建设\t市财政局', '二\t推广\t市水利局'],
        ['甲\t乙\t丙\t丁', '1\t子\t\t', '2\t\t丑\t寅', '\t\t\t卯'],
        ['甲\t乙', '1\t子\t丑'],
        ['指标\t单位', '产值\t12家', '企业\t约80'],
        ['指标\t目标', '产值\t[95%]', '企业\t≥80', '收入\t6.5左右'],
        ['产值'],
        ['甲\t', '\t乙'],
      ],
      rowsOf,
    ),
    steps('how long a cell of the second row is', range(22, 27), (count) =>
      rowsOf([`指标\t目标`, `产值\t${'城'.repeat(count)}`, '企业\t提高'])[1]!.replace(/城+/, '…'),
    ),
  );
});

it('sentences end at their signs, never within brackets, and before the next measure', async () => {
  const split = (text: string) =>
    splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
  const city = (count: number) => '城'.repeat(count);
  await keep(
    'split-sentences',
    cases(
      'a text',
      [
        '支持企业。建设基地！推广吗？完善!好?',
        '支持企业（甲。乙）。建设。',
        '支持企业（甲。乙。建设。',
        '支持“企业。”建设。',
        '支持（企业。）建设。',
        '支持企业；建设。',
        '支持企业（市财政局）2.建设基地。',
        '支持企业（市财政局）2.5万建设。',
        '支持企业（市财政局）建设。',
        '支持企业（市（财政局）2.建设基地）。',
        '支持企业】2.建设基地。',
        '支持企业。 ',
        '支持企业。\n',
        '支持',
        '',
        ' ',
        '）支持。建设。',
        '支持《规划。》。建设。',
      ],
      split,
    ),
    steps(
      'how long a sentence is before a semicolon',
      range(398, 404),
      (count) => split(`${city(count)}；建设。`).length,
    ),
    steps(
      'how long a sentence is before a half-width semicolon',
      range(398, 404),
      (count) => split(`${city(count)};建设。`).length,
    ),
    steps('how long brackets are', range(396, 404), (count) => split(`（${city(count)}。建设）。`).length),
    steps(
      'how long a text without a stop is before a comma',
      range(3997, 4003),
      (count) => split(`${city(count)}，建设。`).length,
    ),
    steps(
      'how long a text without a sign is',
      [7998, 7999, 8000, 8001, 8002],
      (count) => split(city(count)).length,
    ),
  );
});
