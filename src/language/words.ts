import nodejieba from 'nodejieba';

/** A word of a segmented text with its part of speech (jieba's tag set: n, ns, v, …). */
export interface Word {
  readonly text: string;
  readonly tag: string;
  readonly start: number;
}

/** Makes names words of the dictionary, so that they are cut as one: 超硬材料, not 硬材料. */
export function teachWords(words: Iterable<readonly [word: string, tag: string]>): void {
  for (const [word, tag] of words) nodejieba.insertWord(word, tag);
}

/** Cuts a text into words with their parts of speech and offsets. */
export function cutWords(text: string): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const { word, tag } of nodejieba.tag(text)) {
    words.push({ text: word, tag, start });
    start += word.length;
  }
  return words;
}

/** A text with some words in others, in the order of `words`: 啥 → 什么. */
export function inOtherWords(text: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((rest, [word, other]) => rest.replaceAll(word, other), text);
}

/** A text without a word that it ends with: 加氢站数量 and 数量 → 加氢站. */
export const withoutEnd = (text: string, end: string): string =>
  text.endsWith(end) ? text.slice(0, text.length - end.length) : text;

const CONTEXT = 6;

/** True where a word of the dictionary stands across the seam of two texts: 提升新材 + 料产业. */
export function wordCrossesSeam(left: string, right: string): boolean {
  const tail = left.slice(-CONTEXT);
  const head = right.slice(0, CONTEXT);
  if (!/[\u4e00-\u9fff]$/.test(tail) || !/^[\u4e00-\u9fff]/.test(head)) return false;
  let end = 0;
  for (const word of nodejieba.cut(tail + head, true)) {
    if (end < tail.length && end + word.length > tail.length) return true;
    end += word.length;
  }
  return false;
}

/** Prepares to tell where the longest run of these words that a text ends with begins: its length where it ends with none. */
export function makeTrailingRuns(words: readonly string[]): (text: string) => number {
  const known = new Set(words);
  const lengths = [...new Set(words.map(({ length }) => length))];
  return (text) => {
    const starts = new Set([text.length]);
    let first = text.length;
    for (const end of starts) {
      first = Math.min(first, end);
      for (const length of lengths)
        if (length <= end && known.has(text.slice(end - length, end))) starts.add(end - length);
    }
    return first;
  };
}

/** The shortest words that a text is made up of: 战略性新兴产业 → 战略, 性, 新兴, 产业. */
export function wordPieces(text: string): string[] {
  const starts = new Set([0]);
  for (const word of new Set(nodejieba.cutAll(text))) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) starts.add(at);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, i) => text.slice(start, sorted[i + 1] ?? text.length));
}
