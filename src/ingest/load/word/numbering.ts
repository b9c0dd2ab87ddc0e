import { formatNumber } from '../numberFormats.js';
import { child, childrenOf, descendants, type XmlElement } from '../xml.js';
import { isOn, type NumberingReference, type StyleNumbering, type Styles } from './styles.js';

interface Level {
  readonly start: number;
  readonly format: string;
  /** As `%1.%2`, or `第%1章`. */
  readonly text: string;
  /** Levels from the first down to this one start it anew; 0 none. */
  readonly restartsBehind: number;
  /** All numbers in decimal digits, whatever the formats of their levels. */
  readonly isLegal: boolean;
  /** Style whose paragraphs are of this level. */
  readonly style: string | null;
}

/** Lists that share their counters. */
interface AbstractList {
  readonly levels: ReadonlyMap<number, Level>;
  readonly counters: Map<number, number>;
}

interface List {
  readonly abstract: AbstractList;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin at a number of their own when the list is first used. */
  readonly starts: Map<number, number>;
}

/** Counts the numbered paragraphs of a document in their order. */
export interface Numbering {
  /** The number in front of the next paragraph, with the space that stands behind it; empty for none. */
  readonly next: (own: NumberingReference | null, style: string | null) => string;
}

const LEVELS = 9;
const CLOSED = /[、，）)〕】．：:。\s①-⒛㉑-㊿]$/u;

/** Reads `numbering.xml` (ECMA-376, 17.9); without it nothing is numbered. */
export function readNumbering(part: XmlElement | null, styles: Styles): Numbering {
  const abstracts = readAbstracts(part, styles);
  const lists = new Map<string, List>();
  for (const num of childrenOf(part, 'w:num')) {
    const abstract = abstracts.get(child(num, 'w:abstractNumId')?.attributes.val ?? '');
    if (abstract) lists.set(num.attributes.numId ?? '', readList(num, abstract));
  }
  return {
    next: (own, style) => {
      const inherited = styles.numbering(style);
      const list = lists.get(own?.list ?? inherited.list ?? '');
      if (!list) return '';
      const level = own?.level ?? levelOfStyle(list, inherited);
      return level >= 0 && level < LEVELS ? countParagraph(list, level) : '';
    },
  };
}

/** The level that is linked to a style counts for more than the one that the style names. */
function levelOfStyle(list: List, { styles, level }: StyleNumbering): number {
  for (const name of styles) {
    const linked = [...list.levels].find(([, { style }]) => style === name);
    if (linked) return linked[0];
  }
  return level ?? 0;
}

function readAbstracts(part: XmlElement | null, styles: Styles): Map<string, AbstractList> {
  const elements = childrenOf(part, 'w:abstractNum');
  const abstracts = new Map<string, AbstractList>(
    elements.map((element) => [
      element.attributes.abstractNumId ?? '',
      { levels: readLevels(childrenOf(element, 'w:lvl')), counters: new Map() },
    ]),
  );
  const abstractOf = (list: string | null | undefined) =>
    child(
      childrenOf(part, 'w:num').find(({ attributes }) => attributes.numId === list),
      'w:abstractNumId',
    )?.attributes.val;
  for (const element of elements) {
    const style = child(element, 'w:numStyleLink')?.attributes.val;
    if (style === undefined) continue;
    const linked = abstracts.get(abstractOf(styles.numbering(style).list) ?? '');
    if (linked) abstracts.set(element.attributes.abstractNumId ?? '', linked);
  }
  return abstracts;
}

function readList(num: XmlElement, abstract: AbstractList): List {
  const overrides = childrenOf(num, 'w:lvlOverride');
  const levels = new Map([
    ...abstract.levels,
    ...readLevels(overrides.flatMap((override) => childrenOf(override, 'w:lvl'))),
  ]);
  const starts = new Map<number, number>();
  for (const override of overrides) {
    const start = child(override, 'w:startOverride')?.attributes.val;
    const level = Number(override.attributes.ilvl);
    if (start === undefined) continue;
    starts.set(level, Number(start));
    const own = levels.get(level);
    if (own) levels.set(level, { ...own, start: Number(start) });
  }
  return { abstract, levels, starts };
}

function readLevels(elements: readonly XmlElement[]): Map<number, Level> {
  return new Map(
    elements.map((element) => {
      const level = Number(element.attributes.ilvl);
      // A format that older programs do not know stands beside the one that they use instead.
      const formats = [...descendants(element, 'w:numFmt')].map(({ attributes }) => attributes.val);
      const value = (name: string) => child(element, name)?.attributes.val;
      const legal = child(element, 'w:isLgl');
      return [
        level,
        {
          start: Number(value('w:start') ?? 0),
          format: formats.find((format) => format !== 'custom') ?? 'decimal',
          text: value('w:lvlText') ?? '',
          restartsBehind: Number(value('w:lvlRestart') ?? level),
          isLegal: legal !== null && isOn(legal.attributes.val),
          style: value('w:pStyle') ?? null,
        },
      ];
    }),
  );
}

/** Counts a paragraph of a level and writes its number; levels that it skips are counted with it. */
function countParagraph(list: List, level: number): string {
  const { counters } = list.abstract;
  const own = list.levels.get(level);
  if (!own) return '';
  for (const [higher, { start }] of list.levels)
    if (higher < level && !counters.has(higher)) counters.set(higher, start);
  const before = counters.get(level);
  const first = list.starts.get(level);
  list.starts.delete(level);
  counters.set(level, first ?? (before === undefined ? own.start : before + 1));
  for (const [deeper, { restartsBehind }] of list.levels)
    if (deeper > level && level < restartsBehind) counters.delete(deeper);
  if (own.format === 'bullet') return '';
  const number = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const shown = list.levels.get(at);
    if (!shown) return '';
    return formatNumber(counters.get(at) ?? shown.start, own.isLegal ? 'decimal' : shown.format);
  });
  return number === '' || CLOSED.test(number) ? number : `${number} `;
}
