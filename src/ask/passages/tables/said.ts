import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { TableTargetRules } from '../../../knowledge/rules.js';
import { occurrencesOf } from '../../../language/everywhere.js';
import { makeQuantityReader, type QuantityReader } from '../../../language/quantities.js';
import type { ReadPassage, ReadSection } from '../../../query/rows.js';
import type { Item } from '../listedItems.js';
import { FEWEST, itemOfCell, type Point, type Series } from './series.js';

/** A name in a sentence. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly item: Item;
}

/** A number with the unit that stands behind it. */
interface Amount {
  readonly value: number;
  readonly unit: string | null;
}

/** A number in brackets directly behind a name: 南京（26300件）. */
const BRACKETED = /([\u4e00-\u9fff]{2,6})[（(](?=\d[^()（）]{0,10}[)）])/g;

/**
 * What sentences set side by side: places with a number each of the same unit, 郑州38265人，而同期合肥60200人, 与南京（26300件）相比.
 *
 * @param asked names that the question says, as sentences may write them
 */
export function readSaid(
  { passages }: ReadSection,
  asked: readonly string[],
  { numbers, targets }: Pick<Knowledge, 'numbers' | 'targets'>,
): Series[] {
  const rules = { reader: makeQuantityReader(numbers), tables: targets.tables };
  return passages
    .filter(({ kind, text }) => kind === 'sentence' && (text.match(/\d/g)?.length ?? 0) > 1)
    .flatMap((passage) => seriesIn(passage, asked, rules));
}

/** What numbers are read by, and the words around them. */
interface SaidRules {
  readonly reader: QuantityReader;
  readonly tables: TableTargetRules;
}

function seriesIn(passage: ReadPassage, asked: readonly string[], rules: SaidRules): Series[] {
  const places = placesIn(passage, asked, rules.tables);
  if (places.length < FEWEST) return [];
  const [first] = places;
  const groups = new Map<string, { label: string; points: Point[] }>();
  let offset = 0;
  for (const part of passage.text.split(/(?<=[；;。])/)) {
    const end = offset + part.length;
    const own = places.filter(({ start }) => start >= offset && start < end);
    // A part that begins with no name goes on about the first one.
    const all = own[0] && own[0].start === offset ? own : [{ ...first!, start: offset, end: offset }, ...own];
    let unit: string | null = null;
    all.forEach(({ item, end: from }, i) => {
      for (const amount of amountsIn(passage.text.slice(from, all[i + 1]?.start ?? end), rules)) {
        unit = amount.unit ?? unit;
        const key = `${offset} ${unit}`;
        const group = groups.get(key) ?? { label: part, points: [] };
        if (!group.points.some((point) => point.item.name === item.name))
          group.points.push({ item, value: amount.value, unit, passage });
        groups.set(key, group);
      }
    });
    offset = end;
  }
  return [...groups.values()]
    .filter(({ points }) => points.length >= FEWEST)
    .map(({ label, points }) => ({ form: 'sentence', label, points, total: null, isSum: false, heads: [] }));
}

/** The names of a sentence that may have a number: its zones, those that the question says, and what stands before brackets of a number. */
function placesIn(
  { text, names }: ReadPassage,
  asked: readonly string[],
  { leadsToName }: TableTargetRules,
): Place[] {
  const zones = names.filter(({ type }) => type === 'Zone');
  const words = [...new Set([...zones.map((name) => name.text), ...asked.filter((name) => name.length > 1)])];
  const bracketed = [...text.matchAll(BRACKETED)].map((found) => {
    const word = found[1]!.replace(leadsToName.pattern, '');
    return { start: found.index + found[1]!.length - word.length, word };
  });
  const said = words.flatMap((word) => occurrencesOf(text, word).map(({ start }) => ({ start, word })));
  const all = [...said, ...bracketed].map(
    ({ start, word }): Place => ({ start, end: start + word.length, item: itemOfCell(word, names) }),
  );
  return all
    .filter(
      (one) =>
        !all.some(
          (other) =>
            other !== one &&
            other.start <= one.start &&
            other.end >= one.end &&
            other.end - other.start > one.end - one.start,
        ),
    )
    .sort((a, b) => a.start - b.start)
    .filter((one, i, sorted) => i === 0 || sorted[i - 1]!.start !== one.start);
}

/** The amounts of a text: with a unit, or alone behind 为 and in brackets. */
function amountsIn(text: string, { reader, tables }: SaidRules): Amount[] {
  const read = reader
    .find(text)
    .filter(({ unit, value }) => !(unit === '年' && value > 1900 && value < 2100));
  if (read.length > 0) return read.map(({ value, unit }) => ({ value, unit }));
  const alone = /^[（(](?<number>\d+(?:\.\d+)?)[)）]/.exec(text) ?? tables.numberAlone.pattern.exec(text);
  return alone ? [{ value: Number(alone.groups!.number), unit: null }] : [];
}
