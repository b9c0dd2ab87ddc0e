import { type Add, before, behind, between, clauseBefore, of, type Scene } from './scene.js';

/** Members of lists, explanations in brackets, and the steps of headings and leads. */
export function readSubindustries(scene: Scene, add: Add): void {
  const { relations } = scene.knowledge;
  const industries = of(scene, 'Industry');
  industries.forEach((whole, i) => {
    for (const part of industries.slice(0, i)) {
      if (
        relations.memberBetween.pattern.test(between(scene, part, whole)) &&
        !relations.notWholeBehind.pattern.test(behind(scene, whole))
      )
        add('SUBINDUSTRY_OF', part, whole, 'listed', 'member of a list');
    }
    const opens = /^（/.test(behind(scene, whole)) && !/[与和及]$/.test(before(scene, whole));
    const close = opens ? behind(scene, whole).search(/[)）]/) : -1;
    for (const part of close > 0 ? industries.slice(i + 1) : []) {
      const inside = part.span.end - whole.span.end <= close;
      if (inside) add('SUBINDUSTRY_OF', part, whole, 'listed', 'explained in brackets');
    }
  });
  const { industry, heading, isLead, byLead } = scene.topic;
  const whole = byLead && !isLead ? industry : heading;
  if (whole && scene.section.role !== 'background') {
    for (const part of industries) {
      const isField =
        relations.fieldAtHand.pattern.test(behind(scene, part)) &&
        relations.fieldOpens.pattern.test(before(scene, part));
      const isKin =
        isLead &&
        byLead &&
        part.entity === industry?.entity &&
        part.canonical.slice(-2) === whole.canonical.slice(-2);
      if ((isField || isKin) && part.entity !== whole.entity)
        add('SUBINDUSTRY_OF', part, whole, 'topic', 'a field under the heading of an industry');
    }
  }
  if (!industry || isLead || scene.topic.zoneByLead || scene.section.role === 'background') return;
  const isStated = relations.statesFields.pattern.test(scene.passage.text);
  if (!isStated && scene.topic.distance > 0) return;
  const rule = isStated ? relations.developedInList : relations.developedInClause;
  for (const part of industries) {
    const inList = /^、/.test(behind(scene, part)) || /、$/.test(before(scene, part));
    const hasNearer = industries.some(
      (whole) =>
        whole.span.start > part.span.end && relations.memberBetween.pattern.test(between(scene, part, whole)),
    );
    const isWithin = rule.pattern.test(isStated ? before(scene, part) : clauseBefore(scene, part));
    if (inList && !hasNearer && isWithin && part.entity !== industry.entity)
      add('SUBINDUSTRY_OF', part, industry, 'topic', 'developed in a list under the heading of an industry');
  }
}
