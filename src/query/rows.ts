import { z } from 'zod';
import type { PassageKind } from '../model/plan.js';
import type { AnswerEvidence } from '../model/question.js';

/** What a statement returns beside what is named here goes through as it is: an answer gives it to the API. */
const text = z.string();
const names = z.array(text).readonly();
/** A property that a node has not is left out by the store, or null. */
const maybe = <T extends z.ZodType>(value: T) => value.nullish();

/** What the statements of questions say of a sentence, besides the plan that it stands in. */
export const SENTENCE_FIELDS = ['id', 'file', 'line', 'page', 'start', 'end', 'text', 'section'] as const;

const planOf = z.looseObject({ id: text, title: text, issuer: maybe(text) }).readonly();
const evidenceFields = {
  id: text,
  file: text,
  line: z.number(),
  page: maybe(z.number()),
  start: z.number(),
  end: z.number(),
  text,
  section: text.nullable(),
  plan: planOf,
} satisfies Record<(typeof SENTENCE_FIELDS)[number] | 'plan', z.ZodType>;
/** A passage that says something. */
export const evidenceRow: z.ZodType<AnswerEvidence> = z.looseObject(evidenceFields).readonly();
const evidence = z.array(evidenceRow).readonly();

/** A plan or an entity. */
const answerNode = z
  .looseObject({
    id: text,
    title: maybe(text),
    titleEn: maybe(text),
    name: maybe(text),
    number: maybe(text),
    aliases: maybe(names),
    nameEn: maybe(text),
    issuer: maybe(text),
    issuedOn: maybe(text),
  })
  .readonly();
export type AnswerNode = z.infer<typeof answerNode>;

const edgeFields = {
  node: answerNode,
  confidence: z.number(),
  evidence,
  /** Of all sentences that say so, where `evidence` may be a part of them. */
  evidenceIds: names.optional(),
};
/** A thing that answers a question, with the sentences that say so. */
export const edgeRow = z.looseObject(edgeFields).readonly();
export type Edge = z.infer<typeof edgeRow>;

/** A thing with the number of plans that direct something at it. */
export const rankedRow = z
  .looseObject({ node: answerNode, evidence, evidenceIds: names.optional(), plans: z.number() })
  .readonly();

/** What hangs on one node, by the field that leads to it. */
export const nodeRow = z.looseObject({}).readonly().nullable();
export const connectionRow = z.looseObject({ edges: z.array(edgeRow).readonly() }).readonly();

/** A plan for which conditions hold, or of which it is asked whether they do. */
export const planRow = z
  .looseObject({
    /** Where one plan is asked of: whether all of it holds. */
    holds: z.boolean().optional(),
    node: answerNode,
    confidences: z.array(z.number()).readonly(),
    evidence: z.array(evidence).readonly(),
    /** Of all sentences that say so, by condition. */
    evidenceIds: z.array(names).readonly().optional(),
  })
  .readonly();
export type PlanRow = z.infer<typeof planRow>;

/** A way from one thing to another, with what says each of its steps. */
export const pathRow = z
  .looseObject({
    nodes: z.array(answerNode).readonly(),
    steps: z.array(z.looseObject({ evidence }).readonly()).readonly(),
  })
  .readonly();
export type PathRow = z.infer<typeof pathRow>;

export const targetRow = z
  .looseObject({
    value: z.number(),
    unit: text,
    comparator: text,
    baseValue: z.number(),
    holdsBy: maybe(z.number()),
    year: maybe(z.number()),
    baseline: maybe(z.number()),
    baselineYear: maybe(z.number()),
    growthPerYear: maybe(z.number()),
    scope: maybe(text),
    sector: maybe(text),
    /** The indicator as the plan words it. */
    name: maybe(text),
    text,
    indicator: z.looseObject({ name: text, nameEn: maybe(text), aliases: maybe(names) }).readonly(),
    plan: planOf,
    evidence,
  })
  .readonly();
export type TargetRow = z.infer<typeof targetRow>;

/** Targets of different plans for one indicator that set different values. */
export const conflictRow = z.looseObject({ targets: z.array(targetRow).readonly() }).readonly();
export type ConflictRow = z.infer<typeof conflictRow>;

/** Sentences that may describe the plan which a question means. */
const described = z.array(z.looseObject({ plan: text, text }).readonly()).readonly();

/** A target with the heading that it stands under. */
export const measuredRow = z.looseObject({ value: targetRow, heading: text, described }).readonly();

/** What the head of a plan says. */
export const headRow = z
  .looseObject({ value: z.record(text, text.nullable()).readonly(), described, evidence })
  .readonly();
export type HeadRow = z.infer<typeof headRow>;

/** A name in a passage with what it names. */
const readName = z
  .looseObject({
    text,
    type: text,
    name: text,
    aliases: names,
    nameEn: text.nullable(),
    kind: text.nullable(),
  })
  .readonly();
export type ReadName = z.infer<typeof readName>;

const readPassage = z
  .looseObject({ ...evidenceFields, kind: z.custom<PassageKind>(), names: z.array(readName).readonly() })
  .readonly();
export type ReadPassage = z.infer<typeof readPassage>;

/** A heading below another one. */
const readHeading = z
  .looseObject({
    over: text,
    /** Below the section itself; else beside it. */
    isOwn: z.boolean(),
    level: z.number(),
    marker: text,
    heading: text,
    passage: evidenceRow,
  })
  .readonly();
export type ReadHeading = z.infer<typeof readHeading>;

/** Who is responsible by a passage of the section. */
const readUnit = z
  .looseObject({ name: text, aliases: names, nameEn: text.nullable(), passage: text, leads: z.boolean() })
  .readonly();
export type ReadUnit = z.infer<typeof readUnit>;

/** A section that holds words of a question. */
export const readSection = z
  .looseObject({
    plan: planOf,
    id: text,
    heading: text,
    above: names,
    described,
    passages: z.array(readPassage).readonly(),
    children: z.array(readHeading).readonly(),
    units: z.array(readUnit).readonly(),
  })
  .readonly();
export type ReadSection = z.infer<typeof readSection>;

/** A thing of the graph with its names. */
export const namedThing = z
  .object({
    type: z.enum(['Zone', 'Industry', 'Institution', 'Project', 'Plan', 'Indicator']),
    id: text,
    name: text,
    aliases: names,
    nameEn: text,
    kind: text.nullable(),
    /** How often the corpus names it: decides between namesakes. */
    mentions: z.number(),
  })
  .readonly();
export type NamedThing = z.infer<typeof namedThing>;

/** A section with its passages, for searching. */
export const searchedSection = z
  .object({
    section: text,
    plan: text,
    title: text,
    heading: text,
    above: names,
    passages: z.array(z.object({ id: text, text, vector: text.nullable() }).readonly()).readonly(),
  })
  .readonly();
export type SearchedSection = z.infer<typeof searchedSection>;

/** @throws ZodError where the store gives what its statement does not promise */
export const parseRows = <T>(schema: z.ZodType<T>, rows: readonly unknown[]): T[] =>
  z.array(schema).parse(rows);
