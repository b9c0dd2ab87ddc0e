import type { Knowledge } from '../../knowledge/knowledge.js';
import type { EntityType } from '../../model/entity.js';

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

/** Prepares the name of a zone in which endings that say the same are one: 云湖经济技术开发区 and 云湖市经开区. */
export function makeZoneKey({ naming }: Knowledge): (name: string) => string {
  const endings = naming.sameEndings.flatMap(([first, ...others]) =>
    others.map((other) => [other, first!] as const),
  );
  const shortest = naming.sameEndings.map(([first]) => first!);
  return (name) => {
    const same = endings.find(([ending]) => name.endsWith(ending) && name.length > ending.length);
    const short = same ? name.slice(0, -same[0].length) + same[1] : name;
    const ending = shortest.find((end) => short.endsWith(end));
    return ending ? short.slice(0, -ending.length).replace(/市$|国家级?$/, '') + ending : name;
  };
}
