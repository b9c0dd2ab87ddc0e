import { z } from 'zod';
import { ENTITY_TYPES } from './entity.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type QuestionLanguage = (typeof LANGUAGES)[number];

const reference = z.object({
  type: z.enum([...ENTITY_TYPES, 'Plan', 'Indicator']),
  id: z.string(),
  name: z.string(),
});
/** A thing of the graph that a question names. */
export type Reference = z.infer<typeof reference>;

/** What a question means: the one typed form that everything behind reading works with. */
export const logicalForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plansOf'), entity: reference, relation: z.enum(['directs', 'mentions']) }),
  z.object({ kind: z.literal('entitiesOf'), plan: reference, type: z.enum(ENTITY_TYPES) }),
  z.object({ kind: z.literal('targetsOf'), plan: reference }),
  z.object({
    kind: z.literal('targetsFor'),
    indicator: reference,
    plan: reference.nullable(),
    year: z.number().int().nullable(),
    highest: z.boolean(),
  }),
  z.object({ kind: z.literal('conflicts') }),
  z.object({ kind: z.literal('factOf'), plan: reference, fact: z.enum(['number', 'issuer', 'issuedOn']) }),
  z.object({ kind: z.literal('allPlans') }),
  z.object({ kind: z.literal('unknownName'), name: z.string() }),
]);
export type LogicalForm = z.infer<typeof logicalForm>;

/** A name in a question with what it was taken for. */
export interface LinkedName {
  readonly text: string;
  readonly reference: Reference;
}

/** A question after reading: its names are linked and replaced by «P» or «E» in `frame`. */
export interface Question {
  readonly text: string;
  readonly language: QuestionLanguage;
  readonly names: readonly LinkedName[];
  readonly frame: string;
}

export interface AnswerEvidence {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly page?: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly section: string | null;
  readonly plan: { readonly id: string; readonly title: string };
}

/** The answer as the schema has it. */
export interface Answer {
  readonly status: 'ANSWERED' | 'EMPTY' | 'NOT_UNDERSTOOD';
  readonly kind: 'NAMES' | 'COUNT' | 'VALUE' | 'BOOLEAN' | 'TARGETS' | 'DATE' | 'PASSAGES' | null;
  readonly text: string;
  readonly names: readonly string[];
  readonly items: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly count: number | null;
  readonly boolean: boolean | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly date: string | null;
  readonly targets: readonly Record<string, unknown>[];
  readonly evidence: readonly AnswerEvidence[];
  readonly interpretation: {
    readonly entities: readonly { readonly text: string; readonly type: string; readonly name: string }[];
    readonly logicalForm: string;
    readonly cypher: string;
    readonly parameters: string;
  } | null;
  readonly confidence: number;
}
