import type { Knowledge } from '../../knowledge/knowledge.js';
import { bare, withoutInnerSpaces } from '../../language/fold.js';

/** What a question says itself in a place that sentences fill: 市金融局 of 办公室设在市金融局吗. */
export interface Slot {
  readonly name: string;
  readonly filler: string;
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
        return form ? [{ name, filler: bare(plain.replace(form.pattern, form.by)) }] : [];
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
  alike: readonly (readonly string[])[],
): number {
  const fits = asked.flatMap((slot) => {
    const own = said.filter(({ name }) => name === slot.name);
    if (own.length === 0) return [];
    const names = alike.find((writings) => writings.some((one) => isSame(bare(one), slot.filler))) ?? [];
    const writings = [slot.filler, ...names.map(bare)];
    return own.some(({ filler }) => writings.some((one) => isSame(one, filler))) ? [1] : [-1];
  });
  return fits.includes(1) ? 1 : fits.length > 0 ? -1 : 0;
}

/** Whether one is the other, or a part of it. */
const isSame = (one: string, other: string) =>
  one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one));
