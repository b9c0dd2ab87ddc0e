import type { Knowledge } from '../../knowledge/knowledge.js';
import { NameMatcher } from '../../language/matcher.js';
import type { Candidate, FindCandidates } from './candidates.js';

/** Parts of speech behind which a name begins: verbs, prepositions, conjunctions, particles, signs. */
const ENDS_BEFORE = /^(v|vn|vd|p|c|x|uj|u|d|ad|m|q|r|w)$/;
/** A division that opens its clause as the one who acts: 思明区优化首席服务官机制. */
const SUBJECT =
  /(?<=^|[。；;，,、])(?!各|老|全|本|该|城|园|社|校|厂|辖|山|地|片|街|小|库|灾|景|核心|示范|开发|试点|相关)[\u4e00-\u9fff]{2}[区县](?=(?:要|应|可|将|已|积极|加快|持续|着力|重点|率先|依托|围绕|聚焦|打造|优化|推进|推动|推行|建设|建立|实施|探索|创新|支持|开展|深化|擦亮|构建|完善|健全|负责|按照|发挥))/gu;

/** Finds districts and counties by their ending, and the zones that every city has one of. */
export function makeDivisionFinder(knowledge: Knowledge): FindCandidates {
  const local = new NameMatcher(knowledge.localZones.map((name) => [name, name] as const));
  const ends = new RegExp(`[${knowledge.administrative.join('')}]$`, 'u');
  return ({ text, words }) => {
    const all = words();
    const candidates: Candidate[] = local.findLongest(text).flatMap(({ start, end }): Candidate[] => {
      const before = all.findLast((word) => word.start + word.text.length <= start);
      const touches = before !== undefined && before.start + before.text.length === start;
      if (!touches || ENDS_BEFORE.test(before.tag) || knowledge.breaks.Zone.has(before.text))
        return [{ start, end, type: 'Zone', source: 'local zone', weight: 1 }];
      const named =
        /^n[zr]?$/.test(before.tag) && before.text.length >= 2 && !knowledge.generic.Zone.has(before.text);
      return named ? [{ start: before.start, end, type: 'Zone', source: 'named zone', weight: 1 }] : [];
    });
    for (const found of text.matchAll(SUBJECT)) {
      const start = found.index;
      candidates.push({ start, end: start + found[0].length, type: 'Zone', source: 'division', weight: 1 });
    }
    if (!/[区县旗]/.test(text)) return candidates;
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
