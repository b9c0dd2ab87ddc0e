import Cypher from '@neo4j/cypher-builder';
import { LEADS } from '../model/relation.js';
import { compileConnection, type Listed } from './connection.js';
import { projectEvidence } from './evidence.js';
import { keyOf } from './globalId.js';
import { isCalled } from './names.js';
import { compileParts } from './parts.js';
import { projectNode } from './project.js';
import type { Selection } from './selection.js';
import { filterOf, keepSentences } from './sources.js';

interface Row {
  readonly institution: Cypher.Node;
  readonly relationship: Cypher.Relationship;
  readonly measure: Cypher.Node;
  /** The relationship, or what a filter keeps of it. */
  readonly stated: Cypher.Variable;
}

/** Who is responsible for which measure, in the order of the texts: of one plan or institution, or of all. */
export function compileResponsibilities(selection: Selection): Cypher.Expr {
  return compileConnection(selection, () => listRows(selection));
}

function listRows({ args }: Selection): Listed {
  const filter = filterOf(args);
  const relationship = new Cypher.Relationship();
  const row: Row = {
    institution: new Cypher.Node(),
    relationship,
    measure: new Cypher.Node(),
    stated: filter ? new Cypher.Variable() : relationship,
  };
  const pattern = new Cypher.Pattern(row.institution, { labels: ['Institution'] })
    .related(row.relationship, { type: 'RESPONSIBLE_FOR' })
    .to(row.measure, { labels: ['Section'] });
  const tests: Cypher.Predicate[] = [
    Cypher.isNotNull(row.institution.property('name')),
    Cypher.isNotNull(row.measure.property('plan')),
  ];
  if (typeof args.plan === 'string')
    tests.push(Cypher.eq(row.measure.property('plan'), new Cypher.Param(keyOf(args.plan, 'Plan'))));
  if (typeof args.institution === 'string') tests.push(isCalled(row.institution, args.institution));
  if (typeof args.lead === 'boolean') tests.push(args.lead ? leads(row) : Cypher.not(leads(row)));
  const match = (more: readonly Cypher.Predicate[]) =>
    new Cypher.Match(pattern).where(Cypher.and(...tests, ...more));
  const keys = [
    row.measure.property('plan'),
    row.measure.property('ordinal'),
    row.institution.property('name'),
    row.institution.property('id'),
  ].map((value) => ({ value, descending: false }));
  const kept = (more: readonly Cypher.Predicate[]) =>
    match([])
      .with('*', [keepSentences(relationship, filter!), row.stated])
      .where(Cypher.and(Cypher.gt(row.stated.property('count'), new Cypher.Literal(0)), ...more));
  return {
    rows: filter ? kept : match,
    counted: (more) => (filter ? kept(more).return(row.measure) : match(more)),
    keys,
    node: (below) => projectRow(row, below),
  };
}

const leads = ({ relationship }: Row) => Cypher.in(new Cypher.Literal(LEADS), relationship.property('rules'));

function projectRow(row: Row, below: readonly Selection[]): Cypher.Expr {
  return compileParts(below, {
    institution: (part) => projectNode('Institution', row.institution, part.below),
    measure: (part) => projectNode('Section', row.measure, part.below),
    projects: (part) => projectsOf(row, part.below),
    lead: () => leads(row),
    confidence: () => row.stated.property('confidence'),
    evidence: (part) =>
      projectEvidence(row.stated, part, (passage) => projectNode('Evidence', passage, part.below)),
  });
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
