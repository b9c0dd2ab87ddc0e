import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Word } from '../../language/words.js';
import type { Span } from '../../model/document.js';
import type { EntityType, MentionType } from '../../model/entity.js';

/** Parts of speech that the words of a name have (jieba's tag set), verbs apart. */
const NAME_TAGS = new Set('n ng nr nrt nrfg ns nt nz j eng b vn l i f s a an x t g ad z k h'.split(' '));
const VERBAL_TAGS = new Set(['v', 'vn', 'vd', 'vi']);
const CONJUNCTIONS = new Set(['和', '与', '及', '暨']);
const STOPS = /[，。；：:;,、！？!?\t\n《》〈〉\s]/;
/** Parts of speech that no name begins with; directions begin names of zones: 南部新兴产业带. */
const LEADS = /^(ad|d|c|p|q|f|k)$/;
const LEADS_ZONE = /^(ad|d|c|p|q|k)$/;
/** Who is told, asked or led by something: 报市人民政府批准, 办公室设在市卫健委. */
const TOLD_TO =
  /^(?:(?:办公室)?设在|(?:情况)?报告|报经|并报|报|经|向|为|与|办理)(?=(?:市|省|区|县|各|上级|同级|应急|现场|突发|域内))/;
const LONGEST_NAME = 32;
const LONGEST_QUOTATION = 14;
/** What a place does or has done to it: 高新区建设产业园. */
const BUILDS = new Set(['建设', '打造', '规划建设']);
const PLACE_END = /^[\u4e00-\u9fff]{2,}[区园城港岛谷县市]$/;
/** Words to the left within which a place makes a verb part of its name: 台州市药品注册检验中心. */
const ANCHOR_REACH = 5;

/** What lies to the left of an ending, as far as a name may reach. */
export interface PhraseContext {
  readonly text: string;
  readonly words: readonly Word[];
  /** Offsets at which a known name or an organisation ends, and the type of what ends there. */
  readonly nameEnds: ReadonlyMap<number, NameEnd>;
  /** The names of places and organisations that the lexicons know. */
  readonly known: readonly Span[];
}

/** What ends at an offset: a known name, or an organisation by its ending. */
export interface NameEnd {
  readonly type: MentionType;
  readonly kind: string | null;
}

/**
 * Where the noun phrase begins that ends at `end`: to the left over nouns, and over verbs that act as nouns
 * (`dual` in names.yaml: 发展, 建设), up to a governing verb, a particle or a sign. Words that cannot begin a name are
 * cut off again.
 *
 * @param endsSame whether a text ends like a name of the same type: then a conjunction behind it joins two names
 */
export function findPhraseStart(
  { text, words, nameEnds, known }: PhraseContext,
  end: number,
  type: EntityType,
  knowledge: Knowledge,
  endsSame: (text: string) => boolean,
): number {
  const { particles } = knowledge;
  const dual = knowledge.dual[type];
  let at = words.length - 1;
  while (at >= 0 && words[at]!.start >= end) at--;
  let start = end;
  for (; at >= 0; at--) {
    const word = words[at]!;
    if (end - word.start > LONGEST_NAME && start < end) break;
    if (word.start + word.text.length > end) {
      start = word.start;
      continue;
    }
    if (STOPS.test(word.text)) break;
    if (type === 'Industry' && (CONJUNCTIONS.has(word.text) || /^[“”"（）()]$/.test(word.text))) break;
    if (/^[”]$/.test(word.text)) {
      const opens = text.lastIndexOf('“', word.start);
      if (opens < 0 || word.start - opens > LONGEST_QUOTATION) break;
      start = opens;
      while (at > 0 && words[at]!.start > opens) at--;
      continue;
    }
    if (/^[”"“（()）]$/.test(word.text)) {
      const inside = text.slice(start, end);
      if (/^[“(（]$/.test(word.text) && !(word.text === '“' ? inside.includes('”') : /[)）]/.test(inside)))
        break;
      start = word.start;
      continue;
    }
    const ended = nameEnds.get(word.start + word.text.length);
    if (ended && start < end && endsPhrase(ended, type, words.slice(at + 1), end, knowledge)) break;
    if (CONJUNCTIONS.has(word.text)) {
      if (nameEnds.get(word.start)?.type === type) break;
      if (!joinsWithin(text, words, at, start, end, type, knowledge, endsSame)) break;
      start = word.start;
      continue;
    }
    if (isBreak(word, type, knowledge)) break;
    const behindPlace = words[at - 1]?.tag === 'ns';
    if (BUILDS.has(word.text) && (behindPlace || PLACE_END.test(words[at - 1]?.text ?? ''))) break;
    if (word.text === '国家' && behindPlace) {
      start = word.start;
      break;
    }
    const isKnown = known.some(
      (name) => name.start <= word.start && name.end >= word.start + word.text.length,
    );
    const isName = isKnown || (word.tag === 'm' ? isCode(word.text, type) : NAME_TAGS.has(word.tag));
    if (!isName && !dual.has(word.text) && !isAnchored(words, at, type, knowledge)) break;
    start = word.start;
  }
  if (nameEnds.get(start)?.type !== 'Institution' || type !== 'Project')
    start = trimStart(words, start, end, knowledge, type);
  if (type === 'Project' && /^国家[“"]/.test(text.slice(start))) start += 2;
  const name = text.slice(start, end);
  start += Math.max(
    0,
    ...particles.map((particle) => name.lastIndexOf(particle) + 1),
    (/.*[两三四五六七八九十]大/.exec(name)?.[0].length ?? 0) * Number(type === 'Zone'),
  );
  if (
    /[在来入驻赴留]$/.test(text.slice(0, start)) &&
    words.some((word) => word.start === start && word.text.length === 1)
  )
    start++;
  if (/做$/.test(text.slice(0, start)) && /^[强优大实细]/.test(text.slice(start, end))) start++;
  if (type === 'Institution') start += TOLD_TO.exec(text.slice(start, end))?.[0].length ?? 0;
  while (start < end && /[”"）)]/.test(text[start]!)) start++;
  const inner = text.slice(start, end);
  if (/“/.test(inner) && !/”/.test(inner) && !/^“/.test(inner)) return start + inner.indexOf('“') + 1;
  return start;
}

/** Length of the governing words that a stretch begins with: 围绕电子商务. */
export function governing(stretch: string, breaks: ReadonlySet<string>): number {
  for (const length of [4, 3, 2]) {
    if (stretch.length >= length + 2 && breaks.has(stretch.slice(0, length))) return length;
  }
  return 0;
}

/** Whether a place stands a few words to the left with nothing between that ends a name. */
function isAnchored(words: readonly Word[], at: number, type: EntityType, knowledge: Knowledge): boolean {
  if (words[at]!.tag !== 'v' || words[at]!.text.length < 2) return false;
  for (let i = at - 1; i >= Math.max(0, at - ANCHOR_REACH); i--) {
    const word = words[i]!;
    if (STOPS.test(word.text) || /^(uj|u|p|c|d|r)/.test(word.tag) || isBreak(word, type, knowledge))
      return false;
    if (word.tag === 'ns') return i < at - 1;
  }
  return false;
}

/** A governing word, or a word that jieba made of one and another: 积极争取. */
function isBreak({ text, tag }: Word, type: EntityType, knowledge: Knowledge): boolean {
  const breaks = knowledge.breaks[type];
  if (knowledge.dual[type].has(text)) return false;
  if (tag === 'x' && /[以将把于在]/.test(text)) return true;
  return (
    breaks.has(text) || (text.length >= 4 && (breaks.has(text.slice(0, 2)) || breaks.has(text.slice(-2))))
  );
}

/** A company before an item is a name of its own; an organisation before a verb is its subject. */
function endsPhrase(
  ended: NameEnd,
  type: EntityType,
  behind: readonly Word[],
  end: number,
  knowledge: Knowledge,
): boolean {
  if (ended.type !== 'Institution') return false;
  const verbal = (word: Word) => knowledge.dual[type].has(word.text) || VERBAL_TAGS.has(word.tag);
  if (type === 'Zone') return ended.kind === 'company';
  const acts = behind[0] && VERBAL_TAGS.has(behind[0].tag) && !knowledge.dual[type].has(behind[0].text);
  if (type === 'Project') return acts || behind.some((word) => word.start < end && !verbal(word));
  return behind[0] !== undefined && verbal(behind[0]);
}

/** Whether a conjunction stands inside one name: 制品及…研究中心, 保护和…发展. */
function joinsWithin(
  text: string,
  words: readonly Word[],
  at: number,
  start: number,
  end: number,
  type: EntityType,
  knowledge: Knowledge,
  endsSame: (text: string) => boolean,
): boolean {
  const left = words[at - 1];
  const right = words[at + 1];
  if (!left || !right) return false;
  if (endsSame(text.slice(Math.max(0, left.start - 8), left.start + left.text.length))) return false;
  if (words.some((word) => word.start >= start && word.start < end && /^(ns|nt|nr|nrt)$/.test(word.tag)))
    return false;
  const verbal = (word: Word) => VERBAL_TAGS.has(word.tag) || knowledge.dual[type].has(word.text);
  if (type === 'Zone') return verbal(left);
  return !knowledge.breaks[type].has(left.text);
}

function isCode(text: string, type: EntityType): boolean {
  return type === 'Project' ? /^[0-9０-９A-Za-z.]+$/.test(text) : /^[0-9]{3,}$/.test(text);
}

/** Words that may stand in a name but not at its start are left out there. */
function trimStart(
  words: readonly Word[],
  from: number,
  end: number,
  knowledge: Knowledge,
  type: EntityType,
): number {
  let start = from;
  for (const word of words) {
    if (word.start !== start || word.start + word.text.length >= end) continue;
    const leads =
      (type === 'Zone' ? LEADS_ZONE : LEADS).test(word.tag) ||
      (knowledge.dual[type].has(word.text) && (VERBAL_TAGS.has(word.tag) || word.tag === 'l')) ||
      CONJUNCTIONS.has(word.text) ||
      knowledge.leading[type].has(word.text);
    if (!leads) break;
    start += word.text.length;
  }
  return start;
}
