import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Candidate, FindCandidates } from './candidates.js';

const LONGEST = 12;

/** Finds the departments of a list that names its level once: 市科技局、财政局、水利局. */
export function makeOfficeFinder(knowledge: Knowledge): FindCandidates {
  const endings = [...knowledge.officeEndings].sort((a, b) => b.length - a.length).join('|');
  const known = knowledge.departments
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .sort((a, b) => b.length - a.length);
  const word = `[\\u4e00-\\u9fff]{1,${LONGEST}}?`;
  const { officeLevels: levels } = knowledge.naming.known;
  const { listOpeners, followers, laterEndings, ownLevel } = knowledge.naming.offices;
  const end = `(?=[、，,。；;）)〕\\]:：]|$|${followers.join('|')})`;
  const first = new RegExp(
    `(?<=^|[、，,：:；;（(〔\\[。\\s]|${listOpeners.join('|')})(?:${levels.join('|')})(?:${word}(?:${endings})|${known.join('|')})${end}`,
    'gu',
  );
  const next = new RegExp(`^[、，,]((?:${known.join('|')}|${word}(?:${laterEndings.join('|')}))${end})`, 'u');
  return (text) => {
    const candidates: Candidate[] = [];
    const add = (start: number, to: number) =>
      candidates.push({ start, end: to, type: 'Institution', source: 'office list', weight: 5 });
    for (const found of text.matchAll(first)) {
      let at = found.index + found[0].length;
      add(found.index, at);
      for (
        let more = next.exec(text.slice(at));
        more && !ownLevel.pattern.test(more[1]!);
        more = next.exec(text.slice(at))
      ) {
        add(at + 1, at + 1 + more[1]!.length);
        at += 1 + more[1]!.length;
      }
    }
    return candidates;
  };
}
