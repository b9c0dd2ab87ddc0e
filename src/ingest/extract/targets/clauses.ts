import { findCuts } from '../../../language/lists.js';
import type { Span } from '../../../model/document.js';

const OPENS = '(（';
const CLOSES = ')）';
const ENDS = '，,；;。：:！？';

/** The clauses of a sentence, cut at ，；。： outside of brackets; each holds the sign that ends it. */
export function splitClauses(sentence: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < sentence.length; i++) {
    const char = sentence[i]!;
    if (OPENS.includes(char)) depth++;
    if (CLOSES.includes(char)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !ENDS.includes(char)) continue;
    clauses.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}

/** The pieces of a clause that have a number each, cut at 、: 高新技术企业达到6000家、创新平台新增100家. */
export function splitPieces(clause: string, hasNumber: (text: string) => boolean): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  const cuts = findCuts(clause);
  cuts.forEach(({ start: end, end: from }, i) => {
    const right = clause.slice(from, cuts[i + 1]?.start);
    if (!hasNumber(clause.slice(start, end)) || !hasNumber(right)) return;
    pieces.push({ start, end });
    start = from;
  });
  pieces.push({ start, end: clause.length });
  return pieces;
}
