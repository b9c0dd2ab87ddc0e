import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Candidate } from './candidates.js';

/** Finds cited policy texts: titles in 《》, document numbers, and what is cited without marks. */
export function findCitations(text: string, knowledge: Knowledge): Candidate[] {
  const candidates: Candidate[] = [];
  for (const found of text.matchAll(/《[^《》]{2,90}》/g)) {
    if (!isPolicyTitle(found[0], knowledge)) continue;
    candidates.push({
      start: found.index,
      end: found.index + found[0].length,
      type: 'Plan',
      source: 'title marks',
      weight: 9,
    });
  }
  for (const found of text.matchAll(new RegExp(knowledge.heads.number.pattern, 'gu'))) {
    const organ = shortenOrgan(found.groups!.organ!);
    const start = found.index + found.groups!.organ!.length - organ.length;
    candidates.push({
      start,
      end: found.index + found[0].length,
      type: 'Plan',
      source: 'document number',
      weight: 9,
    });
  }
  for (const rule of knowledge.heads.unmarked) {
    for (const found of text.matchAll(new RegExp(rule.pattern, 'gu'))) {
      candidates.push({
        start: found.index,
        end: found.index + found[0].length,
        type: 'Plan',
        source: 'unmarked title',
        weight: 6,
      });
    }
  }
  return candidates;
}

function isPolicyTitle(title: string, knowledge: Knowledge): boolean {
  const stem = title.replace(/([(（][^()（）]*[)）])*》$/, '');
  return [...knowledge.heads.kinds, ...knowledge.heads.citedKinds].some((kind) => stem.endsWith(kind));
}

/** The abbreviation of an organ has few characters: what stands before it belongs to the sentence. */
function shortenOrgan(organ: string): string {
  const cut = /(?:按照|根据|依据|以及|关于|印发|精神|和|与|及|的)([\u4e00-\u9fff]{2,8})$/.exec(organ);
  return cut ? cut[1]! : organ;
}

/** Finds products that are named in quotation marks, by their ending: “郑科贷”. */
export function findQuoted(text: string, knowledge: Knowledge): Candidate[] {
  return [...text.matchAll(/[“"]([\u4e00-\u9fffA-Za-z]{2,6})[”"]/g)]
    .filter((found) => knowledge.quotedEndings.some((ending) => found[1]!.endsWith(ending)))
    .map((found) => ({
      start: found.index + 1,
      end: found.index + 1 + found[1]!.length,
      type: 'Project' as const,
      source: 'quoted',
      weight: 2,
    }));
}
