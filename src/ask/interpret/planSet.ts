import escapeRegExp from 'escape-string-regexp';
import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare } from '../../language/fold.js';
import {
  type Condition,
  type FormOf,
  isCorpusPlan,
  isEntity,
  type Question,
  type Term,
} from '../../model/question.js';
import type { Features } from '../passages/task.js';
import type { ReadTerms } from '../understand/terms.js';
import { tellingOf } from '../understand/weights.js';
import { readDates } from './dates.js';
import { isDenied } from './denied.js';
import { byHead, oneIssuer } from './plansQuestion.js';

/** A form with what is known of how much of the question it accounts for. */
export interface WeighedForm<F> {
  readonly form: F;
  readonly features: Features;
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly condition: Condition;
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
  readTerms: ReadTerms,
): WeighedForm<FormOf<'plans'>>[] {
  const { questions } = knowledge;
  const { frame } = question;
  const isIssued = questions.issued.pattern.test(frame);
  const named = placedNames(question, isIssued, questions.cites.pattern.test(frame));
  const dates = isIssued ? readDates(frame, questions) : null;
  const asking = [
    ...[questions.asksPlans, questions.mentions, questions.issued, questions.counts].map(
      ({ pattern }) => pattern,
    ),
    ...(dates ? [new RegExp(escapeRegExp(dates.text))] : []),
  ];
  const terms = readTerms(
    { ...question, names: [] },
    asking,
    questions.wants.find(({ want }) => want === 'Plan')!.nouns,
  );
  // What the texts have no word for they say nothing of, whatever else of the question they say.
  if (!tellingOf(terms).every(readTerms.isSaid)) return [];
  const literal = terms.filter((term) => isLiteral(term, frame));
  const mattering = terms.filter((term) => literal.includes(term) || term.weight >= readTerms.aside);
  const parts = { question, knowledge, readTerms, named, terms };
  const first = named.length + literal.length > 0 ? literal : mattering;
  return [first, mattering]
    .filter((meant, i, all) => i === 0 || meant.length > all[0]!.length)
    .flatMap((meant) => planSetOf(meant, parts) ?? []);
}

interface Parts {
  readonly question: Question;
  readonly knowledge: Knowledge;
  readonly readTerms: ReadTerms;
  readonly named: readonly Placed[];
  readonly terms: readonly Term[];
}

/** The plans that say the names of a question and the terms that are meant; null where there are none of both. */
function planSetOf(
  meant: readonly Term[],
  { question, knowledge, readTerms, named, terms }: Parts,
): WeighedForm<FormOf<'plans'>> | null {
  const { questions } = knowledge;
  const { frame } = question;
  const said = withoutParts(meant)
    .slice(0, MOST_WORDS)
    .map((term) => placedWords(term, frame));
  const head = byHead(question, knowledge);
  const placed = [...named, ...said].sort((a, b) => a.start - b.start);
  const where: Condition[] = [...head.where];
  const not: Condition[] = [...head.not];
  placed.forEach(({ start, condition }, i) => {
    const from = placed[i - 1]?.end ?? 0;
    const denied = start >= from && isDenied(frame.slice(from, start), questions);
    (denied ? not : where).push(condition);
  });
  if (where.length + not.length === 0) return null;
  const isEither = where.length > 1 && questions.eitherWords.pattern.test(frame);
  const words = new Set(placed.flatMap(({ condition }) => ('words' in condition ? condition.words : [])));
  const left = terms.filter((term) => !meant.includes(term) && !term.written.some((one) => words.has(one)));
  // Plans that leave out of account what the question is about are no answer to it.
  if (left.some(({ weight }) => weight >= readTerms.aside)) return null;
  const sum = (some: readonly Term[]) => some.reduce((all, { weight }) => all + weight, 0);
  return {
    form: {
      kind: 'plans',
      where: oneIssuer(where),
      not,
      join: isEither ? 'any' : 'all',
      only: questions.latest.pattern.test(frame)
        ? 'latest'
        : questions.earliest.pattern.test(frame)
          ? 'earliest'
          : null,
      as: 'names',
    },
    features: {
      'plans names': Math.min(1, named.length / 3),
      'plans words': Math.min(1, said.length / 3),
      'plans head': Math.min(1, (head.where.length + head.not.length) / 2),
      'plans denied': not.length > 0 ? 1 : 0,
      'plans either': isEither ? 1 : 0,
      'plans left': Math.min(1, sum(left) / 3),
      'plans left most': Math.min(1, Math.max(0, ...left.map(({ weight }) => weight))),
      'plans unsaid': Math.min(1, sum(left.filter((term) => !readTerms.isSaid(term))) / 2),
      'plans accounted': sum(meant) / Math.max(0.01, sum(meant) + sum(left)),
      'plans mentions': questions.mentions.pattern.test(frame) ? 1 : 0,
      'plans asked by words': questions.asksPlans.pattern.test(frame) ? 1 : 0,
      'plans of a plan': question.names.some(isCorpusPlan) ? 1 : 0,
      'plans with indicator': question.names.some(({ reference }) => reference.type === 'Indicator') ? 1 : 0,
    },
  };
}

/** The names of a question with what each says of plans, where it stands in the frame. */
function placedNames(question: Question, isIssued: boolean, isCited: boolean): Placed[] {
  const marks = [...question.frame.matchAll(/«[A-Z]»/g)];
  return question.names.flatMap((name, i): Placed[] => {
    const { reference, text, writings } = name;
    const mark = marks[i];
    if (!mark || (question.ownPlaces.includes(reference.name) && question.names.length > 1)) return [];
    const at = { start: mark.index, end: mark.index + mark[0].length };
    if (reference.type === 'Plan')
      return isCited ? [{ ...at, condition: { on: 'cites', plan: reference } }] : [];
    if (!isEntity(name)) return [];
    if (reference.type === 'Institution' && isIssued && writings.some((one) => one.includes('政府')))
      return [{ ...at, condition: { on: 'issuer', entity: reference, or: [] } }];
    const plain = [text, reference.name, ...writings.filter((one) => LONG_WRITING.test(one))].map((word) =>
      word.replace(/[“”"]/g, ''),
    );
    const words = [...new Set(plain)].filter((word) => HAN_OR_LATIN.test(word));
    return [{ ...at, condition: { on: 'mentions', entity: reference, words } }];
  });
}

function placedWords({ said, written }: Term, frame: string): Placed {
  const start = frame.toLowerCase().indexOf(said.toLowerCase());
  const words = [...new Set([...written, said])].filter((word) => HAN_OR_LATIN.test(word));
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
  return /[“"「『(（]/.test(before) || (isChinese && isEnglish) || (isAcronym && !/^\d+$/.test(said));
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
