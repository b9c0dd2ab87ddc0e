const QUOTES = /["“”„‟＂«»「」『』]/g;

/**
 * The form in which two writings of the same name are equal: compatibility forms folded (NFKC), white
 * space gone, quotes and dashes of one kind, brackets half-width, lower case.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(QUOTES, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—―－﹣]+/g, '-')
    .replace(/[〔[【]/g, '〔')
    .replace(/[〕\]】]/g, '〕')
    .toLowerCase();
}

/** Full-width digits, letters and per cent signs half-width, one for one; a full stop only between digits; a letter O in a
 * number is the zero that was meant: 2O19, 二O一九. */
export function halfWidth(text: string): string {
  return text
    .replace(/(?<=[\d０-９])．(?=[\d０-９])/g, '.')
    .replace(
      /(?<=[\d〇一二三四五六七八九])[OoＯ○](?=[\d一二三四五六七八九OoＯ○])/g,
      (_char, at: number, all: string) => (/\d/.test(all[at - 1]!) ? '0' : '〇'),
    )
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** `fold` without any punctuation: what titles and names are compared by. */
export function bare(text: string): string {
  return fold(text).replace(/[《》〈〉"'()〔〕·、,，。:：-]/g, '');
}

/** The text without white space, as names and titles are shown. */
export function tight(text: string): string {
  return text.replace(/[\s\u3000]+/g, '');
}

/** The pairs of neighbouring characters of a text: 新材料 → 新材, 材料. What names are found alike by. */
export function characterPairs(text: string): string[] {
  const chars = [...text];
  return chars.slice(1).map((char, i) => chars[i]! + char);
}

/** A text whose numbers have no commas: 50,000 → 50000. */
export const withoutThousands = (text: string): string => text.replace(/(?<=\d),(?=\d{3}\b)/g, '');

/** A text whose Chinese characters stand together, where layout left a space between two: 混 合 供 地 → 混合供地. */
export const withoutInnerSpaces = (text: string): string =>
  text.replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '');
