import { readFileSync } from 'node:fs';
import { bare, fold } from '../src/language/fold.js';
import type { Answer } from '../src/model/question.js';

/** Lines of JSON. */
export function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A stretch of a source with every name that it mentions. */
export interface GoldSpan {
  readonly id: string;
  readonly file: string;
  readonly fromLine: number;
  readonly toLine: number;
  readonly mentions: readonly TypedName[];
}

/** A name as it is written, and what it is a name of. */
export interface TypedName {
  readonly type: string;
  readonly text: string;
}

/** Equal for names that count as the same. */
export const nameKey = ({ type, text }: TypedName): string => `${type}|${fold(text)}`;

/** How many names were right, of those that were found and of those that are in the gold. */
export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** Strict F1. */
export const scoreOf = ({ right, found, gold }: Tally): number => (2 * right) / (found + gold);

/** A question with its answer. `part`: the closed half is not looked at while rules are written. */
export interface GoldQuestion {
  readonly id: string;
  readonly part: 'open' | 'closed';
  readonly kind: string;
  readonly question: string;
  readonly answer: {
    readonly none?: true;
    readonly names?: readonly string[];
    readonly count?: number;
    readonly value?: number;
    readonly unit?: string;
    readonly yes?: boolean;
    readonly date?: string;
    readonly targets?: readonly {
      /** That of the question where it is left out. */
      readonly plan?: string;
      readonly value: number;
      readonly unit: string;
      readonly year?: number;
    }[];
    /** Places: the name of a file, or how it begins, and a line or several, as `002:341-345`. */
    readonly passages?: readonly string[];
  };
  /** What an answer may have besides, or other answers that are as right. */
  readonly acceptable?:
    | { readonly names?: readonly string[]; readonly targets?: readonly unknown[] }
    | readonly GoldQuestion['answer'][];
}

/** Evidence that begins so many lines from the gold's is the same place. */
const SAME_PLACE = 15;
/** So many sentences of an answer are read. */
const READ_OF_ANSWER = 5;

/** Whether an answer is that of the gold: all of it, and nothing else that the gold does not accept. */
export function isRightAnswer(
  { answer: gold, acceptable }: Pick<GoldQuestion, 'answer' | 'acceptable'>,
  answer: Answer,
): boolean {
  if (isListOfAnswers(acceptable))
    return [gold, ...acceptable].some((one) => isRightAnswer({ answer: one }, answer));
  const isAnswered = answer.status === 'ANSWERED';
  if (gold.none) return !isAnswered;
  if (!isAnswered) return false;
  if (gold.names) return sameNames(gold.names, acceptable?.names ?? [], answer);
  if (gold.count !== undefined) return answer.count === gold.count;
  if (gold.value !== undefined) {
    const { value, unit } = numberOf(answer);
    return isSameNumber(value, gold.value) && bare(unit ?? '') === bare(gold.unit ?? '');
  }
  if (gold.yes !== undefined) return answer.boolean === gold.yes;
  if (gold.date) return answer.date === gold.date;
  if (gold.targets) return sameTargets(gold.targets, acceptable?.targets?.length ?? 0, answer);
  return (gold.passages ?? []).some((place) => {
    const [file, lines] = place.split(':') as [string, string];
    const line = Number(lines.split('-')[0]);
    return answer.evidence
      .slice(0, READ_OF_ANSWER)
      .some((one) => one.file.startsWith(file) && Math.abs(one.line - line) <= SAME_PLACE);
  });
}

const isListOfAnswers = (
  acceptable: GoldQuestion['acceptable'],
): acceptable is readonly GoldQuestion['answer'][] => Array.isArray(acceptable);

/** The number that an answer gives: its own, or that of its only target. */
function numberOf({ value, unit, targets }: Answer): {
  readonly value: unknown;
  readonly unit: string | null;
} {
  const [only, ...others] = targets;
  return value === null && only && others.length === 0
    ? { value: only.value, unit: String(only.unit ?? '') }
    : { value, unit };
}

/** What is computed differs in its last digits. */
const isSameNumber = (one: unknown, other: number): boolean =>
  typeof one === 'number' && Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(other));

/** Every name of the gold is there, and none that is neither in it nor acceptable. */
function sameNames(gold: readonly string[], acceptable: readonly string[], { items }: Answer): boolean {
  const wanted = gold.map(bare);
  const allowed = new Set([...wanted, ...acceptable.map(bare)]);
  const writings = items.map(({ name, aliases }) => [name, ...aliases].map(bare));
  return (
    wanted.every((name) => writings.some((all) => all.includes(name))) &&
    writings.every((all) => all.some((name) => allowed.has(name)))
  );
}

function sameTargets(
  gold: NonNullable<GoldQuestion['answer']['targets']>,
  more: number,
  { targets }: Answer,
): boolean {
  const found = gold.filter((wanted) =>
    targets.some(
      (target) =>
        isSameNumber(target.value, wanted.value) &&
        target.unit === wanted.unit &&
        (wanted.year === undefined || target.year === wanted.year) &&
        (wanted.plan === undefined || bare((target.plan as { title: string }).title) === bare(wanted.plan)),
    ),
  );
  return found.length === gold.length && targets.length <= gold.length + more;
}
