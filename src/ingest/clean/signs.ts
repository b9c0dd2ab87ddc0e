/** What closes a sentence, with the brackets and quotation marks behind it. */
export const CLOSED = /[。！？!?；;…][”’"'）)〕】」』》]*$/;
export const COMMA = /[，,、]$/;
export const SENTENCE_SIGN = /[，,。；;！？]/;
/** In characters. */
export const TITLE_LENGTH = 44;
export const SHORTEST_HEADING = 6;

/** Whether every bracket and quotation mark that the text opens is closed in it. */
export function isBalanced(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(/[(（“《〔]/g) === count(/[)）”》〕]/g);
}
