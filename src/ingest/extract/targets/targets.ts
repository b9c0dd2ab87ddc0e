import type { Knowledge } from '../../../knowledge/knowledge.js';
import type { TargetRules } from '../../../knowledge/rules.js';
import { groupBy } from '../../../language/group.js';
import { hashId } from '../../../language/hash.js';
import { makeQuantityReader } from '../../../language/quantities.js';
import { sourceLine, writtenText } from '../../../language/sourceMap.js';
import type { Document } from '../../../model/document.js';
import type { LinkedMention } from '../../../model/entity.js';
import type { Cell, Outline, Passage, Plan, Section } from '../../../model/plan.js';
import type { UndecidedTarget, UnlinkedTarget } from '../../../model/target.js';
import { describeNumber, type NumberSite } from './numberFeatures.js';
import { makeTableTargetReader } from './tableTargets.js';
import type { TargetModel } from './targetModel.js';
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

/** A number that may be a target, with what is true of it. */
export interface DescribedNumber {
  readonly target: UndecidedTarget;
  readonly features: readonly string[];
}

/** A document taken apart, with the names in it. */
export interface NamedDocument {
  readonly document: Document;
  readonly outline: Outline;
  readonly mentions: readonly LinkedMention[];
}

/** The quantified targets of a document: of the numbers that `describeNumbers` reads those that the model takes for targets. */
export function extractTargets(
  named: NamedDocument,
  knowledge: Knowledge,
  model: TargetModel,
): UnlinkedTarget[] {
  return describeNumbers(named, knowledge).flatMap(({ target, features }) => {
    const confidence = model.confidence(features);
    return confidence < model.keep ? [] : [{ ...target, confidence }];
  });
}

/**
 * Reads the numbers of a document that may be targets: in prose a number with a unit behind a word of reaching or counting, in a
 * clause that sets it out; in tables the figures under the headings of years to come, and the tasks with their years.
 */
export function describeNumbers(
  { document, outline, mentions }: NamedDocument,
  knowledge: Knowledge,
): DescribedNumber[] {
  const rules = knowledge.targets;
  const quantities = makeQuantityReader(knowledge.numbers);
  const reader = makeTargetReader(knowledge, quantities);
  const tables = makeTableTargetReader(knowledge, quantities);
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const byPassage = groupBy(mentions, (mention) => mention.passage);
  const unitAbove = new Map<string, string>();
  const leadYears = new Map<string, number>();
  const zoneOfHeading = findHeadingZones(outline, byPassage);
  const headingsOver = (section: Section): Section[] => {
    const over: Section[] = [];
    for (let at: Section | undefined = section; at; at = sections.get(at.parent ?? '')) over.push(at);
    return over;
  };
  /** The year that a heading, or one above it, gives: 三、2026年重点工作; else the one year that the plan is for. */
  const headingYear = (section: Section, plan: Plan): number | null => {
    for (const { heading } of headingsOver(section)) {
      const year = reader.yearsOf(heading, plan).at(-1) ?? periodAhead(heading, plan, rules);
      if (year !== null) return year;
    }
    return soleYear(plan);
  };
  const describe = (site: TargetSite, read: SiteNumber): DescribedNumber => {
    const { target, ...number } = read;
    const { passage, plan, section } = site;
    const features = describeNumber({
      ...number,
      against: [...site.against, ...number.against],
      value: target.value,
      unit: target.unit,
      kind: passage.kind,
      role: section.role,
      headings: headingsOver(section).map(({ heading }) => heading),
      plan,
    });
    return { target, features };
  };
  const readRow = (site: TargetSite): SiteNumber[] => {
    const { passage, plan } = site;
    const figures = tables.readRow(passage, {
      ...site,
      unitAbove: unitAbove.get(passage.section) ?? null,
    });
    if (figures.length > 0) return figures.map((target) => inRow(target, passage));
    const year = tables.yearOfRow(passage);
    if (year === null) return [];
    return passage.cells
      .filter(({ text }) => text.length >= SHORTEST_TASK)
      .flatMap((cell) =>
        reader.read(cell.text, plan, { year }).map((commitment) => {
          const target = nameTask(placeTarget(commitment, cell.span.start, site), passage, cell);
          return inText(commitment, target, cell);
        }),
      );
  };
  const readProse = (site: TargetSite): SiteNumber[] => {
    const { passage, plan, section } = site;
    if (rules.plansWithout.includes(plan.kind ?? '') || !SETS.has(passage.kind)) return [];
    const year = leadYears.get(section.id) ?? headingYear(section, plan);
    const zone = zoneOfHeading.get(section.id) ?? null;
    const numbers = reader.read(passage.text, plan, { year }).map((commitment) => {
      const placed = placeTarget(commitment, passage.span.start, site);
      const target = nameTopic(nameZone(placed, zone), site.mentions, rules);
      return inText(commitment, target, { text: passage.text, columns: [] });
    });
    if (site.against.length === 0) noteLeadYear(passage, plan);
    return numbers;
  };
  /** A sentence that leads with a year gives it to the rest of its section; one with two years ends that. */
  const noteLeadYear = ({ text, section }: Passage, plan: Plan) => {
    const leads =
      reader.yearsOf(text.slice(0, LEAD_LENGTH), plan).length > 0 && rules.leadYear.pattern.test(text);
    if (!leads) return;
    const [year, another] = reader.yearsOf(text, plan);
    if (year !== undefined && another === undefined) leadYears.set(section, year);
    else leadYears.delete(section);
  };
  const isWhole = plansWithoutHeadings(outline);
  const isBackground = ({ role, level }: Section, { text, plan }: Passage) => {
    const isOpening = level === 0 && (rules.leadYear.pattern.test(text) || isWhole.has(plan));
    return role === 'background' && !isOpening;
  };
  let end = -1;
  let isPast = false;
  return outline.passages.flatMap((passage): DescribedNumber[] => {
    const section = sections.get(passage.section)!;
    const plan = plans.get(passage.plan)!;
    if (passage.span.start !== end) isPast = opensPast(passage.text, plan, rules);
    end = passage.span.end;
    const unit = rules.tables.unitAbove.pattern.exec(passage.text)?.[1];
    if (unit) unitAbove.set(section.id, unit);
    if (isPast) return [];
    const against = isBackground(section, passage) ? ['background'] : [];
    const site = { passage, plan, section, against, mentions: byPassage.get(passage.id) ?? [], document };
    const numbers = passage.kind === 'row' ? readRow(site) : readProse(site);
    return withOwnIds(numbers).map((number) => describe(site, number));
  });
}

/** A number that was read in a sentence, cell or row, and where it stands there. */
interface SiteNumber extends Pick<NumberSite, 'text' | 'span' | 'clause' | 'columns' | 'form' | 'against'> {
  readonly target: UndecidedTarget;
}

/** A number that words commit to, with the sentence or cell that they stand in. */
function inText(
  { start, end, clause, form, against }: Commitment,
  target: UndecidedTarget,
  { text, columns }: Pick<NumberSite, 'text' | 'columns'>,
): SiteNumber {
  return { target, text, columns, span: { start, end }, clause, form, against };
}

/** One number may be that of several things (工业投资、民间投资年均增长6%): those behind the first have ids of their own. */
function withOwnIds(numbers: readonly SiteNumber[]): SiteNumber[] {
  const seen = new Set<string>();
  return numbers.map((number) => {
    const { id, indicator } = number.target;
    if (seen.has(id)) return { ...number, target: { ...number.target, id: hashId('target', id, indicator) } };
    seen.add(id);
    return number;
  });
}

/** A figure of a table, whose clause is its row. */
function inRow(target: UndecidedTarget, { text, span, cells }: Passage): SiteNumber {
  const start = target.span.start - span.start;
  return {
    target,
    text,
    span: { start, end: target.span.end - span.start },
    clause: { start: 0, end: text.length },
    columns: cells.find((cell) => cell.span.start === target.span.start)?.columns ?? [],
    form: 'table',
    against: [],
  };
}

/** The zone that a heading ends with, by the section that it opens. */
function findHeadingZones(
  { passages }: Outline,
  byPassage: ReadonlyMap<string, readonly LinkedMention[]>,
): ReadonlyMap<string, string> {
  const zones = new Map<string, string>();
  for (const { id, kind, section, text } of passages) {
    const zone = kind === 'heading' && byPassage.get(id)?.find(({ type }) => type === 'Zone');
    if (zone && text.endsWith(zone.text)) zones.set(section, zone.canonical);
  }
  return zones;
}

function plansWithoutHeadings({ plans, sections }: Outline): ReadonlySet<string> {
  const withHeadings = new Set(sections.filter(({ level }) => level > 0).map(({ plan }) => plan));
  return new Set(plans.map(({ id }) => id).filter((id) => !withHeadings.has(id)));
}

/** Where a target is set, with the names there. */
interface TargetSite {
  readonly passage: Passage;
  readonly section: Section;
  /** What of the place speaks against targets. */
  readonly against: readonly string[];
  readonly plan: Plan;
  readonly mentions: readonly LinkedMention[];
  readonly document: Document;
}

/** @param offset where the text that was read begins in the document */
function placeTarget(
  commitment: Commitment,
  offset: number,
  { passage, plan, mentions, document }: TargetSite,
): UndecidedTarget {
  const { start, end, clause, form, against, ...facts } = commitment;
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
function nameTask(target: UndecidedTarget, { cells }: Passage, cell: Cell): UndecidedTarget {
  if (target.indicator.length > SHORT_IN_TABLE) return target;
  const task = cells
    .slice(0, cells.indexOf(cell))
    .filter(({ text }) => text.length >= 6)
    .at(-1);
  return task ? { ...target, indicator: task.text.replace(/^\(\d+\)/, '') + target.indicator } : target;
}

/** A short indicator under the heading of a zone is the zone's: 产值 → 鲲鹏软件小镇产值. */
function nameZone(target: UndecidedTarget, zone: string | null): UndecidedTarget {
  if (!zone || target.indicator.length > SHORT_INDICATOR) return target;
  return { ...target, indicator: zone + target.indicator, zone: target.zone ?? zone };
}

/** A bare measure is that of what the sentence named last: 推进新能源汽车发展，力争产量突破120万辆 → 新能源汽车产量. */
function nameTopic(
  target: UndecidedTarget,
  named: readonly LinkedMention[],
  rules: TargetRules,
): UndecidedTarget {
  if (!rules.bareMeasures.includes(target.indicator)) return target;
  const topic = named
    .filter(({ type, span }) => type !== 'Plan' && type !== 'Institution' && span.end <= target.span.start)
    .at(-1);
  return topic ? { ...target, indicator: topic.text + target.indicator } : target;
}
