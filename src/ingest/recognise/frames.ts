import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Candidate, FindCandidates } from './candidates.js';
import { governing } from './phrase.js';

const SHORTEST = 2;

/** Finds names that the words around them make known (`rules/frames.yaml`): “亲清一家人”营商品牌. */
export function makeFrameFinder(knowledge: Knowledge): FindCandidates {
  const frames = knowledge.frames.frames.map(({ type, pattern }) => ({
    type,
    pattern: new RegExp(pattern, 'dgu'),
  }));
  return ({ text, words }) => {
    const candidates: Candidate[] = [];
    for (const { type, pattern } of frames) {
      for (const found of text.matchAll(pattern)) {
        const [from, end] = found.indices!.groups!.name!;
        const start = from + governing(text.slice(from, end), knowledge.breaks[type]);
        if (end - start < SHORTEST) continue;
        const generic = words().every(
          (word) =>
            word.start < start ||
            word.start >= end ||
            knowledge.generic[type].has(word.text) ||
            knowledge.breaks[type].has(word.text),
        );
        if (!generic || /[“"《]/.test(text.slice(start - 1, end)))
          candidates.push({ start, end, type, source: 'frame', weight: 2 });
      }
    }
    const lead = findLead(text, knowledge);
    return lead ? [...candidates, lead] : candidates;
  };
}

/** The industry that a paragraph opens with: a sentence that is its name alone. */
function findLead(text: string, knowledge: Knowledge): Candidate | null {
  const { ends, longest, not } = knowledge.frames.leads;
  const name = /^\s*([\u4e00-\u9fffA-Za-z]{3,})。$/.exec(text)?.[1];
  if (!name || name.length > longest || !ends.some((end) => name.endsWith(end))) return null;
  if (
    not.some((word) => name.includes(word)) ||
    [...knowledge.breaks.Industry].some((word) => word.length > 1 && name.startsWith(word))
  )
    return null;
  const start = text.indexOf(name);
  return { start, end: start + name.length, type: 'Industry', source: 'lead', weight: 1 };
}
