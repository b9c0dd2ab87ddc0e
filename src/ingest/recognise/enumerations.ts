import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Candidate } from './candidates.js';

const SHORTEST = 2;
const LONGEST = 26;
const FEWEST_MEMBERS = 2;
const MEMBER = /^[\u4e00-\u9fffA-Za-z0-9()（）“”"·+\-—/]+$/;

/** Finds the members of lists whose last words say what they are: 宇通客车、郑煤机、嘉晨电器等龙头企业. */
export function findEnumerated(text: string, knowledge: Knowledge): Candidate[] {
  const { lists, openers, notMembers, commonMembers } = knowledge.enumerations;
  const candidates: Candidate[] = [];
  for (const found of text.matchAll(/等/g)) {
    const list = lists.find((rule) => rule.tail.test(text.slice(found.index + 1, found.index + 24)));
    if (!list) continue;
    const members = listMembers(text, found.index, openers);
    if (members.length < FEWEST_MEMBERS) continue;
    for (const { start, end } of members) {
      const company = list.type === 'Project' ? companyLength(text.slice(start, end), knowledge) : 0;
      if (company > 0)
        candidates.push({
          start,
          end: start + company,
          type: 'Institution',
          source: 'enumeration',
          weight: 1,
        });
      const name = text.slice(start + company, end);
      if (name.length < SHORTEST || name.length > LONGEST || !MEMBER.test(name)) continue;
      if (notMembers.some((word) => name.includes(word)) || commonMembers[list.type]?.includes(name))
        continue;
      candidates.push({ start: start + company, end, type: list.type, source: 'enumeration', weight: 0 });
    }
  }
  return candidates;
}

/** Length of the company name that a member of a project list begins with; 0 where it begins with none. */
function companyLength(member: string, knowledge: Knowledge): number {
  const ends = knowledge.enumerations.companies.map((company) => {
    const at = member.indexOf(company);
    return at > 1 ? at + company.length : 0;
  });
  const end = Math.max(...ends);
  const closed = /^[(（][^()（）]{1,8}[)）]/.exec(member.slice(end));
  const length = end === 0 ? 0 : end + (closed?.[0].length ?? 0);
  return length < member.length ? length : 0;
}

/** The stretches between 、 to the left of 等, back to the opener of the list or the start of its clause. */
function listMembers(
  text: string,
  end: number,
  openers: readonly string[],
): { start: number; end: number }[] {
  let clause = end;
  let depth = 0;
  while (clause > 0) {
    const char = text[clause - 1]!;
    if (')）'.includes(char)) depth++;
    if ('(（'.includes(char)) depth--;
    if (depth < 0 || (depth === 0 && '，,。；;：:\n\t'.includes(char))) break;
    clause--;
  }
  const members: { start: number; end: number }[] = [];
  let to = end;
  for (let i = end - 1; i >= clause - 1; i--) {
    if (i >= clause && ')）'.includes(text[i]!)) depth++;
    if (i >= clause && '(（'.includes(text[i]!)) depth--;
    if (i >= clause && (text[i] !== '、' || depth > 0)) continue;
    members.unshift({ start: i + 1, end: to });
    to = i;
  }
  const first = members[0];
  if (!first) return [];
  const words = text.slice(first.start, first.end);
  const opener = Math.max(
    ...openers.map((word) => (words.lastIndexOf(word) < 0 ? -1 : words.lastIndexOf(word) + word.length)),
  );
  members[0] = { start: first.start + Math.max(0, opener), end: first.end };
  const last = members.at(-1)!;
  const joint = /(?:以及|和|及|与)(?=[^和及与]{2,}$)/.exec(text.slice(last.start, last.end));
  if (joint && members.length > 1) {
    const at = last.start + joint.index;
    members.splice(-1, 1, { start: last.start, end: at }, { start: at + joint[0].length, end: last.end });
  }
  return members;
}
