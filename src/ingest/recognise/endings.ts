import type { Knowledge, NameSuffix } from '../../knowledge/knowledge.js';
import { foldChars, type Match, NameMatcher } from '../../language/matcher.js';
import type { Word } from '../../language/words.js';
import { ENTITY_TYPES, type EntityType } from '../../model/entity.js';
import type { Candidate, FindCandidates } from './candidates.js';
import { findPhraseStart, type NameEnd } from './phrase.js';

const PROPER_TAGS = new Set(['nr', 'nrt', 'nrfg', 'ns', 'eng', 'x']);
/** Behind an ending these characters make another word of it: 大学生, 试点内. */
const CONTINUES = /^(内|外|级|型|性|化|长|员|者|商|家|生|师|法|费|款|额|量|价|区划|日期|示范[市县区乡镇村])/;
/** Behind the ending of a project: a market, a security or a trade. */
const PART_OF = /^(市场|债券|承包|总承包|分包|管理人|机构|行业|业务)/;
/** Behind the ending of an industry: a part of a longer name, or no industry. */
const GOES_ON =
  /^(园|基地|化|项目|投资|基金|工人|联盟|协会|技术|平台|人才|政策|研究|公园|集聚区|开发区|功能区|创新|生态|结构|布局|体系|要素|资源|基础|转移|转型|升级|门类|分类|规划|工程|综合|大脑|路线|空间|用地|大军|融合|带|区)/;
/** A stem of this length is specific with one word that is not generic: 药品检验共享实验室. */
const LONG_STEM = 6;
/** Before a name that is counted: a kind of thing, no thing. */
const MANY = /(一批|若干|多个|各类|一流|[三四五六七八九十]个|一系列)[^，。；、,;]{0,8}$/;
/** Before the title that a place is to earn. */
const AIM = /(打造|建设|建成|创建|争创|成为|争取|创成|夯实)(成?为?|[^，。；、,;]{0,14}的)$/;
/** Before what a place is to become: 打造“双循环”生活服务中心. */
const GOAL = /(打造|建设成?为|率先建设)[“"]?$/;
const CENTRE = /服务中心$/;
/** A part of the plan's place by its direction: 东部产业协同创新片区. */
const DIRECTION = /^(?:[东西南北中]部|[东西][南北]部|中心城区).{2,}/;
/** What ends in such a word is named without 项目: 科学绿化示范工程项目. */
const PROGRAMME = /(工程|计划|行动|专项)$/;
/** Titles of places: 示范区, 集聚区. */
const TITLE = /^(示范区|先行区|试验田|集聚区|先导区|示范基地|核心示范区域?|产业基地)$/;
const SHORTEST_TOPIC: Readonly<Record<EntityType, number>> = {
  Zone: 4,
  Industry: 4,
  Institution: 4,
  Project: 3,
};

/** Finds names that the lexicons do not know by how they end: 云湖大数据产业园, 郑州卓创孵化科技服务有限公司. */
export function makeEndingFinder(knowledge: Knowledge): FindCandidates {
  const endings = new NameMatcher<NameSuffix>(
    knowledge.suffixes.flatMap((suffix) => suffix.ends.map((end) => [end, suffix] as const)),
  );
  const endsOf = new Map<EntityType, RegExp>();
  for (const type of ENTITY_TYPES) {
    const ends = knowledge.suffixes.filter((suffix) => suffix.type === type).flatMap(({ ends }) => ends);
    endsOf.set(type, new RegExp(`(${ends.join('|')})$`, 'u'));
  }
  const places = new NameMatcher([...knowledge.places]);
  return ({ text, words: cut, known }) => {
    const found = endings.findAll(text);
    if (found.length === 0) return [];
    const words = cut();
    const nameEnds = new Map<number, NameEnd>();
    for (const ending of found) {
      if (ending.value.kind === 'company') nameEnds.set(ending.end, { type: 'Institution', kind: 'company' });
    }
    for (const { type, end, kind } of known) {
      if (type !== 'Industry') nameEnds.set(end, { type, kind: kind ?? null });
    }
    const named = known.filter((name) => name.type !== 'Industry');
    const candidates: Candidate[] = [];
    for (const ending of found) {
      if (words.some((word) => runsOver(word, ending))) continue;
      const { type } = ending.value;
      if (type === 'Industry' && GOES_ON.test(text.slice(ending.end))) continue;
      if (CONTINUES.test(text.slice(ending.end))) continue;
      if (type === 'Project' && PART_OF.test(text.slice(ending.end))) continue;
      const endsSame = (part: string) => endsOf.get(type)!.test(part);
      const start = findPhraseStart(
        { text, words, nameEnds, known: named },
        ending.start,
        type,
        knowledge,
        endsSame,
      );
      const item = type === 'Project' && nameEnds.get(start)?.type === 'Institution' && start < ending.start;
      const end = ending.end + appendix(text.slice(ending.end), ending.value, places);
      const anchored = places.findLongest(text.slice(start, ending.start))[0]?.start === 0;
      const against = item ? null : reasonAgainst(text, words, start, ending, knowledge, places, known);
      candidates.push({ start, end, type, source: 'ending', weight: 1, anchored, against });
    }
    return candidates;
  };
}

/** Whether a word goes on behind an ending; 工程项目 ends a programme within. */
function runsOver(word: Word, { start, end }: Match<NameSuffix>): boolean {
  const over = word.start + word.text.length - end;
  return word.start < end && over > 0 && !(word.start === start && word.text.slice(-over) === '项目');
}

/** Length of what belongs to a name behind its ending: 对撞机项目, 公示系统（河南）. */
function appendix(after: string, { type, kind }: NameSuffix, places: NameMatcher<string>): number {
  if (kind === 'facility' && after.startsWith('项目')) return 2;
  const bracket = /^[(（]([\u4e00-\u9fff]{2,4})[)）]/.exec(after);
  const placed = bracket && type === 'Institution' && places.findLongest(bracket[1]!)[0]?.start === 0;
  return placed ? bracket[0].length : 0;
}

/** Why the words before an ending do not make it a name; null where they do. */
function reasonAgainst(
  text: string,
  words: readonly Word[],
  start: number,
  ending: Match<NameSuffix>,
  knowledge: Knowledge,
  places: NameMatcher<string>,
  known: readonly Candidate[],
): string | null {
  const { start: end, value: suffix } = ending;
  const stem = text.slice(start, end);
  const bare = foldChars(stem).replace(/["()]/g, '');
  const before = text.slice(0, start);
  if (namesLevel(bare, suffix)) return null;
  if (bare.length < 2 || /^\d+$|\+|^[两三四五六七八九十]+个$|亿级$/.test(bare) || /^(我|本|该)/.test(bare))
    return 'too little before the ending';
  if (text.slice(end, ending.end) === '项目' && PROGRAMME.test(stem)) return 'a programme, named before 项目';
  if (suffix.needs === 'topic' && MANY.test(before)) return 'one of many, none by name';
  if (CENTRE.test(text.slice(end, ending.end)) && GOAL.test(before)) return 'what is to become of a place';
  const isTitle = suffix.type === 'Zone' && TITLE.test(text.slice(end, ending.end));
  if (isTitle && AIM.test(before)) return 'a title that a place is to earn';
  const generic = knowledge.generic[suffix.type];
  const whole = words.find((word) => word.start === start && word.start + word.text.length > end);
  if (whole && whole.start + whole.text.length <= ending.end) {
    const isProper = /^n[rst]/.test(whole.tag) && whole.text.length >= 4 && !generic.has(stem);
    return isProper ? null : 'a common noun';
  }
  const parts = words.filter((word) => word.start >= start && word.start + word.text.length <= end);
  const content = parts.filter((word) => !generic.has(word.text) && /[\u4e00-\u9fffA-Za-z]/.test(word.text));
  if (content.length === 0) return 'only generic words before the ending';
  const quoted = /[“"]/.test(text[start - 1] ?? '') && /[”"]/.test(text[ending.end] ?? '');
  if (quoted || /[“"]/.test(stem)) return null;
  const inside = known.some((name) => name.start >= start && name.end <= end && name.type !== 'Industry');
  const directed = suffix.type === 'Zone' && DIRECTION.test(stem);
  const placed = inside || directed || places.findLongest(stem).length > 0;
  if (suffix.type === 'Industry') {
    if (placed || parts.length !== content.length)
      return 'an industry with a place or a generic word before it';
  } else if (placed || content.some((word) => PROPER_TAGS.has(word.tag))) return null;
  if (suffix.type === 'Zone' && /的$/.test(before)) return 'described, not named';
  const industries = known.filter(
    (name) => name.type === 'Industry' && name.start >= start && name.end <= end,
  );
  const topic = Math.max(
    content.reduce((length, word) => length + word.text.length, 0),
    ...industries.map((name) => name.end - name.start),
  );
  const isTopic =
    suffix.needs === 'topic' &&
    (topic >= SHORTEST_TOPIC[suffix.type] || (topic >= 2 && bare.length >= LONG_STEM));
  return isTopic ? null : 'neither a place nor a proper name before the ending';
}

/** Whether the level of a government says whose organ or company it is: 市应急指挥部, 省交投集团. */
function namesLevel(stem: string, { kind }: NameSuffix): boolean {
  if (kind === 'government') return /^[市省]/.test(stem);
  if (kind === 'medical') return stem === '市' || stem === '省';
  return kind === 'company' && /^[市省](?!级|属|内|管)[\u4e00-\u9fff]{2}/.test(stem);
}
