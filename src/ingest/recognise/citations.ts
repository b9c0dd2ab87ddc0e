import type { Knowledge } from '../../knowledge/knowledge.js';
import type { HeadRules } from '../../knowledge/rules.js';
import { findEvery } from '../../language/everywhere.js';
import type { Candidate, FindCandidates } from './candidates.js';

/** Finds cited policy texts: titles in 《》, document numbers, and what is cited without marks. */
export function makeCitationFinder(knowledge: Knowledge): FindCandidates {
  const { heads } = knowledge;
  return (text) => {
    const candidates: Candidate[] = [];
    const add = (start: number, end: number, source: string, weight: number) =>
      candidates.push({ start, end, type: 'Plan', source, weight });
    for (const found of text.matchAll(/《[^《》]{2,90}》/g)) {
      if (isPolicyTitle(found[0], knowledge))
        add(found.index, found.index + found[0].length, 'title marks', 9);
    }
    for (const found of findEvery(text, heads.number.pattern)) {
      const organ = shortenOrgan(found.groups!.organ!, heads);
      const start = found.index + found.groups!.organ!.length - organ.length;
      add(start, found.index + found[0].length, 'document number', 9);
    }
    for (const { pattern } of heads.unmarked) {
      for (const found of findEvery(text, pattern))
        add(found.index, found.index + found[0].length, 'unmarked title', 6);
    }
    return candidates;
  };
}

function isPolicyTitle(title: string, knowledge: Knowledge): boolean {
  const stem = title.replace(/([(（][^()（）]*[)）])*》$/, '');
  return [...knowledge.heads.kinds, ...knowledge.heads.citedKinds].some((kind) => stem.endsWith(kind));
}

/** The abbreviation of an organ has few characters: what stands before it belongs to the sentence. */
function shortenOrgan(organ: string, { numberCited }: HeadRules): string {
  return numberCited.pattern.exec(organ)?.groups?.organ ?? organ;
}
