import { z } from 'zod';
import { ENTITY_TYPES } from './entity.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type QuestionLanguage = (typeof LANGUAGES)[number];

const reference = z.object({
  type: z.enum([...ENTITY_TYPES, 'Plan', 'Indicator']),
  id: z.string(),
  name: z.string(),
  /** For a plan: the corpus only cites it. */
  external: z.boolean().optional(),
});
/** A thing of the graph that a question names. */
export type Reference = z.infer<typeof reference>;

const term = z.object({
  /** The word of the question. */
  said: z.string(),
  /** How the plans may write it; empty where nobody knows. */
  written: z.array(z.string()),
  weight: z.number(),
  /** It may be short for two words: 创投 for 创业投资. */
  isShort: z.boolean().optional(),
});
/** A word of a question that says what it is about. */
export type Term = z.infer<typeof term>;

/** What the head of a plan says of it. */
export const FACTS = ['number', 'issuer', 'issuedOn', 'period', 'kind'] as const;
export type Fact = (typeof FACTS)[number];

const condition = z.discriminatedUnion('on', [
  z.object({ on: z.literal('directs'), entity: reference }),
  /** A sentence of it names the thing, or says one of the words. */
  z.object({
    on: z.literal('mentions'),
    entity: reference.nullable(),
    words: z.array(z.string()).readonly().default([]),
  }),
  z.object({ on: z.literal('cites'), plan: reference }),
  z.object({ on: z.literal('is'), plan: reference }),
  /** One of these issued it. */
  z.object({ on: z.literal('issuer'), entity: reference, or: z.array(reference).default([]) }),
  /** It is of this kind, or of one of the others. */
  z.object({ on: z.literal('kind'), kind: z.string(), or: z.array(z.string()).default([]) }),
  /** Its document number begins so, or is this one. */
  z.object({ on: z.literal('number'), prefix: z.string() }),
  /** It cites a text whose document number begins so. */
  z.object({ on: z.literal('citesNumber'), prefix: z.string() }),
  /** It cites a text of whose title these are words. */
  z.object({ on: z.literal('citesTitle'), words: z.string() }),
  /** It repeals this text, or any. */
  z.object({ on: z.literal('repeals'), plan: reference.nullable() }),
  /** Its head does not say it. */
  z.object({ on: z.literal('missing'), fact: z.enum(FACTS) }),
  z.object({ on: z.literal('title'), words: z.string() }),
  /** The years that it is for. */
  z.object({ on: z.literal('period'), from: z.number().int().nullable(), to: z.number().int() }),
  /** Issued on the day of another plan, before it or after it. */
  z.object({ on: z.literal('day'), is: z.enum(['same', 'before', 'after']), plan: reference }),
  /** ISO dates, the second one excluded. */
  z.object({ on: z.literal('issued'), from: z.string(), to: z.string() }),
]);
/** Conditions that a question can go on from; each is a part of one statement. */
const MOST_CONDITIONS = 12;
/** What holds of a plan. */
export type Condition = z.infer<typeof condition>;

/** Of a target: the value that it sets, the past one that it starts from, or the growth a year between them. */
const figure = z.enum(['value', 'baseline', 'growth', 'increase', 'rate', 'multiple']).default('value');

export const WANTED = [...ENTITY_TYPES, 'Plan', 'any', 'units', 'boolean', 'passages', 'number'] as const;
export type Wanted = (typeof WANTED)[number];

const described = z.object({
  /** ISO dates of issue, the second one excluded. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  cited: reference.nullable(),
  /** What a sentence of the plan says. */
  said: z.array(term),
});
/** A plan that a question describes and does not name: 领导小组办公室设在市水利局的那个方案. */
export type Described = z.infer<typeof described>;

/** What a question means: the one typed form that everything behind reading works with. */
export const logicalForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plans'),
    /** These hold, all of them or any, */
    where: z.array(condition).max(MOST_CONDITIONS),
    join: z.enum(['all', 'any']).default('all'),
    /** and none of these. */
    not: z.array(condition).max(MOST_CONDITIONS),
    only: z.enum(['latest', 'earliest', 'highestNumber', 'lowestNumber']).nullable(),
    /** Whether all of it holds of this plan is asked. */
    of: reference.nullable().default(null),
    as: z.enum(['names', 'count', 'boolean']),
  }),
  z.object({ kind: z.literal('entitiesOf'), plan: reference, type: z.enum(ENTITY_TYPES) }),
  z.object({ kind: z.literal('cited'), plan: reference }),
  /** What relationships join to an entity: of a type, or of any. */
  z.object({
    kind: z.literal('related'),
    entity: reference,
    type: z.enum([...ENTITY_TYPES, 'any']),
    plan: reference.nullable(),
    /** Of parts and wholes only its parts, or only what it is a part of or stands in. */
    side: z.enum(['any', 'parts', 'wholes']).default('any'),
    /** Over how many steps there may be parts of parts, or wholes of wholes. */
    depth: z.number().int().min(1).max(3).default(1),
  }),
  /** The texts that plans, or one of them, repeal; or the plans that repeal one. */
  z.object({ kind: z.literal('repeals'), repealing: reference.nullable(), repealed: reference.nullable() }),
  /** What an organ is responsible for. */
  z.object({
    kind: z.literal('duties'),
    entity: reference,
    plan: reference.nullable(),
    /** Only what it leads. */
    isLed: z.boolean().default(false),
    things: z.enum(['any', 'Project']).default('any'),
  }),
  /** The industries of the zones in which something stands. */
  z.object({ kind: z.literal('developedAround'), entity: reference, plan: reference.nullable() }),
  /** The entities of a type by the number of plans that direct something at them. */
  z.object({
    kind: z.literal('ranked'),
    type: z.enum(ENTITY_TYPES),
    /** Their names end with it: 区, 开发区. */
    noun: z.string().nullable(),
    /** These are left out: the places that the plans are of. */
    not: z.array(z.string()),
  }),
  z.object({ kind: z.literal('targetsOf'), plan: reference }),
  z.object({
    kind: z.literal('targetsFor'),
    indicator: reference,
    plan: reference.nullable(),
    year: z.number().int().nullable(),
    highest: z.boolean(),
    of: figure,
  }),
  /** Targets found by the words of the question: their value, or which place, industry or plan has the extreme one. */
  z.object({
    kind: z.literal('measured'),
    terms: z.array(term),
    plan: reference.nullable(),
    /** Of these plans where several are compared. */
    among: z.array(reference),
    described: described.nullable(),
    zone: reference.nullable(),
    year: z.number().int().nullable(),
    extreme: z.enum(['highest', 'lowest']).nullable(),
    by: z.enum(['Zone', 'Industry', 'Plan']).nullable(),
    of: figure,
    /** The values, or whether there is one. */
    as: z.enum(['values', 'boolean']),
    /** All that may be asked of the targets is weighed: their values, changes, differences, who has the most. */
    isLoose: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('conflicts') }),
  z.object({
    kind: z.literal('factOf'),
    plan: reference.nullable(),
    described: described.nullable(),
    facts: z.array(z.enum(FACTS)).min(1),
  }),
  /** What the sentences say that hold the words of the question. */
  z.object({
    kind: z.literal('reading'),
    want: z.enum(WANTED),
    terms: z.array(term),
    /** The writings of each thing that the question names. */
    about: z.array(z.array(z.string())).default([]),
    plan: reference.nullable(),
    described: described.nullable(),
    /** What plans may call the things that the question asks for, as 实验室. */
    called: z.array(z.string()),
    /** It expects several things. */
    many: z.boolean(),
    /** How many things the question expects. */
    size: z.number().int().nullable(),
    /** Of the units only those who lead, or those who assist them. */
    role: z.enum(['any', 'leading', 'assisting']),
    /** It asks whether more than a number is allowed or reached. */
    exceeds: z.boolean().default(false),
    /** What the number that is asked for measures: a dimension of rules/numbers.yaml; null where the question does not say. */
    dimension: z.string().nullable().default(null),
    /** The numbers that the question says itself. */
    given: z.array(z.number()).default([]),
  }),
  /** How two things are connected. */
  z.object({ kind: z.literal('path'), from: reference, to: reference }),
  /** The headings of a plan that count with a word: 专项工程1, 专项工程2. */
  z.object({ kind: z.literal('headed'), plan: reference, noun: z.string(), as: z.enum(['names', 'count']) }),
  /** What a plan numbers on through its parts: measures 1 to 14. */
  z.object({ kind: z.literal('numbered'), plan: reference }),
  z.object({ kind: z.literal('unknownName'), name: z.string(), nearest: z.array(reference) }),
]);
export type LogicalForm = z.infer<typeof logicalForm>;
export type FormOf<K extends LogicalForm['kind']> = Extract<LogicalForm, { kind: K }>;

/** A name in a question with what it was taken for. */
export interface LinkedName {
  readonly text: string;
  readonly reference: Reference;
  /** All writings of the thing that it was taken for. */
  readonly writings: readonly string[];
  /** Other things of the same name. */
  readonly namesakes: readonly Reference[];
}

/** Whether a name is that of a plan that was read, not of one that is only cited. */
export const isCorpusPlan = ({ reference }: LinkedName): boolean =>
  reference.type === 'Plan' && !reference.external;

/** Whether a name is that of a zone, an industry, an institution or a project. */
export const isEntity = ({ reference }: LinkedName): boolean =>
  reference.type !== 'Plan' && reference.type !== 'Indicator';

/** Where a name stands in a frame. */
export const MARK = /«[A-Z]»/g;

/** A question after reading: its names are linked and replaced in `frame` by «P» (plan), «C» (cited plan), «I» (indicator) or «E». */
export interface Question {
  readonly text: string;
  /** The language that it is asked in, by its words. */
  readonly askedIn: QuestionLanguage;
  /** The language of its answer. */
  readonly language: QuestionLanguage;
  readonly names: readonly LinkedName[];
  readonly frame: string;
  /** The places that the plans govern: their names say little of what is asked. */
  readonly ownPlaces: readonly string[];
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

/** Another thing that a name may stand for, with the question that asks about it. */
export interface Alternative {
  readonly name: string;
  readonly type: string;
  readonly question: string;
}

/** The answer as the schema has it. */
export interface Answer {
  /** Says what the answer is about, for questions that go on from it. */
  readonly id: string;
  readonly alternatives: readonly Alternative[];
  readonly status: 'ANSWERED' | 'EMPTY' | 'NOT_UNDERSTOOD';
  readonly kind: 'NAMES' | 'COUNT' | 'VALUE' | 'BOOLEAN' | 'TARGETS' | 'DATE' | 'PASSAGES' | null;
  readonly text: string;
  readonly names: readonly string[];
  readonly items: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly nameEn?: string | null | undefined;
  }[];
  readonly count: number | null;
  readonly boolean: boolean | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly date: string | null;
  readonly targets: readonly Record<string, unknown>[];
  readonly evidence: readonly AnswerEvidence[];
  /** Ids of the sentences that say so beside those, the strongest first. */
  readonly furtherEvidence: readonly string[];
  /** Words of the question that were not understood. */
  readonly unknownWords: readonly string[];
  readonly interpretation: {
    readonly entities: readonly { readonly text: string; readonly type: string; readonly name: string }[];
    readonly logicalForm: string;
    readonly cypher: string;
    readonly parameters: string;
  } | null;
  readonly confidence: number;
}
