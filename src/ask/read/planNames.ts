import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Dictionary } from '../../language/dictionary.js';
import type { Match } from '../../language/matcher.js';
import { spell } from '../../language/pinyin.js';
import { wordPieces } from '../../language/words.js';
import type { Reference } from '../../model/question.js';
import { englishWords } from './englishWords.js';
import { type NamedThing, referenceTo } from './names.js';

/** Finds plans by short forms of their titles: 战新规划, 科学绿化方案, the modern services plan, SEI plan. */
export type FindPlans = (text: string) => Match<Reference>[];

interface Title {
  readonly reference: Reference;
  readonly kind: string;
  readonly chars: readonly { readonly char: string; readonly opens: boolean; readonly word: number }[];
  /** Words that tell the plan from others, by their number. */
  readonly telling: ReadonlySet<number>;
  readonly english: readonly string[];
  /** Other English words for the words of the title. */
  readonly others: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  readonly external: boolean;
  /** In Chinese. */
  readonly plain: string;
}

/** How well a short form explains a title: fewer unexplained words are better. */
interface Fit {
  readonly title: Title;
  readonly unexplained: number;
  /** The short form calls it by its kind: regulations, 条例. */
  readonly isKind?: boolean;
}

const LONGEST_SHORT_FORM = 24;
const SHORTEST_SHORT_FORM = 2;
/** Short forms of texts that are only cited have more characters. */
const SHORTEST_CITED = 4;
const LONGEST_ENGLISH = 9;
/** Words before the noun that a title may begin with: Henan measures on …. */
const MOST_BEFORE = 2;
/** A word of a short form that a title has outweighs so many words of the title that it leaves out. */
const UNSAID_FOR_SAID = 10;

/** Prepares the finding of plans by short forms. @param plans of the corpus and cited ones */
export function makePlanFinder(
  plans: readonly NamedThing[],
  knowledge: Knowledge,
  dictionary: Dictionary,
): FindPlans {
  const { plans: rules } = knowledge.questions;
  const english = englishWords(knowledge.questions);
  const titles = plans.map((plan) => readTitle(plan, knowledge, english));
  const kinds = new RegExp([...rules.kinds].sort((a, b) => b.length - a.length).join('|'), 'gu');
  const englishRules: EnglishRules = {
    english,
    dictionary,
    kindsOf: (noun) => [
      ...(knowledge.englishWords[english.basic(noun)] ?? []),
      ...(dictionary.translate(noun)?.written ?? []),
    ],
    nouns: new Set(rules.nouns),
    generic: new Set(rules.genericEn),
    asking: new Set(knowledge.questions.fillers.en),
  };
  const findNumbers = makeNumberFinder(plans);
  return (text) => [
    ...findNumbers(text),
    ...findChinese(text, titles, kinds, rules),
    ...findEnglish(text, titles, englishRules),
  ];
}

/** Numbers of orders (省政府令第208号) and document numbers in pinyin (Huanban Turang Han [2022] No. 6). */
function makeNumberFinder(plans: readonly NamedThing[]): FindPlans {
  const byOrder = new Map<string, Reference>();
  const bySpelling = new Map<string, Reference>();
  for (const plan of plans) {
    const reference = referenceTo(plan);
    for (const writing of [plan.name, ...plan.aliases]) {
      const order = /第?(\d{1,4})号令|令第(\d{1,4})号/.exec(writing);
      if (order) byOrder.set(order[1] ?? order[2]!, reference);
      const number = /^([\u4e00-\u9fff]{2,8})〔(\d{4})〕(\d+)号$/.exec(writing);
      if (number) bySpelling.set(`${spell(number[1]!)} ${number[2]} ${number[3]}`, reference);
    }
  }
  return (text) => {
    const orders = [...text.matchAll(/[\u4e00-\u9fff]{0,8}(?:第(\d{1,4})号令|令第(\d{1,4})号)/g)].map(
      (found) => ({
        found,
        value: byOrder.get(found[1] ?? found[2]!),
      }),
    );
    const spelled = [
      ...text.matchAll(/((?:[A-Z][a-z]+ ?){1,5})\s*[[(〔](\d{4})[\])〕]\s*(?:[Nn]o\.?\s*)?(\d+)/g),
    ].map((found) => {
      const words = found[1]!.trim().split(/\s+/);
      const from = words.findIndex((_, i) =>
        bySpelling.has(`${words.slice(i).join('').toLowerCase()} ${found[2]} ${found[3]}`),
      );
      return {
        found,
        value:
          from < 0
            ? undefined
            : bySpelling.get(`${words.slice(from).join('').toLowerCase()} ${found[2]} ${found[3]}`),
      };
    });
    return [...orders, ...spelled].flatMap(({ found, value }) =>
      value ? [{ start: found.index, end: found.index + found[0].length, value }] : [],
    );
  };
}

type PlanRules = Knowledge['questions']['plans'];
type EnglishWords = ReturnType<typeof englishWords>;
interface EnglishRules {
  readonly english: EnglishWords;
  readonly dictionary: Dictionary;
  /** What plans write for such a noun: measures, 办法. */
  readonly kindsOf: (noun: string) => readonly string[];
  /** What English short forms close with, or begin with before a preposition. */
  readonly nouns: ReadonlySet<string>;
  readonly generic: ReadonlySet<string>;
  /** Words of asking: no short form begins with one. */
  readonly asking: ReadonlySet<string>;
}

function readTitle(
  plan: NamedThing,
  { questions, heads, glossary }: Knowledge,
  english: EnglishWords,
): Title {
  const title = plan.name.replace(/[(（][\d—–-]{4,}年?[)）]$/, '').replace(/[“”"《》]/g, '');
  const kind = [...heads.kinds].sort((a, b) => b.length - a.length).find((end) => title.endsWith(end)) ?? '';
  const generic = new Set(questions.plans.generic);
  const pieces = wordPieces(title);
  const chars = pieces.flatMap((text, word) => [...text].map((char, i) => ({ char, opens: i === 0, word })));
  const place = /^[\u4e00-\u9fff]{2,4}[省市]/.exec(title)?.[0] ?? '';
  const telling = new Set(
    pieces.flatMap((text, i) =>
      text.length > 1 &&
      !/^[一二三四五六十]+$/.test(text) &&
      !generic.has(text) &&
      !kind.includes(text) &&
      !place.includes(text)
        ? [i]
        : [],
    ),
  );
  const tokens = english.content(plan.nameEn);
  const others = Object.entries(glossary)
    .filter(([zh]) => zh.length > 1 && title.includes(zh))
    .flatMap(([, en]) => english.content(en));
  const initials = new Set<string>();
  for (let size = 2; size <= 5; size++)
    for (let at = 0; at + size <= tokens.length; at++)
      initials.add(
        tokens
          .slice(at, at + size)
          .map((token) => token[0])
          .join(''),
      );
  return {
    reference: referenceTo(plan),
    kind,
    chars,
    telling,
    english: tokens,
    others: new Set(others),
    initials,
    external: plan.kind === 'external',
    plain: title,
  };
}

function findChinese(
  text: string,
  titles: readonly Title[],
  kinds: RegExp,
  rules: PlanRules,
): Match<Reference>[] {
  const found: Match<Reference>[] = [];
  for (const match of text.matchAll(kinds)) {
    const end = match.index + match[0].length;
    const earliest = Math.max(found.at(-1)?.end ?? 0, match.index - LONGEST_SHORT_FORM);
    for (let start = earliest; start <= match.index - SHORTEST_SHORT_FORM; start++) {
      const said = text.slice(start, match.index);
      if (rules.notInside.test(said) || /^[的那这份个部“”"]|\s/.test(said)) continue;
      const best = bestFit(said, match[0], titles, rules);
      if (!best) continue;
      found.push({ start, end, value: best });
      break;
    }
  }
  return found;
}

function bestFit(said: string, kind: string, titles: readonly Title[], rules: PlanRules): Reference | null {
  const chars = [...said.replace(/[“”"《》\s]|[那这][份个部]|的|十[一二三四五六]五/g, '')];
  if (chars.length < SHORTEST_SHORT_FORM || rules.kinds.includes(chars.join(''))) return null;
  const loose = rules.loose.includes(kind);
  const fits = titles.flatMap((title): (Fit & { touched: number })[] => {
    if (!loose && !title.kind.endsWith(kind) && !title.plain.endsWith(kind)) return [];
    if (title.external && chars.length < SHORTEST_CITED) return [];
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
  return isVague ? null : pick(fits);
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

/** A text that is only cited is named in so many words of its title. */
const TELLING_CITED = 2;
/** Words that no title goes over behind its noun: Regulations on optimising the business environment of …. */
const BEHIND = /^(?:that|which|what|does|do|is|are|was|will|should|has|have)$/i;
/** Words that no short form goes over. */
const INSIDE =
  /^(?:under|in|to|by|with|from|the|that|which|what|does|do|is|are|was|will|should|according|within)$/i;

function findEnglish(text: string, titles: readonly Title[], rules: EnglishRules): Match<Reference>[] {
  const words = rules.english.words(text);
  const isNoun = (word: { text: string } | undefined) =>
    word !== undefined && rules.nouns.has(word.text.toLowerCase());
  const titleOf = (first: number, last: number, noun: number, barred: RegExp) => {
    const said = words.slice(first, last + 1).filter((word) => word !== words[noun]);
    const kinds = rules.kindsOf(words[noun]!.text.toLowerCase());
    if (said.some((word) => barred.test(word.text))) return null;
    if (/[?,;:]/.test(text.slice(words[first]!.start, words[last]!.start))) return null;
    const tokens = said.flatMap((word) => rules.english.content(word.text));
    const telling = tokens.filter((token) => !rules.generic.has(token));
    if (telling.length === 0) return onlyWith(tokens, titles);
    const fits = titles.flatMap((title): Fit[] => {
      const matches = (token: string) => isInTitle(token, title, rules.dictionary);
      if (!telling.every(matches)) return [];
      const unsaid = new Set(title.english.filter((token) => !tokens.includes(token))).size;
      const isKind = kinds.some((kind) => title.plain.endsWith(kind));
      return [{ title, isKind, unexplained: unsaid - UNSAID_FOR_SAID * tokens.filter(matches).length }];
    });
    const best = pick(fits);
    return best?.external && new Set(telling).size < TELLING_CITED ? null : best;
  };
  const found: Match<Reference>[] = [];
  const take = (first: number, last: number, value: Reference) => {
    const { start, text: end } = words[last]!;
    found.push({ start: words[first]!.start, end: start + end.length, value });
  };
  for (let i = 0; i < words.length; i++) {
    if (!isNoun(words[i]) || words[i]!.start < (found.at(-1)?.end ?? 0)) continue;
    let at = -1;
    if (/^(?:on|for|of|concerning|regarding)$/i.test(words[i + 1]?.text ?? '')) {
      for (let to = Math.min(words.length - 1, i + LONGEST_ENGLISH); to > i + 1 && at < 0; to--) {
        if (isNoun(words[to]) || rules.asking.has(words[to]!.text.toLowerCase())) continue;
        for (let from = Math.max(0, i - MOST_BEFORE); from <= i && at < 0; from++) {
          const first = words[from]!;
          if (first.start < (found.at(-1)?.end ?? 0) || rules.asking.has(first.text.toLowerCase())) continue;
          const value = titleOf(from, to, i, BEHIND);
          if (!value) continue;
          take(from, to, value);
          at = to;
        }
      }
    }
    for (let from = Math.max(0, i - LONGEST_ENGLISH); from < i && at < 0; from++) {
      const first = words[from]!;
      if (first.start < (found.at(-1)?.end ?? 0) || rules.asking.has(first.text.toLowerCase())) continue;
      if (rules.english.content(first.text).length === 0) continue;
      const value = titleOf(from, i, i, INSIDE);
      if (!value) continue;
      take(from, i, value);
      at = i;
    }
  }
  return found;
}

/** The one plan of the corpus whose title has all of these words, which say little one by one: related services plan. */
function onlyWith(tokens: readonly string[], titles: readonly Title[]): Reference | null {
  if (new Set(tokens).size < 2) return null;
  const having = titles.filter(
    ({ external, english }) => !external && tokens.every((token) => english.includes(token)),
  );
  return having.length === 1 ? having[0]!.reference : null;
}

/** Whether a title has a word: in its English, as initials (SEI), or in Chinese by the glossary or the dictionary. */
function isInTitle(
  token: string,
  { english, initials, others, plain }: Title,
  dictionary: Dictionary,
): boolean {
  if (english.includes(token) || initials.has(token) || others.has(token)) return true;
  return (dictionary.translate(token)?.written ?? []).some((word) => word.length > 1 && plain.includes(word));
}

/** The title that a short form leaves least of unexplained; one of the corpus goes before a cited one. */
function pick(fits: readonly Fit[]): Reference | null {
  const ranked = [...fits].sort(
    (a, b) =>
      Number(b.isKind ?? false) - Number(a.isKind ?? false) ||
      Number(a.title.external) - Number(b.title.external) ||
      a.unexplained - b.unexplained ||
      a.title.chars.length - b.title.chars.length,
  );
  return ranked[0]?.title.reference ?? null;
}
