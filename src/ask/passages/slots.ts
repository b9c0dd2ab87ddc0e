import type { Knowledge } from '../../knowledge/knowledge.js';
import type { QuestionRules } from '../../knowledge/rules.js';
import { bare, withoutInnerSpaces } from '../../language/fold.js';

/** What a question says itself in a place that sentences fill: 市金融局 of 办公室设在市金融局吗. */
export interface Slot {
  readonly name: string;
  readonly filler: string;
  /** The rest of its clause, which says what the place is of: 组长由…担任, 副组长由…担任. */
  readonly beside: string;
}

type Told = Pick<Knowledge['questions'], 'told' | 'tagQuestion'>;

const CLAUSE_END = /[，,。；;：:?？]/;

/** The places that a text fills by the closed forms of words of `told`: 由…牵头, 办公室设在…, 选址在…. */
export function slotsOf(text: string, { told, tagQuestion }: Told): Slot[] {
  return text
    .split(CLAUSE_END)
    .filter(Boolean)
    .flatMap((clause) => {
      const plain = withoutInnerSpaces(clause.replace(tagQuestion.pattern, ''));
      return told.flatMap(({ name, says }) => {
        const form = says.find(({ pattern }) => pattern.test(plain));
        if (!form) return [];
        const filler = plain.replace(form.pattern, form.by);
        return [{ name, filler: bare(filler), beside: bare(plain.replace(filler, '')) }];
      });
    });
}

/**
 * Whether a text fills a place as a question does: 1 where it says the same, -1 where it says only others, 0 where it fills none of them.
 *
 * @param alike other writings of what the question says
 */
export function slotFit(
  asked: readonly Slot[],
  said: readonly Slot[],
  { alike, deputies }: { readonly alike: readonly (readonly string[])[] } & Pick<QuestionRules, 'deputies'>,
): number {
  const fits = asked.flatMap((slot) => {
    const places = said.filter(({ name }) => name === slot.name);
    if (places.length === 0) return [];
    const nearest = Math.max(...places.map(({ beside }) => nearness(beside, slot.beside)));
    const own = places.filter(({ beside }) => nearness(beside, slot.beside) === nearest);
    const names = alike.find((writings) => writings.some((one) => isPartOf(bare(one), slot.filler))) ?? [];
    const writings = [slot.filler, ...names.map(bare)];
    const isSame = ({ filler }: Slot) =>
      writings.some(
        (one) => isPartOf(one, filler) && deputies.pattern.test(one) === deputies.pattern.test(filler),
      );
    return own.some(isSame) ? [1] : [-1];
  });
  return fits.includes(1) ? 1 : fits.length > 0 ? -1 : 0;
}

/** Whether one is the other, or a part of it. */
const isPartOf = (one: string, other: string) =>
  one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one));

/** How many pairs of characters two texts share, of all that they have: from 0 to 1. */
function nearness(one: string, other: string): number {
  const pairs = pairsOf(one);
  const shared = pairs.filter((pair) => other.includes(pair)).length;
  return (2 * shared) / Math.max(1, pairs.length + pairsOf(other).length);
}

const pairsOf = (text: string): string[] => [...text].slice(1).map((_, i) => text.slice(i, i + 2));
