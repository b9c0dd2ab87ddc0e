import { pinyin } from 'pinyin-pro';
import { NameMatcher } from './matcher.js';

/** Composes English names for Chinese ones that have no official translation. */
export type ComposeEnglish = (name: string) => string;

/**
 * The parts that the glossary knows are translated, the rest is written in pinyin as one word:
 * 云湖大数据产业园 → Yunhu Big Data Industrial Park.
 */
export function makeEnglishComposer(
  glossary: Readonly<Record<string, string>>,
  names: Iterable<readonly [string, string]>,
): ComposeEnglish {
  const parts = new NameMatcher<string>(
    [...names, ...Object.entries(glossary)].filter(([, english]) => english !== ''),
  );
  return (name) => {
    const words: string[] = [];
    let at = 0;
    for (const part of [...parts.findLongest(name), null]) {
      const rest = name.slice(at, part?.start ?? name.length);
      for (const piece of rest.match(/[\u4e00-\u9fff]+|[A-Za-z0-9+.%-]+/g) ?? []) words.push(romanise(piece));
      if (part) words.push(part.value);
      at = part?.end ?? name.length;
    }
    return words.join(' ').trim() || name;
  };
}

function romanise(piece: string): string {
  if (!/[\u4e00-\u9fff]/.test(piece)) return piece;
  const word = pinyin(piece, { toneType: 'none', type: 'array' }).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
