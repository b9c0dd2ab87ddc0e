// Where the setting of lines decides how they are joined: what is read of made-up lines that differ in one measure (npx vitest run
// test/ingest/cleanSteps.test.ts -u writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { cleanSource } from '../../src/ingest/clean/clean.js';
import { findFurniture } from '../../src/ingest/clean/furniture.js';
import { type Line, readLines } from '../../src/ingest/clean/lines.js';
import { isWholeHeading, numberingOf } from '../../src/ingest/clean/numbering.js';
import {
  goesOn,
  isCutShort,
  isIndented,
  measureSettings,
  type Setting,
} from '../../src/ingest/clean/setting.js';
import { isBalanced } from '../../src/ingest/clean/signs.js';
import { assembleRows } from '../../src/ingest/clean/tables.js';
import {
  addresseesFrom,
  findAnnounced,
  isBeforeTitle,
  isDatedTitle,
  isSelfContained,
  tightNumber,
} from '../../src/ingest/clean/titleBlock.js';
import { teachNames } from '../../src/ingest/ingest.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { groupBy } from '../../src/language/group.js';
import { displayWidth } from '../../src/language/width.js';
import type { SourceMetadata } from '../../src/model/document.js';
import { sourceOf } from './source.js';
import { cases, fileOf, named, range, steps } from './steps.js';

const rules = loadKnowledge();
teachNames(rules);
const { heads, headings } = rules;

const line = (text: string, more: Partial<Line> = {}): Line => ({
  number: 1,
  text,
  origins: [...Array(text.length).keys()],
  width: displayWidth(text),
  indent: 0,
  markedHeading: false,
  isNote: false,
  ...more,
});
const linesOf = (text: string): Line[] => readLines(text, rules);

/** The blocks of a text, rows with bars between their cells. */
const blocks = (text: string): string[] => {
  const { text: all, blocks: found } = cleanSource(sourceOf(text), rules);
  return found.map(({ kind, span, markedHeading }) => {
    const own = all.slice(span.start, span.end).replaceAll('\t', '|');
    return `${kind === 'prose' ? '' : `${kind} `}${markedHeading ? 'heading ' : ''}${own}`;
  });
};

/** Prose that is cut at a width, in characters. */
const WORDS =
  '围绕产业发展需要支持企业扩大产能并加快建设绿氢示范基地，推广管道输氢以降低成本，扩大燃料电池汽车示范应用规模，完善标准体系和检测认证服务，引进高层次人才和团队，优化营商环境并落实各项政策，扩大开放合作，推动数字化转型，建设现代化产业体系，提升城市功能品质，保障和改善民生，促进城乡融合发展。';
const set = (wide: number, count = 12): string[] =>
  (
    WORDS.repeat(1 + Math.ceil((wide * count) / WORDS.length)).match(new RegExp(`.{1,${wide}}`, 'gu')) ?? []
  ).slice(0, count);

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  wide: { width: 60, wrapped: true, ragged: false, indented: false },
  narrow: { width: 40, wrapped: true, ragged: false, indented: false },
  ragged: { width: 60, wrapped: true, ragged: true, indented: false },
  uncut: { width: 200, wrapped: false, ragged: false, indented: false },
};

const OPENERS = [
  '第一编',
  '第一章',
  '第二节',
  '一、',
  '（一）',
  '1.',
  '1.1',
  '1.1.1',
  '（1）',
  '①',
  '专栏1',
  '表1',
  '附件1',
  '前言',
];

it('a numbered heading is whole by its numbering, its length and the line behind it', async () => {
  const whole = (
    text: string,
    next: Line | undefined,
    setting: Setting,
    more: { isOneLine?: boolean; opener?: string; last?: Line } = {},
  ) =>
    isWholeHeading(
      {
        text,
        last: more.last ?? line(text),
        isOneLine: more.isOneLine ?? true,
        opener: more.opener ?? numberingOf(text, headings) ?? 'none',
        setting,
      },
      next,
      headings,
    );
  const FILL = '加快建设现代化产业体系推动经济社会高质量发展取得新成效新突破';
  const NEXT = {
    nothing: undefined,
    'a numbered line': line('（二）完善机制'),
    'a full line of prose': line(WORDS.slice(0, 30)),
    'a short line': line('示范城市'),
    'a line with a stop': line('示范城市。'),
    'a run-in title': line('打造产业集群。支持企业扩大产能建设绿氢示范基地推广输氢技术'),
    'a marked heading': line('示范城市', { markedHeading: true }),
    cells: line('示范\t城市'),
  };
  const HEADINGS = {
    short: (opener: string) => `${opener}加强领导`,
    'that ends in brackets': (opener: string) => `${opener}）`,
    'that fills its line': (opener: string) => `${opener}${FILL}`.slice(0, 30),
    'with a comma that fills its line': (opener: string) => `${opener}加快建设，${FILL}`.slice(0, 30),
    'with two commas that fills its line': (opener: string) =>
      `${opener}加快建，设现代，${FILL}`.slice(0, 30),
    'with a colon that fills its line': (opener: string) => `${opener}目标：${FILL}`.slice(0, 30),
    'with a sentence': (opener: string) => `${opener}加强领导。建立机制`,
    'with a sentence that fills its line': (opener: string) => `${opener}加强领导。${FILL}`.slice(0, 30),
    'with an open bracket that fills its line': (opener: string) => `${opener}目标（${FILL}`.slice(0, 30),
    'with an open bracket': (opener: string) => `${opener}目标（到`,
  };
  const matrix = Object.entries(SETTINGS).flatMap(([setting, how]) =>
    Object.entries(HEADINGS).flatMap(([which, make]) => {
      const outcomes = OPENERS.map((opener) => {
        const text = make(opener).slice(0, how.width === 40 ? 20 : 30);
        const goes = Object.entries(NEXT).flatMap(([name, next]) => (whole(text, next, how) ? [] : [name]));
        return [goes.length === 0 ? 'is whole' : `goes on in ${goes.join(', ')}`, opener] as const;
      });
      const lines = [...groupBy(outcomes, ([outcome]) => outcome)];
      return [
        `# ${setting}, a heading ${which}`,
        ...lines.map(([outcome, of]) => `${of.map(([, opener]) => opener).join(' ')} ${outcome}`),
      ];
    }),
  );
  const full = (count: number) => `一、${FILL}`.slice(0, count);
  await keep(
    'clean-headings',
    matrix,
    [''],
    ...Object.entries(SETTINGS).flatMap(([name, setting]) => [
      steps(`${name}: how long a heading is before a short line`, range(4, 32), (count) =>
        whole(full(count), line('示范城市'), setting),
      ),
      steps(`${name}: how long a heading is before a full line`, range(4, 32), (count) =>
        whole(full(count), line(WORDS.slice(0, 30)), setting),
      ),
      steps(`${name}: how long a chapter is before a short line`, range(4, 32), (count) =>
        whole(`第一章${FILL}`.slice(0, count), line('示范城市'), setting),
      ),
      steps(`${name}: how long the line behind a heading is`, range(1, 48), (count) =>
        whole(full(30), line('城'.repeat(count)), setting),
      ),
      steps(`${name}: how long the line behind a short heading is`, range(1, 48), (count) =>
        whole(full(23), line('城'.repeat(count)), setting),
      ),
      steps(`${name}: how long the line behind a heading in two lines is`, range(1, 48), (count) =>
        whole(full(30), line('城'.repeat(count)), setting, { isOneLine: false }),
      ),
      steps(`${name}: how long a heading with a sentence is`, range(8, 32), (count) =>
        whole(`一、加强领导。${FILL}`.slice(0, count), line('示范城市'), setting),
      ),
      steps(`${name}: how long a heading in two lines is`, range(4, 32), (count) =>
        whole(full(count), line(WORDS.slice(0, 30)), setting, { isOneLine: false }),
      ),
      steps(`${name}: how long the title behind an annex is`, range(1, 48), (count) =>
        whole('附件1', line('城'.repeat(count)), setting),
      ),
      steps(`${name}: how long the title behind an annex with words is`, range(1, 48), (count) =>
        whole('附件1任务清单', line('城'.repeat(count)), setting),
      ),
      steps(`${name}: how many words an annex has`, range(0, 6), (count) =>
        whole(`附件1${FILL.slice(0, count)}`, line('城'.repeat(28)), setting),
      ),
      steps(`${name}: how long the line behind brackets is`, range(1, 12), (count) =>
        whole('（一）', line('城'.repeat(count)), setting),
      ),
      steps(
        `${name}: how long a heading with a comma before a word that goes on is`,
        range(10, 32),
        (count) => whole(`第一章加快建设，${FILL}${FILL}`.slice(0, count), line(WORDS.slice(0, 30)), setting),
      ),
    ]),
    steps('how long an uncut heading is', range(80, 95), (count) =>
      whole(`一、${'城'.repeat(count)}`, line('示范，'), SETTINGS.uncut!),
    ),
    steps('how wide the page is where a heading in two lines has one comma', range(40, 60), (width) =>
      whole(
        '第一章加快建设，建设现代化产业体系推动经济社会城'.slice(0, width / 2),
        line('围绕城市产业'.repeat(9)),
        { ...SETTINGS.wide!, width },
        { isOneLine: false },
      ),
    ),
    cases(
      'what stands behind an annex',
      ['任务清单', '任务，清单', '任务。', '一、任务', '任务：', '任务 清单', '任务 清单 表', '任务、清单'],
      (next) => [
        whole('附件1', line(next), SETTINGS.wide!),
        whole('附件1任务清单', line(next), SETTINGS.wide!),
        whole('附件1任务清单', line(next), SETTINGS.uncut!),
      ],
    ),
    cases(
      'what an opening is',
      [
        ...OPENERS.map((opener) => `${opener}加强领导`),
        '前 言',
        '目录',
        '三、四产业融合',
        '3组织体系',
        '30家企业',
      ],
      (text) => numberingOf(text, headings),
    ),
    cases(
      'whether brackets are closed',
      ['（一）', '（一', '“十四五”', '《规划', '〔2024〕', ')', '(a)'],
      isBalanced,
    ),
  );
});

it('how lines are set is measured by those around them', async () => {
  const of = (lines: readonly Line[], at = 0) => {
    const { width, wrapped, ragged, indented } = measureSettings(lines)[at]!;
    return `${width}${wrapped ? ' wrapped' : ''}${ragged ? ' ragged' : ''}${indented ? ' indented' : ''}`;
  };
  const many = (
    count: number,
    text: (i: number) => string,
    more: (i: number) => Partial<Line> = () => ({}),
  ) => range(0, count - 1).map((i) => line(text(i), { number: i + 1, ...more(i) }));
  const wide = '城'.repeat(30);
  const cut = set(20, 8);
  await keep(
    'clean-settings',
    steps('how wide the lines are', range(50, 60), (count) => of(many(10, () => '城'.repeat(count)))),
    steps('how many of twenty lines are full', range(0, 20), (count) =>
      of(many(20, (i) => '城'.repeat(i < count ? 30 : 10 + (i % 5) * 3))),
    ),
    steps('how much shorter the other lines are', range(20, 30), (short) =>
      of(many(20, (i) => '城'.repeat(i < 5 ? 30 : short))),
    ),
    steps('how many lines end at a comma', range(0, 8), (count) =>
      of(many(20, (i) => (i < count ? `${'城'.repeat(15)}，` : wide))),
    ),
    steps('how many of the short lines end at a comma', range(20, 50), (count) =>
      of(
        many(count + 4, (i) => (i < 4 ? `${'城'.repeat(15)}，` : '城'.repeat(i < count ? 20 : 30))),
        20,
      ),
    ),
    steps('how wide ragged lines are', range(50, 60), (count) =>
      of(many(20, (i) => (i < 6 ? `${'城'.repeat(15)}，` : '城'.repeat(count)))),
    ),
    steps('how far first lines stand in', range(0, 8), (indent) =>
      of(
        many(
          20,
          () => wide,
          (i) => ({ indent: i % 4 === 0 ? indent : 0 }),
        ),
      ),
    ),
    steps('how many lines stand in', range(0, 20), (count) =>
      of(
        many(
          20,
          () => wide,
          (i) => ({ indent: i < count ? 4 : 0 }),
        ),
      ),
    ),
    steps('how many of fifty lines stand in', range(0, 5), (count) =>
      of(
        many(
          51,
          () => wide,
          (i) => ({ indent: i < count ? 4 : 0 }),
        ),
        25,
      ),
    ),
    steps('how many lines begin at the edge', range(0, 12), (count) =>
      of(
        many(
          20,
          () => wide,
          (i) => ({ indent: i < 8 ? 4 : i < 8 + count ? 0 : 2 }),
        ),
      ),
    ),
    steps('how far the others stand in', range(0, 4), (indent) =>
      of(
        many(
          20,
          () => wide,
          (i) => ({ indent: i < 8 ? 4 : indent }),
        ),
      ),
    ),
    steps('at which line the width changes', range(0, 59), (at) =>
      of(
        many(60, (i) => '城'.repeat(i < 30 ? 30 : 40)),
        at,
      ),
    ),
    steps('how long a narrower column is', range(2, 8), (count) =>
      of([...many(12, () => wide), ...cut.slice(0, count).map((text) => line(text))], 12 + count - 1),
    ),
    steps('how narrow a column is', range(16, 28), (count) =>
      of([...many(14, () => wide), ...set(count, 6).map((text) => line(text))], 17),
    ),
    steps('how many lines of a column are full', range(0, 8), (count) =>
      of([...many(20, () => wide), ...cut.map((text, i) => line(i < count ? text : text.slice(0, 12)))], 21),
    ),
    steps('how many lines end within a word', range(0, 6), (count) =>
      of(
        [
          ...many(14, () => wide),
          ...range(0, 5).map((i) =>
            line(
              i < count
                ? '城城城城城城城城城城城城城城城城城城产业发'
                : '展城城城城城城城城城城城城城城城城城城城城',
            ),
          ),
        ],
        17,
      ),
    ),
    cases('whether a line stands in', [0, 2, 3, 4, 5, 6], (indent) => isIndented(line('城', { indent }))),
    ...[true, false].map((indented) =>
      named(
        indented ? 'whether a line goes on where first lines stand in' : 'whether a line goes on elsewhere',
        Object.fromEntries(
          range(46, 50).flatMap((width) =>
            range(0, 6).flatMap((indent) =>
              [0, 1, 2].map((next) => [
                `${width} wide, ${indent} in, the next one ${next} in`,
                [width, indent, next],
              ]),
            ),
          ),
        ),
        ([width, indent, next]) =>
          goesOn(line('城', { width, indent }), line('城', { indent: next }), {
            ...SETTINGS.wide!,
            indented,
          }),
      ).slice(0, indented ? undefined : 8),
    ),
    steps('how wide a line is that ends within a word', range(40, 50), (width) =>
      isCutShort(line('加快产业发', { width }), line('展和建设'), SETTINGS.wide!),
    ),
    cases('whether a line ends within a word', ['展和建设', '的建设', '，建设'], (next) => [
      isCutShort(line('加快产业发', { width: 50 }), line(next), SETTINGS.wide!),
      isCutShort(line('加快产业发', { width: 50 }), line(next), SETTINGS.uncut!),
    ]),
  );
});

it('a line of the source loses its margins, its marks and the spaces between its letters', async () => {
  await keep(
    'clean-lines',
    cases(
      'a line',
      [
        '　　支持企业',
        '支持企业  ',
        '\t甲\t乙',
        ' \t甲\t乙',
        '\t甲乙',
        '甲\t\t乙\t',
        '## 总体要求',
        '[^1]: 指全市。',
        '产值[^1]，',
        '[bookmark: _Toc1]规划概述',
        '江 州 市 人',
        '江 州 市',
        '江 州 市 人 民 建设',
        '江 州 市 人 建设',
        '江 州 市 人 建设 发展',
        '江 州 市 A 2 人 民',
        '江 州 市 人 A 民 2',
        '2 0 2 4 年',
        '1. 5 亿元',
        '建设**（一）发展**（二）保障',
        '\f支持',
        '',
      ],
      (text) =>
        linesOf(text).map(({ text: own, width, indent, markedHeading, isNote, origins }) =>
          [own, width, indent, markedHeading, isNote, origins.join(' ')].map(String).join(' / '),
        ),
    ),
    cases(
      'a source',
      [
        '支持\nA B\n建设',
        '支持AI\nplus建设',
        '支持AI\n建设',
        'AI  plus  X',
        'AI 建设 2025 年',
        '支持 ，建设',
        '产值\ufffd\ufffd达到',
        '\t甲\t乙\n丙\t\t丁\n\t\t\n戊\t\t',
        '\t\t甲\t乙',
        '１２Ａ（一）',
        '規劃發展',
      ],
      (text) => {
        const {
          text: own,
          written,
          origins,
          blocks: found,
          losses,
          lineStarts,
        } = cleanSource({ ...sourceOf(text), unreadable: 2 }, rules);
        return {
          own,
          written,
          origins: [...origins].join(' '),
          blocks: found.map(({ kind, span, line: at }) => `${kind} ${span.start}-${span.end} ${at}`),
          losses,
          lines: [...lineStarts].join(' '),
        };
      },
    ),
  );
});

it('what the labelled lines of a text say is added to what is known of it, and of no other text of the file', async () => {
  const LABELLED = ['文号：云政发〔2024〕7号 发布日期：2024-01-31', '云湖市规划', '支持企业发展。'];
  const KNOWN: SourceMetadata = {
    title: '甲规划',
    number: '甲〔2024〕1号',
    issuer: '甲市',
    date: null,
    dateKind: null,
  };
  const stated = (texts: readonly (readonly string[])[], metadata: readonly (SourceMetadata | null)[]) => {
    const starts = texts.map((_, i) => texts.slice(0, i).flat().join('\n').length + (i > 0 ? 1 : 0));
    return cleanSource(
      {
        ...sourceOf(texts.flat().join('\n')),
        parts: texts.map((_, i) => ({ start: starts[i]!, metadata: metadata[i] ?? null })),
      },
      rules,
    ).parts;
  };
  await keep(
    'clean-stated',
    named(
      'texts of a file',
      {
        one: stated([LABELLED], []),
        'one that nothing is said of': stated([['云湖市规划', '支持企业发展。']], [KNOWN]),
        'two, each with its own': stated(
          [LABELLED, ['文号：云政发〔2024〕8号 印发日期：2024-02-01', ...LABELLED.slice(1)]],
          [],
        ),
        'two, the first with none': stated([LABELLED.slice(1), LABELLED], []),
        'two, the second with none': stated([LABELLED, LABELLED.slice(1)], []),
        'with what is known': stated([LABELLED], [KNOWN]),
        'with a date that is known': stated(
          [LABELLED],
          [{ ...KNOWN, date: '2020-01-01', dateKind: 'adopted' }],
        ),
        'with a day of issue behind that of publication': stated(
          [['发布日期：2024-01-31', '印发日期：2024-01-20', ...LABELLED.slice(1)]],
          [],
        ),
        'with a day that is none': stated([['发布日期：2024-13-41', ...LABELLED.slice(1)]], [KNOWN]),
        'with a title and an issuer': stated(
          [['标题：云湖市规划', '发文机关：云湖市人民政府', ...LABELLED.slice(1)]],
          [],
        ),
        'with a number twice': stated(
          [['文号：云政发〔2024〕7号', '文号：云政发〔2024〕8号', ...LABELLED.slice(1)]],
          [],
        ),
        empty: stated([[' '], LABELLED], []),
      },
      (parts) => parts.map(({ metadata, firstBlock }) => [firstBlock, metadata && Object.values(metadata)]),
    ),
  );
});

it('the lines of a title block are told by their words', async () => {
  const ADDRESSEES = ['各区县人民政府，', '市人民政府各部门，', '各有关单位：'];
  const from = (texts: readonly string[], at = 0) =>
    addresseesFrom(
      texts.map((text) => line(text)),
      at,
      heads,
    );
  const announced = (texts: readonly string[]) => {
    const find = findAnnounced(
      texts.map((text) => line(text)),
      heads,
    );
    return texts.map((_, i) => find(i)).join(' ');
  };
  const LETTER = '现将《云湖市氢能产业发展规划》印发给你们，请认真贯彻执行。';
  await keep(
    'clean-titles',
    steps('how many lines name who is addressed', range(1, 10), (count) =>
      from([...range(2, count).map(() => '各区县人民政府，'), '各有关单位：']),
    ),
    cases(
      'who is addressed',
      [
        ADDRESSEES,
        ['各有关单位：'],
        ['各有关单位。', '各部门：'],
        ['各有关单位；', '各部门：'],
        ['各有关单位', '甲\t乙：'],
        ['各部门要加强领导：'],
        ['各有关单位'],
        ['云湖市财政局：'],
        ['支持企业：'],
        ['各有关单位:'],
      ],
      (texts) => [from(texts), from(['云政发〔2024〕7号', ...texts], 1), from(['支持企业', ...texts], 1)],
    ),
    cases(
      'which lines are a title that is announced',
      [
        [LETTER, '云湖市氢能产业发展规划'],
        [LETTER, '云湖市氢能产业', '发展规划'],
        [LETTER, '云湖市氢', '能产业', '发展规划'],
        [LETTER, '云湖市', '氢能', '产业', '发展规划'],
        [LETTER, '云湖市氢能产业发展规划》'],
        [LETTER, '云湖市氢能产业发展规划', '》印发'],
        [LETTER, '《', '云湖市氢能产业发展规划'],
        [LETTER, '云湖市氢能，产业发展规划'],
        [LETTER, '云湖市', '氢能产业。', '发展规划'],
        [LETTER, ' （云湖市氢能产业发展规划）'],
        ['现将《云湖规划》印发。', '云湖规划'],
        ['现将《云湖市规划》印发。', '云湖市规划'],
        ['现将《云湖市氢规划》印发。', '云湖市氢规划'],
        ['现将《云湖市产业目标》印发。', '云湖市产业目标'],
        ['现将《云湖市产业目标（试行）》印发。', '云湖市产业目标（试行）'],
        ['现将《云湖市产业目标2024年》印发。', '云湖市产业目标2024年'],
        [LETTER, '云湖市人才发展规划'],
      ],
      announced,
    ),
    steps('how long an announced title is', range(76, 82), (count) =>
      announced([`现将《${'城'.repeat(count - 2)}规划》印发。`, `${'城'.repeat(count - 2)}规划`]),
    ),
    steps('how long lines are that might be one', range(85, 90), (count) =>
      announced([
        `现将《云${'城'.repeat(70)}规划》印发。`,
        '云',
        `${'城'.repeat(70)}规划${' '.repeat(count - 73)}`,
      ]),
    ),
    cases(
      'a number or a day with spaces',
      [
        '云政发 〔2024〕 7 号',
        '2024 年 3 月 5 日',
        '云政发〔2024〕7号',
        '支持 企业',
        '云政发 〔2024〕 7 号 文件',
        '2024 年',
        '二〇二四 年 三月 五日',
        '云政发\t〔2024〕 7 号',
        '7 号',
        '2024 年 3 月 5 日 印发',
      ],
      (text) => {
        const { text: own, origins } = tightNumber(line(text), heads);
        return `${own} ${origins.join(' ')}`;
      },
    ),
    cases(
      'whether a line stands for itself',
      [
        '云政发〔2024〕7号',
        '2024年3月5日',
        '二〇二四年三月五日',
        '2024年3月',
        '2024年3月5日印发',
        '各有关单位：',
        '各位代表：',
        '各位代表！',
        '主要任务：',
        '支持企业。',
        '支持；企业日',
        '（2024年1月20日云湖市第十五届人民代表大会第三次会议通过）',
        '2024年1月20日云湖市第十五届人民代表大会第三次会议通过',
        '——2024年1月20日在云湖市第十五届人民代表大会第三次会议上',
        '（试行）',
        '在会议上',
        '2024年3月5日，日',
        '2024年三十五日',
        '2024年1月20日在云湖市会议上',
      ],
      (text) => isSelfContained(text, heads),
    ),
    steps('how long a line is that stands for itself', range(598, 602), (count) =>
      isSelfContained(`云政发〔2024〕7号${'城'.repeat(count - 11)}`, heads),
    ),
    steps('how long an occasion is', range(56, 62), (count) =>
      isSelfContained(`2024年1月20日在云${'湖'.repeat(count - 15)}市会议上`, heads),
    ),
    steps('how long an adoption is', range(56, 62), (count) =>
      isSelfContained(`（2024年1月20日云${'湖'.repeat(count - 16)}会议通过）`, heads),
    ),
    cases(
      'whether a title follows',
      [
        ['支持企业，建设（基地）', '云湖市发展规划'],
        ['支持企业，建设基地', '云湖市发展规划'],
        ['支持企业建设（基地）', '云湖市发展规划'],
        ['支持企业，建设(基地)', '云湖市发展规划'],
        ['支持企业，建设（基地）', '云湖市，发展规划'],
        ['支持企业，建设（基地）', '云湖市发展目标'],
        ['支持企业，建设（基地）', '云湖市规划'],
        ['支持企业，建设（基地）', '云湖市人规划'],
        ['支持企业，建设（基地）', '云湖市人才规划'],
      ],
      ([text, next]) => isBeforeTitle(text!, line(next!), heads),
    ),
    steps('how long a title that follows is', range(42, 46), (count) =>
      isBeforeTitle('支持企业，建设（基地）', line(`${'城'.repeat(count - 2)}规划`), heads),
    ),
    cases(
      'whether a title has its day',
      [
        '云湖市规划（2024年3月5日）',
        '云湖市规划(2024年3月5日)',
        '云湖市，规划（2024年3月5日）',
        '云湖市规划（2024年3月）',
        '（2024年3月5日）',
        '《规划》（2024年3月5日）',
        '云湖市规划 （2024年 3月5日）',
        '云湖市规划（2124年3月5日）',
      ],
      isDatedTitle,
    ),
    steps('how long a title with its day is', range(158, 162), (count) =>
      isDatedTitle(`${'城'.repeat(count - 11)}（2024年3月5日）`),
    ),
  );
});

it('rows that were flattened are put together by what stands around them', async () => {
  const isCaption = ({ text }: Line) => /^表\d/.test(text);
  const rows = (texts: readonly (string | readonly [number, string])[]) => {
    const lines = texts.map((one, i) =>
      typeof one === 'string' ? line(one, { number: 2 * i }) : line(one[1], { number: one[0] }),
    );
    return [...assembleRows(lines, isCaption)].map(
      ([at, { cells, lines: own }]) => `${at}+${own.length} ${cells.map(({ text }) => text).join('|')}`,
    );
  };
  await keep(
    'clean-rows',
    cases(
      'what a row is',
      [
        ['产值 亿元 300 500'],
        ['产值 300 500'],
        ['产值 300'],
        ['产值 亿元 300'],
        ['产值， 亿元 300 500'],
        ['产值 ≥3% 5.2%'],
        ['产值 约3 约5'],
        ['产值 － 300 500'],
        ['产值 -3 ~5'],
        ['产值：300 400 500'],
        ['甲\t乙'],
        ['甲\t'],
        ['产值 （亿元） 300 500'],
        ['1 产值 300 500'],
        ['1 300 500'],
        ['1234 300 500'],
        ['家 300 500'],
        ['万平方米 300 500'],
        ['产值额 300 500'],
      ],
      rows,
    ),
    cases(
      'what stands over a row',
      [
        ['甲\t乙', '规模以上', '亿元 300 500'],
        ['甲\t乙', '规模以上', '工业', '亿元 300 500'],
        ['甲\t乙', '经', '济', '1 产值 300 500'],
        ['甲\t乙', '经济', '1 产值 300 500'],
        ['甲\t乙', '经济类', '1 产值 300 500'],
        ['甲\t乙', '规模，以上', '亿元 300 500'],
        ['甲\t乙', '规', '亿元 300 500'],
        ['甲\t乙', '规模', '亿元 300 500'],
        ['甲\t乙', [2, '规模以上企业'], [3, '数量'], [4, '亿元 300 500']],
        ['甲\t乙', [2, '规模以上企业'], [4, '数量'], [5, '亿元 300 500']],
        ['甲\t乙', [2, '规模'], [3, '数量'], [4, '亿元 300 500']],
        ['甲\t乙', '一层一', '二层二', '三层三', '四层四', '亿元 300 500'],
        ['甲\t乙', '表1 指标', '亿元 300 500'],
        ['甲\t乙', '规模以上', '产值额 300 500'],
        ['甲\t乙', '规模以上', '12 300 500'],
        ['规模以上', '亿元 300 500'],
        ['规模以上', '产值额 300 500'],
        ['规模以上', '工业产值 300 500'],
        ['规模 以上', '亿元 300 500'],
        ['甲\t乙', '产值 亿元 300 500', '企业 家 120 200'],
      ],
      rows,
    ),
    steps(
      'how long a label is',
      range(32, 36),
      (count) =>
        rows(['甲\t乙', '城'.repeat(count), '亿元 300 500']).length +
        rows(['甲\t乙', '城'.repeat(count), '亿元 300 500'])[1]!.length,
    ),
    steps('how far the last row is', range(0, 10), (count) =>
      rows([
        '甲\t乙',
        ...range(1, 10)
          .slice(0, count)
          .map(() => '支持企业，建设'),
        '规模以上',
        '工业产值 300 500',
      ]).at(-1),
    ),
    cases(
      'what stands between a caption and the first row',
      [
        ['表1 指标', '指标名称', '单位', '2020年', '2025年', '产值额度 亿元 300 500'],
        [
          '表1 指标',
          [2, '指标名称'],
          [4, '2020年'],
          [5, '（基数）'],
          [7, '2025年'],
          [9, '产值额度 亿元 300 500'],
        ],
        [
          '表1 指标',
          [2, '指标名称'],
          [4, '2020年'],
          [6, '（基数）'],
          [8, '2025年'],
          [10, '产值额度 亿元 300 500'],
        ],
        ['表1 指标', [2, '指标 单位'], [3, '名称 （元）'], [6, '产值额度 亿元 300 500']],
        ['表1 指标', '经', '济', '产值额度 亿元 300 500'],
        ['表1 指标', '指标。', '产值额度 亿元 300 500'],
        ['表1 指标', '指标；', '产值额度 亿元 300 500'],
        ['表1 指标', '产值额度 亿元 300 500'],
        ['指标名称', '单位', '产值额度 亿元 300 500'],
        ['表1 指标', '指标名称', '产值额度 亿元 300 500', '表2 指标', '名称', '收入额度 元 300 500'],
        [
          '表1 指标',
          '指标名称',
          '产值额度 亿元 300 500',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '说明文字，在此',
          '名称',
          '收入额度 元 300 500',
        ],
        [
          [1, '表1 指标'],
          [2, '（单位）'],
          [3, '名称'],
          [5, '产值额度 亿元 300 500'],
        ],
      ],
      rows,
    ),
    steps('how many lines stand below a caption', range(20, 27), (count) =>
      rows(['表1 指标', ...range(1, count).map(() => '指标名'), '产值额度 亿元 300 500'])[0]!.slice(0, 12),
    ),
  );
});

it('what belongs to the page and not to the text is told by its words and how often it recurs', async () => {
  const find = (text: string, starts: readonly number[] = [0]) => {
    const lines = linesOf(text);
    const found = findFurniture(lines, rules.furniture, starts);
    return {
      out: lines
        .filter(({ number, text: own }) => own !== '' && found.lines.has(number))
        .map(({ text: own }) => own)
        .join(' / '),
      heads: found.runningHeads,
      overleaf: [...found.overleaf],
      stated: found.stated.map(({ label, value, offset }) => `${label} ${value} ${offset}`),
      losses: found.losses.map(({ count, sample, line: at }) => `${sample} ${count} ${at}`),
    };
  };
  const prose = (count: number) =>
    range(1, count).map((i) => `支持企业扩大产能${'一二三四五六七八九十'[i % 10]}。`);
  await keep(
    'clean-furniture',
    cases(
      'lines of a page',
      [
        ['首页', '>', '政务公开', '>', '规划', '云湖市规划'],
        ['首页', '云湖市规划'],
        ['>', '政务公开', '支持企业。'],
        ['>', '支持企业扩大产能。'],
        ['字号：', '大', '中', '小', '支持', '大'],
        ['大', '中', '小'],
        ['打印', '云湖市规划'],
        ['2024-01-31 07:00:44', '云湖市规划'],
        ['云湖市规划', '支持企业。', '2024-01-31 07:00:44', '支持企业。'],
        ['发布日期：2024-01-31', '云湖市规划'],
        ['文号：云政发〔2024〕7号 发布日期：2024-01-31', '云湖市规划'],
        ['【文号：云政发〔2024〕7号】', '云湖市规划'],
        ['来源：', '云湖日报', '云湖市规划'],
        ['来源：', '云湖市规划'],
        ['来源：'],
        ['来源：云湖日报', '云湖日报'],
        ['说明 来源：云湖日报', '云湖市规划'],
        ['来源：云湖日报。', '云湖市规划'],
        [
          '支持企业。',
          '来源：云湖日报',
          '建设基地。',
          '建设',
          '建设',
          '建设',
          '建设',
          '建设',
          '建设',
          '建设',
        ],
        ['支持企业。', '建设基地。', '来源：云湖日报'],
        ['支持企业。', '打印', '来源：云湖日报', '建设基地。', ...Array<string>(8).fill('建设')],
        ['支持企业。', '来源：云湖日报', '打印', '建设基地。', ...Array<string>(8).fill('建设')],
        ['标题：云湖市规划', '名称：云湖市规划纲要'],
      ],
      (texts) => find(texts.join('\n')),
    ),
    steps(
      'how long a step of a path is',
      range(18, 22),
      (count) => find(`>\n${'城'.repeat(count)}\n支持企业。`).out.length,
    ),
    steps(
      'how long a labelled line is',
      range(57, 63),
      (count) => find(`来源：${'城'.repeat(count - 3)}\n云湖市规划`).out.length,
    ),
    steps(
      'how long the first line is in front of a label',
      range(58, 62),
      (count) =>
        find(`${'城'.repeat(count)}\n来源：云湖日报\n${Array<string>(9).fill('建设').join('\n')}`).stated,
    ),
    steps(
      'how many lines stand in front of a label',
      range(36, 42),
      (count) =>
        find(
          [...Array<string>(count).fill('建设'), '来源：云湖日报', ...Array<string>(9).fill('建设')].join(
            '\n',
          ),
        ).stated,
    ),
    steps(
      'how many lines stand behind a label at the foot',
      range(3, 9),
      (count) =>
        find(['支持企业。', '来源：云湖日报', ...Array<string>(count).fill('建设')].join('\n')).stated,
    ),
    steps(
      'how many lines stand between a button and a label',
      range(3, 9),
      (count) =>
        find(
          [
            '支持企业。',
            '打印',
            ...Array<string>(count).fill('建设'),
            '来源：云湖日报',
            ...Array<string>(9).fill('建设'),
          ].join('\n'),
        ).stated,
    ),
    steps(
      'how many lines stand between a label and a button',
      range(3, 9),
      (count) =>
        find(
          [
            '支持企业。',
            '来源：云湖日报',
            ...Array<string>(count).fill('建设'),
            '打印',
            '支持企业。',
            ...Array<string>(9).fill('建设'),
          ].join('\n'),
        ).stated,
    ),
    steps('where a second text begins', range(0, 40), (start) =>
      find(
        '支持企业。\n来源：甲网\n建设基地。\n建设\n来源：乙网\n支持企业。\n建设\n建设\n建设\n建设\n建设\n建设\n建设\n建设',
        [0, start],
      ).stated.map((one) => one.slice(6, 8)),
    ),
    steps(
      'how far a head is from a page number',
      range(0, 6),
      (count) =>
        find(
          [1, 2]
            .flatMap((page) => [...prose(3), `—${page}—`, ...prose(count), '云湖市人民政府公报', ...prose(5)])
            .join('\n'),
        ).heads,
    ),
    steps(
      'how far a head is in front of a page number',
      range(0, 6),
      (count) =>
        find(
          [1, 2]
            .flatMap((page) => [...prose(5), '云湖市人民政府公报', ...prose(count), `—${page}—`, ...prose(3)])
            .join('\n'),
        ).heads,
    ),
    steps(
      'on how many pages a head stands',
      range(0, 4),
      (count) =>
        find(
          [1, 2, 3, 4]
            .flatMap((page) => [...prose(5), `—${page}—`, ...(page <= count ? ['云湖市人民政府公报'] : [])])
            .join('\n'),
        ).heads,
    ),
    steps(
      'how often a head recurs without page numbers',
      range(3, 7),
      (count) =>
        find(
          range(1, count)
            .flatMap(() => [...prose(20), '云湖市人民政府公报'])
            .join('\n'),
        ).heads,
    ),
    steps(
      'how far lines are apart that recur',
      range(12, 17),
      (count) =>
        find(
          range(1, 6)
            .flatMap(() => [...prose(count), '云湖市人民政府公报'])
            .join('\n'),
        ).heads,
    ),
    steps(
      'how long a head is',
      range(4, 8),
      (count) =>
        find([1, 2].flatMap((page) => [...prose(5), `—${page}—`, '城'.repeat(count)]).join('\n')).heads,
    ),
    cases(
      'what recurs beside page numbers',
      [
        '云湖市人民政府公报',
        '云湖市公报2024年第1期',
        '一、总体要求建设',
        '（一）总体要求',
        '1.支持企业扩大',
        '2024年3月5日',
        '支持企业扩大产能。',
        '支持企业扩大产能：',
        'Yunhu Gazette',
        '## 云湖市人民政府公报',
        '2024-03-05 10',
      ],
      (head) => find([1, 2].flatMap((page) => [...prose(5), `—${page}—`, head]).join('\n')).heads,
    ),
    cases('where pages end', ['—1—', '第 1 页', 'Page 1', '续表', '打印'], (mark) =>
      find(`支持企业扩大\n${mark}\n打印\n产能，建设\n基地。`),
    ),
  );
});

it('lines are joined by what they say, what is around them and where pages end', async () => {
  const END = '第九章结语';
  /** The blocks of lines within prose of thirty characters a line. */
  const within = (context: readonly string[]) => (texts: readonly string[]) => {
    const all = blocks([...texts, END, ...context].join('\n'));
    return all.slice(0, all.indexOf(END)).join(' / ');
  };
  const wide = within(set(30, 20));
  const uncut = within(range(0, 9).map(() => WORDS));
  const ragged = within(range(0, 4).flatMap(() => [...set(30, 3), '围绕产业发展需要支持，', '建设绿氢，']));
  const indented = within(range(0, 5).flatMap((i) => [`　　${set(30, 4)[i % 4]!.slice(2)}`, ...set(30, 2)]));
  const full = '围绕产业发展需要支持企业扩大产能并加快建设绿氢示范基地推广管';
  const TEXTS = [
    ['支持企业', '扩大产能'],
    ['支持企业，', '扩大产能'],
    ['支持企业。', '扩大产能'],
    ['支持企业；', '扩大产能'],
    ['支持企业…”', '扩大产能'],
    [full.slice(0, 30), '道输氢。'],
    [full.slice(0, 30), '示范城市'],
    [full.slice(0, 28), '示范城市'],
    [full.slice(0, 25), '示范城市'],
    [full.slice(0, 20), '示范城市'],
    ['加快建设现代化产业体系，推动产业发', '展和建设。'],
    ['加快建设现代化产业体系推动经济产业发', '展和建设'],
    ['（2024年', '3月5日）印发'],
    ['云湖市规划（2024年3月', '5日）'],
    ['一、总体要求', '围绕产业'],
    ['一、总体要求', full.slice(0, 30), '道输氢。'],
    ['一、加强组织领导，', '建立机制'],
    ['（一）加强领导。建立健全机制，', '（二）完善政策'],
    ['主要任务包括：', '（一）完善政策'],
    ['主要任务是完善政策，', '（一）建立机制'],
    ['主要任务是完善政策，', '第一章 建立机制'],
    ['主要任务是完善政策，', '专栏1 建立机制'],
    ['支持企业扩大产能', '责任单位：市财政局'],
    ['支持企业扩大产能（示范，', '责任单位：市财政局）'],
    ['支持企业扩大产能，', '责任单位：市财政局'],
    ['责任单位：市财政局，', '（一）完善政策'],
    ['支持企业扩大产能（市财政局、市科技局）', '完善政策'],
    ['支持企业，建设（基地）', '云湖市人才发展规划'],
    ['附件1', '任务清单'],
    ['附件1', '任务清单，以下'],
    ['表1 指标', '指标名称'],
    ['专栏1 重点工程（示范', '基地）建设'],
    ['目录', '总体要求……3', '重点任务……5'],
    ['（此件公开发布）', '支持企业'],
    ['支持企业，', '（此件公开发布）'],
    ['云政发〔2024〕7号', '云湖市人民政府', '关于印发规划的通知'],
    [
      '云湖市人民政府关于印发',
      '氢能产业发展规划的通知',
      '各区县人民政府，',
      '市人民政府各部门：',
      '支持企业。',
    ],
    ['各位代表：', '支持企业'],
    ['2024年3月5日', '支持企业'],
    ['## 总体要求', '支持企业'],
    ['支持企业，', '## 总体要求'],
    ['## 支持企业。建设', '基地'],
    ['## 总体要求', '## 重点任务'],
    ['重点项目：重点推进一批示范基地和产业', '集群'],
    ['甲、乙、丙、丁', '戊'],
    ['甲、乙', '戊'],
    ['甲乙', '丙'],
    ['A', 'B'],
    ['支持AI', 'plus'],
    ['产值[^1]达到', '[^1]: 指全市。', '三百亿元。'],
    ['[^1]: 指全市。', '产值达到'],
    ['产值达到，', '[^1]: 指全市。', '[^2]: 指新建。', '三百亿元。', '[^3]: 指扩建。'],
    ['现将《云湖市氢能产业发展规划》印发，', '云湖市氢能产业发展规划', '一、总体要求'],
    ['现将《云湖市氢能产业发展规划》印发。', '云湖市氢能产业发展规划', '总体要求'],
    ['指标 300 500', '产值额度 亿元 300 500', '支持企业，', '建设'],
    ['甲\t乙', '丙\t丁', '支持'],
    ['附件', '云湖市规划'],
    ['前 言', '支持企业'],
  ];
  const news = (texts: readonly string[]) => blocks(['记者 张三', ...texts].join('\n')).join(' / ');
  const overleaf = (first: string, next: string, mark = '—1—') => uncut([first, mark, next]);
  await keep(
    'clean-joined',
    cases(
      'in prose of thirty characters a line, of whole paragraphs, cut at commas, where these are read unlike',
      TEXTS,
      (texts) => [...new Set([wide, uncut, ragged].map((read) => read(texts)))],
    ),
    cases(
      'where first lines stand in',
      [
        ['　　支持企业', '扩大产能'],
        ['　　支持企业', '　　扩大产能'],
        [`　　${full.slice(0, 28)}`, '推广，', '　　建设基地'],
        [`　　${full.slice(0, 28)}`, '一、推广'],
        [`　　${full.slice(0, 28)}`, '第一章推广'],
        [`　　${full.slice(0, 27)}。`, '一、推广'],
        [`　　${full.slice(0, 28)}`, '附件1'],
        [`　　${full.slice(0, 28)}`, '2024年3月5日'],
        [`　　${full.slice(0, 20)}`, '一、推广'],
      ],
      indented,
    ),
    cases(
      'on a page of news',
      [
        ['支持企业', '扩大产能'],
        ['支持产业发', '展和建设'],
        ['支持企业，', '扩大产能'],
        ['一、支持', '扩大'],
        ['支持产业发'],
      ],
      news,
    ),
    cases(
      'who wrote it',
      [
        '记者 张三',
        '本报记者 李四',
        '记者站',
        `记者 张三${'城'.repeat(53)}`,
        `记者 张三${'城'.repeat(54)}`,
        `记者 张三${'城'.repeat(55)}`,
      ],
      (byline) => blocks([byline, '支持企业，', '扩大产能'].join('\n')).slice(1),
    ),
    cases(
      'over the end of a page',
      [
        ['支持企业，扩大产能', '建设基地'],
        ['支持企业扩大产能', '建设基地'],
        ['支持企业扩大产业发', '展基地'],
        ['支持企业，扩大产能', '一、建设基地'],
        ['支持企业，扩大产能', '## 建设基地'],
        ['支持企业，扩大产能', '2024年3月5日'],
        ['一、支持企业，扩大产能', '建设基地'],
        ['一、支持企业。扩大产能', '建设基地'],
        ['一、支持企业；扩大产能', '建设基地'],
      ],
      ([first, next]) => [overleaf(first!, next!), overleaf(first!, next!, '续表')],
    ),
    steps(
      'how many lines a paragraph has',
      [398, 399, 400, 401, 402],
      (count) => blocks(Array<string>(count).fill('支持，').join('\n')).length,
    ),
    steps('at which line addressees are joined', range(20, 30), (count) =>
      uncut([...Array<string>(count).fill('支持企业。'), '各区县人民政府，', '市人民政府各部门：'])
        .split(' / ')
        .slice(count),
    ),
    steps('at which line below a number addressees are joined', range(20, 30), (count) =>
      uncut([
        ...Array<string>(30).fill('支持企业。'),
        '云政发〔2024〕7号',
        ...Array<string>(count).fill('支持企业。'),
        '各区县人民政府，',
        '市人民政府各部门：',
      ])
        .split(' / ')
        .slice(count + 31),
    ),
    steps('how long a marked heading is', range(42, 46), (count) =>
      uncut([`## ${'城'.repeat(count)}`, '支持企业']),
    ),
    steps('how long a line is that stands for itself in prose of thirty characters', range(1, 31), (count) =>
      wide([full.slice(0, count), '的城市，']).includes(' / '),
    ),
    steps(
      'how long a line is that stands for itself below',
      range(1, 31),
      (count) =>
        wide([...Array<string>(30).fill('支持企业。'), full.slice(0, count), '的城市，']).split(' / ')
          .length - 30,
    ),
    steps('how long a line is that stands for itself where lines are paragraphs', range(1, 47), (count) =>
      uncut(['城'.repeat(count), '的城市，']).includes(' / '),
    ),
    steps('how long the line behind a heading is', range(42, 46), (count) =>
      uncut(['一、总体要求', '围绕产业', '城'.repeat(count)]),
    ),
    steps('how long a heading is in front of a short line', range(42, 46), (count) =>
      uncut([`一、${'城'.repeat(count - 2)}`, '围绕产业', WORDS]).replaceAll(WORDS, '…'),
    ),
    steps('how long the last of two lines is', range(1, 31), (count) =>
      wide([full.slice(0, 30), full.slice(0, count), '的城市，']).includes(' / '),
    ),
    steps('how long the last of two lines with a sentence is', range(1, 31), (count) =>
      wide([`${full.slice(0, 14)}，${full.slice(0, 15)}`, full.slice(0, count), '的城市，']).includes(' / '),
    ),
    cases(
      'what stands between a heading and prose',
      ['一、总体要求', '一、总体要求。', '表1 总体要求', '附件1', '总体要求'],
      (heading) =>
        [WORDS, '支持企业'].map((next) => uncut([heading, '围绕产业', next]).replaceAll(WORDS, '…')),
    ),
  );
});
