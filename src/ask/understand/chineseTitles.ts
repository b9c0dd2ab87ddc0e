import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Match } from '../../language/matcher.js';
import type { Reference } from '../../model/question.js';
import { type Fit, pickTitle, type Title } from './planTitles.js';

const LONGEST_SHORT_FORM = 24;
const SHORTEST_SHORT_FORM = 2;
/** Short forms of texts that are only cited have more characters, and no 的: 中原科技城的规划 are those of a place. */
const SHORTEST_CITED = 4;

/** 压减7250万立方米地下水的那个方案 describes a plan, whose title has few of these words. */
const DESCRIBED = /的[那这][份个部]$/;

type PlanRules = Knowledge['questions']['plans'];

/** Short forms that end with a kind of text: 战新规划, 科学绿化方案. */
export function findChineseTitles(
  text: string,
  titles: readonly Title[],
  kinds: RegExp,
  rules: PlanRules,
): Match<Reference>[] {
  const found: Match<Reference>[] = [];
  const loose = new RegExp(`^(?:${rules.loose.join('|')})$`, 'u');
  for (const match of text.matchAll(kinds)) {
    const [kind] = match;
    const ofKind = loose.test(kind) ? titles : titles.filter(({ plain }) => plain.includes(kind));
    const end = match.index + match[0].length;
    const earliest = Math.max(found.at(-1)?.end ?? 0, match.index - LONGEST_SHORT_FORM);
    for (let start = earliest; start <= match.index - SHORTEST_SHORT_FORM; start++) {
      const said = text.slice(start, match.index);
      if (rules.notInside.pattern.test(said) || isCutOff(said, text[start - 1] ?? '')) continue;
      const best = bestFit(said, ofKind, rules);
      if (!best) continue;
      found.push({ start, end, value: best });
      break;
    }
  }
  return found;
}

/** Whether words begin amid others, or behind the end of a title: no short form does. */
const isCutOff = (said: string, before: string): boolean =>
  /^[的那这份个部“”"]|[\s》]/.test(said) || (DESCRIBED.test(said) && /[\u4e00-\u9fff\d]/.test(before));

function bestFit(said: string, titles: readonly Title[], rules: PlanRules): Reference | null {
  const chars = [...said.replace(/[“”"《》\s]|[那这][份个部]|的|十[一二三四五六]五/g, '')];
  if (chars.length < SHORTEST_SHORT_FORM || rules.kinds.includes(chars.join(''))) return null;
  const fits = titles.flatMap((title): (Fit & { touched: number })[] => {
    if (title.external && (chars.length < SHORTEST_CITED || said.endsWith('的'))) return [];
    const touched = align(chars, title);
    if (!touched || ![...touched].some((word) => title.telling.has(word))) return [];
    const told = [...title.telling].filter((word) => touched.has(word)).length;
    return [{ title, unexplained: title.telling.size - told, touched: told }];
  });
  const corpus = fits.filter(({ title }) => !title.external);
  const plain = chars.join('');
  const whole = corpus.filter(({ title }) =>
    title.chars
      .map(({ char }) => char)
      .join('')
      .includes(plain),
  );
  if (whole.length === 1) return whole[0]!.title.reference;
  const isVague = corpus.length > 1 && corpus.every(({ unexplained, touched }) => unexplained > touched);
  return isVague ? null : pickTitle(fits);
}

/** The words of a title that the characters stand for, in order: each opens a word or goes on behind the one before it. */
function align(said: readonly string[], { chars }: Title): Set<number> | null {
  const seen = new Set<string>();
  const walk = (at: number, from: number): number[] | null => {
    if (at === said.length) return [];
    const key = `${at} ${from}`;
    if (seen.has(key)) return null;
    for (let i = from; i < chars.length; i++) {
      if (chars[i]!.char !== said[at] || !(chars[i]!.opens || (i === from && at > 0))) continue;
      const rest = walk(at + 1, i + 1);
      if (rest) return [chars[i]!.word, ...rest];
    }
    seen.add(key);
    return null;
  };
  const words = walk(0, 0);
  return words && new Set(words);
}
