import type { Term } from '../../model/question.js';
import type { ReadPassage, ReadSection } from '../../query/rows.js';
import { tellingOf } from '../understand/weights.js';
import { saysTerm } from './polarity.js';
import { headingsOf } from './sentence.js';
import { flag, type Proposed, type ReadingTask } from './task.js';

/** One is nothing to count. */
const FEWEST = 2;
/** Sections of more lines that say a word speak of it, and list nothing. */
const MOST = 40;

/**
 * How many lines or rows of a section say a word of the question, or all of those that are said there at all: 任命… six times, rows with
 * one source. Each of them is evidence.
 */
export function proposeTallies(
  { question, form, cover, knowledge }: ReadingTask,
  section: ReadSection,
): Proposed[] {
  const { counts, numbered } = knowledge.questions;
  if (![counts, numbered].some(({ pattern }) => pattern.test(question.frame))) return [];
  const coverage = cover(headingsOf(section));
  const telling = tellingOf(form.terms);
  const total = telling.reduce((sum, { weight }) => sum + weight, 0);
  return (['sentence', 'row'] as const).flatMap((kind) => {
    const lines = section.passages.filter((passage) => passage.kind === kind);
    return talliesOf(lines, telling).map(({ said, those }): Proposed => {
      const starts = those.filter(({ text }) => startsWith(text, said)).length / those.length;
      return {
        kind: 'count',
        reading: { items: [], boolean: null, count: those.length, evidence: those, coverage },
        features: {
          tally: 1,
          [`tally ${kind}`]: 1,
          'tally coverage': coverage,
          'tally told': said.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, total),
          'tally several': flag(said.length > 1),
          'tally starts': starts,
          'tally of all': those.length / lines.length,
          'tally one': flag(those.length === 1),
        },
      };
    });
  });
}

interface Tally {
  readonly said: readonly Term[];
  readonly those: readonly ReadPassage[];
}

/** The lines that say each of the words, and those that say all that any of them says; each set of lines once. */
function talliesOf(lines: readonly ReadPassage[], terms: readonly Term[]): Tally[] {
  const saying = (some: readonly Term[]): Tally => ({
    said: some,
    those: lines.filter(({ text }) => some.every((term) => saysTerm(text, term))),
  });
  const single = terms.map((term) => saying([term])).filter(({ those }) => those.length > 0);
  const pairs = single.flatMap(({ said }, i) =>
    single.slice(i + 1).map((other) => saying([...said, ...other.said])),
  );
  const all = saying(single.flatMap(({ said }) => said));
  const found = [all, ...pairs, ...single].filter(
    ({ those }) => those.length >= FEWEST && those.length <= MOST,
  );
  return [...new Map(found.map((tally) => [tally.those.map(({ id }) => id).join(), tally])).values()];
}

const startsWith = (text: string, said: readonly Term[]) =>
  said.some(({ written }) => written.some((one) => text.startsWith(one)));
