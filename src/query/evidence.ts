import Cypher from '@neo4j/cypher-builder';
import { pageSize, skipped } from './connection.js';
import { compileField, type Selection } from './selection.js';

const USUAL_EVIDENCE = 5;
/** Characters around a quotation that tell it from others (W3C Web Annotation, TextQuoteSelector). */
const AROUND = 32;

/**
 * The passages that a relationship names as its evidence, the surest first and in the order of the text.
 *
 * @param usual how many where the selection does not say
 */
export function projectEvidence(
  relationship: Cypher.Relationship | Cypher.Variable,
  selection: Selection,
  project: (passage: Cypher.Node) => Cypher.Expr,
  usual = USUAL_EVIDENCE,
): Cypher.Expr {
  const index = new Cypher.Variable();
  const passage = new Cypher.Node();
  const ids = relationship.property('evidence');
  const at = (list: Cypher.Expr) => new Cypher.Raw((env) => `${env.compile(list)}[${env.compile(index)}]`);
  const places = Cypher.range(new Cypher.Literal(0), Cypher.minus(Cypher.size(ids), new Cypher.Literal(1)));
  const rows = new Cypher.Unwind([places, index])
    .match(new Cypher.Pattern(passage, { labels: ['Passage'] }))
    .where(Cypher.eq(passage.property('id'), at(ids)))
    .return([project(passage), 'item'])
    .orderBy([at(relationship.property('confidences')), 'DESC'], [passage.property('start'), 'ASC'])
    .skip(new Cypher.Param(compileField(selection, () => skipped(selection.args))))
    .limit(new Cypher.Param(compileField(selection, () => pageSize(selection.args, usual))));
  return new Cypher.Collect(rows);
}

/** What stands right before a passage in its plan, or right behind it. */
export function contextOf(passage: Cypher.Node, side: 'prefix' | 'suffix'): Cypher.Expr {
  const other = new Cypher.Node();
  const isBefore = side === 'prefix';
  const place = other.property('start');
  const next = new Cypher.Collect(
    new Cypher.Match(new Cypher.Pattern(other, { labels: ['Passage'] }))
      .where(
        Cypher.and(
          Cypher.eq(other.property('plan'), passage.property('plan')),
          isBefore
            ? Cypher.lt(place, passage.property('start'))
            : Cypher.gt(place, passage.property('start')),
        ),
      )
      .return([
        new Cypher.Function(isBefore ? 'right' : 'left', [
          other.property('text'),
          new Cypher.Literal(AROUND),
        ]),
        'item',
      ])
      .orderBy([place, isBefore ? 'DESC' : 'ASC'])
      .limit(new Cypher.Literal(1)),
  );
  return Cypher.coalesce(Cypher.head(next), new Cypher.Literal(''));
}

/** The headings over a passage, from the outermost one. */
export function headingsOver(passage: Cypher.Node): Cypher.Expr {
  const plan = new Cypher.Node();
  const section = new Cypher.Node();
  const step = new Cypher.Pattern()
    .related(new Cypher.Relationship(), { type: 'HAS_SECTION' })
    .to(section, { labels: ['Section'] })
    .quantifier({ min: 1, max: 9 });
  const path = new Cypher.QuantifiedPath(
    new Cypher.Pattern(plan, { labels: ['Plan'] }),
    step,
    new Cypher.Pattern().related(new Cypher.Relationship(), { type: 'HAS_PASSAGE' }).to(passage),
  );
  const one = new Cypher.Variable();
  return Cypher.head(
    new Cypher.Collect(
      new Cypher.Match(path).return([
        new Cypher.ListComprehension(one)
          .in(section)
          .where(Cypher.neq(new Cypher.Raw((env) => `${env.compile(one)}.heading`), new Cypher.Literal('')))
          .map(new Cypher.Raw((env) => `${env.compile(one)}.heading`)),
        'item',
      ]),
    ),
  );
}

/** The heading of the section that a passage stands in. */
export function headingOf(passage: Cypher.Node): Cypher.Expr {
  const section = new Cypher.Node();
  const pattern = new Cypher.Pattern(passage)
    .related(new Cypher.Relationship(), { type: 'HAS_PASSAGE', direction: 'left' })
    .to(section, { labels: ['Section'] });
  return Cypher.head(
    new Cypher.Collect(new Cypher.Match(pattern).return([section.property('heading'), 'item'])),
  );
}
