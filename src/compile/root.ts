import Cypher from '@neo4j/cypher-builder';
import { NODE_TYPES } from './graphModel.js';
import { pageInfo, pageSize, projectNode } from './project.js';
import { compileResponsibilities } from './responsibilities.js';
import type { CypherQuery, Selection } from './selection.js';

/** Fields of the root that list nodes of a type. */
const LISTS: Readonly<Record<string, { type: string; orderBy: string }>> = {
  plans: { type: 'Plan', orderBy: 'title' },
  zones: { type: 'Zone', orderBy: 'name' },
  industries: { type: 'Industry', orderBy: 'name' },
  institutions: { type: 'Institution', orderBy: 'name' },
  projects: { type: 'Project', orderBy: 'name' },
  indicators: { type: 'Indicator', orderBy: 'name' },
};

type Filter = Readonly<Record<string, unknown>>;

/**
 * Compiles a root field of the schema with all that is asked for below it into one statement. It returns
 * one row, `value`, in the shape of the selection.
 */
export function compileRoot(selection: Selection): CypherQuery {
  if (selection.field === 'plan') return compileNode('Plan', String(selection.args.id), selection.below);
  const clause = compileField(selection);
  const { cypher, params } = clause.build();
  return { cypher, parameters: params };
}

/** Compiles what is asked of one node, found by its id, into one statement with one row, `value`. */
export function compileNode(type: string, id: string, below: readonly Selection[]): CypherQuery {
  const node = new Cypher.Node();
  const clause = new Cypher.Match(new Cypher.Pattern(node, { labels: [NODE_TYPES[type]!.label] }))
    .where(Cypher.eq(node.property('id'), new Cypher.Param(id)))
    .return([projectNode(type, node, below), 'value']);
  const { cypher, params } = clause.build();
  return { cypher, parameters: params };
}

function compileField(selection: Selection): Cypher.Clause {
  const list = LISTS[selection.field];
  if (list) return compileConnection(list.type, list.orderBy, selection);
  if (selection.field === 'documents') {
    const node = new Cypher.Node();
    const rows = new Cypher.Match(new Cypher.Pattern(node, { labels: ['Document'] }))
      .return([projectNode('Document', node, selection.below), 'item'])
      .orderBy([node.property('name'), 'ASC']);
    return new Cypher.Return([new Cypher.Collect(rows), 'value']);
  }
  if (selection.field === 'responsibilities') return compileResponsibilities(selection, isCalled);
  if (selection.field === 'indicator') return compileIndicator(selection);
  if (selection.field === 'compareTargets') return compileComparison(selection);
  if (selection.field === 'targetConflicts') return compileConflicts(selection);
  throw new Error(`The schema has no root field ${selection.field}.`);
}

/** What is called so: by its name, by one of its other names, or by its English name. */
function isCalled(node: Cypher.Node, name: Cypher.Param): Cypher.Predicate {
  return Cypher.or(
    Cypher.eq(node.property('name'), name),
    Cypher.in(name, node.property('aliases')),
    Cypher.eq(Cypher.toLower(node.property('nameEn')), Cypher.toLower(name)),
  );
}

function compileIndicator(selection: Selection): Cypher.Clause {
  const node = new Cypher.Node();
  const rows = new Cypher.Match(new Cypher.Pattern(node, { labels: ['Indicator'] }))
    .where(isCalled(node, new Cypher.Param(selection.args.name)))
    .return([projectNode('Indicator', node, selection.below), 'item'])
    .orderBy([Cypher.size(node.property('aliases')), 'DESC'])
    .limit(new Cypher.Param(1));
  return new Cypher.Return([Cypher.head(new Cypher.Collect(rows)), 'value']);
}

/** What the plans set for an indicator, the highest first. */
function compileComparison(selection: Selection): Cypher.Clause {
  const indicator = new Cypher.Node();
  const target = new Cypher.Node();
  const { year } = selection.args;
  const isMeant = isCalled(indicator, new Cypher.Param(selection.args.indicator));
  const rows = new Cypher.Match(measuredBy(indicator, target))
    .where(
      typeof year === 'number'
        ? Cypher.and(isMeant, Cypher.eq(target.property('holdsBy'), new Cypher.Param(year)))
        : isMeant,
    )
    .return([projectNode('Target', target, selection.below), 'item'])
    .orderBy([target.property('baseValue'), 'DESC'], [target.property('id'), 'ASC'])
    .limit(new Cypher.Param(pageSize(selection)));
  return new Cypher.Return([new Cypher.Collect(rows), 'value']);
}

function measuredBy(indicator: Cypher.Node, target: Cypher.Node): Cypher.Pattern {
  return new Cypher.Pattern(indicator, { labels: ['Indicator'] })
    .related(new Cypher.Relationship(), { type: 'MEASURES', direction: 'left' })
    .to(target, { labels: ['Target'] });
}

/**
 * Targets of different plans for the same indicator and scope with different values: for the same year, or, as near-conflicts, for
 * different years.
 */
function compileConflicts(selection: Selection): Cypher.Clause {
  const sameYear = selection.args.kind !== 'OTHER_YEARS';
  const indicator = new Cypher.Node();
  const target = new Cypher.Node();
  const scope = new Cypher.Variable();
  const year = new Cypher.Variable();
  const plans = new Cypher.Variable();
  const values = new Cypher.Variable();
  const years = new Cypher.Variable();
  const all = new Cypher.Variable();
  const none = new Cypher.Literal('');
  const one = new Cypher.Node();
  const targets = (below: readonly Selection[]) =>
    new Cypher.Collect(
      new Cypher.Unwind([all, one])
        .return([projectNode('Target', one, below), 'item'])
        .orderBy([one.property('baseValue'), 'DESC'], [one.property('id'), 'ASC']),
    );
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of selection.below) {
    if (part.field === 'indicator') entries[part.key] = projectNode('Indicator', indicator, part.below);
    else if (part.field === 'targets') entries[part.key] = targets(part.below);
    else if (part.field === 'year') entries[part.key] = sameYear ? year : Cypher.Null;
    else if (part.field === 'scope')
      entries[part.key] = new Cypher.Case().when(Cypher.eq(scope, none)).then(Cypher.Null).else(scope);
    else if (part.field === 'kind')
      entries[part.key] = new Cypher.Literal(sameYear ? 'SAME_YEAR' : 'OTHER_YEARS');
    else entries[part.key] = Cypher.Null;
  }
  const many = (list: Cypher.Variable) => Cypher.gt(Cypher.size(list), new Cypher.Literal(1));
  const grouped = new Cypher.Match(measuredBy(indicator, target))
    .where(Cypher.and(Cypher.isNotNull(target.property('holdsBy')), Cypher.isNull(target.property('per'))))
    .with(
      indicator,
      [Cypher.coalesce(target.property('scope'), none), scope],
      [sameYear ? target.property('holdsBy') : Cypher.Null, year],
      [Cypher.collect(target).distinct(), all],
      [Cypher.collect(target.property('planId')).distinct(), plans],
      [Cypher.collect(target.property('baseValue')).distinct(), values],
      [Cypher.collect(target.property('holdsBy')).distinct(), years],
    )
    .where(Cypher.and(many(plans), many(values), ...(sameYear ? [] : [many(years)])))
    .return([new Cypher.Map(entries), 'item'])
    .orderBy([Cypher.size(plans), 'DESC'], [indicator.property('name'), 'ASC'])
    .limit(new Cypher.Param(pageSize(selection)));
  return new Cypher.Return([new Cypher.Collect(grouped), 'value']);
}

function compileConnection(type: string, orderBy: string, selection: Selection): Cypher.Clause {
  const filter = (selection.args.filter ?? {}) as Filter;
  const match = () => {
    const node = new Cypher.Node();
    const pattern = new Cypher.Match(new Cypher.Pattern(node, { labels: [NODE_TYPES[type]!.label] }));
    return { node, clause: pattern.where(Cypher.and(...conditions(type, orderBy, node, filter))) };
  };
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of selection.below) {
    const { node, clause } = match();
    if (part.field === 'totalCount') entries[part.key] = new Cypher.Count(clause);
    else if (part.field === 'pageInfo') {
      entries[part.key] = pageInfo(
        part,
        Cypher.gt(new Cypher.Count(clause), new Cypher.Param(pageSize(selection))),
      );
    } else if (part.field === 'nodes') {
      entries[part.key] = new Cypher.Collect(
        clause
          .return([projectNode(type, node, part.below), 'item'])
          .orderBy([node.property(orderBy), 'ASC'])
          .limit(new Cypher.Param(pageSize(selection))),
      );
    } else entries[part.key] = Cypher.Null;
  }
  return new Cypher.Return([new Cypher.Map(entries), 'value']);
}

function conditions(type: string, orderBy: string, node: Cypher.Node, filter: Filter): Cypher.Predicate[] {
  const param = (name: string) => new Cypher.Param(filter[name]);
  const given = (name: string) => typeof filter[name] === 'string';
  const all: Cypher.Predicate[] = [Cypher.isNotNull(node.property(orderBy))];
  if (type === 'Plan') {
    all.push(Cypher.eq(node.property('external'), Cypher.false));
    if (given('titleContains')) all.push(Cypher.contains(node.property('title'), param('titleContains')));
  } else {
    if (given('nameContains')) all.push(Cypher.contains(node.property('name'), param('nameContains')));
    if (given('name')) {
      all.push(isCalled(node, param('name')));
    }
  }
  for (const name of ['kind', 'issuer', 'number']) {
    if (given(name)) all.push(Cypher.eq(node.property(name), param(name)));
  }
  return all;
}
