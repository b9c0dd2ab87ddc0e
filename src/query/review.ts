import Cypher from '@neo4j/cypher-builder';
import { compileConnection, type ListedRows, type OrderKey } from './connection.js';
import { compileCounts } from './counts.js';
import { projectEvidence } from './evidence.js';
import { keyOf } from './globalId.js';
import { typeOf } from './graphModel.js';
import { linked } from './linked.js';
import { compileParts } from './parts.js';
import { type NamedPlace, projectMention } from './passages.js';
import { projectNode } from './project.js';
import type { Selection } from './selection.js';
import { filterOf, groupOfPlan, isGiven, plansFor, shareOf } from './sources.js';

/** A place where a text names something, with the plan that it stands in. */
interface Place extends NamedPlace {
  readonly plan: Cypher.Node;
}

/** What a list looks through: places with a certainty, its property. */
type Certainty = 'confidence' | 'fullerConfidence';

/** Every place where a text names something, those first of which reading is the least sure. */
export function compileMentions(selection: Selection): Cypher.Expr {
  return compileConnection(selection, () => {
    const place = makePlace();
    const { passage, mention } = place;
    const rows = (more: readonly Cypher.Predicate[]) => matchPlaces(place, 'confidence', selection, more);
    return {
      rows,
      counted: rows,
      keys: inOrder(mention.property('confidence'), mention.property('start'), passage.property('id')),
      node: (below) => projectMention(place, below, projectPassage),
      others: (part) => countPlaces(part, place, rows([]), mention),
    };
  });
}

/** A name that a model weighed a fuller one for, in all places where it decided so. */
interface Merge {
  readonly type: Cypher.Variable;
  readonly text: Cypher.Variable;
  readonly fullerName: Cypher.Variable;
  readonly merged: Cypher.Variable;
  /** That of its surest place. */
  readonly confidence: Cypher.Variable;
  readonly count: Cypher.Variable;
  /** What its surest place stands for. */
  readonly named: Cypher.Node;
  /** Its places as if they stated a relationship. */
  readonly stated: Cypher.Variable;
}

/** Names that a model took, or did not take, for fuller ones, those first of which it was the least certain. */
export function compileMerges(selection: Selection): Cypher.Expr {
  return compileConnection(selection, () => listMerges(selection));
}

function listMerges(selection: Selection): ListedRows {
  const place = makePlace();
  const { mention, named } = place;
  const variable = () => new Cypher.Variable();
  const merge: Merge = {
    type: variable(),
    text: variable(),
    fullerName: variable(),
    merged: variable(),
    confidence: variable(),
    count: variable(),
    named: new Cypher.Node(),
    stated: variable(),
  };
  const decided = [mention.property('text'), mention.property('fullerName'), mention.property('isMerged')];
  const places = () => matchPlaces(place, 'fullerConfidence', selection, []);
  const rows = (more: readonly Cypher.Predicate[]) => gather(places(), place, merge, more);
  return {
    rows,
    counted: (more) => rows(more).return(merge.text),
    keys: [
      ...inOrder(doubtOf(merge), merge.text, merge.type, merge.fullerName),
      { value: Cypher.toString(merge.merged), descending: true },
    ],
    node: (below) => projectMerge(merge, below),
    others: (part) => countPlaces(part, place, places(), new Cypher.List([...decided, typeIn(named)])),
  };
}

function makePlace(): Place {
  return {
    passage: new Cypher.Node(),
    mention: new Cypher.Relationship(),
    named: new Cypher.Node(),
    plan: new Cypher.Node(),
  };
}

const inOrder = (...values: Cypher.Expr[]): OrderKey[] =>
  values.map((value) => ({ value, descending: false }));
const projectPassage = (passage: Cypher.Node, below: readonly Selection[]) =>
  projectNode('Evidence', passage, below);
const typeIn = (named: Cypher.Node) => new Cypher.Raw((env) => typeOf(env.compile(named)));

/** The places of a certainty for which the arguments of a list hold. */
function matchPlaces(
  place: Place,
  certainty: Certainty,
  { args }: Selection,
  more: readonly Cypher.Predicate[],
): Cypher.Match {
  const { passage, mention, named } = place;
  const { types, file, plan: planId, minConfidence, maxConfidence, ...rest } = filterOf(args) ?? {};
  const value = mention.property(certainty);
  const [least, most] = [shareOf('minConfidence', minConfidence), shareOf('maxConfidence', maxConfidence)];
  const given = <T>(one: T | null | undefined, test: (one: T) => Cypher.Predicate) =>
    one === null || one === undefined ? [] : [test(one)];
  const tests = [
    Cypher.isNotNull(value),
    ...given(least, (bound) => Cypher.gte(value, new Cypher.Param(bound))),
    ...given(most, (bound) => Cypher.lte(value, new Cypher.Param(bound))),
    ...given(types, (all) => Cypher.in(typeIn(named), new Cypher.Param(typeNames(all)))),
    ...given(file, (name) => Cypher.eq(passage.property('file'), new Cypher.Param(name))),
    ...given(planId, (id) => Cypher.eq(passage.property('plan'), new Cypher.Param(keyOf(id, 'Plan')))),
    ...given(args.merged, (is) => Cypher.eq(mention.property('isMerged'), new Cypher.Param(is))),
  ];
  const matched = new Cypher.Match(
    new Cypher.Pattern(passage, { labels: ['Passage'] }).related(mention, { type: 'MENTIONS' }).to(named),
  );
  if (!Object.values(rest).some(isGiven)) return matched.where(Cypher.and(...tests, ...more));
  return matched.where(Cypher.and(...tests, Cypher.in(passage.property('plan'), plansFor(rest)), ...more));
}

/** Types of the schema as the graph calls them. */
const typeNames = (types: unknown) =>
  (types as string[]).map((type) => type.charAt(0) + type.slice(1).toLowerCase());

/** One row for each name, fuller name and decision, out of their places. */
function gather(
  places: Cypher.Match,
  { passage, mention, named }: Place,
  merge: Merge,
  more: readonly Cypher.Predicate[],
): Cypher.With {
  const sure = mention.property('fullerConfidence');
  const stated = new Cypher.Map({
    evidence: Cypher.collect(passage.property('id')),
    confidences: Cypher.collect(sure),
  });
  const gathered = places
    .with('*')
    .orderBy([sure, 'DESC'], [passage.property('id'), 'ASC'], [mention.property('start'), 'ASC'])
    .with(
      [typeIn(named), merge.type],
      [mention.property('text'), merge.text],
      [mention.property('fullerName'), merge.fullerName],
      [mention.property('isMerged'), merge.merged],
      [Cypher.max(sure), merge.confidence],
      [Cypher.count(mention), merge.count],
      [Cypher.head(Cypher.collect(named)), merge.named],
      [stated, merge.stated],
    );
  return more.length > 0 ? gathered.where(Cypher.and(...more)) : gathered;
}

/** 0 where it is as likely one thing as two, a half where it is certain. */
const doubtOf = ({ confidence }: Merge) => Cypher.abs(Cypher.minus(confidence, new Cypher.Literal(0.5)));

function projectMerge(merge: Merge, below: readonly Selection[]): Cypher.Expr {
  return compileParts(below, {
    text: () => merge.text,
    fullerName: () => merge.fullerName,
    merged: () => merge.merged,
    confidence: () => merge.confidence,
    count: () => merge.count,
    names: (part) => linked(merge.named, part.below),
    evidence: (part) => projectEvidence(merge.stated, part, (passage) => projectPassage(passage, part.below)),
  });
}

/** How many items share a value of their places; null where something else is asked of a list. */
function countPlaces(
  part: Selection,
  { passage, named, plan }: Place,
  places: Cypher.Match,
  item: Cypher.Expr,
): Cypher.Expr | null {
  if (part.field !== 'counts') return null;
  if (part.args.by === 'TYPE') return compileCounts(part, { rows: places, item, value: typeIn(named) });
  const holder = new Cypher.Match(new Cypher.Pattern(plan, { labels: ['Plan'] })).where(
    Cypher.eq(plan.property('id'), passage.property('plan')),
  );
  const rows = Cypher.utils.concat(places, holder);
  return compileCounts(part, { rows, item, value: groupOfPlan(part.args.by, plan)! });
}
