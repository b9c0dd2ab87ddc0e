/** Commas and stops; and all the signs between which a clause stands, with a colon, a question or a call. */
export const STOPS = '，。；,;';
export const CLAUSE_MARKS = `${STOPS}：:！!？?`;
const STOP = new RegExp(`[${STOPS}]`, 'u');
const CLAUSE = new RegExp(`[^${CLAUSE_MARKS}]+`, 'gu');

/** The parts of a text between commas and stops. */
export const splitAtStops = (text: string): string[] => text.split(STOP);

/** The parts of a text between the signs of clauses. */
export const clausesOf = (text: string): RegExpExecArray[] => [...text.matchAll(CLAUSE)];

/** The part of a text between the commas and stops around an offset, with where it begins. */
export function clauseAt(text: string, at: number): { readonly text: string; readonly start: number } {
  const start = Math.max(...[...STOPS].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const rest = text.slice(at).search(STOP);
  return { text: text.slice(start, rest < 0 ? text.length : at + rest), start };
}

/** What stands between semicolons and full stops around an offset. */
export function segmentAt(text: string, at: number): string {
  const before = text
    .slice(0, at)
    .split(/[；;。]/)
    .at(-1)!;
  const behind = text.slice(at).split(/[；;。]/)[0]!;
  return before + behind;
}
