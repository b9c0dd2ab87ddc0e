import type { Knowledge } from '../../knowledge/knowledge.js';
import { findEvery } from '../../language/everywhere.js';
import { type Condition, isCorpusPlan, MARK, type Question } from '../../model/question.js';
import { withNamesAt } from '../understand/asides.js';
import { readDateRanges } from './dates.js';

/** A condition on plans with the part of the frame that says it. */
export interface PlacedCondition {
  readonly start: number;
  readonly end: number;
  readonly condition: Condition;
}

/** What the document numbers that the graph knows begin with, before 〔: those of the plans, and of what they cite. */
export interface NumberPrefixes {
  readonly own: readonly string[];
  readonly cited: readonly string[];
}

const HAN = /[\u4e00-\u9fff]/;

/**
 * What a question says of plans beside the things that it names (`rules/criteria.yaml`), in the order of its words. Parts of the
 * frame that say two things are taken for the longer one.
 */
export function readCriteria(
  question: Question,
  knowledge: Knowledge,
  prefixes: NumberPrefixes,
): PlacedCondition[] {
  const found = [
    ...readMissing(question, knowledge),
    ...readYearsSaid(question, knowledge),
    ...readNumbers(question, knowledge, prefixes),
    ...readTitles(question, knowledge),
    ...readQuoted(question, knowledge),
    ...readCitedTitles(question, knowledge),
    ...readRepealing(question, knowledge),
    ...readPeriod(question, knowledge),
    ...readDays(question, knowledge),
    ...readIssued(question, knowledge),
    ...readKinds(question, knowledge),
  ];
  const free: PlacedCondition[] = [];
  for (const one of found)
    if (
      !isAside(question.frame, one) &&
      free.every((other) => one.end <= other.start || one.start >= other.end)
    )
      free.push(one);
  return free.sort((a, b) => a.start - b.start);
}

/** A clause in brackets says how something is meant, not which plans: (count the two of them separately). */
function isAside(frame: string, { start, end }: PlacedCondition): boolean {
  const open = Math.max(frame.lastIndexOf('(', start), frame.lastIndexOf('（', start));
  const close = /[)）]/.exec(frame.slice(end));
  if (open < 0 || !close || /[)）]/.test(frame.slice(open, start))) return false;
  return start - open - 1 + close.index > ASIDE_LENGTH;
}

const ASIDE_LENGTH = 12;

const placed = (found: RegExpMatchArray, condition: Condition): PlacedCondition => ({
  start: found.index!,
  end: found.index! + found[0].length,
  condition,
});

function readMissing({ frame }: Question, { criteria }: Knowledge): PlacedCondition[] {
  return criteria.missing.flatMap(({ fact, pattern }) => {
    const found = pattern.exec(frame);
    return found ? [placed(found, { on: 'missing', fact })] : [];
  });
}

/** A year that sentences name. */
function readYearsSaid({ frame }: Question, { criteria }: Knowledge): PlacedCondition[] {
  const found = findEvery(frame, criteria.saysYear.pattern).at(-1);
  if (!found) return [];
  const { year, yearEn } = found.groups!;
  return [placed(found, { on: 'mentions', entity: null, words: [`${year ?? yearEn}年`] })];
}

const LONGEST_QUOTED = 20;

/** A phrase in quotation marks of a frame, which is no name alone. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  /** With its names as the question writes them: 智汇«E» → 智汇郑州. */
  readonly text: string;
  /** With the white space that is left where its names are taken out. */
  readonly written: string;
}

/** The phrases in quotation marks of a question, from `least` to `most` characters of its frame. */
export function quotedIn(question: Question, least: number, most: number): Quoted[] {
  const quoted = new RegExp(`[“"「『](?!${MARK.source}[”"」』])([^”"」』]{${least},${most}})[”"」』]`, 'gu');
  return [...question.frame.matchAll(quoted)].map(({ 0: whole, 1: said, index }) => ({
    start: index,
    end: index + whole.length,
    text: withNamesAt(question, said!, index).trim(),
    written: said!.replace(MARK, ' '),
  }));
}

/** Words in quotation marks that are no name and no kind of text: sentences are to have them as they stand. */
function readQuoted(question: Question, { heads, naming }: Knowledge): PlacedCondition[] {
  return quotedIn(question, 3, 40).flatMap(({ start, end, text }) => {
    const isPhrase = HAN.test(text) && text.length <= LONGEST_QUOTED && !heads.kinds.includes(text);
    return isPhrase && naming.titles.fiveYearOrdinal.pattern.exec(text)?.[0] !== text
      ? [{ start, end, condition: { on: 'mentions', entity: null, words: [text] } }]
      : [];
  });
}

/** A title in 《》 that the graph does not know, where the question speaks of what plans go by. */
function readCitedTitles({ frame }: Question, { criteria }: Knowledge): PlacedCondition[] {
  if (!criteria.basis.pattern.test(frame)) return [];
  return [...frame.matchAll(/《(?<title>[^《》«»]{3,60})》/gu)].map((found) =>
    placed(found, { on: 'citesTitle', words: found.groups!.title! }),
  );
}

/** Plans that repeal any text, where none is named. */
function readRepealing({ frame, names }: Question, { questions }: Knowledge): PlacedCondition[] {
  const found = questions.repeals.pattern.exec(frame);
  return found && names.every(({ reference }) => reference.type !== 'Plan')
    ? [placed(found, { on: 'repeals', plan: null })]
    : [];
}

function readPeriod({ frame }: Question, { criteria }: Knowledge): PlacedCondition[] {
  const both = criteria.period.pattern.exec(frame);
  if (both) {
    const { from, to, fromEn, toEn } = both.groups!;
    return [placed(both, { on: 'period', from: Number(from ?? fromEn), to: Number(to ?? toEn) })];
  }
  const end = criteria.periodEnd.pattern.exec(frame);
  if (!end) return [];
  return [placed(end, { on: 'period', from: null, to: Number(end.groups!.to ?? end.groups!.toEn) })];
}

function readTitles({ frame }: Question, { criteria }: Knowledge): PlacedCondition[] {
  const found = criteria.titles.pattern.exec(frame);
  const { words, inTitle, wordsEn, fiveYears } = found?.groups ?? {};
  const said = (words ?? inTitle ?? wordsEn ?? fiveYears)?.replace(/[“”"『』「」]/g, '').trim();
  return found && said ? [placed(found, { on: 'title', words: said })] : [];
}

/** Issued on the day of a plan that the question names, before it or after it. */
function readDays(question: Question, { criteria }: Knowledge): PlacedCondition[] {
  const other = question.names.filter(isCorpusPlan).at(-1);
  if (!other) return [];
  return (['same', 'before', 'after'] as const).flatMap((is) => {
    const found = criteria[is === 'same' ? 'sameDay' : is].pattern.exec(question.frame);
    return found ? [placed(found, { on: 'day', is, plan: other.reference })] : [];
  });
}

/** Beginnings of document numbers, of the plans themselves or of what they cite: 郑政办〔2022〕, 国办发. */
function readNumbers(
  { frame }: Question,
  { criteria }: Knowledge,
  prefixes: NumberPrefixes,
): PlacedCondition[] {
  if (!criteria.numbers.pattern.test(frame)) return [];
  const known = [...prefixes.own, ...prefixes.cited].sort((a, b) => b.length - a.length).join('|');
  if (!known) return [];
  const isBasis = criteria.basis.pattern.test(frame);
  const begins = new RegExp(
    `(?<prefix>${known})\\s*(?:[〔[(（]\\s*(?<year>\\d{4})?[.…·\\s]*[〕\\])）])?`,
    'gu',
  );
  return [...frame.matchAll(begins)].map((found) =>
    placed(found, {
      on: isBasis || !prefixes.own.includes(found.groups!.prefix!) ? 'citesNumber' : 'number',
      prefix: `${found.groups!.prefix}〔${found.groups!.year ? `${found.groups!.year}〕` : ''}`,
    }),
  );
}

/** When they were issued, where the question speaks of issuing. */
function readIssued({ frame }: Question, { criteria, questions }: Knowledge): PlacedCondition[] {
  const isDated = [criteria.issuing, questions.latest, questions.earliest].some(({ pattern }) =>
    pattern.test(frame),
  );
  if (!isDated) return [];
  return readDateRanges(frame, questions, criteria).map(({ start, end, from, to }) => ({
    start,
    end,
    condition: { on: 'issued', from, to },
  }));
}

/** The kinds of text that the question restricts itself to: 文种为意见, 四份意见, emergency plans. */
function readKinds({ frame }: Question, knowledge: Knowledge): PlacedCondition[] {
  return [...readChineseKinds(frame, knowledge), ...readEnglishKinds(frame, knowledge)];
}

/** The rows of kinds that restrict nothing, since a word for texts of any kind is among them: 规划、意见或方案. */
export function readAnyKinds(frame: string, knowledge: Knowledge): string[] {
  return readKindRows(frame, kindsOf(knowledge), knowledge)
    .filter(({ isAny }) => isAny)
    .map(({ start, end }) => frame.slice(start, end));
}

const kindsOf = ({ heads }: Knowledge): string =>
  [...heads.kinds].sort((a, b) => b.length - a.length).join('|');

/** Several kinds in a row are alternatives: 意见和方案, 方案意见; with a word for texts of any kind they restrict nothing. */
function readKindRows(
  frame: string,
  kinds: string,
  { questions, criteria }: Knowledge,
): (PlacedCondition & { readonly isAny: boolean })[] {
  const one = `(?:${kinds}|${criteria.anyKind.pattern.source})`;
  const row = new RegExp(`${one}(?:(?:${criteria.joinsKinds.pattern.source})*${one})+`, 'gu');
  return [...frame.matchAll(row)].map((found) => {
    const said = [...found[0].matchAll(new RegExp(one, 'gu'))].map(([kind]) => kind);
    const [kind, ...or] = said;
    const isAny = said.some((word) => questions.plans.loose.some((loose) => word.startsWith(loose)));
    return { ...placed(found, { on: 'kind', kind: kind!, or }), isAny };
  });
}

function readChineseKinds(frame: string, knowledge: Knowledge): PlacedCondition[] {
  const kinds = kindsOf(knowledge);
  const rows = readKindRows(frame, kinds, knowledge);
  const isInRow = ({ start }: PlacedCondition) => rows.some((row) => row.start <= start && start < row.end);
  return [
    ...rows.filter(({ isAny }) => !isAny),
    ...readSingleKinds(frame, kinds, knowledge).filter((single) => !isInRow(single)),
  ];
}

function readSingleKinds(
  frame: string,
  kinds: string,
  { questions, criteria }: Knowledge,
): PlacedCondition[] {
  const generic = new Set(questions.plans.loose);
  const ofKind = new RegExp(`(?:${criteria.kindLead.pattern.source})?(?<kind>${kinds})`, 'gu');
  return [...frame.matchAll(ofKind)].flatMap((found) => {
    const before = frame.slice(0, found.index);
    const behind = frame[found.index + found[0].length] ?? ' ';
    const { kind } = found.groups!;
    const isEnglish = /[A-Za-z]{3}/.test(frame);
    const isAlone =
      !HAN.test(behind) &&
      (OPENING.test(before.at(-1) ?? ' ') || (isEnglish && !HAN.test(before.at(-1) ?? ' ')));
    const isSaid = criteria.kindSaid.pattern.test(before.replace(MARK, '').slice(-24));
    const isWhich = criteria.whichKind.pattern.test(before) && !generic.has(kind!);
    return (isAlone && before.trim() !== '') || isSaid || isWhich
      ? [placed(found, { on: 'kind', kind: kind!, or: [] })]
      : [];
  });
}

const OPENING = /[“"「『(（]/;

function readEnglishKinds(frame: string, { questions, criteria }: Knowledge): PlacedCondition[] {
  const phrases = Object.keys(questions.kindsEn).sort((a, b) => b.length - a.length);
  const said = new RegExp(`\\b${criteria.kindLeadEn.pattern.source} (?<kind>${phrases.join('|')})\\b`, 'giu');
  return [...frame.matchAll(said)].flatMap((found) => {
    const phrase = found.groups!.kind!;
    const kind = questions.kindsEn[phrase.toLowerCase()]!;
    if (questions.plans.loose.includes(kind) && !/-/.test(phrase)) return [];
    const start = found.index + found[0].length - phrase.length;
    return [{ start, end: start + phrase.length, condition: { on: 'kind', kind, or: [] } }];
  });
}
