import type { QuestionRules } from '../../knowledge/rules.js';
import { inAnyCase, replaceEvery } from '../../language/everywhere.js';
import { ASIDE, isPinyin } from '../../language/pinyin.js';

const ASIDES = new RegExp(ASIDE, 'g');

/**
 * What a question says beyond its names, the words that were read and fillers. An answer that leaves it out of account would be
 * wrong, so a form is taken only where nothing is left.
 */
export function leftover(
  frame: string,
  read: readonly RegExp[],
  { fillers, connectors, personal, exemplified, citedKind }: QuestionRules,
  withConnectors = false,
): string {
  let rest = replaceEvery(replaceEvery(frame, exemplified.pattern, ' '), citedKind.pattern, ' ')
    .replace(/«[A-Z]»(?:\s*\([^()]*\))?/g, ' ')
    .replace(ASIDES, (aside, said: string) => (isPinyin(said) ? ' ' : aside));
  for (const pattern of read) rest = replaceEvery(rest, inAnyCase(pattern), ' ');
  rest = replaceEvery(rest.toLowerCase(), personal.pattern, ' ');
  const known = new Set([...fillers.en, ...(withConnectors ? connectors.en : [])]);
  const english = (rest.match(/[a-z0-9][a-z0-9'’-]*/g) ?? []).filter((word) => !known.has(word));
  const chinese = [...fillers.zh, ...(withConnectors ? connectors.zh : [])]
    .sort((a, b) => b.length - a.length)
    .reduce((text, filler) => text.replaceAll(filler, ' '), rest)
    .replace(/[^\u4e00-\u9fff]+/g, ' ');
  return [...english, chinese].join(' ').trim();
}
