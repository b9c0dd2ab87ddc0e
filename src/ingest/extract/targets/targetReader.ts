import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { Rule, TargetRules } from '../../../knowledge/rules.js';
import { replaceEvery } from '../../../language/everywhere.js';
import { alternatives, type Quantity, type QuantityReader } from '../../../language/quantities.js';
import { cutWords, withoutEnd } from '../../../language/words.js';
import type { Span } from '../../../model/document.js';
import type { UnlinkedTarget } from '../../../model/target.js';
import { splitClauses, splitPieces } from './clauses.js';
import { makeFormReader, type NamedReading } from './forms.js';
import { countedIndicator, isRate } from './indicator.js';
import { distribute } from './respectively.js';
import { HIDDEN, makeWordingReader } from './wording.js';
import { firstYear, makeYearReader, type PlanYears, type YearsOf } from './years.js';

/**
 * A number of a sentence with what it measures; the span counts from the start of the sentence and holds number and unit.
 * Whether the plan wants it reached is decided apart (`targetModel.ts`).
 */
export interface Commitment
  extends Span,
    Pick<
      UnlinkedTarget,
      | 'indicator'
      | 'value'
      | 'valueMax'
      | 'unit'
      | 'comparator'
      | 'year'
      | 'baseline'
      | 'baselineYear'
      | 'per'
    > {
  /** The clause that says it, within the sentence. */
  readonly clause: Span;
  /** How the clause says it: the form that fits. */
  readonly form: string;
  /** What of the clause speaks against a target: the reasons of `rules/targets.yaml`. */
  readonly against: readonly string[];
}

/** What the text before a sentence says of its targets. */
export interface TargetContext {
  readonly year: number | null;
}

export interface TargetReader {
  /** The numbers that a sentence may set as targets, in their order. */
  readonly read: (sentence: string, plan: PlanYears, context: TargetContext) => Commitment[];
  readonly yearsOf: YearsOf;
}

/** One number of a clause with the words that are about it. */
interface Piece {
  readonly text: string;
  readonly quantity: Quantity;
  /** Where the number stands in the clause. */
  readonly span: Span;
  /** Its subject is written out. */
  readonly isWhole: boolean;
  /** Its place among the numbers of one subject in several years, else null. */
  readonly inSeries: number | null;
}

/** A commitment as its clause alone says it; its span counts from the start of the clause. */
type Measured = Omit<Commitment, 'year' | 'clause'> & {
  /** The words in front of the number, which may give it a year of its own. */
  readonly head: string;
  readonly inSeries: number | null;
};

/** What the words before a number leave to it. */
interface SaidBefore {
  /** What was measured last. */
  readonly subject: string;
  /** The last verb of amount. */
  readonly verb: string;
  /** What was founded: a sum that follows is its. */
  readonly founded: string;
  /** The indicator before it in the list of its clause; null where it is the first. */
  readonly listed: string | null;
  /** What of the sentence follows the clause. */
  readonly rest: string;
}

/** A sum of no more characters is one of what was founded before it: 第一期规模. */
const SHORT_SUM = 7;
const SHORTEST_INDICATOR = 2;
/** The words of more numbers, with nothing between them that parts them, are not told apart. */
const MOST_NUMBERS = 40;
/** A measure of no more characters may lack what it is about: 产量, 市场就业率. */
const LONGEST_BARE = 5;
/** An indicator of no more characters may lack its head: 国际领先. */
const LONGEST_HEADLESS = 6;
const TIMES = new Set(['time', 'lessons', 'years']);
/** The item number that a clause opens with. */
const ITEM = /^(?:[(（]?\d{1,2}[)）.．、])(?=[^\d])/;

/** Prepares the reading of targets by the words of `rules/targets.yaml` and the grammar of `rules/numbers.yaml`. */
export function makeTargetReader(
  { targets: rules }: Pick<Knowledge, 'targets'>,
  quantities: QuantityReader,
): TargetReader {
  const words = makeWordingReader(rules, quantities);
  const readForm = makeFormReader(rules, quantities, words);
  const yearsOf = makeYearReader(rules);

  const numbersOf = (text: string) =>
    quantities
      .find(text)
      .filter(({ unit }) => unit !== '年')
      .filter(
        ({ start, end }) =>
          /\d|百分之/.test(text.slice(start, end)) ||
          (!rules.spelled.never.pattern.test(text.slice(start, end)) &&
            (rules.spelled.before.pattern.test(text.slice(0, start)) ||
              rules.spelled.after.pattern.test(text.slice(end)))),
      );

  /** @param counted the clause with what counts nothing hidden */
  const piecesOf = (clause: string, counted: string): Piece[] => {
    const spread = distribute(clause, rules, quantities);
    if (spread)
      return spread.map(({ piece, quantity, span, inSeries }) => ({
        text: piece,
        quantity,
        span,
        isWhole: true,
        inSeries,
      }));
    return splitPieces(counted, (text) => numbersOf(text).length > 0).flatMap(({ start, end }) => {
      const text = clause.slice(start, end);
      const numbers = numbersOf(counted.slice(start, end));
      if (numbers.length > MOST_NUMBERS) return [];
      return numbers.map((quantity, i, all) => {
        // 续建16个公路项目382公里: a second number of the same words is read without the first.
        const before = i > 0 && keepsApart(text, all[i - 1]!, quantity, rules) ? all[i - 1] : undefined;
        const shown = before ? text.slice(0, before.start) + text.slice(before.end) : text;
        const shift = before ? before.end - before.start : 0;
        return {
          text: shown,
          quantity: { ...quantity, start: quantity.start - shift, end: quantity.end - shift },
          span: { start: start + quantity.start, end: start + quantity.end },
          isWhole: false,
          inSeries: null,
        };
      });
    });
  };

  const doubling = new RegExp(
    `(?:${alternatives(rules.doublingLeads)})*(?<word>${alternatives(Object.keys(rules.doublings))})`,
    'u',
  );
  /** 人均地区生产总值比2020年翻一番: a growth by a hundred per cent; with what grows. */
  const readDoubling = (clause: string): { doubled: Measured; subject: string } | null => {
    const found = doubling.exec(clause);
    if (!found || isExcluded(clause, rules)) return null;
    const base = rules.doubledFrom.pattern.exec(clause.slice(0, found.index));
    const subject = words.clean(clause.slice(0, base?.index ?? found.index));
    if (subject.length < SHORTEST_INDICATOR) return null;
    const start = found.index + found[0].length - found.groups!.word!.length;
    const doubled: Measured = {
      indicator: subject + rules.doublingRate,
      value: rules.doublings[found.groups!.word!]!,
      valueMax: null,
      unit: '%',
      comparator: '=',
      baseline: null,
      baselineYear: base ? Number(base.groups!.year) : null,
      per: null,
      start,
      end: start + found.groups!.word!.length,
      head: clause.slice(0, base?.index ?? start),
      inSeries: null,
      form: 'doubling',
      against: wordsAgainst(clause, rules),
    };
    return { doubled, subject };
  };

  const nameInList = (own: string, { isWhole }: Piece, { listed }: SaidBefore) =>
    listed !== null && !isWhole ? topicOf(own, listed, rules) + own : own;
  /** What a reading measures, with what was said before; null where that is no name. */
  const nameOf = (reading: NamedReading, piece: Piece, said: SaidBefore): string | null => {
    const isGrowth = isRate(piece.quantity.unit, quantities);
    const subject = isGrowth ? said.subject : said.subject.replace(rules.grown.pattern, '');
    const name = nameInList(nameWhole(reading, subject, rules).replaceAll(HIDDEN, ''), piece, said);
    return name.length < SHORTEST_INDICATOR || /^[的了]/.test(name) ? null : name;
  };
  const reasonsAgainst = ({ text, quantity }: Piece): string[] => {
    const isOfTime = takesTime(quantity.unit, quantities) && !rules.timed.pattern.test(text);
    return [...wordsAgainst(text, rules), ...(isOfTime ? ['time'] : [])];
  };

  /** What a piece of a clause may commit to; null where its number surely is no target. */
  const readPiece = (
    piece: Piece,
    said: SaidBefore,
  ): { commitment: Measured; reading: NamedReading } | null => {
    if (isExcluded(piece.text, rules)) return null;
    const wording = words.read(piece.text, piece.quantity, said.rest);
    const reading = readForm(wording, { verb: said.verb, isInList: said.listed !== null });
    if (!reading) return null;
    const name = nameOf(reading, piece, said);
    if (name === null) return null;
    const { value, valueMax, unit } = piece.quantity;
    const of = said.founded && name.length <= SHORT_SUM && rules.money.pattern.test(unit) ? said.founded : '';
    const commitment = {
      indicator: countedIndicator(of + name, unit, rules, quantities),
      value,
      valueMax,
      unit,
      comparator: reading.comparator,
      baseline: reading.baseline,
      baselineYear: reading.baselineYear,
      per: rules.perYear.pattern.test(piece.text) ? ('year' as const) : null,
      ...piece.span,
      head: piece.isWhole ? '' : hide(piece.text.slice(0, piece.quantity.start), rules.asides),
      inSeries: piece.inSeries,
      form: reading.form,
      against: reasonsAgainst(piece),
    };
    return { commitment, reading: { ...reading, indicator: name } };
  };

  /** The commitments of a clause, and what it leaves to the next. */
  const readClause = (
    text: string,
    said: SaidBefore,
  ): { commitments: readonly Measured[]; said: SaidBefore } => {
    const commitments: Measured[] = [];
    const founded = rules.founding.pattern.exec(text)?.[1] ?? said.founded;
    let now: SaidBefore = { ...said, founded, listed: null };
    const counted = hide(hide(text, rules.asides), rules.thresholds);
    for (const piece of piecesOf(text, counted)) {
      const read = readPiece(piece, now);
      if (!read) continue;
      commitments.push(read.commitment);
      if (!isOpen(read.commitment)) continue;
      now = {
        ...now,
        verb: read.reading.verb || now.verb,
        subject: read.reading.indicator,
        listed: read.commitment.indicator,
      };
    }
    const growth = commitments.some(isOpen) ? null : readDoubling(text);
    if (!growth) return { commitments: shareHead(commitments, rules), said: now };
    return { commitments: [growth.doubled], said: { ...now, subject: growth.subject } };
  };

  /** The year of a commitment: its own of a series, that of the words ahead of it, or the only one of its clause; `undefined` for one of a series without. */
  const yearOfCommitment = (
    { head, inSeries }: Measured,
    years: readonly number[],
    plan: PlanYears,
  ): number | null | undefined => {
    if (inSeries !== null) return years[inSeries];
    const ahead = head === '' ? undefined : yearsOf(head, plan).at(-1);
    return ahead ?? (years.length === 1 ? years[0]! : null);
  };

  const read = (sentence: string, plan: PlanYears, context: TargetContext): Commitment[] => {
    let years: readonly number[] = context.year === null ? [] : [context.year];
    let said: SaidBefore = { subject: '', verb: '', founded: '', listed: null, rest: '' };
    let followsPast = false;
    return splitClauses(sentence).flatMap((clause): Commitment[] => {
      const written = sentence.slice(clause.start, clause.end);
      const text = hide(written.replace(ITEM, hideAll), rules.described);
      const own = yearsOf(hide(text, rules.asides), plan);
      const isPast = own.length > 0 && Math.max(...own) < (firstYear(plan) ?? 0);
      // 截至2020年底，: a past year alone is that of what follows.
      if (own.length > 0) followsPast = isPast && numbersOf(text).length === 0;
      if (own.length > 0 && !isPast) years = own;
      if (isPast || followsPast || rules.conditions.some(({ pattern }) => pattern.test(text))) return [];
      const read = readClause(text, { ...said, rest: sentence.slice(clause.end) });
      said = read.said;
      return read.commitments.flatMap((measured): Commitment[] => {
        const year = yearOfCommitment(measured, years, plan);
        if (year === undefined) return [];
        const { head, inSeries, ...commitment } = measured;
        return [
          {
            ...commitment,
            year,
            clause,
            start: clause.start + commitment.start,
            end: clause.start + commitment.end,
          },
        ];
      });
    });
  };
  return { read, yearsOf };
}

/** Nothing speaks against it: the numbers behind it go on from it. */
const isOpen = ({ against }: Pick<Commitment, 'against'>) => against.length === 0;

const hideAll = (text: string) => HIDDEN.repeat(text.length);

/** A text with all that the masks fit hidden; every other character keeps its place. */
function hide(text: string, masks: readonly Rule[]): string {
  return masks.reduce((rest, { pattern }) => replaceEvery(rest, pattern, hideAll), text);
}

function isExcluded(text: string, rules: TargetRules): boolean {
  const masked = hide(text, rules.thresholds);
  return rules.excludes.some(({ pattern }) => pattern.test(masked));
}

/** What the words of a clause say against its number being a target: a subsidy, the size of one thing. */
function wordsAgainst(text: string, rules: TargetRules): string[] {
  const masked = hide(text, rules.thresholds);
  return rules.against.filter(({ pattern }) => pattern.test(masked)).map(({ reason }) => reason);
}

/** Whether a unit is one of time: what a procedure takes. */
function takesTime(unit: string, { dimensionOf }: QuantityReader): boolean {
  return TIMES.has(dimensionOf(unit)?.id ?? '');
}

/** Two numbers of one piece that measure the same words in different ways: 16个项目382公里. */
function keepsApart(text: string, left: Quantity, right: Quantity, { connects }: TargetRules): boolean {
  const between = text.slice(left.end, right.start);
  return /^[\u4e00-\u9fff（）()“”]{2,24}$/.test(between) && !connects.pattern.test(between);
}

/** A share of what the clause before measures, and a growth of it, take its name. */
function nameWhole(reading: NamedReading, subject: string, rules: TargetRules): string {
  const { indicator } = reading;
  if (rules.growth.pattern.test(indicator)) {
    const grown = subject.replace(rules.grown.pattern, '');
    return (
      grown &&
      grown + rules.growthNames.reduce((name, { pattern, by }) => name.replace(pattern, by), indicator)
    );
  }
  if (indicator === '') return subject;
  return rules.partitive.pattern.test(indicator) ? (subject ? subject + indicator : '') : indicator;
}

/** What a bare measure in a list is about, by the one before it: 高校毕业生就业率95%、市场就业率70% → 高校毕业生. */
function topicOf(indicator: string, before: string, rules: TargetRules): string {
  if (
    indicator.length > LONGEST_BARE ||
    !(rules.sized.pattern.test(indicator) || rules.shares.pattern.test(indicator))
  )
    return '';
  if (before.endsWith(rules.numberOf)) {
    // 新增幼儿园学位、中小学学位: things of one kind stand side by side, none is about the other.
    const counted = withoutEnd(before, rules.numberOf);
    return indicator.endsWith(cutWords(counted).at(-1)!.text) ? '' : counted;
  }
  const words = cutWords(before);
  const verb = words.findIndex(({ tag }, i) => i > 0 && tag.startsWith('v'));
  const topic = words.slice(0, verb < 0 ? -1 : verb);
  const isShared = words.some(({ text }) => text.length > 1 && indicator.startsWith(text));
  return isShared ? '' : topic.map(({ text }) => text).join('');
}

/** 1个国际领先、5个国内知名的工业互联网平台: what the last of a list counts is what all of it does. */
function shareHead(
  commitments: readonly Measured[],
  { headOfList, numberOf }: TargetRules,
): readonly Measured[] {
  const last = commitments.at(-1);
  const head =
    last && commitments.length > 1 ? headOfList.pattern.exec(last.indicator)?.groups?.head : undefined;
  return commitments.map((commitment) => {
    const bare = withoutEnd(commitment.indicator, numberOf);
    const lacks =
      head && commitment !== last && commitment.unit === last?.unit && bare.length <= LONGEST_HEADLESS;
    return lacks ? { ...commitment, indicator: `${bare}的${head}` } : commitment;
  });
}
