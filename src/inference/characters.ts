import { z } from 'zod';

/** The tokens of the base encoder that are one character, and the special ones, as `models/` have them. */
export const charactersSchema = z.object({
  tokens: z.array(z.string()).min(1),
  /** Signs without a token of their own, by those whose token they take. */
  standIns: z.record(z.string(), z.string()),
});

/** How a text becomes numbers, one for each of its UTF-16 units, and the numbers that stand for no text. */
export interface Characters {
  readonly idOf: (unit: string) => number;
  readonly first: number;
  readonly separator: number;
  readonly padding: number;
}

/** A character is read as it stands, else in its compatibility form and lower case, else as one that is unknown. */
export function makeCharacters({ tokens, standIns }: z.infer<typeof charactersSchema>): Characters {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  for (const [sign, like] of Object.entries(standIns)) ids.set(sign, ids.get(like)!);
  const unknown = ids.get('[UNK]')!;
  return {
    idOf: (unit) => ids.get(unit) ?? ids.get(unit.normalize('NFKC').toLowerCase()) ?? unknown,
    first: ids.get('[CLS]')!,
    separator: ids.get('[SEP]')!,
    padding: ids.get('[PAD]')!,
  };
}
