import type { LinkedMention } from '../../../model/entity.js';
import { type Add, before, behind, between, clauseBefore, of, type Scene } from './scene.js';

/** Of these the ones that the heading of an industry is enough for. */
const WORKING_BY_HEADING = new Set(['company', 'finance']);
/** Kinds of institutions that work in an industry; the others govern it. */
const WORKING = new Set([
  'company',
  'university',
  'research',
  'platform',
  'finance',
  'medical',
  'association',
]);

/** Organisations of an industry: 宇通、上汽等新能源汽车企业; in a field; in brackets; leaned on under its heading. */
export function readOrganisations(scene: Scene, add: Add): void {
  const { relations } = scene.knowledge;
  const institutions = of(scene, 'Institution').filter((mention) => WORKING.has(scene.kindOf(mention) ?? ''));
  const industries = of(scene, 'Industry');
  institutions.forEach((institution) => {
    let stated = false;
    for (const industry of industries) {
      if (industry.span.start < institution.span.end) continue;
      const text = between(scene, institution, industry);
      if (/[。；;]/.test(text)) continue;
      const list = text.replace(/^(?:[、和及与][^、，。；;等]{2,20})*/, '');
      const isCompany =
        relations.companiesOf.pattern.test(list) &&
        relations.companiesBehind.pattern.test(behind(scene, industry));
      const isField =
        relations.fieldBetween.pattern.test(text) &&
        relations.fieldBehind.pattern.test(behind(scene, industry));
      const isExplained = /^[(（]$/.test(text) && /^[)）]/.test(behind(scene, industry));
      if (!isCompany && !isField && !isExplained) continue;
      add('WORKS_IN', institution, industry, 'stated', isField ? 'in a field' : 'companies of an industry');
      stated = true;
    }
    const fields = fieldsOf(scene, institution, industries);
    const lead =
      scene.topic.byLead ||
      WORKING_BY_HEADING.has(scene.kindOf(institution) ?? '') ||
      (scene.topic.distance === 0 && holdsIndustry(scene, institution));
    const topics = fields.length > 0 ? fields : scene.topic.industry && lead ? [scene.topic.industry] : [];
    if (stated || topics.length === 0 || scene.section.role === 'background') return;
    const leans =
      relations.engages.pattern.test(clauseBefore(scene, institution)) ||
      relations.engagesInList.pattern.test(before(scene, institution));
    for (const topic of leans ? topics : [])
      add(
        'WORKS_IN',
        institution,
        topic,
        'topic',
        fields.length > 0 ? 'leaned on in a field' : 'leaned on under the heading of an industry',
      );
  });
}

/** Whether the name of an organisation speaks of the industry of the heading: 药品检验共享实验室 under 医药产业. */
function holdsIndustry({ topic }: Scene, { text }: LinkedMention): boolean {
  const stem = topic.industry?.canonical.slice(-1) ?? '';
  return stem !== '' && text.includes(stem);
}

/** The industries of 在A、B领域， in front of an organisation in its sentence. */
function fieldsOf(
  scene: Scene,
  institution: LinkedMention,
  industries: readonly LinkedMention[],
): LinkedMention[] {
  const { relations } = scene.knowledge;
  const last = industries.findLast(
    (industry) =>
      industry.span.end < institution.span.start &&
      relations.fieldAtHand.pattern.test(behind(scene, industry)) &&
      !/。/.test(between(scene, industry, institution)),
  );
  if (!last) return [];
  return industries.filter(
    (industry) =>
      industry === last ||
      (industry.span.end <= last.span.start &&
        /^(、[^，。；]{0,20})*、$|^、$/.test(between(scene, industry, last))),
  );
}
