import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { Rule, TargetRules } from '../../../knowledge/rules.js';
import { alternatives, type Quantity, type QuantityReader } from '../../../language/quantities.js';
import { cutWords } from '../../../language/words.js';
import type { Span } from '../../../model/document.js';
import type { Comparator } from '../../../model/target.js';
import { splitClauses, splitPieces } from './clauses.js';
import { makeFormReader, type Reading } from './forms.js';
import { countedIndicator } from './indicator.js';
import { distribute } from './respectively.js';
import { HIDDEN, makeWordingReader } from './wording.js';
import { firstYear, makeYearReader, type PlanYears, type YearOf } from './years.js';

/** A number that a sentence commits to; the span counts from the start of the sentence and holds number and unit. */
export interface Commitment extends Span {
  readonly indicator: string;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly year: number | null;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly per: 'year' | null;
  /** The clause that says it, within the sentence. */
  readonly clause: Span;
}

/** What the text before a sentence says of its targets. */
export interface TargetContext {
  readonly year: number | null;
}

export interface TargetReader {
  /** The targets that a sentence sets, in their order. */
  readonly read: (sentence: string, plan: PlanYears, context: TargetContext) => Commitment[];
  readonly yearOf: YearOf;
}

/** One number of a clause with the words that are about it. */
interface Piece {
  readonly text: string;
  readonly quantity: Quantity;
  /** Where the number stands in the clause. */
  readonly span: Span;
  /** Its subject is written out. */
  readonly isWhole: boolean;
}

/** A sum of no more characters is one of what was founded before it: 第一期规模. */
const SHORT_SUM = 7;
const SHORTEST_INDICATOR = 2;
/** A measure of no more characters may lack what it is about: 产量, 市场就业率. */
const LONGEST_BARE = 5;
/** The item number that a clause opens with. */
const ITEM = /^(?:[(（]?\d{1,2}[)）.．、])(?=[^\d])/;

/** Prepares the reading of targets by the words of `rules/targets.yaml` and the grammar of `rules/numbers.yaml`. */
export function makeTargetReader(
  { targets: rules }: Pick<Knowledge, 'targets'>,
  quantities: QuantityReader,
): TargetReader {
  const words = makeWordingReader(rules, quantities);
  const readForm = makeFormReader(rules, quantities, words);
  const yearOf = makeYearReader(rules);

  const numbersOf = (text: string) =>
    quantities
      .find(text)
      .filter(({ unit }) => unit !== '年')
      .filter(
        ({ start, end }) =>
          /\d|百分之/.test(text.slice(start, end)) ||
          (!rules.spelled.never.test(text.slice(start, end)) &&
            (rules.spelled.before.test(text.slice(0, start)) || rules.spelled.after.test(text.slice(end)))),
      );

  /** @param counted the clause with what counts nothing hidden */
  const piecesOf = (clause: string, counted: string): Piece[] => {
    const spread = distribute(clause, rules, quantities);
    if (spread)
      return spread.map(({ piece, quantity, span }) => ({ text: piece, quantity, span, isWhole: true }));
    return splitPieces(counted, (text) => numbersOf(text).length > 0).flatMap(({ start, end }) => {
      const text = clause.slice(start, end);
      return numbersOf(counted.slice(start, end)).map((quantity, i, all) => {
        // 续建16个公路项目382公里: a second number of the same words is read without the first.
        const before = i > 0 && keepsApart(text, all[i - 1]!, quantity) ? all[i - 1] : undefined;
        const shown = before ? text.slice(0, before.start) + text.slice(before.end) : text;
        const shift = before ? before.end - before.start : 0;
        return {
          text: shown,
          quantity: { ...quantity, start: quantity.start - shift, end: quantity.end - shift },
          span: { start: start + quantity.start, end: start + quantity.end },
          isWhole: false,
        };
      });
    });
  };

  const doubling = new RegExp(`(?:实现|再|力争)*(?<word>${alternatives(Object.keys(rules.doublings))})`, 'u');
  /** 人均地区生产总值比2020年翻一番: a growth by a hundred per cent. */
  const readDoubling = (clause: string): Omit<Commitment, 'year' | 'clause'> | null => {
    const found = doubling.exec(clause);
    if (!found || isExcluded(clause, rules)) return null;
    const base = /(?:比|较)(20\d\d)年[^，。]{0,4}$/.exec(clause.slice(0, found.index));
    const subject = words.clean(clause.slice(0, base?.index ?? found.index));
    if (subject.length < SHORTEST_INDICATOR) return null;
    const start = found.index + found[0].length - found.groups!.word!.length;
    return {
      indicator: `${subject}增长率`,
      value: rules.doublings[found.groups!.word!]!,
      valueMax: null,
      unit: '%',
      comparator: '=',
      baseline: null,
      baselineYear: base ? Number(base[1]) : null,
      per: null,
      start,
      end: start + found.groups!.word!.length,
    };
  };

  const read = (sentence: string, plan: PlanYears, context: TargetContext): Commitment[] => {
    const commitments: Commitment[] = [];
    let { year } = context;
    let subject = '';
    let verb = '';
    let founded = '';
    for (const clause of splitClauses(sentence)) {
      const written = sentence.slice(clause.start, clause.end);
      const text = hide(written.replace(ITEM, hideAll), rules.described);
      const said = yearOf(hide(text, rules.asides), plan);
      if (said !== null && said < (firstYear(plan) ?? said)) continue;
      year = said ?? year;
      founded = rules.founding.exec(text)?.[1] ?? founded;
      const first = commitments.length;
      const counted = hide(hide(text, rules.asides), rules.thresholds);
      for (const piece of piecesOf(text, counted)) {
        if (isExcluded(piece.text, rules)) continue;
        const reading = readForm(words.read(piece.text, piece.quantity, sentence.slice(clause.end)), {
          verb,
          isInList: commitments.length > first,
        });
        if (!reading) continue;
        const indicator = nameWhole(reading, subject, rules);
        const own = indicator.replaceAll(HIDDEN, '');
        const before = commitments.length > first && !piece.isWhole ? commitments.at(-1) : undefined;
        const plain = before ? topicOf(own, before.indicator, rules) + own : own;
        if (plain.length < SHORTEST_INDICATOR || /^[的了]/.test(plain)) continue;
        if (isTime(piece.quantity.unit, quantities) && !rules.timed.test(piece.text)) continue;
        if (reading.verb) verb = reading.verb;
        if (!rules.growth.test(reading.indicator) && !/^占/.test(reading.indicator)) subject = plain;
        const of = founded && plain.length <= SHORT_SUM && /元$/.test(piece.quantity.unit) ? founded : '';
        commitments.push({
          indicator: countedIndicator(of + plain, piece.quantity.unit, rules, quantities),
          value: piece.quantity.value,
          valueMax: piece.quantity.valueMax,
          unit: piece.quantity.unit,
          comparator: reading.comparator,
          year,
          baseline: reading.baseline,
          baselineYear: reading.baselineYear,
          per: rules.perYear.test(piece.text) ? 'year' : null,
          start: clause.start + piece.span.start,
          end: clause.start + piece.span.end,
          clause,
        });
      }
      shareHead(commitments, first);
      const doubled = readDoubling(text);
      if (doubled && commitments.length === first)
        commitments.push({
          ...doubled,
          start: clause.start + doubled.start,
          end: clause.start + doubled.end,
          year,
          clause,
        });
    }
    return commitments;
  };
  return { read, yearOf };
}

const hideAll = (text: string) => HIDDEN.repeat(text.length);

/** A text with all that the masks fit hidden; every other character keeps its place. */
function hide(text: string, masks: readonly Rule[]): string {
  return masks.reduce((rest, { pattern }) => rest.replace(new RegExp(pattern, 'gu'), hideAll), text);
}

function isExcluded(text: string, rules: TargetRules): boolean {
  const masked = hide(text, rules.thresholds);
  return rules.excludes.some(({ pattern }) => pattern.test(masked)) && !rules.despite.test(masked);
}

function isTime(unit: string, { parseUnit }: QuantityReader): boolean {
  return /^(?:天|日|个?工作日|个?小时|分钟|秒钟?|个月|周|年|学时)$/.test(parseUnit(unit)?.measure ?? '');
}

/** Two numbers of one piece that measure the same words in different ways: 16个项目382公里. */
function keepsApart(text: string, left: Quantity, right: Quantity): boolean {
  const between = text.slice(left.end, right.start);
  return /^[\u4e00-\u9fff（）()“”]{2,24}$/.test(between) && !/[到至由从比较]/.test(between);
}

/** A share of what the clause before measures, and a growth of it, take its name. */
function nameWhole(reading: Reading, subject: string, rules: TargetRules): string {
  const { indicator } = reading;
  if (rules.growth.test(indicator) && subject)
    return subject + indicator.replace(/^较[“"]?十[三四]五[”"]?末/, '较上期末').replace(/增长$/, '增长率');
  if (indicator === '') return subject;
  return /^占/.test(indicator) ? (subject ? subject + indicator : '') : indicator;
}

/** What a bare measure in a list is about, by the one before it: 高校毕业生就业率95%、市场就业率70% → 高校毕业生. */
function topicOf(indicator: string, before: string, rules: TargetRules): string {
  if (indicator.length > LONGEST_BARE || !(rules.sized.test(indicator) || rules.shares.test(indicator)))
    return '';
  if (before.endsWith('数量')) return before.slice(0, -'数量'.length);
  const words = cutWords(before);
  const verb = words.findIndex(({ tag }, i) => i > 0 && tag.startsWith('v'));
  const topic = words.slice(0, verb < 0 ? -1 : verb);
  const isShared = words.some(({ text }) => text.length > 1 && indicator.startsWith(text));
  return isShared ? '' : topic.map(({ text }) => text).join('');
}

/** 1个国际领先、5个国内知名的工业互联网平台: what the last of a list counts is what all of it does. */
function shareHead(commitments: Commitment[], from: number): void {
  const last = commitments.at(-1);
  const head = last && commitments.length - from > 1 ? /的([^的]+)$/.exec(last.indicator)?.[1] : undefined;
  if (!last || !head) return;
  for (let i = from; i < commitments.length - 1; i++) {
    const commitment = commitments[i]!;
    const bare = commitment.indicator.replace(/数量$/, '');
    if (commitment.unit === last.unit && bare.length <= 6)
      commitments[i] = { ...commitment, indicator: `${bare}的${head}` };
  }
}
