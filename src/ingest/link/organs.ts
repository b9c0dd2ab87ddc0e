import type { Department, Knowledge } from '../../knowledge/knowledge.js';
import type { NameRules } from '../../knowledge/rules.js';
import type { Plan } from '../../model/plan.js';
import type { ReadLevels } from './levels.js';
import type { NameIndex } from './nameIndex.js';
import { makeSpeller } from './spelling.js';

/** An organ of a government: whose it is, what it is called, and how that was read. */
export interface Organ {
  /** With the place in front, the department as its city calls it or else as the text does. */
  readonly name: string;
  /** The same for all writings of a department: 省卫生健康委 and 省卫健委. */
  readonly key: string;
  readonly owner: string;
  readonly reason: string;
}

/** A name without its place, and the place that it is of. */
interface Owned {
  readonly owner: string;
  readonly rest: string;
  readonly reason: string;
}

/** Resolves names of organs that leave out the place, or write the department in short. */
export type ResolveOrgan = (text: string, source: string, plan: Plan) => Organ | null;

/** A part of the one department that issues the plan, or null. */
function unitOf(text: string, { issuers }: Plan, { innerUnit, departmentEnds }: NameRules): Organ | null {
  const [owner] = issuers;
  const unit = innerUnit.pattern.exec(text)?.groups?.unit;
  if (!owner || !unit || issuers.length > 1 || !departmentEnds.pattern.test(owner)) return null;
  const own = [...unit].findIndex((_, at) => at > 1 && owner.endsWith(unit.slice(0, at)));
  const name = own < 0 ? owner + unit : owner + unit.slice(own);
  return { name, key: name, owner, reason: `a part of ${owner}, which issues the plan` };
}

/**
 * 市科技局 in a plan of 郑州市 is 郑州市科技局, as is 科技局 in a list of its departments; 市政府 is 郑州市人民政府, 市委
 * is 中共郑州市委. 发改委 and 发展改革委 are one department.
 */
export function makeOrganResolver(
  knowledge: Knowledge,
  index: NameIndex,
  levelsOf: ReadLevels,
): ResolveOrgan {
  const { naming } = knowledge;
  const spell = makeSpeller(knowledge);
  const spellOut = (name: string) => spell('Institution', name);
  const departments = new Map<string, Department>();
  for (const department of knowledge.departments) {
    for (const writing of [department.name, ...department.aliases]) departments.set(writing, department);
  }
  /** Whose a department is that is named without a place, or with one in full. */
  const ownerOfDepartment = (text: string, source: string, plan: Plan): Owned | null => {
    const named = naming.placeNames.departmentOwner.pattern.exec(text)?.groups?.owner;
    if (named && departments.has(text.slice(named.length)))
      return {
        owner: named,
        rest: text.slice(named.length),
        reason: 'the usual short name of the department',
      };
    const place = plan.jurisdiction;
    const isDepartment = source === 'office list' || departments.has(text);
    if (!isDepartment || !place || index.placeOf(text) !== null) return null;
    const owner = text.endsWith(naming.governing.provincialDepartment) ? (provinceOf(plan) ?? place) : place;
    return { owner, rest: text, reason: `a department of ${owner}, in a list of departments` };
  };
  const provinceOf = (plan: Plan): string | null => {
    const levels = levelsOf(plan);
    const [province] = naming.governing.provinces.flatMap((level) => levels.get(level) ?? []);
    return province ?? index.provinceOf(plan);
  };
  const ownerOf = (text: string, source: string, plan: Plan): Owned | null => {
    const level = departments.has(text) ? undefined : naming.placeNames.organLevel.pattern.exec(text)?.[0];
    if (!level) return ownerOfDepartment(text, source, plan);
    const owner = levelsOf(plan).get(level);
    const reason = `${level} is ${owner} in plans of ${plan.jurisdiction}`;
    return owner ? { owner, rest: text.slice(level.length), reason } : null;
  };
  return (text, source, plan) => {
    const unit = unitOf(text, plan, naming);
    if (unit) return unit;
    const owned = ownerOf(text, source, plan);
    if (!owned) {
      const full = spellOut(text);
      const owner = plan.jurisdiction ?? '';
      return full === text ? null : { name: full, key: full, owner, reason: 'written in full' };
    }
    const { owner, rest, reason } = owned;
    const usual = usualName(rest, departments.get(rest), naming.governing);
    const names = knowledge.departmentNames.get(owner);
    const own = names ? (names[usual] ?? usual) : rest;
    return { name: spellOut(owner + own), key: spellOut(owner + (names ? own : usual)), owner, reason };
  };
}

/** The short name of a department; of one of a province (厅) that which ends so. */
function usualName(
  text: string,
  department: Department | undefined,
  { provincialDepartment: end }: NameRules['governing'],
): string {
  if (!department) return text;
  if (!text.endsWith(end) || department.name.endsWith(end)) return department.name;
  const [shortest] = department.aliases
    .filter((alias) => alias.endsWith(end))
    .sort((a, b) => a.length - b.length);
  return shortest ?? text;
}
