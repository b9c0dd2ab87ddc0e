import escapeRegExp from 'escape-string-regexp';

const AROUND = 40;
const LONGEST = 160;

/** The part of a text around the words that were searched for, which stand between « and ». */
export function highlight(text: string, searched: string): string {
  const words = searched.match(/[\u4e00-\u9fff]+|[A-Za-z0-9]+/g) ?? [];
  const found = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
  if (found.length === 0) return text.slice(0, LONGEST);
  const first = Math.min(...found.map((word) => text.toLowerCase().indexOf(word.toLowerCase())));
  const from = text.length <= LONGEST ? 0 : Math.max(0, first - AROUND);
  const part = text.slice(from, from + LONGEST);
  const pattern = new RegExp(found.map(escapeRegExp).join('|'), 'gi');
  return `${from > 0 ? '…' : ''}${part.replace(pattern, '«$&»')}${from + LONGEST < text.length ? '…' : ''}`;
}
