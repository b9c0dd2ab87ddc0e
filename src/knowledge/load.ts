import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { ZodError, type ZodType } from 'zod';
import type { EntityType } from '../model/entity.js';
import { Problem } from '../model/problem.js';
import { freezeDeep } from './freeze.js';
import type { Knowledge, KnownName, NameSuffix } from './knowledge.js';
import {
  apartSchema,
  type Entry,
  englishSchema,
  glossarySchema,
  indicatorsSchema,
  industriesSchema,
  institutionsSchema,
  type Ontology,
  ontologySchema,
  placesSchema,
  projectsSchema,
  regionSchema,
  togetherSchema,
  zonesSchema,
} from './lexicon.js';
import {
  columnsSchema,
  criteriaSchema,
  directivesSchema,
  type EnumerationRules,
  enumerationsSchema,
  furnitureSchema,
  type HeadRules,
  headingsSchema,
  headsSchema,
  type NameRules,
  namesSchema,
  numbersSchema,
  type PageRules,
  pagesSchema,
  questionsSchema,
  relationsSchema,
  targetsSchema,
} from './rules.js';
import { readThesaurus } from './thesaurus.js';

const GRAPH_FOLDER = fileURLToPath(new URL('../../graph/', import.meta.url));

/**
 * Reads and validates `graph/`.
 *
 * @throws Problem KNOWLEDGE_INVALID with the file and the place in it that is wrong
 */
export function loadKnowledge(folder: string = GRAPH_FOLDER): Knowledge {
  const read = <T>(file: string, schema: ZodType<T>): T => readYaml(folder, file, schema);
  const places = read('lexicon/places.yaml', placesSchema);
  const zones = read('lexicon/zones.yaml', zonesSchema);
  const industries = read('lexicon/industries.yaml', industriesSchema);
  const institutions = read('lexicon/institutions.yaml', institutionsSchema);
  const projects = read('lexicon/projects.yaml', projectsSchema);
  const regionFiles = readdirSync(join(folder, 'lexicon/regions')).filter((file) => file.endsWith('.yaml'));
  const regions = regionFiles
    .sort()
    .map((file) => ({ file, ...read(`lexicon/regions/${file}`, regionSchema) }));

  const ambiguous = new Set(places.ambiguousShortNames);
  const placeNames = new Map<string, string>();
  const provinceOf = new Map<string, string>();
  const names: KnownName[] = [];
  const addPlace = (name: string, short: string, nameEn: string) => {
    placeNames.set(name, name);
    if (!ambiguous.has(short)) placeNames.set(short, name);
    names.push(
      known('Zone', 'lexicon/places.yaml', {
        ...NO_ENTRY,
        name,
        nameEn,
        kind: 'administrative',
        aliases: ambiguous.has(short) || short === name ? [] : [short],
      }),
    );
  };
  for (const province of places.provinces) {
    addPlace(province.name, province.short, province.nameEn);
    for (const city of province.cities) {
      addPlace(city, city.replace(/市$/, ''), '');
      provinceOf.set(city, province.name);
    }
  }
  for (const region of places.regions)
    names.push(known('Zone', 'lexicon/places.yaml', { kind: 'area', ...region }));
  for (const { city, ...zone } of places.nationalZones)
    names.push({ ...known('Zone', 'lexicon/places.yaml', zone), city });
  for (const entry of industries.industries) names.push(known('Industry', 'lexicon/industries.yaml', entry));
  for (const entry of institutions.national)
    names.push(known('Institution', 'lexicon/institutions.yaml', entry));
  for (const entry of projects.national) names.push(known('Project', 'lexicon/projects.yaml', entry));
  for (const region of regions) {
    const source = `lexicon/regions/${region.file}`;
    const addAll = (type: EntityType, entries: readonly Entry[]) =>
      names.push(...entries.map((entry) => known(type, source, entry, region.jurisdiction)));
    addAll('Zone', region.zones);
    addAll('Institution', region.institutions);
    addAll('Project', region.projects);
    addAll('Industry', region.industries);
    for (const zone of region.zones.filter(({ kind }) => kind === 'administrative')) {
      for (const name of [zone.name, ...zone.aliases]) placeNames.set(name, zone.name);
      provinceOf.set(zone.name, region.province);
    }
  }
  const suffixes: NameSuffix[] = [
    ...zones.suffixes.map((suffix) => ({ ...suffix, type: 'Zone' as const })),
    ...industries.suffixes.map((suffix) => ({ ...suffix, type: 'Industry' as const })),
    ...institutions.suffixes.map((suffix) => ({ ...suffix, type: 'Institution' as const })),
    ...projects.suffixes.map((suffix) => ({ ...suffix, type: 'Project' as const })),
  ];
  const ontology = read('ontology.yaml', ontologySchema);
  checkKinds(ontology, [...names, ...suffixes]);
  // A place that a region file governs is what goes without saying there: it tells no indicator and no plan from another.
  const governed = regions.map(({ jurisdiction }) => jurisdiction);
  const provincesEn = places.provinces.filter(({ name }) =>
    regions.some(({ province }) => province === name),
  );
  const governedEn = [...regions, ...provincesEn].map(({ nameEn }) =>
    nameEn.replace(/ Province$/, '').toLowerCase(),
  );
  const indicators = read('lexicon/indicators.yaml', indicatorsSchema);
  const questions = read('rules/questions.yaml', questionsSchema);
  return freezeDeep({
    fingerprint: fingerprint(folder),
    ontology,
    furniture: read('rules/furniture.yaml', furnitureSchema),
    pages: read('rules/pages.yaml', pagesSchema),
    headings: read('rules/headings.yaml', headingsSchema),
    heads: read('rules/heads.yaml', headsSchema),
    columns: read('rules/columns.yaml', columnsSchema),
    directives: read('rules/directives.yaml', directivesSchema),
    numbers: read('rules/numbers.yaml', numbersSchema),
    targets: read('rules/targets.yaml', targetsSchema),
    enumerations: read('rules/enumerations.yaml', enumerationsSchema),
    indicators: { ...indicators, leftOut: [...indicators.leftOut, ...governed] },
    apart: read('lexicon/apart.yaml', apartSchema).apart,
    together: read('lexicon/together.yaml', togetherSchema).together,
    relations: read('rules/relations.yaml', relationsSchema),
    questions: {
      ...questions,
      fillers: { ...questions.fillers, zh: [...questions.fillers.zh, ...governed] },
      plans: { ...questions.plans, skipped: [...questions.plans.skipped, ...governedEn] },
    },
    criteria: read('rules/criteria.yaml', criteriaSchema),
    names,
    naming: read('rules/names.yaml', namesSchema),
    peoples: places.peoples,
    departments: institutions.departments,
    departmentNames: new Map(regions.map(({ jurisdiction, departments }) => [jurisdiction, departments])),
    suffixes,
    notPlaces: new Set(zones.notPlaces),
    localZones: zones.localNames,
    officeEndings: institutions.officeEndings,
    industryEndings: [...industries.endings].sort((a, b) => b.length - a.length),
    places: placeNames,
    provinceOf,
    glossary: {
      ...read('lexicon/glossary.yaml', glossarySchema),
      ...Object.fromEntries(regions.map(({ jurisdiction, nameEn }) => [jurisdiction, nameEn])),
    },
    englishWords: read('lexicon/english.yaml', englishSchema),
    thesaurus: readThesaurus(folder),
  });
}

let pages: PageRules | null = null;

/**
 * The rules for the pages of websites by themselves: reading a format needs no other knowledge.
 *
 * @throws Problem KNOWLEDGE_INVALID
 */
export function loadPageRules(): PageRules {
  pages ??= readYaml(GRAPH_FOLDER, 'rules/pages.yaml', pagesSchema);
  return pages;
}

let nameRules: NameRules | null = null;

/**
 * The rules for names by themselves: what is stored needs no other knowledge.
 *
 * @throws Problem KNOWLEDGE_INVALID
 */
export function loadNameRules(): NameRules {
  nameRules ??= readYaml(GRAPH_FOLDER, 'rules/names.yaml', namesSchema);
  return nameRules;
}

let enumerationRules: EnumerationRules | null = null;

/**
 * The rules for lists by themselves: every station that meets a list reads it by these.
 *
 * @throws Problem KNOWLEDGE_INVALID
 */
export function loadEnumerationRules(): EnumerationRules {
  enumerationRules ??= readYaml(GRAPH_FOLDER, 'rules/enumerations.yaml', enumerationsSchema);
  return enumerationRules;
}

function checkKinds(
  { entityTypes }: Ontology,
  given: readonly { readonly type: EntityType; readonly kind: string | null }[],
): void {
  for (const { type, kind } of given) {
    const { kinds } = entityTypes[type];
    if (kind !== null && !kinds.includes(kind))
      throw new Problem(
        'KNOWLEDGE_INVALID',
        `graph/lexicon gives a ${type} the kind “${kind}”.`,
        `Give it one of ${kinds.join(', ')}, or enter the kind in graph/ontology.yaml.`,
      );
  }
}

/** The closed lists of kinds, by the type of what is of a kind. */
export type Kinds = Readonly<Record<string, readonly string[]>>;

let ontology: Ontology | null = null;

/**
 * The ontology by itself: who asks the graph needs no other knowledge.
 *
 * @throws Problem KNOWLEDGE_INVALID
 */
export function loadOntology(): Ontology {
  ontology ??= readYaml(GRAPH_FOLDER, 'ontology.yaml', ontologySchema);
  return ontology;
}

let kinds: Kinds | null = null;

/**
 * The kinds of plans and entities by themselves: who asks for things of a kind needs no other knowledge.
 *
 * @throws Problem KNOWLEDGE_INVALID
 */
export function loadKinds(): Kinds {
  kinds ??= kindsOf(loadOntology(), readYaml(GRAPH_FOLDER, 'rules/heads.yaml', headsSchema));
  return kinds;
}

function kindsOf({ entityTypes }: Ontology, heads: HeadRules): Kinds {
  const ofEntities = Object.entries(entityTypes).map(([type, entity]) => [type, entity.kinds] as const);
  const ofPlans = heads.kinds.map((kind) => heads.kindGroups[kind] ?? kind);
  return { ...Object.fromEntries(ofEntities), Plan: [...new Set(ofPlans)] };
}

function fingerprint(folder: string): string {
  const digest = createHash('sha256');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.yaml'));
  for (const file of files.sort()) digest.update(file).update(readFileSync(join(folder, file)));
  return digest.digest('hex').slice(0, 16);
}

const NO_ENTRY: Entry = {
  name: '',
  nameEn: '',
  aliases: [],
  localAliases: [],
  aliasesEn: [],
  onlyWithEnding: false,
};

function known(
  type: EntityType,
  source: string,
  entry: Entry,
  jurisdiction: string | null = null,
): KnownName {
  return {
    type,
    name: entry.name,
    aliases: entry.aliases,
    localAliases: entry.localAliases,
    nameEn: entry.nameEn,
    aliasesEn: entry.aliasesEn,
    kind: entry.kind ?? null,
    jurisdiction,
    onlyWithEnding: entry.onlyWithEnding,
    source,
  };
}

/** The same data, whose maps hold nothing but what was written: `constructor` is looked up in them like any other word. */
function withoutInherited<T>(data: T): T {
  if (Array.isArray(data)) return data.map(withoutInherited) as T;
  if (data === null || typeof data !== 'object' || Object.getPrototypeOf(data) !== Object.prototype)
    return data;
  const entries = Object.entries(data).map(([key, value]) => [key, withoutInherited(value)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as T;
}

function readYaml<T>(folder: string, file: string, schema: ZodType<T>): T {
  try {
    return freezeDeep(withoutInherited(schema.parse(parse(readFileSync(join(folder, file), 'utf8')))));
  } catch (error) {
    const first = error instanceof ZodError ? error.issues[0] : null;
    const where = first ? `${first.path.join('.')}: ${first.message}` : (error as Error).message;
    const remedy =
      error instanceof YAMLParseError
        ? 'Mend the YAML at that line.'
        : 'Mend that entry; the file says what it may hold.';
    throw new Problem('KNOWLEDGE_INVALID', `graph/${file} is not valid: ${where}.`, remedy, { cause: error });
  }
}
