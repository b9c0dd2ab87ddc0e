/** Columns that a text takes on a page: 2 for a Chinese character or full-width sign, 1 for the rest. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const wide = code >= 0x2e80 || (code >= 0x2014 && code <= 0x2026) || (code >= 0x2460 && code <= 0x24ff);
    width += wide ? 2 : 1;
  }
  return width;
}
