import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Span } from '../../model/document.js';
import type { EntityType } from '../../model/entity.js';
import type { Candidate, PassageText } from './candidates.js';
import { governing } from './phrase.js';

const SHORTEST = 2;
const LONGEST: Readonly<Record<EntityType, number>> = {
  Zone: 20,
  Industry: 20,
  Institution: 30,
  Project: 45,
};
const FEWEST_MEMBERS = 2;
const FEWEST_OPEN = 3;
const MEMBER = /^[\u4e00-\u9fffA-Za-z0-9()（）“”"·+\-—/.—－]+$/;
/** What shows that an item begins behind a company's short name. */
const ITEM = /^([“"]|年产|[\u4e00-\u9fffA-Za-z]{2,8}(?:项目|工程|生产线|研发及产业化)$)/;
/** A preposition leads to the list and is no part of its first member: 加大与银行、担保等…的合作, but 对外贸易. */
const LED = /^(?:对(?!外|接)|与(?!会)|向(?!日|阳)|以(?!色列))(?=[\u4e00-\u9fff]{2})/;
/** Things that are only counted or sized: 四个开发区, 3000亿级产业集群. */
const COUNTED = /^[一二两三四五六七八九十]+个|^[0-9万千百]*亿级/;
const CLAUSE_ENDS = '，,。；;：:\n\t';

/** A list of names in a text: where its members stand and where it ends. */
interface List {
  readonly type: EntityType;
  readonly members: readonly Span[];
  /** What closes it: words that say what the members are, a field, a bracket, or nothing. */
  readonly closing: 'said' | 'field' | 'bracket' | 'open';
}

/**
 * Finds the members of lists whose last words say what they are: 宇通客车、郑煤机、嘉晨电器等龙头企业;
 * 龙湖北部、智慧岛、科学谷三大片区. In a list of projects every member is one, and the company before an item is
 * a name of its own.
 */
export function findListed({ text, known }: PassageText, knowledge: Knowledge): Candidate[] {
  const candidates: Candidate[] = [];
  for (const list of findLists(text, known, knowledge)) {
    if (list.type === 'Project') candidates.push(...readProjects(text, list, known, knowledge));
    else if (list.type !== 'Industry' || isDeveloped(text, list, known, knowledge)) {
      const head = list.type === 'Industry' ? readHead(text, list, knowledge) : null;
      if (head) candidates.push(head);
      candidates.push(...readNames(text, list, known, knowledge));
    }
  }
  return candidates;
}

function* findLists(text: string, known: readonly Candidate[], knowledge: Knowledge): Generator<List> {
  const { lists, openers, leads } = knowledge.enumerations;
  for (const found of text.matchAll(/等|(?=[两二三四五六七八九十]大|[三四五六七八九]个)/g)) {
    const rest = text.slice(found.index + found[0].length, found.index + 30);
    const rule = lists.find((list) => (found[0] === '' ? list.counted?.test(rest) : list.tail.test(rest)));
    if (!rule) continue;
    const members = splitMembers(text, found.index, rule.type, known);
    if (members.length < FEWEST_MEMBERS) continue;
    const first = members[0]!;
    const words = text.slice(first.start, first.end);
    const start = rule.type === 'Project' ? afterLead(words, leads) : afterOpener(words, openers);
    yield {
      type: rule.type,
      members: [{ start: first.start + start, end: first.end }, ...members.slice(1)],
      closing: /^[^，。；、]{0,8}(领域|方面|环节)/.test(rest) ? 'field' : 'said',
    };
  }
  yield* findOpenLists(text, known, openers);
  for (const list of lists) {
    if (!list.headed) continue;
    for (const head of text.matchAll(list.headed)) {
      const from = head.index + head[0].length;
      const end = /[，,。；;：:\n]|等|$/u.exec(text.slice(from))!.index + from;
      const members = splitMembers(text.slice(0, end), end, list.type, known).filter(
        ({ start }) => start >= from,
      );
      if (members.length >= FEWEST_MEMBERS) yield { type: list.type, members, closing: 'said' };
    }
  }
}

/** Lists of industries that nothing closes: 重点发展集成电路设计、半导体材料生产、板卡设计制造。 */
function* findOpenLists(
  text: string,
  known: readonly Candidate[],
  openers: readonly string[],
): Generator<List> {
  for (const found of text.matchAll(/[。；;)）]|$/g)) {
    const members = splitMembers(text, found.index, 'Industry', known);
    if (members.length < FEWEST_OPEN || text.slice(members.at(-1)!.start, found.index).includes('等'))
      continue;
    const first = members[0]!;
    const start = first.start + afterOpener(text.slice(first.start, first.end), openers);
    yield {
      type: 'Industry',
      members: [{ start, end: first.end }, ...members.slice(1)],
      closing: /[)）]/.test(found[0]) ? 'bracket' : 'open',
    };
  }
}

/** A project's name may hold any of the openers: only the words before it that govern it are left out. */
function afterLead(words: string, leads: RegExp): number {
  return leads.exec(words)?.[0].length ?? 0;
}

function afterOpener(words: string, openers: readonly string[]): number {
  const ends = openers.map((word) => {
    const at = words.lastIndexOf(word);
    return at < 0 || at + word.length >= words.length ? 0 : at + word.length;
  });
  return Math.max(0, ...ends);
}

/** The stretches between 、 to the left of `end`, back to the start of their clause. */
function splitMembers(text: string, end: number, type: EntityType, known: readonly Candidate[]): Span[] {
  const members: Span[] = [];
  let depth = 0;
  let to = end;
  let i = end - 1;
  for (; i >= 0; i--) {
    const char = text[i]!;
    if (')）”'.includes(char)) depth++;
    if ('(（“'.includes(char)) depth--;
    if (depth < 0) break;
    if (depth > 0) continue;
    if (CLAUSE_ENDS.includes(char)) break;
    if (char !== '、') continue;
    members.unshift({ start: i + 1, end: to });
    to = i;
  }
  members.unshift({ start: i + 1, end: to });
  return members.flatMap((member, at) => splitJoint(text, member, type, at === members.length - 1, known));
}

/** 以及 parts two members; 和, 及 and 与 do before the last one, but not inside the name of a project. */
function splitJoint(
  text: string,
  member: Span,
  type: EntityType,
  last: boolean,
  known: readonly Candidate[],
): Span[] {
  const words = text.slice(member.start, member.end);
  const parallel = /^[^和及与]*([^和及与]{2})(和|与|及)[^和及与]{2,}\1$/.test(words);
  const joints =
    type === 'Project' ? (last ? /以及|和/ : /以及/) : last || parallel ? /以及|和|及|与/ : /以及/;
  const pattern = new RegExp(`(?:${joints.source})(?=[^和及与]{2,}$)`, 'u');
  const joint = pattern.exec(words);
  if (!joint || joint.index < 2 || (type === 'Project' && /公司|集团/.test(words))) return [member];
  const at = member.start + joint.index;
  if (known.some((name) => name.start < at && name.end > at)) return [member];
  return [
    { start: member.start, end: at },
    { start: at + joint[0].length, end: member.end },
  ];
}

/**
 * Whether a list is one of industries: the text develops its members (发展A、B等产业) or the lexicon knows some of them.
 */
function isDeveloped(text: string, list: List, known: readonly Candidate[], knowledge: Knowledge): boolean {
  const isKnown = ({ start, end }: Span) =>
    known.some((name) => name.type === 'Industry' && name.start >= start && name.end <= end);
  const share = list.members.filter(isKnown).length / list.members.length;
  const first = list.members[0]!;
  const { developing } = knowledge.enumerations;
  const developed = developing.some((verb) => text.slice(0, first.start).endsWith(verb));
  switch (list.closing) {
    case 'open':
      return share >= 0.5 && developed;
    case 'bracket':
      return share >= 0.5;
    case 'field':
      return true;
    default:
      return developed || share > 0;
  }
}

function readNames(text: string, list: List, known: readonly Candidate[], knowledge: Knowledge): Candidate[] {
  const { notMembers, commonMembers } = knowledge.enumerations;
  return list.members.flatMap((member): Candidate[] => {
    const trimmed = trimMember(text, member, known, knowledge.breaks[list.type]);
    const start = trimmed.start + (LED.exec(text.slice(trimmed.start, trimmed.end))?.[0].length ?? 0);
    const { end } = trimmed;
    const name = text.slice(start, end);
    if (COUNTED.test(name)) return [];
    if (name.length < SHORTEST || name.length > LONGEST[list.type] || !MEMBER.test(name)) return [];
    if (list.type === 'Industry' && known.some((other) => other.end === end && other.type !== 'Industry'))
      return [];
    if (notMembers.some((word) => name.includes(word)) || commonMembers[list.type]?.includes(name)) return [];
    return [{ start, end, type: list.type, source: 'list', weight: 0 }];
  });
}

/** A member without the conjunction before it, without what 等 sums up, and without an explanation in brackets. */
function trimMember(
  text: string,
  { start, end }: Span,
  known: readonly Candidate[],
  breaks: ReadonlySet<string>,
): Span {
  const member = text.slice(start, end);
  const other = known.findLast(
    (name) => name.start >= start && name.end < end - 2 && /^(以及|和|及|与)/.test(text.slice(name.end, end)),
  );
  const field = /^[^、]*领域(?=[^、]{3,}$)/.exec(member)?.[0].length ?? 0;
  const from = Math.max(
    member.lastIndexOf('等') + 1,
    field,
    other && other.type !== 'Industry' ? other.end - start : 0,
  );
  const joint =
    /^(?:[^、]{0,10}(?:企业|院所|机构|高校|单位|银行|大学))?(?:以及|和|及|与)/.exec(
      member.slice(from),
    )?.[0] ?? '';
  const explained = /[(（][^()（）]*[)）]$/.exec(member)?.[0] ?? '';
  const lead = governing(member.slice(from + joint.length), breaks);
  const to = explained.length > 4 && explained.length < member.length ? end - explained.length : end;
  return { start: start + from + joint.length + lead, end: to };
}

/** What a list of industries says that its members are, where that is an industry itself: 等专业科技服务. */
function readHead(text: string, list: List, knowledge: Knowledge): Candidate | null {
  const end = list.members.at(-1)!.end;
  const found = knowledge.enumerations.head.exec(text.slice(end));
  const name = found?.groups?.name;
  if (!found || !name || knowledge.generic.Industry.has(name) || COUNTED.test(name)) return null;
  const bare = name.replace(/(产业集群|产业链|产业|行业|服务业|服务)$/, '');
  if (bare.length < SHORTEST || knowledge.generic.Industry.has(bare)) return null;
  const start = end + found[0].length - name.length;
  return { start, end: start + name.length, type: 'Industry', source: 'list head', weight: 1 };
}

/** The projects of a list, if one of its members is no common noun: a company, a place, a number or a known ending. */
function readProjects(
  text: string,
  list: List,
  known: readonly Candidate[],
  knowledge: Knowledge,
): Candidate[] {
  const { notMembers, commonMembers, named } = knowledge.enumerations;
  const isNamed = ({ start, end }: Span) =>
    named.test(text.slice(start, end)) ||
    known.some((name) => name.type !== 'Industry' && name.start >= start && name.end <= end);
  const some = list.members.filter(isNamed).length;
  if (some === 0 || some * 2 < list.members.length) return [];
  return list.members.flatMap(({ start, end }): Candidate[] => {
    const member = text.slice(start, end);
    if (member.length < SHORTEST || member.length > LONGEST.Project) return [];
    if (commonMembers.Project?.includes(member)) return [];
    const isWhole = (name: Candidate) => name.start === start && name.end === end;
    if (known.some((name) => isWhole(name) && (name.kind === 'company' || name.type === 'Zone'))) return [];
    const company = companyLength(text, { start, end }, known, knowledge);
    const names: Candidate[] = [];
    if (company > 0)
      names.push({ start, end: start + company, type: 'Institution', source: 'list', weight: 4 });
    const quoted = /^[“"]([^”"]+)[”"]$/.exec(member.slice(company));
    const item = quoted?.[1] ?? member.slice(company);
    if (item.length >= SHORTEST && MEMBER.test(item) && !notMembers.some((word) => item.startsWith(word)))
      names.push({
        start: start + company + (quoted ? 1 : 0),
        end: end - (quoted ? 1 : 0),
        type: 'Project',
        source: 'project list',
        weight: 9,
        decides: true,
      });
    return names;
  });
}

/** Length of the company name that a member of a project list begins with; 0 where it begins with none. */
function companyLength(
  text: string,
  { start, end }: Span,
  known: readonly Candidate[],
  knowledge: Knowledge,
): number {
  const member = text.slice(start, end);
  const written = knowledge.enumerations.companies.map((company) => {
    const at = member.lastIndexOf(company);
    return at > 1 ? at + company.length : 0;
  });
  const company = known.find(
    (name) =>
      name.type === 'Institution' && name.start === start && name.kind === 'company' && name.end < end,
  );
  const apart = company && ITEM.test(text.slice(company.end, end));
  const length = Math.max(0, ...written) || (apart ? company.end - start : 0);
  if (length === 0) return 0;
  const closed = /^[(（][^()（）]{1,8}[)）]/.exec(member.slice(length));
  return length + (closed && length + closed[0].length < member.length ? closed[0].length : 0);
}
