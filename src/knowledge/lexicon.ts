import { z } from 'zod';
import { ENTITY_TYPES } from '../model/entity.js';
import { rewritingSchema } from './rules.js';

const names = z.array(z.string()).default([]);
const entry = z
  .object({
    name: z.string(),
    nameEn: z.string(),
    aliases: names,
    localAliases: names,
    aliasesEn: names,
    kind: z.string().optional(),
    onlyWithEnding: z.boolean().default(false),
  })
  .strict();
const suffix = z
  .object({
    ends: z.array(z.string()).min(1),
    kind: z.string(),
    en: z.string().optional(),
    /** Names that end so: its tests. */
    examples: z.array(z.string()).min(1),
  })
  .strict();

export const placesSchema = z
  .object({
    provinces: z.array(
      z.object({ name: z.string(), short: z.string(), nameEn: z.string(), cities: names }).strict(),
    ),
    ambiguousShortNames: names,
    peoples: names,
    regions: z.array(entry),
    nationalZones: z.array(entry.extend({ city: z.string() })),
  })
  .strict();
export const regionSchema = z
  .object({
    jurisdiction: z.string(),
    nameEn: z.string(),
    province: z.string(),
    departments: z.record(z.string(), z.string()).default({}),
    zones: z.array(entry).default([]),
    institutions: z.array(entry).default([]),
    projects: z.array(entry).default([]),
    industries: z.array(entry).default([]),
  })
  .strict();
export const zonesSchema = z
  .object({
    suffixes: z.array(suffix),
    notPlaces: names,
    localNames: names,
  })
  .strict();
export const industriesSchema = z
  .object({
    endings: names,
    suffixes: z.array(suffix),
    industries: z.array(entry),
  })
  .strict();
export const institutionsSchema = z
  .object({
    suffixes: z.array(suffix),
    officeEndings: names,
    departments: z.array(entry),
    national: z.array(entry),
  })
  .strict();
export const projectsSchema = z.object({ suffixes: z.array(suffix), national: z.array(entry) }).strict();
export const indicatorsSchema = z
  .object({
    leftOut: names,
    equivalents: z.array(rewritingSchema),
    indicators: z.array(
      z.object({ name: z.string(), nameEn: z.string(), aliases: names, aliasesEn: names }).strict(),
    ),
  })
  .strict();
export type IndicatorLexicon = z.infer<typeof indicatorsSchema>;
const judged = z
  .object({
    type: z.enum(ENTITY_TYPES),
    name: z.string(),
    jurisdiction: z.string().optional(),
    because: z.string(),
  })
  .strict();
export const apartSchema = z.object({ apart: z.array(judged.extend({ not: z.string() })) }).strict();
export const togetherSchema = z.object({ together: z.array(judged.extend({ is: z.string() })) }).strict();
/** What somebody decided of a writing. */
export type Judged = z.infer<typeof judged>;
export type Apart = z.infer<typeof apartSchema>['apart'][number];
export type Together = z.infer<typeof togetherSchema>['together'][number];
export const glossarySchema = z.record(z.string(), z.string());
export const englishSchema = z.record(z.string(), z.array(z.string()));

const entityType = z.enum(ENTITY_TYPES);
export const ontologySchema = z
  .object({
    entityTypes: z.record(
      entityType,
      z
        .object({
          zh: z.string(),
          en: z.string(),
          plural: z.string(),
          planPredicate: z.string(),
          kinds: names,
        })
        .strict(),
    ),
    predicates: z.record(
      z.string(),
      z
        .object({
          paths: z
            .array(
              z
                .object({
                  from: z.string(),
                  to: z.string(),
                  /** The field of the API that leads from the one to the other, and back; null where none does. */
                  field: z.string(),
                  back: z.string().nullable(),
                })
                .strict(),
            )
            .min(1),
          /** Whether paths and neighbourhoods go over it. */
          walked: z.boolean().default(true),
          read: z.enum(['rules', 'model']),
          zh: z.string(),
          en: z.string(),
        })
        .strict(),
    ),
  })
  .strict();

/** An entry of a lexicon file as its author wrote it. */
export type Entry = z.infer<typeof entry>;
export type Suffix = z.infer<typeof suffix>;
export type Ontology = z.infer<typeof ontologySchema>;
