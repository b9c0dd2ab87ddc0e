import type { TargetRules } from '../../../knowledge/rules.js';
import { alternatives, type Quantity, type QuantityReader } from '../../../language/quantities.js';
import { cutWords, makeTrailingRuns } from '../../../language/words.js';
import type { Comparator } from '../../../model/target.js';

/** The words around one number of a clause. */
export interface Wording {
  readonly quantity: Quantity;
  readonly head: string;
  readonly tail: string;
  /** What of the sentence follows the clause. */
  readonly rest: string;
  readonly comparator: Comparator;
  /** A word bounds the number or reaches it. */
  readonly isReached: boolean;
  /** The head without the words that bound or reach the number. */
  readonly stem: string;
  /** What the stem measures, as a noun phrase without the verb of amount at its end. */
  readonly measured: string;
  /** The verb of amount at the end of the stem: 新建, 培育. */
  readonly verb: string;
  /** What the words behind the number say is counted. */
  readonly counted: string;
}

export interface WordingReader {
  readonly read: (piece: string, quantity: Quantity, rest: string) => Wording;
  /** A stretch as a noun phrase: without the words that lead it, verbs and scopes at its end. */
  readonly clean: (stretch: string) => string;
  /** Whether a stretch holds no noun at all. */
  readonly isEmpty: (stretch: string) => boolean;
  /** Whether an indicator keeps the verb of amount: 新增, 推广. */
  readonly keeps: (verb: string) => boolean;
}

/** What a mask puts in the place of each character that it hides. */
export const HIDDEN = '＿';
const ALL_HIDDEN = /^＿+[，,]?$/;
const LONGEST_NOTE = 5;
/** Enough of a stretch to tell its last word. */
const LAST_WORDS = 12;
const QUOTED = /[“"][^”"]*[”"]/g;

/** Whether a word begins, or the text ends, at an offset. */
export function isBoundary(text: string, offset: number): boolean {
  return offset === 0 || offset >= text.length || cutWords(text).some(({ start }) => start === offset);
}

/** Whether a text opens with a word, as 建成先导区 does with 建成, but not 建成区; of places that begin like it the word is meant: 新建村内道路. */
export function opensWith(text: string, word: string): boolean {
  if (!text.startsWith(word)) return false;
  return isBoundary(text, word.length) || cutWords(text)[0]?.tag === 'ns';
}

/** Prepares the taking apart of clauses by the words of `rules/targets.yaml`. */
export function makeWordingReader(rules: TargetRules, quantities: QuantityReader): WordingReader {
  const amountWords = new Set(rules.amounts);
  const reaches = new RegExp(
    `(?:${alternatives(rules.reaches.filter((word) => !amountWords.has(word)))})$`,
    'u',
  );
  const leads = new RegExp(`^(?:${alternatives(rules.leads)})`, 'u');
  /** A text behind the words that lead it; a word that only begins like one of a single character leads nothing: 和美乡村. */
  const withoutLeads = (text: string): string => {
    const lead = leads.exec(text)?.[0];
    if (!lead || (lead.length === 1 && !isBoundary(text, 1))) return text;
    return withoutLeads(text.slice(lead.length));
  };
  const verbs = makeTrailingRuns(rules.verbs);
  const scopes = makeTrailingRuns(rules.scopes);
  const withoutVerbs = (text: string) => text.slice(0, verbs(text));
  const withoutScopes = (text: string) => text.slice(0, scopes(text));
  const amounts = new RegExp(`(${alternatives(rules.amounts)})了?$`, 'u');
  const nounless = makeTrailingRuns([
    ...rules.verbs,
    ...rules.amounts,
    ...rules.scopes,
    ...rules.leads,
    ...rules.reaches,
  ]);

  const clean = (stretch: string) => {
    const phrase = stretch
      .replace(rules.enumerator.pattern, '')
      .replace(rules.openingYear.pattern, '')
      .replace(rules.innerYear.pattern, '')
      .replace(/^[(（][^()（）]*[)）]/, '');
    return withoutScopes(withoutVerbs(withoutLeads(phrase).replace(rules.atLeast.pattern, '')))
      .replace(rules.perYear.pattern, '')
      .replace(/^[＿的，、]+|＿+$/g, '')
      .replace(rules.raised.pattern, '');
  };

  const strip = (head: string, tail: string) => {
    const plain = head.replace(rules.innerYear.pattern, '');
    const bound = quantities.boundOf(plain, tail);
    let stem = bound ? plain.slice(0, plain.length - bound.before) : plain;
    let isReached = bound !== null;
    for (let before = ''; before !== stem; ) {
      before = stem;
      const reached = reaches.exec(stem);
      if (reached) isReached = true;
      stem = withoutScopes(reached ? stem.slice(0, reached.index) : stem).replace(
        rules.innerYear.pattern,
        '',
      );
      const inner = quantities.boundOf(stem, '');
      if (inner) stem = stem.slice(0, stem.length - inner.before);
    }
    return { stem, isReached, bound };
  };

  /** The words behind a number that say what is counted, up to the next sign or number. */
  const counted = (tail: string, behind: number) => {
    if (/^[、，,；;。：:]/.test(tail)) return '';
    const words = tail.slice(behind).replace(/^的/, '').replace(rules.step.pattern, '');
    const unquoted = words.replace(QUOTED, (name) => HIDDEN.repeat(name.length));
    const next = quantities.find(unquoted)[0]?.start ?? words.length;
    return words
      .slice(0, next)
      .replace(/[(（][^()（）]*$/, '')
      .replace(/[(（]([^()（）]*)[)）]/g, (all, inner: string) =>
        inner.length > LONGEST_NOTE || rules.notes.pattern.test(inner) ? '' : all,
      )
      .replace(/[，,；;。：:！].*$|、$/, '')
      .replace(new RegExp(HIDDEN, 'g'), '')
      .replace(rules.qualities.pattern, '');
  };

  /** The verb of amount that a stretch ends with; one that begins inside a word is none: 造 in 营造. */
  const verbAtEnd = (stretch: string) => {
    const verb = amounts.exec(stretch)?.[1] ?? '';
    if (verb && isBoundary(stretch, stretch.lastIndexOf(verb))) return verb;
    const last = cutWords(stretch.slice(-LAST_WORDS)).at(-1);
    const isOther = last?.tag === 'v' && last.text.length > 1 && !rules.notAmounts.includes(last.text);
    return isOther ? last.text : '';
  };

  const read = (piece: string, quantity: Quantity, rest: string): Wording => {
    const head = piece.slice(0, quantity.start);
    const tail = piece.slice(quantity.end);
    const { stem, isReached, bound } = strip(head, tail);
    const verb = verbAtEnd(stem) || verbAtEnd(withoutScopes(stem.replace(rules.atLeast.pattern, '')));
    const ahead = ALL_HIDDEN.test(tail) ? (rules.headOfRest.pattern.exec(rest)?.groups?.head ?? '') : '';
    const isAtLeast = rules.atLeast.pattern.test(stem) || rules.atLeast.pattern.test(head);
    return {
      quantity,
      head,
      tail,
      rest,
      stem,
      isReached,
      verb,
      measured: clean(verb ? stem.slice(0, stem.lastIndexOf(verb)) : stem),
      counted: ahead || counted(tail, bound?.behind ?? 0),
      comparator: bound?.comparator ?? (isAtLeast ? '>=' : quantity.over ? '>' : '='),
    };
  };
  return {
    read,
    clean,
    isEmpty: (stretch) => nounless(stretch) === 0,
    keeps: (verb) => verb.startsWith('新') || rules.keptAmounts.includes(verb),
  };
}
