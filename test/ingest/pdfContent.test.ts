// What the operators of a page draw: its characters, its lines and its pictures, by operators as pdf.js gives them (npx vitest run
// test/ingest/pdfContent.test.ts -u writes test/gold/steps anew).
import type { PDFPageProxy } from 'pdfjs-dist';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { readContent } from '../../src/ingest/load/pdf/content.js';
import { fileOf, range, said } from './steps.js';

type Drawn = readonly [keyof typeof pdfjs.OPS, ...unknown[]];

const FONTS: Readonly<Record<string, unknown>> = {
  song: {},
  tall: { vertical: true },
  deep: { vertical: true, defaultVMetrics: [-500, 0, 0] },
  large: { fontMatrix: [0.002, 0, 0, 0.002, 0, 0] },
};

/** A page as viewers turn it. */
const VIEWS: Readonly<Record<number, unknown>> = {
  0: { width: 600, height: 800, transform: [1, 0, 0, -1, 0, 800] },
  90: { width: 800, height: 600, transform: [0, 1, 1, 0, 0, 0] },
  180: { width: 600, height: 800, transform: [-1, 0, 0, 1, 600, 0] },
  270: { width: 800, height: 600, transform: [0, -1, -1, 0, 800, 600] },
};

/** A page of 600 by 800 points that draws these. */
const pageOf = (drawn: readonly Drawn[], rotate = 0): PDFPageProxy =>
  ({
    rotate,
    getOperatorList: async () => ({
      fnArray: drawn.map(([name]) => pdfjs.OPS[name]),
      argsArray: drawn.map(([, ...args]) => (args.length === 0 ? null : args)),
    }),
    getViewport: ({ rotation }: { rotation: number }) => VIEWS[rotation],
    commonObjs: { has: (name: string) => name in FONTS, get: (name: string) => FONTS[name] },
  }) as unknown as PDFPageProxy;

const short = (value: number) => Math.round(value * 10) / 10;

async function read(drawn: readonly Drawn[], rotate = 0): Promise<string> {
  const { width, height, glyphs, rules, images, isDrawn } = await readContent(pageOf(drawn, rotate), pdfjs);
  return said({
    page: `${width} by ${height}${isDrawn ? ', drawn' : ''}`,
    text: glyphs.map(
      ({ char, x0, x1, y, size, turn, colour, isStart }) =>
        `${char} ${short(x0)}-${short(x1)} ${short(y)} ${short(size)} ${turn} ${colour}${isStart ? ' starts' : ''}`,
    ),
    rules: rules.map(
      ({ isHorizontal, at, from, to }) =>
        `${isHorizontal ? 'across' : 'down'} ${short(at)} ${short(from)}-${short(to)}`,
    ),
    images: images.map(({ x0, x1, y0, y1 }) => `${short(x0)}-${short(x1)} ${short(y0)}-${short(y1)}`),
  });
}

const glyph = (unicode: string | null, more: Readonly<Record<string, unknown>> = {}) => ({
  unicode,
  width: 1000,
  isSpace: unicode === ' ',
  ...more,
});
const show = (...glyphs: readonly unknown[]): Drawn => [
  'showText',
  glyphs.map((one) => (typeof one === 'string' ? glyph(one) : one)),
];
/** Text at a place, in the font that stands in front. */
const text = (...more: readonly Drawn[]): Drawn[] => [
  ['beginText'],
  ['setFont', 'song', 10],
  ['setTextMatrix', [1, 0, 0, 1, 100, 700]],
  ...more,
];
const path = (paint: keyof typeof pdfjs.OPS, ...numbers: readonly number[]): Drawn => [
  'constructPath',
  pdfjs.OPS[paint],
  [new Float32Array(numbers)],
];
const line = (x0: number, y0: number, x1: number, y1: number): readonly number[] => [0, x0, y0, 1, x1, y1];
const box = (x0: number, y0: number, x1: number, y1: number): readonly number[] => [
  0,
  x0,
  y0,
  1,
  x1,
  y0,
  1,
  x1,
  y1,
  1,
  x0,
  y1,
  4,
];
const image = (wide: number, high: number, ...between: readonly Drawn[]): Drawn[] => [
  ['save'],
  ['transform', wide, 0, 0, high, 50, 50],
  ...between,
];

const TURNS = [0, 2, 3, 4, 45, 87, 90, 93, 94, 180, 270, 359];
const turned = (degrees: number, size = 1): number[] => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180) * size, Math.cos((degrees * Math.PI) / 180) * size];
  return [cos, sin, -sin, cos, 300, 400];
};

const PAGES: Readonly<Record<string, readonly Drawn[]>> = {
  nothing: [],
  'two pieces of text': text(show('产', '值'), show('增')),
  'shifts back and on': text(show('产', 500, '值', -500, '增')),
  'spaces between characters and words': text(
    ['setCharSpacing', 2],
    ['setWordSpacing', 3],
    show('a', ' ', 'b'),
  ),
  'characters set narrower': text(
    ['setHScale', 50],
    show('产', 200, '值'),
    ['setCharSpacing', 2],
    show('增', '速'),
  ),
  'a raised character': text(['setTextRise', 4], show('1')),
  'a font whose units are larger': text(['setFont', 'large', 10], show('产')),
  'a font that is not known': text(['setFont', 'none', 10], show('产')),
  'a width below nothing': text(show(glyph('产', { width: -500 }), '值')),
  'a vertical font': text(
    ['setFont', 'tall', 10],
    show('产', glyph('值', { vmetric: [-800, 0, 0] }), 500, '增'),
  ),
  'a vertical font with measures of its own': text(
    ['setFont', 'deep', 10],
    show('产', '值'),
    ['setCharSpacing', 2],
    show('增', '速'),
  ),
  'signs without a shape': text(show('产', '\u200b', '\u00ad', '', glyph(null), '值', '\ufeff\u0001')),
  'look-alikes': text(show('⺠', 'ﬁ')),
  'a colour, saved and restored': [
    ['setFillRGBColor', '#ff0000'],
    ...text(show('红')),
    ['save'],
    ['setFillRGBColor', '#0000ff'],
    show('蓝'),
    ['restore'],
    show('红'),
  ],
  'restored where nothing is saved': [['restore'], ...text(show('产'))],
  'a font set by a state of graphics': [
    ...text(
      [
        'setGState',
        [
          ['LW', 1],
          ['Font', ['song', 20]],
          ['Font', null],
          ['Other', ['large', 30]],
        ],
      ],
      show('大'),
    ),
  ],
  'lines that follow': text(
    ['setLeading', 14],
    show('一'),
    ['nextLine'],
    show('二'),
    ['moveText', 10, -20],
    show('三'),
    ['setLeadingMoveText', 0, -30],
    show('四'),
    ['nextLine'],
    show('五'),
  ),
  'a form with a place of its own': [
    ['paintFormXObjectBegin', [1, 0, 0, 1, 50, 50]],
    ...text(show('内')),
    ['paintFormXObjectEnd'],
    ...text(show('外')),
  ],
  'a form without one': [
    ['paintFormXObjectBegin', null],
    ...text(show('内')),
    ['paintFormXObjectEnd'],
    ...text(show('外')),
  ],
  'a page that is scaled': [['transform', 2, 0, 0, 2, 0, 0], ...text(show('大'))],
  'text that begins anew': text(show('一'), ['beginText'], show('二')),
  'stroked lines': [
    path('stroke', ...line(100, 100, 300, 100)),
    path('stroke', ...line(100, 100, 100, 300)),
    path('stroke', ...line(100, 100, 300, 300)),
  ],
  'a stroked box': [path('stroke', ...box(100, 100, 300, 200))],
  'a filled box that is thin': [
    path('fill', ...box(100, 100, 300, 102)),
    path('eoFill', ...box(100, 100, 102, 300)),
  ],
  'a thin box filled and stroked': [path('fillStroke', ...box(100, 100, 300, 102))],
  'a path that is not drawn': [path('endPath', ...box(100, 100, 300, 102))],
  'a path without parts': [['constructPath', pdfjs.OPS.stroke, [null]]],
  'a point': [path('fill', 0, 100, 100), path('stroke', 0, 100, 100)],
  'a path that is closed before it begins': [path('stroke', 4, ...line(100, 100, 300, 100), 4)],
  'a path without a beginning': [path('stroke', 1, 100, 100, 1, 300, 100)],
  'two parts of one path': [path('stroke', ...line(100, 100, 300, 100), ...line(100, 200, 300, 200))],
  curves: [
    path('stroke', 0, 100, 100, 2, 150, 150, 250, 150, 300, 100),
    path('stroke', 0, 100, 100, 3, 200, 150, 100, 300),
  ],
  'a square': [
    path('stroke', ...line(100, 100, 101, 105)),
    path('fill', ...box(100, 100, 103, 103)),
    path('fill', ...box(100, 100, 104, 102)),
  ],
  'a picture': [...image(200, 100, ['paintImageXObject', 'Im1', 1, 1]), ['restore']],
  'a picture in the line': [...image(200, 100, ['paintInlineImageXObject', {}]), ['restore']],
  'a mask': [...image(200, 100, ['paintImageMaskXObject', {}]), ['restore']],
  'a picture that pdf.js leaves out': [...image(200, 100), ['restore']],
  'one whose state is set': [...image(200, 100, ['setGState', []], ['dependency', 'x']), ['restore']],
  'a scaled square with words': [...image(200, 100, ...text(show('产'))), ['restore']],
  'a picture upside down': [
    ['transform', 100, 0, 0, -200, 50, 500],
    ['paintImageXObject', 'Im1', 1, 1],
  ],
};

it('what a page draws is read by its operators', async () => {
  const lines: string[] = [];
  for (const [name, drawn] of Object.entries(PAGES)) lines.push(`${name}: ${await read(drawn)}`);
  for (const side of [35, 36, 37]) {
    lines.push(`a picture ${side} wide: ${await read(image(side, 100, ['paintImageXObject', 'Im1', 1, 1]))}`);
    lines.push(`a picture ${side} high: ${await read(image(100, side, ['paintImageXObject', 'Im1', 1, 1]))}`);
  }
  for (const thick of range(1, 4, 0.5)) {
    lines.push(
      `a filled box ${thick} thick: ${await read([path('fill', ...box(100, 100, 300, 100 + thick))])}`,
    );
    lines.push(
      `a line that leans by ${thick - 1}: ${await read([path('stroke', ...line(100, 100, 300, 99 + thick))])}`,
    );
    lines.push(
      `a line ${thick + 1.5} long: ${await read([path('stroke', ...line(100, 100, 101.5 + thick, 100))])}`,
    );
  }
  for (const degrees of TURNS)
    lines.push(
      `text that leans by ${degrees}: ${await read([['beginText'], ['setFont', 'song', 10], ['setTextMatrix', turned(degrees)], show('产', '值'), ['setTextMatrix', [1, 0, 0, 1, 10, 10]], show('三', '个', '字')])}`,
    );
  for (const degrees of [0, 90, 180, 270]) {
    const most = [
      ['beginText'],
      ['setFont', 'song', 10],
      ['setTextMatrix', turned(degrees)],
      show('产', '值', '增'),
      ['setTextMatrix', [1, 0, 0, 1, 10, 10]],
      show('两', '字'),
    ] as const;
    lines.push(`a page most of whose text is turned by ${degrees}: ${await read(most)}`);
    lines.push(`half of it: ${await read([...most, show('三')])}`);
    lines.push(`where viewers turn it: ${await read(most, 90)}`);
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileOf('pdf-content'));
});
