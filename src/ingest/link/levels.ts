import type { Knowledge } from '../../knowledge/knowledge.js';
import { type CalledDivision, divisionsByName } from '../../language/divisions.js';
import { NameMatcher } from '../../language/matcher.js';
import type { Plan } from '../../model/plan.js';
import type { NameIndex } from './nameIndex.js';

/** The place that a plan means by each level of government: 省 is 云川省, 区 is 云湖区. */
export type ReadLevels = (plan: Plan) => ReadonlyMap<string, string>;

/**
 * Prepares the reading of levels: of what a plan governs, of its province, and of the cities and counties that its title and
 * its issuers name and that lie in it (重庆市黔江区人民政府: 市 is 重庆市, 区 is 黔江区).
 */
export function makeLevelReader(
  knowledge: Knowledge,
  { provinceOf }: Pick<NameIndex, 'provinceOf'>,
): ReadLevels {
  const { pattern } = knowledge.naming.placeNames.placeLevel;
  const matcher = new NameMatcher([...divisionsByName(knowledge)].filter(([name]) => pattern.test(name)));
  const read = (plan: Plan): ReadonlyMap<string, string> => {
    const place = plan.jurisdiction;
    const levels = new Map<string, string>();
    const add = (name: string) => {
      const level = pattern.exec(name)?.[0];
      if (level && !levels.has(level)) levels.set(level, name);
    };
    if (!place) return levels;
    const province = provinceOf(plan) ?? place;
    add(place);
    add(province);
    for (const words of [...plan.issuers, plan.title])
      for (const { value } of matcher.findLongest(words)) {
        const here = value.find((division) => division.province === province);
        if (here) add(here.usual);
      }
    return levels;
  };
  const known = new WeakMap<Plan, ReadonlyMap<string, string>>();
  return (plan) => {
    const levels = known.get(plan) ?? read(plan);
    known.set(plan, levels);
    return levels;
  };
}

/**
 * The city or county that a name is the full or the short name of in the province of a plan, those of its city first: 瑞丽 in a
 * plan of 云南省 is 瑞丽市. Null where it is none or where two are.
 */
export function makeDivisionFinder(
  knowledge: Knowledge,
  { provinceOf }: Pick<NameIndex, 'provinceOf'>,
): (name: string, plan: Plan) => CalledDivision | null {
  const byName = divisionsByName(knowledge);
  const { nestedPlace } = knowledge.naming.placeNames;
  return (name, plan) => {
    const { above, below } = nestedPlace.pattern.exec(name)?.groups ?? {};
    const under =
      below && byName.get(below)?.find(({ city, province }) => city === above || province === above);
    if (under) return { ...under, usual: name };
    const province = plan.jurisdiction && (provinceOf(plan) ?? plan.jurisdiction);
    const here = (byName.get(name) ?? []).filter((division) => division.province === province);
    const own = here.filter(({ city }) => city !== null && city === plan.jurisdiction);
    const governed = here.filter(({ city }) => city === null);
    return [own, governed, here].find((some) => some.length === 1)?.[0] ?? null;
  };
}
