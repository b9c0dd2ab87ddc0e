/** What patterns became that fit at every place of a text: knowledge is frozen and holds none that keep a place between searches. */
const EVERYWHERE = new WeakMap<RegExp, RegExp>();
const IN_ANY_CASE = new WeakMap<RegExp, RegExp>();

/** A pattern with other flags, compiled once. */
function compiledAs(pattern: RegExp, flags: string, kept: WeakMap<RegExp, RegExp>): RegExp {
  const compiled = kept.get(pattern) ?? new RegExp(pattern.source, flags);
  kept.set(pattern, compiled);
  return compiled;
}

/**
 * A pattern for all places of a text. It stays in this file: `matchAll` searches with a copy of it and `replace` begins at the start,
 * so that no search begins where another one ended.
 */
const everywhere = (pattern: RegExp) => compiledAs(pattern, `g${pattern.flags}`, EVERYWHERE);

/** A pattern that fits large letters and small ones alike. */
export const inAnyCase = (pattern: RegExp): RegExp => compiledAs(pattern, 'iu', IN_ANY_CASE);

/** All that a pattern fits in a text, in its order. */
export const findEvery = (text: string, pattern: RegExp): RegExpExecArray[] => [
  ...text.matchAll(everywhere(pattern)),
];

/** A text with something else in the place of all that a pattern fits; in a text `$<name>` is one of the groups. */
export const replaceEvery = (
  text: string,
  pattern: RegExp,
  by: string | ((found: string) => string),
): string =>
  typeof by === 'string'
    ? text.replace(everywhere(pattern), by)
    : text.replace(everywhere(pattern), (found) => by(found));

/** Where a text says a word: all places, none of which overlaps the one before. */
export function occurrencesOf(
  text: string,
  word: string,
): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length))
    found.push({ start, end: start + word.length });
  return found;
}
