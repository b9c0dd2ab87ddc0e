import Cypher from '@neo4j/cypher-builder';
import { LEADS } from '../model/relation.js';
import { pageInfo, pageSize, projectEvidence, projectNode } from './project.js';
import type { Selection } from './selection.js';

interface Row {
  readonly institution: Cypher.Node;
  readonly relationship: Cypher.Relationship;
  readonly measure: Cypher.Node;
}

/** Who is responsible for which measure, in the order of the texts: of one plan or institution, or of all. */
export function compileResponsibilities(
  selection: Selection,
  isCalled: (node: Cypher.Node, name: Cypher.Param) => Cypher.Predicate,
): Cypher.Clause {
  const match = () => {
    const row: Row = {
      institution: new Cypher.Node(),
      relationship: new Cypher.Relationship(),
      measure: new Cypher.Node(),
    };
    const pattern = new Cypher.Pattern(row.institution, { labels: ['Institution'] })
      .related(row.relationship, { type: 'RESPONSIBLE_FOR' })
      .to(row.measure, { labels: ['Section'] });
    const { plan, institution, lead } = selection.args;
    const conditions: Cypher.Predicate[] = [Cypher.isNotNull(row.measure.property('plan'))];
    if (typeof plan === 'string')
      conditions.push(Cypher.eq(row.measure.property('plan'), new Cypher.Param(plan)));
    if (typeof institution === 'string')
      conditions.push(isCalled(row.institution, new Cypher.Param(institution)));
    if (typeof lead === 'boolean') conditions.push(lead ? leads(row) : Cypher.not(leads(row)));
    return { row, clause: new Cypher.Match(pattern).where(Cypher.and(...conditions)) };
  };
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of selection.below) {
    const { row, clause } = match();
    if (part.field === 'totalCount') entries[part.key] = new Cypher.Count(clause);
    else if (part.field === 'pageInfo') {
      const count = new Cypher.Count(clause);
      entries[part.key] = pageInfo(part, Cypher.gt(count, new Cypher.Param(pageSize(selection))));
    } else if (part.field === 'nodes') {
      entries[part.key] = new Cypher.Collect(
        clause
          .return([projectRow(row, part.below), 'item'])
          .orderBy(
            [row.measure.property('plan'), 'ASC'],
            [row.measure.property('ordinal'), 'ASC'],
            [row.institution.property('name'), 'ASC'],
          )
          .limit(new Cypher.Param(pageSize(selection))),
      );
    } else entries[part.key] = Cypher.Null;
  }
  return new Cypher.Return([new Cypher.Map(entries), 'value']);
}

const leads = ({ relationship }: Row) => Cypher.in(new Cypher.Literal(LEADS), relationship.property('rules'));

function projectRow(row: Row, below: readonly Selection[]): Cypher.Expr {
  const entries: Record<string, Cypher.Expr> = {};
  for (const part of below) {
    if (part.field === 'institution')
      entries[part.key] = projectNode('Institution', row.institution, part.below);
    else if (part.field === 'measure') entries[part.key] = projectNode('Section', row.measure, part.below);
    else if (part.field === 'projects') entries[part.key] = projectsOf(row, part.below);
    else if (part.field === 'lead') entries[part.key] = leads(row);
    else if (part.field === 'evidence') entries[part.key] = projectEvidence(row.relationship, part);
    else if (part.field === 'confidence') entries[part.key] = row.relationship.property('confidence');
    else entries[part.key] = Cypher.Null;
  }
  return new Cypher.Map(entries);
}

/** The projects of the measure: the same sentence makes the institution responsible for them. */
function projectsOf({ institution, relationship }: Row, below: readonly Selection[]): Cypher.Expr {
  const project = new Cypher.Node();
  const other = new Cypher.Relationship();
  const id = new Cypher.Variable();
  const pattern = new Cypher.Pattern(institution)
    .related(other, { type: 'RESPONSIBLE_FOR' })
    .to(project, { labels: ['Project'] });
  return new Cypher.Collect(
    new Cypher.Match(pattern)
      .where(Cypher.any(id, other.property('evidence'), Cypher.in(id, relationship.property('evidence'))))
      .return([projectNode('Project', project, below), 'item'])
      .orderBy([project.property('name'), 'ASC']),
  );
}
