import type { LinkedMention } from '../../../model/entity.js';
import { type Add, behind, between, of, type Scene } from './scene.js';

/** Projects that stand under the heading of an industry serve it; a company before its item builds it. */
export function readProjects(scene: Scene, add: Add): void {
  const { relations } = scene.knowledge;
  const projects = of(scene, 'Project');
  for (const project of projects) {
    const company = of(scene, 'Institution').find(
      (institution) =>
        /^[“"]?$/.test(between(scene, institution, project)) && institution.span.end <= project.span.start,
    );
    if (company && scene.kindOf(company) !== 'government')
      add('RESPONSIBLE_FOR', company, project, 'stated', 'a company before its item');
    const fields = of(scene, 'Industry').filter(
      (industry) =>
        industry.span.start > project.span.end &&
        relations.projectInField.pattern.test(between(scene, project, industry)) &&
        relations.projectFieldBehind.pattern.test(behind(scene, industry)),
    );
    for (const field of fields) add('SERVES', project, field, 'stated', 'in a field');
    if (fields.length > 0) continue;
    const own = relations.namesItself.pattern.test(project.text) ? industryInName(scene, project) : null;
    if (own && scene.section.role !== 'background') {
      add('SERVES', project, own, 'stated', 'the name of the programme says it');
      continue;
    }
    if (
      scene.topic.industry &&
      scene.topic.distance <= 1 &&
      scene.section.role !== 'background' &&
      !scene.topic.isLead
    )
      add('SERVES', project, scene.topic.industry, 'topic', 'under the heading of an industry');
  }
}

/** The industry that a name holds: 信息安全产业基地, 未来产业培育行动. The longest one that the plan mentions. */
function industryInName(scene: Scene, thing: LinkedMention): LinkedMention | null {
  const { notServed } = scene.knowledge.relations;
  const text = thing.text.split(new RegExp(notServed.pattern.source, 'gu')).join('＿');
  return (
    scene.industries
      .filter((industry) => text.includes(industry.text) && text !== industry.text)
      .sort((a, b) => b.text.length - a.text.length)[0] ?? null
  );
}
