import type { Knowledge } from '../../../knowledge/knowledge.js';
import { groupBy } from '../../../language/group.js';
import { endsMember, isJoin, joinsMembers } from '../../../language/lists.js';
import { type LinkedMention, UNIT_GROUP } from '../../../model/entity.js';
import type { Outline, Passage } from '../../../model/plan.js';
import { LEADS, RESPONSIBLE } from '../../../model/relation.js';
import { type Add, before, behind, between, of, type Scene, wide } from './scene.js';

/** The projects that each measure names: what the units behind it are responsible for. */
export interface Measures {
  readonly projects: (passage: Passage) => readonly LinkedMention[];
  /** Whether a project is not only the backdrop of what is to be done. */
  readonly isProposed: (project: LinkedMention) => boolean;
}

export function makeMeasures(
  outline: Outline,
  byPassage: ReadonlyMap<string, readonly LinkedMention[]>,
  { relations }: Knowledge,
): Measures {
  const ends = [relations.responsible, relations.shares, relations.unitsInBrackets];
  const isEnd = ({ text }: Passage) => ends.some((rule) => rule.pattern.test(text));
  const isUnitLine = ({ text }: Passage) => relations.unitLine.pattern.test(text);
  const passages = new Map(outline.passages.map((passage) => [passage.id, passage]));
  const readProjects = (passage: Passage) => {
    const projects = (byPassage.get(passage.id) ?? []).filter(({ type }) => type === 'Project');
    const isMember = findMembers(passage, projects);
    return projects.filter((project) => !isMember(project));
  };
  const read = new Map<Passage, readonly LinkedMention[]>();
  const projectsOf = (passage: Passage) => {
    const projects = read.get(passage) ?? readProjects(passage);
    read.set(passage, projects);
    return projects;
  };
  const sections = new Map(
    [...groupBy(outline.passages, ({ section }) => section).values()].flatMap((all) => {
      const begins = measureBegins(all.map(isEnd), all.map(isUnitLine));
      const holding = [...all.keys()].filter((i) =>
        byPassage.get(all[i]!.id)?.some(({ type }) => type === 'Project'),
      );
      return all.map(({ id }, i) => [id, { all, holding, begin: begins[i]!, end: i }] as const);
    }),
  );
  return {
    projects: ({ id }) => {
      const { all, holding, begin, end } = sections.get(id)!;
      return holding.filter((i) => i >= begin && i <= end).flatMap((i) => projectsOf(all[i]!));
    },
    isProposed: (project) => {
      const passage = passages.get(project.passage)!;
      const text = wide(passage.text.slice(0, project.span.start - passage.span.start));
      const after = passage.text.slice(project.span.end - passage.span.start);
      return !(relations.backdrop.pattern.test(text) || relations.notProposedBehind.pattern.test(after));
    },
  };
}

/** For each passage of a section, the first one of its measure: behind the last that ends another, its own lines of units left out. */
function measureBegins(ends: readonly boolean[], unitLines: readonly boolean[]): number[] {
  const begins: number[] = [];
  let behindEnd = 0;
  for (const [i, isUnits] of unitLines.entries()) {
    begins.push(isUnits && unitLines[i - 1] ? begins[i - 1]! : behindEnd);
    if (ends[i]) behindEnd = i + 1;
  }
  return begins;
}

/** A member of a list has no more characters. */
const LONGEST_MEMBER = 20;

/**
 * Tells which projects stand in a list that ends in the one which they make up: A、B等绿化工程. For each place of the passage, from the
 * last one on, it is known once where the 等 before such a project stands that members lead to from there, the last one of them.
 */
function findMembers(
  passage: Passage,
  projects: readonly LinkedMention[],
): (project: LinkedMention) => boolean {
  const text = wide(passage.text);
  const from = passage.span.start;
  const wholes = new Set(projects.map(({ span }) => span.start - from - 1).filter((at) => text[at] === '等'));
  if (wholes.size === 0) return () => false;
  const reached = new Int32Array(text.length).fill(-1);
  const reachedBehind = (at: number): number => {
    let last = -1;
    for (let to = at + 1; to <= at + 1 + LONGEST_MEMBER && to < text.length; to++) {
      last = Math.max(last, reached[to]!);
      if (endsMember(text[to]!)) break;
    }
    return last;
  };
  /** Behind a 、 stand two characters of a member, and one more before the whole begins. */
  const isListed = (at: number, whole: number) =>
    whole >= at + 3 && /^[^、，。；;]{2}./.test(text.slice(at + 1, at + 4));
  for (let at = text.length - 1; at >= 0; at--) {
    if (wholes.has(at)) reached[at] = at;
    if (!isJoin(text[at]!)) continue;
    const whole = reachedBehind(at);
    if (text[at] !== '、' || isListed(at, whole)) reached[at] = Math.max(reached[at]!, whole);
  }
  return ({ span }) => reached[span.end - from]! >= 0;
}

/** A company right before its item builds it: 某某公司年产…项目. */
function readOwnItems(scene: Scene, add: Add): void {
  for (const project of of(scene, 'Project')) {
    const company = of(scene, 'Institution').find(
      (institution) =>
        institution.span.end <= project.span.start && /^[“"]?$/.test(between(scene, institution, project)),
    );
    if (company && scene.kindOf(company) !== 'government')
      add({
        predicate: 'RESPONSIBLE_FOR',
        subject: company,
        object: project,
        certainty: 'stated',
        rule: 'a company before its item',
      });
  }
}

/** Units that are said to be responsible, for every project of the measure; who leads or builds, for that of the clause. */
export function readResponsibility(
  scene: Scene,
  add: Add,
  measures: Measures,
  addMeasure: (unit: LinkedMention, rule: typeof LEADS | typeof RESPONSIBLE) => void,
): void {
  readOwnItems(scene, add);
  for (const { unit, leads } of findResponsible(scene)) {
    const rule = leads ? LEADS : RESPONSIBLE;
    addMeasure(unit, rule);
    if (scene.kindOf(unit) === UNIT_GROUP) continue;
    for (const project of measures.projects(scene.passage)) {
      if (project.span.start < unit.span.start && measures.isProposed(project))
        add({ predicate: 'RESPONSIBLE_FOR', subject: unit, object: project, certainty: 'stated', rule });
    }
  }
}

/** The units that a passage makes responsible: those that lead, those of a list of units, those that share a task. */
function findResponsible(scene: Scene): { unit: LinkedMention; leads: boolean }[] {
  const { relations } = scene.knowledge;
  const { text } = scene.passage;
  const units = of(scene, 'Institution');
  const isNamed = (unit: LinkedMention) => relations.namesUnits.pattern.test(before(scene, unit));
  const isList = relations.responsible.pattern.test(text) || relations.unitsInBrackets.pattern.test(text);
  const first = scene.firstLeads && isList ? units.find(isNamed) : undefined;
  return units
    .map((unit, i) => ({ unit, leads: unit === first || leadsByWord(scene, units.slice(i)) }))
    .filter(
      ({ unit, leads }) => !helps(scene, unit) && (leads || shares(scene, unit) || (isList && isNamed(unit))),
    );
}

/** Whether the words around the first of the units say that it leads or builds. */
function leadsByWord(scene: Scene, units: readonly LinkedMention[]): boolean {
  const { leadBehind, leadsBefore } = scene.knowledge.relations;
  return (
    leadBehind.pattern.test(behind(scene, units[0]!)) ||
    opensDuty(scene, units) ||
    leadsBefore.pattern.test(before(scene, units[0]!))
  );
}

/** Whether a unit stands before the words of a shared task, in one sentence with them. */
function shares(scene: Scene, unit: LinkedMention): boolean {
  const { text } = scene.passage;
  const at = scene.knowledge.relations.shares.pattern.exec(text)?.index ?? -1;
  const from = before(scene, unit).length;
  return from < at && !/[。；]/.test(text.slice(from, at));
}

/** Whether the first of the units stands in a list that a line of duties begins with. */
function opensDuty(scene: Scene, units: readonly LinkedMention[]): boolean {
  const last = units.findIndex((unit, i) => {
    const next = units[i + 1];
    return !next || !joinsMembers(between(scene, unit, next));
  });
  return scene.knowledge.relations.duty.pattern.test(behind(scene, units[last]!));
}

/** 市财政局配合: the unit helps; 市城建局 配合单位：…: another list begins. */
function helps(scene: Scene, unit: LinkedMention): boolean {
  const { helps, helpers } = scene.knowledge.relations;
  const after = behind(scene, unit);
  return (
    helps.pattern.test(before(scene, unit)) ||
    (helps.pattern.test(after.slice(0, 2)) && !helpers.pattern.test(after))
  );
}
