import Cypher from '@neo4j/cypher-builder';
import type { FormOf } from '../model/question.js';
import { pageSize } from './connection.js';
import { isCalled } from './names.js';
import { compileParts } from './parts.js';
import type { Selection } from './selection.js';
import { confidenceOf, type Filter, filterOf, testsOfPlan } from './sources.js';

type Project = (typeName: string, node: Cypher.Node, below: readonly Selection[]) => Cypher.Expr;

const NONE = new Cypher.Literal('');
const USUAL_COMPARISON = 50;

function measuredBy(indicator: Cypher.Node, target: Cypher.Node): Cypher.Pattern {
  return new Cypher.Pattern(indicator, { labels: ['Indicator'] })
    .related(new Cypher.Relationship(), { type: 'MEASURES', direction: 'left' })
    .to(target, { labels: ['Target'] });
}

/** What a filter of targets demands of one, and of the plan that sets it. */
export function testTargets(target: Cypher.Node, filter: Filter): Cypher.Predicate[] {
  const { yearFrom, yearTo, indicator, minConfidence, ...ofPlan } = filter;
  const tests: Cypher.Predicate[] = [];
  if (typeof yearFrom === 'number')
    tests.push(Cypher.gte(target.property('holdsBy'), new Cypher.Param(yearFrom)));
  if (typeof yearTo === 'number')
    tests.push(Cypher.lte(target.property('holdsBy'), new Cypher.Param(yearTo)));
  const least = confidenceOf({ minConfidence });
  if (least > 0) tests.push(Cypher.gte(target.property('confidence'), new Cypher.Param(least)));
  if (typeof indicator === 'string') {
    const measured = new Cypher.Node();
    tests.push(
      new Cypher.Exists(new Cypher.Match(measuredBy(measured, target)).where(isCalled(measured, indicator))),
    );
  }
  const plan = new Cypher.Node();
  const [first, ...others] = testsOfPlan(plan, ofPlan);
  if (first) {
    const setting = new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] }));
    const own = Cypher.eq(plan.property('id'), target.property('planId'));
    tests.push(new Cypher.Exists(setting.where(Cypher.and(own, first, ...others))));
  }
  return tests;
}

/** What the argument `filter` of a field demands of targets. */
const testsOf = (target: Cypher.Node, args: Selection['args']) => testTargets(target, filterOf(args) ?? {});

/** What the targets of plans measure, by one of its wordings. */
export function compileIndicator({ args, below }: Selection, project: Project): Cypher.Expr {
  const node = new Cypher.Node();
  const rows = new Cypher.Match(new Cypher.Pattern(node, { labels: ['Indicator'] }))
    .where(isCalled(node, args.name))
    .return([project('Indicator', node, below), 'item'])
    .orderBy([Cypher.size(node.property('aliases')), 'DESC'])
    .limit(new Cypher.Param(1));
  return Cypher.head(new Cypher.Collect(rows));
}

/** Targets without a year say nothing against others, nor do yearly amounts, which may be of any year. */
const isCompared = (target: string) => `${target}.holdsBy IS NOT NULL AND ${target}.per IS NULL`;

/**
 * Whether two targets of the same scope cannot both be what plans want. A value agrees with a bound or a range that it lies within:
 * 5万 with >4万. Two lower bounds, or two upper ones, disagree where they differ: the plans ask for more and for less.
 */
export function disagree(one: string, other: string): string {
  const is = (target: string, ...signs: string[]) =>
    `${target}.comparator IN [${signs.map((sign) => `'${sign}'`).join(', ')}]`;
  const [isFloor, isCeiling] = [(t: string) => is(t, '>', '>='), (t: string) => is(t, '<', '<=')];
  // Ranges are given in the unit of the plan alone.
  const highest = (t: string) =>
    `CASE WHEN ${t}.valueMax IS NULL OR ${t}.value = 0 THEN ${t}.baseValue ELSE ${t}.baseValue * ${t}.valueMax / ${t}.value END`;
  const isAbove = (high: string, low: string) =>
    `(NOT ${isCeiling(high)} AND NOT ${isFloor(low)} AND ${high}.baseValue > ${highest(low)})`;
  const alike = [isFloor, isCeiling].map((kind) => `(${kind(one)} AND ${kind(other)})`);
  return (
    `${one}.baseValue <> ${other}.baseValue AND` +
    ` (${[...alike, isAbove(one, other), isAbove(other, one)].join(' OR ')})`
  );
}

const disagreeInYear = (one: string, other: string) =>
  `${other}.per IS NULL AND ${one}.holdsBy = ${other}.holdsBy AND ${disagree(one, other)}`;
const disagreeOverYears = (one: string, other: string) =>
  `${one}.holdsBy <> ${other}.holdsBy AND ${disagree(one, other)}`;

/** What the plans set for an indicator, the highest first. */
export function compareTargets({ args, below }: Selection, project: Project): Cypher.Expr {
  const { year } = args;
  return highestTargets(
    (indicator, target) => [
      isCalled(indicator, args.indicator),
      ...testsOf(target, args),
      ...(typeof year === 'number' ? [isOfYear(target, 'holdsBy', year)] : []),
    ],
    (target) => project('Target', target, below),
    pageSize(args, USUAL_COMPARISON),
  );
}

/**
 * The same for questions, of one indicator: they may ask for the value of a past year too, which targets start from, and of one plan
 * alone.
 */
export function targetsFor(
  { indicator: { id }, year, plan }: Pick<FormOf<'targetsFor'>, 'indicator' | 'year' | 'plan'>,
  item: (target: Cypher.Node) => Cypher.Expr,
  most: number,
): Cypher.Expr {
  return highestTargets(
    (indicator, target) => [
      Cypher.eq(indicator.property('id'), new Cypher.Param(id)),
      ...(year === null
        ? []
        : [Cypher.or(isOfYear(target, 'holdsBy', year), isOfYear(target, 'baselineYear', year))]),
      ...(plan ? [Cypher.eq(target.property('planId'), new Cypher.Param(plan.id))] : []),
    ],
    item,
    most,
  );
}

const isOfYear = (target: Cypher.Node, property: 'holdsBy' | 'baselineYear', year: number) =>
  Cypher.eq(target.property(property), new Cypher.Param(year));

/** Targets of the indicators for which tests hold, the highest first. */
function highestTargets(
  testsOn: (indicator: Cypher.Node, target: Cypher.Node) => readonly Cypher.Predicate[],
  item: (target: Cypher.Node) => Cypher.Expr,
  most: number,
): Cypher.Expr {
  const [indicator, target] = [new Cypher.Node(), new Cypher.Node()];
  return new Cypher.Collect(
    new Cypher.Match(measuredBy(indicator, target))
      .where(Cypher.and(...testsOn(indicator, target)))
      .return([item(target), 'item'])
      .orderBy([target.property('baseValue'), 'DESC'], [target.property('id'), 'ASC'])
      .limit(new Cypher.Param(most)),
  );
}

/** What other plans set for the indicator of a target, for the same scope and industry. */
export function targetsOfOthers(target: Cypher.Node, selection: Selection, project: Project): Cypher.Expr {
  const other = new Cypher.Node();
  const same = (property: string) => {
    const [own, its] = [target, other].map((node) => Cypher.coalesce(node.property(property), NONE));
    return Cypher.eq(its!, own!);
  };
  const disagree = new Cypher.Raw(
    (env) =>
      `${isCompared(env.compile(target))} AND ${disagreeInYear(env.compile(target), env.compile(other))}`,
  );
  const pattern = new Cypher.Pattern(target)
    .related(new Cypher.Relationship(), { type: 'MEASURES' })
    .to(new Cypher.Node(), { labels: ['Indicator'] })
    .related(new Cypher.Relationship(), { type: 'MEASURES', direction: 'left' })
    .to(other, { labels: ['Target'] });
  const isOther = Cypher.and(
    Cypher.neq(other.property('planId'), target.property('planId')),
    same('scope'),
    same('sector'),
    ...(selection.args.conflicting === true ? [disagree as unknown as Cypher.Predicate] : []),
    ...testsOf(other, selection.args),
  );
  return new Cypher.Collect(
    new Cypher.Match(pattern)
      .where(isOther)
      .return([project('Target', other, selection.below), 'item'])
      .orderBy([other.property('holdsBy'), 'ASC'], [other.property('baseValue'), 'DESC'])
      .limit(new Cypher.Param(pageSize(selection.args))),
  );
}

/**
 * Targets of different plans for the same indicator, scope and industry that disagree: for the same year, or, as near-conflicts, for
 * different years.
 */
export function compileConflicts(selection: Selection, project: Project): Cypher.Expr {
  const sameYear = selection.args.kind !== 'OTHER_YEARS';
  const indicator = new Cypher.Node();
  const target = new Cypher.Node();
  const scope = new Cypher.Variable();
  const sector = new Cypher.Variable();
  const year = new Cypher.Variable();
  const plans = new Cypher.Variable();
  const all = new Cypher.Variable();
  const disagreeing = new Cypher.Variable();
  const orNull = (text: Cypher.Variable) =>
    new Cypher.Case().when(Cypher.eq(text, NONE)).then(Cypher.Null).else(text);
  const item = compileParts(selection.below, {
    indicator: (part) => project('Indicator', indicator, part.below),
    targets: (part) => projectAll(disagreeing, part.below, project),
    year: () => (sameYear ? year : Cypher.Null),
    scope: () => orNull(scope),
    sector: () => orNull(sector),
    kind: () => new Cypher.Literal(sameYear ? 'SAME_YEAR' : 'OTHER_YEARS'),
  });
  const test = sameYear ? disagreeInYear : disagreeOverYears;
  const contradicted = new Cypher.Raw((env) => {
    const list = env.compile(all);
    return `[one IN ${list} WHERE any(other IN ${list} WHERE one.planId <> other.planId AND ${test('one', 'other')})]`;
  });
  const grouped = new Cypher.Match(measuredBy(indicator, target))
    .where(
      Cypher.and(
        new Cypher.Raw((env) => isCompared(env.compile(target))) as unknown as Cypher.Predicate,
        ...testsOf(target, selection.args),
      ),
    )
    .with(
      indicator,
      [Cypher.coalesce(target.property('scope'), NONE), scope],
      [Cypher.coalesce(target.property('sector'), NONE), sector],
      [sameYear ? target.property('holdsBy') : Cypher.Null, year],
      [Cypher.collect(target).distinct(), all],
      [Cypher.collect(target.property('planId')).distinct(), plans],
    )
    .with('*', [contradicted, disagreeing])
    .where(Cypher.gt(Cypher.size(disagreeing), new Cypher.Literal(0)))
    .return([item, 'item'])
    .orderBy([Cypher.size(plans), 'DESC'], [indicator.property('name'), 'ASC'])
    .limit(new Cypher.Param(pageSize(selection.args)));
  return new Cypher.Collect(grouped);
}

/** The targets of a list, the highest first. */
function projectAll(all: Cypher.Variable, below: readonly Selection[], project: Project): Cypher.Expr {
  const one = new Cypher.Node();
  return new Cypher.Collect(
    new Cypher.Unwind([all, one])
      .return([project('Target', one, below), 'item'])
      .orderBy([one.property('baseValue'), 'DESC'], [one.property('id'), 'ASC']),
  );
}
