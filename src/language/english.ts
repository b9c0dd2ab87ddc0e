import type { Knowledge } from '../knowledge/knowledge.js';
import { NameMatcher } from './matcher.js';
import { spell } from './pinyin.js';
import { cutWords } from './words.js';

/** Composes English names for Chinese ones that have no official translation. */
export type ComposeEnglish = (name: string) => string;

/**
 * The parts that the lexicons and the glossary know are translated, the rest is written in pinyin as one word:
 * 云湖大数据产业园 → Yunhu Big Data Industrial Park. What is counted and what is a share are said as such: Number of …, … as a Share of ….
 */
export function makeEnglishComposer({ glossary, names, departments }: Knowledge): ComposeEnglish {
  const known = [...names, ...departments].flatMap((name) =>
    [name.name, ...name.aliases].map((writing) => [writing, name.nameEn] as const),
  );
  const parts = new NameMatcher<string>(
    [...known, ...Object.entries(glossary)].filter(([zh, en]) => en !== '' || zh === '的'),
  );
  const compose: ComposeEnglish = (name) => {
    const counted = /^(.{2,})数量$/.exec(name)?.[1];
    if (counted) return `Number of ${inPlural(compose(counted))}`;
    const share = /^(.{2,}占.{2,}?)的?(?:比重|比例)$/.exec(name)?.[1];
    if (share) return compose(share);
    const words: string[] = [];
    let at = 0;
    for (const part of [...parts.findLongest(name), null]) {
      const rest = name.slice(at, part?.start ?? name.length);
      for (const piece of rest.match(/[\u4e00-\u9fff]+|[A-Za-z0-9+.%-]+/g) ?? []) words.push(romanise(piece));
      if (part?.value) words.push(titled(part.value));
      at = part?.end ?? name.length;
    }
    return words.join(' ').trim() || name;
  };
  return compose;
}

/** Of several things, where the last word is one that can be counted: Enterprise → Enterprises. */
const inPlural = (name: string) =>
  name.replace(/[a-z]{2}$/, (end) =>
    end.endsWith('s') ? end : /[^aeiou]y$/.test(end) ? `${end[0]}ies` : `${end}s`,
  );

const SMALL = /^(as|a|an|and|over|above|of|in|on|for|to|the|with|by|related)$/;

/** In a name of several parts each word of weight has a capital. */
function titled(part: string): string {
  return part.replace(/[A-Za-z][A-Za-z'-]*/g, (word) => (SMALL.test(word) ? word : capitalise(word)));
}

const ON_A_SUBJECT = /^(?<issuer>[^关]*)关于(?<subject>.+)的(?<kind>[^的]+)$/;

/** The title of a plan in English: 关于支持期货业发展的实施意见 → Implementation Opinions on … */
export function composeTitle(title: string, compose: ComposeEnglish): string {
  const years = /[(（]([0-9—–-]{4,})年?[)）]$/.exec(title);
  const bare = years ? title.slice(0, years.index) : title;
  const groups = ON_A_SUBJECT.exec(bare)?.groups;
  const english = groups
    ? `${compose(groups.kind!)} on ${capitalise(compose(groups.subject!))}`
    : compose(bare);
  return years ? `${english} (${years[1]!.replace(/[—–]/g, '-')})` : capitalise(english);
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** In pinyin as one word, but places apart: 郑州中科新兴 → Zhengzhou Zhongkexinxing. */
function romanise(piece: string): string {
  if (!/[\u4e00-\u9fff]/.test(piece)) return piece;
  const runs: string[] = [];
  let wasPlace = true;
  for (const { text, tag } of cutWords(piece)) {
    const isPlace = tag === 'ns' && text.length > 1;
    if (isPlace || wasPlace) runs.push(text);
    else runs.push(`${runs.pop()}${text}`);
    wasPlace = isPlace;
  }
  return runs.map((run) => capitalise(spell(run))).join(' ');
}
