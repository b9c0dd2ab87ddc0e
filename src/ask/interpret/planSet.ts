import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import {
  type Condition,
  type FormOf,
  isCorpusPlan,
  isEntity,
  type LinkedName,
  MARK,
  type Question,
  type Term,
} from '../../model/question.js';
import { type Features, flag } from '../passages/task.js';
import type { ReadTerms } from '../understand/terms.js';
import { tellingOf } from '../understand/weights.js';
import { type NumberPrefixes, type PlacedCondition, readAnyKinds, readCriteria } from './criteria.js';
import { isDenied } from './denied.js';
import { byDayOf, isEither, oneIssuer } from './plansQuestion.js';

/** A form with what is known of how much of the question it accounts for. */
export interface WeighedForm<F> {
  readonly form: F;
  readonly features: Features;
}

/** So many words are conditions at most. */
const MOST_WORDS = 4;
const HAN_OR_LATIN = /[\u4e00-\u9fff]{2}|[A-Za-z0-9]{2}/;
/** Short names of other things stand in other words. */
const LONG_WRITING = /^[\u4e00-\u9fff“”]{3,}$/;

/**
 * The plans that say what a question says: each name and each word that matters is a condition, joined by and, or, not as the
 * question has it; what it says of kinds, issuers and dates too. First with the names and what is meant as it stands, then with the
 * other words that matter as well. Empty where it says nothing.
 */
export function readPlanSets(
  question: Question,
  knowledge: Knowledge,
  { readTerms, numberPrefixes }: { readonly readTerms: ReadTerms; readonly numberPrefixes: NumberPrefixes },
): WeighedForm<FormOf<'plans'>>[] {
  const { questions, criteria } = knowledge;
  const { frame } = question;
  const head = readCriteria(question, knowledge, numberPrefixes);
  const named = placedNames(question, knowledge, head);
  const asking = [
    ...[questions.asksPlans, questions.mentions, questions.counts, questions.repeals].map(
      ({ pattern }) => pattern,
    ),
    ...[...head.map(({ start, end }) => frame.slice(start, end)), ...readAnyKinds(frame, knowledge)].map(
      (said) => new RegExp(escapeRegExp(said)),
    ),
    ...[criteria.issuing, criteria.numbers].map(({ pattern }) => pattern),
  ];
  const terms = readTerms(
    { ...question, names: [] },
    asking,
    questions.wants.find(({ want }) => want === 'Plan')!.nouns,
  );
  const isOfHeads =
    head.length > 0 ||
    onlyOf(frame, knowledge) !== null ||
    named.some(({ condition }) => condition.on !== 'mentions');
  const isTold = isOfHeads && !criteria.speaksOf.pattern.test(frame);
  const literal = terms.filter((term) => isLiteral(term, frame));
  const isNamed = questions.mentions.pattern.test(frame) && named.length + literal.length > 0;
  // What the texts have no word for they say nothing of, whatever else of the question they say.
  if (!isTold && !isNamed && !tellingOf(terms).every(readTerms.isSaid)) return [];
  const mattering = terms.filter((term) => literal.includes(term) || term.weight >= readTerms.aside);
  const parts = { question, knowledge, readTerms, head, named, terms, isTold, isNamed };
  const first = named.length + literal.length > 0 || isTold ? literal : mattering;
  return [...(isTold ? [[]] : []), first, mattering]
    .filter((meant, i, all) => all.slice(0, i).every((other) => other.length < meant.length))
    .flatMap((meant) => planSetOf(meant, parts) ?? [])
    .flatMap((set) => [set, holdsOfPlan(set, question, questions) ?? []].flat());
}

interface Parts {
  readonly question: Question;
  readonly knowledge: Knowledge;
  readonly readTerms: ReadTerms;
  readonly head: readonly PlacedCondition[];
  readonly named: readonly PlacedCondition[];
  readonly terms: readonly Term[];
  /** It says something of their heads: what else it says may be said around it. */
  readonly isTold: boolean;
  /** It asks what mentions a thing that it names: its other words may say what that is, as in QFLP pilots, the 郑科贷 loan. */
  readonly isNamed: boolean;
}

/** The plans that say the names of a question and the terms that are meant; null where there are none of both. */
function planSetOf(
  meant: readonly Term[],
  { question, knowledge, readTerms, head, named, terms, isTold, isNamed }: Parts,
): WeighedForm<FormOf<'plans'>> | null {
  const { questions } = knowledge;
  const { frame } = question;
  const said = withoutParts(meant)
    .slice(0, MOST_WORDS)
    .map((term) => placedWords(term, frame));
  const placed = [...head, ...named, ...said].sort((a, b) => a.start - b.start);
  const { where, not } = byDenial(placed, frame, knowledge);
  const only = onlyOf(frame, knowledge);
  if (where.length + not.length === 0 && only === null) return null;
  const isAny = where.length > 1 && isEither(frame, questions);
  const words = new Set(placed.flatMap(({ condition }) => ('words' in condition ? condition.words : [])));
  const left = terms.filter((term) => !meant.includes(term) && !term.written.some((one) => words.has(one)));
  // Plans that leave out of account what the question is about are no answer to it.
  const leavesOut = left.some(({ weight }) => weight >= readTerms.aside);
  if (!isTold && !isNamed && leavesOut) return null;
  const sum = (some: readonly Term[]) => some.reduce((all, { weight }) => all + weight, 0);
  return {
    form: {
      kind: 'plans',
      where: oneIssuer(where),
      not,
      join: isAny ? 'any' : 'all',
      only,
      of: null,
      as: 'names',
    },
    features: {
      ...Object.fromEntries([...head, ...named].map(({ condition }) => [`plans on ${condition.on}`, 1])),
      'plans names': Math.min(1, named.length / 3),
      'plans words': Math.min(1, said.length / 3),
      'plans head': Math.min(1, head.length / 2),
      'plans denied': flag(not.length > 0),
      'plans either': flag(isAny),
      'plans told': flag(isTold),
      'plans extreme': flag(only !== null),
      'plans left': Math.min(1, sum(left) / 3),
      'plans left most': Math.min(1, Math.max(0, ...left.map(({ weight }) => weight))),
      'plans unsaid': Math.min(1, sum(left.filter((term) => !readTerms.isSaid(term))) / 2),
      'plans accounted': sum(meant) / Math.max(0.01, sum(meant) + sum(left)),
      'plans mentions': flag(questions.mentions.pattern.test(frame)),
      'plans asked by words': flag(questions.asksPlans.pattern.test(frame)),
      'plans named alone': flag(isNamed && leavesOut),
      'plans of a plan': flag(question.names.some(isCorpusPlan)),
      'plans with indicator': flag(question.names.some(({ reference }) => reference.type === 'Indicator')),
    },
  };
}

/** Conditions that the words before them deny are none of the plans'. */
function byDenial(
  placed: readonly PlacedCondition[],
  frame: string,
  { questions, criteria }: Knowledge,
): { readonly where: Condition[]; readonly not: Condition[] } {
  const where: Condition[] = [];
  const not: Condition[] = [];
  let wasDenied = false;
  placed.forEach(({ start, end, condition }, i) => {
    const from = placed[i - 1]?.end ?? 0;
    const before = start >= from ? frame.slice(from, start) : '';
    wasDenied =
      isDenied(before, questions) ||
      (wasDenied && questions.joinsConditions.pattern.test(before)) ||
      criteria.excludedBehind.pattern.test(frame.slice(end));
    (wasDenied ? not : where).push(condition);
  });
  return { where, not };
}

/** Which of the plans is meant by when it was issued or by its number; null where all are. */
function onlyOf(frame: string, { questions, criteria }: Knowledge): FormOf<'plans'>['only'] {
  if (criteria.highestNumber.pattern.test(frame)) return 'highestNumber';
  if (criteria.lowestNumber.pattern.test(frame)) return 'lowestNumber';
  return byDayOf(frame, questions);
}

/** Conditions that a plan meets or does not, for all that is known of it: of others silence is no denial. */
const CLOSED: ReadonlySet<Condition['on']> = new Set([
  'issuer',
  'kind',
  'issued',
  'number',
  'citesNumber',
  'citesTitle',
  'cites',
  'repeals',
  'day',
]);

/** Of one plan whether all of it holds that its head, its citations and what it repeals tell; null where a set is asked for. */
function holdsOfPlan(
  { form, features }: WeighedForm<FormOf<'plans'>>,
  { names, frame }: Question,
  { which }: Knowledge['questions'],
): WeighedForm<FormOf<'plans'>> | null {
  const of = names.find(isCorpusPlan)?.reference;
  const isClosed = [...form.where, ...form.not].every(({ on }) => CLOSED.has(on));
  if (!of || !isClosed || form.where.length + form.not.length === 0 || which.pattern.test(frame)) return null;
  return { form: { ...form, only: null, of, as: 'boolean' }, features: { ...features, 'plans holds': 1 } };
}

/** The names of a question with what each says of plans, where it stands in the frame. */
function placedNames(
  question: Question,
  knowledge: Knowledge,
  head: readonly PlacedCondition[],
): PlacedCondition[] {
  const marks = [...question.frame.matchAll(MARK)];
  const isOfCited = head.some(({ condition }) => condition.on === 'citesNumber');
  return question.names.flatMap((name, i): PlacedCondition[] => {
    const mark = marks[i];
    const isOwnPlace = question.ownPlaces.includes(name.reference.name) && question.names.length > 1;
    const condition = mark && !isOwnPlace ? conditionOfName(name, question.frame, knowledge) : null;
    // The organ and the title before a number that is cited only say whose number it is.
    if (!condition || (isOfCited && (condition.on === 'cites' || condition.on === 'issuer'))) return [];
    return [{ start: mark!.index, end: mark!.index + mark![0].length, condition }];
  });
}

/** What a name says of plans; null where it says nothing of them. */
function conditionOfName(name: LinkedName, frame: string, knowledge: Knowledge): Condition | null {
  const { reference, text, writings } = name;
  if (reference.type === 'Plan') return conditionOfPlan(name, frame, knowledge);
  if (!isEntity(name)) return null;
  const { issuing, basis, numbers, issuingOrgans } = knowledge.criteria;
  const isIssuer = reference.type === 'Institution' && issuingOrgans.pattern.test(writings.join(' '));
  const isOfNumber = basis.pattern.test(frame) && numbers.pattern.test(frame);
  if (isIssuer && (issuing.pattern.test(frame) || isOfNumber))
    return { on: 'issuer', entity: reference, or: [] };
  const plain = [text, reference.name, ...writings.filter((one) => LONG_WRITING.test(one))].map((word) =>
    word.replace(/[“”"]/g, ''),
  );
  const words = [...new Set(plain)].filter((word) => HAN_OR_LATIN.test(word));
  return { on: 'mentions', entity: reference, words };
}

/** What a plan that is named says of others: they cite it, repeal it or have its number; it itself is left out. */
function conditionOfPlan(
  { reference, text }: LinkedName,
  frame: string,
  { questions, criteria }: Knowledge,
): Condition | null {
  const number = criteria.writtenNumber.pattern.exec(text)?.groups;
  if (questions.repeals.pattern.test(frame) && reference.external) return { on: 'repeals', plan: reference };
  if (reference.external || (criteria.basis.pattern.test(frame) && number))
    return { on: 'cites', plan: reference };
  if (number) return { on: 'number', prefix: `${number.organ}〔${number.year}〕${number.serial}号` };
  return isDenied(frame.slice(0, frame.indexOf('«P»')), questions) ? { on: 'is', plan: reference } : null;
}

/** A plan is to say the word itself: what it may be besides in some sentence finds plans that do not. */
const MOST_WRITINGS = 4;

function placedWords({ said, written }: Term, frame: string): PlacedCondition {
  const start = frame.toLowerCase().indexOf(said.toLowerCase());
  const likeliest = [...written.slice(0, MOST_WRITINGS), said];
  const words = [...new Set(likeliest)].filter((word) => HAN_OR_LATIN.test(word));
  return { start, end: start + said.length, condition: { on: 'mentions', entity: null, words } };
}

/** Whether a word is meant as it stands: in quotation marks or brackets, Chinese in an English question, an acronym: “硅巷”, (低空经济), QFLP, 6G. */
function isLiteral({ said }: Term, frame: string): boolean {
  const at = frame.toLowerCase().indexOf(said.toLowerCase());
  if (at < 0) return false;
  const before = frame[at - 1] ?? ' ';
  const isChinese = /[\u4e00-\u9fff]/.test(said);
  const isEnglish = !isChinese || (frame.match(/[A-Za-z]+/g)?.length ?? 0) > LITTLE_ENGLISH;
  const isAcronym = /^(?=(?:.*[A-Z\d]){2})[A-Za-z\d]+$/.test(frame.slice(at, at + said.length));
  const isProper =
    isEnglish &&
    at > 0 &&
    /^[A-Z][a-z]{3,}$/.test(frame.slice(at, at + said.length)) &&
    !/[.?!:]\s*$/.test(frame.slice(0, at));
  return (
    isProper || /[“"「『(（]/.test(before) || (isChinese && isEnglish) || (isAcronym && !/^\d+$/.test(said))
  );
}

/** A Chinese question may have a few English words in it. */
const LITTLE_ENGLISH = 4;

/** Without the words that are parts of a longer one. */
function withoutParts(terms: readonly Term[]): Term[] {
  const plain = terms.map(({ said }) => bare(said));
  return terms.filter(
    (_, i) =>
      !plain.some((other, k) => k !== i && other.length > plain[i]!.length && other.includes(plain[i]!)),
  );
}
