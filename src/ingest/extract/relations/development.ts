import type { LinkedMention } from '../../../model/entity.js';
import { type Add, before, between, clauseBefore, of, type Scene } from './scene.js';

/** A zone and what it develops stand within so many characters. */
const FARTHEST = 60;
/** The last zone of the list that a zone is in. */
function lastOfList(scene: Scene, zone: LinkedMention, zones: readonly LinkedMention[]): LinkedMention {
  let last = zone;
  for (const other of zones) {
    if (other.span.start >= last.span.end && /^[^，。；]{0,6}[、和及与]$/.test(between(scene, last, other)))
      last = other;
  }
  return last;
}

/** Zones that develop an industry: in so many words, or by leaning on them under its heading. */
export function readDevelopment(scene: Scene, add: Add): void {
  const { relations, directives } = scene.knowledge;
  const { section, topic, passage } = scene;
  if (section.role === 'background' || directives.tells.some((rule) => rule.pattern.test(passage.text)))
    return;
  const zones = of(scene, 'Zone').filter((zone) => isWithinPlan(scene, zone));
  const industries = of(scene, 'Industry');
  for (const zone of zones) {
    const first = industries.find((industry) => industry.span.start > zone.span.end);
    const next =
      first && zones.some((other) => other.span.start > zone.span.end && other.span.end < first.span.start);
    const makesUp = zones.some(
      (other) =>
        other.span.start > zone.span.end &&
        relations.makes.pattern.test(clauseBefore(scene, other)) &&
        !/。/.test(between(scene, zone, other)),
    );
    const underLead = topic.byLead || (topic.zone !== null && topic.zone.entity !== zone.entity);
    for (const industry of makesUp || underLead ? [] : industries) {
      if (industry.span.start < zone.span.end) continue;
      const text = between(scene, lastOfList(scene, zone, zones), industry);
      if (/[。]/.test(text) || text.length > FARTHEST || !relations.developsBetween.pattern.test(text))
        continue;
      const reach =
        relations.emphasised.pattern.test(text) || relations.usesZone.pattern.test(clauseBefore(scene, zone))
          ? 2
          : 1;
      if ((text.match(/，/g) ?? []).length > reach) continue;
      const others = zones.filter(
        (other) => other.span.start > zone.span.end && other.span.end <= industry.span.start,
      );
      const sameList = others.every((other) => /^[、和及与等（）()]*$/.test(gaps(scene, zone, other, zones)));
      if (sameList && !/[；;]/.test(text))
        add('DEVELOPS', zone, industry, next ? 'listed' : 'stated', 'zone, verb, industry');
    }
    const leans =
      relations.sites.pattern.test(clauseBefore(scene, zone)) ||
      relations.keySites.pattern.test(before(scene, zone));
    if (
      topic.industry &&
      leans &&
      !makesUp &&
      (topic.zone === null || topic.zone.entity === zone.entity) &&
      !industries.some(
        (industry) =>
          industry.entity !== topic.industry!.entity &&
          industry.span.start > zone.span.end &&
          /^[^，]{0,11}$/.test(between(scene, zone, industry)),
      )
    )
      add('DEVELOPS', zone, topic.industry, 'topic', 'leaned on under the heading of an industry');
  }
  if (topic.zone && topic.zone.canonical !== scene.plan.jurisdiction && !topic.isLead) {
    for (const industry of industries) {
      if (relations.developsUnderHeading.pattern.test(before(scene, industry)))
        add('DEVELOPS', topic.zone, industry, 'topic', 'under the heading of a zone');
    }
  }
}

/** Whether a zone is smaller than what the plan governs: its own place and the province develop everything. */
function isWithinPlan({ plan }: Scene, { canonical }: LinkedMention): boolean {
  return canonical !== plan.jurisdiction && !/省$/.test(canonical);
}

/** What stands between two zones of one list besides the zones between them. */
function gaps(scene: Scene, from: LinkedMention, to: LinkedMention, zones: readonly LinkedMention[]): string {
  const within = zones.filter((zone) => zone.span.start >= from.span.start && zone.span.end <= to.span.end);
  return within
    .slice(1)
    .map((zone, i) => between(scene, within[i]!, zone))
    .join('');
}
