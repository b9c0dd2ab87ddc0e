import type { Knowledge } from '../../knowledge/knowledge.js';
import type { EntityType, MentionType } from '../../model/entity.js';

/** Brings a name into the writing that stands for all that are one: 云湖市政府 is 云湖市人民政府. */
export type Spell = (type: EntityType, name: string) => string;

/** Prepares the spelling of names by the first rule of `graph/rules/names.yaml` that fits. */
export function makeSpeller({ naming, places, provinceOf }: Knowledge): Spell {
  const isProvince = (short: string) => {
    const place = places.get(short);
    return place !== undefined && !provinceOf.has(place);
  };
  return (type, name) => {
    for (const rule of naming.spellings) {
      if (rule.type !== type) continue;
      const found = rule.pattern.exec(name);
      if (!found) continue;
      if (type === 'Zone' && found.groups?.place && !isProvince(found.groups.place)) continue;
      return name.replace(rule.pattern, rule.by);
    }
    return name;
  };
}

/**
 * Prepares the name of a zone in which endings that say the same are one and those that say nothing are gone: 云湖经济技术开发区
 * and 云湖市经开区, 云湖区域 and 云湖片区, 云湖平原地区.
 */
export function makeZoneKey({ naming }: Knowledge): (name: string) => string {
  const endings = naming.sameEndings
    .flatMap(([first, ...others]) => others.map((other) => [other, first!] as const))
    .sort(([a], [b]) => b.length - a.length);
  const shortest = naming.sameEndings.map(([first]) => first!);
  return (writing) => {
    const name = withoutEnding(writing, naming.idleEndings) ?? writing;
    const same = endings.find(([ending]) => name.endsWith(ending) && name.length > ending.length);
    const short = same ? name.slice(0, -same[0].length) + same[1] : name;
    const ending = shortest.find((end) => short.endsWith(end));
    return ending ? short.slice(0, -ending.length).replace(naming.beforeEnding.pattern, '') + ending : name;
  };
}

/** What stands before one of some endings, or null where none is there or too little is left for a name. */
export function withoutEnding(name: string, endings: readonly string[]): string | null {
  const ending = endings.find((end) => name.endsWith(end) && name.length > end.length + 1);
  return ending ? name.slice(0, -ending.length) : null;
}

/** Whether `graph/lexicon/apart.yaml` holds two names of a type apart, whichever of them it names first. */
export function makeApartTest({ apart }: Pick<Knowledge, 'apart'>) {
  return (type: MentionType, one: string, other: string): boolean =>
    apart.some((entry) => {
      const isPair = entry.name === one ? entry.not === other : entry.name === other && entry.not === one;
      return isPair && entry.type === type;
    });
}

/**
 * Prepares the name of a thing without the city or province that it lies in: 云湖市数据交易中心 of 云湖市 is 数据交易中心. Null
 * where it does not begin with that, where what is left is no name, and where `graph/lexicon/apart.yaml` holds the two apart.
 */
export function makePlaceLeaver({
  naming,
  apart,
}: Pick<Knowledge, 'naming' | 'apart'>): (type: MentionType, name: string, place: string) => string | null {
  const isApart = makeApartTest({ apart });
  return (type, name, place) => {
    const short = place.replace(naming.fuller.placeEnding.pattern, '');
    const lead = [place, short].find((one) => one !== '' && name.startsWith(one));
    const rest = lead ? name.slice(lead.length) : '';
    return naming.behindPlace.pattern.test(rest) && !isApart(type, name, rest) ? rest : null;
  };
}
