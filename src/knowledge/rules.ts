import { z } from 'zod';
import { ENTITY_TYPES } from '../model/entity.js';
import { FACTS, LANGUAGES, WANTED } from '../model/question.js';

/** A regular expression kept in `graph/rules/`, with the examples that are its tests. */
export interface Rule {
  readonly pattern: RegExp;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

const examples = {
  examples: z.array(z.string()).default([]),
  counterExamples: z.array(z.string()).default([]),
};
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not a regular expression: ${(error as Error).message}` });
    return z.NEVER;
  }
});
export const ruleSchema = z.object({ pattern, ...examples }).strict();

/** What is written in another way: all that the pattern fits becomes `by`. */
export const rewritingSchema = z
  .object({
    pattern,
    by: z.string(),
    /** What is made of each. */
    examples: z.record(z.string(), z.string()),
    /** What stays as it is. */
    counterExamples: z.array(z.string()),
  })
  .strict();

export type Rewriting = z.infer<typeof rewritingSchema>;

/** How names are brought into their full form. */
export const namesSchema = z
  .object({
    /** How the names of what governs end. */
    governing: z
      .object({
        state: z.string(),
        place: z.string(),
        zone: z.string(),
        congress: z.string(),
        standingCommittee: z.string(),
        provinces: z.array(z.string()),
        provincialDepartment: z.string(),
      })
      .strict(),
    levelLead: ruleSchema,
    industryLead: ruleSchema,
    stemsWithEnding: ruleSchema,
    spellings: z.array(rewritingSchema.extend({ type: z.enum(ENTITY_TYPES) })),
    unitGroupNames: z.array(rewritingSchema),
    titles: z
      .object({
        opens: ruleSchema,
        notice: ruleSchema,
        issuingNotice: ruleSchema,
        about: ruleSchema,
        saysSubject: ruleSchema,
        onSubject: ruleSchema,
        fiveYearPlan: ruleSchema,
        fiveYearOrdinal: ruleSchema,
        titlePlace: ruleSchema,
      })
      .strict(),
    introduces: ruleSchema,
    branch: ruleSchema,
    company: ruleSchema,
    governs: ruleSchema,
    innerUnit: ruleSchema,
    departmentEnds: ruleSchema,
    placeNames: z
      .object({
        placeLevel: ruleSchema,
        organLevel: ruleSchema,
        nestedPlace: ruleSchema,
        departmentOwner: ruleSchema,
        administrativePlace: ruleSchema,
        leadingPlace: ruleSchema,
        placeClass: ruleSchema,
        cityOrProvince: ruleSchema,
      })
      .strict(),
    known: z
      .object({
        officeLevels: z.array(z.string()),
        governmentOrgans: z.array(z.string()),
        notBehindOrgan: ruleSchema,
        notBeforeOrgan: ruleSchema,
        gloss: ruleSchema,
        becomes: ruleSchema,
        extents: z.array(z.string()),
        saysPlace: ruleSchema,
        wholePlace: ruleSchema,
        otherPlace: ruleSchema,
      })
      .strict(),
    offices: z
      .object({
        listOpeners: z.array(z.string()),
        followers: z.array(z.string()),
        laterEndings: z.array(z.string()),
        ownLevel: ruleSchema,
      })
      .strict(),
    fuller: z
      .object({
        levelOpens: ruleSchema,
        saysLevel: ruleSchema,
        wordsBehind: ruleSchema,
        placeEnding: ruleSchema,
        levelEnds: ruleSchema,
        unitEnds: ruleSchema,
      })
      .strict(),
    party: rewritingSchema,
    indicatorNames: z
      .object({
        growthMeasure: ruleSchema,
        /** Group `industry`. */
        ofIndustry: ruleSchema,
        industry: ruleSchema,
        idleInIndicator: ruleSchema,
      })
      .strict(),
    behindPlace: ruleSchema,
    industryEnding: z.string(),
    tradeEnding: z.string(),
    beforeEnding: ruleSchema,
    idleEndings: z.array(z.string()),
    idleIndustryEndings: z.array(z.string()),
    sameEndings: z.array(z.array(z.string()).min(2)),
  })
  .strict();
export type NameRules = z.infer<typeof namesSchema>;

/** What a labelled line of a page says of its text. */
const LABELS = ['title', 'number', 'issuer', 'issued', 'published', 'other'] as const;
export type Label = (typeof LABELS)[number];

export const furnitureSchema = z
  .object({
    pageNumbers: z.array(ruleSchema),
    marks: z.array(
      ruleSchema.extend({ heading: z.boolean().default(false), note: z.boolean().default(false) }),
    ),
    breaks: z.array(ruleSchema),
    notices: z.array(ruleSchema),
    continuations: z.array(ruleSchema),
    controls: z.array(ruleSchema),
    typeSize: z.object({ opens: ruleSchema, parts: ruleSchema }).strict(),
    path: z.object({ opens: ruleSchema, sign: ruleSchema }).strict(),
    labels: z.object({ names: z.record(z.enum(LABELS), z.array(z.string())), value: ruleSchema }).strict(),
    stamp: ruleSchema,
    runningHeads: z.object({ besidePageNumber: z.number().int(), alone: z.number().int() }),
  })
  .strict();

export const pagesSchema = z
  .object({
    containers: z.array(ruleSchema),
    furnitureNames: z.array(ruleSchema),
    icons: z.array(ruleSchema),
    furniture: z.array(ruleSchema),
    edges: z.array(ruleSchema),
    tails: z.array(ruleSchema),
    own: z.array(ruleSchema),
    meta: z
      .object({
        title: z.array(z.string()),
        published: z.array(z.string()),
        source: z.array(z.string()),
        site: z.array(z.string()),
        address: z.array(z.string()),
      })
      .strict(),
    siteNames: z.array(ruleSchema),
    noTitles: z.array(ruleSchema),
    numberBehindTitle: ruleSchema,
    itemNumber: ruleSchema,
    noValue: ruleSchema,
    organs: z.array(ruleSchema),
    index: z
      .object({
        title: z.array(z.string()),
        number: z.array(z.string()),
        issuer: z.array(z.string()),
        written: z.array(z.string()),
        published: z.array(z.string()),
        marks: z.array(z.string()),
        others: z.array(z.string()),
        ...examples,
      })
      .strict()
      .transform((index) => ({ ...index, pattern: labelPattern(index) })),
    listClasses: z.record(z.string(), z.string()),
  })
  .strict();

/** Finds the labels of an index in a line whose cells and elements are kept apart by U+0001. */
function labelPattern(index: Readonly<Record<string, readonly string[]>>): RegExp {
  const labels = Object.entries(index)
    .filter(([key]) => key !== 'examples' && key !== 'counterExamples')
    .flatMap(([, words]) => words)
    .sort((a, b) => b.length - a.length)
    .map((label) => [...label].join('[\\s\u0001]*'));
  const words = `(?<label>${labels.join('|')})`;
  return new RegExp(
    `(?:^|[\\s\u0001;；|｜【\\[])${words}(?:[】\\]]|[\\s\u0001]*[:：])+|(?:^|\u0001)\\s*${words.replace('<label>', '<cell>')}\\s*(?=\u0001|$)`,
    'u',
  );
}

export const sectionRole = z.enum(['background', 'goal', 'task', 'safeguard', 'annex']);
export const headingsSchema = z
  .object({
    numberings: z.array(ruleSchema.extend({ id: z.string(), level: z.number().int() })),
    annexList: ruleSchema,
    unnumbered: z.array(ruleSchema),
    unnumberedLevels: z.array(ruleSchema.extend({ level: z.number().int() })),
    contents: ruleSchema,
    tables: z.object({ notLabels: ruleSchema, openings: ruleSchema, figure: ruleSchema }).strict(),
    contentsHeading: ruleSchema,
    headingNumber: ruleSchema,
    roles: z.array(
      ruleSchema.extend({
        role: sectionRole,
        insideGoals: z.boolean().default(false),
        aim: z.boolean().default(false),
      }),
    ),
  })
  .strict();

const organsSchema = z
  .object({
    endings: z.array(z.string()),
    goesOn: ruleSchema,
    notIn: ruleSchema,
    begins: ruleSchema,
    whole: ruleSchema,
    between: ruleSchema,
    others: ruleSchema,
    acts: ruleSchema,
    national: ruleSchema,
    masthead: ruleSchema,
  })
  .strict();

export type OrganRules = z.infer<typeof organsSchema>;

export const headsSchema = z
  .object({
    number: ruleSchema,
    numberPlace: ruleSchema,
    numberCited: ruleSchema,
    /** Groups `front` and `back`. */
    orderNumber: ruleSchema,
    brokenNumber: ruleSchema,
    dayBehindNumber: ruleSchema,
    namesPlace: ruleSchema,
    addressees: ruleSchema,
    addresseesOpen: ruleSchema,
    salutation: ruleSchema,
    formerAnnex: ruleSchema,
    annexBelow: ruleSchema,
    numberedLine: ruleSchema,
    selfContained: ruleSchema,
    adopted: ruleSchema,
    adoptedEnd: ruleSchema,
    adoptionDay: ruleSchema,
    decisionDay: ruleSchema,
    delivered: ruleSchema,
    speaker: ruleSchema,
    congress: ruleSchema,
    congressAdopts: ruleSchema,
    heldIn: ruleSchema,
    bareReport: ruleSchema,
    congressKinds: z.array(z.string()),
    workReport: ruleSchema,
    organs: organsSchema,
    national: ruleSchema,
    behindTitle: z.object({ date: ruleSchema, adopted: ruleSchema, delivered: ruleSchema }).strict(),
    joinsTitles: ruleSchema,
    notice: ruleSchema,
    announces: ruleSchema,
    announcedEnd: ruleSchema,
    announcement: ruleSchema,
    announcementHead: ruleSchema,
    callsItself: ruleSchema,
    follows: ruleSchema,
    kinds: z.array(z.string()),
    citedKinds: z.array(z.string()),
    kindLeads: z.array(z.string()),
    articleCount: ruleSchema,
    unmarked: z.array(ruleSchema),
    kindGroups: z.record(z.string(), z.string()),
    news: z
      .object({
        byline: ruleSchema,
        reported: ruleSchema,
        reporter: ruleSchema,
        issuerNames: z.array(rewritingSchema),
        issuerLevel: ruleSchema,
      })
      .strict(),
    titleYears: z
      .object({
        fiveYearTerm: ruleSchema,
        fiveYearShort: ruleSchema,
        ofYear: ruleSchema,
        untilYear: ruleSchema,
      })
      .strict(),
    periods: z.array(ruleSchema),
  })
  .strict();

export type PageRules = z.infer<typeof pagesSchema>;
export type FurnitureRules = z.infer<typeof furnitureSchema>;
export type HeadingRules = z.infer<typeof headingsSchema>;
export type TableRules = HeadingRules['tables'];
export type HeadRules = z.infer<typeof headsSchema>;

/** Names of the columns that say something of the text in their row, the surest first. */
const columnNames = z.array(z.string().regex(/^[^\sA-Z_-]+$/u, 'small letters without white space'));
export const columnsSchema = z
  .object({ title: columnNames, number: columnNames, issuer: columnNames, date: columnNames })
  .strict();

export type ColumnRules = z.infer<typeof columnsSchema>;

export const directivesSchema = z
  .object({
    tells: z.array(ruleSchema),
    compares: z.array(ruleSchema),
    repeals: ruleSchema,
    cites: ruleSchema,
    basis: ruleSchema,
    drawnUp: ruleSchema,
    enforces: ruleSchema,
    rests: ruleSchema,
    provenance: ruleSchema,
  })
  .strict();

const comparator = z.enum(['=', '>=', '>', '<=', '<', '~']);
const numbersRead = z.record(z.string(), z.array(z.string()));
/** A part of the grammar of numbers; examples map a text to the numbers that are read in it where the part counts, and where not. */
const partOfNumber = z.object({ pattern, examples: numbersRead, counterExamples: numbersRead }).strict();
export const numbersSchema = z
  .object({
    multipliers: z.record(z.string(), z.number().positive()),
    dimensions: z.array(
      z
        .object({
          id: z.string(),
          unit: z.string(),
          counting: z.boolean().default(false),
          factors: z.record(z.string(), z.number().positive()),
        })
        .strict(),
    ),
    notMeasures: z.array(z.string()),
    bare: partOfNumber,
    perWords: z.array(z.string()),
    overWords: z.array(z.string()),
    notBehind: partOfNumber,
    notBefore: partOfNumber,
    ranges: partOfNumber,
    bounds: z.array(
      z.object({ words: z.array(z.string()), means: comparator, denied: comparator.optional() }).strict(),
    ),
    denials: z.array(z.string()),
    boundEndings: z.array(z.string()),
    notBounds: z.array(z.string()),
    boundsBehind: z.array(z.object({ words: z.array(z.string()), means: comparator }).strict()),
  })
  .strict();
export type NumberRules = z.infer<typeof numbersSchema>;
/** Patterns of which all that fit a text are hidden from its reading. */
const masks = z.array(ruleSchema);
/** How a clause is put together around its number; examples map a sentence to the indicator that is read, or null. */
const targetShape = z
  .object({
    name: z.string(),
    unit: pattern.optional(),
    head: pattern.optional(),
    tail: z.string(),
    indicator: z.string().optional(),
    unmeasured: z.boolean().default(false),
    unbounded: z.boolean().default(false),
    examples: z.record(z.string(), z.string().nullable()),
    /** Sentences that lack the shape, with what is read of them instead. */
    counterExamples: z.record(z.string(), z.string().nullable()),
  })
  .strict();
export const targetsSchema = z
  .object({
    reaches: z.array(z.string()),
    verbs: z.array(z.string()),
    amounts: z.array(z.string()),
    notAmounts: z.array(z.string()),
    keptAmounts: z.array(z.string()),
    /** Numbers written in characters count only behind or before these words. */
    spelled: z.object({ before: ruleSchema, after: ruleSchema, never: ruleSchema }).strict(),
    scopes: z.array(z.string()),
    shapes: z.array(targetShape),
    coverage: z.array(z.string()),
    changes: z.record(z.string(), z.string()),
    changeLeads: z.array(z.string()),
    yearly: z.record(z.string(), z.string()),
    changeModes: z.array(z.string()),
    changeAims: z.array(z.string()),
    changeReaches: z.array(z.string()),
    comparison: ruleSchema,
    comparedYear: ruleSchema,
    gains: ruleSchema,
    money: ruleSchema,
    changedBy: z.object({ sum: z.string(), other: z.string() }).strict(),
    sized: ruleSchema,
    thresholds: masks,
    described: masks,
    asides: masks,
    baseInBrackets: ruleSchema,
    founding: ruleSchema,
    plansWithout: z.array(z.string()),
    withinYear: ruleSchema,
    conditions: masks,
    excludes: z.array(ruleSchema.extend({ reason: z.string() })),
    against: z.array(ruleSchema.extend({ reason: z.string() })),
    pastLead: ruleSchema,
    timed: ruleSchema,
    year: ruleSchema,
    openingYear: ruleSchema,
    enumerator: ruleSchema,
    raised: ruleSchema,
    step: ruleSchema,
    innerYear: ruleSchema,
    yearOfList: ruleSchema,
    yearAlone: ruleSchema,
    leads: z.array(z.string()),
    perYear: ruleSchema,
    shares: ruleSchema,
    atLeast: ruleSchema,
    each: ruleSchema,
    adverbial: ruleSchema,
    qualities: ruleSchema,
    headOfRest: ruleSchema,
    headOfList: ruleSchema,
    notes: ruleSchema,
    vague: masks,
    endOfPlan: ruleSchema,
    fiveYears: ruleSchema,
    leadYear: ruleSchema,
    periodAhead: ruleSchema,
    growth: ruleSchema,
    grown: ruleSchema,
    growthNames: z.array(rewritingSchema),
    partitive: ruleSchema,
    shareOf: ruleSchema,
    measures: ruleSchema,
    numberOf: z.string(),
    connects: ruleSchema,
    froms: z.array(z.string()),
    tos: z.array(z.string()),
    pastBefore: ruleSchema,
    rises: z.array(z.string()),
    respectively: z.string(),
    listedNumber: ruleSchema,
    eachOf: ruleSchema,
    rates: ruleSchema,
    sharedTails: z.array(z.string()),
    bareMeasures: z.array(z.string()),
    joined: z.record(z.string(), z.array(z.string())),
    doublings: z.record(z.string(), z.number()),
    doublingLeads: z.array(z.string()),
    doublingRate: z.string(),
    doubledFrom: ruleSchema,
    tables: z
      .object({
        baseColumns: z.array(z.string()),
        unitColumn: z.string(),
        sums: z.array(z.string()),
        headingEndings: z.array(z.string()),
        unitAbove: ruleSchema,
        orderColumn: ruleSchema,
        shareLabel: ruleSchema,
        leadsToName: ruleSchema,
        /** Group `number`. */
        numberAlone: ruleSchema,
        doneBy: ruleSchema,
      })
      .strict(),
  })
  .strict();

export type TargetShape = z.infer<typeof targetShape>;
export type DirectiveRules = z.infer<typeof directivesSchema>;
export type TargetRules = z.infer<typeof targetsSchema>;
export type TableTargetRules = TargetRules['tables'];

const caseless = z.string().transform((source) => new RegExp(source, 'iu'));
const questionRule = z.object({ pattern: caseless, ...examples }).strict();

/** What a question calls the things that it asks for; the rules for their names have the group `noun`. */
const thingsSchema = z
  .object({
    kindAsked: ruleSchema,
    kindEnds: ruleSchema,
    whichTexts: questionRule,
    /** Groups `asking` and `words`. */
    askedAs: ruleSchema,
    single: questionRule,
    /** Group `number`. */
    counted: z.array(ruleSchema),
    verbal: ruleSchema,
    interrogative: ruleSchema,
    closingNoun: ruleSchema,
    numberBefore: ruleSchema,
    nounBefore: ruleSchema,
    nounBehind: z.object({ said: z.array(ruleSchema), anywhere: ruleSchema }).strict(),
    nounEn: questionRule,
    finalParticles: ruleSchema,
    headingNoun: ruleSchema,
    rankedNoun: ruleSchema,
  })
  .strict();
export type ThingRules = z.infer<typeof thingsSchema>;

export const questionsSchema = z
  .object({
    intents: z.array(
      questionRule.extend({ id: z.string(), needs: z.array(z.enum(['plan', 'entity', 'indicator'])) }),
    ),
    samples: z.record(z.enum(LANGUAGES), z.array(z.string()).min(1)),
    fillers: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    repeals: questionRule,
    repealedBy: questionRule,
    placeOf: questionRule,
    glossed: ruleSchema,
    shortYears: ruleSchema,
    bothWords: questionRule,
    picked: questionRule,
    allLevels: questionRule,
    relations: z.array(
      questionRule.extend({
        id: z.enum(['duties', 'parts', 'wholes', 'place', 'developedAround']),
        of: z.array(z.enum(ENTITY_TYPES)),
      }),
    ),
    mentioned: z.array(questionRule),
    mentionedNot: questionRule,
    mentionedBetween: questionRule,
    severalPlans: questionRule,
    unknownNames: z.array(questionRule),
    highest: questionRule,
    plans: z
      .object({
        kinds: z.array(z.string()),
        loose: z.array(z.string()),
        generic: z.array(z.string()),
        notInside: ruleSchema,
        asDescribed: ruleSchema,
        cutOff: ruleSchema,
        idleInShortForm: ruleSchema,
        sharedNoun: rewritingSchema,
        nouns: z.array(z.string()),
        genericEn: z.array(z.string()),
        subjectEn: z.array(z.string()),
        behindEn: z.array(z.string()),
        insideEn: z.array(z.string()),
        skipped: z.array(z.string()),
      })
      .strict(),
    particles: z.array(z.string()),
    colloquial: z.record(z.string(), z.string()),
    mixed: z.record(z.string(), z.string()),
    synonyms: z.record(z.string(), z.string()),
    denials: ruleSchema,
    englishDenials: ruleSchema,
    askingBack: ruleSchema,
    deputies: ruleSchema,
    ownPlace: ruleSchema,
    exceeds: questionRule,
    bounds: ruleSchema,
    asksPlans: questionRule,
    described: z.array(questionRule),
    excludes: questionRule,
    negations: questionRule,
    asks: questionRule,
    /** What a number measures that is asked for so; the dimensions are those of rules/numbers.yaml. */
    measures: z.array(questionRule.extend({ dimension: z.string() })),
    whatIs: questionRule,
    severally: questionRule,
    inFull: questionRule,
    whichHead: questionRule,
    seated: questionRule,
    seatSaid: questionRule,
    open: questionRule,
    only: questionRule,
    superlatives: questionRule,
    personal: questionRule,
    mentions: questionRule,
    either: questionRule,
    eitherWords: questionRule,
    cites: questionRule,
    issued: questionRule,
    counts: questionRule,
    numbered: questionRule,
    setAgainst: questionRule,
    latest: questionRule,
    earliest: questionRule,
    lowest: questionRule,
    leads: questionRule,
    baselines: questionRule,
    growths: questionRule,
    rates: questionRule,
    multiples: questionRule,
    increases: questionRule,
    assists: questionRule,
    told: z.array(
      z.object({ name: z.string(), asks: questionRule, says: z.array(rewritingSchema) }).strict(),
    ),
    colours: z.object({ asks: questionRule, says: questionRule }).strict(),
    levels: z
      .object({
        /** Names of levels, the gravest first, with how they are numbered. */
        names: z.array(z.object({ name: z.string(), numbered: z.array(z.string()) }).strict()),
        heads: questionRule,
        asks: questionRule,
        deaths: questionRule,
        noDeaths: questionRule,
        /** Groups `under`, `over`, `from`, `to`, `atLeast` and `atMost`. */
        people: questionRule,
        spelledPeople: ruleSchema,
        stops: ruleSchema,
        alternatives: ruleSchema,
        someDeaths: ruleSchema,
      })
      .strict(),
    clauses: z
      .object({
        headed: ruleSchema,
        joinsClauses: ruleSchema,
        alike: z.array(ruleSchema),
        conditions: z.array(rewritingSchema),
        results: z.array(rewritingSchema),
        called: z.array(rewritingSchema),
      })
      .strict(),
    persons: questionRule,
    stands: questionRule,
    opposes: questionRule,
    sameness: questionRule,
    compares: questionRule,
    sides: z
      .object({
        most: questionRule,
        least: questionRule,
        more: questionRule,
        less: questionRule,
        same: questionRule,
        gap: questionRule,
        share: questionRule,
        times: questionRule,
      })
      .strict(),
    mostPlans: questionRule,
    setsNumber: questionRule,
    several: questionRule,
    everything: questionRule,
    connected: questionRule,
    among: questionRule,
    instead: questionRule,
    connectors: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    kindsEn: z.record(z.string(), z.string()),
    months: z.array(z.string()),
    numbers: z.record(z.string(), z.number()),
    projectNouns: z.array(z.string()),
    headingVerbs: ruleSchema,
    wants: z.array(questionRule.extend({ want: z.enum(WANTED), nouns: z.array(z.string()).default([]) })),
    things: thingsSchema,
    which: questionRule,
    whichOrWhat: questionRule,
    /** Groups `since`, `after` and `before`; in front of a date `from` is one of `since`. */
    dateTail: questionRule,
    dateLead: questionRule,
    askingWords: ruleSchema,
    tagQuestion: ruleSchema,
    countName: ruleSchema,
    countWord: ruleSchema,
    /** Group `inside`. */
    locative: ruleSchema,
    negativePrefix: z.string(),
    here: ruleSchema,
    planByNumber: ruleSchema,
    joinsConditions: ruleSchema,
    exemplified: questionRule,
    citedKind: questionRule,
    percent: questionRule,
    governments: z
      .object({
        short: rewritingSchema,
        local: rewritingSchema,
        office: rewritingSchema,
        otherNames: z.array(ruleSchema.extend({ names: z.array(z.string()) })),
      })
      .strict(),
    areaEnding: ruleSchema,
    /** Groups `value` and `unit`. */
    spelledTime: ruleSchema,
    english: z
      .object({
        prepositions: z.array(z.string()),
        conjunction: questionRule,
        placeSuffixEn: ruleSchema,
        officeForms: z.array(rewritingSchema),
        officeLead: z.string(),
        same: z.record(z.string(), z.string()),
        heads: z.array(z.string()),
        skipped: z.array(z.string()),
        stop: z.array(z.string()),
      })
      .strict(),
  })
  .strict();

export type QuestionRules = z.infer<typeof questionsSchema>;

export const criteriaSchema = z
  .object({
    numbers: questionRule,
    highestNumber: questionRule,
    lowestNumber: questionRule,
    missing: z.array(questionRule.extend({ fact: z.enum(FACTS) })),
    /** Groups `from` and `to`, in English `fromEn` and `toEn`. */
    period: questionRule,
    /** Group `to`, in English `toEn`. */
    periodEnd: questionRule,
    /** Groups `words`, `inTitle`, `wordsEn` and `fiveYears`. */
    titles: questionRule,
    sameDay: questionRule,
    before: questionRule,
    after: questionRule,
    thatYear: questionRule,
    range: questionRule,
    issuing: questionRule,
    kindSaid: questionRule,
    excludedBehind: questionRule,
    /** Group `year`, in English `yearEn`. */
    saysYear: questionRule,
    speaksOf: questionRule,
    basis: questionRule,
    issuingOrgans: ruleSchema,
    /** Groups `organ`, `year` and `serial`. */
    writtenNumber: questionRule,
    anyKind: ruleSchema,
    joinsKinds: ruleSchema,
    kindLead: ruleSchema,
    whichKind: ruleSchema,
    kindLeadEn: questionRule,
  })
  .strict();

export type CriteriaRules = z.infer<typeof criteriaSchema>;

export const enumerationsSchema = z
  .object({
    lists: z.array(ruleSchema.extend({ type: z.enum(ENTITY_TYPES) })),
    developing: z.array(z.string()),
    openers: z.array(z.string()),
    members: z
      .object({
        joined: ruleSchema,
        join: ruleSchema,
        memberEnd: ruleSchema,
        cut: ruleSchema,
        cutBeforeNumber: ruleSchema,
        hanging: ruleSchema,
        lastPair: ruleSchema,
        gap: ruleSchema,
        toldCut: ruleSchema,
      })
      .strict(),
    rows: z
      .object({
        /** Groups `twin`, `quoted` and `bare`. */
        countedName: ruleSchema,
        beforeCount: ruleSchema,
        end: ruleSchema,
        pair: ruleSchema,
      })
      .strict(),
    around: z
      .object({
        closed: ruleSchema,
        ends: ruleSchema,
        done: ruleSchema,
        comesTo: ruleSchema,
        goesOn: ruleSchema,
        takesUp: ruleSchema,
        stressed: ruleSchema,
        genus: ruleSchema,
        closingName: rewritingSchema,
        memberAside: ruleSchema,
        label: ruleSchema,
        leftover: ruleSchema,
      })
      .strict(),
  })
  .strict();

export type EnumerationRules = z.infer<typeof enumerationsSchema>;

export const relationsSchema = z
  .object({
    backdrop: ruleSchema,
    responsible: ruleSchema,
    unitsInBrackets: ruleSchema,
    unitLine: ruleSchema,
    leadBehind: ruleSchema,
    leadsBefore: ruleSchema,
    shares: ruleSchema,
    duty: ruleSchema,
    helps: ruleSchema,
    helpers: ruleSchema,
    firstLeads: ruleSchema,
    denies: ruleSchema,
    notProposedBehind: ruleSchema,
    namesUnits: ruleSchema,
    unitGroups: ruleSchema,
    projectColumn: ruleSchema,
    zoneColumn: ruleSchema,
    unitColumn: ruleSchema,
    leadColumn: ruleSchema,
    dutyOpens: ruleSchema,
  })
  .strict();

export type RelationRules = z.infer<typeof relationsSchema>;
