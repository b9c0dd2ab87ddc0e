import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/ingest/load/load.js';
import type { SourceFile } from '../../src/model/document.js';
import type { Passage } from '../../src/model/plan.js';
import { type Drawn, drawLines, drawTable, makePdf, type PdfPage } from './formats.js';
import { readOutline } from './read.js';

const read = (pages: readonly PdfPage[]): Promise<SourceFile> => readBytes(makePdf(pages), 'plan.pdf');

/** The passages of a PDF after the whole way through. */
const passagesOf = async (pages: readonly PdfPage[]): Promise<readonly Passage[]> =>
  readOutline(await read(pages)).outline.passages;

/** The lines of a text without the white space in front of them. */
const linesOf = ({ text }: SourceFile) =>
  text
    .replaceAll('\f', '')
    .split('\n')
    .map((line) => line.replace(/^\u3000+/, ''))
    .filter((line) => line !== '');

/** Text broken into lines of so many characters, as a column is set. */
function set(text: string, characters: number): string[] {
  return text.match(new RegExp(`.{1,${characters}}`, 'gu')) ?? [];
}

const column = (text: string, x: number, y: number, characters: number): Drawn[] =>
  set(text, characters).map((line, i) => ({ text: line, x, y: y - 18 * i, size: 12 }));

const ROWS = [
  ['序号', '指标名称', '单位', '二〇二〇年', '二〇二五年'],
  ['1', '地区生产总值', '亿元', '800', '1200'],
  ['2', '高新技术企业数量', '家', '60', '150'],
  ['3', '森林覆盖率', '%', '40', '42'],
];
const XS = [60, 100, 260, 320, 400, 480];
const tabbed = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t'));

describe('columns', () => {
  const LEFT =
    '一是做强制氢环节，支持龙头企业扩大产能，建设绿氢示范基地。二是做优储运环节，推广管道输氢，降低成本。三是做大用氢环节，';
  const RIGHT =
    '扩大燃料电池汽车示范，建设加氢站。四是完善标准体系，鼓励企业参与制定标准，开展检测认证。五是强化人才支撑，引进团队。';

  it('reads two columns one after the other, whether their lines are drawn row by row or not', async () => {
    const left = column(LEFT, 60, 700, 16);
    const right = column(RIGHT, 310, 700, 16);
    const rowByRow = left.flatMap((line, i) => (right[i] ? [line, right[i]] : [line]));
    for (const drawn of [rowByRow, [...left, ...right], [...right, ...left]]) {
      expect(linesOf(await read([{ drawn }])).join('')).toBe(LEFT + RIGHT);
    }
  });

  it('joins the sentence that goes on in the next column', async () => {
    const drawn = [...column(LEFT, 60, 700, 16), ...column(RIGHT, 310, 700, 16)];
    const sentences = (await passagesOf([{ drawn }])).map(({ text }) => text);
    expect(sentences).toContain('三是做大用氢环节，扩大燃料电池汽车示范，建设加氢站。');
  });

  it('does not end a measure in the middle of a sentence where a line of a narrow column is full', async () => {
    const text =
      '（一）建设江州氢能产业园，支持江东区发展氢能装备，支持江西区发展燃料电池，带动上下游企业集聚。';
    const drawn = [...column(text, 60, 700, 11), ...column(RIGHT, 310, 700, 11)];
    expect((await passagesOf([{ drawn }])).map((passage) => passage.text)).toContain(text);
  });

  it('reads columns whose lines stand at different heights', async () => {
    const drawn = [...column(LEFT, 60, 700, 16), ...column(RIGHT, 310, 691, 16)];
    expect(linesOf(await read([{ drawn }])).join('')).toBe(LEFT + RIGHT);
  });

  it('reads three columns', async () => {
    const third = '六是加强组织领导，压实责任，定期调度。七是做好宣传引导，营造氛围，及时总结推广经验做法。';
    const drawn = [
      ...column(LEFT, 50, 700, 12),
      ...column(RIGHT, 220, 700, 12),
      ...column(third, 390, 700, 12),
    ];
    expect(linesOf(await read([{ drawn }])).join('')).toBe(LEFT + RIGHT + third);
  });

  it('keeps a title and a table over the whole width in their places between the columns', async () => {
    const drawn = [
      { text: '关于加快氢能产业发展若干政策措施的意见（试行）', x: 130, y: 780, size: 16 },
      ...column(LEFT, 60, 740, 16),
      ...column(RIGHT, 310, 740, 16),
      ...drawTable(ROWS, XS, 620),
      ...column(RIGHT, 60, 500, 16),
      ...column(LEFT, 310, 500, 16),
    ];
    const lines = linesOf(await read([{ drawn }]));
    const table = tabbed(ROWS);
    const at = lines.indexOf(table[0]!);
    expect(lines[0]).toBe('关于加快氢能产业发展若干政策措施的意见（试行）');
    expect(lines.slice(1, at).join('')).toBe(LEFT + RIGHT);
    expect(lines.slice(at, at + table.length)).toEqual(table);
    expect(lines.slice(at + table.length).join('')).toBe(RIGHT + LEFT);
  });

  it('reads a page with two lines in each column as the pages before it', async () => {
    const full = [...column(LEFT, 60, 700, 16), ...column(RIGHT, 310, 700, 16)];
    const rest = [
      { text: '六是加强组织领导，压实各方', x: 60, y: 700 },
      { text: '责任，确保各项任务落', x: 310, y: 700 },
      { text: '责任，定期调度，强化督促，', x: 60, y: 682 },
      { text: '到实处。', x: 310, y: 682 },
    ];
    const file = await read([{ drawn: full }, { drawn: rest }]);
    const second = file.text.slice(file.pageStarts![1]!);
    expect(second.replace(/\s/g, '')).toBe(
      '六是加强组织领导，压实各方责任，定期调度，强化督促，责任，确保各项任务落到实处。',
    );
  });

  it('shows how far the first lines of paragraphs stand in, and joins paragraphs by it', async () => {
    const drawn: Drawn[] = [
      { text: '要坚持创新驱动和绿色', x: 84, y: 700 },
      { text: '发展，打造产业集群', x: 60, y: 682 },
      { text: '支持龙头企业扩大产能', x: 84, y: 664 },
      { text: '一体推进制储运加用', x: 60, y: 646 },
      { text: '各环节建设。', x: 60, y: 628 },
      { text: '推广管道输氢。', x: 84, y: 610 },
    ];
    expect((await read([{ drawn }])).text).toContain('\u3000\u3000要坚持创新驱动和绿色\n发展，打造产业集群');
    expect((await passagesOf([{ drawn }])).map(({ text }) => text)).toEqual([
      '要坚持创新驱动和绿色发展，打造产业集群',
      '支持龙头企业扩大产能一体推进制储运加用各环节建设。',
      '推广管道输氢。',
    ]);
  });

  it('does not take a table without ruling lines for columns', async () => {
    const drawn = ROWS.flatMap((row, i) =>
      row.map((text, j): Drawn => ({ text, x: XS[j]!, y: 700 - 20 * i })),
    );
    expect(linesOf(await read([{ drawn }]))).toEqual(tabbed(ROWS));
  });

  it('does not take columns of text for a table', async () => {
    const file = await read([{ drawn: [...column(LEFT, 60, 700, 16), ...column(RIGHT, 310, 700, 16)] }]);
    expect(file.text).not.toContain('\t');
  });
});

describe('tables', () => {
  it('goes on with a table over pages and drops the head rows that they repeat', async () => {
    const caption: Drawn = { text: '表1 主要指标', x: 60, y: 740 };
    const more = [
      ['4', '单位地区生产总值能耗降低', '%', '-', '14'],
      ['5', '城镇化率', '%', '58', '65'],
    ];
    const last = [['6', '研发投入强度', '%', '1.8', '2.4']];
    const file = await read([
      { drawn: [caption, ...drawTable(ROWS, XS, 720)] },
      { drawn: [{ text: '（续表）', x: 60, y: 790 }, ...drawTable([ROWS[0]!, ...more], XS, 780)] },
      { drawn: [{ text: '续表1', x: 60, y: 790 }, ...drawTable([ROWS[0]!, ...last], XS, 780)] },
    ]);
    const { passages } = readOutline(file).outline;
    const rows = passages.filter(({ kind }) => kind === 'row');
    expect(rows.map(({ text }) => text)).toEqual(tabbed([...ROWS, ...more, ...last]));
    expect(rows.map(({ page }) => page)).toEqual([1, 1, 1, 1, 2, 2, 3]);
    expect(rows.at(-1)!.cells[4]!.columns).toEqual(['二〇二五年']);
    expect(file.losses).toContainEqual(
      expect.objectContaining({ kind: 'furniture', count: 2, sample: ROWS[0]!.join(' ') }),
    );
  });

  it('puts a row together that a page break cuts', async () => {
    const upper = [...ROWS, ['4', '单位地区生产', '%', '-', '14']];
    const lower = [
      ['', '总值能耗降低', '', '', ''],
      ['5', '城镇化率', '%', '58', '65'],
    ];
    const file = await read([{ drawn: drawTable(upper, XS, 200) }, { drawn: drawTable(lower, XS, 780) }]);
    expect(linesOf(file).slice(-2)).toEqual([
      '4\t单位地区生产总值能耗降低\t%\t-\t14',
      '5\t城镇化率\t%\t58\t65',
    ]);
  });

  it('does not glue the first row of a page to the last one where both have figures', async () => {
    const lower = [['', '城镇化率', '%', '58', '65']];
    const file = await read([
      { drawn: drawTable(ROWS, XS, 200) },
      { drawn: drawTable([...lower, ['5', '总人口', '万人', '90', '95']], XS, 780) },
    ]);
    expect(linesOf(file)).toContain('\t城镇化率\t%\t58\t65');
  });

  it('reads a category set downwards in one cell as one word, and gives it to every row that it spans', async () => {
    const rows = ROWS.slice(1).map(([, ...cells]) => cells);
    const xs = [90, 260, 320, 400, 480];
    const drawn = [
      ...drawTable(rows, xs, 700),
      ...[...'经济发展'].map((text, i): Drawn => ({ text, x: 68, y: 686 - 14 * i, size: 11 })),
      { line: [60, 700, 60, 634] } as Drawn,
      { line: [60, 700, 90, 700] } as Drawn,
      { line: [60, 634, 90, 634] } as Drawn,
    ];
    expect(linesOf(await read([{ drawn }]))).toEqual(tabbed(rows.map((row) => ['经济发展', ...row])));
  });

  it('reads a category set downwards beside rows without ruling lines', async () => {
    const rows = [...ROWS.slice(1), ['4', '城镇化率', '%', '58', '65']].map(([, ...cells]) => cells);
    const drawn = [
      ...[...'经济发展'].map((text, i): Drawn => ({ text, x: 64, y: 688 - 22 * i })),
      ...rows.flatMap((row, i) => row.map((text, j): Drawn => ({ text, x: XS[j + 1]!, y: 688 - 22 * i }))),
    ];
    expect(linesOf(await read([{ drawn }]))).toEqual(tabbed(rows.map((row) => ['经济发展', ...row])));
  });

  it('joins the lines of a cell, with ruling lines and without', async () => {
    const label: Drawn[] = [
      { text: '单位地区生产总值', x: 104, y: 622, size: 11 },
      { text: '能耗降低', x: 104, y: 608, size: 11 },
    ];
    const rest = ['4', '', '%', '-', '14'].map(
      (text, j): Drawn => ({ text, x: XS[j]! + 4, y: 615, size: 11 }),
    );
    const boxed = [
      ...drawTable(ROWS, XS, 720),
      ...label,
      ...rest,
      ...XS.map((x): Drawn => ({ line: [x, 632, x, 600] })),
      { line: [60, 600, 480, 600] } as Drawn,
    ];
    const row = '4\t单位地区生产总值能耗降低\t%\t-\t14';
    expect(linesOf(await read([{ drawn: boxed }])).at(-1)).toBe(row);
    const plain = boxed.filter((drawn) => 'text' in drawn);
    expect(linesOf(await read([{ drawn: plain }])).at(-1)).toBe(row);
  });

  it('leaves the text of a cell that is wider than the cell in one piece', async () => {
    const rows = [...ROWS, ['4', '单位地区生产总值二氧化碳排放量累计降低', '', '20', '18']];
    expect(linesOf(await read([{ drawn: drawTable(rows, [60, 100, 290, 330, 400, 480], 720) }])).at(-1)).toBe(
      rows.at(-1)!.join('\t'),
    );
  });

  it('reads a table on a page that lies on its side between others', async () => {
    const page: Drawn[] = [{ text: '到二〇二五年，主要指标见下表，各地要抓好落实。', x: 60, y: 760 }];
    const after: Drawn[] = [{ text: '各有关部门要按照职责分工，认真组织实施。', x: 60, y: 760 }];
    const file = await read([
      { drawn: page },
      { drawn: drawTable(ROWS, XS, 500), isLandscape: true },
      { drawn: after },
    ]);
    expect(linesOf(file)).toEqual([
      '到二〇二五年，主要指标见下表，各地要抓好落实。',
      ...tabbed(ROWS),
      '各有关部门要按照职责分工，认真组织实施。',
    ]);
  });

  it('reads a page whose text is set sideways, and one that viewers turn', async () => {
    const lines = ['一、发展目标', '到二〇二五年，建成加氢站二十座。'];
    const sideways = lines.map((text, i): Drawn => ({ text, x: 100 + 24 * i, y: 100, turn: 90 }));
    expect(linesOf(await read([{ drawn: sideways }]))).toEqual(lines);
    expect(linesOf(await read([{ drawn: sideways, rotate: 90 }]))).toEqual(lines);
  });

  it('gives up a drawing of boxes, keeps its words and counts a lost table', async () => {
    const xs = [60, 160, 260, 360];
    const drawn = [
      ...drawTable(
        Array.from({ length: 6 }, () => ['', '', '']),
        xs,
        700,
      ).filter((part) => !('text' in part && part.text === '')),
      { text: '氢能产业链全景示意图', x: 66, y: 640 } as Drawn,
    ];
    const file = await read([{ drawn }]);
    expect(linesOf(file)).toEqual(['氢能产业链全景示意图']);
    expect(file.losses).toEqual([{ kind: 'table', count: 1, sample: '氢能产业链全景示意图', line: null }]);
  });

  it('reads a box around text as text', async () => {
    const text = ['专栏1 重点工程', '建设绿氢基地，支持龙头企业扩大产能。', '推广管道输氢，降低储运成本。'];
    const drawn: Drawn[] = [
      ...drawLines(text, 66, 690),
      ...[60, 400].map((x): Drawn => ({ line: [x, 710, x, 600] })),
      ...[710, 680, 600].map((y): Drawn => ({ line: [60, y, 400, y] })),
    ];
    expect(linesOf(await read([{ drawn }]))).toEqual(text);
  });
});

describe('running heads and page numbers', () => {
  const BODY = [
    '到二〇二七年，全市氢能产业产值达到三百亿元，培育氢能企业五十家，建成加',
    '氢站二十座，形成覆盖制储运加用的完整产业链，推动氢能与新能源汽车融合发',
  ];
  const page = (head: string, foot: string, lines = BODY): PdfPage => ({
    drawn: [
      ...(head ? [{ text: head, x: 60, y: 810, size: 9 }] : []),
      ...drawLines(lines, 60, 770, 12),
      ...(foot ? [{ text: foot, x: 280, y: 40, size: 9 }] : []),
    ],
  });

  it.each([
    ['— 1 —', '— 2 —'],
    ['1', '2'],
    ['1/2', '2/2'],
    ['第1页', '第2页'],
    ['i', 'ii'],
  ])('a sentence goes on over a page break with the page number %s', async (first, second) => {
    const file = await read([page('', first), page('', second, ['展，打造一流产业集群。'])]);
    expect(linesOf(file)).toEqual([...BODY, '展，打造一流产业集群。']);
    expect(file.losses.filter(({ kind }) => kind === 'furniture').length).toBeGreaterThan(0);
  });

  it('leaves out a running head of two pages and counts it', async () => {
    const head = '江州市人民政府公报';
    const file = await read([page(head, '1'), page(head, '2', ['展，打造一流产业集群。'])]);
    const sentences = readOutline(file).outline.passages.map(({ text }) => text);
    expect(sentences).toContain(`${BODY.join('')}展，打造一流产业集群。`);
    expect(file.losses).toContainEqual({ kind: 'furniture', count: 2, sample: head, line: null });
    expect(file.runningHeads).toEqual([head]);
  });

  it('leaves out heads that alternate between left and right pages', async () => {
    const heads = ['江州市人民政府公报', '二〇二四年第五期', '江州市人民政府公报', '二〇二四年第五期'];
    const bodies = heads.map((_, i) => [`第${'一二三四'[i]}方面，${BODY[0]}`, BODY[1]!]);
    const file = await read(heads.map((head, i) => page(head, `— ${i + 1} —`, bodies[i])));
    expect(linesOf(file)).toEqual(bodies.flat());
  });

  it('leaves out heads that carry the number of the page on the outer side', async () => {
    const heads = ['江州市人民政府公报 1', '2 江州市人民政府公报', '江州市人民政府公报 3'];
    const file = await read(heads.map((head, i) => page(head, '', [`第${'一二三'[i]}方面，${BODY[0]}`])));
    expect(file.text).not.toContain('公报');
  });

  it('titles a text without a title of its own by its running head', async () => {
    const head = '江州市氢能产业发展规划';
    const graph = readOutline(await read([page(head, '1'), page(head, '2'), page(head, '3')]));
    expect(graph.outline.plans[0]!.title).toBe(head);
  });

  it('keeps headings that recur at the top of pages', async () => {
    const annex = (i: number): PdfPage => ({
      drawn: [{ text: `附件${i}`, x: 60, y: 770, size: 12 }, ...drawLines(BODY, 60, 720, 12)],
    });
    expect(
      linesOf(await read([page('', ''), annex(1), annex(2)])).filter((line) => line.startsWith('附件')),
    ).toEqual(['附件1', '附件2']);
  });

  it('keeps the page of every passage', async () => {
    const passages = await passagesOf([
      page('', '1', ['一、发展目标', '建成加氢站二十座。']),
      page('', '2', ['二、重点任务', '建设江州氢能产业园。']),
    ]);
    expect(passages.map(({ page: number, text }) => [number, text])).toEqual([
      [1, '一、发展目标'],
      [1, '建成加氢站二十座。'],
      [2, '二、重点任务'],
      [2, '建设江州氢能产业园。'],
    ]);
  });

  it('reads the lines of a list of contents with their leaders', async () => {
    const lines = ['目录', '一、发展目标……………………………………3', '二、重点任务……………………………………5'];
    expect(linesOf(await read([{ drawn: drawLines(lines) }]))).toEqual(lines);
  });
});

describe('notes', () => {
  const BODY = ['一、发展目标', '到2027年，全市氢能产业产值达到300亿元①，建成加氢站20座，培育氢能企'];
  const REST = ['业50家，形成完整的产业链。'];
  const pages = (mark: string, note: readonly Drawn[]): PdfPage[] => [
    {
      drawn: [
        ...drawLines(
          BODY.map((line) => line.replace('①', mark)),
          60,
          760,
          12,
        ),
        ...note,
      ],
    },
    { drawn: drawLines(REST, 60, 760, 12) },
  ];
  const NOTE = '指制氢、储氢、运氢和用氢环节的产值合计，2023年为120亿元。';

  it.each([
    ['①', '①'],
    ['[1]', '1'],
    ['*', '*'],
  ])(
    'a note with the mark %s at the foot of the page neither cuts the sentence nor joins it',
    async (mark, name) => {
      const small: Drawn[] = [{ text: `${mark} ${NOTE}`, x: 60, y: 90, size: 9 }];
      const ruled: Drawn[] = [
        { line: [60, 110, 200, 110] },
        { text: `${mark} ${NOTE}`, x: 60, y: 90, size: 12 },
      ];
      for (const note of [small, ruled]) {
        const file = await read(pages(mark, note));
        expect(linesOf(file)).toContain(`[^${name}]: ${NOTE}`);
        expect(file.text).toContain(`300亿元[^${name}]，`);
        const { passages } = readOutline(file).outline;
        expect(passages.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual([NOTE]);
        expect(passages.map(({ text }) => text)).toContain(
          '到2027年，全市氢能产业产值达到300亿元，建成加氢站20座，培育氢能企业50家，形成完整的产业链。',
        );
      }
    },
  );

  it('reads a raised number as the reference that it is, and an exponent as text', async () => {
    const drawn: Drawn[] = [
      { text: '新增绿地20km', x: 60, y: 760 },
      { text: '2', x: 136, y: 765, size: 7 },
      { text: '，产值达到300亿元', x: 142, y: 760 },
      { text: '1', x: 250, y: 765, size: 7 },
      { text: '，建成加氢站20座。', x: 256, y: 760 },
      { text: `1 ${NOTE}`, x: 60, y: 90, size: 9 },
    ];
    expect(linesOf(await read([{ drawn }]))).toEqual([
      '新增绿地20km2，产值达到300亿元[^1]，建成加氢站20座。',
      `[^1]: ${NOTE}`,
    ]);
  });

  it('keeps several notes apart and the lines of one together', async () => {
    const drawn: Drawn[] = [
      ...drawLines(BODY, 60, 760, 12),
      { text: '① 指制氢、储氢、运氢和用氢环节的产值', x: 60, y: 110, size: 9 },
      { text: '合计。', x: 60, y: 97, size: 9 },
      { text: '② 指规模以上企业。', x: 60, y: 84, size: 9 },
    ];
    expect(linesOf(await read([{ drawn }])).slice(2)).toEqual([
      '[^①]: 指制氢、储氢、运氢和用氢环节的产值合计。',
      '[^②]: 指规模以上企业。',
    ]);
  });

  it('takes notes off the foot of a page of two columns', async () => {
    const text = '一是做强制氢环节，支持企业扩大产能①，建设示范基地，二是做优储运环节，推广管道输氢。';
    const other = '三是做大用氢环节，扩大汽车示范，建设加氢站，四是完善标准体系，鼓励企业参与制定。';
    const drawn: Drawn[] = [
      ...column(text, 60, 700, 14),
      ...column(other, 310, 700, 14),
      { text: `① ${NOTE}合计包括在本市注册的全部法人企业以及分支机构。`, x: 60, y: 90, size: 9 },
    ];
    const lines = linesOf(await read([{ drawn }]));
    expect(lines.at(-1)).toMatch(/^\[\^①\]: 指制氢/);
    expect(lines.slice(0, -1).join('')).toBe(text.replace('①', '[^①]') + other);
  });

  it('does not take the rows of a table set in small type for notes', async () => {
    const rows = ROWS.flatMap((row, i) =>
      row.map((text, j): Drawn => ({ text, x: XS[j]!, y: 200 - 20 * i, size: 10 })),
    );
    const file = await read([{ drawn: [...drawLines([...BODY, ...REST], 60, 760, 12), ...rows] }]);
    expect(linesOf(file).slice(3)).toEqual(tabbed(ROWS));
  });

  it('leaves a list with circled numbers at the foot of a page in the text', async () => {
    const lines = ['主要任务如下：', '①建设绿氢基地；', '②推广管道输氢；', '③建设加氢站。'];
    expect(linesOf(await read([{ drawn: drawLines(lines, 60, 200, 12) }]))).toEqual(lines);
  });
});

describe('what is printed across a text', () => {
  const LINES = ['一、发展目标', '到二〇二七年，建成加氢站二十座，培育企业五十家。'];

  it('drops a watermark that runs across the page and counts it', async () => {
    const mark: Drawn = {
      text: '内部资料 注意保存',
      x: 100,
      y: 600,
      size: 40,
      turn: 45,
      colour: [0.9, 0.9, 0.9],
    };
    const file = await read([{ drawn: [mark, ...drawLines(LINES)] }]);
    expect(linesOf(file)).toEqual(LINES);
    expect(file.losses).toEqual([{ kind: 'furniture', count: 1, sample: '内部资料注意保存', line: null }]);
  });

  it('drops a stamp over the signature', async () => {
    const seal = [...'江州市人民政府'].map((text, i): Drawn => {
      const angle = ((210 - 40 * i) * Math.PI) / 180;
      return {
        text,
        x: 400 + 50 * Math.cos(angle),
        y: 600 + 50 * Math.sin(angle),
        turn: 120 - 40 * i,
        colour: [1, 0, 0],
      };
    });
    const drawn: Drawn[] = [
      ...drawLines(LINES),
      { text: '江州市人民政府', x: 360, y: 600 },
      { text: '二〇二四年三月五日', x: 350, y: 576 },
      ...seal,
      { text: '办公专用章', x: 370, y: 590, colour: [1, 0, 0] },
    ];
    const file = await read([{ drawn }]);
    expect(linesOf(file)).toEqual([...LINES, '江州市人民政府', '二〇二四年三月五日']);
    expect(file.losses.every(({ kind }) => kind === 'furniture')).toBe(true);
    expect(file.losses.length).toBeGreaterThan(0);
  });

  it('reads characters that are printed twice once', async () => {
    const drawn = LINES.flatMap((text, i): Drawn[] => [
      { text, x: 72, y: 760 - 24 * i },
      { text, x: 72.4, y: 760 - 24 * i },
    ]);
    const single = [...LINES[0]!].flatMap((text, i): Drawn[] => [
      { text, x: 72 + 12 * i, y: 700 },
      { text, x: 72.5 + 12 * i, y: 700 },
    ]);
    expect(linesOf(await read([{ drawn: [...drawn, ...single] }]))).toEqual([...LINES, LINES[0]]);
  });

  it('keeps words that are repeated side by side', async () => {
    const text = '人人参与、人人享有，一一对应。';
    expect(linesOf(await read([{ drawn: [{ text, x: 60, y: 700 }] }]))).toEqual([text]);
  });

  it('joins letter-spaced words', async () => {
    const drawn = [...'江州市氢能产业发展规划'].map(
      (text, i): Drawn => ({ text, x: 60 + 30 * i, y: 700, size: 16 }),
    );
    const passages = await passagesOf([{ drawn: [...drawn, ...drawLines(LINES, 72, 660)] }]);
    expect(passages[0]!.text).toBe('江州市氢能产业发展规划');
  });
});

describe('pictures', () => {
  it('counts pictures beside text', async () => {
    const file = await read([{ drawn: [...drawLines(['建设加氢站。']), { picture: [100, 100, 200, 200] }] }]);
    expect(file.losses).toEqual([{ kind: 'image', count: 1, sample: 'page 1 beside text', line: null }]);
  });

  it('says which pages of a partly scanned file hold no text', async () => {
    const scan: PdfPage = { drawn: [{ picture: [0, 0, 595, 842] }] };
    const file = await read([
      { drawn: drawLines(['建设加氢站。']) },
      scan,
      scan,
      { drawn: drawLines(['支持氢能。']) },
      scan,
    ]);
    expect(file.losses).toEqual([
      { kind: 'image', count: 3, sample: 'pages 2–3, 5 without text', line: null },
    ]);
    expect(file.pageStarts).toHaveLength(5);
  });

  it('knows a scan by its pictures though its pages are numbered', async () => {
    const page = (i: number): PdfPage => ({
      drawn: [{ picture: [0, 0, 595, 842] }, { text: `— ${i} —`, x: 280, y: 40, size: 9 }],
    });
    const file = await read([{ drawn: drawLines(['建设加氢站。']) }, page(2), page(3)]);
    expect(file.losses).toContainEqual({
      kind: 'image',
      count: 2,
      sample: 'pages 2–3 without text',
      line: null,
    });
  });
});
