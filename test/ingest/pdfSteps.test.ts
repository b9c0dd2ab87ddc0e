// Where a measure of a page decides: what is read of made-up pages that differ in that measure alone (npx vitest run
// test/ingest/pdfSteps.test.ts -u writes test/gold/steps anew).
import { expect, it } from 'vitest';
import { alignTables, isTable } from '../../src/ingest/load/pdf/aligned.js';
import { layDocument } from '../../src/ingest/load/pdf/assemble.js';
import { columnEdges, splitColumns } from '../../src/ingest/load/pdf/columns.js';
import { continueTables } from '../../src/ingest/load/pdf/continued.js';
import { takeNotes } from '../../src/ingest/load/pdf/footnotes.js';
import { takeFurniture } from '../../src/ingest/load/pdf/furniture.js';
import { findGrids, intervalOf } from '../../src/ingest/load/pdf/grid.js';
import {
  bodySize,
  type Glyph,
  type PageContent,
  type RuledLine,
  type TextRun,
  toRuns,
} from '../../src/ingest/load/pdf/items.js';
import type { PageBlock } from '../../src/ingest/load/pdf/layout.js';
import { leadingOf, lineText, toLines } from '../../src/ingest/load/pdf/lines.js';
import { dropDoubled, dropOverprint } from '../../src/ingest/load/pdf/overprint.js';
import { readPage } from '../../src/ingest/load/pdf/page.js';
import { writeReference } from '../../src/ingest/load/pdf/references.js';
import { fillGrid, isInside, joinTexts } from '../../src/ingest/load/pdf/tables.js';
import { drawAt, horizontal, vertical } from './drawn.js';
import { cases, fileOf, named, range, steps } from './steps.js';

const { run, glyphs } = drawAt(10);
const lines = (xs: readonly number[], ys: readonly number[]): RuledLine[] => [
  ...xs.map((at) => vertical(at, ys[0]!, ys.at(-1)!)),
  ...ys.map((at) => horizontal(at, xs[0]!, xs.at(-1)!)),
];
const texts = (found: readonly Glyph[]) => toRuns(found).map(({ text }) => text);
const written = (runs: readonly TextRun[]) => toLines(runs).map((line) => lineText(line));

const page = (found: readonly Glyph[], more: Partial<PageContent> = {}): PageContent => ({
  width: 600,
  height: 800,
  glyphs: found,
  rules: [],
  images: [],
  isDrawn: true,
  ...more,
});

async function keep(name: string, ...parts: readonly (readonly string[])[]): Promise<void> {
  await expect(parts.flat().join('\n')).toMatchFileSnapshot(fileOf(name));
}

it('characters are one run as far as their gaps and their heights say', async () => {
  const small = (y: number, size: number) => glyphs('1', 71, y, { size });
  await keep(
    'pdf-runs',
    steps('a gap between two characters', range(0, 10), (gap) =>
      texts([...glyphs('产', 60, 100), ...glyphs('值', 70 + gap, 100)]),
    ),
    steps('a gap between two characters the first of which is larger', range(0, 16), (gap) =>
      texts([...glyphs('产', 60, 100, { size: 20 }), ...glyphs('值', 80 + gap, 100)]),
    ),
    steps('a gap between two letters', range(0, 7, 0.5), (gap) =>
      texts([...glyphs('a', 60, 100), ...glyphs('b', 70 + gap, 100)]),
    ),
    steps('a gap between a letter and a character', range(0, 7, 0.5), (gap) =>
      texts([...glyphs('a', 60, 100), ...glyphs('值', 70 + gap, 100), ...glyphs('b', 80 + 2 * gap, 100)]),
    ),
    named(
      'white space',
      {
        'between characters': [...glyphs('产 值', 60, 100)],
        'in front': [...glyphs(' 产值', 60, 100)],
        'between letters': [...glyphs('a b', 60, 100)],
      },
      texts,
    ),
    steps('how much lower the second one stands', range(0, 3, 0.1), (by) =>
      texts([...glyphs('产', 60, 100), ...glyphs('值', 70, 100 + by)]),
    ),
    steps('how much lower a smaller second one stands', range(0, 3, 0.1), (by) =>
      texts([...glyphs('产', 60, 100), ...glyphs('值', 70, 100 + by, { size: 5 })]),
    ),
    steps('the gap that holds a small sign', range(0, 5, 0.5), (gap) =>
      texts([
        ...glyphs('元', 60, 100),
        ...glyphs('1', 70, 96, { size: gap }),
        ...glyphs('值', 70 + gap, 100),
      ]),
    ),
    steps('the size of the sign in a gap', range(6, 12, 0.5), (size) =>
      texts([
        ...glyphs('元', 60, 100),
        ...small(96, size).map((one) => ({ ...one, x1: 74 })),
        ...glyphs('值', 75, 100),
      ]),
    ),
    steps('how high the sign stands', range(80, 120), (y) =>
      texts([...glyphs('元', 60, 100), ...small(y, 4), ...glyphs('值', 76, 100)]),
    ),
    steps('where the sign stands', range(60, 90), (x) =>
      texts([...glyphs('元', 60, 100), ...glyphs('1', x, 96, { size: 2 }), ...glyphs('值', 74, 100)]),
    ),
    steps('how many characters of the larger size there are', range(0, 12), (count) =>
      bodySize([run('支'.repeat(20), 60, 100, 9), run('大'.repeat(count), 60, 130, 16)]),
    ),
  );
});

it('runs are one line as far as their heights overlap, and its gaps are spaces', async () => {
  const line = (raised: TextRun) => toLines([run('产值', 60, 100), raised, run('亿元', 95, 100)])[0]!;
  await keep(
    'pdf-lines',
    steps('how much lower the second run stands', range(0, 12, 0.5), (by) =>
      written([run('产值', 60, 100), run('亿元', 90, 100 + by)]),
    ),
    steps('a gap between runs', range(5, 12, 0.5), (gap) =>
      written([run('产值', 60, 100), run('亿元', 80 + gap, 100)]),
    ),
    steps('a gap between runs of letters', range(0, 12, 0.5), (gap) =>
      written([run('ab', 60, 100), run('cd', 80 + gap, 100)]),
    ),
    steps('a gap between letters and characters', range(0, 12, 0.5), (gap) =>
      written([run('ab', 60, 100), run('产', 80 + gap, 100), run('cd', 90 + 2 * gap, 100)]),
    ),
    steps('the size of a raised sign', range(4, 10, 0.1), (size) => {
      const one = line(run('①', 81, 96, size));
      return one.runs.map((each) => writeReference(each, '产值', one, null));
    }),
    steps('how much higher a sign stands', range(0, 5, 0.5), (by) => {
      const one = line(run('①', 82, 100 - by, 7));
      return [lineText(one), ...one.runs.map((each) => writeReference(each, '产值', one, null))];
    }),
    steps('the distance of lines', range(10, 20, 0.25), (pitch) =>
      leadingOf(toLines([0, 1, 2].map((i) => run('产值', 60, 100 + pitch * i)))),
    ),
    cases('a raised sign', ['①', '1', '[12]', '（3）', '*', '＊＊', '注1', '1234', '年', '+'], (sign) => {
      const one = line(run(sign, 81, 96, 5));
      return ['产值', '', '约10 km', '约3×10', '面积Ω', '面积 '].map((before) =>
        writeReference(one.runs[1]!, before, one, null),
      );
    }),
    cases('a sign in the line', ['①', '[1]', '〔1〕', '*', '②'], (sign) => {
      const one = toLines([run(`产值${sign}，建成。${sign}支持 ${sign}`, 60, 100)])[0]!;
      const notes = [new Set(['①', '1', '*']), new Set<string>(), null];
      return notes.map((names) => writeReference(one.runs[0]!, '', one, names));
    }),
  );
});

it('ruling lines make a grid as far as they touch', async () => {
  const shape = (rules: readonly RuledLine[]) =>
    findGrids(rules).map(
      ({ xs, ys, cells }) =>
        `${xs.join(' ')} by ${ys.join(' ')}: ${cells.map(({ row, column, rows, columns }) => `${row}.${column}+${rows}.${columns}`).join(' ')}`,
    );
  const cellsOf = (rules: readonly RuledLine[]) => shape(rules).map((one) => one.replace(/^.*: /, ''));
  const square = lines([0, 50, 100], [0, 20, 40]);
  await keep(
    'pdf-grids',
    steps('how far two pieces of one line are apart', range(-60, 60), (gap) =>
      cellsOf([...lines([0, 50, 100], [0, 40]), horizontal(20, 0, 50), horizontal(20, 50 + gap, 100 + gap)]),
    ),
    steps('how far two pieces of one line stand off each other', range(0, 6, 0.5), (by) =>
      cellsOf([...lines([0, 50, 100], [0, 40]), horizontal(20, 0, 50), horizontal(20 + by, 50, 100)]),
    ),
    steps('where a line across begins', range(0, 60), (from) =>
      cellsOf([...lines([0, 50, 100], [0, 40]), horizontal(20, from, 100)]),
    ),
    steps('where a line across ends', range(40, 110), (to) =>
      cellsOf([...lines([0, 50, 100], [0, 40]), horizontal(20, 0, to)]),
    ),
    steps('where a line down begins', range(0, 45), (from) =>
      cellsOf([...lines([0, 100], [0, 20, 40]), vertical(50, from, 40)]),
    ),
    steps('where a line down ends', range(0, 45), (to) =>
      cellsOf([...lines([0, 100], [0, 20, 40]), vertical(50, 0, to)]),
    ),
    steps('how far a second grid is to the right', range(100, 108, 0.5), (x) =>
      cellsOf([...square, ...lines([x, x + 50, x + 90], [0, 20, 40])]),
    ),
    steps('how far a second grid is below', range(40, 48, 0.5), (y) =>
      cellsOf([...square, ...lines([0, 50, 100], [y, y + 20, y + 40])]),
    ),
    steps('how far a line across is below a grid', range(30, 50), (y) =>
      cellsOf([...square, horizontal(y, 0, 100)]),
    ),
    steps('how far a line across ends before a grid', range(-10, 4), (to) =>
      cellsOf([...square.map((rule) => rule), horizontal(10, -60, to)]),
    ),
    steps('how far a line across begins behind a grid', range(96, 110), (from) =>
      cellsOf([...square, horizontal(10, from, 160)]),
    ),
    steps('how far a line down ends above a grid', range(-10, 4), (to) =>
      cellsOf([...square, vertical(25, -40, to)]),
    ),
    steps('how far a line down begins below a grid', range(36, 50), (from) =>
      cellsOf([...square, vertical(25, from, 80)]),
    ),
    steps('where a line across stands beside one down', range(-8, 50), (at) =>
      cellsOf([
        vertical(0, 0, 40),
        vertical(50, 0, 40),
        horizontal(at, 0, 100),
        horizontal(20, 0, 100),
        vertical(100, 0, 40),
      ]),
    ),
    named(
      'few lines',
      {
        'two and two': lines([0, 50], [0, 20]),
        'three and one': [...[0, 50, 100].map((x) => vertical(x, 0, 20)), horizontal(0, 0, 100)],
        'one and three': [vertical(50, 0, 40), ...[0, 20, 40].map((y) => horizontal(y, 0, 100))],
        'one and two': [vertical(50, 0, 40), horizontal(0, 0, 100), horizontal(40, 0, 100)],
        'down alone': [0, 20, 40, 60].map((x) => vertical(x, 0, 100)),
        'a cross': [
          vertical(50, 0, 40),
          horizontal(20, 0, 100),
          vertical(50, 40, 60),
          horizontal(20, 100, 130),
        ],
      },
      shape,
    ),
    named(
      'cells over several rows and columns',
      {
        'below a wide one': [
          ...lines([0, 50, 100, 150], [0, 60]),
          horizontal(20, 0, 150),
          horizontal(40, 50, 150),
          ...[vertical(50, 0, 60)],
        ],
        'a wide one beside a high one': [
          vertical(0, 0, 60),
          vertical(150, 0, 60),
          vertical(50, 0, 60),
          vertical(100, 20, 60),
          horizontal(0, 0, 150),
          horizontal(60, 0, 150),
          horizontal(20, 50, 150),
          horizontal(40, 100, 150),
        ],
        'a step': [
          ...lines([0, 150], [0, 60]),
          vertical(50, 0, 40),
          vertical(100, 20, 60),
          horizontal(20, 50, 150),
          horizontal(40, 0, 100),
        ],
      },
      shape,
    ),
    steps('a value between others', range(-1, 41, 0.5), (value) => intervalOf([0, 20, 40], value)),
    steps(
      'how many lines a drawing has',
      [3998, 3999, 4000, 4001],
      (count) =>
        findGrids([
          ...lines([0, 50, 100], [0, 20, 40]),
          ...range(0, count - 7).map((i) => horizontal(100 + i, 1000, 1001)),
        ]).length,
    ),
    steps(
      'how many cells a table has',
      [62, 63, 64],
      (count) => findGrids(lines(range(0, count * 10, 10), range(0, 640, 10))).length,
    ),
  );
});

it('characters go into the cells in which they stand', async () => {
  const grid = findGrids(lines([0, 50, 100], [0, 20, 40]))[0]!;
  const inCells = (found: readonly Glyph[]) => {
    const { table, isTable: is } = fillGrid(grid, found);
    return [is, ...table.rows.map((row) => row.join('|'))];
  };
  const full = [
    ...glyphs('甲', 5, 15),
    ...glyphs('乙', 60, 15),
    ...glyphs('丙', 5, 35),
    ...glyphs('丁', 60, 35),
  ];
  const turned = (turn: Glyph['turn'], places: readonly (readonly [string, number, number])[]) =>
    places.flatMap(([char, x, y]) => glyphs(char, x, y, { turn }));
  const places = [
    ['一', 5, 6],
    ['二', 5, 16],
    ['三', 20, 6],
    ['四', 20, 16],
  ] as const;
  const wide = findGrids(lines([0, 50, 100, 150, 200], [0, 20, 40, 60, 80]))[0]!;
  await keep(
    'pdf-cells',
    steps('where a character stands in a row', range(-10, 110, 2.5), (x) => inCells(glyphs('甲', x, 15))),
    steps('how high a character stands', range(-2, 46, 0.5), (y) => inCells(glyphs('甲', 5, y))),
    steps('how high a turned character stands', range(-2, 46, 0.5), (y) =>
      inCells(glyphs('甲', 5, y, { turn: 90 })),
    ),
    steps('whether it is inside, by where it stands', range(-10, 110, 2.5), (x) =>
      isInside(glyphs('甲', x, 15)[0]!, { x0: 0, x1: 100, y0: 0, y1: 40 }),
    ),
    steps('whether it is inside, by its height', [-1, 0, 3, 3.5, 4, 43, 43.5, 44], (y) =>
      isInside(glyphs('甲', 5, y)[0]!, { x0: 0, x1: 100, y0: 0, y1: 40 }),
    ),
    steps('whether a turned one is inside', [-1, 0, 1, 39, 40, 41, 43], (y) =>
      isInside(glyphs('甲', 5, y, { turn: 90 })[0]!, { x0: 0, x1: 100, y0: 0, y1: 40 }),
    ),
    steps('a gap between pieces over a line', range(0, 8, 0.5), (gap) =>
      inCells([...glyphs('总产值', 15, 15), ...glyphs('额', 45 + gap, 15, { isStart: false })]),
    ),
    named(
      'pieces over a line',
      {
        'drawn at once': [...glyphs('总产值额', 25, 15)],
        'drawn as two': [...glyphs('总产', 30, 15), ...glyphs('值额', 50, 15)],
        'drawn as two beside the line': [...glyphs('总产', 33, 15), ...glyphs('值额', 53, 15)],
        'with a space': [...glyphs('总产 值额', 25, 15)],
        'in one cell as two': [...glyphs('总', 5, 15), ...glyphs('产', 15, 15)],
        'half of it on either side': [...glyphs('总产值额', 30, 15)],
      },
      (found) => inCells([...full.slice(2), ...found]),
    ),
    steps('where the second of two pieces is parted', range(44, 56, 0.5), (x) =>
      inCells([...full.slice(2), ...glyphs('总', x - 10, 15), ...glyphs('产', x, 15)]),
    ),
    steps(
      'how many of sixteen cells are filled',
      range(0, 6),
      (count) =>
        fillGrid(
          wide,
          range(0, 5)
            .slice(0, count)
            .flatMap((i) => glyphs('甲', 5 + 50 * (i % 4), i < 4 ? 15 : 35)),
        ).isTable,
    ),
    steps(
      'how many of ten pieces lie over lines',
      range(0, 10),
      (count) =>
        fillGrid(
          wide,
          range(0, 9).flatMap((i) =>
            [0, 1].flatMap((j) =>
              glyphs('甲', (i < count ? 40 : 5) + 10 * j + 50 * (i % 3), 15 + 20 * Math.floor(i / 3)),
            ),
          ),
        ).isTable,
    ),
    named(
      'turned characters',
      {
        '90': turned(90, places),
        '180': turned(180, places),
        '270': turned(270, places),
        'lean, each alone': turned(null, places),
        'one of them upright': [...turned(90, places.slice(1)), ...glyphs('一', 5, 10)],
      },
      inCells,
    ),
    steps('how far turned columns are apart', range(0, 12), (by) =>
      inCells([...glyphs('一', 5 + by, 6, { turn: 90 }), ...glyphs('二', 5, 4, { turn: 90 })]),
    ),
    cases(
      'texts in one cell',
      [
        ['GDP', 'total'],
        ['GDP', '总量'],
        ['总量', 'GDP'],
        ['产值', '增速'],
        ['2025', 'a'],
      ],
      joinTexts,
    ),
    steps('how wide an empty column is', range(4, 12), (x) => {
      const narrow = findGrids(lines([0, 50, 50 + x, 150], [0, 20, 40]))[0]!;
      return fillGrid(narrow, [...glyphs('甲', 5, 15), ...glyphs('乙', 100, 15), ...glyphs('丙', 5, 35)])
        .table.rows;
    }),
    named(
      'rows and columns without text',
      {
        'the second row': [...glyphs('甲', 5, 15), ...glyphs('乙', 60, 15)],
        'the second column': [...glyphs('甲', 5, 15), ...glyphs('丙', 5, 35)],
      },
      inCells,
    ),
  );
});

it('a page is read by its tables, its pictures and what is printed across it', async () => {
  const read = (content: PageContent) => {
    const { runs, tables, rules, characters, images, isPicture, overprint, givenUp } = readPage(content);
    return {
      runs: runs.map(({ text }) => text),
      tables: tables.map(({ rows }) => rows.map((row) => row.join('|'))),
      rules: rules.length,
      characters,
      images,
      isPicture,
      overprint,
      givenUp,
    };
  };
  const cells = (xs: readonly number[], ys: readonly number[]) =>
    ys.flatMap((y) => xs.flatMap((x) => glyphs('甲', x, y)));
  const box = lines([100, 200, 300], [100, 120, 140]);
  const filled = cells([110, 210], [115, 135]);
  await keep(
    'pdf-pages',
    named(
      'shapes of tables',
      {
        'one row of two cells': page(cells([110, 210], [115]), { rules: lines([100, 200, 300], [100, 120]) }),
        'one row of three cells': page(cells([110, 210, 310], [115]), {
          rules: lines([100, 200, 300, 400], [100, 120]),
        }),
        'two rows of two cells': page(filled, { rules: box }),
        'two rows of which one is filled': page(cells([110, 210], [115]), { rules: box }),
        'nothing in it': page(glyphs('支持企业', 100, 300), { rules: box }),
        'white space in it': page([...glyphs('支持企业', 100, 300), ...glyphs(' ', 110, 115)], {
          rules: box,
        }),
        'one column filled': page(cells([110], [115, 135]), {
          rules: lines([100, 106, 112, 300], [100, 120, 140]),
        }),
        'one of many cells': page(glyphs('甲乙', 110, 115), {
          rules: lines(range(100, 500, 50), range(100, 300, 20)),
        }),
        'words over its lines': page(
          [...glyphs('支持企业扩大', 160, 115), ...glyphs('建设加氢站点', 160, 135)],
          {
            rules: box,
          },
        ),
        'turned words in it': page([...filled, ...glyphs('乙', 130, 115, { turn: 90 })], { rules: box }),
        'leaning words in it': page([...filled, ...glyphs('乙', 130, 115, { turn: null })], { rules: box }),
        'leaning words outside of it': page([...filled, ...glyphs('乙', 130, 300, { turn: null })], {
          rules: box,
        }),
        'turned words outside of it': page([...filled, ...glyphs('乙', 130, 300, { turn: 90 })], {
          rules: box,
        }),
      },
      read,
    ),
    steps(
      'how far a line across is from a table',
      range(90, 150),
      (y) => read(page(filled, { rules: [...box, horizontal(y, 400, 500), horizontal(y, 150, 155)] })).rules,
    ),
    steps(
      'how far a short line down is from a table',
      range(90, 310),
      (x) => read(page(filled, { rules: [...box, vertical(x, 126, 130)] })).rules,
    ),
    steps(
      'how much of the page a picture fills',
      [400, 479, 480, 481, 500],
      (y1) => read(page(glyphs('支持', 60, 60), { images: [{ x0: 0, x1: 300, y0: 0, y1 }] })).isPicture,
    ),
    named(
      'pages without text',
      {
        'nothing at all': page([], { isDrawn: false }),
        'a drawing': page([]),
        'white space': page(glyphs(' ', 60, 60)),
        'a small picture': page([], { images: [{ x0: 0, x1: 50, y0: 0, y1: 50 }] }),
      },
      read,
    ),
  );
});

it('what is printed twice or across a text is told by its place, its colour and its size', async () => {
  const view = { x0: 0, x1: 600, y0: 0, y1: 800 };
  const drop = (found: readonly Glyph[]) => {
    const { glyphs: kept, dropped } = dropOverprint(found, view, () => false);
    return `${kept.map(({ char }) => char).join('')} without ${dropped.join(' ')}`;
  };
  const text = glyphs('云湖市人民政府办公室', 100, 100);
  const stamp = (x: number, y: number) => [
    ...glyphs('公', 300, 500, { turn: 90, colour: '#ff0000' }),
    ...glyphs('章', 340, 540, { turn: 270, colour: '#ff0000' }),
    ...glyphs('专用', x, y, { colour: '#ff0000' }),
    ...glyphs('本页', 300, 520),
    ...text,
  ];
  await keep(
    'pdf-overprint',
    steps(
      'how far the second of two equal characters is to the right',
      range(0, 6, 0.5),
      (by) => dropDoubled([...glyphs('氢', 60, 100), ...glyphs('氢', 60 + by, 100)]).length,
    ),
    steps(
      'how far it is to the left',
      range(0, 6, 0.5),
      (by) => dropDoubled([...glyphs('氢', 60, 100), ...glyphs('氢', 60 - by, 100)]).length,
    ),
    steps(
      'how far it is below',
      range(0, 6, 0.5),
      (by) => dropDoubled([...glyphs('氢', 60, 100), ...glyphs('氢', 60, 100 + by)]).length,
    ),
    steps(
      'how far it is above',
      range(0, 6, 0.5),
      (by) => dropDoubled([...glyphs('氢', 60, 100), ...glyphs('氢', 60, 100 - by)]).length,
    ),
    cases(
      'a second character',
      ['氢', '氧'],
      (char) =>
        dropDoubled([...glyphs('氢', 60, 100), ...glyphs(char, 61, 100), ...glyphs(char, 62, 101)]).length,
    ),
    steps('where a text begins across', [-1, 0, 1, 599, 600, 601], (x) =>
      drop([...text, ...glyphs('支', x, 300)]),
    ),
    steps('where a text begins down', [-1, 0, 1, 799, 800, 801], (y) =>
      drop([...text, ...glyphs('支', 60, y)]),
    ),
    steps('how much lower words of another colour stand', range(0, 14, 0.5), (by) =>
      drop([...text, ...glyphs('草稿', 120, 100 + by, { colour: '#ff0000' })]),
    ),
    steps('where words of another colour begin', range(70, 220, 2.5), (x) =>
      drop([...text, ...glyphs('草稿', x, 104, { colour: '#ff0000' })]),
    ),
    steps('how large words of the same colour are', range(10, 18, 0.5), (size) =>
      drop([...text, ...glyphs('草稿', 120, 104, { size })]),
    ),
    named(
      'which of two is lost',
      {
        'the large one that is drawn first': [...glyphs('草稿', 120, 104, { size: 30 }), ...text],
        'the coloured one that is drawn first': [...glyphs('草稿', 120, 104, { colour: '#ff0000' }), ...text],
        'neither, both coloured': [
          ...text,
          ...glyphs('草稿', 300, 300, { colour: '#ff0000' }),
          ...glyphs('清样', 305, 304, { colour: '#00ff00' }),
        ],
        'neither, both large': [
          ...text,
          ...glyphs('草稿', 300, 300, { size: 20 }),
          ...glyphs('清样', 305, 304, { size: 20 }),
        ],
        'one of them large and far to the right': [...text, ...glyphs('草稿', 400, 100, { size: 30 })],
      },
      drop,
    ),
    steps('how many characters a lost mark has that recurs', range(2, 5), (count) => {
      const mark = '内部资料不得外传'.slice(0, count);
      return drop([
        ...text,
        ...glyphs(mark, 120, 104, { colour: '#cccccc' }),
        ...glyphs(mark, 300, 500, { colour: '#cccccc' }),
      ]);
    }),
    steps('where a word of the colour of a stamp stands across', range(200, 450, 5), (x) =>
      drop(stamp(x, 520)),
    ),
    steps('where a word of the colour of a stamp stands down', range(460, 600, 2.5), (y) =>
      drop(stamp(310, y)),
    ),
    named(
      'stamps',
      {
        'in the colour of the text': [
          ...text,
          ...glyphs('公', 300, 500, { turn: 90 }),
          ...glyphs('章', 340, 540, { turn: 90 }),
          ...glyphs('专用', 310, 520),
        ],
        'in one colour beside words of another': [
          ...text,
          ...glyphs('公', 300, 500, { turn: 90, colour: '#ff0000' }),
          ...glyphs('章', 340, 540, { turn: 90, colour: '#ff0000' }),
          ...glyphs('专用', 310, 520, { colour: '#0000ff' }),
        ],
        'with two characters close to each other along its edge': [
          ...text,
          ...glyphs('公章', 300, 500, { turn: 90, colour: '#ff0000' }),
          ...glyphs('印', 400, 500, { turn: 90, colour: '#ff0000' }),
        ],
      },
      drop,
    ),
    steps('a gap within what is drawn in one stroke', range(-8, 14), (gap) =>
      drop([
        ...text,
        ...glyphs('草稿', 120, 104, { colour: '#ff0000' }),
        ...glyphs('样', 140 + gap, 104, { colour: '#ff0000' }),
      ]),
    ),
    steps('how much lower it goes on', range(0, 2, 0.25), (by) =>
      drop([
        ...text,
        ...glyphs('草稿', 120, 104, { colour: '#ff0000' }),
        ...glyphs('样', 140, 104 + by, { colour: '#ff0000' }),
      ]),
    ),
    steps('how much larger it goes on', range(10, 12, 0.25), (size) =>
      drop([
        ...text,
        ...glyphs('草稿', 120, 104, { colour: '#ff0000' }),
        ...glyphs('样', 140, 104, { colour: '#ff0000', size }),
      ]),
    ),
    steps('how far apart turned characters go on across', range(20, 30), (by) =>
      drop([
        ...text,
        ...glyphs('印', 300, 500, { turn: 90 }),
        ...glyphs('章印', 300 + by, 500, { turn: 90 }),
        ...glyphs('甲', 300, 600),
      ]),
    ),
    steps('how far apart turned characters go on down', range(20, 30), (by) =>
      drop([
        ...text,
        ...glyphs('印章', 300, 500, { turn: 90 }),
        ...glyphs('甲乙', 310, 500 + by, { turn: 90 }),
      ]),
    ),
  );
});

/** Words that stand in columns: each row has its base line, then its cells. */
const rowAt = (y: number, cells: readonly string[], xs: readonly number[], size = 10): TextRun[] =>
  cells.flatMap((text, i) => (text === '' ? [] : [run(text, xs[i]!, y, size)]));

const XS = [60, 160, 260, 360];
const HEAD = ['指标', '单位', '现值', '目标'];

it('rows without lines are a table by their cells, their figures and their distances', async () => {
  const laid = (...runs: readonly TextRun[]) =>
    alignTables(toLines(runs)).map((part) =>
      isTable(part) ? part.rows.map((row) => row.join('|')) : lineText(part),
    );
  const body = (from = 120) => [
    ...rowAt(from, ['产值', '亿元', '300', '500'], XS),
    ...rowAt(from + 20, ['企业数', '家', '120', '200'], XS),
  ];
  const whole = (...more: readonly TextRun[]) => laid(...rowAt(100, HEAD, XS), ...body(), ...more);
  const cell = (first: string, more: readonly string[] = ['亿元', '300', '500']) =>
    laid(...rowAt(100, HEAD, XS), ...rowAt(120, [first, ...more], XS), ...rowAt(140, [first, ...more], XS));
  await keep(
    'pdf-aligned',
    cases(
      'what the cells of rows are',
      [
        ['产值', '300', '500'],
        ['产值', '亿元', '增长'],
        ['1', '产值', '亿元'],
        ['1', '产值', '300'],
        ['（1）', '产值', '300'],
        ['产值', '＞300', '〔500〕'],
        ['产值', '≥3%', '-5‰'],
        ['产值', '约300', '500亿元'],
        ['产值，增速', '300', '500'],
        ['产值。', '300', '500'],
        ['产值', '300…', '500'],
        ['产值', '.....', '3'],
        ['产值', '300'],
        ['产值', '亿元', '300', '增长'],
        ['产值', '亿元', '300', ''],
        ['1', '2', '3'],
        ['12.', '产值', '300'],
      ],
      (row) => [
        laid(...rowAt(100, row, XS), ...rowAt(120, row, XS)),
        laid(...rowAt(80, HEAD.slice(0, row.length), XS), ...rowAt(100, row, XS), ...rowAt(120, row, XS)),
      ],
    ),
    steps('how long a cell is', [39, 40, 41], (length) =>
      laid(
        ...rowAt(120, ['值'.repeat(length), '300', '500'], [60, 500, 600]),
        ...rowAt(140, ['产值', '300', '500'], [60, 500, 600]),
      ).map((part) => (typeof part === 'string' ? 'line' : part.length)),
    ),
    steps(
      'how far rows are apart',
      range(30, 60, 2.5),
      (by) =>
        laid(
          ...rowAt(100, HEAD, XS),
          ...rowAt(120, ['产值', '亿元', '300', '500'], XS),
          ...rowAt(120 + by, ['企业数', '家', '120', '200'], XS),
        ).length,
    ),
    steps('how many lines stand between rows', range(0, 6), (count) =>
      laid(
        ...rowAt(100, ['产值', '亿元', '300', '500'], XS),
        ...range(0, 5)
          .slice(0, count)
          .flatMap((i) => rowAt(120 + 20 * i, ['规模'], XS)),
        ...rowAt(120 + 20 * count, ['企业数', '家', '120', '200'], XS),
      ),
    ),
    steps('how long a line between rows is', [9, 10, 39, 40, 41], (length) =>
      laid(
        ...rowAt(100, ['产值', '亿元', '300', '500'], [60, 500, 600, 700]),
        ...rowAt(120, ['值'.repeat(length)], [60]),
        ...rowAt(140, ['企业数', '家', '120', '200'], [60, 500, 600, 700]),
      ).map((part) => (typeof part === 'string' ? 'line' : part.length)),
    ),
    named(
      'a line between rows',
      {
        'of words': rowAt(120, ['规模以上'], XS),
        'across two columns': [run('规模以上工业企业', 85, 120)],
        'with a comma': rowAt(120, ['规模，以上'], XS),
        'with a stop': rowAt(120, ['规模以上。'], XS),
        'with a semicolon': rowAt(120, ['规模以上；'], XS),
        'over two columns': [run('规模以上企业总产值加在一起', 60, 120)],
        'in the third column': rowAt(120, ['', '', '左右'], XS),
      },
      (between) =>
        laid(
          ...rowAt(100, ['产值', '亿元', '300', '500'], XS),
          ...between,
          ...rowAt(140, ['企业数', '家', '120', '200'], XS),
        ),
    ),
    steps('how close the last line of a cell is', range(10, 20, 0.5), (by) =>
      whole(...rowAt(140 + by, ['（户）'], XS)),
    ),
    steps(
      'how long the last line of a cell is',
      [19, 20, 21],
      (length) =>
        laid(
          ...rowAt(120, ['产值', '亿元', '300', '500'], [60, 500, 600, 700]),
          ...rowAt(140, ['企业数', '家', '120', '200'], [60, 500, 600, 700]),
          ...rowAt(152, ['值'.repeat(length)], [60]),
        ).length,
    ),
    named(
      'last lines of cells',
      {
        'in all columns': rowAt(152, ['一', '二', '三', '四'], XS),
        'in three columns': rowAt(152, ['一', '二', '三'], XS),
        'with a sign': rowAt(152, ['完成；'], XS),
        'with a sign in the second': rowAt(152, ['完成', '建设，'], XS),
        'over two columns': [run('规模以上企业总产值加在一起', 60, 152)],
        'two of them': [...rowAt(152, ['规模以上'], XS), ...rowAt(164, ['工业'], XS)],
      },
      (more) => whole(...more),
    ),
    steps('how far the cells of two rows overlap', range(150, 190), (x) =>
      laid(
        ...rowAt(120, ['产值', '亿元亿', '300', '500'], XS),
        ...rowAt(140, ['企业', '家', '120', '200'], [60, x, 260, 360]),
      ),
    ),
    steps('how far a heading stands to the left', range(0, 30), (by) =>
      laid(...rowAt(100, HEAD, [60 - 2 * by, 160, 260, 360]), ...body()),
    ),
    steps('how far a heading stands to the right', range(0, 40), (by) =>
      laid(...rowAt(100, HEAD, [60, 160, 260, 360 + 2 * by]), ...body()),
    ),
    steps(
      'how long a heading is',
      [19, 20, 21],
      (length) =>
        laid(
          ...rowAt(100, ['值'.repeat(length), '单位', '现值'], [60, 500, 600]),
          ...rowAt(120, ['产值', '300', '500'], [60, 500, 600]),
          ...rowAt(140, ['企业', '300', '500'], [60, 500, 600]),
        ).length,
    ),
    steps('how far headings are above', range(60, 112, 0.5), (y) => laid(...rowAt(y, HEAD, XS), ...body())),
    steps('how far the last line of a heading is', range(10, 20, 0.5), (by) =>
      laid(
        ...rowAt(88 - by, HEAD, XS),
        ...rowAt(100 - by, ['', '', '亿元'], XS),
        ...rowAt(100, ['', '一', '二', '三'], XS),
        ...body(),
      ),
    ),
    named(
      'what stands over the rows',
      {
        'one word': rowAt(100, ['主要指标'], XS),
        'two words': rowAt(100, ['指标', '单位'], XS),
        'two words at other places': rowAt(100, ['指标', '单位'], [60, 210]),
        'two words close to each other': rowAt(100, ['表1', '主要指标'], [60, 100]),
        'two words two characters apart': rowAt(100, ['表1', '主要'], [130, 170]),
        'words with signs': rowAt(100, ['指标，', '单位', '现值'], XS),
        'two lines of headings': [
          ...rowAt(86, ['指标', '单位', '年份'], XS),
          ...rowAt(100, ['', '', '现值', '目标'], XS),
        ],
        'a heading whose first line is one word': [
          ...rowAt(88, ['', '', '年份'], XS),
          ...rowAt(100, HEAD, XS),
        ],
        'a heading over two columns': [
          ...rowAt(80, ['指标', '', '年份年份年份年份年份年'], XS),
          ...rowAt(100, ['', '单位', '现值', '目标'], XS),
        ],
        'another table': [
          ...rowAt(40, ['甲项', '1', '2', '3'], XS),
          ...rowAt(55, ['乙项', '1', '2', '3'], XS),
          ...rowAt(102, HEAD, XS),
        ],
        nothing: [],
      },
      (over) => laid(...over, ...body()),
    ),
    steps('how far the words of a caption are apart', range(5, 40, 2.5), (gap) =>
      laid(...rowAt(100, ['产值', '目标'], [150, 170 + gap]), ...body()),
    ),
    steps(
      'how close two lines of headings are',
      range(10, 20, 0.25),
      (by) =>
        laid(
          ...rowAt(100 - by, ['指标', '单位', '年份', '年份'], XS),
          ...rowAt(100, ['名', '', '一', '二'], XS),
          ...body(),
        ).flat()[1],
    ),
    named(
      'lines that are no rows themselves',
      {
        'three cells without figures': rowAt(130, ['其中', '一般', '左右'], XS),
        'two cells': rowAt(130, ['其中', '一般'], XS),
        'one nearer to the upper row': rowAt(127, ['其中'], XS),
        'one nearer to the lower row': rowAt(133, ['其中'], XS),
        'one in the middle': rowAt(130, ['其中'], XS),
      },
      (between) =>
        laid(
          ...rowAt(100, HEAD, XS),
          ...rowAt(120, ['产值', '亿元', '300', '500'], XS),
          ...between,
          ...rowAt(140, ['企业', '家', '120', '200'], XS),
        ),
    ),
    named(
      'first columns of single characters',
      {
        'one over two rows': [run('经', 30, 120), run('济', 30, 140)],
        'two names': [run('经', 30, 112), run('济', 30, 122), run('民', 30, 152), run('生', 30, 162)],
        'not below each other': [run('经', 28, 120), run('济', 31, 140)],
        'of two characters': [run('经济', 30, 120), run('济', 30, 140)],
        'one character': [run('经', 30, 130)],
        letters: [run('A', 30, 120), run('B', 30, 140)],
      },
      (stack) =>
        laid(
          ...stack,
          ...rowAt(98, HEAD, XS),
          ...rowAt(115, ['产值', '亿元', '300', '500'], XS),
          ...rowAt(135, ['企业', '家', '120', '200'], XS),
          ...rowAt(155, ['收入', '元', '120', '200'], XS),
        ),
    ),
    steps('how far the names of a first column are apart', range(10, 40), (by) =>
      laid(
        ...[0, 10, 10 + by, 20 + by].map((y, i) => run('经济民生'[i]!, 30, 110 + y)),
        ...[115, 135, 155, 175].flatMap((y) => rowAt(y, ['产值', '亿元', '300', '500'], XS)),
      ),
    ),
    steps('how far a name of one character stands in', range(0, 5, 0.5), (by) =>
      laid(
        ...['经', '济'].map((text, i) => run(text, 30 + by * i, 115 + 20 * i)),
        ...[115, 135].flatMap((y) => rowAt(y, ['产值', '亿元', '300', '500'], XS)),
      ),
    ),
    cases('rows of contents', ['3', '12', '300'], (number) =>
      laid(...[1, 2, 3].flatMap((i) => rowAt(100 + 20 * i, [`${i}`, '总则', number], XS))),
    ),
    cases('cells that hold a name and a year', ['2025年', '一期', '规模以上'], (first) => cell(first)),
  );
});

it('columns are told by their edges, their text and what stands beside each other', async () => {
  const TEXT = [
    '支持企业扩大产能，建设',
    '推广管道输氢，降低成本',
    '建设加氢站，培育企业和',
    '完善标准体系，开展认证',
    '强化人才支撑，引进团队',
  ];
  const side = (x: number, y: number, count = 4, words: readonly string[] = TEXT) =>
    words.slice(0, count).map((text, i) => run(text, x, y + 18 * i));
  const orders = (items: readonly TextRun[], known: readonly number[] = []) =>
    splitColumns(items, known).map((part) =>
      part.map((item) => ('text' in item ? item.text.slice(0, 4) : 'table')).join('/'),
    );
  const both = (x: number, more: readonly TextRun[] = []) => [...side(60, 100), ...side(x, 100), ...more];
  const rest = (words: readonly string[]) => orders([...side(60, 100, 5), ...side(300, 100, 5, words)]);
  await keep(
    'pdf-columns',
    steps('where the right column begins', range(150, 190, 0.5), (x) => orders(both(x)).length),
    steps('how far the first column is from the left', range(60, 130, 5), (x) =>
      orders([
        run('支', 60, 40),
        ...side(x, 100, 4, ['支持企业，', '推广管道，', '建设加氢，', '完善标准，']),
      ]),
    ),
    steps('how many lines stand on the right', range(0, 5), (count) =>
      orders([...side(60, 100, 5), ...side(300, 100, count)]),
    ),
    steps('how many lines stand on the left', range(0, 5), (count) =>
      orders([...side(60, 100, count), ...side(300, 100, 5)]),
    ),
    steps('how many lines stand on the right where a column is known', range(0, 3), (count) =>
      orders([...side(60, 100, 5), ...side(300, 100, count)], [300]),
    ),
    steps('where a column is known to begin', range(290, 310), (known) =>
      orders([...side(60, 100, 2), ...side(300, 100, 2)], [known]),
    ),
    steps(
      'how ragged the edge of the right column is',
      range(0, 8, 0.5),
      (by) =>
        orders([
          ...side(60, 100, 4),
          ...side(300, 100, 4).map((one, i) => ({ ...one, x0: one.x0 + (i % 2) * by })),
        ]).length,
    ),
    steps('how far a heading reaches into the gap', range(100, 320, 2.5), (x1) =>
      orders([{ ...run('加快发展', 60, 60), x1 }, ...side(60, 100), ...side(300, 100)]),
    ),
    steps('how far the text of the left column reaches', range(280, 305, 0.5), (x1) =>
      orders([...side(60, 100).map((one) => ({ ...one, x1 })), ...side(300, 100)]),
    ),
    steps('how far a line below stands off the left column', range(10, 30, 0.5), (by) =>
      orders([...both(300), run('二、保障措施', 60, 154 + by)]),
    ),
    steps('where the last line of the left column stands', range(100, 220, 5), (y) =>
      orders([...both(300), run('二、保障措施', 60, y + 90)]),
    ),
    steps('how far the right column stands below the left one', range(0, 72, 2), (by) =>
      orders([...side(60, 100), ...side(300, 100 + by)]),
    ),
    named(
      'what stands on the right',
      {
        'running text': rest(TEXT),
        'one sign in five lines': rest([
          '支持企业扩大产能，建设',
          '推广管道输氢降低成本的',
          '建设加氢站培育企业和了',
          '完善标准体系开展认证的',
          '强化人才支撑引进团队的',
        ]),
        'no sign': rest([
          '支持企业扩大产能的建设',
          '推广管道输氢降低成本的',
          '建设加氢站培育企业和了',
          '完善标准体系开展认证的',
          '强化人才支撑引进团队的',
        ]),
        'one figure in five': rest([
          '支持企业扩大产能，建设',
          '推广管道输氢，降低成本',
          '建设加氢站，培育企业和',
          '完善标准体系，开展认证',
          '300',
        ]),
        'two figures in five': rest([
          '支持企业扩大产能，建设',
          '推广管道输氢，降低成本',
          '建设加氢站，培育企业和',
          '300',
          '500',
        ]),
        'short lines': rest(['支持，', '推广，', '建设，', '完善，', '强化，']),
        'lines of five': rest(['支持企业，', '推广管道，', '建设加氢，', '完善标准，', '强化人才，']),
        'lines of four': rest(['支持企，', '推广管，', '建设加，', '完善标，', '强化人，']),
        'few full lines': rest(['支持企业扩大产能，建设', '推广，', '建设加，', '完善标，', '强化人，']),
        'one full line in four': orders([
          ...side(60, 100, 4),
          ...side(300, 100, 4, ['支持企业扩大产能，建设', '推广，', '建设加，', '完善标，']),
        ]),
      },
      (order) => order,
    ),
    steps('how full the second line is', range(4, 11), (length) =>
      rest([
        '支持企业扩大产能，建设',
        '推广管道输氢，降低成本'.slice(0, length),
        '建设，',
        '完善，',
        '强化，',
      ]),
    ),
    steps(
      'how many figures stand in ten lines where the column is known',
      range(0, 5),
      (count) =>
        orders(
          [
            ...side(60, 100, 5),
            ...range(0, 4).map((i) => run(i < count ? '300' : '支持企业，扩大产能', 300, 100 + 18 * i)),
          ],
          [300],
        ).length,
    ),
    steps(
      'a gap within a line',
      range(5, 20, 0.5),
      (gap) =>
        orders([
          ...side(60, 100, 4),
          ...[0, 1, 2, 3].flatMap((i) => [
            run('支持企，', 300, 100 + 18 * i),
            run('建设', 340 + gap, 100 + 18 * i),
          ]),
        ]).length,
    ),
    steps(
      'how much lower a line goes on',
      range(0, 3, 0.25),
      (by) =>
        orders([
          ...side(60, 100, 4),
          ...[0, 1, 2, 3].flatMap((i) => [
            run('支持企，', 300, 100 + 18 * i),
            run('建设', 340, 100 + 18 * i + by),
          ]),
        ]).length,
    ),
    named(
      'several regions',
      {
        'a title between two pairs of columns': orders([
          ...side(60, 100),
          ...side(300, 100),
          run('关于加快氢能产业发展若干措施的意见和办法', 120, 200),
          ...side(60, 230),
          ...side(300, 230),
        ]),
        'three columns': orders([...side(60, 100), ...side(200, 100), ...side(340, 100)]),
        'a line below all': orders([
          ...both(300),
          run('以上意见请认真贯彻执行并报告有关情况给本部门', 60, 300),
        ]),
        nothing: orders([]),
      },
      (order) => order,
    ),
    cases(
      'edges of columns',
      [both(300), side(60, 100), [...side(60, 100), ...side(200, 100), ...side(340, 100)]].map(
        (items) => items.length,
      ),
      (count) =>
        columnEdges(
          [both(300), side(60, 100), [...side(60, 100), ...side(200, 100), ...side(340, 100)]].find(
            (items) => items.length === count,
          )!,
        ),
    ),
  );
});

it('tables go on over pages by their heads, their captions, their widths and their rows', async () => {
  const table = (rows: readonly (readonly string[])[], x1 = 100): PageBlock => ({
    kind: 'table',
    table: { x0: 0, x1, y0: 0, y1: 100, rows },
  });
  const line = (text: string): PageBlock => ({ kind: 'line', text });
  const note: PageBlock = { kind: 'note', note: { name: '1', text: '指全市。' } };
  const say = (pages: readonly (readonly PageBlock[])[]) => {
    const { pages: laid, dropped } = continueTables(pages);
    const parts = laid.map((blocks) =>
      blocks.map((block) =>
        block.kind === 'table'
          ? block.table.rows.map((row) => row.join('|'))
          : block.kind === 'line'
            ? block.text
            : 'note',
      ),
    );
    return [parts, dropped];
  };
  const head = ['序号', '指标', '目标'];
  const two = (upper: readonly string[], lower: readonly string[]) =>
    say([[table([head, upper])], [table([lower])]]);
  const captioned = (
    between: readonly PageBlock[],
    rows: readonly (readonly string[])[] = [head, ['2', '乙', '20']],
  ) =>
    say([
      [line('表1 指标'), table([head, ['1', '甲', '10']])],
      [...between, table(rows)],
    ]);
  await keep(
    'pdf-continued',
    steps('how many lines stand between', range(0, 5), (count) =>
      captioned(
        range(0, 4)
          .slice(0, count)
          .map((i) => line(`表${i}`)),
      ),
    ),
    steps(
      'how long the line between is',
      [49, 50, 51],
      (length) => captioned([line('值'.repeat(length))])[1],
    ),
    steps('how much wider the second part is', [23, 24, 25], (by) =>
      say([[table([head, ['1', '甲', '10']])], [table([head, ['2', '乙', '20']], 100 + by)]]),
    ),
    steps('how much narrower the second part is', [23, 24, 25], (by) =>
      say([[table([head, ['1', '甲', '10']])], [table([head, ['2', '乙', '20']], 100 - by)]]),
    ),
    named(
      'what stands between',
      {
        'the caption again': captioned([line('表1  指标')]),
        'the caption, without the head': captioned([line('表1 指标')], [['2', '乙', '20']]),
        'another caption': captioned([line('表1 指标（续）')]),
        'a note': captioned([note]),
        nothing: captioned([]),
        'a note below the first part': say([
          [table([head, ['1', '甲', '10']]), note],
          [table([head, ['2', '乙', '20']])],
        ]),
        'a line below the first part': say([
          [table([head, ['1', '甲', '10']]), line('注')],
          [table([head, ['2', '乙', '20']])],
        ]),
        'no table on the second page': say([[table([head, ['1', '甲', '10']])], [line('正文')]]),
        'fewer columns': say([[table([head, ['1', '甲', '10']])], [table([['2', '乙']])]]),
        'a head of two rows': say([
          [table([head, ['', '名', '数'], ['1', '甲', '10']])],
          [table([head, ['', '名', '数'], ['2', '乙', '20']])],
        ]),
        'three pages, the head on the first alone': say([
          [table([head, ['1', '甲', '10']])],
          [table([['2', '乙', '20']])],
          [table([head, ['3', '丙', '30']])],
        ]),
        'three pages, another table on the third': say([
          [table([head, ['1', '甲', '10']])],
          [line('正文')],
          [table([head, ['3', '丙', '30']])],
        ]),
        'an empty page first': say([[], [table([head])]]),
      },
      (all) => all,
    ),
    named(
      'rows at the break',
      {
        'one that goes on': two(['1', '支持企业', ''], ['', '扩大产能', '']),
        'one that goes on in two columns': two(['1', '支持企业', '建设'], ['', '扩大产能', '平台']),
        'one with figures in both': two(['1', '支持企业', '10'], ['', '扩大产能', '20']),
        'one with figures above': two(['1', '支持企业', '10'], ['', '扩大产能', '']),
        'one with figures below': two(['1', '支持企业', ''], ['', '扩大产能', '20']),
        'one that ends in a sentence': two(['1', '支持企业。', ''], ['', '扩大产能', '']),
        'one that ends in a semicolon': two(['1', '支持企业；', ''], ['', '扩大产能', '']),
        'one without a number': two(['', '支持企业', ''], ['', '扩大产能', '']),
        'one with a number of its own': two(['1', '支持企业', ''], ['2', '扩大产能', '']),
        'one of another shape': say([[table([head, ['1', '支持', '']])], [table([['', '扩大'], head])]]),
        'a category': two(['经济', '产值', '10'], ['', '企业', '20']),
        'a category whose rows lack a cell': two(['经济', '产值', '10'], ['', '企业', '']),
        'a category of one character': two(['经', '产值', '10'], ['', '企业', '20']),
        'a category with a row of its own': say([
          [table([head, ['经济', '产值', '10']])],
          [
            table([
              ['', '企业', '20'],
              ['民生', '收入', '5'],
              ['', '就业', '6'],
            ]),
          ],
        ]),
        'a category and words below': two(['经济', '产值', '提高'], ['', '增速', '']),
        'a category and full words below': two(['经济', '产值', '提高'], ['', '增速', '提升']),
        'numbers in brackets': two(['（12）', '支持企业', '建设'], ['', '扩大', '平台']),
        'cells that fill an empty one': two(['1', '', '建设'], ['', '扩大', '']),
        'no rows below': say([[table([head, ['1', '甲', '10']])], [table([head])]]),
        'no rows above': say([[table([])], [table([head])]]),
      },
      (all) => all,
    ),
  );
});

it('notes are told by their marks, their size, their rule and the signs that call them', async () => {
  const setting = { size: 10, rules: [] as RuledLine[], isFoot: false, called: new Set<string>() };
  const text = [
    run('产值达到三百亿元①', 60, 100),
    run('建成加氢站二十座[2]', 60, 118),
    run('培育企业三十家', 60, 136),
  ];
  const noted = (more: readonly TextRun[], also: Partial<typeof setting> = {}) => {
    const { lines: left, notes } = takeNotes(toLines([...text, ...more]), { ...setting, ...also });
    return `${left.length} lines, ${notes.map(({ name, text: own }) => `${name}: ${own}`).join(' / ')}`;
  };
  const ruled = (rule: RuledLine, more = [run('以及分支机构。', 60, 700, 8)]) =>
    noted(more, { rules: [rule] });
  await keep(
    'pdf-notes',
    cases(
      'what stands in front of a small line',
      [
        '①',
        '㉑',
        '[1]',
        '[1234]',
        '〔1〕',
        '【1】',
        '*',
        '＊＊',
        '†',
        '1 ',
        '1',
        '12',
        '1.',
        '1、',
        '1月',
        '1%',
        '2024年',
        '注：',
        '（1）',
        '1)',
        '①：',
        ' ① ',
      ],
      (mark) => [
        noted([run(`${mark}指全市。`, 60, 700, 8)]),
        noted([run(`${mark}指全市。`, 60, 700, 8)], { called: new Set(['1', '12', '2024']) }),
      ],
    ),
    steps('how small a note is set', range(7, 10, 0.1), (size) => noted([run('②指全市。', 60, 200, size)])),
    steps('how far a line with a mark stands off', range(10, 40, 0.5), (by) =>
      noted([run('[2]指全市。', 60, 136 + by)]),
    ),
    cases('which mark stands apart', ['①', '②', '[2]', '产', '1', '2'], (mark) =>
      noted([run(`${mark}指全市。`, 60, 200)]),
    ),
    named(
      'lines below',
      {
        'two notes': noted([run('①指全市。', 60, 700, 8), run('②指新建。', 60, 710, 8)]),
        'a note of two lines': noted([run('①指全市范围', 60, 700, 8), run('内的企业。', 60, 710, 8)]),
        'of Latin words': noted([run('①GDP of', 60, 700, 8), run('the city', 60, 710, 8)]),
        'a small line in front of a note': noted([
          run('资料来源：统计局', 60, 690, 8),
          run('①指全市。', 60, 700, 8),
        ]),
        'two that stand apart': noted([run('①指全市。', 60, 200), run('[2]指新建。', 60, 218)]),
        'one that stands apart and one that is not called': noted([
          run('①指全市。', 60, 200),
          run('③指新建。', 60, 240),
        ]),
      },
      (all) => all,
    ),
    named(
      'a foot that holds notes alone',
      {
        'at the foot': takeNotes(toLines([run('①指全市。', 60, 700, 8)]), { ...setting, isFoot: true }).notes,
        elsewhere: takeNotes(toLines([run('①指全市。', 60, 700, 8)]), setting).notes,
        'under a rule': takeNotes(toLines([run('①指全市。', 60, 700, 8)]), {
          ...setting,
          rules: [horizontal(690, 60, 90)],
        }).notes,
        'one line': takeNotes(toLines([run('产值①', 60, 100)]), setting).notes,
        'two lines at unlike distances': takeNotes(
          toLines([run('产值①', 60, 100), run('①指全市。', 60, 200)]),
          setting,
        ).notes,
        nothing: takeNotes([], setting).notes,
      },
      (all) => all,
    ),
    steps('where a rule begins', range(25, 95), (from) => ruled(horizontal(680, from, from + 30))),
    steps('how wide a rule is', range(40, 70), (wide) => ruled(horizontal(680, 60, 60 + wide))),
    steps('how high a rule is', [99, 100, 101, 117, 118, 119, 135, 136, 137, 699, 700, 701], (at) =>
      ruled(horizontal(at, 60, 90)),
    ),
    steps('how small a line under a rule is', range(8, 10, 0.1), (size) =>
      ruled(horizontal(680, 60, 90), [run('以及分支机构。', 60, 700, size)]),
    ),
    named(
      'under a rule',
      {
        'a line as large as the text with a mark': ruled(horizontal(680, 60, 90), [
          run('①指全市。', 60, 700),
        ]),
        'a line as large as the text': ruled(horizontal(680, 60, 90), [run('以及分支机构。', 60, 700)]),
        'a rule down': ruled(vertical(70, 660, 690)),
        'small lines of which one is large': ruled(horizontal(680, 60, 90), [
          run('以及', 60, 700, 8),
          run('分支', 60, 720),
        ]),
      },
      (all) => all,
    ),
  );
});

it('furniture is told by its place, its size, its room and how often it recurs', async () => {
  const bodyOf = (i: number, from = 100) =>
    [0, 1, 2].map((j) => run(`${'甲乙丙丁戊'[i]}${'子丑寅'[j]}支持企业扩大产能`, 60, from + 20 * j));
  const taken = (heads: readonly (readonly TextRun[])[], height = 1000) => {
    const {
      heads: kept,
      dropped,
      pages,
    } = takeFurniture(heads.map((own, i) => ({ height, runs: [...own, ...bodyOf(i)] })));
    return [
      kept,
      dropped.map(({ sample, count }) => `${sample} ${count}`),
      pages.map((own) => own.length).join(' '),
    ]
      .map((one) => JSON.stringify(one))
      .join(' ');
  };
  const each = (count: number, of: (i: number) => readonly TextRun[]) => taken(range(0, count - 1).map(of));
  await keep(
    'pdf-furniture',
    cases(
      'what stands at the foot of the first of two pages',
      [
        '1',
        '—1—',
        '- 12 -',
        '12345',
        'iv',
        'Ⅳ',
        '1/20',
        '1／20',
        '（3）',
        '[3]',
        '第1页',
        '~1~',
        '|1|',
        '1月',
        'page',
        'A1',
        '··1',
        '1.',
      ],
      (number) => taken([[run(number, 280, 950)], []]),
    ),
    steps('how far from the foot a page number stands', [148, 149, 150, 151], (depth) =>
      taken([[run('1', 280, 1000 - depth)], []]),
    ),
    steps('how far from the top a head stands', [60, 74, 75, 76, 80, 85], (y) =>
      each(2, () => [run('市政府公报', 60, y)]),
    ),
    steps('how small a head is set', range(8, 10, 0.1), (size) =>
      each(2, () => [run('市政府公报', 60, 82, size)]),
    ),
    steps(
      'how long a head is',
      [59, 60, 61],
      (length) => each(2, () => [run('报'.repeat(length), 60, 40, 8)])[2],
    ),
    steps('on how many of five pages a head stands', range(0, 5), (count) =>
      each(5, (i) => (i < count ? [run('市政府公报', 60, 40, 8)] : [])),
    ),
    steps('on how many of five pages a small head stands that numbers something', range(0, 5), (count) =>
      each(5, (i) => (i < count ? [run(`第${i}期公报`, 60, 40, 8)] : [])),
    ),
    steps('on how many of five pages a head as large as the text numbers something', range(0, 5), (count) =>
      each(5, (i) => (i < count ? [run(`第${i}期公报`, 60, 40)] : [])),
    ),
    steps('at how many of five places a head stands apart', range(0, 5), (count) =>
      each(5, (i) => [run('市政府公报', 60, i < count ? 75 : 80)]),
    ),
    steps('how much lower a head stands on the second page', range(0, 8, 0.5), (by) =>
      each(2, (i) => [run('市政府公报', 60, 40 + by * i, 8)]),
    ),
    steps('how much lower a line stands that is not the head', range(0, 3, 0.25), (by) =>
      each(3, (i) => [run(i < 2 ? '市政府公报' : '专刊说明', 60, i < 2 ? 40 : 40 + by, 8)]),
    ),
    steps('how much larger a line is that is not the head', range(8, 9, 0.1), (size) =>
      each(3, (i) => [run(i < 2 ? '市政府公报' : '专刊说明', 60, 40, i < 2 ? 8 : size)]),
    ),
    named(
      'heads',
      {
        'of one page alone': each(1, () => [run('市政府公报', 60, 40, 8)]),
        'that differ': each(2, (i) => [run(['市政府公报', '县政府公报'][i]!, 60, 40, 8)]),
        'three above each other': each(2, () =>
          [20, 30, 40].map((y, i) => run(`公报${'一二三'[i]}`, 60, y, 8)),
        ),
        'four above each other': each(2, () =>
          [20, 30, 40, 50].map((y, i) => run(`公报${'一二三四'[i]}`, 60, y, 8)),
        ),
        'in turn': each(4, (i) => [run(i % 2 ? '市政府公报' : '2024年第4期', 60, 40, 8)]),
        'with numbers in front and behind': each(4, (i) => [
          run(i % 2 ? `市政府公报·${i}` : `${i}·市政府公报`, 60, 40, 8),
        ]),
        'of signs': each(2, () => [run('※※※', 60, 40, 8)]),
        'of signs close to the text': each(2, () => [run('※※※', 60, 85)]),
        'of numbers close to the text': each(3, (i) => [run(`${i}`, 60, 85)]),
        'beside one that stands in its place close to the text': each(3, (i) => [
          run(i < 2 ? '市政府公报' : '专刊说明', 60, i < 2 ? 75 : 79),
        ]),
        'in the place of numbers': each(3, (i) => [run(i < 2 ? `${i + 1}` : '专刊说明', 60, 40, 8)]),
        'in the place of another alone': each(3, (i) => [
          run(i < 2 ? '市政府公报' : '专刊说明', 60, 40 + 30 * i, 8),
        ]),
        'of Latin letters': each(2, () => [run('Bulletin', 60, 40, 8)]),
        'empty pages': taken([[], []]),
        'two words and a number': each(2, (i) => [
          run('市政府公报', 60, 40, 8),
          run('专刊', 200, 40, 8),
          run(`${i + 1}`, 300, 40, 8),
        ]),
        'a number in three parts': taken([[run('—', 60, 40), run('1', 80, 40), run('—', 100, 40)], []]),
      },
      (all) => all,
    ),
    steps(
      'how many cells stand at the top of each page',
      range(1, 4),
      (count) =>
        takeFurniture(
          [0, 1].map((i) => ({
            height: 1000,
            runs: [
              ...rowAt(40, ['序号', '指标', '数值', '目标'].slice(0, count), XS, 8),
              ...rowAt(60, [`${i}`, '产值', '300', '500'].slice(0, count), XS, 8),
              ...bodyOf(i),
            ],
          })),
        ).dropped,
    ),
    steps(
      'how many cells stand below',
      range(1, 4),
      (count) =>
        takeFurniture(
          [0, 1].map((i) => ({
            height: 1000,
            runs: [
              ...rowAt(40, ['序号', '指标', '数值', '目标'], XS, 8),
              ...rowAt(60, [`${i}`, '产值', '300', '500'].slice(0, count), XS, 8),
              ...bodyOf(i),
            ],
          })),
        ).dropped,
    ),
  );
});

it('a page is laid by where its lines begin, its tables and its headings', async () => {
  const long = '支持企业扩大产能，建设绿氢示范基地，推广';
  const bodyOf = (from: number) => [0, 1, 2, 3].map((i) => run(long, 60, from + 18 * i));
  const laid = (...runs: readonly TextRun[]) => {
    const read = {
      height: 1000,
      runs,
      tables: [],
      rules: [],
      characters: 1,
      images: 0,
      isPicture: false,
      overprint: [],
      givenUp: [],
    };
    return layDocument([read])
      .text.split('\n')
      .slice(0, -1)
      .map((one) => one.replace(long, '…').replaceAll('\t', '|'));
  };
  const whole = (more: Partial<Parameters<typeof layDocument>[0][number]>, pages = 1) => {
    const read = {
      height: 1000,
      runs: bodyOf(300),
      tables: [],
      rules: [],
      characters: 1,
      images: 0,
      isPicture: false,
      overprint: [],
      givenUp: [],
      ...more,
    };
    const { text, ...beside } = layDocument(Array(pages).fill(read));
    return { text: text.replaceAll(long, '…'), ...beside };
  };
  const table = (y0: number, y1: number) => ({
    x0: 60,
    x1: 260,
    y0,
    y1,
    rows: [
      ['甲', '乙'],
      ['1', '2'],
    ],
  });
  const heading = (text: string, x: number, y: number, size = 14) => run(text, x, y, size);
  const first = '关于加快氢能产业发展的意见';
  await keep(
    'pdf-layout',
    steps(
      'how far a line stands in',
      range(0, 80, 2.5),
      (by) => laid(run('一、总体要求', 60 + by, 100), ...bodyOf(130))[0],
    ),
    steps(
      'how many of the lines begin farther to the left',
      range(0, 4),
      (count) =>
        laid(
          ...range(0, 3)
            .slice(0, count)
            .map((i) => run('注', 30, 100 + 18 * i)),
          ...bodyOf(180),
          ...bodyOf(260),
          ...bodyOf(340),
        )[count],
    ),
    steps(
      'how much their beginnings differ',
      range(0, 5, 0.5),
      (by) => laid(run('注', 40, 80), run('注', 40 + by, 98), ...bodyOf(180), ...bodyOf(260))[2],
    ),
    steps(
      'how large a heading of two lines is',
      range(10, 14, 0.25),
      (size) =>
        laid(
          run(first, 60, 60, size),
          run('和措施', 60, 82, size),
          ...bodyOf(130).map((one) => ({ ...one, x1: 60 + 13 * size })),
        )[0],
    ),
    steps(
      'how far the first line of a heading reaches',
      range(200, 260, 2),
      (x1) => laid({ ...heading(first, 60, 60), x1 }, heading('和措施', 60, 82), ...bodyOf(130))[0],
    ),
    steps(
      'where the second line of a heading begins',
      range(50, 80),
      (x) => laid({ ...heading(first, 60, 60), x1: 260 }, heading('和措施', x, 82), ...bodyOf(130))[0],
    ),
    steps(
      'how far the second line of a heading is below',
      range(16, 40, 0.5),
      (by) =>
        laid(
          { ...heading(first, 60, 60, 15), x1: 260 },
          heading('和措施', 60, 60 + by, 15),
          ...bodyOf(130),
        )[0],
    ),
    steps(
      'how much larger the second line of a heading is',
      range(14, 15, 0.1),
      (size) =>
        laid({ ...heading(first, 60, 60), x1: 260 }, heading('和措施', 60, 82, size), ...bodyOf(130))[0],
    ),
    steps(
      'where a table stands among the lines',
      range(280, 380, 6),
      (y0) => whole({ tables: [table(y0, y0 + 10)] }).text,
    ),
    named(
      'pages',
      {
        'two tables, the lower one first': whole({ tables: [table(340, 350), table(280, 290)] }).text,
        'tables alone': whole({ runs: [], tables: [table(280, 290)] }).text,
        'a heading on either side of a table': whole({
          runs: [{ ...heading(first, 60, 260), x1: 260 }, heading('和措施', 60, 282), ...bodyOf(330)],
          tables: [table(262, 266)],
        }).text,
        'tables without lines and notes': whole({
          runs: [
            ...bodyOf(100),
            ...[0, 1].flatMap((i) =>
              rowAt(200 + 20 * i, [`${i + 1}`, '产值', '300', '500'], [60, 100, 160, 220], 8),
            ),
            run('①指全市。', 60, 300, 8),
          ],
        }).text,
        'small rows with numbers that are called': whole({
          runs: [
            ...bodyOf(100),
            run('1', 265, 95, 5),
            ...[0, 1].flatMap((i) => rowAt(200 + 20 * i, ['1产值', '300', '500'], [60, 160, 220], 8)),
          ],
        }).text,
        'signs that break lines': whole({ runs: [run('产值\u2028增速', 60, 100)] }).text,
        nothing: whole({ runs: [] }),
        pictures: whole({ images: 2 }, 2),
        scans: whole({ runs: [], isPicture: true, images: 1 }, 3),
        'a scan with text': whole({ isPicture: true, images: 1 }),
        'words across': whole({ overprint: ['内部资料', '草稿', '内部资料'] }).losses,
        'a long word across': whole({ overprint: ['内'.repeat(70)] }).losses,
        'a drawing': whole({ givenUp: ['流程图', '流程图'] }).losses,
        'a head that is a title': whole(
          { runs: [run('市政府公报', 60, 40, 8), run('市政府 公报', 60, 290, 16), ...bodyOf(330)] },
          2,
        ).runningHeads,
        'a head': whole({ runs: [run('市政府公报', 60, 40, 8), ...bodyOf(330)] }, 2).runningHeads,
      },
      (all) => all,
    ),
    cases('pages that are scans', [[1], [1, 2, 3], [1, 3], [1, 2, 4, 5]], (scans) => {
      const read = {
        height: 1000,
        runs: bodyOf(300),
        tables: [],
        rules: [],
        characters: 1,
        images: 0,
        isPicture: false,
        overprint: [],
        givenUp: [],
      };
      return layDocument(
        range(1, 5).map((i) => (scans.includes(i) ? { ...read, runs: [], isPicture: true } : read)),
      ).losses;
    }),
    named(
      'the rest of a note',
      {
        'on the page behind it': [[run('①指全市范围', 60, 700, 8)], [run('内的企业。', 60, 700, 8)]],
        'behind a page without a note': [[], [run('内的企业。', 60, 700, 8)]],
        'on the first page': [[run('内的企业。', 60, 700, 8)], []],
        'behind a page with two notes': [
          [run('①指全市。', 60, 700, 8), run('②指新建', 60, 710, 8)],
          [run('的企业。', 60, 700, 8), run('③指扩建。', 60, 710, 8)],
        ],
      },
      (notes) =>
        layDocument(
          notes.map((own, i) => ({
            height: 1000,
            runs: [...bodyOf(300).map((one, j) => ({ ...one, text: `${'甲乙'[i]}${j}${one.text}` })), ...own],
            tables: [],
            rules: own.length > 0 ? [horizontal(690, 60, 100)] : [],
            characters: 1,
            images: 0,
            isPicture: false,
            overprint: [],
            givenUp: [],
          })),
        ).text.replaceAll(long, '…'),
    ),
  );
});
