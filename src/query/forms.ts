import Cypher from '@neo4j/cypher-builder';
import { loadNameRules } from '../knowledge/load.js';
import { characterPairs } from '../language/fold.js';
import type { Condition, Fact, FormOf, LogicalForm, Term } from '../model/question.js';
import { LEADS } from '../model/relation.js';
import { shortestWays } from './across.js';
import { headingOf, projectEvidence } from './evidence.js';
import { issues } from './filters.js';
import { NODE_TYPES } from './graphModel.js';
import { compileNodes } from './operation.js';
import { EVIDENCE_IDS, projectNode, targetsSetBy } from './project.js';
import { compileDuties } from './responsibilities.js';
import { rankThings } from './roots.js';
import { SENTENCE_FIELDS } from './rows.js';
import { type CypherQuery, type Selection, select } from './selection.js';
import { buildStatement } from './statement.js';
import { compileConflicts, targetsFor } from './targets.js';

const EVIDENCE: readonly Selection[] = [
  ...SENTENCE_FIELDS.map((field) => select(field)),
  select('plan', [select('id'), select('title')]),
];
const ENTITY = [select('id'), select('name'), select('aliases'), select('nameEn'), select('kind')];
const LINKED = ['id', 'name', 'aliases', 'nameEn'].map((field) => select(field));
/** All that answers say of a target. */
const TARGET: readonly Selection[] = [
  ...Object.keys(NODE_TYPES.Target!.properties).map((field) => select(field)),
  select(
    'indicator',
    Object.keys(NODE_TYPES.Indicator!.properties).map((field) => select(field)),
  ),
  select('plan', [select('id'), select('title')]),
  select('evidence', EVIDENCE),
];
const CITED = [select('id'), select('title'), select('number')];
/** What answers say of a way: what stands on it, and the first sentence of each step. */
const WAY = [select('nodes', LINKED), select('steps', [select('evidence', EVIDENCE, { first: 1 })])];
const EVERYTHING = { first: 100 };
const EVIDENCE_OF_EACH = { first: 3 };
/** What a plan states of nodes, with the sentences that say so. */
const edgesOf = (node: readonly Selection[]) =>
  select('edges', [
    select('node', node),
    select('confidence'),
    select('evidence', EVIDENCE, EVIDENCE_OF_EACH),
    select(EVIDENCE_IDS),
  ]);
const PATHS = {
  Zone: 'zones',
  Industry: 'industries',
  Institution: 'institutions',
  Project: 'projects',
} as const;
/** Passages that are looked at for the words of a question: in all plans, and where one plan is meant. */
const HITS = { everywhere: 200, inPlan: 1000 } as const;
/** Passages of a section so many characters around a hit are read with it. */
const AROUND = 1500;
const HEAD_PASSAGES = 12;
/** How many rows of each kind an answer is made of. */
const MOST = { conflicts: 50, duties: 200, ranked: 10, targetsOf: 200, targetsFor: 100, ways: 5 } as const;
const STEPS_OF_WAY = 4;
/** What is joined to a thing is told where it is at least so sure, as a share of the surest. */
const LEAST_SHARE = 0.7;

/** A statement of `cypher/query/` to run with parameters, or one that was compiled. */
export type Compiled =
  | CypherQuery
  | { readonly statement: string; readonly parameters: CypherQuery['parameters'] };

/** How each form is compiled; `passages` are those in which a form that is read from sentences is looked for. */
const COMPILERS: {
  readonly [K in LogicalForm['kind']]: (form: FormOf<K>, passages: readonly string[]) => Compiled | null;
} = {
  plans: (form) => (form.of ? compileHolds(form, form.of.id) : compilePlans(form)),
  entitiesOf: ({ plan, type }) =>
    compileNodes('Plan', [plan.id], [select(PATHS[type], [edgesOf(ENTITY)], EVERYTHING)]),
  cited: ({ plan }) => compileNodes('Plan', [plan.id], [select('cites', [edgesOf(CITED)], EVERYTHING)]),
  related: ({ entity, type, plan, side, depth }) =>
    run('related', { id: entity.id, type, plan: plan?.id ?? null, side, depth, share: LEAST_SHARE }),
  repeals: ({ repealing, repealed }) =>
    run('repeals', { repealing: repealing?.id ?? null, repealed: repealed?.id ?? null }),
  duties: (form) => buildStatement(compileDuties(form, { node: LINKED, evidence: EVIDENCE }, MOST.duties)),
  developedAround: ({ entity, plan }) => run('developed_around', { id: entity.id, plan: plan?.id ?? null }),
  ranked: ({ type, noun, not }) =>
    buildStatement(
      rankThings(
        { type, noun, not, notEnding: aboveAll(not) },
        { node: ENTITY, evidence: EVIDENCE },
        MOST.ranked,
      ),
    ),
  targetsOf: ({ plan }) => buildStatement(targetsSetBy(plan.id, TARGET, MOST.targetsOf)),
  targetsFor: (form) =>
    buildStatement(targetsFor(form, (target) => projectNode('Target', target, TARGET), MOST.targetsFor)),
  measured: (form) =>
    run('measured', {
      ...placeOf(form),
      ...(form.terms.length === 0 && form.zone ? { query: luceneQuery([zoneTerm(form.zone)]) } : {}),
      year: form.as === 'boolean' ? null : form.year,
    }),
  conflicts: () =>
    buildStatement(
      compileConflicts(
        select('targetConflicts', [select('targets', TARGET)], { first: MOST.conflicts }),
        projectNode,
      ),
    ),
  factOf: (form) => run('plan_head', placeOf({ ...form, terms: [] })),
  reading: (form, passages) => run('reading', { ...placeOf(form), passages, around: AROUND, leads: LEADS }),
  path: ({ from, to }) =>
    buildStatement(
      shortestWays(
        {
          from: { type: from.type, key: from.id },
          to: { type: to.type, key: to.id },
          longest: STEPS_OF_WAY,
          most: MOST.ways,
          isOfThings: true,
        },
        WAY,
      ),
    ),
  numbered: ({ plan }) => run('numbered', { plan: plan.id }),
  headed: ({ plan, noun }) => run('headed', { plan: plan.id, noun }),
  unknownName: () => null,
};

/**
 * One statement for a logical form, or null where the form asks nothing of the graph.
 *
 * @param passages ids of those in which a form that is read from sentences is looked for
 */
export function compileLogicalForm<K extends LogicalForm['kind']>(
  form: FormOf<K>,
  passages: readonly string[] = [],
): Compiled | null {
  return (COMPILERS[form.kind] as (form: FormOf<K>, passages: readonly string[]) => Compiled | null)(
    form,
    passages,
  );
}

/** A statement of `cypher/query/`. */
const run = (name: string, parameters: CypherQuery['parameters']): Compiled => ({
  statement: `query/${name}`,
  parameters,
});

const zoneTerm = ({ name }: { name: string }): Term => ({ said: name, written: [name], weight: 1 });

/** The words to look for, and the plans to look in. */
function placeOf({
  terms,
  plan,
  described,
}: Pick<FormOf<'reading'>, 'terms' | 'plan' | 'described'>): CypherQuery['parameters'] {
  return {
    query: luceneQuery(terms),
    hits: plan || described ? HITS.inPlan : HITS.everywhere,
    plan: plan?.id ?? null,
    from: described?.from ?? null,
    to: described?.to ?? null,
    cited: described?.cited?.id ?? null,
    described: luceneQuery(described?.said ?? []),
  };
}

/** Of the writings of a word so many are looked for in parts too: a name with many would drown the other words. */
const SPELLED_APART = 2;

/** The words of a question for the full-text index: each writing a phrase, weighted. */
function luceneQuery(terms: readonly Term[]): string {
  const phrases = terms.flatMap(({ written, weight }) =>
    written.flatMap((one, i) => {
      const plain = one.replace(/["\\]/g, ' ').trim();
      if (!plain) return [];
      const pairs =
        i < SPELLED_APART && /^[\u4e00-\u9fff]{3,}$/.test(plain)
          ? characterPairs(plain).map((pair) => `"${pair}"^0.3`)
          : [];
      return [`"${plain}"^${weight}`, ...pairs];
    }),
  );
  return phrases.length > 0 ? phrases.slice(0, 200).join(' ') : '"\u0001"';
}

const DIRECTS = {
  Zone: 'TARGETS',
  Industry: 'FOCUSES_ON',
  Institution: 'INVOLVES',
  Project: 'PROPOSES',
} as const;

/** The first passages that a relationship rests on. */
const passagesOf = (relationship: Cypher.Relationship): Cypher.Expr =>
  projectEvidence(relationship, select('evidence', EVIDENCE, EVIDENCE_OF_EACH), (passage) =>
    projectNode('Evidence', passage, EVIDENCE),
  );

/** What an answer says of a plan. */
const planMap = (plan: Cypher.Node): Cypher.Expr =>
  new Cypher.MapProjection(plan, ['id', 'title', 'titleEn', 'number', 'issuer', 'issuedOn', 'kind']);

/** What a condition demands of a plan, and what says that it holds. */
interface Demand {
  /** Gathers passages once for all plans. */
  readonly said?: Cypher.Clause;
  /** Goes over a relationship of the plan. */
  readonly match?: Cypher.Clause;
  readonly tests: readonly Cypher.Predicate[];
  /** The passages that say so; none where the head of the plan does. */
  readonly evidence?: Cypher.Expr;
  /** The ids of all passages that say so, where `evidence` may be a part of them. */
  readonly evidenceIds?: Cypher.Expr;
  readonly confidence?: Cypher.Expr;
}

/** A condition that must hold. */
function demand(condition: Condition, plan: Cypher.Node): Demand {
  const edge = edgeOf(condition, plan);
  if (edge)
    return {
      match: new Cypher.Match(edge.pattern).where(edge.test),
      tests: [],
      evidence: passagesOf(edge.relationship),
      evidenceIds: edge.relationship.property('evidence'),
      confidence: edge.relationship.property('confidence'),
    };
  if (condition.on !== 'mentions') return { tests: propertyTests(condition, plan) };
  const { gather, test, evidence, evidenceIds } = mentionsOf(condition, plan);
  return { said: gather, tests: [test], evidence, evidenceIds };
}

/** A condition that is one of several of which any must hold. */
function demandAny(condition: Condition, plan: Cypher.Node): Demand {
  if (condition.on === 'mentions') return demand(condition, plan);
  const { test, found } = anyOf(condition, plan);
  return found ? { tests: [test], evidence: found } : { tests: [test] };
}

/** A condition that must not hold. */
function demandNot(condition: Condition, plan: Cypher.Node): Demand {
  const edge = edgeOf(condition, plan);
  if (edge)
    return { tests: [Cypher.not(new Cypher.Exists(new Cypher.Match(edge.pattern).where(edge.test)))] };
  if (condition.on !== 'mentions') return { tests: [isNot(propertyTests(condition, plan))] };
  const { gather, test } = mentionsOf(condition, plan);
  return { said: gather, tests: [Cypher.not(test)] };
}

/** Plans for which all conditions hold and none of the others, each with the passages that say so. */
function compilePlans({ where, join, not }: FormOf<'plans'>): CypherQuery {
  const plan = new Cypher.Node();
  const asked = where.map((condition) => (join === 'any' ? demandAny : demand)(condition, plan));
  const denied = not.map((condition) => demandNot(condition, plan));
  const testsOf = (demands: readonly Demand[]) => demands.flatMap(({ tests }) => tests);
  const oneOf = (tests: readonly Cypher.Predicate[]) =>
    tests.length > 0 ? [tests.reduce((one, other) => Cypher.or(one, other))] : [];
  const tests = [
    Cypher.eq(plan.property('external'), Cypher.false),
    ...(join === 'any'
      ? [...testsOf(denied), ...oneOf(testsOf(asked))]
      : [...testsOf(asked), ...testsOf(denied)]),
  ];
  const given = <T>(values: readonly (T | undefined)[]) => values.filter((value) => value !== undefined);
  const evidence = given(asked.map((one) => one.evidence));
  const needsHead = asked.length === 0 || evidence.length < asked.length;
  const row = new Cypher.Map({
    node: planMap(plan),
    confidences: new Cypher.List(given(asked.map(({ confidence }) => confidence))),
    evidence: new Cypher.List(needsHead ? [...evidence, headOf(plan)] : evidence),
    evidenceIds: new Cypher.List(given(asked.map(({ evidenceIds }) => evidenceIds))),
  });
  const statement = Cypher.utils.concat(
    ...given([...asked, ...denied].map(({ said }) => said)),
    new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] })).where(Cypher.and(...tests)),
    ...given(asked.map(({ match }) => match)),
    new Cypher.Return([row, 'value']).orderBy([plan.property('title'), 'ASC']),
  );
  const { cypher, params } = statement.build();
  return { cypher, parameters: params };
}

/** Of one plan whether all conditions hold and none of the others, with the passages that say so, and its head. */
function compileHolds({ where, not }: FormOf<'plans'>, id: string): CypherQuery {
  const plan = new Cypher.Node();
  const asked = where.map((condition) => anyOf(condition, plan));
  const denied = not.map((condition) => anyOf(condition, plan));
  const tests = [...asked.map(({ test }) => test), ...denied.map(({ test }) => Cypher.not(test))];
  const holds = Cypher.coalesce(
    tests.reduce((one, other) => Cypher.and(one, other)),
    Cypher.false,
  );
  const row = new Cypher.Map({
    node: planMap(plan),
    holds,
    confidences: new Cypher.List([]),
    evidence: new Cypher.List([
      ...asked.flatMap(({ found }) => (found ? [found] : [])),
      ...closedListsOf(where, plan),
      headOf(plan),
    ]),
  });
  const statement = Cypher.utils.concat(
    ...[...asked, ...denied].flatMap(({ said }) => (said ? [said] : [])),
    new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] })).where(
      Cypher.eq(plan.property('id'), new Cypher.Param(id)),
    ),
    new Cypher.Return([row, 'value']),
  );
  const { cypher, params } = statement.build();
  return { cypher, parameters: params };
}

/** The passages in which a plan cites or repeals anything: that it does not cite or repeal a text is told by them. */
function closedListsOf(where: readonly Condition[], plan: Cypher.Node): Cypher.Expr[] {
  const predicates = new Set(where.flatMap(({ on }) => LISTED[on] ?? []));
  return [...predicates].map((type) => {
    const relationship = new Cypher.Relationship();
    const other = new Cypher.Node();
    const pattern = new Cypher.Pattern(plan)
      .related(relationship, { type })
      .to(other, { labels: [NODE_TYPES.Plan!.label] });
    const passages = passagesOf(relationship);
    const all = new Cypher.Collect(new Cypher.Match(pattern).return([passages, 'item']));
    return Cypher.coalesce(Cypher.head(all), new Cypher.List([]));
  });
}

/** Whether one condition of several holds, the passages that say so, and what gathers them before. */
function anyOf(
  condition: Condition,
  plan: Cypher.Node,
): { test: Cypher.Predicate; found: Cypher.Expr | null; said?: Cypher.Clause } {
  if (condition.on === 'mentions') {
    const { gather, test, evidence } = mentionsOf(condition, plan);
    return { test, found: evidence, said: gather };
  }
  const edge = edgeOf(condition, plan);
  if (edge) {
    const match = () => new Cypher.Match(edge.pattern).where(edge.test);
    const passages = passagesOf(edge.relationship);
    const found = Cypher.head(new Cypher.Collect(match().return([passages, 'item'])));
    return { test: new Cypher.Exists(match()), found: Cypher.coalesce(found, new Cypher.List([])) };
  }
  const test = propertyTests(condition, plan).reduce((one, other) => Cypher.and(one, other));
  return { test, found: null };
}

/** The relationship that a condition is about. */
function edgeOf(
  condition: Condition,
  plan: Cypher.Node,
): { pattern: Cypher.Pattern; test: Cypher.Predicate; relationship: Cypher.Relationship } | null {
  const relationship = new Cypher.Relationship();
  const other = new Cypher.Node();
  const along = (predicate: string, type: string) =>
    new Cypher.Pattern(plan)
      .related(relationship, { type: predicate })
      .to(other, { labels: [NODE_TYPES[type]!.label] });
  switch (condition.on) {
    case 'directs': {
      const { type, id } = condition.entity;
      const pattern = along(DIRECTS[type as keyof typeof DIRECTS], type);
      return { pattern, test: Cypher.eq(other.property('id'), new Cypher.Param(id)), relationship };
    }
    case 'cites':
      return { pattern: along('CITES', 'Plan'), test: isOrSameAs(other, condition.plan.id), relationship };
    case 'citesNumber': {
      const test = Cypher.startsWith(other.property('number'), new Cypher.Param(condition.prefix));
      return { pattern: along('CITES', 'Plan'), test, relationship };
    }
    case 'citesTitle': {
      const test = Cypher.contains(other.property('title'), new Cypher.Param(condition.words));
      return { pattern: along('CITES', 'Plan'), test, relationship };
    }
    case 'repeals': {
      const test = condition.plan
        ? isOrSameAs(other, condition.plan.id)
        : Cypher.isNotNull(other.property('id'));
      return { pattern: along('REPEALS', 'Plan'), test, relationship };
    }
    default:
      return null;
  }
}

/** Whether a cited plan is the one of an id, or another record of it. */
function isOrSameAs(other: Cypher.Node, id: string): Cypher.Predicate {
  const same = new Cypher.Node();
  const isSame = new Cypher.Exists(
    new Cypher.Match(
      new Cypher.Pattern(other)
        .related(new Cypher.Relationship(), { type: 'SAME_AS' })
        .to(same, { labels: ['Plan'] }),
    ).where(Cypher.eq(same.property('id'), new Cypher.Param(id))),
  );
  return Cypher.or(Cypher.eq(other.property('id'), new Cypher.Param(id)), isSame);
}

type MentionsCondition = Extract<Condition, { on: 'mentions' }>;

/**
 * The passages that name a thing or say one of the words, gathered once for all plans; and of a plan, whether it has any, and the
 * first of them.
 */
function mentionsOf({ entity, words }: MentionsCondition, plan: Cypher.Node) {
  const all = new Cypher.Variable();
  const phrases = luceneQuery(words.map((word) => ({ said: word, written: [word], weight: 1 })));
  // In one map: Neo4j plans a statement anew for each size of the strings and lists among its parameters.
  const asked = new Cypher.Param({
    entity: entity?.id ?? '',
    phrases,
    words: words.map((word) => word.toLowerCase()),
  });
  const gather = new Cypher.Raw((env) => {
    const param = env.compile(asked);
    return `CALL () {
  CALL () {
    MATCH (node:Passage)-[:MENTIONS]->(:Entity {id: ${param}.entity}) RETURN node
    UNION
    CALL db.index.fulltext.queryNodes('passages', ${param}.phrases) YIELD node
    WHERE any(word IN ${param}.words WHERE toLower(node.text) CONTAINS word) RETURN node
  }
  RETURN collect(node) AS ${env.compile(all)}
}`;
  });
  const passage = new Cypher.NamedNode('said');
  const ofPlan = new Cypher.Raw(
    (env) => `[said IN ${env.compile(all)} WHERE said.plan = ${env.compile(plan)}.id]`,
  );
  const evidence = new Cypher.Raw(
    (env) =>
      `COLLECT { UNWIND ${env.compile(ofPlan)} AS said RETURN ${env.compile(passageMap(passage, plan))} AS item ORDER BY said.start LIMIT ${env.compile(new Cypher.Param(EVIDENCE_OF_EACH.first))} }`,
  );
  const evidenceIds = new Cypher.Raw((env) => `[said IN ${env.compile(ofPlan)} | said.id]`);
  return { gather, test: Cypher.gt(Cypher.size(ofPlan), new Cypher.Literal(0)), evidence, evidenceIds };
}

/** What is not known of a plan does not hold of it. */
const isNot = (tests: readonly Cypher.Predicate[]): Cypher.Predicate =>
  Cypher.not(
    Cypher.eq(
      Cypher.coalesce(
        tests.reduce((one, other) => Cypher.and(one, other)),
        Cypher.false,
      ),
      Cypher.true,
    ),
  );

/** Provinces are over the places of plans that are of cities. */
const aboveAll = (places: readonly string[]) => {
  const { provinces } = loadNameRules().governing;
  return places.some((place) => provinces.some((end) => place.endsWith(end))) ? [] : provinces;
};

function propertyTests(condition: Condition, plan: Cypher.Node): Cypher.Predicate[] {
  switch (condition.on) {
    case 'is':
      return [Cypher.eq(plan.property('id'), new Cypher.Param(condition.plan.id))];
    case 'kind':
      return [Cypher.in(plan.property('kind'), new Cypher.Param([condition.kind, ...condition.or]))];
    case 'issuer':
      return [
        [condition.entity, ...condition.or]
          .map(({ name }) => issues(plan, new Cypher.Param(name)))
          .reduce((one, other) => Cypher.or(one, other)),
      ];
    case 'issued':
      return [
        Cypher.gte(plan.property('issuedOn'), new Cypher.Param(condition.from)),
        Cypher.lt(plan.property('issuedOn'), new Cypher.Param(condition.to)),
      ];
    case 'number':
      return [Cypher.startsWith(plan.property('number'), new Cypher.Param(condition.prefix))];
    case 'missing':
      return [Cypher.isNull(plan.property(PROPERTY_OF[condition.fact]))];
    case 'title':
      return [Cypher.contains(plan.property('title'), new Cypher.Param(condition.words))];
    case 'period':
      return [
        ...(condition.from === null
          ? []
          : [Cypher.eq(plan.property('periodStart'), new Cypher.Param(condition.from))]),
        Cypher.eq(plan.property('periodEnd'), new Cypher.Param(condition.to)),
      ];
    case 'day':
      return [issuedBy(plan, condition)];
    default:
      return [];
  }
}

/** The property of a plan that holds what its head says. */
const PROPERTY_OF: Readonly<Record<Fact, string>> = {
  number: 'number',
  issuer: 'issuer',
  issuedOn: 'issuedOn',
  period: 'periodStart',
  kind: 'kind',
};

/** The relationships that list what a condition is about. */
const LISTED: Readonly<Partial<Record<Condition['on'], string>>> = {
  cites: 'CITES',
  citesTitle: 'CITES',
  citesNumber: 'CITES',
  repeals: 'REPEALS',
};

/** Whether a plan was issued on the day of another, before it or after it. */
function issuedBy(
  plan: Cypher.Node,
  { is, plan: { id } }: Extract<Condition, { on: 'day' }>,
): Cypher.Predicate {
  const other = new Cypher.Node();
  const [day, otherDay] = [plan.property('issuedOn'), other.property('issuedOn')];
  const compared = { same: Cypher.eq, before: Cypher.lt, after: Cypher.gt }[is](day, otherDay);
  return new Cypher.Exists(
    new Cypher.Match(new Cypher.Pattern(other, { labels: ['Plan'] })).where(
      Cypher.and(
        Cypher.eq(other.property('id'), new Cypher.Param(id)),
        Cypher.not(Cypher.eq(plan.property('id'), other.property('id'))),
        compared,
      ),
    ),
  );
}

/** The first passages of a plan, or of one that the same notice issues: its title, number, issuer and date. */
function headOf(plan: Cypher.Node): Cypher.Expr {
  const issued = new Cypher.Node();
  const section = new Cypher.Node();
  const passage = new Cypher.Node();
  const pattern = new Cypher.Pattern(issued, { labels: ['Plan'] })
    .related(new Cypher.Relationship(), { type: 'HAS_SECTION' })
    .to(section, { labels: ['Section'] })
    .related(new Cypher.Relationship(), { type: 'HAS_PASSAGE' })
    .to(passage, { labels: ['Passage'] });
  return new Cypher.Collect(
    new Cypher.Match(pattern)
      .where(
        Cypher.and(
          Cypher.eq(section.property('ordinal'), new Cypher.Literal(0)),
          Cypher.or(
            Cypher.eq(issued, plan),
            Cypher.and(
              Cypher.eq(issued.property('number'), plan.property('number')),
              Cypher.eq(issued.property('file'), plan.property('file')),
            ),
          ),
        ),
      )
      .return([passageMap(passage, plan), 'item'])
      .orderBy([passage.property('start'), 'ASC'])
      .limit(new Cypher.Param(HEAD_PASSAGES)),
  );
}

/** A sentence as that of a plan: of the one that is asked about, also where the notice that issues it says so. */
function passageMap(passage: Cypher.Node, plan: Cypher.Node): Cypher.Expr {
  const own = SENTENCE_FIELDS.filter((field) => field !== 'section');
  const map = new Cypher.MapProjection(passage, own);
  map.set({ section: headingOf(passage), plan: new Cypher.MapProjection(plan, ['id', 'title']) });
  return map;
}
