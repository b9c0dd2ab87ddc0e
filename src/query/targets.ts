import Cypher from '@neo4j/cypher-builder';
import type { FormOf } from '../model/question.js';
import { pageSize } from './connection.js';
import { isCalled } from './names.js';
import { compileParts } from './parts.js';
import type { Selection } from './selection.js';
import { type Filter, filterOf, testsOfPlan } from './sources.js';

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
  const { yearFrom, yearTo, indicator, ...ofPlan } = filter;
  const tests: Cypher.Predicate[] = [];
  if (typeof yearFrom === 'number')
    tests.push(Cypher.gte(target.property('holdsBy'), new Cypher.Param(yearFrom)));
  if (typeof yearTo === 'number')
    tests.push(Cypher.lte(target.property('holdsBy'), new Cypher.Param(yearTo)));
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

/** What other plans set for the indicator of a target, in the same scope. */
export function targetsOfOthers(target: Cypher.Node, selection: Selection, project: Project): Cypher.Expr {
  const other = new Cypher.Node();
  const scope = (node: Cypher.Node) => Cypher.coalesce(node.property('scope'), NONE);
  const pattern = new Cypher.Pattern(target)
    .related(new Cypher.Relationship(), { type: 'MEASURES' })
    .to(new Cypher.Node(), { labels: ['Indicator'] })
    .related(new Cypher.Relationship(), { type: 'MEASURES', direction: 'left' })
    .to(other, { labels: ['Target'] });
  const isOther = Cypher.and(
    Cypher.neq(other.property('planId'), target.property('planId')),
    Cypher.eq(scope(other), scope(target)),
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
 * Targets of different plans for the same indicator and scope with different values: for the same year, or, as near-conflicts, for
 * different years.
 */
export function compileConflicts(selection: Selection, project: Project): Cypher.Expr {
  const sameYear = selection.args.kind !== 'OTHER_YEARS';
  const indicator = new Cypher.Node();
  const target = new Cypher.Node();
  const scope = new Cypher.Variable();
  const year = new Cypher.Variable();
  const plans = new Cypher.Variable();
  const values = new Cypher.Variable();
  const years = new Cypher.Variable();
  const all = new Cypher.Variable();
  const item = compileParts(selection.below, {
    indicator: (part) => project('Indicator', indicator, part.below),
    targets: (part) => projectAll(all, part.below, project),
    year: () => (sameYear ? year : Cypher.Null),
    scope: () => new Cypher.Case().when(Cypher.eq(scope, NONE)).then(Cypher.Null).else(scope),
    kind: () => new Cypher.Literal(sameYear ? 'SAME_YEAR' : 'OTHER_YEARS'),
  });
  const many = (list: Cypher.Variable) => Cypher.gt(Cypher.size(list), new Cypher.Literal(1));
  const grouped = new Cypher.Match(measuredBy(indicator, target))
    .where(
      Cypher.and(
        Cypher.isNotNull(target.property('holdsBy')),
        Cypher.isNull(target.property('per')),
        ...testsOf(target, selection.args),
      ),
    )
    .with(
      indicator,
      [Cypher.coalesce(target.property('scope'), NONE), scope],
      [sameYear ? target.property('holdsBy') : Cypher.Null, year],
      [Cypher.collect(target).distinct(), all],
      [Cypher.collect(target.property('planId')).distinct(), plans],
      [Cypher.collect(target.property('baseValue')).distinct(), values],
      [Cypher.collect(target.property('holdsBy')).distinct(), years],
    )
    .where(Cypher.and(many(plans), many(values), ...(sameYear ? [] : [many(years)])))
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
