import type { LinkedMention } from '../../../model/entity.js';
import { type Add, before, behind, between, clauseBefore, of, type Scene } from './scene.js';

/** Whether a thing lies in a place that builds it: projects, zones, and of units the platforms. */
const isBuiltInPlace = (scene: Scene, thing: LinkedMention): boolean =>
  thing.type === 'Project' ||
  thing.type === 'Zone' ||
  (thing.type === 'Institution' && scene.kindOf(thing) === 'platform');

/** A zone is a part of another one, and other things are located in it. */
const inZone = ({ type }: LinkedMention) => (type === 'Zone' ? 'PART_OF' : 'LOCATED_IN');

/** What zones are made up of, and what lies right behind the name of a zone. */
export function readZones(scene: Scene, add: Add): void {
  const { relations } = scene.knowledge;
  const zones = of(scene, 'Zone').filter(({ canonical }) => canonical !== scene.plan.jurisdiction);
  const strung = readStrung(scene, zones);
  for (const [part, whole] of strung) add('PART_OF', part, whole, 'stated', 'strung together to be a zone');
  for (const [part, whole] of readBlocks(scene, zones))
    add('PART_OF', part, whole, 'stated', 'the blocks of a zone');
  zones.forEach((first, i) => {
    const second = zones[i + 1];
    if (second && !strung.has(first) && relations.adjoins.pattern.test(between(scene, first, second)))
      add('PART_OF', second, first, 'stated', 'right behind its zone');
    if (second && /^[(（]$/.test(between(scene, first, second)) && /^[)）]/.test(behind(scene, second)))
      add('PART_OF', second, first, 'stated', 'in brackets behind a zone');
    const kind = scene.kindOf(first);
    const rest = zones.slice(i + 1).filter((other) => !/[。；;]/.test(between(scene, first, other)));
    const gathers = rest.some((other) => relations.makes.pattern.test(clauseBefore(scene, other)));
    if (
      (kind === 'corridor' && !gathers && !relations.leansOn.pattern.test(clauseBefore(scene, first))) ||
      relations.composed.pattern.test(behind(scene, first).slice(0, 30))
    ) {
      for (const other of rest) {
        if (
          scene.kindOf(other) !== 'corridor' &&
          !strung.has(other) &&
          relations.madeUpBetween.pattern.test(between(scene, first, other))
        )
          add('PART_OF', other, first, 'stated', 'a zone is made up of others');
      }
    }
    for (const part of rest) {
      if (
        /以$/.test(clauseBefore(scene, part).slice(-1)) &&
        relations.roleBehind.pattern.test(behind(scene, part)) &&
        !/[。；]/.test(between(scene, first, part)) &&
        i === 0
      )
        add('PART_OF', part, first, 'stated', 'leads or supports a zone');
    }
    const leadIn = listBefore(scene, first, zones);
    const made =
      relations.leadsIn.pattern.test(leadIn) &&
      !relations.buildsUnder.pattern.test(leadIn) &&
      !/^沿/.test(first.text)
        ? rest.find((whole) => relations.makes.pattern.test(clauseBefore(scene, whole)))
        : undefined;
    const row = made ? rowFrom(scene, zones, zones.indexOf(made)) : [];
    if (made && between(scene, first, made).length < 120) {
      if (row.length === 1) add('PART_OF', first, made, 'listed', 'zones that make one up');
      else if (relations.leansOn.pattern.test(leadIn))
        for (const part of row) add('PART_OF', part, first, 'listed', 'built on a zone');
    }
    for (const whole of rest) {
      const text = between(scene, first, whole);
      const tail = text.replace(/^(?:、[^、，。；;]{2,14}|(?:和|及|与)[^、，。；;]{2,14})*/, '');
      if (relations.gathersBetween.pattern.test(tail))
        add('PART_OF', first, whole, 'stated', 'gathered to be a zone');
    }
  });
  const lead = scene.topic.zone;
  for (const zone of lead && !scene.topic.isLead && scene.topic.zoneByLead ? zones : []) {
    if (zone.entity === lead!.entity || !relations.leansOn.pattern.test(clauseBefore(scene, zone))) continue;
    const isAround = scene.kindOf(zone) === 'administrative' || scene.kindOf(zone) === 'development zone';
    const isOneOfSeveral = /^(?:、|等)/.test(behind(scene, zone));
    if (isAround && !isOneOfSeveral)
      add('PART_OF', lead!, zone, 'topic', 'a zone leans on the place that it is in');
    else if (scene.kindOf(zone) === 'area')
      add('PART_OF', zone, lead!, 'topic', 'a zone leans on what it is made up of');
  }
  for (const thing of scene.mentions) {
    if (thing.type !== 'Institution' && thing.type !== 'Project') continue;
    const zone = zones.find(
      (place) => between(scene, place, thing) === '' && place.span.end === thing.span.start,
    );
    if (zone) add('LOCATED_IN', thing, zone, 'stated', 'right behind its zone');
  }
  for (const zone of zones) readPlace(scene, zone, add);
  readBuiltUnderHeading(scene, add);
}

/** The zones from one on that stand in a row. */
function rowFrom(scene: Scene, zones: readonly LinkedMention[], from: number): readonly LinkedMention[] {
  let last = from;
  while (zones[last + 1] && areInRow(scene, zones[last]!, zones[last + 1]!)) last++;
  return zones.slice(from, last + 1);
}

/** Zones that a clause strings together to be another one: 串联高新区、金水区和郑东新区的沿黄科创带. */
function readStrung(scene: Scene, zones: readonly LinkedMention[]): Map<LinkedMention, LinkedMention> {
  const wholes = new Map<LinkedMention, LinkedMention>();
  zones.forEach((first, i) => {
    if (!scene.knowledge.relations.strings.pattern.test(before(scene, first))) return;
    const row = rowFrom(scene, zones, i);
    const whole = zones[i + row.length];
    if (whole && /^等?的$/.test(between(scene, row.at(-1)!, whole)))
      for (const part of row) wholes.set(part, whole);
  });
  return wholes;
}

/** The blocks around which a zone is built: 郑东新区围绕中原科技城、鲲鹏软件小镇等核心板块. */
function readBlocks(scene: Scene, zones: readonly LinkedMention[]): [LinkedMention, LinkedMention][] {
  const { gathersAround, areBlocks } = scene.knowledge.relations;
  return zones.flatMap((whole, i) => {
    const second = zones[i + 1];
    if (!second || !gathersAround.pattern.test(between(scene, whole, second))) return [];
    const row = rowFrom(scene, zones, i + 1);
    if (!areBlocks.pattern.test(behind(scene, row.at(-1)!))) return [];
    return row.map((part): [LinkedMention, LinkedMention] => [part, whole]);
  });
}

/** What a zone does in its clauses is in it: 思明区…加快“智慧思明”建设; and what is built at it: 在中原科技城建设“…中心”. */
export function readPlace(scene: Scene, zone: LinkedMention, add: Add): void {
  const { relations } = scene.knowledge;
  const isSubject =
    relations.actsBefore.pattern.test(before(scene, zone)) && scene.section.role !== 'background';
  const isSite = /在$/.test(before(scene, zone));
  for (const thing of scene.mentions) {
    if (thing.span.start < zone.span.end || !isBuiltInPlace(scene, thing)) continue;
    const text = between(scene, zone, thing);
    const isDone =
      isSubject &&
      (thing.type !== 'Zone' || scene.kindOf(zone) === 'administrative') &&
      !/[。；]/.test(text) &&
      relations.doesBetween.pattern.test(text);
    const isBuilt = isSite && relations.buildsBetween.pattern.test(text);
    if (isDone || isBuilt)
      add(inZone(thing), thing, zone, 'stated', isBuilt ? 'built in a zone' : 'what a zone does');
  }
}

/** Whether two zones stand beside each other in a row: A、B和C. */
const areInRow = (scene: Scene, left: LinkedMention, right: LinkedMention): boolean =>
  /^[、和及与]$/.test(between(scene, left, right));

/** The text of the clause before the first zone of the list that a zone is in. */
function listBefore(scene: Scene, zone: LinkedMention, zones: readonly LinkedMention[]): string {
  let first = zone;
  for (const other of [...zones].reverse()) {
    if (other.span.end <= first.span.start && areInRow(scene, other, first)) first = other;
  }
  return clauseBefore(scene, first);
}

/** What is built under the heading of a zone is in it: 21.自贸试验区打造开放创新高地 … 建成知识产权中央商务区. */
function readBuiltUnderHeading(scene: Scene, add: Add): void {
  const { topic, section, knowledge } = scene;
  const place = topic.zoneByLead ? null : topic.zone;
  if (!place || place.canonical === scene.plan.jurisdiction || topic.isLead || section.role === 'background')
    return;
  for (const thing of scene.mentions) {
    if (!isBuiltInPlace(scene, thing) || (thing.type === 'Zone' && !isBuiltWhole(scene, thing))) continue;
    if (!knowledge.relations.buildsUnder.pattern.test(clauseBefore(scene, thing))) continue;
    add(inZone(thing), thing, place, 'topic', 'built under the heading of a zone');
  }
}

/** A zone that is built, not one that only says of what something is: 打造黄河流域高质量发展的示范项目. Belts go over zones. */
const isBuiltWhole = (scene: Scene, zone: LinkedMention): boolean =>
  !['administrative', 'corridor'].includes(scene.kindOf(zone) ?? '') &&
  /^(?:[、，,。；;”"）)]|等|和|及|与|$)/.test(behind(scene, zone));
