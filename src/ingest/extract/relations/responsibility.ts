import type { Knowledge } from '../../../knowledge/knowledge.js';
import { groupBy } from '../../../language/group.js';
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
  const bySection = groupBy(outline.passages, ({ section }) => section);
  const passages = new Map(outline.passages.map((passage) => [passage.id, passage]));
  const isUnitLine = ({ text }: Passage) => relations.unitLine.pattern.test(text);
  return {
    projects: (passage) => {
      const all = bySection.get(passage.section) ?? [];
      const at = all.indexOf(passage);
      let from = at - 1;
      if (isUnitLine(passage)) while (from >= 0 && isUnitLine(all[from]!)) from--;
      while (from >= 0 && !ends.some((rule) => rule.pattern.test(all[from]!.text))) from--;
      return all.slice(from + 1, at + 1).flatMap((one) => {
        const projects = (byPassage.get(one.id) ?? []).filter(({ type }) => type === 'Project');
        return projects.filter((project) => !isMember(one, project, projects));
      });
    },
    isProposed: (project) => {
      const passage = passages.get(project.passage)!;
      const text = wide(passage.text.slice(0, project.span.start - passage.span.start));
      const after = passage.text.slice(project.span.end - passage.span.start);
      return !(relations.backdrop.pattern.test(text) || relations.notProposedBehind.pattern.test(after));
    },
  };
}

/** Whether a project stands in a list that ends in the one which they make up: A、B等绿化工程. */
function isMember(
  { text, span }: Passage,
  project: LinkedMention,
  projects: readonly LinkedMention[],
): boolean {
  return projects.some(
    (whole) =>
      whole.span.start > project.span.end &&
      /^(?:、[^、，。；;]{2,20}|(?:和|及|与)[^、，。；;]{2,20})*等$/.test(
        wide(text.slice(project.span.end - span.start, whole.span.start - span.start)),
      ),
  );
}

/** A company right before its item builds it: 某某公司年产…项目. */
function readOwnItems(scene: Scene, add: Add): void {
  for (const project of of(scene, 'Project')) {
    const company = of(scene, 'Institution').find(
      (institution) =>
        institution.span.end <= project.span.start && /^[“"]?$/.test(between(scene, institution, project)),
    );
    if (company && scene.kindOf(company) !== 'government')
      add('RESPONSIBLE_FOR', company, project, 'stated', 'a company before its item');
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
  const { passage } = scene;
  const { relations } = scene.knowledge;
  const units = of(scene, 'Institution');
  const share = relations.shares.pattern.exec(passage.text)?.index ?? -1;
  const isList =
    relations.responsible.pattern.test(passage.text) || relations.unitsInBrackets.pattern.test(passage.text);
  for (const [i, unit] of units.entries()) {
    const text = before(scene, unit);
    if (relations.helps.pattern.test(text) || helpsBehind(behind(scene, unit), relations)) continue;
    const isFirst =
      scene.firstLeads &&
      isList &&
      unit === units.find((one) => relations.namesUnits.pattern.test(before(scene, one)));
    const leads =
      isFirst ||
      relations.leadBehind.pattern.test(behind(scene, unit)) ||
      opensDuty(scene, units.slice(i)) ||
      relations.leadsBefore.pattern.test(text);
    const shares = text.length < share && !/[。；]/.test(passage.text.slice(text.length, share));
    if (!isList && !leads && !shares) continue;
    if (isList && !leads && !shares && !relations.namesUnits.pattern.test(text)) continue;
    const rule = leads ? LEADS : RESPONSIBLE;
    addMeasure(unit, rule);
    if (scene.kindOf(unit) === UNIT_GROUP) continue;
    for (const project of measures.projects(passage)) {
      if (project.span.start < unit.span.start && measures.isProposed(project))
        add('RESPONSIBLE_FOR', unit, project, 'stated', rule);
    }
  }
}

/** Whether the first of the units stands in a list that a line of duties begins with. */
function opensDuty(scene: Scene, units: readonly LinkedMention[]): boolean {
  const last = units.findIndex((unit, i) => {
    const next = units[i + 1];
    return !next || !/^[,，、和及与]$/.test(between(scene, unit, next));
  });
  return scene.knowledge.relations.duty.pattern.test(behind(scene, units[last]!));
}

/** 市财政局配合: the unit helps; 市城建局 配合单位：…: another list begins. */
function helpsBehind(text: string, { helps, helpers }: Knowledge['relations']): boolean {
  return helps.pattern.test(text.slice(0, 2)) && !helpers.pattern.test(text);
}
