import type { Knowledge } from '../../knowledge/knowledge.js';
import type { TargetRules } from '../../knowledge/rules.js';
import { groupBy } from '../../language/group.js';
import { hashId } from '../../language/hash.js';
import { sourceLine, writtenText } from '../../language/sourceMap.js';
import type { Document } from '../../model/document.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline, Passage, Plan } from '../../model/plan.js';
import type { Comparator, Target } from '../../model/target.js';
import { countedIndicator } from './indicator.js';
import { readTableRow } from './tableTargets.js';

/** What the text before a sentence says of its targets. */
interface Context {
  readonly year: number | null;
  /** The zone that the section is about. */
  readonly zone: string | null;
}

/** Within this many characters a sentence leads with the year that holds for the section. */
const LEAD_LENGTH = 24;
/** An indicator of no more characters needs what it is about: 产值, 税收. */
const SHORT_INDICATOR = 4;

interface Reader {
  readonly number: RegExp;
  readonly before: readonly { word: string; comparator: Comparator }[];
  readonly after: readonly { word: string; comparator: Comparator }[];
  readonly verbs: RegExp;
  readonly leads: RegExp;
  readonly rules: TargetRules;
}

/**
 * Reads the quantified targets of a document: in prose a number with a unit behind a word of reaching, in a clause
 * that sets it out; in tables the figures under the headings of years to come.
 */
export function extractTargets(
  document: Document,
  outline: Outline,
  mentions: readonly LinkedMention[],
  knowledge: Knowledge,
): Target[] {
  const reader = makeReader(knowledge.targets);
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const byPassage = groupBy(mentions, (mention) => mention.passage);
  const unitAbove = new Map<string, string>();
  const leadYears = new Map<string, number>();
  const zoneOfHeading = new Map<string, string>();
  for (const passage of outline.passages) {
    const zone = passage.kind === 'heading' && byPassage.get(passage.id)?.find(({ type }) => type === 'Zone');
    if (zone && passage.text.endsWith(zone.text)) zoneOfHeading.set(passage.section, zone.canonical);
  }
  return outline.passages.flatMap((passage) => {
    const section = sections.get(passage.section)!;
    const plan = plans.get(passage.plan)!;
    const named = byPassage.get(passage.id) ?? [];
    const unit = knowledge.targets.tables.unitAbove.exec(passage.text)?.[1];
    if (unit) unitAbove.set(section.id, unit);
    if (section.role === 'background') return [];
    if (passage.kind === 'row') {
      return readTableRow(
        passage,
        plan,
        named,
        document,
        unitAbove.get(section.id) ?? null,
        knowledge.targets,
      );
    }
    if (passage.kind !== 'sentence' || section.role === 'annex') return [];
    if (knowledge.directives.tells.some((rule) => rule.pattern.test(passage.text))) return [];
    const zone = zoneOfHeading.get(section.id) ?? null;
    const year = leadYears.get(section.id) ?? leadYear(section.heading, plan, reader);
    const targets = readSentence(passage, plan, named, document, { year, zone }, reader);
    const lead = leadYear(passage.text.slice(0, LEAD_LENGTH), plan, reader);
    if (lead) leadYears.set(section.id, lead);
    return targets;
  });
}

function makeReader(rules: TargetRules): Reader {
  const units = [...rules.units]
    .sort((a, b) => b.length - a.length)
    .map((unit) => (/\(\?/.test(unit) ? unit : escapePattern(unit)))
    .join('|');
  const flat = (group: TargetRules['before']) =>
    group
      .flatMap(({ words, comparator }) => words.map((word) => ({ word, comparator })))
      .sort((a, b) => b.word.length - a.word.length);
  return {
    number: new RegExp(
      `(\\d+(?:\\.\\d+)?)(?:[—–~～-](\\d+(?:\\.\\d+)?))?余?(${units})?(?:余(?=[个家]))?(?![\\d.年月])`,
      'gu',
    ),
    before: flat(rules.before),
    after: flat(rules.after),
    leads: new RegExp(`^(?:${rules.leads.map(escapePattern).join('|')})+`, 'u'),
    verbs: new RegExp(
      `(?:${[...rules.verbs]
        .sort((a, b) => b.length - a.length)
        .map(escapePattern)
        .join('|')})+$`,
      'u',
    ),
    rules,
  };
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function readSentence(
  passage: Passage,
  plan: Plan,
  mentions: readonly LinkedMention[],
  document: Document,
  context: Context,
  reader: Reader,
): Target[] {
  const targets: Target[] = [];
  let year = context.year;
  let subject = '';
  let offset = 0;
  for (const clause of passage.text.split(/(?<=[，,；;。：:])/)) {
    const start = offset;
    offset += clause.length;
    year = leadYear(clause, plan, reader) ?? year;
    if (reader.rules.excludes.test(clause)) continue;
    const found = [...clause.matchAll(reader.number)].filter(
      (number) => number[3] !== undefined && number[3] !== '年',
    );
    if (found.length === 0) continue;
    const read = found
      .map((number) => ({ number, reading: readClause(clause, number, reader) }))
      .find(({ reading }) => reading !== null);
    if (!read?.reading) continue;
    const { number, reading } = read;
    const isGrowth = reader.rules.growth.test(reading.indicator);
    const short =
      isGrowth && subject
        ? subject + reading.indicator.replace(/增长$/, '增长率')
        : reading.indicator || subject;
    if (short.length < 2) continue;
    if (!isGrowth) subject = short;
    const indicator = context.zone && short.length <= SHORT_INDICATOR ? context.zone + short : short;
    const unit = number[3]!.replace('％', '%');
    const span = {
      start: passage.span.start + start + number.index,
      end: passage.span.start + start + number.index + number[0].length,
    };
    const zone = mentions.find(
      (mention) => mention.type === 'Zone' && mention.canonical !== plan.jurisdiction,
    );
    targets.push({
      id: hashId('target', document.sha256, span.start),
      plan: plan.id,
      passage: passage.id,
      indicator: countedIndicator(indicator, unit, reader.rules),
      value: Number(number[1]),
      valueMax: number[2] ? Number(number[2]) : null,
      unit,
      comparator: reading.comparator,
      year: year ?? null,
      baseline: null,
      baselineYear: null,
      per: reader.rules.perYear.test(clause) ? 'year' : null,
      zone: zone && clause.includes(zone.text) ? zone.canonical : indicator === short ? null : context.zone,
      industry: null,
      line: sourceLine(document, span),
      span,
      text: writtenText(document, {
        start: passage.span.start + start,
        end: passage.span.start + start + clause.length,
      }).replace(/[，,；;。：:]$/, ''),
    });
  }
  return targets;
}

/** The year that a clause gives for what follows it: 到2025年, or the end of the plan for “十四五”末 and 五年内. */
function leadYear(text: string, plan: Plan, reader: Reader): number | null {
  if (reader.rules.endOfPlan.test(text)) return plan.periodEnd;
  for (const pattern of reader.rules.years) {
    const found = pattern.exec(text);
    if (found) return Number(found[1]);
  }
  return null;
}

/** What a clause measures and how it compares, or null where no word of reaching stands before the number. */
function readClause(
  clause: string,
  number: RegExpMatchArray,
  reader: Reader,
): { indicator: string; comparator: Comparator } | null {
  const head = clause.slice(0, number.index);
  const tail = clause.slice(number.index! + number[0].length);
  const before = reader.before.find(({ word }) => head.endsWith(word));
  const after = reader.after.find(({ word }) => tail.startsWith(word));
  // A number that describes something (500万元以下的企业) is a threshold.
  if (
    /^(以上|以下|及以上|左右|以内)?的/.test(tail) &&
    !(before && reader.rules.amounts.includes(before.word))
  )
    return null;
  if (!before && !after) {
    const share = cleanIndicator(head, reader);
    return reader.rules.shares.test(share)
      ? { indicator: share, comparator: '=' }
      : readAmount(head, tail, reader);
  }
  const stem = before ? head.slice(0, -before.word.length) : head;
  const amount = before && reader.rules.amounts.includes(before.word) ? before.word : '';
  const measured = cleanIndicator(stem, reader);
  const behind = tail
    .replace(/^(以上|及以上|左右|以内|以下)/, '')
    .replace(/[，,；;。：:]$/, '')
    .replace(/^的/, '');
  const counted = amount && behind.length >= 2 && behind.length <= 24 ? `${amount}${behind}` : '';
  const each = reader.rules.each.test(measured) && counted !== '';
  const named = measured.length >= 2 ? measured + (amount === '新增' ? amount : '') : counted;
  const atLeast = reader.rules.atLeast.test(stem);
  return {
    indicator: each ? measured + behind : named,
    comparator: after?.comparator ?? (atLeast ? '>=' : before!.comparator),
  };
}

/** 认定大数据企业500家: a verb of amount, what it counts, the number at the end of the clause. */
function readAmount(
  head: string,
  tail: string,
  reader: Reader,
): { indicator: string; comparator: Comparator } | null {
  if (!/^[，,；;。：:、]?$/.test(tail)) return null;
  const found = reader.rules.amounts
    .map((verb) => ({ verb, at: head.lastIndexOf(verb) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at || b.verb.length - a.verb.length)[0];
  if (!found) return null;
  const measured = head.slice(found.at + found.verb.length);
  if (measured.length < 2 || measured.length > 24) return null;
  return {
    indicator: `${reader.rules.keptAmounts.includes(found.verb) ? found.verb : ''}${measured}`,
    comparator: '=',
  };
}

function cleanIndicator(stem: string, reader: Reader): string {
  return stem
    .replace(/^.*?20\d\d年(底|末|前)?[，,]?/, '')
    .replace(reader.leads, '')
    .replace(reader.rules.atLeast, '')
    .replace(reader.verbs, '')
    .replace(reader.rules.perYear, '');
}
