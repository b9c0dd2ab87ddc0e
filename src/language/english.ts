import type { Knowledge } from '../knowledge/knowledge.js';
import { loadNameRules } from '../knowledge/load.js';
import type { Rule } from '../knowledge/rules.js';
import { openDictionary } from './dictionary.js';
import { listDivisions } from './divisions.js';
import { spell } from './pinyin.js';
import { withoutEnd } from './words.js';

/**
 * Composes the English of a Chinese name that has no official one.
 *
 * @param type what the name is of: names of zones and institutions may hold words of their own that are no words of the language
 * @returns null where a part of it is no proper name and cannot be translated
 */
export type ComposeEnglish = (name: string, type?: 'Zone' | 'Institution') => string | null;

/** A stretch of a name, and what it is in English. */
interface Part {
  readonly text: string;
  /** Null where nothing translates it. */
  readonly english: string | null;
  readonly from: 'curated' | 'place' | 'words' | 'latin' | 'none';
}

/** What a part costs: few long parts are better than many, what the lexicons say better than what the dictionary does. */
const COST: Readonly<Record<Part['from'], number>> = { curated: 1, place: 1, latin: 1, words: 1.3, none: 4 };
const SHORTEST_COUNTED = 2;
const LONGEST = 24;
const LONGEST_WORD = 6;
/** A proper name of more characters is a phrase. */
const LONGEST_OWN_NAME = 4;
/** Shorter names of districts are words of their own too: 城区, 郊区. */
const SHORTEST_DIVISION = 3;
/** More characters than a brand has. */
const LONGEST_BRAND = 3;
const ADMINISTRATIVE: Readonly<Record<string, string>> = {
  市: 'City',
  区: 'District',
  县: 'County',
  旗: 'Banner',
};

/**
 * A name is cut into the parts that the lexicons, the glossary, the gazetteer and the dictionary know, as few as possible, and these
 * are translated: 云湖大数据产业园 → Yunhu Big Data Industrial Park. What begins a name of a zone or an institution and is no word
 * is its own name and stands in pinyin. What is counted and what is a share are said as such: Number of …, … as a Share of ….
 */
export function makeEnglishComposer({
  glossary,
  names,
  departments,
  places,
  notPlaces,
  naming,
  targets,
}: Knowledge): ComposeEnglish {
  const dictionary = openDictionary();
  const curated = new Map<string, string>();
  for (const { name, aliases, nameEn } of [...departments, ...names])
    for (const writing of [name, ...aliases]) if (nameEn) curated.set(writing, nameEn);
  for (const [zh, en] of Object.entries(glossary)) if (en !== '' || zh === '的') curated.set(zh, en);
  const placesEn = placesInEnglish(curated, places, notPlaces);

  const partOf = (text: string): Part | null => {
    const place = placesEn.get(text);
    if (place !== undefined) return { text, english: place, from: 'place' };
    const known = curated.get(text);
    if (known !== undefined) return { text, english: titled(known), from: 'curated' };
    if (/^[^\u4e00-\u9fff]+$/.test(text)) return { text, english: text, from: 'latin' };
    if (text.length < 2 || text.length > LONGEST_WORD) return null;
    const word = dictionary.inEnglish(text);
    if (word !== null) return { text, english: titled(word), from: 'words' };
    return dictionary.isOwnName(text) ? { text, english: capitalise(spell(text)), from: 'place' } : null;
  };

  const compose: ComposeEnglish = (name, type) => {
    const counted = withoutEnd(name, targets.numberOf);
    if (counted !== name && counted.length >= SHORTEST_COUNTED) {
      const things = compose(counted, type);
      return things && `Number of ${inPlural(things)}`;
    }
    const share = targets.shareOf.pattern.exec(name)?.groups?.share;
    if (share) return compose(share, type);
    const parts = withOwnName(cutParts(name, partOf), type, naming.company);
    if (parts.length === 0 || parts.some(({ english }) => english === null)) return null;
    return (
      parts
        .map(({ english }) => english)
        .join(' ')
        .replace(/ {2,}/g, ' ')
        .trim() || null
    );
  };
  return compose;
}

/** The English names of the divisions of the country and of the places of the lexicons, these over those. */
function placesInEnglish(
  curated: ReadonlyMap<string, string>,
  places: Knowledge['places'],
  notPlaces: Knowledge['notPlaces'],
): ReadonlyMap<string, string> {
  const english = new Map<string, string>();
  for (const [{ name }] of listDivisions())
    if (name.length >= SHORTEST_DIVISION && !notPlaces.has(name)) english.set(name, divisionInEnglish(name));
  for (const [writing, name] of places) {
    const known = curated.get(name);
    const inShort = known?.replace(/ (?:Province|City|Municipality)$/, '');
    english.set(writing, (writing === name ? known : inShort) ?? divisionInEnglish(writing));
  }
  return english;
}

/** The cheapest way to cut a name into parts; a run of Latin letters or digits stays whole. */
function cutParts(name: string, partOf: (text: string) => Part | null): readonly Part[] {
  const units = name.match(/[A-Za-z0-9+.%/-]+|[\u4e00-\u9fff]/g) ?? [];
  const best: Cut[] = [{ cost: 0, start: 0, part: null }];
  /** The part between two places; a single unit is one, whatever it is. */
  const between = (start: number, end: number): Part | null => {
    const text = units.slice(start, end).join('');
    return partOf(text) ?? (end - start === 1 ? { text, english: null, from: 'none' } : null);
  };
  for (let end = 1; end <= units.length; end++)
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const part = between(start, end);
      const cost = part ? best[start]!.cost + COST[part.from] : Number.POSITIVE_INFINITY;
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, start, part };
    }
  const parts: Part[] = [];
  for (let cut = best.at(-1)!; cut.part; cut = best[cut.start]!) parts.push(cut.part);
  return parts.reverse();
}

/** How the units before a place are cut most cheaply: their last part, and where it starts. */
interface Cut {
  readonly cost: number;
  readonly start: number;
  readonly part: Part | null;
}

/**
 * The own name of a zone or an institution: what begins it, or follows its place, and holds what is no word; of a company its first
 * word, whatever it means, as of an institution that is called by one short word alone.
 */
function withOwnName(
  parts: readonly Part[],
  type: 'Zone' | 'Institution' | undefined,
  company: Rule,
): readonly Part[] {
  const from = parts.findIndex((part) => part.from !== 'place');
  if (!type || from < 0) return parts;
  const rest = parts.slice(from);
  const isOpen = ({ from }: Part) => from === 'none' || from === 'words';
  const known = rest.findIndex((part) => !isOpen(part));
  const lead = known < 0 ? rest : rest.slice(0, known);
  const isCompany = company.pattern.test(parts.at(-1)!.text);
  const isBare = type === 'Institution' && from === 0 && known < 0 && lead.length === 1;
  const isBrand = isBare && lead[0]!.text.length <= LONGEST_BRAND;
  const length = Math.max(
    lead.findLastIndex((part) => part.from === 'none') + 1,
    lead.length > 0 && (isCompany || isBrand) ? 1 : 0,
  );
  const leading = lead.slice(0, length);
  const text = leading.map((part) => part.text).join('');
  const holdsWords = type === 'Institution' && leading.some((part) => part.from === 'words');
  if (text.length < 2 || text.length > LONGEST_OWN_NAME || (holdsWords && !isCompany && !isBrand))
    return parts;
  const own: Part = { text, english: capitalise(spell(text)), from: 'place' };
  return [...parts.slice(0, from), own, ...rest.slice(length)];
}

function divisionInEnglish(name: string): string {
  const kind = ADMINISTRATIVE[name.at(-1)!];
  const stem = kind && name.length > 2 ? name.slice(0, -1) : name;
  const pinyin = capitalise(spell(stem));
  return stem === name || !kind ? pinyin : `${pinyin} ${kind}`;
}

/** Of several things, where the last word is one that can be counted: Enterprise → Enterprises. */
const inPlural = (name: string) =>
  name.replace(/[a-z]{2}$/, (end) =>
    end.endsWith('s') ? end : /[^aeiou]y$/.test(end) ? `${end[0]}ies` : `${end}s`,
  );

const SMALL = /^(as|a|an|and|over|above|of|in|on|for|to|the|with|by|related)$/;

/** In a name of several parts each word of weight has a capital. */
function titled(part: string): string {
  return part.replace(/(?<![A-Za-z0-9])[A-Za-z][A-Za-z'-]*/g, (word) =>
    SMALL.test(word) ? word : capitalise(word),
  );
}

/** The title of a plan in English: 关于支持期货业发展的实施意见 → Implementation Opinions on …; null where a part of it cannot be translated. */
export function composeTitle(title: string, compose: ComposeEnglish): string | null {
  const years = /[(（]([0-9—–-]{4,})年?[)）]$/.exec(title);
  const bare = years ? title.slice(0, years.index) : title;
  const groups = loadNameRules().titles.onSubject.pattern.exec(bare)?.groups;
  const [kind, subject] = groups ? [compose(groups.kind!), compose(groups.subject!)] : [];
  const english = groups ? kind && subject && `${kind} on ${capitalise(subject)}` : compose(bare);
  if (!english) return null;
  return years ? `${english} (${years[1]!.replace(/[—–]/g, '-')})` : capitalise(english);
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
