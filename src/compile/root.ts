import Cypher from '@neo4j/cypher-builder';
import { NODE_TYPES } from './graphModel.js';
import { pageInfo, pageSize, projectNode } from './project.js';
import type { CypherQuery, Selection } from './selection.js';

/** Fields of the root that list nodes of a type. */
const LISTS: Readonly<Record<string, { type: string; orderBy: string }>> = {
  plans: { type: 'Plan', orderBy: 'title' },
  zones: { type: 'Zone', orderBy: 'name' },
  industries: { type: 'Industry', orderBy: 'name' },
  institutions: { type: 'Institution', orderBy: 'name' },
  projects: { type: 'Project', orderBy: 'name' },
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
  throw new Error(`The schema has no root field ${selection.field}.`);
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
      all.push(
        Cypher.or(
          Cypher.eq(node.property('name'), param('name')),
          Cypher.in(param('name'), node.property('aliases')),
          Cypher.eq(Cypher.toLower(node.property('nameEn')), Cypher.toLower(param('name'))),
        ),
      );
    }
  }
  for (const name of ['kind', 'issuer', 'number']) {
    if (given(name)) all.push(Cypher.eq(node.property(name), param(name)));
  }
  return all;
}
