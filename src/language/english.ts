import type { Knowledge } from '../knowledge/knowledge.js';
import { NameMatcher } from './matcher.js';
import { spell } from './pinyin.js';

/** Composes English names for Chinese ones that have no official translation. */
export type ComposeEnglish = (name: string) => string;

/**
 * The parts that the lexicons and the glossary know are translated, the rest is written in pinyin as one word:
 * 云湖大数据产业园 → Yunhu Big Data Industrial Park.
 */
export function makeEnglishComposer({ glossary, names }: Knowledge): ComposeEnglish {
  const known = names.flatMap((name) =>
    [name.name, ...name.aliases].map((writing) => [writing, name.nameEn] as const),
  );
  const parts = new NameMatcher<string>(
    [...known, ...Object.entries(glossary)].filter(([zh, en]) => en !== '' || zh === '的'),
  );
  return (name) => {
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
}

const SMALL = /^(and|of|in|on|for|to|the|with|by|related)$/;

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

function romanise(piece: string): string {
  if (!/[\u4e00-\u9fff]/.test(piece)) return piece;
  return capitalise(spell(piece));
}
