import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Match } from '../../language/matcher.js';
import type { Reference } from '../../model/question.js';
import { type Fit, pickTitle, type ShortenedTitle } from './planTitles.js';

const LONGEST_SHORT_FORM = 24;
const SHORTEST_SHORT_FORM = 2;
/** Short forms of texts that are only cited have more characters, and no 的: 中原科技城的规划 are those of a place. */
const SHORTEST_CITED = 4;

/** Prepares the finding of short forms that end with a kind of text: 战新规划, 科学绿化方案. */
export function makeChineseTitleFinder(
  titles: readonly ShortenedTitle[],
  { questions: { plans: rules }, naming }: Pick<Knowledge, 'questions' | 'naming'>,
): (text: string) => Match<Reference>[] {
  const kinds = new RegExp([...rules.kinds].sort((a, b) => b.length - a.length).join('|'), 'gu');
  const loose = new RegExp(`^(?:${rules.loose.join('|')})$`, 'u');
  const idle = new RegExp(
    `${rules.idleInShortForm.pattern.source}|${naming.titles.fiveYearOrdinal.pattern.source}`,
    'gu',
  );
  /** Whether words begin amid others, or behind the end of a title: no short form does. */
  const isCutOff = (said: string, before: string): boolean =>
    rules.cutOff.pattern.test(said) ||
    (rules.asDescribed.pattern.test(said) && /[\u4e00-\u9fff\d]/.test(before));
  const titleOf = (said: string, some: readonly ShortenedTitle[]): Reference | null => {
    const chars = [...said.replace(idle, '')];
    // 市政策文件 says of which place texts are, and of which kinds.
    const telling = chars.join('').replace(kinds, '');
    return telling.length < SHORTEST_SHORT_FORM ? null : bestFit(said, chars, some);
  };
  /** The longest short form that a word for a kind closes, from an offset on. */
  const closedBy = ({ index, 0: kind, input }: RegExpExecArray, from: number): Match<Reference> | null => {
    const ofKind = loose.test(kind) ? titles : titles.filter(({ plain }) => plain.includes(kind));
    for (
      let start = Math.max(from, index - LONGEST_SHORT_FORM);
      start <= index - SHORTEST_SHORT_FORM;
      start++
    ) {
      const said = input.slice(start, index);
      if (rules.notInside.pattern.test(said) || isCutOff(said, input[start - 1] ?? '')) continue;
      const value = titleOf(said, ofKind);
      if (value) return { start, end: index + kind.length, value };
    }
    return null;
  };
  return (text) => {
    const found: Match<Reference>[] = [];
    for (const match of text.matchAll(kinds)) {
      const title = closedBy(match, found.at(-1)?.end ?? 0);
      if (title) found.push(title);
    }
    return found;
  };
}

/** The plan whose title the characters of a short form explain best; null where none does. */
function bestFit(
  said: string,
  chars: readonly string[],
  titles: readonly ShortenedTitle[],
): Reference | null {
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
function align(said: readonly string[], { chars }: ShortenedTitle): Set<number> | null {
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
