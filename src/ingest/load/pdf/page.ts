import { boxOfGrid, findGrids } from './grid.js';
import { type Box, type Glyph, type PageContent, type RuledLine, type TextRun, toRuns } from './items.js';
import { dropDoubled, dropOverprint } from './overprint.js';
import { fillGrid, isInside, type TableBlock } from './tables.js';

/** What a page holds: its text outside of tables, its ruled tables, and what was left out. */
export interface ReadPage {
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly tables: readonly TableBlock[];
  /** Ruling lines outside of tables. */
  readonly rules: readonly RuledLine[];
  /** Characters that the page draws. */
  readonly characters: number;
  /** Pictures on the page. */
  readonly images: number;
  /** The page draws something without text that fills a good part of it, or anything at all where it has no text. */
  readonly isPicture: boolean;
  /** Texts printed across the page or outside of it. */
  readonly overprint: readonly string[];
  /** First lines of drawings that look like tables and whose cells cannot be told apart. */
  readonly givenUp: readonly string[];
}

/** A picture over this part of a page is the page itself. */
const WHOLE_PAGE = 0.3;

/** Reads a page by itself: takes out what is printed across it, and sets the cells of its ruled tables. */
export function readPage(content: PageContent): ReadPage {
  const { width, height, rules, images } = content;
  const view: Box = { x0: 0, x1: width, y0: 0, y1: height };
  const shown = content.glyphs.filter(({ char }) => char.trim() !== '');
  const grids = findGrids(rules).map((grid) => ({ grid, box: boxOfGrid(grid) }));
  const isInTable = (glyph: Glyph) => grids.some(({ box }) => isInside(glyph, box));
  const { glyphs, dropped } = dropOverprint(
    dropDoubled(content.glyphs),
    view,
    (glyph) => glyph.turn !== null && isInTable(glyph),
  );

  const tables: TableBlock[] = [];
  const givenUp: string[] = [];
  let text = glyphs;
  for (const { grid, box } of grids) {
    const inside = text.filter((glyph) => isInside(glyph, box));
    if (!inside.some(({ char }) => char.trim() !== '')) continue;
    const { table, isTable } = fillGrid(grid, inside);
    if (isTable && isTableShape(table)) {
      tables.push(table);
      text = text.filter((glyph) => !inside.includes(glyph));
    } else if (!isTable) givenUp.push(toRuns(inside)[0]?.text ?? '');
  }
  const free = rules.filter((rule) => !tables.some((table) => lies(rule, table)));
  return {
    height,
    runs: toRuns(text.filter(({ turn }) => turn === 0)),
    tables,
    rules: free,
    characters: shown.length,
    images: images.length,
    isPicture:
      shown.length === 0 ? content.isDrawn : images.some((box) => areaOf(box) > WHOLE_PAGE * areaOf(view)),
    overprint: dropped,
    givenUp,
  };
}

const areaOf = ({ x0, x1, y0, y1 }: Box) => (x1 - x0) * (y1 - y0);

/** A single row of two cells is a page divided by a line, no table. */
function isTableShape({ rows }: TableBlock): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return columns >= 2 && (rows.length >= 2 || columns >= 3);
}

function lies({ isHorizontal, at, from, to }: RuledLine, box: Box): boolean {
  const [x, y] = isHorizontal ? [(from + to) / 2, at] : [at, (from + to) / 2];
  return x >= box.x0 - 2 && x <= box.x1 + 2 && y >= box.y0 - 2 && y <= box.y1 + 2;
}
