import type { Knowledge, NameSuffix } from '../../knowledge/knowledge.js';
import { foldChars, NameMatcher } from '../../language/matcher.js';
import type { Word } from '../../language/words.js';
import type { FindCandidates } from './candidates.js';

/** Parts of speech that the words of a name have (jieba's tag set). */
const NAME_TAGS = new Set([
  'n',
  'ng',
  'nr',
  'nrt',
  'nrfg',
  'ns',
  'nt',
  'nz',
  'j',
  'eng',
  'm',
  'b',
  'vn',
  'l',
  'i',
  'f',
  's',
  'a',
  'an',
  'q',
  'x',
  't',
  'g',
  'ad',
]);
const PROPER_TAGS = new Set(['nr', 'nrt', 'nrfg', 'ns', 'nt', 'nz', 'eng', 'x']);
/** Words that count or describe, with which no name of a place or organisation begins. */
const LEADING_TAGS = new Set(['m', 'q', 't', 'a', 'ad', 'vn', 'f', 'b']);
/** A project's name begins with no verb, number or conjunction. */
const PROJECT_LEADING_TAGS = new Set(['t', 'v', 'q', 'c']);
/** Kinds of projects whose ending makes a name of any words before it. */
const NAMED_BY_KIND = new Set(['programme', 'facility', 'event']);
const LONGEST_NAME = 26;
const STOPS = /[，。；：:;,、！？!?\t\n《》〈〉]/;

/** Finds names that the lexicons do not know by how they end: 云湖大数据产业园, 郑州卓创孵化科技服务有限公司. */
export function makeSuffixFinder(knowledge: Knowledge): FindCandidates {
  const endings = new NameMatcher<NameSuffix>(
    knowledge.suffixes.flatMap((suffix) => suffix.ends.map((end) => [end, suffix] as const)),
  );
  const places = new NameMatcher([...knowledge.places]);
  return (text, cut) => {
    const found = endings.findAll(text);
    if (found.length === 0) return [];
    const words = cut();
    return found.flatMap((ending) => {
      if (
        /^[\u4e00-\u9fff]/.test(text.slice(ending.end)) &&
        /^(内|外|级|型|性|化|长|员|者|商|家)/.test(text.slice(ending.end))
      )
        return [];
      const start = findStart(text, words, ending.start, ending.value, knowledge);
      const stem = text.slice(start, ending.start);
      if (!isName(stem, words, start, ending.start, ending.value, knowledge, places)) return [];
      return [{ start, end: ending.end, type: ending.value.type, source: 'suffix', weight: 1 }];
    });
  };
}

/** Goes left from an ending over the words that a name may have. */
function findStart(
  text: string,
  words: readonly Word[],
  end: number,
  suffix: NameSuffix,
  knowledge: Knowledge,
): number {
  let start = end;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    if (word.start >= end) continue;
    if (word.start + word.text.length > end) {
      start = word.start;
      continue;
    }
    if (start - word.start > 0 && end - word.start > LONGEST_NAME) break;
    if (STOPS.test(word.text)) break;
    if (/^[”"“（()）]$/.test(word.text)) {
      if (/^[“(（]$/.test(word.text) && !closes(text.slice(start, end), word.text)) break;
      start = word.start;
      continue;
    }
    if (!mayStandInName(word, suffix, knowledge)) break;
    if (word.tag === 'vn' && suffix.type !== 'Project' && suffix.type !== 'Institution') break;
    if (
      knowledge.generic[suffix.type].has(word.text) &&
      (word.tag === 'b' || word.tag === 'a' || word.tag === 'ad')
    )
      break;
    start = word.start;
  }
  for (const word of words) {
    if (word.start !== start || word.start + word.text.length >= end) continue;
    const leads = suffix.type === 'Project' ? PROJECT_LEADING_TAGS : LEADING_TAGS;
    const trimmed = suffix.type === 'Project' && knowledge.insideProjects.has(word.text);
    if (leads.has(word.tag) || trimmed) start += word.text.length;
  }
  const name = text.slice(start, end);
  start += Math.max(0, ...knowledge.particles.map((particle) => name.lastIndexOf(particle) + 1));
  while (start < end && /[”"）)]/.test(text[start]!)) start++;
  const inner = text.slice(start, end);
  if (/“/.test(inner) && !/”/.test(inner) && !/^“/.test(inner)) return start + inner.indexOf('“') + 1;
  return start;
}

function mayStandInName(word: Word, suffix: NameSuffix, knowledge: Knowledge): boolean {
  if (suffix.type === 'Project') {
    if (knowledge.insideProjects.has(word.text)) return true;
    return (NAME_TAGS.has(word.tag) || word.tag === 'v') && !knowledge.breaks.Project.has(word.text);
  }
  return NAME_TAGS.has(word.tag) && !knowledge.breaks[suffix.type].has(word.text);
}

function closes(text: string, opener: string): boolean {
  return opener === '“' ? text.includes('”') : /[)）]/.test(text);
}

/** Whether the words before an ending make it a name and not a common noun. */
function isName(
  stem: string,
  words: readonly Word[],
  start: number,
  end: number,
  suffix: NameSuffix,
  knowledge: Knowledge,
  places: NameMatcher<string>,
): boolean {
  const bare = foldChars(stem).replace(/["()]/g, '');
  if (bare.length < 2 || /^\d+$/.test(bare)) return false;
  const parts = words.filter((word) => word.start >= start && word.start + word.text.length <= end);
  const whole = words.find((word) => word.start === start && word.start + word.text.length > end);
  if (whole) return PROPER_TAGS.has(whole.tag) && whole.text.length >= 4;
  if (
    parts.every(
      (word) => knowledge.generic[suffix.type].has(word.text) || /^[^\u4e00-\u9fffA-Za-z]+$/.test(word.text),
    )
  )
    return false;
  const proper = parts.some(
    (word) => PROPER_TAGS.has(word.tag) && !knowledge.generic[suffix.type].has(word.text),
  );
  const placed = places.findLongest(stem).length > 0;
  if (suffix.type === 'Zone') return (placed || proper) && !/^(我|本|该)/.test(bare);
  if (suffix.type === 'Institution') return placed || proper;
  return bare.length >= 3 && (placed || proper || /[“"]/.test(stem) || NAMED_BY_KIND.has(suffix.kind));
}
