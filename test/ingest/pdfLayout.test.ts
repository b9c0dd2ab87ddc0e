import { describe, expect, it } from 'vitest';
import { alignTables, isTable } from '../../src/ingest/load/pdf/aligned.js';
import { splitColumns } from '../../src/ingest/load/pdf/columns.js';
import { continueTables } from '../../src/ingest/load/pdf/continued.js';
import { takeNotes } from '../../src/ingest/load/pdf/footnotes.js';
import { takeFurniture } from '../../src/ingest/load/pdf/furniture.js';
import { findGrids } from '../../src/ingest/load/pdf/grid.js';
import { type TextRun, toRuns } from '../../src/ingest/load/pdf/items.js';
import { leadingOf, lineText, toLines } from '../../src/ingest/load/pdf/lines.js';
import { unifyLookAlikes } from '../../src/ingest/load/pdf/lookAlikes.js';
import { dropDoubled, dropOverprint } from '../../src/ingest/load/pdf/overprint.js';
import { nameOfMark } from '../../src/ingest/load/pdf/references.js';
import { fillGrid } from '../../src/ingest/load/pdf/tables.js';
import { drawAt, horizontal, vertical } from './drawn.js';

const { run, glyphs } = drawAt(12);

describe('runs and lines', () => {
  it('ends a run at a wide gap and keeps a line together', () => {
    const runs = toRuns([...glyphs('指标', 60, 100), ...glyphs('单位', 120, 100)]);
    expect(runs.map(({ text }) => text)).toEqual(['指标', '单位']);
    expect(toLines(runs).map((line) => lineText(line))).toEqual(['指标 单位']);
  });

  it('puts a raised sign into the line in which it stands', () => {
    const raised = glyphs('1', 84, 95, { size: 7 });
    const line = toLines(toRuns([...glyphs('亿元', 60, 100), ...raised, ...glyphs('，建', 91, 100)]));
    expect(line.map((one) => lineText(one))).toEqual(['亿元1，建']);
  });
});

describe('the distance of lines', () => {
  const at = (...ys: number[]) => leadingOf(toLines(ys.map((y) => run('支持企业', 60, y))));
  it('is the one that most lines have, the shorter where two are as many, and 0 for a single line', () => {
    expect(at(100, 112, 130, 148, 166)).toBe(18);
    expect(at(100, 118, 136, 166, 196)).toBe(18);
    expect(at(100)).toBe(0);
  });
});

describe('tables without ruling lines', () => {
  const row = (y: number, ...cells: string[]) => cells.map((text, i) => run(text, 60 + 130 * i, y));
  const tablesOf = (...rows: TextRun[][]) =>
    alignTables(toLines(rows.flat())).map((part) => (isTable(part) ? part.rows : lineText(part)));
  const body = (from: number) => [
    row(from, '产值', '亿元', '300', '500'),
    row(from + 20, '企业数', '家', '120', '200'),
  ];

  it('are rows of figures with the headings over them, and leave what stands before', () => {
    expect(
      tablesOf([run('表1 主要指标。', 60, 60)], row(100, '指标', '单位', '现值', '目标'), ...body(120)),
    ).toEqual([
      '表1 主要指标。',
      [
        ['指标', '单位', '现值', '目标'],
        ['产值', '亿元', '300', '500'],
        ['企业数', '家', '120', '200'],
      ],
    ]);
  });

  it('have six lines of headings at most', () => {
    const heads = [0, 1, 2, 3, 4, 5, 6].map((i) =>
      row(40 + 20 * i, `甲${i}栏`, `乙${i}栏`, `丙${i}栏`, `丁${i}栏`),
    );
    const [left, table] = tablesOf(...heads, ...body(180));
    expect(left).toBe('甲0栏 乙0栏 丙0栏 丁0栏');
    expect(table).toHaveLength(8);
  });

  it('take in the last lines of their cells, and end before a sentence', () => {
    const wrapped = [run('规模以上', 60, 154), run('完成目标；落实任务。', 60, 190)];
    expect(tablesOf(row(100, '指标', '单位', '现值', '目标'), ...body(120), wrapped)).toEqual([
      [
        ['指标', '单位', '现值', '目标'],
        ['产值', '亿元', '300', '500'],
        ['企业数规模以上', '家', '120', '200'],
      ],
      '完成目标；落实任务。',
    ]);
  });

  it('are none where there is one row, or rows of two cells, or dots lead to page numbers', () => {
    expect(tablesOf(row(120, '产值', '亿元', '300')).some(Array.isArray)).toBe(false);
    expect(tablesOf(row(120, '产值', '300'), row(140, '企业', '200')).some(Array.isArray)).toBe(false);
    const contents = [1, 2, 3].map((i) => row(100 + 20 * i, `第${i}章`, '发展目标......', `${i}`));
    expect(tablesOf(...contents).some(Array.isArray)).toBe(false);
  });

  it('give each row the name that stands in single characters beside several of them', () => {
    const stacked = ['经', '济'].map((text, i) => run(text, 30, 120 + 20 * i));
    const [table] = tablesOf([...stacked], row(100, '指标', '单位', '现值', '目标'), ...body(120));
    expect((table as string[][]).slice(1).map(([name]) => name)).toEqual(['经济', '经济']);
  });
});

describe('columns', () => {
  const side = (x: number, y: number) =>
    ['支持企业扩大产能，', '推广管道输氢，降低', '建设加氢站，培育企'].map((text, i) =>
      run(text, x, y + 18 * i),
    );

  it('reads what crosses the gap first, then the columns from the left', () => {
    const title = run('关于加快氢能产业发展若干措施的意见', 120, 60);
    const regions = splitColumns([...side(320, 100), title, ...side(60, 100)]);
    expect(regions.map((items) => items.map(({ x0 }) => x0))).toEqual([[120], [60, 60, 60], [320, 320, 320]]);
  });

  it('leaves figures beside labels in one region', () => {
    const rows = ['产值', '企业', '覆盖率'].flatMap((text, i) => [
      run(text, 60, 100 + 18 * i),
      run(`${i}00`, 320, 100 + 18 * i),
    ]);
    expect(splitColumns(rows)).toHaveLength(1);
  });
});

describe('grids', () => {
  it('merges elementary cells between which no line stands', () => {
    const [grid] = findGrids([
      ...[0, 40, 100].map((x) => vertical(x, 0, 40)),
      horizontal(0, 0, 100),
      horizontal(20, 40, 100),
      horizontal(40, 0, 100),
    ]);
    expect(grid!.cells).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 1 },
      { row: 1, column: 1, rows: 1, columns: 1 },
    ]);
    const { table } = fillGrid(grid!, [
      ...glyphs('经', 5, 24),
      ...glyphs('产值', 45, 15),
      ...glyphs('企业', 45, 35),
    ]);
    expect(table.rows).toEqual([
      ['经', '产值'],
      ['经', '企业'],
    ]);
  });

  it('sets a piece that is wider than its cell into the one in which most of it stands', () => {
    const [grid] = findGrids([
      ...[0, 40, 100].map((x) => vertical(x, 0, 40)),
      ...[0, 20, 40].map((y) => horizontal(y, 0, 100)),
    ]);
    const { table } = fillGrid(grid!, [
      ...glyphs('总产值', 30, 15),
      ...glyphs('指标', 5, 35),
      ...glyphs('家', 45, 35),
    ]);
    expect(table.rows).toEqual([
      ['', '总产值'],
      ['指标', '家'],
    ]);
  });

  it('takes a table that is open at its sides for one, and lines that touch nothing for none', () => {
    expect(
      findGrids([horizontal(0, 0, 100), horizontal(20, 0, 100), horizontal(40, 0, 100), vertical(50, 0, 40)]),
    ).toMatchObject([{ xs: [0, 50, 100], ys: [0, 20, 40] }]);
    expect(findGrids([0, 20, 40, 60].map((y) => horizontal(y, 0, 100)))).toEqual([]);
  });
});

describe('notes', () => {
  const setting = { size: 12, rules: [], isFoot: false, called: new Set<string>() };

  it('takes small lines with a mark off the foot and leaves small lines without one', () => {
    const body = [run('产值达到三百亿元', 60, 100), run('建成加氢站二十座', 60, 118)];
    const noted = takeNotes(toLines([...body, run('① 指全市。', 60, 700, 9)]), setting);
    expect(noted.notes).toEqual([{ name: '①', text: '指全市。' }]);
    expect(takeNotes(toLines([...body, run('资料来源统计局', 60, 700, 9)]), setting).notes).toEqual([]);
  });

  it('takes the rest of a note under a rule as one without a name', () => {
    const lines = toLines([run('产值达到三百亿元', 60, 100), run('以及分支机构。', 60, 700, 9)]);
    const rules = [horizontal(680, 60, 110)];
    expect(takeNotes(lines, { ...setting, rules }).notes).toEqual([{ name: null, text: '以及分支机构。' }]);
  });

  it('names a note without its brackets', () => {
    expect(['①', '[1]', '〔2〕', '＊'].map(nameOfMark)).toEqual(['①', '1', '2', '*']);
  });
});

describe('furniture', () => {
  const page = (...runs: TextRun[]) => ({ height: 842, runs });

  it('takes a line that recurs at one height and stands apart, and leaves one that does not recur', () => {
    const pages = ['甲', '乙'].map((name) =>
      page(
        run('市政府公报', 60, 30, 9),
        run(`${name}方面要做强做优做大`, 60, 80),
        run('支持企业扩大产能', 60, 98),
      ),
    );
    const found = takeFurniture(pages);
    expect(found.heads).toEqual(['市政府公报']);
    expect(found.dropped).toEqual([{ sample: '市政府公报', count: 2 }]);
    expect(found.pages.map((runs) => runs.length)).toEqual([2, 2]);
  });

  it('leaves the head row of a table at the top of every page to the tables', () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((text, i) => run(text, 60 + 150 * i, y, 9));
    const pages = [1, 2].map((i) =>
      page(
        ...row(40, ['序号', '指标', '数值']),
        ...row(60, [`${i}`, '产值', `${i}00`]),
        run('正文内容说明', 60, 400),
      ),
    );
    expect(takeFurniture(pages).dropped).toEqual([]);
  });
});

describe('overprint', () => {
  const view = { x0: 0, x1: 595, y0: 0, y1: 842 };
  const keepNone = () => false;

  it('keeps one of two equal characters on each other, and both beside each other', () => {
    expect(dropDoubled([...glyphs('氢', 60, 100), ...glyphs('氢', 60.5, 100)])).toHaveLength(1);
    expect(dropDoubled(glyphs('人人', 60, 100))).toHaveLength(2);
  });

  it('drops words of another colour across the text and keeps coloured words beside it', () => {
    const text = glyphs('江州市人民政府办公室', 60, 100);
    const across = glyphs('专用章', 80, 103, { colour: '#ff0000' });
    const beside = glyphs('红头', 60, 60, { colour: '#ff0000' });
    const { glyphs: kept, dropped } = dropOverprint([...text, ...across, ...beside], view, keepNone);
    expect(dropped).toEqual(['专用章']);
    expect(kept).toHaveLength(text.length + beside.length);
  });

  it('drops words of a watermark that are drawn back over the same line, and again where they recur', () => {
    const mark = (x: number, y: number) => glyphs('内部资料', x, y, { colour: '#cccccc' });
    const text = glyphs('江州市人民政府办公室文件汇编', 60, 100);
    const all = [...text, ...mark(100, 103), ...mark(60, 103), ...mark(300, 500)];
    const { glyphs: kept, dropped } = dropOverprint(all, view, keepNone);
    expect(kept).toHaveLength(text.length);
    expect(dropped).toEqual(['内部资料', '内部资料', '内部资料']);
  });

  it('keeps words of the text that lie over each other', () => {
    const both = [...glyphs('单位地区生产总值', 60, 100), ...glyphs('亿元', 140, 100)];
    expect(dropOverprint(both, view, keepNone).glyphs).toHaveLength(both.length);
  });
});

describe('look-alikes', () => {
  it.each([
    ['⺠⽣', '民生'],
    ['⼾⻔⻋⻅⻓', '户门车见长'],
    ['⸺“⼀”', '——“一”'],
    ['ﬁ', 'fi'],
  ])('reads %s as %s', (given, meant) => {
    expect(unifyLookAlikes(given)).toBe(meant);
  });
});

describe('a table over two pages', () => {
  const table = (...rows: readonly (readonly string[])[]) => ({
    kind: 'table' as const,
    table: { x0: 0, x1: 100, y0: 0, y1: 100, rows },
  });

  it('of which the first page has the head alone has its head once', () => {
    const head = ['指标', '目标'];
    const { pages, dropped } = continueTables([[table(head)], [table(head, ['产值', '100亿元'])]]);
    expect(pages).toEqual([[table(head)], [table(['产值', '100亿元'])]]);
    expect(dropped).toEqual(['指标 目标']);
  });
});
