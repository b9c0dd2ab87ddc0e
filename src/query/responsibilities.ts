import Cypher from '@neo4j/cypher-builder';
import type { FormOf } from '../model/question.js';
import { LEADS } from '../model/relation.js';
import { compileConnection, type ListedRows } from './connection.js';
import { projectEvidence } from './evidence.js';
import { keyOf } from './globalId.js';
import { follow, NODE_TYPES } from './graphModel.js';
import { linked } from './linked.js';
import { isCalled } from './names.js';
import { compileParts } from './parts.js';
import { EVIDENCE_IDS, projectNode } from './project.js';
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

function listRows({ args }: Selection): ListedRows {
  const filter = filterOf(args);
  const relationship = new Cypher.Relationship();
  const row: Row = {
    institution: new Cypher.Node(),
    relationship,
    measure: new Cypher.Node(),
    stated: filter ? new Cypher.Variable() : relationship,
  };
  const pattern = dutyOf(row, ['Section']);
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

/** An institution that is responsible for something of these labels. */
const dutyOf = ({ institution, relationship, measure }: Omit<Row, 'stated'>, labels: readonly string[]) =>
  new Cypher.Pattern(institution, { labels: ['Institution'] })
    .related(relationship, { type: 'RESPONSIBLE_FOR' })
    .to(measure, { labels: Cypher.labelExpr.or(...labels) });

const leads = ({ relationship }: Pick<Row, 'relationship'>) =>
  Cypher.in(new Cypher.Literal(LEADS), relationship.property('rules'));

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

/** Of a duty so many sentences are told, behind its heading. */
const SENTENCES_OF_DUTY = 2;

/** What a question asks of the duties of an institution. */
export type DutiesAsked = Pick<FormOf<'duties'>, 'entity' | 'plan' | 'isLed' | 'things'>;

/**
 * The measures and projects that an institution is responsible for, in all plans or in one, measures first and in the order of the
 * texts. The heading of a measure is its first sentence: those that name the institution seldom say what the measure is.
 */
export function compileDuties(
  { entity, plan, isLed, things }: DutiesAsked,
  below: Readonly<Record<'node' | 'evidence', readonly Selection[]>>,
  most: number,
): Cypher.Expr {
  const row = {
    institution: new Cypher.Node(),
    relationship: new Cypher.Relationship(),
    measure: new Cypher.Node(),
  };
  const [said, all] = [new Cypher.Variable(), new Cypher.Variable()];
  const tests = [
    Cypher.eq(row.institution.property('id'), new Cypher.Param(entity.id)),
    ...(isLed ? [leads(row)] : []),
  ];
  const first = (property: string) => new Cypher.Raw((env) => `${env.compile(all)}[0].${property}`);
  return new Cypher.Collect(
    new Cypher.Match(dutyOf(row, things === 'any' ? ['Section', 'Project'] : [things]))
      .where(Cypher.and(...tests))
      .with('*', [sentencesOfDuty(row, plan?.id ?? null, below.evidence), said])
      .where(Cypher.gt(Cypher.size(said), new Cypher.Literal(0)))
      .with('*', [Cypher.plus(headingOfDuty(row, below.evidence), said), all])
      .return([
        new Cypher.Map({
          node: linked(row.measure, below.node),
          confidence: row.relationship.property('confidence'),
          evidence: all,
          [EVIDENCE_IDS]: idsOfDuty(row, plan?.id ?? null),
        }),
        'item',
      ])
      .orderBy([row.measure.hasLabel('Section'), 'DESC'], [first('file'), 'ASC'], [first('start'), 'ASC'])
      .limit(new Cypher.Param(most)),
  );
}

/** The first sentences that state a duty, of all plans or of one. */
function sentencesOfDuty(row: Stated, plan: string | null, below: readonly Selection[]): Cypher.Expr {
  const passage = new Cypher.Node();
  return new Cypher.Collect(
    stating(row, passage, plan)
      .return([projectNode('Evidence', passage, below), 'item'])
      .orderBy([passage.property('start'), 'ASC'])
      .limit(new Cypher.Param(SENTENCES_OF_DUTY)),
  );
}

/** The ids of all sentences that state a duty, of all plans or of one. */
function idsOfDuty(row: Stated, plan: string | null): Cypher.Expr {
  const passage = new Cypher.Node();
  return new Cypher.Collect(
    stating(row, passage, plan)
      .return([passage.property('id'), 'item'])
      .orderBy([passage.property('start'), 'ASC']),
  );
}

type Stated = Pick<Row, 'relationship'>;

/** The passages that state a duty, of all plans or of one. */
function stating({ relationship }: Stated, passage: Cypher.Node, plan: string | null): Cypher.Match {
  const tests = [
    Cypher.in(passage.property('id'), relationship.property('evidence')),
    ...(plan === null ? [] : [Cypher.eq(passage.property('plan'), new Cypher.Param(plan))]),
  ];
  return new Cypher.Match(new Cypher.Pattern(passage, { labels: ['Passage'] })).where(Cypher.and(...tests));
}

/** The heading of a measure; none of a project. */
function headingOfDuty({ measure }: Pick<Row, 'measure'>, below: readonly Selection[]): Cypher.Expr {
  const passage = new Cypher.Node();
  return new Cypher.Collect(
    new Cypher.Match(follow(measure, NODE_TYPES.Section!.paths.passages!, passage))
      .where(Cypher.eq(passage.property('kind'), new Cypher.Literal('heading')))
      .return([projectNode('Evidence', passage, below), 'item'])
      .orderBy([passage.property('start'), 'ASC'])
      .limit(new Cypher.Param(1)),
  );
}
