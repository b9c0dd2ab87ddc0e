import type { QuestionRules } from '../../knowledge/rules.js';
import { ASIDE, isPinyin } from '../../language/pinyin.js';

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
  let rest = frame
    .replace(new RegExp(exemplified.pattern, 'giu'), ' ')
    .replace(new RegExp(citedKind.pattern, 'giu'), ' ')
    .replace(/«[A-Z]»(?:\s*\([^()]*\))?/g, ' ')
    .replace(new RegExp(ASIDE, 'g'), (aside, said: string) => (isPinyin(said) ? ' ' : aside));
  for (const pattern of read) rest = rest.replace(new RegExp(pattern.source, 'giu'), ' ');
  rest = rest.toLowerCase().replace(new RegExp(personal.pattern.source, 'giu'), ' ');
  const known = new Set([...fillers.en, ...(withConnectors ? connectors.en : [])]);
  const english = (rest.match(/[a-z0-9][a-z0-9'’-]*/g) ?? []).filter((word) => !known.has(word));
  const chinese = [...fillers.zh, ...(withConnectors ? connectors.zh : [])]
    .sort((a, b) => b.length - a.length)
    .reduce((text, filler) => text.replaceAll(filler, ' '), rest)
    .replace(/[^\u4e00-\u9fff]+/g, ' ');
  return [...english, chinese].join(' ').trim();
}
