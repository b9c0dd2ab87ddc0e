import type { Knowledge, KnownName } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import type { Candidate } from './candidates.js';

/** Finds the names that the lexicons know, in plans of a given jurisdiction. */
export type FindKnown = (text: string) => Candidate[];

const PERSONAL_NAMES_AFTER = /^(省|市|县|区)(?=[\u4e00-\u9fff])/;

/** @param jurisdiction the place that governs the plan: local short names count in its plans alone */
export function makeLexiconFinder(knowledge: Knowledge, jurisdiction: string | null): FindKnown {
  const local = (name: KnownName) =>
    name.jurisdiction !== null &&
    jurisdiction !== null &&
    isWithin(jurisdiction, name.jurisdiction, knowledge);
  const entries: [string, KnownName][] = [];
  for (const name of knowledge.names) {
    const writings = [name.name, ...name.aliases, ...(local(name) ? name.localAliases : [])];
    for (const writing of writings) {
      if (!name.onlyWithEnding) entries.push([writing, name]);
      if (name.type !== 'Industry') continue;
      for (const ending of knowledge.industryEndings) {
        if (!writing.endsWith('业') && !writing.endsWith(ending)) entries.push([writing + ending, name]);
      }
    }
  }
  const departments = new Map<string, string>();
  for (const department of knowledge.departments) {
    for (const name of [department.name, ...department.aliases]) departments.set(name, department.name);
  }
  const levels = ['市', '省', '区', '县', '全市', jurisdiction ?? '市'];
  const departmentNames: [string, string][] = [...departments].flatMap(([name, full]) =>
    [...levels.slice(0, 2), ...(jurisdiction ? [jurisdiction] : [])].map(
      (level) => [level + name, full] as [string, string],
    ),
  );
  const organs: [string, string][] = ['市', '省'].flatMap((level) => [
    [`${level}政府`, level] as [string, string],
    [`${level}人民政府`, level] as [string, string],
    [`${level}委`, level] as [string, string],
  ]);
  const matcher = new NameMatcher(entries);
  const departmentMatcher = new NameMatcher([...departmentNames, ...organs]);
  return (text) => [
    ...matcher
      .findAll(text)
      .filter((found) => isWholeName(text, found.start, found.end, found.value))
      .map(({ start, end, value }) => ({ start, end, type: value.type, source: value.source, weight: 3 })),
    ...departmentMatcher
      .findLongest(text)
      .filter(
        (found) =>
          !/[员会托派任]/.test(text[found.end] ?? '') && !/[各区县城]/.test(text[found.start - 1] ?? ''),
      )
      .map(({ start, end }) => ({
        start,
        end,
        type: 'Institution' as const,
        source: 'lexicon/institutions.yaml',
        weight: 4,
      })),
  ];
}

/** A place name inside a longer word is no mention: 河南 in 河南岸, 中原 in 中原区 is the longer name's. */
function isWholeName(text: string, start: number, end: number, name: KnownName): boolean {
  if (name.type !== 'Zone' || name.kind !== 'administrative') return true;
  const after = text.slice(end, end + 2);
  if (PERSONAL_NAMES_AFTER.test(after) && !/[省市县区]$/.test(text.slice(start, end)))
    return after.startsWith('市');
  return true;
}

/** Whether a place is another one or lies in it. */
export function isWithin(place: string, whole: string, knowledge: Knowledge): boolean {
  for (let at: string | undefined = place, i = 0; at && i < 4; at = knowledge.provinceOf.get(at), i++) {
    if (at === whole) return true;
  }
  return false;
}
