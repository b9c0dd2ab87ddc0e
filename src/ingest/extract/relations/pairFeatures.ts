import { rowsOf } from '../../../language/lists.js';
import { ENTITY_TYPES, type LinkedMention } from '../../../model/entity.js';
import type { Passage, Plan, Section } from '../../../model/plan.js';
import type { Pair } from './pairs.js';
import { INITIAL, type NameRow, PassageView, type Token } from './passageView.js';

/** What the features of pairs are taken from besides the names. */
export interface PairSetting {
  readonly plan: (id: string) => Plan;
  readonly section: (id: string) => Section;
  readonly named: (passage: Passage) => readonly LinkedMention[];
  readonly kindOf: (mention: LinkedMention) => string | null;
}

export interface DescribedPair {
  readonly pair: Pair;
  /** `name=value` each, all of them true of the pair. */
  readonly features: readonly string[];
  /** Those of them that say how many, how far or whether, by name; yes is 1, no 0. */
  readonly measures: ReadonlyMap<string, number>;
  /** The same for all pairs of the members of two rows: they share their fate. */
  readonly group: string;
}

type AddFeature = (name: string, value: string | number | boolean) => void;

/** Words on either side of a name that are features. */
const AROUND = 3;
/** Characters on either side of a name that these words are looked for in. */
const AROUND_LENGTH = 16;
/** Words between two names that are features, from either end. */
const INSIDE = 8;
/** A pattern of so many characters at most is a feature as it stands. */
const SHORT_PATTERN = 16;

/** Prepares the description of the pairs of an outline. */
export function makePairDescriber(setting: PairSetting): (pair: Pair) => DescribedPair {
  const views = new Map<string, PassageView>();
  const viewOf = (passage: Passage): PassageView => {
    const view = views.get(passage.id) ?? new PassageView(passage, setting.named(passage));
    views.set(passage.id, view);
    return view;
  };
  return (pair) => {
    const features: string[] = [];
    const measures = new Map<string, number>();
    const side = sideOf(pair);
    const add: AddFeature = (name, value) => {
      features.push(`${side}:${name}=${value}`);
      if (typeof value !== 'string') measures.set(name, Number(value));
    };
    const here = viewOf(pair.passage);
    const there = viewOf(pair.context);
    describeSetting(pair, setting, add);
    describeNames(pair, setting, add);
    if (pair.place === 'together') describeTogether(pair, here, add);
    else describeApart(pair, here, there, add);
    const rowOf = (name: LinkedMention) =>
      (name.passage === pair.passage.id ? here : there).rowOf(name).members[0]!.span.start;
    return {
      pair,
      features,
      measures,
      group: `${pair.predicate} ${pair.passage.id} ${rowOf(pair.subject)} ${rowOf(pair.object)}`,
    };
  };
}

/** What kind of pair it is; a feature means something else in each. */
function sideOf({ place, subject, object }: Pair): string {
  if (place !== 'together') return place;
  return subject.span.start < object.span.start ? 'subject first' : 'object first';
}

function describeSetting({ place, away, passage }: Pair, { section }: PairSetting, add: AddFeature): void {
  const { role, level } = section(passage.section);
  add('role', role);
  add('level', Math.min(level, 4));
  add('kind', passage.kind);
  if (place !== 'together') add('away', Math.min(away, 4));
}

function describeNames(
  { subject, object, passage }: Pair,
  { plan, kindOf }: PairSetting,
  add: AddFeature,
): void {
  for (const [side, name] of [
    ['s', subject],
    ['o', object],
  ] as const) {
    add(`${side}.last`, name.text.slice(-1));
    add(`${side}.last2`, name.text.slice(-2));
    add(`${side}.first2`, name.text.slice(0, 2));
    add(`${side}.kind`, kindOf(name) ?? 'none');
    add(`${side}.length`, bucket(name.text.length));
    add(`${side}.own`, name.canonical === plan(passage.plan).jurisdiction);
  }
  const holder = object.text.includes(subject.text) ? 's' : 'none';
  add('holds', subject.text.includes(object.text) ? 'o' : holder);
  add('tail', sharedTail(subject.text, object.text));
}

/** Two names of one passage: what stands between them, their rows, what stands around them. */
function describeTogether({ subject, object }: Pair, view: PassageView, add: AddFeature): void {
  const [first, second] = subject.span.start < object.span.start ? [subject, object] : [object, subject];
  describeGap(first, second, view, add);
  describeRows(first, second, view, add);
  describeBefore('first', first, view, add);
  describeBehind('second', second, view, add);
  add('begins', view.clauseStart(first) === 0 && view.start(first) < 4);
}

function describeGap(first: LinkedMention, second: LinkedMention, view: PassageView, add: AddFeature): void {
  const gap = view.textBetween(first, second);
  const tokens = view.tokensWithin(view.end(first), view.start(second));
  for (const { text } of tokens.slice(0, INSIDE)) add('after first', text);
  for (const { text } of tokens.slice(-INSIDE)) add('before second', text);
  add('next to first', tokens[0]?.text ?? 'none');
  add('next to second', tokens.at(-1)?.text ?? 'none');
  add('verb before second', tokens.findLast(isVerb)?.text ?? 'none');
  add('verb after first', tokens.find(isVerb)?.text ?? 'none');
  add('pattern', patternOf(tokens));
  add('distance', bucket(gap.length));
  add('commas', Math.min(count(gap, '，,：:'), 4));
  add('stops', Math.min(count(gap, '；;。'), 2));
  add(
    'opens',
    Math.max(gap.lastIndexOf('('), gap.lastIndexOf('（')) >
      Math.max(gap.lastIndexOf(')'), gap.lastIndexOf('）')),
  );
  const inside = view.namesBetween(first, second);
  for (const type of ENTITY_TYPES) {
    const many = inside.filter((name) => name.type === type).length;
    if (many > 0) add(`between ${INITIAL[type]}`, Math.min(many, 4));
  }
}

/** The rows that two names stand in, and the bridge between the two rows. */
function describeRows(first: LinkedMention, second: LinkedMention, view: PassageView, add: AddFeature): void {
  const firstRow = view.rowOf(first);
  const secondRow = view.rowOf(second);
  describeRow('first row', first, firstRow, add);
  describeRow('second row', second, secondRow, add);
  add('one row', firstRow === secondRow);
  if (firstRow === secondRow) return;
  const last = firstRow.members.at(-1)!;
  const next = secondRow.members[0]!;
  const bridge = view.tokensWithin(view.end(last), view.start(next));
  add('bridge', patternOf(bridge));
  add('bridge starts', bridge[0]?.text ?? 'none');
  add('bridge ends', bridge.at(-1)?.text ?? 'none');
  add('bridge length', bucket(bridge.length));
  const rivals = view.namesBetween(last, next);
  add(
    'rival of first',
    rivals.some(({ type }) => type === first.type),
  );
  add(
    'rival of second',
    rivals.some(({ type }) => type === second.type),
  );
  const opener = firstRow.members[0]!;
  add(
    'opens first row',
    view.tokensWithin(view.clauseStart(opener), view.start(opener)).at(-1)?.text ?? 'none',
  );
}

/** A name of the passage at hand and one of a heading above it or of a passage before it. */
function describeApart(pair: Pair, view: PassageView, other: PassageView, add: AddFeature): void {
  const isSubjectHere = pair.subject.passage === pair.passage.id;
  const [here, there] = isSubjectHere ? [pair.subject, pair.object] : [pair.object, pair.subject];
  add('here', isSubjectHere ? 's' : 'o');
  describeAlone('here', here, view, add);
  describeAlone('there', there, other, add);
  const rival = view.namesOf(there.type).find((name) => name !== here);
  const isBefore = rival !== undefined && rival.span.start < here.span.start;
  add('rival', rival ? (isBefore ? 'before' : 'behind') : 'none');
  add('here starts', view.passage.text.slice(0, 2));
  for (const { text } of other.tokensWithin(0, other.passage.text.length).slice(0, INSIDE))
    add('there words', text);
}

function describeAlone(side: string, name: LinkedMention, view: PassageView, add: AddFeature): void {
  describeBefore(side, name, view, add);
  describeBehind(side, name, view, add);
  describeRow(`${side} row`, name, view.rowOf(name), add);
  const begin = view.clauseStart(name);
  add(`${side} verb`, view.tokensWithin(begin, view.start(name)).findLast(isVerb)?.text ?? 'none');
  add(`${side} clause`, begin === 0);
  add(`${side} place`, Math.min(view.rankOf(name), 3));
  add(`${side} same`, Math.min(view.namesOf(name.type).length, 4));
  add(`${side} rest`, bucket(view.passage.text.length - name.text.length));
}

function describeRow(side: string, name: LinkedMention, { members, behind }: NameRow, add: AddFeature): void {
  add(`${side} size`, bucket(members.length));
  add(`${side} ends`, behind.slice(0, 1));
  add(`${side} ends2`, behind);
  add(`${side} last`, members.at(-1) === name);
}

function describeBefore(side: string, name: LinkedMention, view: PassageView, add: AddFeature): void {
  const start = view.start(name);
  const tokens = view.tokensWithin(Math.max(0, start - AROUND_LENGTH), start);
  describeTokens(`${side} before`, tokens.slice(-AROUND).reverse(), add);
}

function describeBehind(side: string, name: LinkedMention, view: PassageView, add: AddFeature): void {
  const end = view.end(name);
  describeTokens(`${side} behind`, view.tokensWithin(end, end + AROUND_LENGTH).slice(0, AROUND), add);
}

function describeTokens(side: string, tokens: readonly Token[], add: AddFeature): void {
  for (const [i, { text }] of tokens.entries()) {
    add(`${side} ${i}`, text);
    add(side, text);
  }
  if (tokens.length === 0) add(`${side} 0`, 'none');
}

/** Words as one pattern, rows of names as one: <I>+等<I>; `long` where it is too long to come again. */
function patternOf(tokens: readonly Token[]): string {
  const pattern = tokens
    .slice(0, 2 * SHORT_PATTERN)
    .map(({ text }) => text)
    .join('')
    .replace(rowsOf('(<.>)'), '$1+');
  return pattern.length <= SHORT_PATTERN && tokens.length <= 2 * SHORT_PATTERN ? pattern : 'long';
}

const isVerb = ({ tag }: Token): boolean => tag.startsWith('v');

function count(text: string, signs: string): number {
  return [...text].filter((sign) => signs.includes(sign)).length;
}

/** 0 to 4 as they are, above in steps of a half of a power of two: 4, 6, 8, 12, 16. */
function bucket(size: number): number {
  if (size <= 4) return size;
  const power = 2 ** Math.floor(Math.log2(size));
  return size >= 1.5 * power ? 1.5 * power : power;
}

function sharedTail(one: string, other: string): number {
  let length = 0;
  while (
    length < 3 &&
    length < Math.min(one.length, other.length) &&
    one.at(-1 - length) === other.at(-1 - length)
  )
    length++;
  return length;
}
