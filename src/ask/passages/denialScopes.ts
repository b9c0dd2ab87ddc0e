import type { QuestionRules } from '../../knowledge/rules.js';
import { STOPS } from '../../language/clauses.js';
import { findEvery } from '../../language/everywhere.js';
import { bare } from '../../language/fold.js';
import { cutWords } from '../../language/words.js';
import type { Term } from '../../model/question.js';
import { withoutBothWays } from '../interpret/denied.js';
import type { Features } from './task.js';

type Denials = Pick<QuestionRules, 'denials' | 'englishDenials'>;

/** What a denying word is about stands within so many characters of it. */
const REACH = 24;
const ENGLISH_REACH = 60;
const STOP = new RegExp(`[${STOPS}]|$`, 'u');
const CONTENT = /^[nvajlix]/;

/**
 * Whether a sentence denies what a question does, by what the denying words of both are about: 不得重复申请 denies 能否重复申请, and says what 是不是不得重复申请 does.
 *
 * @param terms the words of the question, which tell what of a sentence it says
 */
export function scopeFeatures(asked: string, text: string, { terms, rules }: ScopeTask): Features {
  const plain = withoutBothWays(asked);
  const denied = [
    ...scopesIn(plain, rules.denials.pattern, REACH),
    ...scopesIn(asked, rules.englishDenials.pattern, ENGLISH_REACH),
  ].map((scope) => scope.toLowerCase());
  const isDenied = (said: string) => denied.some((scope) => scope.includes(said.toLowerCase()));
  /** How the question says a word of the sentence; null where it does not. */
  const saidFor = (word: string): string | null =>
    plain.includes(word)
      ? word
      : (terms.find(({ written }) => written.some((one) => one.includes(word) || isPartOf(one, word)))
          ?.said ?? null);
  const scopes = scopesIn(text, rules.denials.pattern, REACH);
  const met = scopes.map((scope) => {
    const words = wordsOf(scope).map(saidFor);
    const said = words.filter((word) => word !== null);
    return { share: said.length / Math.max(1, words.length), denied: shareWhere(said, isDenied) };
  });
  const rest = bare(scopes.reduce((left, scope) => left.replace(scope, '，'), text));
  return {
    'yes scope contrary': Math.max(0, ...met.map((one) => one.share * (1 - one.denied))),
    'yes scope agreeing': Math.max(0, ...met.map((one) => one.share * one.denied)),
    'yes scope affirmed': shareWhere(
      terms.filter(({ said }) => isDenied(said)),
      ({ written }) => written.some((one) => rest.includes(bare(one))),
    ),
  };
}

interface ScopeTask {
  readonly terms: readonly Term[];
  readonly rules: Denials;
}

/** What the denying words of a text are about: what stands behind one in its clause, or before it where it ends the clause. */
const scopesIn = (text: string, denying: RegExp, reach: number): string[] =>
  findEvery(text, denying).flatMap(({ index, 0: word }) => {
    const behind = text.slice(index + word.length, index + word.length + reach);
    const scope = behind.slice(0, STOP.exec(behind)!.index);
    return [scope.length > 1 ? scope : text.slice(0, index).slice(-reach).split(STOP).at(-1)!];
  });

const wordsOf = (scope: string): string[] =>
  cutWords(scope)
    .filter(({ text, tag }) => text.length > 1 && CONTENT.test(tag))
    .map(({ text }) => text);

const isPartOf = (one: string, word: string): boolean => one.length > 1 && word.includes(one);

const shareWhere = <T>(some: readonly T[], is: (one: T) => boolean): number =>
  some.length > 0 ? some.filter(is).length / some.length : 0;
