import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import type { Candidate, FindCandidates } from './candidates.js';

/** Finds districts and counties by their ending, and the zones that every city has one of. */
export function makeDivisionFinder(knowledge: Knowledge): FindCandidates {
  const local = new NameMatcher(knowledge.localZones.map((name) => [name, name] as const));
  const ends = new RegExp(`[${knowledge.administrative.join('')}]$`, 'u');
  return ({ text, words }) => {
    const candidates: Candidate[] = local
      .findLongest(text)
      .filter(({ start }) => start === 0 || /[^\u4e00-\u9fff]|[在以由对为与和及到于]/.test(text[start - 1]!))
      .map(({ start, end }) => ({ start, end, type: 'Zone', source: 'local zone', weight: 1 }));
    if (!/[区县旗]/.test(text)) return candidates;
    const all = words();
    all.forEach((word, i) => {
      const end = word.start + word.text.length;
      const next = all[i + 1];
      if (word.tag === 'ns' && word.text.length >= 3 && ends.test(word.text)) {
        candidates.push({ start: word.start, end, type: 'Zone', source: 'division', weight: 1 });
      } else if (
        /^(ns|nr|nz)$/.test(word.tag) &&
        word.text.length === 2 &&
        next &&
        /^[区县]$/.test(next.text)
      ) {
        candidates.push({ start: word.start, end: end + 1, type: 'Zone', source: 'division', weight: 1 });
      }
    });
    return candidates;
  };
}
