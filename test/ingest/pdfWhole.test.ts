// Documents of characters and lines as they are set on pages, and all that is read of them: columns, tables, notes, furniture, what is
// printed across (npx vitest run test/ingest/pdfWhole.test.ts -u).
import { describe, expect, it } from 'vitest';
import { layDocument } from '../../src/ingest/load/pdf/assemble.js';
import type { Box, Glyph, PageContent, RuledLine } from '../../src/ingest/load/pdf/items.js';
import { readPage } from '../../src/ingest/load/pdf/page.js';

/** Characters drawn at once from a place to the right; letters and digits are half as wide. */
function set(text: string, x: number, y: number, more: Partial<Glyph> = {}): Glyph[] {
  const size = more.size ?? 12;
  let at = x;
  return [...text].map((char, i) => {
    const x0 = at;
    at += /[\x20-\x7e]/.test(char) ? size / 2 : size;
    return { char, x0, x1: at, y, size, turn: 0, colour: '#000000', isStart: i === 0, ...more };
  });
}

/** Lines of so many characters below each other. */
const block = (text: string, [x, y]: readonly [number, number], wide: number): Glyph[] =>
  (text.match(new RegExp(`.{1,${wide}}`, 'gu')) ?? []).flatMap((line, i) => set(line, x, y + 18 * i));

const row = (
  y: number,
  cells: readonly string[],
  xs: readonly number[],
  more: Partial<Glyph> = {},
): Glyph[] => cells.flatMap((cell, i) => set(cell, xs[i]!, y, more));

const lines = (xs: readonly number[], ys: readonly number[]): RuledLine[] => [
  ...xs.map((at) => ({ isHorizontal: false, at, from: ys[0]!, to: ys.at(-1)! })),
  ...ys.map((at) => ({ isHorizontal: true, at, from: xs[0]!, to: xs.at(-1)! })),
];

const page = (glyphs: readonly Glyph[], more: Partial<PageContent> = {}): PageContent => ({
  width: 595,
  height: 842,
  glyphs,
  rules: [],
  images: [],
  isDrawn: true,
  ...more,
});

const TEXT =
  '为加快氢能产业发展，支持龙头企业扩大产能，建设绿氢示范基地，推广管道输氢，降低成本，扩大燃料电池汽车示范，建设加氢站。完善标准体系，鼓励企业参与制定标准，开展检测认证，强化人才支撑，引进高层次团队。';
const MORE =
  '优化营商环境，落实各项政策，扩大开放合作，支持民营经济发展，推动数字化转型，加快绿色低碳发展，建设现代化产业体系，提升城市功能品质，保障和改善民生。';
const XS = [60, 120, 280, 360, 440];
const head = (y: number) => row(y, ['序号', '指标名称', '单位', '2020年', '2025年'], XS);
const body = (y: number, from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    row(y + 24 * i, [`${from + i}`, `第${from + i}项产值`, '亿元', `${100 + i}`, `${200 + i}`], XS),
  ).flat();
const image: Box = { x0: 100, x1: 300, y0: 500, y1: 700 };

const DOCUMENTS: Readonly<Record<string, readonly PageContent[]>> = {
  'a title, paragraphs and a page number': [1, 2, 3].map((number) =>
    page([
      ...set('云湖市人民政府公报', 60, 40, { size: 9 }),
      ...(number === 1 ? set('云湖市氢能产业发展规划', 150, 90, { size: 20 }) : []),
      ...set('一、总体要求', 84, 140, { size: 14 }),
      ...block(`　　${TEXT}`, [60, 170], 38),
      ...block(`　　${MORE}`, [60, 300], 38),
      ...set(`—${number}—`, 280, 800, { size: 9 }),
    ]),
  ),
  'two columns with a title over both and a note below': [
    page(
      [
        ...set('关于加快氢能产业发展若干措施的意见', 150, 60, { size: 16 }),
        ...block(TEXT, [60, 110], 18),
        ...block(MORE, [320, 110], 18),
        ...set('1', 276, 106, { size: 7 }),
        ...set('① 指制氢和用氢环节。', 60, 760, { size: 9 }),
      ],
      { rules: [{ isHorizontal: true, at: 745, from: 60, to: 160 }] },
    ),
  ],
  'a table with lines over two pages': [
    page([...set('表1 主要指标', 240, 60), ...head(95), ...body(119, 1, 3)], {
      rules: lines([55, 115, 275, 355, 435, 520], [80, 104, 128, 152, 176]),
    }),
    page([...head(95), ...body(119, 4, 2), ...block(MORE, [60, 300], 38)], {
      rules: lines([55, 115, 275, 355, 435, 520], [80, 104, 128, 152]),
    }),
  ],
  'a table without lines, and one with merged cells': [
    page(
      [
        ...block(MORE, [60, 60], 38),
        ...set('单位：亿元', 440, 150),
        ...head(175),
        ...body(199, 1, 4),
        ...set('经济', 62, 440),
        ...set('地区产值', 142, 430),
        ...set('300', 302, 430),
        ...set('工业产值', 142, 454),
        ...set('200', 302, 454),
        ...set('合计', 62, 478),
        ...set('500', 302, 478),
      ],
      {
        rules: [
          ...lines([55, 135, 290, 400], [415, 462, 486]),
          { isHorizontal: true, at: 438, from: 135, to: 400 },
        ],
      },
    ),
  ],
  'words turned, across and under the text, and pictures': [
    page(
      [
        ...block(TEXT, [60, 100], 38),
        ...set('内部资料', 120, 104, { colour: '#cccccc' }),
        ...set('内部资料', 320, 600, { colour: '#cccccc' }),
        ...set('草稿', 200, 110, { size: 40 }),
        ...set('印', 300, 760, { turn: 90, colour: '#ff0000' }),
        ...set('章', 312, 772, { turn: 90, colour: '#ff0000' }),
        ...set('云湖市人民政府', 360, 700),
        ...set('云湖市人民政府', 360.5, 700),
        ...set('2024年4月8日', 380, 724),
        ...set('出界', 700, 100),
      ],
      { images: [image] },
    ),
    page([], { images: [image] }),
  ],
  'a list of contents, and notes that go on': [
    page([
      ...set('目 录', 270, 60, { size: 16 }),
      ...[1, 2, 3].flatMap((i) => set(`第${i}章 发展目标……………………………${i}`, 60, 100 + 24 * i)),
    ]),
    page(
      [
        ...set('第1章 发展目标', 60, 60, { size: 16 }),
        ...block(`${TEXT}${MORE}`, [60, 100], 38),
        ...set('[1]', 516, 96, { size: 7 }),
        ...set('[2]', 516, 114, { size: 7 }),
        ...set('[1] 指全市范围内的企业，含分支机构和', 60, 740, { size: 9 }),
        ...set('控股企业。', 60, 752, { size: 9 }),
        ...set('[2] 指新建。', 60, 764, { size: 9 }),
      ],
      { rules: [{ isHorizontal: true, at: 728, from: 60, to: 160 }] },
    ),
    page([...block(MORE, [60, 100], 38), ...set('以及联营企业。', 60, 752, { size: 9 })], {
      rules: [{ isHorizontal: true, at: 740, from: 60, to: 160 }],
    }),
  ],
  'headings that fill their lines, lines that stand in, words with spaces': [
    page([
      ...set('云湖市加快推进氢能产业高质量发展建设全国氢能', 60, 60, { size: 20 }),
      ...set('示范城市的实施方案', 60, 90, { size: 20 }),
      ...set('（一）强化创新', 84, 130),
      ...set('支持企业与 Yunhu University', 84, 150),
      ...set('合作', 300, 150),
      ...set('建设平台', 60, 168),
      ...block(TEXT, [60, 200], 38),
      ...row(330, ['云湖市人民政府', '2024年4月8日'], [330, 460]),
      ...set('2024年4月8日', 340, 350),
    ]),
  ],
};

describe('all of a document that is set on pages', () => {
  it.each(Object.entries(DOCUMENTS))('%s', async (name, pages) => {
    const { text, ...beside } = layDocument(pages.map(readPage));
    const read = `${text.replaceAll('\f', '\n===== page\n')}\n\n${JSON.stringify(beside, null, 1)}\n`;
    await expect(read).toMatchFileSnapshot(`../gold/pdf/${name.replaceAll(/\W+/g, '-')}.txt`);
  });
});
