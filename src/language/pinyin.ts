import { pinyin } from 'pinyin-pro';
import { cutWords } from './words.js';

/** The pinyin of each character, without tones. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array' });
}

/** The pinyin of a text in one word, without tones: 鲲鹏小镇 → kunpengxiaozhen. */
export function spell(text: string): string {
  return syllablesOf(text).join('');
}

/** A name in pinyin without tones, a word for a word: 鲲鹏软件小镇 → kunpeng ruanjian xiaozhen. */
export function spellWords(name: string): string {
  return cutWords(name)
    .map(({ text }) => spell(text).trim())
    .filter((word) => /[A-Za-z0-9]/.test(word))
    .join(' ');
}

const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)$/;
const LONGEST_SYLLABLE = 6;

/** Whether a word may be cut into syllables. */
function isSpelled(word: string): boolean {
  const ends = new Set([0]);
  for (const start of ends)
    for (let end = start + 1; end <= Math.min(start + LONGEST_SYLLABLE, word.length); end++)
      if (SYLLABLE.test(word.slice(start, end))) ends.add(end);
  return ends.has(word.length);
}

/** Whether all words of a text may be pinyin. */
export function isPinyin(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.length > 0 && words.every(isSpelled);
}

/** Chinese words are often given in pinyin behind their English: the eastern area (dongbu pianqu). */
export const ASIDE = /\s*\(([^()«»]*)\)/;
