import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { TargetRules } from '../../../knowledge/rules.js';
import { groupBy } from '../../../language/group.js';
import { hashId } from '../../../language/hash.js';
import { makeQuantityReader } from '../../../language/quantities.js';
import { sourceLine, writtenText } from '../../../language/sourceMap.js';
import type { Document } from '../../../model/document.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Cell, Outline, Passage, Plan, Section } from '../../../model/plan.js';
import type { UnlinkedTarget } from '../../../model/target.js';
import { readTableRow, yearOfRow } from './tableTargets.js';
import { type Commitment, makeTargetReader } from './targetReader.js';
import { opensPast, periodAhead, soleYear } from './years.js';

/** Within this many characters a sentence leads with the year that holds for the section. */
const LEAD_LENGTH = 24;
/** An indicator of no more characters needs what it is about: 产值, 税收. */
const SHORT_INDICATOR = 4;
const SHORT_IN_TABLE = 7;
/** A measure that is short enough for a heading sets its numbers there: （二）建设加氢站20座。 */
const SETS: ReadonlySet<Passage['kind']> = new Set(['sentence', 'heading']);
/** A cell that says what is to be done is no shorter than this. */
const SHORTEST_TASK = 12;

/**
 * Reads the quantified targets of a document: in prose a number with a unit behind a word of reaching or counting, in a clause
 * that sets it out; in tables the figures under the headings of years to come, and the tasks with their years.
 */
export function extractTargets(
  document: Document,
  outline: Outline,
  mentions: readonly LinkedMention[],
  knowledge: Knowledge,
): UnlinkedTarget[] {
  const rules = knowledge.targets;
  const quantities = makeQuantityReader(knowledge.numbers);
  const reader = makeTargetReader(knowledge, quantities);
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
  /** The year that a heading, or one above it, gives: 三、2026年重点工作; else the one year that the plan is for. */
  const headingYear = (section: Section, plan: Plan): number | null => {
    for (let at: Section | undefined = section; at; at = sections.get(at.parent ?? '')) {
      const year = reader.yearsOf(at.heading, plan).at(-1) ?? periodAhead(at.heading, plan, rules);
      if (year !== null) return year;
    }
    return soleYear(plan);
  };
  const tells = (text: string) => knowledge.directives.tells.some((rule) => rule.pattern.test(text));
  /** Plans without any heading. */
  const isWhole = new Set(
    outline.plans
      .map(({ id }) => id)
      .filter((id) => outline.sections.every(({ plan, level }) => plan !== id || level === 0)),
  );
  let end = -1;
  let isPast = false;
  return outline.passages.flatMap((passage): UnlinkedTarget[] => {
    const section = sections.get(passage.section)!;
    const plan = plans.get(passage.plan)!;
    if (passage.span.start !== end) isPast = opensPast(passage.text, plan, rules);
    end = passage.span.end;
    const named = byPassage.get(passage.id) ?? [];
    const unit = rules.tables.unitAbove.exec(passage.text)?.[1];
    if (unit) unitAbove.set(section.id, unit);
    const isOpening = section.level === 0 && (rules.leadYear.test(passage.text) || isWhole.has(plan.id));
    if ((section.role === 'background' && !isOpening) || isPast) return [];
    const place = (commitment: Commitment, offset: number) =>
      placeTarget(commitment, offset, { passage, plan, mentions: named, document });
    if (passage.kind === 'row') {
      const figures = readTableRow(
        passage,
        { plan, document, mentions: named, unitAbove: unitAbove.get(section.id) ?? null },
        rules,
        quantities,
      );
      if (figures.length > 0) return figures;
      const year = yearOfRow(passage);
      if (year === null) return [];
      return passage.cells
        .filter(({ text }) => text.length >= SHORTEST_TASK && !tells(text))
        .flatMap((cell) =>
          reader
            .read(cell.text, plan, { year })
            .map((commitment) => nameTask(place(commitment, cell.span.start), passage, cell)),
        );
    }
    if (rules.plansWithout.includes(plan.kind ?? '')) return [];
    if (!SETS.has(passage.kind) || tells(passage.text)) return [];
    const year = leadYears.get(section.id) ?? headingYear(section, plan);
    const zone = zoneOfHeading.get(section.id) ?? null;
    const targets = reader
      .read(passage.text, plan, { year })
      .map((commitment) => place(commitment, passage.span.start))
      .map((target) => nameTopic(nameZone(target, zone), named, rules));
    const lead = reader.yearsOf(passage.text.slice(0, LEAD_LENGTH), plan);
    if (lead.length > 0 && rules.leadYear.test(passage.text)) {
      const [year, another] = reader.yearsOf(passage.text, plan);
      if (year !== undefined && another === undefined) leadYears.set(section.id, year);
      else leadYears.delete(section.id);
    }
    return targets;
  });
}

/** Where a target is set, with the names there. */
interface TargetSite {
  readonly passage: Passage;
  readonly plan: Plan;
  readonly mentions: readonly LinkedMention[];
  readonly document: Document;
}

/** @param offset where the text that was read begins in the document */
function placeTarget(
  commitment: Commitment,
  offset: number,
  { passage, plan, mentions, document }: TargetSite,
): UnlinkedTarget {
  const { start, end, clause, ...facts } = commitment;
  const span = { start: offset + start, end: offset + end };
  const said = { start: offset + clause.start, end: offset + clause.end };
  const within = mentions.filter(
    (mention) => mention.span.start >= said.start && mention.span.end <= said.end,
  );
  const zone = within.find((mention) => mention.type === 'Zone' && mention.canonical !== plan.jurisdiction);
  const industry = within.find((mention) => mention.type === 'Industry' && mention.span.end <= span.start);
  return {
    ...facts,
    id: hashId('target', document.sha256, span.start),
    plan: plan.id,
    passage: passage.id,
    zone: zone?.canonical ?? null,
    industry: industry?.canonical ?? null,
    line: sourceLine(document, span),
    span,
    text: writtenText(document, said).replace(/[，,；;。：:]$/, ''),
  };
}

/** A short indicator in a table of tasks is that of the task: 试点地块数量. */
function nameTask(target: UnlinkedTarget, { cells }: Passage, cell: Cell): UnlinkedTarget {
  if (target.indicator.length > SHORT_IN_TABLE) return target;
  const task = cells
    .slice(0, cells.indexOf(cell))
    .filter(({ text }) => text.length >= 6)
    .at(-1);
  return task ? { ...target, indicator: task.text.replace(/^\(\d+\)/, '') + target.indicator } : target;
}

/** A short indicator under the heading of a zone is the zone's: 产值 → 鲲鹏软件小镇产值. */
function nameZone(target: UnlinkedTarget, zone: string | null): UnlinkedTarget {
  if (!zone || target.indicator.length > SHORT_INDICATOR) return target;
  return { ...target, indicator: zone + target.indicator, zone: target.zone ?? zone };
}

/** A bare measure is that of what the sentence named last: 推进新能源汽车发展，力争产量突破120万辆 → 新能源汽车产量. */
function nameTopic(
  target: UnlinkedTarget,
  named: readonly LinkedMention[],
  rules: TargetRules,
): UnlinkedTarget {
  if (!rules.bareMeasures.includes(target.indicator)) return target;
  const topic = named
    .filter(({ type, span }) => type !== 'Plan' && type !== 'Institution' && span.end <= target.span.start)
    .at(-1);
  return topic ? { ...target, indicator: topic.text + target.indicator } : target;
}
