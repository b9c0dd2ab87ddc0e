import type { Knowledge } from '../../knowledge/knowledge.js';
import type { TargetRules } from '../../knowledge/rules.js';
import { groupBy } from '../../language/group.js';
import { hashId } from '../../language/hash.js';
import { sourceLine, writtenText } from '../../language/sourceMap.js';
import type { Document } from '../../model/document.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline, Passage, Plan, Section } from '../../model/plan.js';
import type { Comparator, Target } from '../../model/target.js';
import { countedIndicator } from './indicator.js';
import { readTableRow } from './tableTargets.js';

interface Reader {
  readonly number: RegExp;
  readonly before: readonly { word: string; comparator: Comparator }[];
  readonly after: readonly { word: string; comparator: Comparator }[];
  readonly verbs: RegExp;
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
        knowledge.targets.tables,
      );
    }
    if (passage.kind !== 'sentence' || section.role === 'annex') return [];
    if (knowledge.directives.tells.some((rule) => rule.pattern.test(passage.text))) return [];
    return readSentence(passage, section, plan, named, document, reader);
  });
}

function makeReader(rules: TargetRules): Reader {
  const units = [...rules.units]
    .sort((a, b) => b.length - a.length)
    .map(escapePattern)
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
  section: Section,
  plan: Plan,
  mentions: readonly LinkedMention[],
  document: Document,
  reader: Reader,
): Target[] {
  const targets: Target[] = [];
  let year: number | null = leadYear(section.heading, reader);
  let subject = '';
  let offset = 0;
  for (const clause of passage.text.split(/(?<=[，,；;。：:])/)) {
    const start = offset;
    offset += clause.length;
    year = leadYear(clause, reader) ?? year;
    if (new RegExp(reader.rules.excludes, 'u').test(clause)) continue;
    const found = [...clause.matchAll(reader.number)].filter(
      (number) => number[3] !== undefined && number[3] !== '年',
    );
    if (found.length === 0) continue;
    const number = found[0]!;
    const reading = readClause(clause, number, reader);
    if (!reading) continue;
    const indicator = reading.indicator || subject;
    if (indicator.length < 2) continue;
    subject = indicator;
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
      indicator: countedIndicator(indicator, unit),
      value: Number(number[1]),
      valueMax: number[2] ? Number(number[2]) : null,
      unit,
      comparator: reading.comparator,
      year: year ?? null,
      baseline: null,
      baselineYear: null,
      per: /每年|年均新增/.test(clause) ? 'year' : null,
      zone: zone && clause.includes(zone.text) ? zone.canonical : null,
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

function leadYear(text: string, reader: Reader): number | null {
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
  if (!before && !after) return null;
  const stem = before ? head.slice(0, -before.word.length) : head;
  const amount = before && reader.rules.amounts.includes(before.word) ? before.word : '';
  const measured = cleanIndicator(stem, reader);
  const behind = tail
    .replace(/^(以上|及以上|左右|以内|以下)/, '')
    .replace(/[，,；;。：:]$/, '')
    .replace(/^的/, '');
  const counted = amount && behind.length >= 2 && behind.length <= 24 ? `${amount}${behind}` : '';
  const indicator = measured.length >= 2 ? measured + (amount === '新增' ? amount : '') : counted;
  return { indicator, comparator: after?.comparator ?? before!.comparator };
}

function cleanIndicator(stem: string, reader: Reader): string {
  return stem
    .replace(/^.*?20\d\d年(底|末|前)?[，,]?/, '')
    .replace(
      /^(其中|同时|力争|争取|确保|努力|实现|使得?|到“?十四五”?末|十四五末|全市|我市|逐步|推动|力促|并|以及|和|累计)+/,
      '',
    )
    .replace(reader.verbs, '')
    .replace(/(每年|年均)$/, '');
}
