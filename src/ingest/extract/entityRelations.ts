import type { Knowledge } from '../../knowledge/knowledge.js';
import { groupBy } from '../../language/group.js';
import type { LinkedMention } from '../../model/entity.js';
import type { Outline, Passage, Plan, Section } from '../../model/plan.js';
import type { EntityPredicate, Relation } from '../../model/relation.js';
import { findTopics, type Topic } from './topics.js';

/** Confidence of a relation by what states it. */
const CERTAINTY = { stated: 0.9, listed: 0.85, topic: 0.7 } as const;
/** Rules of responsibility; by the first one the API tells who leads. */
const LEADS = 'leads';
const RESPONSIBLE = 'responsible unit';
/** Of these the ones that the heading of an industry is enough for. */
const WORKING_BY_HEADING = new Set(['company', 'finance']);
/** Endings of programmes, whose names say what they serve: 绿色金融工程. */
const PROGRAMME = /(工程|计划|行动|专项|专项资金|基金|试点|战略|论坛)$/;
/** A zone and what it develops stand within so many characters. */
const FARTHEST = 60;
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

/** What can lie in a zone. */
const LOCATED = new Set(['Institution', 'Project', 'Zone']);

interface Scene {
  readonly passage: Passage;
  readonly plan: Plan;
  readonly section: Section;
  readonly mentions: readonly LinkedMention[];
  readonly topic: Topic;
  readonly kindOf: (mention: LinkedMention) => string | null;
  /** Every industry that the plan mentions, once for each writing. */
  readonly industries: readonly LinkedMention[];
}

type Add = (
  predicate: EntityPredicate,
  subject: LinkedMention,
  object: LinkedMention,
  certainty: keyof typeof CERTAINTY,
  rule: string,
) => void;

/**
 * The relationships between the names of a plan, each from the sentence that states it: from what stands between two names, from the
 * lists that they are in, and from the heading or lead that a passage stands under.
 */
export function extractEntityRelations(
  outline: Outline,
  mentions: readonly LinkedMention[],
  kinds: ReadonlyMap<string, string | null>,
  knowledge: Knowledge,
): Relation[] {
  const byPassage = groupBy(mentions, (mention) => mention.passage);
  const topics = findTopics(outline, byPassage);
  const plans = new Map(outline.plans.map((plan) => [plan.id, plan]));
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const measures = makeMeasures(outline, byPassage, knowledge);
  const industriesOf = new Map(
    [
      ...groupBy(
        mentions.filter(({ type }) => type === 'Industry'),
        ({ plan }) => plan,
      ),
    ].map(([plan, all]) => [plan, [...new Map(all.map((mention) => [mention.text, mention])).values()]]),
  );
  const relations = new Map<string, Relation>();
  for (const passage of outline.passages) {
    const named = byPassage.get(passage.id) ?? [];
    const scene: Scene = {
      passage,
      plan: plans.get(passage.plan)!,
      section: sections.get(passage.section)!,
      mentions: named,
      topic: topics.get(passage.id)!,
      kindOf: (mention) => kinds.get(mention.entity) ?? null,
      industries: industriesOf.get(passage.plan) ?? [],
    };
    if (knowledge.relations.denies.pattern.test(passage.text)) continue;
    const add: Add = (predicate, subject, object, certainty, rule) => {
      if (subject.entity === object.entity) return;
      const key = `${predicate} ${subject.entity} ${object.entity} ${passage.id}`;
      if (relations.has(key)) return;
      relations.set(key, {
        plan: passage.plan,
        predicate,
        subject: { type: subject.type, id: subject.entity, name: subject.canonical },
        object: { type: object.type, id: object.entity, name: object.canonical },
        passage: passage.id,
        line: passage.line,
        confidence: CERTAINTY[certainty],
        rule,
      });
    };
    const addMeasure = (unit: LinkedMention, leads: boolean) => {
      const key = `RESPONSIBLE_FOR ${unit.entity} ${passage.section} ${passage.id}`;
      relations.set(key, {
        plan: passage.plan,
        predicate: 'RESPONSIBLE_FOR',
        subject: { type: unit.type, id: unit.entity, name: unit.canonical },
        object: { type: 'Section', id: passage.section, name: scene.section.heading },
        passage: passage.id,
        line: passage.line,
        confidence: CERTAINTY.stated,
        rule: leads ? LEADS : RESPONSIBLE,
      });
    };
    readSubindustries(scene, add, knowledge);
    readZones(scene, add, knowledge);
    readDevelopment(scene, add, knowledge);
    readOrganisations(scene, add, knowledge);
    readProjects(scene, add, knowledge);
    readResponsibility(scene, add, addMeasure, measures, knowledge);
  }
  return [...relations.values()];
}

const of = (scene: Scene, type: string) => scene.mentions.filter((mention) => mention.type === type);
const between = ({ passage }: Scene, a: LinkedMention, b: LinkedMention) =>
  wide(passage.text.slice(a.span.end - passage.span.start, b.span.start - passage.span.start));
const before = ({ passage }: Scene, mention: LinkedMention) =>
  wide(passage.text.slice(0, mention.span.start - passage.span.start));
const behind = ({ passage }: Scene, mention: LinkedMention) =>
  wide(passage.text.slice(mention.span.end - passage.span.start));
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '"': '“',
};
/** Half-width signs as full-width ones, so that a rule is written once. */
const wide = (text: string) => text.replace(/[,;:()"]/g, (sign) => WIDE[sign]!);
const clauseBefore = (scene: Scene, mention: LinkedMention) =>
  /[^，,。；;：:]*$/.exec(before(scene, mention))![0];

/** Members of lists, explanations in brackets, and the steps of headings and leads. */
function readSubindustries(scene: Scene, add: Add, { relations }: Knowledge): void {
  const industries = of(scene, 'Industry');
  industries.forEach((whole, i) => {
    for (const part of industries.slice(0, i)) {
      if (
        relations.memberBetween.pattern.test(between(scene, part, whole)) &&
        !/^(?:产业)?(?:企业|人才|技术)/.test(behind(scene, whole))
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
        /^等?(制造|产业)?领域，/.test(behind(scene, part)) && /(^|[。；]|、|在)$/.test(before(scene, part));
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
  const isStated = /重点方向|重点领域|产业门类/.test(scene.passage.text);
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

/** What zones are made up of, and what lies right behind the name of a zone. */
function readZones(scene: Scene, add: Add, { relations }: Knowledge): void {
  const zones = of(scene, 'Zone').filter(({ canonical }) => canonical !== scene.plan.jurisdiction);
  zones.forEach((first, i) => {
    const second = zones[i + 1];
    if (second && relations.adjoins.pattern.test(between(scene, first, second)))
      add('PART_OF', second, first, 'stated', 'right behind its zone');
    if (second && /^[(（]$/.test(between(scene, first, second)) && /^[)）]/.test(behind(scene, second)))
      add('PART_OF', second, first, 'stated', 'in brackets behind a zone');
    const kind = scene.kindOf(first);
    const rest = zones.slice(i + 1).filter((other) => !/[。；;]/.test(between(scene, first, other)));
    const gathers = rest.some((other) => relations.makes.pattern.test(clauseBefore(scene, other)));
    if ((kind === 'corridor' && !gathers) || /组团/.test(behind(scene, first).slice(0, 30))) {
      for (const other of rest) {
        if (
          scene.kindOf(other) !== 'corridor' &&
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
    for (const whole of rest) {
      if (
        relations.makes.pattern.test(clauseBefore(scene, whole)) &&
        relations.leadsIn.pattern.test(listBefore(scene, first, zones)) &&
        between(scene, first, whole).length < 120 &&
        !/^沿/.test(first.text)
      )
        add('PART_OF', first, whole, 'listed', 'zones that make one up');
      const text = between(scene, first, whole);
      const tail = text.replace(/^(?:、[^、，。；;]{2,14}|(?:和|及|与)[^、，。；;]{2,14})*/, '');
      if (relations.gathersBetween.pattern.test(tail))
        add('PART_OF', first, whole, 'stated', 'gathered to be a zone');
    }
  });
  const lead = scene.topic.zone;
  for (const zone of lead && !scene.topic.isLead && scene.topic.zoneByLead ? zones : []) {
    if (zone.entity === lead!.entity || !/(依托|利用|借助|以)[^，。；]*$/.test(clauseBefore(scene, zone)))
      continue;
    const isAround = scene.kindOf(zone) === 'administrative' || scene.kindOf(zone) === 'development zone';
    if (isAround) add('PART_OF', lead!, zone, 'topic', 'a zone leans on the place that it is in');
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
  for (const zone of zones) readPlace(scene, zone, add, relations);
}

/** What a zone does in its clauses is in it: 思明区…加快“智慧思明”建设; and what is built at it: 在中原科技城建设“…中心”. */
function readPlace(scene: Scene, zone: LinkedMention, add: Add, relations: Knowledge['relations']): void {
  const isSubject =
    /(^|[。；：]|支持|推动|鼓励)$/.test(before(scene, zone)) && scene.section.role !== 'background';
  const isSite = /在$/.test(before(scene, zone));
  for (const thing of scene.mentions) {
    if (thing.span.start < zone.span.end || !LOCATED.has(thing.type)) continue;
    if (thing.type === 'Institution' && scene.kindOf(thing) !== 'platform') continue;
    const text = between(scene, zone, thing);
    const isDone =
      isSubject && thing.type !== 'Zone' && !/[。；]/.test(text) && relations.doesBetween.pattern.test(text);
    const isBuilt = isSite && relations.buildsBetween.pattern.test(text);
    const predicate = thing.type === 'Zone' ? 'PART_OF' : 'LOCATED_IN';
    if (isDone || isBuilt)
      add(predicate, thing, zone, 'stated', isBuilt ? 'built in a zone' : 'what a zone does');
  }
}

/** The text of the clause before the first zone of the list that a zone is in. */
function listBefore(scene: Scene, zone: LinkedMention, zones: readonly LinkedMention[]): string {
  let first = zone;
  for (const other of [...zones].reverse()) {
    if (other.span.end <= first.span.start && /^[、和及与]$/.test(between(scene, other, first)))
      first = other;
  }
  return clauseBefore(scene, first);
}

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
function readDevelopment(scene: Scene, add: Add, { relations, directives }: Knowledge): void {
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
      if ((text.match(/，/g) ?? []).length > (/重点发展/.test(text) ? 2 : 1)) continue;
      const others = zones.filter(
        (other) => other.span.start > zone.span.end && other.span.end <= industry.span.start,
      );
      const sameList = others.every((other) => /^[、和及与等（）()]*$/.test(gaps(scene, zone, other, zones)));
      if (sameList && !/[；;]/.test(text))
        add('DEVELOPS', zone, industry, next ? 'listed' : 'stated', 'zone, verb, industry');
    }
    const leans =
      /^(?:[^，,。；;：:]*?)(?:依托|以|在)[^，,。；;：:]*$/.test(clauseBefore(scene, zone)) ||
      /重点(?:依托|园区)/.test(before(scene, zone));
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
      if (/(发展|打造|推动|培育|布局|形成|建设|突出|聚焦|开展|壮大)[^。；;]*$/.test(before(scene, industry)))
        add('DEVELOPS', topic.zone, industry, 'topic', 'under the heading of a zone');
    }
  }
}

/** Whether a zone is smaller than what the plan governs: its own place and the province develop everything. */
function isWithinPlan({ plan }: Scene, { canonical }: LinkedMention): boolean {
  return canonical !== plan.jurisdiction && !/省$/.test(canonical);
}

/** The industry that a name holds: 信息安全产业基地, 未来产业培育行动. The longest one that the plan mentions. */
function industryInName(scene: Scene, thing: LinkedMention): LinkedMention | null {
  const text = thing.text.replace(/先进制造业开发区|现代服务业开发区|科技|创新/g, '＿');
  return (
    scene.industries
      .filter((industry) => text.includes(industry.text) && text !== industry.text)
      .sort((a, b) => b.text.length - a.text.length)[0] ?? null
  );
}

/** What stands between two zones of one list besides the zones between them. */
function gaps(scene: Scene, from: LinkedMention, to: LinkedMention, zones: readonly LinkedMention[]): string {
  const within = zones.filter((zone) => zone.span.start >= from.span.start && zone.span.end <= to.span.end);
  return within
    .slice(1)
    .map((zone, i) => between(scene, within[i]!, zone))
    .join('');
}

/** Organisations of an industry: 宇通、上汽等新能源汽车企业; in a field; in brackets; leaned on under its heading. */
function readOrganisations(scene: Scene, add: Add, { relations }: Knowledge): void {
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
    const lead = scene.topic.byLead || WORKING_BY_HEADING.has(scene.kindOf(institution) ?? '');
    const topics = fields.length > 0 ? fields : scene.topic.industry && lead ? [scene.topic.industry] : [];
    if (stated || topics.length === 0 || scene.section.role === 'background') return;
    const leans =
      /(依托|发挥|支持|鼓励|推动|引导|借助|以|引进|推进|联合|深化|及|和|加快|加大|壮大|做大做强)[^，,。；;]*$/.test(
        clauseBefore(scene, institution),
      ) || /重点推进/.test(before(scene, institution));
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

/** The industries of 在A、B领域， in front of an organisation in its sentence. */
function fieldsOf(
  scene: Scene,
  institution: LinkedMention,
  industries: readonly LinkedMention[],
): LinkedMention[] {
  const last = industries.findLast(
    (industry) =>
      industry.span.end < institution.span.start &&
      /^等?(制造|产业)?领域，/.test(behind(scene, industry)) &&
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

/** Projects that stand under the heading of an industry serve it; a company before its item builds it. */
function readProjects(scene: Scene, add: Add, _knowledge: Knowledge): void {
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
        /^[^。；，]{0,4}，(在|围绕|聚焦|面向)[^。；]*$/.test(between(scene, project, industry)) &&
        /^(、[^，。；]{2,20})*等?(重点|关键|前沿)?领域/.test(behind(scene, industry)),
    );
    for (const field of fields) add('SERVES', project, field, 'stated', 'in a field');
    if (fields.length > 0) continue;
    const own = PROGRAMME.test(project.text) ? industryInName(scene, project) : null;
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

/** The projects that each measure names: what the units behind it are responsible for. */
interface Measures {
  readonly projects: (passage: Passage) => readonly LinkedMention[];
  /** Whether a project is not only the backdrop of what is to be done. */
  readonly isProposed: (project: LinkedMention, background: RegExp) => boolean;
}

function makeMeasures(
  outline: Outline,
  byPassage: ReadonlyMap<string, readonly LinkedMention[]>,
  { relations }: Knowledge,
): Measures {
  const ends = [relations.responsible, relations.shares];
  const bySection = groupBy(outline.passages, ({ section }) => section);
  const passages = new Map(outline.passages.map((passage) => [passage.id, passage]));
  return {
    projects: (passage) => {
      const all = bySection.get(passage.section) ?? [];
      const at = all.indexOf(passage);
      let from = at - 1;
      while (from >= 0 && !ends.some((rule) => rule.pattern.test(all[from]!.text))) from--;
      return all.slice(from + 1, at + 1).flatMap((one) => {
        const projects = (byPassage.get(one.id) ?? []).filter(({ type }) => type === 'Project');
        return projects.filter((project) => !isMember(one, project, projects));
      });
    },
    isProposed: (project, background) => {
      const passage = passages.get(project.passage)!;
      const text = wide(passage.text.slice(0, project.span.start - passage.span.start));
      const after = passage.text.slice(project.span.end - passage.span.start);
      return !(background.test(text) || /^(水|供水|后续|中线|目标任务)/.test(after));
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

/** Units that are said to be responsible, for every project of the measure; who leads or builds, for that of the clause. */
function readResponsibility(
  scene: Scene,
  add: Add,
  addMeasure: (unit: LinkedMention, leads: boolean) => void,
  measures: Measures,
  { relations }: Knowledge,
): void {
  const { passage } = scene;
  const isProposed = (project: LinkedMention) => measures.isProposed(project, relations.backdrop.pattern);
  const units = of(scene, 'Institution');
  const share = relations.shares.pattern.exec(passage.text)?.index ?? -1;
  const isList =
    relations.responsible.pattern.test(passage.text) || relations.unitsInBrackets.pattern.test(passage.text);
  for (const unit of units) {
    const text = before(scene, unit);
    if (relations.helps.pattern.test(text) || relations.helps.pattern.test(behind(scene, unit).slice(0, 2)))
      continue;
    const leads =
      relations.leadBehind.pattern.test(behind(scene, unit)) || relations.leadsBefore.pattern.test(text);
    const shares = text.length < share && !/[。；]/.test(passage.text.slice(text.length, share));
    if (!isList && !leads && !shares) continue;
    if (isList && !leads && !shares && !/责任单位|牵头|[(（]/.test(text)) continue;
    addMeasure(unit, leads);
    for (const project of measures.projects(passage)) {
      if (project.span.start < unit.span.start && isProposed(project))
        add('RESPONSIBLE_FOR', unit, project, 'stated', leads ? LEADS : RESPONSIBLE);
    }
  }
}
